//! Inviting somebody by their number. It is kept nowhere on this device: it is somebody else's.

use contract::bodies::{Body, NewSeat, SENTENCES, SeatKind};
use kit::{
    body,
    hooks::use_state,
    http::Call,
    i18n::{bodies as text, t},
    part,
    sending::{typing, use_sending},
    ui::{Choice, Field, FieldKind, Select, use_toasts},
};
use yew::prelude::*;

use super::view::OneBody;

/// Nobody yet; most who sit in a body represent residents.
const fn nobody(kind: SeatKind) -> NewSeat {
    NewSeat {
        phone: String::new(),
        kind,
    }
}

/// The form.
#[component]
pub(super) fn Invite(props: &OneBody) -> Html {
    let typed = use_state(|| nobody(SeatKind::Resident));
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (typed, sending, path) = (typed.clone(), sending.clone(), props.path("seats"));
        let (done, moved) = (props.done.clone(), props.moved());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !sending.accepts_in(&*typed, SENTENCES) {
                return;
            }
            let (typed, done, toasts) = (typed.clone(), done.clone(), toasts.clone());
            let call = Call::post(&path).json(&*typed).key(&kit::browser::new_key());
            let invited = move |_: Body| {
                typed.set(nobody(typed.kind));
                toasts.good(t(text::INVITED_NOW));
                done.emit(());
            };
            sending.send_or(call, invited, moved.clone());
        })
    };
    let kinds = SeatKind::ALL.iter().map(|one| Choice::new(one.word(), t(body::seat(*one))));
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="inviting">
            <h3 class="lx-title">{ t(text::INVITE) }</h3>
            <p class="lx-small lx-muted">{ t(text::INVITE_LEAD) }</p>
            { part!(Field {
                label: t(text::PHONE),
                kind: FieldKind::Phone,
                value: typed.phone.clone(),
                oninput: typing(&typed, |typed: &mut NewSeat, phone: String| phone.trim().clone_into(&mut typed.phone)),
                autocomplete: "off",
                max_length: 11,
                error: sending.error("/phone"),
                data_test: "phone",
            }) }
            { part!(Select {
                label: t(text::AS),
                options: kinds.collect::<Vec<_>>(),
                value: typed.kind.word(),
                onchange: typing(&typed, |typed: &mut NewSeat, word: String| {
                    typed.kind = SeatKind::from_word(&word).unwrap_or(typed.kind);
                }),
                error: sending.error("/kind"),
                data_test: "as",
            }) }
            { sending.trouble("invite-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            <p>{ sending.submit(t(text::INVITE), "invite") }</p>
        </form>
    }
}
