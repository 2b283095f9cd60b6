//! What keys there are.

use kit::{
    i18n::{Text, console as text, desk, shared, t},
    part,
    ui::{Dialog, calling},
};
use yew::prelude::*;

/// Properties of [`Help`].
#[derive(Properties, PartialEq)]
pub(crate) struct HelpProps {
    /// Puts it away.
    pub(crate) onclose: Callback<()>,
}

/// The keys, as a dialog.
#[component]
pub(crate) fn Help(props: &HelpProps) -> Html {
    let keys: [(&str, Text); 14] = [
        ("j", text::KEY_NEXT),
        ("k", text::KEY_PREVIOUS),
        (t(text::KEY_ENTER), text::KEY_OPEN),
        ("a", text::ACCEPT),
        ("r", text::ANSWER),
        ("n", text::NOTE),
        ("d", text::DECLINE),
        ("c", text::CLOSE_CASE),
        ("h", desk::KEY_HOTLINE),
        ("F2", desk::KEY_CALL),
        ("/", text::SEARCH),
        (t(text::KEY_CTRL_ENTER), text::KEY_SUBMIT),
        ("Esc", text::KEY_BACK),
        ("?", text::KEY_HELP),
    ];
    let foot = calling(t(shared::CLOSE), &props.onclose, "keys-close");
    part!(Dialog {
        title: t(text::KEYS),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.clone(),
        foot,
        data_test: "keys-dialog",
        children: html! { <><dl class="lx-keys">
            { for keys.into_iter().map(|(key, words)| html! {
                <div key={key}><dt><kbd>{ key }</kbd></dt><dd>{ t(words) }</dd></div>
            }) }
        </dl>
        <p class="lx-muted lx-small">{ t(text::KEYS_NOTE) }</p></> },
    })
}
