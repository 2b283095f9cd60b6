//! The addresses of projects.

mod agreeing;
mod doing;
mod drawing;
mod reading;
mod remarking;
mod rules;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::problem::Kind;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
    db::Key,
    error::{Error, Result},
    http::Routes,
    paging::{self, Part},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .configure(reading::routes)
        .configure(drawing::routes)
        .configure(agreeing::routes)
        .configure(doing::routes)
        .configure(remarking::routes)
        .configure(rules::routes);
}

/// Which part of what is kept about a project.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PartQuery {
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// How many, 1–100; 20 by default.
    limit: Option<u16>,
}

impl PartQuery {
    fn part(&self) -> Result<Part<Key>> {
        Ok(Part {
            after: self.cursor.as_deref().map(place).transpose()?,
            limit: paging::limit(self.limit)?,
        })
    }
}

/// Reads a cursor: the identifier of the last line that was seen.
fn place(cursor: &str) -> Result<Key> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).unwrap_or_default();
    uuid::Uuid::from_slice(&bytes)
        .map(Key)
        .map_err(|_| Error::Problem(Kind::BadCursor))
}

fn cursor(id: Key) -> String {
    URL_SAFE_NO_PAD.encode(id.0.as_bytes())
}
