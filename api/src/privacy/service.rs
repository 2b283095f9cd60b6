//! What is decided about personal data.

use contract::{
    agenda::OwnObjection,
    ids::{AccountId, CaseId},
    privacy::{CONSENT_VERSION, Consent, ConsentChange, ConsentKind, Export},
};

use super::store;
use crate::{
    accounts, addresses,
    agenda::{self, service::Matter},
    auth,
    auth::policy::{Actor, Right},
    bodies, calls,
    cases::service::{self as cases, Access, Desk},
    comments, contacts,
    db::Conn,
    error::{Error, Result},
    hours, liaison, moderation,
    moment::Moment,
    motions, needs, notifications, projects, proposals, publication, residents, services, surveys, volunteers, votes,
};

/// Every consent somebody ever gave, the latest first.
///
/// # Errors
/// When the database refuses.
pub(crate) fn consents(conn: &mut Conn, id: AccountId) -> Result<Vec<Consent>> {
    store::consents(conn, id)
}

/// A consent as it then is, and the cases that are public no more because of it, with whom each concerns.
pub(crate) type Changed = (Consent, Vec<(CaseId, Access)>);

/// Gives or takes back a consent. Doing either twice changes nothing. Whoever no longer agrees to publication has nothing
/// published.
///
/// # Errors
/// A fault at `/version` for a text that is not the current one; [`Error::NOT_FOUND`] when a consent that was
/// never given is taken back.
pub(crate) fn change(conn: &mut Conn, id: AccountId, change: &ConsentChange, moment: Moment) -> Result<Changed> {
    // Who is being erased at the same moment consents to nothing any more.
    accounts::service::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if !change.granted {
        store::withdraw(conn, id, change.kind, moment)?;
        let taken_back = latest(conn, id, |each| each.kind == change.kind)?.ok_or(Error::NOT_FOUND)?;
        let private = match change.kind {
            ConsentKind::Publication => cases::make_private(conn, id, moment)?,
            ConsentKind::Handling | ConsentKind::Sensitive => Vec::new(),
        };
        return Ok((taken_back, private));
    }
    if change.version != CONSENT_VERSION {
        return Err(Error::field("/version", "version_current"));
    }
    let valid = |each: &Consent| each.kind == change.kind && each.stands();
    if let Some(given) = latest(conn, id, valid)? {
        return Ok((given, Vec::new()));
    }
    store::grant(conn, id, change.kind, CONSENT_VERSION, moment)?;
    let given = latest(conn, id, valid)?.ok_or_else(|| Error::internal("a consent was not kept"))?;
    Ok((given, Vec::new()))
}

fn latest(conn: &mut Conn, id: AccountId, fits: impl Fn(&Consent) -> bool) -> Result<Option<Consent>> {
    Ok(store::consents(conn, id)?.into_iter().find(|each| fits(each)))
}

/// Whether somebody consents to the handling of their data, as it is handled today.
///
/// # Errors
/// When the database refuses.
pub(crate) fn has_consented(conn: &mut Conn, id: AccountId) -> Result<bool> {
    stands(conn, id, ConsentKind::Handling)
}

/// Whether somebody consents to having their cases published, redacted.
///
/// # Errors
/// When the database refuses.
pub(crate) fn agrees_to_publication(conn: &mut Conn, id: AccountId) -> Result<bool> {
    stands(conn, id, ConsentKind::Publication)
}

fn stands(conn: &mut Conn, id: AccountId, kind: ConsentKind) -> Result<bool> {
    Ok(latest(conn, id, |each| each.kind == kind && each.stands())?.is_some())
}

/// Writes down the consent without which no message can be sent.
///
/// # Errors
/// When the database refuses.
pub(crate) fn consent_to_handling(conn: &mut Conn, id: AccountId, moment: Moment) -> Result<()> {
    store::grant(conn, id, ConsentKind::Handling, CONSENT_VERSION, moment)
}

