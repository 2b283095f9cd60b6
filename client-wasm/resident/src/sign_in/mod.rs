//! Signing in with a telephone number and a code; the first time, also where one lives.

mod code;
mod welcome;

use contract::accounts::Me;
use kit::{
    browser,
    hooks::use_state,
    i18n::{resident, shared, t},
    part,
    session::{BY_PHONE, use_session},
};
use yew::prelude::*;

use crate::{
    outbox::use_outbox,
    routes::{Route, Way},
    shell::{Screen, WayLink},
};
use code::CodeForm;
use welcome::Welcome;

/// Under which name this window keeps where the reader wanted to go: whoever looks for the code elsewhere may come back to a page
/// that is loaded anew.
const THEN: &str = "lianxin.then";

/// Remembers where to go after signing in.
pub(crate) fn then(route: Route) {
    browser::keep_here(THEN, &route.href());
    // Wherever a way to sign in is shown nobody is signing in, and the number may be somebody else's.
    browser::keep_here(code::PHONE, "");
}

/// Goes to sign in, and then comes back here.
pub(crate) fn go_and_return(here: Route) {
    then(here);
    Way::to(Route::SignIn);
}

/// The way to sign in and then come back here.
pub(crate) fn door(here: Route) -> Html {
    then(here);
    part!(WayLink {
        to: Route::SignIn,
        class: "lx-button lx-button-primary",
        data_test: "to-sign-in",
        children: html! { { t(shared::SIGN_IN) } }
    })
}

#[component]
pub(crate) fn SignInPage() -> Html {
    let (session, outbox) = (use_session(), use_outbox());
    let fresh = use_state(|| None::<Me>);
    let leave = {
        Callback::from(move |()| {
            // Letters that waited for their writer can go now.
            outbox.wake.emit(());
            Way::instead(match Route::recognize(&browser::recall_here(THEN)) {
                Route::NotFound => Route::Home,
                then => then,
            });
        })
    };
    let onsigned = {
        let (fresh, leave, session) = (fresh.clone(), leave.clone(), session.clone());
        Callback::from(move |me: Me| {
            session.begin(me.clone(), &BY_PHONE);
            if me.community_id.is_none() && !me.posts.iter().any(|post| post.role != contract::accounts::Role::Resident) {
                fresh.set(Some(me));
            } else {
                leave.emit(());
            }
        })
    };
    html! {
        if fresh.is_some() {
            { part!(Screen ["welcome"] {
                title: t(resident::WELCOME_TITLE),
                data_test: "welcome-page",
                children: part!(Welcome { ondone: leave }),
            }) }
        } else {
            { part!(Screen ["sign-in"] {
                title: t(shared::SIGN_IN),
                back: Route::Home,
                data_test: "sign-in-page",
                children: part!(CodeForm { onsigned }),
            }) }
        }
    }
}
