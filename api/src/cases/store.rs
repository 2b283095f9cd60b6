//! The tables of cases: reading one case and its timeline, writing what changes.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    cases::{Action, Category, Channel, DeclineReason, Entry, NameShown, Rating, State, Urgency, Visibility, Voice},
    ids::{AccountId, CaseId, CommunityId, EntryId},
};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::model::Standing;
use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{accounts, case_entries, case_texts, cases, entry_texts, ratings},
    },
    error::Result,
    moment::Moment,
};

/// A row of `cases`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = cases)]
pub(crate) struct CaseRow {
    pub(crate) id: Key,
    pub(crate) community_id: Key,
    pub(crate) station_id: Option<Key>,
    pub(crate) cell_id: Option<Key>,
    pub(crate) number: String,
    pub(crate) channel: Word<Channel>,
    pub(crate) state: Word<State>,
    pub(crate) category: Word<Category>,
    pub(crate) urgency: Word<Urgency>,
    pub(crate) version: i32,
    pub(crate) reporter_id: Option<Key>,
    pub(crate) name_shown: Word<NameShown>,
    pub(crate) tracking_digest: Option<Vec<u8>>,
    pub(crate) first_responder_id: Option<Key>,
    pub(crate) latitude: Option<f64>,
    pub(crate) longitude: Option<f64>,
    pub(crate) datum: Option<String>,
    pub(crate) submitted_at: Micros,
    pub(crate) updated_at: Micros,
    pub(crate) due_at: Option<Micros>,
    pub(crate) closed_at: Option<Micros>,
    pub(crate) reopened_times: i32,
    pub(crate) source: Option<String>,
    pub(crate) source_id: Option<String>,
}

/// A row of `case_texts`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = case_texts)]
pub(crate) struct TextRow {
    pub(crate) case_id: Key,
    pub(crate) community_id: Key,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) address: Option<String>,
}

/// A row of `ratings`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = ratings)]
pub(super) struct RatingRow {
    case_id: Key,
    round: i32,
    community_id: Key,
    contacted: bool,
    resolved: bool,
    satisfaction: i32,
    comment: Option<String>,
    rated_at: Micros,
}

/// A case with what belongs to it once.
#[derive(Debug, Clone)]
pub(crate) struct Whole {
    pub(crate) row: CaseRow,
    pub(crate) text: Option<TextRow>,
    pub(crate) rating: Option<Rating>,
    pub(crate) first_responder: Option<String>,
}

impl Whole {
    pub(crate) fn id(&self) -> CaseId {
        self.row.id.into()
    }

    pub(crate) fn community(&self) -> CommunityId {
        self.row.community_id.into()
    }

    pub(crate) fn reporter(&self) -> Option<AccountId> {
        self.row.reporter_id.map(Into::into)
    }

    pub(super) fn standing(&self) -> Standing {
        Standing {
            state: self.row.state.0,
            reopened_times: self.row.reopened_times,
            closed_at: self.row.closed_at.map(Into::into),
            rated: self.rating.is_some(),
        }
    }
}

/// Which case is meant.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Which {
    /// By its identifier.
    Id(CaseId),
    /// By the digest of its tracking secret.
    Tracked([u8; 32]),
}

/// Reads a case in one statement.
pub(super) fn find(conn: &mut Conn, which: Which) -> Result<Option<Whole>> {
    let query = cases::table
        .left_join(case_texts::table)
        .left_join(ratings::table.on(ratings::case_id.eq(cases::id).and(ratings::round.eq(cases::reopened_times))))
        .left_join(accounts::table.on(accounts::id.nullable().eq(cases::first_responder_id)))
        .select((
            CaseRow::as_select(),
            Option::<TextRow>::as_select(),
            Option::<RatingRow>::as_select(),
            accounts::work_name.nullable(),
        ));
    let row: Option<(CaseRow, Option<TextRow>, Option<RatingRow>, Option<String>)> = match which {
        Which::Id(id) => query.filter(cases::id.eq(Key::from(id))).first(conn).optional()?,
        Which::Tracked(digest) => query
            .filter(cases::tracking_digest.eq(digest.to_vec()))
            .first(conn)
            .optional()?,
    };
    Ok(row.map(|(row, text, rating, first_responder)| Whole {
        row,
        text,
        rating: rating.map(rating_of),
        first_responder,
    }))
}

fn rating_of(row: RatingRow) -> Rating {
    Rating {
        contacted: row.contacted,
        resolved: row.resolved,
        satisfaction: u8::try_from(row.satisfaction).unwrap_or_default(),
        comment: row.comment,
    }
}

/// Holds the case for the rest of the transaction, so that two people cannot change it at once.
///
/// SQLite has one writer, who holds everything.
pub(super) fn hold(conn: &mut Conn, id: CaseId) -> Result<()> {
    if let Conn::Postgres(conn) = conn {
        cases::table
            .filter(cases::id.eq(Key::from(id)))
            .select(cases::version)
            .for_update()
            .first::<i32>(conn)
            .optional()?;
    }
    Ok(())
}

