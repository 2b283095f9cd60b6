//! Writing JSON the way browsers can afford.

use std::io::{self, Write};

use serde::Serialize;

/// Lets the browser write fractions: the tables for doing it ourselves would have to be downloaded.
struct Plain;

impl serde_json::ser::Formatter for Plain {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        // It fails only for a radix that is none.
        let text = js_sys::Number::from(value).to_string_with_radix(10).map(String::from);
        writer.write_all(text.unwrap_or_default().as_bytes())
    }
}

/// A value as JSON. Our own types always can be written.
pub fn write(value: &impl Serialize) -> String {
    let mut text = Vec::new();
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(&mut text, Plain));
    match written {
        Ok(()) => String::from_utf8(text).unwrap_or_default(),
        Err(_) => String::new(),
    }
}
