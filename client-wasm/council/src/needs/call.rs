//! One call for plans at the desk: checking who qualifies, the review, its end, and objections.

use std::rc::Rc;

use contract::{
    bodies::{BodyAct, BodySummary},
    calls::{CallDeed as Deed, CallState, CheckPlan, EndCall, Plan, PlanCall, ReopenCall, SENTENCES},
    ids::{CallId, ProjectId},
    proposals::Field as Matter,
};
use kit::{
    desk::use_desk,
    drafts::use_draft,
    hooks::use_state,
    http::Call,
    i18n::{needs as text, t, works as drawn},
    need, part,
    remote::use_call,
    sending::use_sending,
    ui::{Button, ButtonKind, Field, unfolding, use_toasts},
    way,
    works::{ON_PLAN, Remarks},
};
use yew::prelude::*;

use crate::works::{self, Draw, Purpose};

use super::{answer::answering, decider::use_decider, review::Reviewing, timed::Timed};

/// Properties of a [`OneCall`].
#[derive(Properties, PartialEq)]
pub(super) struct OneCallProps {
    pub(super) id: CallId,
    /// The bodies of its community.
    pub(super) bodies: Rc<Vec<BodySummary>>,
}

/// It, whole.
#[component]
pub(super) fn OneCall(props: &OneCallProps) -> Html {
    let (call, reload) = use_call::<_, PlanCall>(props.id, |id| Some(Call::get(&format!("/plan-calls/{id}"))));
    let hides = use_desk().of_station();
    call.show(3, &reload, |of| shown(of, &props.bodies, hides, &reload))
}

/// What was asked of a plan that is public.
fn questions(of: &Plan, hides: bool) -> Html {
    part!(Remarks {
        path: format!("/plans/{}/questions", of.id),
        words: &ON_PLAN,
        remarks: false,
        answers: false,
        hides
    })
}

