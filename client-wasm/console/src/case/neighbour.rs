//! Whom to call back about a case that came by liaison card or officer: shown whole for a reason, which is kept.

use contract::{
    cases::{Case, Channel},
    contacts::Disclosure,
    liaison::Neighbour,
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{desk as text, shared, t},
    part,
    sending::use_sending,
    ui::{ButtonKind, Dialog, Field, button},
};
use yew::prelude::*;

/// Properties of a [`ShowNeighbour`].
#[derive(Properties, PartialEq)]
pub(super) struct ShowNeighbourProps {
    /// The case.
    pub(super) case: std::rc::Rc<Case>,
}

/// The way to see them whole, where anybody was named.
#[component]
pub(super) fn ShowNeighbour(props: &ShowNeighbourProps) -> Html {
    let asking = use_state(|| false);
    let case = &props.case;
    let by_liaison = matches!(case.summary.channel, Channel::LiaisonCard | Channel::LiaisonOfficer);
    if !by_liaison || case.reporter.is_none() {
        return Html::default();
    }
    let ask = |now: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(now))
    };
    html! {
        <>
            { button(ButtonKind::Text, t(text::SHOW_NUMBER), ask(true).reform(|_: MouseEvent| ()), "neighbour-show") }
            if *asking { { part!(Ask { id: case.summary.id.to_string(), onclose: ask(false) }) } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct AskProps {
    id: String,
    onclose: Callback<()>,
}

/// Asks what it is needed for, then shows it.
#[component]
fn Ask(props: &AskProps) -> Html {
    let (reason, shown, sending) = (use_state(String::new), use_state(|| None::<Neighbour>), use_sending());
    let onsubmit = {
        let (reason, shown, sending) = (reason.clone(), shown.clone(), sending.clone());
        let path = format!("/liaison/people/{}/disclosure", props.id);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = (*reason).clone();
            let why = Disclosure { reason };
            if sending.accepts_known(&why) {
                let shown = shown.clone();
                sending.send::<Neighbour>(Call::post(&path).json(&why), move |person| shown.set(Some(person)));
            }
        })
    };
    let oninput = {
        let reason = reason.clone();
        Callback::from(move |typed| reason.set(typed))
    };
    part!(Dialog {
        title: t(text::SHOW_NUMBER),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.clone(),
        data_test: "neighbour-dialog",
        children: html! { <>if let Some(person) = &*shown { { whole(person) } } else {
            <form class="lx-stack" {onsubmit} novalidate=true>
                { sending.trouble("neighbour-failed") }
                { part!(Field {
                    label: t(text::SHOW_NUMBER_WHY),
                    value: (*reason).clone(),
                    oninput,
                    hint: t(text::SHOW_NUMBER_HINT),
                    error: sending.error("/reason"),
                    data_test: "neighbour-reason",
                }) }
                { sending.submit(t(text::SHOW), "neighbour-ask") }
            </form>
        }</> },
    })
}

fn whole(person: &Neighbour) -> Html {
    html! {
        <div class="lx-stack" data-test="neighbour">
            <p class="lx-strong">{ &person.name }</p>
            if let Some(phone) = &person.phone { <p class="lx-title lx-number">{ phone }</p> }
            if let Some(home) = &person.home { <p>{ home }</p> }
        </div>
    }
}
