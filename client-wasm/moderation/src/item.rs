//! What was taken out of the queue: what it says, what helps to decide, and the decision.

use contract::proposals::{ItemKind, ModerationCase};
use kit::{
    http::Call,
    i18n::{fill, moderation as text, t, words},
    part,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind},
};
use yew::prelude::*;

use crate::{
    decide::Decide,
    queue::kind,
    says::{found, says},
};

/// Properties of an [`ItemPane`].
#[derive(Properties, PartialEq)]
pub(crate) struct ItemPaneProps {
    /// It.
    pub(crate) case: ModerationCase,
    /// Called once it is decided or let go.
    pub(crate) done: Callback<()>,
}

/// The pane.
#[component]
pub(crate) fn ItemPane(props: &ItemPaneProps) -> Html {
    let sending = use_sending();
    let case = &props.case;
    let path = format!("/moderation/{}/claim", case.item.id);
    let let_go = {
        let (sending, done) = (sending.clone(), props.done.clone());
        Callback::from(move |_: MouseEvent| {
            let done = done.clone();
            sending.send(Call::delete(&path), move |()| done.emit(()));
        })
    };
    let until = case
        .item
        .claimed_until
        .map(|until| fill(text::KEPT_UNTIL, &[&time::moment(until)]));
    html! {
        <article class="lx-stack" data-test="case">
            <p class="lx-row">
                <span class="lx-grow lx-small lx-muted">{ t(kind(case.item.kind)) }{ " · " }{ until }</span>
                { part!(Button {
                    kind: ButtonKind::Text,
                    loading: sending.is_busy(),
                    onclick: let_go,
                    data_test: "let-go",
                    children: html! { { t(text::LET_GO) } },
                }) }
            </p>
            { sending.trouble("let-go-trouble") }
            { appeal(case) }
            <section class="lx-card">{ says(&case.text, &case.findings) }</section>
            if let Some(before) = case.before.as_ref().filter(|_| case.item.kind == ItemKind::Amendment) {
                <details class="lx-card"><summary>{ t(text::BEFORE) }</summary>{ says(before, &[]) }</details>
            }
            { helps(case) }
            { part!(Decide { item: case.item.id, done: props.done.clone() }) }
        </article>
    }
}

fn appeal(case: &ModerationCase) -> Html {
    let shown = |appeal: &contract::proposals::Appeal| {
        let reason = appeal
            .reason
            .map(|reason| t(words::moderation_reason(reason)))
            .unwrap_or_default();
        let said = format!("{reason} {}", appeal.text.as_deref().unwrap_or_default());
        html! {
            <section class="lx-card" data-test="grounds">
                <p>{ fill(text::GROUNDS, &[&appeal.grounds]) }</p>
                <p class="lx-muted">{ fill(text::FIRST_SAID, &[&said]) }</p>
            </section>
        }
    };
    case.appeal.as_ref().map(shown).unwrap_or_default()
}

/// What was found in it, what resembles it, and what its author proposed before.
fn helps(case: &ModerationCase) -> Html {
    let finding =
        |one: &contract::proposals::Finding| html! { <li>{ t(found(one.kind)) }{ ": " }<mark>{ &one.words }</mark></li> };
    let alike = |one: &contract::proposals::ProposalSummary| {
        html! { <li><a href={format!("/proposals/{}", one.id)} target="_blank">{ &one.title }</a></li> }
    };
    let history = fill(text::HISTORY, &[&case.published.to_string(), &case.rejected.to_string()]);
    html! {
        <section class="lx-card lx-stack" data-test="helps">
            if case.findings.is_empty() {
                <p class="lx-muted">{ t(text::FOUND_NONE) }</p>
            } else {
                <div>
                    <h3 class="lx-label">{ t(text::FOUND) }</h3>
                    <ul data-test="findings">{ for case.findings.iter().map(finding) }</ul>
                </div>
            }
            if !case.similar.is_empty() {
                <div>
                    <h3 class="lx-label">{ t(text::SIMILAR) }</h3>
                    <ul>{ for case.similar.iter().map(alike) }</ul>
                </div>
            }
            <p class="lx-small lx-muted">{ history }</p>
        </section>
    }
}
