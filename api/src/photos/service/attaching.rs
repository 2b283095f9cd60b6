//! What is decided about documents, and about all that is attached to answers.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use contract::{
    ids::{CaseId, EntryId, PhotoId, ProposalId},
    photos::Upload,
    problem::Kind,
};
use sha2::{Digest, Sha256};

use super::{may_see, remove};
use crate::{
    cases::service::{Desk, Reader},
    db::{Conn, Db},
    error::{Error, Result},
    moment::Moment,
    photos::{
        AnswerPart, Attached, PhotoStore, model,
        shelf::Size,
        store::{NewPhoto, attached as store},
    },
};

/// Takes a document in, as [`super::take_in`] does a picture: it is kept as it came, under a name that can stand.
///
/// # Errors
/// `UnsupportedMedia` for bytes that are no PDF; when there is no room for it.
pub(crate) async fn take_in_document(db: &Db, pictures: &PhotoStore, said: &str, bytes: Bytes, moment: Moment) -> Result<Upload> {
    if !model::is_pdf(&bytes) {
        return Err(Error::Problem(Kind::UnsupportedMedia));
    }
    let (name, size) = (model::document_name(said), bytes.len());
    let secret: [u8; 16] = moment.random();
    let id: PhotoId = moment.id();
    let row = NewPhoto {
        id,
        claim_digest: Sha256::digest(secret).into(),
        width: 0,
        height: 0,
        at: moment.time(),
    };
    db.write(move |conn| store::add(conn, &row, &name, size)).await?;
    if let Err(error) = pictures.put(id, Size::Document, bytes).await {
        if let Err(error) = remove(db, pictures, vec![id]).await {
            tracing::warn!(%error, "half a document was left behind");
        }
        return Err(error);
    }
    Ok(Upload {
        id,
        claim: URL_SAFE_NO_PAD.encode(secret),
    })
}

/// What is attached to the answers of a case, each with the line it belongs to.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_entries(conn: &mut Conn, case: CaseId) -> Result<Vec<(EntryId, Attached)>> {
    store::of_case(conn, case)
}

/// What is attached to the answer to a proposal, each with the part it belongs to.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_proposal_answer(conn: &mut Conn, proposal: ProposalId) -> Result<Vec<(AnswerPart, Attached)>> {
    store::of_proposal(conn, proposal)
}

/// Moves what is attached to a draft to the answer that it became.
///
/// # Errors
/// When the database refuses.
pub(crate) fn hand_on(conn: &mut Conn, draft: EntryId, answer: EntryId) -> Result<()> {
    store::hand_on(conn, draft, answer)
}

/// What is attached under this identifier, for whoever may see it.
///
/// # Errors
/// As [`may_see`].
pub(crate) fn attached(conn: &mut Conn, desk: &Desk, reader: &Reader, id: PhotoId) -> Result<Attached> {
    may_see(conn, desk, reader, id)?;
    store::one(conn, id)?.ok_or(Error::NOT_FOUND)
}
