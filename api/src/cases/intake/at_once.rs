//! A new case in one statement, for PostgreSQL.
//!
//! Written table by table it takes a round trip for each. What a mailbox receives most, a message without pictures, named
//! by a key, takes no other statement: this one is its own transaction then. SQLite has no round trips to save.

use contract::{
    accounts::Role,
    cases::{Action, State, Visibility},
};
use diesel::{
    PgConnection, QueryResult, RunQueryDsl,
    pg::Pg,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::{BigInt, Binary, Bool, Double, Integer, Nullable, Text},
};

use super::super::{
    store::{CaseRow, TextRow},
    timeline::NewEntry,
};
use crate::{
    db::{Key, Micros, Word},
    idempotency::{Kept, Ticket},
};

/// The statement and its values.
pub(super) struct AtOnce<'a> {
    row: &'a CaseRow,
    text: &'a TextRow,
    words: &'a str,
    entries: Vec<EntryValues>,
    once: Option<(&'a Ticket, &'a Kept, i32)>,
}

struct EntryValues {
    id: Key,
    at: Micros,
    action: Word<Action>,
    state: Word<State>,
    role: Word<Role>,
    account: Option<Key>,
    visibility: Word<Visibility>,
}

impl<'a> AtOnce<'a> {
    /// The entries say nothing in words: the text of a new case is the case's own.
    pub(super) fn new(row: &'a CaseRow, text: &'a TextRow, entries: &[NewEntry], words: &'a str) -> Self {
        Self {
            row,
            text,
            words,
            entries: entries.iter().map(EntryValues::of).collect(),
            once: None,
        }
    }

    /// Together with the answer to its ticket, and only if that was not used before.
    pub(super) fn once(mut self, ticket: &'a Ticket, kept: &'a Kept) -> Self {
        self.once = Some((ticket, kept, kept.status.into()));
        self
    }

    /// Writes it; false when the ticket was used before or, without one, when something of the case is there already:
    /// then nothing is written.
    pub(super) fn write(self, conn: &mut PgConnection) -> QueryResult<bool> {
        self.execute(conn).map(|rows| rows == 1)
    }
}

impl EntryValues {
    fn of(entry: &NewEntry) -> Self {
        Self {
            id: entry.id.into(),
            at: entry.at.into(),
            action: Word(entry.action),
            state: Word(entry.state),
            role: Word(entry.role),
            account: entry.account_id.map(Key::from),
            visibility: Word(entry.visibility),
        }
    }
}

macro_rules! values {
    ($out:ident, $($kind:ty: $value:expr),+ $(,)?) => {{
        let mut separator = "";
        $(
            $out.push_sql(separator);
            $out.push_bind_param::<$kind, _>($value)?;
            separator = ", ";
        )+
        let _ = separator;
    }};
}

impl QueryFragment<Pg> for AtOnce<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let Self { row, text, words, .. } = self;
        out.push_sql("WITH ");
        if let Some((ticket, kept, status)) = &self.once {
            out.push_sql(
                "ticket AS (INSERT INTO idempotency_keys (digest, fingerprint, status, body, case_id, created_at) VALUES (",
            );
            values!(out, Binary: &ticket.digest, Binary: &ticket.fingerprint, Integer: status, Text: &kept.body, Binary: &row.id, BigInt: &row.submitted_at);
            out.push_sql(") ON CONFLICT DO NOTHING RETURNING 1), ");
        }
        out.push_sql(
            "new_case AS (INSERT INTO cases (id, community_id, station_id, cell_id, number, channel, state, category, urgency, version, \
             reporter_id, name_shown, tracking_digest, first_responder_id, latitude, longitude, datum, submitted_at, updated_at, \
             due_at, reopened_times, reopened_by_reporter, source, source_id, recorder_id, subcategory_id) SELECT ",
        );
        values!(out,
            Binary: &row.id, Binary: &row.community_id, Nullable<Binary>: &row.station_id, Nullable<Binary>: &row.cell_id,
            Text: &row.number, Text: &row.channel, Text: &row.state, Text: &row.category, Text: &row.urgency, Integer: &row.version,
            Nullable<Binary>: &row.reporter_id, Text: &row.name_shown, Nullable<Binary>: &row.tracking_digest,
            Nullable<Binary>: &row.first_responder_id, Nullable<Double>: &row.latitude, Nullable<Double>: &row.longitude,
            Nullable<Text>: &row.datum, BigInt: &row.submitted_at, BigInt: &row.updated_at, Nullable<BigInt>: &row.due_at,
            Integer: &row.reopened_times, Bool: &row.reopened_by_reporter, Nullable<Text>: &row.source,
            Nullable<Text>: &row.source_id, Nullable<Binary>: &row.recorder_id,
            Nullable<Binary>: &row.subcategory_id,
        );
        out.push_sql(match self.once {
            Some(_) => " FROM ticket RETURNING 1",
            None => " ON CONFLICT DO NOTHING RETURNING 1",
        });
        out.push_sql("), new_text AS (INSERT INTO case_texts (case_id, community_id, title, body, address) SELECT ");
        values!(out, Binary: &text.case_id, Binary: &text.community_id, Text: &text.title, Text: &text.body, Nullable<Text>: &text.address);
        out.push_sql(
            " FROM new_case), new_entries AS (INSERT INTO case_entries (id, case_id, community_id, at, action, state, role, account_id, \
             visibility) ",
        );
        let mut before = "SELECT ";
        for entry in &self.entries {
            out.push_sql(before);
            before = " FROM new_case UNION ALL SELECT ";
            values!(out,
                Binary: &entry.id, Binary: &row.id, Binary: &row.community_id, BigInt: &entry.at, Text: &entry.action,
                Text: &entry.state, Text: &entry.role, Nullable<Binary>: &entry.account, Text: &entry.visibility,
            );
        }
        out.push_sql(" FROM new_case) INSERT INTO case_search (case_id, words) SELECT ");
        out.push_bind_param::<Binary, _>(&row.id)?;
        out.push_sql(", array_to_tsvector(string_to_array(");
        out.push_bind_param::<Text, _>(*words)?;
        out.push_sql(", ' ')) FROM new_case");
        Ok(())
    }
}

/// Its text depends on how much there is to write, so prepared statements are found by it.
impl QueryId for AtOnce<'_> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl RunQueryDsl<PgConnection> for AtOnce<'_> {}
