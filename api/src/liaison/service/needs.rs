//! Needs that officers write down for neighbours, and telling these what came of it.

use contract::{
    accounts::Role,
    cases::{Case, CaseSummary, Channel, NameShown, Note, Rating, Reporter, Urgency, Visibility},
    ids::{AccountId, CaseId},
    liaison::{Need, Neighbour, NewNeed, Told},
    photos::Photo,
    problem::Kind,
};

use super::{
    super::{
        model,
        store::needs::{self as store, Row},
    },
    people,
};
use crate::{
    auth::policy::{Actor, Right},
    cases::{
        intake::{self, Arrival},
        service::{self as cases, Access, Deed, Desk},
    },
    db::Conn,
    error::{Error, Result},
    photos,
    places::Places,
};

/// Checks where a need belongs, before anything is written; returns the role in which it is recorded.
///
/// # Errors
/// Names the field that is wrong; forbidden where the officer holds no post.
pub(in crate::liaison) fn check(desk: &Desk, actor: &Actor, new: &NewNeed) -> Result<Role> {
    actor.require_somewhere(Right::RecordForOthers)?;
    desk.places.check(new.community_id, None)?;
    let role = actor.require(Right::RecordForOthers, desk.places.place(new.community_id)?)?;
    if !desk.places.holds(new.community_id, new.cell_id) {
        return Err(Error::field("/cell_id", "cell_unknown"));
    }
    people::consented(Some(new.consent_version))?;
    Ok(role)
}

/// A need that is ready to be written down, and whom it is for, as the station is told.
pub(in crate::liaison) struct Ready {
    pub(in crate::liaison) arrival: Arrival,
    reporter: Reporter,
}

impl Ready {
    /// What the officer is answered.
    pub(in crate::liaison) fn shown(&self, arrival: &Arrival, by: &Actor, photos: Vec<Photo>, places: &Places) -> Case {
        intake::shown_to_recorder(arrival, by, self.reporter.clone(), photos, places)
    }
}

/// Makes a need ready, after [`check`] said in which role it is recorded.
///
/// # Errors
/// When the person cannot be sealed, which they always can.
pub(in crate::liaison) fn prepare(desk: &Desk, (by, role): (AccountId, Role), new: NewNeed) -> Result<Ready> {
    let mut arrival = arrival(desk, &new);
    arrival.recorder(by, role);
    let (case, community) = (arrival.id(), arrival.community());
    let heard = new.heard.map(|heard| heard.trim().to_owned());
    let heard = heard.filter(|heard| !heard.is_empty());
    arrival.keep(Row::new(case, community, by, heard, desk.moment));
    let person = model::tidy(new.person);
    arrival.keep(people::sealed(&desk.keys, (case, community), &person, desk.moment)?);
    Ok(Ready {
        arrival,
        reporter: people::told(&person),
    })
}

/// Writes a need down as a case.
///
/// # Errors
/// As [`check`]; names the picture that is gone.
pub(crate) fn record(conn: &mut Conn, desk: &Desk, actor: &Actor, mut new: NewNeed) -> Result<(Case, Access)> {
    let role = check(desk, actor, &new)?;
    let claims = std::mem::take(&mut new.photos);
    let mut ready = prepare(desk, (actor.id, role), new)?;
    intake::add(conn, &mut ready.arrival)?;
    let Ready { arrival, .. } = &ready;
    let owner = photos::Owner::Case(arrival.id());
    let photos = photos::service::claim(conn, &claims, owner, arrival.community(), desk.moment)?;
    Ok((ready.shown(arrival, actor, photos, &desk.places), arrival.access()))
}

fn arrival(desk: &Desk, new: &NewNeed) -> Arrival {
    let mut arrival = Arrival::new(new.community_id, Channel::LiaisonOfficer, &new.title, &new.body, desk.moment);
    let station = desk.places.station(new.community_id, new.cell_id);
    arrival.station(station.map(|station| station.id));
    // Where somebody lives is sealed with their name.
    arrival.place(new.cell_id, None, None);
    arrival.reporter(None, None, NameShown::default());
    arrival.category(new.category);
    arrival.urgency(new.urgency.unwrap_or(Urgency::Normal));
    arrival
}

/// An officer's needs, the latest first, with what came of them.
///
/// # Errors
/// When the database refuses.
pub(in crate::liaison) fn list(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    before: Option<CaseId>,
    limit: i64,
) -> Result<Vec<Need>> {
    let rows = store::list(conn, actor.id, before, limit)?;
    shown(conn, desk, rows)
}

fn shown(conn: &mut Conn, desk: &Desk, rows: Vec<Row>) -> Result<Vec<Need>> {
    let ids: Vec<CaseId> = rows.iter().map(Row::case).collect();
    let summaries = cases::summaries(conn, &ids)?;
    let people = people::open(conn, &desk.keys, &ids)?;
    let needs = rows.into_iter().filter_map(|row| {
        let summary = summaries.iter().find(|summary| summary.id == row.case())?;
        let person = people.iter().find(|(case, _)| *case == row.case());
        Some(need(row, summary, person.map(|(_, person)| person)))
    });
    Ok(needs.collect())
}

fn need(row: Row, case: &CaseSummary, person: Option<&Neighbour>) -> Need {
    Need {
        case: case.clone(),
        person: person.cloned(),
        heard: row.heard,
        to_tell: row.told_on.is_none() && model::has_news(case.state),
        told_on: row.told_on,
        recorded_at: row.recorded_at.into(),
    }
}

/// Writes down that the neighbour was told, on the case too, and rates the answer for them if they wish.
///
/// # Errors
/// [`Error::NOT_FOUND`] for another's need; a fault at `/rating` when the answer cannot be rated.
pub(in crate::liaison) fn tell(conn: &mut Conn, desk: &Desk, actor: &Actor, case: CaseId, told: Told) -> Result<(Need, Access)> {
    model::begun(&told.on, "/on", desk.moment)?;
    let row = store::hold(conn, case)?.filter(|row| row.officer_id == actor.id.into());
    let mut row = row.ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(row.community_id.into())?;
    let role = actor.role_for(Right::RecordForOthers, place).ok_or(Error::NOT_FOUND)?;
    let note = Deed::Note(Note {
        text: said(&told),
        visibility: Visibility::Public,
    });
    let by = (role, actor.id);
    let access = cases::vouched(conn, case, &note, by, desk.moment)?;
    if let Some(rating) = told.rating {
        rate(conn, desk, case, rating, by)?;
    }
    store::told(conn, case, &told.on)?;
    row.told_on = Some(told.on);
    let need = shown(conn, desk, vec![row])?.pop();
    Ok((need.ok_or_else(|| Error::internal("a need without its case"))?, access))
}

fn said(told: &Told) -> String {
    let said = told.said.as_deref().map(str::trim).filter(|said| !said.is_empty());
    match said {
        Some(said) => format!("联络员已于 {} 将办理情况告知本人。本人表示：{said}", told.on),
        None => format!("联络员已于 {} 将办理情况告知本人。", told.on),
    }
}

fn rate(conn: &mut Conn, desk: &Desk, case: CaseId, rating: Rating, by: (Role, AccountId)) -> Result<()> {
    match cases::vouched(conn, case, &Deed::Rate(rating), by, desk.moment) {
        Ok(_) => Ok(()),
        Err(Error::Problem(Kind::Conflict)) => Err(Error::field("/rating", "rating_not_now")),
        Err(error) => Err(error),
    }
}
