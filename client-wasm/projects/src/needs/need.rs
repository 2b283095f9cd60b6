//! One need: how far it is, who stands behind it, what happened, and objecting to it.

use std::rc::Rc;

use contract::{
    ids::NeedId,
    needs::{CommunityNeed, NeedDeed, NeedProposal, NeedState},
};
use kit::{
    http::Call,
    i18n::{fill, needs as text, t},
    need, part,
    remote::use_call,
    session::use_session,
};
use yew::prelude::*;

use super::object::Objecting;
use crate::{
    routes::Route,
    shell::{Screen, link},
};

/// Properties of a [`NeedPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct NeedPageProps {
    pub(crate) id: NeedId,
}

#[component]
pub(crate) fn NeedPage(props: &NeedPageProps) -> Html {
    // Who signs in or out is told other things.
    let whose = use_session().me().map(|me| me.id);
    let (need, reload) = use_call::<_, CommunityNeed>((props.id, whose), |(id, _)| Some(Call::get(&format!("/needs/{id}"))));
    let matter = need.show(5, &reload, |need| shown(need, &reload));
    part!(Screen {
        title: t(text::NEEDS),
        data_test: "need-page",
        children: matter
    })
}

fn shown(of: &Rc<CommunityNeed>, reload: &Callback<()>) -> Html {
    html! {
        <article class="lx-pad lx-stack">
            <section class="lx-card lx-stack">
                <p data-test="state">{ need::state(of.state) }</p>
                <h2 class="lx-title" data-test="title">{ &of.title }</h2>
                <p class="lx-text">{ &of.about }</p>
                { need::steps(need::step(of)) }
                { need::scores(of) }
                if of.state == NeedState::OnNotice { { need::notice(of.notice_until, of.unanswered) } }
                if let Some(call) = of.call { <p>{ link(Route::Call(call.id), "lx-button lx-button-text", t(text::SEE_CALL), "see-call") }</p> }
                if let Some(project) = of.call.and_then(|call| call.project) {
                    <p>{ link(Route::Work(project.id), "lx-button lx-button-text", t(text::SEE_PROJECT), "see-project") }</p>
                }
                if let Some(vote) = of.vote_id {
                    <p><a class="lx-button lx-button-text" href={format!("/votes/{vote}")} data-test="see-vote">{ t(text::SEE_VOTE) }</a></p>
                }
            </section>
            { support(of) }
            if of.state == NeedState::OnNotice {
                { part!(Objecting { path: format!("/needs/{}", of.id), may: of.allowed.contains(&NeedDeed::Object), done: reload.clone() }) }
            }
            { need::sessions(of) }
            { need::objections(&of.objections, |_| Html::default()) }
            { need::timeline(&of.timeline) }
        </article>
    }
}

fn support(of: &CommunityNeed) -> Html {
    let one = |proposal: &NeedProposal| {
        let words = fill(text::PROPOSAL, &[&proposal.title, &proposal.signatures.to_string()]);
        html! { <li key={proposal.id.to_string()}><a href={format!("/proposals/{}", proposal.id)}>{ words }</a></li> }
    };
    html! {
        <section class="lx-card lx-stack">
            <p class="lx-strong" data-test="support">{ need::support(of) }</p>
            if of.proposals.len() > 1 { <p class="lx-small lx-muted">{ t(text::SUPPORT_NOTE) }</p> }
            if !of.proposals.is_empty() {
                <h2 class="lx-label">{ t(text::PROPOSALS) }</h2>
                <ul class="lx-need-links">{ for of.proposals.iter().map(one) }</ul>
            }
        </section>
    }
}
