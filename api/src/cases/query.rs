//! The query part of a list of cases, and its checks.

use contract::{
    cases::{Category, Channel, Sort, State},
    handling::Work,
    ids::{CellId, CommunityId, SubcategoryId},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{cursor::Cursor, list::Filter};
use crate::{
    auth::policy::Actor,
    error::{Error, Result},
    moment::Moment,
    paging,
};

/// Characters of a search at most.
const MAX_TEXT: usize = 100;

/// How to filter and order a list of cases.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct CaseQuery {
    /// `mine`: those I reported; `recorded`: those I wrote down for others; `received`: those handed to an organisation I
    /// speak for, or to my community; `desk`: those of my community. By default `desk` for staff, else `mine`.
    scope: Option<String>,
    /// The desk to look at, for who has several.
    pub(super) community_id: Option<CommunityId>,
    /// States, separated by commas.
    state: Option<String>,
    /// The category.
    category: Option<Category>,
    /// What the street distinguishes within a category.
    subcategory_id: Option<SubcategoryId>,
    /// The grid cell.
    cell_id: Option<CellId>,
    /// The door they came in by.
    channel: Option<Channel>,
    /// Only those of a desk that somebody has to see to.
    pub(super) work: Option<Work>,
    /// `true`: only those whose time has run out.
    overdue: Option<bool>,
    /// Words that must all occur, or a case's number; up to 100 characters.
    #[param(max_length = 100)]
    q: Option<String>,
    /// The order; `newest` by default.
    sort: Option<Sort>,
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// Items on a page, 1 to 100; 20 by default.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// Whose cases somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Those they reported.
    Mine,
    /// Those they wrote down for others.
    Recorded,
    /// Those handed to them.
    Received,
    /// Those of their community.
    Desk,
}

impl CaseQuery {
    /// Whose cases are asked for.
    pub(super) fn asked(&self, actor: &Actor) -> Result<Asked> {
        match self.scope.as_deref() {
            _ if self.work == Some(Work::Received) => Ok(Asked::Received),
            None if actor.is_staff() => Ok(Asked::Desk),
            None | Some("mine") => Ok(Asked::Mine),
            Some("recorded") => Ok(Asked::Recorded),
            Some("received") => Ok(Asked::Received),
            Some("desk") => Ok(Asked::Desk),
            Some(_) => Err(Error::field("/scope", "wrong_type")),
        }
    }

    /// Whether it asks for what somebody has to see to.
    pub(super) fn looks_for_work(&self) -> bool {
        self.work.is_some() || self.scope.as_deref() == Some("received")
    }

    /// The filter it asks for.
    pub(super) fn filter(&self, moment: Moment) -> Result<Filter> {
        let sort = self.sort.unwrap_or(Sort::Newest);
        let limit = paging::limit(self.limit)?;
        let text = self.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
        if text.is_some_and(|text| text.chars().count() > MAX_TEXT || text.contains('\0')) {
            return Err(Error::field("/q", "range"));
        }
        Ok(Filter {
            states: self.states()?,
            category: self.category,
            subcategory: self.subcategory_id,
            cell: self.cell_id,
            channel: self.channel,
            overdue_at: self.overdue.unwrap_or_default().then(|| moment.time()),
            text: text.map(str::to_owned),
            work: None,
            sort,
            after: self.cursor.as_deref().map(|cursor| Cursor::read(cursor, sort)).transpose()?,
            limit,
        })
    }

    fn states(&self) -> Result<Vec<State>> {
        let words = self
            .state
            .as_deref()
            .unwrap_or_default()
            .split(',')
            .filter(|word| !word.is_empty());
        words
            .map(|word| State::from_word(word).ok_or_else(|| Error::field("/state", "wrong_type")))
            .collect()
    }
}
