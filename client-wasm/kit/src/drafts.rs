//! What somebody is typing, kept on the device until it is sent.

use crate::hooks::use_state;
use yew::prelude::*;

use crate::{browser, store};

/// Every draft is kept under a name that begins with it.
const PREFIX: &str = "my.draft.";

/// A text being typed.
#[derive(Clone, PartialEq)]
pub struct Draft {
    /// As it stands.
    pub text: AttrValue,
    /// Changes and keeps it.
    pub set: Callback<String>,
    /// Forgets it: it was sent, or thrown away.
    pub clear: Callback<()>,
}

/// The text being typed under this name, such as `answer.<case>`; it survives a reload.
#[hook]
pub fn use_draft(name: &str) -> Draft {
    let name = AttrValue::from(name.to_owned());
    let state = use_state(|| (name.clone(), read(&name)));
    // Another name, another text, in the same rendering: no moment in which one shows under the other's name.
    let text = if state.0 == name { state.1.clone() } else { read(&name) };
    let set = {
        let setter = state.setter();
        Callback::from(move |text: String| {
            write(&name, &text);
            setter.set((name.clone(), text.into()));
        })
    };
    let clear = set.reform(|()| String::new());
    Draft { text, set, clear }
}

fn read(name: &str) -> AttrValue {
    recall(name).unwrap_or_default().into()
}

/// The draft kept under this name.
pub fn recall(name: &str) -> Option<String> {
    browser::recall(&format!("{PREFIX}{name}"))
}

/// The drafts kept under names that begin with `start`.
pub fn all(start: &str) -> Vec<String> {
    browser::recall_all(&format!("{PREFIX}{start}"))
}

/// Whether this browser keeps anything that the server does not have, whichever app it was written in.
pub async fn any_here() -> bool {
    // A storage that does not answer is asked about rather than emptied.
    browser::keeps_any(PREFIX) || store::all("").await.map_or(true, |kept| !kept.is_empty())
}

/// Keeps a draft under this name; an empty one is forgotten.
pub fn write(name: &str, text: &str) {
    let name = format!("{PREFIX}{name}");
    if text.is_empty() {
        browser::forget(&name);
    } else {
        browser::keep(&name, text);
    }
}
