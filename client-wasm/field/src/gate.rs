//! Lets in who goes to people's doors, and who speaks for an organisation.

use contract::accounts::{Me, Role};
use kit::{
    gate::Gate as Door,
    i18n::{field as text, t},
    part,
    session::use_session,
};
use yew::prelude::*;

/// Properties of a [`Gate`].
#[derive(Properties, PartialEq)]
pub(crate) struct GateProps {
    /// The app, for those who are let in.
    pub(crate) children: Html,
}

/// Lets in who goes to people's doors or speaks for an organisation.
#[component]
pub(crate) fn Gate(props: &GateProps) -> Html {
    let session = use_session();
    part!(Door {
        app: "field",
        title: t(text::FIELD),
        lead: t(text::SIGN_IN_LEAD),
        by_phone: true,
        lets_in: session.me().is_some_and(|me| walks(me) || speaks(me)),
        children: props.children.clone()
    })
}

/// Whether somebody holds a post that sends them to doors.
pub(crate) fn walks(me: &Me) -> bool {
    me.posts.iter().any(|post| {
        matches!(
            post.role,
            Role::LiaisonOfficer | Role::SocialWorker | Role::StationAdmin | Role::StreetAdmin
        )
    })
}

/// Whether somebody speaks for an organisation.
pub(crate) fn speaks(me: &Me) -> bool {
    me.posts.iter().any(|post| post.role == Role::Organisation)
}
