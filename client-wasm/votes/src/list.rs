//! What a community votes on: what is open first, then what is announced, then what is over.

use std::rc::Rc;

use contract::{
    ids::CommunityId,
    page::Page,
    places::Community,
    votes::{Vote, VoteState as State},
};
use kit::{
    community::use_community,
    hooks::use_state,
    http::{Call, query},
    i18n::{Text, shared, t, votes as text},
    part,
    remote::use_call,
    sending::use_sending,
    ui::{Banner, Button, Empty, Shape, Tone},
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

/// The page.
#[component]
pub(crate) fn ListPage() -> Html {
    let (communities, reload) =
        use_call::<_, Page<Community>>((), |()| Some(Call::get("/communities").remembered("communities")));
    let matter = communities.show(3, &reload, |all| {
        part!(OfCommunity {
            communities: all.clone()
        })
    });
    part!(Screen {
        title: t(text::VOTES),
        tab: Route::List,
        data_test: "votes-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct OfCommunityProps {
    communities: Rc<Page<Community>>,
}

#[component]
fn OfCommunity(props: &OfCommunityProps) -> Html {
    let casting = use_casting();
    let waits = casting.all().iter().any(|mine| mine.refused.is_none());
    let Some((community, choose)) = use_community(&props.communities) else {
        return part!(Empty {
            words: t(text::NONE_OPEN)
        });
    };
    let listed =
        PARTS.map(|(state, title)| part!(Listed [format!("{community}.{}", state.word())] { community, state, title: t(title) }));
    html! {
        <div class="lx-pad lx-stack">
            if waits { { part!(Banner { tone: Tone::Amber, shape: Shape::Offline, words: t(text::WAITS), data_test: "waits" }) } }
            { choose }
            { for listed }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    community: CommunityId,
    state: State,
    title: &'static str,
}

fn address(of: &ListedProps, cursor: &str) -> String {
    let asked = query(&[("state", of.state.word()), ("cursor", cursor)]);
    format!("/communities/{}/votes{asked}", of.community)
}

/// The votes of one state; nothing where there are none, except that none is open.
#[component]
fn Listed(props: &ListedProps) -> Html {
    let (page, reload) = use_call::<_, Page<Vote>>(address(props, ""), |path| Some(Call::get(path)));
    let more = use_state(|| None::<Page<Vote>>);
    let sending = use_sending();
    if page.ready().is_none() && props.state != State::Open {
        return Html::default();
    }
    page.show(3, &reload, |page| {
        let brought = more.as_ref();
        let all: Vec<_> = page.items.iter().chain(brought.iter().flat_map(|more| &more.items)).collect();
        let next = brought.map_or(&page.next, |more| &more.next).clone();
        if all.is_empty() && props.state != State::Open {
            return Html::default();
        }
        let onclick = next.as_ref().map(|cursor| {
            let (sending, more, path) = (sending.clone(), more.clone(), address(props, cursor));
            Callback::from(move |_: MouseEvent| {
                let more = more.clone();
                sending.send(Call::get(&path), move |page: Page<Vote>| {
                    let before = more.as_ref().map(|more| more.items.clone()).unwrap_or_default();
                    let items = before.into_iter().chain(page.items).collect();
                    more.set(Some(Page { items, next: page.next }));
                });
            })
        });
        html! {
            <section class="lx-stack" data-test={props.state.word()}>
                <h2 class="lx-label">{ props.title }</h2>
                if all.is_empty() { <p class="lx-muted" data-test="none-open">{ t(text::NONE_OPEN) }</p> }
                { for all.into_iter().map(row) }
                { sending.trouble("more-trouble") }
                if let Some(onclick) = onclick {
                    { part!(Button {
                        block: true,
                        loading: sending.is_busy(),
                        onclick,
                        data_test: "more",
                        children: html! { { t(shared::LOAD_MORE) } },
                    }) }
                }
            </section>
        }
    })
}
