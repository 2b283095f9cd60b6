//! What a page shows before, instead of, and without what was asked for.

use yew::prelude::*;

use crate::part;

use super::{
    button::Button,
    icon::{Shape, icon},
};

/// Properties of a [`Skeleton`].
#[derive(Properties, PartialEq)]
pub struct SkeletonProps {
    /// What is being fetched, for ears.
    pub label: AttrValue,
    /// How many rows to hint at.
    #[prop_or(4)]
    pub rows: u8,
}

/// The shape of what is on its way.
#[component]
pub fn Skeleton(props: &SkeletonProps) -> Html {
    html! {
        <div role="status" data-test="loading">
            <span class="lx-hidden">{ &props.label }</span>
            { for (0..props.rows).map(|row| html! {
                <div key={row} class="lx-skeleton" aria-hidden="true">
                    <span class="lx-bone lx-bone-half"></span>
                    <span class="lx-bone lx-bone-short"></span>
                </div>
            }) }
        </div>
    }
}

/// Properties of [`Empty`].
#[derive(Properties, PartialEq)]
pub struct EmptyProps {
    /// What is drawn.
    #[prop_or(Shape::Box)]
    pub shape: Shape,
    /// That there is nothing, and what would be here.
    pub words: AttrValue,
    /// A way on.
    #[prop_or_default]
    pub children: Html,
}

/// Nothing is here, and that is all right.
#[component]
pub fn Empty(props: &EmptyProps) -> Html {
    html! {
        <div class="lx-state" data-test="empty">
            { icon(props.shape) }
            <p class="lx-muted">{ &props.words }</p>
            { props.children.clone() }
        </div>
    }
}

/// Properties of [`Failed`].
#[derive(Properties, PartialEq)]
pub struct FailedProps {
    /// What went wrong, in a few words.
    pub title: AttrValue,
    /// What to do about it.
    #[prop_or_default]
    pub detail: Option<AttrValue>,
    /// What the button says.
    pub retry_label: AttrValue,
    /// Tries again; without it there is no button.
    #[prop_or_default]
    pub onretry: Option<Callback<()>>,
    /// Another way on.
    #[prop_or_default]
    pub children: Html,
}

/// It did not work, and this is the way on.
#[component]
pub fn Failed(props: &FailedProps) -> Html {
    html! {
        <div class="lx-state lx-state-bad" role="alert" data-test="failed">
            { icon(Shape::Alert) }
            <p class="lx-strong">{ &props.title }</p>
            if let Some(detail) = &props.detail { <p class="lx-muted">{ detail }</p> }
            if let Some(onretry) = &props.onretry {
                { part!(Button {
                    shape: Shape::Refresh,
                    onclick: onretry.reform(|_: MouseEvent| ()),
                    data_test: "retry",
                    children: html! { { &props.retry_label } },
                }) }
            }
            { props.children.clone() }
        </div>
    }
}
