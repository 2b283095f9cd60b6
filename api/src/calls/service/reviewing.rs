//! The review: residents choose among the plans that were admitted.

use contract::{
    Language,
    agenda::AgendaAction,
    audit::Act,
    bodies::BodyAct,
    calls::{CallDeed, CallState, PlanCall, PlanState, ReviewPlans, faults_of_review},
    ids::{CallId, CommunityId, VoteId},
    votes::{NewOption, NewVote, VoteResult, VoteState},
};

use super::{
    super::{
        model::{self, Bar, Choice},
        store::{self, Row, plans},
    },
    go, held, reading, record, refused,
};
use crate::{
    agenda::service::{self as agenda, Event, Matter},
    auth::policy::Actor,
    bodies::service as bodies,
    cases::{handling::organisations, service::Desk},
    db::{Conn, Word},
    error::{Error, Result},
    projects::service as projects,
    votes::service as votes,
};

/// Characters of an option at most.
const OPTION: usize = 100;

/// Puts the admitted plans to the vote.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not decide for the station; refused while a plan is unchecked or none is admitted;
/// names what is wrong with the vote.
pub(crate) fn review(conn: &mut Conn, desk: &Desk, actor: &Actor, id: CallId, said: &ReviewPlans) -> Result<PlanCall> {
    let (mut row, by) = held(conn, desk, actor, id, CallDeed::Review)?;
    let mut all = plans::all(conn, id)?;
    let states: Vec<PlanState> = all.iter().map(|plan| plan.state.0).collect();
    if !model::is_checked(&states) {
        return Err(refused(conn, desk, actor, &row, "no_plan_admitted")?);
    }
    all.retain(|plan| plan.state.0 == PlanState::Admitted);
    let faults = faults_of_review(said, desk.moment.time(), Language::default());
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    if let Some(committee) = said.body_id {
        bodies::entitled(conn, committee, row.community(), BodyAct::ReviewPlans, &[])?;
    }
    let rules = agenda::rules(conn, row.community())?;
    let vote = NewVote {
        title: row.title.clone(),
        question: said.question.clone(),
        options: options(conn, &all)?,
        choose: 1,
        opens_at: said.opens_at,
        closes_at: said.closes_at,
        quorum_percent: Some(agenda::quorum(said.quorum_percent, rules.review_quorum_percent)?),
        body_id: said.body_id,
        scores: None,
    };
    let vote = votes::announce(conn, desk, actor, row.community(), &vote)?;
    for (number, plan) in (1..).zip(&mut all) {
        plan.vote_option = Some(number);
        weigh(conn, desk, plan, rules.strict_percent)?;
        plans::put(conn, plan)?;
    }
    row.state = Word(CallState::InReview);
    row.vote_id = Some(vote.id.into());
    row.hearing_at = Some(said.hearing.at.into());
    row.hearing_place = Some(said.hearing.place.trim().to_owned());
    row.notice_until = None;
    let event = Event::new(Matter::Call(id), row.community(), AgendaAction::PutToVote).by(by.role());
    go(conn, desk, &row, event, AgendaAction::PutToVote)?;
    record(conn, desk, by, &row, Act::ReviewPlans, &[("vote", &vote.id.to_string())])?;
    reading::shown(conn, desk, Some(actor), &row)
}

/// Writes down what the carrier of a plan earned by its earlier projects: known before anybody votes, and the same when ballots are
/// counted, whatever is evaluated meanwhile.
fn weigh(conn: &mut Conn, desk: &Desk, plan: &mut plans::Row, strict_percent: u8) -> Result<()> {
    let record = projects::record(conn, plan.organisation(), plan.community_id.into(), desk.moment)?;
    plan.needs_percent = record.strict_until.map(|_| strict_percent.into());
    plan.comes_first = record.first_until.is_some();
    Ok(())
}

