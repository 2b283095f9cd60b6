//! What authors do: begin, change, send, amend, take back, appeal.

use contract::{
    accounts::Role,
    ids::ProposalId,
    problem::Kind,
    proposals::{Grounds, InvitationState, NewProposal, Proposal, ProposalAction, ProposalState, ProposalText},
};

use super::super::store::{
    self, Row,
    editions::{self, EditionRow},
    events::{self, Event},
};
use super::{held, joining, news, reading::shown, rules};
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
    moderation::service::{self as moderation, Opened, Words},
    moment::Moment,
    places::datum,
};

/// How often a number is drawn before something must be wrong.
const DRAWS: u32 = 8;

/// The number people read out, which no other proposal has.
fn number(conn: &mut Conn, moment: Moment) -> Result<String> {
    for _ in 0..DRAWS {
        let number = moment.number('T');
        if !store::has_number(conn, &number)? {
            return Ok(number);
        }
    }
    Err(Error::Unavailable("every number that was drawn is taken".to_owned()))
}

/// Begins a proposal.
///
/// # Errors
/// Names the place that there is not; a fault for who has too many under way; consent needed.
pub(crate) fn begin(conn: &mut Conn, desk: &Desk, actor: &Actor, new: &NewProposal) -> Result<Proposal> {
    actor.require_somewhere(Right::WriteProposals)?;
    if !actor.consented {
        return Err(Error::Problem(Kind::ConsentNeeded));
    }
    desk.places.check(new.community_id, new.cell_id)?;
    if let Some(organisation) = new.organisation_id {
        joining::check_speaker(conn, "/organisation_id", organisation, new.community_id, actor.id)?;
    }
    // Two at once by the same person are counted one after the other.
    crate::accounts::service::hold(conn, actor.id)?.ok_or(Error::NOT_FOUND)?;
    let rules = rules::of(conn, new.community_id)?;
    if store::open_of(conn, actor.id)? >= rules.most_open.into() {
        return Err(Error::field("", "too_many_open"));
    }
    let now = desk.moment.time();
    let row = row(conn, desk, actor, new)?;
    store::add(conn, &row)?;
    editions::put(conn, &EditionRow::new(&row, &new.text, now))?;
    store::signatures::begin(conn, &row)?;
    let event = Event::inner(ProposalAction::Write, Role::Resident, Some(actor.id));
    events::add(conn, &row, &event, desk.moment)?;
    shown(conn, desk, Some(actor), &row)
}

fn row(conn: &mut Conn, desk: &Desk, actor: &Actor, new: &NewProposal) -> Result<Row> {
    let now = desk.moment.time().into();
    let point = new.point.map(datum::wgs84);
    Ok(Row {
        id: desk.moment.id::<contract::ids::kind::Proposal>().into(),
        community_id: new.community_id.into(),
        cell_id: new.cell_id.map(Into::into),
        number: number(conn, desk.moment)?,
        state: Word(ProposalState::Draft),
        version: 1,
        author_id: actor.id.into(),
        named: new.named,
        edition: 1,
        shown_edition: None,
        threshold: 0,
        answer_days: 0,
        created_at: now,
        updated_at: now,
        published_at: None,
        closes_at: None,
        effective_at: None,
        answer_due_at: None,
        answered_at: None,
        appeal_until: None,
        hidden_from: None,
        hidden_at: None,
        merged_into: None,
        responsible_id: None,
        raised_at: None,
        latitude: point.map(|(north, _)| north),
        longitude: point.map(|(_, east)| east),
        organisation_id: new.organisation_id.map(Into::into),
    })
}

/// A change by the author: to what, believing it to be at which version.
pub(crate) type Change = (ProposalId, Option<i32>);

/// Changes what a draft says, or what was given back.
///
/// # Errors
/// As everywhere: not found for others, conflict and stale with the proposal as it is now.
pub(crate) fn edit(conn: &mut Conn, desk: &Desk, actor: &Actor, (id, expected): Change, text: &ProposalText) -> Result<Proposal> {
    let mut row = held(conn, desk, actor, id, expected, ProposalAction::Edit)?;
    let now = desk.moment.time();
    editions::put(conn, &EditionRow::new(&row, text, now))?;
    done(
        conn,
        desk,
        actor,
        &mut row,
        &Event::inner(ProposalAction::Edit, Role::Resident, Some(actor.id)),
    )
}

