//! What the reader may do with a motion: second it, take that back, or take back their own.

use std::rc::Rc;

use contract::{
    motions::{Motion, MotionAction as Action, MotionState as State},
    votes::NoVote,
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{Text, motions as text, shared, t, votes},
    part,
    sending::use_sending,
    session::{Standing, use_session},
    ui::{Button, ButtonKind, Dialog, Shape, use_toasts},
    way_in,
};
use serde::Serialize;
use yew::prelude::*;

/// Properties of [`Act`].
#[derive(Properties, PartialEq)]
pub(super) struct ActProps {
    /// What it is done with.
    pub(super) motion: Rc<Motion>,
    /// Called once it is.
    pub(super) reload: Callback<()>,
}

/// What goes with what says nothing.
#[derive(Serialize)]
struct Nothing {}

/// The buttons, or why there are none.
#[component]
pub(super) fn Act(props: &ActProps) -> Html {
    let (sending, toasts, session, sure) = (use_sending(), use_toasts(), use_session(), use_state(|| false));
    let motion = &props.motion;
    let act = |call: Call, words: Text| {
        let (sending, toasts, reload) = (sending.clone(), toasts.clone(), props.reload.clone());
        let sure = sure.clone();
        Callback::from(move |_: MouseEvent| {
            let (toasts, reload, sure) = (toasts.clone(), reload.clone(), sure.clone());
            sending.send(call.clone(), move |_: Motion| {
                sure.set(false);
                toasts.good(t(words));
                reload.emit(());
            });
        })
    };
    let (asking, onclose) = {
        let (open, close) = (sure.clone(), sure.clone());
        (
            Callback::from(move |_: MouseEvent| open.set(true)),
            Callback::from(move |()| close.set(false)),
        )
    };
    let can = |action| motion.allowed.contains(&action);
    let path = format!("/motions/{}", motion.id);
    let withdraw = act(Call::post(&format!("{path}/withdraw")).json(&Nothing {}), text::WITHDRAWN);
    let (second, open) = (format!("{path}/second"), motion.state == State::Gathering);
    let why_not = motion.mine.and_then(|mine| mine.why_not).filter(|_| open);
    html! {
        <section class="lx-stack" data-test="act">
            if can(Action::Second) {
                <p class="lx-small lx-muted">{ t(text::NAMELESS) }</p>
                { part!(Button { kind: ButtonKind::Primary, block: true, shape: Shape::Hand, loading: sending.is_busy(),
                    onclick: act(Call::put(&second), text::THANKS), data_test: "second", children: html! { { t(text::SECOND) } } }) }
            }
            if can(Action::Unsecond) {
                { part!(Button { block: true, loading: sending.is_busy(), onclick: act(Call::delete(&second), text::UNSECONDED),
                    data_test: "unsecond", children: html! { { t(text::UNSECOND) } } }) }
            }
            if open && session.standing == Standing::SignedOut {
                { way_in::link("votes", "lx-button lx-button-primary lx-button-block", t(text::SIGN_IN), "sign-in") }
            }
            { why_not.map(no_part) }
            if can(Action::Withdraw) {
                { part!(Button { block: true, onclick: asking, data_test: "withdraw", children: html! { { t(text::WITHDRAW) } } }) }
            }
            { sending.trouble("act-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            if *sure {
                { ask_once_more(withdraw, &onclose, sending.is_busy()) }
            }
        </section>
    }
}

/// What is withdrawn does not come back: it is asked about once more.
fn ask_once_more(withdraw: Callback<MouseEvent>, onclose: &Callback<()>, loading: bool) -> Html {
    part!(Dialog {
        title: t(text::SURE),
        onclose: onclose.clone(),
        close_label: t(shared::CLOSE),
        data_test: "sure",
        foot: html! {
            <>
                { part!(Button { onclick: onclose.reform(|_: MouseEvent| ()), children: html! { { t(shared::BACK) } } }) }
                { part!(Button { kind: ButtonKind::Warn, loading, data_test: "withdraw-now",
                    onclick: withdraw,
                    children: html! { { t(text::WITHDRAW) } } }) }
            </>
        },
        children: html! { <p>{ t(text::SURE_NOTE) }</p> },
    })
}

/// Why the reader has no part in it, and where they become verified.
fn no_part(why: NoVote) -> Html {
    let words = if why == NoVote::Minor {
        text::MINOR
    } else {
        text::NOT_VERIFIED
    };
    html! {
        <div class="lx-card lx-stack" data-test="no-part">
            <p>{ t(words) }</p>
            <a class="lx-button lx-button-plain lx-button-block" href="/proposals/mine" data-test="verify">{ t(votes::VERIFY) }</a>
        </div>
    }
}
