//! Signing in with a telephone number and a code; the first time, also where one lives.

mod code;
mod welcome;

use std::cell::Cell;

use contract::accounts::Me;
use kit::{
    i18n::{resident, t},
    session::use_session,
};
use yew::prelude::*;

use crate::{
    outbox::use_outbox,
    routes::{Route, use_way},
    shell::Screen,
};
use code::CodeForm;
use welcome::Welcome;

thread_local! {
    /// Where the reader wanted to go.
    static THEN: Cell<Route> = const { Cell::new(Route::Home) };
}

/// Remembers where to go after signing in.
pub(crate) fn then(route: Route) {
    THEN.with(|then| then.set(route));
}

/// The page.
#[component]
pub(crate) fn SignInPage() -> Html {
    let (session, way, outbox) = (use_session(), use_way(), use_outbox());
    let fresh = use_state(|| None::<Me>);
    let leave = {
        let way = way.clone();
        Callback::from(move |()| {
            // Letters that waited for their writer can go now.
            outbox.wake.emit(());
            way.instead(THEN.with(Cell::get));
        })
    };
    let onsigned = {
        let (fresh, leave, session) = (fresh.clone(), leave.clone(), session.clone());
        Callback::from(move |me: Me| {
            session.begin(me.clone());
            if me.community_id.is_none() && !me.posts.iter().any(|post| post.role != contract::accounts::Role::Resident) {
                fresh.set(Some(me));
            } else {
                leave.emit(());
            }
        })
    };
    html! {
        if fresh.is_some() {
            <Screen key="welcome" title={t(resident::WELCOME_TITLE)} data_test="welcome-page">
                <Welcome ondone={leave} />
            </Screen>
        } else {
            <Screen key="sign-in" title={t(kit::i18n::shared::SIGN_IN)} back={Route::Home} data_test="sign-in-page">
                <CodeForm {onsigned} />
            </Screen>
        }
    }
}
