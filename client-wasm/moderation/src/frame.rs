//! What stands around every page: its head, the row of links, and whose matters it shows.

use contract::ids::CommunityId;
use kit::{
    desk::use_desk,
    i18n::{console, moderation as text, people, t},
    part,
    screen::use_screen,
    ui::{Choice, Page, Select},
    way,
};
use yew::prelude::*;

use crate::routes::Route;

/// Properties of a [`Frame`].
#[derive(Properties, PartialEq)]
pub(crate) struct FrameProps {
    /// The page that is open.
    pub(crate) route: Route,
    /// Whose matters it shows.
    pub(crate) community: CommunityId,
    /// Called with another community's identifier.
    pub(crate) onchange: Callback<String>,
    /// Its matter.
    pub(crate) children: Html,
}

/// A page; those who are not in charge are told so where they come by an address.
#[component]
pub(crate) fn Frame(props: &FrameProps) -> Html {
    let desk = use_desk();
    let in_charge = desk.in_charge();
    let banner = use_screen(console::OFFLINE);
    let matter = if in_charge || !props.route.is_for_those_in_charge() {
        props.children.clone()
    } else {
        html! { <p class="lx-pad lx-muted" data-test="none">{ t(people::NOT_IN_CHARGE) }</p> }
    };
    let options: Vec<_> = desk
        .communities
        .iter()
        .map(|each| Choice::new(each.id.to_string(), each.name.clone()))
        .collect();
    let links = Route::ALL
        .into_iter()
        .filter(|route| in_charge || !route.is_for_those_in_charge())
        .map(|route| link(route, props.route));
    let above = html! { <>{ banner }<nav class="lx-manage-links" aria-label={t(text::PAGES)}>{ for links }</nav></> };
    part!(Page {
        title: t(text::DESK),
        side: html! { <a class="lx-button lx-button-text" href="/console/" data-test="to-console">{ t(console::CONSOLE) }</a> },
        above,
        data_test: "moderation",
        children: html! {
            <div class="lx-manage">
                if options.len() > 1 {
                    { part!(Select {
                        label: t(text::COMMUNITY),
                        options,
                        value: props.community.to_string(),
                        onchange: props.onchange.clone(),
                        data_test: "community",
                    }) }
                }
                { matter }
            </div>
        }
    })
}

fn link(route: Route, open: Route) -> Html {
    html! {
        <a
            key={route.word()}
            class="lx-manage-link"
            href={route.href()}
            onclick={way::on_link(route.href())}
            aria-current={(route == open).then_some("page")}
            data-test={format!("to-{}", route.word())}
        >{ t(route.title()) }</a>
    }
}
