//! How a vote is secret, and how anybody can know that it is: one short page.

use kit::{
    i18n::{Text, t, votes as text},
    part,
};
use yew::prelude::*;

use crate::{routes::Route, shell::Screen};

/// The parts: what each is called, and what it says. The first is a way, step by step.
const PARTS: [(Text, &[Text]); 3] = [
    (text::SECRET_LEAD, &[text::SECRET_1, text::SECRET_2, text::SECRET_3]),
    (text::SECRET_HOW, &[text::SECRET_4, text::SECRET_5, text::SECRET_6]),
    (text::SECRET_LIMIT, &[text::SECRET_7, text::SECRET_8, text::SECRET_9]),
];

#[component]
pub(crate) fn SecretPage() -> Html {
    let part = |(title, says): &(Text, &[Text])| {
        html! {
            <section class="lx-card">
                <h2>{ t(*title) }</h2>
                <ol class="lx-vote-steps">{ for says.iter().map(|one| html! { <li>{ t(*one) }</li> }) }</ol>
            </section>
        }
    };
    part!(Screen {
        title: t(text::SECRET_TITLE),
        tab: Route::Secret,
        data_test: "secret-page",
        children: html! {
            <div class="lx-pad lx-stack">
                { for PARTS.iter().map(part) }
                <p class="lx-small lx-muted">{ t(text::SECRET_NAME) }</p>
            </div>
        }
    })
}
