//! Pictures of what was done: at a door, and of a project's written reports. Some were taken from view, with a reason.

use contract::ids::{PhotoId, ReportId, ServiceId};
use diesel::prelude::*;

use super::photo;
use crate::{
    db::{Conn, Key, schema::photos},
    error::Result,
    photos::Seen,
};

/// What is read of one.
type Row = (Key, Option<Key>, i32, i32, bool, Option<String>);

fn shown((id, _, width, height, hidden, because): Row) -> Seen {
    if hidden {
        Err(because.unwrap_or_default())
    } else {
        Ok(photo(id.into(), width, height))
    }
}

/// The pictures of a request for service, in the order in which they were taken in, each unless it was taken from view.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn of_service(conn: &mut Conn, service: ServiceId) -> Result<Vec<Seen>> {
    let rows: Vec<Row> = photos::table
        .filter(photos::service_id.eq(Key::from(service)))
        .order(photos::id)
        .select((
            photos::id,
            photos::report_id,
            photos::width,
            photos::height,
            photos::hidden,
            photos::hidden_because,
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(shown).collect())
}

/// The pictures of reports, in the order they were sent, each with its report, unless it was taken from view.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn of_reports(conn: &mut Conn, reports: &[ReportId]) -> Result<Vec<(ReportId, Seen)>> {
    let reports: Vec<Option<Key>> = reports.iter().copied().map(|report| Some(Key::from(report))).collect();
    let rows: Vec<Row> = photos::table
        .filter(photos::report_id.eq_any(reports))
        .order(photos::position)
        .select((
            photos::id,
            photos::report_id,
            photos::width,
            photos::height,
            photos::hidden,
            photos::hidden_because,
        ))
        .load(conn)?;
    let with_report = |row: Row| Some((row.1?.into(), shown(row)));
    Ok(rows.into_iter().filter_map(with_report).collect())
}

/// Takes a picture of a request, or of one of these reports, from view; false where it is none of theirs that is shown.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn hide(
    conn: &mut Conn,
    id: PhotoId,
    (service, reports): (Option<ServiceId>, &[ReportId]),
    because: &str,
) -> Result<bool> {
    let (service, because) = (service.map(Key::from), Some(because.to_owned()));
    let reports: Vec<Option<Key>> = reports.iter().copied().map(|report| Some(Key::from(report))).collect();
    let its = photos::table
        .filter(photos::id.eq(Key::from(id)).and(photos::hidden.eq(false)))
        .filter(
            photos::service_id
                .is_not_null()
                .and(photos::service_id.eq(service))
                .or(photos::report_id.is_not_null().and(photos::report_id.eq_any(reports))),
        );
    let hidden = diesel::update(its)
        .set((photos::hidden.eq(true), photos::hidden_because.eq(because)))
        .execute(conn)?;
    Ok(hidden == 1)
}
