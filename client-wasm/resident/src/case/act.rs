//! Doing something with a case: one request, and what is said when it did not work.

use std::rc::Rc;

use contract::{cases::Case, validation};
use kit::{
    browser,
    http::{Call, Failure},
    i18n::{language, resident, t},
    ui::{Toasts, use_toasts},
};
use serde::Serialize;
use validator::Validate;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Access, view::CaseViewProps};

/// The last attempt: what was sent, and under which key. The same again is the same act, anything else another.
type Last = Rc<std::cell::RefCell<Option<(String, String)>>>;

/// An act that can be done with a case, and how it stands.
#[derive(Clone)]
pub(super) struct Act {
    case: Rc<Case>,
    access: Access,
    onfresh: Callback<Case>,
    busy: UseStateHandle<bool>,
    failure: UseStateHandle<Option<Failure>>,
    last: Last,
    toasts: Toasts,
}

/// An act that can be done with this case.
#[hook]
pub(super) fn use_act(props: &CaseViewProps) -> Act {
    Act {
        case: props.case.clone(),
        access: props.access.clone(),
        onfresh: props.onfresh.clone(),
        busy: use_state(|| false),
        failure: use_state(|| None),
        last: use_mut_ref(|| None),
        toasts: use_toasts(),
    }
}

impl Act {
    /// Whether it is being done.
    pub(super) fn is_busy(&self) -> bool {
        *self.busy
    }

    /// What is wrong with the field at `pointer`.
    pub(super) fn error(&self, pointer: &str) -> Option<AttrValue> {
        let words = self.failure.as_ref()?.field(pointer)?;
        Some(AttrValue::from(words.to_owned()))
    }

    /// Marks fields before anything is sent.
    pub(super) fn refuse(&self, failure: Failure) {
        self.failure.set(Some(failure));
        browser::focus_first_fault();
    }

    /// Does it: `what` is the last part of the path. What was typed is the caller's to forget, in `ondone`.
    pub(super) fn run<B: Serialize + Validate>(&self, what: &'static str, body: &B, ondone: Callback<()>) {
        if self.is_busy() {
            return;
        }
        if let Err(faults) = validation::check(body, language()) {
            return self.refuse(Failure::invalid(faults));
        }
        let path = format!("/cases/{}/{what}", self.case.summary.id);
        let call = self.access.on(Call::post(&path).json(body).key(&self.key(what, body)));
        self.busy.set(true);
        let act = self.clone();
        spawn_local(async move {
            let outcome = call.send().await;
            act.busy.set(false);
            act.settle(outcome, &ondone);
        });
    }

    fn key(&self, what: &str, body: &impl Serialize) -> String {
        let sent = format!("{what} {}", kit::json::write(body));
        let mut last = self.last.borrow_mut();
        match &*last {
            Some((before, key)) if *before == sent => key.clone(),
            _ => {
                let key = browser::new_key();
                *last = Some((sent, key.clone()));
                key
            }
        }
    }

    fn settle(&self, outcome: Result<Case, Failure>, ondone: &Callback<()>) {
        match outcome {
            Ok(case) => {
                self.failure.set(None);
                self.last.replace(None);
                self.toasts.good(t(resident::DONE));
                ondone.emit(());
                self.onfresh.emit(case);
            }
            Err(failure) => {
                self.toasts.bad(failure.line());
                // Somebody was quicker: the page shows how it stands, and what was typed is still there.
                if let Some(current) = failure.current() {
                    self.onfresh.emit(current.clone());
                }
                self.refuse(failure);
            }
        }
    }
}
