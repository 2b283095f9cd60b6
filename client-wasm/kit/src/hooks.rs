//! Yew's hooks and contexts behind one type each, for the sake of the download.
//!
//! Yew compiles its machinery anew for every type of state, for every effect and for every kind of context. Here it is
//! compiled once, for `dyn Any`, and only a thin shell knows the types. The names are Yew's, and so is what they do.

use std::{any::Any, marker::PhantomData, ops::Deref, rc::Rc};

use yew::{functional::TearDown, prelude::*};

use crate::part;

type Anything = Rc<dyn Any>;

/// State of a component; as Yew's own, it always shows the latest value.
pub struct UseStateHandle<T> {
    inner: yew::UseStateHandle<Anything>,
    of: PhantomData<T>,
}

impl<T: 'static> UseStateHandle<T> {
    /// Replaces the value and draws the component anew.
    pub fn set(&self, value: T) {
        self.inner.set(Rc::new(value));
    }

    /// Only the way to replace it.
    pub fn setter(&self) -> UseStateSetter<T> {
        UseStateSetter {
            inner: self.inner.setter(),
            of: PhantomData,
        }
    }
}

impl<T> Clone for UseStateHandle<T> {
    fn clone(&self) -> Self {
        Self {
            inner: self.inner.clone(),
            of: PhantomData,
        }
    }
}

impl<T: PartialEq + 'static> PartialEq for UseStateHandle<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: 'static> Deref for UseStateHandle<T> {
    type Target = T;

    fn deref(&self) -> &T {
        let Some(value) = self.inner.downcast_ref() else {
            unreachable!("only `set` and `use_state` put values in, and they know the type");
        };
        value
    }
}

/// The way to replace the value of a [`UseStateHandle`].
pub struct UseStateSetter<T> {
    inner: yew::UseStateSetter<Anything>,
    of: PhantomData<T>,
}

impl<T> Clone for UseStateSetter<T> {
    fn clone(&self) -> Self {
        Self {
            inner: self.inner.clone(),
            of: PhantomData,
        }
    }
}

impl<T: 'static> UseStateSetter<T> {
    /// Replaces the value and draws the component anew.
    pub fn set(&self, value: T) {
        self.inner.set(Rc::new(value));
    }
}

/// Holds a value for as long as the component lives.
#[hook]
pub fn use_state<T: 'static>(first: impl FnOnce() -> T) -> UseStateHandle<T> {
    let first: Box<dyn FnOnce() -> Anything + '_> = Box::new(|| Rc::new(first()));
    UseStateHandle {
        inner: yew::use_state(first),
        of: PhantomData,
    }
}

/// Something of any type that can be compared.
#[derive(Clone)]
pub(crate) struct Compared {
    value: Anything,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
}

impl Compared {
    pub(crate) fn new<T: PartialEq + 'static>(value: T) -> Self {
        Self {
            value: Rc::new(value),
            is_same: |one, other| one.downcast_ref::<T>() == other.downcast_ref::<T>(),
        }
    }
}

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&*self.value, &*other.value)
    }
}

/// Makes something when the component appears and whenever `of` has changed.
#[hook]
pub fn use_memo<D: PartialEq + 'static, T: Clone + 'static>(of: D, make: impl FnOnce(&D) -> T + 'static) -> T {
    let made = use_made(
        Compared::new(of),
        Box::new(|of| Rc::new(of.downcast_ref().map(make)) as Anything),
    );
    let Some(Some(made)) = made.downcast_ref::<Option<T>>() else {
        unreachable!("it was made above, and from a `D`");
    };
    made.clone()
}

/// A callback that stays the same until `of` changes.
#[hook]
pub fn use_callback<D: PartialEq + 'static, I: 'static>(of: D, call: impl Fn(I, &D) + 'static) -> Callback<I> {
    let made = use_made(
        Compared::new(of),
        Box::new(|of| {
            Rc::new(Callback::from(move |given: I| {
                if let Some(of) = of.downcast_ref() {
                    call(given, of);
                }
            })) as Anything
        }),
    );
    made.downcast_ref::<Callback<I>>().cloned().unwrap_or_else(Callback::noop)
}

#[hook]
fn use_made(of: Compared, make: Box<dyn FnOnce(Anything) -> Anything>) -> Anything {
    let made = yew::use_memo(of, |of| make(of.value.clone()));
    (*made).clone()
}

/// Does something when the component has been drawn for the first time and whenever `of` has changed.
#[hook]
pub fn use_effect_with<D: PartialEq + 'static, E: TearDown>(of: D, effect: impl FnOnce(&D) -> E + 'static) {
    use_effect_once_for(
        Compared::new(of),
        Box::new(move |of| {
            let ending = of.downcast_ref().map(effect);
            Box::new(|| {
                if let Some(ending) = ending {
                    ending.tear_down();
                }
            })
        }),
    );
}

type Effect = Box<dyn FnOnce(&dyn Any) -> Box<dyn FnOnce()>>;

#[hook]
fn use_effect_once_for(of: Compared, effect: Effect) {
    yew::use_effect_with(of, |of| effect(&*of.value));
}

/// Everything that is shared with the components below, the latest first.
#[derive(Clone)]
struct Shared {
    value: Anything,
    above: Option<Rc<Self>>,
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.value, &other.value) && self.above == other.above
    }
}

#[derive(Clone)]
struct Given(Anything);

impl PartialEq for Given {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct ShareProps {
    given: Given,
    children: Html,
}

#[component]
fn Share(props: &ShareProps) -> Html {
    let above = use_context::<Shared>().map(Rc::new);
    let context = Shared {
        value: props.given.0.clone(),
        above,
    };
    html! { <ContextProvider<Shared> {context}>{ props.children.clone() }</ContextProvider<Shared>> }
}

/// Shares a value with everything below; see [`use_shared`].
pub fn share<T: 'static>(value: T, children: Html) -> Html {
    part!(Share {
        given: Given(Rc::new(value)),
        children
    })
}

/// The value of this type that a component above shares; `None` if none does.
#[hook]
pub fn use_shared<T: Clone + 'static>() -> Option<T> {
    let nearest = use_context::<Shared>();
    let mut shared = nearest.as_ref();
    while let Some(Shared { value, above }) = shared {
        if let Some(value) = value.downcast_ref::<T>() {
            return Some(value.clone());
        }
        shared = above.as_deref();
    }
    None
}
