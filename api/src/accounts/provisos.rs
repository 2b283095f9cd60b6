//! That nobody holds a telephone number, or that somebody holds a post, as what a statement depends on.

use contract::{
    accounts::Role,
    ids::{AccountId, CommunityId},
};
use diesel::{
    QueryResult,
    pg::Pg,
    query_builder::AstPass,
    sql_types::{Binary, Text},
};

use super::{holders, store};
use crate::{
    db::{Conn, Key, Proviso, Word},
    error::Result,
};

/// Nobody here holds the telephone with this digest.
#[derive(Debug)]
pub(crate) struct Unheld(pub(crate) [u8; 32]);

impl Proviso for Unheld {
    fn push<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("NOT EXISTS (SELECT 1 FROM accounts WHERE phone_digest = ");
        out.push_bind_param::<Binary, _>(&self.0[..])?;
        out.push_sql(")");
        Ok(())
    }

    fn holds(&self, conn: &mut Conn) -> Result<bool> {
        Ok(store::find_by_phone(conn, &self.0)?.is_none())
    }
}

/// Somebody holds one of these roles in a community.
#[derive(Debug)]
pub(crate) struct InPost {
    account: Key,
    community: Key,
    roles: &'static [Role],
    words: Vec<Word<Role>>,
}

impl InPost {
    pub(crate) fn new(account: AccountId, community: CommunityId, roles: &'static [Role]) -> Self {
        Self {
            account: account.into(),
            community: community.into(),
            roles,
            words: roles.iter().copied().map(Word).collect(),
        }
    }
}

impl Proviso for InPost {
    fn push<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql(
            "EXISTS (SELECT 1 FROM posts JOIN accounts ON accounts.id = posts.account_id WHERE accounts.erased_at IS NULL",
        );
        out.push_sql(" AND posts.account_id = ");
        out.push_bind_param::<Binary, _>(&self.account)?;
        out.push_sql(" AND posts.community_id = ");
        out.push_bind_param::<Binary, _>(&self.community)?;
        out.push_sql(" AND posts.role IN (");
        let mut separator = "";
        for word in &self.words {
            out.push_sql(std::mem::replace(&mut separator, ", "));
            out.push_bind_param::<Text, _>(word)?;
        }
        out.push_sql("))");
        Ok(())
    }

    fn holds(&self, conn: &mut Conn) -> Result<bool> {
        Ok(holders::holder(conn, self.community.into(), self.account.into(), self.roles)?.is_some())
    }
}
