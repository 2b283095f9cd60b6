//! A week planned together: what serves most of what waits for a team. A person looks at it, leaves out what they would do
//! otherwise, and has the rest asked at once.

use std::rc::Rc;

use contract::{
    ids::{CommunityId, ServiceId},
    page::Page,
    teams::{ChosenTeam, ChosenTeams, LoadChange, PlannedService, ServiceSummary, TeamOfService, TeamRole, WeekPlan, terms},
};
use kit::{
    desk::{Desk, use_desk},
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, t, teams as text, words},
    part,
    remote::use_call,
    sending::{typing, use_sending},
    ui::{Banner, Button, ButtonKind, Check, Choice, Choices, Empty, Shape, Tone, chip, use_toasts},
    visit::{day_in, when},
};
use yew::prelude::*;

use crate::{
    choose::faults,
    requests::OfCommunity,
    routes::Route,
    shortage::says,
    suits::{bars, brings, row},
};

#[component]
pub(crate) fn PlanPage(props: &OfCommunity) -> Html {
    let ahead = use_state(|| AttrValue::from("7"));
    let onchange = typing(&ahead, |ahead: &mut AttrValue, pressed: AttrValue| *ahead = pressed);
    let small = use_state(|| false);
    let day = day_in(ahead.parse().unwrap_or_default());
    let key = format!("{day} {}", *small);
    html! {
        <>
            <p class="lx-muted lx-small">{ t(text::PLAN_LEAD) }</p>
            { part!(Choices {
                label: t(text::PLAN_WEEK),
                label_hidden: true,
                options: vec![Choice::new("0", t(text::PLAN_THIS)), Choice::new("7", t(text::PLAN_NEXT))],
                chosen: vec![(*ahead).clone()],
                onchange,
                data_test: "plan-week",
            }) }
            { part!(Check {
                checked: *small,
                onchange: typing(&small, |small: &mut bool, on| *small = on),
                data_test: "small-teams",
                children: html! { { t(text::PLAN_SMALL) } },
            }) }
            { part!(OneWeek [key] { community: props.community, day, small: *small }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OneWeekProps {
    community: CommunityId,
    day: String,
    /// Whether small teams come first.
    small: bool,
}

#[component]
fn OneWeek(props: &OneWeekProps) -> Html {
    let path = format!(
        "/communities/{}/week-plan?day={}&small_teams_first={}",
        props.community, props.day, props.small
    );
    let (plan, reload) = use_call::<_, WeekPlan>(path, |path| Some(Call::get(path)));
    plan.show(5, &reload, |plan| {
        if plan.planned.is_empty() && plan.unserved.is_empty() {
            return part!(Empty {
                shape: Shape::Check,
                words: t(text::PLAN_NONE)
            });
        }
        part!(Plan {
            community: props.community,
            plan: plan.clone(),
            reload: reload.clone()
        })
    })
}

#[derive(Properties, PartialEq)]
struct PlanProps {
    community: CommunityId,
    plan: Rc<WeekPlan>,
    reload: Callback<()>,
}

/// The plan, from which requests can be left out.
#[component]
fn Plan(props: &PlanProps) -> Html {
    let (desk, sending, toasts) = (use_desk(), use_sending(), use_toasts());
    let left_out = use_state(Vec::<ServiceId>::new);
    let chosen = chosen(&props.plan, &left_out);
    let count = chosen.teams.len();
    let onclick = {
        let (sending, reload, path) = (
            sending.clone(),
            props.reload.clone(),
            format!("/communities/{}/week-plan", props.community),
        );
        Callback::from(move |_: MouseEvent| {
            let toasts = toasts.clone();
            let done = move |_: Page<ServiceSummary>| {
                toasts.good(t(text::PLAN_CHOSEN));
                Route::Week.open();
            };
            sending.send_or(Call::post(&path).json(&chosen), done, reload.reform(|_| ()));
        })
    };
    let team = |each: &PlannedService| {
        let id = each.service.id;
        let onchange = typing(&left_out, move |left_out: &mut Vec<ServiceId>, goes: bool| {
            left_out.retain(|other| *other != id);
            if !goes {
                left_out.push(id);
            }
        });
        planned(&desk, each, !left_out.contains(&id), onchange)
    };
    html! {
        <div class="lx-stack" data-test="week-plan">
            { comes_to(&props.plan) }
            { for props.plan.planned.iter().map(team) }
            { unserved(&desk, &props.plan) }
            <div class="lx-two-even">
                { shares(text::LOADS_LEADS, &props.plan.loads, TeamRole::Lead) }
                { shares(text::LOADS_VOLUNTEERS, &props.plan.loads, TeamRole::Volunteer) }
            </div>
            { faults(&sending) }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                disabled: count == 0,
                loading: sending.is_busy(),
                onclick,
                data_test: "choose-all",
                children: html! { { fill(text::PLAN_CONFIRM, &[&count.to_string()]) } },
            }) }
        </div>
    }
}

fn chosen(plan: &WeekPlan, left_out: &[ServiceId]) -> ChosenTeams {
    let goes = plan.planned.iter().filter(|each| !left_out.contains(&each.service.id));
    let teams = goes.map(|each| TeamOfService {
        service_id: each.service.id,
        team: ChosenTeam {
            lead: each.team.lead.account_id,
            volunteers: each.team.volunteers.iter().map(|one| one.account_id).collect(),
        },
    });
    ChosenTeams { teams: teams.collect() }
}

/// How much it serves, and what it gains over choosing for one request after the other.
fn comes_to(plan: &WeekPlan) -> Html {
    let all = (plan.planned.len() + plan.unserved.len()).to_string();
    let figures = |served: u32, score: i64, words: Text| fill(words, &[&served.to_string(), &all, &score.to_string()]);
    let (together, alone) = (plan.together, plan.one_by_one);
    let gains = together.served > alone.served || (together.served == alone.served && together.score > alone.score);
    html! {
        <section class="lx-card lx-stack" data-test="comes-to">
            <p class="lx-title">{ figures(together.served, together.score, text::PLAN_TOGETHER) }</p>
            <p class="lx-muted">{ figures(alone.served, alone.score, text::PLAN_ALONE) }</p>
            if together.score < plan.bound {
                <p class="lx-small lx-muted">{ fill(text::PLAN_BOUND, &[&plan.bound.to_string()]) }</p>
            } else {
                <p class="lx-small lx-muted">{ t(text::PLAN_BEST) }</p>
            }
            if gains { { part!(Banner { tone: Tone::Green, shape: Shape::Check, words: t(text::PLAN_GAINS) }) } }
        </section>
    }
}

/// What somebody asks for, when and where.
fn what(desk: &Desk, of: &ServiceSummary) -> Html {
    let pressing = matches!(of.urgency.word(), "urgent" | "emergency");
    html! {
        <>
            <span class="lx-row">
                <strong class="lx-grow">{ t(terms::service_kind(of.kind)) }</strong>
                if pressing { { chip(Tone::Red, Shape::Horn, t(words::urgency(of.urgency))) } }
            </span>
            <span class="lx-small lx-muted">
                { when(&of.day, of.part) }{ " · " }{ desk.place_of(of.community_id, of.cell_id, false) }
            </span>
        </>
    }
}

/// A request with the team that would go.
fn planned(desk: &Desk, of: &PlannedService, goes: bool, onchange: Callback<bool>) -> Html {
    let people = || std::iter::once(&of.team.lead).chain(&of.team.volunteers);
    let names: Vec<&str> = people().map(|one| one.name.as_str()).collect();
    let who = people().map(|one| {
        html! {
            <div class="lx-seat" key={one.account_id.to_string()}>
                <p class="lx-row">
                    <strong class="lx-grow">{ &one.name }{ " · " }{ t(terms::team_role(one.role)) }</strong>
                    <span class="lx-number">{ fill(text::POINTS, &[&one.suits.total().to_string()]) }</span>
                </p>
                { brings(one) }
                { bars(&one.suits) }
            </div>
        }
    });
    html! {
        <section class="lx-card lx-stack" key={of.service.id.to_string()} data-test="planned-team">
            { part!(Check {
                checked: goes,
                onchange,
                data_test: "goes",
                children: html! { <span class="lx-stack">{ what(desk, &of.service) }</span> },
            }) }
            if people().any(|one| one.insurance_ends) {
                <p class="lx-row" data-test="plan-insurance">{ chip(Tone::Amber, Shape::Alert, t(text::INSURANCE_ENDS)) }</p>
            }
            <details>
                <summary>
                    <span class="lx-grow">{ names.join(" ") }</span>
                    <span class="lx-number">{ fill(text::POINTS, &[&of.team.score.to_string()]) }</span>
                </summary>
                <div class="lx-seats">{ for who }</div>
            </details>
            <p>{ Route::Service { id: of.service.id }.link("lx-link", "planned-otherwise", html! { { t(text::PLAN_OTHERWISE) } }) }</p>
        </section>
    }
}

/// What nobody could go to, and why.
fn unserved(desk: &Desk, plan: &WeekPlan) -> Html {
    let each = plan.unserved.iter().map(|each| {
        html! {
            <li key={each.service.id.to_string()} class="lx-short">
                { Route::Service { id: each.service.id }.link("lx-card lx-request", "unserved", html! {
                    <>{ what(desk, &each.service) }<span>{ says(&each.shortage) }</span></>
                }) }
            </li>
        }
    });
    html! {
        if !plan.unserved.is_empty() {
            <section class="lx-stack">
                <h2 class="lx-label">{ t(text::PLAN_UNSERVED) }</h2>
                <ul class="lx-manage-list">{ for each }</ul>
            </section>
        }
    }
}

/// How often everybody of a role goes, before and after.
fn shares(title: Text, loads: &[LoadChange], role: TeamRole) -> Html {
    let of_role = || loads.iter().filter(|load| load.role == role);
    let most = of_role().map(|load| load.after).max().unwrap_or(1).max(1);
    let rows = of_role().map(|load| {
        let number = fill(text::PLAN_TIMES, &[&load.before.to_string(), &load.after.to_string()]);
        row(
            &load.name,
            i32::try_from(load.after * 100 / most).unwrap_or(100),
            number,
            false,
        )
    });
    html! {
        <section class="lx-card" data-test={format!("plan-loads-{}", role.word())}>
            <h2 class="lx-label">{ t(title) }</h2>
            <dl class="lx-parts lx-parts-names">{ for rows }</dl>
        </section>
    }
}
