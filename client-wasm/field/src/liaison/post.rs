//! What is done with goes into the outbox, and its draft off the phone.

use contract::{liaison::SENTENCES, validation::FieldError};
use kit::{
    browser, drafts,
    hooks::UseStateHandle,
    i18n::{field as text, language, t},
    session::use_session,
    time,
    ui::use_toasts,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    outbox::{Hold, Parcel, use_outbox},
    routes::Route,
};

/// Something that its page is done with.
pub(super) struct Done {
    /// What it is called in the outbox.
    pub(super) kind: &'static str,
    /// What the names of its drafts begin with.
    pub(super) prefix: &'static str,
    /// What names it, at the server too.
    pub(super) id: String,
    /// Where it goes; comes after `/api/v1`.
    pub(super) path: String,
    /// What is sent.
    pub(super) body: String,
    /// The names of its pictures in the phone's storage.
    pub(super) pictures: Vec<String>,
    /// What goes back to its page if something must be changed.
    pub(super) draft: String,
    /// What it is called in lists.
    pub(super) label: String,
}

/// Puts what is done with into the outbox, and goes back to the neighbours.
#[hook]
pub(super) fn use_posting() -> Callback<Done> {
    let (outbox, toasts, session) = (use_outbox(), use_toasts(), use_session());
    let account = session.me().map(|me| me.id);
    Callback::from(move |done: Done| {
        let Some(account) = account else { return };
        let parcel = Parcel {
            key: done.id,
            path: done.path,
            body: done.body,
            pictures: done.pictures,
            claims: Vec::new(),
            sent: None,
            kind: done.kind.to_owned(),
            label: done.label,
            draft: done.draft,
            account,
            written_at: time::now(),
            hold: Hold::Network,
        };
        let (outbox, toasts, prefix) = (outbox.clone(), toasts.clone(), done.prefix);
        spawn_local(async move {
            // A phone without room keeps what it has: the draft.
            if outbox.post(&parcel).await.is_err() {
                toasts.bad(t(text::NO_ROOM));
                return;
            }
            drafts::write(&format!("{prefix}{}", parcel.key), "");
            toasts.good(t(text::DONE));
            Route::Neighbours.go();
        });
    })
}

/// What was found wrong when it was last to be done.
pub(super) type Faults = UseStateHandle<Vec<FieldError>>;

/// What is wrong with the field at `pointer`.
pub(super) fn error(faults: &Faults, pointer: &str) -> Option<AttrValue> {
    let fault = faults.iter().find(|fault| fault.pointer == pointer);
    fault.map(|fault| AttrValue::from(fault.detail.clone()))
}

/// Shows what is wrong, and leads there.
pub(super) fn refuse(faults: &Faults, mut found: Vec<FieldError>) {
    for fault in &mut found {
        if let Some((_, chinese, english)) = SENTENCES.iter().find(|(code, ..)| *code == fault.code) {
            language().pick(chinese, english).clone_into(&mut fault.detail);
        }
    }
    faults.set(found);
    browser::focus_first_fault();
}

/// What was said, if anything was.
pub(super) fn said(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
