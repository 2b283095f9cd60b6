//! What is being done (居民自治项目).

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
pub(crate) fn WorksPage() -> Html {
    part!(Screen {
        title: t(text::TAB_WORKS),
        tab: Route::Works,
        data_test: "works-page",
        children: html! { <div class="lx-pad lx-stack">{ sign_in_link() }</div> }
    })
}
