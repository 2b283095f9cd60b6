//! What a proposal says, with what was found in it marked.

use contract::proposals::{Finding, FindingKind, ProposalText, TextPart};
use kit::i18n::{Text, fill, moderation, proposals as text, t, words};
use yew::prelude::*;

/// What kind of thing was found.
pub(crate) const fn found(kind: FindingKind) -> Text {
    match kind {
        FindingKind::Phone => moderation::PHONE,
        FindingKind::IdentityNumber => moderation::IDENTITY,
        FindingKind::Home => moderation::HOME,
        FindingKind::Name => moderation::NAME,
        FindingKind::Listed => moderation::LISTED,
    }
}

/// The text; what was found in it is marked, so that nobody must look for it.
pub(crate) fn says(of: &ProposalText, findings: &[Finding]) -> Html {
    let long = |title: Text, words: &str, part: TextPart| {
        html! {
            <section>
                <h3 class="lx-label">{ t(title) }</h3>
                <p class="lx-text">{ marked(words, findings, part) }</p>
            </section>
        }
    };
    let cost = of.cost.map(|cost| fill(text::YUAN, &[&cost.to_string()]));
    let facts = [
        (text::FIELD, Some(t(words::proposal_field(of.field)).to_owned())),
        (text::HELPS_SHOWN, of.helps.clone()),
        (text::PLACE_SHOWN, of.place.clone()),
        (text::COST_SHOWN, cost),
    ];
    let fact = |(title, value): (Text, Option<String>)| value.map(|value| html! { <p>{ t(title) }{ ": " }{ value }</p> });
    html! {
        <>
            <h2 class="lx-title">{ marked(&of.title, findings, TextPart::Title) }</h2>
            { long(text::PROBLEM, &of.problem, TextPart::Problem) }
            { long(text::SUGGESTION, &of.suggestion, TextPart::Suggestion) }
            <div class="lx-small lx-muted">{ for facts.into_iter().filter_map(fact) }</div>
        </>
    }
}

/// A text with what was found in this part of it marked.
pub(crate) fn marked(text: &str, findings: &[Finding], part: TextPart) -> Html {
    let here = findings.iter().filter(|one| one.part == part);
    let first = here
        .filter_map(|one| text.find(one.words.as_str()).map(|at| (at, one.words.as_str())))
        .min_by_key(|(at, _)| *at);
    match first {
        None => html! { { text.to_owned() } },
        Some((at, words)) => {
            let (before, rest) = text.split_at(at);
            let rest = rest.strip_prefix(words).unwrap_or_default();
            html! { <>{ before.to_owned() }<mark>{ words.to_owned() }</mark>{ marked(rest, findings, part) }</> }
        }
    }
}
