//! Where a proposal is about, on the map: asked of the phone only when pressed.

use contract::places::Point;
use kit::{
    hooks::{use_effect_with, use_state},
    i18n::{proposals as text, resident, shared, t},
    part,
    point::{self, locate},
    ui::{Button, ButtonKind, Shape, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::form::{Form, Typed};

/// Properties of a [`Place`].
#[derive(Properties, PartialEq)]
pub(crate) struct PlaceProps {
    pub(crate) form: Form,
}

/// Adds the phone's place, or takes it away again.
#[component]
pub(crate) fn Place(props: &PlaceProps) -> Html {
    let (looking, found, toasts) = (use_state(|| false), use_state(|| None::<Point>), use_toasts());
    let set = props
        .form
        .typing(|typed: &mut Typed, point: Option<Point>| typed.point = point);
    {
        // Put in once it is there: what was typed while the phone looked stays.
        let set = set.clone();
        use_effect_with(*found, move |found| {
            if found.is_some() {
                set.emit(*found);
            }
        });
    }
    let add = {
        let (looking, found) = (looking.clone(), found.setter());
        Callback::from(move |_: MouseEvent| {
            let (looking, found, toasts) = (looking.clone(), found.clone(), toasts.clone());
            looking.set(true);
            spawn_local(async move {
                let point = locate().await;
                if point.is_none() {
                    toasts.bad(t(resident::LOCATE_FAILED));
                }
                found.set(point);
                looking.set(false);
            });
        })
    };
    html! {
        <div class="lx-stack">
            if let Some(point) = &props.form.typed.point {
                <p class="lx-row">
                    <span class="lx-grow" data-test="located">{ point::words(point) }</span>
                    { part!(Button {
                        kind: ButtonKind::Text,
                        onclick: set.reform(|_: MouseEvent| None),
                        data_test: "unlocate",
                        children: html! { { t(shared::DELETE) } },
                    }) }
                </p>
            } else {
                { part!(Button {
                    shape: Shape::Place,
                    onclick: add,
                    loading: *looking,
                    data_test: "locate",
                    children: html! { { t(text::IT_IS_HERE) } },
                }) }
            }
            <p class="lx-small lx-muted">{ t(text::POINT_SHOWN) }</p>
        </div>
    }
}
