//! Skills that count only once they are proved: which these are, what volunteers prove them by, and what the station says to it.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use contract::{
    accounts::Role,
    audit::{Act, SubjectKind},
    ids::{AccountId, CommunityId},
    notifications::NotificationKind,
    problem::Kind,
    teams::{NewSkillProof, PooledVolunteer, ProofDecision, ProofNumber, ProofState, Skill, SkillRules, Volunteering},
};

use super::{
    bits::bits,
    service,
    store::{
        self,
        proofs::{self, Proof},
    },
};
use crate::{
    accounts::service as accounts,
    audit::service::{self as audit, By, Subject},
    auth::{
        keys::Keys,
        policy::{Actor, Place, Right},
    },
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::{Error, Result},
    notifications::service::{self as notifications, About, Tell},
};

/// How far ahead a proof may count, in days: ten years, after which it is looked at again.
const AHEAD: u64 = 3_653;

/// Which skills have to be proved in a community, with the version of that; 0 stands for the defaults.
///
/// # Errors
/// When the database refuses.
pub(crate) fn rules(conn: &mut Conn, community: CommunityId) -> Result<(i32, SkillRules)> {
    proofs::rules(conn, community)
}

/// Sets which skills have to be proved in a community, in the place of the version that was `seen`. Who was asked already comes.
///
/// # Errors
/// Forbidden for whoever is not in charge; not found for a community that there is not; stale, with the skills as they are now, where
/// somebody set others since.
pub(super) fn set_rules(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    (community, seen): (CommunityId, Option<i32>),
    new: &SkillRules,
) -> Result<(i32, SkillRules)> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::ManageHelpers, place)?;
    let (version, known) = proofs::rules(conn, community)?;
    if bits(&known.proved) == bits(&new.proved) {
        return Ok((version, known));
    }
    let latest = seen.is_none_or(|seen| seen == version);
    if !latest || !proofs::add_rules(conn, (community, version + 1), new, by.id, desk.moment)? {
        return Err(Error::overtaken(Kind::Stale, &proofs::rules(conn, community)?.1)?);
    }
    let (who, subject) = (By::somebody(by.id, role), Subject::new(SubjectKind::Community, community));
    let version = (version + 1).to_string();
    let detail = [("rule", "skills"), ("version", version.as_str())];
    audit::record(conn, who, place, Act::SetRule, subject, &detail, desk.moment)?;
    rules(conn, community)
}

/// Some skills that are asked for, and the day on which they are needed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Needed {
    /// The skills, as bits.
    pub(crate) skills: i32,
    /// The day; the last where they are needed on several.
    pub(crate) day: NaiveDate,
}

/// Of the skills that are needed at a place, those that have to be proved there; and who of its street has proved which.
///
/// # Errors
/// When the database refuses.
pub(super) fn counting(conn: &mut Conn, place: Place, needed: Needed) -> Result<(i32, HashMap<Key, i32>)> {
    let mut strict = 0;
    if needed.skills != 0 {
        strict = needed.skills & bits(&rules(conn, place.community_id)?.1.proved);
    }
    if strict == 0 {
        return Ok((0, HashMap::new()));
    }
    let proved = proofs::counting(conn, place.street_id, strict, &needed.day.to_string())?;
    Ok((strict, proved))
}

fn context(account: AccountId, skill: Skill) -> String {
    format!("skill-proof:{account}:{}", skill.word())
}

fn number_of(keys: &Keys, row: &Proof) -> Result<String> {
    let number = keys.open_sealed(&context(row.account_id.into(), row.skill.0), &row.number_sealed)?;
    String::from_utf8(number).map_err(Error::internal)
}

/// Somebody as a volunteer, for themselves to take along: the numbers are whole.
///
/// # Errors
/// When the database refuses, or a number cannot be opened.
pub(crate) fn whole(conn: &mut Conn, desk: &Desk, account: AccountId) -> Result<Option<Volunteering>> {
    let Some(mut own) = service::find(conn, account, desk.moment)? else {
        return Ok(None);
    };
    for proof in &mut own.proofs {
        if let Some(row) = proofs::find(conn, account, proof.skill)? {
            proof.number = number_of(&desk.keys, &row)?;
        }
    }
    Ok(Some(own))
}

