//! Taking a volunteer on, or not; and what the station knows of them later.

use contract::{
    ids::CommunityId,
    teams::{PooledVolunteer, VolunteerDecision, VolunteerState},
};
use kit::{
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{Text, fill, t, teams as text},
    part,
    sending::{Sending, typing, use_sending},
    ui::{Button, ButtonKind, Check, Choice, Choices, Field, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::faults::FAULTS;

/// Properties of [`Decide`].
#[derive(Properties, PartialEq)]
pub(crate) struct DecideProps {
    /// The community in whose pool they are.
    pub(crate) community: CommunityId,
    /// Them.
    pub(crate) one: PooledVolunteer,
    /// Shows them as they are now.
    pub(crate) shown: Callback<PooledVolunteer>,
}

/// What was chosen and typed.
#[derive(Clone, PartialEq)]
struct Typed {
    level: u8,
    checked: bool,
    number: String,
    reason: String,
}

impl Typed {
    fn decision(&self, accept: bool) -> VolunteerDecision {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        VolunteerDecision {
            accept,
            level: self.level,
            checked: self.checked && accept,
            number: filled(&self.number),
            reason: filled(&self.reason).filter(|_| !accept),
        }
    }
}

/// The form.
#[component]
pub(crate) fn Decide(props: &DecideProps) -> Html {
    let of = &props.one.volunteering;
    let typed = use_state(|| Typed {
        level: of.level.max(1),
        checked: of.checked,
        number: of.number.clone().unwrap_or_default(),
        reason: String::new(),
    });
    let (sending, toasts) = (use_sending(), use_toasts());
    let path = format!("/communities/{}/volunteers/{}", props.community, props.one.account_id);
    let decide = |accept: bool, said: Text| {
        let (sending, toasts, shown) = (sending.clone(), toasts.clone(), props.shown.clone());
        let (decision, path) = (typed.decision(accept), path.clone());
        Callback::from(move |()| {
            if !sending.accepts_in(&decision, &FAULTS) {
                return;
            }
            let (toasts, shown) = (toasts.clone(), shown.clone());
            sending.send(Call::post(&path).json(&decision), move |one: PooledVolunteer| {
                toasts.good(t(said));
                shown.emit(one);
            });
        })
    };
    let is_in = matches!(of.state, VolunteerState::Active | VolunteerState::Resting);
    let take = decide(true, if is_in { kit::i18n::shared::SAVED } else { text::TAKEN_ON });
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        take.emit(());
    });
    html! {
        <section class="lx-card lx-stack">
            <h2 class="lx-title">{ t(text::DECIDE) }</h2>
            <form class="lx-stack" {onsubmit} data-test="decide">
                { level(&typed, &sending) }
                { part!(Check {
                    checked: typed.checked,
                    onchange: typing(&typed, |typed: &mut Typed, on| typed.checked = on),
                    data_test: "checked",
                    children: html! { { t(text::CHECKED_LONG) } },
                }) }
                { part!(Field {
                    label: t(text::NUMBER),
                    value: typed.number.clone(),
                    oninput: typing(&typed, |typed: &mut Typed, number| typed.number = number),
                    max_length: 20,
                    hint: t(text::NUMBER_HINT),
                    error: sending.error("/number"),
                    data_test: "number",
                }) }
                { sending.trouble("decide-trouble") }
                { sending.submit_wide(t(if is_in { text::CHANGE } else { text::TAKE_ON }), "take-on") }
            </form>
            { turn_down(&typed, &sending, &decide(false, text::TURNED_DOWN)) }
        </section>
    }
}

/// How much they can do.
fn level(typed: &UseStateHandle<Typed>, sending: &Sending) -> Html {
    let levels = (1..=4_u8).map(|level| Choice::new(level.to_string(), fill(text::LEVEL_OF, &[&level.to_string()])));
    part!(Choices {
        label: t(text::LEVEL),
        options: levels.collect::<Vec<_>>(),
        chosen: vec![AttrValue::from(typed.level.to_string())],
        onchange: typing(typed, |typed: &mut Typed, level: AttrValue| typed.level =
            level.parse().unwrap_or(typed.level)),
        error: sending.error("/level"),
        data_test: "level",
    })
}

/// Not taking somebody on, folded away; with the reason, which they read.
fn turn_down(typed: &UseStateHandle<Typed>, sending: &Sending, no: &Callback<()>) -> Html {
    html! {
        <details>
            <summary data-test="turn-down-open">{ t(text::TURN_DOWN) }</summary>
            <div class="lx-stack">
                { part!(TextArea {
                    label: t(text::TURN_DOWN_WHY),
                    value: typed.reason.clone(),
                    oninput: typing(typed, |typed: &mut Typed, reason| typed.reason = reason),
                    limit: 200,
                    rows: 2,
                    error: sending.error("/reason").or_else(|| sending.whole()),
                    data_test: "turn-down-why",
                }) }
                { part!(Button {
                    kind: ButtonKind::Warn,
                    loading: sending.is_busy(),
                    onclick: no.reform(|_: MouseEvent| ()),
                    data_test: "turn-down",
                    children: html! { { t(text::TURN_DOWN) } },
                }) }
            </div>
        </details>
    }
}
