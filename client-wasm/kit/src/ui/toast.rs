//! Short words that come and go, read out by screen readers as well.

use std::rc::Rc;

use crate::hooks::{share, use_effect_with, use_shared};
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::part;

use super::icon::{Shape, icon};

/// How long a good word stays; what went wrong stays twice as long.
const STAY_MILLISECONDS: u32 = 4_000;

/// The way for any component to say something.
#[derive(Clone, PartialEq)]
pub struct Toasts {
    say: Callback<(AttrValue, bool)>,
}

impl Toasts {
    /// Says that something went well.
    pub fn good(&self, words: impl Into<AttrValue>) {
        self.say.emit((words.into(), true));
    }

    /// Says that something went wrong.
    pub fn bad(&self, words: impl Into<AttrValue>) {
        self.say.emit((words.into(), false));
    }
}

/// The way to say something; silent outside a [`Toaster`].
#[hook]
pub fn use_toasts() -> Toasts {
    use_shared::<Toasts>().unwrap_or(Toasts { say: Callback::noop() })
}

#[derive(Clone, PartialEq)]
struct Toast {
    number: u32,
    words: AttrValue,
    good: bool,
}

enum Change {
    Add(AttrValue, bool),
    Remove(u32),
}

#[derive(Default, PartialEq)]
struct Shown {
    toasts: Vec<Toast>,
    next: u32,
}

impl Reducible for Shown {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut toasts = self.toasts.clone();
        match change {
            Change::Add(words, good) => {
                toasts.retain(|toast| toast.words != words);
                toasts.push(Toast {
                    number: self.next,
                    words,
                    good,
                });
            }
            Change::Remove(number) => toasts.retain(|toast| toast.number != number),
        }
        Rc::new(Self {
            toasts,
            next: self.next + 1,
        })
    }
}

/// Properties of a [`Toaster`].
#[derive(Properties, PartialEq)]
pub struct ToasterProps {
    /// The app.
    pub children: Html,
}

/// Stands around the app and shows what is said.
#[component]
pub fn Toaster(props: &ToasterProps) -> Html {
    let shown = use_reducer(Shown::default);
    let context = {
        let dispatcher = shown.dispatcher();
        use_memo((), move |()| Toasts {
            say: Callback::from(move |(words, good)| dispatcher.dispatch(Change::Add(words, good))),
        })
    };
    let toasts = shown.toasts.iter().map(|toast| {
        let dispatcher = shown.dispatcher();
        let number = toast.number;
        let ongone = Callback::from(move |()| dispatcher.dispatch(Change::Remove(number)));
        part!(Said [number] { words: toast.words.clone(), good: toast.good, ongone })
    });
    share((*context).clone());
    html! {
        <>
            { props.children.clone() }
            <div class="lx-toasts" role="status" aria-live="polite" data-test="toasts">{ for toasts }</div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct SaidProps {
    words: AttrValue,
    good: bool,
    ongone: Callback<()>,
}

#[component]
fn Said(props: &SaidProps) -> Html {
    {
        let ongone = props.ongone.clone();
        let stay = if props.good {
            STAY_MILLISECONDS
        } else {
            2 * STAY_MILLISECONDS
        };
        use_effect_with((), move |()| {
            let timeout = Timeout::new(stay, move || ongone.emit(()));
            move || drop(timeout)
        });
    }
    html! {
        <p class={classes!("lx-toast", (!props.good).then_some("lx-toast-bad"))}>
            { icon(if props.good { Shape::Check } else { Shape::Alert }) }
            <span>{ &props.words }</span>
        </p>
    }
}
