//! Who somebody is to a case, and in which role they act on it.

use contract::{
    accounts::Role,
    cases::Action,
    ids::{AccountId, CommunityId},
};

use super::{model::Party, store::Whole};
use crate::{
    auth::policy::{Actor, Right},
    places::Places,
};

/// Who wants to read or change a case.
#[derive(Debug, Clone)]
pub(crate) enum Reader {
    /// Somebody signed in.
    Actor(Actor),
    /// Somebody who holds a tracking secret; this is its digest.
    Tracker([u8; 32]),
    /// Nobody in particular.
    Nobody,
}

impl Reader {
    pub(super) fn account(&self) -> Option<AccountId> {
        match self {
            Self::Actor(actor) => Some(actor.id),
            Self::Tracker(_) | Self::Nobody => None,
        }
    }
}

/// What decides who may read a case; small enough to keep beside every cached answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Access {
    pub(crate) community: CommunityId,
    pub(crate) reporter: Option<AccountId>,
    pub(crate) tracking: Option<[u8; 32]>,
    pub(crate) recorder: Option<AccountId>,
    pub(crate) host: Host,
}

/// To whom a case is handed over, while it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    /// To nobody.
    Nobody,
    /// To another community.
    Community(CommunityId),
    /// To an organisation, for which these speak.
    People([Option<AccountId>; 2]),
}

impl Access {
    pub(super) fn of(whole: &Whole) -> Self {
        Self {
            community: whole.community(),
            reporter: whole.reporter(),
            tracking: whole.row.tracking_digest.as_deref().and_then(|digest| digest.try_into().ok()),
            recorder: whole.row.recorder_id.map(Into::into),
            host: whole.host,
        }
    }

    /// What `reader` is to the case.
    ///
    /// Whoever reported a case is its reporter, whatever posts they hold: nobody answers themselves.
    pub(crate) fn party(&self, reader: &Reader, places: &Places) -> Party {
        match reader {
            Reader::Actor(actor) if self.reporter == Some(actor.id) => Party::Reporter,
            Reader::Actor(actor) if self.held(actor, places, Right::ReopenCases).is_some() => Party::Street,
            Reader::Actor(actor) if self.held(actor, places, Right::WorkOnCases).is_some() => Party::Station,
            Reader::Actor(actor) if self.hosted_by(actor, places).is_some() => Party::Host,
            Reader::Actor(actor) if self.recorded_by(actor, places).is_some() => Party::Recorder,
            Reader::Tracker(digest) if self.tracking.as_ref() == Some(digest) => Party::Reporter,
            _ => Party::Stranger,
        }
    }

    /// The role in which `reader` does `action`: of several posts that allow it, the nearest to the case.
    pub(super) fn role(&self, reader: &Reader, places: &Places, action: Action) -> Role {
        let right = match action {
            Action::Reopen | Action::Supervise => Right::ReopenCases,
            Action::Publish => Right::PublishCases,
            _ => Right::WorkOnCases,
        };
        match reader {
            Reader::Actor(actor) if self.reporter != Some(actor.id) => self
                .held(actor, places, right)
                .or_else(|| self.hosted_by(actor, places))
                .or_else(|| self.recorded_by(actor, places)),
            _ => None,
        }
        .unwrap_or(Role::Resident)
    }

    /// The role in which `actor` wrote it down for its reporter, while they still hold one that may.
    fn recorded_by(&self, actor: &Actor, places: &Places) -> Option<Role> {
        (self.recorder == Some(actor.id))
            .then(|| self.held(actor, places, Right::RecordForOthers))
            .flatten()
    }

    /// The role in which `actor` speaks for whom it is handed to.
    fn hosted_by(&self, actor: &Actor, places: &Places) -> Option<Role> {
        match self.host {
            Host::Nobody => None,
            Host::Community(community) => actor.role_for(Right::WorkOnCases, places.place(community).ok()?),
            Host::People(people) => people.contains(&Some(actor.id)).then_some(Role::Organisation),
        }
    }

