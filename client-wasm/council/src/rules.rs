//! Rules of a community that are small whole numbers, each with a name: set by the street, read by its stations. What is wrong with
//! one the server says, which knows their limits.

use std::collections::BTreeMap;

use contract::{ids::CommunityId, validation::FieldError};
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

/// What each is called on the wire and here, in the order in which they are shown.
pub(crate) type Names = &'static [(&'static str, Text)];
/// They, as they go over the wire.
type Numbers = BTreeMap<String, u16>;
/// The rules, with the `ETag` of their version.
type Tagged = (Numbers, Option<String>);
/// The numbers as they stand in the fields.
type Typed = Vec<String>;

fn numbers(names: Names, rules: &Numbers) -> Typed {
    let number = |(name, _): &(&str, Text)| rules.get(*name).map(u16::to_string).unwrap_or_default();
    names.iter().map(number).collect()
}

/// The rules as they were typed, or what is no number. Those that are not shown stay.
fn read(names: Names, saved: &Numbers, typed: &Typed) -> Result<Numbers, Vec<FieldError>> {
    let (mut rules, mut faults) = (saved.clone(), Vec::new());
    for ((name, _), typed) in names.iter().zip(typed) {
        match typed.trim().parse() {
            Ok(number) => {
                rules.insert((*name).to_owned(), number);
            }
            Err(_) => faults.push(wrong(name)),
        }
    }
    if faults.is_empty() { Ok(rules) } else { Err(faults) }
}

fn wrong(name: &str) -> FieldError {
    let mut fault = FieldError::new(format!("/{name}"), "range", language());
    t(vote_text::NUMBER_FORM).clone_into(&mut fault.detail);
    fault
}

/// Properties of [`Rules`].
#[derive(Properties, PartialEq)]
pub(crate) struct RulesProps {
    /// Whose.
    pub(crate) community: CommunityId,
    /// The last part of their address.
    pub(crate) path: &'static str,
    /// What they are called together, and what is said of them to who sets them.
    pub(crate) title: Text,
    pub(crate) note: Text,
    /// What they are called one by one.
    pub(crate) names: Names,
}

/// They, folded away until somebody wants to read them.
#[component]
pub(crate) fn Rules(props: &RulesProps) -> Html {
    let address = format!("/communities/{}/{}", props.community, props.path);
    let (rules, reload) = use_remote(address.clone(), |address| Call::get(address).send_tagged());
    let matter = rules.show(3, &reload, |read: &Tagged| {
        part!(Form {
            address: address.clone(),
            path: props.path,
            note: props.note,
            names: props.names,
            read: read.clone(),
            again: reload.clone()
        })
    });
    html! {
        <details class="lx-card" data-test="rules">
            <summary>{ t(props.title) }</summary>
            { matter }
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    address: String,
    path: &'static str,
    note: Text,
    names: Names,
    /// As the server has them.
    read: Tagged,
    /// Asks the server again.
    again: Callback<()>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let (sets, names) = (use_desk().of_street(), props.names);
    let saved = use_saved(props.read.clone());
    let (typed, begun) = (use_state(|| numbers(names, &saved.0)), use_state(|| saved.1.clone()));
    let (sending, toasts) = (use_sending(), use_toasts());
    let failed = sending.behind(&props.again);
    let onsubmit = {
        let (typed, begun, saved, sending) = (typed.clone(), begun.clone(), saved.clone(), sending.clone());
        let address = props.address.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let rules = match read(names, &saved.0, &typed) {
                Ok(rules) => rules,
                Err(faults) => return sending.refuse(Failure::invalid(faults)),
            };
            let (toasts, begun, saved) = (toasts.clone(), begun.clone(), saved.clone());
            let call = Call::put(&address)
                .json(&rules)
                .if_match(begun.as_deref().unwrap_or_default());
            let done = move |now: Tagged| {
                begun.set(now.1.clone());
                saved.set(now);
                toasts.good(t(shared::SAVED));
            };
            sending.start_or(call.send_tagged(), done, failed.clone());
        })
    };
    let behind = *begun != saved.1 && read(names, &saved.0, &typed).as_ref() != Ok(&saved.0);
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
        <form class="lx-stack" {onsubmit} novalidate=true data-test={props.path}>
            <p class="lx-small lx-muted">{ t(if sets { props.note } else { text::RULES_READ }) }</p>
            { for names.iter().enumerate().map(field) }
            { sending.trouble("rules-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            if behind { { both(names, &typed, &begun, &saved) } }
            if sets {
                { part!(Button { kind: ButtonKind::Primary, submit: true, loading: sending.is_busy(), disabled: behind, data_test: "save", children: html! { { t(shared::SAVE) } } }) }
            }
        </form>
    }
}

/// The rules that somebody else saved meanwhile, where they are others, and which are to stand.
fn both(names: Names, typed: &UseStateHandle<Typed>, begun: &UseStateHandle<Option<String>>, saved: &Tagged) -> Html {
    let theirs = numbers(names, &saved.0);
    let others = names
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
