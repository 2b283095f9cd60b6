//! The table of what bodies deliberated on needs.

use contract::{ids::NeedId, needs::NeedSession};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, schema::need_sessions},
    error::{Error, Result},
};

/// A row of `need_sessions`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = need_sessions)]
pub(in crate::needs) struct Row {
    pub(in crate::needs) id: Key,
    pub(in crate::needs) need_id: Key,
    pub(in crate::needs) community_id: Key,
    pub(in crate::needs) body_id: Key,
    pub(in crate::needs) body: String,
    pub(in crate::needs) held_on: String,
    pub(in crate::needs) present: i32,
    pub(in crate::needs) minutes: String,
    /// What was asked and answered, as JSON.
    pub(in crate::needs) questions: String,
    pub(in crate::needs) written_at: Micros,
}

impl Row {
    fn shown(self) -> Result<NeedSession> {
        Ok(NeedSession {
            body_id: self.body_id.into(),
            body: self.body,
            held_on: self.held_on.parse().map_err(|_| Error::internal("a session has no day"))?,
            present: u16::try_from(self.present).map_err(Error::internal)?,
            minutes: self.minutes,
            questions: serde_json::from_str(&self.questions).map_err(Error::internal)?,
            written_at: self.written_at.into(),
        })
    }
}

/// Adds one.
pub(in crate::needs) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(need_sessions::table).values(row).execute(conn)?;
    Ok(())
}

/// Those on a need, the first that was written down first.
pub(in crate::needs) fn of(conn: &mut Conn, need: NeedId) -> Result<Vec<NeedSession>> {
    let rows: Vec<Row> = need_sessions::table
        .filter(need_sessions::need_id.eq(Key::from(need)))
        .order(need_sessions::id)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::shown).collect()
}
