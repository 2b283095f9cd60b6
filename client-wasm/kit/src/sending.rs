//! Something that is being sent: whether it is under way, and what came of it.
//!
//! One machine for every form of every app. What was typed stays where it is until the server has it.

use std::{cell::RefCell, pin::Pin, rc::Rc};

use contract::{
    problem::Kind,
    validation::{self, FieldError},
};
use serde::{Serialize, de::DeserializeOwned};
use validator::Validate;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    browser, drafts,
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::language,
    json, part,
    ui::{Banner, Button, ButtonKind, Shape, Tone},
};

/// The state of one form's sending.
#[derive(Clone)]
pub struct Sending {
    busy: UseStateHandle<bool>,
    failure: UseStateHandle<Option<Failure>>,
    /// Under which name the act's own name is kept.
    kept: Rc<RefCell<String>>,
}

impl PartialEq for Sending {
    fn eq(&self, other: &Self) -> bool {
        self.busy == other.busy && self.failure == other.failure
    }
}

/// A form's sending, at rest to begin with.
#[hook]
pub fn use_sending() -> Sending {
    Sending {
        busy: use_state(|| false),
        failure: use_state(|| None),
        kept: use_mut_ref(String::new),
    }
}

type Outcome = Result<String, Failure>;

impl Sending {
    /// Whether it is under way; nothing is sent twice at a time.
    pub fn is_busy(&self) -> bool {
        *self.busy
    }

    /// Why it was not accepted the last time.
    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// What is wrong with the field at `pointer`.
    pub fn error(&self, pointer: &str) -> Option<AttrValue> {
        let words = self.failure()?.field(pointer)?;
        Some(AttrValue::from(words.to_owned()))
    }

    /// What the server says is wrong with none of its fields, but with all together.
    pub fn whole(&self) -> Option<AttrValue> {
        let faults = self.failure()?.fields();
        let whole = faults.iter().find(|fault| fault.pointer.is_empty())?;
        Some(AttrValue::from(whole.detail.clone()))
    }

    /// What is wrong as a whole; what is wrong with a field stands at the field.
    pub fn trouble(&self, data_test: &'static str) -> Html {
        self.failure()
            .filter(|failure| failure.fields().is_empty())
            .map(|failure| {
                part!(Banner {
                    tone: Tone::Red,
                    shape: Shape::Alert,
                    words: failure.line(),
                    data_test
                })
            })
            .unwrap_or_default()
    }

    /// The button that sends the form it stands in.
    pub fn submit(&self, words: impl Into<AttrValue>, data_test: &'static str) -> Html {
        self.button(words.into(), false, data_test)
    }

    /// The button that sends the form it stands in, as wide as that.
    pub fn submit_wide(&self, words: impl Into<AttrValue>, data_test: &'static str) -> Html {
        self.button(words.into(), true, data_test)
    }

    fn button(&self, words: AttrValue, block: bool, data_test: &'static str) -> Html {
        part!(Button {
            kind: ButtonKind::Primary,
            block,
            submit: true,
            loading: self.is_busy(),
            data_test,
            children: html! { { words } },
        })
    }

    /// As [`Sending::trouble`], and what the server says is wrong with none of the fields.
    pub fn trouble_of_all(&self, data_test: &'static str) -> Html {
        let banner = |words: AttrValue| {
            part!(Banner {
                tone: Tone::Red,
                shape: Shape::Alert,
                words,
                data_test
            })
        };
        self.whole().map_or_else(|| self.trouble(data_test), banner)
    }

    /// Refuses without sending anything, and leads to what is wrong.
    pub fn refuse(&self, failure: Failure) {
        self.failure.set(Some(failure));
        browser::focus_first_fault();
    }

    /// What to do about a failure: where somebody else saved another version, `again` asks for it, and nothing went wrong.
    pub fn behind(&self, again: &Callback<()>) -> Callback<Failure> {
        let (sending, again) = (self.clone(), again.clone());
        Callback::from(move |failure: Failure| {
            if failure.is(Kind::Stale) {
                sending.forgive();
                again.emit(());
            }
        })
    }

    /// Forgets what went wrong.
    pub fn forgive(&self) {
        self.failure.set(None);
    }

    /// Whether `body` is as the server will want it; if not, it is refused.
    pub fn accepts(&self, body: &impl Validate) -> bool {
        let checked = validation::check(body, language());
        checked.map_err(|faults| self.refuse(Failure::invalid(faults))).is_ok()
    }

    /// As [`Sending::accepts`], but what an app has no words for the server says.
    pub fn accepts_known(&self, body: &impl Validate) -> bool {
        match validation::check(body, language()) {
            Err(faults) if faults.iter().all(|fault| validation::has_words(&fault.code)) => {
                self.refuse(Failure::invalid(faults));
                false
            }
            _ => true,
        }
    }

