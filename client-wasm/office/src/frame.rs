//! What stands around every page of the office: its head, and the row of links.

use kit::{
    desk::use_desk,
    i18n::{console, moderation, people as text, shared, t},
    part,
    screen::use_screen,
    ui::Page,
    way,
};
use yew::prelude::*;

use crate::routes::Route;

/// Properties of a [`Frame`].
#[derive(Properties, PartialEq)]
pub(crate) struct FrameProps {
    /// The page that is open.
    pub(crate) route: Route,
    /// Its matter.
    pub(crate) children: Html,
}

/// A page of the office; those who are not in charge are told so where they come by an address.
#[component]
pub(crate) fn Frame(props: &FrameProps) -> Html {
    let in_charge = use_desk().in_charge();
    let banner = use_screen(console::OFFLINE);
    let matter = if in_charge || !props.route.is_for_those_in_charge() {
        props.children.clone()
    } else {
        html! { <p class="lx-pad lx-muted" data-test="manage-none">{ t(text::NOT_IN_CHARGE) }</p> }
    };
    let above = html! { <>{ banner }{ part!(Links { route: props.route, in_charge }) }</> };
    part!(Page {
        title: t(props.route.title()),
        side: html! { <a class="lx-button lx-button-text" href="/console/" data-test="to-console">{ t(console::CONSOLE) }</a> },
        above,
        data_test: "manage",
        children: html! { <div class="lx-manage">{ matter }</div> }
    })
}

#[derive(Properties, PartialEq)]
struct LinksProps {
    route: Route,
    in_charge: bool,
}

#[component]
fn Links(props: &LinksProps) -> Html {
    let shown = Route::ALL
        .into_iter()
        .filter(|route| props.in_charge || !route.is_for_those_in_charge());
    let links = shown.map(|route| {
        let word = route.word();
        html! {
            <a
                key={word}
                class="lx-manage-link"
                href={route.href()}
                onclick={way::on_link(route.href())}
                aria-current={(word == props.route.word()).then_some("page")}
                data-test={format!("manage-{word}")}
            >{ t(route.title()) }</a>
        }
    });
    html! {
        <nav class="lx-manage-links" aria-label={t(text::MANAGE)}>
            { for links }
            <a class="lx-manage-link" href="/moderation/" data-test="manage-proposals">{ t(moderation::DESK) }</a>
        </nav>
    }
}

/// There is no such page.
#[component]
pub(crate) fn NotFound() -> Html {
    html! {
        <div class="lx-state">
            <a class="lx-button lx-button-primary" href="/office/" onclick={way::on_link("/office/")}>{ t(shared::TO_HOME) }</a>
        </div>
    }
}
