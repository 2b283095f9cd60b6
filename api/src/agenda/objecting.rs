//! Objections to what is on public notice: lodged by residents who are verified, each answered by the station in public.
//!
//! Whoever asks holds the need or the call, so that none is lodged while its notice ends.

use std::collections::HashMap;

use contract::{
    accounts::Role,
    agenda::{AgendaAction, AnswerObjection, NewObjection, Objection, ObjectionAnswer},
    audit::{Act, SubjectKind},
    ids::{AccountId, CommunityId, ObjectionId},
    notifications::NotificationKind,
};

use super::{
    service::{Event, Matter, note, notices},
    store::objections::{self, Row},
};
use crate::{
    accounts::service as accounts,
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key},
    error::{Error, Result},
    notifications::service::{self as notifications, Tell},
    residents::service as residents,
};

/// What a reader is to the objections to something.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Objector {
    account: Option<AccountId>,
    /// Whether they are the station that answers.
    pub(crate) station: bool,
    /// Whether they are verified as a resident there.
    pub(crate) verified: bool,
}

impl Objector {
    /// What somebody is, or nobody in particular.
    ///
    /// # Errors
    /// Not found when there is no such community.
    pub(crate) fn of(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, community: CommunityId) -> Result<Self> {
        let Some(actor) = actor else {
            return Ok(Self::default());
        };
        let place = desk.places.place(community)?;
        Ok(Self {
            account: Some(actor.id),
            station: actor.role_for(Right::DecideNeeds, place).is_some(),
            verified: actor.holds_somewhere(Right::ObjectToNotices) && residents::proof(conn, actor.id, community)?.is_some(),
        })
    }
}

/// Lodges an objection. That it is on notice now whoever asks has seen to.
///
/// # Errors
/// Forbidden for who is no resident; a fault for who is not verified there, or lodged one to this notice before.
pub(crate) fn object(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (matter, community): (Matter, CommunityId),
    new: &NewObjection,
) -> Result<Objection> {
    actor.require_somewhere(Right::ObjectToNotices)?;
    if residents::proof(conn, actor.id, community)?.is_none() {
        return Err(Error::field("", "not_verified"));
    }
    let round = notices(conn, matter)?;
    let mut before = objections::of_subject(conn, matter.key())?.into_iter();
    if before.any(|row| row.round == round && is_of(&row, Some(actor.id))) {
        return Err(Error::field("", "objection_lodged"));
    }
    let (subject, subject_id) = matter.parts();
    let row = Row::new(
        (subject, subject_id, community),
        (actor.id, round),
        new.reason.trim(),
        desk.moment,
    );
    objections::add(conn, &row)?;
    note(
        conn,
        Event::new(matter, community, AgendaAction::Object).by(Role::Resident),
        desk.moment,
    )?;
    let deciders = accounts::holders(conn, community, &[Role::StationAdmin])?.into_iter();
    let tell = |to| Tell::new(to, community, NotificationKind::AgendaWaiting, matter.about()).word(AgendaAction::Object.word());
    let told: Vec<Tell> = deciders.map(|holder| tell(holder.id)).collect();
    notifications::tell(conn, &told, desk.moment)?;
    Ok(shown_row(&row, Some(actor.id)))
}

/// Answers an objection, once.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such objection to it; a fault when it was answered.
pub(crate) fn answer(
    conn: &mut Conn,
    desk: &Desk,
    (actor, role): (&Actor, Role),
    (matter, community): (Matter, CommunityId),
    id: ObjectionId,
    said: &AnswerObjection,
) -> Result<()> {
    let row = objections::find(conn, id)?
        .filter(|row| row.subject_id == matter.key())
        .ok_or(Error::NOT_FOUND)?;
    if row.answered_at.is_some() {
        return Err(Error::field("", "objection_answered"));
    }
    objections::answer(conn, id, said.upheld, said.text.trim(), desk.moment.time())?;
    let action = if said.upheld {
        AgendaAction::Uphold
    } else {
        AgendaAction::Overrule
    };
    let event = Event::new(matter, community, action).by(role).because(Some(&said.text));
    note(conn, event, desk.moment)?;
    let subject = match matter {
        Matter::Need(id) => Subject::new(SubjectKind::Need, id),
        Matter::Call(id) => Subject::new(SubjectKind::PlanCall, id),
    };
    let (by, place) = (By::somebody(actor.id, role), desk.places.place(community)?);
    audit::record(
        conn,
        by,
        place,
        Act::AnswerObjection,
        subject,
        &[("answer", action.word())],
        desk.moment,
    )?;
    if let Some(to) = row.account_id {
        let news = Tell::new(to.into(), community, NotificationKind::ObjectionAnswered, matter.about()).word(action.word());
        notifications::tell(conn, &[news], desk.moment)?;
    }
    Ok(())
}

/// The objections that somebody may read: those that were answered, their own, and the station all.
///
/// # Errors
/// When the database refuses.
pub(crate) fn shown(conn: &mut Conn, matter: Matter, reader: Objector) -> Result<Vec<Objection>> {
    let rows = objections::of_subject(conn, matter.key())?;
    let is_read = |row: &&Row| reader.station || row.answered_at.is_some() || is_of(row, reader.account);
    Ok(rows
        .iter()
        .filter(is_read)
        .map(|row| shown_row(row, reader.account))
        .collect())
}

fn is_of(row: &Row, account: Option<AccountId>) -> bool {
    account.is_some() && row.account_id == account.map(Key::from)
}

fn shown_row(row: &Row, reader: Option<AccountId>) -> Objection {
    let answered = row.answered_at.zip(row.upheld).zip(row.answer.as_ref());
    Objection {
        id: row.id.into(),
        lodged_at: row.lodged_at.into(),
        reason: row.reason.clone(),
        mine: is_of(row, reader),
        answer: answered.map(|((at, upheld), text)| ObjectionAnswer {
            upheld,
            text: text.clone(),
            at: at.into(),
        }),
    }
}

/// How many objections to each of these wait for an answer.
///
/// # Errors
/// When the database refuses.
pub(crate) fn unanswered(conn: &mut Conn, of: &[Key]) -> Result<HashMap<Key, u32>> {
    let mut counts = HashMap::new();
    for subject in objections::waiting(conn, of)? {
        *counts.entry(subject).or_default() += 1;
    }
    Ok(counts)
}

/// The objections that somebody lodged, each with what it is about.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, account: AccountId) -> Result<Vec<(Matter, Objection)>> {
    let rows = objections::by(conn, account)?;
    Ok(rows.iter().map(|row| (row.matter(), shown_row(row, Some(account)))).collect())
}

/// Forgets who lodged what, and their words; what nobody answered yet goes with them.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    objections::forget(conn, account)
}
