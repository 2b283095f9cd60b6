//! Whoever is not content says so, and it becomes a case that the station has to answer, in its time like any other.

use contract::{
    cases::{Case, Category, NameShown},
    mailbox::NewMessage,
};
use kit::{
    form::use_form,
    http::Call,
    i18n::{fill, service as text, t},
    part,
    sending::use_sending,
    ui::{Banner, Button, Shape, TextArea, Tone},
};
use yew::prelude::*;

use crate::{page::OfService, reason::unsent};

/// Where the mailbox takes messages.
const MAILBOX: &str = "/mailbox/messages";

/// Asks what was not right, and sends it to the station.
#[component]
pub(crate) fn Complaint(props: &OfService) -> Html {
    let summary = &props.service.summary;
    let form = use_form(format!("complaint.{}", summary.id), String::new());
    let (sending, sent) = (use_sending(), kit::hooks::use_state(|| false));
    let onsubmit = {
        let (form, sending, sent) = (form.clone(), sending.clone(), sent.clone());
        let (community_id, cell_id) = (summary.community_id, summary.cell_id);
        let title = fill(text::COMPLAINT_ABOUT, &[&summary.number]);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let message = NewMessage {
                community_id,
                cell_id,
                title: title.clone(),
                body: form.typed.trim().to_owned(),
                category: Category::Other,
                address: None,
                point: None,
                photos: Vec::new(),
                name_shown: NameShown::default(),
                anonymous: None,
                joins: None,
            };
            if !sending.accepts(&message) {
                return;
            }
            let key = sending.key(MAILBOX, &message);
            let (form, sent) = (form.clone(), sent.clone());
            sending.send(Call::post(MAILBOX).json(&message).key(&key), move |_: Case| {
                form.done();
                sent.set(true);
            });
        })
    };
    if *sent {
        return html! {
            <section class="lx-card lx-stack">
                { part!(Banner { tone: Tone::Green, shape: Shape::Check, words: t(text::COMPLAINED), data_test: "complained" }) }
                <a class="lx-link" href="/cases">{ t(text::COMPLAINT_FOLLOW) }</a>
            </section>
        };
    }
    html! {
        <details class="lx-card" open={!form.typed.is_empty()}>
            <summary data-test="complain">{ t(text::COMPLAIN) }</summary>
            <form class="lx-stack" {onsubmit}>
                { part!(TextArea {
                    label: t(text::COMPLAINT),
                    value: form.typed.clone(),
                    oninput: form.typing(|typed: &mut String, words| *typed = words),
                    limit: 2_000,
                    rows: 4,
                    hint: t(text::COMPLAINT_HINT),
                    error: sending.error("/body"),
                    data_test: "complaint",
                }) }
                { unsent(&sending) }
                { part!(Button {
                    block: true,
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "send-complaint",
                    children: html! { { t(text::COMPLAINT_SEND) } },
                }) }
            </form>
        </details>
    }
}
