//! What is hidden from view: who hid it, when and why; it is put back from here.

use contract::{
    ids::ItemId,
    page::Page,
    proposals::{HiddenItem, ItemKind},
};
use kit::{
    files,
    hooks::use_state,
    http::{Call, query},
    i18n::{fill, moderation as text, shared, t, words},
    part,
    remote::use_call,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, Dialog, Empty, Shape, Tone, chip, use_toasts},
};
use yew::prelude::*;

use crate::queue::{OfCommunity, kind};

/// The page.
#[component]
pub(crate) fn HiddenPage(props: &OfCommunity) -> Html {
    let (first, reload) = use_call::<_, Page<HiddenItem>>(props.community, |_| Some(call(props, "")));
    first.show(3, &reload, |page| {
        if page.items.is_empty() {
            return part!(Empty {
                shape: Shape::Check,
                words: t(text::HIDDEN_NONE)
            });
        }
        part!(Listed {
            of: OfCommunity {
                community: props.community
            },
            first: (**page).clone(),
            reload: reload.clone()
        })
    })
}

fn call(of: &OfCommunity, cursor: &str) -> Call {
    let query = query(&[("cursor", cursor)]);
    Call::get(&format!("/communities/{}/hidden{query}", of.community))
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    of: OfCommunity,
    first: Page<HiddenItem>,
    reload: Callback<()>,
}

/// The first page and those that were asked for after it.
#[component]
fn Listed(props: &ListedProps) -> Html {
    let more = use_state(|| None::<Page<HiddenItem>>);
    let gone = use_state(Vec::<ItemId>::new);
    let sending = use_sending();
    let next = more.as_ref().map_or(&props.first.next, |page| &page.next).clone();
    let onmore = {
        let (more, sending, call) = (
            more.clone(),
            sending.clone(),
            call(&props.of, next.as_deref().unwrap_or_default()),
        );
        Callback::from(move |_: MouseEvent| {
            let (more, mut items) = (more.clone(), more.as_ref().map(|page| page.items.clone()).unwrap_or_default());
            sending.send(call.clone(), move |page: Page<HiddenItem>| {
                items.extend(page.items);
                more.set(Some(Page { items, next: page.next }));
            });
        })
    };
    let restored = {
        let (gone, reload) = (gone.clone(), props.reload.clone());
        Callback::from(move |id: ItemId| {
            gone.set(gone.iter().copied().chain([id]).collect());
            reload.emit(());
        })
    };
    let later = more.iter().flat_map(|page| &page.items);
    let all = props.first.items.iter().chain(later).filter(|item| !gone.contains(&item.id));
    html! {
        <>
            <p class="lx-small lx-muted">{ t(text::HIDDEN_LEAD) }</p>
            <ul class="lx-manage-list" data-test="hidden">
                { for all.map(|item| part!(Row [item.id.to_string()] { item: item.clone(), restored: restored.clone() })) }
            </ul>
            { sending.trouble("more-trouble") }
            if next.is_some() {
                { part!(Button {
                    loading: sending.is_busy(),
                    onclick: onmore,
                    data_test: "more",
                    children: html! { { t(shared::LOAD_MORE) } },
                }) }
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    item: HiddenItem,
    restored: Callback<ItemId>,
}

/// Something that is hidden, with the button that puts it back.
#[component]
fn Row(props: &RowProps) -> Html {
    let item = &props.item;
    let asking = use_state(|| false);
    let ask = |asks: bool| {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(asks))
    };
    html! {
        <li class="lx-card lx-stack" data-test="hidden-item">
            <p class="lx-row">
                { chip(Tone::Red, Shape::Lock, t(kind(what(item)))) }
                <span class="lx-small lx-muted">{ fill(text::HIDDEN_BY, &[&item.hidden_by, &time::moment(item.at)]) }</span>
            </p>
            { files::pictures(item.photo.as_slice()) }
            if let Some(says) = &item.says {
                <p class="lx-text">{ says }</p>
                <p class="lx-small lx-muted">{ fill(text::HIDDEN_OF, &[&item.title]) }</p>
            } else {
                <p class="lx-strong">{ &item.title }</p>
            }
            <p>
                { item.reason.map(|reason| t(words::moderation_reason(reason))) }
                if let Some(text) = &item.text { { " · " }{ text } }
            </p>
            if item.may_restore {
                { part!(Button {
                    shape: Shape::Undo,
                    onclick: ask(true).reform(|_: MouseEvent| ()),
                    data_test: "put-back",
                    children: html! { { t(text::PUT_BACK) } },
                }) }
            } else {
                <p class="lx-small lx-muted">{ t(text::NOT_YOURS) }</p>
            }
            if *asking { { part!(Sure { item: item.clone(), restored: props.restored.clone(), onclose: ask(false) }) } }
        </li>
    }
}

const fn what(item: &HiddenItem) -> ItemKind {
    match (&item.photo, item.comment_id) {
        (Some(_), _) => ItemKind::Photo,
        (None, Some(_)) => ItemKind::Comment,
        (None, None) => ItemKind::Proposal,
    }
}

/// Where it is put back.
fn restore(item: &HiddenItem) -> String {
    match (&item.photo, item.comment_id) {
        (Some(photo), _) => format!("/proposals/{}/photos/{}/restore", item.proposal_id, photo.id),
        (None, Some(comment)) => format!("/comments/{comment}/restore"),
        (None, None) => format!("/proposals/{}/restore", item.proposal_id),
    }
}

#[derive(Properties, PartialEq)]
struct SureProps {
    item: HiddenItem,
    restored: Callback<ItemId>,
    onclose: Callback<()>,
}

/// Asks once more before everybody sees it again.
#[component]
fn Sure(props: &SureProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let onclick = {
        let (sending, restored) = (sending.clone(), props.restored.clone());
        let (id, path) = (props.item.id, restore(&props.item));
        Callback::from(move |_: MouseEvent| {
            let (toasts, restored) = (toasts.clone(), restored.clone());
            sending.send(Call::post(&path), move |()| {
                toasts.good(t(text::IS_BACK));
                restored.emit(id);
            });
        })
    };
    let foot = html! {
        <>
            { part!(Button {
                onclick: props.onclose.reform(|_: MouseEvent| ()),
                data_test: "put-back-cancel",
                children: html! { { t(shared::CANCEL) } },
            }) }
            { part!(Button {
                kind: ButtonKind::Primary,
                onclick,
                loading: sending.is_busy(),
                data_test: "put-back-sure",
                children: html! { { t(text::PUT_BACK) } },
            }) }
        </>
    };
    part!(Dialog {
        title: t(text::PUT_BACK),
        onclose: props.onclose.clone(),
        close_label: t(shared::CLOSE),
        foot,
        data_test: "put-back-dialog",
        children: html! { <div class="lx-stack">
            <p>{ t(text::PUT_BACK_SURE) }</p>
            { sending.trouble("put-back-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
        </div> },
    })
}
