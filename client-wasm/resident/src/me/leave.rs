//! The way out: here, or everywhere. Empties this phone, and says so before something is lost.

use kit::{
    hooks::use_state,
    i18n::{fill, resident, shared, t},
    part,
    session::use_session,
    ui::{Button, ButtonKind, Cell, Cells, Dialog, Shape, calling, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    followed,
    letter::Letter,
    outbox::use_outbox,
    routes::{Route, Way},
};

/// The two ways out.
#[component]
pub(super) fn Leave() -> Html {
    let asking = use_state(|| None::<bool>);
    let ask = |everywhere: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(Some(everywhere)))
    };
    let onclose = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(None))
    };
    html! {
        <>
            { part!(Cells {
                children: html! { <>{ part!(Cell {
                    title: t(shared::SIGN_OUT),
                    shape: Shape::Leave,
                    onclick: ask(false),
                    data_test: "sign-out",
                }) }
                { part!(Cell {
                    title: t(shared::SIGN_OUT_EVERYWHERE),
                    shape: Shape::Leave,
                    onclick: ask(true),
                    data_test: "sign-out-everywhere",
                }) }</> },
            }) }
            if let Some(everywhere) = *asking { { part!(Sure { everywhere, onclose }) } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct SureProps {
    everywhere: bool,
    onclose: Callback<()>,
}

#[component]
fn Sure(props: &SureProps) -> Html {
    let (session, toasts, outbox) = (use_session(), use_toasts(), use_outbox());
    let busy = use_state(|| false);
    let unsent = outbox.letters.len();
    let codes = followed::all(followed::KEPT).len() + followed::all(followed::TO_NOTE).len();
    let yes = {
        let (busy, onclose, everywhere) = (busy.clone(), props.onclose.clone(), props.everywhere);
        Callback::from(move |_: MouseEvent| {
            let (session, toasts) = (session.clone(), toasts.clone());
            let (busy, onclose) = (busy.clone(), onclose.clone());
            busy.set(true);
            spawn_local(async move {
                match session.sign_out(everywhere).await {
                    Ok(()) => {
                        toasts.good(t(resident::SIGNED_OUT));
                        Way::instead(Route::Home);
                    }
                    Err(failure) => {
                        toasts.bad(failure.line());
                        busy.set(false);
                        onclose.emit(());
                    }
                }
            });
        })
    };
    let title = t(if props.everywhere {
        shared::SIGN_OUT_EVERYWHERE
    } else {
        shared::SIGN_OUT
    });
    let foot = html! {
        <>
            { calling(t(shared::CANCEL), &props.onclose, "stay") }
            { part!(Button {
                kind: ButtonKind::Warn,
                onclick: yes,
                loading: *busy,
                data_test: "sure",
                children: html! { { title } },
            }) }
        </>
    };
    part!(Dialog {
        title,
        onclose: props.onclose.clone(),
        close_label: t(shared::CLOSE),
        foot,
        data_test: "leave",
        children: html! { <div class="lx-stack">
            <p>{ t(resident::LEAVE_EMPTIES) }</p>
            if unsent > 0 { <p class="lx-strong" data-test="leave-unsent">{ fill(resident::LEAVE_UNSENT, &[&unsent.to_string()]) }</p> }
            if codes > 0 { <p class="lx-strong">{ fill(resident::LEAVE_CODES, &[&codes.to_string()]) }</p> }
            if !Letter::recall().is_blank() { <p class="lx-strong">{ t(resident::LEAVE_LETTER) }</p> }
        </div> }
    })
}
