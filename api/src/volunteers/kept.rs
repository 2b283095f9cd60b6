//! The volunteers of streets as they were read last: of a street with thousands they are most of what proposing a team reads.
//!
//! They are kept under their edition, which the database draws anew by chance with every change (see the migrations), and the edition
//! is asked each time. So nobody is proposed who is no volunteer any more, whoever wrote it and on whichever server; and what is read
//! of a change that is then taken back is never found again.

use std::sync::{Arc, LazyLock};

use contract::ids::StreetId;
use moka::sync::Cache;

use super::store::{self, Able};
use crate::{db::Conn, error::Result};

/// So many volunteers are kept at most, of all streets; each takes a hundred bytes.
const MOST: u64 = 200_000;

/// One for all databases: no two editions are alike.
static KEPT: LazyLock<Cache<Vec<u8>, Arc<[Able]>>> = LazyLock::new(|| {
    let weight = |_: &Vec<u8>, able: &Arc<[Able]>| u32::try_from(able.len()).unwrap_or(u32::MAX);
    Cache::builder().weigher(weight).max_capacity(MOST).build()
});

/// The volunteers of a street, by their accounts.
///
/// # Errors
/// When the database refuses.
pub(super) fn able(conn: &mut Conn, street: StreetId) -> Result<Arc<[Able]>> {
    // Before they are read: what changes in between is newer than the edition, under which nobody looks for them then.
    let Some(edition) = store::edition(conn, street)? else {
        return Ok(Arc::default());
    };
    if let Some(able) = KEPT.get(&edition) {
        return Ok(able);
    }
    let able: Arc<[Able]> = store::able(conn, street)?.into();
    KEPT.insert(edition, able.clone());
    Ok(able)
}
