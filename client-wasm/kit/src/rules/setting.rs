//! What every form of rules has in common: the street sets them over the version that it saw, and reads what somebody else saved
//! meanwhile before either is to stand.

use contract::{ids::CommunityId, validation::FieldError};
use serde::{Serialize, de::DeserializeOwned};
use validator::Validate;
use yew::prelude::*;

use crate::{
    desk::use_desk,
    form::use_saved,
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{Text, shared, t},
    part,
    remote::{Remote, use_remote},
    sending::{Sending, typing, use_sending},
    ui::{Button, ButtonKind, overtaken, use_toasts},
};

/// Rules as the server has them, with the `ETag` of their version.
pub type Tagged<T> = (T, Option<String>);

/// A set of rules of a community: where it lies, and how it stands in its form.
pub trait Ruleset: Copy + PartialEq + 'static {
    /// What the server has.
    type Rules: Clone + PartialEq + Validate + Serialize + DeserializeOwned + 'static;
    /// What stands in the form.
    type Typed: Clone + 'static;

    /// The last word of its address; browser tests find the form by it.
    fn path(self) -> &'static str;

    /// The rules as they stand in the form.
    fn written(self, rules: &Self::Rules) -> Self::Typed;

    /// The rules as they were typed.
    ///
    /// # Errors
    /// At which field something is wrong with them.
    fn read(self, typed: &Self::Typed) -> Result<Self::Rules, Vec<FieldError>>;
}

/// A rule that somebody else saved: what it is called, and how it stands.
pub type Theirs = (String, String);

/// The rules of a community as the server has them.
#[hook]
pub fn use_rules<R: Ruleset>(set: R, community: CommunityId) -> (Remote<Tagged<R::Rules>>, Callback<()>) {
    use_remote(community, move |community| {
        Call::get(&format!("/communities/{community}/{}", set.path())).send_tagged()
    })
}

/// Rules in a form: what is typed, over the version that was seen.
pub struct Setting<R: Ruleset> {
    set: R,
    /// What is typed.
    pub typed: UseStateHandle<R::Typed>,
    /// How saving it goes.
    pub sending: Sending,
    /// Whether the reader sets the rules; others only read them.
    pub sets: bool,
    begun: UseStateHandle<Option<String>>,
    saved: UseStateHandle<Tagged<R::Rules>>,
    onsubmit: Callback<SubmitEvent>,
}

/// A form that begins with the rules as they were `read`; `again` asks the server once more, where somebody else was quicker.
#[hook]
pub fn use_setting<R: Ruleset>(set: R, community: CommunityId, read: &Tagged<R::Rules>, again: &Callback<()>) -> Setting<R> {
    let sets = use_desk().of_street();
    let saved = use_saved(read.clone());
    let (typed, begun) = (use_state(|| set.written(&saved.0)), use_state(|| saved.1.clone()));
    let (sending, toasts) = (use_sending(), use_toasts());
    let failed = sending.behind(again);
    let path = format!("/communities/{community}/{}", set.path());
    let onsubmit = {
        let (typed, begun, saved, sending) = (typed.clone(), begun.clone(), saved.clone(), sending.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let rules = match set.read(&typed) {
                Ok(rules) => rules,
                Err(faults) => return sending.refuse(Failure::invalid(faults)),
            };
            if !sending.accepts_known(&rules) {
                return;
            }
            let call = Call::put(&path).json(&rules).if_match(begun.as_deref().unwrap_or_default());
            let (begun, saved, toasts) = (begun.clone(), saved.clone(), toasts.clone());
            let done = move |now: Tagged<R::Rules>| {
                begun.set(now.1.clone());
                saved.set(now);
                toasts.good(t(shared::SAVED));
            };
            sending.start_or(call.send_tagged(), done, failed.clone());
        })
    };
    Setting {
        set,
        typed,
        sending,
        sets,
        begun,
        saved,
        onsubmit,
    }
}

impl<R: Ruleset> Setting<R> {
    /// Gives a callback that changes one part of what is typed.
    pub fn typing<V: 'static>(&self, change: impl Fn(&mut R::Typed, V) + 'static) -> Callback<V> {
        typing(&self.typed, change)
    }

    /// The form around its fields; `others` says which of the rules that somebody else saved are others than those that are typed.
    pub fn form(&self, lead: Text, fields: Html, others: impl FnOnce(&R::Rules) -> Vec<Theirs>) -> Html {
        let (sending, behind) = (&self.sending, self.is_behind());
        html! {
            <form class="lx-stack" onsubmit={self.onsubmit.clone()} novalidate=true data-test={self.set.path()}>
                <p class="lx-small lx-muted">{ t(lead) }</p>
                { fields }
                { sending.trouble("rules-trouble") }
                if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
                if behind { { self.both(&others(&self.saved.0)) } }
                if self.sets {
                    { part!(Button { kind: ButtonKind::Primary, submit: true, loading: sending.is_busy(), disabled: behind, data_test: "save", children: html! { { t(shared::SAVE) } } }) }
                }
            </form>
        }
    }

    /// Whether somebody else saved others meanwhile.
    fn is_behind(&self) -> bool {
        *self.begun != self.saved.1 && !self.set.read(&self.typed).is_ok_and(|rules| rules == self.saved.0)
    }

    /// What somebody else saved, and which is to stand.
    fn both(&self, others: &[Theirs]) -> Html {
        let line = |(what, how): &Theirs| html! { <li key={what.clone()}>{ what }{ " · " }{ how }</li> };
        let (rules, tag) = (*self.saved).clone();
        let (typed, take, keep) = (self.typed.clone(), self.begun.clone(), self.begun.clone());
        let (theirs, seen) = (self.set.written(&rules), tag.clone());
        let ontake = move |_: MouseEvent| {
            typed.set(theirs.clone());
            take.set(tag.clone());
        };
        let onkeep = move |_: MouseEvent| keep.set(seen.clone());
        overtaken(
            html! { <ul>{ for others.iter().map(line) }</ul> },
            Callback::from(ontake),
            Callback::from(onkeep),
        )
    }
}