/// Everything that is kept about somebody.
///
/// # Errors
/// Forbidden for staff, whose work is not theirs to take along.
pub(crate) fn export(conn: &mut Conn, desk: &Desk, actor: &Actor) -> Result<Export> {
    actor.require_somewhere(Right::ExportOneself)?;
    let (mut contacts, mut answers) = (Vec::new(), Vec::new());
    if let Some(digest) = accounts::service::digest_of(conn, actor.id)? {
        contacts = contacts::service::of_number(conn, &digest)?;
        contacts.extend(liaison::service::of_number(conn, &desk.keys, &digest)?);
        answers = surveys::service::of_phone(conn, &digest)?;
    }
    let cases = cases::of_reporter(conn, desk, actor)?;
    let ids: Vec<CaseId> = cases.iter().map(|case| case.summary.id).collect();
    let (hours, certificates) = hours::service::whole(conn, actor.id)?;
    Ok(Export {
        made_at: desk.moment.time(),
        me: accounts::service::me(conn, &desk.keys, actor.id)?,
        phone: accounts::service::phone(conn, &desk.keys, actor.id)?,
        addresses: addresses::service::whole(conn, &desk.keys, actor.id)?,
        consents: store::consents(conn, actor.id)?,
        published: publication::service::of_cases(conn, &desk.places, &ids)?,
        cases,
        contacts,
        sharings: cases::shared_of(conn, actor.id)?,
        answers,
        proposals: proposals::service::mine(conn, desk, actor)?,
        proposal_draft: proposals::service::drafted(conn, actor.id)?.words,
        comments: comments::service::of(conn, actor.id)?,
        residences: residents::service::of(conn, actor.id)?,
        volunteering: volunteers::proofs::whole(conn, desk, actor.id)?,
        volunteer_records: volunteers::records::whole(conn, desk, actor.id)?,
        volunteer_agreement: volunteers::agreement::of(conn, actor.id)?,
        hours,
        certificates,
        services: services::service::whole(conn, desk, actor)?,
        service_blocks: services::service::said_by(conn, actor.id)?,
        kept_apart: services::service::kept_apart(conn, actor.id)?,
        reported_pictures: publication::service::reported_by(conn, actor.id)?,
        reports: moderation::service::reported_by(conn, actor.id)?,
        rolls: votes::service::of(conn, actor.id)?,
        motions: motions::service::of(conn, desk, actor)?,
        objections: objections(conn, actor.id)?,
        plan_contacts: calls::service::contacts_of(conn, desk, actor.id)?,
        plan_questions: calls::service::questions_of(conn, actor.id)?,
        seats: bodies::service::own(conn, actor.id, desk.moment)?,
        projects: projects::service::of(conn, actor.id)?,
        notifications: notifications::service::whole(conn, actor.id)?,
        notification_preferences: notifications::service::preferences(conn, actor.id)?,
    })
}

/// The objections that somebody lodged, each with what it is about.
fn objections(conn: &mut Conn, account: AccountId) -> Result<Vec<OwnObjection>> {
    let lodged = agenda::service::of(conn, account)?.into_iter();
    let whole = lodged.map(|(matter, objection)| {
        let title = match matter {
            Matter::Need(id) => needs::service::title(conn, id)?,
            Matter::Call(id) => calls::service::title(conn, id)?,
        };
        Ok(OwnObjection { title, objection })
    });
    whole.collect()
}

/// Erases somebody: what they wrote, what they consented to, who they are. Returns their cases, whose pictures
/// and cached answers go next.
///
/// # Errors
/// Forbidden for staff: what they did in office stays with the office, and their street ends their posts.
pub(crate) fn erase(conn: &mut Conn, desk: &Desk, actor: &Actor) -> Result<Vec<(CaseId, Access)>> {
    let moment = desk.moment;
    actor.require_somewhere(Right::EraseOneself)?;
    if actor.is_staff() {
        return Err(Error::FORBIDDEN);
    }
    auth::end_all(conn, actor.id)?;
    if let Some(digest) = accounts::service::digest_of(conn, actor.id)? {
        surveys::service::erase_of_phone(conn, &digest)?;
        contacts::service::forget_of_number(conn, &digest)?;
        liaison::service::forget_of_number(conn, &digest)?;
    }
    liaison::service::let_go(conn, actor.id, moment)?;
    residents::service::forget(conn, actor.id)?;
    comments::service::forget(conn, actor.id)?;
    proposals::service::forget(conn, actor.id, moment)?;
    services::service::forget(conn, desk, actor.id)?;
    volunteers::service::forget(conn, actor.id)?;
    hours::service::forget(conn, actor.id)?;
    votes::service::forget(conn, actor.id)?;
    motions::service::forget(conn, actor.id)?;
    agenda::service::forget(conn, actor.id)?;
    calls::service::forget(conn, actor.id)?;
    bodies::service::forget(conn, actor.id, moment)?;
    projects::service::forget(conn, actor.id)?;
    let cases = cases::erase_reporter(conn, actor.id, moment)?;
    notifications::service::forget(conn, actor.id)?;
    addresses::service::forget(conn, actor.id)?;
    store::erase(conn, actor.id)?;
    accounts::service::erase(conn, actor.id, moment)?;
    Ok(cases)
}
