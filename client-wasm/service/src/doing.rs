//! The big button for what comes next at the door: I am here, I am leaving, and what is to be written then.

use contract::{
    DateTime, Utc,
    teams::{Presence, ServiceAction as Action, ServicePart},
};
use kit::{
    i18n::{fill, service as text, t},
    part, time,
    ui::{Banner, Button, ButtonKind, Shape, Tone},
};
use yew::prelude::*;

use crate::{
    outbox::{Outbox, Waiting, use_outbox},
    page::OfService,
};

/// When one arrived and left, as far as the server or the phone know.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Been {
    arrived: Option<DateTime<Utc>>,
    left: Option<DateTime<Utc>>,
}

impl Been {
    fn of(props: &OfService, waiting: Option<&Waiting>) -> Self {
        let own = props.service.own();
        let told = waiting.map(|waiting| waiting.presence.clone()).unwrap_or_default();
        Self {
            arrived: own.and_then(|own| own.arrived_at).or(told.arrived_at),
            left: own.and_then(|own| own.left_at).or(told.left_at),
        }
    }

    /// What is to be told next, if anything is.
    fn next(self, props: &OfService) -> Option<Action> {
        match self {
            Self { arrived: None, .. } => Some(Action::Arrive).filter(|arrive| props.can(*arrive)),
            // The server does not know yet that one may leave, where it has not heard of the arrival.
            Self { left: None, .. } => Some(Action::Leave).filter(|leave| props.can(*leave) || props.can(Action::Arrive)),
            Self { .. } => None,
        }
    }
}

/// Properties of [`Doing`].
#[derive(Properties, PartialEq)]
pub(crate) struct DoingProps {
    /// The request.
    pub(crate) of: OfService,
    /// What the station's code says, for who scanned it.
    #[prop_or_default]
    pub(crate) station: Option<AttrValue>,
}

/// What comes next.
#[component]
pub(crate) fn Doing(props: &DoingProps) -> Html {
    let (outbox, station, props) = (use_outbox(), props.station.as_ref(), &props.of);
    let id = props.service.summary.id;
    let waiting = outbox.of(id);
    let been = Been::of(props, waiting);
    let next = been.next(props);
    let waits = been.left.is_some() && !props.service.summary.state.is_over();
    let lead = props.service.summary.standing == ServicePart::Lead;
    if been.arrived.is_none() && next.is_none() && waiting.is_none() {
        return Html::default();
    }
    html! {
        <section class="lx-card lx-stack" data-test="doing">
            if let Some(at) = been.arrived {
                <p data-test="arrived">{ fill(text::ARRIVED_AT, &[&time::moment(at)]) }</p>
            }
            if let Some(at) = been.left {
                <p data-test="left">{ fill(text::LEFT_AT, &[&time::moment(at)]) }</p>
            }
            if props.service.own().is_some_and(|own| own.code_refused) {
                { part!(Banner { tone: Tone::Amber, shape: Shape::Info, words: t(text::CODE_REFUSED), data_test: "code-refused" }) }
            }
            { next.map(|next| tell(&outbox, (props, station), next)).unwrap_or_default() }
            { waiting.map(|waiting| unsent(&outbox, waiting)).unwrap_or_default() }
            if props.can(Action::WriteUp) {
                <a class="lx-button lx-button-primary lx-button-block" href={format!("/teams/{id}")} data-test="write-up">
                    { t(text::WRITE_UP) }
                </a>
            } else if waits && !lead {
                <p class="lx-small lx-muted">{ t(text::WAIT_RECORD) }</p>
            }
        </section>
    }
}

fn tell(outbox: &Outbox, (props, station): (&OfService, Option<&AttrValue>), next: Action) -> Html {
    let (outbox, id, station) = (outbox.clone(), props.service.summary.id, station.cloned());
    let arrives = next == Action::Arrive;
    let onclick = Callback::from(move |_: MouseEvent| {
        let now = Some(time::now());
        let told = Presence {
            arrived_at: now.filter(|_| arrives),
            left_at: now.filter(|_| !arrives),
            station: station.as_deref().map(str::to_owned),
        };
        outbox.tell(id, told);
    });
    let (words, shape, data_test) = if arrives {
        (text::ARRIVED, Shape::Place, "arrive")
    } else {
        (text::LEFT, Shape::Leave, "leave")
    };
    part!(Button {
        kind: ButtonKind::Primary,
        block: true,
        shape,
        onclick,
        data_test,
        children: html! { { t(words) } }
    })
}

/// What the server does not have yet, and why.
fn unsent(outbox: &Outbox, waiting: &Waiting) -> Html {
    let Presence { arrived_at, left_at, .. } = waiting.presence;
    let arrived = arrived_at.map(|at| fill(text::ARRIVED_AT, &[&time::moment(at)]));
    let left = left_at.map(|at| fill(text::LEFT_AT, &[&time::moment(at)]));
    let told: Vec<String> = arrived.into_iter().chain(left).collect();
    let told = told.join(" · ");
    let (words, tone) = match &waiting.refused {
        Some(why) => (fill(text::UNSENT_REFUSED, &[&told, why]), Tone::Red),
        None if waiting.signed_out => (fill(text::UNSENT_SIGN_IN, &[&told]), Tone::Amber),
        None => (fill(text::UNSENT, &[&told]), Tone::Amber),
    };
    let (refused, id) = (waiting.refused.is_some(), waiting.id);
    let onclick = {
        let outbox = outbox.clone();
        Callback::from(move |_: MouseEvent| if refused { outbox.forget(id) } else { outbox.wake.emit(()) })
    };
    part!(Banner {
        tone,
        shape: Shape::Clock,
        words,
        data_test: "unsent",
        children: part!(Button {
            onclick,
            data_test: if refused { "understood" } else { "send-now" },
            children: html! { { t(if refused { text::UNDERSTOOD } else { text::SEND_NOW }) } },
        }),
    })
}
