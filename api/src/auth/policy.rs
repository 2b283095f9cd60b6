//! Every right, in one table. What is not in it is refused.
//!
//! A right is always a role in a place. What a reporter may do with a case of their own is not a right of a
//! role but of that case; see `cases::model`.

use contract::{
    accounts::{Post, Role},
    ids::{AccountId, CommunityId, StreetId},
};

use crate::error::{Error, Result};

/// Something that not everybody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// See the cases of a community, with internal notes.
    SeeDesk,
    /// Accept, answer, decline, close and annotate cases.
    WorkOnCases,
    /// Write down what others say: at the telephone, at the door, at the window.
    RecordForOthers,
    /// Decide what a household survey asks, and when.
    WriteSurveys,
    /// Ask at doors.
    AnswerSurveys,
    /// Correct what others wrote down at doors.
    CorrectSurveys,
    /// See what came of a survey.
    SeeSurveys,
    /// Write down what one sees and hears on a day's walk.
    KeepDiary,
    /// Read the diaries of a station.
    ReadDiaries,
    /// Take calls at the hotline's desk, and call back.
    AnswerHotline,
    /// Be told a caller's whole number, for a reason that is written down.
    DiscloseNumbers,
    /// Enter letters and visits to the window.
    EnterForOthers,
    /// Reopen a case on one's own judgement.
    ReopenCases,
    /// Take the ledger of a community along.
    TakeLedger,
    /// Make cases public whose reporters agree.
    PublishCases,
    /// Publish notices.
    PublishNotices,
    /// See the places that one is in charge of, also retired ones.
    SeePlaces,
    /// Add, change and retire places.
    ManagePlaces,
    /// See who holds posts, note absences, settle duties, and appoint those who help.
    ManageHelpers,
    /// Make members of staff, and give and take their posts.
    ManageStaff,
    /// See in figures how each of a station's staff answers.
    SeeStaffFigures,
    /// See what could not be delivered to people, and have it tried again.
    SeeOutbox,
    /// Read what administrators did and what was disclosed.
    ReadAudit,
    /// Issue, print, revoke and replace liaison cards.
    IssueCards,
    /// See the liaison cards of a community and the visits that belong to them.
    SeeCards,
    /// Have liaison cards in one's name, and make the visits they ask for.
    KeepCards,
    /// Decide whether proposals are published.
    ModerateProposals,
    /// Answer for a community what its residents propose.
    AnswerProposals,
    /// Set within which time cases are answered.
    SetLimits,
    /// Give programs of others keys, and take them.
    ManageApiClients,
    /// Set to whom cases go when they are accepted.
    SetRouting,
    /// Write the texts that a station's desk begins with.
    SetTemplates,
    /// Say which organisations help with cases, and who speaks for them.
    ManageOrganisations,
    /// Set how proposals are moderated, signed and answered.
    SetProposalRules,
    /// Verify who lives in a community.
    VerifyResidents,
    /// Choose who comes when help is asked for, and ask on behalf of others.
    ArrangeServices,
    /// Lead those who come.
    LeadTeams,
    /// Ask for help at one's door.
    AskForService,
    /// Ask to be a volunteer.
    Volunteer,
    /// Propose something to a community.
    WriteProposals,
    /// Sign proposals, where one is verified as a resident.
    SignProposals,
    /// Announce what a community's residents decide by vote, and cancel it.
    CallVotes,
    /// Draw projects up, agree on their contracts, pay, supervise and evaluate them for the community.
    ManageProjects,
    /// Remark on projects and evaluate them, where one is verified as a resident.
    JoinProjects,
    /// Set who must sit in the bodies of a community, and how its projects are paid and evaluated.
    SetProjectRules,
    /// Vote, where one is on the roll; move that something be put to the vote, and second that, where one is verified as an adult.
    Vote,
    /// Write down what a community might do something about.
    ListNeeds,
    /// Write down what the council decided about needs, put them and plans to the vote, call for plans, answer objections.
    DecideNeeds,
    /// Object to what is on public notice, where one is verified as a resident.
    ObjectToNotices,
    /// Answer calls with plans, for an organisation that one speaks for.
    AnswerCalls,
    /// Form the bodies of a community, correct what they are called, fill them, put them to the vote, and dissolve them.
    FormBodies,
    /// Say something of published proposals: residents where they are verified, stations of their own community's.
    CommentOnProposals,
    /// Set the lists of words that moderators are shown where they stand.
    SetWordLists,
    /// Read in figures how a street's communities moderate.
    SeeModerationFigures,
    /// Follow what becomes of published proposals.
    FollowProposals,
    /// Report what should not stand there.
    ReportWords,
    /// Send messages to the mailbox under one's own name.
    WriteMessages,
    /// Have one's account erased by oneself; staff ask their street.
    EraseOneself,
    /// Take along what is kept about oneself.
    ExportOneself,
    /// Sign in with a password and a second factor.
    HoldPassword,
}

