//! The table of ballots. It knows neither who nor when.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{
    ids::VoteId,
    votes::{Ballot, CastBallot},
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    db::{Backend, Conn, Key, each_backend, schema::vote_ballots},
    error::{Error, Result},
    votes::hexadecimal,
};

/// Ballots that are written down by one statement.
const AT_ONCE: usize = 500;

/// What a ballot says, as its column keeps it: numbers of options, or lists of scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(in crate::votes) enum Marks {
    /// The options that are chosen, in ascending order.
    Choices(Vec<u8>),
    /// What each option is given by each criterion.
    Scores(Vec<Vec<u8>>),
}

impl Marks {
    /// They as they cross the wire: what is chosen, and what is scored.
    pub(in crate::votes) fn parts(self) -> (Vec<u8>, Vec<Vec<u8>>) {
        match self {
            Self::Choices(choices) => (choices, Vec::new()),
            Self::Scores(scores) => (Vec::new(), scores),
        }
    }
}

/// A row of `vote_ballots`.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = vote_ballots)]
pub(in crate::votes) struct Row {
    pub(in crate::votes) vote_id: Key,
    pub(in crate::votes) serial: Vec<u8>,
    pub(in crate::votes) community_id: Key,
    choices: String,
    pub(in crate::votes) signature: Vec<u8>,
}

impl Row {
    /// A ballot that says this.
    pub(in crate::votes) fn new(
        vote: VoteId,
        community: Key,
        serial: [u8; 32],
        marks: &Marks,
        signature: Vec<u8>,
    ) -> Result<Self> {
        Ok(Self {
            vote_id: vote.into(),
            serial: serial.to_vec(),
            community_id: community,
            choices: serde_json::to_string(marks).map_err(Error::internal)?,
            signature,
        })
    }

    /// What it says.
    pub(in crate::votes) fn marks(&self) -> Result<Marks> {
        serde_json::from_str(&self.choices).map_err(Error::internal)
    }

    /// Its serial as people see it.
    pub(in crate::votes) fn serial(&self) -> String {
        hexadecimal::written(&self.serial)
    }

    /// That it is in the box.
    pub(in crate::votes) fn cast(&self) -> Result<CastBallot> {
        let (choices, scores) = self.marks()?.parts();
        Ok(CastBallot {
            serial: self.serial(),
            choices,
            scores,
        })
    }

    /// It as it is published.
    pub(in crate::votes) fn published(&self) -> Result<Ballot> {
        let (choices, scores) = self.marks()?.parts();
        Ok(Ballot {
            serial: self.serial(),
            choices,
            scores,
            signature: URL_SAFE_NO_PAD.encode(&self.signature),
        })
    }
}

/// Puts a ballot in; false when one with its serial is there.
pub(in crate::votes) fn add(conn: &mut Conn, row: &Row) -> Result<bool> {
    let added = each_backend!(conn, |conn| diesel::insert_into(vote_ballots::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}

/// The ballot with a serial.
pub(in crate::votes) fn find(conn: &mut Conn, vote: VoteId, serial: &[u8; 32]) -> Result<Option<Row>> {
    Ok(vote_ballots::table
        .find((Key::from(vote), serial.to_vec()))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Ballots in the order of their serials; those behind one, if it is named.
pub(in crate::votes) fn page(conn: &mut Conn, vote: VoteId, after: Option<&[u8; 32]>, limit: i64) -> Result<Vec<Row>> {
    let mut query = vote_ballots::table
        .filter(vote_ballots::vote_id.eq(Key::from(vote)))
        .order(vote_ballots::serial)
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(vote_ballots::serial.gt(after.to_vec()));
    }
    Ok(query.load(conn)?)
}

/// Removes all of a vote.
pub(in crate::votes) fn remove(conn: &mut Conn, vote: VoteId) -> Result<()> {
    diesel::delete(vote_ballots::table.filter(vote_ballots::vote_id.eq(Key::from(vote)))).execute(conn)?;
    Ok(())
}

/// Every ballot of a vote in the order of their serials. From here on they lie so on the disk as well: PostgreSQL's pages
/// hold them as they came, and each says which transaction wrote it. SQLite keeps them by their serials anyhow.
pub(in crate::votes) fn put_in_order(conn: &mut Conn, vote: VoteId) -> Result<Vec<Row>> {
    let all = page(conn, vote, None, i64::MAX)?;
    if conn.backend() == Backend::Postgres {
        remove(conn, vote)?;
        for some in all.chunks(AT_ONCE) {
            each_backend!(conn, |conn| diesel::insert_into(vote_ballots::table)
                .values(some)
                .execute(conn))?;
        }
    }
    Ok(all)
}
