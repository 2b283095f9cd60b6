//! What a deed brings about besides itself: others join, a rule sends the case on, a clock goes on again.

use contract::{
    accounts::Role,
    cases::{Because, Note, State, Visibility},
    handling::{Dispatch, Flow, HandlerRef, PauseReason, RoutingTarget, Transfer},
    ids::{AccountId, CaseId},
};

use super::{routing, sharing, similar, store as handling};
use crate::{
    cases::{
        access::Access,
        deed::Deed,
        model::{self, Party},
        service::{self, Desk},
        store::{self, Which, Whole},
    },
    db::Conn,
    error::{Error, Result},
    privacy::service as privacy,
    publication::service as publication,
};

/// Brings about what follows a deed that was done to a case; the other cases that it touched, with whom each concerns.
///
/// # Errors
/// When the database refuses.
pub(in crate::cases) fn follow(
    conn: &mut Conn,
    desk: &Desk,
    whole: &mut Whole,
    deed: &Deed,
    party: Party,
    by: (Role, Option<AccountId>),
) -> Result<Vec<(CaseId, Access)>> {
    match deed {
        Deed::Accept(_) => routing::send_on(conn, desk, whole)?,
        Deed::Dispatch(dispatch) => {
            if let Some(text) = &dispatch.text {
                remark(conn, desk, whole, text, by)?;
            }
        }
        // The reporter has said what the clock stood still for.
        Deed::Note(_) if party == Party::Reporter && waits_for_reporter(whole) => {
            let state = whole.row.state.0;
            let resume = Deed::Resume(Because::default());
            service::carry_out(conn, whole, &resume, state, (Role::System, None), desk.moment)?;
        }
        Deed::Transfer(transfer) if transfer.consent => sharing::share(conn, desk, whole, by)?,
        Deed::Allow(_) => sharing::allowed(conn, desk, whole, by)?,
        Deed::PartOf(into, _) => {
            publication::end(conn, whole.id())?;
            return join(conn, desk, whole, *into, by);
        }
        Deed::AskConsent(_) => agreed_before(conn, desk, whole)?,
        Deed::Publish(_) => publication::publish(conn, desk, whole.id(), whole.community(), by)?,
        Deed::Unpublish(_) => publication::take_down(conn, desk, whole.id(), whole.community(), by)?,
        Deed::Reopen(_) => publication::suspend(conn, whole.id())?,
        Deed::Refuse(_) | Deed::Withdraw(_) => publication::end(conn, whole.id())?,
        _ => {}
    }
    // Those whose case is part of it read of it, and may rate what is answered.
    super::parts_of(conn, whole)
}

/// Whoever agreed to publication once and for all need not answer; that they were asked tells them, and they can still refuse.
fn agreed_before(conn: &mut Conn, desk: &Desk, whole: &mut Whole) -> Result<()> {
    let agreed = match whole.reporter() {
        Some(reporter) => privacy::agrees_to_publication(conn, reporter)?,
        None => false,
    };
    if !agreed {
        return Ok(());
    }
    let state = whole.row.state.0;
    let consent = Deed::Consent(Because::default());
    service::carry_out(conn, whole, &consent, state, (Role::System, None), desk.moment)
}

fn waits_for_reporter(whole: &Whole) -> bool {
    let pause = whole.handling.as_ref().and_then(|handling| handling.rest.pause);
    pause.is_some_and(|pause| pause.reason == PauseReason::Reporter)
}

/// Says something to staff only.
fn remark(conn: &mut Conn, desk: &Desk, whole: &mut Whole, text: &str, by: (Role, Option<AccountId>)) -> Result<()> {
    let note = Deed::Note(Note {
        text: text.to_owned(),
        visibility: Visibility::Internal,
    });
    let state = whole.row.state.0;
    service::carry_out(conn, whole, &note, state, by, desk.moment)
}

/// Lets the older case know that another became part of it, with everything that was part of that one.
fn join(
    conn: &mut Conn,
    desk: &Desk,
    whole: &Whole,
    into: CaseId,
    by: (Role, Option<AccountId>),
) -> Result<Vec<(CaseId, Access)>> {
    handling::repoint(conn, whole.id(), into)?;
    let mut leading = store::find(conn, Which::Id(into))?.ok_or(Error::NOT_FOUND)?;
    let voices = whole.handling.as_ref().map_or(1, |handling| handling.row.voices);
    let joined = Deed::Joined(whole.row.number.clone(), voices);
    let state = leading.row.state.0;
    service::carry_out(conn, &mut leading, &joined, state, by, desk.moment)?;
    let mut touched = handling::parts(conn, into)?;
    touched.push((into, Access::of(&leading)));
    Ok(touched)
}

/// Makes a message part of the case that its sender joins; every case that this touched.
///
/// # Errors
/// Names the field when that one cannot be joined.
pub(in crate::cases) fn me_too(
    conn: &mut Conn,
    desk: &Desk,
    id: CaseId,
    into: CaseId,
    by: Option<AccountId>,
) -> Result<Vec<(CaseId, Access)>> {
    store::hold(conn, into)?;
    let mut whole = store::find(conn, Which::Id(id))?.ok_or(Error::NOT_FOUND)?;
    let leading = store::find(conn, Which::Id(into))?.map(|leading| leading.row);
    let leading = leading.filter(|row| row.community_id == whole.row.community_id);
    let leading = leading.filter(|row| similar::can_be_joined(row.category.0, row.state.0));
    let number = leading.ok_or_else(|| Error::field("/joins", "join_unknown"))?.number;
    let who = (Role::Resident, by);
    let part = Deed::PartOf(into, number);
    service::carry_out(conn, &mut whole, &part, State::Merged, who, desk.moment)?;
    join(conn, desk, &whole, into, who)
}

/// Where a rule leads, as a deed of the system.
pub(super) fn sent_to(target: RoutingTarget, name: &str, flow: Flow) -> Deed {
    match target.organisation_id {
        Some(organisation) => Deed::Transfer(Transfer {
            community_id: None,
            organisation_id: Some(organisation),
            text: name.to_owned(),
            consent: false,
        }),
        None => Deed::Dispatch(Dispatch {
            handler: HandlerRef {
                duty_id: target.duty_id,
                account_id: target.account_id,
            },
            flow,
            helpers: Vec::new(),
            text: None,
        }),
    }
}

/// Does something by itself, if the case allows it now.
pub(super) fn by_itself(conn: &mut Conn, desk: &Desk, whole: &mut Whole, deed: &Deed) -> Result<()> {
    match model::next(whole.standing(), deed.action(), Party::Station, desk.moment.time()) {
        Ok(state) => service::carry_out(conn, whole, deed, state, (Role::System, None), desk.moment),
        Err(_) => Ok(()),
    }
}
