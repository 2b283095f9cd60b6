//! One line to fill in.

use contract::letters;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{described_by, error_line, use_fault, use_id};

/// What a field takes; phones choose their keyboard by it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// Any words.
    #[default]
    Text,
    /// A telephone number.
    Phone,
    /// A one-time code of digits.
    Code,
    /// An amount, which may have a point.
    Amount,
    /// A day.
    Date,
    /// An address for mail.
    Email,
    /// A password.
    Password,
    /// Something to look for.
    Search,
}

impl FieldKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Text | Self::Code | Self::Amount => "text",
            Self::Phone => "tel",
            Self::Date => "date",
            Self::Email => "email",
            Self::Password => "password",
            Self::Search => "search",
        }
    }

    const fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Code => Some("numeric"),
            Self::Amount => Some("decimal"),
            Self::Phone => Some("tel"),
            Self::Search => Some("search"),
            Self::Text | Self::Password | Self::Date | Self::Email => None,
        }
    }
}

/// Properties of a [`Field`].
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// What is asked.
    pub label: AttrValue,
    /// Whether the label is only for ears.
    #[prop_or_default]
    pub label_hidden: bool,
    /// What stands in it.
    pub value: AttrValue,
    /// Called with what stands in it now.
    pub oninput: Callback<String>,
    /// What it takes.
    #[prop_or_default]
    pub kind: FieldKind,
    /// The `autocomplete` word, such as `tel` or `one-time-code`.
    #[prop_or_default]
    pub autocomplete: Option<AttrValue>,
    /// An example, for those who see it; never the only label.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Help under it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Characters at most.
    #[prop_or_default]
    pub max_length: Option<u32>,
    /// Whether it cannot be changed now.
    #[prop_or_default]
    pub disabled: bool,
    /// What browser tests find it by.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// A labelled line to fill in.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let (id, fault) = (use_id(), use_fault(props.error.as_ref()));
    let plain = matches!(props.kind, FieldKind::Text | FieldKind::Search);
    let narrow = matches!(props.kind, FieldKind::Phone | FieldKind::Code | FieldKind::Amount);
    let changed = fault.clone();
    let oninput = props.oninput.reform(move |event: InputEvent| {
        changed.forget();
        let typed = event.target_unchecked_into::<HtmlInputElement>().value();
        if narrow { letters::narrow(&typed) } else { typed }
    });
    html! {
        <div class="lx-field">
            <label class={if props.label_hidden { "lx-hidden" } else { "lx-label" }} for={id.clone()}>{ &props.label }</label>
            <input
                id={id.clone()}
                class="lx-input"
                type={props.kind.input_type()}
                inputmode={props.kind.input_mode()}
                autocomplete={props.autocomplete.clone()}
                autocapitalize={(!plain).then_some("off")}
                spellcheck={(!plain).then_some("false")}
                placeholder={props.placeholder.clone()}
                maxlength={props.max_length.map(|most| most.to_string())}
                disabled={props.disabled}
                value={props.value.clone()}
                {oninput}
                aria-invalid={fault.words.is_some().then_some("true")}
                aria-describedby={described_by(&id, props.hint.is_some(), fault.words.is_some())}
                data-test={props.data_test.clone()}
            />
            { error_line(&id, fault.words.as_ref()) }
            if let Some(hint) = &props.hint { <p class="lx-hint" id={format!("{id}-hint")}>{ hint }</p> }
        </div>
    }
}
