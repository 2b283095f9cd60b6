//! Short words that come and go, read out by screen readers as well.

use crate::hooks::{share, use_callback, use_effect_with, use_shared, use_state};
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

/// Those that stay, in the order in which they came.
fn others(toasts: &[Toast], goes: impl Fn(&Toast) -> bool) -> Vec<Toast> {
    toasts.iter().filter(|toast| !goes(toast)).cloned().collect()
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
    let shown = use_state(Vec::<Toast>::new);
    let say = {
        let shown = shown.clone();
        use_callback(move |(words, good): (AttrValue, bool)| {
            let number = shown.last().map_or(0, |last| last.number + 1);
            let mut toasts = others(&shown, |toast| toast.words == words);
            toasts.push(Toast { number, words, good });
            shown.set(toasts);
        })
    };
    let toasts = shown.iter().map(|toast| {
        let (shown, number) = (shown.clone(), toast.number);
        let ongone = Callback::from(move |()| shown.set(others(&shown, |toast| toast.number == number)));
        part!(Said [number] { words: toast.words.clone(), good: toast.good, ongone })
    });
    share(Toasts { say });
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
