//! For social workers, station staff and liaison officers on foot: what they hear at doors and see on their way.
//!
//! Works without a network. Holds the pages; requests, session, words and controls come from `kit`.

mod worker;

use contract::accounts::{Me, Role};
use kit::{
    i18n::{field as text, shared, t},
    part,
    prefs::PrefsProvider,
    session::{SessionProvider, Standing, use_session},
    ui::{Empty, Page, Shape, Skeleton, Toaster},
};
use yew::prelude::*;

/// The app: what every page can ask for, around the gate.
#[component]
fn App() -> Html {
    part!(SessionProvider {
        children: part!(PrefsProvider {
            children: part!(Toaster { children: part!(Gate) })
        })
    })
}

/// Lets in who goes to people's doors.
#[component]
fn Gate() -> Html {
    let matter = match &use_session().standing {
        Standing::Unknown => part!(Skeleton {
            label: t(shared::LOADING)
        }),
        Standing::SignedOut => part!(Empty {
            shape: Shape::Person,
            words: t(text::SIGN_IN_LEAD),
            children: ways_to_sign_in(),
        }),
        Standing::SignedIn(me) if walks(me) => part!(Empty {
            shape: Shape::List,
            words: t(text::NOTHING)
        }),
        Standing::SignedIn(_) => part!(Empty {
            shape: Shape::Lock,
            words: t(text::NO_RIGHTS),
            children: html! {
                <>
                    <p class="lx-muted">{ t(text::NO_RIGHTS_DETAIL) }</p>
                    <a class="lx-button" href="/">{ t(shared::TO_HOME) }</a>
                </>
            },
        }),
    };
    part!(Page {
        title: t(text::FIELD),
        data_test: "field-page",
        children: matter
    })
}

fn ways_to_sign_in() -> Html {
    html! {
        <>
            <a class="lx-button lx-button-primary" href="/console/" data-test="sign-in-staff">{ t(text::SIGN_IN_STAFF) }</a>
            <a class="lx-button" href="/sign-in" data-test="sign-in-officer">{ t(text::SIGN_IN_OFFICER) }</a>
        </>
    }
}

/// Whether somebody holds a post that sends them to doors.
fn walks(me: &Me) -> bool {
    me.posts.iter().any(|post| {
        matches!(
            post.role,
            Role::LiaisonOfficer | Role::SocialWorker | Role::StationAdmin | Role::StreetAdmin
        )
    })
}

fn main() {
    let root = kit::browser::document().and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<App>::with_root(root).render();
        worker::register();
    }
}
