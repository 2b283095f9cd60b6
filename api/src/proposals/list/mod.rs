//! Lists of proposals: filters, orders, and pages by keyset.

mod cursor;
mod near;

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CellId, CommunityId, ProposalId},
    invitations,
    page::Page,
    problem::Kind,
    proposals::{Field, InvitationState, Part, ProposalSort as Sort, ProposalState as State, ProposalSummary},
};
use diesel::{dsl::exists, prelude::*};

pub(crate) use cursor::Cursor;
pub(super) use near::near;

use super::model::Standing;
use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{
            proposal_editions, proposal_followers, proposal_invitations, proposal_people, proposal_signatures, proposal_tallies,
            proposals,
        },
    },
    error::{Error, Result},
    paging::{self, one_more},
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
    /// The grid cell whose proposals come first, in that order.
    pub(crate) near: Option<CellId>,
    pub(crate) after: Option<Cursor>,
    pub(crate) limit: u16,
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

/// Which of a community's proposals: of a cell, of everywhere else, or all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    All,
    Of(Key),
    Beside(Key),
}

/// One page of a community's published proposals.
pub(super) fn page(conn: &mut Conn, community: CommunityId, asked: &Asked, now: DateTime<Utc>) -> Result<Page<ProposalSummary>> {
    let Some(cell) = asked.near.map(Key::from) else {
        let rows = rows(conn, community, asked, (Where::All, asked.after), now)?;
        return Ok(paged(rows, asked, now));
    };
    // Behind those of the cell come the others: their cursors are below zero.
    let beside = asked.after.filter(|after| after.by < 0);
    let mut all = match beside {
        Some(_) => Vec::new(),
        None => rows(conn, community, asked, (Where::Of(cell), asked.after), now)?,
    };
    if all.len() <= usize::from(asked.limit) {
        let after = beside.map(|after| Cursor { by: -after.by, ..after });
        let mut others = rows(conn, community, asked, (Where::Beside(cell), after), now)?;
        all.append(&mut others);
    }
    Ok(paged(all, asked, now))
}

/// The rows of a page, and one more where there is one, in one statement.
fn rows(
    conn: &mut Conn,
    community: CommunityId,
    asked: &Asked,
    (part, after): (Where, Option<Cursor>),
    now: DateTime<Utc>,
) -> Result<Vec<Row>> {
    let now_at = Micros::from(now);
    let mut query = all()
        .filter(proposals::community_id.eq(Key::from(community)))
        .filter(proposals::published_at.is_not_null())
        .into_boxed();
    query = match asked.state {
        None => query.filter(proposals::state.ne_all([State::Withdrawn, State::Hidden, State::Merged].map(Word).to_vec())),
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
    query = match part {
        Where::All => query,
        Where::Of(cell) => query.filter(proposals::cell_id.eq(Some(cell))),
        Where::Beside(cell) => query.filter(
            proposals::cell_id
                .is_null()
                .or(proposals::cell_id.ne(Some(cell)).assume_not_null()),
        ),
    };
    query = match asked.sort {
        Sort::Newest | Sort::Near => query.order((proposals::published_at.desc(), proposals::id.desc())),
        // The tally's own columns say it in a way that its index understands.
        Sort::Signed => query
            .filter(proposal_tallies::community_id.eq(Key::from(community)))
            .order((proposal_tallies::signed.desc(), proposal_tallies::proposal_id.desc())),
        Sort::Closing => query.order((proposals::closes_at.asc(), proposals::id.asc())),
    };
    if let Some(Cursor { by, id, .. }) = after {
        let at = Some(Micros(by));
        query = match asked.sort {
            Sort::Newest | Sort::Near => query.filter(
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
    Ok(query.limit(one_more(asked.limit)).load(conn)?)
}

fn paged(mut rows: Vec<Row>, asked: &Asked, now: DateTime<Utc>) -> Page<ProposalSummary> {
    let next = paging::end(&mut rows, asked.limit, |(row, .., signed)| {
        let by = match asked.sort {
            Sort::Newest => row.6.map_or(0, |at| at.0),
            Sort::Near => {
                let at = row.6.map_or(0, |at| at.0);
                if row.3 == asked.near.map(Key::from) { at } else { -at }
            }
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
        Part::Follower => query.filter(exists(
            proposal_followers::table
                .filter(proposal_followers::proposal_id.eq(proposals::id))
                .filter(proposal_followers::account_id.eq(key)),
        )),
        Part::Invited => {
            let Some(phone) = phone else { return Ok(Vec::new()) };
            query.filter(exists(
                proposal_invitations::table
                    .filter(proposal_invitations::proposal_id.eq(proposals::id))
                    .filter(proposal_invitations::phone_digest.eq(Some(phone.to_vec())))
                    .filter(proposal_invitations::state.eq(Word(InvitationState::Open)))
                    .filter(proposal_invitations::created_at.gt(Micros::from(invitations::since(now)))),
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
        invited_for: None,
        invited_until: None,
    }
}
