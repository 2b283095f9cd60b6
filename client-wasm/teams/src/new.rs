//! Asking for somebody to come on a resident's behalf, out of a case or without one.

use contract::{
    cases::{Case, Urgency},
    ids::CaseId,
    teams::Service,
};
use kit::{
    browser,
    desk::use_desk,
    form::{Form, use_form},
    http::Call,
    i18n::{fill, t, teams as text, words},
    part,
    remote::use_call,
    sending::{Sending, use_sending},
    ui::{Choice, Select, use_toasts},
    visit::{what, which_day, whose_door},
};
use yew::prelude::*;

use crate::{door, faults::FAULTS, requests::OfCommunity, routes::Route, typed::Typed};

/// How the address names the case that a request comes from.
const CASE: &str = "#case=";

#[component]
pub(crate) fn NewPage(props: &OfCommunity) -> Html {
    let hash = browser::window().and_then(|window| window.location().hash().ok());
    let case: Option<CaseId> = hash.and_then(|hash| hash.strip_prefix(CASE)?.parse().ok());
    case.map_or_else(
        || {
            part!(NewForm {
                first: Typed::of(props.community)
            })
        },
        |id| part!(FromCase { id }),
    )
}

#[derive(Properties, PartialEq)]
struct FromCaseProps {
    id: CaseId,
}

/// What the case says already need not be typed again.
#[component]
fn FromCase(props: &FromCaseProps) -> Html {
    let (case, reload) = use_call::<_, Case>(props.id, |id| Some(Call::get(&format!("/cases/{id}"))));
    case.show(4, &reload, |case| {
        part!(NewForm {
            first: Typed::from_case(case),
            title: fill(text::FROM_CASE, &[&case.summary.title])
        })
    })
}

#[derive(Properties, PartialEq)]
struct FormProps {
    first: Typed,
    #[prop_or_default]
    title: Option<AttrValue>,
}

#[component]
fn NewForm(props: &FormProps) -> Html {
    let kept = props.first.case.map(|case| case.to_string()).unwrap_or_default();
    let form = use_form(format!("teams.new.{kept}"), props.first.clone());
    let (sending, toasts, desk) = (use_sending(), use_toasts(), use_desk());
    let onsubmit = {
        let (form, sending) = (form.clone(), sending.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let toasts = toasts.clone();
            send(&form, &sending, move || toasts.good(t(text::ENTERED)));
        })
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} data-test="new-form">
            if let Some(title) = &props.title { <p class="lx-muted" data-test="from-case">{ title }</p> }
            { what(&form, &sending) }
            { urgency(&form) }
            { moment(&form, &sending) }
            { door::place(&form, &sending, &desk) }
            { whose_door(&form, &sending) }
            { door::safeguard(&form) }
            { door::wishes(&form, &sending) }
            { sending.trouble("trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            { sending.submit_wide(t(text::SEND), "send") }
        </form>
    }
}

fn send(form: &Form<Typed>, sending: &Sending, done: impl Fn() + 'static) {
    if let Some(left_out) = form.typed.asking.left_out(&[]) {
        return sending.refuse(left_out);
    }
    let Some(request) = form.typed.request() else { return };
    if !sending.accepts_in(&request, &FAULTS) {
        return;
    }
    let key = sending.key("/services", &request);
    let form = form.clone();
    sending.send(Call::post("/services").json(&request).key(&key), move |service: Service| {
        form.done();
        done();
        Route::Service { id: service.summary.id }.open();
    });
}

/// How pressing it is.
fn urgency(form: &Form<Typed>) -> Html {
    let urgency = |urgency: &Urgency| Choice::new(urgency.word(), t(words::urgency(*urgency)));
    part!(Select {
        label: t(text::URGENCY),
        options: Urgency::ALL.iter().map(urgency).collect::<Vec<_>>(),
        value: form.typed.urgency.word(),
        onchange: form.typing(|typed: &mut Typed, word: String| {
            typed.urgency = Urgency::from_word(&word).unwrap_or(typed.urgency);
        }),
        data_test: "urgency",
    })
}

/// When it is to be.
fn moment(form: &Form<Typed>, sending: &Sending) -> Html {
    let weeks = |weeks: u8| {
        let words = if weeks == 1 {
            t(text::ONCE).to_owned()
        } else {
            fill(text::WEEKS, &[&weeks.to_string()])
        };
        Choice::new(weeks.to_string(), words)
    };
    html! {
        <div class="lx-pair">
            { which_day(form, sending) }
            { part!(Select {
                label: t(text::REPEATED),
                options: (1..=8).map(weeks).collect::<Vec<_>>(),
                value: form.typed.weeks.to_string(),
                onchange: form.typing(|typed: &mut Typed, weeks: String| typed.weeks = weeks.parse().unwrap_or(1)),
                error: sending.error("/weeks"),
                data_test: "weeks",
            }) }
        </div>
    }
}
