//! The tables of those who propose together, and of those who were asked to.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, InvitationId, OrganisationId, ProposalId},
    invitations,
    proposals::{Invitation, InvitationState, NewInvitation},
};
use diesel::prelude::*;

use super::Row;
use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{accounts, proposal_invitations, proposal_people},
    },
    error::Result,
};

/// Somebody who proposes it together with its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::proposals) struct Person {
    pub(in crate::proposals) account: AccountId,
    pub(in crate::proposals) name: String,
    /// The organisation that they speak for.
    pub(in crate::proposals) organisation: Option<OrganisationId>,
    /// What they were said to answer for before organisations were asked.
    pub(in crate::proposals) said: Option<String>,
    pub(in crate::proposals) named: bool,
}

/// Those who propose it together with its author, in the order in which they joined.
pub(in crate::proposals) fn together(conn: &mut Conn, id: ProposalId) -> Result<Vec<Person>> {
    let rows: Vec<(Key, String, Option<Key>, Option<String>, bool)> = proposal_people::table
        .inner_join(accounts::table.on(accounts::id.eq(proposal_people::account_id)))
        .filter(proposal_people::proposal_id.eq(Key::from(id)))
        .order((proposal_people::joined_at, proposal_people::account_id))
        .select((
            proposal_people::account_id,
            accounts::name,
            proposal_people::organisation_id,
            proposal_people::organisation,
            proposal_people::named,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(account, name, organisation, said, named)| Person {
            account: account.into(),
            name,
            organisation: organisation.map(Into::into),
            said,
            named,
        })
        .collect())
}

