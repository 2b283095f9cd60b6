//! What is decided about volunteers and leads.

use std::collections::HashMap;

use contract::{
    accounts::{Post, Role},
    ids::{AccountId, CommunityId},
    page::Page,
    problem::Kind,
    teams::{LeadSheet, PooledVolunteer, ProofState, Skill, VolunteerSheet, VolunteerState, Volunteering},
};

use super::{
    bits::bits,
    days_off, proofs,
    store::{self, Row},
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Place, Right},
    cases::service::Desk,
    db::{Conn, Key, Micros, Word},
    error::{Error, Result},
    hours,
    moment::Moment,
    paging::{self, one_more},
};

/// What one said of oneself as a volunteer.
///
/// # Errors
/// [`Error::NOT_FOUND`] for who never asked to be one.
pub(crate) fn own(conn: &mut Conn, by: &Actor, moment: Moment) -> Result<Volunteering> {
    find(conn, by.id, moment)?.ok_or(Error::NOT_FOUND)
}

/// Somebody as a volunteer, if they ever asked to be one.
///
/// # Errors
/// When the database refuses.
pub(crate) fn find(conn: &mut Conn, account: AccountId, moment: Moment) -> Result<Option<Volunteering>> {
    let row = store::find(conn, account)?;
    row.map(|row| shown(conn, &row, moment)).transpose()
}

/// A volunteer as they see themselves.
pub(super) fn shown(conn: &mut Conn, row: &Row, moment: Moment) -> Result<Volunteering> {
    let days = days_off::of(conn, row.account_id.into(), moment)?;
    let mut proved = store::proofs::of_all(conn, &[row.account_id])?;
    let strict = bits(&proofs::rules(conn, row.community_id.into())?.1.proved);
    let today = moment.today().to_string();
    Ok(row.shown(days, proved.remove(&row.account_id).unwrap_or_default(), (strict, &today)))
}

