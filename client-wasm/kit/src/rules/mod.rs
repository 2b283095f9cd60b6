//! Rules of a community that are set by the street, read by its stations, and saved over the version that was seen.
//!
//! [`Rules`] is one form for all that are numbers; what these are, and what they are called, each app says. Others draw fields of
//! their own into the form that [`use_setting`] gives them.

mod numbers;
mod setting;

use contract::{ids::CommunityId, validation::FieldError};
use yew::prelude::*;

pub use self::{
    numbers::{Kind, Number, Numbers, Place},
    setting::{Ruleset, Setting, Tagged, Theirs, use_rules, use_setting},
};
use crate::{
    i18n::{fill, rules as text, t},
    part,
    ui::{Field, FieldKind},
};

impl<T: Numbers> Ruleset for &'static Kind<T> {
    type Rules = T;
    type Typed = Vec<String>;

    fn path(self) -> &'static str {
        self.path
    }

    fn written(self, rules: &T) -> Vec<String> {
        self.shown(rules)
    }

    fn read(self, typed: &Vec<String>) -> Result<T, Vec<FieldError>> {
        self.typed(typed)
    }
}

/// Properties of [`Rules`].
#[derive(Properties, PartialEq)]
pub struct RulesProps<T: Numbers> {
    /// Whose they are.
    pub community: CommunityId,
    /// Which.
    pub kind: &'static Kind<T>,
}

/// The rules of one kind: to be changed by the street, to be read by others.
#[component]
pub fn Rules<T: Numbers>(props: &RulesProps<T>) -> Html {
    let (community, kind) = (props.community, props.kind);
    let (rules, reload) = use_rules(kind, community);
    rules.show(4, &reload, |read| {
        let (read, again) = (read.clone(), reload.clone());
        part::part::<Form<T>>(
            FormProps {
                community,
                kind,
                read,
                again,
            },
            None,
        )
    })
}

#[derive(Properties, PartialEq)]
struct FormProps<T: Numbers> {
    community: CommunityId,
    kind: &'static Kind<T>,
    /// As the server has them.
    read: Tagged<T>,
    /// Asks the server again.
    again: Callback<()>,
}

#[component]
fn Form<T: Numbers>(props: &FormProps<T>) -> Html {
    let kind = props.kind;
    let setting = use_setting(kind, props.community, &props.read, &props.again);
    let default = kind.shown(&T::default());
    let field = |(at, number): (usize, &Number<T>)| {
        let default = default[at].as_str();
        part!(Field {
            label: t(number.label),
            hint: number.source.map_or_else(
                || fill(text::BY_DEFAULT, &[default]),
                |source| fill(text::DEFAULT_OF, &[default, t(source)])
            ),
            kind: if number.hundredths {
                FieldKind::Amount
            } else {
                FieldKind::Code
            },
            value: setting.typed[at].clone(),
            oninput: setting.typing(move |typed: &mut Vec<String>, value| typed[at] = value),
            disabled: !setting.sets,
            error: setting.sending.error(&format!("/{}", number.name)),
            data_test: number.name,
        })
    };
    let fields = html! {
        <>
            if !setting.sets { <p class="lx-small lx-muted" data-test="set-by-street">{ t(text::SET_BY_STREET) }</p> }
            { for kind.numbers.iter().enumerate().map(field) }
        </>
    };
    setting.form(kind.note, fields, |theirs| kind.others(&setting.typed, theirs))
}