    /// As [`Sending::accepts`], with a feature's own sentences, as (code, Chinese, English): browsers carry only those that
    /// they name.
    pub fn accepts_in(&self, body: &impl Validate, sentences: &[(&str, &'static str, &'static str)]) -> bool {
        let Err(mut faults) = validation::check(body, language()) else {
            return true;
        };
        for fault in &mut faults {
            if let Some((_, chinese, english)) = sentences.iter().find(|(code, ..)| *code == fault.code) {
                fault.detail = language().pick(chinese, english).to_owned();
            }
        }
        self.refuse(Failure::invalid(faults));
        false
    }

    /// It as JSON, if [`Sending::accepts_in`] accepts it.
    pub fn written(
        &self,
        body: &(impl Validate + Serialize),
        sentences: &[(&str, &'static str, &'static str)],
    ) -> Option<String> {
        self.accepts_in(body, sentences).then(|| json::write(body))
    }

    /// Refuses without sending anything, for what is missing at `pointer`.
    pub fn misses(&self, pointer: &str, words: &str) {
        self.refuse(Failure::invalid(vec![FieldError {
            pointer: pointer.to_owned(),
            code: "missing_field".to_owned(),
            detail: words.to_owned(),
        }]));
    }

    /// The name of the act of sending this: the last one's if it was the same, so that it happens once.
    ///
    /// Kept beside the drafts until it is known to be done: an answer may get lost, and the page closed.
    pub fn key(&self, path: &str, body: &impl Serialize) -> String {
        let (name, sent) = (format!("sent.{path}"), json::write(body));
        let before = drafts::recall(&name).unwrap_or_default();
        let key = match before.split_once(' ') {
            Some((key, same)) if same == sent => key.to_owned(),
            _ => browser::new_key(),
        };
        drafts::write(&name, &format!("{key} {sent}"));
        self.kept.replace(name);
        key
    }

    /// Sends, then calls `done` with the answer.
    pub fn send<T: DeserializeOwned + 'static>(&self, call: Call, done: impl FnOnce(T) + 'static) {
        self.send_or(call, done, Callback::noop());
    }

    /// Sends, then calls `done` with the answer, or `failed` with the reason.
    pub fn send_or<T: DeserializeOwned + 'static>(&self, call: Call, done: impl FnOnce(T) + 'static, failed: Callback<Failure>) {
        let done = move |text: &str| match json::read(text) {
            Some(answer) => {
                done(answer);
                true
            }
            None => false,
        };
        self.begin(Box::pin(call.text()), Box::new(done), failed);
    }

    /// Waits for what takes more than one call and does by itself what follows.
    pub fn wait(&self, work: Pin<Box<dyn Future<Output = Outcome>>>) {
        self.begin(work, Box::new(|_| true), Callback::noop());
    }

    /// Waits for what takes more than one call, then calls `done` with what it brought.
    pub fn start<T: 'static>(&self, sent: impl Future<Output = Result<T, Failure>> + 'static, done: impl FnOnce(T) + 'static) {
        self.start_or(sent, done, Callback::noop());
    }

    /// As [`Sending::start`], or calls `failed` with the reason.
    pub fn start_or<T: 'static>(
        &self,
        sent: impl Future<Output = Result<T, Failure>> + 'static,
        done: impl FnOnce(T) + 'static,
        failed: Callback<Failure>,
    ) {
        let brought = Rc::new(RefCell::new(None));
        let bring = brought.clone();
        let sent = async move {
            bring.replace(Some(sent.await?));
            Ok(String::new())
        };
        let done = move |_: &str| {
            if let Some(answer) = brought.take() {
                done(answer);
            }
            true
        };
        self.begin(Box::pin(sent), Box::new(done), failed);
    }

    fn begin(
        &self,
        sent: Pin<Box<dyn Future<Output = Outcome>>>,
        done: Box<dyn FnOnce(&str) -> bool>,
        failed: Callback<Failure>,
    ) {
        if self.is_busy() {
            return;
        }
        let sending = self.clone();
        sending.failure.set(None);
        sending.busy.set(true);
        spawn_local(async move {
            let outcome = sent.await;
            sending.busy.set(false);
            let failure = match outcome {
                Ok(text) if done(if text.is_empty() { "null" } else { &text }) => {
                    drafts::write(&sending.kept.take(), "");
                    return;
                }
                Ok(_) => Failure::of(Kind::Unavailable),
                Err(failure) => failure,
            };
            sending.refuse(failure.clone());
            failed.emit(failure);
        });
    }
}

/// Gives a callback that changes one part of what is typed.
pub fn typing<S: Clone + 'static, V: 'static>(typed: &UseStateHandle<S>, change: impl Fn(&mut S, V) + 'static) -> Callback<V> {
    let typed = typed.clone();
    Callback::from(move |value: V| {
        let mut new = (*typed).clone();
        change(&mut new, value);
        typed.set(new);
    })
}
