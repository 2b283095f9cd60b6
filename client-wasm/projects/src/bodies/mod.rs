//! Who decides (议事机构): a community's bodies and who sits in them, and what whoever is invited says to that.

mod own;
mod seat;
mod view;

use contract::{bodies::BodySummary, ids::CommunityId, page::Page};
use kit::{
    body,
    community::use_community,
    http::Call,
    i18n::{bodies as text, projects, t},
    part,
    remote::use_call,
    session::{Standing, use_session},
    ui::Empty,
    way,
};
use yew::prelude::*;

use self::own::OwnSeats;
pub(crate) use self::view::BodyPage;
use crate::{routes::Route, shell::Screen};

#[component]
pub(crate) fn BodiesPage() -> Html {
    let standing = use_session().standing;
    let mine = match &standing {
        Standing::SignedIn(me) => part!(OwnSeats {
            account: me.id,
            name: me.name.clone()
        }),
        Standing::SignedOut => {
            html! { <section class="lx-card lx-stack"><p>{ t(text::SIGN_IN_FOR_SEATS) }</p>{ crate::shell::sign_in_link() }</section> }
        }
        Standing::Unknown => Html::default(),
    };
    let none = part!(Empty { words: t(text::NONE) });
    let listed = use_community(none, |of, choose| {
        let community = of.id;
        html! { <>{ choose }{ part!(Listed [community.to_string()] { community }) }</> }
    });
    part!(Screen {
        title: t(projects::TAB_BODIES),
        tab: Route::Bodies,
        data_test: "bodies-page",
        children: html! {
            <div class="lx-pad lx-stack">
                <p class="lx-muted">{ t(text::LEAD) }</p>
                { mine }
                { listed }
            </div>
        }
    })
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    community: CommunityId,
}

#[component]
fn Listed(props: &ListedProps) -> Html {
    let path = format!("/communities/{}/bodies", props.community);
    let (bodies, reload) = use_call::<_, Page<BodySummary>>(path, |path| Some(Call::get(path)));
    bodies.show(3, &reload, |page| {
        if page.items.is_empty() {
            return part!(Empty { words: t(text::NONE) });
        }
        html! { <>{ for page.items.iter().map(row) }</> }
    })
}

fn row(of: &BodySummary) -> Html {
    let inside = html! {
        <>
            <p class="lx-row">{ body::state(of) }</p>
            <h2 class="lx-title">{ &of.name }</h2>
            <p class="lx-small lx-muted">{ body::facts(of) }</p>
        </>
    };
    way::card(Route::Body(of.id).href(), "lx-body", "body", inside)
}
