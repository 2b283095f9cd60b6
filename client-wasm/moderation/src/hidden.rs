//! What is hidden from view: who hid it, when and why; it is put back from here.

use contract::proposals::{HiddenItem, ItemKind};
use kit::{
    files,
    hooks::use_state,
    http::Call,
    i18n::{fill, moderation as text, shared, t, words},
    pages::use_pages,
    part,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, Dialog, Empty, Shape, Tone, calling, chip, use_toasts},
};
use yew::prelude::*;

use crate::queue::{OfCommunity, kind};

#[component]
pub(crate) fn HiddenPage(props: &OfCommunity) -> Html {
    let hidden = use_pages::<HiddenItem>(format!("/communities/{}/hidden", props.community));
    hidden.show_as(3, || {
        if hidden.is_empty() {
            return part!(Empty {
                shape: Shape::Check,
                words: t(text::HIDDEN_NONE)
            });
        }
        let row = |item: &HiddenItem| part!(Row [item.id.to_string()] { item: item.clone(), restored: hidden.reload.clone() });
        html! {
            <>
                <p class="lx-small lx-muted">{ t(text::HIDDEN_LEAD) }</p>
                <ul class="lx-manage-list" data-test="hidden">{ for hidden.all().map(row) }</ul>
                { hidden.further() }
            </>
        }
    })
}

#[derive(Properties, PartialEq)]
struct RowProps {
    item: HiddenItem,
    restored: Callback<()>,
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
    restored: Callback<()>,
    onclose: Callback<()>,
}

/// Asks once more before everybody sees it again.
#[component]
fn Sure(props: &SureProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let onclick = {
        let (sending, path) = (sending.clone(), restore(&props.item));
        let (close, restored) = (props.onclose.clone(), props.restored.clone());
        Callback::from(move |_: MouseEvent| {
            let (toasts, close, restored) = (toasts.clone(), close.clone(), restored.clone());
            sending.send(Call::post(&path), move |()| {
                toasts.good(t(text::IS_BACK));
                close.emit(());
                restored.emit(());
            });
        })
    };
    let foot = html! {
        <>
            { calling(t(shared::CANCEL), &props.onclose, "put-back-cancel") }
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
