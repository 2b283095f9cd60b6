//! What waits to be looked at, the most urgent first.

use std::rc::Rc;

use contract::{
    ids::{CommunityId, ItemId},
    motions::MotionState as State,
    page::Page,
    proposals::{ItemKind, ModerationCase, ModerationItem},
};
use kit::{
    browser,
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{Text, fill, moderation as text, t},
    part,
    remote::use_call,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, Check, Empty, Shape, Tone, button, chip},
    way,
};
use yew::prelude::*;

use crate::{
    bulk::{Bulk, can_be_chosen},
    item::ItemPane,
    votes::Motions,
    watched::Watched,
};

/// Properties of every page that is about a community.
#[derive(Properties, PartialEq)]
pub(crate) struct OfCommunity {
    pub(crate) community: CommunityId,
}

/// The page: the queue, or what was taken out of it.
#[component]
pub(crate) fn QueuePage(props: &OfCommunity) -> Html {
    let (queue, reload) = use_call::<_, Page<ModerationItem>>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/moderation")))
    });
    let taken = use_state(|| None::<ModerationCase>);
    let done = {
        let (taken, reload) = (taken.clone(), reload.clone());
        Callback::from(move |()| {
            taken.set(None);
            reload.emit(());
            browser::focus_soon("queue".to_owned());
        })
    };
    way::use_closing(taken.is_some(), done.clone());
    if let Some(case) = (*taken).clone() {
        let key = case.item.id.to_string();
        return html! { <>{ part!(ItemPane [key] { case, done }) }</> };
    }
    let take = {
        let taken = taken.clone();
        Callback::from(move |case| {
            taken.set(Some(case));
            browser::focus_soon("case".to_owned());
        })
    };
    let waits = queue.show(3, &reload, |page| {
        if page.items.is_empty() {
            return part!(Empty {
                shape: Shape::Check,
                words: t(text::QUEUE_NONE)
            });
        }
        part!(Listed {
            page: page.clone(),
            take: take.clone(),
            reload: reload.clone()
        })
    });
    let community = props.community;
    html! { <>{ part!(Motions { community, state: State::Waiting }) }{ waits }{ part!(Watched { community }) }</> }
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    page: Rc<Page<ModerationItem>>,
    take: Callback<ModerationCase>,
    reload: Callback<()>,
}

/// The queue, with what was chosen to be decided together.
#[component]
fn Listed(props: &ListedProps) -> Html {
    let chosen = use_state(Vec::<ItemId>::new);
    let picked: Vec<_> = props
        .page
        .items
        .iter()
        .filter(|item| chosen.contains(&item.id))
        .cloned()
        .collect();
    let kind = picked.first().map(|item| item.kind);
    let done = {
        let (chosen, reload) = (chosen.clone(), props.reload.clone());
        Callback::from(move |()| {
            chosen.set(Vec::new());
            reload.emit(());
        })
    };
    let row = |(at, item): (usize, &ModerationItem)| {
        let before = at.checked_sub(1).and_then(|at| props.page.items.get(at));
        let begins = item.flood.is_some() && before.is_none_or(|before| before.flood != item.flood);
        let choose = (can_be_chosen(item) && kind.is_none_or(|kind| kind == item.kind)).then(|| choose(&chosen, vec![item.id]));
        html! {
            <>
                if begins { { flood(&props.page.items, item, &chosen) } }
                { part!(Row [item.id.to_string()] {
                    item: item.clone(),
                    chosen: chosen.contains(&item.id),
                    choose,
                    take: props.take.clone(),
                    reload: props.reload.clone(),
                }) }
            </>
        }
    };
    html! {
        <>
            { part!(Bulk { chosen: picked, done }) }
            <ul class="lx-manage-list" tabindex="-1" aria-label={t(text::QUEUE)} data-test="queue">{ for props.page.items.iter().enumerate().map(row) }</ul>
        </>
    }
}

/// Chooses these, or leaves them again where all of them are chosen.
fn choose(chosen: &UseStateHandle<Vec<ItemId>>, these: Vec<ItemId>) -> Callback<()> {
    let chosen = chosen.clone();
    Callback::from(move |()| {
        let mut all = (*chosen).clone();
        if these.iter().all(|id| all.contains(id)) {
            all.retain(|id| !these.contains(id));
        } else {
            all.extend(these.iter().filter(|id| !chosen.contains(id)));
        }
        chosen.set(all);
    })
}

/// Says that one person sent several things, and chooses all of them.
fn flood(items: &[ModerationItem], first: &ModerationItem, chosen: &UseStateHandle<Vec<ItemId>>) -> Html {
    let same = items.iter().filter(|item| item.flood == first.flood);
    let of_kind = same.clone().filter(|item| item.kind == first.kind && can_be_chosen(item));
    let these: Vec<_> = of_kind.map(|item| item.id).collect();
    let all = choose(chosen, these.clone());
    html! {
        <li class="lx-row" data-test="flood">
            <span class="lx-grow">{ fill(text::FLOOD, &[&same.count().to_string()]) }</span>
            if these.len() > 1 {
                { button(ButtonKind::Text, t(text::CHOOSE_ALL), all.reform(|_: MouseEvent| ()), "choose-flood") }
            }
        </li>
    }
}

/// What kind of thing it is.
pub(crate) const fn kind(kind: ItemKind) -> Text {
    match kind {
        ItemKind::Proposal => text::KIND_PROPOSAL,
        ItemKind::Amendment => text::KIND_AMENDMENT,
        ItemKind::Appeal => text::KIND_APPEAL,
        ItemKind::Comment => text::KIND_COMMENT,
        ItemKind::Report => text::KIND_REPORT,
        ItemKind::Photo => text::KIND_PHOTO,
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    item: ModerationItem,
    chosen: bool,
    /// Chooses it; absent where it cannot be.
    choose: Option<Callback<()>>,
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
                <span class="lx-grow lx-small lx-muted">
                    { t(kind(item.kind)) }
                    if item.kind == ItemKind::Report && item.photo_id.is_some() { { " · " }{ t(text::KIND_PHOTO) } }
                </span>
                if item.reports > 0 { { chip(Tone::Red, Shape::Alert, &fill(text::REPORTED_BY, &[&item.reports.to_string()])) } }
                if item.raised { { chip(Tone::Red, Shape::Send, t(text::RAISED)) } }
                if late { { chip(Tone::Red, Shape::Clock, t(text::OVERDUE)) } }
                if let Some(name) = others { { chip(Tone::Amber, Shape::Person, &fill(text::LOOKED_AT, &[name])) } }
            </p>
            if let Some(words) = &item.says {
                <p class="lx-text" data-test="item-says">{ words }</p>
                <p class="lx-small lx-muted">{ fill(text::OF_PROPOSAL, &[&item.title]) }</p>
            } else {
                <h2 class="lx-title">{ &item.title }</h2>
            }
            <p class="lx-small lx-muted">{ fill(text::DUE, &[&time::moment(item.due_at)]) }</p>
            { sending.trouble("claim-trouble") }
            if let Some(choose) = props.choose.clone() {
                { part!(Check {
                    checked: props.chosen,
                    onchange: choose.reform(|_: bool| ()),
                    data_test: "choose",
                    children: html! { { t(text::CHOOSE) } },
                }) }
            }
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
