//! What proposals stand behind a need: what they are called, and how many signed them.

use std::collections::HashMap;

use contract::{ids::ProposalId, needs::NeedProposal};

use super::super::store::{self, Row, editions, signatures};
use crate::{cases::service::Desk, db::Conn, error::Result};

/// Those of these proposals that everybody may read, each by the identifier that was asked for. What was merged is shown as what
/// it went into, for its signatures went there.
///
/// # Errors
/// When the database refuses.
pub(crate) fn backing(conn: &mut Conn, desk: &Desk, ids: &[ProposalId]) -> Result<HashMap<ProposalId, NeedProposal>> {
    let asked = store::some(conn, ids)?;
    let leading: Vec<ProposalId> = asked.iter().filter_map(|row| row.merged_into).map(Into::into).collect();
    let mut rows = asked.clone();
    rows.extend(store::some(conn, &leading)?);
    rows.retain(|row| row.state_at(desk.moment.time()).is_public());
    let shown: Vec<ProposalId> = rows.iter().map(Row::id).collect();
    let (titles, signed) = (editions::shown_titles(conn, &shown)?, signatures::tallies(conn, &shown)?);
    let mut found = HashMap::new();
    for row in asked {
        let key = row.merged_into.unwrap_or(row.id);
        if let Some((_, title)) = titles.iter().find(|(id, _)| *id == key) {
            let signatures = signed.get(&key).copied().unwrap_or_default();
            let proposal = NeedProposal {
                id: key.into(),
                title: title.clone(),
                signatures: signatures.unsigned_abs(),
            };
            found.insert(row.id(), proposal);
        }
    }
    Ok(found)
}
