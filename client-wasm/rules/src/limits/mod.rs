//! Within which time cases are answered: set by the street, read by its stations.

mod theirs;

use contract::{
    cases::{Category, Urgency},
    ids::CommunityId,
    limits::{CaseLimits, CategoryLimit, LimitUnit, TimeLimit},
    validation::FieldError,
};
use kit::{
    i18n::{Text, rules as text, shared, t, words},
    part,
    rules::{self, Ruleset, Tagged, use_rules, use_setting},
    ui::{Button, ButtonKind, Choice, Field, FieldKind, Select, button},
};
use yew::prelude::*;

use self::theirs::others;
use crate::OfCommunity;

/// The units, with their words.
const UNITS: [(LimitUnit, Text); 4] = [
    (LimitUnit::Minutes, text::UNIT_MINUTES),
    (LimitUnit::Hours, text::UNIT_HOURS),
    (LimitUnit::WorkingHours, text::UNIT_WORKING_HOURS),
    (LimitUnit::WorkingDays, text::UNIT_WORKING_DAYS),
];

/// The limits of a community, as a set of rules: what is typed is what is saved.
#[derive(Clone, Copy, PartialEq)]
struct Limits;

impl Ruleset for Limits {
    type Rules = CaseLimits;
    type Typed = CaseLimits;

    fn path(self) -> &'static str {
        "limits"
    }

    fn written(self, limits: &CaseLimits) -> CaseLimits {
        limits.clone()
    }

    fn read(self, limits: &CaseLimits) -> Result<CaseLimits, Vec<FieldError>> {
        Ok(limits.clone())
    }
}

type Setting = rules::Setting<Limits>;

#[component]
pub(crate) fn LimitsPage(props: &OfCommunity) -> Html {
    let (limits, reload) = use_rules(Limits, props.community);
    limits.show(4, &reload, |read| {
        let form = part!(Form {
            community: props.community,
            read: read.clone(),
            again: reload.clone()
        });
        html! { <section class="lx-card">{ form }</section> }
    })
}

#[derive(Properties, PartialEq)]
struct FormProps {
    community: CommunityId,
    /// As the server has them.
    read: Tagged<CaseLimits>,
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
    let setting = use_setting(Limits, props.community, &props.read, &props.again);
    let (limits, sets) = (&*setting.typed, setting.sets);
    let add = setting.typing(|limits: &mut CaseLimits, _: MouseEvent| {
        limits.categories.push(CategoryLimit {
            category: Category::Housing,
            urgency: Urgency::Normal,
            limit: TimeLimit::new(3, LimitUnit::WorkingDays),
        });
    });
    let general = Urgency::ALL.iter().map(|urgency| {
        let (urgency, label) = (*urgency, t(words::urgency(*urgency)));
        let limit = *of(&mut limits.clone(), urgency);
        row(&setting, label, urgency.word(), limit, move |limits| {
            Some(of(limits, urgency))
        })
    });
    let fields = html! {
        <>
            { for general }
            { row(&setting, t(text::LIMITS_TAKE), "take", limits.take, |limits| Some(&mut limits.take)) }
            { row(&setting, t(text::LIMITS_RAISED), "raised", limits.raised, |limits| Some(&mut limits.raised)) }
            { for NUMBERS.map(|one| number(&setting, one)) }
            <h2 class="lx-label">{ t(text::LIMITS_OWN) }</h2>
            { for (0..limits.categories.len()).map(|at| own(&setting, at)) }
            if sets {
                { button(ButtonKind::Plain, t(text::LIMITS_ADD), add, "limits-add") }
            }
        </>
    };
    let lead = if sets { text::LIMITS_NOTE } else { text::LIMITS_READ };
    setting.form(lead, fields, |theirs| others(limits, theirs))
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

fn number(setting: &Setting, (words, name, place): Number) -> Html {
    let mut now = (*setting.typed).clone();
    part!(Field {
        label: t(words),
        kind: FieldKind::Code,
        value: place(&mut now).to_string(),
        oninput: setting.typing(move |limits: &mut CaseLimits, typed: String| {
            *place(limits) = typed.trim().parse().unwrap_or_default();
        }),
        disabled: !setting.sets,
        max_length: 5,
        error: setting.sending.error(&format!("/{name}")),
        data_test: format!("limit-{}", name.replace('/', "-")),
    })
}

/// How much, and of what.
fn row(
    setting: &Setting,
    label: &str,
    name: &str,
    limit: TimeLimit,
    place: impl Fn(&mut CaseLimits) -> Option<&mut TimeLimit> + Copy + 'static,
) -> Html {
    let amount = setting.typing(move |limits: &mut CaseLimits, typed: String| {
        if let Some(limit) = place(limits) {
            // What is no number is refused by its field: nothing has so much time.
            limit.amount = typed.trim().parse().unwrap_or_default();
        }
    });
    let unit = setting.typing(move |limits: &mut CaseLimits, word: String| {
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
                disabled: !setting.sets,
                max_length: 3,
                error: setting.sending.error(&format!("/{name}/amount")),
                data_test: format!("limit-{}", name.replace('/', "-")),
            }) }
            { part!(Select {
                label: t(text::LIMITS_UNIT),
                options: UNITS.map(|(unit, text)| Choice::new(unit.word(), t(text))).to_vec(),
                value: limit.unit.word(),
                onchange: unit,
                disabled: !setting.sets,
                data_test: format!("unit-{}", name.replace('/', "-")),
            }) }
        </div>
    }
}

/// A limit of its own for a category.
fn own(setting: &Setting, at: usize) -> Html {
    let Some(one) = setting.typed.categories.get(at).copied() else {
        return Html::default();
    };
    let sets = setting.sets;
    let change = |change: fn(&mut CategoryLimit, &str)| {
        setting.typing(move |limits: &mut CaseLimits, word: String| {
            if let Some(one) = limits.categories.get_mut(at) {
                change(one, &word);
            }
        })
    };
    let remove = setting.typing(move |limits: &mut CaseLimits, _: MouseEvent| {
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
            { row(setting, t(text::LIMITS_AMOUNT), &format!("categories/{at}/limit"), one.limit,
                move |limits| Some(&mut limits.categories.get_mut(at)?.limit)) }
            if sets {
                { part!(Button { kind: ButtonKind::Text, onclick: remove, data_test: format!("limit-remove-{at}"),
                    children: html! { { t(shared::DELETE) } } }) }
            }
        </fieldset>
    }
}
