//! What a community agrees on with its volunteers, before they take their first task.

use std::rc::Rc;

use contract::teams::{AgreementParts, VolunteerAgreement};
use kit::{
    form::{use_form, use_saved},
    http::Call,
    i18n::{Text, rules as text, service, shared, t},
    part,
    remote::use_call,
    sending::use_sending,
    ui::{Button, ButtonKind, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::OfCommunity;

/// The version at which it was begun, and what is typed.
type Typed = (u32, AgreementParts);

/// A part: its title, its name on the wire, and where it stands.
type Part = (Text, &'static str, fn(&mut AgreementParts) -> &mut String);

const PARTS: [Part; 6] = [
    (service::AGREEMENT_CONTENT, "content", |parts| &mut parts.content),
    (service::AGREEMENT_WAY, "way", |parts| &mut parts.way),
    (service::AGREEMENT_TIME, "time", |parts| &mut parts.time),
    (service::AGREEMENT_PLACE, "place", |parts| &mut parts.place),
    (service::AGREEMENT_CONDITIONS, "conditions", |parts| &mut parts.conditions),
    (service::AGREEMENT_SAFETY, "safety", |parts| &mut parts.safety),
];

#[component]
pub(crate) fn AgreementPage(props: &OfCommunity) -> Html {
    let path = format!("/communities/{}/volunteer-agreement", props.community);
    let (known, reload) = use_call::<_, VolunteerAgreement>(path.clone(), |path| Some(Call::get(path)));
    known.show(6, &reload, |known| {
        part!(Form {
            path: path.clone(),
            known: known.clone(),
            again: reload.clone()
        })
    })
}

#[derive(Properties, PartialEq)]
struct FormProps {
    path: String,
    known: Rc<VolunteerAgreement>,
    again: Callback<()>,
}

/// It as the form has it.
fn written(known: &VolunteerAgreement) -> Typed {
    (known.version.unsigned_abs(), known.parts.clone().unwrap_or_default())
}

#[component]
fn Form(props: &FormProps) -> Html {
    let saved = use_saved(written(&props.known));
    let form = use_form(props.path.clone(), (*saved).clone());
    let (sending, toasts) = (use_sending(), use_toasts());
    let (behind, failed) = (form.is_behind(&saved), sending.behind(&props.again));
    let onsubmit = {
        let (form, sending, path, saved) = (form.clone(), sending.clone(), props.path.clone(), saved.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (version, parts) = &*form.typed;
            if !sending.accepts_known(parts) {
                return;
            }
            let (form, toasts, saved) = (form.clone(), toasts.clone(), saved.clone());
            let call = Call::put(&path).json(parts).if_match(&format!("\"{version}\""));
            let done = move |now: VolunteerAgreement| {
                form.done();
                form.typed.set(written(&now));
                saved.set(written(&now));
                toasts.good(t(shared::SAVED));
            };
            sending.send_or(call, done, failed.clone());
        })
    };
    let field = |(title, name, of): Part| {
        let mut typed = form.typed.1.clone();
        part!(TextArea {
            label: t(title),
            value: of(&mut typed).clone(),
            oninput: form.typing(move |typed: &mut Typed, words| *of(&mut typed.1) = words),
            limit: 1_000,
            rows: 3,
            error: sending.error(&format!("/{name}")),
            data_test: name,
        })
    };
    let theirs = |parts: &AgreementParts| {
        let mut parts = parts.clone();
        html! { <>{ for PARTS.into_iter().map(|(title, _, of)| html! { <p class="lx-text"><strong>{ t(title) }</strong>{ " · " }{ of(&mut parts).clone() }</p> }) }</> }
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="agreement">
            <p class="lx-small lx-muted">{ t(text::AGREEMENT_LEAD) }</p>
            { for PARTS.into_iter().map(field) }
            { sending.trouble("agreement-trouble") }
            { form.overtaken((*saved).clone(), theirs) }
            { part!(Button {
                kind: ButtonKind::Primary,
                submit: true,
                loading: sending.is_busy(),
                disabled: behind,
                data_test: "agreement-save",
                children: html! { { t(shared::SAVE) } },
            }) }
        </form>
    }
}
