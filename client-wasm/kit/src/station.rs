//! What the apps of a station's staff beside the console have in common: their door, what every page of them needs to
//! know, and what stands around it.

use contract::{Text, ids::CommunityId, page::Page as List, places::Community};
use yew::prelude::*;

use crate::{
    desk::{Desk, is_staff, use_desk},
    desks::DesksMenu,
    gate::Gate,
    hooks::{share, use_state},
    http::Call,
    i18n::{console, moderation, people, t},
    part,
    remote::use_call,
    screen::use_screen,
    session::use_session,
    start,
    ui::{Choice, Page, Select},
    way,
};

/// Properties of a [`StationApp`].
#[derive(Clone, Properties, PartialEq)]
pub struct StationAppProps {
    /// The app's folder.
    pub app: &'static str,
    /// What the app is called.
    pub title: Text,
    /// Who works here, in a sentence.
    pub lead: Text,
    /// The page that is open; a [`Desk`] is shared with it.
    pub children: Html,
}

/// An app for those who have a post at a station, around the page that is open.
#[component]
pub fn StationApp(props: &StationAppProps) -> Html {
    start::around(part!(Door, props.clone()))
}

/// Lets in who has a post at a station.
#[component]
fn Door(props: &StationAppProps) -> Html {
    let session = use_session();
    part!(Gate {
        app: props.app,
        title: t(props.title),
        lead: t(props.lead),
        lets_in: session.me().is_some_and(|me| is_staff(me)),
        children: part!(Inside {
            children: props.children.clone()
        })
    })
}

#[derive(Properties, PartialEq)]
struct InsideProps {
    children: Html,
}

/// Fetches what every page needs, then shows the one that is open.
#[component]
fn Inside(props: &InsideProps) -> Html {
    let session = use_session();
    let (communities, retry) = use_call::<_, List<Community>>((), |()| Some(Call::get("/communities")));
    let Some(me) = session.me().cloned() else {
        return Html::default();
    };
    communities.show(4, &retry, |all| {
        share(Desk::new(me, all.items.clone(), 0, Callback::noop()));
        props.children.clone()
    })
}

/// A page's place in the row of links.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The word for it in its address.
    pub word: &'static str,
    /// What it is called.
    pub title: Text,
    /// Its address.
    pub href: String,
    /// Whether it is open.
    pub current: bool,
}

/// Properties of a [`StationPage`].
#[derive(Properties, PartialEq)]
pub struct StationPageProps {
    /// The app's folder; the menu of desks names the others.
    pub app: &'static str,
    /// What the page is called.
    pub title: Text,
    /// What the row of links is, for ears.
    pub label: Text,
    /// The app's own pages.
    pub links: Vec<Link>,
    /// How the names begin by which tests find the links.
    pub way: &'static str,
    /// Whether nobody but those in charge has something to do here; others are told so.
    #[prop_or_default]
    pub in_charge_only: bool,
    /// What browser tests find the page by.
    pub data_test: &'static str,
    /// Its matter.
    pub children: Html,
}

/// A page: its head, the row of links with the menu of the other desks, and its matter.
#[component]
pub fn StationPage(props: &StationPageProps) -> Html {
    let banner = use_screen(console::OFFLINE);
    let in_charge = use_desk().in_charge();
    let matter = if in_charge || !props.in_charge_only {
        props.children.clone()
    } else {
        html! { <p class="lx-pad lx-muted" data-test="none">{ t(people::NOT_IN_CHARGE) }</p> }
    };
    let own = props.links.iter().map(|link| own(link, props.way));
    let above = html! {
        <>
            { banner }
            <div class="lx-manage-links">
                <nav class="lx-manage-own" aria-label={t(props.label)}>{ for own }</nav>
                { part!(DesksMenu { app: props.app, in_charge }) }
            </div>
        </>
    };
    part!(Page {
        title: t(props.title),
        side: html! { <a class="lx-button lx-button-text" href="/console/" data-test="to-console">{ t(console::CONSOLE) }</a> },
        above,
        data_test: props.data_test,
        children: html! { <div class="lx-manage">{ matter }</div> }
    })
}

fn own(link: &Link, way: &str) -> Html {
    html! {
        <a
            key={link.word}
            class="lx-manage-link"
            href={link.href.clone()}
            onclick={way::on_link(link.href.clone())}
            aria-current={link.current.then_some("page")}
            data-test={format!("{way}-{}", link.word)}
        >{ t(link.title) }</a>
    }
}

/// The community whose matters an app shows, and the way to choose another where one answers for several. It begins with `first`,
/// else with the first of them; nobody comes here who answers for none.
#[hook]
pub fn use_community(first: Option<CommunityId>) -> Option<(CommunityId, Html)> {
    let desk = use_desk();
    let chosen = use_state(|| first);
    let community = chosen.or_else(|| desk.communities.first().map(|each| each.id))?;
    let onchange = Callback::from(move |id: String| chosen.set(id.parse().ok()));
    Some((community, of_which(&desk, community, onchange)))
}

/// Of which community a page is, to choose from where one answers for several.
pub fn of_which(desk: &Desk, community: CommunityId, onchange: Callback<String>) -> Html {
    let all = desk.communities.iter();
    let options: Vec<_> = all.map(|each| Choice::new(each.id.to_string(), each.name.clone())).collect();
    html! {
        if options.len() > 1 {
            { part!(Select { label: t(moderation::COMMUNITY), options, value: community.to_string(), onchange, data_test: "community" }) }
        }
    }
}
