//! The table of what was done about pictures that everybody sees of cases.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId, PhotoId},
    privacy::ReportedPicture,
    proposals::{Reason, ReportCase},
    public_photos::PhotoDeed,
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{photos, public_photo_deeds, publications},
    },
    error::Result,
};

/// A row of `public_photo_deeds`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = public_photo_deeds, treat_none_as_default_value = false)]
pub(super) struct DeedRow {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) case_id: Key,
    pub(super) photo_id: Key,
    pub(super) deed: Word<PhotoDeed>,
    pub(super) account_id: Key,
    pub(super) reason: Option<Word<Reason>>,
    pub(super) text: Option<String>,
    pub(super) at: Micros,
    pub(super) opened_at: Micros,
    pub(super) due_at: Micros,
    pub(super) waits: bool,
    pub(super) raised_at: Option<Micros>,
}

impl DeedRow {
    /// What it says as a report.
    pub(super) fn report(&self) -> ReportCase {
        ReportCase {
            reason: self.reason.map_or(Reason::Other, |reason| reason.0),
            text: self.text.clone(),
            at: self.at.into(),
        }
    }
}

/// Adds what was done.
pub(super) fn add(conn: &mut Conn, row: &DeedRow) -> Result<()> {
    diesel::insert_into(public_photo_deeds::table).values(row).execute(conn)?;
    Ok(())
}

/// What was done about a picture, in its order.
pub(super) fn of_photo(conn: &mut Conn, photo: PhotoId) -> Result<Vec<DeedRow>> {
    Ok(public_photo_deeds::table
        .filter(public_photo_deeds::photo_id.eq(Key::from(photo)))
        .order(public_photo_deeds::id)
        .select(DeedRow::as_select())
        .load(conn)?)
}

/// It is decided about a picture: nothing that was reported of it waits any more.
pub(super) fn settle(conn: &mut Conn, photo: PhotoId) -> Result<()> {
    let waiting = public_photo_deeds::table
        .filter(public_photo_deeds::photo_id.eq(Key::from(photo)))
        .filter(public_photo_deeds::waits);
    diesel::update(waiting)
        .set(public_photo_deeds::waits.eq(false))
        .execute(conn)?;
    Ok(())
}

/// What was reported of the pictures of a community's public cases and waits, or with `hidden` how those were hidden that are;
/// in its order.
pub(super) fn of_public(conn: &mut Conn, community: CommunityId, hidden: bool) -> Result<Vec<DeedRow>> {
    let deeds = public_photo_deeds::table
        .inner_join(photos::table.on(photos::id.eq(public_photo_deeds::photo_id)))
        .inner_join(publications::table.on(publications::case_id.nullable().eq(photos::publication_id)))
        .filter(public_photo_deeds::community_id.eq(Key::from(community)))
        .filter(publications::published_at.is_not_null())
        .order(public_photo_deeds::id)
        .select(DeedRow::as_select())
        .into_boxed();
    let deeds = if hidden {
        let hide = public_photo_deeds::deed.eq(Word(PhotoDeed::Hide));
        deeds.filter(photos::hidden).filter(hide)
    } else {
        deeds.filter(public_photo_deeds::waits)
    };
    Ok(deeds.load(conn)?)
}

/// Writes down that the street was told of these, if it was not before; gives of how many.
pub(super) fn raise(conn: &mut Conn, late: Vec<Key>, now: DateTime<Utc>) -> Result<usize> {
    let late = public_photo_deeds::table
        .filter(public_photo_deeds::id.eq_any(late))
        .filter(public_photo_deeds::raised_at.is_null());
    Ok(diesel::update(late)
        .set(public_photo_deeds::raised_at.eq(Some(Micros::from(now))))
        .execute(conn)?)
}

/// How much somebody has reported since.
pub(super) fn count_since(conn: &mut Conn, by: AccountId, since: DateTime<Utc>) -> Result<i64> {
    Ok(public_photo_deeds::table
        .filter(public_photo_deeds::account_id.eq(Key::from(by)))
        .filter(public_photo_deeds::deed.eq(Word(PhotoDeed::Report)))
        .filter(public_photo_deeds::at.ge(Micros::from(since)))
        .count()
        .get_result(conn)?)
}

/// What was decided in a community, the latest first, before a time.
pub(super) fn decided(
    conn: &mut Conn,
    community: CommunityId,
    before: Option<DateTime<Utc>>,
    limit: i64,
) -> Result<Vec<DeedRow>> {
    let mut query = public_photo_deeds::table
        .filter(public_photo_deeds::community_id.eq(Key::from(community)))
        .filter(public_photo_deeds::deed.ne(Word(PhotoDeed::Report)))
        .order(public_photo_deeds::at.desc())
        .limit(limit)
        .select(DeedRow::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(public_photo_deeds::at.lt(Micros::from(before)));
    }
    Ok(query.load(conn)?)
}

/// What was decided in a community since.
pub(super) fn decided_since(conn: &mut Conn, community: CommunityId, since: DateTime<Utc>) -> Result<Vec<DeedRow>> {
    Ok(public_photo_deeds::table
        .filter(public_photo_deeds::community_id.eq(Key::from(community)))
        .filter(public_photo_deeds::deed.ne(Word(PhotoDeed::Report)))
        .filter(public_photo_deeds::at.ge(Micros::from(since)))
        .select(DeedRow::as_select())
        .load(conn)?)
}

/// What somebody reported, in its order.
pub(super) fn reported_by(conn: &mut Conn, by: AccountId) -> Result<Vec<ReportedPicture>> {
    let rows: Vec<DeedRow> = public_photo_deeds::table
        .filter(public_photo_deeds::account_id.eq(Key::from(by)))
        .filter(public_photo_deeds::deed.eq(Word(PhotoDeed::Report)))
        .order(public_photo_deeds::id)
        .select(DeedRow::as_select())
        .load(conn)?;
    let reported = |row: DeedRow| ReportedPicture {
        case_id: row.case_id.into(),
        report: row.report(),
    };
    Ok(rows.into_iter().map(reported).collect())
}

/// Takes out what somebody said of what they reported.
pub(super) fn forget(conn: &mut Conn, by: AccountId) -> Result<()> {
    let theirs = public_photo_deeds::table
        .filter(public_photo_deeds::account_id.eq(Key::from(by)))
        .filter(public_photo_deeds::deed.eq(Word(PhotoDeed::Report)));
    diesel::update(theirs)
        .set(public_photo_deeds::text.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}
