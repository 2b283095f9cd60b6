//! Into which case another is merged.

use std::rc::Rc;

use contract::{
    cases::{Case, CaseSummary},
    ids::CaseId,
    page::Page,
};
use gloo_timers::callback::Timeout;
use kit::{
    hooks::{use_effect_with, use_state},
    http::{Call, query},
    i18n::{fill, handling as text, t, words},
    part,
    remote::use_call,
    ui::{Choice, Choices, Field, FieldKind},
};
use yew::prelude::*;

use crate::queue::title;

/// How long typing must rest before cases are looked for, in milliseconds.
const REST: u32 = 350;

/// Properties of a [`MergeTarget`].
#[derive(Properties, PartialEq)]
pub(super) struct MergeTargetProps {
    /// The case that is merged.
    pub(super) case: Rc<Case>,
    /// What is looked for.
    pub(super) typed: String,
    /// What is chosen.
    pub(super) chosen: Option<CaseId>,
    pub(super) oninput: Callback<String>,
    pub(super) onpick: Callback<AttrValue>,
    pub(super) error: Option<AttrValue>,
}

/// A field to look in, and the older open cases that it finds.
#[component]
pub(super) fn MergeTarget(props: &MergeTargetProps) -> Html {
    let rested = use_rest(props.typed.trim().to_owned());
    let community = props.case.summary.community_id;
    let (found, _) = use_call::<_, Page<CaseSummary>>(rested.clone(), |text| {
        let query = query(&[
            ("scope", "desk"),
            ("community_id", &community.to_string()),
            ("q", text),
            ("limit", "20"),
        ]);
        (text.chars().count() > 1).then(|| Call::get(&format!("/cases{query}")))
    });
    let older: Option<Vec<_>> = found
        .ready()
        .map(|page| page.items.iter().filter(|each| leads(each, &props.case)).collect());
    html! {
        <>
            { part!(Field {
                label: t(text::MERGE_NUMBER),
                kind: FieldKind::Search,
                value: props.typed.clone(),
                oninput: props.oninput.clone(),
                autocomplete: "off",
                hint: t(text::MERGE_HINT),
                error: older.is_none().then(|| props.error.clone()).flatten(),
                data_test: "merge-number",
            }) }
            if let Some(older) = older {
                if older.is_empty() { <p class="lx-muted lx-small" data-test="merge-none">{ t(text::MERGE_NONE) }</p> }
                else { { part!(Choices {
                    label: t(text::MERGE_INTO),
                    column: true,
                    options: older.into_iter().map(choice).collect::<Vec<_>>(),
                    chosen: props.chosen.map(|id| AttrValue::from(id.to_string())).into_iter().collect::<Vec<_>>(),
                    onchange: props.onpick.clone(),
                    error: props.error.clone(),
                    data_test: "merge-into",
                }) } }
            }
        </>
    }
}

/// Whether the other case can take this one in.
fn leads(other: &CaseSummary, case: &Case) -> bool {
    other.id != case.summary.id && !other.state.is_final() && other.submitted_at <= case.summary.submitted_at
}

fn choice(case: &CaseSummary) -> Choice {
    let note = fill(text::DUTY_AT, &[&case.number, t(words::state(case.state))]);
    Choice::new(case.id.to_string(), title(&case.title)).noted(note)
}

/// The text once typing has rested; at once the one it begins with.
#[hook]
fn use_rest(text: String) -> String {
    let rested = use_state(|| text.clone());
    let setter = rested.setter();
    let is_new = *rested != text;
    use_effect_with(text, move |text| {
        let text = text.clone();
        let waiting = is_new.then(|| Timeout::new(REST, move || setter.set(text)));
        move || drop(waiting)
    });
    (*rested).clone()
}
