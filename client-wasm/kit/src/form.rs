//! A form's matter, which the device keeps until the server has it.

use serde::{Serialize, de::DeserializeOwned};
use yew::prelude::*;

use crate::{
    drafts,
    hooks::{UseStateHandle, use_effect_with, use_state},
    i18n::{Text, t},
    json, part,
    sending::{Sending, typing},
    ui::{Field, FieldKind, TextArea, overtaken},
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

/// Whether a form that is folded away had been begun when it was first shown. It is open then; from there on it opens and closes
/// as its writer wants, and not because they emptied a field.
#[hook]
pub fn use_begun(begun: bool) -> bool {
    *use_state(|| begun)
}

/// What others may change as well, as it was `read` or since saved.
#[hook]
pub fn use_saved<T: Clone + PartialEq + 'static>(read: T) -> UseStateHandle<T> {
    let saved = use_state(|| read.clone());
    let setter = saved.setter();
    use_effect_with(read, move |read| setter.set(read.clone()));
    saved
}

impl<T: Clone + PartialEq + Serialize + 'static> Form<T> {
    /// Forgets what the device keeps: the server has it.
    pub fn done(&self) {
        drafts::write(&self.name, "");
    }

    /// A field of one line for a text of what is typed, with what was said of it at `pointer`.
    pub fn line(
        &self,
        sending: &Sending,
        (label, kind, most): (Text, FieldKind, u32),
        (pointer, data_test): (&str, &'static str),
        text: fn(&mut T) -> &mut String,
    ) -> Html {
        part!(Field {
            label: t(label),
            kind,
            value: self.text(text),
            oninput: self.typing(move |typed: &mut T, value| *text(typed) = value),
            max_length: most,
            error: sending.error(pointer),
            data_test,
        })
    }

    /// A field of several lines for a text of what is typed, with what was said of it at `pointer`.
    pub fn area(
        &self,
        sending: &Sending,
        (label, limit, rows): (Text, u32, u32),
        (pointer, data_test): (&str, &'static str),
        text: fn(&mut T) -> &mut String,
    ) -> Html {
        part!(TextArea {
            label: t(label),
            value: self.text(text),
            oninput: self.typing(move |typed: &mut T, value| *text(typed) = value),
            limit,
            rows,
            error: sending.error(pointer),
            data_test,
        })
    }

    fn text(&self, text: fn(&mut T) -> &mut String) -> String {
        std::mem::take(text(&mut (*self.typed).clone()))
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

/// A form of what others may change meanwhile: the version at which it was begun, and what is typed.
impl<T: Clone + PartialEq + Serialize + 'static> Form<(u32, T)> {
    /// Whether others saved something else since, of which `now` is the latest.
    pub fn is_behind(&self, now: &(u32, T)) -> bool {
        self.typed.0 != now.0 && self.typed.1 != now.1
    }

    /// What others saved since, and which is to stand; nothing where nobody did.
    pub fn overtaken(&self, now: (u32, T), theirs: impl FnOnce(&T) -> Html) -> Html {
        if !self.is_behind(&now) {
            return Html::default();
        }
        let (version, theirs) = (now.0, theirs(&now.1));
        let ontake = {
            let form = self.clone();
            Callback::from(move |_: MouseEvent| {
                form.done();
                form.typed.set(now.clone());
            })
        };
        let onkeep = self.typing(move |typed: &mut (u32, T), _: MouseEvent| typed.0 = version);
        overtaken(theirs, ontake, onkeep)
    }
}
