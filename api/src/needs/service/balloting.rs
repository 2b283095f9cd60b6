//! Putting needs to the vote, and taking over what came of it.

use contract::{
    agenda::AgendaAction,
    audit::Act,
    bodies::BodyAct,
    ids::{CommunityId, NeedId, VoteId},
    needs::{CriterionPoints, NeedScores, NeedState, NewNeedBallot},
    proposals::Field,
    votes::{Criterion, NewOption, NewVote, Scoring, Vote, VoteResult, VoteState},
};

use super::{
    super::{
        model,
        store::{self, Row, Source},
    },
    go, record,
};
use crate::{
    agenda::service::{self as agenda, Event, Matter},
    audit::service::By,
    auth::policy::{Actor, Right},
    bodies::service as bodies,
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
    votes::service as votes,
};

/// Puts needs to the vote: it is announced, and each of them waits for what comes of it.
///
/// # Errors
/// Forbidden for who does not decide for the station; names the need that cannot be put to the vote, and what is wrong with the
/// vote.
pub(crate) fn ballot(conn: &mut Conn, desk: &Desk, actor: &Actor, community: CommunityId, new: &NewNeedBallot) -> Result<Vote> {
    let role = actor.require(Right::DecideNeeds, desk.places.place(community)?)?;
    let mut rows = held(conn, community, &new.needs)?;
    let quorum = quorum(conn, community, &rows, new)?;
    let mut options = Vec::with_capacity(rows.len());
    for row in &rows {
        options.push(option(conn, desk, row)?);
    }
    let vote = NewVote {
        title: new.title.clone(),
        question: new.question.clone(),
        options,
        // Where everything is scored nothing is chosen.
        choose: if new.scored { 1 } else { new.choose },
        opens_at: new.opens_at,
        closes_at: new.closes_at,
        quorum_percent: Some(quorum),
        body_id: new.body_id,
        scores: new.scored.then(|| Scoring {
            criteria: Criterion::ALL.to_vec(),
        }),
    };
    let vote = votes::announce(conn, desk, actor, community, &vote).map_err(of_needs)?;
    for (number, row) in (1..).zip(&mut rows) {
        row.state = Word(NeedState::InBallot);
        row.vote_id = Some(vote.id.into());
        row.vote_option = Some(number);
        row.notice_until = None;
        row.scores = None;
        let event = Event::new(Matter::Need(row.id()), community, AgendaAction::PutToVote).by(role);
        go(conn, desk, row, event, AgendaAction::PutToVote)?;
        let facts = [("vote", vote.id.to_string())];
        let facts = facts.each_ref().map(|(name, value)| (*name, value.as_str()));
        record(conn, desk, By::somebody(actor.id, role), row, Act::PutNeedsToVote, &facts)?;
    }
    Ok(vote)
}

/// More than how many percent of those who decide must take part: of a group, which scores what is in its field, as its rules say; of
/// the residents as those for votes on needs do.
fn quorum(conn: &mut Conn, community: CommunityId, rows: &[Row], new: &NewNeedBallot) -> Result<u8> {
    let Some(body) = new.body_id else {
        let rules = agenda::rules(conn, community)?;
        return agenda::quorum(new.quorum_percent, rules.needs_quorum_percent);
    };
    let fields: Vec<Field> = rows.iter().map(|row| row.field.0).collect();
    let group = bodies::entitled(conn, body, community, BodyAct::VoteOnNeeds, &fields)?;
    if !new.scored {
        return Err(Error::field("/scored", "group_scores"));
    }
    agenda::quorum(new.quorum_percent, group.quorum)
}

