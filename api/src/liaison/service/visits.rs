//! Visits: asked for, planned, made, and written up.

use contract::{
    accounts::Role,
    cases::{CaseSummary, Category, Channel, NameShown, Note, Visibility},
    ids::{AccountId, CardId, CaseId, CommunityId, VisitId},
    liaison::{Card, Neighbour, NewVisit, Visit, VisitPlan, VisitReport, VisitState, VisitWish},
    problem::Kind,
};

use super::{
    super::{
        model,
        store::{
            cards::{self, Row as CardRow},
            visits::{self as store, Row, Whose},
        },
    },
    cards::visible,
    faces::Written,
    people,
};
use crate::{
    auth::policy::{Actor, Right},
    cases::{
        intake::{self, Arrival},
        service::{self as cases, Access, Deed, Desk},
    },
    db::{Conn, Part, Word},
    error::{Error, Result},
    moment::Moment,
};

/// A visit after it changed, and the case that changed with it.
pub(in crate::liaison) struct Changed {
    pub(in crate::liaison) visit: Visit,
    pub(in crate::liaison) case: Option<(CaseId, Access)>,
}

/// A visit that is asked for by a card.
pub(in crate::liaison) fn wished(card: &Written, case: CaseId, wish: VisitWish, moment: Moment) -> Row {
    let mut row = blank((card.id, card.community), card.officer, moment);
    row.case_id = Some(case.into());
    row.wished_on = wish.on;
    row.wished_part = wish.part.map(Word);
    row
}

fn blank((card, community): (CardId, CommunityId), officer: AccountId, moment: Moment) -> Row {
    Row {
        id: moment.id::<contract::ids::kind::HomeVisit>().into(),
        community_id: community.into(),
        card_id: card.into(),
        officer_id: officer.into(),
        case_id: None,
        state: Word(VisitState::Asked),
        wished_on: None,
        wished_part: None,
        planned_on: None,
        planned_part: None,
        visited_on: None,
        settled: false,
        met: None,
        found: None,
        created_at: moment.time().into(),
        updated_at: moment.time().into(),
    }
}

/// Which visits: one's own, or those of a card.
#[derive(Debug, Clone, Default)]
pub(in crate::liaison) struct Asked {
    pub(in crate::liaison) card: Option<CardId>,
    pub(in crate::liaison) open: Option<bool>,
    pub(in crate::liaison) before: Option<VisitId>,
    pub(in crate::liaison) limit: i64,
}

/// Visits, the latest first.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers to the card.
pub(in crate::liaison) fn list(conn: &mut Conn, desk: &Desk, actor: &Actor, asked: &Asked) -> Result<Vec<Visit>> {
    let whose = match asked.card {
        Some(card) => {
            visible(conn, actor, &desk.places, card)?;
            Whose::Card(card)
        }
        None => Whose::Officer(actor.id),
    };
    let rows = store::list(conn, whose, asked.open, asked.before, asked.limit)?;
    shown(conn, desk, actor, rows)
}

/// The visits as `actor` may know them: whom to call is told only to the officer, and only until they were there.
fn shown(conn: &mut Conn, desk: &Desk, actor: &Actor, rows: Vec<Row>) -> Result<Vec<Visit>> {
    let cards: Vec<CardId> = rows.iter().map(|row| row.card_id.into()).collect();
    let cards = cards::of_ids(conn, &cards)?;
    let ids: Vec<CaseId> = rows.iter().filter_map(Row::case).collect();
    let summaries = cases::summaries(conn, &ids)?;
    let open: Vec<CaseId> = rows
        .iter()
        .filter(|row| row.state.0 != VisitState::Done && row.officer_id == actor.id.into())
        .filter_map(Row::case)
        .collect();
    let people = people::open(conn, &desk.keys, &open)?;
    let visits = rows.into_iter().filter_map(|row| {
        let card = cards.iter().find(|card| card.id == row.card_id)?;
        let case = row.case();
        let summary = summaries.iter().find(|summary| Some(summary.id) == case);
        let person = people.iter().find(|(of, _)| Some(*of) == case);
        Some(visit(row, card, summary, person.map(|(_, person)| person)))
    });
    Ok(visits.collect())
}

