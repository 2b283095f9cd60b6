//! What a community votes on: what is open first, then what is announced, then what is over.

use contract::{
    ids::CommunityId,
    votes::{Vote, VoteState as State},
};
use kit::{
    community::use_community,
    i18n::{Text, t, votes as text},
    pages::use_pages,
    part,
    ui::{Banner, Empty, Shape, Tone},
};
use yew::prelude::*;

use crate::{casting::use_casting, routes::Route, row::row, shell::Screen};

/// The parts of the page, in their order.
const PARTS: [(State, Text); 4] = [
    (State::Open, text::OPEN_NOW),
    (State::Announced, text::SOON),
    (State::Closed, text::OVER),
    (State::Cancelled, text::CALLED_OFF),
];

#[component]
pub(crate) fn ListPage() -> Html {
    let casting = use_casting();
    let waits = casting.all().iter().any(|mine| mine.refused.is_none());
    let none = part!(Empty {
        words: t(text::NONE_OPEN)
    });
    let matter = use_community(none, |of, choose| {
        let community = of.id;
        let listed = PARTS
            .map(|(state, title)| part!(Listed [format!("{community}.{}", state.word())] { community, state, title: t(title) }));
        html! {
            <div class="lx-pad lx-stack">
                if waits { { part!(Banner { tone: Tone::Amber, shape: Shape::Offline, words: t(text::WAITS), data_test: "waits" }) } }
                { choose }
                { for listed }
            </div>
        }
    });
    part!(Screen {
        title: t(text::VOTES),
        tab: Route::List,
        data_test: "votes-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    community: CommunityId,
    state: State,
    title: &'static str,
}

/// The votes of one state; nothing where there are none, except that none is open.
#[component]
fn Listed(props: &ListedProps) -> Html {
    let (community, state) = (props.community, props.state);
    let votes = use_pages::<Vote>(format!("/communities/{community}/votes?state={}", state.word()));
    if state != State::Open && votes.is_empty() {
        return Html::default();
    }
    votes.show_as(3, || {
        html! {
            <section class="lx-stack" data-test={state.word()}>
                <h2 class="lx-label">{ props.title }</h2>
                if votes.is_empty() { <p class="lx-muted" data-test="none-open">{ t(text::NONE_OPEN) }</p> }
                { for votes.all().map(row) }
                { votes.further() }
            </section>
        }
    })
}
