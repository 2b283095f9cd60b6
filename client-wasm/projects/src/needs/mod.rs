//! What is needed (需求), and who is asked to plan it (方案征集).

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
pub(crate) fn NeedsPage() -> Html {
    part!(Screen {
        title: t(text::TAB_NEEDS),
        tab: Route::Needs,
        data_test: "needs-page",
        children: html! { <div class="lx-pad lx-stack">{ sign_in_link() }</div> }
    })
}
