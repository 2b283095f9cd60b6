//! Lists of cases: filters, order, and pages by keyset, so that page one thousand costs what page one costs.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::{
    cases::{Action, CaseSummary, Category, Channel, NameShown, Sort, State, Urgency},
    ids::{AccountId, CaseId, CellId, CommunityId, OrganisationId, SubcategoryId},
    page::{DEFAULT_LIMIT, MAX_LIMIT, Page},
};
use diesel::{prelude::*, sql_types::Bool};

use super::{
    cursor::Cursor,
    finding, handling_store,
    lookout::{self, Lookout},
    standing,
};
use crate::{
    db::{
        Backend, Conn, Key, Micros, Word,
        schema::{case_texts, cases},
    },
    error::Result,
};

/// Whose cases.
#[derive(Debug, Clone)]
pub(crate) enum Scope {
    /// Those a resident reported.
    Mine(AccountId),
    /// Those somebody wrote down for others.
    Recorded(AccountId),
    /// These.
    These(Vec<CaseId>),
    /// Those that somebody is known to have brought: by their account, unless nobody was to know, and by these identities.
    Known {
        reporter: Option<AccountId>,
        cases: Vec<CaseId>,
    },
    /// Those of communities, for their staff.
    Desk(Vec<CommunityId>),
    /// Those that were handed to communities or organisations.
    Received(Vec<CommunityId>, Vec<OrganisationId>),
}

/// Which of them, in which order, and from where on.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) states: Vec<State>,
    pub(crate) category: Option<Category>,
    pub(crate) subcategory: Option<SubcategoryId>,
    pub(crate) cell: Option<CellId>,
    pub(crate) channel: Option<Channel>,
    /// Only cases whose time had run out at this moment.
    pub(crate) overdue_at: Option<DateTime<Utc>>,
    pub(crate) text: Option<String>,
    /// Only those that somebody has to see to.
    pub(crate) work: Option<Lookout>,
    pub(crate) sort: Sort,
    pub(crate) after: Option<Cursor>,
    pub(crate) limit: u16,
}

type Row = (
    Key,
    String,
    Key,
    Option<Key>,
    Word<Channel>,
    Word<State>,
    Word<Category>,
    Word<Urgency>,
    Micros,
    Micros,
    Option<Micros>,
    Option<Word<Action>>,
);

pub(super) type Condition = Box<dyn BoxableExpression<cases::table, <Conn as Connection>::Backend, SqlType = Bool>>;

/// One page: its cases in one statement, their titles in another, so that titles are read of no more cases than are shown. Where
/// words are searched for, the index is asked before.
pub(super) fn page(conn: &mut Conn, scope: &Scope, filter: &Filter) -> Result<Page<CaseSummary>> {
    let limit = usize::from(filter.limit.min(MAX_LIMIT));
    let rows = match &filter.text {
        None => rows(conn, scope, filter, None)?,
        Some(text) => {
            let mut found = Vec::new();
            for about in finding::about(conn, scope, filter, text)? {
                if found.len() <= limit {
                    found.extend(rows(conn, scope, filter, Some(about))?);
                }
            }
            found
        }
    };
    let mut page = paged(rows, filter.sort, limit);
    entitle(conn, &mut page.items)?;
    if matches!(scope, Scope::Desk(_)) {
        mark_untaken(conn, &mut page.items)?;
    }
    Ok(page)
}

/// The cases of a page and one more, in its order.
fn rows(conn: &mut Conn, scope: &Scope, filter: &Filter, about: Option<Condition>) -> Result<Vec<Row>> {
    let mut query = cases::table
        .select((
            cases::id,
            cases::number,
            cases::community_id,
            cases::cell_id,
            cases::channel,
            cases::state,
            cases::category,
            cases::urgency,
            cases::submitted_at,
            cases::updated_at,
            cases::due_at,
            cases::pressed,
        ))
        .filter(of_scope(scope))
        .into_boxed();
    let conditions = conditions(conn.backend(), filter).into_iter();
    for condition in conditions.chain(beyond(filter)).chain(about) {
        query = query.filter(condition);
    }
    query = match filter.sort {
        Sort::Newest => query.order((cases::submitted_at.desc(), cases::id.desc())),
        Sort::Due => query.order((cases::due_at.asc(), cases::id.asc())),
    };
    Ok(query.limit(i64::from(filter.limit.min(MAX_LIMIT)) + 1).load(conn)?)
}

/// Gives each its title; what was erased has none.
fn entitle(conn: &mut Conn, cases: &mut [CaseSummary]) -> Result<()> {
    if cases.is_empty() {
        return Ok(());
    }
    let ids: Vec<Key> = cases.iter().map(|case| case.id.into()).collect();
    let titles: Vec<(Key, String)> = case_texts::table
        .filter(case_texts::case_id.eq_any(ids))
        .select((case_texts::case_id, case_texts::title))
        .load(conn)?;
    let mut titles: HashMap<CaseId, String> = titles.into_iter().map(|(id, title)| (id.into(), title)).collect();
    for case in cases {
        case.title = titles.remove(&case.id).unwrap_or_default();
    }
    Ok(())
}

/// Marks what nobody took in time who was given it.
fn mark_untaken(conn: &mut Conn, cases: &mut [CaseSummary]) -> Result<()> {
    let given = cases
        .iter()
        .filter(|case| matches!(case.state, State::Dispatched | State::Transferred));
    let given: Vec<CaseId> = given.map(|case| case.id).collect();
    if given.is_empty() {
        return Ok(());
    }
    let untaken = handling_store::untaken_of(conn, &given)?;
    for case in cases {
        case.untaken = untaken.contains(&case.id);
    }
    Ok(())
}

