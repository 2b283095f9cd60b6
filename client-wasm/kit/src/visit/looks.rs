//! How requests for service and what happened to them look.

use contract::teams::{Service, ServiceAction as Action, ServiceEvent, ServiceState as State, terms};
use yew::prelude::*;

use crate::{
    i18n::{fill, service as text, shared, t, words},
    part, time,
    ui::{Moment, Shape, Timeline, Tone, chip, icon},
    visit::when,
};

/// How a state looks.
const fn state_look(state: State) -> (Tone, Shape) {
    match state {
        State::Asked => (Tone::Blue, Shape::Letter),
        State::Offered => (Tone::Amber, Shape::Send),
        State::Short => (Tone::Red, Shape::Alert),
        State::Ready => (Tone::Green, Shape::Hand),
        State::UnderWay => (Tone::Amber, Shape::Work),
        State::Done => (Tone::Grey, Shape::Check),
        State::Declined => (Tone::Grey, Shape::Refuse),
        State::Cancelled => (Tone::Grey, Shape::Leave),
        State::Referred => (Tone::Violet, Shape::Send),
    }
}

/// The chip of a state.
pub fn state(state: State) -> Html {
    let (tone, shape) = state_look(state);
    html! { <span data-test="state" data-state={state.word()}>{ chip(tone, shape, t(terms::service_state(state))) }</span> }
}

/// How what happened looks.
const fn look(action: Action) -> (Tone, Shape) {
    match action {
        Action::Ask => (Tone::Blue, Shape::Letter),
        Action::Refer => (Tone::Violet, Shape::Send),
        Action::HandBack => (Tone::Blue, Shape::Speech),
        Action::Choose | Action::AskNext => (Tone::Amber, Shape::Send),
        Action::Accept | Action::Stand | Action::TakeOver => (Tone::Green, Shape::Hand),
        Action::Move => (Tone::Amber, Shape::Clock),
        Action::Arrive => (Tone::Green, Shape::Place),
        Action::WriteUp | Action::RestorePicture => (Tone::Green, Shape::Check),
        Action::Rate => (Tone::Green, Shape::Star),
        Action::RunShort => (Tone::Red, Shape::Alert),
        Action::Cancel | Action::Refuse | Action::Recall | Action::HidePicture => (Tone::Grey, Shape::Refuse),
        Action::Decline | Action::Lapse | Action::Replace | Action::Reduce | Action::Leave => (Tone::Grey, Shape::Leave),
    }
}

fn moment((at, event): (usize, &ServiceEvent)) -> Moment {
    let (tone, shape) = look(event.action);
    let who = event.name.clone().unwrap_or_else(|| t(words::role(event.role)).to_owned());
    let what = t(terms::service_action(event.action));
    let title = match (&event.day, event.part) {
        (Some(day), Some(part)) => format!("{what} · {}", when(day, part)),
        _ => what.to_owned(),
    };
    Moment {
        id: at.to_string().into(),
        tone,
        shape,
        title: title.into(),
        when: time::moment(event.at).into(),
        datetime: time::machine(event.at).into(),
        who: who.into(),
        text: event.text.clone().map(AttrValue::from),
        internal: None,
        erased: false,
        below: Html::default(),
    }
}

/// What is asked for: what, how it stands, when, in words, and its number; with what else is said of it `above` the words and
/// `below` them.
pub fn card(service: &Service, above: Html, below: Html) -> Html {
    let summary = &service.summary;
    html! {
        <section class="lx-card">
            <p class="lx-row">
                <strong class="lx-grow lx-title">{ t(terms::service_kind(summary.kind)) }</strong>
                { state(summary.state) }
            </p>
            { above }
            <p class="lx-strong">{ when(&summary.day, summary.part) }</p>
            if !service.need.is_empty() { <p class="lx-text">{ &service.need }</p> }
            { below }
            <p class="lx-small lx-muted">{ fill(text::NUMBER, &[&summary.number]) }</p>
        </section>
    }
}

/// What happened so far.
pub fn timeline(service: &Service) -> Html {
    let moments: Vec<_> = service.timeline.iter().enumerate().map(moment).collect();
    html! {
        <section class="lx-card">
            <h2 class="lx-label">{ t(text::TIMELINE) }</h2>
            { part!(Timeline { label: t(shared::TIMELINE), moments }) }
        </section>
    }
}

/// A link that calls a number.
pub fn phone_link(number: &str, words: String, class: &'static str, data_test: &'static str) -> Html {
    html! {
        <a {class} href={format!("tel:{number}")} data-test={data_test}>
            { icon(Shape::Phone) }<span class="lx-number">{ words }</span>
        </a>
    }
}
