//! The form of a proposal's text. What is typed stays on the phone until the server has it.

use std::ops::Deref;

pub(crate) use contract::proposals::DraftWords as Typed;
use contract::{
    mailbox::BODY,
    proposals::{Field as Matter, ProposalText},
    validation::FieldError,
};
use kit::{
    http::Failure,
    i18n::{Text, language, proposals as text, t, words},
    part,
    sending::Sending,
    ui::{Check, Choice, Field, FieldKind, Select, TextArea},
};
use yew::prelude::*;

/// What a proposal says, to be changed.
pub(crate) fn typed(says: &ProposalText) -> Typed {
    Typed {
        title: says.title.clone(),
        problem: says.problem.clone(),
        suggestion: says.suggestion.clone(),
        helps: says.helps.clone().unwrap_or_default(),
        field: says.field.word().to_owned(),
        place: says.place.clone().unwrap_or_default(),
        cost: says.cost.map(|cost| cost.to_string()).unwrap_or_default(),
        ..Typed::default()
    }
}

/// What was typed, as it is sent.
pub(crate) fn says(typed: &Typed) -> ProposalText {
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    ProposalText {
        title: typed.title.trim().to_owned(),
        problem: typed.problem.trim().to_owned(),
        suggestion: typed.suggestion.trim().to_owned(),
        helps: filled(&typed.helps),
        field: Matter::from_word(&typed.field).unwrap_or(Matter::Other),
        place: filled(&typed.place),
        // What is no number is refused by its field, not dropped.
        cost: filled(&typed.cost).map(|cost| cost.parse().unwrap_or(u32::MAX)),
    }
}

/// A proposal's form.
#[derive(Clone, PartialEq)]
pub(crate) struct Form(kit::form::Form<Typed>);

/// What the phone keeps under this name, or `first`.
#[hook]
pub(crate) fn use_form(name: String, first: Typed) -> Form {
    Form(kit::form::use_form(name, first))
}

impl Deref for Form {
    type Target = kit::form::Form<Typed>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Form {
    /// What its checks cannot see: that no field was chosen. `before` is as for [`Form::fields`].
    pub(crate) fn unchosen(&self, before: &str) -> Option<Failure> {
        let missing = || FieldError::new(format!("{before}/field"), "missing_field", language());
        self.typed.field.is_empty().then(|| Failure::invalid(vec![missing()]))
    }

    /// The fields. `before` is what stands before their names where the server names what is wrong.
    pub(crate) fn fields(&self, sending: &Sending, before: &str) -> Html {
        let wrong = |name: &str| sending.error(&format!("{before}/{name}"));
        let long = |label: Text, value: &str, name: &'static str, change: fn(&mut Typed, String)| {
            part!(TextArea {
                label: t(label),
                value: value.to_owned(),
                oninput: self.typing(change),
                limit: u32::try_from(*BODY.end()).unwrap_or(u32::MAX),
                hint: t(text::TEXT_HINT),
                error: wrong(name),
                data_test: name,
            })
        };
        let short = |label: Text, value: &str, name: &'static str, most: u32, kind: FieldKind, change: fn(&mut Typed, String)| {
            part!(Field {
                label: t(label),
                kind,
                value: value.to_owned(),
                oninput: self.typing(change),
                max_length: most,
                error: wrong(name),
                data_test: name,
            })
        };
        let typed = &self.typed;
        let mut fields = vec![Choice::new("", t(kit::i18n::shared::CHOOSE))];
        fields.extend(
            Matter::ALL
                .iter()
                .map(|field| Choice::new(field.word(), t(words::proposal_field(*field)))),
        );
        html! {
            <>
                { short(text::TITLE, &typed.title, "title", 60, FieldKind::Text, |typed, title| typed.title = title) }
                { part!(Select {
                    label: t(text::FIELD),
                    options: fields,
                    value: typed.field.clone(),
                    onchange: self.typing(|typed: &mut Typed, field| typed.field = field),
                    error: wrong("field"),
                    data_test: "field",
                }) }
                { long(text::PROBLEM, &typed.problem, "problem", |typed, problem| typed.problem = problem) }
                { long(text::SUGGESTION, &typed.suggestion, "suggestion", |typed, suggestion| typed.suggestion = suggestion) }
                { short(text::HELPS, &typed.helps, "helps", 100, FieldKind::Text, |typed, helps| typed.helps = helps) }
                { short(text::PLACE, &typed.place, "place", 100, FieldKind::Text, |typed, place| typed.place = place) }
                { short(text::COST, &typed.cost, "cost", 9, FieldKind::Code, |typed, cost| typed.cost = cost) }
            </>
        }
    }

    /// Whether it is about the cell its author lives in.
    pub(crate) fn near(&self) -> Html {
        part!(Check {
            checked: self.typed.near,
            onchange: self.typing(|typed: &mut Typed, near| typed.near = near),
            data_test: "near",
            children: html! { { t(text::NEAR_HOME) } },
        })
    }

    /// Whether the author's whole name is published.
    pub(crate) fn named(&self) -> Html {
        part!(Check {
            checked: self.typed.named,
            onchange: self.typing(|typed: &mut Typed, named| typed.named = named),
            data_test: "named",
            children: html! { { t(text::NAMED) } },
        })
    }
}
