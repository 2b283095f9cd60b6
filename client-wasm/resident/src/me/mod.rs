//! Me: how I read, who I am here, what is kept of me, and the way out.

mod leave;
mod profile;

use contract::places::About;
use kit::{
    http::Call,
    i18n::{fill, inbox, resident, shared, t},
    inbox::InboxCell,
    part,
    reading::Reading,
    remote::use_call,
    session::{Standing, use_session},
    ui::{Cell, Cells, Shape},
};
use yew::prelude::*;

use crate::{
    places::use_places,
    privacy,
    routes::{Route, Way},
    shell::Screen,
    sign_in,
};

pub(crate) use profile::{ProfilePage, use_profile};

use leave::Leave;

#[component]
pub(crate) fn MePage() -> Html {
    let (session, places) = (use_session(), use_places());
    let account = match &session.standing {
        Standing::Unknown => Html::default(),
        Standing::SignedOut => {
            sign_in::then(Route::Me);
            part!(Cells {
                children: html! { { link(Route::SignIn, shared::SIGN_IN, Shape::Person, "to-sign-in") } }
            })
        }
        Standing::SignedIn(me) => {
            let community = places.my_community().map(|community| community.name.clone());
            let name = if me.name.is_empty() {
                t(resident::ME_UNNAMED).to_owned()
            } else {
                me.name.clone()
            };
            let note = [me.phone.clone(), community]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ");
            let to_profile = Callback::from(move |()| Way::to(Route::Profile));
            part!(Cells {
                children: html! { <>{ part!(Cell {
                    title: name,
                    note,
                    shape: Shape::Person,
                    href: Route::Profile.href(),
                    onclick: to_profile,
                    data_test: "to-profile",
                }) }
                { part!(InboxCell) }
                { part!(Cell {
                    title: t(inbox::DATA),
                    shape: Shape::Shield,
                    href: "/inbox/data",
                    data_test: "to-data",
                }) }</> }
            })
        }
    };
    part!(Screen {
        title: t(resident::TAB_ME),
        tab: Route::Me,
        data_test: "me-page",
        children: html! { <>{ account }
        <section class="lx-card lx-sections-apart">{ part!(Reading) }</section>
        { part!(Cells {
            children: part!(Cell {
                title: t(resident::PRIVACY_TITLE),
                shape: Shape::Lock,
                href: privacy::address(),
                data_test: "to-privacy",
            }),
        }) }
        if session.me().is_some() { { part!(Leave) } }
        { part!(Footer) }</> }
    })
}

fn link(route: Route, title: kit::i18n::Text, shape: Shape, data_test: &'static str) -> Html {
    let onclick = Callback::from(move |()| Way::to(route));
    part!(Cell {
        title: t(title),
        shape,
        href: route.href(),
        onclick,
        data_test
    })
}

/// What this installation is, and its filing number.
#[component]
fn Footer() -> Html {
    let (about, _) = use_call::<_, About>((), |()| Some(Call::get("/about")));
    html! {
        if let Some(about) = about.ready() {
            <footer class="lx-foot" data-test="about">
                <p>{ format!("{} · {}", about.name, fill(resident::ME_VERSION, &[&about.version])) }</p>
                if let Some(number) = &about.filing_number { <p data-test="filing-number">{ number }</p> }
            </footer>
        }
    }
}
