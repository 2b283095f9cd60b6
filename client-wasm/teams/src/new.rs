//! Asking for somebody to come on a resident's behalf, out of a case or without one.

use contract::{
    cases::{Case, Urgency},
    ids::CaseId,
    liaison::Daypart,
    teams::{SENTENCES, Service, ServiceKind, terms},
};
use kit::{
    browser,
    desk::use_desk,
    form::{Form, use_form},
    http::Call,
    i18n::{fill, service, t, teams as text, words},
    part,
    remote::use_call,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Choice, Choices, Field, FieldKind, Select, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::{door, requests::OfCommunity, routes::Route, typed::Typed};

/// How the address names the case that a request comes from.
const CASE: &str = "#case=";

/// The page.
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
            { moment(&form, &sending) }
            { door::place(&form, &sending, &desk) }
            { door::who(&form, &sending) }
            { door::wishes(&form, &sending) }
            { sending.trouble("trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                submit: true,
                loading: sending.is_busy(),
                data_test: "send",
                children: html! { { t(text::SEND) } },
            }) }
        </form>
    }
}

fn send(form: &Form<Typed>, sending: &Sending, done: impl Fn() + 'static) {
    if let Some(left_out) = form.typed.left_out() {
        return sending.refuse(left_out);
    }
    let Some(request) = form.typed.request() else { return };
    if !sending.accepts_in(&request, SENTENCES) {
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

/// What is to be done.
fn what(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    let kind = |kind: &ServiceKind| Choice::new(kind.word(), t(terms::service_kind(*kind)));
    let urgency = |urgency: &Urgency| Choice::new(urgency.word(), t(words::urgency(*urgency)));
    html! {
        <>
            { part!(Choices {
                label: t(service::KIND),
                options: ServiceKind::ALL.iter().map(kind).collect::<Vec<_>>(),
                chosen: typed.kind.iter().map(|kind| AttrValue::from(kind.word())).collect::<Vec<_>>(),
                onchange: form.typing(|typed: &mut Typed, pressed: AttrValue| typed.choose(ServiceKind::from_word(&pressed))),
                error: sending.error("/kind"),
                data_test: "kind",
            }) }
            { part!(TextArea {
                label: t(service::NEED),
                value: typed.need.clone(),
                oninput: form.typing(|typed: &mut Typed, need| typed.need = need),
                limit: 500,
                rows: 3,
                hint: t(text::NEED_HINT),
                error: sending.error("/need"),
                data_test: "need",
            }) }
            { part!(Select {
                label: t(text::URGENCY),
                options: Urgency::ALL.iter().map(urgency).collect::<Vec<_>>(),
                value: typed.urgency.word(),
                onchange: form.typing(|typed: &mut Typed, word: String| {
                    typed.urgency = Urgency::from_word(&word).unwrap_or(typed.urgency);
                }),
                data_test: "urgency",
            }) }
        </>
    }
}

/// When it is to be.
fn moment(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    let weeks = |weeks: u8| {
        let words = if weeks == 1 {
            t(text::ONCE).to_owned()
        } else {
            fill(text::WEEKS, &[&weeks.to_string()])
        };
        Choice::new(weeks.to_string(), words)
    };
    let part_of_day = |part: &Daypart| Choice::new(part.word(), t(terms::daypart(*part)));
    html! {
        <div class="lx-pair">
            { part!(Field {
                label: t(text::DAY),
                kind: FieldKind::Date,
                value: typed.day.clone(),
                oninput: form.typing(|typed: &mut Typed, day| typed.day = day),
                error: sending.error("/day"),
                data_test: "day",
            }) }
            { part!(Choices {
                label: t(service::PART),
                options: Daypart::ALL.iter().map(part_of_day).collect::<Vec<_>>(),
                chosen: vec![AttrValue::from(typed.part.word())],
                onchange: form.typing(|typed: &mut Typed, pressed: AttrValue| {
                    typed.part = Daypart::from_word(&pressed).unwrap_or(typed.part);
                }),
                data_test: "part",
            }) }
            { part!(Select {
                label: t(text::REPEATED),
                options: (1..=8).map(weeks).collect::<Vec<_>>(),
                value: typed.weeks.to_string(),
                onchange: form.typing(|typed: &mut Typed, weeks: String| typed.weeks = weeks.parse().unwrap_or(1)),
                error: sending.error("/weeks"),
                data_test: "weeks",
            }) }
        </div>
    }
}
