//! Calling for plans: of a need that stands, or directly.

use contract::{
    agenda,
    calls::{NewPlanCall, PlanCall, SENTENCES},
    ids::{CommunityId, NeedId},
    money::fen,
    validation::FieldError,
};
use kit::{
    faults::{checked, missing},
    form::use_form,
    hooks::use_state,
    http::{Call, Failure},
    i18n::{needs as text, shared, t},
    need, part,
    sending::use_sending,
    ui::{Button, ButtonKind, FieldKind, button, use_toasts},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::timed::Timed;

/// Properties of [`Publishing`].
#[derive(Properties, PartialEq)]
pub(super) struct PublishingProps {
    /// Who calls.
    pub(super) community: CommunityId,
    /// The need that it is for, what that is called, and what it is about.
    pub(super) need: Option<(NeedId, String, String)>,
    /// Called once it is published.
    pub(super) done: Callback<()>,
}

/// What is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    title: String,
    /// Why, where no need came before.
    #[serde(default)]
    because: String,
    wanted: String,
    carrier: String,
    limit: String,
    timed: Timed,
}

impl Typed {
    fn new(title: String, wanted: String) -> Self {
        Self {
            title,
            because: String::new(),
            wanted,
            carrier: String::new(),
            limit: String::new(),
            timed: Timed::new(14),
        }
    }

    fn read(&self, need_id: Option<NeedId>) -> Result<NewPlanCall, Vec<FieldError>> {
        let mut faults = Vec::new();
        let limit_fen = fen(&self.limit).unwrap_or_else(|| {
            faults.push(missing("/limit_fen", text::AMOUNT_FORM));
            1
        });
        let (_, deadline) = self.timed.span("/deadline", &mut faults);
        let new = NewPlanCall {
            need_id,
            because: Some(self.because.trim().to_owned()).filter(|because| !because.is_empty()),
            title: self.title.trim().to_owned(),
            wanted: self.wanted.trim().to_owned(),
            carrier: self.carrier.trim().to_owned(),
            limit_fen,
            deadline,
        };
        checked(new, faults, &[SENTENCES, agenda::SENTENCES])
    }
}

/// The button, and once it is pressed the form.
#[component]
pub(super) fn Publishing(props: &PublishingProps) -> Html {
    let (need_id, title, about) = match &props.need {
        Some((id, title, about)) => (Some(*id), title.clone(), about.clone()),
        None => (None, String::new(), String::new()),
    };
    let first = Typed::new(title, about);
    let name = need_id.map_or_else(|| props.community.to_string(), |id| id.to_string());
    let form = use_form(format!("call.{name}"), first.clone());
    let (open, sending, toasts) = (use_state(|| *form.typed != first), use_sending(), use_toasts());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    if !*open {
        return html! {
            <p>{ button(ButtonKind::Primary, t(text::CALL_FOR_PLANS), toggle, "call-for-plans") }</p>
        };
    }
    let onsubmit = {
        let (form, sending, open, done) = (form.clone(), sending.clone(), open.clone(), props.done.clone());
        let path = format!("/communities/{}/plan-calls", props.community);
        let tried = form.typing(|typed: &mut Typed, timed| typed.timed = timed);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut typed = (*form.typed).clone();
            typed.timed.try_now();
            let new = match typed.read(need_id) {
                Ok(new) => new,
                Err(faults) => return sending.refuse(Failure::invalid(faults)),
            };
            tried.emit(typed.timed);
            let call = Call::post(&path).json(&new).key(&sending.key(&path, &new));
            let (form, open, toasts, done, first) = (form.clone(), open.clone(), toasts.clone(), done.clone(), first.clone());
            sending.send(call, move |_: PlanCall| {
                form.done();
                form.typed.set(first);
                open.set(false);
                toasts.good(t(text::C_PUBLISHED));
                done.emit(());
            });
        })
    };
    html! {
        <form class="lx-step lx-stack" {onsubmit} novalidate=true data-test="publishing">
            <h2 class="lx-title">{ t(text::CALL_FOR_PLANS) }</h2>
            { form.line(&sending, (text::C_TITLE, FieldKind::Text, 60), ("/title", "call-title"), |typed| &mut typed.title) }
            if need_id.is_none() {
                { form.line(&sending, (text::C_BECAUSE, FieldKind::Text, 200), ("/because", "call-because"), |typed| &mut typed.because) }
            }
            { form.area(&sending, (text::WANTED, 2_000, 3), ("/wanted", "call-wanted"), |typed| &mut typed.wanted) }
            { form.area(&sending, (text::CARRIER, 2_000, 3), ("/carrier", "call-carrier"), |typed| &mut typed.carrier) }
            { form.line(&sending, (text::C_LIMIT, FieldKind::Amount, 60), ("/limit_fen", "call-limit"), |typed| &mut typed.limit) }
            { form.line(&sending, (text::C_DAYS, FieldKind::Code, 60), ("/deadline", "call-days"), |typed| &mut typed.timed.days) }
            { need::trouble(&sending, &["/need_id"], "call-trouble") }
            <p class="lx-row">
                { sending.submit(t(text::CALL_FOR_PLANS), "publish-call") }
                { part!(Button { onclick: toggle, children: html! { { t(shared::BACK) } } }) }
            </p>
        </form>
    }
}
