//! The motions of a community, the latest first.

use contract::{ids::CommunityId, motions::Motion};
use kit::{
    community::use_community,
    i18n::{motions as text, t},
    motion,
    pages::use_pages,
    part,
    session::use_session,
    ui::{Empty, Shape, Tone, chip},
    way,
};
use yew::prelude::*;

use crate::{
    routes::Route,
    shell::{Screen, link},
};

#[component]
pub(crate) fn MotionsPage() -> Html {
    let none = part!(Empty { words: t(text::NONE) });
    let matter = use_community(none, |of, choose| {
        let community = of.id;
        html! {
            <div class="lx-pad lx-stack">
                { choose }
                <section class="lx-card lx-stack">
                    <p>{ t(text::LEAD) }</p>
                    <p class="lx-small lx-muted">{ t(text::LAW) }</p>
                    { link(Route::Write, "lx-button lx-button-primary lx-button-block", t(text::WRITE), "to-write") }
                </section>
                { part!(Listed [community.to_string()] { community }) }
            </div>
        }
    });
    part!(Screen {
        title: t(text::MOTIONS),
        tab: Route::Motions,
        data_test: "motions-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    community: CommunityId,
}

#[component]
fn Listed(props: &ListedProps) -> Html {
    // Who signs in reads their own, too.
    let whose = use_session().me().map(|me| me.id.to_string()).unwrap_or_default();
    part!(Motions [whose] { community: props.community })
}

#[component]
fn Motions(props: &ListedProps) -> Html {
    let motions = use_pages::<Motion>(format!("/communities/{}/motions", props.community));
    motions.show_as(3, || {
        html! {
            <>
                if motions.is_empty() { <p class="lx-muted" data-test="none">{ t(text::NONE) }</p> }
                { for motions.all().map(row) }
                { motions.further() }
            </>
        }
    })
}

fn row(of: &Motion) -> Html {
    let inside = html! {
        <>
            <p class="lx-row">
                { motion::state(of) }
                { mark(of) }
            </p>
            <h2 class="lx-title">{ &of.title }</h2>
            { motion::facts(of) }
        </>
    };
    way::card(Route::Motion { id: of.id }.href(), "lx-vote", "motion", inside)
}

/// What it is to the reader.
pub(super) fn mark(of: &Motion) -> Html {
    match of.mine {
        Some(mine) if mine.author => chip(Tone::Green, Shape::Person, t(text::MINE)),
        Some(mine) if mine.seconded => chip(Tone::Green, Shape::Check, t(text::SECONDED)),
        _ => Html::default(),
    }
}