impl Right {
    /// The roles that hold it, each in its own place.
    pub(crate) const fn holders(self) -> &'static [Role] {
        match self {
            Self::SeeDesk
            | Self::AnswerHotline
            | Self::DiscloseNumbers
            | Self::EnterForOthers
            | Self::WorkOnCases
            | Self::HoldPassword
            | Self::SeeSurveys
            | Self::SeeCards
            | Self::VerifyResidents
            | Self::ArrangeServices => &[Role::StationAdmin, Role::SocialWorker, Role::StreetAdmin],
            Self::RecordForOthers => &[
                Role::LiaisonOfficer,
                Role::StationAdmin,
                Role::SocialWorker,
                Role::StreetAdmin,
            ],
            Self::ReopenCases
            | Self::SetWordLists
            | Self::SeeModerationFigures
            | Self::SeeOutbox
            | Self::ManagePlaces
            | Self::ManageStaff
            | Self::ManageApiClients
            | Self::SetProposalRules
            | Self::SetProjectRules
            | Self::SetLimits => &[Role::StreetAdmin],
            Self::PublishCases
            | Self::PublishNotices
            | Self::ReadAudit
            | Self::SeePlaces
            | Self::ManageHelpers
            | Self::WriteSurveys
            | Self::TakeLedger
            | Self::IssueCards
            | Self::SetRouting
            | Self::SetTemplates
            | Self::ManageOrganisations
            | Self::ModerateProposals
            | Self::AnswerProposals => &[Role::StationAdmin, Role::StreetAdmin],
            Self::CommentOnProposals => &[Role::Resident, Role::StationAdmin, Role::StreetAdmin],
            Self::ReadDiaries
            | Self::SeeStaffFigures
            | Self::CorrectSurveys
            | Self::CallVotes
            | Self::FormBodies
            | Self::DecideNeeds
            | Self::ManageProjects => &[Role::StationAdmin],
            Self::ListNeeds => &[Role::StationAdmin, Role::SocialWorker],
            Self::AnswerSurveys | Self::KeepDiary | Self::KeepCards => {
                &[Role::SocialWorker, Role::LiaisonOfficer, Role::StationAdmin]
            }
            Self::LeadTeams => &[Role::SocialWorker],
            Self::WriteMessages
            | Self::WriteProposals
            | Self::SignProposals
            | Self::Vote
            | Self::ObjectToNotices
            | Self::AnswerCalls
            | Self::JoinProjects
            | Self::FollowProposals
            | Self::ReportWords
            | Self::AskForService
            | Self::Volunteer
            | Self::EraseOneself
            | Self::ExportOneself => &[Role::Resident],
        }
    }
}

/// A place in which a right is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The street.
    pub street_id: StreetId,
    /// The community in it.
    pub community_id: CommunityId,
}

/// Somebody who is signed in, and what they hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// Their account.
    pub id: AccountId,
    /// The community they live in.
    pub community_id: Option<CommunityId>,
    /// The posts they hold.
    pub posts: Vec<Post>,
    /// True for accounts that belong to a telephone: residents, whatever else they are.
    pub resident: bool,
    /// Whether they consented to the current text on handling personal data.
    pub consented: bool,
}

