//! Household surveys at the door: which are open, and the forms on this phone.

use kit::{
    i18n::{field as text, t},
    part,
    ui::{Empty, Shape},
};
use yew::prelude::*;

use crate::{routes::Route, shell::Screen};

/// The page.
#[component]
pub(crate) fn SurveysPage() -> Html {
    part!(Screen {
        title: t(text::TAB_SURVEYS),
        tab: Route::Surveys,
        data_test: "surveys-page",
        children: part!(Empty {
            shape: Shape::List,
            words: t(text::SURVEYS_NONE)
        })
    })
}
