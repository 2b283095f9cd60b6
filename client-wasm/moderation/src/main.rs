//! For station administrators: what waits to be published, what waits for an answer, and who is verified to sign.
//!
//! An app of its own beside the console: residents never download it, and whoever answers calls does not wait for it.

mod decide;
mod frame;
mod item;
mod letters;
mod owed;
mod queue;
mod record;
mod reply;
mod report;
mod residents;
mod routes;
mod rules;
mod says;

use contract::{page::Page, places::Community};
use kit::{
    desk::{Desk, is_staff, use_desk},
    gate::Gate as Door,
    hooks::{share, use_state},
    http,
    i18n::{moderation as text, shared, t},
    part,
    prefs::PrefsProvider,
    remote::{Remote, use_remote},
    session::{SessionProvider, use_session},
    trouble::Trouble,
    ui::{Skeleton, Toaster},
};
use yew::prelude::*;

use crate::{
    frame::Frame,
    owed::OwedPage,
    queue::QueuePage,
    record::RecordPage,
    residents::ResidentsPage,
    routes::{Route, use_route},
    rules::RulesPage,
};

/// The app: what every page can ask for, around the page that is open.
#[component]
fn App() -> Html {
    part!(SessionProvider {
        children: part!(PrefsProvider {
            children: part!(Toaster { children: part!(Gate) })
        })
    })
}

/// Lets in who has a post at a station.
#[component]
fn Gate() -> Html {
    let session = use_session();
    part!(Door {
        app: "moderation",
        title: t(text::DESK),
        lead: t(text::LEAD),
        lets_in: session.me().is_some_and(|me| is_staff(me)),
        children: part!(Inside)
    })
}

/// Fetches what every page needs, then shows the one that is open.
#[component]
fn Inside() -> Html {
    let session = use_session();
    let (communities, retry) = use_remote((), |()| http::get::<Page<Community>>("/communities"));
    let Some(me) = session.me().cloned() else {
        return Html::default();
    };
    match communities {
        Remote::Loading => part!(Skeleton {
            label: t(shared::LOADING)
        }),
        Remote::Failed(failure) => part!(Trouble { failure, onretry: retry }),
        Remote::Ready(all) => {
            share(Desk::new(me, all.items, 0, Callback::noop()));
            part!(Open)
        }
    }
}

/// The page that is open, about one of the communities that one answers for.
#[component]
fn Open() -> Html {
    let desk = use_desk();
    let chosen = use_state(|| None);
    let route = use_route(desk.in_charge());
    let Some(community) = chosen.or_else(|| desk.communities.first().map(|each| each.id)) else {
        return Html::default();
    };
    let matter = match route {
        Route::Queue => part!(QueuePage { community }),
        Route::Owed => part!(OwedPage { community }),
        Route::Residents => part!(ResidentsPage { community }),
        Route::Rules => part!(RulesPage { community }),
        Route::Record => part!(RecordPage { community }),
    };
    // A list, so that its key tells one community's pages from another's.
    let children = html! { <div key={community.to_string()} class="lx-stack">{ matter }</div> };
    let onchange = Callback::from(move |id: String| chosen.set(id.parse().ok()));
    part!(Frame {
        route,
        community,
        onchange,
        children
    })
}

fn main() {
    let root = kit::browser::document().and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        root.set_inner_html("");
        yew::Renderer::<App>::with_root(root).render();
    }
}