/// The summaries of these cases, at most as many as a page has.
pub(super) fn of_ids(conn: &mut Conn, ids: &[CaseId]) -> Result<Vec<CaseSummary>> {
    let all = Filter {
        states: Vec::new(),
        category: None,
        subcategory: None,
        cell: None,
        channel: None,
        overdue_at: None,
        text: None,
        work: None,
        sort: Sort::Newest,
        after: None,
        limit: MAX_LIMIT,
    };
    Ok(page(conn, &Scope::These(ids.to_vec()), &all)?.items)
}

fn of_scope(scope: &Scope) -> Condition {
    match scope {
        Scope::Mine(account) => Box::new(cases::reporter_id.eq(Key::from(*account)).assume_not_null()),
        Scope::Recorded(account) => Box::new(cases::recorder_id.eq(Key::from(*account)).assume_not_null()),
        Scope::These(ids) => Box::new(cases::id.eq_any(ids.iter().copied().map(Key::from).collect::<Vec<_>>())),
        Scope::Known { reporter, cases } => known(*reporter, cases),
        Scope::Received(communities, organisations) => lookout::received(communities, organisations),
        Scope::Desk(communities) => match communities.as_slice() {
            [one] => Box::new(cases::community_id.eq(Key::from(*one))),
            many => Box::new(cases::community_id.eq_any(many.iter().copied().map(Key::from).collect::<Vec<_>>())),
        },
    }
}

fn known(reporter: Option<AccountId>, cases: &[CaseId]) -> Condition {
    let named = cases::id.eq_any(cases.iter().copied().map(Key::from).collect::<Vec<_>>());
    match reporter {
        None => Box::new(named),
        Some(account) => {
            let own = cases::reporter_id.eq(Key::from(account)).assume_not_null();
            let own = own.and(cases::name_shown.ne(Word(NameShown::Nobody)));
            // Beside an empty list SQLite would use no index at all.
            if cases.is_empty() {
                Box::new(own)
            } else {
                Box::new(named.or(own))
            }
        }
    }
}

/// The cases that somebody is known to have brought and that are not settled, the latest first.
///
/// # Errors
/// When the database refuses.
pub(crate) fn open_of(
    conn: &mut Conn,
    reporter: Option<AccountId>,
    cases: Vec<CaseId>,
    communities: &[CommunityId],
) -> Result<Vec<CaseSummary>> {
    let scope = Scope::Known { reporter, cases };
    let filter = Filter {
        states: State::ALL.iter().copied().filter(|state| !state.is_final()).collect(),
        category: None,
        subcategory: None,
        cell: None,
        channel: None,
        overdue_at: None,
        text: None,
        work: None,
        sort: Sort::Newest,
        after: None,
        limit: DEFAULT_LIMIT,
    };
    let mut open = page(conn, &scope, &filter)?.items;
    // Not asked for in the statement: SQLite would then walk through all cases of a community in their order.
    open.retain(|case| communities.contains(&case.community_id));
    Ok(open)
}

fn conditions(backend: Backend, filter: &Filter) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    if !filter.states.is_empty() {
        all.extend(standing::one_of(backend, &filter.states, filter.sort));
    }
    if let Some(category) = filter.category {
        all.push(Box::new(cases::category.eq(Word(category))));
    }
    if let Some(subcategory) = filter.subcategory {
        all.push(Box::new(cases::subcategory_id.eq(Key::from(subcategory)).assume_not_null()));
    }
    if let Some(cell) = filter.cell {
        all.push(Box::new(cases::cell_id.eq(Key::from(cell)).assume_not_null()));
    }
    if let Some(channel) = filter.channel {
        all.push(Box::new(cases::channel.eq(Word(channel))));
    }
    if let Some(now) = filter.overdue_at {
        all.push(Box::new(cases::due_at.lt(Micros::from(now)).assume_not_null()));
    }
    if let Some(work) = &filter.work {
        all.push(work.condition());
    }
    all
}

/// The condition of lying behind the cursor.
fn beyond(filter: &Filter) -> Option<Condition> {
    Some(match (filter.sort, filter.after) {
        (Sort::Newest, None) => return None,
        // The first half says it in a way that indexes understand; so below.
        (Sort::Newest, Some(Cursor { at, id, .. })) => Box::new(
            cases::submitted_at
                .le(at)
                .and(cases::submitted_at.lt(at).or(cases::id.lt(id))),
        ),
        (Sort::Due, None) => Box::new(cases::due_at.is_not_null()),
        (Sort::Due, Some(Cursor { at, id, .. })) => {
            let beyond = cases::due_at.gt(at).or(cases::id.nullable().gt(id));
            Box::new(cases::due_at.ge(at).and(beyond).assume_not_null())
        }
    })
}

fn paged(mut rows: Vec<Row>, sort: Sort, limit: usize) -> Page<CaseSummary> {
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| {
        let at = match sort {
            Sort::Newest => row.8,
            Sort::Due => row.10.unwrap_or(row.8),
        };
        Cursor { sort, at, id: row.0 }.text()
    });
    Page {
        items: rows.into_iter().map(summary).collect(),
        next,
    }
}

fn summary(row: Row) -> CaseSummary {
    let (id, number, community, cell, channel, state, category, urgency, submitted_at, updated_at, due_at, pressed) = row;
    CaseSummary {
        id: id.into(),
        number,
        community_id: community.into(),
        cell_id: cell.map(Into::into),
        channel: channel.0,
        state: state.0,
        category: category.0,
        urgency: urgency.0,
        title: String::new(),
        submitted_at: submitted_at.into(),
        updated_at: updated_at.into(),
        due_at: due_at.map(Into::into),
        untaken: false,
        pressed: pressed.map(|word| word.0),
    }
}
