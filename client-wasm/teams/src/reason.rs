//! A sheet that asks for a reason before something is ended.

use std::rc::Rc;

use contract::teams::{OfferAnswer, Service, ServiceReason};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{Text, shared, t, teams as text},
    part,
    sending::{Sending, typing, use_sending},
    ui::{Button, ButtonKind, Dialog, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::{faults::FAULTS, service::OfService};

/// What the reason is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// Nobody is needed any more.
    Cancel,
    /// The station cannot do it.
    Refuse,
    /// The station takes it back from an organisation.
    Recall,
    /// The organisation that referred the resident is to read no more of it.
    Unshare,
    /// The reader cannot lead it.
    Decline,
}

impl Why {
    /// What the sheet is called, what it asks, what it adds to that, and what is said when it is done.
    const fn words(self) -> [Text; 4] {
        match self {
            Self::Cancel => [text::CANCEL, text::WHY, text::WHY_HINT, text::CANCELLED],
            Self::Refuse => [text::REFUSE, text::WHY, text::WHY_HINT, text::REFUSED],
            Self::Recall => [text::RECALL, text::WHY, text::WHY_HINT, text::RECALLED],
            Self::Unshare => [text::UNSHARE, text::WHY, text::WHY_HINT, text::UNSHARED],
            Self::Decline => [text::NOT_ME, text::NOT_ME_WHY, text::NOT_ME_HINT, text::TOLD_NO],
        }
    }

    /// What is sent; nothing where it is refused already.
    fn call(self, props: &OfService, reason: &str, sending: &Sending) -> Option<Call> {
        let path = match self {
            Self::Cancel => "cancellation",
            Self::Refuse => "refusal",
            Self::Recall | Self::Unshare => "referral/recall",
            Self::Decline => "answer",
        };
        let call = Call::post(&props.path(path));
        if self == Self::Decline {
            let reason = Some(reason.to_owned()).filter(|reason| !reason.is_empty());
            let body = OfferAnswer { accept: false, reason };
            return sending.accepts_in(&body, &FAULTS).then(|| call.json(&body));
        }
        let body = ServiceReason {
            reason: reason.to_owned(),
        };
        sending.accepts_in(&body, &FAULTS).then(|| call.json(&body))
    }
}

/// Properties of a [`Reason`].
#[derive(Properties, PartialEq)]
pub(crate) struct ReasonProps {
    /// What it is for.
    pub(crate) why: Why,
    /// The request.
    pub(crate) service: Rc<Service>,
    /// Reads it again.
    pub(crate) reload: Callback<()>,
    /// How the button looks that opens it.
    #[prop_or_default]
    pub(crate) kind: ButtonKind,
    /// What browser tests find that button by.
    pub(crate) data_test: &'static str,
}

/// The button that opens the sheet, and the sheet.
#[component]
pub(crate) fn Reason(props: &ReasonProps) -> Html {
    let (open, reason, sending, toasts) = (use_state(|| false), use_state(String::new), use_sending(), use_toasts());
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let (why, [title, label, hint, said]) = (props.why, props.why.words());
    let onsubmit = {
        let (reason, sending) = (reason.clone(), sending.clone());
        let of = OfService {
            service: props.service.clone(),
            reload: props.reload.clone(),
        };
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(call) = why.call(&of, reason.trim(), &sending) {
                of.act(&sending, &toasts, call, said);
            }
        })
    };
    let form = || {
        html! {
            <form class="lx-stack" {onsubmit}>
                { part!(TextArea {
                    label: t(label),
                    value: (*reason).clone(),
                    oninput: typing(&reason, |reason: &mut String, typed| *reason = typed),
                    limit: 200,
                    rows: 3,
                    hint: t(hint),
                    error: sending.error("/reason"),
                    data_test: "reason",
                }) }
                { sending.trouble("reason-trouble") }
                { part!(Button {
                    kind: ButtonKind::Warn,
                    block: true,
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "send-reason",
                    children: html! { { t(title) } },
                }) }
            </form>
        }
    };
    html! {
        <>
            { part!(Button {
                kind: props.kind,
                block: true,
                onclick: set(true).reform(|_: MouseEvent| ()),
                data_test: props.data_test,
                children: html! { { t(title) } },
            }) }
            if *open {
                { part!(Dialog { title: t(title), onclose: set(false), close_label: t(shared::CLOSE), data_test: "reason-sheet", children: form() }) }
            }
        </>
    }
}
