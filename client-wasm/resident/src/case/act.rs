//! Doing something with a case: one request, and what is said when it did not work.

use std::rc::Rc;

use contract::cases::Case;
use kit::{
    http::{Call, Failure},
    i18n::{resident, t},
    sending::{Sending, use_sending},
    ui::{Toasts, use_toasts},
};
use serde::Serialize;
use validator::Validate;
use yew::prelude::*;

use super::{Access, view::CaseViewProps};

/// An act that can be done with a case, and how it stands.
#[derive(Clone)]
pub(super) struct Act {
    case: Rc<Case>,
    access: Access,
    onfresh: Callback<Case>,
    pub(super) sending: Sending,
    toasts: Toasts,
}

/// An act that can be done with this case.
#[hook]
pub(super) fn use_act(props: &CaseViewProps) -> Act {
    Act {
        case: props.case.clone(),
        access: props.access.clone(),
        onfresh: props.onfresh.clone(),
        sending: use_sending(),
        toasts: use_toasts(),
    }
}

impl Act {
    /// Does it: `what` is the last part of the path. What was typed is the caller's to forget, in `ondone`.
    pub(super) fn run<B: Serialize + Validate>(&self, what: &'static str, body: &B, ondone: Callback<()>) {
        if !self.sending.accepts(body) {
            return;
        }
        let path = format!("/cases/{}/{what}", self.case.summary.id);
        let call = Call::post(&path).json(body).key(&self.sending.key(&path, body));
        let (onfresh, toasts) = (self.onfresh.clone(), self.toasts.clone());
        let done = move |case: Case| {
            toasts.good(t(resident::DONE));
            ondone.emit(());
            onfresh.emit(case);
        };
        // Somebody was quicker: the page shows how it stands, and what was typed is still there.
        let latest = self.onfresh.clone();
        let failed = Callback::from(move |failure: Failure| {
            if let Some(current) = failure.current() {
                latest.emit(current.clone());
            }
        });
        self.sending.send_or(self.access.on(call), done, failed);
    }
}
