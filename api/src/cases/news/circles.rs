//! Who of a station's staff is meant when a case concerns somebody.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    cases::State,
    ids::{AccountId, CommunityId},
};

use crate::{
    accounts::service as accounts,
    cases::{handling, store::Whole},
    db::Conn,
    error::Result,
    moment::Moment,
};

/// Those of the staff whom something concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Circle {
    /// Whoever it was given to.
    Given,
    /// Whoever sees to it.
    SeeingTo,
    /// Whoever the next step is expected of.
    Expected,
    /// Whoever need not answer any more: those who see to it, and who had asked.
    Answered,
    /// Whoever asked what was decided.
    Asker,
    /// Whoever handed it over, and those who see to it again.
    Giver,
    /// Those who wait for it to be taken.
    Waiting,
    /// Those who answer for the community.
    InCharge,
    /// They, and those who see to it.
    Supervised,
    /// The street.
    Street,
    /// Those who decide what is asked.
    Deciding,
}

/// Who they are today, some perhaps twice. `asker` is who had asked what waited for a decision.
///
/// # Errors
/// When the database refuses.
pub(super) fn people(
    conn: &mut Conn,
    whole: &Whole,
    circle: Circle,
    asker: Option<AccountId>,
    moment: Moment,
) -> Result<Vec<AccountId>> {
    match circle {
        Circle::Given => given_to(conn, whole, moment),
        Circle::SeeingTo => seeing_to(conn, whole, moment),
        Circle::Expected => expected(conn, whole, moment),
        Circle::Answered => Ok(seeing_to(conn, whole, moment)?.into_iter().chain(asker).collect()),
        Circle::Asker => Ok(asker.into_iter().collect()),
        Circle::Giver => giver(conn, whole, moment),
        Circle::Waiting => waiting(conn, whole, moment),
        Circle::InCharge => answering_for(conn, whole, moment),
        Circle::Supervised => supervised(conn, whole, moment),
        Circle::Street => accounts::overseers(conn, whole.community()),
        Circle::Deciding => deciding(conn, whole),
    }
}

/// Whoever a case was given to. In an emergency they are called, and the street is told at once.
fn given_to(conn: &mut Conn, whole: &Whole, moment: Moment) -> Result<Vec<AccountId>> {
    match called_until(whole) {
        Some(_) => accounts::overseers(conn, whole.community()),
        None => seeing_to(conn, whole, moment),
    }
}

/// Until when whoever is called in an emergency has time to answer; nothing where nobody is.
pub(super) fn called_until(whole: &Whole) -> Option<DateTime<Utc>> {
    let handling = whole.handling.as_ref().filter(|handling| handling.rest.call.is_some())?;
    handling.row.wake_at.map(Into::into)
}

/// Whoever sees to a case today, and those who help; its first responder where nobody does.
///
/// # Errors
/// When the database refuses.
pub(in crate::cases) fn seeing_to(conn: &mut Conn, whole: &Whole, moment: Moment) -> Result<Vec<AccountId>> {
    let mut people = Vec::new();
    if let Some(handling) = &whole.handling {
        for handler in handling.handler().iter().chain(&handling.rest.helpers) {
            people.extend(handling::choice::today(conn, *handler, moment.time())?);
        }
    }
    if people.is_empty() {
        people.extend(whole.row.first_responder_id.map(AccountId::from));
    }
    Ok(people)
}

/// Whoever the next step is expected of: those who see to it; while nobody does, those who decide who is to.
fn expected(conn: &mut Conn, whole: &Whole, moment: Moment) -> Result<Vec<AccountId>> {
    let people = seeing_to(conn, whole, moment)?;
    if people.is_empty() {
        deciding(conn, whole)
    } else {
        Ok(people)
    }
}

/// Whoever handed it over, and those who see to it now that it is back.
fn giver(conn: &mut Conn, whole: &Whole, moment: Moment) -> Result<Vec<AccountId>> {
    let mut people = seeing_to(conn, whole, moment)?;
    people.extend(handling::taking::given_by(whole));
    Ok(people)
}

/// Those who wait for a case to be taken: who gave it, and the station's administrators; and who is to take it, where they are of
/// the station.
fn waiting(conn: &mut Conn, whole: &Whole, moment: Moment) -> Result<Vec<AccountId>> {
    let mut people = deciding(conn, whole)?;
    people.extend(handling::taking::given_by(whole));
    if whole.row.state.0 == State::Dispatched {
        people.extend(seeing_to(conn, whole, moment)?);
    }
    Ok(people)
}

/// Those who answer for a community: its own 网格长 or who stands in, and the station's administrators.
fn answering_for(conn: &mut Conn, whole: &Whole, moment: Moment) -> Result<Vec<AccountId>> {
    let mut people = deciding(conn, whole)?;
    people.extend(accounts::community_lead(conn, whole.community(), moment.time())?);
    Ok(people)
}

/// Whom the street looks at: those who see to it, and those who answer for the community.
fn supervised(conn: &mut Conn, whole: &Whole, moment: Moment) -> Result<Vec<AccountId>> {
    let mut people = seeing_to(conn, whole, moment)?;
    people.extend(answering_for(conn, whole, moment)?);
    Ok(people)
}

/// Those who decide what is asked: the station's administrators.
fn deciding(conn: &mut Conn, whole: &Whole) -> Result<Vec<AccountId>> {
    let community: CommunityId = whole.community();
    let admins = accounts::holders(conn, community, &[Role::StationAdmin])?;
    Ok(admins.into_iter().map(|admin| admin.id).collect())
}
