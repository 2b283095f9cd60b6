//! A form's matter, which the device keeps until the server has it.

use serde::{Serialize, de::DeserializeOwned};
use yew::prelude::*;

use crate::{
    drafts,
    hooks::{UseStateHandle, use_state},
    json,
    sending::typing,
};

/// What was typed and chosen, and the name under which the device keeps it.
#[derive(Clone, PartialEq)]
pub struct Form<T: PartialEq + 'static> {
    /// As it stands.
    pub typed: UseStateHandle<T>,
    name: AttrValue,
}

/// What the device keeps under this name, or `first`.
#[hook]
pub fn use_form<T: PartialEq + DeserializeOwned + 'static>(name: String, first: T) -> Form<T> {
    let typed = use_state(|| drafts::recall(&name).and_then(|kept| json::read(&kept)).unwrap_or(first));
    Form {
        typed,
        name: name.into(),
    }
}

impl<T: Clone + PartialEq + Serialize + 'static> Form<T> {
    /// Forgets what the device keeps: the server has it.
    pub fn done(&self) {
        drafts::write(&self.name, "");
    }

    /// Gives a callback that changes one part, and keeps the whole.
    pub fn typing<V: 'static>(&self, change: impl Fn(&mut T, V) + 'static) -> Callback<V> {
        let name = self.name.clone();
        typing(&self.typed, move |typed: &mut T, value: V| {
            change(typed, value);
            drafts::write(&name, &json::write(typed));
        })
    }
}
