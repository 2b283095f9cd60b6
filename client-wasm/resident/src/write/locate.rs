//! Where it is, on the map, if the writer wants to say so.

use kit::{
    hooks::use_state,
    i18n::{resident, shared, t},
    part,
    point::locate,
    ui::{Button, ButtonKind, Shape, button, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::pen::Pen;

#[derive(Properties, PartialEq)]
pub(super) struct LocateProps {
    pub(super) pen: Pen,
}

/// Adds the phone's place, or takes it away again.
#[component]
pub(super) fn Locate(props: &LocateProps) -> Html {
    let looking = use_state(|| false);
    let toasts = use_toasts();
    let add = {
        let (pen, looking) = (props.pen.clone(), looking.clone());
        Callback::from(move |_: MouseEvent| {
            let (pen, looking, toasts) = (pen.clone(), looking.clone(), toasts.clone());
            looking.set(true);
            pen.wait();
            spawn_local(async move {
                match locate().await {
                    Some(point) => pen.change(move |letter| letter.point = Some(point)),
                    None => toasts.bad(t(resident::LOCATE_FAILED)),
                }
                pen.arrived();
                looking.set(false);
            });
        })
    };
    let remove = {
        let pen = props.pen.clone();
        Callback::from(move |_: MouseEvent| pen.change(|letter| letter.point = None))
    };
    html! {
        <div class="lx-row">
            if let Some(point) = props.pen.letter().point {
                <span class="lx-grow" data-test="located">
                    { kit::point::words(&point) }
                </span>
                { button(ButtonKind::Text, t(shared::DELETE), remove, "unlocate") }
            } else {
                { part!(Button {
                    shape: Shape::Place,
                    onclick: add,
                    loading: *looking,
                    data_test: "locate",
                    children: html! { { t(resident::LOCATE) } },
                }) }
            }
        </div>
    }
}
