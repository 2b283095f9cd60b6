//! The needs of a community, and the plans it calls for.

use contract::{calls::PlanCall, ids::CommunityId, needs::CommunityNeed};
use kit::{
    community::use_community,
    i18n::{needs as text, projects, t},
    need,
    pages::use_pages,
    part,
    ui::Empty,
    way,
};
use yew::prelude::*;

use crate::{routes::Route, shell::Screen};

#[component]
pub(crate) fn NeedsPage() -> Html {
    let none = part!(Empty {
        words: t(text::NO_NEEDS)
    });
    let matter = use_community(none, |of, choose| {
        let community = of.id;
        html! {
            <div class="lx-pad lx-stack">
                { choose }
                { part!(Calls [format!("calls.{community}")] { community }) }
                { part!(Needs [format!("needs.{community}")] { community }) }
            </div>
        }
    });
    part!(Screen {
        title: t(projects::TAB_NEEDS),
        tab: Route::Needs,
        data_test: "needs-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct Of {
    community: CommunityId,
}

#[component]
fn Calls(props: &Of) -> Html {
    let calls = use_pages::<PlanCall>(format!("/communities/{}/plan-calls", props.community));
    html! {
        <section class="lx-stack" data-test="calls">
            <h2 class="lx-label">{ t(text::CALLS) }</h2>
            { calls.show(t(text::NO_CALLS), call) }
        </section>
    }
}

#[component]
fn Needs(props: &Of) -> Html {
    let needs = use_pages::<CommunityNeed>(format!("/communities/{}/needs", props.community));
    html! {
        <section class="lx-stack" data-test="needs">
            <h2 class="lx-label">{ t(text::NEEDS) }</h2>
            { needs.show(t(text::NO_NEEDS), one) }
        </section>
    }
}

fn call(of: &PlanCall) -> Html {
    let inside = html! {
        <>
            <p>{ need::call_state(of.state) }</p>
            <h3 class="lx-title">{ &of.title }</h3>
            { need::terms(of) }
        </>
    };
    way::card(Route::Call(of.id).href(), "lx-need", "call", inside)
}

fn one(of: &CommunityNeed) -> Html {
    let inside = html! {
        <>
            <p>{ need::state(of.state) }</p>
            <h3 class="lx-title">{ &of.title }</h3>
            <p class="lx-small lx-muted">{ need::support(of) }</p>
            { need::steps(need::step(of)) }
        </>
    };
    way::card(Route::Need(of.id).href(), "lx-need", "need", inside)
}
