//! What is to be done in the coming seven days, and how much of it falls to whom.

use contract::{
    liaison::Daypart,
    page::Page,
    teams::{ServiceSummary, TeamRole, terms},
};
use kit::{
    http::Call,
    i18n::{Text, fill, t, teams as text},
    part,
    remote::use_call,
    ui::{Empty, Shape},
    visit::{day_in, day_of, state},
};
use yew::prelude::*;

use crate::{
    load::{Load, loads},
    requests::OfCommunity,
    routes::Route,
    suits::row,
};

/// The days that are planned.
const DAYS: i64 = 7;

#[component]
pub(crate) fn WeekPage(props: &OfCommunity) -> Html {
    let (all, reload) = use_call::<_, Page<ServiceSummary>>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/services?over=false")))
    });
    html! {
        <>
            <p>{ Route::Plan.link("lx-button lx-button-primary", "plan-together", html! { { t(text::PLAN) } }) }</p>
            { all.show(5, &reload, |all| coming_days(all)) }
        </>
    }
}

fn coming_days(all: &Page<ServiceSummary>) -> Html {
    let planned = coming(all);
    if planned.is_empty() {
        return part!(Empty {
            shape: Shape::Check,
            words: t(text::WEEK_NONE)
        });
    }
    html! {
        <>
            { table(&planned) }
            <div class="lx-two-even">
                { shares(text::LOADS_LEADS, "load-leads", &loads(&planned, TeamRole::Lead)) }
                { shares(text::LOADS_VOLUNTEERS, "load-volunteers", &loads(&planned, TeamRole::Volunteer)) }
            </div>
            <p class="lx-small lx-muted">{ t(text::LOADS_NOTE) }</p>
        </>
    }
}

/// What is open in the coming days.
fn coming(all: &Page<ServiceSummary>) -> Vec<&ServiceSummary> {
    let days: Vec<String> = (0..DAYS).map(day_in).collect();
    all.items.iter().filter(|one| days.contains(&one.day)).collect()
}

/// A row for each day, a column for each part of it; below each other where there is no room.
fn table(planned: &[&ServiceSummary]) -> Html {
    let head = Daypart::ALL
        .iter()
        .map(|part| html! { <th scope="col">{ t(terms::daypart(*part)) }</th> });
    let days = (0..DAYS).map(|ahead| {
        let day = day_in(ahead);
        let parts = Daypart::ALL.iter().map(|part| cell(planned, &day, *part));
        html! { <tr key={day.clone()}><th scope="row">{ day_of(&day) }</th>{ for parts }</tr> }
    });
    html! {
        <table class="lx-plan" data-test="plan">
            <thead><tr><td></td>{ for head }</tr></thead>
            <tbody>{ for days }</tbody>
        </table>
    }
}

fn cell(planned: &[&ServiceSummary], day: &str, of_day: Daypart) -> Html {
    let here: Vec<Html> = planned
        .iter()
        .filter(|each| each.day == day && each.part == of_day)
        .map(|each| one(each))
        .collect();
    let empty = here.is_empty();
    html! {
        <td data-part={t(terms::daypart(of_day))} class={empty.then_some("lx-plan-empty")}>
            if empty { <span class="lx-hidden">{ t(text::NOTHING) }</span> } else { { for here } }
        </td>
    }
}

fn one(of: &ServiceSummary) -> Html {
    let lead = of.people.iter().any(|one| one.role == TeamRole::Lead);
    let names: Vec<&str> = of.people.iter().map(|one| one.name.as_str()).collect();
    let inside = html! {
        <>
            <span class="lx-row"><strong class="lx-grow">{ t(terms::service_kind(of.kind)) }</strong>{ state(of.state) }</span>
            if !lead { <span class="lx-small lx-muted">{ t(text::NO_LEAD) }</span> }
            <span class="lx-small">{ names.join(" ") }</span>
        </>
    };
    html! { <div key={of.id.to_string()}>{ Route::Service { id: of.id }.link("lx-request lx-planned", "planned", inside) }</div> }
}

/// Everybody's share as a bar with its number.
fn shares(title: Text, data_test: &'static str, loads: &[Load]) -> Html {
    let most = loads.iter().map(|load| load.times).max().unwrap_or(1);
    let rows = loads.iter().map(|load| {
        let number = fill(text::TIMES, &[&load.times.to_string()]);
        row(&load.name, load.times * 100 / most.max(1), number, false)
    });
    html! {
        <section class="lx-card" data-test={data_test}>
            <h2 class="lx-label">{ t(title) }</h2>
            if loads.is_empty() { <p class="lx-muted">{ t(text::NOTHING) }</p> }
            <dl class="lx-parts lx-parts-names">{ for rows }</dl>
        </section>
    }
}
