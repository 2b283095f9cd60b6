//! Many lines to fill in, with a count of what still fits.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{described_by, error_line, use_fault, use_id};

/// Properties of a [`TextArea`].
#[derive(Properties, PartialEq)]
pub struct TextAreaProps {
    /// What is asked.
    pub label: AttrValue,
    /// What stands in it.
    pub value: AttrValue,
    /// Called with what stands in it now.
    pub oninput: Callback<String>,
    /// Characters at most; counted and shown, never cut off, so that a long paste loses nothing.
    pub limit: u32,
    /// An example, for those who see it; never the only label.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Help under it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Lines it shows at first.
    #[prop_or(5)]
    pub rows: u32,
    /// What browser tests find it by.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// A labelled text.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let (id, fault) = (use_id(), use_fault(props.error.as_ref()));
    let changed = fault.clone();
    let oninput = props.oninput.reform(move |event: InputEvent| {
        changed.forget();
        event.target_unchecked_into::<HtmlTextAreaElement>().value()
    });
    let count = props.value.chars().count();
    html! {
        <div class="lx-field">
            <label class="lx-label" for={id.clone()}>{ &props.label }</label>
            <textarea
                id={id.clone()}
                class="lx-input"
                rows={props.rows.to_string()}
                placeholder={props.placeholder.clone()}
                value={props.value.clone()}
                {oninput}
                aria-invalid={fault.words.is_some().then_some("true")}
                aria-describedby={described_by(&id, true, fault.words.is_some())}
                data-test={props.data_test.clone()}
            />
            { error_line(&id, fault.words.as_ref()) }
            <div class="lx-under" id={format!("{id}-hint")}>
                <span class="lx-hint">{ props.hint.clone().unwrap_or_default() }</span>
                <span class="lx-count lx-number">{ format!("{count}/{}", props.limit) }</span>
            </div>
        </div>
    }
}
