//! One call for plans: what is wanted, the plans that may be read, and writing one's organisation's.

use std::rc::Rc;

use contract::{
    calls::{CallDeed, CallState, Plan, PlanCall},
    ids::CallId,
};
use kit::{
    http::Call,
    i18n::{needs as text, t},
    need, part,
    remote::use_call,
    session::use_session,
    works::{self, Remarks},
};
use yew::prelude::*;

use super::{object::Objecting, plan::Writing};
use crate::{
    routes::Route,
    shell::{Screen, link},
};

/// Properties of a [`CallPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct CallPageProps {
    pub(crate) id: CallId,
}

#[component]
pub(crate) fn CallPage(props: &CallPageProps) -> Html {
    // Who signs in or out is told other things.
    let whose = use_session().me().map(|me| me.id);
    let (call, reload) = use_call::<_, PlanCall>((props.id, whose), |(id, _)| Some(Call::get(&format!("/plan-calls/{id}"))));
    let matter = call.show(5, &reload, |call| shown(call, &reload));
    part!(Screen {
        title: t(text::CALLS),
        data_test: "call-page",
        children: matter
    })
}

fn shown(of: &Rc<PlanCall>, reload: &Callback<()>) -> Html {
    let writes = of.allowed.contains(&CallDeed::SendPlan);
    let writing = of.organisations.iter().filter(|_| writes).map(|organisation| {
        let mine = of.plans.iter().find(|plan| plan.organisation_id == organisation.id);
        part!(Writing [organisation.id.to_string()] {
            call: of.clone(),
            organisation: organisation.clone(),
            sent: mine.cloned(),
            done: reload.clone()
        })
    });
    html! {
        <article class="lx-pad lx-stack">
            <section class="lx-card lx-stack">
                <p data-test="state">{ need::call_state(of.state) }</p>
                <h2 class="lx-title" data-test="title">{ &of.title }</h2>
                { need::terms(of) }
                { need::because(of) }
                { need::hearing(of) }
                <h3 class="lx-label">{ t(text::WANTED) }</h3>
                <p class="lx-text">{ &of.wanted }</p>
                <h3 class="lx-label">{ t(text::CARRIER) }</h3>
                <p class="lx-text">{ &of.carrier }</p>
                if of.state == CallState::Open { <p class="lx-small lx-muted">{ t(text::SEALED) }</p> }
                if of.state == CallState::OnNotice { { need::notice(of.notice_until, of.unanswered) } }
                if let Some(id) = of.need_id { <p>{ link(Route::Need(id), "lx-button lx-button-text", t(text::SEE_NEED), "see-need") }</p> }
                if let Some(project) = of.project {
                    <p>{ link(Route::Work(project.id), "lx-button lx-button-text", t(text::SEE_PROJECT), "see-project") }</p>
                }
                if let Some(vote) = of.vote_id {
                    <p><a class="lx-button lx-button-text" href={format!("/votes/{vote}")} data-test="see-vote">{ t(text::SEE_VOTE) }</a></p>
                }
            </section>
            { for writing }
            if of.state != CallState::Open { { plans(of) } }
            if of.state == CallState::OnNotice {
                { part!(Objecting { path: format!("/plan-calls/{}", of.id), may: of.allowed.contains(&CallDeed::Object), done: reload.clone() }) }
            }
            { need::objections(&of.objections, |_| Html::default()) }
            { need::timeline(&of.timeline) }
        </article>
    }
}

fn plans(of: &PlanCall) -> Html {
    let asks = of.allowed.contains(&CallDeed::Ask);
    let goes_on = matches!(of.state, CallState::Checking | CallState::InReview);
    let one = |plan: &Plan| {
        let winner = of.plan_id == Some(plan.id);
        let questions = part!(Remarks {
            path: format!("/plans/{}/questions", plan.id),
            words: &works::ON_PLAN,
            remarks: asks,
            answers: of.organisations.iter().any(|one| one.id == plan.organisation_id),
            hides: false,
        });
        html! {
            <div key={plan.id.to_string()} class="lx-stack">
                <section class="lx-card lx-stack" data-test="plan">{ need::plan(plan, winner) }</section>
                { questions }
            </div>
        }
    };
    html! {
        <>
            <h2 class="lx-label">{ t(text::PLANS) }</h2>
            if of.plans.is_empty() { <p class="lx-muted">{ t(text::NO_PLANS) }</p> }
            if goes_on && !asks && !of.plans.is_empty() { <p class="lx-muted" data-test="ask-how">{ t(text::ASK_HOW) }</p> }
            { for of.plans.iter().map(one) }
        </>
    }
}