fn shown(of: &Rc<PlanCall>, bodies: &Rc<Vec<BodySummary>>, hides: bool, done: &Callback<()>) -> Html {
    let may = |deed| of.allowed.contains(&deed);
    let plan = |plan: &Plan| {
        html! {
            <section key={plan.id.to_string()} class="lx-step lx-stack" data-test="plan">
                { need::plan(plan, of.plan_id == Some(plan.id)) }
                { questions(plan, hides) }
                if may(Deed::Check) { { part!(Checking { plan: plan.clone(), about: of.field, bodies: bodies.clone(), done: done.clone() }) } }
            </section>
        }
    };
    let vote = of.vote_id.map(|vote| format!("/votes/{vote}"));
    html! {
        <article class="lx-card lx-stack" data-test="call">
            <p>{ need::call_state(of.state) }</p>
            <h2 class="lx-title">{ &of.title }</h2>
            { need::terms(of) }
            { need::because(of) }
            { need::hearing(of) }
            <p class="lx-text">{ &of.wanted }</p>
            if !of.plans.is_empty() { <h3 class="lx-label">{ t(text::PLANS) }</h3> }
            { for of.plans.iter().map(plan) }
            if let Some(href) = vote { <p><a class="lx-link" {href} target="_blank">{ t(text::SEE_VOTE) }</a></p> }
            if may(Deed::Review) { { part!(Reviewing { call: of.clone(), done: done.clone() }) } }
            if of.state == CallState::Chosen && of.project.is_none() { { part!(Contracting { call: of.clone(), done: done.clone() }) } }
            if may(Deed::End) || may(Deed::Reopen) { { part!(Ending { call: of.clone(), done: done.clone() }) } }
            { need::notice(of.notice_until, of.unanswered) }
            { need::objections(&of.objections, |objection| answering(&format!("/plan-calls/{}", of.id), objection, done)) }
            { need::timeline(&of.timeline) }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct CheckingProps {
    plan: Plan,
    /// In which field what it answers is, if in any.
    about: Option<Matter>,
    bodies: Rc<Vec<BodySummary>>,
    done: Callback<()>,
}

/// Whether its organisation qualifies.
#[component]
fn Checking(props: &CheckingProps) -> Html {
    let said = use_draft(&format!("check.{}", props.plan.id));
    let (sending, toasts) = (use_sending(), use_toasts());
    let decided = (BodyAct::CheckPlans, props.about.as_slice());
    let (body_id, decider) = use_decider(&props.bodies, decided, text::CHECK_ALONE, &sending);
    let check = |admitted: bool| {
        let (sending, said, toasts, done) = (sending.clone(), said.clone(), toasts.clone(), props.done.clone());
        let path = format!("/plans/{}/check", props.plan.id);
        Callback::from(move |_: MouseEvent| {
            let reason = Some(said.text.trim().to_owned()).filter(|reason| !reason.is_empty());
            let checked = CheckPlan {
                admitted,
                reason,
                body_id,
            };
            let Some(body) = sending.written(&checked, SENTENCES) else {
                return;
            };
            let (clear, toasts, done) = (said.clear.clone(), toasts.clone(), done.clone());
            sending.send(Call::post(&path).json_text(&body), move |_: PlanCall| {
                clear.emit(());
                toasts.good(t(text::SAVED));
                done.emit(());
            });
        })
    };
    html! {
        <>
            { decider }
            { part!(Field { label: t(text::SCREEN_WHY), value: said.text.clone(), oninput: said.set.clone(), max_length: 200, error: sending.error("/reason"), data_test: "check-reason" }) }
            { need::trouble(&sending, &[], "check-trouble") }
            <p class="lx-row">
                { part!(Button { kind: ButtonKind::Primary, loading: sending.is_busy(), onclick: check(true), data_test: "admit", children: html! { { t(text::CHECK_ADMIT) } } }) }
                { part!(Button { loading: sending.is_busy(), onclick: check(false), data_test: "refuse", children: html! { { t(text::CHECK_REFUSE) } } }) }
            </p>
        </>
    }
}

/// Properties of what is done with a call.
#[derive(Properties, PartialEq)]
pub(super) struct OfCall {
    pub(super) call: Rc<PlanCall>,
    /// Called once it is changed.
    pub(super) done: Callback<()>,
}

/// Drawing up the contract of the plan that was chosen, begun with what the plan says.
#[component]
fn Contracting(props: &OfCall) -> Html {
    let drawing = use_state(|| false);
    let toggle = {
        let drawing = drawing.clone();
        Callback::from(move |_: MouseEvent| drawing.set(!*drawing))
    };
    if !use_desk().of_station() {
        return Html::default();
    }
    let done = Callback::from(|id: ProjectId| way::to(&works::href(id)));
    html! {
        <>
            <p>{ unfolding(ButtonKind::Primary, t(drawn::DRAW_UP), *drawing, toggle, "draw-up") }</p>
            if *drawing {
                { part!(Draw { community: props.call.community_id, purpose: Purpose::Plan(props.call.clone()), done }) }
            }
        </>
    }
}

/// Ending it without a plan, and calling again for two weeks: both with a reason.
#[component]
fn Ending(props: &OfCall) -> Html {
    let id = props.call.id;
    let said = use_draft(&format!("end.{id}"));
    let (sending, toasts) = (use_sending(), use_toasts());
    let send = |again: bool| {
        let (sending, said, toasts, done) = (sending.clone(), said.clone(), toasts.clone(), props.done.clone());
        Callback::from(move |_: MouseEvent| {
            let reason = said.text.trim().to_owned();
            let mut timed = Timed::new(14);
            timed.try_now();
            let (path, body) = if again {
                let deadline = timed.span("/deadline", &mut Vec::new()).1;
                ("reopen", sending.written(&ReopenCall { reason, deadline }, SENTENCES))
            } else {
                ("end", sending.written(&EndCall { reason }, SENTENCES))
            };
            let Some(body) = body else { return };
            let (clear, toasts, done) = (said.clear.clone(), toasts.clone(), done.clone());
            sending.send(
                Call::post(&format!("/plan-calls/{id}/{path}")).json_text(&body),
                move |_: PlanCall| {
                    clear.emit(());
                    toasts.good(t(text::SAVED));
                    done.emit(());
                },
            );
        })
    };
    let may = |deed| props.call.allowed.contains(&deed);
    html! {
        <div class="lx-step lx-stack" data-test="ending">
            { part!(Field { label: t(text::SCREEN_WHY), value: said.text.clone(), oninput: said.set.clone(), max_length: 200, error: sending.error("/reason"), data_test: "end-reason" }) }
            { need::trouble(&sending, &["/deadline"], "end-trouble") }
            <p class="lx-row">
                if may(Deed::End) { { part!(Button { loading: sending.is_busy(), onclick: send(false), data_test: "end-call", children: html! { { t(text::END_CALL) } } }) } }
                if may(Deed::Reopen) { { part!(Button { loading: sending.is_busy(), onclick: send(true), data_test: "reopen-call", children: html! { { t(text::REOPEN_CALL) } } }) } }
            </p>
        </div>
    }
}
