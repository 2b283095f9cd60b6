//! The tracking codes of anonymous letters, shown large, one after the other, until each is noted.

use kit::{
    browser,
    hooks::use_state,
    i18n::{resident, shared, t},
    part,
    ui::{Banner, Button, ButtonKind, Cell, Cells, Shape, Tone, button, use_toasts},
};
use yew::prelude::*;

use crate::{
    followed,
    outbox::use_outbox,
    routes::{Route, Way},
    shell::Screen,
};

/// The way to codes that were not noted yet; nothing if there are none.
pub(crate) fn to_note() -> Html {
    html! {
        if let Some(code) = followed::all(followed::TO_NOTE).first() {
            { part!(Cells {
                children: part!(Cell {
                    title: t(resident::CODE_TITLE),
                    note: code.title.clone(),
                    shape: Shape::Lock,
                    href: Route::Code.href(),
                    onclick: Callback::from(move |()| Way::to(Route::Code)),
                    data_test: "to-note",
                }),
            }) }
        }
    }
}

#[component]
pub(crate) fn CodePage() -> Html {
    let codes = use_state(|| followed::all(followed::TO_NOTE));
    let (toasts, outbox) = (use_toasts(), use_outbox());
    let Some(code) = codes.first().cloned() else {
        return part!(Screen {
            title: t(resident::CODE_TITLE),
            back: Route::Home,
            children: html! { <p class="lx-pad">{ t(resident::CODE_GONE) }</p> }
        });
    };
    let waits = outbox
        .letters
        .iter()
        .any(|unsent| unsent.letter.secret.as_deref() == Some(&code.secret));
    let copy = |text: String| {
        let toasts = toasts.clone();
        Callback::from(move |_: MouseEvent| {
            if browser::copy(&text) {
                toasts.good(t(shared::COPIED));
            } else {
                toasts.bad(t(resident::CODE_NOT_COPIED));
            }
        })
    };
    let noted = {
        let secret = code.secret.clone();
        Callback::from(move |next: Route| {
            followed::forget(followed::TO_NOTE, &secret);
            let left = followed::all(followed::TO_NOTE);
            if left.is_empty() {
                Way::instead(next);
            }
            codes.set(left);
        })
    };
    let keep = {
        let (code, toasts, noted) = (code.clone(), toasts.clone(), noted.clone());
        Callback::from(move |_: MouseEvent| {
            followed::keep(followed::KEPT, code.clone());
            toasts.good(t(shared::SAVED));
            noted.emit(Route::Cases);
        })
    };
    let done = noted.reform(|_: MouseEvent| Route::Home);
    part!(Screen {
        title: t(resident::CODE_TITLE),
        data_test: "code-page",
        children: html! { <>if waits {
            { part!(Banner { tone: Tone::Amber, shape: Shape::Offline, words: t(resident::CODE_WAITS) }) }
        }
        <div class="lx-pad lx-stack">
            <p>{ t(resident::CODE_WHY) }</p>
            <p class="lx-code" data-test="tracking-code">{ pieces(&code.secret) }</p>
            <div class="lx-row">
                { button(ButtonKind::Plain, t(resident::CODE_COPY), copy(code.secret.clone()), "copy-code") }
                { button(ButtonKind::Plain, t(resident::CODE_COPY_LINK), copy(followed::link(&code.secret)), "copy-link") }
            </div>
            <p class="lx-muted lx-small">{ t(resident::CODE_KEEP_NOTE) }</p>
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                onclick: keep,
                data_test: "keep-code",
                children: html! { { t(resident::CODE_KEEP) } },
            }) }
            { part!(Button {
                block: true,
                onclick: done,
                data_test: "noted-code",
                children: html! { { t(resident::CODE_NOTED) } },
            }) }
        </div></> }
    })
}

/// The code in the groups it is written in, so that no line breaks inside of one.
fn pieces(secret: &str) -> Html {
    let groups: Vec<&str> = secret.split('-').collect();
    let last = groups.len().saturating_sub(1);
    let pieces = groups.into_iter().enumerate().map(|(index, group)| {
        html! { <><span class="lx-code-group">{ group.to_owned() }{ if index < last { "-" } else { "" } }</span><wbr /></> }
    });
    html! { <>{ for pieces }</> }
}
