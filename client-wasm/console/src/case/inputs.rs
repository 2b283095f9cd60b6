//! The fields of the form of one act.

use std::rc::Rc;

use contract::cases::{Case, Category, DeclineReason, Urgency, Visibility};
use kit::{
    files::{self, Attached, Files},
    http::Failure,
    i18n::{console as text, t, words},
    part,
    ui::{Choice, Choices, Select, TextArea},
};
use yew::prelude::*;

use super::{act::Act, draft::Draft, handling, templates::Templates};
use crate::subcategory::SubcategoryPicker;

/// Properties of the fields of a form.
#[derive(Properties, PartialEq)]
pub(super) struct InputsProps {
    /// What is done.
    pub(super) act: Act,
    /// To which case.
    pub(super) case: Rc<Case>,
    /// What is typed.
    pub(super) draft: Draft,
    /// Why it was not accepted the last time.
    pub(super) failure: Option<Failure>,
    /// Called with what is typed.
    pub(super) onchange: Callback<Draft>,
    /// Called with a file that was uploaded.
    pub(super) onattach: Callback<Attached>,
    /// Called with whether one is being uploaded.
    pub(super) onuploading: Callback<bool>,
}

/// Gives a callback that changes one part of the draft.
pub(super) fn change<T: 'static>(props: &InputsProps, change: impl Fn(&mut Draft, T) + 'static) -> Callback<T> {
    let (draft, onchange) = (props.draft.clone(), props.onchange.clone());
    Callback::from(move |value: T| {
        let mut draft = draft.clone();
        change(&mut draft, value);
        onchange.emit(draft);
    })
}

/// What is wrong with the first of these that something is wrong with. What is empty points at them together, not at each.
pub(super) fn fault(props: &InputsProps, pointers: &[&str]) -> Option<AttrValue> {
    let failure = props.failure.as_ref()?;
    let mut of_all = failure.fields().iter().filter(|fault| fault.pointer.is_empty());
    let words = pointers.iter().find_map(|pointer| match *pointer {
        "" => of_all.next().map(|fault| fault.detail.as_str()),
        pointer => failure.field(pointer),
    })?;
    Some(AttrValue::from(words.to_owned()))
}

/// The fields: the choices of the act, its text with the templates for it, and its files.
#[component]
pub(super) fn Inputs(props: &InputsProps) -> Html {
    let deed = props.act.deed();
    html! {
        <>
            { before_text(props) }
            if let Some(action) = deed.templates {
                { part!(Templates {
                    case: props.case.summary.id,
                    action,
                    category: props.case.summary.category,
                    onpick: change(props, |draft, text: AttrValue| {
                        if !draft.text.trim().is_empty() {
                            draft.text.push('\n');
                        }
                        draft.text.push_str(&text);
                    }),
                }) }
            }
            if let Some(label) = deed.label {
                { part!(TextArea {
                    label: t(label),
                    hint: deed.hint.map(|hint| AttrValue::from(t(hint))),
                    value: props.draft.text.clone(),
                    oninput: change(props, |draft, text| draft.text = text),
                    limit: deed.limit,
                    error: fault(props, if props.act.rules() { &["/text", ""] } else { &["/text", "/body"] }),
                    rows: if matches!(props.act, Act::Answer | Act::Draft) { 7 } else { 4 },
                    data_test: props.act.field(),
                }) }
            }
            if matches!(props.act, Act::Answer | Act::Draft) {
                { part!(Files {
                    files: props.draft.files.clone(),
                    onadd: props.onattach.clone(),
                    onremove: change(props, |draft, place: usize| {
                        draft.files.remove(place);
                    }),
                    onbusy: props.onuploading.clone(),
                    error: fault(props, &files::POINTERS),
                }) }
            }
        </>
    }
}

/// The choices that come before the text.
fn before_text(props: &InputsProps) -> Html {
    match props.act {
        Act::Accept => matter(props),
        Act::Note => visibility(props),
        Act::Decline => reason(props),
        _ => handling::before_text(props),
    }
}

/// How pressing a case is that is accepted, and what kind of matter.
fn matter(props: &InputsProps) -> Html {
    let (draft, summary) = (&props.draft, &props.case.summary);
    html! {
        <div class="lx-two">
            { part!(Select {
                label: t(text::URGENCY),
                value: draft.urgency.unwrap_or(summary.urgency).word(),
                options: Urgency::ALL.iter().map(|each| Choice::new(each.word(), t(words::urgency(*each)))).collect::<Vec<_>>(),
                onchange: change(props, |draft, word: String| draft.urgency = Urgency::from_word(&word)),
                data_test: "accept-urgency",
            }) }
            { part!(Select {
                label: t(text::CATEGORY),
                value: draft.category.unwrap_or(summary.category).word(),
                options: Category::ALL.iter().map(|each| Choice::new(each.word(), t(words::category(*each)))).collect::<Vec<_>>(),
                onchange: change(props, |draft, word: String| {
                    draft.category = Category::from_word(&word);
                    draft.subcategory.clear();
                }),
                data_test: "accept-category",
            }) }
            { part!(SubcategoryPicker {
                community: summary.community_id,
                category: Some(draft.category.unwrap_or(summary.category)),
                value: draft.subcategory.clone(),
                none: t(text::SUBCATEGORY_NONE),
                onchange: change(props, |draft, id| draft.subcategory = id),
                error: fault(props, &["/subcategory_id"]),
                data_test: "accept-subcategory",
            }) }
        </div>
    }
}

/// Who reads a note.
fn visibility(props: &InputsProps) -> Html {
    let (internal, public) = (Visibility::Internal.word(), Visibility::Public.word());
    let chosen = if props.draft.public { public } else { internal };
    part!(Choices {
        label: t(text::NOTE_VISIBILITY),
        chosen: vec![AttrValue::from(chosen)],
        options: vec![
            Choice::new(internal, t(text::NOTE_INTERNAL)),
            Choice::new(public, t(text::NOTE_PUBLIC)),
        ],
        onchange: change(props, move |draft, word: AttrValue| draft.public = word == public),
        data_test: "note-visibility",
    })
}

/// Why a case is not taken on.
fn reason(props: &InputsProps) -> Html {
    let reasons = DeclineReason::ALL.iter();
    let reasons = reasons.map(|each| Choice::new(each.word(), t(words::decline_reason(*each))));
    part!(Select {
        label: t(text::DECLINE_REASON),
        value: props.draft.reason.unwrap_or(DeclineReason::NotCompetent).word(),
        options: reasons.collect::<Vec<_>>(),
        onchange: change(props, |draft, word: String| draft.reason = DeclineReason::from_word(&word)),
        data_test: "decline-reason",
    })
}
