//! Signing out, here or everywhere.

use kit::hooks::use_state;
use kit::{
    i18n::{console as text, shared, t},
    session::use_session,
    ui::{Button, ButtonKind, Cell, Cells, Dialog, Shape, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{nav::use_nav, place::Place};

/// The two ways out, and a question before the second.
#[component]
pub(super) fn Leave() -> Html {
    let (session, toasts, nav) = (use_session(), use_toasts(), use_nav());
    let (asked, busy) = (use_state(|| false), use_state(|| false));
    let leave = {
        let busy = busy.clone();
        Callback::from(move |everywhere: bool| {
            let (session, toasts, nav, busy) = (session.clone(), toasts.clone(), nav.clone(), busy.clone());
            busy.set(true);
            spawn_local(async move {
                match session.sign_out(everywhere).await {
                    // Whoever signs in next begins at the queue, not where this person was.
                    Ok(()) => nav.push(Place::default()),
                    Err(failure) => {
                        busy.set(false);
                        toasts.bad(failure.line());
                    }
                }
            });
        })
    };
    let ask = {
        let asked = asked.clone();
        Callback::from(move |now| asked.set(now))
    };
    let foot = html! {
        <>
            <Button onclick={ask.reform(|_: MouseEvent| false)}>{ t(shared::CANCEL) }</Button>
            <Button kind={ButtonKind::Warn} loading={*busy} onclick={leave.reform(|_: MouseEvent| true)} data_test="sign-out-everywhere-yes">
                { t(shared::SIGN_OUT_EVERYWHERE) }
            </Button>
        </>
    };
    html! {
        <>
            <Cells foot={t(text::SIGN_OUT_DRAFTS)}>
                <Cell title={t(shared::SIGN_OUT)} shape={Shape::Leave} onclick={leave.reform(|()| false)} data_test="sign-out" />
                <Cell title={t(shared::SIGN_OUT_EVERYWHERE)} shape={Shape::Leave} warn=true onclick={ask.reform(|()| true)}
                    data_test="sign-out-everywhere" />
            </Cells>
            if *asked {
                <Dialog title={t(shared::SIGN_OUT_EVERYWHERE)} close_label={t(shared::CLOSE)} onclose={ask.reform(|()| false)} {foot}>
                    <p>{ t(text::SIGN_OUT_ASK) }</p>
                </Dialog>
            }
        </>
    }
}
