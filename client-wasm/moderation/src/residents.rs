//! Who is verified: at the desk by their document, or by the code of a letter.

use contract::proposals::{NewResident, ResidenceProof, ResidentAtDesk, VerifiedResident};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{fill, moderation as text, t},
    part,
    sending::{typing, use_sending},
    time,
    ui::{Button, ButtonKind, Field, FieldKind, Shape, Tone, chip, use_toasts},
};
use yew::prelude::*;

use crate::{letters::Letters, queue::OfCommunity};

#[component]
pub(crate) fn ResidentsPage(props: &OfCommunity) -> Html {
    html! {
        <>
            { part!(AtDesk { community: props.community }) }
            { part!(Letters { community: props.community }) }
        </>
    }
}

#[component]
fn AtDesk(props: &OfCommunity) -> Html {
    let (phone, sending) = (use_state(String::new), use_sending());
    let found = use_state(|| None::<VerifiedResident>);
    let path = format!("/communities/{}/residents", props.community);
    let send = {
        let (sending, found) = (sending.clone(), found.clone());
        move |call: Call| {
            let found = found.clone();
            sending.send(call, move |resident| found.set(Some(resident)));
        }
    };
    let verify = {
        let (send, phone, path) = (send.clone(), phone.clone(), path.clone());
        Callback::from(move |adult: bool| {
            let phone = phone.trim().replace(' ', "");
            send(Call::post(&path).json(&NewResident { phone, adult }));
        })
    };
    let look_up = {
        let (sending, phone, path) = (sending.clone(), phone.clone(), format!("{path}/lookup"));
        Callback::from(move |()| {
            let body = ResidentAtDesk {
                phone: phone.trim().replace(' ', ""),
            };
            if sending.accepts(&body) {
                send(Call::post(&path).json(&body));
            }
        })
    };
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        look_up.emit(());
    });
    let gone = {
        let found = found.clone();
        Callback::from(move |()| found.set(None))
    };
    html! {
        <section class="lx-card lx-stack">
            <form class="lx-stack" {onsubmit} data-test="at-desk">
                { part!(Field {
                    label: t(text::PHONE_AT_DESK),
                    kind: FieldKind::Phone,
                    value: (*phone).clone(),
                    oninput: typing(&phone, |phone: &mut String, typed| *phone = typed),
                    autocomplete: AttrValue::from("off"),
                    error: sending.error("/phone"),
                    data_test: "phone",
                }) }
                { sending.trouble("resident-trouble") }
                { part!(Button {
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "look-up",
                    children: html! { { t(text::LOOK_UP) } },
                }) }
            </form>
            if let Some(resident) = &*found {
                { part!(Resident [resident.account_id.to_string()] { resident: resident.clone(), path: path.clone(), verify, gone }) }
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ResidentProps {
    resident: VerifiedResident,
    path: String,
    /// Verifies them as an adult, or as none.
    verify: Callback<bool>,
    gone: Callback<()>,
}

#[component]
fn Resident(props: &ResidentProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let resident = &props.resident;
    let onclick = {
        let (sending, gone, path) = (
            sending.clone(),
            props.gone.clone(),
            format!("{}/{}", props.path, resident.account_id),
        );
        Callback::from(move |_: MouseEvent| {
            let (toasts, gone) = (toasts.clone(), gone.clone());
            sending.send(Call::delete(&path), move |()| {
                toasts.good(t(text::UNVERIFIED));
                gone.emit(());
            });
        })
    };
    let valid = resident.residence.as_ref().filter(|one| one.revoked_at.is_none());
    // The clerk says it by the button that they choose: neither is chosen for them.
    let is = |adult| valid.is_some_and(|one| one.proof == ResidenceProof::Desk && one.adult == adult);
    let says = |adult: bool| {
        part!(Button {
            kind: if adult { ButtonKind::Primary } else { ButtonKind::Plain },
            onclick: props.verify.reform(move |_: MouseEvent| adult),
            data_test: if adult { "verify" } else { "verify-minor" },
            children: html! { { t(if adult { text::VERIFY } else { text::VERIFY_MINOR }) } },
        })
    };
    html! {
        <div class="lx-stack" data-test="resident">
            <p><strong>{ &resident.name }</strong>{ " " }<span class="lx-number">{ &resident.phone }</span></p>
            if let Some(revoked) = resident.residence.as_ref().and_then(|one| one.revoked_at) {
                <p class="lx-small" data-test="revoked">{ fill(text::REVOKED_ON, &[&time::date(revoked)]) }</p>
            }
            if let Some(residence) = valid {
                <p class="lx-row">
                    { chip(Tone::Green, Shape::Check, t(text::VERIFIED)) }
                    <span class="lx-grow lx-small lx-muted">
                        { fill(text::VERIFIED_SINCE, &[&time::date(residence.verified_at), t(proof(residence.proof))]) }
                        if !residence.adult { { " · " }<strong data-test="minor">{ t(text::MINOR) }</strong> }
                    </span>
                    { part!(Button {
                        kind: ButtonKind::Text,
                        loading: sending.is_busy(),
                        onclick,
                        data_test: "unverify",
                        children: html! { { t(text::UNVERIFY) } },
                    }) }
                </p>
            }
            { for [true, false].into_iter().filter(|adult| !is(*adult)).map(says) }
            { sending.trouble("unverify-trouble") }
        </div>
    }
}

/// How somebody was verified.
pub(crate) const fn proof(proof: ResidenceProof) -> kit::i18n::Text {
    match proof {
        ResidenceProof::Desk => text::BY_DESK,
        ResidenceProof::Letter => text::BY_LETTER,
        ResidenceProof::Card => text::BY_CARD,
    }
}
