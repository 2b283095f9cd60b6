//! The tables of contacts and of the numbers that were told.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    cases::{Channel, NameShown, State},
    contacts::Advice,
    ids::{AccountId, CaseId, CommunityId, ContactId},
    page::MAX_LIMIT,
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word, part,
        schema::{accounts, case_texts, cases, contacts, disclosures},
    },
    error::Result,
    moment::Moment,
    paging::Place,
};

/// A row of `contacts`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = contacts, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) case_id: Key,
    pub(super) channel: Word<Channel>,
    pub(super) account_id: Key,
    pub(super) role: Word<Role>,
    pub(super) phone_sealed: Option<Vec<u8>>,
    pub(super) phone_digest: Option<Vec<u8>>,
    pub(super) name: Option<String>,
    pub(super) at: Micros,
    pub(super) seconds: Option<i32>,
    pub(super) callback: Option<String>,
    pub(super) called_back_at: Option<Micros>,
    pub(super) called_back_by: Option<Key>,
    pub(super) advice: Option<Word<Advice>>,
}

part!(Row, contacts: id, community_id, case_id, channel, account_id, role, phone_sealed, phone_digest, name, at, seconds, callback,
    called_back_at, called_back_by, advice);

/// A contact with its case in a line, and the work name of who listened.
pub(super) struct Whole {
    pub(super) row: Row,
    pub(super) number: String,
    pub(super) state: State,
    pub(super) name_shown: NameShown,
    pub(super) title: Option<String>,
    pub(super) work_name: Option<String>,
}

/// Which contacts.
pub(super) enum Which {
    One(ContactId),
    OfCase(CaseId),
    OfNumber([u8; 32], Vec<CommunityId>),
    Of(Vec<CommunityId>, Filter),
}

/// What a list of contacts is narrowed by.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) channel: Option<Channel>,
    /// Only those who wait to be called back.
    pub(crate) waiting: bool,
    pub(crate) since: Option<DateTime<Utc>>,
    pub(crate) after: Option<Place>,
}

/// Contacts, the latest first, in one statement.
pub(super) fn find(conn: &mut Conn, which: &Which, limit: u16) -> Result<Vec<Whole>> {
    let mut query = contacts::table
        .inner_join(cases::table)
        .left_join(case_texts::table.on(case_texts::case_id.eq(contacts::case_id)))
        .left_join(accounts::table.on(accounts::id.eq(contacts::account_id)))
        .select((
            Row::as_select(),
            cases::number,
            cases::state,
            cases::name_shown,
            case_texts::title.nullable(),
            accounts::work_name.nullable(),
        ))
        .order((contacts::at.desc(), contacts::id.desc()))
        .limit(i64::from(limit.min(MAX_LIMIT + 1)))
        .into_boxed();
    let of = |communities: &[CommunityId]| {
        contacts::community_id.eq_any(communities.iter().copied().map(Key::from).collect::<Vec<_>>())
    };
    query = match which {
        Which::One(id) => query.filter(contacts::id.eq(Key::from(*id))),
        Which::OfCase(case) => query.filter(contacts::case_id.eq(Key::from(*case))),
        Which::OfNumber(digest, communities) => query
            .filter(contacts::phone_digest.eq(digest.to_vec()))
            .filter(of(communities)),
        Which::Of(communities, filter) => {
            query = match communities.as_slice() {
                [one] => query.filter(contacts::community_id.eq(Key::from(*one))),
                several => query.filter(of(several)),
            };
            if let Some(channel) = filter.channel {
                query = query.filter(contacts::channel.eq(Word(channel)));
            }
            if filter.waiting {
                query = query.filter(contacts::callback.is_not_null().and(contacts::called_back_at.is_null()));
            }
            if let Some(since) = filter.since {
                query = query.filter(contacts::at.ge(Micros::from(since)));
            }
            match filter.after {
                Some((at, id)) => query.filter(contacts::at.lt(at).or(contacts::at.eq(at).and(contacts::id.lt(id)))),
                None => query,
            }
        }
    };
    let rows: Vec<Read> = query.load(conn)?;
    Ok(rows.into_iter().map(Whole::from).collect())
}

/// Every contact with this number, the latest first, and the number of its case.
pub(super) fn of_number(conn: &mut Conn, digest: &[u8; 32]) -> Result<Vec<(Row, String)>> {
    let found = contacts::table
        .inner_join(cases::table)
        .filter(contacts::phone_digest.eq(digest.to_vec()))
        .order((contacts::at.desc(), contacts::id.desc()))
        .select((Row::as_select(), cases::number))
        .load(conn)?;
    Ok(found)
}

type Read = (Row, String, Word<State>, Word<NameShown>, Option<String>, Option<String>);

impl From<Read> for Whole {
    fn from((row, number, state, name_shown, title, work_name): Read) -> Self {
        Self {
            row,
            number,
            state: state.0,
            name_shown: name_shown.0,
            title,
            work_name,
        }
    }
}

/// Notes that they were called back; false when they were before, or did not want it.
pub(super) fn call_back(conn: &mut Conn, id: ContactId, by: AccountId, moment: Moment) -> Result<bool> {
    let waiting = contacts::table.filter(
        contacts::id
            .eq(Key::from(id))
            .and(contacts::callback.is_not_null())
            .and(contacts::called_back_at.is_null()),
    );
    let changed = diesel::update(waiting)
        .set((
            contacts::called_back_at.eq(Some(Micros::from(moment.time()))),
            contacts::called_back_by.eq(Some(Key::from(by))),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Writes down who was told the number of a contact, and what for.
pub(super) fn disclose(
    conn: &mut Conn,
    contact: &Row,
    (by, role): (AccountId, Role),
    reason: &str,
    moment: Moment,
) -> Result<()> {
    diesel::insert_into(disclosures::table)
        .values((
            disclosures::id.eq(Key::from(moment.id::<contract::ids::kind::Contact>())),
            disclosures::community_id.eq(contact.community_id),
            disclosures::contact_id.eq(contact.id),
            disclosures::account_id.eq(Key::from(by)),
            disclosures::role.eq(Word(role)),
            disclosures::reason.eq(reason),
            disclosures::at.eq(Micros::from(moment.time())),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets who the contacts of a case were.
pub(super) fn forget_of_case(conn: &mut Conn, case: CaseId) -> Result<()> {
    let key = contacts::case_id.eq(Key::from(case));
    diesel::update(contacts::table.filter(key)).set(NOBODY).execute(conn)?;
    Ok(())
}

/// Forgets who held this number.
pub(super) fn forget_of_number(conn: &mut Conn, digest: &[u8]) -> Result<()> {
    let key = contacts::phone_digest.eq(digest);
    diesel::update(contacts::table.filter(key)).set(NOBODY).execute(conn)?;
    Ok(())
}

/// What is left of a person: nothing.
#[derive(AsChangeset)]
#[diesel(table_name = contacts, treat_none_as_null = true)]
struct Who {
    phone_sealed: Option<Vec<u8>>,
    phone_digest: Option<Vec<u8>>,
    name: Option<String>,
    callback: Option<String>,
}

const NOBODY: Who = Who {
    phone_sealed: None,
    phone_digest: None,
    name: None,
    callback: None,
};
