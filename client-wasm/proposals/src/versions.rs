//! The versions of a proposal, and what changed from each to the next.

use contract::proposals::{Edition, Proposal};
use kit::{
    i18n::{Text, fill, proposals as text, t},
    time,
};
use yew::prelude::*;

use crate::difference::{Change, difference};

/// Every version, where there is more than one.
pub(crate) fn versions(of: &Proposal) -> Html {
    let pairs = of
        .editions
        .iter()
        .enumerate()
        .map(|(at, edition)| (edition, of.editions.get(at + 1)));
    html! {
        if of.editions.len() > 1 {
            <section class="lx-card" data-test="versions">
                <h3 class="lx-label">{ t(text::VERSIONS) }</h3>
                { for pairs.map(|(edition, before)| version(edition, before)) }
            </section>
        }
    }
}

fn version(edition: &Edition, before: Option<&Edition>) -> Html {
    let when = edition.published_at.map_or_else(|| t(text::WAITING).to_owned(), time::date);
    let title = fill(text::VERSION, &[&edition.edition.to_string(), &when]);
    let old = before.map(|before| &before.text);
    let part = |title: Text, new: &str, old: Option<&str>| {
        html! {
            <>
                <p class="lx-label">{ t(title) }</p>
                <p class="lx-text">{ for difference(old.unwrap_or(new), new).into_iter().map(change) }</p>
            </>
        }
    };
    html! {
        <details key={edition.edition} data-test="version">
            <summary>{ title }</summary>
            if old.is_some() { <p class="lx-small lx-muted">{ t(text::DIFFERENCE) }</p> }
            { part(text::TITLE, &edition.text.title, old.map(|old| old.title.as_str())) }
            { part(text::PROBLEM, &edition.text.problem, old.map(|old| old.problem.as_str())) }
            { part(text::SUGGESTION, &edition.text.suggestion, old.map(|old| old.suggestion.as_str())) }
        </details>
    }
}

fn change(change: Change<'_>) -> Html {
    match change {
        Change::Same(words) => html! { { words.to_owned() } },
        Change::New(words) => html! { <ins>{ words.to_owned() }</ins> },
        Change::Old(words) => html! { <del>{ words.to_owned() }</del> },
    }
}
