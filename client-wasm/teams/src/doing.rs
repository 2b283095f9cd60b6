//! What the lead does: answers, arrives, leaves, writes it up.

use std::rc::Rc;

use contract::teams::{OfferAnswer, OfferState, Presence, Service, ServiceAction as Action, ServicePart, ServiceState as State};
use kit::{
    http::Call,
    i18n::{Text, fill, service as shown, t, teams as text},
    part,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, Shape, use_toasts},
    visit::{is_waited_for, moved, phone_link},
};
use yew::prelude::*;

use crate::{
    reason::{Reason, Why},
    record::WriteUp,
    service::OfService,
};

/// A step that needs no more than one press.
const STEPS: [(Action, Text, Text, Shape, &str); 3] = [
    (Action::Accept, text::I_LEAD, text::LEADING_NOW, Shape::Check, "accept"),
    (Action::Arrive, text::ARRIVE, text::ARRIVED_NOW, Shape::Place, "arrive"),
    (Action::Leave, text::LEAVE, text::LEFT_NOW, Shape::Leave, "leave"),
];

/// The lead's own part; nothing for others.
#[component]
pub(crate) fn Doing(props: &OfService) -> Html {
    let service = &props.service;
    let Some(own) = service.own().filter(|_| service.summary.standing == ServicePart::Lead) else {
        return Html::default();
    };
    let can = |action: Action| props.can(action) && (action != Action::Accept || is_waited_for(service));
    let steps = STEPS.into_iter().filter(|(action, ..)| can(*action));
    let (open, phone) = (own.state == OfferState::Open, &service.station_phone);
    let goes = matches!(service.summary.state, State::Ready | State::UnderWay);
    let decline = |kind| {
        part!(Reason {
            why: Why::Decline,
            service: service.clone(),
            reload: props.reload.clone(),
            kind,
            data_test: "decline"
        })
    };
    html! {
        if !service.summary.state.is_over() {
            <section class="lx-card lx-stack" data-test="doing">
                if open {
                    <p class="lx-strong">{ t(text::YOU_LEAD) }{ " · " }{ fill(text::UNTIL, &[&time::moment(own.answer_until)]) }</p>
                }
                if own.moved && props.can(Action::Decline) { <p data-test="moved">{ moved(own) }</p> }
                if let Some(at) = own.arrived_at { <p data-test="arrived">{ fill(shown::ARRIVED_AT, &[&time::moment(at)]) }</p> }
                if let Some(at) = own.left_at { <p data-test="left">{ fill(shown::LEFT_AT, &[&time::moment(at)]) }</p> }
                { for steps.map(|(action, ..)| part!(Step [action.word()] { action, service: service.clone(), reload: props.reload.clone() })) }
                if props.can(Action::WriteUp) { { part!(WriteUp, props.again()) } }
                if props.can(Action::Decline) { { decline(if open { ButtonKind::Plain } else { ButtonKind::Text }) } }
                if goes && !phone.is_empty() {
                    { phone_link(phone, fill(text::EMERGENCY, &[phone]), "lx-button lx-button-warn lx-button-block", "call-station") }
                }
            </section>
        }
    }
}

#[derive(Properties, PartialEq)]
struct StepProps {
    action: Action,
    service: Rc<Service>,
    reload: Callback<()>,
}

/// A big button for one step.
#[component]
fn Step(props: &StepProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let Some((action, words, said, shape, data_test)) = STEPS.into_iter().find(|(action, ..)| *action == props.action) else {
        return Html::default();
    };
    let of = OfService {
        service: props.service.clone(),
        reload: props.reload.clone(),
    };
    let onclick = {
        let sending = sending.clone();
        Callback::from(move |_: MouseEvent| of.act(&sending, &toasts, call(&of, action), said))
    };
    html! {
        <>
            { sending.trouble_of_all("step-trouble") }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                shape,
                loading: sending.is_busy(),
                onclick,
                data_test,
                children: html! { { t(words) } },
            }) }
        </>
    }
}

fn call(of: &OfService, action: Action) -> Call {
    if action == Action::Accept {
        let yes = OfferAnswer {
            accept: true,
            reason: None,
        };
        return Call::post(&of.path("answer")).json(&yes);
    }
    let (now, arrives) = (Some(time::now()), action == Action::Arrive);
    let told = Presence {
        station: None,
        arrived_at: now.filter(|_| arrives),
        left_at: now.filter(|_| !arrives),
    };
    Call::post(&of.path("presence")).json(&told)
}
