//! The bar at the bottom: the few places an app consists of.

use yew::prelude::*;

use super::icon::{Shape, icon};

/// One of the places.
#[derive(Debug, Clone, PartialEq)]
pub struct TabItem {
    /// Its address, so that it can be opened elsewhere and read out.
    pub href: AttrValue,
    /// What it is called.
    pub label: AttrValue,
    /// What is drawn.
    pub shape: Shape,
    /// Whether this is where the reader is.
    pub current: bool,
    /// What browser tests find it by.
    pub data_test: AttrValue,
}

/// Properties of a [`TabBar`].
#[derive(Properties, PartialEq)]
pub struct TabBarProps {
    /// What the bar is, for ears.
    pub label: AttrValue,
    /// The places.
    pub items: Vec<TabItem>,
    /// Called with the address of the place that was pressed.
    pub onselect: Callback<AttrValue>,
}

/// The bar at the bottom.
#[component]
pub fn TabBar(props: &TabBarProps) -> Html {
    let items = props.items.iter().map(|item| {
        let (emit, href) = (props.onselect.clone(), item.href.clone());
        let onclick = plain_click(Callback::from(move |()| emit.emit(href.clone())));
        html! {
            <a
                key={item.href.to_string()}
                class="lx-tab"
                href={item.href.clone()}
                {onclick}
                aria-current={item.current.then_some("page")}
                data-test={item.data_test.clone()}
            >
                { icon(item.shape) }
                <span>{ &item.label }</span>
            </a>
        }
    });
    html! { <nav class="lx-tabs" aria-label={props.label.clone()}>{ for items }</nav> }
}

/// Takes over a plain click on a link; with a key held down the browser does what it always does.
pub fn plain_click(onclick: Callback<()>) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        if event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            onclick.emit(());
        }
    })
}
