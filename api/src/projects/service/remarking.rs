//! Remarks (质询) of residents and the station, which the carrier answers for everybody to read.

use contract::{
    accounts::Role,
    audit::Act,
    ids::{PhotoId, ProjectId, RemarkId, ReportId},
    notifications::NotificationKind,
    page::Page,
    projects::{AnswerRemark, NewRemark, Project, ProjectAction, ProjectDeed, ProjectReason, Remark},
};

use super::{
    super::store::remarks::{self, Row},
    Held, Who, Whole, news, reading, refused, require,
};
use crate::{
    accounts::service as accounts,
    auth::policy::Actor,
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::{Error, Result},
    paging::{self, Part, one_more},
    photos::service::{self as photos, View},
};

/// How many remarks one resident may leave in a day.
const A_DAY: u32 = 10;

/// Leaves a remark.
///
/// # Errors
/// As for every act on a project; enough for who left many today.
pub(crate) fn remark(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId, new: &NewRemark) -> Result<Remark> {
    leave(conn, desk, actor, (id, false), new)
}

/// Leaves a remark, or a note of the group that supervises the project.
pub(super) fn leave(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, supervision): (ProjectId, bool),
    new: &NewRemark,
) -> Result<Remark> {
    let (action, deed) = if supervision {
        (ProjectAction::Supervise, ProjectDeed::Supervise)
    } else {
        (ProjectAction::Remark, ProjectDeed::Remark)
    };
    // Two at once by the same person are counted one after the other.
    accounts::hold(conn, actor.id)?.ok_or(Error::NOT_FOUND)?;
    let held = require(conn, desk, actor, id, action)?;
    let (today, left) = desk.moment.day();
    let neighbour = held.role == Role::Resident;
    if neighbour && remarks::count_since(conn, actor.id, today)? >= A_DAY.into() {
        return Err(Error::Enough("remarks_today", A_DAY, left));
    }
    let row = Row {
        id: desk.moment.id::<contract::ids::kind::Remark>().into(),
        project_id: id.into(),
        community_id: held.whole.row.community_id,
        account_id: Some(actor.id.into()),
        role: Word(held.role),
        text: Some(new.text.trim().to_owned()),
        at: desk.moment.time().into(),
        hidden_because: None,
        answer: None,
        answered_at: None,
        supervision,
    };
    remarks::add(conn, &row)?;
    held.note(conn, desk, deed, None)?;
    let (project, kind) = (&held.whole.row, NotificationKind::ProjectRemarked);
    news::carrier(conn, project, kind, None, desk.moment)?;
    if neighbour {
        news::station(conn, project, deed, desk.moment)?;
    }
    Ok(shown(row, held.who, Some(actor)))
}

/// Answers a remark, once.
///
/// # Errors
/// As for every act on a project; [`Error::NOT_FOUND`] for another's remark; refused when it was answered or hidden.
pub(crate) fn answer(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, remark): (ProjectId, RemarkId),
    answer: &AnswerRemark,
) -> Result<Remark> {
    let held = require(conn, desk, actor, id, ProjectAction::Answer)?;
    let mut row = found(conn, desk, actor, &held, remark)?;
    if row.answer.is_some() {
        return Err(refused(conn, desk, actor, &held.whole, "remark_answered")?);
    }
    row.answer = Some(answer.text.trim().to_owned());
    row.answered_at = Some(desk.moment.time().into());
    remarks::change(conn, &row)?;
    held.note(conn, desk, ProjectDeed::Answer, None)?;
    let author = row.account_id.filter(|_| row.role.0 == Role::Resident);
    news::answered(conn, &held.whole.row, author.map(Into::into), desk.moment)?;
    Ok(shown(row, held.who, Some(actor)))
}

/// Takes a remark from view, with a reason that everybody reads in its place. That there was one, and its answer, stays.
///
/// # Errors
/// As [`answer`].
pub(crate) fn hide(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, remark): (ProjectId, RemarkId),
    reason: &ProjectReason,
) -> Result<Remark> {
    let held = require(conn, desk, actor, id, ProjectAction::Hide)?;
    let mut row = found(conn, desk, actor, &held, remark)?;
    row.hidden_because = Some(reason.reason.trim().to_owned());
    remarks::change(conn, &row)?;
    held.note(conn, desk, ProjectDeed::Hide, row.hidden_because.as_deref())?;
    let which = remark.to_string();
    held.record(conn, desk, actor.id, Act::HideRemark, &[("remark", &which)])?;
    Ok(shown(row, held.who, Some(actor)))
}

/// Takes a picture of a report from view, with a reason that everybody reads in its place, or puts it back, with one that they read on
/// the timeline. The report stays. Who speaks for the carrier is told.
///
/// # Errors
/// As for every act on a project; [`Error::NOT_FOUND`] for a picture that is none of its reports', or stands so already.
pub(crate) fn turn_picture(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, photo): (ProjectId, PhotoId),
    (view, reason): (View, &ProjectReason),
) -> Result<Project> {
    let held = require(conn, desk, actor, id, ProjectAction::Hide)?;
    let reports: Vec<ReportId> = held.whole.reports.iter().map(|row| row.id.into()).collect();
    let (why, which) = (reason.reason.trim(), photo.to_string());
    photos::turn(conn, photo, (None, &reports), view, why)?;
    let (deed, act) = match view {
        View::Hide => (ProjectDeed::HidePicture, Act::HidePicture),
        View::Restore => (ProjectDeed::RestorePicture, Act::RestorePicture),
    };
    held.note(conn, desk, deed, Some(why))?;
    held.record(conn, desk, actor.id, act, &[("photo", &which)])?;
    let kind = NotificationKind::ProjectChanged;
    news::carrier(conn, &held.whole.row, kind, Some(deed), desk.moment)?;
    reading::shown(conn, desk, Some(actor), &held.whole)
}

/// A remark that something can be done with.
fn found(conn: &mut Conn, desk: &Desk, actor: &Actor, held: &Held, remark: RemarkId) -> Result<Row> {
    let row = remarks::find(conn, held.whole.row.id(), remark)?.ok_or(Error::NOT_FOUND)?;
    if row.hidden_because.is_some() {
        return Err(refused(conn, desk, actor, &held.whole, "remark_hidden")?);
    }
    Ok(row)
}

/// A page of the remarks on a project, the latest first, and where it ends if more follow.
///
/// # Errors
/// [`Error::NOT_FOUND`] for whom there is no such project.
pub(crate) fn remarks(
    conn: &mut Conn,
    desk: &Desk,
    actor: Option<&Actor>,
    id: ProjectId,
    part: Part<Key>,
) -> Result<(Page<Remark>, Option<Key>)> {
    let (_, who) = Whole::seen(conn, desk, actor, id)?;
    let mut rows = remarks::page(conn, id, part.after, one_more(part.limit))?;
    let end = paging::end(&mut rows, part.limit, |row| row.id);
    let items = rows.into_iter().map(|row| shown(row, who, actor)).collect();
    Ok((Page { items, next: None }, end))
}

/// A remark as somebody sees it: one that was hidden its author and the station still read.
fn shown(row: Row, who: Who, actor: Option<&Actor>) -> Remark {
    let mine = actor.is_some_and(|actor| row.account_id == Some(actor.id.into()));
    let open = row.hidden_because.is_none() || mine || who.station;
    Remark {
        id: row.id.into(),
        role: row.role.0,
        text: row.text.filter(|_| open),
        hidden_because: row.hidden_because,
        at: row.at.into(),
        answer: row.answer,
        answered_at: row.answered_at.map(Into::into),
        mine,
        supervision: row.supervision,
    }
}
