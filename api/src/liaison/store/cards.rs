//! The table of cards.

use contract::{
    ids::{AccountId, CardId, CellId, CommunityId},
    liaison::Revocation,
};
use diesel::{
    dsl::{exists, max},
    pg::Pg,
    prelude::*,
    query_builder::AstPass,
    sql_types::Binary,
};

use crate::{
    db::{Conn, Key, Micros, Proviso, Word, each_backend, schema::liaison_cards},
    error::Result,
    moment::Moment,
};

/// A row of `liaison_cards`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = liaison_cards, treat_none_as_default_value = false)]
pub(in crate::liaison) struct Row {
    pub(in crate::liaison) id: Key,
    pub(in crate::liaison) community_id: Key,
    pub(in crate::liaison) cell_id: Key,
    pub(in crate::liaison) officer_id: Key,
    pub(in crate::liaison) number: i32,
    pub(in crate::liaison) serial: i64,
    pub(in crate::liaison) label: String,
    pub(in crate::liaison) replaces_id: Option<Key>,
    pub(in crate::liaison) issued_by: Key,
    pub(in crate::liaison) issued_at: Micros,
    pub(in crate::liaison) printed_at: Option<Micros>,
    pub(in crate::liaison) revoked_at: Option<Micros>,
    pub(in crate::liaison) revoked_by: Option<Key>,
    pub(in crate::liaison) revocation: Option<Word<Revocation>>,
    pub(in crate::liaison) scans: i32,
    pub(in crate::liaison) scanned_on: Option<String>,
}

impl Row {
    pub(in crate::liaison) fn id(&self) -> CardId {
        self.id.into()
    }

    pub(in crate::liaison) fn community(&self) -> CommunityId {
        self.community_id.into()
    }

    pub(in crate::liaison) fn cell(&self) -> CellId {
        self.cell_id.into()
    }

    pub(in crate::liaison) fn officer(&self) -> AccountId {
        self.officer_id.into()
    }
}

/// Which cards.
#[derive(Debug, Clone, Default)]
pub(in crate::liaison) struct Filter {
    pub(in crate::liaison) community: Option<CommunityId>,
    pub(in crate::liaison) cell: Option<CellId>,
    pub(in crate::liaison) officer: Option<AccountId>,
    /// Only those that count, or only those that do not any more.
    pub(in crate::liaison) live: Option<bool>,
    /// Only those behind this one.
    pub(in crate::liaison) after: Option<CardId>,
    pub(in crate::liaison) limit: i64,
}

/// Cards in the order in which they were issued.
pub(in crate::liaison) fn list(conn: &mut Conn, filter: &Filter) -> Result<Vec<Row>> {
    let mut query = liaison_cards::table.select(Row::as_select()).into_boxed();
    if let Some(community) = filter.community {
        query = query.filter(liaison_cards::community_id.eq(Key::from(community)));
    }
    if let Some(cell) = filter.cell {
        query = query.filter(liaison_cards::cell_id.eq(Key::from(cell)));
    }
    if let Some(officer) = filter.officer {
        query = query.filter(liaison_cards::officer_id.eq(Key::from(officer)));
    }
    query = match filter.live {
        Some(true) => query.filter(liaison_cards::revoked_at.is_null()),
        Some(false) => query.filter(liaison_cards::revoked_at.is_not_null()),
        None => query,
    };
    if let Some(after) = filter.after {
        query = query.filter(liaison_cards::id.gt(Key::from(after)));
    }
    Ok(query.order(liaison_cards::id).limit(filter.limit).load(conn)?)
}

/// The card of this identifier.
pub(in crate::liaison) fn find(conn: &mut Conn, id: CardId) -> Result<Option<Row>> {
    Ok(of_ids(conn, &[id])?.pop())
}

/// The cards of these identifiers, in no order.
pub(in crate::liaison) fn of_ids(conn: &mut Conn, ids: &[CardId]) -> Result<Vec<Row>> {
    let keys: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    Ok(liaison_cards::table
        .filter(liaison_cards::id.eq_any(keys))
        .select(Row::as_select())
        .load(conn)?)
}

