//! Which cases somebody has to see to, as conditions of a list.

use contract::{
    handling::Work,
    ids::{AccountId, CommunityId, DutyId, OrganisationId},
};
use diesel::{dsl::exists, prelude::*};

use super::list::Condition;
use crate::db::{
    Key,
    schema::{case_alarms, case_handling, cases},
};

/// What somebody looks for.
#[derive(Debug, Clone)]
pub(crate) enum Lookout {
    /// What they see to: by name, or by a duty that they do today.
    Mine(AccountId, Vec<DutyId>),
    /// What waits for a decision.
    Questions,
    /// What is handed to others.
    Handed,
    /// What nobody took in time.
    Untaken,
    /// What was urged or is supervised, and nothing was done for since.
    Pressed,
    /// What is over its time and went up a grid level.
    Raised,
    /// What stands still.
    Paused,
}

impl Lookout {
    /// What is meant by a word; none for what is a scope of its own.
    pub(super) fn new(work: Work, account: AccountId, duties: Vec<DutyId>) -> Option<Self> {
        match work {
            Work::Mine => Some(Self::Mine(account, duties)),
            Work::Questions => Some(Self::Questions),
            Work::Handed => Some(Self::Handed),
            Work::Untaken => Some(Self::Untaken),
            Work::Pressed => Some(Self::Pressed),
            Work::Raised => Some(Self::Raised),
            Work::Paused => Some(Self::Paused),
            Work::Received => None,
        }
    }

    pub(super) fn condition(&self) -> Condition {
        let these = case_handling::table.select(case_handling::case_id);
        match self {
            Self::Mine(account, duties) => {
                let by_name = case_handling::account_id.eq(Some(Key::from(*account)));
                let by_duty = case_handling::duty_id.eq_any(keys(duties));
                let mine = by_name.or(by_duty).assume_not_null();
                Box::new(cases::id.eq_any(these.filter(mine)))
            }
            Self::Questions => Box::new(cases::id.eq_any(these.filter(case_handling::question.is_not_null()))),
            Self::Handed => {
                let handed = case_handling::host_id
                    .is_not_null()
                    .or(case_handling::organisation_id.is_not_null());
                Box::new(cases::id.eq_any(these.filter(handed)))
            }
            Self::Untaken => Box::new(cases::id.eq_any(these.filter(case_handling::untaken_at.is_not_null()))),
            Self::Pressed => Box::new(cases::pressed.is_not_null()),
            Self::Raised => {
                let of_this_time = case_alarms::due_at.nullable().eq(cases::due_at);
                let raised = case_alarms::table.filter(case_alarms::case_id.eq(cases::id).and(of_this_time));
                Box::new(exists(raised))
            }
            Self::Paused => Box::new(cases::id.eq_any(these.filter(case_handling::paused_at.is_not_null()))),
        }
    }
}

/// The condition of being handed to one of these.
pub(super) fn received(communities: &[CommunityId], organisations: &[OrganisationId]) -> Condition {
    let to_community = case_handling::host_id.eq_any(keys(communities));
    let to_organisation = case_handling::organisation_id.eq_any(keys(organisations));
    let handed = to_community.or(to_organisation).assume_not_null();
    let these = case_handling::table.select(case_handling::case_id);
    Box::new(cases::id.eq_any(these.filter(handed)))
}

fn keys<T>(ids: &[contract::ids::Id<T>]) -> Vec<Option<Key>> {
    ids.iter().copied().map(Key::from).map(Some).collect()
}
