//! By which ways one is told outside of the app, and the addresses for them.

use std::rc::Rc;

use contract::{
    addresses::{EmailCode, NewEmail, ReachWay, ReachWays, SENTENCES},
    notifications::NotificationPreferences,
    outbox::DeliveryWay,
    sessions::CodeSent,
};
use kit::{
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{Text, fill, inbox as text, shared, t},
    part,
    remote::use_call,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Check, Field, FieldKind, use_toasts},
};
use yew::prelude::*;

/// Properties of [`Reach`].
#[derive(Properties, PartialEq)]
pub(crate) struct ReachProps {
    /// What is wanted.
    pub(crate) wanted: Rc<NotificationPreferences>,
    /// Keeps what is wanted now.
    pub(crate) put: Callback<NotificationPreferences>,
    /// Asks anew what is wanted: a new address is used at once.
    pub(crate) reload: Callback<()>,
}

const fn name(way: DeliveryWay) -> Text {
    match way {
        DeliveryWay::Sms => text::WAY_SMS,
        DeliveryWay::Email => text::WAY_EMAIL,
        DeliveryWay::WeChat => text::WAY_WECHAT,
    }
}

/// The ways that are open here.
#[component]
pub(crate) fn Reach(props: &ReachProps) -> Html {
    let (ways, reload) = use_call::<_, ReachWays>((), |()| Some(Call::get("/me/addresses")));
    let changed = {
        let (reload, outer) = (reload.clone(), props.reload.clone());
        Callback::from(move |()| {
            reload.emit(());
            outer.emit(());
        })
    };
    ways.show(2, &reload, |ways| {
        html! {
            <section class="lx-card lx-stack" data-test="ways">
                <h2 class="lx-title">{ t(text::WAYS) }</h2>
                { for ways.items.iter().map(|way| one(props, way, &changed)) }
            </section>
        }
    })
}

fn one(props: &ReachProps, of: &ReachWay, changed: &Callback<()>) -> Html {
    let way = of.way;
    let address = of.address.as_deref().map(|address| check(props, way, address));
    html! {
        <>
            { for address }
            if way == DeliveryWay::Email { { part!(Email { of: of.clone(), changed: changed.clone() }) } }
        </>
    }
}

/// Whether one is told by a way whose address is known.
fn check(props: &ReachProps, way: DeliveryWay, address: &str) -> Html {
    let (wanted, put) = (props.wanted.clone(), props.put.clone());
    part!(Check [way.word()] {
        checked: wanted.ways.contains(&way),
        onchange: Callback::from(move |on: bool| {
            let mut wanted = (*wanted).clone();
            wanted.ways.retain(|each| *each != way);
            wanted.ways.extend(on.then_some(way));
            put.emit(wanted);
        }),
        data_test: format!("way-{}", way.word()),
        children: html! { { fill(name(way), &[address]) } },
    })
}

#[derive(Properties, PartialEq)]
struct EmailProps {
    of: ReachWay,
    changed: Callback<()>,
}

/// Adds an e-mail address, or another one, or takes it away.
#[component]
fn Email(props: &EmailProps) -> Html {
    let (open, removing) = (use_state(|| false), use_sending());
    let onremove = use_removing(&props.changed, &removing);
    let onopen = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(true))
    };
    let known = props.of.address.is_some();
    let pending = props.of.pending.as_ref();
    html! {
        <>
            if *open || pending.is_some() { { part!(NewAddress { changed: props.changed.clone() }) } }
            if let Some(pending) = pending {
                { part!(Code [pending.clone()] { to: pending.clone(), changed: close(&open, &props.changed) }) }
            }
            <p class="lx-row">
                if !*open && pending.is_none() {
                    { part!(Button {
                        onclick: onopen,
                        data_test: "email-add",
                        children: html! { { t(if known { text::EMAIL_CHANGE } else { text::EMAIL_ADD }) } },
                    }) }
                }
                if known || pending.is_some() {
                    { part!(Button {
                        kind: ButtonKind::Text,
                        onclick: onremove,
                        loading: removing.is_busy(),
                        data_test: "email-remove",
                        children: html! { { t(shared::DELETE) } },
                    }) }
                }
            </p>
            { removing.trouble("email-remove-failed") }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct NewAddressProps {
    changed: Callback<()>,
}

/// The address, to which a code is sent.
#[component]
fn NewAddress(props: &NewAddressProps) -> Html {
    let (email, asking) = (use_state(String::new), use_sending());
    let onsubmit = {
        let new = NewEmail {
            email: email.trim().to_owned(),
        };
        let (asking, changed) = (asking.clone(), props.changed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if asking.accepts_in(&new, SENTENCES) {
                let changed = changed.clone();
                let call = Call::put("/me/addresses/email").json(&new);
                asking.send(call, move |_: CodeSent| changed.emit(()));
            }
        })
    };
    html! {
        <form novalidate=true class="lx-stack" {onsubmit}>
            { part!(Field {
                label: t(text::EMAIL),
                kind: FieldKind::Email,
                value: (*email).clone(),
                oninput: typed(&email),
                autocomplete: "email",
                error: asking.error("/email"),
                hint: t(text::EMAIL_NOTE),
                data_test: "email",
            }) }
            { part!(Button {
                submit: true,
                loading: asking.is_busy(),
                data_test: "email-send",
                children: html! { { t(text::EMAIL_SEND) } },
            }) }
            { asking.trouble("email-failed") }
        </form>
    }
}

/// Takes the address away.
#[hook]
fn use_removing(changed: &Callback<()>, removing: &Sending) -> Callback<MouseEvent> {
    let toasts = use_toasts();
    let (removing, changed) = (removing.clone(), changed.clone());
    Callback::from(move |_: MouseEvent| {
        let (toasts, changed) = (toasts.clone(), changed.clone());
        removing.send(Call::delete("/me/addresses/email"), move |()| {
            toasts.good(t(text::EMAIL_REMOVED));
            changed.emit(());
        });
    })
}

fn typed(into: &UseStateHandle<String>) -> Callback<String> {
    let into = into.clone();
    Callback::from(move |text: String| into.set(text))
}

fn close(open: &UseStateHandle<bool>, changed: &Callback<()>) -> Callback<()> {
    let open = open.clone();
    changed.reform(move |()| open.set(false))
}

#[derive(Properties, PartialEq)]
struct CodeProps {
    to: String,
    changed: Callback<()>,
}

/// The code that came by mail.
#[component]
fn Code(props: &CodeProps) -> Html {
    let (code, sending, toasts) = (use_state(String::new), use_sending(), use_toasts());
    let onsubmit = {
        let told = EmailCode {
            code: code.trim().to_owned(),
        };
        let (sending, changed) = (sending.clone(), props.changed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if sending.accepts(&told) {
                let (toasts, changed) = (toasts.clone(), changed.clone());
                sending.send(Call::post("/me/addresses/email/confirm").json(&told), move |_: ReachWays| {
                    toasts.good(t(shared::SAVED));
                    changed.emit(());
                });
            }
        })
    };
    html! {
        <form novalidate=true class="lx-stack" {onsubmit}>
            { part!(Field {
                label: fill(text::EMAIL_CODE, &[&props.to]),
                value: (*code).clone(),
                oninput: typed(&code),
                kind: FieldKind::Code,
                autocomplete: "one-time-code",
                error: sending.error("/code"),
                data_test: "email-code",
            }) }
            { sending.submit(t(text::EMAIL_CONFIRM), "email-confirm") }
            { sending.trouble("email-code-failed") }
        </form>
    }
}
