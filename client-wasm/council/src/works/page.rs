//! One project at the station: the contract and how far both sides are, money, reports, remarks, the evaluation, its end.

use std::rc::Rc;

use contract::{
    ids::{CommunityId, ProjectId},
    projects::{Project, ProjectAction as Action},
};
use kit::{
    browser,
    hide_picture::HidePicture,
    hooks::use_state,
    http::Call,
    i18n::{fill, shared, t, works as text},
    part,
    reasoned::Reasoned,
    remote::use_call,
    ui::{Banner, ButtonKind, Shape, Tone, button, unfolding},
    way,
    works::{self, Evaluate, Happened, Remarks, Versions},
};
use yew::prelude::*;

use super::{
    acts::{Act, Pay},
    draw::{Draw, Purpose},
    reasoned::{COMMEND, END},
    silent::Silent,
};
use crate::routes::Route;

/// Properties of [`Work`].
#[derive(Properties, PartialEq)]
pub(super) struct WorkProps {
    pub(super) id: ProjectId,
    /// Whose.
    pub(super) community: CommunityId,
}

#[component]
pub(super) fn Work(props: &WorkProps) -> Html {
    let (project, reload) = use_call::<_, Project>(props.id, |id| Some(Call::get(&format!("/projects/{id}"))));
    let words = html! { { t(shared::BACK) } };
    html! {
        <div class="lx-stack" data-test="work-page">
            <p>{ way::link(Route::Works.href(), "lx-button lx-button-text", "to-all", words) }</p>
            { project.show(5, &reload, |project| shown(project, props.community, &reload)) }
        </div>
    }
}

fn shown(project: &Rc<Project>, community: CommunityId, reload: &Callback<()>) -> Html {
    let may = |action: Action| project.allowed.contains(&action);
    let id = project.summary.id;
    let public = project.contract.is_some();
    let reasoned = |path: String, act: &'static kit::reasoned::Act| {
        html! { <section class="lx-card lx-stack">{ part!(Reasoned { path, act, done: reload.clone() }) }</section> }
    };
    html! {
        <>
            { head(project) }
            if project.silent { { part!(Silent { project: project.clone(), done: reload.clone() }) } }
            { part!(Agreeing { project: project.clone(), community, done: reload.clone() }) }
            if may(Action::Evaluate) { { part!(Evaluate { project: id, station: true, done: reload.clone() }) } }
            if let Some(evaluation) = &project.evaluation { { works::result(evaluation) } }
            if may(Action::Commend) { { reasoned(format!("/projects/{id}/commendation"), &COMMEND) } }
            if public {
                <section class="lx-card lx-stack">
                    <h2>{ t(text::MONEY) }</h2>
                    { works::payments(&project.payments) }
                    if may(Action::Pay) { { part!(Pay { project: project.clone(), done: reload.clone() }) } }
                </section>
                { works::reports(project) }
                if may(Action::Hide) {
                    { part!(HidePicture {
                        path: format!("/projects/{id}"),
                        photos: works::reported(project),
                        hidden: works::taken_from_view(project),
                        done: reload.clone(),
                    }) }
                }
                { part!(Remarks { path: format!("/projects/{id}/remarks"), words: &works::ON_PROJECT, remarks: may(Action::Remark), answers: false, hides: may(Action::Hide) }) }
            }
            { part!(Happened { project: id }) }
            if may(Action::End) { { reasoned(format!("/projects/{id}/end"), &END) } }
        </>
    }
}

