//! What is decided about addresses: whose they are, and which of them is used.

use chrono::Duration;
use contract::{
    Language,
    addresses::{OwnAddress, ReachWay, ReachWays},
    ids::AccountId,
    outbox::DeliveryWay,
};
use subtle::ConstantTimeEq;

use super::{
    model::{context, masked},
    store::{self, Row},
};
use crate::{
    accounts::service as accounts,
    auth::keys::Keys,
    db::{Conn, Word},
    error::{Error, Result},
    moment::Moment,
    notifications,
};

/// For how long a code is good.
pub(super) const VALID: Duration = Duration::minutes(10);
/// How often it can be guessed.
const TRIES: i32 = 5;

/// What became of a try to confirm. A wrong one is no error, because it must stay counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The address is used from now on.
    Right,
    /// The code is wrong; another try may be left.
    Wrong,
    /// Nothing waits for a code, or it is too late for it, or it was tried too often.
    Late,
}

/// How somebody is reached by a way: the address, and the language they read; nobody who gave none or was erased.
///
/// # Errors
/// When the address cannot be opened, or the database refuses.
pub(crate) fn reached(conn: &mut Conn, keys: &Keys, id: AccountId, way: DeliveryWay) -> Result<Option<(String, Language)>> {
    if way == DeliveryWay::Sms {
        return accounts::reached(conn, keys, id);
    }
    let Some(language) = accounts::language(conn, id)? else {
        return Ok(None);
    };
    let sealed = store::confirmed(conn, id, way)?;
    sealed.map(|sealed| Ok((open(keys, id, way, &sealed)?, language))).transpose()
}

fn open(keys: &Keys, id: AccountId, way: DeliveryWay, sealed: &[u8]) -> Result<String> {
    let address = keys.open_sealed(&context(way, id), sealed)?;
    String::from_utf8(address).map_err(Error::internal)
}

/// What is known of somebody for each of these ways.
///
/// # Errors
/// As [`reached`].
pub(super) fn ways(conn: &mut Conn, keys: &Keys, by: AccountId, open_ways: &[DeliveryWay]) -> Result<ReachWays> {
    let rows = store::all(conn, by)?;
    let mut items = Vec::new();
    for &way in open_ways {
        let shown = |confirmed: bool| {
            let row = rows.iter().find(|row| row.way.0 == way && row.confirmed == confirmed);
            row.map(|row| Ok::<_, Error>(masked(way, &open(keys, by, way, &row.sealed)?)))
                .transpose()
        };
        let address = match way {
            DeliveryWay::Sms => accounts::phone(conn, keys, by)?.map(|phone| masked(way, &phone)),
            _ => shown(true)?,
        };
        let pending = shown(false)?;
        items.push(ReachWay { way, address, pending });
    }
    Ok(ReachWays { items })
}

/// Every confirmed address of somebody, for who takes them along.
///
/// # Errors
/// As [`reached`].
pub(crate) fn whole(conn: &mut Conn, keys: &Keys, by: AccountId) -> Result<Vec<OwnAddress>> {
    let rows = store::all(conn, by)?.into_iter().filter(|row| row.confirmed);
    rows.map(|row| {
        let way = row.way.0;
        let address = open(keys, by, way, &row.sealed)?;
        Ok(OwnAddress { way, address })
    })
    .collect()
}

/// Keeps an address until its owner tells the code that is sent there; the one before it is used meanwhile.
///
/// # Errors
/// [`Error::NOT_FOUND`] when the account is gone.
pub(super) fn begin(conn: &mut Conn, keys: &Keys, by: AccountId, email: &str, code: &str, moment: Moment) -> Result<()> {
    let digest = digest(keys, by, code);
    let waiting = Some((digest, moment.time() + VALID));
    put(conn, keys, by, DeliveryWay::Email, email, waiting)
}

/// Keeps an address that is known to be theirs, and uses it.
///
/// # Errors
/// As [`begin`].
pub(super) fn bind(conn: &mut Conn, keys: &Keys, by: AccountId, way: DeliveryWay, address: &str) -> Result<()> {
    put(conn, keys, by, way, address, None)?;
    notifications::service::prefer(conn, by, way, true)
}

fn put(
    conn: &mut Conn,
    keys: &Keys,
    by: AccountId,
    way: DeliveryWay,
    address: &str,
    waiting: Option<([u8; 32], chrono::DateTime<chrono::Utc>)>,
) -> Result<()> {
    // Who is being erased at the same moment leaves no address behind.
    accounts::hold(conn, by)?.ok_or(Error::NOT_FOUND)?;
    let (code, until) = waiting.unzip();
    let row = Row {
        account_id: by.into(),
        way: Word(way),
        confirmed: until.is_none(),
        sealed: keys.seal(&context(way, by), address.as_bytes())?,
        code_digest: code.map(Vec::from),
        expires_at: until.map(Into::into),
        tries: 0,
    };
    store::put(conn, &row)
}

/// Tries a code, and uses the address from now on if it is right.
///
/// # Errors
/// When the database refuses.
pub(super) fn confirm(conn: &mut Conn, keys: &Keys, by: AccountId, code: &str, moment: Moment) -> Result<Outcome> {
    let way = DeliveryWay::Email;
    accounts::hold(conn, by)?.ok_or(Error::NOT_FOUND)?;
    let Some(row) = store::count_try(conn, by, way, TRIES, moment.time())? else {
        return Ok(Outcome::Late);
    };
    let kept = row.code_digest.as_deref().unwrap_or_default();
    if !bool::from(kept.ct_eq(&digest(keys, by, code))) {
        return Ok(Outcome::Wrong);
    }
    let confirmed = Row {
        confirmed: true,
        code_digest: None,
        expires_at: None,
        ..row
    };
    store::put(conn, &confirmed)?;
    store::remove_waiting(conn, by, way)?;
    notifications::service::prefer(conn, by, way, true)?;
    Ok(Outcome::Right)
}

/// Keyed, and bound to the account: six digits alone could be found by trying all of them.
fn digest(keys: &Keys, by: AccountId, code: &str) -> [u8; 32] {
    keys.digest("addresses.code", format!("{by}:{code}").as_bytes())
}

/// Forgets an address, confirmed or not, and tells nothing by its way any more.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(super) fn remove(conn: &mut Conn, by: AccountId, way: DeliveryWay) -> Result<()> {
    if !store::remove(conn, by, way)? {
        return Err(Error::NOT_FOUND);
    }
    notifications::service::prefer(conn, by, way, false)
}

/// Forgets every address of somebody.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, by: AccountId) -> Result<()> {
    store::remove_all(conn, by)
}

/// Forgets the addresses whose code was never told in time; how many.
///
/// # Errors
/// When the database refuses.
pub(crate) fn sweep(conn: &mut Conn, moment: Moment) -> Result<usize> {
    store::remove_late(conn, moment.time())
}
