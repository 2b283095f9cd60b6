//! What is said to be wrong with a control: it stands there until the control is changed.

use yew::prelude::*;

use crate::{
    browser,
    hooks::{UseStateHandle, use_state},
};

/// What is wrong with a control.
#[derive(Clone)]
pub struct Fault {
    /// In words; none once the control was changed.
    pub words: Option<AttrValue>,
    changed: UseStateHandle<u32>,
}

impl Fault {
    /// The control is changed: what was said of it holds of something else, and is said anew if that is sent.
    #[inline(never)]
    pub fn forget(&self) {
        if self.words.is_some() {
            self.changed.set(browser::times_marked());
        }
    }
}

/// What was said to be wrong with a control, if it was not changed since.
#[hook]
pub fn use_fault(said: Option<&AttrValue>) -> Fault {
    let changed = use_state(|| u32::MAX);
    // The same words may be said again of what was changed; so what counts is when they were said.
    let words = said.filter(|_| *changed != browser::times_marked()).cloned();
    Fault { words, changed }
}
