//! What happened to a case, oldest first.

use yew::prelude::*;

use super::{
    chip::{Tone, chip},
    icon::{Shape, icon},
};

/// One thing that happened, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// What makes it different from the others.
    pub id: AttrValue,
    /// Its colour.
    pub tone: Tone,
    /// What is drawn.
    pub shape: Shape,
    /// What happened.
    pub title: AttrValue,
    /// When, in words.
    pub when: AttrValue,
    /// When, for programs.
    pub datetime: AttrValue,
    /// Who did it.
    pub who: AttrValue,
    /// What they said.
    pub text: Option<AttrValue>,
    /// The mark of what only staff see, in words.
    pub internal: Option<AttrValue>,
    /// Whether what they said is gone, and `text` says so.
    pub erased: bool,
    /// What stands below it.
    pub below: Html,
}

/// Properties of a [`Timeline`].
#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    /// What it is, for ears.
    pub label: AttrValue,
    /// What happened, oldest first.
    pub moments: Vec<Moment>,
}

/// A timeline.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    html! {
        <ol class="lx-timeline" aria-label={props.label.clone()} data-test="timeline">
            { for props.moments.iter().map(moment) }
        </ol>
    }
}

fn moment(moment: &Moment) -> Html {
    let class = classes!(
        "lx-entry",
        moment.internal.is_some().then_some("lx-entry-internal"),
        moment.erased.then_some("lx-entry-erased"),
    );
    html! {
        <li key={moment.id.to_string()} {class} data-test="entry">
            <span class={classes!("lx-entry-mark", moment.tone.class())}>{ icon(moment.shape) }</span>
            <div>
                <div class="lx-entry-head">
                    <span class="lx-strong">{ &moment.title }</span>
                    if let Some(internal) = &moment.internal { { chip(Tone::Amber, Shape::Lock, internal) } }
                    <span class="lx-entry-meta">
                        { &moment.who }{ " · " }<time class="lx-number" datetime={moment.datetime.clone()}>{ &moment.when }</time>
                    </span>
                </div>
                if let Some(text) = &moment.text { <p class="lx-entry-text">{ text }</p> }
                { moment.below.clone() }
            </div>
        </li>
    }
}
