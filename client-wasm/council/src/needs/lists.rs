//! The needs of a community at its desk: writing one down, what the council decided, what goes to the vote, and objections.

use std::rc::Rc;

use contract::{
    bodies::BodySummary,
    ids::{CommunityId, NeedId, ProposalId},
    needs::{CommunityNeed, NeedCase, NeedDeed, NeedProposal},
};
use kit::{
    desk::use_desk,
    hooks::use_state,
    http::Call,
    i18n::{fill, needs as text, t},
    need,
    pages::use_pages,
    part,
    remote::use_call,
    ui::{ButtonKind, Check, button},
};
use yew::prelude::*;

use super::{
    answer::answering, ballot::Balloting, decider::use_bodies, deliberate::Deliberating, listing::Listing, publish::Publishing,
    screen::Screening,
};

/// Properties of a [`NeedsPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct NeedsPageProps {
    /// Whose.
    pub(crate) community: CommunityId,
    /// The proposal whose need is to be written down.
    pub(crate) from: Option<ProposalId>,
}

/// What is needed.
#[component]
pub(crate) fn NeedsPage(props: &NeedsPageProps) -> Html {
    let community = props.community;
    // Those of the street read, and do nothing here.
    let desk = use_desk();
    let works_here = desk.of_station() || desk.leads();
    let needs = use_pages::<CommunityNeed>(format!("/communities/{community}/needs"));
    let chosen = use_state(Vec::<NeedId>::new);
    let bodies = use_bodies(community);
    let votable = needs.all().any(|one| one.allowed.contains(&NeedDeed::PutToVote));
    let fields: Vec<_> = needs
        .all()
        .filter(|one| chosen.contains(&one.id))
        .map(|one| one.field)
        .collect();
    let toggle = {
        let chosen = chosen.clone();
        Callback::from(move |id: NeedId| {
            let mut all = (*chosen).clone();
            match all.iter().position(|one| *one == id) {
                Some(at) => {
                    all.remove(at);
                }
                None => all.push(id),
            }
            chosen.set(all);
        })
    };
    let voted = {
        let (chosen, reload) = (chosen.clone(), needs.reload.clone());
        Callback::from(move |()| {
            chosen.set(Vec::new());
            reload.emit(());
        })
    };
    let row = |of: &CommunityNeed| {
        part!(Row [of.id.to_string()] {
            need: of.clone(),
            bodies: bodies.clone(),
            chosen: chosen.contains(&of.id),
            toggle: toggle.clone(),
            done: needs.reload.clone()
        })
    };
    html! {
        <>
            if works_here { { part!(Listing { community, from: props.from, done: needs.reload.clone() }) } }
            if votable { { part!(Balloting { community, chosen: (*chosen).clone(), fields, done: voted }) } }
            { needs.show(t(text::NO_NEEDS), row) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    need: CommunityNeed,
    bodies: Rc<Vec<BodySummary>>,
    chosen: bool,
    toggle: Callback<NeedId>,
    done: Callback<()>,
}

/// One of them: what it is in the list, and unfolded what happened and what is to be done.
#[component]
fn Row(props: &RowProps) -> Html {
    let of = &props.need;
    let open = use_state(|| of.unanswered > 0);
    let unfold = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onchange = {
        let (toggle, id) = (props.toggle.clone(), of.id);
        Callback::from(move |_: bool| toggle.emit(id))
    };
    html! {
        <article class="lx-card lx-stack" data-test="need">
            <p class="lx-row">
                <span class="lx-grow lx-small lx-muted">{ need::support(of) }</span>
                { need::state(of.state) }
            </p>
            <h3 class="lx-title">{ &of.title }</h3>
            <p class="lx-text">{ &of.about }</p>
            if of.allowed.contains(&NeedDeed::PutToVote) {
                { part!(Check { checked: props.chosen, onchange, data_test: format!("choose-{}", of.id), children: html! { { t(text::BALLOT) } } }) }
            }
            if of.allowed.contains(&NeedDeed::Screen) { { part!(Screening { need: of.clone(), bodies: props.bodies.clone(), done: props.done.clone() }) } }
            if of.allowed.contains(&NeedDeed::Call) {
                { part!(Publishing { community: of.community_id, need: Some((of.id, of.title.clone(), of.about.clone())), done: props.done.clone() }) }
            }
            if of.allowed.contains(&NeedDeed::Deliberate) {
                { part!(Deliberating { need: of.clone(), bodies: props.bodies.clone(), done: props.done.clone() }) }
            }
            <p>{ button(ButtonKind::Plain, t(text::TIMELINE), unfold, "unfold") }</p>
            if *open { { part!(Whole { id: of.id, done: props.done.clone() }) } }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct WholeProps {
    id: NeedId,
    done: Callback<()>,
}

/// What lists leave out.
#[component]
fn Whole(props: &WholeProps) -> Html {
    let (need, reload) = use_call::<_, CommunityNeed>(props.id, |id| Some(Call::get(&format!("/needs/{id}"))));
    let done = {
        let (done, reload) = (props.done.clone(), reload.clone());
        Callback::from(move |()| {
            reload.emit(());
            done.emit(());
        })
    };
    need.show(3, &reload, |of| whole(of, &done))
}

fn whole(of: &Rc<CommunityNeed>, done: &Callback<()>) -> Html {
    let proposal = |one: &NeedProposal| {
        let words = fill(text::PROPOSAL, &[&one.title, &one.signatures.to_string()]);
        html! { <li key={one.id.to_string()}><a href={format!("/proposals/{}", one.id)} target="_blank">{ words }</a></li> }
    };
    let case = |one: &NeedCase| {
        let words = fill(text::CASE, &[&one.number, &one.voices.to_string()]);
        html! { <li key={one.id.to_string()}><a href={format!("/console/cases/{}", one.id)} target="_blank">{ words }</a></li> }
    };
    let vote = of.vote_id.map(|vote| format!("/votes/{vote}"));
    html! {
        <>
            if !of.proposals.is_empty() { <h4 class="lx-label">{ t(text::PROPOSALS) }</h4><ul>{ for of.proposals.iter().map(proposal) }</ul> }
            if !of.cases.is_empty() { <h4 class="lx-label">{ t(text::CASES) }</h4><ul>{ for of.cases.iter().map(case) }</ul> }
            { need::scores(of) }
            { need::notice(of.notice_until, of.unanswered) }
            if let Some(href) = vote { <p><a class="lx-link" {href} target="_blank">{ t(text::SEE_VOTE) }</a></p> }
            { need::sessions(of) }
            { need::objections(&of.objections, |objection| answering(&format!("/needs/{}", of.id), objection, done)) }
            { need::timeline(&of.timeline) }
        </>
    }
}
