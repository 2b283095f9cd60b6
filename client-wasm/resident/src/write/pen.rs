//! The letter as the form changes it: every change is kept on the phone at once.

use std::rc::Rc;

use yew::prelude::*;

use crate::letter::Letter;

/// A change to the letter.
struct Change(Box<dyn FnOnce(&mut Letter)>);

#[derive(PartialEq)]
struct Paper(Letter);

impl Reducible for Paper {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut letter = self.0.clone();
        (change.0)(&mut letter);
        letter.keep();
        Rc::new(Self(letter))
    }
}

/// The letter and the way to change it, also after waiting for something.
#[derive(Clone, PartialEq)]
pub(super) struct Pen(UseReducerHandle<Paper>);

impl Pen {
    /// As it stood when the page was drawn.
    pub(super) fn letter(&self) -> &Letter {
        &self.0.0
    }

    /// Changes it as it stands now.
    pub(super) fn change(&self, change: impl FnOnce(&mut Letter) + 'static) {
        self.0.dispatch(Change(Box::new(change)));
    }

    /// A callback that puts a value into the letter.
    pub(super) fn set<T: 'static>(&self, set: impl Fn(&mut Letter, T) + Clone + 'static) -> Callback<T> {
        let pen = self.clone();
        Callback::from(move |value| {
            let set = set.clone();
            pen.change(move |letter| set(letter, value));
        })
    }
}

/// The letter that was being written.
#[hook]
pub(super) fn use_pen() -> Pen {
    Pen(use_reducer(|| Paper(Letter::recall())))
}