/// Adds somebody; whoever is there already stays.
pub(in crate::proposals) fn join(
    conn: &mut Conn,
    of: &Row,
    by: AccountId,
    organisation: Option<OrganisationId>,
    named: bool,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = (
        proposal_people::proposal_id.eq(of.id),
        proposal_people::account_id.eq(Key::from(by)),
        proposal_people::community_id.eq(of.community_id),
        proposal_people::organisation_id.eq(organisation.map(Key::from)),
        proposal_people::named.eq(named),
        proposal_people::joined_at.eq(Micros::from(now)),
    );
    each_backend!(conn, |conn| diesel::insert_into(proposal_people::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Takes somebody out of everything they propose together with others.
pub(in crate::proposals) fn leave_all(conn: &mut Conn, by: AccountId) -> Result<()> {
    diesel::delete(proposal_people::table.filter(proposal_people::account_id.eq(Key::from(by)))).execute(conn)?;
    diesel::delete(proposal_invitations::table.filter(proposal_invitations::account_id.eq(Key::from(by)))).execute(conn)?;
    Ok(())
}

/// Forgets whom the author of a proposal asked.
pub(in crate::proposals) fn forget_asked(conn: &mut Conn, id: Key) -> Result<()> {
    diesel::delete(proposal_invitations::table.filter(proposal_invitations::proposal_id.eq(id))).execute(conn)?;
    Ok(())
}

/// Forgets that whoever has the number with this digest was asked.
pub(in crate::proposals) fn forget_number(conn: &mut Conn, digest: &[u8; 32]) -> Result<()> {
    let named = proposal_invitations::table.filter(proposal_invitations::phone_digest.eq(digest.to_vec()));
    diesel::delete(named).execute(conn)?;
    Ok(())
}

/// A row of `proposal_invitations`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = proposal_invitations, treat_none_as_default_value = false)]
pub(in crate::proposals) struct InvitationRow {
    pub(in crate::proposals) id: Key,
    pub(in crate::proposals) proposal_id: Key,
    pub(in crate::proposals) community_id: Key,
    pub(in crate::proposals) name: String,
    /// What was written before organisations were chosen.
    pub(in crate::proposals) organisation: Option<String>,
    pub(in crate::proposals) organisation_id: Option<Key>,
    pub(in crate::proposals) phone_digest: Option<Vec<u8>>,
    pub(in crate::proposals) secret_digest: Option<Vec<u8>>,
    pub(in crate::proposals) state: Word<InvitationState>,
    pub(in crate::proposals) account_id: Option<Key>,
    pub(in crate::proposals) created_at: Micros,
}

impl InvitationRow {
    /// An invitation to join `of`.
    pub(in crate::proposals) fn new(id: InvitationId, of: &Row, new: &NewInvitation, now: DateTime<Utc>) -> Self {
        Self {
            id: id.into(),
            proposal_id: of.id,
            community_id: of.community_id,
            name: new.name.trim().to_owned(),
            organisation: None,
            organisation_id: new.organisation_id.map(Into::into),
            phone_digest: None,
            secret_digest: None,
            state: Word(InvitationState::Open),
            account_id: None,
            created_at: now.into(),
        }
    }

    /// Where it stands at `now`: nobody has to be there to write down that its time is over.
    pub(in crate::proposals) fn state_at(&self, now: DateTime<Utc>) -> InvitationState {
        match self.state.0 {
            InvitationState::Open if self.answer_by() <= now => InvitationState::Lapsed,
            state => state,
        }
    }

    /// Until when it may be answered.
    pub(in crate::proposals) fn answer_by(&self) -> DateTime<Utc> {
        invitations::until(self.created_at.into())
    }

    /// The organisation that they are to speak for.
    pub(in crate::proposals) fn organisation(&self) -> Option<OrganisationId> {
        self.organisation_id.map(Into::into)
    }

    /// It as the author sees it at `now`, with what its organisation is called.
    pub(in crate::proposals) fn shown(
        self,
        organisation: Option<String>,
        secret: Option<String>,
        now: DateTime<Utc>,
    ) -> Invitation {
        let (state, answer_by) = (self.state_at(now), self.answer_by());
        Invitation {
            id: self.id.into(),
            name: self.name,
            organisation: organisation.or(self.organisation),
            state,
            answer_by,
            secret,
        }
    }
}

/// Adds an invitation.
pub(in crate::proposals) fn invite(conn: &mut Conn, row: &InvitationRow) -> Result<()> {
    diesel::insert_into(proposal_invitations::table).values(row).execute(conn)?;
    Ok(())
}

/// The invitations to a proposal, in the order in which they were made.
pub(in crate::proposals) fn invitations(conn: &mut Conn, id: ProposalId) -> Result<Vec<InvitationRow>> {
    Ok(proposal_invitations::table
        .filter(proposal_invitations::proposal_id.eq(Key::from(id)))
        .order(proposal_invitations::id)
        .select(InvitationRow::as_select())
        .load(conn)?)
}

/// The invitation whose link carried what has this digest.
pub(in crate::proposals) fn by_secret(conn: &mut Conn, digest: &[u8; 32]) -> Result<Option<InvitationRow>> {
    Ok(proposal_invitations::table
        .filter(proposal_invitations::secret_digest.eq(digest.to_vec()))
        .select(InvitationRow::as_select())
        .first(conn)
        .optional()?)
}

/// The invitation of the number with this digest to a proposal that may be answered at `now`.
pub(in crate::proposals) fn by_phone(
    conn: &mut Conn,
    id: ProposalId,
    digest: &[u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<InvitationRow>> {
    Ok(proposal_invitations::table
        .filter(proposal_invitations::phone_digest.eq(digest.to_vec()))
        .filter(proposal_invitations::proposal_id.eq(Key::from(id)))
        .filter(proposal_invitations::state.eq(Word(InvitationState::Open)))
        .filter(proposal_invitations::created_at.gt(Micros::from(invitations::since(now))))
        .order(proposal_invitations::id)
        .select(InvitationRow::as_select())
        .first(conn)
        .optional()?)
}

/// Open invitations by number whose owners were not told, the oldest first, at most `limit`.
pub(in crate::proposals) fn untold(conn: &mut Conn, limit: i64) -> Result<Vec<InvitationRow>> {
    Ok(proposal_invitations::table
        .filter(proposal_invitations::told_at.is_null())
        .filter(proposal_invitations::phone_digest.is_not_null())
        .filter(proposal_invitations::state.eq(Word(InvitationState::Open)))
        .order(proposal_invitations::id)
        .select(InvitationRow::as_select())
        .limit(limit)
        .load(conn)?)
}

/// Writes down that the owner of the number was told, be there one or not; false when another server did.
pub(in crate::proposals) fn told(conn: &mut Conn, id: Key, now: DateTime<Utc>) -> Result<bool> {
    let untold = proposal_invitations::table
        .filter(proposal_invitations::id.eq(id))
        .filter(proposal_invitations::told_at.is_null());
    let told = diesel::update(untold)
        .set(proposal_invitations::told_at.eq(Some(Micros::from(now))))
        .execute(conn)?;
    Ok(told == 1)
}

/// Writes down which invitations lapsed, and forgets by what they were found.
pub(in crate::proposals) fn lapse(conn: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    let over = proposal_invitations::table
        .filter(proposal_invitations::state.eq(Word(InvitationState::Open)))
        .filter(proposal_invitations::created_at.le(Micros::from(invitations::since(now))));
    diesel::update(over)
        .set((
            proposal_invitations::state.eq(Word(InvitationState::Lapsed)),
            proposal_invitations::phone_digest.eq(None::<Vec<u8>>),
            proposal_invitations::secret_digest.eq(None::<Vec<u8>>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes down how an invitation was answered.
pub(in crate::proposals) fn answered(conn: &mut Conn, id: Key, state: InvitationState, by: AccountId) -> Result<()> {
    diesel::update(proposal_invitations::table.find(id))
        .set((
            proposal_invitations::state.eq(Word(state)),
            proposal_invitations::account_id.eq(Some(Key::from(by))),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes an invitation back; whoever accepted it proposes no longer. False when there is none.
pub(in crate::proposals) fn uninvite(conn: &mut Conn, of: &Row, id: InvitationId) -> Result<bool> {
    let this = proposal_invitations::table
        .filter(proposal_invitations::id.eq(Key::from(id)))
        .filter(proposal_invitations::proposal_id.eq(of.id));
    let known: Option<Option<Key>> = this.select(proposal_invitations::account_id).first(conn).optional()?;
    let Some(account) = known else { return Ok(false) };
    diesel::delete(this).execute(conn)?;
    if let Some(account) = account {
        diesel::delete(proposal_people::table.find((of.id, account))).execute(conn)?;
    }
    Ok(true)
}
