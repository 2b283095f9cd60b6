//! From the outside in: who is signed in, preferences, words that come and go, and then the desk.

use kit::{
    desk::{Desk, is_staff},
    hooks::{share, use_state},
    i18n::{console as text, shared, t},
    part,
    remote::{Remote, use_remote},
    session::{Standing, use_session},
    start,
    trouble::Trouble,
    ui::{Empty, Shape, Skeleton},
};
use yew::prelude::*;

use crate::{calls, nav::use_history, shell::Shell, sign_in::SignIn};

/// The console.
#[component]
pub(crate) fn App() -> Html {
    start::around(part!(Gate))
}

/// Lets in who is signed in and has a post at a station.
#[component]
fn Gate() -> Html {
    let session = use_session();
    match &session.standing {
        Standing::Unknown => part!(Skeleton {
            label: t(shared::LOADING)
        }),
        Standing::SignedOut => part!(SignIn),
        Standing::SignedIn(me) if is_staff(me) => part!(Inside [me.id.to_string()] {  }),
        Standing::SignedIn(_) => part!(Stranger),
    }
}

/// Somebody is signed in who has nothing to do here: a resident, perhaps, in the same browser.
#[component]
fn Stranger() -> Html {
    html! {
        <main class="lx-gate" data-test="no-rights">
            { part!(Empty {
                shape: Shape::Lock,
                words: t(text::NO_RIGHTS),
                children: html! { <><p class="lx-muted">{ t(text::NO_RIGHTS_DETAIL) }</p>
                                <a class="lx-button lx-button-plain" href="/" data-test="to-home">{ t(shared::TO_HOME) }</a></> },
            }) }
        </main>
    }
}

/// Fetches what every page needs, then shows the desk.
#[component]
fn Inside() -> Html {
    let session = use_session();
    let nav = use_history();
    let (communities, retry) = use_remote((), |()| calls::communities());
    let tick = use_state(|| 0_u32);
    let touch = {
        let tick = tick.clone();
        Callback::from(move |()| tick.set(*tick + 1))
    };
    let Some(me) = session.me().cloned() else {
        return Html::default();
    };
    match communities {
        Remote::Loading => part!(Skeleton {
            label: t(shared::LOADING)
        }),
        Remote::Failed(failure) => part!(Trouble { failure, onretry: retry }),
        Remote::Ready(all) => {
            share(nav);
            share(Desk::new(me, all, *tick, touch));
            part!(Shell)
        }
    }
}
