//! A strip across the page that says what is the matter with everything: no network, not sent yet.

use yew::prelude::*;

use super::{
    chip::Tone,
    icon::{Shape, icon},
};

/// Properties of a [`Banner`].
#[derive(Properties, PartialEq)]
pub struct BannerProps {
    /// Its colour.
    #[prop_or(Tone::Amber)]
    pub tone: Tone,
    /// What is drawn.
    #[prop_or(Shape::Info)]
    pub shape: Shape,
    /// What is the matter.
    pub words: AttrValue,
    /// What can be done about it.
    #[prop_or_default]
    pub children: Html,
    /// What browser tests find it by.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// A strip across the page.
#[component]
pub fn Banner(props: &BannerProps) -> Html {
    html! {
        <div class={classes!("lx-banner", props.tone.class())} role="status" data-test={props.data_test.clone()}>
            { icon(props.shape) }
            <span class="lx-banner-words">{ &props.words }</span>
            { props.children.clone() }
        </div>
    }
}
