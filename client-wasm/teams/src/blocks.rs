//! Who is not sent to whom again, on whose word and why; saying so for the station, and lifting it.

use std::rc::Rc;

use contract::{
    ids::{AccountId, CommunityId},
    page::Page,
    teams::{NewServiceBlock, ServiceBlock, terms},
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{fill, t, teams as text},
    part,
    remote::use_call,
    sending::{typing, use_sending},
    time,
    ui::{Button, Shape, TextArea, Tone, chip, use_toasts},
};
use yew::prelude::*;

use crate::{requests::OfCommunity, routes::Route, service::OfService};

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
    let (block, sending, toasts) = (&props.block, use_sending(), use_toasts());
    let lift = {
        let (sending, reload) = (sending.clone(), props.reload.clone());
        let path = format!("/communities/{}/service-blocks/{}", props.community, block.id);
        Callback::from(move |_: MouseEvent| {
            let (toasts, reload) = (toasts.clone(), reload.clone());
            sending.send(Call::delete(&path), move |()| {
                toasts.good(t(text::BLOCK_LIFTED));
                reload.emit(());
            });
        })
    };
    let service = Route::Service { id: block.service_id };
    html! {
        <li class="lx-seat" data-test="block">
            <p class="lx-row">
                <strong class="lx-grow">{ &block.name }{ " · " }{ service.link("lx-link", "block-service", html! { { &block.number } }) }</strong>
                { chip(Tone::Amber, Shape::Shield, t(terms::block_side(block.side))) }
            </p>
            <p class="lx-small">{ time::date(block.at) }
                if let Some(reason) = &block.reason { { " · " }{ reason } }
            </p>
            { sending.trouble("lift-trouble") }
            { part!(Button { loading: sending.is_busy(), onclick: lift, data_test: "lift", children: html! { { t(text::BLOCK_LIFT) } } }) }
        </li>
    }
}

/// Properties of [`KeepAway`].
#[derive(Properties, PartialEq)]
pub(crate) struct KeepAwayProps {
    /// The request.
    pub(crate) of: Rc<OfService>,
    /// Who is not to come to its door again.
    pub(crate) account: AccountId,
}

/// Asks why somebody is not to be sent to a door again.
#[component]
pub(crate) fn KeepAway(props: &KeepAwayProps) -> Html {
    let (reason, sending, toasts) = (use_state(String::new), use_sending(), use_toasts());
    let onsubmit = {
        let (of, sending, reason) = (props.of.clone(), sending.clone(), reason.clone());
        let path = of.path(&format!("blocks/{}", props.account));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let body = NewServiceBlock {
                reason: Some(reason.trim().to_owned()),
            };
            if sending.accepts_known(&body) {
                of.act(&sending, &toasts, Call::put(&path).json(&body), text::BLOCKED);
            }
        })
    };
    html! {
        <details>
            <summary class="lx-small" data-test="keep-away">{ t(text::BLOCK) }</summary>
            <form class="lx-stack" {onsubmit}>
                { part!(TextArea {
                    label: t(text::BLOCK_WHY),
                    value: (*reason).clone(),
                    oninput: typing(&reason, |reason: &mut String, typed| *reason = typed),
                    limit: 200,
                    rows: 2,
                    error: sending.error("/reason"),
                    data_test: "keep-away-reason",
                }) }
                { sending.trouble("keep-away-trouble") }
                { part!(Button { submit: true, loading: sending.is_busy(), data_test: "send-keep-away", children: html! { { t(text::BLOCK) } } }) }
            </form>
        </details>
    }
}
