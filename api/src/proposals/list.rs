//! Lists of proposals: filters, orders, and pages by keyset.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId, ProposalId},
    page::Page,
    problem::Kind,
    proposals::{Field, InvitationState, Part, ProposalSort as Sort, ProposalState as State, ProposalSummary},
};
use diesel::{dsl::exists, prelude::*};

use super::model::Standing;
use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{proposal_editions, proposal_invitations, proposal_people, proposal_signatures, proposal_tallies, proposals},
    },
    error::{Error, Result},
};

/// One's own list at most.
const MOST: i64 = 200;

/// Which proposals of a community.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Only those that stand like this; public ones only. None: every public one.
    pub(crate) state: Option<State>,
    pub(crate) field: Option<Field>,
    /// Only those whose answer is owed since before.
    pub(crate) overdue: bool,
    pub(crate) sort: Sort,
    pub(crate) after: Option<Cursor>,
    pub(crate) limit: u16,
}

/// Where a page ended: what it is ordered by, and the identifier among equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cursor {
    sort: Sort,
    by: i64,
    id: Key,
}

impl Cursor {
    /// Reads a cursor that was given out for the same order.
    ///
    /// # Errors
    /// When it is none.
    pub(crate) fn read(text: &str, sort: Sort) -> Result<Self> {
        let bad = || Error::Problem(Kind::BadCursor);
        let bytes: [u8; 25] = URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(bad)?;
        let (order, rest) = bytes.split_first().ok_or_else(bad)?;
        let (by, id) = rest.split_first_chunk::<8>().ok_or_else(bad)?;
        if Sort::ALL.get(usize::from(*order)) != Some(&sort) {
            return Err(bad());
        }
        let id = uuid::Uuid::from_slice(id).map_err(|_| bad())?;
        Ok(Self {
            sort,
            by: i64::from_be_bytes(*by),
            id: Key(id),
        })
    }

