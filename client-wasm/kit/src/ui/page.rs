//! The shell of a page.

use crate::hooks::use_effect_with;
use yew::prelude::*;

use crate::part;

use super::{button::IconButton, icon::Shape};

/// Properties of a [`Page`].
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// What the page is called; the browser's title says it as well.
    pub title: AttrValue,
    /// Leads back; without it there is no arrow.
    #[prop_or_default]
    pub onback: Option<Callback<()>>,
    /// What the arrow is called.
    #[prop_or_default]
    pub back_label: AttrValue,
    /// What stands at the right of the head.
    #[prop_or_default]
    pub side: Html,
    /// What stands between head and matter: banners.
    #[prop_or_default]
    pub above: Html,
    /// The bar at the bottom.
    #[prop_or_default]
    pub tabs: Option<Html>,
    /// The matter.
    pub children: Html,
    /// What browser tests find it by.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// A page: head, matter, and perhaps the bar at the bottom.
#[component]
pub fn Page(props: &PageProps) -> Html {
    use_effect_with(props.title.clone(), |title| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(title);
        }
    });
    html! {
        <div class={classes!("lx-page", props.tabs.is_some().then_some("lx-page-tabs"))} data-test={props.data_test.clone()}>
            <header class="lx-head">
                if let Some(onback) = &props.onback {
                    { part!(IconButton {
                        shape: Shape::Back,
                        label: props.back_label.clone(),
                        onclick: onback.reform(|_: MouseEvent| ()),
                        data_test: "back",
                    }) }
                }
                <h1>{ &props.title }</h1>
                <div class="lx-head-side">{ props.side.clone() }</div>
            </header>
            { props.above.clone() }
            <main class="lx-main" id="main" tabindex="-1">{ props.children.clone() }</main>
            { props.tabs.clone().unwrap_or_default() }
        </div>
    }
}
