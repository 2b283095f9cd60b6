//! Everything a page can know about what it asked for.

use std::{any::Any, cell::Cell, pin::Pin, rc::Rc};

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

/// What a fetch brings, whatever it is: the machinery around it is then compiled once, not for every page.
type Answer = Result<Rc<dyn Any>, Failure>;
type Fetch = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Answer>>>>;

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
    let key = Key(Rc::new(of.clone()), |one, other| {
        one.downcast_ref::<D>() == other.downcast_ref::<D>()
    });
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

/// What an answer belongs to, and how two of them compare.
#[derive(Clone)]
struct Key(Rc<dyn Any>, fn(&dyn Any, &dyn Any) -> bool);

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.1(&*self.0, &*other.0)
    }
}

#[hook]
fn use_answer(of: Key, fetch: Fetch) -> (Option<Answer>, Callback<()>) {
    let state = use_state(|| None::<Answer>);
    let again = use_state(|| 0_u32);
    let count = *again;
    let seen = use_mut_ref(|| None::<Key>);
    {
        let setter = state.setter();
        let is_failed = matches!(*state, Some(Err(_)));
        use_effect_with((of, count), move |(of, _)| {
            let is_other = seen.borrow_mut().replace(of.clone()).is_some_and(|before| before != *of);
            if is_other || is_failed {
                setter.set(None);
            }
            let wanted = Rc::new(Cell::new(true));
            let (mine, future) = (wanted.clone(), fetch());
            spawn_local(async move {
                let outcome = future.await;
                if mine.get() {
                    setter.set(Some(outcome));
                }
            });
            // What comes after this is somebody else's, or nobody's.
            move || wanted.set(false)
        });
    }
    let reload = use_callback(count, move |(), count| again.set(count + 1));
    ((*state).clone(), reload)
}