/// The needs in the order in which they were named, held in the order of their identifiers, as everybody holds several.
fn held(conn: &mut Conn, community: CommunityId, named: &[NeedId]) -> Result<Vec<Row>> {
    let mut order: Vec<_> = named.iter().enumerate().collect();
    order.sort_by_key(|(_, id)| **id);
    let mut rows: Vec<(usize, Row)> = Vec::with_capacity(named.len());
    for (place, id) in order {
        let twice = rows.last().is_some_and(|(_, before)| before.id() == *id);
        let row = store::hold(conn, *id)?.filter(|row| row.community() == community && row.state.0 == NeedState::Screened);
        match row.filter(|_| !twice) {
            Some(row) => rows.push((place, row)),
            None => return Err(Error::field(&format!("/needs/{place}"), "need_not_screened")),
        }
    }
    rows.sort_by_key(|(place, _)| *place);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// A need as an option: with its proposal where a single one, which everybody may read, stands behind it.
fn option(conn: &mut Conn, desk: &Desk, row: &Row) -> Result<NewOption> {
    let sources = store::sources(conn, &[row.id])?;
    let proposal_id = match sources.as_slice() {
        [(_, Source::Proposal(id))] if crate::proposals::service::is_public(conn, desk, *id)? => Some(*id),
        _ => None,
    };
    Ok(NewOption {
        text: row.title.clone(),
        proposal_id,
    })
}

/// What is wrong with an option is wrong with its need.
fn of_needs(error: Error) -> Error {
    match error {
        Error::Invalid(mut faults) => {
            for fault in &mut faults {
                let place = fault
                    .pointer
                    .strip_prefix("/options/")
                    .and_then(|rest| rest.split('/').next());
                if let Some(place) = place {
                    fault.pointer = format!("/needs/{place}");
                }
            }
            Error::Invalid(faults)
        }
        other => other,
    }
}

/// The votes that needs wait for.
///
/// # Errors
/// When the database cannot be read.
pub(crate) fn unsettled(conn: &mut Conn) -> Result<Vec<VoteId>> {
    store::votes(conn)
}

/// Takes over what came of a vote, once: what residents chose goes on public notice, the rest stays with the council. False while
/// the vote goes on, or when another server was quicker.
///
/// # Errors
/// When the database refuses.
pub(crate) fn settle(conn: &mut Conn, desk: &Desk, vote: VoteId) -> Result<bool> {
    let vote = votes::read(conn, desk, None, vote)?;
    if !matches!(vote.state, VoteState::Closed | VoteState::Cancelled) {
        return Ok(false);
    }
    let mut did = false;
    for id in store::of_vote(conn, vote.id)? {
        let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
        if row.state.0 == NeedState::InBallot && row.vote_id == Some(vote.id.into()) {
            settled(conn, desk, row, &vote)?;
            did = true;
        }
    }
    Ok(did)
}

fn settled(conn: &mut Conn, desk: &Desk, mut row: Row, vote: &Vote) -> Result<()> {
    let community = row.community();
    let action = match &vote.result {
        None => AgendaAction::VoteCancelled,
        Some(result) if has_passed(conn, &mut row, &vote.criteria, result)? => AgendaAction::Choose,
        Some(_) => AgendaAction::NotChosen,
    };
    row.state = Word(NeedState::Screened);
    if action == AgendaAction::Choose {
        row.state = Word(NeedState::OnNotice);
        row.notice_until = Some(agenda::notice_until(conn, community, desk.moment)?.into());
    }
    go(
        conn,
        desk,
        &row,
        Event::new(Matter::Need(row.id()), community, action),
        action,
    )
}

/// Whether a need passed; where needs were scored, its scores are kept for everybody to read.
fn has_passed(conn: &mut Conn, row: &mut Row, criteria: &[Criterion], result: &VoteResult) -> Result<bool> {
    let place = row.vote_option.and_then(|number| usize::try_from(number - 1).ok());
    let rules = agenda::rules(conn, row.community())?;
    if criteria.is_empty() {
        let chosen = place.and_then(|place| result.counts.get(place)).copied().unwrap_or_default();
        return Ok(model::passes(chosen, result.ballots, result.quorum_met, rules.pass_percent));
    }
    let sums = place.and_then(|place| result.sums.get(place)).into_iter().flatten();
    let of = |(criterion, points): (&Criterion, &u32)| CriterionPoints {
        criterion: *criterion,
        points: *points,
    };
    let scores = NeedScores {
        ballots: result.ballots,
        quorum_met: result.quorum_met,
        criteria: criteria.iter().zip(sums).map(of).collect(),
        pass_tenths: rules.pass_score_tenths,
    };
    row.scores = Some(serde_json::to_string(&scores).map_err(Error::internal)?);
    Ok(scores.passes())
}
