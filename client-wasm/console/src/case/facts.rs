//! What is known of a case besides its words: who, where, when, how pressing.

use contract::cases::{Case, Voice};
use kit::{
    desk::use_desk,
    i18n::{console as text, fill, shared, t, words},
    part, point, time,
};
use yew::prelude::*;

use super::neighbour::ShowNeighbour;
use crate::queue::urgency_mark;

/// Properties of [`Facts`].
#[derive(Properties, PartialEq)]
pub(super) struct FactsProps {
    /// The case.
    pub(super) case: std::rc::Rc<Case>,
}

/// Who acted: the name they work under and their role.
pub(crate) fn voice(voice: &Voice) -> String {
    let role = t(words::role(voice.role));
    match &voice.work_name {
        Some(name) => fill(text::NAME_AND_ROLE, &[name, role]),
        None => role.to_owned(),
    }
}

/// A name and a value.
pub(super) fn fact(name: &'static str, value: impl Into<Html>) -> Html {
    html! { <div class="lx-fact"><dt>{ name }</dt><dd>{ value.into() }</dd></div> }
}

/// The facts, as a list of names and values.
#[component]
pub(super) fn Facts(props: &FactsProps) -> Html {
    let desk = use_desk();
    let case = &props.case;
    let place = desk.place_of(case.summary.community_id, case.summary.cell_id, true);
    let responder = case
        .first_responder
        .as_ref()
        .map_or_else(|| t(text::NOT_YET).to_owned(), voice);
    html! {
        <dl class="lx-facts">
            { fact(t(text::REPORTER), html! { <>{ reporter(case) }{ part!(ShowNeighbour { case: case.clone() }) }</> }) }
            { fact(t(text::PLACE), html! {
                <>
                    if let Some(address) = &case.address { <span>{ address }</span><br /> }
                    if let Some(point) = &case.point { <span data-test="case-point">{ point::words(point) }</span><br /> }
                    <span class="lx-muted">{ place.unwrap_or_default() }</span>
                </>
            }) }
            { fact(t(text::CATEGORY), t(words::category(case.summary.category))) }
            { fact(t(text::URGENCY), html! {
                <span class="lx-row">{ urgency_words(case) }</span>
            }) }
            { fact(t(text::DUE_AT), due(case)) }
            { fact(t(text::SUBMITTED_AT), moment(case.summary.submitted_at)) }
            { fact(t(text::CHANNEL), t(words::channel(case.summary.channel))) }
            { fact(t(text::FIRST_RESPONDER), responder) }
            if let Some(station) = &case.station {
                { fact(t(shared::STATION), format!("{} {}", station.name, station.phone)) }
            }
        </dl>
    }
}

fn urgency_words(case: &Case) -> Html {
    let mark = urgency_mark(case.summary.urgency);
    if mark == Html::default() {
        t(words::urgency(case.summary.urgency)).into()
    } else {
        mark
    }
}

fn moment(at: contract::DateTime<contract::Utc>) -> Html {
    html! { <time class="lx-number" datetime={time::machine(at)}>{ time::moment(at) }</time> }
}

fn due(case: &Case) -> Html {
    case.summary
        .due_at
        .map_or_else(|| html! { <span class="lx-muted">{ t(text::NO_CLOCK) }</span> }, moment)
}

fn reporter(case: &Case) -> Html {
    let Some(reporter) = &case.reporter else {
        return t(if case.anonymous { text::ANONYMOUS } else { text::RESIDENT }).into();
    };
    let name = if reporter.name.is_empty() {
        t(text::RESIDENT)
    } else {
        &reporter.name
    };
    match &reporter.phone {
        Some(phone) => fill(text::NAME_AND_PHONE, &[name, phone]).into(),
        None => name.to_owned().into(),
    }
}
