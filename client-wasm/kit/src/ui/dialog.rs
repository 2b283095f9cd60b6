//! A dialog: the browser's own `<dialog>`, which keeps the focus inside and everything else out of reach.

use crate::hooks::use_effect_with;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use crate::part;

use super::{button::IconButton, icon::Shape, use_id};

/// Properties of a [`Dialog`].
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// What it is about.
    pub title: AttrValue,
    /// Called when it is to go: by Esc, or by the cross.
    pub onclose: Callback<()>,
    /// What the cross is called.
    pub close_label: AttrValue,
    /// What it says.
    pub children: Html,
    /// The buttons at its foot.
    #[prop_or_default]
    pub foot: Html,
    /// Whether it may be wider than a phone.
    #[prop_or_default]
    pub wide: bool,
    /// What browser tests find it by.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// Where one fills something in. Boxes to tick come after what they are ticked for.
const FIELDS: &str = "input:not([type=checkbox]),select,textarea";

/// Puts the focus on the first field. Where nothing is filled in it is on what the dialog is about: by themselves browsers choose the
/// cross.
fn begin(dialog: &HtmlDialogElement) {
    if let Ok(Some(first)) = dialog.query_selector(FIELDS) {
        first.unchecked_into::<HtmlElement>().focus().ok();
    }
}

/// A dialog, open for as long as it is rendered. The focus goes back where it was when it is gone.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let (node, id) = (use_node_ref(), use_id());
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = dialog.as_ref().filter(|dialog| !dialog.open()) {
                // It fails only for an element outside the page, and ours was just put there.
                dialog.show_modal().ok();
                begin(dialog);
            }
            // Closing gives the focus back; while it is open nothing behind it takes it.
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        });
    }
    let oncancel = {
        let onclose = props.onclose.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            onclose.emit(());
        })
    };
    // A browser that insists closes the dialog by itself on a second Esc; the page must hear of it.
    let closed = props.onclose.reform(|_: Event| ());
    html! {
        <dialog
            ref={node}
            class={classes!("lx-dialog", props.wide.then_some("lx-dialog-wide"))}
            aria-labelledby={id.clone()}
            {oncancel}
            onclose={closed}
            data-test={props.data_test.clone()}
        >
            <div class="lx-dialog-head">
                <h2 {id} tabindex="-1" autofocus=true>{ &props.title }</h2>
                { part!(IconButton {
                    shape: Shape::Close,
                    label: props.close_label.clone(),
                    onclick: props.onclose.reform(|_: MouseEvent| ()),
                }) }
            </div>
            <div class="lx-dialog-body">{ props.children.clone() }</div>
            <div class="lx-dialog-foot">{ props.foot.clone() }</div>
        </dialog>
    }
}
