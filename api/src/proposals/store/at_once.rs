//! Signing, and taking signatures back, in one statement for all who come at the same time: for PostgreSQL, and where nothing
//! is in the way, which is nearly always.
//!
//! Question by question it takes each a dozen round trips, for all of which the proposal is held. These statements hold it
//! and ask what the model asks, and are transactions of their own. Whoever they do not let through is asked by the model,
//! which also says why not. SQLite has no round trips to save.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, ProposalId},
    proposals::{ProposalRules, ResidenceProof},
};
use diesel::{
    PgConnection, QueryResult, RunQueryDsl,
    pg::Pg,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{Array, BigInt, Binary, Text},
};

use crate::{
    db::{Conn, Key, Micros},
    error::Result,
};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::proposals) enum Deed {
    Sign,
    Unsign,
}

impl Deed {
    /// The statement in parts, between which stand the accounts, the time and the proposal, and of a signature the proof that
    /// the rules ask for where they name none, and which proof reaches which.
    const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Sign => &[
                "INSERT INTO proposal_signatures (account_id, signed_at, proposal_id, community_id, edition) \
                 SELECT asked.account, $2, proposals.id, proposals.community_id, COALESCE(shown_edition, edition) \
                 FROM proposals, unnest(",
                ") AS asked (account) WHERE (state = 'effective' OR state = 'gathering' AND closes_at > ",
                ") AND proposals.id = ",
                " AND author_id <> asked.account \
                 AND NOT EXISTS (SELECT 1 FROM proposal_people people \
                     WHERE people.proposal_id = proposals.id AND people.account_id = asked.account) \
                 AND EXISTS (SELECT 1 FROM residences \
                     WHERE residences.account_id = asked.account AND residences.community_id = proposals.community_id \
                     AND revoked_at IS NULL AND proof || ' ' || COALESCE(( \
                         SELECT content::json ->> 'sign_proof' FROM proposal_rules rules \
                         WHERE rules.community_id = proposals.community_id ORDER BY rules.version DESC LIMIT 1), ",
                ") = ANY(",
                ")) FOR SHARE OF proposals ON CONFLICT DO NOTHING RETURNING account_id",
            ],
            Self::Unsign => &[
                "DELETE FROM proposal_signatures WHERE account_id = ANY(",
                ") AND proposal_id = (SELECT id FROM proposals WHERE (state = 'effective' OR state = 'gathering' AND closes_at > ",
                ") AND id = ",
                " FOR SHARE) RETURNING account_id",
            ],
        }
    }
}

/// Does it for these people; gives for whom it was done. Of the others it may be done already, or have any reason.
pub(in crate::proposals) fn carry_out(
    conn: &mut Conn,
    deed: Deed,
    proposal: ProposalId,
    accounts: &[AccountId],
    now: DateTime<Utc>,
) -> Result<Vec<AccountId>> {
    let Conn::Postgres(conn) = conn else { return Ok(Vec::new()) };
    let statement = AtOnce {
        deed,
        accounts: accounts.iter().copied().map(Key::from).collect(),
        now: now.into(),
        proposal: proposal.into(),
        least: ProposalRules::default().sign_proof.word(),
        reaching: reaching(),
    };
    let done: Vec<Key> = statement.load(conn)?;
    Ok(done.into_iter().map(Into::into).collect())
}

/// Which proof reaches which: the two words with a space between.
fn reaching() -> Vec<String> {
    let reached = |proof: ResidenceProof| {
        let least = ResidenceProof::ALL.iter().filter(move |least| proof.reaches(**least));
        least.map(move |least| format!("{} {}", proof.word(), least.word()))
    };
    ResidenceProof::ALL.iter().copied().flat_map(reached).collect()
}

struct AtOnce {
    deed: Deed,
    accounts: Vec<Key>,
    now: Micros,
    proposal: Key,
    least: &'static str,
    reaching: Vec<String>,
}

impl QueryFragment<Pg> for AtOnce {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        for (place, part) in self.deed.parts().iter().enumerate() {
            match place {
                0 => {}
                1 => out.push_bind_param::<Array<Binary>, _>(&self.accounts)?,
                2 => out.push_bind_param::<BigInt, _>(&self.now)?,
                3 => out.push_bind_param::<Binary, _>(&self.proposal)?,
                4 => out.push_bind_param::<Text, _>(self.least)?,
                _ => out.push_bind_param::<Array<Text>, _>(&self.reaching)?,
            }
            out.push_sql(part);
        }
        Ok(())
    }
}

/// It is two statements, so prepared ones are found by their text.
impl QueryId for AtOnce {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for AtOnce {
    type SqlType = Binary;
}

impl RunQueryDsl<PgConnection> for AtOnce {}