/// Everything that happened to a case, oldest first, in one statement.
pub(super) fn timeline(conn: &mut Conn, id: CaseId, internal: bool) -> Result<Vec<Entry>> {
    type Row = (
        (
            Key,
            Micros,
            Word<Action>,
            Word<State>,
            Word<Role>,
            Word<Visibility>,
            Option<Word<DeclineReason>>,
            Option<Vec<u8>>,
        ),
        Option<String>,
        Option<String>,
    );
    let mut query = case_entries::table
        .left_join(entry_texts::table.on(entry_texts::entry_id.eq(case_entries::id)))
        .left_join(accounts::table.on(accounts::id.nullable().eq(case_entries::account_id)))
        .filter(case_entries::case_id.eq(Key::from(id)))
        .order(case_entries::id)
        .select((
            (
                case_entries::id,
                case_entries::at,
                case_entries::action,
                case_entries::state,
                case_entries::role,
                case_entries::visibility,
                case_entries::reason,
                case_entries::text_digest,
            ),
            entry_texts::text.nullable(),
            accounts::work_name.nullable(),
        ))
        .into_boxed();
    if !internal {
        query = query.filter(case_entries::visibility.eq(Word(Visibility::Public)));
    }
    let rows: Vec<Row> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .map(
            |((id, at, action, state, role, visibility, reason, digest), text, work_name)| Entry {
                id: id.into(),
                at: at.into(),
                action: action.0,
                state: state.0,
                by: Voice { role: role.0, work_name },
                visibility: visibility.0,
                erased: digest.is_some() && text.is_none(),
                text,
                reason: reason.map(|reason| reason.0),
            },
        )
        .collect())
}

/// One more line for a timeline.
#[derive(Debug, Clone)]
pub(crate) struct NewEntry {
    pub(crate) id: EntryId,
    pub(crate) case_id: Key,
    pub(crate) community_id: Key,
    pub(crate) action: Action,
    pub(crate) state: State,
    pub(crate) role: Role,
    pub(crate) account_id: Option<AccountId>,
    pub(crate) visibility: Visibility,
    pub(crate) reason: Option<DeclineReason>,
    pub(crate) text: Option<String>,
    pub(crate) at: DateTime<Utc>,
}

/// Adds a line to a timeline.
pub(super) fn add_entry(conn: &mut Conn, entry: &NewEntry, moment: Moment) -> Result<()> {
    let salt: [u8; 16] = moment.random();
    let digest = entry
        .text
        .as_ref()
        .map(|text| Sha256::new().chain_update(salt).chain_update(text).finalize().to_vec());
    diesel::insert_into(case_entries::table)
        .values((
            case_entries::id.eq(Key::from(entry.id)),
            case_entries::case_id.eq(entry.case_id),
            case_entries::community_id.eq(entry.community_id),
            case_entries::at.eq(Micros::from(entry.at)),
            case_entries::action.eq(Word(entry.action)),
            case_entries::state.eq(Word(entry.state)),
            case_entries::role.eq(Word(entry.role)),
            case_entries::account_id.eq(entry.account_id.map(Key::from)),
            case_entries::visibility.eq(Word(entry.visibility)),
            case_entries::reason.eq(entry.reason.map(Word)),
            case_entries::text_digest.eq(digest),
        ))
        .execute(conn)?;
    if let Some(text) = &entry.text {
        diesel::insert_into(entry_texts::table)
            .values((
                entry_texts::entry_id.eq(Key::from(entry.id)),
                entry_texts::case_id.eq(entry.case_id),
                entry_texts::community_id.eq(entry.community_id),
                entry_texts::salt.eq(salt.to_vec()),
                entry_texts::text.eq(text),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Writes what changed of a case and counts the change.
pub(super) fn update(conn: &mut Conn, row: &CaseRow) -> Result<()> {
    diesel::update(cases::table.filter(cases::id.eq(row.id)))
        .set((
            cases::state.eq(row.state),
            cases::category.eq(row.category),
            cases::urgency.eq(row.urgency),
            cases::version.eq(row.version),
            cases::first_responder_id.eq(row.first_responder_id),
            cases::updated_at.eq(row.updated_at),
            cases::due_at.eq(row.due_at),
            cases::closed_at.eq(row.closed_at),
            cases::reopened_times.eq(row.reopened_times),
        ))
        .execute(conn)?;
    Ok(())
}

/// Keeps a rating.
pub(super) fn add_rating(conn: &mut Conn, row: &CaseRow, rating: &Rating, moment: Moment) -> Result<()> {
    let row = RatingRow {
        case_id: row.id,
        round: row.reopened_times,
        community_id: row.community_id,
        contacted: rating.contacted,
        resolved: rating.resolved,
        satisfaction: i32::from(rating.satisfaction),
        comment: rating.comment.clone(),
        rated_at: moment.time().into(),
    };
    diesel::insert_into(ratings::table).values(row).execute(conn)?;
    Ok(())
}

/// Adds a case with its text and its words in the index; false when it was imported before.
pub(super) fn add(conn: &mut Conn, row: &CaseRow, text: &TextRow, words: &str) -> Result<bool> {
    let added = each_backend!(conn, |conn| diesel::insert_into(cases::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    if added == 0 {
        return Ok(false);
    }
    diesel::insert_into(case_texts::table).values(text).execute(conn)?;
    super::index::add(conn, row.id, words)?;
    Ok(true)
}

impl NewEntry {
    /// The line as readers see it, for who acts under no work name.
    pub(super) fn shown(&self) -> Entry {
        Entry {
            id: self.id,
            at: self.at,
            action: self.action,
            state: self.state,
            by: Voice {
                role: self.role,
                work_name: None,
            },
            visibility: self.visibility,
            text: self.text.clone(),
            erased: false,
            reason: self.reason,
        }
    }
}