/// Asks to be a volunteer, or says something else of oneself. Who moves to another community asks anew.
///
/// # Errors
/// Consent needed; a fault that names the place that there is not; stale, with what one is said to be now, where that is
/// neither what was `seen` nor what is said.
pub(crate) fn apply(conn: &mut Conn, desk: &Desk, by: &Actor, sheet: &VolunteerSheet, seen: Option<i32>) -> Result<Volunteering> {
    by.require_somewhere(Right::Volunteer)?;
    if !by.consented {
        return Err(Error::Problem(Kind::ConsentNeeded));
    }
    let place = known_place(desk, sheet)?;
    accounts::hold(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let before = store::find(conn, by.id)?;
    if let Some(row) = before.as_ref().filter(|row| seen.is_some_and(|seen| seen != row.version)) {
        let now = shown(conn, row, desk.moment)?;
        if now.sheet != *sheet {
            return Err(Error::overtaken(Kind::Stale, &now)?);
        }
    }
    let mut row = match before {
        Some(mut row) => {
            if row.community_id != Key::from(sheet.community_id) {
                retire(conn, by.id, &row)?;
                row.state = Word(VolunteerState::Applied);
            }
            if row.state.0 == VolunteerState::Refused {
                row.state = Word(VolunteerState::Applied);
                row.reason = None;
            }
            row.take(place.street_id, sheet);
            row
        }
        None => Row::new(by.id, place.street_id, sheet, desk.moment.time()),
    };
    store::put(conn, &mut row)?;
    store::proofs::keep_only(conn, by.id, &sheet.skills)?;
    shown(conn, &row, desk.moment)
}

fn known_place(desk: &Desk, sheet: &VolunteerSheet) -> Result<Place> {
    desk.places.check(sheet.community_id, sheet.cell_id)?;
    desk.places.place(sheet.community_id)
}

/// The post of a volunteer of a community.
pub(super) fn post(row: &Row) -> Post {
    Post {
        role: Role::Volunteer,
        street_id: row.street_id.into(),
        community_id: Some(row.community_id.into()),
    }
}

pub(super) fn retire(conn: &mut Conn, account: AccountId, row: &Row) -> Result<()> {
    accounts::take_post(conn, account, post(row)).map(drop)
}

/// Takes a rest, or is back from one.
///
/// # Errors
/// Not found for who is no volunteer; conflict, with how one stands, for who was not taken on.
pub(crate) fn rest(conn: &mut Conn, by: &Actor, resting: bool, moment: Moment) -> Result<Volunteering> {
    accounts::hold(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let mut row = store::find(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    if !matches!(row.state.0, VolunteerState::Active | VolunteerState::Resting) {
        return Err(Error::overtaken(Kind::Conflict, &shown(conn, &row, moment)?)?);
    }
    let state = if resting {
        VolunteerState::Resting
    } else {
        VolunteerState::Active
    };
    row.state = Word(state);
    store::put(conn, &mut row)?;
    shown(conn, &row, moment)
}

/// What somebody asks of the talent pool.
pub(super) struct Asked {
    pub(super) state: Option<VolunteerState>,
    pub(super) skill: Option<Skill>,
    pub(super) proof: Option<ProofState>,
    pub(super) cursor: Option<(i64, AccountId)>,
    pub(super) limit: Option<u16>,
}

/// A page of the talent pool (人才资源库) of a community, who asked first first.
pub(super) fn list(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    asked: &Asked,
) -> Result<Page<PooledVolunteer>> {
    by.require(Right::ArrangeServices, desk.places.place(community)?)?;
    let limit = paging::limit(asked.limit)?;
    let state = asked.state.unwrap_or(VolunteerState::Active);
    let skills = asked.skill.map_or(0, |skill| bits(&[skill]));
    let after = asked.cursor.map(|(at, id)| (Micros(at), Key::from(id)));
    let mut rows = store::list(conn, community, (state, skills, asked.proof), (after, one_more(limit)))?;
    let place = |(row, ..): &(store::Row, _, _)| format!("{}.{}", row.applied_at.0, AccountId::from(row.account_id));
    let next = paging::end(&mut rows, limit, place);
    let ids: Vec<AccountId> = rows.iter().map(|(row, ..)| row.account_id.into()).collect();
    let totals = hours::service::totals(conn, &ids)?;
    let mut away = days_off::of_all(conn, &ids, desk.moment)?;
    let keys: Vec<Key> = rows.iter().map(|(row, ..)| row.account_id).collect();
    let mut proved = store::proofs::of_all(conn, &keys)?;
    let strict = bits(&proofs::rules(conn, community)?.1.proved);
    let today = desk.moment.today().to_string();
    let items = rows.into_iter().map(|(row, name, sealed)| {
        let id = AccountId::from(row.account_id);
        let away = away.remove(&row.account_id).unwrap_or_default();
        let proved = proved.remove(&row.account_id).unwrap_or_default();
        Ok(PooledVolunteer {
            account_id: id,
            name,
            phone: accounts::open_phone(&desk.keys, id, sealed.as_deref())?
                .as_deref()
                .map(accounts::masked),
            minutes: totals.get(&id).copied().unwrap_or_default(),
            volunteering: row.shown(away, proved, (strict, &today)),
        })
    });
    Ok(Page {
        items: items.collect::<Result<_>>()?,
        next,
    })
}

/// A volunteer of a community whom one is in charge of, held.
pub(super) fn held(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId, account: AccountId) -> Result<(Role, Row)> {
    let role = by.require(Right::ManageHelpers, desk.places.place(community)?)?;
    accounts::hold(conn, account)?.ok_or(Error::NOT_FOUND)?;
    let row = store::find(conn, account)?.filter(|row| row.community_id == Key::from(community));
    Ok((role, row.ok_or(Error::NOT_FOUND)?))
}

/// Somebody as the station sees them in the talent pool.
///
/// # Errors
/// Not found for who is no volunteer.
pub(super) fn pooled(conn: &mut Conn, desk: &Desk, id: AccountId) -> Result<PooledVolunteer> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    Ok(PooledVolunteer {
        account_id: id,
        name: accounts::name_of(conn, id)?,
        phone: accounts::phone(conn, &desk.keys, id)?.as_deref().map(accounts::masked),
        minutes: hours::service::totals(conn, &[id])?.get(&id).copied().unwrap_or_default(),
        volunteering: shown(conn, &row, desk.moment)?,
    })
}

/// Insists that somebody is a volunteer of a community whom one is in charge of.
///
/// # Errors
/// Forbidden where they are not in charge; not found for others.
pub(crate) fn in_charge_of(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId, account: AccountId) -> Result<Role> {
    Ok(held(conn, desk, by, community, account)?.0)
}

/// The number of a volunteer in the national system, and their community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn certified(conn: &mut Conn, account: AccountId) -> Result<Option<(CommunityId, Option<String>)>> {
    Ok(store::find(conn, account)?.map(|row| (row.community_id.into(), row.number)))
}

/// The numbers of volunteers in the national system, of those whose number is known.
///
/// # Errors
/// When the database refuses.
pub(crate) fn numbers(conn: &mut Conn, accounts: &[AccountId]) -> Result<HashMap<AccountId, String>> {
    store::numbers(conn, accounts)
}

/// What a social worker says of themselves as a lead, with the version of that; 0 stands for the defaults.
///
/// # Errors
/// Forbidden for who leads nobody.
pub(super) fn leading(conn: &mut Conn, by: &Actor) -> Result<(i32, LeadSheet)> {
    by.require_somewhere(Right::LeadTeams)?;
    Ok(store::lead(conn, by.id)?.unwrap_or_default())
}

/// Keeps what a social worker says of themselves as a lead.
///
/// # Errors
/// As [`leading`]; stale, with what is kept now, where that is neither what was `seen` nor what is said.
pub(super) fn lead(conn: &mut Conn, by: &Actor, sheet: &LeadSheet, seen: Option<i32>) -> Result<(i32, LeadSheet)> {
    by.require_somewhere(Right::LeadTeams)?;
    accounts::hold(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let (version, known) = leading(conn, by)?;
    if known == *sheet && version > 0 {
        return Ok((version, known));
    }
    if seen.is_some_and(|seen| seen != version) {
        return Err(Error::overtaken(Kind::Stale, &known)?);
    }
    store::put_lead(conn, by.id, (version + 1, sheet))?;
    leading(conn, by)
}

/// Forgets somebody as a volunteer.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    store::remove(conn, account)
}
