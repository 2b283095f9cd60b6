//! At whose door it is: asked for on purpose, since every look is on record, and never kept on the phone.

use contract::liaison::Neighbour;
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{fill, service as text, t},
    part,
    sending::use_sending,
    ui::{Button, Shape, icon},
};
use yew::prelude::*;

use crate::{page::OfService, reason::unsent};

/// The address and the number, once they are asked for.
#[component]
pub(crate) fn Contact(props: &OfService) -> Html {
    let (person, sending) = (use_state(|| None::<Neighbour>), use_sending());
    let show = {
        let (person, sending, path) = (person.clone(), sending.clone(), props.path("contact"));
        Callback::from(move |_: MouseEvent| {
            let person = person.clone();
            sending.send(Call::post(&path), move |told: Neighbour| person.set(Some(told)));
        })
    };
    html! {
        <section class="lx-card lx-stack" data-test="contact">
            <h2 class="lx-label">{ t(text::WHERE) }</h2>
            if let Some(person) = &*person {
                { told(person) }
            } else {
                { part!(Button {
                    block: true,
                    shape: Shape::Place,
                    loading: sending.is_busy(),
                    onclick: show,
                    data_test: "show-contact",
                    children: html! { { t(text::SHOW_CONTACT) } },
                }) }
            }
            { unsent(&sending) }
            <p class="lx-small lx-muted">{ t(text::CONTACT_NOTE) }</p>
        </section>
    }
}

fn told(person: &Neighbour) -> Html {
    html! {
        <div class="lx-stack" data-test="person">
            <p class="lx-title">{ person.home.clone().unwrap_or_default() }</p>
            <p class="lx-strong">{ &person.name }</p>
            if let Some(phone) = &person.phone {
                <a class="lx-button lx-button-plain lx-button-block" href={format!("tel:{phone}")} data-test="call-person">
                    { icon(Shape::Phone) }<span class="lx-number">{ fill(text::CALL, &[phone]) }</span>
                </a>
            }
        </div>
    }
}
