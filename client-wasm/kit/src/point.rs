//! A point on the map, as people read it.

use contract::places::{Datum, Point};

use crate::i18n::{fill, shared};

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
