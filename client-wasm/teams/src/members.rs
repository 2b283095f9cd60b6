//! The team: who was asked, what they said, and somebody else instead of one of them.

use std::rc::Rc;

use contract::teams::{
    OfferState, Replacement, ServiceAction, Suggested, Suitability, TeamMember, TeamRole, TeamSuggestions, terms,
};
use kit::{
    desk::use_desk,
    hooks::use_state,
    http::Call,
    i18n::{fill, service as shown, shared, t, teams as text},
    part,
    remote::use_call,
    sending::{typing, use_sending},
    time,
    ui::{ButtonKind, Choice, Dialog, Select, Shape, Tone, button, chip, use_toasts},
    visit::unfit,
};
use yew::prelude::*;

use crate::{
    blocks::{Said, Why},
    service::OfService,
    suits::bars,
};

/// Everybody who was asked: those who may still come first, and within them the lead.
#[component]
pub(crate) fn Members(props: &OfService) -> Html {
    let out = use_state(|| None::<TeamMember>);
    let in_charge = use_desk().in_charge();
    let (replaces, team) = (props.can(ServiceAction::Replace), &props.service.team);
    let row = |member: &TeamMember| {
        let open = {
            let (out, member) = (out.clone(), member.clone());
            Callback::from(move |_: MouseEvent| out.set(Some(member.clone())))
        };
        one(
            props,
            member,
            replaces.then_some(open).filter(|_| is_replaced(props, member)),
            in_charge,
        )
    };
    let standing = team.iter().filter(|one| one.state.stands());
    let gone = team.iter().filter(|one| !one.state.stands());
    let close = {
        let out = out.clone();
        Callback::from(move |()| out.set(None))
    };
    html! {
        <section class="lx-card lx-stack" data-test="members">
            <h2 class="lx-title">{ t(text::ASKED) }</h2>
            <ul class="lx-manage-list">{ for standing.chain(gone).map(row) }</ul>
            if let Some(member) = &*out {
                { part!(Replace [member.account_id.to_string()] {
                    member: member.clone(),
                    of: Rc::new(props.again()),
                    close
                }) }
            }
        </section>
    }
}

/// Whether somebody else can be asked instead: of who may still come, and of who cannot while their seat is empty.
fn is_replaced(props: &OfService, member: &TeamMember) -> bool {
    let seats = match member.role {
        TeamRole::Lead => 1,
        TeamRole::Volunteer => props.service.summary.volunteers.into(),
    };
    let taken = props.service.standing(member.role).count();
    let is_out = matches!(member.state, OfferState::Declined | OfferState::Lapsed);
    member.state.stands() || is_out && taken < seats
}

const fn look(state: OfferState) -> (Tone, Shape) {
    match state {
        OfferState::Open => (Tone::Amber, Shape::Clock),
        OfferState::Accepted => (Tone::Green, Shape::Check),
        OfferState::Declined | OfferState::Lapsed | OfferState::Withdrawn => (Tone::Grey, Shape::Leave),
    }
}

