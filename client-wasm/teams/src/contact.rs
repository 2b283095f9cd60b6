//! At whose door it is: asked for on purpose, since every look is on record, and never kept on the device.

use contract::liaison::Neighbour;
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{fill, service as shown, t, teams as text},
    part,
    sending::use_sending,
    ui::{Button, Shape},
    visit::phone_link,
};
use yew::prelude::*;

use crate::service::OfService;

/// Name, address and number, once they are asked for.
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
            <h2 class="lx-label">{ t(shown::WHERE) }</h2>
            if let Some(person) = &*person {
                <div data-test="person">
                    <p class="lx-title">{ person.home.clone() }</p>
                    <p class="lx-strong">{ &person.name }</p>
                    if let Some(phone) = &person.phone {
                        { phone_link(phone, fill(shown::CALL, &[phone]), "lx-button lx-button-plain lx-button-block", "call-person") }
                    }
                </div>
            } else {
                { part!(Button {
                    block: true,
                    shape: Shape::Place,
                    loading: sending.is_busy(),
                    onclick: show,
                    data_test: "show-contact",
                    children: html! { { t(text::CONTACT) } },
                }) }
            }
            { sending.trouble("contact-trouble") }
            <p class="lx-small lx-muted">{ t(shown::CONTACT_NOTE) }</p>
        </section>
    }
}