fn head(project: &Project) -> Html {
    let of = &project.summary;
    html! {
        <section class="lx-card lx-stack">
            if let Some(why) = &project.ended_because {
                { part!(Banner { tone: Tone::Red, shape: Shape::Refuse, words: fill(text::WHY_ENDED, &[why]) }) }
            }
            if let Some(why) = &project.commended_because {
                { part!(Banner { tone: Tone::Green, shape: Shape::Star, words: fill(text::COMMENDED, &[why]), data_test: "commended" }) }
            }
            { works::chips(of) }
            <h2 class="lx-title" data-test="title">{ &of.title }</h2>
            <p class="lx-text">{ &project.purpose }</p>
            <p class="lx-small lx-muted">{ fill(text::CARRIED_BY, &[&of.carrier]) }</p>
            if let Some(because) = &project.because { <p class="lx-text" data-test="because">{ fill(text::BECAUSE, &[because]) }</p> }
            if let Some(contract) = &project.contract {
                { works::gone(of.state, &contract.terms) }
                { works::outputs(project) }
                <p><a class="lx-button lx-button-text" href={format!("/projects/works/{}", of.id)} target="_blank">{ t(text::SEE_PUBLIC) }</a></p>
            }
        </section>
    }
}

fn print(_: MouseEvent) {
    if let Some(window) = browser::window() {
        // A browser that cannot print says so itself.
        window.print().unwrap_or_default();
    }
}

#[derive(Properties, PartialEq)]
struct AgreeingProps {
    project: Rc<Project>,
    community: CommunityId,
    done: Callback<()>,
}

/// The contract: the one that holds, the one that lies with the carrier, and what is drawn up.
#[component]
fn Agreeing(props: &AgreeingProps) -> Html {
    let project = &props.project;
    let may = |action: Action| project.allowed.contains(&action);
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let saved = {
        let (open, done) = (open.clone(), props.done.clone());
        Callback::from(move |_: ProjectId| {
            open.set(false);
            done.emit(());
        })
    };
    let purpose = if may(Action::Change) {
        Some((text::CHANGE, Purpose::Change(project.clone())))
    } else {
        may(Action::Amend).then(|| (text::AMEND, Purpose::Amend(project.clone())))
    };
    let refused = project.refused.as_ref().and_then(|one| one.refused_because.as_deref());
    let act = |words, sure, done_words, word: &'static str| part!(Act [word] { project: project.summary.id, word, words, sure, done_words, done: props.done.clone() });
    let holds = project.contract.as_ref();
    let percent = holds
        .or(project.offered.as_ref())
        .map_or(60, |contract| contract.first_percent);
    html! {
        <section class="lx-card lx-stack" data-test="agreeing">
            <h2>{ t(text::CONTRACT) }</h2>
            if let Some(why) = refused {
                { part!(Banner { tone: Tone::Amber, shape: Shape::Undo, words: fill(text::REFUSED_BECAUSE, &[why]), data_test: "refused-because" }) }
            }
            if let Some(offered) = &project.offered {
                { part!(Banner { tone: Tone::Blue, shape: Shape::Clock, words: t(text::WAITS), data_test: "waits" }) }
                { works::contract(offered) }
                if may(Action::Recall) { { act(text::RECALL, text::RECALL, text::RECALLED_NOW, "recall") } }
            }
            if let Some(contract) = holds {
                <details class="lx-work-report" open={project.offered.is_none() && project.draft.is_none()}>
                    <summary class="lx-strong">{ t(text::READ_CONTRACT) }</summary>
                    { works::contract(contract) }
                </details>
                { button(ButtonKind::Text, t(text::PRINT), Callback::from(print), "print") }
                { works::paper(project, contract) }
                { part!(Versions { project: project.summary.id, but: contract.version }) }
            }
            if let Some(draft) = project.draft.as_ref().filter(|_| project.offered.is_none() && !*open) {
                <h3>{ t(text::DRAFTED) }</h3>
                { works::terms(draft, percent) }
                if may(Action::Offer) { { act(text::OFFER, text::OFFER_SURE, text::OFFERED_NOW, "offer") } }
            }
            if let Some((words, purpose)) = purpose {
                <p>{ unfolding(ButtonKind::Plain, t(words), *open, toggle, "change") }</p>
                if *open { { part!(Draw { community: props.community, purpose, done: saved }) } }
            }
        </section>
    }
}
