//! The first time: where one lives, and a name if one likes.

use kit::{
    i18n::{resident, t},
    part,
    ui::Button,
};
use yew::prelude::*;

use crate::me::use_profile;

/// Properties of a [`Welcome`].
#[derive(Properties, PartialEq)]
pub(super) struct WelcomeProps {
    /// Called when it is told, or passed over.
    pub(super) ondone: Callback<()>,
}

/// Asks for community and name.
#[component]
pub(super) fn Welcome(props: &WelcomeProps) -> Html {
    let form = use_profile(props.ondone.clone());
    html! {
        <>
            <p class="lx-pad">{ t(resident::WELCOME_WHY) }</p>
            { form }
            <div class="lx-pad">
                { part!(Button {
                    block: true,
                    onclick: props.ondone.reform(|_: MouseEvent| ()),
                    data_test: "welcome-skip",
                    children: html! { { t(resident::WELCOME_LATER) } },
                }) }
            </div>
        </>
    }
}
