//! Within which time cases are answered: set by the street, read by its stations.

mod theirs;

use contract::{
    cases::{Category, Urgency},
    ids::CommunityId,
    limits::{CaseLimits, CategoryLimit, LimitUnit, TimeLimit},
};
use kit::{
    desk::use_desk,
    form::use_saved,
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{Text, rules as text, shared, t, words},
    part,
    remote::use_remote,
    sending::{Sending, typing, use_sending},
    ui::{Button, ButtonKind, Choice, Field, FieldKind, Select, use_toasts},
};
use yew::prelude::*;

use self::theirs::both;
use crate::OfCommunity;

/// The units, with their words.
const UNITS: [(LimitUnit, Text); 4] = [
    (LimitUnit::Minutes, text::UNIT_MINUTES),
    (LimitUnit::Hours, text::UNIT_HOURS),
    (LimitUnit::WorkingHours, text::UNIT_WORKING_HOURS),
    (LimitUnit::WorkingDays, text::UNIT_WORKING_DAYS),
];

/// The page.
#[component]
pub(crate) fn LimitsPage(props: &OfCommunity) -> Html {
    let (limits, reload) = use_remote(props.community, |community| {
        Call::get(&format!("/communities/{community}/limits")).send_tagged()
    });
    limits.show(4, &reload, |read: &Tagged| {
        part!(Form {
            community: props.community,
            read: read.clone(),
            again: reload.clone()
        })
    })
}

/// The limits, with the `ETag` of their version.
type Tagged = (CaseLimits, Option<String>);

#[derive(Properties, PartialEq)]
struct FormProps {
    community: CommunityId,
    /// As the server has them.
    read: Tagged,
    /// Asks the server again.
    again: Callback<()>,
}

/// The limit of an urgency.
fn of(limits: &mut CaseLimits, urgency: Urgency) -> &mut TimeLimit {
    match urgency {
        Urgency::Emergency => &mut limits.emergency,
        Urgency::Urgent => &mut limits.urgent,
        Urgency::Normal => &mut limits.normal,
        Urgency::Low => &mut limits.low,
    }
}

#[component]
fn Form(props: &FormProps) -> Html {
    let sets = use_desk().of_street();
    let saved = use_saved(props.read.clone());
    let (limits, begun) = (use_state(|| saved.0.clone()), use_state(|| saved.1.clone()));
    let (sending, toasts) = (use_sending(), use_toasts());
    let failed = sending.behind(&props.again);
    let path = format!("/communities/{}/limits", props.community);
    let onsubmit = {
        let (limits, begun, saved, sending) = (limits.clone(), begun.clone(), saved.clone(), sending.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !sending.accepts_known(&*limits) {
                return;
            }
            let (toasts, begun, saved) = (toasts.clone(), begun.clone(), saved.clone());
            let call = Call::put(&path).json(&*limits).if_match(begun.as_deref().unwrap_or_default());
            let done = move |now: Tagged| {
                begun.set(now.1.clone());
                saved.set(now);
                toasts.good(t(shared::SAVED));
            };
            sending.start_or(call.send_tagged(), done, failed.clone());
        })
    };
    let behind = *begun != saved.1 && *limits != saved.0;
    let add = typing(&limits, |limits: &mut CaseLimits, _: MouseEvent| {
        limits.categories.push(CategoryLimit {
            category: Category::Housing,
            urgency: Urgency::Normal,
            limit: TimeLimit::new(3, LimitUnit::WorkingDays),
        });
    });
    let general = Urgency::ALL.iter().map(|urgency| {
        let (urgency, mut now) = (*urgency, (*limits).clone());
        let limit = *of(&mut now, urgency);
        row(
            &limits,
            &sending,
            t(words::urgency(urgency)),
            urgency.word(),
            limit,
            sets,
            move |limits| Some(of(limits, urgency)),
        )
    });
    let own = (0..limits.categories.len()).map(|at| own(&limits, &sending, at, sets));
    html! {
        <form class="lx-card lx-stack" {onsubmit} data-test="limits">
            <p class="lx-small lx-muted">{ t(if sets { text::LIMITS_NOTE } else { text::LIMITS_READ }) }</p>
            { for general }
            { row(&limits, &sending, t(text::LIMITS_TAKE), "take", limits.take, sets, |limits| Some(&mut limits.take)) }
            { row(&limits, &sending, t(text::LIMITS_RAISED), "raised", limits.raised, sets, |limits| Some(&mut limits.raised)) }
            { for NUMBERS.map(|one| number(&limits, &sending, one, sets)) }
            <h2 class="lx-label">{ t(text::LIMITS_OWN) }</h2>
            { for own }
            if sets {
                { part!(Button { onclick: add, data_test: "limits-add", children: html! { { t(text::LIMITS_ADD) } } }) }
            }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            { sending.trouble("limits-trouble") }
            if behind { { both(&limits, &begun, &saved) } }
            if sets {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    submit: true,
                    loading: sending.is_busy(),
                    disabled: behind,
                    data_test: "limits-save",
                    children: html! { { t(shared::SAVE) } },
                }) }
            }
        </form>
    }
}

