//! The table of trainings and honours.

use contract::{
    ids::{AccountId, CommunityId, VolunteerRecordId},
    teams::{NewVolunteerRecord, RecordKind, VolunteerRecord},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, schema::volunteer_records},
    error::Result,
    moment::Moment,
};

/// A row of `volunteer_records`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = volunteer_records, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(in crate::volunteers) struct Record {
    pub(in crate::volunteers) id: Key,
    pub(in crate::volunteers) community_id: Key,
    pub(in crate::volunteers) account_id: Key,
    pub(in crate::volunteers) kind: Word<RecordKind>,
    pub(in crate::volunteers) title: String,
    pub(in crate::volunteers) reason: Option<String>,
    pub(in crate::volunteers) day: String,
    pub(in crate::volunteers) hours: Option<i32>,
    pub(in crate::volunteers) level: Option<i32>,
    pub(in crate::volunteers) level_before: Option<i32>,
    pub(in crate::volunteers) shown: bool,
    pub(in crate::volunteers) written_by: Key,
    pub(in crate::volunteers) at: Micros,
    pub(in crate::volunteers) withdrawn_by: Option<Key>,
    pub(in crate::volunteers) withdrawn_why: Option<String>,
}

impl Record {
    /// What is written down of somebody, by somebody, now.
    pub(in crate::volunteers) fn new(
        (community, account): (CommunityId, AccountId),
        new: &NewVolunteerRecord,
        by: AccountId,
        moment: Moment,
    ) -> Self {
        Self {
            id: moment.id::<contract::ids::kind::VolunteerRecord>().into(),
            community_id: community.into(),
            account_id: account.into(),
            kind: Word(new.kind),
            title: new.title.trim().to_owned(),
            reason: new.reason.as_deref().map(str::trim).map(str::to_owned),
            day: new.day.clone(),
            hours: new.hours.map(Into::into),
            level: new.level.map(Into::into),
            level_before: None,
            shown: false,
            written_by: by.into(),
            at: moment.time().into(),
            withdrawn_by: None,
            withdrawn_why: None,
        }
    }

    /// Whether it stands: a withdrawn one counts for nothing.
    pub(in crate::volunteers) fn stands(&self) -> bool {
        self.withdrawn_by.is_none()
    }

    /// It as its volunteer and the station see it.
    pub(in crate::volunteers) fn shown(self) -> VolunteerRecord {
        let small = |number: i32| u8::try_from(number).ok();
        VolunteerRecord {
            id: self.id.into(),
            kind: self.kind.0,
            title: self.title,
            reason: self.reason,
            day: self.day,
            hours: self.hours.and_then(small),
            level: self.level.and_then(small),
            shown: self.shown,
            withdrawn: self.withdrawn_why,
            at: self.at.into(),
        }
    }
}

/// Adds one.
pub(in crate::volunteers) fn add(conn: &mut Conn, row: &Record) -> Result<()> {
    diesel::insert_into(volunteer_records::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes what changed of one.
pub(in crate::volunteers) fn update(conn: &mut Conn, row: &Record) -> Result<()> {
    diesel::update(volunteer_records::table.filter(volunteer_records::id.eq(row.id)))
        .set(row)
        .execute(conn)?;
    Ok(())
}

/// One of somebody.
pub(in crate::volunteers) fn find(conn: &mut Conn, account: AccountId, id: VolunteerRecordId) -> Result<Option<Record>> {
    Ok(volunteer_records::table
        .filter(volunteer_records::id.eq(Key::from(id)))
        .filter(volunteer_records::account_id.eq(Key::from(account)))
        .select(Record::as_select())
        .first(conn)
        .optional()?)
}

/// The latest of somebody, the latest first.
pub(in crate::volunteers) fn of(conn: &mut Conn, account: AccountId, limit: i64) -> Result<Vec<Record>> {
    Ok(volunteer_records::table
        .filter(volunteer_records::account_id.eq(Key::from(account)))
        .order(volunteer_records::id.desc())
        .limit(limit)
        .select(Record::as_select())
        .load(conn)?)
}

/// Forgets those of somebody.
pub(in crate::volunteers) fn remove(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::delete(volunteer_records::table.filter(volunteer_records::account_id.eq(Key::from(account)))).execute(conn)?;
    Ok(())
}