    fn text(self) -> String {
        let order = Sort::ALL.iter().position(|sort| *sort == self.sort).unwrap_or_default();
        let mut bytes = vec![u8::try_from(order).unwrap_or_default()];
        bytes.extend(self.by.to_be_bytes());
        bytes.extend(self.id.0.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

type Row = (
    (
        Key,
        String,
        Key,
        Option<Key>,
        Word<State>,
        i32,
        Option<Micros>,
        Option<Micros>,
        Option<Micros>,
        Micros,
    ),
    Word<Field>,
    String,
    i32,
);

/// Every proposal with the text that is shown of it and its count.
#[diesel::dsl::auto_type]
fn all() -> _ {
    let shown = proposals::shown_edition
        .eq(proposal_editions::edition.nullable())
        .or(proposals::shown_edition
            .is_null()
            .and(proposals::edition.eq(proposal_editions::edition)));
    proposals::table
        .inner_join(proposal_editions::table.on(proposal_editions::proposal_id.eq(proposals::id).and(shown)))
        .inner_join(proposal_tallies::table.on(proposal_tallies::proposal_id.eq(proposals::id)))
        .select((
            (
                proposals::id,
                proposals::number,
                proposals::community_id,
                proposals::cell_id,
                proposals::state,
                proposals::threshold,
                proposals::published_at,
                proposals::closes_at,
                proposals::answer_due_at,
                proposals::updated_at,
            ),
            proposal_editions::field,
            proposal_editions::title,
            proposal_tallies::signed,
        ))
}

/// The words that are written down for those that stand like this.
const fn written(state: State) -> State {
    match state {
        State::Expired => State::Gathering,
        other => other,
    }
}

/// One page of a community's published proposals, in one statement.
pub(super) fn page(conn: &mut Conn, community: CommunityId, asked: &Asked, now: DateTime<Utc>) -> Result<Page<ProposalSummary>> {
    let now_at = Micros::from(now);
    let mut query = all()
        .filter(proposals::community_id.eq(Key::from(community)))
        .filter(proposals::published_at.is_not_null())
        .into_boxed();
    query = match asked.state {
        None => query.filter(proposals::state.ne(Word(State::Withdrawn))),
        Some(state) => query.filter(proposals::state.eq(Word(written(state)))),
    };
    query = match asked.state {
        Some(State::Gathering) => query.filter(proposals::closes_at.gt(Some(now_at))),
        Some(State::Expired) => query.filter(proposals::closes_at.le(Some(now_at))),
        _ => query,
    };
    if let Some(field) = asked.field {
        query = query.filter(proposal_editions::field.eq(Word(field)));
    }
    if asked.overdue {
        query = query.filter(proposals::answer_due_at.lt(Some(now_at)));
    }
    query = match asked.sort {
        Sort::Newest => query.order((proposals::published_at.desc(), proposals::id.desc())),
        // The tally's own columns say it in a way that its index understands.
        Sort::Signed => query
            .filter(proposal_tallies::community_id.eq(Key::from(community)))
            .order((proposal_tallies::signed.desc(), proposal_tallies::proposal_id.desc())),
        Sort::Closing => query.order((proposals::closes_at.asc(), proposals::id.asc())),
    };
    if let Some(Cursor { by, id, .. }) = asked.after {
        let at = Some(Micros(by));
        query = match asked.sort {
            Sort::Newest => query.filter(
                proposals::published_at
                    .lt(at)
                    .or(proposals::published_at.eq(at).and(proposals::id.lt(id).nullable())),
            ),
            Sort::Signed => {
                let signed = i32::try_from(by).map_err(|_| Error::Problem(Kind::BadCursor))?;
                let equal = proposal_tallies::signed.eq(signed).and(proposal_tallies::proposal_id.lt(id));
                query.filter(proposal_tallies::signed.lt(signed).or(equal))
            }
            Sort::Closing => query.filter(
                proposals::closes_at
                    .gt(at)
                    .or(proposals::closes_at.eq(at).and(proposals::id.gt(id).nullable())),
            ),
        };
    }
    let rows: Vec<Row> = query.limit(i64::from(asked.limit) + 1).load(conn)?;
    Ok(paged(rows, asked, now))
}

fn paged(mut rows: Vec<Row>, asked: &Asked, now: DateTime<Utc>) -> Page<ProposalSummary> {
    let more = rows.len() > usize::from(asked.limit);
    rows.truncate(asked.limit.into());
    let next = rows.last().filter(|_| more).map(|(row, .., signed)| {
        let by = match asked.sort {
            Sort::Newest => row.6.map_or(0, |at| at.0),
            Sort::Signed => i64::from(*signed),
            Sort::Closing => row.7.map_or(0, |at| at.0),
        };
        let sort = asked.sort;
        Cursor { sort, by, id: row.0 }.text()
    });
    Page {
        items: rows.into_iter().map(|row| summary(row, now)).collect(),
        next,
    }
}

/// What somebody has to do with in one of the ways there are, the latest first.
pub(super) fn of_part(
    conn: &mut Conn,
    account: AccountId,
    phone: Option<&[u8; 32]>,
    part: Part,
    now: DateTime<Utc>,
) -> Result<Vec<ProposalSummary>> {
    let key = Key::from(account);
    let query = all().into_boxed();
    let query = match part {
        Part::Author => query.filter(proposals::author_id.eq(key)),
        Part::Together => query.filter(exists(
            proposal_people::table
                .filter(proposal_people::proposal_id.eq(proposals::id))
                .filter(proposal_people::account_id.eq(key)),
        )),
        Part::Signer => query.filter(exists(
            proposal_signatures::table
                .filter(proposal_signatures::proposal_id.eq(proposals::id))
                .filter(proposal_signatures::account_id.eq(key)),
        )),
        Part::Invited => {
            let Some(phone) = phone else { return Ok(Vec::new()) };
            query.filter(exists(
                proposal_invitations::table
                    .filter(proposal_invitations::proposal_id.eq(proposals::id))
                    .filter(proposal_invitations::phone_digest.eq(Some(phone.to_vec())))
                    .filter(proposal_invitations::state.eq(Word(InvitationState::Open))),
            ))
        }
    };
    let rows: Vec<Row> = query.order(proposals::id.desc()).limit(MOST).load(conn)?;
    Ok(rows.into_iter().map(|row| summary(row, now)).collect())
}

/// The summaries of these proposals, in no order.
pub(super) fn of_ids(conn: &mut Conn, ids: &[ProposalId], now: DateTime<Utc>) -> Result<Vec<ProposalSummary>> {
    let keys: Vec<Key> = ids.iter().copied().map(Into::into).collect();
    let rows: Vec<Row> = all().filter(proposals::id.eq_any(keys)).load(conn)?;
    Ok(rows.into_iter().map(|row| summary(row, now)).collect())
}

fn summary((row, field, title, signed): Row, now: DateTime<Utc>) -> ProposalSummary {
    let (id, number, community, cell, state, threshold, published_at, closes_at, answer_due_at, updated_at) = row;
    let standing = Standing {
        written: state.0,
        closes_at: closes_at.map(Into::into),
        appeal_until: None,
        amended: false,
    };
    ProposalSummary {
        id: id.into(),
        number,
        community_id: community.into(),
        cell_id: cell.map(Into::into),
        state: standing.state(now),
        field: field.0,
        title,
        signed: signed.unsigned_abs(),
        threshold: threshold.unsigned_abs(),
        published_at: published_at.map(Into::into),
        closes_at: closes_at.map(Into::into),
        answer_due_at: answer_due_at.map(Into::into),
        updated_at: updated_at.into(),
        part: None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Key, Sort};

    #[test]
    fn a_cursor_serves_only_the_order_it_was_made_for() {
        let cursor = Cursor {
            sort: Sort::Signed,
            by: 42,
            id: Key(uuid::Uuid::from_u128(9)),
        };
        assert_eq!(Cursor::read(&cursor.text(), Sort::Signed).ok(), Some(cursor));
        for (text, sort) in [
            (cursor.text().as_str(), Sort::Newest),
            ("nonsense", Sort::Signed),
            ("", Sort::Signed),
        ] {
            assert!(Cursor::read(text, sort).is_err(), "{text}");
        }
    }
}
