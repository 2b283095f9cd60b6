//! Who decides (议事机构).

use kit::{
    i18n::{projects as text, t},
    part,
};
use yew::prelude::*;

use crate::{
    routes::Route,
    shell::{Screen, sign_in_link},
};

/// The page.
#[component]
pub(crate) fn BodiesPage() -> Html {
    part!(Screen {
        title: t(text::TAB_BODIES),
        tab: Route::Bodies,
        data_test: "bodies-page",
        children: html! { <div class="lx-pad lx-stack">{ sign_in_link() }</div> }
    })
}
