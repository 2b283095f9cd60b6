//! One body: what it is for, who sits in it, and how residents voted on it.

use contract::{
    bodies::{Body, BodyState, Seat},
    ids::BodyId,
};
use kit::{
    body,
    http::Call,
    i18n::{bodies as text, fill, projects, t},
    part,
    remote::use_call,
    ui::{Banner, Shape, Tone},
};
use yew::prelude::*;

use crate::{
    routes::Route,
    shell::{Screen, link},
};

/// Properties of a [`BodyPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct BodyPageProps {
    pub(crate) id: BodyId,
}

#[component]
pub(crate) fn BodyPage(props: &BodyPageProps) -> Html {
    let (read, reload) = use_call::<_, Body>(props.id, |id| Some(Call::get(&format!("/bodies/{id}"))));
    part!(Screen {
        title: t(projects::TAB_BODIES),
        data_test: "body-page",
        children: read.show(5, &reload, |read| shown(read))
    })
}

fn shown(of: &Body) -> Html {
    let listed = matches!(of.summary.state, BodyState::Proposed | BodyState::Standing);
    html! {
        <article class="lx-pad lx-stack">
            if let Some(why) = &of.dissolved_because {
                { part!(Banner { tone: Tone::Grey, shape: Shape::Refuse, words: fill(text::WHY_DISSOLVED, &[why]), data_test: "why-dissolved" }) }
            }
            <section class="lx-card">
                <p>{ body::state(&of.summary) }</p>
                <h2 class="lx-title" data-test="body-name">{ &of.summary.name }</h2>
                <p class="lx-small lx-muted">{ body::facts(&of.summary) }</p>
                <h3 class="lx-label">{ t(text::PURPOSE) }</h3>
                <p class="lx-text">{ &of.purpose }</p>
                { body::lacks(of) }
            </section>
            if listed {
                <section class="lx-card">
                    <h3 class="lx-label">{ t(text::WHO) }</h3>
                    <ul class="lx-members" data-test="members">{ for of.seats.iter().map(member) }</ul>
                </section>
            }
            if let Some(confirmation) = &of.confirmation {
                <section class="lx-card">{ body::confirmation(confirmation) }</section>
            }
            { link(Route::Bodies, "lx-button lx-button-block", t(text::BACK_TO_ALL), "to-bodies") }
        </article>
    }
}

fn member(of: &Seat) -> Html {
    html! {
        <li key={of.id.to_string()} data-test="member">
            <span class="lx-strong">{ of.name.as_deref().unwrap_or(t(text::ERASED)) }</span>
            <span class="lx-muted">{ t(body::seat(of.kind)) }</span>
        </li>
    }
}
