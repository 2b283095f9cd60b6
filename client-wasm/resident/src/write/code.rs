//! The tracking code of an anonymous letter, shown once, large, to be noted.

use kit::{
    browser,
    i18n::{resident, shared, t},
    ui::{Banner, Button, ButtonKind, Shape, Tone, use_toasts},
};
use yew::prelude::*;

use crate::{
    followed,
    outbox::use_outbox,
    routes::{Route, use_way},
    shell::Screen,
};

/// The page.
#[component]
pub(crate) fn CodePage() -> Html {
    let code = use_state(followed::shown);
    let (way, toasts, outbox) = (use_way(), use_toasts(), use_outbox());
    let Some(code) = (*code).clone() else {
        return html! {
            <Screen title={t(resident::CODE_TITLE)} back={Route::Home}>
                <p class="lx-pad">{ t(resident::CODE_GONE) }</p>
            </Screen>
        };
    };
    let waits = outbox
        .letters
        .iter()
        .any(|unsent| unsent.secret.as_deref() == Some(&code.secret));
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
    let keep = {
        let (code, way, toasts) = (code.clone(), way.clone(), toasts.clone());
        Callback::from(move |_: MouseEvent| {
            followed::keep(code.clone());
            followed::noted();
            toasts.good(t(shared::SAVED));
            way.instead(Route::Cases);
        })
    };
    let done = Callback::from(move |_: MouseEvent| {
        followed::noted();
        way.instead(Route::Home);
    });
    html! {
        <Screen title={t(resident::CODE_TITLE)} data_test="code-page">
            if waits {
                <Banner tone={Tone::Amber} shape={Shape::Offline} words={t(resident::CODE_WAITS)} />
            }
            <div class="lx-pad lx-stack">
                <p>{ t(resident::CODE_WHY) }</p>
                <p class="lx-code" data-test="tracking-code">{ pieces(&code.secret) }</p>
                <div class="lx-row">
                    <Button onclick={copy(code.secret.clone())} data_test="copy-code">{ t(resident::CODE_COPY) }</Button>
                    <Button onclick={copy(followed::link(&code.secret))} data_test="copy-link">{ t(resident::CODE_COPY_LINK) }</Button>
                </div>
                <p class="lx-muted lx-small">{ t(resident::CODE_KEEP_NOTE) }</p>
                <Button kind={ButtonKind::Primary} block=true onclick={keep} data_test="keep-code">{ t(resident::CODE_KEEP) }</Button>
                <Button block=true onclick={done} data_test="noted-code">{ t(resident::CODE_NOTED) }</Button>
            </div>
        </Screen>
    }
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
