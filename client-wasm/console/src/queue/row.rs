//! One case in the queue.

use contract::{
    DateTime, Utc,
    cases::{CaseSummary, State, Urgency},
};
use kit::{
    desk::use_desk,
    i18n::{console as text, fill, handling, t, words},
    time,
    ui::{Shape, Tone, chip, state_chip},
};
use yew::prelude::*;

use crate::{nav::use_nav, place::Page};

/// A due time nearer than this is marked.
const SOON_HOURS: i64 = 4;

/// Properties of a [`Row`].
#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    /// The case.
    pub(super) case: CaseSummary,
    /// Whether it is the one that is open.
    pub(super) chosen: bool,
    /// The time it is now.
    pub(super) now: DateTime<Utc>,
}

/// A row: a link to the case, with what a clerk decides by.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let (nav, desk) = (use_nav(), use_desk());
    let case = &props.case;
    let page = Page::Case(case.id);
    let place = desk.place_of(case.community_id, case.cell_id, nav.place.filter.community.is_none());
    html! {
        <li>
            <a
                class={classes!("lx-queue-row", props.chosen.then_some("lx-queue-row-chosen"))}
                href={nav.href(page)}
                onclick={nav.on_link(page)}
                aria-current={props.chosen.then_some("true")}
                data-test={format!("queue-row-{}", case.id)}
            >
                <span class="lx-row lx-row-spread">
                    <span class="lx-row">
                        { state_chip(case.state, t(words::state(case.state))) }
                        <span class="lx-queue-number lx-number">{ &case.number }</span>
                    </span>
                    <span class="lx-row">{ untaken_mark(case) }{ pressed_mark(case) }{ urgency_mark(case.urgency) }{ due_mark(case, props.now) }</span>
                </span>
                <span class="lx-queue-title">{ title(&case.title) }</span>
                <span class="lx-queue-meta">
                    <span data-test="queue-channel">{ t(words::channel(case.channel)) }</span>
                    <span>{ t(words::category(case.category)) }</span>
                    if let Some(place) = place { <span>{ place }</span> }
                    <span>{ time::moment(case.submitted_at) }</span>
                    if let Some(due) = case.due_at { <span>{ fill(text::DUE, &[&time::moment(due)]) }</span> }
                </span>
            </a>
        </li>
    }
}

/// What a case is called; an erased title has words of its own.
pub(crate) fn title(title: &str) -> String {
    if title.is_empty() {
        t(text::UNTITLED).to_owned()
    } else {
        title.to_owned()
    }
}

/// A case that is worked on has a clock; where none is shown, it stands still.
fn paused_mark(state: State) -> Html {
    match state {
        State::Accepted | State::Dispatched | State::InProgress | State::Transferred | State::Reopened => {
            chip(Tone::Grey, Shape::Clock, t(handling::PAUSED))
        }
        _ => Html::default(),
    }
}

/// The mark of what nobody took in time who was given it.
fn untaken_mark(case: &CaseSummary) -> Html {
    if case.untaken {
        html! { <span data-test="untaken">{ chip(Tone::Red, Shape::Alert, t(handling::UNTAKEN)) }</span> }
    } else {
        Html::default()
    }
}

/// The mark of what was urged or is supervised, and nothing was done for since.
fn pressed_mark(case: &CaseSummary) -> Html {
    match case.pressed {
        Some(action) => html! { <span data-test="pressed">{ chip(Tone::Red, Shape::Horn, t(words::action(action))) }</span> },
        None => Html::default(),
    }
}

/// The mark of what is pressing; nothing where it is as usual.
pub(crate) fn urgency_mark(urgency: Urgency) -> Html {
    match urgency {
        Urgency::Emergency => chip(Tone::Red, Shape::Alert, t(words::urgency(urgency))),
        Urgency::Urgent => chip(Tone::Amber, Shape::Alert, t(words::urgency(urgency))),
        Urgency::Normal | Urgency::Low => Html::default(),
    }
}

/// The mark of what is late or soon will be, or whose clock stands still; nothing where there is time, or no clock.
pub(crate) fn due_mark(case: &CaseSummary, now: DateTime<Utc>) -> Html {
    let Some(due) = case.due_at else {
        return paused_mark(case.state);
    };
    let hours = (due - now).num_hours();
    if case.is_overdue(now) {
        chip(Tone::Red, Shape::Clock, t(text::OVERDUE))
    } else if hours < SOON_HOURS {
        chip(Tone::Amber, Shape::Clock, t(text::DUE_SOON))
    } else {
        Html::default()
    }
}
