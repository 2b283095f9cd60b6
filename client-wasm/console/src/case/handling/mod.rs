//! How a case is being handled: who sees to it, who else has a part in it, and what waits for a decision.

mod fields;
mod merge;
pub(super) mod orders;
mod pickers;

pub(super) use self::fields::before_text;

use std::rc::Rc;

use contract::{
    cases::Case,
    handling::{CaseRef, Handling, OpenQuestion, PauseShown, Question, TransferShown, terms},
    ids::CaseId,
    publication::{Publicity, publicity},
};
use kit::{
    handlers::called,
    http::Call,
    i18n::{console, fill, handling as text, publication as public, t, words},
    part,
    remote::use_call,
    time,
    ui::{Button, ButtonKind, Shape, Tone, chip, state_chip},
};
use yew::prelude::*;

use super::{act::Act, facts::fact};
use crate::{nav::use_nav, place::Page, queue::title};

/// Properties of a [`HandlingBox`].
#[derive(Properties, PartialEq)]
pub(super) struct HandlingProps {
    /// The case.
    pub(super) case: Rc<Case>,
    /// Opens the form of an act.
    pub(super) onopen: Callback<Act>,
}

/// How the case is being handled; looked at again whenever it changed.
#[component]
pub(super) fn HandlingBox(props: &HandlingProps) -> Html {
    let key = (props.case.summary.id, props.case.version);
    let (handling, reload) = use_call::<_, Handling>(key, |(id, _)| Some(Call::get(&format!("/cases/{id}/handling"))));
    html! {
        <section class="lx-case-part" data-test="handling">
            <h3>{ t(text::HANDLING) }</h3>
            { handling.show(2, &reload, |handling| html! {
                <>
                    if let Some(question) = &handling.question { { asked(question, props) } }
                    { facts(handling) }
                    if handling.publicity != Publicity::Private {
                        { part!(Public { id: props.case.summary.id, publicity: handling.publicity }) }
                    }
                </>
            }) }
        </section>
    }
}

fn facts(handling: &Handling) -> Html {
    let handler = handling
        .handler
        .as_ref()
        .map_or_else(|| t(text::NOT_GIVEN).to_owned(), called);
    let helpers = handling
        .helpers
        .iter()
        .map(|each| html! { <span class="lx-line">{ called(each) }</span> });
    html! {
        <dl class="lx-facts">
            { fact(t(text::HANDLER), html! { <span data-test="handler">{ handler }</span> }) }
            if !handling.helpers.is_empty() { { fact(t(text::HELPERS), html! { <>{ for helpers }</> }) } }
            if let Some(subcategory) = &handling.subcategory {
                { fact(t(console::SUBCATEGORY), html! { <span data-test="subcategory">{ &subcategory.sheet.name }</span> }) }
            }
            { fact(t(text::FLOW), html! { <span data-test="flow">{ t(terms::flow(handling.flow)) }</span> }) }
            if let Some(transfer) = &handling.transfer { { fact(t(text::HANDED_TO), handed(transfer)) } }
            if let Some(by) = handling.take_by { { fact(t(text::TAKE_BY), html! { <span data-test="take-by">{ time::moment(by) }</span> }) } }
            if let Some(naming) = &handling.naming { { fact(t(text::NAMING), html! {
                <span data-test="naming" data-state={naming.state.word()}>{ &naming.name }{ " · " }{ t(terms::naming_state(naming.state)) }</span>
            }) } }
            if let Some(pause) = &handling.pause { { fact(t(text::PAUSED), paused(pause)) } }
            if let Some(into) = &handling.merged_into { { fact(t(text::MERGED_INTO), others(std::slice::from_ref(into), "merged-into")) } }
            if !handling.merged.is_empty() {
                { fact(t(text::MERGED), html! {
                    <>
                        <span class="lx-line" data-test="voices">{ fill(text::VOICES, &[&handling.voices.to_string()]) }</span>
                        { others(&handling.merged, "merged") }
                    </>
                }) }
            }
            if let Some(from) = &handling.split_from { { fact(t(text::SPLIT_FROM), others(std::slice::from_ref(from), "split-from")) } }
            if !handling.split_into.is_empty() { { fact(t(text::SPLIT_INTO), others(&handling.split_into, "split-into")) } }
        </dl>
    }
}

