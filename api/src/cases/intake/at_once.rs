//! A new case in one statement, for PostgreSQL.
//!
//! Written table by table it takes a round trip for each. What comes in by a door and is named by a key takes no other
//! statement: this one is its own transaction then. SQLite has no round trips to save.

use diesel::{
    PgConnection, QueryResult, RunQueryDsl,
    pg::Pg,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::{BigInt, Binary, Text},
};

use super::{super::timeline::EntryRow, Arrival};
use crate::{db::Part, idempotency::Claim};

/// The statement and its values.
pub(super) struct AtOnce<'a> {
    arrival: &'a Arrival,
    entries: Vec<EntryRow>,
    once: Option<Claim<'a>>,
}

impl<'a> AtOnce<'a> {
    pub(super) fn new(arrival: &'a Arrival) -> Self {
        Self {
            arrival,
            entries: arrival.rows(),
            once: None,
        }
    }

    /// Together with the answer to its ticket, and only if that was not used before.
    pub(super) fn once(mut self, claim: Claim<'a>) -> Self {
        self.once = Some(claim);
        self
    }

    /// Writes it; false when a proviso does not hold, or the ticket was used before or, without one, when something of the
    /// case is there already: then nothing is written.
    pub(super) fn write(self, conn: &mut PgConnection) -> QueryResult<bool> {
        self.execute(conn).map(|rows| rows == 1)
    }
}

impl QueryFragment<Pg> for AtOnce<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let Arrival { row, words, .. } = self.arrival;
        out.push_sql("WITH ");
        if let Some(claim) = &self.once {
            out.push_sql("ticket AS (");
            claim.push(out.reborrow())?;
            self.first(&mut out)?;
            out.push_sql(" RETURNING 1), ");
        }
        out.push_sql("new_case AS (");
        row.push(out.reborrow())?;
        match self.once {
            Some(_) => out.push_sql(" FROM ticket"),
            None => self.first(&mut out)?,
        }
        out.push_sql(" RETURNING 1)");
        let entries = self.entries.iter().map(|entry| entry as &dyn Part);
        for (number, part) in self.arrival.parts().chain(entries).enumerate() {
            out.push_sql(&format!(", part_{number} AS ("));
            part.push(out.reborrow())?;
            out.push_sql(" FROM new_case)");
        }
        out.push_sql(" INSERT INTO case_search (case_id, submitted_at, words) SELECT ");
        out.push_bind_param::<Binary, _>(&row.id)?;
        out.push_sql(", ");
        out.push_bind_param::<BigInt, _>(&row.submitted_at)?;
        out.push_sql(", array_to_tsvector(string_to_array(");
        out.push_bind_param::<Text, _>(words)?;
        out.push_sql(", ' ')) FROM new_case");
        Ok(())
    }
}

impl AtOnce<'_> {
    /// What the first row depends on, on which all others depend.
    fn first<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let mut before = " WHERE ";
        for proviso in &self.arrival.provisos {
            out.push_sql(std::mem::replace(&mut before, " AND "));
            proviso.push(out.reborrow())?;
        }
        out.push_sql(" ON CONFLICT DO NOTHING");
        Ok(())
    }
}

/// Its text depends on how much there is to write, so prepared statements are found by it.
impl QueryId for AtOnce<'_> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl RunQueryDsl<PgConnection> for AtOnce<'_> {}
