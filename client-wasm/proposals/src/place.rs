//! Where a proposal is about, on the map: asked of the phone only when pressed.

use contract::places::Point;
use kit::{
    hooks::{UseStateHandle, use_effect_with, use_state},
    i18n::{proposals as text, resident, shared, t},
    part,
    point::{self, locate},
    ui::{Button, ButtonKind, Shape, Toasts, button, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::form::{Form, Typed};

/// Asks the phone where it is when pressed, and says so where it does not know.
pub(crate) fn locating(looking: &UseStateHandle<bool>, toasts: &Toasts, onfound: Callback<Point>) -> Callback<MouseEvent> {
    let (looking, toasts) = (looking.clone(), toasts.clone());
    Callback::from(move |_: MouseEvent| {
        let (looking, toasts, onfound) = (looking.clone(), toasts.clone(), onfound.clone());
        looking.set(true);
        spawn_local(async move {
            match locate().await {
                Some(point) => onfound.emit(point),
                None => toasts.bad(t(resident::LOCATE_FAILED)),
            }
            looking.set(false);
        });
    })
}

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
    let found = found.setter();
    let add = locating(&looking, &toasts, Callback::from(move |point| found.set(Some(point))));
    html! {
        <div class="lx-stack">
            if let Some(point) = &props.form.typed.point {
                <p class="lx-row">
                    <span class="lx-grow" data-test="located">{ point::words(point) }</span>
                    { button(ButtonKind::Text, t(shared::DELETE), set.reform(|_: MouseEvent| None), "unlocate") }
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
