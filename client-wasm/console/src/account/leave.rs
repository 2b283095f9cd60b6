//! Signing out, here or everywhere, and a question before something is lost.

use kit::{
    drafts,
    hooks::{UseStateHandle, use_state},
    i18n::{console as text, shared, t},
    part,
    session::use_session,
    ui::{Button, ButtonKind, Cell, Cells, Dialog, Shape, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{nav::use_nav, place::Place};

/// The two ways out.
#[component]
pub(super) fn Leave() -> Html {
    let (asked, busy) = (use_state(|| None::<bool>), use_state(|| false));
    let leave = use_leaving(&asked, &busy);
    let ask = {
        let asked = asked.clone();
        Callback::from(move |now| asked.set(now))
    };
    // Nothing is lost without drafts, so nothing is asked.
    let leave_or_ask = {
        let (ask, leave) = (ask.clone(), leave.clone());
        Callback::from(move |()| {
            let (ask, leave) = (ask.clone(), leave.clone());
            spawn_local(async move {
                if drafts::any_here().await {
                    ask.emit(Some(false));
                } else {
                    leave.emit(false);
                }
            });
        })
    };
    html! {
        <>
            { part!(Cells {
                foot: t(text::SIGN_OUT_DRAFTS),
                children: html! {
                    <>
                        { part!(Cell { title: t(shared::SIGN_OUT), shape: Shape::Leave, onclick: leave_or_ask, data_test: "sign-out" }) }
                        { part!(Cell { title: t(shared::SIGN_OUT_EVERYWHERE), shape: Shape::Leave, warn: true, onclick: ask.reform(|()| Some(true)), data_test: "sign-out-everywhere" }) }
                    </>
                },
            }) }
            // One place, filled or not: where their number changes, those before it are made anew, and lose the focus.
            if let Some(everywhere) = *asked { { sure(everywhere, *busy, &ask, &leave) } }
        </>
    }
}

/// Signs out, here or everywhere. Where that fails nothing is asked any more, and it can be tried again.
#[hook]
fn use_leaving(asked: &UseStateHandle<Option<bool>>, busy: &UseStateHandle<bool>) -> Callback<bool> {
    let (session, toasts, nav) = (use_session(), use_toasts(), use_nav());
    let (asked, busy) = (asked.clone(), busy.clone());
    Callback::from(move |everywhere: bool| {
        let (session, toasts, nav) = (session.clone(), toasts.clone(), nav.clone());
        let (asked, busy) = (asked.clone(), busy.clone());
        busy.set(true);
        spawn_local(async move {
            match session.sign_out(everywhere).await {
                // Whoever signs in next begins at the queue, not where this person was.
                Ok(()) => nav.push(Place::default()),
                Err(failure) => {
                    asked.set(None);
                    busy.set(false);
                    toasts.bad(failure.line());
                }
            }
        });
    })
}

/// Asks before something is lost: drafts of this device, or everybody's sessions.
fn sure(everywhere: bool, busy: bool, ask: &Callback<Option<bool>>, leave: &Callback<bool>) -> Html {
    let (title, words) = if everywhere {
        (shared::SIGN_OUT_EVERYWHERE, text::SIGN_OUT_ASK)
    } else {
        (shared::SIGN_OUT, text::SIGN_OUT_DRAFTS)
    };
    let foot = html! {
        <>
            { part!(Button {
                onclick: ask.reform(|_: MouseEvent| None),
                children: html! { <>{ t(shared::CANCEL) }</> },
            }) }
            { part!(Button {
                kind: ButtonKind::Warn,
                loading: busy,
                onclick: leave.reform(move |_: MouseEvent| everywhere),
                data_test: "sign-out-yes",
                children: html! { <>{ t(title) }</> },
            }) }
        </>
    };
    part!(Dialog {
        title: t(title),
        close_label: t(shared::CLOSE),
        onclose: ask.reform(|()| None),
        foot,
        children: html! { <><p>{ t(words) }</p></> },
    })
}
