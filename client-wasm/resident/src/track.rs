//! Following an anonymous letter by its tracking code, which stands behind `#` and so reaches no server's log.

use std::rc::Rc;

use contract::mailbox::Tracking;
use kit::{
    browser::{self, Listener},
    hooks::{use_effect_with, use_state},
    i18n::{resident, shared, t},
    part, time,
    ui::{Button, ButtonKind, Check, Field, use_toasts},
};
use yew::prelude::*;

use crate::{
    case::{Access, CaseScreen},
    followed::{self, Followed},
    routes::Route,
    shell::Screen,
};

/// Shows the letter of this code on the tracking page that is open.
pub(crate) fn point_at(secret: &str) {
    if let Some(window) = browser::window() {
        // In place of this entry of the history. It fails only outside a page.
        window.location().replace(&format!("#{secret}")).ok();
    }
}

/// The code in the address, if it is one.
fn pointed_at() -> Option<Tracking> {
    let hash = browser::window()?.location().hash().ok()?;
    Tracking::parse(hash.strip_prefix('#')?)
}

/// The page: the letter, or a field for its code.
#[component]
pub(crate) fn TrackPage() -> Html {
    let secret = use_state(pointed_at);
    {
        let setter = secret.setter();
        use_effect_with((), move |()| {
            let listener = browser::window().map(|window| Listener::new(&window, "hashchange", move || setter.set(pointed_at())));
            move || drop(listener)
        });
    }
    let Some(secret) = &*secret else { return part!(Enter) };
    let secret = secret.to_string();
    part!(CaseScreen [secret.clone()] {
        access: Access::Secret(Rc::from(secret.as_str())),
        title: t(resident::TRACK_TITLE)
    })
}

/// A field for the code.
#[component]
fn Enter() -> Html {
    let code = use_state(String::new);
    let keep = use_state(|| false);
    let wrong = use_state(|| false);
    let toasts = use_toasts();
    let oninput = {
        let code = code.clone();
        Callback::from(move |text: String| code.set(text))
    };
    let onkeep = {
        let keep = keep.clone();
        Callback::from(move |on: bool| keep.set(on))
    };
    let onsubmit = {
        let (code, keep, wrong) = (code.clone(), keep.clone(), wrong.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(secret) = Tracking::parse(code.trim()) else {
                wrong.set(true);
                return browser::focus_first_fault();
            };
            if *keep {
                followed::keep(
                    followed::KEPT,
                    Followed {
                        secret: secret.to_string(),
                        title: t(resident::TRACK_TITLE).to_owned(),
                        at: time::now(),
                    },
                );
                toasts.good(t(shared::SAVED));
            }
            point_at(&secret.to_string());
        })
    };
    part!(Screen {
        title: t(resident::TRACK_TITLE),
        back: Route::Cases,
        data_test: "track-page",
        children: html! { <form novalidate=true class="lx-pad lx-stack" {onsubmit}>
            <p>{ t(resident::TRACK_WHY) }</p>
            { part!(Field {
                label: t(resident::TRACK_CODE),
                value: (*code).clone(),
                oninput,
                autocomplete: "off",
                error: wrong.then(|| AttrValue::from(t(resident::TRACK_WRONG))),
                data_test: "track-code",
            }) }
            { part!(Check {
                checked: *keep,
                onchange: onkeep,
                data_test: "track-keep",
                children: html! { { t(resident::CODE_KEEP) } },
            }) }
            { part!(Button {
                kind: ButtonKind::Primary,
                submit: true,
                block: true,
                data_test: "track-submit",
                children: html! { { t(resident::TRACK_SHOW) } },
            }) }
        </form> }
    })
}
