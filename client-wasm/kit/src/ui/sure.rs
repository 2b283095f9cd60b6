//! A button that asks first, for what cannot be undone.

use yew::prelude::*;

use super::{
    button::{Button, ButtonKind},
    dialog::Dialog,
};
use crate::{hooks::use_state, part};

/// Properties of a [`Sure`].
#[derive(Properties, PartialEq)]
pub struct SureProps {
    /// What it does: on the button, and on the one that really does it.
    pub words: AttrValue,
    /// What the dialog is called.
    pub title: AttrValue,
    /// What becomes of it.
    pub lead: AttrValue,
    /// What the cross of the dialog is called.
    pub close_label: AttrValue,
    /// Called once they are sure.
    pub onyes: Callback<()>,
    /// Whether it is under way.
    #[prop_or_default]
    pub loading: bool,
    /// What browser tests find the button by; with `-yes` behind it, the one that really does it.
    pub data_test: AttrValue,
}

/// The button, and once it is pressed the dialog.
#[component]
pub fn Sure(props: &SureProps) -> Html {
    let asking = use_state(|| false);
    let ask = |now: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(now))
    };
    let yes = {
        let (asking, onyes) = (asking.clone(), props.onyes.clone());
        Callback::from(move |_: MouseEvent| {
            asking.set(false);
            onyes.emit(());
        })
    };
    html! {
        <>
            { part!(Button {
                kind: ButtonKind::Text,
                loading: props.loading,
                onclick: ask(true).reform(|_: MouseEvent| ()),
                data_test: props.data_test.clone(),
                children: html! { { &props.words } },
            }) }
            if *asking {
                { part!(Dialog {
                    title: props.title.clone(),
                    onclose: ask(false),
                    close_label: props.close_label.clone(),
                    foot: part!(Button {
                        kind: ButtonKind::Warn,
                        onclick: yes,
                        data_test: format!("{}-yes", props.data_test),
                        children: html! { { &props.words } },
                    }),
                    children: html! { <p>{ &props.lead }</p> },
                }) }
            }
        </>
    }
}
