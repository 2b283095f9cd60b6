//! What somebody else saved while one was typing, and which of the two is to stand.

use yew::prelude::*;

use super::{Banner, Button, Shape, Tone};
use crate::{
    i18n::{shared, t},
    part,
};

/// Shows `theirs`, and lets whoever types take it or keep what is typed. Nothing is lost meanwhile.
pub fn overtaken(theirs: Html, ontake: Callback<MouseEvent>, onkeep: Callback<MouseEvent>) -> Html {
    part!(Banner {
        tone: Tone::Amber,
        shape: Shape::Alert,
        words: t(shared::BEHIND),
        data_test: "behind",
        children: html! {
            <div class="lx-behind">
                <div data-test="behind-theirs">{ theirs }</div>
                { part!(Button { onclick: ontake, data_test: "behind-take", children: html! { { t(shared::TAKE_THEIRS) } } }) }
                { part!(Button { onclick: onkeep, data_test: "behind-keep", children: html! { { t(shared::KEEP_MINE) } } }) }
            </div>
        },
    })
}
