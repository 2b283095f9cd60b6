//! Questions on a plan (现场提问), which its organisation answers for everybody to read: from the moment at which plans are public until
//! the vote on them closes.

use contract::{
    accounts::Role,
    agenda::AgendaAction,
    audit::Act,
    calls::CallDeed,
    ids::{AccountId, OrganisationId, PlanId, RemarkId},
    page::Page,
    problem::Kind,
    projects::{AnswerRemark, NewRemark, ProjectReason, Remark},
};

use super::{
    super::{
        model,
        store::{
            self, Row,
            plans::{self, Row as PlanRow},
            questions::{self, Row as Question},
        },
    },
    reading, record, refused, tell,
};
use crate::{
    accounts::service as accounts,
    agenda::service::{self as agenda, Event, Matter, Objector},
    audit::service::By,
    auth::policy::{Actor, Right},
    cases::{handling::organisations, service::Desk},
    db::{Conn, Word},
    error::{Error, Result},
    paging::{self, Part, cursor, one_more},
};

/// How many questions one person may ask in a day.
const A_DAY: u32 = 10;

/// A public plan, with its call, which is held.
fn held(conn: &mut Conn, id: PlanId) -> Result<(Row, PlanRow)> {
    let call_id = plans::find(conn, id)?.ok_or(Error::NOT_FOUND)?.call_id.into();
    let call = store::hold(conn, call_id)?.filter(|call| call.unsealed);
    // It may have been taken back meanwhile.
    let plan = plans::find(conn, id)?;
    call.zip(plan).ok_or(Error::NOT_FOUND)
}

/// Asks something of a plan.
///
/// # Errors
/// [`Error::NOT_FOUND`], also for a plan that is sealed; a fault for residents who are neither verified there nor in the body that
/// reviews, forbidden for others; consent needed for what residents write; refused once the vote on the plans is closed; enough for
/// who asked much today.
pub(crate) fn ask(conn: &mut Conn, desk: &Desk, actor: &Actor, id: PlanId, new: &NewRemark) -> Result<Remark> {
    // Two at once by the same person are counted one after the other.
    accounts::hold(conn, actor.id)?.ok_or(Error::NOT_FOUND)?;
    let (call, plan) = held(conn, id)?;
    let verified = Objector::of(conn, desk, Some(actor), call.community())?.verified;
    if !verified && !reading::reviews(conn, desk, &call, Some(actor))? {
        return Err(if actor.holds_somewhere(Right::ObjectToNotices) {
            Error::field("", "not_verified")
        } else {
            Error::FORBIDDEN
        });
    }
    if actor.resident && !actor.consented {
        return Err(Error::Problem(Kind::ConsentNeeded));
    }
    let standing = reading::standing(conn, desk, &call)?;
    if !model::admits(standing, CallDeed::Ask, desk.moment.time()) {
        return Err(refused(conn, desk, actor, &call, "questions_over")?);
    }
    let (today, left) = desk.moment.day();
    if questions::count_since(conn, actor.id, today)? >= A_DAY.into() {
        return Err(Error::Enough("remarks_today", A_DAY, left));
    }
    let office = actor.role_for(Right::ListNeeds, desk.places.place(call.community())?);
    let row = Question {
        id: desk.moment.id::<contract::ids::kind::Remark>().into(),
        plan_id: plan.id,
        community_id: call.community_id,
        account_id: Some(actor.id.into()),
        role: Word(office.unwrap_or(Role::Resident)),
        text: Some(new.text.trim().to_owned()),
        at: desk.moment.time().into(),
        hidden_because: None,
        answer: None,
        answered_at: None,
    };
    questions::add(conn, &row)?;
    let speakers = organisations::speakers(conn, plan.organisation())?;
    tell(conn, desk, &call, speakers, AgendaAction::Ask)?;
    Ok(shown(row, false, Some(actor)))
}

