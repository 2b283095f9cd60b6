//! What was taken out of the queue: what it says, what helps to decide, and the decision.

use contract::proposals::{ItemKind, ModerationCase, ReportCase, RiskLabel, RiskSuggestion, Severity, TextPart};
use kit::{
    http::Call,
    i18n::{Text, fill, moderation as text, t, words},
    part,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, Shape, Tone, chip},
};
use yew::prelude::*;

use crate::{
    decide::Decide,
    pictures::Pictures,
    queue::kind,
    says::{found, marked, says},
};

/// Properties of an [`ItemPane`].
#[derive(Properties, PartialEq)]
pub(crate) struct ItemPaneProps {
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
        <article class="lx-stack" tabindex="-1" aria-label={t(kind(case.item.kind))} data-test="case">
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
            { part!(Pictures { case: case.clone() }) }
            { comment(case) }
            { reports(&case.reports) }
            if case.comment.is_none() {
                <section class="lx-card">{ says(&case.text, &case.findings) }</section>
            } else {
                <details class="lx-card"><summary>{ fill(text::OF_PROPOSAL, &[&case.text.title]) }</summary>{ says(&case.text, &[]) }</details>
            }
            if let Some(before) = case.before.as_ref().filter(|_| case.item.kind == ItemKind::Amendment) {
                <details class="lx-card"><summary>{ t(text::BEFORE) }</summary>{ says(before, &[]) }</details>
            }
            { helps(case) }
            { part!(Decide { item: case.item.clone(), says: case.text.clone(), done: props.done.clone() }) }
        </article>
    }
}

/// The comment that waits, or was reported, and what it answers.
fn comment(case: &ModerationCase) -> Html {
    let shown = |comment: &contract::proposals::CommentCase| {
        let answers = comment.answers.as_ref().map(|words| fill(text::ANSWERS, &[words]));
        html! {
            <section class="lx-card" data-test="comment-case">
                if let Some(answers) = answers { <p class="lx-small lx-muted">{ answers }</p> }
                <p class="lx-text">{ marked(&comment.text, &case.findings, TextPart::Comment) }</p>
            </section>
        }
    };
    case.comment.as_ref().map(shown).unwrap_or_default()
}

/// What people reported.
pub(crate) fn reports(all: &[ReportCase]) -> Html {
    let line = |one: &ReportCase| {
        let said = one.text.as_ref().map(|words| format!("：{words}"));
        html! { <li>{ t(words::moderation_reason(one.reason)) }{ said }<span class="lx-small lx-muted">{ " " }{ time::moment(one.at) }</span></li> }
    };
    html! {
        if !all.is_empty() {
            <section class="lx-card" data-test="reports">
                <h3 class="lx-label">{ fill(text::REPORTED_BY, &[&all.len().to_string()]) }</h3>
                <ul>{ for all.iter().map(line) }</ul>
            </section>
        }
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

/// How grave it is that a listed word stands there.
const fn grave(severity: Severity) -> (Tone, Option<Text>) {
    match severity {
        Severity::Notice => (Tone::Grey, Some(text::NOTICE)),
        Severity::Warning => (Tone::Amber, Some(text::WARNING)),
        Severity::Grave => (Tone::Red, Some(text::GRAVE)),
    }
}

/// What a checker outside minds in it; it decides nothing, and what it does not mind is not said.
fn checked(case: &ModerationCase) -> Html {
    let said = case.checked.filter(|said| said.suggestion != RiskSuggestion::Pass);
    let Some(said) = said else { return Html::default() };
    let tone = match said.suggestion {
        RiskSuggestion::Risky => Tone::Red,
        RiskSuggestion::Pass | RiskSuggestion::Review => Tone::Amber,
    };
    let label = said.label.map_or_else(|| t(text::RISK), |label| t(risk(label)));
    html! {
        <p data-test="checked">{ chip(tone, Shape::Alert, label) }{ " " }<span class="lx-small lx-muted">{ t(text::RISK_LEAD) }</span></p>
    }
}

const fn risk(label: RiskLabel) -> Text {
    match label {
        RiskLabel::Advertising => text::RISK_ADVERTISING,
        RiskLabel::Politics => text::RISK_POLITICS,
        RiskLabel::Pornography => text::RISK_PORNOGRAPHY,
        RiskLabel::Abuse => text::RISK_ABUSE,
        RiskLabel::Unlawful => text::RISK_UNLAWFUL,
        RiskLabel::Fraud => text::RISK_FRAUD,
        RiskLabel::Vulgar => text::RISK_VULGAR,
        RiskLabel::Copyright => text::RISK_COPYRIGHT,
        RiskLabel::Other => text::RISK,
    }
}

/// What was found in it, what resembles it, and what its author proposed before.
fn helps(case: &ModerationCase) -> Html {
    let finding = |one: &contract::proposals::Finding| {
        let list = one.list.as_ref().map(|list| format!("（{list}）"));
        let (tone, how) = one.severity.map_or((Tone::Grey, None), grave);
        html! {
            <li>
                { t(found(one.kind)) }{ list }{ ": " }<mark>{ &one.words }</mark>
                if let Some(how) = how { { " " }{ chip(tone, Shape::Alert, t(how)) } }
            </li>
        }
    };
    let alike = |one: &contract::proposals::ProposalSummary| {
        html! { <li><a href={format!("/proposals/{}", one.id)} target="_blank">{ &one.title }</a></li> }
    };
    let sort = if case.comment.is_some() {
        text::HISTORY_COMMENTS
    } else {
        text::HISTORY
    };
    let history = fill(sort, &[&case.published.to_string(), &case.rejected.to_string()]);
    html! {
        <section class="lx-card lx-stack" data-test="helps">
            { checked(case) }
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