/// Sends it to be looked at.
///
/// # Errors
/// As [`edit`]; a fault while somebody who was asked to propose together has not answered.
pub(crate) fn submit(conn: &mut Conn, desk: &Desk, actor: &Actor, change: Change) -> Result<Proposal> {
    let mut row = held(conn, desk, actor, change.0, change.1, ProposalAction::Submit)?;
    let asked = store::people::invitations(conn, row.id())?;
    let now = desk.moment.time();
    if asked.iter().any(|one| one.state_at(now) == InvitationState::Open) {
        return Err(Error::field("", "invitations_open"));
    }
    row.state = Word(ProposalState::Submitted);
    wait(conn, desk, &row, Opened::Proposal)?;
    done(
        conn,
        desk,
        actor,
        &mut row,
        &Event::inner(ProposalAction::Submit, Role::Resident, Some(actor.id)),
    )
}

/// Puts it before the moderators, as long as its author speaks for the organisation in whose name it is.
fn wait(conn: &mut Conn, desk: &Desk, row: &Row, opened: Opened) -> Result<()> {
    if let Some(organisation) = row.organisation() {
        joining::check_speaker(conn, "", organisation, row.community(), row.author())?;
    }
    let words = Words {
        community: row.community(),
        proposal: row.id(),
        edition: row.edition,
        sender: row.author(),
        due: rules::decided_by(conn, row.community(), desk.moment)?,
    };
    moderation::open(conn, &words, opened, desk.moment)
}

/// Sends a new version of what is published; the old one is shown until the new one is.
///
/// # Errors
/// As [`edit`].
pub(crate) fn amend(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, expected): Change,
    text: &ProposalText,
) -> Result<Proposal> {
    let mut row = held(conn, desk, actor, id, expected, ProposalAction::Amend)?;
    row.edition += 1;
    editions::put(conn, &EditionRow::new(&row, text, desk.moment.time()))?;
    wait(conn, desk, &row, Opened::Amendment)?;
    done(
        conn,
        desk,
        actor,
        &mut row,
        &Event::inner(ProposalAction::Amend, Role::Resident, Some(actor.id)),
    )
}

/// Takes it back; nobody signs it any more.
///
/// # Errors
/// As [`edit`].
pub(crate) fn withdraw(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, expected): Change,
    grounds: &Grounds,
) -> Result<Proposal> {
    let mut row = held(conn, desk, actor, id, expected, ProposalAction::Withdraw)?;
    row.state = Word(ProposalState::Withdrawn);
    row.answer_due_at = None;
    moderation::drop_of(conn, row.id())?;
    let event = Event {
        text: Some(&grounds.reason),
        ..Event::open(ProposalAction::Withdraw, Role::Resident, Some(actor.id))
    };
    done(conn, desk, actor, &mut row, &event)
}

/// Asks another moderator to look at a rejection again; once.
///
/// # Errors
/// As [`edit`]; conflict once the time for it is over.
pub(crate) fn appeal(conn: &mut Conn, desk: &Desk, actor: &Actor, (id, expected): Change, grounds: &Grounds) -> Result<Proposal> {
    let mut row = held(conn, desk, actor, id, expected, ProposalAction::Appeal)?;
    row.state = Word(ProposalState::Submitted);
    row.appeal_until = None;
    wait(conn, desk, &row, Opened::Appeal(grounds.reason.clone()))?;
    let event = Event {
        text: Some(&grounds.reason),
        ..Event::inner(ProposalAction::Appeal, Role::Resident, Some(actor.id))
    };
    done(conn, desk, actor, &mut row, &event)
}

/// Writes a change down and shows what came of it.
pub(super) fn done(conn: &mut Conn, desk: &Desk, actor: &Actor, row: &mut Row, event: &Event<'_>) -> Result<Proposal> {
    store::update(conn, row, desk.moment.time())?;
    events::add(conn, row, event, desk.moment)?;
    news::tell(conn, row, event.action, desk.moment)?;
    shown(conn, desk, Some(actor), row)
}
