//! Who is not sent to whom again, on whose word and why; saying so for the station, also of a number alone, and lifting it.

use contract::{
    ids::{AccountId, CommunityId},
    page::Page,
    teams::{NewNumberBlock, NewServiceBlock, ServiceBlock, ServiceReason, terms},
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, t, teams as text},
    part,
    remote::use_call,
    sending::{Sending, typing, use_sending},
    time,
    ui::{Button, Field, FieldKind, Shape, TextArea, Tone, chip, use_toasts},
};
use serde::de::IgnoredAny;
use yew::prelude::*;

use crate::{faults::FAULTS, requests::OfCommunity, routes::Route};

/// The list; nothing where nobody is kept away.
#[component]
pub(crate) fn Blocks(props: &OfCommunity) -> Html {
    let community = props.community;
    let (blocks, reload) = use_call::<_, Page<ServiceBlock>>(community, |community| {
        Some(Call::get(&format!("/communities/{community}/service-blocks")))
    });
    let row =
        |block: &ServiceBlock| part!(Row [block.id.to_string()] { community, block: block.clone(), reload: reload.clone() });
    blocks.show(1, &reload, |page| {
        if page.items.is_empty() {
            return Html::default();
        }
        html! {
            <details class="lx-card" data-test="blocks">
                <summary>{ fill(text::BLOCKS, &[&page.items.len().to_string()]) }</summary>
                <p class="lx-small lx-muted">{ t(text::BLOCKS_LEAD) }</p>
                <ul class="lx-manage-list">{ for page.items.iter().map(row) }</ul>
            </details>
        }
    })
}

#[derive(Properties, PartialEq)]
struct RowProps {
    community: CommunityId,
    block: ServiceBlock,
    reload: Callback<()>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let block = &props.block;
    let lift = Said::Lift(format!("/communities/{}/service-blocks/{}/lift", props.community, block.id));
    let whose = match (block.service_id, &block.number, &block.phone) {
        (Some(id), Some(number), _) => Route::Service { id }.link("lx-link", "block-service", html! { { number } }),
        (_, _, phone) => html! { <span class="lx-number">{ phone.clone() }</span> },
    };
    html! {
        <li class="lx-seat" data-test={if block.lifted.is_some() { "block-lifted" } else { "block" }}>
            <p class="lx-row">
                <strong class="lx-grow">{ &block.name }{ " · " }{ whose }</strong>
                { chip(Tone::Amber, Shape::Shield, t(terms::block_side(block.side))) }
            </p>
            <p class="lx-small">{ time::date(block.at) }
                if let Some(reason) = &block.reason { { " · " }{ reason } }
            </p>
            if let Some(lifted) = &block.lifted {
                <p class="lx-small lx-muted">{ fill(text::BLOCK_LIFTED_ON, &[&time::date(lifted.at), &lifted.reason]) }</p>
            } else {
                { part!(Why { said: lift, done: props.reload.clone() }) }
            }
        </li>
    }
}

/// What somebody says with a reason.
#[derive(Clone, PartialEq)]
pub(crate) enum Said {
    /// That somebody is not to come to the door of a request again.
    Away(String),
    /// That a volunteer is kept apart from whoever has a number.
    Number(CommunityId, AccountId),
    /// That a block is lifted.
    Lift(String),
}

impl Said {
    /// What the form is called, what it asks, and what is said when it is done.
    const fn words(&self) -> [Text; 3] {
        match self {
            Self::Away(_) => [text::BLOCK, text::BLOCK_WHY, text::BLOCKED],
            Self::Number(..) => [text::BLOCK_NUMBER, text::BLOCK_WHY, text::BLOCKED],
            Self::Lift(_) => [text::BLOCK_LIFT, text::WHY, text::BLOCK_LIFTED],
        }
    }

    /// What browser tests find the form by.
    const fn name(&self) -> &'static str {
        match self {
            Self::Away(_) => "keep-away",
            Self::Number(..) => "keep-apart",
            Self::Lift(_) => "lift",
        }
    }

    /// What is sent; nothing where it is refused already.
    fn call(&self, typed: &Typed, sending: &Sending) -> Option<Call> {
        let reason = typed.reason.trim().to_owned();
        match self {
            Self::Away(path) => {
                let body = NewServiceBlock { reason: Some(reason) };
                sending.accepts_known(&body).then(|| Call::put(path).json(&body))
            }
            &Self::Number(community, account_id) => {
                let phone = typed.phone.trim().to_owned();
                let body = NewNumberBlock {
                    account_id,
                    phone,
                    reason,
                };
                let path = format!("/communities/{community}/service-blocks");
                let call = || Call::post(&path).json(&body).key(&sending.key(&path, &body));
                sending.accepts_in(&body, &FAULTS).then(call)
            }
            Self::Lift(path) => {
                let body = ServiceReason { reason };
                sending.accepts_known(&body).then(|| Call::post(path).json(&body))
            }
        }
    }
}

#[derive(Clone, Default, PartialEq)]
struct Typed {
    phone: String,
    reason: String,
}

/// Properties of a [`Why`].
#[derive(Properties, PartialEq)]
pub(crate) struct WhyProps {
    /// What is said.
    pub(crate) said: Said,
    /// Called when it is.
    #[prop_or_default]
    pub(crate) done: Callback<()>,
}

/// Asks why, folded away; and of which number, where one is kept apart from it.
#[component]
pub(crate) fn Why(props: &WhyProps) -> Html {
    let (typed, sending, toasts) = (use_state(Typed::default), use_sending(), use_toasts());
    let ([title, label, good], name) = (props.said.words(), props.said.name());
    let onsubmit = {
        let (said, done, typed, sending) = (props.said.clone(), props.done.clone(), typed.clone(), sending.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(call) = said.call(&typed, &sending) else { return };
            let (toasts, typed, failed) = (toasts.clone(), typed.clone(), done.reform(|_| ()));
            let done = done.clone();
            let sent = move |_: IgnoredAny| {
                typed.set(Typed::default());
                toasts.good(t(good));
                done.emit(());
            };
            sending.send_or(call, sent, failed);
        })
    };
    html! {
        <details>
            <summary class="lx-small" data-test={name}>{ t(title) }</summary>
            <form class="lx-stack" {onsubmit}>
                if matches!(props.said, Said::Number(..)) {
                    { part!(Field {
                        kind: FieldKind::Phone,
                        label: t(text::BLOCK_PHONE),
                        value: typed.phone.clone(),
                        oninput: typing(&typed, |typed: &mut Typed, phone| typed.phone = phone),
                        max_length: 16,
                        hint: t(text::BLOCK_NUMBER_HINT),
                        error: sending.error("/phone"),
                        data_test: "keep-apart-phone",
                    }) }
                }
                { part!(TextArea {
                    label: t(label),
                    value: typed.reason.clone(),
                    oninput: typing(&typed, |typed: &mut Typed, reason| typed.reason = reason),
                    limit: 200,
                    rows: 2,
                    error: sending.error("/reason"),
                    data_test: format!("{name}-reason"),
                }) }
                { sending.trouble("why-trouble") }
                { part!(Button { submit: true, loading: sending.is_busy(), data_test: format!("send-{name}"), children: html! { { t(title) } } }) }
            </form>
        </details>
    }
}
