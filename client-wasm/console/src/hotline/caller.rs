//! Who calls: what the station knows of a number, while it is typed.

use std::rc::Rc;

use contract::{
    cases::CaseSummary,
    contacts::{Caller, NumberQuestion},
    ids::CaseId,
    validation::check,
};
use gloo_timers::callback::Timeout;
use kit::{
    hooks::{use_effect_with, use_state},
    i18n::{desk as text, fill, language, t, words},
    part, time,
    ui::{Button, ButtonKind, Shape, Tone, chip, state_chip},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::keys::with_key;
use crate::{calls, nav::use_nav, place::Page, queue::title};

/// How long typing must rest before the number is looked up.
const REST_MILLISECONDS: u32 = 200;

/// What is known of a number, once it is one.
#[hook]
pub(super) fn use_caller(number: &str) -> Option<Rc<Caller>> {
    let known = use_state(|| None::<(String, Rc<Caller>)>);
    let question = NumberQuestion {
        phone: number.to_owned(),
    };
    let asked = check(&question, language()).is_ok().then(|| number.to_owned());
    {
        let known = known.clone();
        use_effect_with(asked, move |asked| {
            let waiting = asked.clone().map(|number| {
                Timeout::new(REST_MILLISECONDS, move || {
                    spawn_local(async move {
                        // Without a network the call is taken all the same; what is known comes when it can.
                        if let Ok(caller) = calls::look_up(&number).await {
                            known.set(Some((number, Rc::new(caller))));
                        }
                    });
                })
            });
            move || drop(waiting)
        });
    }
    (*known).clone().filter(|(of, _)| of == number).map(|(_, caller)| caller)
}

/// Properties of a [`CallerPane`].
#[derive(Properties, PartialEq)]
pub(super) struct CallerProps {
    pub(super) caller: Rc<Caller>,
    /// The case that the call is to be added to.
    pub(super) joined: Option<CaseId>,
    pub(super) onjoin: Callback<Option<CaseId>>,
}

/// Name, open cases, earlier calls.
#[component]
pub(super) fn CallerPane(props: &CallerProps) -> Html {
    let caller = &props.caller;
    if caller.contacts.is_empty() && caller.open.is_empty() && caller.name.is_none() {
        return html! { <p class="lx-muted" data-test="caller-unknown">{ t(text::UNKNOWN) }</p> };
    }
    html! {
        <section class="lx-stack" aria-live="polite" data-test="caller">
            <h3>{ t(text::KNOWN) }{ " " }<span data-test="caller-name">{ caller.name.clone().unwrap_or_default() }</span></h3>
            if caller.recent > 0 {
                <p data-test="caller-repeat">
                    { chip(Tone::Amber, Shape::Alert, &fill(text::REPEAT, &[&(caller.recent + 1).to_string()])) }
                </p>
            }
            if !caller.open.is_empty() {
                <h4>{ t(text::OPEN_CASES) }</h4>
                <ul class="lx-hotline-list">
                    { for caller.open.iter().enumerate().map(|(index, case)| open_case(index, case, props)) }
                </ul>
            }
            if !caller.contacts.is_empty() {
                <h4>{ t(text::EARLIER) }</h4>
                { part!(Earlier { caller: caller.clone() }) }
            }
        </section>
    }
}

fn open_case(index: usize, case: &CaseSummary, props: &CallerProps) -> Html {
    let joined = props.joined == Some(case.id);
    let next = (!joined).then_some(case.id);
    let label = fill(text::JOIN, &[&case.number]);
    let label = if index == 0 {
        fill(text::WITH_KEY, &[&label, "Alt+O"])
    } else {
        label
    };
    html! {
        <li key={case.id.to_string()} class="lx-stack">
            <span>{ state_chip(case.state, t(words::state(case.state))) }{ " " }{ title(&case.title) }</span>
            { part!(Button {
                kind: if joined { ButtonKind::Primary } else { ButtonKind::Plain },
                onclick: props.onjoin.reform(move |_: MouseEvent| next),
                data_test: format!("call-join-{}", case.id),
                children: html! { <>{ label }</> },
            }) }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct EarlierProps {
    caller: Rc<Caller>,
}

#[component]
fn Earlier(props: &EarlierProps) -> Html {
    let nav = use_nav();
    html! {
        <ul class="lx-hotline-list">
            { for props.caller.contacts.iter().take(8).map(|contact| {
                let page = Page::Case(contact.case.id);
                html! {
                    <li key={contact.id.to_string()}>
                        <span class="lx-muted">{ time::moment(contact.at) }</span>{ " " }
                        <a class="lx-link" href={nav.href(page)} target="_blank">{ title(&contact.case.title) }</a>
                    </li>
                }
            }) }
        </ul>
    }
}

/// The next of the open cases to add the call to; after the last one, none.
pub(super) fn next_to_join(caller: &Caller, joined: Option<CaseId>) -> Option<CaseId> {
    let at = caller.open.iter().position(|case| Some(case.id) == joined);
    caller.open.get(at.map_or(0, |at| at + 1)).map(|case| case.id)
}

/// A word that the call goes to a case which is there already.
pub(super) fn joined(caller: Option<&Rc<Caller>>, case: Option<CaseId>) -> Option<String> {
    let case = case?;
    let number = caller?
        .open
        .iter()
        .find(|each| each.id == case)
        .map(|each| each.number.clone());
    Some(fill(text::JOINED, &[&number.unwrap_or_default()]))
}

/// The label of the number's field.
pub(super) fn number_label() -> String {
    with_key(text::NUMBER, "F2")
}