/// What can be chosen: each plan, or yes and no to a single one. Plans that would read alike are numbered.
fn options(conn: &mut Conn, admitted: &[plans::Row]) -> Result<Vec<NewOption>> {
    let mut texts: Vec<String> = Vec::with_capacity(admitted.len());
    for plan in admitted {
        let name = organisations::sheet(conn, plan.organisation())?.name;
        let text: String = format!("{name} · {}", plan.text()?.title).chars().take(OPTION - 5).collect();
        let alike = texts.contains(&text);
        texts.push(if alike {
            format!("{text}（{}）", texts.len() + 1)
        } else {
            text
        });
    }
    if let [only] = texts.as_slice() {
        let yes = Language::default().pick("同意", "Yes");
        let no = Language::default().pick("不同意", "No");
        let yes = format!("{yes}：{only}").chars().take(OPTION).collect();
        texts = vec![yes, no.to_owned()];
    }
    let option = |text| NewOption { text, proposal_id: None };
    Ok(texts.into_iter().map(option).collect())
}

/// The calls whose plans are before the residents, each with its vote.
///
/// # Errors
/// When the database cannot be read.
pub(crate) fn in_review(conn: &mut Conn) -> Result<Vec<(CallId, VoteId)>> {
    store::in_review(conn)
}

/// Takes over what came of a review, once: the plan that residents chose goes on public notice, or the call is back with the
/// station. False while the vote goes on, or when another server was quicker.
///
/// # Errors
/// When the database refuses.
pub(crate) fn settle(conn: &mut Conn, desk: &Desk, id: CallId, vote: VoteId) -> Result<bool> {
    let vote = votes::read(conn, desk, None, vote)?;
    if !matches!(vote.state, VoteState::Closed | VoteState::Cancelled) {
        return Ok(false);
    }
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if row.state.0 != CallState::InReview || row.vote_id != Some(vote.id.into()) {
        return Ok(false);
    }
    settled(conn, desk, row, vote.result.as_ref())?;
    Ok(true)
}

fn settled(conn: &mut Conn, desk: &Desk, mut row: Row, result: Option<&VoteResult>) -> Result<()> {
    let (id, community) = (row.id(), row.community());
    let mut all = plans::all(conn, id)?;
    all.retain(|plan| plan.vote_option.is_some() && plan.state.0 == PlanState::Admitted);
    let bars: Vec<Bar> = all.iter().map(bar).collect();
    let counted = result.map_or(Choice::Nobody, |result| model::chosen(result, &bars));
    let numbered = |number: usize| {
        let is_it = |plan: &&plans::Row| plan.vote_option.and_then(|of| usize::try_from(of).ok()) == Some(number);
        all.iter().find(is_it).ok_or_else(|| Error::internal("a vote chose no plan"))
    };
    let plan = match counted {
        Choice::Plan(number) => numbered(number)?,
        Choice::Preferred(number) => {
            let plan = numbered(number)?;
            told(conn, desk, (id, community), plan, AgendaAction::Prefer)?;
            plan
        }
        Choice::Short(_) | Choice::Nobody => {
            if let Choice::Short(number) = counted {
                told(conn, desk, (id, community), numbered(number)?, AgendaAction::FallShort)?;
            }
            let action = result.map_or(AgendaAction::VoteCancelled, |_| AgendaAction::NotChosen);
            row.state = Word(CallState::Checking);
            return go(conn, desk, &row, Event::new(Matter::Call(id), community, action), action);
        }
    };
    let name = organisations::sheet(conn, plan.organisation())?.name;
    row.state = Word(CallState::OnNotice);
    row.plan_id = Some(plan.id);
    row.notice_until = Some(agenda::notice_until(conn, community, desk.moment)?.into());
    let event = Event::new(Matter::Call(id), community, AgendaAction::Choose).whom(&name);
    go(conn, desk, &row, event, AgendaAction::Choose)
}

fn bar(plan: &plans::Row) -> Bar {
    Bar {
        needs_percent: plan.needs_percent(),
        comes_first: plan.comes_first,
    }
}

/// Writes down why ballots alone did not settle it.
fn told(
    conn: &mut Conn,
    desk: &Desk,
    (id, community): (CallId, CommunityId),
    plan: &plans::Row,
    action: AgendaAction,
) -> Result<()> {
    let name = organisations::sheet(conn, plan.organisation())?.name;
    let event = Event::new(Matter::Call(id), community, action).whom(&name);
    agenda::note(conn, event, desk.moment)
}
