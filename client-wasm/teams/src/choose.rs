//! Choosing who goes: the teams that suit best, each of whom can be changed, and what a change costs.

use std::rc::Rc;

use contract::teams::{Service, Skill, Suggested, TeamRole, TeamSuggestions, terms};
use kit::{
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{fill, t, teams as text},
    part,
    remote::use_call,
    sending::{Sending, typing, use_sending},
    ui::{Button, ButtonKind, Choice, Select, Shape, Tone, chip, use_toasts},
};
use yew::prelude::*;

use crate::{
    picked::Picked,
    service::OfService,
    shortage::shortage,
    suits::{bars, brings},
};

/// The teams that could go.
#[component]
pub(crate) fn Choose(props: &OfService) -> Html {
    let id = props.service.summary.id;
    let (found, again) = use_call::<_, TeamSuggestions>((id, props.service.version), |(id, _)| {
        Some(Call::get(&format!("/services/{id}/teams")))
    });
    let card = |found: &Rc<TeamSuggestions>, at: usize| {
        part!(TeamCard [at.to_string()] {
            service: props.service.clone(),
            reload: props.reload.clone(),
            found: found.clone(),
            at
        })
    };
    html! {
        <section class="lx-stack" data-test="choose">
            <h2 class="lx-title">{ t(text::CHOOSE_TEAM) }</h2>
            { found.show(4, &again, |found| html! {
                if found.teams.is_empty() {
                    { shortage(found.shortage.as_ref(), &again) }
                } else {
                    <p class="lx-muted lx-small">{ t(text::CHOOSE_LEAD) }</p>
                    { for (0..found.teams.len()).map(|at| card(found, at)) }
                }
            }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct TeamCardProps {
    service: Rc<Service>,
    reload: Callback<()>,
    found: Rc<TeamSuggestions>,
    at: usize,
}

/// One team.
#[component]
fn TeamCard(props: &TeamCardProps) -> Html {
    let picked = use_state(|| props.found.teams.get(props.at).map(Picked::of));
    let (sending, toasts) = (use_sending(), use_toasts());
    let Some(team) = (*picked).clone() else {
        return Html::default();
    };
    let onclick = {
        let (sending, chosen) = (sending.clone(), team.chosen());
        let of = OfService {
            service: props.service.clone(),
            reload: props.reload.clone(),
        };
        Callback::from(move |_: MouseEvent| {
            if let Some(chosen) = &chosen {
                of.act(&sending, &toasts, Call::post(&of.path("team")).json(chosen), text::CHOSEN);
            }
        })
    };
    let lacks = team.lacks(&props.service.skills);
    let names: Vec<&str> = team.people.iter().map(|one| one.name.as_str()).collect();
    html! {
        <details class="lx-card" open={props.at == 0} data-test={format!("team-{}", props.at)}>
            <summary>
                <span class="lx-grow"><strong>{ fill(text::TEAM, &[&(props.at + 1).to_string()]) }</strong>{ " · " }{ names.join(" ") }</span>
                <span class="lx-number" data-test="score">{ fill(text::POINTS, &[&team.score().to_string()]) }</span>
            </summary>
            <div class="lx-stack">
                <div class="lx-seats">{ for (0..team.people.len()).map(|seat| seated(&picked, &team, (props.at, seat), &props.found.others)) }</div>
                { cost(&team) }
                { lacking(&lacks) }
                { faults(&sending) }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    block: true,
                    disabled: !lacks.is_empty(),
                    loading: sending.is_busy(),
                    onclick,
                    data_test: format!("confirm-{}", props.at),
                    children: html! { { t(text::CONFIRM) } },
                }) }
            </div>
        </details>
    }
}

/// Somebody in their seat, and who could take it instead.
fn seated(picked: &UseStateHandle<Option<Picked>>, team: &Picked, (at, seat): (usize, usize), all: &[Suggested]) -> Html {
    let Some(one) = team.people.get(seat) else {
        return Html::default();
    };
    let others: Vec<Suggested> = team.others(seat, all).cloned().collect();
    let mut options = vec![Choice::new("", t(text::KEEP))];
    options.extend(others.iter().map(|other| option(other, team.change(seat, other))));
    let onchange = typing(picked, move |picked: &mut Option<Picked>, id: String| {
        let other = others.iter().find(|other| other.account_id.to_string() == id);
        if let (Some(team), Some(other)) = (picked.as_mut(), other) {
            team.put(seat, other.clone());
        }
    });
    let changed = team.proposed(seat).is_some_and(|first| first.account_id != one.account_id);
    html! {
        <div class="lx-seat" key={seat} data-test={format!("seat-{at}-{seat}")}>
            <p class="lx-row">
                <strong class="lx-grow">{ &one.name }{ " · " }{ t(terms::team_role(one.role)) }</strong>
                if changed { { chip(Tone::Violet, Shape::Write, t(text::SWAPPED)) } }
                <span class="lx-number">{ fill(text::POINTS, &[&one.suits.total().to_string()]) }</span>
            </p>
            { brings(one) }
            { bars(&one.suits) }
            if options.len() > 1 {
                { part!(Select {
                    label: fill(text::SWAP, &[&one.name]),
                    options,
                    value: "",
                    onchange,
                    data_test: format!("swap-{at}-{seat}"),
                }) }
            }
        </div>
    }
}

/// Somebody who could take a seat, and by how many points they suit better or worse than who sits there.
pub(crate) fn option(other: &Suggested, change: i32) -> Choice {
    let brought: Vec<&str> = other.brings.iter().map(|skill| t(terms::skill(*skill))).collect();
    let mut words = fill(
        text::SWAP_ONE,
        &[&other.name, &other.suits.total().to_string(), &signed(change)],
    );
    if other.role == TeamRole::Volunteer && !brought.is_empty() {
        words.push_str(" · ");
        words.push_str(&brought.join(" "));
    }
    Choice::new(other.account_id.to_string(), words)
}

/// A number with its sign.
fn signed(number: i32) -> String {
    let plain = number.abs().to_string();
    match number {
        ..0 => fill(text::MINUS, &[&plain]),
        0 => plain,
        _ => format!("+{plain}"),
    }
}

/// What the changes cost.
fn cost(team: &Picked) -> Html {
    let (score, cost) = (team.score().to_string(), team.cost());
    let (words, tone) = if cost < 0 {
        (text::GAIN, Tone::Green)
    } else {
        (text::COST, Tone::Amber)
    };
    html! {
        if team.is_changed() {
            <p class={classes!("lx-note", tone.class())} role="status" data-test="cost">{ fill(words, &[&score, &cost.abs().to_string()]) }</p>
        }
    }
}

fn lacking(lacks: &[Skill]) -> Html {
    let names: Vec<&str> = lacks.iter().map(|skill| t(terms::skill(*skill))).collect();
    html! {
        if !names.is_empty() {
            <p class={classes!("lx-note", Tone::Red.class())} role="status" data-test="lacks">{ fill(text::LACKS, &[&names.join(" ")]) }</p>
        }
    }
}

/// Why a team was not accepted, wherever it stands.
pub(crate) fn faults(sending: &Sending) -> Html {
    let faults = sending.failure().map_or(&[][..], |failure| failure.fields());
    html! {
        <>
            { sending.trouble("choose-trouble") }
            { for faults.iter().map(|fault| html! { <p class="lx-error" role="alert">{ &fault.detail }</p> }) }
        </>
    }
}
