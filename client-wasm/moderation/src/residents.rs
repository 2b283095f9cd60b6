//! Who is verified: at the desk by their document, or by the code of a letter.

use contract::proposals::{ResidenceProof, ResidentAtDesk, VerifiedResident};
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

/// The page.
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
    let ask = |rest: &str| {
        let (sending, found, phone, path) = (sending.clone(), found.clone(), phone.clone(), format!("{path}{rest}"));
        Callback::from(move |()| {
            let body = ResidentAtDesk {
                phone: phone.trim().replace(' ', ""),
            };
            if sending.accepts(&body) {
                let found = found.clone();
                sending.send(Call::post(&path).json(&body), move |resident| found.set(Some(resident)));
            }
        })
    };
    let (look_up, verify) = (ask("/lookup"), ask(""));
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
    verify: Callback<()>,
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
            if valid.is_none_or(|one| one.proof != ResidenceProof::Desk) {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    onclick: props.verify.reform(|_: MouseEvent| ()),
                    data_test: "verify",
                    children: html! { { t(text::VERIFY) } },
                }) }
            }
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
