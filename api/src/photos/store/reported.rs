//! Pictures of what was done: at a door, and of a project's written reports. Some were taken from view, with a reason.

use contract::{
    ids::{AccountId, PhotoId, ReportId, ServiceId},
    photos::HiddenPhoto,
};
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
        Err(HiddenPhoto {
            id: id.into(),
            because: because.unwrap_or_default(),
        })
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

/// Takes a picture of a request, or of one of these reports, from view, or puts it back where nothing says why it is hidden; false
/// where it is none of theirs that this can be done with.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn hide(
    conn: &mut Conn,
    id: PhotoId,
    (service, reports): (Option<ServiceId>, &[ReportId]),
    because: Option<&str>,
) -> Result<bool> {
    let service = service.map(Key::from);
    let reports: Vec<Option<Key>> = reports.iter().copied().map(|report| Some(Key::from(report))).collect();
    let its = photos::table
        .filter(photos::id.eq(Key::from(id)).and(photos::hidden.eq(because.is_none())))
        .filter(
            photos::service_id
                .is_not_null()
                .and(photos::service_id.eq(service))
                .or(photos::report_id.is_not_null().and(photos::report_id.eq_any(reports))),
        );
    let turned = diesel::update(its)
        .set((photos::hidden.eq(because.is_some()), photos::hidden_because.eq(because)))
        .execute(conn)?;
    Ok(turned == 1)
}

/// Writes down who added pictures.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn add_by(conn: &mut Conn, ids: &[PhotoId], by: AccountId) -> Result<()> {
    let ids: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    diesel::update(photos::table.filter(photos::id.eq_any(ids)))
        .set(photos::added_by.eq(Some(Key::from(by))))
        .execute(conn)?;
    Ok(())
}

/// Who added a picture, where that is known.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn added_by(conn: &mut Conn, id: PhotoId) -> Result<Option<AccountId>> {
    let by: Option<Option<Key>> = photos::table
        .find(Key::from(id))
        .select(photos::added_by)
        .first(conn)
        .optional()?;
    Ok(by.flatten().map(Into::into))
}

/// Forgets which pictures somebody added.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::update(photos::table.filter(photos::added_by.eq(Some(Key::from(account)))))
        .set(photos::added_by.eq(None::<Key>))
        .execute(conn)?;
    Ok(())
}
