//! Acts that happen once, however often they are asked for.
//!
//! A caller names an act with `Idempotency-Key`. The answer is kept in the transaction that does the work, so
//! that neither a crash nor a second instance can do it again; the same key with other content is refused.
//!
//! What a case was told goes with the case. Every other answer is sealed by the key that the caller named, which is kept
//! nowhere: words that are erased, and codes that are told once, cannot be read here afterwards, nor in a backup.

use std::{
    fmt,
    future::{Ready, ready},
};

use actix_web::{FromRequest, HttpRequest, HttpResponse, dev::Payload, http::StatusCode};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use contract::{
    IDEMPOTENCY_KEY,
    ids::{AccountId, CaseId},
    problem::Kind,
};
use diesel::{prelude::*, result::DatabaseErrorKind};
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::{
    IntoParams,
    openapi::path::{Parameter, ParameterIn},
};

use crate::{
    db::{Conn, Db, Key, Micros, Part, each_backend, part, schema::idempotency_keys},
    error::{Error, Result},
    moment::Moment,
    openapi,
};

/// The key of a request, if it has one: 8 to 100 visible characters.
#[derive(Debug, Clone)]
pub(crate) struct GivenKey(Option<String>);

impl FromRequest for GivenKey {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(value) = request.headers().get(IDEMPOTENCY_KEY) else {
            return ready(Ok(Self(None)));
        };
        let key = Self::given(value.to_str().unwrap_or_default());
        ready(if key.0.is_some() {
            Ok(key)
        } else {
            Err(Error::Problem(Kind::Malformed))
        })
    }
}

impl IntoParams for GivenKey {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![openapi::header(
            IDEMPOTENCY_KEY,
            "Names this act, so that sending it again does not do it again: 8 to 100 visible characters, such as a UUID.",
        )]
    }
}

/// What one act is known by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ticket {
    pub(crate) digest: [u8; 32],
    pub(crate) fingerprint: [u8; 32],
    seal: Seal,
}

/// What comes before an answer that is sealed; no JSON begins like this.
const SEALED: char = '~';
/// The bytes of a nonce.
const NONCE: usize = 24;

/// What closes and opens the answer to a ticket: made of the caller's key, and never written down.
#[derive(Clone, Copy)]
struct Seal([u8; 32]);

impl fmt::Debug for Seal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Seal")
    }
}

impl Seal {
    fn close(&self, text: &str) -> Result<String> {
        // Another nonce for every text, so that no two are ever sealed alike.
        let nonce: [u8; 32] = Sha256::new().chain_update(self.0).chain_update(text).finalize().into();
        let nonce = &nonce[..NONCE];
        let closed = XChaCha20Poly1305::new(&self.0.into())
            .encrypt(XNonce::from_slice(nonce), text.as_bytes())
            .map_err(Error::internal)?;
        Ok(format!("{SEALED}{}", STANDARD_NO_PAD.encode([nonce, &closed].concat())))
    }

    /// What was kept; what stands there open, because it goes with its case, is given as it is.
    fn open(&self, kept: String) -> Result<String> {
        let Some(sealed) = kept.strip_prefix(SEALED) else {
            return Ok(kept);
        };
        let bytes = STANDARD_NO_PAD.decode(sealed).map_err(Error::internal)?;
        let (nonce, closed) = bytes
            .split_at_checked(NONCE)
            .ok_or_else(|| Error::internal("a kept answer is too short"))?;
        let text = XChaCha20Poly1305::new(&self.0.into())
            .decrypt(XNonce::from_slice(nonce), closed)
            .map_err(Error::internal)?;
        String::from_utf8(text).map_err(Error::internal)
    }
}

impl GivenKey {
    /// A key that came some other way than in the header; anything unfit is no key.
    pub(crate) fn given(key: &str) -> Self {
        let fits = (8..=100).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
        Self(fits.then(|| key.to_owned()))
    }

    /// The ticket for doing `what`, with a body of this digest. Nothing in it tells an anonymous caller from another.
    pub(crate) fn ticket(&self, by: Option<AccountId>, what: &str, body: [u8; 32]) -> Option<Ticket> {
        let key = self.0.as_ref()?;
        let who = by.map_or([0; 16], |account| account.uuid().into_bytes());
        let named = |begun: Sha256| -> [u8; 32] {
            begun
                .chain_update(who)
                .chain_update(what)
                .chain_update([0])
                .chain_update(key)
                .finalize()
                .into()
        };
        Some(Ticket {
            digest: named(Sha256::new()),
            fingerprint: body,
            // Another digest of the same key, to which the one that is kept does not lead.
            seal: Seal(named(Sha256::new().chain_update(b"a kept answer"))),
        })
    }
}

/// An answer, as it is sent and as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Kept {
    /// `value` as the answer with this status.
    pub(crate) fn new(status: u16, value: &impl Serialize) -> Result<Self> {
        Ok(Self {
            status,
            body: serde_json::to_string(value).map_err(Error::internal)?,
        })
    }

    /// The answer for the wire.
    pub(crate) fn respond(self) -> HttpResponse {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        HttpResponse::build(status).content_type("application/json").body(self.body)
    }
}

/// What the work of a first time came to: the answer, the case it speaks about, and whatever else the caller wants.
pub(crate) struct Done<T> {
    pub(crate) kept: Kept,
    pub(crate) case: Option<CaseId>,
    pub(crate) extra: T,
}

