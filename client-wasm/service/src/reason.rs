//! A sheet that asks for a reason: why one cannot come, or why nobody is needed any more.

use contract::teams::{OfferAnswer, Service, ServiceReason};
use kit::{
    drafts::use_draft,
    http::{Call, Failure},
    i18n::{service as text, shared, t},
    part,
    sending::{Sending, use_sending},
    ui::{Banner, Button, ButtonKind, Dialog, Shape, TextArea, Tone},
};
use yew::prelude::*;

/// What the reason is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// The resident needs nobody any more.
    Cancel,
    /// Somebody cannot come.
    Decline,
}

/// Properties of a [`ReasonSheet`].
#[derive(Properties, PartialEq)]
pub(crate) struct ReasonSheetProps {
    /// What the reason is for.
    pub(crate) why: Why,
    /// Where it is told.
    pub(crate) path: AttrValue,
    /// Called when the server has it.
    pub(crate) done: Callback<()>,
    /// Called when the sheet is to go.
    pub(crate) onclose: Callback<()>,
}

/// Says that nothing was sent where there is no network; else what went wrong.
pub(crate) fn unsent(sending: &Sending) -> Html {
    if sending.failure() == Some(&Failure::Offline) {
        return part!(Banner {
            tone: Tone::Red,
            shape: Shape::Offline,
            words: t(text::NOT_SENT),
            data_test: "not-sent"
        });
    }
    html! {
        <>
            { sending.trouble("trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
        </>
    }
}

/// Asks for the reason, and sends it.
#[component]
pub(crate) fn ReasonSheet(props: &ReasonSheetProps) -> Html {
    let (reason, sending) = (use_draft(&format!("reason.{}", props.path)), use_sending());
    let (title, label, hint, send) = match props.why {
        Why::Cancel => (text::CANCEL, text::CANCEL_WHY, text::REASON_HINT, text::CANCEL),
        Why::Decline => (text::I_CANNOT, text::CANNOT_WHY, text::CANNOT_NOTE, text::CANNOT_SEND),
    };
    let onsubmit = {
        let (reason, sending, done) = (reason.clone(), sending.clone(), props.done.clone());
        let (why, path) = (props.why, props.path.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(call) = call(why, &path, reason.text.trim(), &sending) else {
                return;
            };
            let (done, clear) = (done.clone(), reason.clear.clone());
            sending.send(call, move |_: Service| {
                clear.emit(());
                done.emit(());
            });
        })
    };
    part!(Dialog {
        title: t(title),
        onclose: props.onclose.clone(),
        close_label: t(shared::CLOSE),
        data_test: "reason-sheet",
        children: html! {
            <form class="lx-stack" {onsubmit}>
                { part!(TextArea {
                    label: t(label),
                    value: reason.text.clone(),
                    oninput: reason.set.clone(),
                    limit: 200,
                    rows: 3,
                    hint: t(hint),
                    error: sending.error("/reason"),
                    data_test: "reason",
                }) }
                { unsent(&sending) }
                { part!(Button {
                    kind: ButtonKind::Warn,
                    block: true,
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "send-reason",
                    children: html! { { t(send) } },
                }) }
            </form>
        },
    })
}

/// What is sent; nothing where it is refused already.
fn call(why: Why, path: &str, reason: &str, sending: &Sending) -> Option<Call> {
    let call = Call::post(path);
    match why {
        Why::Cancel => {
            let body = ServiceReason {
                reason: reason.to_owned(),
            };
            sending.accepts_known(&body).then(|| call.json(&body))
        }
        Why::Decline => {
            let body = OfferAnswer {
                accept: false,
                reason: Some(reason.to_owned()).filter(|reason| !reason.is_empty()),
            };
            sending.accepts_known(&body).then(|| call.json(&body))
        }
    }
}