    fn held(&self, actor: &Actor, places: &Places, right: Right) -> Option<Role> {
        actor.role_for(right, places.place(self.community).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use contract::{accounts::Post, ids::StreetId, places::Community};
    use uuid::Uuid;

    use super::*;

    const SECRET: [u8; 32] = [7; 32];

    fn id<T>(number: u128) -> contract::ids::Id<T> {
        Uuid::from_u128(number).into()
    }

    fn places() -> Places {
        let community = |number, street| Community {
            id: id(number),
            street_id: id(street),
            street_name: String::new(),
            name: String::new(),
            stations: Vec::new(),
            cells: Vec::new(),
        };
        Places::new(vec![community(10, 1), community(11, 1), community(20, 2)])
    }

    /// Somebody with posts: each a role, its street and its community.
    fn actor(number: u128, posts: &[(Role, u128, Option<u128>)]) -> Reader {
        let post = |(role, street, community): &(Role, u128, Option<u128>)| Post {
            role: *role,
            street_id: StreetId::from(Uuid::from_u128(*street)),
            community_id: community.map(id),
        };
        Reader::Actor(Actor {
            id: id(number),
            community_id: None,
            posts: posts.iter().map(post).collect(),
            resident: posts.is_empty(),
            consented: true,
        })
    }

    #[test]
    fn everybody_is_to_a_case_what_their_posts_and_secrets_say() {
        use Role::{Resident, SocialWorker, StationAdmin, StreetAdmin, Volunteer};
        let case = Access {
            community: id(10),
            reporter: Some(id(1)),
            tracking: Some(SECRET),
            recorder: Some(id(3)),
            host: Host::Nobody,
        };
        let here = (StationAdmin, 1, Some(10));
        let street = (StreetAdmin, 1, None);
        for (who, reader, party, accepting, reopening) in [
            ("the reporter", actor(1, &[]), Party::Reporter, Resident, Resident),
            (
                "the reporter with a post",
                actor(1, &[here, street]),
                Party::Reporter,
                Resident,
                Resident,
            ),
            (
                "the holder of the secret",
                Reader::Tracker(SECRET),
                Party::Reporter,
                Resident,
                Resident,
            ),
            (
                "the holder of another secret",
                Reader::Tracker([8; 32]),
                Party::Stranger,
                Resident,
                Resident,
            ),
            ("nobody", Reader::Nobody, Party::Stranger, Resident, Resident),
            ("another resident", actor(2, &[]), Party::Stranger, Resident, Resident),
            (
                "a volunteer",
                actor(2, &[(Volunteer, 1, Some(10))]),
                Party::Stranger,
                Resident,
                Resident,
            ),
            (
                "the station's admin",
                actor(2, &[here]),
                Party::Station,
                StationAdmin,
                Resident,
            ),
            (
                "a social worker",
                actor(2, &[(SocialWorker, 1, Some(10))]),
                Party::Station,
                SocialWorker,
                Resident,
            ),
            (
                "another station's",
                actor(2, &[(StationAdmin, 1, Some(11))]),
                Party::Stranger,
                Resident,
                Resident,
            ),
            (
                "the street's admin",
                actor(2, &[street]),
                Party::Street,
                StreetAdmin,
                StreetAdmin,
            ),
            (
                "both at once",
                actor(2, &[street, here]),
                Party::Street,
                StationAdmin,
                StreetAdmin,
            ),
            (
                "another street's",
                actor(2, &[(StreetAdmin, 2, None)]),
                Party::Stranger,
                Resident,
                Resident,
            ),
        ] {
            assert_eq!(case.party(&reader, &places()), party, "{who}");
            let role = |action| case.role(&reader, &places(), action);
            assert_eq!((role(Action::Accept), role(Action::Reopen)), (accepting, reopening), "{who}");
        }
    }

    #[test]
    fn whoever_wrote_it_down_may_follow_it_while_they_hold_a_post_there() {
        let case = Access {
            community: id(10),
            reporter: None,
            tracking: None,
            recorder: Some(id(3)),
            host: Host::Nobody,
        };
        let officer = (Role::LiaisonOfficer, 1, Some(10));
        let party = |reader: Reader| case.party(&reader, &places());
        assert_eq!(party(actor(3, &[officer])), Party::Recorder);
        assert_eq!(
            case.role(&actor(3, &[officer]), &places(), Action::Note),
            Role::LiaisonOfficer
        );
        assert_eq!(party(actor(3, &[(Role::LiaisonOfficer, 1, Some(11))])), Party::Stranger);
        assert_eq!(party(actor(3, &[])), Party::Stranger);
        assert_eq!(party(actor(2, &[officer])), Party::Stranger, "another officer");
        assert_eq!(party(actor(3, &[(Role::StationAdmin, 1, Some(10))])), Party::Station);
    }

    #[test]
    fn a_case_that_is_nobodys_has_no_reporter() {
        let case = Access {
            community: id(10),
            reporter: None,
            tracking: None,
            recorder: None,
            host: Host::Nobody,
        };
        for reader in [actor(1, &[]), Reader::Tracker(SECRET), Reader::Nobody] {
            assert_eq!(case.party(&reader, &places()), Party::Stranger, "{reader:?}");
        }
    }
}
