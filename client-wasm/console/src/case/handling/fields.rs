//! What the forms of handling ask for besides a text.

use contract::{
    cases::Category,
    handling::{Flow, PauseReason, terms},
};
use kit::{
    i18n::{Text, console, handling as text, t, words},
    part,
    ui::{Choice, Choices, Field, FieldKind, Select},
};
use yew::prelude::*;

use super::{
    merge::MergeTarget,
    pickers::{Destination, HandlerPicker},
};
use crate::case::{
    act::Act,
    inputs::{InputsProps, change, fault},
};

/// The choices that come before the text of an act of handling.
pub(in crate::case) fn before_text(props: &InputsProps) -> Html {
    match props.act {
        Act::Dispatch => dispatch(props),
        Act::RuleObjection | Act::RuleExtension | Act::RuleDraft => {
            yes_or_no(props, text::RULING, [text::GRANT, text::REFUSE], None)
        }
        Act::HandBack => yes_or_no(props, text::HAND_BACK_DONE, [text::DONE, text::NOT_OURS], Some(true)),
        Act::Transfer | Act::AskNaming => part!(Destination {
            community: props.case.summary.community_id,
            to: props.draft.to.clone(),
            onpick: change(props, |draft, to| draft.to = to),
            consent: (props.act == Act::Transfer).then_some(props.draft.consent),
            onconsent: change(props, |draft, consent| draft.consent = consent),
            error: fault(props, &["", "/organisation_id", "/community_id", "/consent"]),
        }),
        Act::Pause => pause(props),
        Act::AskExtension => part!(Field {
            label: t(text::DAYS),
            kind: FieldKind::Code,
            value: props.draft.days.clone(),
            oninput: change(props, |draft, days| draft.days = days),
            max_length: 2,
            error: fault(props, &["/days"]),
            data_test: "extension-days",
        }),
        Act::Merge => part!(MergeTarget {
            case: props.case.clone(),
            typed: props.draft.title.clone(),
            chosen: props.draft.into,
            oninput: change(props, |draft, typed| draft.title = typed),
            onpick: change(props, |draft, id: AttrValue| draft.into = id.parse().ok()),
            error: fault(props, &["/into"]),
        }),
        Act::Split => split(props),
        _ => Html::default(),
    }
}

fn dispatch(props: &InputsProps) -> Html {
    let flow = props.draft.flow.unwrap_or_default();
    let community = props.case.summary.community_id;
    html! {
        <>
            { part!(Select {
                label: t(text::FLOW),
                value: flow.word(),
                options: Flow::ALL.iter().map(|each| Choice::new(each.word(), t(terms::flow(*each)))).collect::<Vec<_>>(),
                onchange: change(props, |draft, word: String| draft.flow = Flow::from_word(&word)),
                error: fault(props, &["/flow"]),
                data_test: "dispatch-flow",
            }) }
            { part!(HandlerPicker {
                community,
                to: props.draft.to.clone(),
                onpick: change(props, |draft, to| draft.to = to),
                helpers: (flow == Flow::Coordinated).then(|| props.draft.helpers.clone()),
                onhelper: change(props, |draft, helper: String| {
                    let before = draft.helpers.len();
                    draft.helpers.retain(|each| *each != helper);
                    if draft.helpers.len() == before {
                        draft.helpers.push(helper);
                    }
                }),
                error: fault(props, &["/handler", "/handler/duty_id", "/handler/account_id"]),
                helpers_error: fault(props, &["/helpers", "/helpers/0", "/helpers/1", "/helpers/2", "/helpers/3", "/helpers/4"]),
            }) }
        </>
    }
}

fn yes_or_no(props: &InputsProps, label: Text, [yes, no]: [Text; 2], first: Option<bool>) -> Html {
    let chosen = props.draft.yes.or(first).map(word_of);
    part!(Choices {
        label: t(label),
        chosen: chosen.into_iter().collect::<Vec<_>>(),
        options: vec![Choice::new(word_of(true), t(yes)), Choice::new(word_of(false), t(no))],
        onchange: change(props, |draft, word: AttrValue| draft.yes = Some(word == word_of(true))),
        error: fault(props, &["/granted", "/done"]),
        data_test: "choice",
    })
}

fn word_of(yes: bool) -> AttrValue {
    AttrValue::Static(if yes { "yes" } else { "no" })
}

fn pause(props: &InputsProps) -> Html {
    let chosen = props.draft.pause.unwrap_or(PauseReason::Reporter);
    html! {
        <div class="lx-two">
            { part!(Select {
                label: t(text::PAUSE_REASON),
                value: chosen.word(),
                options: PauseReason::ALL.iter().map(|each| Choice::new(each.word(), t(terms::pause_reason(*each)))).collect::<Vec<_>>(),
                onchange: change(props, |draft, word: String| draft.pause = PauseReason::from_word(&word)),
                data_test: "pause-reason",
            }) }
            { part!(Field {
                label: t(text::PAUSE_UNTIL),
                kind: FieldKind::Date,
                value: props.draft.days.clone(),
                oninput: change(props, |draft, day| draft.days = day),
                hint: t(text::PAUSE_UNTIL_HINT),
                error: fault(props, &["/until"]),
                data_test: "pause-until",
            }) }
        </div>
    }
}

fn split(props: &InputsProps) -> Html {
    let chosen = props.draft.category.unwrap_or(Category::Other);
    html! {
        <div class="lx-two">
            { part!(Field {
                label: t(text::SPLIT_TITLE),
                value: props.draft.title.clone(),
                oninput: change(props, |draft, title| draft.title = title),
                autocomplete: "off",
                error: fault(props, &["/title"]),
                data_test: "split-title",
            }) }
            { part!(Select {
                label: t(console::CATEGORY),
                value: chosen.word(),
                options: Category::ALL.iter().map(|each| Choice::new(each.word(), t(words::category(*each)))).collect::<Vec<_>>(),
                onchange: change(props, |draft, word: String| draft.category = Category::from_word(&word)),
                data_test: "split-category",
            }) }
        </div>
    }
}
