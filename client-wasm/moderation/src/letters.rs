//! Codes for letters to homes: made here, shown once, printed.

use contract::{
    page::Page,
    proposals::{LetterForHome, NewLetterCodes},
};
use kit::{
    browser,
    hooks::use_state,
    http::Call,
    i18n::{moderation as text, t},
    part,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, TextArea, button},
};
use yew::prelude::*;

use crate::queue::OfCommunity;

/// The form, and the letters that were made.
#[component]
pub(crate) fn Letters(props: &OfCommunity) -> Html {
    let (homes, sending) = (use_state(String::new), use_sending());
    let made = use_state(Vec::<LetterForHome>::new);
    let path = format!("/communities/{}/letters", props.community);
    let onsubmit = {
        let (homes, sending, made) = (homes.clone(), sending.clone(), made.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let lines = homes.lines().map(str::trim).filter(|line| !line.is_empty());
            let body = NewLetterCodes {
                homes: lines.map(str::to_owned).collect(),
            };
            if sending.accepts(&body) {
                let (homes, made) = (homes.clone(), made.clone());
                sending.send(Call::post(&path).json(&body), move |page: Page<LetterForHome>| {
                    homes.set(String::new());
                    made.set(page.items);
                });
            }
        })
    };
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = browser::window() {
            window.print().ok();
        }
    });
    html! {
        <section class="lx-card lx-stack" data-test="letters">
            <h2 class="lx-label">{ t(text::LETTERS) }</h2>
            <p class="lx-small lx-muted">{ t(text::LETTERS_LEAD) }</p>
            <form class="lx-stack" {onsubmit}>
                { part!(TextArea {
                    label: t(text::HOMES),
                    value: (*homes).clone(),
                    oninput: typing(&homes, |homes: &mut String, typed| *homes = typed),
                    limit: 8_000,
                    rows: 4,
                    error: sending.error("/homes"),
                    data_test: "homes",
                }) }
                { sending.trouble("letters-trouble") }
                { part!(Button {
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "make",
                    children: html! { { t(text::MAKE) } },
                }) }
            </form>
            if !made.is_empty() {
                <ul class="lx-letters" data-test="made">{ for made.iter().map(letter) }</ul>
                { button(ButtonKind::Plain, t(text::PRINT), print, "print") }
            }
        </section>
    }
}

fn letter(of: &LetterForHome) -> Html {
    html! {
        <li key={of.code.clone()} class="lx-letter">
            <strong>{ &of.home }</strong>
            <p class="lx-small">{ t(text::LETTER) }</p>
            <code class="lx-title">{ &of.code }</code>
        </li>
    }
}
