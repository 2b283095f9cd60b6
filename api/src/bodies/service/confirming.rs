//! Having a body confirmed by the residents: it is put to the vote, and what comes of that decides whether it stands.

use contract::{
    audit::{Act, SubjectKind},
    bodies::{Body, BodyAction, BodyState, Confirmation, ConfirmationOutcome, ProposeBody, SeatState},
    ids::{AccountId, BodyId, VoteId},
    notifications::NotificationKind,
    votes::{NewOption, NewVote, VoteBody},
};

use super::{
    super::{
        model,
        store::{self, Row, seats},
    },
    formed, note, reading, refused,
};
use crate::{
    agenda::service as agenda,
    audit::service::{self as audit, By, Subject},
    auth::policy::Actor,
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
    notifications::{
        crowd::{self, News},
        service::About,
    },
    votes::service as votes,
};

/// What can be chosen: the first is for it.
const OPTIONS: [&str; 2] = ["同意", "不同意"];

/// Puts a body to the vote of the residents.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not form it; refused when it is not complete, or not being formed; names the
/// field that is wrong of the vote.
pub(crate) fn propose(conn: &mut Conn, desk: &Desk, by: &Actor, id: BodyId, propose: &ProposeBody) -> Result<Body> {
    let mut row = formed(conn, desk, by, id)?;
    let (_, rules) = store::rules::find(conn, row.community())?;
    let members = reading::members(&seats::of_body(conn, id)?);
    let complete = model::lacks(row.kind.0, &members, &rules).is_empty();
    if let Some(why) = model::unproposable(row.state.0, complete) {
        return Err(refused(conn, desk, by, &row, why)?);
    }
    let least = agenda::rules(conn, row.community())?.assembly_quorum_percent;
    let option = |text: &str| NewOption {
        text: text.to_owned(),
        proposal_id: None,
    };
    let vote = NewVote {
        title: format!("是否同意成立“{}”", row.name),
        question: format!(
            "“{}”共 {} 人。职责：{} 您是否同意成立？参加的人多于一半同意，就成立。",
            row.name,
            members.all(),
            row.purpose
        ),
        options: OPTIONS.map(option).to_vec(),
        choose: 1,
        opens_at: propose.opens_at,
        closes_at: propose.closes_at,
        quorum_percent: Some(agenda::quorum(propose.quorum_percent, least)?),
        body_id: None,
        scores: None,
    };
    let body = VoteBody {
        id,
        name: row.name.clone(),
        decides: false,
    };
    let vote_id = votes::announce_confirmation(conn, desk, by, row.community(), body, &vote)?;
    row.state = Word(BodyState::Proposed);
    row.confirm(Confirmation {
        vote_id,
        outcome: None,
        roll: 0,
        ballots: 0,
        in_favour: 0,
    })?;
    store::change(conn, &row)?;
    let vote = vote_id.to_string();
    note(
        conn,
        desk,
        by,
        &row,
        &[("action", BodyAction::Propose.word()), ("vote", &vote)],
    )?;
    reading::shown(conn, desk, Some(by), &row)
}

/// How a vote on a body ended.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decided {
    pub(crate) vote: VoteId,
    pub(crate) roll: u32,
    pub(crate) ballots: u32,
    /// How many chose the first option.
    pub(crate) in_favour: u32,
    pub(crate) quorum_met: bool,
}

/// Takes over what residents decided on a body, in the transaction that counted it: it stands, or is being formed again.
///
/// # Errors
/// When the database refuses.
pub(crate) fn decided(conn: &mut Conn, desk: &Desk, id: BodyId, decided: Decided) -> Result<()> {
    let Some(mut row) = voted_on(conn, id, decided.vote)? else {
        return Ok(());
    };
    let (_, rules) = store::rules::find(conn, row.community())?;
    let seats = seats::of_body(conn, id)?;
    let complete = model::lacks(row.kind.0, &reading::members(&seats), &rules).is_empty();
    let outcome = model::outcome(decided.quorum_met, decided.ballots, decided.in_favour, complete);
    let stands = outcome == ConfirmationOutcome::Confirmed;
    row.state = Word(if stands { BodyState::Standing } else { BodyState::Forming });
    row.stands_since = stands.then(|| desk.moment.time().into());
    end(conn, desk, &mut row, outcome, decided)?;
    if stands {
        let sitting = seats.iter().filter(|seat| seat.state.0 == SeatState::Accepted);
        let members: Vec<AccountId> = sitting.filter_map(seats::Row::holder).collect();
        let news = News::new(row.community(), NotificationKind::BodyStands, About::Body(id));
        crowd::tell_all(conn, &members, &news, desk.moment)?;
    }
    Ok(())
}

/// Takes over that the vote on a body was called off: it is being formed again.
///
/// # Errors
/// When the database refuses.
pub(crate) fn called_off(conn: &mut Conn, desk: &Desk, id: BodyId, vote: VoteId) -> Result<()> {
    let Some(mut row) = voted_on(conn, id, vote)? else {
        return Ok(());
    };
    row.state = Word(BodyState::Forming);
    let nothing = Decided {
        vote,
        roll: 0,
        ballots: 0,
        in_favour: 0,
        quorum_met: false,
    };
    end(conn, desk, &mut row, ConfirmationOutcome::CalledOff, nothing)
}

/// A body, held, if this is the vote that decides on it.
fn voted_on(conn: &mut Conn, id: BodyId, vote: VoteId) -> Result<Option<Row>> {
    let row = store::hold(conn, id)?.ok_or_else(|| Error::internal("a vote on a body that there is not"))?;
    let this = row.confirmation()?.is_some_and(|confirmation| confirmation.vote_id == vote);
    Ok(Some(row).filter(|row| this && row.state.0 == BodyState::Proposed))
}

fn end(conn: &mut Conn, desk: &Desk, row: &mut Row, outcome: ConfirmationOutcome, decided: Decided) -> Result<()> {
    row.confirm(Confirmation {
        vote_id: decided.vote,
        outcome: Some(outcome),
        roll: decided.roll,
        ballots: decided.ballots,
        in_favour: decided.in_favour,
    })?;
    store::change(conn, row)?;
    let (place, subject) = (desk.places.place(row.community())?, Subject::new(SubjectKind::Body, row.id()));
    let vote = decided.vote.to_string();
    let facts = [("outcome", outcome.word()), ("vote", &vote)];
    audit::record(conn, By::operator(), place, Act::SetBody, subject, &facts, desk.moment)
}
