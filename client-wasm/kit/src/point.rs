//! A point on the map: as people read it, and as the phone finds it.

use contract::places::{Datum, Point};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Position, PositionOptions};

use crate::{
    browser,
    i18n::{fill, shared},
};

/// Where it is, to the metre, and by which maps.
pub fn words(point: &Point) -> String {
    let datum = match point.datum {
        Datum::Wgs84 => "WGS-84",
        Datum::Gcj02 => "GCJ-02",
    };
    fill(shared::POINT, &[&fixed(point.latitude), &fixed(point.longitude), datum])
}

/// The browser writes the digits, as it does in [`crate::json`].
fn fixed(degrees: f64) -> String {
    js_sys::Number::from(degrees)
        .to_fixed(5)
        .map(String::from)
        .unwrap_or_default()
}

/// Milliseconds a phone may take to find out where it is.
const PATIENCE: u32 = 15_000;

/// Asks the phone. Browsers answer in WGS-84, as GPS does.
pub async fn locate() -> Option<Point> {
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
