//! Yew's hooks behind one type each, and what a whole app shares, for the sake of the download.
//!
//! Yew compiles its machinery anew for every type of state, for every effect and for every kind of context. Here it is
//! compiled once, for `dyn Any`, and only a thin shell knows the types. The names are Yew's, and so is what they do.

use std::{
    any::{Any, TypeId},
    cell::RefCell,
    marker::PhantomData,
    ops::Deref,
    rc::{Rc, Weak},
};

use yew::{functional::TearDown, prelude::*};

use crate::browser;

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
            // Only `set` and `use_state` put values in, and they know the type.
            unreachable!();
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

/// Puts the focus on what tests know as `name` once the component has been drawn for the first time.
#[hook]
pub fn use_focus(name: &'static str) {
    use_effect_with((), move |()| browser::focus_soon(name.to_owned()));
}

/// A callback that stays the same for as long as the component lives: what it does is what it did at first.
#[hook]
pub fn use_callback<T: 'static>(call: impl Fn(T) + 'static) -> Callback<T> {
    let kept = use_state(|| Callback::from(call));
    (*kept).clone()
}

/// A value that is shared with the whole app, and who draws it.
struct Shared {
    kind: TypeId,
    value: Option<Anything>,
    readers: Vec<Weak<dyn Fn()>>,
}

thread_local! {
    /// Few enough to be looked through. Values stay when who shared them is gone; whoever shares next replaces them.
    static SHARED: RefCell<Vec<Shared>> = const { RefCell::new(Vec::new()) };
}

fn with_shared<R>(kind: TypeId, use_it: impl FnOnce(&mut Shared) -> R) -> R {
    SHARED.with_borrow_mut(|all| {
        let place = all.iter().position(|shared| shared.kind == kind).unwrap_or_else(|| {
            all.push(Shared {
                kind,
                value: None,
                readers: Vec::new(),
            });
            all.len() - 1
        });
        use_it(&mut all[place])
    })
}

/// Shares a value with the whole app, instead of the last one of its type, and draws anew whoever reads it.
pub fn share<T: 'static>(value: T) {
    renew(TypeId::of::<T>(), Rc::new(value));
}

fn renew(kind: TypeId, value: Anything) {
    let readers = with_shared(kind, |shared| {
        shared.value = Some(value);
        shared.readers.retain(|reader| reader.strong_count() > 0);
        shared.readers.clone()
    });
    for reader in readers.iter().filter_map(Weak::upgrade) {
        reader();
    }
}

/// The value of this type that is shared, if one is; draws the component anew when it changes.
#[hook]
pub fn use_shared<T: Clone + 'static>() -> Option<T> {
    let value = use_anything(TypeId::of::<T>());
    value.and_then(|value| value.downcast_ref().cloned())
}

#[hook]
fn use_anything(kind: TypeId) -> Option<Anything> {
    let again = use_force_update();
    // Heard of from the first drawing on, and for as long as the component lives.
    let _reader = use_state(|| {
        let reader: Rc<dyn Fn()> = Rc::new(move || again.force_update());
        with_shared(kind, |shared| shared.readers.push(Rc::downgrade(&reader)));
        reader
    });
    with_shared(kind, |shared| shared.value.clone())
}
