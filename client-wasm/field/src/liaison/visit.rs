//! One visit: who asked for it and why, the day that is agreed on, and what is to be said of it.

use contract::{
    cases::Case,
    liaison::{Daypart, Neighbour, Visit, VisitPlan},
    page::Page,
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{Text, card as card_text, officer as text, t},
    part,
    remote::use_call,
    sending::{typing, use_sending},
    ui::{Button, Choice, Choices, Empty, Field, FieldKind, Shape, icon},
};
use uuid::Uuid;
use yew::prelude::*;

use super::{
    report::{Report, Write},
    use_visits,
};
use crate::{routes::Route, shell::Screen, today};

/// The parts of a day to choose from.
const PARTS: [(Option<Daypart>, &str, Text); 4] = [
    (None, "any", card_text::ANY),
    (Some(Daypart::Morning), "morning", card_text::MORNING),
    (Some(Daypart::Afternoon), "afternoon", card_text::AFTERNOON),
    (Some(Daypart::Evening), "evening", card_text::EVENING),
];

/// A day and its part, in words.
pub(super) fn when(on: Option<&str>, part: Option<Daypart>) -> String {
    let part = part.and_then(|part| PARTS.iter().find(|(each, ..)| *each == Some(part)));
    match (on, part) {
        (None, None) => t(text::ANY_TIME).to_owned(),
        (Some(on), None) => on.to_owned(),
        (None, Some((_, _, part))) => t(*part).to_owned(),
        (Some(on), Some((_, _, part))) => format!("{on} {}", t(*part)),
    }
}

/// Who is to be called, with the number under the thumb.
pub(super) fn person(person: &Neighbour) -> Html {
    html! {
        <>
            <p class="lx-strong" data-test="person">{ &person.name }</p>
            if let Some(home) = &person.home { <p class="lx-muted">{ home }</p> }
            if let Some(phone) = &person.phone {
                <a class="lx-button lx-button-plain" href={format!("tel:{phone}")} data-test="call-person">
                    { icon(Shape::Phone) }<span class="lx-number">{ phone }</span>
                </a>
            }
        </>
    }
}

/// Properties of a [`VisitPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct VisitPageProps {
    pub(crate) id: Uuid,
}

#[component]
pub(crate) fn VisitPage(props: &VisitPageProps) -> Html {
    let id = props.id.to_string();
    let begun = use_state(|| Report::recall(&id));
    let (visits, reload) = use_visits();
    let unasked = begun.as_ref().filter(|report| report.card.is_some());
    let matter = match unasked {
        Some(report) => html! { <div class="lx-pad lx-stack">
            <h2>{ &report.label }</h2>
            { part!(Write { report: report.clone() }) }
        </div> },
        None => visits.show(3, &reload, |page: &std::rc::Rc<Page<Visit>>| {
            match page.items.iter().find(|visit| visit.id.to_string() == id) {
                Some(visit) => {
                    let report = (*begun).clone().unwrap_or_else(|| Report::of(visit));
                    asked(visit, report, &reload)
                }
                None => part!(Empty {
                    shape: Shape::Check,
                    words: t(text::VISIT_GONE)
                }),
            }
        }),
    };
    part!(Screen {
        title: t(text::VISIT),
        back: Route::Neighbours,
        data_test: "visit-page",
        children: matter
    })
}

fn asked(visit: &Visit, report: Report, reload: &Callback<()>) -> Html {
    html! {
        <div class="lx-pad lx-stack">
            <section class="lx-card lx-stack">
                <h2 data-test="visit-label">{ &visit.label }</h2>
                <p>{ t(text::WISHED) }{" "}<strong>{ when(visit.wished_on.as_deref(), visit.wished_part) }</strong></p>
                if visit.planned_on.is_some() {
                    <p data-test="planned">
                        { t(text::PLANNED) }{" "}<strong>{ when(visit.planned_on.as_deref(), visit.planned_part) }</strong>
                    </p>
                }
                { visit.person.as_ref().map(person).unwrap_or_default() }
                { part!(Matter { visit: visit.clone() }) }
            </section>
            { part!(Plan { visit: visit.clone(), done: reload.clone() }) }
            { part!(Write { report }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct MatterProps {
    visit: Visit,
}

/// What it is about: the whole of it where there is a network, else its first words.
#[component]
fn Matter(props: &MatterProps) -> Html {
    let case = props.visit.case.as_ref();
    let id = case.map(|case| case.id.to_string()).unwrap_or_default();
    let (whole, _) = use_call::<_, Case>(id, |id| (!id.is_empty()).then(|| Call::get(&format!("/cases/{id}"))));
    let words = whole.ready().map(|whole| whole.body.clone());
    let words = words.or_else(|| case.map(|case| case.title.clone()));
    html! {
        if let Some(words) = words {
            <div><p class="lx-muted lx-small">{ t(text::MATTER) }</p><p class="lx-text" data-test="matter">{ words }</p></div>
        }
    }
}

#[derive(Properties, PartialEq)]
struct PlanProps {
    visit: Visit,
    done: Callback<()>,
}

/// Agrees on a day: whoever asked reads it on the case.
#[component]
fn Plan(props: &PlanProps) -> Html {
    let sending = use_sending();
    let visit = &props.visit;
    let first = visit.planned_on.clone().or_else(|| visit.wished_on.clone());
    let plan = use_state(|| VisitPlan {
        on: first.unwrap_or_else(|| today().to_string()),
        part: visit.planned_part.or(visit.wished_part),
    });
    let choose = typing(&plan, |plan: &mut VisitPlan, pressed: AttrValue| {
        let chosen = PARTS.iter().find(|(_, word, _)| *word == &*pressed);
        plan.part = chosen.and_then(|(part, ..)| *part);
    });
    let chosen = PARTS.iter().find(|(part, ..)| *part == plan.part);
    let onclick = {
        let (plan, sending, done, id) = (plan.clone(), sending.clone(), props.done.clone(), visit.id);
        Callback::from(move |_: MouseEvent| {
            let path = format!("/liaison/visits/{id}/plan");
            let call = Call::post(&path).json(&*plan).key(&sending.key(&path, &*plan));
            let done = done.clone();
            sending.send::<Visit>(call, move |_| done.emit(()));
        })
    };
    html! {
        <section class="lx-card lx-stack" data-test="plan">
            <h2>{ t(text::PLAN) }</h2>
            { part!(Field {
                label: t(text::DAY),
                kind: FieldKind::Date,
                value: plan.on.clone(),
                oninput: typing(&plan, |plan: &mut VisitPlan, on| plan.on = on),
                error: sending.error("/on"),
                data_test: "plan-on",
            }) }
            { part!(Choices {
                label: t(text::PART),
                options: PARTS.iter().map(|(_, word, text)| Choice::new(*word, t(*text))).collect::<Vec<_>>(),
                chosen: chosen.map(|(_, word, _)| AttrValue::from(*word)).into_iter().collect::<Vec<_>>(),
                onchange: choose,
                data_test: "plan-part",
            }) }
            { sending.trouble("plan-trouble") }
            { part!(Button {
                block: true,
                onclick,
                loading: sending.is_busy(),
                data_test: "plan-save",
                children: html! { { t(text::PLAN_SAVE) } },
            }) }
        </section>
    }
}
