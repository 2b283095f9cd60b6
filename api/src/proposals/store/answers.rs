//! The table of the communities' answers.

use contract::{
    accounts::Role,
    cases::Voice,
    ids::ProposalId,
    proposals::{OfficialAnswer, Outcome, Step},
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Json, Key, Micros, Word,
        schema::{accounts, proposal_answers},
    },
    error::{Error, Result},
};

/// A row of `proposal_answers`.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = proposal_answers)]
pub(in crate::proposals) struct AnswerRow {
    pub(in crate::proposals) proposal_id: Key,
    pub(in crate::proposals) community_id: Key,
    pub(in crate::proposals) outcome: Word<Outcome>,
    pub(in crate::proposals) text: String,
    pub(in crate::proposals) steps: String,
    pub(in crate::proposals) role: Word<Role>,
    pub(in crate::proposals) answered_by: Key,
    pub(in crate::proposals) answered_at: Micros,
    pub(in crate::proposals) in_time: bool,
}

/// Adds an answer.
pub(in crate::proposals) fn add(conn: &mut Conn, row: &AnswerRow) -> Result<()> {
    diesel::insert_into(proposal_answers::table).values(row).execute(conn)?;
    Ok(())
}

type Read = (
    Word<Outcome>,
    String,
    Json<Vec<Step>>,
    Word<Role>,
    Option<String>,
    Micros,
    bool,
);

/// The answer to a proposal, without what is attached to it.
pub(in crate::proposals) fn find(conn: &mut Conn, id: ProposalId) -> Result<Option<OfficialAnswer>> {
    let row: Option<Read> = proposal_answers::table
        .inner_join(accounts::table.on(accounts::id.eq(proposal_answers::answered_by)))
        .filter(proposal_answers::proposal_id.eq(Key::from(id)))
        .select((
            proposal_answers::outcome,
            proposal_answers::text,
            proposal_answers::steps,
            proposal_answers::role,
            accounts::work_name,
            proposal_answers::answered_at,
            proposal_answers::in_time,
        ))
        .first(conn)
        .optional()?;
    Ok(
        row.map(|(outcome, text, steps, role, work_name, at, in_time)| OfficialAnswer {
            outcome: outcome.0,
            text,
            by: Voice { role: role.0, work_name },
            at: at.into(),
            in_time,
            steps: steps.0,
            photos: Vec::new(),
            documents: Vec::new(),
        }),
    )
}

/// Writes what became of the steps.
pub(in crate::proposals) fn set_steps(conn: &mut Conn, id: ProposalId, steps: Vec<Step>) -> Result<()> {
    let text = Json(steps).text().map_err(Error::internal)?;
    diesel::update(proposal_answers::table.find(Key::from(id)))
        .set(proposal_answers::steps.eq(text))
        .execute(conn)?;
    Ok(())
}
