//! Officers: who they are, and how they present themselves.

use contract::{
    accounts::Role,
    ids::{AccountId, CommunityId},
    liaison::{Officer, OfficerChange},
};

use super::super::store::{self, officers::Profile};
use crate::{
    accounts::service::{self as accounts, PostHolder},
    auth::policy::{Actor, Right},
    db::Conn,
    error::{Error, Result},
    moment::Moment,
    places::Places,
};

/// The officers of a community.
pub(in crate::liaison) struct Officers {
    /// Those who hold a post there now.
    pub(in crate::liaison) current: Vec<Officer>,
    /// How those of before are remembered.
    former: Vec<Officer>,
}

impl Officers {
    /// Reads them.
    ///
    /// # Errors
    /// When the database refuses.
    pub(in crate::liaison) fn of(conn: &mut Conn, community: CommunityId) -> Result<Self> {
        let holders = accounts::holders(conn, community, Right::KeepCards.holders())?;
        let profiles = store::officers::of(conn, community)?;
        let profile = |id: AccountId| profiles.iter().find(|profile| profile.account_id == id.into());
        let current: Vec<Officer> = holders
            .into_iter()
            .map(|holder| {
                let profile = profile(holder.id);
                presented(holder, profile)
            })
            .collect();
        let former = profiles.iter().map(|profile| Officer {
            id: profile.account_id.into(),
            name: profile.shown_name.clone(),
            role: Role::LiaisonOfficer,
            visiting_hours: String::new(),
        });
        Ok(Self {
            former: former.collect(),
            current,
        })
    }

    /// The officer of this account, if they hold a post there.
    pub(in crate::liaison) fn holding(&self, id: AccountId) -> Option<&Officer> {
        self.current.iter().find(|officer| officer.id == id)
    }

    /// The officer of this account, whether or not they still hold a post.
    pub(in crate::liaison) fn known(&self, id: AccountId) -> Officer {
        let known = self
            .holding(id)
            .or_else(|| self.former.iter().find(|officer| officer.id == id));
        known.cloned().unwrap_or_else(|| Officer {
            id,
            name: "—".to_owned(),
            role: Role::LiaisonOfficer,
            visiting_hours: String::new(),
        })
    }
}

/// One officer, if they hold a post in a community now.
///
/// # Errors
/// When the database refuses.
pub(in crate::liaison) fn one(conn: &mut Conn, community: CommunityId, id: AccountId) -> Result<Option<Officer>> {
    let Some(holder) = accounts::holder(conn, community, id, Right::KeepCards.holders())? else {
        return Ok(None);
    };
    let profile = store::officers::one(conn, community, id)?;
    Ok(Some(presented(holder, profile.as_ref())))
}

/// An officer as they present themselves, else under the name they have.
fn presented(holder: PostHolder, profile: Option<&Profile>) -> Officer {
    Officer {
        id: holder.id,
        role: holder.role,
        name: profile.map_or(holder.name, |profile| profile.shown_name.clone()),
        visiting_hours: profile.map_or_else(String::new, |profile| profile.visiting_hours.clone()),
    }
}

/// The officers of a community, for whoever issues cards there, and for themselves.
///
/// # Errors
/// [`Error::NOT_FOUND`] for those who have nothing to do with it.
pub(in crate::liaison) fn list(conn: &mut Conn, actor: &Actor, places: &Places, community: CommunityId) -> Result<Vec<Officer>> {
    let place = places.place(community)?;
    let all = Officers::of(conn, community)?.current;
    if actor.role_for(Right::SeeCards, place).is_some() {
        return Ok(all);
    }
    actor.role_for(Right::KeepCards, place).ok_or(Error::NOT_FOUND)?;
    Ok(all.into_iter().filter(|officer| officer.id == actor.id).collect())
}

/// Changes how an officer is presented: by themselves, or by whoever issues their cards.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers, forbidden for another's presentation; a fault at `/officer_id` for who is none.
pub(in crate::liaison) fn change(
    conn: &mut Conn,
    actor: &Actor,
    places: &Places,
    community: CommunityId,
    change: &OfficerChange,
    moment: Moment,
) -> Result<Officer> {
    let place = places.place(community)?;
    let id = change.officer_id.unwrap_or(actor.id);
    let sees = [Right::KeepCards, Right::SeeCards];
    if !sees.iter().any(|right| actor.role_for(*right, place).is_some()) {
        return Err(Error::NOT_FOUND);
    }
    if id != actor.id {
        actor.require(Right::IssueCards, place)?;
    }
    present(conn, community, id, (&change.name, &change.visiting_hours), moment)
}

/// Presents an officer under this name, with these visiting hours.
///
/// # Errors
/// A fault at `/officer_id` for who is none there.
pub(crate) fn present(
    conn: &mut Conn,
    community: CommunityId,
    id: AccountId,
    (name, hours): (&str, &str),
    moment: Moment,
) -> Result<Officer> {
    let unknown = || Error::field("/officer_id", "officer_unknown");
    Officers::of(conn, community)?.holding(id).ok_or_else(unknown)?;
    store::officers::keep(conn, id, community, (name.trim(), hours.trim()), moment)?;
    Officers::of(conn, community)?.holding(id).cloned().ok_or_else(unknown)
}
