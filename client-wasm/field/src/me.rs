//! Me: who I am here, how I read, and the way out.

use contract::accounts::Me;
use kit::{
    hooks::use_state,
    i18n::{field as text, fill, shared, t, words},
    part,
    reading::Reading,
    session::use_session,
    ui::{Button, ButtonKind, Cell, Cells, Dialog, Shape, button, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{outbox::use_outbox, routes::Route, shell::Screen};

#[component]
pub(crate) fn MePage() -> Html {
    let session = use_session();
    let who = session.me().map(|me| {
        part!(Cells {
            children: part!(Cell {
                title: me.work_name.clone().unwrap_or_else(|| me.name.clone()),
                note: posts(me),
                shape: Shape::Person,
                data_test: "who",
            })
        })
    });
    part!(Screen {
        title: t(text::TAB_ME),
        tab: Route::Me,
        data_test: "me-page",
        children: html! { <>{ who.unwrap_or_default() }<section class="lx-card lx-sections-apart">{ part!(Reading) }</section>{ part!(Leave) }</> }
    })
}

fn posts(me: &Me) -> String {
    let mut all = String::new();
    for post in &me.posts {
        if !all.is_empty() {
            all.push_str(" · ");
        }
        all.push_str(t(words::role(post.role)));
    }
    all
}

/// The way out. It empties this phone, and says so before something is lost.
#[component]
fn Leave() -> Html {
    let (asking, busy) = (use_state(|| false), use_state(|| false));
    let (session, toasts) = (use_session(), use_toasts());
    let unsent = use_outbox().parcels.len();
    let ask = |now: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(now))
    };
    let yes = {
        let (asking, busy) = (asking.clone(), busy.clone());
        Callback::from(move |_: MouseEvent| {
            let (session, toasts, asking, busy) = (session.clone(), toasts.clone(), asking.clone(), busy.clone());
            busy.set(true);
            spawn_local(async move {
                if let Err(failure) = session.sign_out(false).await {
                    toasts.bad(failure.line());
                    busy.set(false);
                    asking.set(false);
                }
            });
        })
    };
    let foot = html! {
        <>
            { button(ButtonKind::Plain, t(shared::CANCEL), ask(false).reform(|_: MouseEvent| ()), "stay") }
            { part!(Button {
                kind: ButtonKind::Warn,
                onclick: yes,
                loading: *busy,
                data_test: "sure",
                children: html! { { t(shared::SIGN_OUT) } },
            }) }
        </>
    };
    html! {
        <>
            { part!(Cells {
                children: part!(Cell {
                    title: t(shared::SIGN_OUT),
                    shape: Shape::Leave,
                    onclick: ask(true),
                    data_test: "sign-out",
                })
            }) }
            if *asking {
                { part!(Dialog {
                    title: t(shared::SIGN_OUT),
                    onclose: ask(false),
                    close_label: t(shared::CLOSE),
                    foot,
                    children: html! { <div class="lx-stack">
                        <p>{ t(text::LEAVE_EMPTIES) }</p>
                        if unsent > 0 { <p class="lx-strong" data-test="leave-unsent">{ fill(text::LEAVE_UNSENT, &[&unsent.to_string()]) }</p> }
                    </div> },
                }) }
            }
        </>
    }
}
