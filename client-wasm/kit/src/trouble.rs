//! A failure, where something should have been, with a way on.

use contract::problem::Kind;
use yew::prelude::*;

use crate::{
    http::Failure,
    i18n::{shared, t},
    part,
    ui::Failed,
};

/// Properties of [`Trouble`].
#[derive(Properties, PartialEq)]
pub struct TroubleProps {
    /// What went wrong.
    pub failure: Failure,
    /// Tries again.
    #[prop_or_default]
    pub onretry: Option<Callback<()>>,
}

/// What went wrong, in words; what can never work has no button to try again.
#[component]
pub fn Trouble(props: &TroubleProps) -> Html {
    let hopeless = props.failure.is(Kind::NotFound) || props.failure.is(Kind::Forbidden);
    html! {
        { part!(Failed {
            title: props.failure.title(),
            detail: props.failure.detail(),
            retry_label: t(shared::RETRY),
            onretry: props.onretry.clone().filter(|_| !hopeless),
        }) }
    }
}
