//! What a reader is to some votes: asked once for all of them, so that a page costs the same however many are on it.

use std::collections::{HashMap, HashSet};

use contract::{
    ids::{BodyId, CommunityId, VoteId},
    votes::{MyVote, NoVote, VoteState},
};

use super::super::store::{Row, roll};
use crate::{
    auth::policy::{Actor, Right},
    bodies::service as bodies,
    cases::service::Desk,
    db::Conn,
    error::Result,
    residents::service as residents,
};

/// A reader of some votes of one community.
pub(super) struct Reader<'a> {
    /// Whom the votes are for, if it is one of those.
    resident: Option<&'a Actor>,
    /// Whether they may call votes there.
    pub(super) calls: bool,
    /// On which of the rolls they are, and whether a ballot was signed for them.
    rolls: HashMap<VoteId, bool>,
    /// Whether they are an adult among its verified residents; nothing of who is not verified there.
    adult: Option<bool>,
    /// The bodies that they sit in.
    seats: HashSet<BodyId>,
    /// For how many a ballot was signed, of the votes that are open.
    taken: HashMap<VoteId, i32>,
}

impl<'a> Reader<'a> {
    /// Asks what these votes need to be known; what none of them needs is not asked.
    pub(super) fn of(
        conn: &mut Conn,
        desk: &Desk,
        actor: Option<&'a Actor>,
        community: CommunityId,
        rows: &[Row],
    ) -> Result<Self> {
        let place = desk.places.place(community)?;
        let calls = actor.is_some_and(|actor| actor.role_for(Right::CallVotes, place).is_some());
        let mut reader = Self {
            resident: actor.filter(|actor| actor.resident),
            calls,
            rolls: HashMap::new(),
            adult: None,
            seats: HashSet::new(),
            taken: taken(conn, rows)?,
        };
        if let Some(resident) = reader.resident {
            let votes: Vec<VoteId> = rows.iter().map(Row::id).collect();
            reader.rolls = roll::among(conn, &votes, resident.id)?;
            let others: Vec<&Row> = rows.iter().filter(|row| !reader.rolls.contains_key(&row.id())).collect();
            if others.iter().any(|row| row.electorate().is_none()) {
                reader.adult = residents::adult(conn, resident.id, community)?;
            }
            if others.iter().any(|row| row.electorate().is_some() && row.roll.is_none()) {
                reader.seats = bodies::seated(conn, resident.id)?;
            }
        }
        Ok(reader)
    }

    /// What they are to one of these votes; nothing where no vote is for them.
    pub(super) fn mine(&self, row: &Row) -> Option<MyVote> {
        self.resident?;
        let taken = self.rolls.get(&row.id());
        Some(MyVote {
            on_roll: taken.is_some(),
            taken: taken == Some(&true),
            why_not: if taken.is_some() { None } else { self.why_not(row) },
        })
    }

    /// Why somebody who is not on the roll is not, or will not be.
    pub(super) fn why_not(&self, row: &Row) -> Option<NoVote> {
        let drawn_up = row.roll.is_some();
        if let Some(body) = row.electorate() {
            let waits = !drawn_up && self.seats.contains(&body);
            return (!waits).then_some(NoVote::NotMember);
        }
        match self.adult {
            None => Some(NoVote::NotVerified),
            Some(false) => Some(NoVote::Minor),
            Some(true) => drawn_up.then_some(NoVote::VerifiedLater),
        }
    }

    /// For how many a ballot of one of these votes was signed.
    pub(super) fn taken(&self, row: &Row) -> u32 {
        let counting = || self.taken.get(&row.id()).copied();
        row.taken.or_else(counting).unwrap_or_default().unsigned_abs()
    }
}

/// For how many a ballot was signed, of those that are open.
fn taken(conn: &mut Conn, rows: &[Row]) -> Result<HashMap<VoteId, i32>> {
    let open = rows.iter().filter(|row| row.state.0 == VoteState::Open);
    let open: Vec<VoteId> = open.map(Row::id).collect();
    if open.is_empty() {
        return Ok(HashMap::new());
    }
    roll::taken_of(conn, &open)
}
