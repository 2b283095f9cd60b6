//! The table of seats: who sits in which body, was asked to, or did.

use chrono::{DateTime, Utc};
use contract::{
    bodies::{SeatKind, SeatState},
    ids::{AccountId, BodyId, CommunityId, SeatId},
    invitations,
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, schema::body_seats},
    error::Result,
};

/// A row of `body_seats`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = body_seats, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(in crate::bodies) struct Row {
    pub(in crate::bodies) id: Key,
    pub(in crate::bodies) body_id: Key,
    pub(in crate::bodies) community_id: Key,
    pub(in crate::bodies) account_id: Option<Key>,
    pub(in crate::bodies) kind: Word<SeatKind>,
    pub(in crate::bodies) state: Word<SeatState>,
    pub(in crate::bodies) name: Option<String>,
    pub(in crate::bodies) since: Micros,
    pub(in crate::bodies) ended_because: Option<String>,
}

impl Row {
    pub(in crate::bodies) fn id(&self) -> SeatId {
        self.id.into()
    }

    pub(in crate::bodies) fn body(&self) -> BodyId {
        self.body_id.into()
    }

    pub(in crate::bodies) fn community(&self) -> CommunityId {
        self.community_id.into()
    }

    /// It as it stands at `now`: nobody has to be there to write down that the time to answer is over.
    pub(in crate::bodies) fn at(mut self, now: DateTime<Utc>) -> Self {
        if let Some(until) = self.answer_by().filter(|until| *until <= now) {
            (self.state, self.since) = (Word(SeatState::Lapsed), until.into());
        }
        self
    }

    /// Until when it may be answered, while it is only offered.
    pub(in crate::bodies) fn answer_by(&self) -> Option<DateTime<Utc>> {
        (self.state.0 == SeatState::Invited).then(|| invitations::until(self.since.into()))
    }

    /// Whose it is; nobody's once they were erased.
    pub(in crate::bodies) fn holder(&self) -> Option<AccountId> {
        self.account_id.map(Into::into)
    }
}

/// Adds a seat.
pub(in crate::bodies) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(body_seats::table).values(row).execute(conn)?;
    Ok(())
}

/// A seat.
pub(in crate::bodies) fn find(conn: &mut Conn, id: SeatId) -> Result<Option<Row>> {
    Ok(body_seats::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Every seat of a body, in the order in which people were asked.
pub(in crate::bodies) fn of_body(conn: &mut Conn, body: BodyId) -> Result<Vec<Row>> {
    Ok(body_seats::table
        .filter(body_seats::body_id.eq(Key::from(body)))
        .order(body_seats::id)
        .select(Row::as_select())
        .load(conn)?)
}

/// In which bodies of a community people sit, and as what.
pub(in crate::bodies) fn members(conn: &mut Conn, community: CommunityId) -> Result<Vec<(BodyId, SeatKind)>> {
    let rows: Vec<(Key, Word<SeatKind>)> = body_seats::table
        .filter(body_seats::community_id.eq(Key::from(community)))
        .filter(body_seats::state.eq(Word(SeatState::Accepted)))
        .select((body_seats::body_id, body_seats::kind))
        .load(conn)?;
    Ok(rows.into_iter().map(|(body, kind)| (body.into(), kind.0)).collect())
}

/// Every seat of somebody, the latest first.
pub(in crate::bodies) fn of_account(conn: &mut Conn, account: AccountId) -> Result<Vec<Row>> {
    Ok(body_seats::table
        .filter(body_seats::account_id.eq(Some(Key::from(account))))
        .order(body_seats::id.desc())
        .select(Row::as_select())
        .load(conn)?)
}

/// Writes what changed of a seat.
pub(in crate::bodies) fn change(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(body_seats::table.filter(body_seats::id.eq(row.id)))
        .set(row)
        .execute(conn)?;
    Ok(())
}

/// Writes down which offers lapsed.
pub(in crate::bodies) fn lapse(conn: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    let over = body_seats::table
        .filter(body_seats::state.eq(Word(SeatState::Invited)))
        .filter(body_seats::since.le(Micros::from(invitations::since(now))));
    let lapsed = (
        body_seats::state.eq(Word(SeatState::Lapsed)),
        body_seats::since.eq(Micros::from(now)),
    );
    diesel::update(over).set(lapsed).execute(conn)?;
    Ok(())
}

/// Leaves of somebody's seats only that there were some.
pub(in crate::bodies) fn forget(conn: &mut Conn, account: AccountId, now: DateTime<Utc>) -> Result<()> {
    let theirs = body_seats::account_id.eq(Some(Key::from(account)));
    let live = [SeatState::Invited, SeatState::Accepted].map(Word);
    let ended = (
        body_seats::state.eq(Word(SeatState::Ended)),
        body_seats::since.eq(Micros::from(now)),
    );
    diesel::update(body_seats::table.filter(theirs).filter(body_seats::state.eq_any(live)))
        .set(ended)
        .execute(conn)?;
    let unnamed = (
        body_seats::account_id.eq(None::<Key>),
        body_seats::name.eq(None::<String>),
        body_seats::ended_because.eq(None::<String>),
    );
    diesel::update(body_seats::table.filter(theirs)).set(unnamed).execute(conn)?;
    Ok(())
}
