//! The letter as the form changes it: every change is kept on the phone at once.

use kit::{
    hooks::{UseStateHandle, use_state},
    pictures::Change,
};
use yew::prelude::*;

use crate::letter::Letter;

#[derive(Clone, PartialEq)]
struct Paper {
    letter: Letter,
    /// How many pictures and places are still on their way into it.
    pending: u32,
    /// Whether it was handed over: what comes now is too late, and must not bring it back as a draft.
    handed: bool,
}

/// The letter and the way to change it, also after waiting for something.
#[derive(Clone, PartialEq)]
pub(super) struct Pen(UseStateHandle<Paper>);

impl Pen {
    /// As it stands.
    pub(super) fn letter(&self) -> &Letter {
        &self.0.letter
    }

    /// Whether something is still on its way into it.
    pub(super) fn is_waiting(&self) -> bool {
        self.0.pending > 0
    }

    /// Changes it as it stands now, and keeps it.
    pub(super) fn change(&self, change: impl FnOnce(&mut Letter)) {
        self.act(|paper| {
            if !paper.handed {
                change(&mut paper.letter);
                paper.letter.keep();
            }
        });
    }

    /// Something is done with its pictures.
    pub(super) fn picture(&self, change: Change) {
        self.act(|paper| match change {
            Change::Begun => paper.pending += 1,
            Change::Done => paper.pending = paper.pending.saturating_sub(1),
            change if !paper.handed => {
                change.apply(&mut paper.letter.pictures);
                paper.letter.keep();
            }
            Change::Added(_) | Change::Removed(_) => {}
        });
    }

    /// Something is on its way into it.
    pub(super) fn wait(&self) {
        self.act(|paper| paper.pending += 1);
    }

    /// What was on its way has come, or will not.
    pub(super) fn arrived(&self) {
        self.act(|paper| paper.pending = paper.pending.saturating_sub(1));
    }

    /// It goes out of the writer's hands.
    pub(super) fn hand_over(&self) {
        self.act(|paper| paper.handed = true);
    }

    /// This is what there is to write on now.
    pub(super) fn lay_out(&self, letter: Letter) {
        self.act(|paper| {
            paper.letter = letter;
            paper.handed = false;
        });
    }

    fn act(&self, change: impl FnOnce(&mut Paper)) {
        let mut paper = (*self.0).clone();
        change(&mut paper);
        self.0.set(paper);
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
    Pen(use_state(|| Paper {
        letter: Letter::recall(),
        pending: 0,
        handed: false,
    }))
}
