//! One of many.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    choices::Choice,
    described_by, error_line,
    icon::{Shape, icon},
    use_fault, use_id,
};

/// Properties of a [`Select`].
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// What is being chosen.
    pub label: AttrValue,
    /// Whether the label is only for ears.
    #[prop_or_default]
    pub label_hidden: bool,
    /// What there is to choose from.
    pub options: Vec<Choice>,
    /// The value that is chosen.
    pub value: AttrValue,
    /// Called with the value chosen now.
    pub onchange: Callback<String>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Whether it cannot be changed now.
    #[prop_or_default]
    pub disabled: bool,
    /// What browser tests find it by.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// A labelled choice of one of many, by the device's own means.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let (id, node) = (use_id(), use_node_ref());
    {
        // The browser forgets the attribute `selected` once somebody has chosen; only the value still counts.
        let (node, value) = (node.clone(), props.value.clone());
        use_effect(move || {
            if let Some(select) = node.cast::<HtmlSelectElement>().filter(|select| select.value() != value) {
                select.set_value(&value);
            }
        });
    }
    let fault = use_fault(props.error.as_ref());
    let changed = fault.clone();
    let onchange = props.onchange.reform(move |event: Event| {
        changed.forget();
        event.target_unchecked_into::<HtmlSelectElement>().value()
    });
    let options = props.options.iter().map(|option| {
        html! {
            <option key={option.value.to_string()} value={option.value.clone()} selected={option.value == props.value}>
                { &option.label }
            </option>
        }
    });
    html! {
        <div class="lx-field">
            <label class={if props.label_hidden { "lx-hidden" } else { "lx-label" }} for={id.clone()}>{ &props.label }</label>
            <div class="lx-select">
                <select
                    ref={node}
                    id={id.clone()}
                    class="lx-input"
                    disabled={props.disabled}
                    {onchange}
                    aria-invalid={fault.words.is_some().then_some("true")}
                    aria-describedby={described_by(&id, false, fault.words.is_some())}
                    data-test={props.data_test.clone()}
                >
                    { for options }
                </select>
                { icon(Shape::Down) }
            </div>
            { error_line(&id, fault.words.as_ref()) }
        </div>
    }
}
