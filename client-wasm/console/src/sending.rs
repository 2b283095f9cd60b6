//! Something that is being sent: whether it is under way, and what came of it.

use kit::{
    browser,
    http::Failure,
    ui::{Banner, Shape, Tone},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The state of one form's sending.
#[derive(Clone, PartialEq)]
pub(crate) struct Sending {
    busy: UseStateHandle<bool>,
    failure: UseStateHandle<Option<Failure>>,
}

/// A form's sending, at rest to begin with.
#[hook]
pub(crate) fn use_sending() -> Sending {
    Sending {
        busy: use_state(|| false),
        failure: use_state(|| None),
    }
}

impl Sending {
    /// Whether it is under way; nothing is sent twice at a time.
    pub(crate) fn is_busy(&self) -> bool {
        *self.busy
    }

    /// Why it was not accepted the last time.
    pub(crate) fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// What is wrong with the field at `pointer`.
    pub(crate) fn error(&self, pointer: &str) -> Option<AttrValue> {
        let words = self.failure()?.field(pointer)?;
        Some(AttrValue::from(words.to_owned()))
    }

    /// What is wrong as a whole; what is wrong with a field stands at the field.
    pub(crate) fn trouble(&self, data_test: &'static str) -> Html {
        self.failure()
            .filter(|failure| failure.fields().is_empty())
            .map(|failure| html! { <Banner tone={Tone::Red} shape={Shape::Alert} words={failure.line()} {data_test} /> })
            .unwrap_or_default()
    }

    /// Refuses without sending anything.
    pub(crate) fn refuse(&self, failure: Failure) {
        self.failure.set(Some(failure));
    }

    /// Forgets what went wrong.
    pub(crate) fn forgive(&self) {
        self.failure.set(None);
    }

    /// Sends, then calls `done` with the answer.
    pub(crate) fn start<T: 'static>(
        &self,
        sent: impl Future<Output = Result<T, Failure>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        let (busy, failure) = (self.busy.setter(), self.failure.setter());
        failure.set(None);
        busy.set(true);
        spawn_local(async move {
            let outcome = sent.await;
            busy.set(false);
            match outcome {
                Ok(answer) => done(answer),
                Err(refusal) => failure.set(Some(refusal)),
            }
        });
    }
}

/// The last thing that was sent, so that sending the very same again is the same act and happens once.
pub(crate) struct Attempt<T>(Option<(T, String)>);

impl<T> Default for Attempt<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: PartialEq + Clone> Attempt<T> {
    /// The name of the act of sending this: the last one's, if it was the same.
    pub(crate) fn key(&mut self, sent: &T) -> String {
        match &self.0 {
            Some((last, key)) if last == sent => key.clone(),
            _ => {
                let key = browser::new_key();
                self.0 = Some((sent.clone(), key.clone()));
                key
            }
        }
    }
}

/// Gives a callback that changes one part of what is typed.
pub(crate) fn typing<S: Clone + 'static, V: 'static>(
    typed: &UseStateHandle<S>,
    change: impl Fn(&mut S, V) + 'static,
) -> Callback<V> {
    let typed = typed.clone();
    Callback::from(move |value: V| {
        let mut new = (*typed).clone();
        change(&mut new, value);
        typed.set(new);
    })
}
