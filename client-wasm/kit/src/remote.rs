//! Everything a page can know about what it asked for.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::http::Failure;

/// The three states of anything fetched.
#[derive(Debug, Clone, PartialEq)]
pub enum Remote<T> {
    /// On its way.
    Loading,
    /// Here.
    Ready(T),
    /// Not to be had, and why.
    Failed(Failure),
}

impl<T> Remote<T> {
    /// What was fetched, if it is here.
    pub const fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// Why it is not to be had.
    pub const fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(failure) => Some(failure),
            Self::Loading | Self::Ready(_) => None,
        }
    }

    /// Whether it is on its way.
    pub const fn is_loading(&self) -> bool {
        matches!(self, Self::Loading)
    }
}

/// Fetches when the component appears and whenever `of` changes; the callback fetches again.
///
/// While it is fetched again, what is there stays there. Answers that come too late are dropped.
#[hook]
pub fn use_remote<D, T, F>(of: D, fetch: impl Fn(&D) -> F + 'static) -> (Remote<T>, Callback<()>)
where
    D: PartialEq + Clone + 'static,
    T: Clone + 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let state = use_state(|| Remote::Loading);
    let again = use_state(|| 0_u32);
    let current = use_mut_ref(|| None::<Rc<Cell<bool>>>);
    let count = *again;
    let seen = use_mut_ref(|| None::<D>);
    {
        let setter = state.setter();
        let is_failed = matches!(*state, Remote::Failed(_));
        use_effect_with((of, count), move |(of, _)| {
            let is_other = seen.borrow_mut().replace(of.clone()).is_some_and(|before| before != *of);
            if is_other || is_failed {
                setter.set(Remote::Loading);
            }
            let wanted = Rc::new(Cell::new(true));
            if let Some(before) = current.borrow_mut().replace(wanted.clone()) {
                before.set(false);
            }
            let future = fetch(of);
            let mine = wanted.clone();
            spawn_local(async move {
                let outcome = future.await.map_or_else(Remote::Failed, Remote::Ready);
                if mine.get() {
                    setter.set(outcome);
                }
            });
            move || wanted.set(false)
        });
    }
    let reload = use_callback(count, move |(), count| again.set(count + 1));
    ((*state).clone(), reload)
}
