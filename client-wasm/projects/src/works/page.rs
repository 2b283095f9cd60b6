//! One project: what, who, how much, what is promised and what is there, reports, remarks, the evaluation, and the reader's part.

use std::rc::Rc;

use contract::{
    ids::ProjectId,
    projects::{Project, ProjectAction as Action, ProjectSeat, ProjectState as State},
};
use kit::{
    http::Call,
    i18n::{fill, projects, t, works as text},
    part,
    remote::use_call,
    session::use_session,
    ui::{Banner, Shape, Tone},
    way_in,
    works::{self, Evaluate, Happened, Remarks, Versions},
};
use yew::prelude::*;

use super::{report::Report, sign::Sign};
use crate::shell::Screen;

/// Properties of a [`WorkPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct WorkPageProps {
    pub(crate) id: ProjectId,
}

#[component]
pub(crate) fn WorkPage(props: &WorkPageProps) -> Html {
    // Who signs in or out may do other things.
    let whose = use_session().me().map(|me| me.id);
    let (project, reload) = use_call::<_, Project>((props.id, whose), |(id, _)| Some(Call::get(&format!("/projects/{id}"))));
    let matter = project.show(5, &reload, |project| shown(project, &reload, whose.is_some()));
    part!(Screen {
        title: t(projects::TAB_WORKS),
        data_test: "work-page",
        children: matter
    })
}

fn shown(project: &Rc<Project>, reload: &Callback<()>, signed_in: bool) -> Html {
    let may = |action: Action| project.allowed.contains(&action);
    let (id, mine) = (project.summary.id, project.mine.unwrap_or_default());
    let public = project.contract.is_some();
    let supervision = may(Action::Supervise).then(|| format!("/projects/{id}/supervision"));
    let for_committee = mine.seat == Some(ProjectSeat::Committee) || may(Action::Hide);
    html! {
        <article class="lx-pad lx-stack">
            if let Some(why) = &project.ended_because {
                { part!(Banner { tone: Tone::Red, shape: Shape::Refuse, words: fill(text::WHY_ENDED, &[why]), data_test: "why-ended" }) }
            }
            if let Some(why) = &project.commended_because {
                { part!(Banner { tone: Tone::Green, shape: Shape::Star, words: fill(text::COMMENDED, &[why]), data_test: "commended" }) }
            }
            { head(project) }
            if may(Action::Sign) { { part!(Sign { project: project.clone(), done: reload.clone() }) } }
            if may(Action::Report) { { part!(Report [project.reports.len().to_string()] { project: project.clone(), done: reload.clone() }) } }
            if may(Action::Evaluate) {
                { part!(Evaluate { project: id, station: for_committee, seat: mine.seat, done: reload.clone() }) }
            }
            if mine.evaluated {
                { part!(Banner { tone: Tone::Green, shape: Shape::Check, words: t(text::I_EVALUATED), data_test: "i-evaluated" }) }
            }
            if let Some(evaluation) = &project.evaluation { { works::result(evaluation) } }
            { money(project) }
            if public { { works::reports(project) } }
            { contract(project) }
            if public {
                { way_to_join(project, signed_in) }
                { part!(Remarks { path: format!("/projects/{id}/remarks"), words: &works::ON_PROJECT, remarks: may(Action::Remark), supervision, answers: may(Action::Answer), hides: false }) }
            }
            { part!(Happened { project: id }) }
        </article>
    }
}

/// What it is, who does it, and how far it is.
fn head(project: &Project) -> Html {
    let of = &project.summary;
    html! {
        <section class="lx-card lx-stack">
            { works::chips(of) }
            <h2 class="lx-title" data-test="title">{ &of.title }</h2>
            <p class="lx-text">{ &project.purpose }</p>
            <p class="lx-small lx-muted">{ fill(text::CARRIED_BY, &[&of.carrier]) }{ " · " }{ t(kit::i18n::words::proposal_field(of.field)) }</p>
            if let Some(because) = &project.because { <p class="lx-text" data-test="because">{ fill(text::BECAUSE, &[because]) }</p> }
            if let Some(proposal) = project.proposal_id {
                <p><a class="lx-button lx-button-text" href={format!("/proposals/{proposal}")}>{ t(text::FROM_PROPOSAL) }</a></p>
            }
            if let Some(contract) = &project.contract {
                <h3 class="lx-label">{ t(text::TIME) }</h3>
                { works::gone(of.state, &contract.terms) }
                <h3 class="lx-label">{ t(text::OUTPUTS) }</h3>
                { works::outputs(project) }
            }
        </section>
    }
}

fn money(project: &Project) -> Html {
    let Some(contract) = &project.contract else {
        return Html::default();
    };
    html! {
        <section class="lx-card lx-stack">
            <h2>{ t(text::MONEY) }</h2>
            <p>{ t(text::TOTAL) }{ " · " }<strong class="lx-number">{ works::sum(contract.terms.total_fen) }</strong></p>
            { works::payments(&project.payments) }
        </section>
    }
}

/// The contract that holds, folded away, and the versions before it.
fn contract(project: &Project) -> Html {
    let Some(contract) = &project.contract else {
        return Html::default();
    };
    html! {
        <section class="lx-card lx-stack">
            <details class="lx-work-report" data-test="read-contract">
                <summary class="lx-strong">{ t(text::READ_CONTRACT) }</summary>
                { works::contract(contract) }
            </details>
            if contract.version > 1 { { part!(Versions { project: project.summary.id, but: contract.version }) } }
        </section>
    }
}

/// How whoever cannot take part yet comes to it.
fn way_to_join(project: &Project, signed_in: bool) -> Html {
    let mine = project.mine.unwrap_or_default();
    let over = matches!(project.summary.state, State::Closed | State::Ended);
    let joins = |action| project.allowed.contains(action);
    if over || mine.carrier || [Action::Remark, Action::Supervise].iter().any(joins) {
        return Html::default();
    }
    if !signed_in {
        let class = "lx-button lx-button-primary lx-button-block";
        return way_in::link("projects", class, t(text::TO_EVALUATE), "sign-in");
    }
    html! {
        <section class="lx-card lx-stack" data-test="not-verified">
            <p>{ t(text::NOT_VERIFIED) }</p>
            <p><a class="lx-button lx-button-plain" href="/proposals/mine">{ t(text::VERIFY) }</a></p>
        </section>
    }
}
