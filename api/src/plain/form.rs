//! Forms: read within limits that a long letter meets, with whatever is wrong left to the page that shows it again.

use actix_web::{HttpRequest, dev::Payload, web::Query};
use contract::{
    Language,
    cases::{Category, NameShown},
    ids::PhotoId,
    letters,
    mailbox::{Anonymous, NewMessage, Tracking},
    problem::Kind,
    validation,
};
use serde::{Deserialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::{
    error::{Error, Result},
    http::collect,
};

/// Bytes of a form at most: 10,000 characters of four bytes, each byte written as three.
const MAX: usize = 128 * 1024;

/// What was typed, to be shown again when something is wrong with it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Typed {
    pub(super) key: String,
    pub(super) community: String,
    pub(super) category: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) address: String,
}

/// A tracking code that was typed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    pub(super) code: String,
}

/// Something that is attached to an answer, asked for by whoever has the tracking code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AttachedFile {
    pub(super) code: String,
    pub(super) id: PhotoId,
}

/// Whether a case may be public, said by whoever has its tracking code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decided {
    pub(super) code: String,
    pub(super) agrees: String,
}

impl Typed {
    /// An empty form with a key of its own.
    pub(super) fn fresh() -> Self {
        Self::default().under_another_key()
    }

    /// The same, to be sent as something else than what was sent before.
    pub(super) fn under_another_key(self) -> Self {
        Self {
            key: uuid::Uuid::new_v4().to_string(),
            ..self
        }
    }

    /// The anonymous message it is, to be followed with `secret`.
    ///
    /// # Errors
    /// Every fault, by field.
    pub(super) fn message(&self, secret: &Tracking) -> Result<NewMessage> {
        let (community, category) = (self.community.parse().ok(), Category::from_word(&self.category));
        let (Some(community_id), Some(category)) = (community, category) else {
            let missing = [("/community_id", community.is_none()), ("/category", category.is_none())];
            let faults = missing.into_iter().filter(|(_, missing)| *missing);
            return Err(Error::Invalid(
                faults
                    .map(|(pointer, _)| validation::FieldError::new(pointer, "missing_field", Language::default()))
                    .collect(),
            ));
        };
        let message = NewMessage {
            community_id,
            cell_id: None,
            title: letters::upright(self.title.trim()),
            body: letters::upright(self.body.trim()),
            category,
            address: Some(letters::upright(self.address.trim())).filter(|address| !address.is_empty()),
            point: None,
            photos: Vec::new(),
            name_shown: NameShown::Nobody,
            anonymous: Some(Anonymous {
                tracking_digest: format!("{:x}", Sha256::digest(secret.bytes())),
            }),
            joins: None,
        };
        validation::check(&message, Language::default()).map_err(Error::Invalid)?;
        Ok(message)
    }
}

/// Reads a form.
///
/// # Errors
/// Malformed, too large, or too slow.
pub(super) async fn read<T: DeserializeOwned>(request: &HttpRequest, payload: Payload) -> Result<T> {
    let bytes = collect(request, payload, MAX).await?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Error::Problem(Kind::Malformed))?;
    Query::<T>::from_query(text)
        .map(Query::into_inner)
        .map_err(|_| Error::Problem(Kind::Malformed))
}
