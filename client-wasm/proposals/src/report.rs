//! Saying why something should not stand there: whoever reads it reports it, a moderator hides it.

use contract::proposals::Reason as Kind;
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{proposals as text, shared, t, words},
    part,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Choice, Select, TextArea, use_toasts},
};
use serde::Serialize;
use yew::prelude::*;

/// What is done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// It is reported; words are welcome.
    Report,
    /// It is hidden; its author reads why.
    Hide,
}

/// Why, as it is sent: words that were not written are not sent.
#[derive(Serialize)]
struct Why {
    reason: Kind,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
}

/// Properties of [`Reason`].
#[derive(Properties, PartialEq)]
pub(crate) struct ReasonProps {
    /// Where it is sent.
    pub(crate) path: String,
    /// What is done.
    pub(crate) about: About,
    /// Called once it is.
    pub(crate) done: Callback<()>,
}

/// The form.
#[component]
pub(crate) fn Reason(props: &ReasonProps) -> Html {
    let typed = use_state(|| (None::<Kind>, String::new()));
    let (sending, toasts) = (use_sending(), use_toasts());
    let (label, thanks) = match props.about {
        About::Report => (text::REPORT_WORDS, text::REPORT_THANKS),
        About::Hide => (text::HIDE_WORDS, text::HIDDEN_NOW),
    };
    let onsubmit = {
        let (typed, sending, toasts) = (typed.clone(), sending.clone(), toasts.clone());
        let (path, done) = (props.path.clone(), props.done.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(reason) = typed.0 else {
                return sending.misses("/reason", t(shared::CHOOSE));
            };
            let why = Why {
                reason,
                text: typed.1.trim().to_owned(),
            };
            let (toasts, done) = (toasts.clone(), done.clone());
            sending.send(Call::post(&path).json(&why), move |()| {
                toasts.good(t(thanks));
                done.emit(());
            });
        })
    };
    // Nothing is chosen for anybody: what is reported is counted, and published, by its reason.
    let mut reasons = vec![Choice::new("", t(shared::CHOOSE))];
    let kinds = Kind::ALL.iter().filter(|kind| **kind != Kind::Unclear);
    reasons.extend(kinds.map(|kind| Choice::new(kind.word(), t(words::moderation_reason(*kind)))));
    html! {
        <form class="lx-stack" {onsubmit} data-test="report">
            { part!(Select {
                label: t(text::REPORT_WHY),
                options: reasons,
                value: typed.0.map_or("", Kind::word),
                onchange: typing(&typed, |typed: &mut (Option<Kind>, String), word: String| typed.0 = Kind::from_word(&word)),
                error: sending.error("/reason"),
                data_test: "report-reason",
            }) }
            { part!(TextArea {
                label: t(label),
                value: typed.1.clone(),
                oninput: typing(&typed, |typed: &mut (Option<Kind>, String), words| typed.1 = words),
                limit: 200,
                rows: 2,
                error: sending.error("/text"),
                data_test: "report-text",
            }) }
            { sending.trouble("report-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert" data-test="report-fault">{ words }</p> }
            { part!(Button {
                kind: ButtonKind::Warn,
                submit: true,
                loading: sending.is_busy(),
                data_test: "report-now",
                children: html! { { t(shared::OK) } },
            }) }
        </form>
    }
}
