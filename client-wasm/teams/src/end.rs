//! What ends a request, or makes it another: fewer volunteers, another time, taken back, refused.

use contract::teams::{FewerVolunteers, OfferState, ServiceAction, TeamRole};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{t, teams as text},
    part,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Choice, Select, use_toasts},
    visit::MoveTime,
};
use yew::prelude::*;

use crate::{
    reason::{Reason, Why},
    service::OfService,
};

/// Whatever of it the reader may do now.
#[component]
pub(crate) fn End(props: &OfService) -> Html {
    let (service, reload) = (&props.service, &props.reload);
    let asks = |why, data_test| {
        part!(Reason {
            why,
            service: service.clone(),
            reload: reload.clone(),
            data_test
        })
    };
    let [fewer, cancel, refuse, moves] = [
        ServiceAction::Reduce,
        ServiceAction::Cancel,
        ServiceAction::Refuse,
        ServiceAction::Move,
    ]
    .map(|action| props.can(action));
    html! {
        if fewer || cancel || refuse || moves {
            <section class="lx-card lx-stack" data-test="end">
                if fewer { { part!(Fewer, props.again()) } }
                { part!(MoveTime { service: service.clone(), reload: reload.clone() }) }
                if refuse { { asks(Why::Refuse, "refuse") } }
                if cancel { { asks(Why::Cancel, "cancel") } }
            </section>
        }
    }
}

/// With how many volunteers it can be done: no fewer than have said yes.
#[component]
fn Fewer(props: &OfService) -> Html {
    let coming = props.service.standing(TeamRole::Volunteer);
    let yes = coming.filter(|one| one.state == OfferState::Accepted).count();
    let needed = props.service.summary.volunteers;
    let most = needed.saturating_sub(1);
    let enough: Vec<u8> = (0..needed).filter(|count| usize::from(*count) >= yes).collect();
    let chosen = use_state(|| most);
    let (sending, toasts) = (use_sending(), use_toasts());
    if enough.is_empty() {
        return Html::default();
    }
    let body = FewerVolunteers {
        volunteers: (*chosen).min(most),
    };
    let onclick = {
        let (sending, of) = (sending.clone(), props.again());
        Callback::from(move |_: MouseEvent| {
            of.act(&sending, &toasts, Call::post(&of.path("fewer")).json(&body), text::REDUCED);
        })
    };
    let option = |count: &u8| Choice::new(count.to_string(), count.to_string());
    html! {
        <div class="lx-stack">
            { part!(Select {
                label: t(text::FEWER_TO),
                options: enough.iter().map(option).collect::<Vec<_>>(),
                value: body.volunteers.to_string(),
                onchange: typing(&chosen, |chosen: &mut u8, count: String| *chosen = count.parse().unwrap_or(*chosen)),
                error: sending.error("/volunteers"),
                data_test: "fewer-to",
            }) }
            { sending.trouble("fewer-trouble") }
            { part!(Button {
                kind: ButtonKind::Plain,
                block: true,
                loading: sending.is_busy(),
                onclick,
                data_test: "fewer",
                children: html! { { t(text::FEWER) } },
            }) }
        </div>
    }
}
