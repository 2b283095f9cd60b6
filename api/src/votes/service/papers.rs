//! Papers: a blinded ballot signed once for everybody on the roll.

use std::slice;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{
    ids::VoteId,
    votes::{NoVote, Paper},
};
use sha2::{Digest, Sha256};

use super::{
    super::{
        ballot::SigningKey,
        store::{self, roll},
    },
    counting::sealed_as,
    reader::Reader,
    reading::{refused, require_open},
};
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
};

/// A signature that nobody has yet: it is handed out once the roll says so.
pub(crate) struct Signed {
    blinded: [u8; 32],
    signature: Vec<u8>,
}

/// Signs a blinded ballot for somebody who may have it signed. Apart from [`take`], so that the database's one writer does
/// not wait for arithmetic.
///
/// # Errors
/// [`Error::NOT_FOUND`]; refused while the vote is not open, or when another was signed for them; says why they are not on the
/// roll; names the field when it is no number below the modulus.
pub(crate) fn sign(conn: &mut Conn, desk: &Desk, actor: &Actor, id: VoteId, blinded: &[u8]) -> Result<Signed> {
    let digest = Sha256::digest(blinded).into();
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    require(conn, desk, actor, &row, digest)?;
    let sealed = row
        .key_sealed
        .as_deref()
        .ok_or_else(|| Error::internal("an open vote lacks its key"))?;
    let secret = zeroize::Zeroizing::new(desk.keys.open_sealed(&sealed_as(id), sealed)?);
    let signature = SigningKey::read(&secret)?
        .sign_blinded(blinded)?
        .ok_or_else(|| Error::field("/blinded", "blinded_range"))?;
    Ok(Signed {
        blinded: digest,
        signature,
    })
}

/// Notes on the roll that a ballot was signed for somebody, and hands the signature out: once, or again for the same ballot.
///
/// # Errors
/// As [`sign`].
pub(crate) fn take(conn: &mut Conn, desk: &Desk, actor: &Actor, id: VoteId, signed: &Signed) -> Result<Paper> {
    let row = store::steady(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if !roll::take(conn, id, actor.id, signed.blinded)? {
        require(conn, desk, actor, &row, signed.blinded)?;
    }
    require_open(conn, desk, Some(actor), &row)?;
    Ok(Paper {
        signature: URL_SAFE_NO_PAD.encode(&signed.signature),
    })
}

/// Insists that this ballot may be signed for somebody: none was, or this very one.
fn require(conn: &mut Conn, desk: &Desk, actor: &Actor, row: &store::Row, blinded: [u8; 32]) -> Result<()> {
    actor.require_somewhere(Right::Vote)?;
    require_open(conn, desk, Some(actor), row)?;
    match roll::find(conn, row.id(), actor.id)? {
        Some((false, _)) => Ok(()),
        Some((true, before)) if before.as_deref() == Some(&blinded[..]) => Ok(()),
        Some((true, _)) => Err(refused(conn, desk, Some(actor), row, "paper_taken")?),
        None => {
            let reader = Reader::of(conn, desk, Some(actor), row.community(), slice::from_ref(row))?;
            Err(not_on_roll(reader.why_not(row)))
        }
    }
}

fn not_on_roll(why: Option<NoVote>) -> Error {
    let code = match why {
        Some(NoVote::VerifiedLater) | None => "not_on_roll",
        Some(NoVote::NotMember) => "not_member",
        Some(NoVote::Minor) => "minor",
        Some(NoVote::NotVerified) => "not_verified",
    };
    Error::field("", code)
}
