//! Who must sit in a community's bodies, and how many: set by the street, read by its stations.

use contract::{bodies::BodyRules, bodies::SENTENCES, ids::CommunityId, validation::FieldError};
use kit::{
    desk::use_desk,
    form::use_saved,
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{Text, bodies as text, language, shared, t, votes as vote_text},
    part,
    remote::use_remote,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Field, FieldKind, overtaken, use_toasts},
};
use yew::prelude::*;

/// How many rules there are.
const MANY: usize = 6;
/// What each is called on the wire and here, in the order of [`numbers`].
const RULES: [(&str, Text); MANY] = [
    ("group_least", text::GROUP_LEAST),
    ("group_most", text::GROUP_MOST),
    ("residents_percent", text::RESIDENTS_PERCENT),
    ("others_percent", text::OTHERS_PERCENT),
    ("committee_least", text::COMMITTEE_LEAST),
    ("group_quorum_percent", text::GROUP_QUORUM),
];

/// The rules, with the `ETag` of their version.
type Tagged = (BodyRules, Option<String>);
/// The numbers as they stand in the fields.
type Typed = [String; MANY];

fn numbers(rules: &BodyRules) -> Typed {
    [
        rules.group_least.to_string(),
        rules.group_most.to_string(),
        rules.residents_percent.to_string(),
        rules.others_percent.to_string(),
        rules.committee_least.to_string(),
        rules.group_quorum_percent.to_string(),
    ]
}

/// The rules as they were typed, or what is no number.
fn read(typed: &Typed) -> Result<BodyRules, Vec<FieldError>> {
    let mut faults = Vec::new();
    let [least, most, residents, others, committee, quorum] = typed;
    let mut number = |at: usize, typed: &String| {
        typed.trim().parse::<u16>().unwrap_or_else(|_| {
            faults.push(wrong(RULES[at].0));
            0
        })
    };
    let (group_least, group_most, committee_least) = (number(0, least), number(1, most), number(4, committee));
    let mut percent = |at: usize, typed: &String| {
        let number = number(at, typed);
        u8::try_from(number).unwrap_or(u8::MAX)
    };
    let rules = BodyRules {
        group_least,
        group_most,
        residents_percent: percent(2, residents),
        others_percent: percent(3, others),
        committee_least,
        group_quorum_percent: percent(5, quorum),
    };
    if faults.is_empty() { Ok(rules) } else { Err(faults) }
}

fn wrong(name: &str) -> FieldError {
    let mut fault = FieldError::new(format!("/{name}"), "range", language());
    t(vote_text::NUMBER_FORM).clone_into(&mut fault.detail);
    fault
}

/// Properties of [`Rules`].
#[derive(Properties, PartialEq)]
pub(super) struct RulesProps {
    /// Whose.
    pub(super) community: CommunityId,
}

/// They, folded away until somebody wants to read them.
#[component]
pub(super) fn Rules(props: &RulesProps) -> Html {
    let (rules, reload) = use_remote(props.community, |community| {
        Call::get(&format!("/communities/{community}/body-rules")).send_tagged()
    });
    let matter = rules.show(3, &reload, |read: &Tagged| {
        part!(Form {
            community: props.community,
            read: read.clone(),
            again: reload.clone()
        })
    });
    html! {
        <details class="lx-card" data-test="rules">
            <summary>{ t(text::RULES) }</summary>
            { matter }
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    community: CommunityId,
    /// As the server has them.
    read: Tagged,
    /// Asks the server again.
    again: Callback<()>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let sets = use_desk().of_street();
    let saved = use_saved(props.read.clone());
    let (typed, begun) = (use_state(|| numbers(&saved.0)), use_state(|| saved.1.clone()));
    let (sending, toasts) = (use_sending(), use_toasts());
    let failed = sending.behind(&props.again);
    let path = format!("/communities/{}/body-rules", props.community);
    let onsubmit = {
        let (typed, begun, saved, sending) = (typed.clone(), begun.clone(), saved.clone(), sending.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match read(&typed) {
                Err(faults) => sending.refuse(Failure::invalid(faults)),
                Ok(rules) if sending.accepts_in(&rules, SENTENCES) => {
                    let (toasts, begun, saved) = (toasts.clone(), begun.clone(), saved.clone());
                    let call = Call::put(&path).json(&rules).if_match(begun.as_deref().unwrap_or_default());
                    let done = move |now: Tagged| {
                        begun.set(now.1.clone());
                        saved.set(now);
                        toasts.good(t(shared::SAVED));
                    };
                    sending.start_or(call.send_tagged(), done, failed.clone());
                }
                Ok(_) => {}
            }
        })
    };
    let behind = *begun != saved.1 && read(&typed) != Ok(saved.0);
    let field = |(at, (name, label)): (usize, &(&'static str, Text))| {
        part!(Field {
            label: t(*label),
            kind: FieldKind::Code,
            value: typed[at].clone(),
            oninput: typing(&typed, move |typed: &mut Typed, value| typed[at] = value),
            disabled: !sets,
            error: sending.error(&format!("/{name}")),
            data_test: *name,
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="body-rules">
            <p class="lx-small lx-muted">{ t(if sets { text::RULES_NOTE } else { text::RULES_READ }) }</p>
            { for RULES.iter().enumerate().map(field) }
            { sending.trouble("rules-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            if behind { { both(&typed, &begun, &saved) } }
            if sets {
                { part!(Button { kind: ButtonKind::Primary, submit: true, loading: sending.is_busy(), disabled: behind, data_test: "save", children: html! { { t(shared::SAVE) } } }) }
            }
        </form>
    }
}

/// The rules that somebody else saved meanwhile, where they are others, and which are to stand.
fn both(typed: &UseStateHandle<Typed>, begun: &UseStateHandle<Option<String>>, saved: &Tagged) -> Html {
    let theirs = numbers(&saved.0);
    let others = RULES
        .iter()
        .zip(&theirs)
        .zip(&**typed)
        .filter(|((_, theirs), mine)| theirs != mine);
    let shown = html! {
        <ul>{ for others.map(|(((name, label), theirs), _)| html! { <li key={*name}>{ t(*label) }{ " · " }{ theirs }</li> }) }</ul>
    };
    let (typed, begun, tag) = (typed.clone(), begun.clone(), saved.1.clone());
    let keep = (begun.clone(), tag.clone());
    let ontake = move |_: MouseEvent| {
        typed.set(theirs.clone());
        begun.set(tag.clone());
    };
    let onkeep = move |_: MouseEvent| keep.0.set(keep.1.clone());
    overtaken(shown, Callback::from(ontake), Callback::from(onkeep))
}
