//! Signing, and taking signatures back, in one statement for all who come at the same time: for PostgreSQL, and where nothing
//! is in the way, which is nearly always.
//!
//! Question by question it takes each a dozen round trips, for all of which the proposal is held. These statements hold it
//! and ask what the model asks of whoever came to the desk, and are transactions of their own. Whoever they do not let
//! through is asked by the model, which also says why not. SQLite has no round trips to save.

use chrono::{DateTime, Utc};
use contract::ids::{AccountId, ProposalId};
use diesel::{
    PgConnection, QueryResult, RunQueryDsl,
    pg::Pg,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{Array, BigInt, Binary},
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
    /// The statement, in four parts: between them stand the accounts ($1), the time ($2) and the proposal ($3).
    const fn parts(self) -> [&'static str; 4] {
        match self {
            Self::Sign => [
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
                     AND proof = 'desk' AND revoked_at IS NULL) \
                 FOR SHARE OF proposals ON CONFLICT DO NOTHING RETURNING account_id",
            ],
            Self::Unsign => [
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
    };
    let done: Vec<Key> = statement.load(conn)?;
    Ok(done.into_iter().map(Into::into).collect())
}

struct AtOnce {
    deed: Deed,
    accounts: Vec<Key>,
    now: Micros,
    proposal: Key,
}

impl QueryFragment<Pg> for AtOnce {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let [before, between, after, rest] = self.deed.parts();
        out.push_sql(before);
        out.push_bind_param::<Array<Binary>, _>(&self.accounts)?;
        out.push_sql(between);
        out.push_bind_param::<BigInt, _>(&self.now)?;
        out.push_sql(after);
        out.push_bind_param::<Binary, _>(&self.proposal)?;
        out.push_sql(rest);
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
