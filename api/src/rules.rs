//! Rules that communities set for themselves: how they are read and set, whatever they rule.
//!
//! Each setting is a version of its own, which stays; see `db::editions`.

use contract::{
    audit::{Act, SubjectKind},
    ids::{AccountId, CommunityId},
    problem::Kind,
};
use serde::Serialize;

use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// Finds the rules of a community, with their version.
type Find<R> = fn(&mut Conn, CommunityId) -> Result<(i32, R)>;
/// Adds another version; false when somebody else just added it.
type Add<R> = fn(&mut Conn, CommunityId, i32, &R, AccountId, Moment) -> Result<bool>;

/// The rules of one matter.
pub(crate) struct Rules<R> {
    /// By which name the audit log knows them.
    pub(crate) name: &'static str,
    /// Who may set them.
    pub(crate) right: Right,
    /// How their store finds them.
    pub(crate) find: Find<R>,
    /// How their store adds to them.
    pub(crate) add: Add<R>,
}

impl<R: PartialEq + Serialize> Rules<R> {
    /// The rules of a community.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) fn of(&self, conn: &mut Conn, community: CommunityId) -> Result<R> {
        Ok((self.find)(conn, community)?.1)
    }

    /// The rules of a community, with their version; 0 stands for the defaults.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) fn current(&self, conn: &mut Conn, community: CommunityId) -> Result<(u32, R)> {
        let (version, rules) = (self.find)(conn, community)?;
        Ok((version.unsigned_abs(), rules))
    }

    /// Sets the rules of a community, instead of those of the version that was `seen`; the audit log tells of it.
    ///
    /// # Errors
    /// Forbidden for whoever does not set them; not found for a community that there is not; with the rules as they are now
    /// [`Kind::Stale`] when others were set since.
    pub(crate) fn set(
        &self,
        conn: &mut Conn,
        desk: &Desk,
        by: &Actor,
        community: CommunityId,
        rules: &R,
        seen: Option<i32>,
    ) -> Result<(u32, R)> {
        let place = desk.places.place(community)?;
        let role = by.require(self.right, place)?;
        let (version, known) = (self.find)(conn, community)?;
        if known == *rules {
            return self.current(conn, community);
        }
        let latest = seen.unwrap_or_default() == version;
        if !latest || !(self.add)(conn, community, version + 1, rules, by.id, desk.moment)? {
            return Err(Error::overtaken(Kind::Stale, &self.of(conn, community)?)?);
        }
        let (who, subject) = (By::somebody(by.id, role), Subject::new(SubjectKind::Community, community));
        let version = (version + 1).to_string();
        let facts = [("rule", self.name), ("version", version.as_str())];
        audit::record(conn, who, place, Act::SetRule, subject, &facts, desk.moment)?;
        self.current(conn, community)
    }
}
