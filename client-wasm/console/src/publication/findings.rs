//! What was found in the words that may name somebody: each is masked, or somebody says that it may stay.

use contract::{
    proposals::FindingKind,
    publication::{PublicFinding, public_part},
};
use kit::{
    i18n::{Text, fill, publication as text, t},
    part,
    ui::{Button, ButtonKind, Shape, Tone, chip},
};
use yew::prelude::*;

/// What is done about a finding.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Choice {
    /// These words are made unreadable.
    Mask(String),
    /// They may stay.
    Keep(String),
    /// They may not stay after all.
    Unkeep(String),
    /// Everything that may not stay is made unreadable.
    MaskAll,
}

/// Properties of [`Findings`].
#[derive(Properties, PartialEq)]
pub(super) struct FindingsProps {
    /// What was found and still stands there.
    pub(super) found: Vec<PublicFinding>,
    /// Called with what is done about it.
    pub(super) onchoose: Callback<Choice>,
}

/// The findings.
#[component]
pub(super) fn Findings(props: &FindingsProps) -> Html {
    let open = props.found.iter().filter(|finding| !finding.kept).count();
    html! {
        <section class="lx-stack" aria-live="polite" data-test="findings" data-open={open.to_string()}>
            <h2>{ t(text::FINDINGS) }</h2>
            if props.found.is_empty() { <p class="lx-muted">{ t(text::FINDINGS_NONE) }</p> }
            <ul class="lx-findings">{ for props.found.iter().enumerate().map(|(number, finding)| one(number, finding, props)) }</ul>
            if open > 1 { { button(props, Choice::MaskAll, text::MASK_ALL, "mask-all".to_owned()) } }
        </section>
    }
}

fn one(number: usize, finding: &PublicFinding, props: &FindingsProps) -> Html {
    let words = finding.words.clone();
    let (tone, shape) = if finding.kept {
        (Tone::Grey, Shape::Check)
    } else {
        (Tone::Red, Shape::Alert)
    };
    let kind = if finding.kept { text::KEPT } else { kind(finding.kind) };
    html! {
        <li key={number} class="lx-row" data-test="finding">
            { chip(tone, shape, t(kind)) }
            <span>{ fill(text::FOUND_IN, &[t(public_part(finding.part)), &finding.words]) }</span>
            { button(props, Choice::Mask(words.clone()), text::MASK, format!("mask-{}", number + 1)) }
            if finding.kept {
                { button(props, Choice::Unkeep(words), text::UNKEEP, format!("unkeep-{}", number + 1)) }
            } else {
                { button(props, Choice::Keep(words), text::KEEP, format!("keep-{}", number + 1)) }
            }
        </li>
    }
}

fn button(props: &FindingsProps, choice: Choice, words: Text, data_test: String) -> Html {
    part!(Button {
        kind: ButtonKind::Plain,
        onclick: props.onchoose.reform(move |_: MouseEvent| choice.clone()),
        data_test,
        children: html! { <>{ t(words) }</> },
    })
}

const fn kind(kind: FindingKind) -> Text {
    match kind {
        FindingKind::Phone => text::PHONE,
        FindingKind::IdentityNumber => text::IDENTITY,
        FindingKind::Home => text::HOME,
        FindingKind::Name => text::NAME,
        FindingKind::Listed => text::LISTED,
    }
}
