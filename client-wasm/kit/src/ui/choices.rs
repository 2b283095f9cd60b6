//! One of a few, several of a few, or a single yes.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{described_by, error_line, use_fault, use_id};

/// One of the values to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it stands for.
    pub value: AttrValue,
    /// What it says.
    pub label: AttrValue,
    /// Smaller words under the label.
    pub note: Option<AttrValue>,
}

impl Choice {
    /// A choice without a note.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            note: None,
        }
    }

    /// The same with a note.
    #[must_use]
    pub fn noted(self, note: impl Into<AttrValue>) -> Self {
        Self {
            note: Some(note.into()),
            ..self
        }
    }
}

/// Properties of [`Choices`].
#[derive(Properties, PartialEq)]
pub struct ChoicesProps {
    /// What is being chosen.
    pub label: AttrValue,
    /// Whether the label is only for ears.
    #[prop_or_default]
    pub label_hidden: bool,
    /// What there is to choose from.
    pub options: Vec<Choice>,
    /// What is chosen.
    pub chosen: Vec<AttrValue>,
    /// Whether several can be chosen.
    #[prop_or_default]
    pub several: bool,
    /// Whether they stand below each other.
    #[prop_or_default]
    pub column: bool,
    /// Called with the value that was pressed: chosen now, or, with `several`, perhaps not any more.
    pub onchange: Callback<AttrValue>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What browser tests find it by; each choice has `{data_test}-{value}`.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// A group of radio buttons, or of checkboxes.
#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    let (id, fault) = (use_id(), use_fault(props.error.as_ref()));
    let kind = if props.several { "checkbox" } else { "radio" };
    let options = props.options.iter().map(|option| {
        let on = props.chosen.contains(&option.value);
        let onchange = {
            let (emit, value, changed) = (props.onchange.clone(), option.value.clone(), fault.clone());
            Callback::from(move |_: Event| {
                changed.forget();
                emit.emit(value.clone());
            })
        };
        let data_test = props.data_test.as_ref().map(|name| format!("{name}-{}", option.value));
        html! {
            <label key={option.value.to_string()} class={classes!("lx-choice", on.then_some("lx-choice-on"))}>
                <input type={kind} name={id.clone()} value={option.value.clone()} checked={on} {onchange} data-test={data_test} />
                <span class="lx-choice-words">
                    { &option.label }
                    if let Some(note) = &option.note { <span class="lx-choice-note">{ note }</span> }
                </span>
            </label>
        }
    });
    let legend = if props.label_hidden { "lx-hidden" } else { "lx-label" };
    html! {
        <fieldset
            class={classes!("lx-choices", props.column.then_some("lx-choices-column"))}
            role={(!props.several).then_some("radiogroup")}
            aria-invalid={fault.words.is_some().then_some("true")}
            aria-describedby={described_by(&id, false, fault.words.is_some())}
            data-test={props.data_test.clone()}
        >
            <legend class={legend}>{ &props.label }</legend>
            <div class="lx-choices-list">{ for options }</div>
            { error_line(&id, fault.words.as_ref()) }
        </fieldset>
    }
}

/// Properties of a [`Check`].
#[derive(Properties, PartialEq)]
pub struct CheckProps {
    /// What is agreed to, or switched on.
    pub children: Html,
    /// Whether it is.
    pub checked: bool,
    /// Called with what it is now.
    pub onchange: Callback<bool>,
    /// What browser tests find it by.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// A single checkbox with its words.
#[component]
pub fn Check(props: &CheckProps) -> Html {
    let onchange = props
        .onchange
        .reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <label class="lx-check">
            <input type="checkbox" checked={props.checked} {onchange} data-test={props.data_test.clone()} />
            <span>{ props.children.clone() }</span>
        </label>
    }
}