/// Does `work` once for the ticket; a repeat gets the first answer and no extra.
///
/// # Errors
/// What `work` returns; `KeyReused` when the ticket stood for other content.
pub(crate) async fn once<T: Send + 'static>(
    db: &Db,
    ticket: Option<Ticket>,
    moment: Moment,
    work: impl FnOnce(&mut Conn) -> Result<Done<T>> + Send + 'static,
) -> Result<(Kept, Option<T>)> {
    let Some(ticket) = ticket else {
        return db.write(work).await.map(|done| (done.kept, Some(done.extra)));
    };
    let outcome = db
        .write(move |conn| {
            if let Some(kept) = replay(conn, &ticket)? {
                return Ok((kept, None));
            }
            let done = work(conn)?;
            keep(conn, &ticket, &done.kept, done.case, moment)?;
            Ok((done.kept, Some(done.extra)))
        })
        .await;
    match outcome {
        Err(error) if refuses(&error) => first_answer(db, ticket, error).await,
        other => other,
    }
}

/// Makes something once for the ticket, and answers 201 with it; a repeat gets the first answer.
///
/// # Errors
/// As [`once`].
pub(crate) async fn created<T: Serialize>(
    db: &Db,
    ticket: Option<Ticket>,
    moment: Moment,
    make: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
) -> Result<HttpResponse> {
    let work = move |conn: &mut Conn| {
        Ok(Done {
            kept: Kept::new(201, &make(conn)?)?,
            case: None,
            extra: (),
        })
    };
    let (kept, _) = once(db, ticket, moment, work).await?;
    Ok(kept.respond())
}

/// The answer that was given before, for an act whose price is asked only once.
///
/// # Errors
/// `KeyReused` when the ticket stood for other content.
pub(crate) async fn known(db: &Db, ticket: Option<Ticket>) -> Result<Option<Kept>> {
    match ticket {
        Some(ticket) => db.read(move |conn| replay(conn, &ticket)).await,
        None => Ok(None),
    }
}

/// Whether an act may have failed because it is done already.
fn refuses(error: &Error) -> bool {
    match error {
        Error::Database(error) => is_double(error),
        other => other.kind().status() < 500,
    }
}

/// The same act may have arrived twice at once. Whoever came second waited for the first at some row, found the act
/// done and was refused; by now the answer to the first is there, and it is the answer to both.
async fn first_answer<T>(db: &Db, ticket: Ticket, refusal: Error) -> Result<(Kept, Option<T>)> {
    match db.read(move |conn| replay(conn, &ticket)).await {
        Ok(Some(first)) => Ok((first, None)),
        Err(reused @ Error::Problem(Kind::KeyReused)) => Err(reused),
        _ => Err(refusal),
    }
}

/// Whether the database refused something because it is there already.
pub(crate) const fn is_double(error: &diesel::result::Error) -> bool {
    matches!(
        error,
        diesel::result::Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)
    )
}

/// The answer that was given to this ticket.
///
/// # Errors
/// `KeyReused` when it was given for other content.
pub(crate) fn replay(conn: &mut Conn, ticket: &Ticket) -> Result<Option<Kept>> {
    let row: Option<(Vec<u8>, i32, String)> = idempotency_keys::table
        .find(ticket.digest.to_vec())
        .select((
            idempotency_keys::fingerprint,
            idempotency_keys::status,
            idempotency_keys::body,
        ))
        .first(conn)
        .optional()?;
    match row {
        None => Ok(None),
        Some((fingerprint, ..)) if fingerprint != ticket.fingerprint => Err(Error::Problem(Kind::KeyReused)),
        Some((_, status, body)) => Ok(Some(Kept {
            status: u16::try_from(status).unwrap_or(200),
            body: ticket.seal.open(body)?,
        })),
    }
}

/// Forgets the answers that speak of these cases: they name whoever is to be forgotten.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget_of(conn: &mut Conn, cases: &[CaseId]) -> Result<()> {
    let keys: Vec<Key> = cases.iter().copied().map(Key::from).collect();
    let of_cases = idempotency_keys::case_id.assume_not_null().eq_any(keys);
    diesel::delete(idempotency_keys::table.filter(of_cases)).execute(conn)?;
    Ok(())
}

fn keep(conn: &mut Conn, ticket: &Ticket, kept: &Kept, case: Option<CaseId>, moment: Moment) -> Result<()> {
    if case.is_some() {
        return Ok(Claim::new(ticket, kept, case, moment).add(conn)?);
    }
    let sealed = Kept {
        status: kept.status,
        body: ticket.seal.close(&kept.body)?,
    };
    Ok(Claim::new(ticket, &sealed, case, moment).add(conn)?)
}

/// The answer to a ticket, to be kept: a row of `idempotency_keys`.
#[derive(Debug, Insertable)]
#[diesel(table_name = idempotency_keys, treat_none_as_default_value = false)]
pub(crate) struct Claim<'a> {
    digest: &'a [u8],
    fingerprint: &'a [u8],
    status: i32,
    body: &'a str,
    case_id: Option<Key>,
    created_at: Micros,
}

part!(Claim<'_>, idempotency_keys: digest, fingerprint, status, body, case_id, created_at);

impl<'a> Claim<'a> {
    pub(crate) fn new(ticket: &'a Ticket, kept: &'a Kept, case: Option<CaseId>, moment: Moment) -> Self {
        Self {
            digest: &ticket.digest,
            fingerprint: &ticket.fingerprint,
            status: i32::from(kept.status),
            body: &kept.body,
            case_id: case.map(Key::from),
            created_at: moment.time().into(),
        }
    }

    /// Keeps the answer before the work is done, in the same transaction; false when the ticket was used before.
    pub(crate) fn take(&self, conn: &mut Conn) -> Result<bool> {
        let claimed = each_backend!(conn, |conn| diesel::insert_into(idempotency_keys::table)
            .values(self)
            .on_conflict_do_nothing()
            .execute(conn))?;
        Ok(claimed == 1)
    }
}
