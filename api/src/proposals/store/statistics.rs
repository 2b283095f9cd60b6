//! How a community deals with what its residents propose, counted.

use chrono::{DateTime, Utc};
use contract::{
    ids::CommunityId,
    proposals::{Outcome, ProposalState as State, ProposalStatistics},
};
use diesel::{dsl::count_star, prelude::*};

use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{proposal_answers, proposals},
    },
    error::Result,
};

fn whole(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The counts of a community at `now`.
pub(in crate::proposals) fn of(conn: &mut Conn, community: CommunityId, now: DateTime<Utc>) -> Result<ProposalStatistics> {
    let key = Key::from(community);
    let published = proposals::table
        .filter(proposals::community_id.eq(key))
        .filter(proposals::published_at.is_not_null());
    let overdue = published
        .filter(proposals::state.eq(Word(State::Effective)))
        .filter(proposals::answer_due_at.lt(Some(Micros::from(now))));
    let mut counts = ProposalStatistics {
        published: whole(published.count().get_result(conn)?),
        effective: whole(
            published
                .filter(proposals::effective_at.is_not_null())
                .count()
                .get_result(conn)?,
        ),
        overdue: whole(overdue.count().get_result(conn)?),
        ..ProposalStatistics::default()
    };
    let answers: Vec<(Word<Outcome>, bool, i64)> = proposal_answers::table
        .filter(proposal_answers::community_id.eq(key))
        .group_by((proposal_answers::outcome, proposal_answers::in_time))
        .select((proposal_answers::outcome, proposal_answers::in_time, count_star()))
        .load(conn)?;
    for (outcome, in_time, count) in answers {
        let count = whole(count);
        counts.answered += count;
        counts.in_time += if in_time { count } else { 0 };
        match outcome.0 {
            Outcome::Adopted => counts.adopted += count,
            Outcome::PartlyAdopted => counts.partly_adopted += count,
            Outcome::NotAdopted => counts.not_adopted += count,
        }
    }
    Ok(counts)
}