fn visit(row: Row, card: &CardRow, case: Option<&CaseSummary>, person: Option<&Neighbour>) -> Visit {
    Visit {
        id: row.id.into(),
        community_id: row.community_id.into(),
        card_id: row.card_id.into(),
        card_number: card.number.unsigned_abs(),
        label: card.label.clone(),
        state: row.state.0,
        wished_on: row.wished_on,
        wished_part: row.wished_part.map(|part| part.0),
        planned_on: row.planned_on,
        planned_part: row.planned_part.map(|part| part.0),
        visited_on: row.visited_on,
        met: row.met,
        found: row.found,
        settled: row.settled,
        case: case.cloned(),
        person: person.cloned(),
        created_at: row.created_at.into(),
    }
}

/// An officer's own visit, held; they still hold their post.
fn own(conn: &mut Conn, desk: &Desk, actor: &Actor, id: VisitId) -> Result<(Row, Role)> {
    let row = store::hold(conn, id)?.filter(|row| row.officer_id == actor.id.into());
    let row = row.ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(row.community_id.into())?;
    let role = actor.role_for(Right::KeepCards, place).ok_or(Error::NOT_FOUND)?;
    Ok((row, role))
}

/// Sets the day of a visit, and says so on the case.
///
/// # Errors
/// [`Error::NOT_FOUND`] for another's visit; conflict when it was made already.
pub(in crate::liaison) fn plan(conn: &mut Conn, desk: &Desk, actor: &Actor, id: VisitId, plan: VisitPlan) -> Result<Changed> {
    model::ahead(&plan.on, "/on", desk.moment)?;
    let (mut row, role) = own(conn, desk, actor, id)?;
    if row.state.0 == VisitState::Done {
        return Err(Error::Problem(Kind::Conflict));
    }
    let wish = VisitWish::from(plan);
    let said = format!("联络员已约定上门时间：{}。", model::wish(&wish));
    row.state = Word(VisitState::Planned);
    row.planned_on = wish.on;
    row.planned_part = wish.part.map(Word);
    let case = remark(conn, desk, &row, public(said), (role, actor.id))?;
    changed(conn, desk, actor, row, case)
}

/// Writes a visit up: what was found stands on the case, and whether it is settled is told to the station.
///
/// # Errors
/// As [`plan`].
pub(in crate::liaison) fn finish(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: VisitId,
    report: &VisitReport,
) -> Result<Changed> {
    model::begun(&report.on, "/on", desk.moment)?;
    let (mut row, role) = own(conn, desk, actor, id)?;
    if row.state.0 == VisitState::Done {
        return Err(Error::Problem(Kind::Conflict));
    }
    write_up(&mut row, report);
    let mut case = remark(conn, desk, &row, public(said(report)), (role, actor.id))?;
    if report.settled {
        case = remark(conn, desk, &row, settled(), (role, actor.id))?.or(case);
    }
    changed(conn, desk, actor, row, case)
}

fn write_up(row: &mut Row, report: &VisitReport) {
    row.state = Word(VisitState::Done);
    row.visited_on = Some(report.on.clone());
    row.met = report
        .met
        .as_deref()
        .map(str::trim)
        .filter(|met| !met.is_empty())
        .map(str::to_owned);
    row.found = Some(report.found.trim().to_owned());
    row.settled = report.settled;
}

fn said(report: &VisitReport) -> String {
    format!("联络员已于 {} 上门：{}", report.on, report.found.trim())
}

fn public(text: String) -> Note {
    Note {
        text,
        visibility: Visibility::Public,
    }
}

