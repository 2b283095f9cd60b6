//! Everything a page can know about what it asked for.

use std::{any::Any, cell::Cell, pin::Pin, rc::Rc};

use contract::problem::Kind;
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    browser::{self, Listener},
    hooks::{Compared, use_callback, use_effect_with, use_state},
    http::{Call, Failure},
    i18n::{shared, t},
    json, part,
    ui::{Failed, Skeleton, use_toasts},
};

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

    /// It as it stands: so many grey rows, what went wrong and a way on, or what `ready` makes of it.
    pub fn show(&self, rows: u8, reload: &Callback<()>, ready: impl FnOnce(&T) -> Html) -> Html {
        match self {
            Self::Loading => loading(rows),
            Self::Ready(value) => ready(value),
            Self::Failed(failure) => failed(failure, reload),
        }
    }

    /// Whether it is on its way.
    pub const fn is_loading(&self) -> bool {
        matches!(self, Self::Loading)
    }
}

fn loading(rows: u8) -> Html {
    part!(Skeleton {
        label: t(shared::LOADING),
        rows
    })
}

fn failed(failure: &Failure, reload: &Callback<()>) -> Html {
    part!(Failed {
        title: failure.title(),
        detail: failure.detail(),
        retry_label: t(shared::RETRY),
        onretry: reload.clone()
    })
}

/// What a fetch brings, whatever it is: the machinery around it is then compiled once, not for every page.
type Answer = Result<Rc<dyn Any>, Failure>;
type Fetch = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Answer>>>>;

/// Asks the server when the component appears and whenever `of` changes; the callback asks again.
///
/// While it asks again, what is there stays there, also when the second asking fails. What failed is asked for again
/// when the network returns. Answers that come too late are dropped. Where there is nothing to call, it is on its way for ever.
#[hook]
pub fn use_call<D, T>(of: D, call: impl FnOnce(&D) -> Option<Call>) -> (Remote<Rc<T>>, Callback<()>)
where
    D: PartialEq + 'static,
    T: DeserializeOwned + 'static,
{
    let call = call(&of);
    let (answer, reload) = use_answer(Compared::new(of), asking(call, |text| Some(Rc::new(json::read::<T>(text)?))));
    let remote = match answer {
        None => Remote::Loading,
        Some(Err(failure)) => Remote::Failed(failure),
        Some(Ok(value)) => value.downcast().map_or(Remote::Loading, Remote::Ready),
    };
    (remote, reload)
}

fn asking(call: Option<Call>, read: fn(&str) -> Option<Rc<dyn Any>>) -> Fetch {
    Box::new(move || {
        let call = call.clone();
        Box::pin(async move {
            let Some(call) = call else { std::future::pending().await };
            read(&call.text().await?).ok_or_else(|| Failure::of(Kind::Unavailable))
        })
    })
}

/// As [`use_call`], for what takes more than one call.
#[hook]
pub fn use_remote<D, T, F>(of: D, fetch: impl Fn(&D) -> F + 'static) -> (Remote<T>, Callback<()>)
where
    D: PartialEq + Clone + 'static,
    T: Clone + 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let key = Compared::new(of.clone());
    let fetch: Fetch = Box::new(move || {
        let future = fetch(&of);
        Box::pin(async move { future.await.map(|value| Rc::new(value) as Rc<dyn Any>) })
    });
    let (answer, reload) = use_answer(key, fetch);
    let remote = match answer {
        None => Remote::Loading,
        Some(Err(failure)) => Remote::Failed(failure),
        Some(Ok(value)) => value.downcast_ref::<T>().cloned().map_or(Remote::Loading, Remote::Ready),
    };
    (remote, reload)
}

#[hook]
fn use_answer(of: Compared, fetch: Fetch) -> (Option<Answer>, Callback<()>) {
    let state = use_state(|| None::<Answer>);
    let again = use_state(|| 0_u32);
    let count = *again;
    let seen = use_mut_ref(|| None::<Compared>);
    let toasts = use_toasts();
    let is_failed = matches!(*state, Some(Err(_)));
    {
        let state = state.clone();
        use_effect_with((of, count), move |(of, _)| {
            let is_other = seen.borrow_mut().replace(of.clone()).is_some_and(|before| before != *of);
            if is_other || is_failed {
                state.set(None);
            }
            let wanted = Rc::new(Cell::new(true));
            let (mine, future) = (wanted.clone(), fetch());
            spawn_local(async move {
                let outcome = future.await;
                match outcome {
                    _ if !mine.get() => {}
                    // What is there is older, not wrong.
                    Err(failure) if matches!(*state, Some(Ok(_))) => toasts.bad(failure.line()),
                    outcome => state.set(Some(outcome)),
                }
            });
            // What comes after this is somebody else's, or nobody's.
            move || wanted.set(false)
        });
    }
    let reload = use_callback(move |()| again.set(*again + 1));
    {
        let reload = reload.clone();
        // Nobody has to press anything once the network is back.
        use_effect_with(is_failed, move |is_failed| {
            let window = browser::window().filter(|_| *is_failed);
            let listener = window.map(|window| Listener::new(&window, "online", move || reload.emit(())));
            move || drop(listener)
        });
    }
    ((*state).clone(), reload)
}
