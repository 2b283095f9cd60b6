//! Taking a picture of what was done from view, and putting one back: which, and why.

use contract::{
    ids::PhotoId,
    photos::{HiddenPhoto, Photo},
    projects::{ProjectReason, SENTENCES},
};
use serde::de::IgnoredAny;
use yew::prelude::*;

use crate::{
    drafts::use_draft,
    form::use_begun,
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, shared, t, works as text},
    part,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Choice, Select, TextArea, use_toasts},
};

/// What is done with one of them.
#[derive(Debug)]
struct Act {
    /// What the server calls it.
    word: &'static str,
    /// What browser tests find the way to the form, the picture, the reason, what went wrong and the button that does it by.
    names: [&'static str; 5],
    /// What it is called, and what the reason is.
    words: [Text; 2],
    /// How much weight doing it has.
    kind: ButtonKind,
}

/// There is one of each.
impl PartialEq for Act {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

static HIDE: Act = Act {
    word: "hide",
    names: ["hide-picture", "hide-which", "hide-why", "hide-trouble", "send-hide-picture"],
    words: [text::PICTURE_HIDE, text::HIDE_WHY],
    kind: ButtonKind::Warn,
};

static RESTORE: Act = Act {
    word: "restore",
    names: [
        "restore-picture",
        "restore-which",
        "restore-why",
        "restore-trouble",
        "send-restore-picture",
    ],
    words: [text::PICTURE_RESTORE, text::RESTORE_WHY],
    kind: ButtonKind::Primary,
};

/// Pictures, each with what it is called.
pub type Named = Vec<(String, PhotoId)>;

/// Properties of [`HidePicture`].
#[derive(Properties, PartialEq)]
pub struct HidePictureProps {
    /// Whose pictures they are: where that lies at the server.
    pub path: String,
    /// Those that are seen.
    pub photos: Named,
    /// Those that were taken from view.
    pub hidden: Named,
    /// Reads it again.
    pub done: Callback<()>,
}

/// The forms, each folded away, and only where there is a picture for it.
#[component]
pub fn HidePicture(props: &HidePictureProps) -> Html {
    let form = |act: &'static Act, photos: &Named| {
        part!(Turn {
            act,
            path: props.path.clone(),
            photos: photos.clone(),
            done: props.done.clone(),
        })
    };
    html! { <>{ form(&HIDE, &props.photos) }{ form(&RESTORE, &props.hidden) }</> }
}

#[derive(Properties, PartialEq)]
struct TurnProps {
    act: &'static Act,
    path: String,
    photos: Named,
    done: Callback<()>,
}

/// The form; nothing where there is no picture.
#[component]
fn Turn(props: &TurnProps) -> Html {
    let (which, sending, toasts) = (use_state(|| None::<String>), use_sending(), use_toasts());
    let (act, [open, choice, reason, trouble, send]) = (props.act, props.act.names);
    let why = use_draft(&format!("{}.{}", act.word, props.path));
    let begun = use_begun(!why.text.is_empty());
    let Some((_, first)) = props.photos.first() else {
        return Html::default();
    };
    // One that is not there any more is not chosen.
    let there = |id: &&String| props.photos.iter().any(|(_, photo)| photo.to_string() == **id);
    let chosen = which.as_ref().filter(there).cloned().unwrap_or_else(|| first.to_string());
    let onsubmit = {
        let (which, why, sending, done) = (which.clone(), why.clone(), sending.clone(), props.done.clone());
        let path = format!("{}/photos/{chosen}/{}", props.path, act.word);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = why.text.trim().to_owned();
            let Some(body) = sending.written(&ProjectReason { reason }, SENTENCES) else {
                return;
            };
            let (which, clear, toasts, done) = (which.clone(), why.clear.clone(), toasts.clone(), done.clone());
            sending.send(Call::post(&path).json_text(&body), move |_: IgnoredAny| {
                which.set(None);
                clear.emit(());
                toasts.good(t(shared::SAVED));
                done.emit(());
            });
        })
    };
    let options: Vec<Choice> = props
        .photos
        .iter()
        .map(|(name, photo)| Choice::new(photo.to_string(), name.clone()))
        .collect();
    let [title, because] = act.words;
    html! {
        <details open={begun}>
            <summary data-test={open}>{ t(title) }</summary>
            <form class="lx-stack" {onsubmit} novalidate=true>
                { part!(Select {
                    label: t(text::PICTURE_WHICH),
                    options,
                    value: chosen,
                    onchange: typing(&which, |which: &mut Option<String>, id| *which = Some(id)),
                    data_test: choice,
                }) }
                { part!(TextArea {
                    label: t(because),
                    value: why.text.clone(),
                    oninput: why.set.clone(),
                    limit: 200,
                    rows: 2,
                    error: sending.error("/reason"),
                    data_test: reason,
                }) }
                { sending.trouble(trouble) }
                { part!(Button {
                    kind: act.kind,
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: send,
                    children: html! { { t(title) } },
                }) }
            </form>
        </details>
    }
}

/// What pictures are called by their number, with what is said before it.
pub fn numbered(before: &str, photos: &[Photo]) -> Named {
    let name = |at: usize| format!("{before}{}", fill(shared::PHOTO_NUMBER, &[&(at + 1).to_string()]));
    photos.iter().enumerate().map(|(at, photo)| (name(at), photo.id)).collect()
}

/// What pictures that nobody sees are called: why, with what is said before it.
pub fn by_reason(before: &str, hidden: &[HiddenPhoto]) -> Named {
    let name = |one: &HiddenPhoto| (format!("{before}{}", one.because), one.id);
    hidden.iter().map(name).collect()
}

/// Why pictures were taken from view, in their place.
pub fn hidden(all: &[HiddenPhoto]) -> Html {
    let line = |one: &HiddenPhoto| html! { <p class="lx-small lx-muted" data-test="picture-hidden">{ fill(text::PICTURE_HIDDEN, &[&one.because]) }</p> };
    html! { <>{ for all.iter().map(line) }</> }
}
