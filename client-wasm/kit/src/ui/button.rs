//! Buttons.

use yew::prelude::*;

use super::icon::{Shape, icon};
use crate::part;

/// How much weight a button has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing this page is for.
    Primary,
    /// Anything else.
    #[default]
    Plain,
    /// Something that cannot be taken back.
    Warn,
    /// Words only.
    Text,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "lx-button-primary",
            Self::Plain => "lx-button-plain",
            Self::Warn => "lx-button-warn",
            Self::Text => "lx-button-text",
        }
    }
}

/// Properties of a [`Button`].
#[derive(Properties, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are attributes of an element, each on its own"
)]
pub struct ButtonProps {
    /// How much weight it has.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// What it says.
    pub children: Html,
    /// Called when pressed; a `submit` button needs none.
    #[prop_or_default]
    pub onclick: Callback<MouseEvent>,
    /// Whether it sends the form it stands in.
    #[prop_or_default]
    pub submit: bool,
    /// Whether what it started is still going on; it cannot be pressed twice.
    #[prop_or_default]
    pub loading: bool,
    /// Whether it cannot be pressed now.
    #[prop_or_default]
    pub disabled: bool,
    /// Whether it takes the whole width.
    #[prop_or_default]
    pub block: bool,
    /// A shape before the words.
    #[prop_or_default]
    pub shape: Option<Shape>,
    /// The key that does the same, for `aria-keyshortcuts`.
    #[prop_or_default]
    pub key_shortcut: Option<AttrValue>,
    /// What browser tests find it by.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let class = classes!("lx-button", props.kind.class(), props.block.then_some("lx-button-block"));
    // While it is busy it does nothing, and keeps the focus: one that is disabled would lose it, and keys begin at the top again.
    let idle = !props.loading;
    html! {
        <button
            type={if props.submit && idle { "submit" } else { "button" }}
            {class}
            onclick={if idle { props.onclick.clone() } else { Callback::noop() }}
            disabled={props.disabled && idle}
            aria-disabled={props.loading.then_some("true")}
            aria-keyshortcuts={props.key_shortcut.clone()}
            data-test={props.data_test.clone()}
        >
            if props.loading {
                <span class="lx-spin" aria-hidden="true"></span>
            } else if let Some(shape) = props.shape {
                { icon(shape) }
            }
            <span>{ props.children.clone() }</span>
        </button>
    }
}

/// A button that says these words and is always ready.
pub fn button(kind: ButtonKind, words: &'static str, onclick: Callback<MouseEvent>, data_test: &'static str) -> Html {
    part!(Button {
        kind,
        onclick,
        data_test,
        children: html! { { words } }
    })
}

/// A plain button that only calls this.
pub fn calling(words: &'static str, call: &Callback<()>, data_test: &'static str) -> Html {
    button(ButtonKind::Plain, words, call.reform(|_: MouseEvent| ()), data_test)
}

/// A button that unfolds a form below it, and tells ears whether it is unfolded.
pub fn unfolding(
    kind: ButtonKind,
    words: &'static str,
    unfolded: bool,
    onclick: Callback<MouseEvent>,
    data_test: impl Into<AttrValue>,
) -> Html {
    html! {
        <button
            type="button"
            class={classes!("lx-button", kind.class())}
            {onclick}
            aria-expanded={if unfolded { "true" } else { "false" }}
            data-test={data_test.into()}
        >
            <span>{ words }</span>
        </button>
    }
}

/// Properties of an [`IconButton`].
#[derive(Properties, PartialEq)]
pub struct IconButtonProps {
    /// What is drawn.
    pub shape: Shape,
    /// What it does, for ears and as a tooltip.
    pub label: AttrValue,
    /// Called when pressed.
    pub onclick: Callback<MouseEvent>,
    /// What browser tests find it by.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// A button that is only a drawing, with its name for those who do not see it.
#[component]
pub fn IconButton(props: &IconButtonProps) -> Html {
    html! {
        <button
            type="button"
            class="lx-icon-button"
            onclick={props.onclick.clone()}
            aria-label={props.label.clone()}
            title={props.label.clone()}
            data-test={props.data_test.clone()}
        >
            { icon(props.shape) }
        </button>
    }
}