/// Names the certificate by which one proves a skill; the station is told.
///
/// # Errors
/// Not found for who is no volunteer; a fault for a skill that needs no proof, and for a day that is over.
pub(crate) fn send(conn: &mut Conn, desk: &Desk, by: &Actor, skill: Skill, new: &NewSkillProof) -> Result<Volunteering> {
    accounts::hold(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let row = store::find(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let community = row.community_id.into();
    if row.skills & bits(&rules(conn, community)?.1.proved) & bits(&[skill]) == 0 {
        return Err(Error::field("", "proof_skill"));
    }
    if let Some(until) = &new.until {
        soon(desk, until)?;
    }
    let sealed = desk.keys.seal(&context(by.id, skill), new.number.trim().as_bytes())?;
    let before = proofs::find(conn, by.id, skill)?;
    proofs::put(conn, &Proof::new((by.id, skill), new, sealed, before, desk.moment))?;
    let deciders = accounts::holders(conn, community, &[Role::StationAdmin])?.into_iter();
    let tell = |to| Tell::new(to, community, NotificationKind::ProofSent, About::Account(to));
    let told: Vec<Tell> = deciders.map(|holder| tell(holder.id)).collect();
    notifications::tell(conn, &told, desk.moment)?;
    service::shown(conn, &row, desk.moment)
}

/// Insists that a day is neither over nor too far ahead.
pub(super) fn soon(desk: &Desk, until: &str) -> Result<()> {
    let (day, today) = (contract::time::day(until), desk.moment.today());
    let within = day.is_some_and(|day| (today..=today + Days::new(AHEAD)).contains(&day));
    if within {
        Ok(())
    } else {
        Err(Error::field("/until", "proof_until"))
    }
}

/// What proves a skill of a volunteer of a community that one is in charge of, who is somebody else.
fn held(conn: &mut Conn, desk: &Desk, by: &Actor, (community, account, skill): Of) -> Result<(Role, Proof)> {
    let role = service::in_charge_of(conn, desk, by, community, account)?;
    if account == by.id {
        return Err(Error::FORBIDDEN);
    }
    Ok((role, proofs::find(conn, account, skill)?.ok_or(Error::NOT_FOUND)?))
}

/// Where, whose and which.
pub(crate) type Of = (CommunityId, AccountId, Skill);

/// Confirms a proof until a day, or refuses it; the volunteer is told. Refusing what was confirmed takes that back; refusing
/// its successor does not.
///
/// # Errors
/// Forbidden for who is not in charge, and of one's own; not found where there is none; conflict, with the volunteer as they are
/// now, where another was sent meanwhile, or somebody else decided otherwise; a fault for a day that is over or too far ahead.
pub(crate) fn decide(conn: &mut Conn, desk: &Desk, by: &Actor, of: Of, decision: &ProofDecision) -> Result<PooledVolunteer> {
    let (_, mut row) = held(conn, desk, by, of)?;
    let (community, account, _) = of;
    if decision.seen.is_some_and(|seen| seen != row.state.0) && is_so(&row, decision) {
        return service::pooled(conn, desk, account);
    }
    if row.edition != decision.edition || decision.seen.is_some_and(|seen| seen != row.state.0) {
        return Err(Error::overtaken(Kind::Conflict, &service::pooled(conn, desk, account)?)?);
    }
    let was_confirmed = row.state.0 == ProofState::Confirmed;
    row.reason = decision.reason.as_deref().map(str::trim).map(str::to_owned);
    if let Some(until) = &decision.until {
        soon(desk, until)?;
        row.state = Word(ProofState::Confirmed);
        row.counts_until = Some(until.clone());
    } else {
        row.state = Word(ProofState::Refused);
        row.counts_until = row.counts_until.filter(|_| !was_confirmed);
    }
    row.decided_at = Some(desk.moment.time().into());
    row.decided_by = Some(by.id.into());
    proofs::put(conn, &row)?;
    let told = Tell::new(account, community, NotificationKind::ProofDecided, About::Account(account));
    notifications::tell(conn, &[told.word(row.state.0.word())], desk.moment)?;
    service::pooled(conn, desk, account)
}

/// Whether a proof stands already as it is decided: the same, sent once more because its answer was lost.
fn is_so(row: &Proof, decision: &ProofDecision) -> bool {
    row.edition == decision.edition
        && match &decision.until {
            Some(until) => row.state.0 == ProofState::Confirmed && row.counts_until.as_ref() == Some(until),
            None => row.state.0 == ProofState::Refused && row.reason.as_deref() == decision.reason.as_deref().map(str::trim),
        }
}

/// Tells the whole number of a certificate to who compares it, and writes down that it was told.
///
/// # Errors
/// As [`decide`].
pub(super) fn disclose(conn: &mut Conn, desk: &Desk, by: &Actor, of: Of) -> Result<ProofNumber> {
    let (role, row) = held(conn, desk, by, of)?;
    let (place, subject) = (desk.places.place(of.0)?, Subject::new(SubjectKind::Account, of.1));
    let (who, detail) = (By::somebody(by.id, role), [("skill", of.2.word())]);
    audit::record(conn, who, place, Act::DiscloseProof, subject, &detail, desk.moment)?;
    Ok(ProofNumber {
        number: number_of(&desk.keys, &row)?,
    })
}
