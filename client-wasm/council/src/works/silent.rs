//! A project for whose carrier nobody speaks: the station sees it, and names somebody.

use std::rc::Rc;

use contract::{
    handling::{NewRepresentative, Organisation, SENTENCES},
    projects::Project,
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{rules as rules_text, t, works as text},
    part,
    sending::{typing, use_sending},
    ui::{Banner, Field, FieldKind, Shape, Tone, use_toasts},
};
use yew::prelude::*;

/// Properties of [`Silent`].
#[derive(Properties, PartialEq)]
pub(super) struct SilentProps {
    /// The project.
    pub(super) project: Rc<Project>,
    /// Called once somebody is named.
    pub(super) done: Callback<()>,
}

/// That nobody speaks, and the form. The number is kept nowhere on this device: it is somebody else's.
#[component]
pub(super) fn Silent(props: &SilentProps) -> Html {
    let typed = use_state(|| NewRepresentative {
        phone: String::new(),
        stands_in: false,
    });
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (typed, sending, done) = (typed.clone(), sending.clone(), props.done.clone());
        let path = format!("/organisations/{}/representatives", props.project.summary.organisation_id);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(body) = sending.written(&*typed, SENTENCES) else {
                return;
            };
            let (done, toasts) = (done.clone(), toasts.clone());
            sending.send(Call::post(&path).json_text(&body), move |_: Organisation| {
                toasts.good(t(text::NAMED_NOW));
                done.emit(());
            });
        })
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="silent">
            { part!(Banner { tone: Tone::Red, shape: Shape::Alert, words: t(text::NOBODY_SPEAKS) }) }
            { part!(Field {
                label: t(rules_text::SPEAKER_PHONE),
                kind: FieldKind::Phone,
                value: typed.phone.clone(),
                oninput: typing(&typed, |typed: &mut NewRepresentative, phone: String| phone.trim().clone_into(&mut typed.phone)),
                autocomplete: "off",
                max_length: 11,
                hint: t(rules_text::SPEAKER_PHONE_HINT),
                error: sending.error("/phone"),
                data_test: "speaker-phone",
            }) }
            { sending.trouble("speaker-trouble") }
            <p>{ sending.submit(t(text::NAME_SPEAKER), "name-speaker") }</p>
        </form>
    }
}
