//! What is kept of oneself: consents, a copy of everything, and the end of it.

use contract::{
    page::Page,
    privacy::{Consent, ConsentKind},
};
use kit::{
    browser, consent,
    hooks::use_state,
    http::Call,
    i18n::{fill, inbox as text, shared, t},
    part,
    picture::{BlobUrl, Unreadable},
    remote::use_call,
    sending::{Sending, use_sending},
    session::use_session,
    time,
    ui::{Button, ButtonKind, Check, Dialog, Shape, use_toasts},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, HtmlAnchorElement};
use yew::prelude::*;

use crate::{
    routes::Route,
    shell::{Screen, use_signed_in},
};

#[component]
pub(crate) fn DataPage() -> Html {
    let matter = use_signed_in(|me| {
        // Residents' accounts belong to a telephone.
        let own = me.phone.is_some();
        html! {
            <div class="lx-sections">
                { part!(Consents) }
                if own {
                    { part!(Copy) }
                    { part!(Erase) }
                } else {
                    <p class="lx-card">{ t(text::STAFF_DATA) }</p>
                }
            </div>
        }
    });
    part!(Screen {
        title: t(text::DATA),
        tab: Route::Data,
        data_test: "data-page",
        children: matter
    })
}

/// My consents, each to be given and taken back.
#[component]
fn Consents() -> Html {
    let (consents, reload) = use_call::<_, Page<Consent>>((), |()| Some(Call::get("/me/consents")));
    let toasts = use_toasts();
    let change = |kind: ConsentKind| {
        let (reload, toasts) = (reload.clone(), toasts.clone());
        Callback::from(move |on: bool| {
            let (reload, toasts) = (reload.clone(), toasts.clone());
            spawn_local(async move {
                match consent::change(kind, on).await {
                    Ok(_) => toasts.good(t(shared::SAVED)),
                    Err(failure) => toasts.bad(failure.line()),
                }
                reload.emit(());
            });
        })
    };
    let matter = consents.show(3, &reload, |consents| {
        let rows = ConsentKind::ALL.iter().map(|kind| row(&consents.items, *kind, change(*kind)));
        html! { <>{ for rows }</> }
    });
    html! {
        <section class="lx-card">
            <h2 class="lx-title">{ t(text::CONSENTS_TITLE) }</h2>
            <p class="lx-small lx-muted">{ t(text::CONSENTS_NOTE) }</p>
            { matter }
        </section>
    }
}

fn row(consents: &[Consent], kind: ConsentKind, onchange: Callback<bool>) -> Html {
    html! {
        <div key={kind.word()}>
            { part!(Check {
                checked: consent::is_given(consents, kind),
                onchange,
                data_test: format!("consent-{}", kind.word()),
                children: html! { { t(consent::sentence(kind)) } },
            }) }
            if let Some(since) = since(consents, kind) { <p class="lx-small lx-muted">{ since }</p> }
        </div>
    }
}

/// Since when a consent is given, of the latest version that was agreed to.
fn since(consents: &[Consent], kind: ConsentKind) -> Option<String> {
    let given = consents
        .iter()
        .find(|consent| consent.kind == kind && consent.withdrawn_at.is_none())?;
    Some(fill(
        text::CONSENT_SINCE,
        &[&time::date(given.granted_at), &given.version.to_string()],
    ))
}

/// A copy of everything.
#[component]
fn Copy() -> Html {
    let (busy, toasts) = (use_state(|| false), use_toasts());
    let onclick = {
        let busy = busy.clone();
        Callback::from(move |_: MouseEvent| {
            let (busy, toasts) = (busy.clone(), toasts.clone());
            busy.set(true);
            spawn_local(async move {
                match Call::get("/me/export").blob().await {
                    Ok(export) if save(&export).is_ok() => {}
                    Ok(_) => toasts.bad(t(text::EXPORT_FAILED)),
                    Err(failure) => toasts.bad(failure.line()),
                }
                busy.set(false);
            });
        })
    };
    html! {
        <section class="lx-card">
            <h2 class="lx-title">{ t(text::EXPORT_TITLE) }</h2>
            <p class="lx-small lx-muted">{ t(text::EXPORT_NOTE) }</p>
            { part!(Button {
                onclick,
                loading: *busy,
                data_test: "export",
                children: html! { { t(text::EXPORT_BUTTON) } },
            }) }
        </section>
    }
}

/// Hands the copy to the browser, which puts it where downloads go.
fn save(export: &Blob) -> Result<(), Unreadable> {
    let url = BlobUrl::new(export)?;
    let document = browser::document().ok_or(Unreadable)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into().map_err(|_| Unreadable)?;
    link.set_href(url.text());
    link.set_download("lianxin.json");
    link.click();
    // The browser reads it after this moment; then its address can go.
    gloo_timers::callback::Timeout::new(60_000, move || drop(url)).forget();
    Ok(())
}

/// The end of the account.
#[component]
fn Erase() -> Html {
    let (asking, sending) = (use_state(|| false), use_sending());
    let (session, toasts) = (use_session(), use_toasts());
    let ask = {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(true))
    };
    let onclose = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(false))
    };
    let erase = {
        let sending = sending.clone();
        Callback::from(move |_: MouseEvent| {
            let (session, toasts) = (session.clone(), toasts.clone());
            sending.send(Call::delete("/me"), move |()| {
                spawn_local(async move {
                    session.forget().await;
                    // Whoever was led elsewhere at once would not have read it.
                    toasts.good(t(text::ERASED));
                });
            });
        })
    };
    html! {
        <section class="lx-card">
            <h2 class="lx-title">{ t(text::ERASE_TITLE) }</h2>
            <p class="lx-small lx-muted">{ t(text::ERASE_NOTE) }</p>
            { part!(Button {
                kind: ButtonKind::Warn,
                shape: Shape::Alert,
                onclick: ask,
                data_test: "erase",
                children: html! { { t(text::ERASE_BUTTON) } },
            }) }
            if *asking {
                { sure(erase, onclose, &sending) }
            }
        </section>
    }
}

/// Asks once more.
fn sure(erase: Callback<MouseEvent>, onclose: Callback<()>, sending: &Sending) -> Html {
    let foot = html! {
        <>
            { part!(Button {
                onclick: onclose.reform(|_: MouseEvent| ()),
                children: html! { { t(shared::CANCEL) } },
            }) }
            { part!(Button {
                kind: ButtonKind::Warn,
                onclick: erase,
                loading: sending.is_busy(),
                data_test: "sure",
                children: html! { { t(text::ERASE_BUTTON) } },
            }) }
        </>
    };
    part!(Dialog {
        title: t(text::ERASE_TITLE),
        onclose,
        close_label: t(shared::CLOSE),
        foot,
        data_test: "erase-dialog",
        children: html! { <><p>{ t(text::ERASE_SURE) }</p>{ sending.trouble("erase-failed") }</> },
    })
}