/// What is a number alone: its words, its name, and where it stands.
type Number = (Text, &'static str, fn(&mut CaseLimits) -> &mut u16);

const NUMBERS: [Number; 7] = [
    (text::LIMITS_ACKNOWLEDGE, "acknowledge_minutes", |limits| {
        &mut limits.acknowledge_minutes
    }),
    (text::LIMITS_OFFER_EMERGENCY, "offers/emergency", |limits| {
        &mut limits.offers.emergency
    }),
    (text::LIMITS_OFFER_URGENT, "offers/urgent", |limits| &mut limits.offers.urgent),
    (text::LIMITS_OFFER_NORMAL, "offers/normal", |limits| &mut limits.offers.normal),
    (text::LIMITS_OFFER_LOW, "offers/low", |limits| &mut limits.offers.low),
    (text::LIMITS_REFERRED, "referred_at_once", |limits| {
        &mut limits.referred_at_once
    }),
    (text::LIMITS_REFERRED_A_DAY, "referred_a_day", |limits| {
        &mut limits.referred_a_day
    }),
];

fn number(limits: &UseStateHandle<CaseLimits>, sending: &Sending, (words, name, place): Number, sets: bool) -> Html {
    let mut now = (**limits).clone();
    part!(Field {
        label: t(words),
        kind: FieldKind::Code,
        value: place(&mut now).to_string(),
        oninput: typing(limits, move |limits: &mut CaseLimits, typed: String| {
            *place(limits) = typed.trim().parse().unwrap_or_default();
        }),
        disabled: !sets,
        max_length: 5,
        error: sending.error(&format!("/{name}")),
        data_test: format!("limit-{}", name.replace('/', "-")),
    })
}

/// How much, and of what.
fn row(
    limits: &UseStateHandle<CaseLimits>,
    sending: &Sending,
    label: &str,
    name: &str,
    limit: TimeLimit,
    sets: bool,
    place: impl Fn(&mut CaseLimits) -> Option<&mut TimeLimit> + Copy + 'static,
) -> Html {
    let amount = typing(limits, move |limits: &mut CaseLimits, typed: String| {
        if let Some(limit) = place(limits) {
            // What is no number is refused by its field: nothing has so much time.
            limit.amount = typed.trim().parse().unwrap_or_default();
        }
    });
    let unit = typing(limits, move |limits: &mut CaseLimits, word: String| {
        if let Some(limit) = place(limits) {
            limit.unit = LimitUnit::from_word(&word).unwrap_or(limit.unit);
        }
    });
    let shown = Some(limit.amount)
        .filter(|amount| *amount > 0)
        .map(|amount| amount.to_string());
    html! {
        <div class="lx-limit" key={name.to_owned()}>
            { part!(Field {
                label: label.to_owned(),
                kind: FieldKind::Code,
                value: shown.unwrap_or_default(),
                oninput: amount,
                disabled: !sets,
                max_length: 3,
                error: sending.error(&format!("/{name}/amount")),
                data_test: format!("limit-{}", name.replace('/', "-")),
            }) }
            { part!(Select {
                label: t(text::LIMITS_UNIT),
                options: UNITS.map(|(unit, text)| Choice::new(unit.word(), t(text))).to_vec(),
                value: limit.unit.word(),
                onchange: unit,
                disabled: !sets,
                data_test: format!("unit-{}", name.replace('/', "-")),
            }) }
        </div>
    }
}

/// A limit of its own for a category.
fn own(limits: &UseStateHandle<CaseLimits>, sending: &Sending, at: usize, sets: bool) -> Html {
    let Some(one) = limits.categories.get(at).copied() else {
        return Html::default();
    };
    let change = |change: fn(&mut CategoryLimit, &str)| {
        typing(limits, move |limits: &mut CaseLimits, word: String| {
            if let Some(one) = limits.categories.get_mut(at) {
                change(one, &word);
            }
        })
    };
    let remove = typing(limits, move |limits: &mut CaseLimits, _: MouseEvent| {
        if at < limits.categories.len() {
            limits.categories.remove(at);
        }
    });
    html! {
        <fieldset class="lx-card lx-stack" key={at} data-test="limit-own">
            <div class="lx-limit">
                { part!(Select {
                    label: t(text::LIMITS_CATEGORY),
                    options: Category::ALL.iter().map(|one| Choice::new(one.word(), t(words::category(*one)))).collect::<Vec<_>>(),
                    value: one.category.word(),
                    onchange: change(|one, word| one.category = Category::from_word(word).unwrap_or(one.category)),
                    disabled: !sets,
                    data_test: format!("limit-category-{at}"),
                }) }
                { part!(Select {
                    label: t(text::LIMITS_URGENCY),
                    options: Urgency::ALL.iter().map(|one| Choice::new(one.word(), t(words::urgency(*one)))).collect::<Vec<_>>(),
                    value: one.urgency.word(),
                    onchange: change(|one, word| one.urgency = Urgency::from_word(word).unwrap_or(one.urgency)),
                    disabled: !sets,
                    data_test: format!("limit-urgency-{at}"),
                }) }
            </div>
            { row(limits, sending, t(text::LIMITS_AMOUNT), &format!("categories/{at}/limit"), one.limit, sets,
                move |limits| Some(&mut limits.categories.get_mut(at)?.limit)) }
            if sets {
                { part!(Button { kind: ButtonKind::Text, onclick: remove, data_test: format!("limit-remove-{at}"),
                    children: html! { { t(shared::DELETE) } } }) }
            }
        </fieldset>
    }
}
