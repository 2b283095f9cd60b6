//! Taking a picture of what was done from view: which, and why.

use contract::{
    photos::Photo,
    projects::{ProjectReason, SENTENCES},
};
use serde::de::IgnoredAny;
use yew::prelude::*;

use crate::{
    drafts::use_draft,
    form::use_begun,
    hooks::use_state,
    http::Call,
    i18n::{fill, shared, t, works as text},
    part,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Choice, Select, TextArea, use_toasts},
};

/// Properties of [`HidePicture`].
#[derive(Properties, PartialEq)]
pub struct HidePictureProps {
    /// Whose pictures they are: where that lies at the server.
    pub path: String,
    /// They, each with what it is called.
    pub photos: Vec<(String, Photo)>,
    /// Reads it again.
    pub done: Callback<()>,
}

/// The form, folded away; nothing where there is no picture.
#[component]
pub fn HidePicture(props: &HidePictureProps) -> Html {
    let (which, sending, toasts) = (use_state(String::new), use_sending(), use_toasts());
    let why = use_draft(&format!("hide.{}", props.path));
    let begun = use_begun(!why.text.is_empty());
    let Some((_, first)) = props.photos.first() else {
        return Html::default();
    };
    let chosen = if which.is_empty() {
        first.id.to_string()
    } else {
        (*which).clone()
    };
    let onsubmit = {
        let (which, why, sending, done) = (which.clone(), why.clone(), sending.clone(), props.done.clone());
        let path = format!("{}/photos/{chosen}/hide", props.path);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = why.text.trim().to_owned();
            let Some(body) = sending.written(&ProjectReason { reason }, SENTENCES) else {
                return;
            };
            let (which, clear, toasts, done) = (which.clone(), why.clear.clone(), toasts.clone(), done.clone());
            sending.send(Call::post(&path).json_text(&body), move |_: IgnoredAny| {
                which.set(String::new());
                clear.emit(());
                toasts.good(t(shared::SAVED));
                done.emit(());
            });
        })
    };
    let options: Vec<Choice> = props
        .photos
        .iter()
        .map(|(name, photo)| Choice::new(photo.id.to_string(), name.clone()))
        .collect();
    html! {
        <details open={begun}>
            <summary data-test="hide-picture">{ t(text::PICTURE_HIDE) }</summary>
            <form class="lx-stack" {onsubmit} novalidate=true>
                { part!(Select {
                    label: t(text::PICTURE_WHICH),
                    options,
                    value: chosen,
                    onchange: typing(&which, |which: &mut String, id| *which = id),
                    data_test: "hide-which",
                }) }
                { part!(TextArea {
                    label: t(text::HIDE_WHY),
                    value: why.text.clone(),
                    oninput: why.set.clone(),
                    limit: 200,
                    rows: 2,
                    error: sending.error("/reason"),
                    data_test: "hide-why",
                }) }
                { sending.trouble("hide-trouble") }
                { part!(Button {
                    kind: ButtonKind::Warn,
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "send-hide-picture",
                    children: html! { { t(text::PICTURE_HIDE) } },
                }) }
            </form>
        </details>
    }
}

/// What pictures are called by their number, with what is said before it.
pub fn numbered(before: &str, photos: &[Photo]) -> Vec<(String, Photo)> {
    let name = |at: usize| format!("{before}{}", fill(shared::PHOTO_NUMBER, &[&(at + 1).to_string()]));
    photos
        .iter()
        .enumerate()
        .map(|(at, photo)| (name(at), photo.clone()))
        .collect()
}

/// Why pictures were taken from view, in their place.
pub fn hidden(because: &[String]) -> Html {
    let line = |why: &String| html! { <p class="lx-small lx-muted" data-test="picture-hidden">{ fill(text::PICTURE_HIDDEN, &[why]) }</p> };
    html! { <>{ for because.iter().map(line) }</> }
}