/// The card that a code names.
pub(in crate::liaison) fn by_serial(conn: &mut Conn, serial: i64) -> Result<Option<Row>> {
    Ok(liaison_cards::table
        .filter(liaison_cards::serial.eq(serial))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Whether another card came in place of this one.
pub(in crate::liaison) fn is_replaced(conn: &mut Conn, id: CardId) -> Result<bool> {
    let new = liaison_cards::table.filter(liaison_cards::replaces_id.eq(Key::from(id)));
    Ok(diesel::select(exists(new)).get_result(conn)?)
}

/// The number of a community's next card.
pub(in crate::liaison) fn next_number(conn: &mut Conn, community: CommunityId) -> Result<i32> {
    let last: Option<i32> = liaison_cards::table
        .filter(liaison_cards::community_id.eq(Key::from(community)))
        .select(max(liaison_cards::number))
        .first(conn)?;
    Ok(last.unwrap_or_default() + 1)
}

/// Adds a card, unless its number or its serial is another's; false then.
pub(in crate::liaison) fn add(conn: &mut Conn, row: &Row) -> Result<bool> {
    let added = each_backend!(conn, |conn| diesel::insert_into(liaison_cards::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}

/// Revokes a card that counts; false when it does not any more.
pub(in crate::liaison) fn revoke(conn: &mut Conn, id: CardId, by: AccountId, why: Revocation, moment: Moment) -> Result<bool> {
    let live = liaison_cards::id.eq(Key::from(id)).and(liaison_cards::revoked_at.is_null());
    let changed = diesel::update(liaison_cards::table.filter(live))
        .set((
            liaison_cards::revoked_at.eq(Some(Micros::from(moment.time()))),
            liaison_cards::revoked_by.eq(Some(Key::from(by))),
            liaison_cards::revocation.eq(Some(Word(why))),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Revokes every card of an officer.
pub(in crate::liaison) fn revoke_all(conn: &mut Conn, officer: AccountId, why: Revocation, moment: Moment) -> Result<()> {
    let live = liaison_cards::officer_id
        .eq(Key::from(officer))
        .and(liaison_cards::revoked_at.is_null());
    diesel::update(liaison_cards::table.filter(live))
        .set((
            liaison_cards::revoked_at.eq(Some(Micros::from(moment.time()))),
            liaison_cards::revocation.eq(Some(Word(why))),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes down that cards were printed.
pub(in crate::liaison) fn printed(conn: &mut Conn, ids: &[CardId], moment: Moment) -> Result<()> {
    let keys: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    diesel::update(liaison_cards::table.filter(liaison_cards::id.eq_any(keys)))
        .set(liaison_cards::printed_at.eq(Some(Micros::from(moment.time()))))
        .execute(conn)?;
    Ok(())
}

/// A card counts.
#[derive(Debug)]
pub(in crate::liaison) struct Live(Key);

impl Live {
    pub(in crate::liaison) fn new(id: CardId) -> Self {
        Self(id.into())
    }
}

impl Proviso for Live {
    fn push<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("EXISTS (SELECT 1 FROM liaison_cards WHERE revoked_at IS NULL AND id = ");
        out.push_bind_param::<Binary, _>(&self.0)?;
        out.push_sql(")");
        Ok(())
    }

    fn holds(&self, conn: &mut Conn) -> Result<bool> {
        let live = liaison_cards::id.eq(self.0).and(liaison_cards::revoked_at.is_null());
        Ok(diesel::select(exists(liaison_cards::table.filter(live))).get_result(conn)?)
    }
}

/// Counts a scan.
pub(in crate::liaison) fn scanned(conn: &mut Conn, id: CardId, on: &str) -> Result<()> {
    diesel::update(liaison_cards::table.filter(liaison_cards::id.eq(Key::from(id))))
        .set((
            liaison_cards::scans.eq(liaison_cards::scans + 1),
            liaison_cards::scanned_on.eq(Some(on)),
        ))
        .execute(conn)?;
    Ok(())
}