fn one(props: &OfService, member: &TeamMember, replace: Option<Callback<MouseEvent>>, in_charge: bool) -> Html {
    let (tone, shape) = look(member.state);
    let open = member.state == OfferState::Open;
    let facts = [
        member.moved.then(|| t(shown::MOVED_ONE).to_owned()),
        member.insurance_ends.then(|| t(text::INSURANCE_ENDS).to_owned()),
        open.then(|| fill(text::UNTIL, &[&time::moment(member.answer_until)])),
        member.reason.as_ref().map(|reason| fill(text::BECAUSE, &[reason])),
        member.arrived_at.map(|at| fill(text::ARRIVED, &[&time::moment(at)])),
        member.left_at.map(|at| fill(text::LEFT, &[&time::moment(at)])),
        member.minutes.map(|minutes| fill(text::MINUTES, &[&minutes.to_string()])),
        member.at_station.then(|| t(shown::AT_STATION).to_owned()),
        member.code_refused.then(|| t(shown::CODE_REFUSED).to_owned()),
        member.stars.map(|stars| fill(text::STARS, &[&stars.to_string()])),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let words = if member.state.stands() { text::REPLACE } else { text::FILL };
    html! {
        <li key={format!("{}{}", member.account_id, member.state.word())} class="lx-seat" data-test="member" data-state={member.state.word()}>
            <p class="lx-row">
                <strong class="lx-grow">{ &member.name }{ " · " }{ t(terms::team_role(member.role)) }</strong>
                { chip(tone, shape, t(terms::offer_state(member.state))) }
            </p>
            if !facts.is_empty() { <p class="lx-small">{ facts.join(" · ") }</p> }
            if let Some(why) = unfit(member) {
                <p class={classes!("lx-note", Tone::Amber.class())} data-test="unfit">{ fill(text::UNFIT, &[&why]) }</p>
            }
            if let Some(suits) = &member.suits {
                <details>
                    <summary class="lx-small">{ fill(text::SUITED, &[&suits.total().to_string()]) }</summary>
                    { bars(suits) }
                </details>
            }
            if let Some(onclick) = replace {
                { button(ButtonKind::Plain, t(words), onclick, "replace") }
            }
            if in_charge {
                { part!(Why { said: Said::Away(props.path(&format!("blocks/{}", member.account_id))), done: props.reload.clone() }) }
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ReplaceProps {
    member: TeamMember,
    of: Rc<OfService>,
    close: Callback<()>,
}

/// Who is asked instead: the next best, or somebody who is named.
#[component]
fn Replace(props: &ReplaceProps) -> Html {
    let (id, out) = (props.of.service.summary.id, props.member.account_id);
    let (found, again) = use_call::<_, TeamSuggestions>((id, out), |(id, out)| {
        Some(Call::get(&format!("/services/{id}/teams?instead_of={out}")))
    });
    let (chosen, sending, toasts) = (use_state(String::new), use_sending(), use_toasts());
    let member = &props.member;
    let onsubmit = {
        let (sending, of, close) = (sending.clone(), props.of.again(), props.close.clone());
        let body = Replacement {
            account_id: member.account_id,
            by: chosen.parse().ok(),
        };
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let of = OfService {
                reload: and_then(&of.reload, &close),
                ..of.again()
            };
            of.act(
                &sending,
                &toasts,
                Call::post(&of.path("replacement")).json(&body),
                text::REPLACED,
            );
        })
    };
    let points = member.suits.map(Suitability::total);
    part!(Dialog {
        title: fill(text::REPLACE_TITLE, &[&member.name]),
        onclose: props.close.clone(),
        close_label: t(shared::CLOSE),
        data_test: "replace-sheet",
        children: found.show(2, &again, |found| html! {
            <form class="lx-stack" {onsubmit}>
                { part!(Select {
                    label: t(text::REPLACE_BY),
                    options: options(&found.others, member.role, points),
                    value: (*chosen).clone(),
                    onchange: typing(&chosen, |chosen: &mut String, id| *chosen = id),
                    error: sending.error("/by").or_else(|| sending.error("/account_id")),
                    data_test: "replace-by",
                }) }
                { sending.trouble("replace-trouble") }
                { sending.submit_wide(t(text::REPLACE), "send-replace") }
            </form>
        }),
    })
}

fn and_then(first: &Callback<()>, then: &Callback<()>) -> Callback<()> {
    let (first, then) = (first.clone(), then.clone());
    Callback::from(move |()| {
        first.emit(());
        then.emit(());
    })
}

fn options(others: &[Suggested], role: TeamRole, points: Option<i32>) -> Vec<Choice> {
    let mut options = vec![Choice::new("", t(text::NEXT_BEST))];
    let others = others.iter().filter(|other| other.role == role);
    options.extend(others.map(|other| crate::choose::option(other, other.suits.total() - points.unwrap_or_default())));
    options
}
