//! Whose survey it is: of one community, or of every community of a street.

use contract::{accounts::Role, ids::CommunityId, surveys::SurveyState};

use super::store::SurveyRow;
use crate::{
    auth::policy::{Actor, Right},
    error::{Error, Result},
    places::Places,
};

/// Somebody, and the places in which they may do something.
pub(super) struct Reach<'a> {
    pub(super) actor: &'a Actor,
    pub(super) places: &'a Places,
}

impl Reach<'_> {
    /// The communities a survey is for.
    fn communities(&self, row: &SurveyRow) -> impl Iterator<Item = CommunityId> {
        let (street, only) = (row.street_id.into(), row.community_id.map(CommunityId::from));
        let all = self.places.communities.iter();
        all.filter(move |community| community.street_id == street && only.is_none_or(|only| only == community.id))
            .map(|community| community.id)
    }

    /// The role by which they hold `right` in a community.
    pub(super) fn role(&self, right: Right, community: CommunityId) -> Option<Role> {
        self.actor.role_for(right, self.places.place(community).ok()?)
    }

    /// The communities of a survey in which they hold `right`.
    pub(super) fn within(&self, right: Right, row: &SurveyRow) -> Vec<CommunityId> {
        let communities = self.communities(row);
        communities
            .filter(|community| self.role(right, *community).is_some())
            .collect()
    }

    /// Whether they may change it: in all the places it is for.
    pub(super) fn may_write(&self, row: &SurveyRow) -> bool {
        match row.community_id {
            Some(community) => self.role(Right::WriteSurveys, community.into()).is_some(),
            None => self.actor.holds_in_street(Right::WriteSurveys, row.street_id.into()),
        }
    }

    /// Whether they may know of it: at doors only of those that are open.
    pub(super) fn may_see(&self, row: &SurveyRow) -> bool {
        let is_open = row.state.0 == SurveyState::Open;
        !self.within(Right::SeeSurveys, row).is_empty() || is_open && !self.within(Right::AnswerSurveys, row).is_empty()
    }

    /// Insists that they may change it.
    ///
    /// # Errors
    /// [`Error::FORBIDDEN`] for who may only see it; [`Error::NOT_FOUND`] for strangers.
    pub(super) fn insist_on_writing(&self, row: &SurveyRow) -> Result<()> {
        match (self.may_write(row), self.may_see(row)) {
            (true, _) => Ok(()),
            (false, true) => Err(Error::FORBIDDEN),
            (false, false) => Err(Error::NOT_FOUND),
        }
    }
}
