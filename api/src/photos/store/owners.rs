//! What pictures belong to.

use contract::ids::{CaseId, DiaryNoteId, EntryId, PhotoId, ProposalId, ReportId, ServiceId};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, schema::photos},
    error::Result,
};

/// What a picture belongs to.
pub(in crate::photos) struct Owners {
    pub(in crate::photos) case: Option<CaseId>,
    pub(in crate::photos) note: Option<DiaryNoteId>,
    /// With whether it is hidden.
    pub(in crate::photos) proposal: Option<(ProposalId, bool)>,
    /// The case of which it shows what everybody may see, with whether it is hidden.
    pub(in crate::photos) publication: Option<(CaseId, bool)>,
    /// With whether it is hidden, as of a report.
    pub(in crate::photos) service: Option<(ServiceId, bool)>,
    /// The line of the case that it is attached to.
    pub(in crate::photos) line: Option<EntryId>,
    pub(in crate::photos) report: Option<(ReportId, bool)>,
}

/// What a picture belongs to.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn owners(conn: &mut Conn, id: PhotoId) -> Result<Owners> {
    type Row = (
        Option<Key>,
        Option<Key>,
        Option<Key>,
        bool,
        Option<Key>,
        Option<Key>,
        Option<Key>,
        Option<Key>,
    );
    let owners: Option<Row> = photos::table
        .filter(photos::id.eq(Key::from(id)))
        .select((
            photos::case_id,
            photos::note_id,
            photos::proposal_id,
            photos::hidden,
            photos::publication_id,
            photos::service_id,
            photos::entry_id,
            photos::report_id,
        ))
        .first(conn)
        .optional()?;
    let (case, note, proposal, hidden, publication, service, line, report) = owners.unwrap_or_default();
    Ok(Owners {
        case: case.map(Into::into),
        note: note.map(Into::into),
        proposal: proposal.map(|proposal| (proposal.into(), hidden)),
        publication: publication.map(|case| (case.into(), hidden)),
        service: service.map(|service| (service.into(), hidden)),
        line: line.map(Into::into),
        report: report.map(|report| (report.into(), hidden)),
    })
}