/// Answers a question for the organisation whose plan it is, once.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not speak for that organisation; a fault when it was answered or taken from view.
pub(crate) fn reply(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, question): (PlanId, RemarkId),
    said: &AnswerRemark,
) -> Result<Remark> {
    actor.require_somewhere(Right::AnswerCalls)?;
    let (call, plan) = held(conn, id)?;
    speaks(conn, actor, &call, plan.organisation())?;
    let mut row = open(conn, id, question)?;
    if row.answer.is_some() {
        return Err(Error::field("", "remark_answered"));
    }
    row.answer = Some(said.text.trim().to_owned());
    row.answered_at = Some(desk.moment.time().into());
    questions::change(conn, &row)?;
    let author: Vec<AccountId> = row.account_id.map(Into::into).into_iter().collect();
    tell(conn, desk, &call, author, AgendaAction::Reply)?;
    Ok(shown(row, false, Some(actor)))
}

fn speaks(conn: &mut Conn, actor: &Actor, call: &Row, organisation: OrganisationId) -> Result<()> {
    let speaks = organisations::check_speaker(conn, organisation, call.community(), actor.id);
    speaks.map_err(|error| match error {
        Error::Invalid(_) => Error::FORBIDDEN,
        other => other,
    })
}

/// Takes a question from view, with a reason that everybody reads in its place. That there was one, and its answer, stays.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not decide for the station; a fault when it was taken from view.
pub(crate) fn hide(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, question): (PlanId, RemarkId),
    said: &ProjectReason,
) -> Result<Remark> {
    actor.require_somewhere(Right::DecideNeeds)?;
    let (call, plan) = held(conn, id)?;
    let role = actor.require(Right::DecideNeeds, desk.places.place(call.community())?)?;
    let mut row = open(conn, id, question)?;
    row.hidden_because = Some(said.reason.trim().to_owned());
    questions::change(conn, &row)?;
    let name = organisations::sheet(conn, plan.organisation())?.name;
    let event = Event::new(Matter::Call(call.id()), call.community(), AgendaAction::HideQuestion);
    let event = event.by(role).whom(&name).because(Some(&said.reason));
    agenda::note(conn, event, desk.moment)?;
    let which = question.to_string();
    record(
        conn,
        desk,
        By::somebody(actor.id, role),
        &call,
        Act::HideRemark,
        &[("remark", &which)],
    )?;
    Ok(shown(row, true, Some(actor)))
}

/// A question that something can be done with.
fn open(conn: &mut Conn, plan: PlanId, id: RemarkId) -> Result<Question> {
    let row = questions::find(conn, plan, id)?.ok_or(Error::NOT_FOUND)?;
    if row.hidden_because.is_some() {
        return Err(Error::field("", "remark_hidden"));
    }
    Ok(row)
}

/// A page of the questions on a plan, the latest first.
///
/// # Errors
/// [`Error::NOT_FOUND`], also for a plan that is sealed.
pub(crate) fn page(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: PlanId, part: Part) -> Result<Page<Remark>> {
    let plan = plans::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let call = store::find(conn, plan.call_id.into())?.filter(|call| call.unsealed);
    let call = call.ok_or(Error::NOT_FOUND)?;
    let station = Objector::of(conn, desk, actor, call.community())?.station;
    let mut rows = questions::page(conn, id, part.after.map(|(_, id)| id), one_more(part.limit))?;
    let next = paging::end(&mut rows, part.limit, |row| (row.at, row.id)).map(cursor);
    let items = rows.into_iter().map(|row| shown(row, station, actor)).collect();
    Ok(Page { items, next })
}

/// A question as somebody sees it: one that was taken from view its author and the station still read.
fn shown(row: Question, station: bool, actor: Option<&Actor>) -> Remark {
    let mine = actor.is_some_and(|actor| row.account_id == Some(actor.id.into()));
    let open = row.hidden_because.is_none() || mine || station;
    Remark {
        id: row.id.into(),
        role: row.role.0,
        text: row.text.filter(|_| open),
        hidden_because: row.hidden_because,
        at: row.at.into(),
        answer: row.answer,
        answered_at: row.answered_at.map(Into::into),
        mine,
        supervision: false,
    }
}
