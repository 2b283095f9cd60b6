//! Where it is, on the map, if the writer wants to say so.

use contract::places::{Datum, Point};
use js_sys::Promise;
use kit::hooks::use_state;
use kit::part;
use kit::{
    browser,
    i18n::{resident, shared, t},
    ui::{Button, ButtonKind, Shape, use_toasts},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Position, PositionOptions};
use yew::prelude::*;

use super::pen::Pen;

/// Milliseconds a phone may take to find out where it is.
const PATIENCE: u32 = 15_000;

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
                { part!(Button {
                    kind: ButtonKind::Text,
                    onclick: remove,
                    data_test: "unlocate",
                    children: html! { { t(shared::DELETE) } },
                }) }
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

/// Asks the phone. Browsers answer in WGS-84, as GPS does.
async fn locate() -> Option<Point> {
    let geolocation = browser::window()?.navigator().geolocation().ok()?;
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE);
    let promise = Promise::new(&mut |resolve, reject| {
        let asked = geolocation.get_current_position_with_error_callback_and_options(&resolve, Some(&reject), &options);
        if asked.is_err() {
            reject.call0(&JsValue::NULL).ok();
        }
    });
    let position: Position = JsFuture::from(promise).await.ok()?.unchecked_into();
    let coordinates = position.coords();
    Some(Point {
        latitude: coordinates.latitude(),
        longitude: coordinates.longitude(),
        datum: Datum::Wgs84,
    })
}