/// What waits for a decision, and the way to decide it for those who may.
fn asked(question: &OpenQuestion, props: &HandlingProps) -> Html {
    let act = match question.kind {
        Question::Objection => Act::RuleObjection,
        Question::Extension => Act::RuleExtension,
        Question::Draft => Act::RuleDraft,
    };
    let decides = !question.own && props.case.actions.contains(&act.deed().action);
    let since = fill(text::ASKED_SINCE, &[&time::moment(question.at)]);
    let days = question.days.map(|days| fill(text::ASKED_DAYS, &[&days.to_string()]));
    html! {
        <div class="lx-case-asked" data-test="question" data-kind={question.kind.word()}>
            <p class="lx-row">
                { chip(Tone::Amber, Shape::Alert, t(terms::question(question.kind))) }
                <span class="lx-muted lx-small">{ &question.by }{ " · " }{ since }</span>
            </p>
            if let Some(days) = days { <p class="lx-strong">{ days }</p> }
            <p class="lx-text">{ &question.text }</p>
            if decides {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    shape: Shape::Check,
                    onclick: props.onopen.reform(move |_: MouseEvent| act),
                    data_test: "decide",
                    children: html! { <>{ t(act.deed().title) }</> },
                }) }
            } else {
                <p class="lx-muted lx-small">{ t(if question.own { text::ASKED_OWN } else { text::ASKED_OTHERS }) }</p>
            }
        </div>
    }
}

fn handed(transfer: &TransferShown) -> Html {
    let at = time::moment(transfer.at);
    let taken = transfer.acknowledged_at.map_or_else(
        || fill(text::NOT_ACKNOWLEDGED, &[&at]),
        |at| fill(text::ACKNOWLEDGED, &[&time::moment(at)]),
    );
    html! {
        <span data-test="handed-to">
            <span class="lx-line lx-strong">{ &transfer.name }</span>
            if let Some(phone) = &transfer.phone { <a class="lx-line lx-number" href={format!("tel:{phone}")}>{ phone }</a> }
            <span class="lx-line">{ taken }</span>
            <span class="lx-line lx-muted lx-small">{ t(if transfer.consent { text::SHARED } else { text::NOT_SHARED }) }</span>
        </span>
    }
}

fn paused(pause: &PauseShown) -> Html {
    let (since, until) = (time::moment(pause.since), time::date(pause.until));
    let said = fill(text::PAUSED_SINCE, &[t(terms::pause_reason(pause.reason)), &since, &until]);
    html! { <span data-test="paused">{ said }</span> }
}

fn others(cases: &[CaseRef], data_test: &'static str) -> Html {
    html! { <>{ for cases.iter().map(|case| part!(OtherCase [case.id.to_string()] { case: case.clone(), data_test })) }</> }
}

#[derive(Properties, PartialEq)]
struct PublicProps {
    id: CaseId,
    publicity: Publicity,
}

/// How far making it public has come, and the way to where that is prepared.
#[component]
fn Public(props: &PublicProps) -> Html {
    let (nav, page) = (use_nav(), Page::Publication(props.id));
    html! {
        <p class="lx-row" data-test="publicity" data-publicity={props.publicity.word()}>
            <span>{ t(publicity(props.publicity)) }</span>
            if matches!(props.publicity, Publicity::Agreed | Publicity::Public) {
                <a class="lx-button lx-button-plain" href={nav.href(page)} onclick={nav.on_link(page)} data-test="to-publication">
                    { t(public::PREPARE) }
                </a>
            }
        </p>
    }
}

#[derive(Properties, PartialEq)]
struct OtherCaseProps {
    case: CaseRef,
    data_test: &'static str,
}

/// A link to another case, by its number and what it is called.
#[component]
fn OtherCase(props: &OtherCaseProps) -> Html {
    let (nav, case) = (use_nav(), &props.case);
    let page = Page::Case(case.id);
    html! {
        <span class="lx-line">
            <a class="lx-link" href={nav.href(page)} onclick={nav.on_link(page)} data-test={props.data_test}>
                <span class="lx-number">{ &case.number }</span>{ " " }{ title(&case.title) }
            </a>
            { " " }{ state_chip(case.state, t(words::state(case.state))) }
        </span>
    }
}
