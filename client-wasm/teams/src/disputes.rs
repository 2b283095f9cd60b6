//! Lines of the ledger that volunteers say are wrong, and deciding them.

use contract::{
    ids::CommunityId,
    page::Page,
    teams::{DisputeDecision, DisputeState, DisputedHours, Hours, HoursDispute, terms},
};
use kit::{
    form::use_form,
    http::Call,
    i18n::{fill, t, teams as text},
    part,
    remote::use_call,
    sending::use_sending,
    ui::{Button, ButtonKind, FieldKind, Shape, Tone, chip, use_toasts},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use crate::{faults::FAULTS, given, requests::OfCommunity};

/// The list, the open ones first; nothing where none was ever raised.
#[component]
pub(crate) fn Disputes(props: &OfCommunity) -> Html {
    let community = props.community;
    let (disputes, reload) = use_call::<_, Page<DisputedHours>>(community, |community| {
        Some(Call::get(&format!("/communities/{community}/hours-disputes")))
    });
    disputes.show(1, &reload, |page| {
        let rows = page.items.iter().filter_map(|one| {
            let dispute = one.entry.dispute.clone()?;
            let key = dispute.id.to_string();
            Some(part!(Row [key] { community, one: one.clone(), dispute, reload: reload.clone() }))
        });
        if page.items.is_empty() {
            return Html::default();
        }
        let open = page
            .items
            .iter()
            .filter(|one| state_of(one) == Some(DisputeState::Open))
            .count();
        html! {
            <details class="lx-card" open={open > 0} data-test="disputes">
                <summary>{ fill(text::DISPUTES, &[&open.to_string()]) }</summary>
                <ul class="lx-manage-list">{ for rows }</ul>
            </details>
        }
    })
}

fn state_of(one: &DisputedHours) -> Option<DisputeState> {
    Some(one.entry.dispute.as_ref()?.state)
}

#[derive(Properties, PartialEq)]
struct RowProps {
    community: CommunityId,
    one: DisputedHours,
    dispute: HoursDispute,
    reload: Callback<()>,
}

/// One dispute.
#[component]
fn Row(props: &RowProps) -> Html {
    let (one, dispute) = (&props.one, &props.dispute);
    let (minutes, wanted) = (one.entry.minutes.to_string(), dispute.minutes.to_string());
    html! {
        <li class="lx-seat" data-test="dispute" data-state={dispute.state.word()}>
            <p class="lx-row">
                <strong class="lx-grow">{ &one.name }</strong>
                { chip(look(dispute.state), Shape::Clock, t(terms::dispute_state(dispute.state))) }
            </p>
            <p>{ given::words(&one.entry) }{ " · " }<span class="lx-number">{ &one.entry.day }</span></p>
            <p>{ fill(text::DISPUTE_SAYS, &[&minutes, &wanted, &dispute.reason]) }</p>
            if let Some(answer) = &dispute.answer { <p>{ fill(text::DISPUTE_ANSWERED, &[answer]) }</p> }
            if one.decides {
                { part!(Decide { community: props.community, one: one.clone(), dispute: dispute.clone(), reload: props.reload.clone() }) }
            } else if dispute.state == DisputeState::Open {
                <p class="lx-small lx-muted">{ t(text::DISPUTE_NOT_YOURS) }</p>
            }
        </li>
    }
}

const fn look(state: DisputeState) -> Tone {
    match state {
        DisputeState::Open => Tone::Amber,
        DisputeState::Corrected => Tone::Green,
        DisputeState::Refused => Tone::Grey,
    }
}

/// What is typed, as it stands in the form.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    minutes: String,
    reason: String,
}

/// A counter-entry, or the line stands; both with a reason.
#[component]
fn Decide(props: &RowProps) -> Html {
    let first = Typed {
        minutes: props.dispute.minutes.to_string(),
        reason: String::new(),
    };
    let path = format!("/communities/{}/hours-disputes/{}", props.community, props.dispute.id);
    let (form, sending, toasts) = (use_form(path.clone(), first), use_sending(), use_toasts());
    let decide = |corrects: bool| {
        let (form, sending, toasts) = (form.clone(), sending.clone(), toasts.clone());
        let (path, reload) = (path.clone(), props.reload.clone());
        Callback::from(move |_: MouseEvent| {
            let body = DisputeDecision {
                // What is no number is refused by its field.
                minutes: corrects.then(|| form.typed.minutes.trim().parse().unwrap_or(i32::MAX)),
                reason: form.typed.reason.trim().to_owned(),
            };
            if sending.accepts_in(&body, &FAULTS) {
                let (form, toasts, again) = (form.clone(), toasts.clone(), reload.clone());
                let done = move |_: Hours| {
                    form.done();
                    toasts.good(t(text::DISPUTE_DECIDED));
                    again.emit(());
                };
                sending.send(Call::post(&path).json(&body), done);
            }
        })
    };
    html! {
        <div class="lx-stack">
            { form.line(&sending, (text::DISPUTE_MINUTES, FieldKind::Text, 4), ("/minutes", "decide-minutes"), |typed| &mut typed.minutes) }
            { form.area(&sending, (text::WHY, 200, 2), ("/reason", "decide-reason"), |typed| &mut typed.reason) }
            { sending.trouble("decide-trouble") }
            <p class="lx-row">
                { part!(Button {
                    kind: ButtonKind::Primary,
                    loading: sending.is_busy(),
                    onclick: decide(true),
                    data_test: "decide-correct",
                    children: html! { { t(text::DISPUTE_CORRECT) } },
                }) }
                { part!(Button {
                    loading: sending.is_busy(),
                    onclick: decide(false),
                    data_test: "decide-refuse",
                    children: html! { { t(text::DISPUTE_REFUSE) } },
                }) }
            </p>
        </div>
    }
}
