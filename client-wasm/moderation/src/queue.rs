//! What waits to be looked at, the most urgent first.

use contract::{
    ids::CommunityId,
    page::Page,
    proposals::{ItemKind, ModerationCase, ModerationItem},
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, moderation as text, t},
    part,
    remote::use_call,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, Empty, Shape, Tone, chip},
};
use yew::prelude::*;

use crate::item::ItemPane;

/// Properties of every page that is about a community.
#[derive(Properties, PartialEq)]
pub(crate) struct OfCommunity {
    /// Which.
    pub(crate) community: CommunityId,
}

/// The page: the queue, or what was taken out of it.
#[component]
pub(crate) fn QueuePage(props: &OfCommunity) -> Html {
    let (queue, reload) = use_call::<_, Page<ModerationItem>>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/moderation")))
    });
    let taken = use_state(|| None::<ModerationCase>);
    if let Some(case) = (*taken).clone() {
        let done = {
            let (taken, reload) = (taken.clone(), reload.clone());
            Callback::from(move |()| {
                taken.set(None);
                reload.emit(());
            })
        };
        let key = case.item.id.to_string();
        return html! { <>{ part!(ItemPane [key] { case, done }) }</> };
    }
    let take = {
        let taken = taken.clone();
        Callback::from(move |case| taken.set(Some(case)))
    };
    queue.show(3, &reload, |page| {
        if page.items.is_empty() {
            return part!(Empty { shape: Shape::Check, words: t(text::QUEUE_NONE) });
        }
        let row = |item: &ModerationItem| {
            part!(Row [item.id.to_string()] { item: item.clone(), take: take.clone(), reload: reload.clone() })
        };
        html! { <ul class="lx-manage-list" data-test="queue">{ for page.items.iter().map(row) }</ul> }
    })
}

/// What kind of thing it is.
pub(crate) const fn kind(kind: ItemKind) -> Text {
    match kind {
        ItemKind::Proposal => text::KIND_PROPOSAL,
        ItemKind::Amendment => text::KIND_AMENDMENT,
        ItemKind::Appeal => text::KIND_APPEAL,
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    item: ModerationItem,
    take: Callback<ModerationCase>,
    reload: Callback<()>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let sending = use_sending();
    let item = &props.item;
    let path = format!("/moderation/{}/claim", item.id);
    let onclick = {
        let (sending, take, reload) = (sending.clone(), props.take.clone(), props.reload.clone());
        Callback::from(move |_: MouseEvent| {
            let take = take.clone();
            // Whoever was too late sees at once who is looking at it.
            let late = reload.reform(|_| ());
            sending.send_or(Call::post(&path), move |case: ModerationCase| take.emit(case), late);
        })
    };
    let (late, others) = (item.due_at < time::now(), item.claimed_by.as_ref().filter(|_| !item.mine));
    html! {
        <li class="lx-card" data-test="item">
            <p class="lx-row">
                <span class="lx-grow lx-small lx-muted">{ t(kind(item.kind)) }</span>
                if late { { chip(Tone::Red, Shape::Clock, t(text::OVERDUE)) } }
                if let Some(name) = others { { chip(Tone::Amber, Shape::Person, &fill(text::LOOKED_AT, &[name])) } }
            </p>
            <h2 class="lx-title">{ &item.title }</h2>
            <p class="lx-small lx-muted">{ fill(text::DUE, &[&time::moment(item.due_at)]) }</p>
            { sending.trouble("claim-trouble") }
            if item.may_decide {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    disabled: others.is_some(),
                    loading: sending.is_busy(),
                    onclick,
                    data_test: "look",
                    children: html! { { t(text::LOOK) } },
                }) }
            } else {
                <p class="lx-small" data-test="not-yours">{ t(text::NOT_YOURS) }</p>
            }
        </li>
    }
}
