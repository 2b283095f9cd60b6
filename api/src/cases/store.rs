//! The tables of cases: reading one case, writing what changes.

use contract::{
    cases::{Action, Category, Channel, NameShown, Rating, State, Urgency},
    ids::{AccountId, CaseId, CommunityId},
};
use diesel::{dsl::exists, prelude::*};

use super::{
    access::Host,
    handling::Handling,
    handling_store::{self as handling, HandlingRow},
    model::Standing,
};
use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend, part,
        schema::{accounts, case_handling, case_texts, cases, ratings},
    },
    error::{Error, Result},
    moment::Moment,
};

/// A row of `cases`.
///
/// What is absent is written as absent, and so the statement is always the same and prepared once.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = cases, treat_none_as_default_value = false)]
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
    pub(crate) reopened_by_reporter: bool,
    pub(crate) source: Option<String>,
    pub(crate) source_id: Option<String>,
    pub(crate) recorder_id: Option<Key>,
    pub(crate) subcategory_id: Option<Key>,
    /// What presses for it, while nothing was done for it since.
    pub(crate) pressed: Option<Word<Action>>,
}

part!(CaseRow, cases: id, community_id, station_id, cell_id, number, channel, state, category, urgency, version, reporter_id,
    name_shown, tracking_digest, first_responder_id, latitude, longitude, datum, submitted_at, updated_at, due_at, closed_at,
    reopened_times, reopened_by_reporter, source, source_id, recorder_id, subcategory_id, pressed);

/// A row of `case_texts`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = case_texts, treat_none_as_default_value = false)]
pub(crate) struct TextRow {
    pub(crate) case_id: Key,
    pub(crate) community_id: Key,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) address: Option<String>,
}

part!(TextRow, case_texts: case_id, community_id, title, body, address);

/// A row of `ratings`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = ratings, treat_none_as_default_value = false)]
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
    /// The name of its reporter and their telephone number, sealed, unless they were erased.
    pub(super) by: Option<(String, Option<Vec<u8>>)>,
    /// How it is handled, where there is more to say than its state.
    pub(super) handling: Option<Handling>,
    /// To whom it is handed over.
    pub(super) host: Host,
    /// Where the case stands that it is part of.
    pub(super) leading: Option<State>,
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

    /// Whether the reporter agreed that whoever it was handed to knows who they are.
    pub(super) fn agreed(&self) -> bool {
        let handed = self.handling.as_ref().and_then(|handling| handling.rest.handed);
        handed.is_some_and(|handed| handed.consent)
    }

    pub(super) fn standing(&self) -> Standing {
        Standing {
            state: self.row.state.0,
            reopened_by_reporter: self.row.reopened_by_reporter,
            closed_at: self.row.closed_at.map(Into::into),
            rated: self.rating.is_some(),
            urged_at: None,
            due_at: self.row.due_at.map(Into::into),
            reachable: self.text.is_some() && (self.row.reporter_id.is_some() || self.row.tracking_digest.is_some()),
            nameable: self.text.is_some() && self.row.reporter_id.is_some() && self.row.name_shown.0 != NameShown::Nobody,
            situation: self
                .handling
                .as_ref()
                .map(|handling| handling.situation(self.leading))
                .unwrap_or_default(),
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
        .left_join(case_handling::table)
        .left_join(ratings::table.on(ratings::case_id.eq(cases::id).and(ratings::round.eq(cases::reopened_times))))
        .left_join(
            accounts::table.on(accounts::id
                .nullable()
                .eq(cases::reporter_id)
                .and(accounts::erased_at.is_null())),
        )
        .select((
            CaseRow::as_select(),
            Option::<TextRow>::as_select(),
            Option::<RatingRow>::as_select(),
            (accounts::name, accounts::phone_sealed).nullable(),
            Option::<HandlingRow>::as_select(),
        ));
    let row: Option<(CaseRow, Option<TextRow>, Option<RatingRow>, _, Option<HandlingRow>)> = match which {
        Which::Id(id) => query.filter(cases::id.eq(Key::from(id))).first(conn).optional()?,
        Which::Tracked(digest) => query
            .filter(cases::tracking_digest.eq(digest.to_vec()))
            .first(conn)
            .optional()?,
    };
    let Some((row, text, rating, by, handling)) = row else {
        return Ok(None);
    };
    let handling = handling.map(Handling::try_from).transpose()?;
    let (host, leading) = match &handling {
        Some(handling) => surroundings(conn, handling)?,
        None => (Host::Nobody, None),
    };
    Ok(Some(Whole {
        row,
        text,
        rating: rating.map(rating_of),
        by,
        handling,
        host,
        leading,
    }))
}

/// To whom a case is handed over, and where the case stands that it is part of.
fn surroundings(conn: &mut Conn, handling: &Handling) -> Result<(Host, Option<State>)> {
    let host = match (handling.host(), handling.row.organisation_id) {
        (Some(community), _) => Host::Community(community),
        (None, Some(organisation)) => handling::spokespeople(conn, organisation)?,
        (None, None) => Host::Nobody,
    };
    let leading = match handling.row.merged_into {
        Some(leading) => handling::state(conn, leading)?,
        None => None,
    };
    Ok((host, leading))
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

/// Holds two cases, always in the same order, so that nobody who holds one waits for somebody who holds the other.
pub(super) fn hold_both(conn: &mut Conn, one: CaseId, other: CaseId) -> Result<()> {
    hold(conn, one.min(other))?;
    hold(conn, one.max(other))
}

/// Writes what changed of a case and counts the change.
pub(super) fn update(conn: &mut Conn, row: &CaseRow) -> Result<()> {
    diesel::update(cases::table.filter(cases::id.eq(row.id)))
        .set((
            cases::state.eq(row.state),
            cases::category.eq(row.category),
            cases::subcategory_id.eq(row.subcategory_id),
            cases::urgency.eq(row.urgency),
            cases::version.eq(row.version),
            cases::first_responder_id.eq(row.first_responder_id),
            cases::updated_at.eq(row.updated_at),
            cases::due_at.eq(row.due_at),
            cases::closed_at.eq(row.closed_at),
            cases::reopened_times.eq(row.reopened_times),
            cases::reopened_by_reporter.eq(row.reopened_by_reporter),
            cases::pressed.eq(row.pressed),
        ))
        .execute(conn)?;
    Ok(())
}

/// Entrusts a case to whoever goes to see about it from now on.
pub(super) fn entrust(conn: &mut Conn, id: CaseId, to: AccountId) -> Result<()> {
    diesel::update(cases::table.filter(cases::id.eq(Key::from(id))))
        .set(cases::recorder_id.eq(Some(Key::from(to))))
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

/// Adds a case, unless there is one of its identity, its number or its tracking secret; false then.
pub(super) fn add(conn: &mut Conn, row: &CaseRow) -> Result<bool> {
    let added = each_backend!(conn, |conn| diesel::insert_into(cases::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}

/// Whether a case has this number.
pub(super) fn has_number(conn: &mut Conn, number: &str) -> Result<bool> {
    Ok(diesel::select(exists(cases::table.filter(cases::number.eq(number)))).get_result(conn)?)
}

/// Whether the database refused a case because another one has its `what`: a part of the name of the column and of
/// its index alike.
pub(super) fn is_taken(error: &Error, what: &str) -> bool {
    use diesel::result::{DatabaseErrorKind::UniqueViolation, Error::DatabaseError};
    matches!(error, Error::Database(DatabaseError(UniqueViolation, about)) if about.message().contains(what))
}
