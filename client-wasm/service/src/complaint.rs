//! Whoever is not content with a visit says so; it becomes a case that the station has to answer, in its time like any other.

use contract::{
    cases::Category,
    ids::{CellId, CommunityId},
    mailbox::BODY,
};
use kit::{
    form::use_form,
    http::Call,
    i18n::{Text, service as text, t},
    part,
    sending::use_sending,
    ui::{Banner, Button, Shape, TextArea, Tone},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use crate::reason::unsent;

/// Where the mailbox takes messages.
const MAILBOX: &str = "/mailbox/messages";

/// A message for the mailbox, as far as it is filled in here: the whole of it would weigh more than this page.
#[derive(Serialize)]
struct Message {
    community_id: CommunityId,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell_id: Option<CellId>,
    title: String,
    body: String,
    category: Category,
}

/// The case that it became, of which nothing is shown here.
#[derive(Deserialize)]
struct Taken {}

/// Properties of a [`Complaint`].
#[derive(Properties, PartialEq)]
pub(crate) struct ComplaintProps {
    /// The community whose station answers.
    pub(crate) community: CommunityId,
    /// The grid cell that it is about.
    #[prop_or_default]
    pub(crate) cell: Option<CellId>,
    /// What it is about, as the station reads it.
    pub(crate) about: String,
    /// What is asked before anything can be typed.
    pub(crate) question: Text,
}

/// Asks what was not right, and sends it to the station.
#[component]
pub(crate) fn Complaint(props: &ComplaintProps) -> Html {
    let form = use_form(format!("complaint.{}", props.about), String::new());
    let (sending, sent) = (use_sending(), kit::hooks::use_state(|| false));
    let onsubmit = {
        let (form, sending, sent) = (form.clone(), sending.clone(), sent.clone());
        let (community_id, cell_id, title) = (props.community, props.cell, props.about.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let message = Message {
                community_id,
                cell_id,
                title: title.clone(),
                body: form.typed.trim().to_owned(),
                category: Category::Other,
            };
            let least = usize::try_from(*BODY.start()).unwrap_or_default();
            if message.body.chars().count() < least {
                return sending.misses("/body", t(text::COMPLAINT_MORE));
            }
            let key = sending.key(MAILBOX, &message);
            let (form, sent) = (form.clone(), sent.clone());
            sending.send(Call::post(MAILBOX).json(&message).key(&key), move |_: Taken| {
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
            <summary data-test="complain">{ t(props.question) }</summary>
            <form class="lx-stack" {onsubmit}>
                { part!(TextArea {
                    label: t(text::COMPLAINT),
                    value: (*form.typed).clone(),
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