/// The role by which whoever holds `posts` holds `right` in `place`, the nearest to the place first.
pub(crate) fn role_for(posts: &[Post], right: Right, place: Place) -> Option<Role> {
    let reaches = |post: &&Post| {
        right.holders().contains(&post.role)
            && post.street_id == place.street_id
            // Only the street's own role reaches beyond one community.
            && post
                .community_id
                .map_or(post.role == Role::StreetAdmin, |community| community == place.community_id)
    };
    let mut fitting = posts.iter().filter(reaches);
    let first = fitting.next()?;
    Some(
        fitting
            .find(|post| post.community_id.is_some())
            .filter(|_| first.community_id.is_none())
            .unwrap_or(first)
            .role,
    )
}

impl Actor {
    /// The role by which they hold `right` in `place`, the nearest to the place first.
    pub fn role_for(&self, right: Right, place: Place) -> Option<Role> {
        role_for(&self.posts, right, place)
    }

    /// Whether they hold `right` in every community of a street.
    pub fn holds_in_street(&self, right: Right, street: StreetId) -> bool {
        let holds = |post: &Post| post.role == Role::StreetAdmin && post.community_id.is_none() && post.street_id == street;
        right.holders().contains(&Role::StreetAdmin) && self.posts.iter().any(holds)
    }

    /// Insists on `right` in every community of a street.
    ///
    /// # Errors
    /// [`Error::FORBIDDEN`].
    pub fn require_in_street(&self, right: Right, street: StreetId) -> Result<Role> {
        if self.holds_in_street(right, street) {
            Ok(Role::StreetAdmin)
        } else {
            Err(Error::FORBIDDEN)
        }
    }

    /// Whether they hold `right` anywhere at all.
    pub fn holds_somewhere(&self, right: Right) -> bool {
        self.resident && right.holders().contains(&Role::Resident)
            || self.posts.iter().any(|post| right.holders().contains(&post.role))
    }

    /// Insists on `right` in `place`.
    ///
    /// # Errors
    /// [`Error::FORBIDDEN`], whether they hold it elsewhere or nowhere.
    pub fn require(&self, right: Right, place: Place) -> Result<Role> {
        self.role_for(right, place).ok_or(Error::FORBIDDEN)
    }

    /// Insists on `right` somewhere.
    ///
    /// # Errors
    /// [`Error::FORBIDDEN`].
    pub fn require_somewhere(&self, right: Right) -> Result<()> {
        if self.holds_somewhere(right) {
            Ok(())
        } else {
            Err(Error::FORBIDDEN)
        }
    }

    /// Whether they hold any post as staff.
    pub fn is_staff(&self) -> bool {
        self.holds_somewhere(Right::SeeDesk)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Actor, Place, Post, Right, Role};

    fn actor(role: Role, street: u128, community: Option<u128>) -> Actor {
        Actor {
            id: Uuid::from_u128(1).into(),
            community_id: None,
            posts: vec![Post {
                role,
                street_id: Uuid::from_u128(street).into(),
                community_id: community.map(|id| Uuid::from_u128(id).into()),
            }],
            resident: false,
            consented: false,
        }
    }

    #[test]
    fn a_right_holds_only_in_its_place() {
        let here = Place {
            street_id: Uuid::from_u128(1).into(),
            community_id: Uuid::from_u128(10).into(),
        };
        for (who, allowed) in [
            (actor(Role::StationAdmin, 1, Some(10)), true),
            (actor(Role::StationAdmin, 1, Some(11)), false),
            (actor(Role::StationAdmin, 1, None), false),
            (actor(Role::SocialWorker, 1, None), false),
            (actor(Role::StreetAdmin, 1, None), true),
            (actor(Role::StreetAdmin, 2, None), false),
            (actor(Role::Volunteer, 1, Some(10)), false),
        ] {
            assert_eq!(who.role_for(Right::WorkOnCases, here).is_some(), allowed, "{who:?}");
        }
    }
}