fn settled() -> Note {
    Note {
        text: "联络员认为上门后事情已解决，建议答复并办结。".to_owned(),
        visibility: Visibility::Internal,
    }
}

/// Notes something on the case of a visit, if it has one.
fn remark(conn: &mut Conn, desk: &Desk, row: &Row, note: Note, by: (Role, AccountId)) -> Result<Option<(CaseId, Access)>> {
    let Some(case) = row.case() else { return Ok(None) };
    let access = cases::vouched(conn, case, &Deed::Note(note), by, desk.moment)?;
    Ok(Some((case, access)))
}

fn changed(conn: &mut Conn, desk: &Desk, actor: &Actor, mut row: Row, case: Option<(CaseId, Access)>) -> Result<Changed> {
    row.updated_at = desk.moment.time().into();
    store::update(conn, &row)?;
    let visit = shown(conn, desk, actor, vec![row])?.pop();
    Ok(Changed {
        visit: visit.ok_or_else(|| Error::internal("a visit without its card"))?,
        case,
    })
}

/// Hands the visits that are still to be made at the door of a card to the officer of the card that came in its place, and
/// says so on their cases if that is another one. Returns those that changed.
///
/// # Errors
/// When the database refuses.
pub(in crate::liaison) fn hand_over(
    conn: &mut Conn,
    old: &CardRow,
    new: &Card,
    by: (Role, AccountId),
    moment: Moment,
) -> Result<Vec<(CaseId, Access)>> {
    let cases = store::hand_over(conn, old.id(), (new.id, new.officer.id))?;
    if old.officer() == new.officer.id {
        return Ok(Vec::new());
    }
    let said = format!("联络员已更换，由{}与您约定上门时间。", new.officer.name);
    let entrusted = cases.into_iter().map(|case| {
        let access = cases::entrust(conn, case, new.officer.id, public(said.clone()), by, moment)?;
        Ok((case, access))
    });
    entrusted.collect()
}

/// Records a visit that was not asked for, and what was found as a case, if the station is to take it up.
///
/// # Errors
/// A fault at `/card_id` for a card that is not theirs, or no longer counts.
pub(in crate::liaison) fn record(conn: &mut Conn, desk: &Desk, actor: &Actor, new: &NewVisit) -> Result<Changed> {
    model::begun(&new.report.on, "/report/on", desk.moment)?;
    let unknown = || Error::field("/card_id", "card_unknown");
    let card = cards::find(conn, new.card_id)?.filter(|card| card.officer() == actor.id && card.revoked_at.is_none());
    let card = card.ok_or_else(unknown)?;
    let place = desk.places.place(card.community())?;
    let role = actor.role_for(Right::KeepCards, place).ok_or_else(unknown)?;
    let mut row = blank((card.id(), card.community()), actor.id, desk.moment);
    write_up(&mut row, &new.report);
    let mut case = None;
    if let Some(category) = new.case_category {
        let access = become_case(conn, desk, &card, &new.report, (category, role, actor.id))?;
        row.case_id = Some(access.0.into());
        case = Some(access);
    }
    row.add(conn)?;
    changed(conn, desk, actor, row, case)
}

fn become_case(
    conn: &mut Conn,
    desk: &Desk,
    card: &CardRow,
    report: &VisitReport,
    (category, role, by): (Category, Role, AccountId),
) -> Result<(CaseId, Access)> {
    let title = model::first_words(&format!("走访：{}", report.found));
    let mut arrival = Arrival::new(card.community(), Channel::LiaisonCard, &title, &said(report), desk.moment);
    let station = desk.places.station(card.community(), Some(card.cell()));
    arrival.station(station.map(|station| station.id));
    arrival.place(Some(card.cell()), Some(card.label.clone()), None);
    arrival.reporter(None, None, NameShown::default());
    arrival.recorder(by, role);
    arrival.category(category);
    intake::add(conn, &mut arrival)?;
    Ok((arrival.id(), arrival.access()))
}
