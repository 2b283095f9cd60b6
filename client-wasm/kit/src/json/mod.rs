//! JSON the way browsers can afford: they have a parser and a printer, so ours need not be downloaded.

mod read;
mod write;

use serde::{Serialize, de::DeserializeOwned};

/// A value as JSON. Our own types always can be written.
pub fn write(value: &impl Serialize) -> String {
    let written = value
        .serialize(write::Writer)
        .and_then(|value| Ok(js_sys::JSON::stringify(&value)?));
    written.map(String::from).unwrap_or_default()
}

/// The value that this JSON stands for; `None` if it stands for no `T`.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    T::deserialize(read::Value(js_sys::JSON::parse(text).ok()?)).ok()
}
