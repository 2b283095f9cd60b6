//! Lets in who goes to people's doors, and says the way to everybody else.

use contract::accounts::{Me, Role};
use kit::{
    i18n::{field as text, shared, t},
    part,
    session::{FROM_FIELD, Standing, use_session},
    ui::{Empty, Page, Shape, Skeleton},
};
use yew::prelude::*;

/// Properties of a [`Gate`].
#[derive(Properties, PartialEq)]
pub(crate) struct GateProps {
    /// The app, for those who are let in.
    pub(crate) children: Html,
}

/// Lets in who goes to people's doors.
#[component]
pub(crate) fn Gate(props: &GateProps) -> Html {
    let matter = match &use_session().standing {
        Standing::SignedIn(me) if walks(me) => return props.children.clone(),
        Standing::Unknown => part!(Skeleton {
            label: t(shared::LOADING)
        }),
        Standing::SignedOut => part!(Empty {
            shape: Shape::Person,
            words: t(text::SIGN_IN_LEAD),
            children: ways_to_sign_in(),
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
        data_test: "gate",
        children: matter
    })
}

fn ways_to_sign_in() -> Html {
    html! {
        <>
            <a class="lx-button lx-button-primary" href={format!("/console/{FROM_FIELD}")} data-test="sign-in-staff">
                { t(text::SIGN_IN_STAFF) }
            </a>
            <a class="lx-button lx-button-plain" href={format!("/sign-in{FROM_FIELD}")} data-test="sign-in-officer">
                { t(text::SIGN_IN_OFFICER) }
            </a>
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
