//! At whose door help is wanted: asked for on purpose, since every look is on record, and never kept on the device.

use contract::{ids::ServiceId, liaison::Neighbour};
use yew::prelude::*;

use super::phone_link;
use crate::{
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, service as text, t},
    part,
    sending::use_sending,
    ui::{Button, Shape},
};

/// Properties of [`AtDoor`].
#[derive(Properties, PartialEq)]
pub struct AtDoorProps {
    /// Whose request it is.
    pub service: ServiceId,
    /// What the button says that asks.
    pub ask: Text,
}

/// Name, address and number, once they are asked for.
#[component]
pub fn AtDoor(props: &AtDoorProps) -> Html {
    let (person, sending) = (use_state(|| None::<Neighbour>), use_sending());
    let onclick = {
        let (person, sending, path) = (
            person.clone(),
            sending.clone(),
            format!("/services/{}/contact", props.service),
        );
        Callback::from(move |_: MouseEvent| {
            let person = person.clone();
            sending.send(Call::post(&path), move |told: Neighbour| person.set(Some(told)));
        })
    };
    html! {
        <section class="lx-card lx-stack" data-test="contact">
            <h2 class="lx-label">{ t(text::WHERE) }</h2>
            if let Some(person) = &*person {
                <div data-test="person">
                    <p class="lx-title">{ person.home.clone() }</p>
                    <p class="lx-strong">{ &person.name }</p>
                    if let Some(phone) = &person.phone {
                        { phone_link(phone, fill(text::CALL, &[phone]), "lx-button lx-button-plain lx-button-block", "call-person") }
                    }
                </div>
            } else {
                { part!(Button {
                    block: true,
                    shape: Shape::Place,
                    loading: sending.is_busy(),
                    onclick,
                    data_test: "show-contact",
                    children: html! { { t(props.ask) } },
                }) }
            }
            { sending.trouble("contact-trouble") }
            <p class="lx-small lx-muted">{ t(text::CONTACT_NOTE) }</p>
        </section>
    }
}
