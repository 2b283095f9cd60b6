//! Taking a volunteer on, or not; and what the station knows of them later.

use contract::{
    ids::CommunityId,
    teams::{PooledVolunteer, VolunteerDecision, VolunteerState},
};
use kit::{
    form::{Form, use_form, use_saved},
    http::Call,
    i18n::{Text, fill, t, teams as text},
    part,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Check, Choice, Choices, Field, TextArea, use_toasts},
};
use serde::{Deserialize, Serialize};
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
    /// Reads them again: somebody else decided meanwhile.
    pub(crate) again: Callback<()>,
}

/// What was chosen and typed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    level: u8,
    checked: bool,
    number: String,
    reason: String,
}

impl Typed {
    /// As they are now, with the version that says so.
    fn of(one: &PooledVolunteer) -> (u32, Self) {
        let of = &one.volunteering;
        let typed = Self {
            level: of.level.max(1),
            checked: of.checked,
            number: of.number.clone().unwrap_or_default(),
            reason: String::new(),
        };
        (of.version.unsigned_abs(), typed)
    }

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
    let path = format!("/communities/{}/volunteers/{}", props.community, props.one.account_id);
    let saved = use_saved(Typed::of(&props.one));
    let form = use_form(path.clone(), (*saved).clone());
    let (sending, toasts) = (use_sending(), use_toasts());
    let (behind, failed) = (form.is_behind(&saved), sending.behind(&props.again));
    let (version, typed) = &*form.typed;
    let decide = |accept: bool, said: Text| {
        let (sending, toasts, shown) = (sending.clone(), toasts.clone(), props.shown.clone());
        let (form, saved, failed) = (form.clone(), saved.clone(), failed.clone());
        let decision = typed.decision(accept);
        let call = Call::post(&path).json(&decision).if_match(&format!("\"{version}\""));
        Callback::from(move |()| {
            if !sending.accepts_in(&decision, &FAULTS) {
                return;
            }
            let (toasts, shown, form, saved) = (toasts.clone(), shown.clone(), form.clone(), saved.clone());
            let done = move |one: PooledVolunteer| {
                form.done();
                form.typed.set(Typed::of(&one));
                saved.set(Typed::of(&one));
                toasts.good(t(said));
                shown.emit(one);
            };
            sending.send_or(call.clone(), done, failed.clone());
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
                { level(&form, &sending) }
                { part!(Check {
                    checked: typed.checked,
                    onchange: form.typing(|(_, typed): &mut (u32, Typed), on| typed.checked = on),
                    data_test: "checked",
                    children: html! { { t(text::CHECKED_LONG) } },
                }) }
                { part!(Field {
                    label: t(text::NUMBER),
                    value: typed.number.clone(),
                    oninput: form.typing(|(_, typed): &mut (u32, Typed), number| typed.number = number),
                    max_length: 20,
                    hint: t(text::NUMBER_HINT),
                    error: sending.error("/number"),
                    data_test: "number",
                }) }
                { sending.trouble("decide-trouble") }
                { form.overtaken((*saved).clone(), stands) }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    block: true,
                    submit: true,
                    disabled: behind,
                    loading: sending.is_busy(),
                    data_test: "take-on",
                    children: html! { { t(if is_in { text::CHANGE } else { text::TAKE_ON }) } },
                }) }
            </form>
            { turn_down(&form, &sending, &decide(false, text::TURNED_DOWN)) }
        </section>
    }
}

/// How much they can do.
fn level(form: &Form<(u32, Typed)>, sending: &Sending) -> Html {
    let levels = (1..=4_u8).map(|level| Choice::new(level.to_string(), fill(text::LEVEL_OF, &[&level.to_string()])));
    part!(Choices {
        label: t(text::LEVEL),
        options: levels.collect::<Vec<_>>(),
        chosen: vec![AttrValue::from(form.typed.1.level.to_string())],
        onchange: form.typing(|(_, typed): &mut (u32, Typed), level: AttrValue| {
            typed.level = level.parse().unwrap_or(typed.level);
        }),
        error: sending.error("/level"),
        data_test: "level",
    })
}

/// How somebody else decided meanwhile.
fn stands(of: &Typed) -> Html {
    html! {
        <ul class="lx-plain-list">
            <li>{ fill(text::LEVEL_OF, &[&of.level.to_string()]) }</li>
            if of.checked { <li>{ t(text::CHECKED) }</li> }
            if !of.number.is_empty() { <li class="lx-number">{ fill(text::NUMBER_OF, &[&of.number]) }</li> }
        </ul>
    }
}

/// Not taking somebody on, folded away; with the reason, which they read.
fn turn_down(form: &Form<(u32, Typed)>, sending: &Sending, no: &Callback<()>) -> Html {
    html! {
        <details>
            <summary data-test="turn-down-open">{ t(text::TURN_DOWN) }</summary>
            <div class="lx-stack">
                { part!(TextArea {
                    label: t(text::TURN_DOWN_WHY),
                    value: form.typed.1.reason.clone(),
                    oninput: form.typing(|(_, typed): &mut (u32, Typed), reason| typed.reason = reason),
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
