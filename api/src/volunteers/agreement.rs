//! What a community agrees on with its volunteers: its text, version by version, and who has agreed to it.

use contract::{
    audit::{Act, SubjectKind},
    ids::{AccountId, CommunityId},
    notifications::NotificationKind,
    problem::Kind,
    teams::{Agreed, AgreementParts, OwnAgreement, VolunteerAgreement},
};

use super::store::{self, Row, agreement};
use crate::{
    accounts::service as accounts,
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    notifications::{
        crowd::{self, News},
        service::About,
    },
};

/// The agreement of a community, as it is now.
///
/// # Errors
/// When the database refuses.
pub(super) fn read(conn: &mut Conn, community: CommunityId) -> Result<VolunteerAgreement> {
    let latest = agreement::latest(conn, community)?;
    let (version, parts, set_at) = match latest {
        Some((version, parts, at)) => (version, Some(parts), Some(at.into())),
        None => (0, None, None),
    };
    Ok(VolunteerAgreement {
        community_id: community,
        version,
        parts,
        set_at,
    })
}

/// Sets the agreement of a community, in the place of the version that was `seen`. Its volunteers are told, and agree to it before they
/// next say yes.
///
/// # Errors
/// Forbidden for who is not in charge; stale, with the agreement as it is now, when somebody set another since.
pub(crate) fn set(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    (community, seen): (CommunityId, Option<i32>),
    new: &AgreementParts,
) -> Result<VolunteerAgreement> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::ManageHelpers, place)?;
    let known = read(conn, community)?;
    let new = trimmed(new);
    if known.parts.as_ref() == Some(&new) {
        return Ok(known);
    }
    let version = known.version + 1;
    let latest = seen.unwrap_or_default() == known.version;
    if !latest || !agreement::add(conn, (community, version), &new, by.id, desk.moment)? {
        return Err(Error::overtaken(Kind::Stale, &read(conn, community)?)?);
    }
    let (who, subject) = (By::somebody(by.id, role), Subject::new(SubjectKind::Community, community));
    let version = version.to_string();
    let detail = [("rule", "volunteer_agreement"), ("version", version.as_str())];
    audit::record(conn, who, place, Act::SetRule, subject, &detail, desk.moment)?;
    let all = store::of_community(conn, community)?;
    let news = News::new(community, NotificationKind::AgreementChanged, About::Agreement(community));
    crowd::tell_all(conn, &all, &news.again("set"), desk.moment)?;
    read(conn, community)
}

fn trimmed(parts: &AgreementParts) -> AgreementParts {
    let [content, way, time, place, conditions, safety] = [
        &parts.content,
        &parts.way,
        &parts.time,
        &parts.place,
        &parts.conditions,
        &parts.safety,
    ]
    .map(|part| part.trim().to_owned());
    AgreementParts {
        content,
        way,
        time,
        place,
        conditions,
        safety,
    }
}

/// The agreement of somebody's community, and whether they have agreed to it; nothing of who is no volunteer.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, account: AccountId) -> Result<Option<OwnAgreement>> {
    let row = store::find(conn, account)?;
    row.map(|row| standing(conn, &row)).transpose()
}

fn standing(conn: &mut Conn, row: &Row) -> Result<OwnAgreement> {
    let community = row.community_id.into();
    let agreed = agreement::agreed(conn, row.account_id.into(), community)?;
    Ok(OwnAgreement {
        agreement: read(conn, community)?,
        agreed: agreed.map(|(version, _)| version),
        agreed_at: agreed.map(|(_, at)| at.into()),
    })
}

/// Whether a volunteer has to agree to something before they can say yes to a task.
///
/// # Errors
/// When the database refuses.
pub(crate) fn is_due(conn: &mut Conn, account: AccountId) -> Result<bool> {
    Ok(of(conn, account)?.is_some_and(|own| own.is_due()))
}

/// The agreement of one's own community.
///
/// # Errors
/// Not found for who never asked to be a volunteer.
pub(super) fn own(conn: &mut Conn, by: &Actor) -> Result<OwnAgreement> {
    of(conn, by.id)?.ok_or(Error::NOT_FOUND)
}

/// Agrees to it.
///
/// # Errors
/// As [`own`]; conflict, with the agreement as it is now, for another version than the current one.
pub(crate) fn agree(conn: &mut Conn, desk: &Desk, by: &Actor, said: Agreed) -> Result<OwnAgreement> {
    accounts::hold(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let now = own(conn, by)?;
    let current = &now.agreement;
    if said.version != current.version || current.version == 0 {
        return Err(Error::overtaken(Kind::Conflict, &now)?);
    }
    agreement::agree(conn, by.id, (current.community_id, current.version), desk.moment)?;
    own(conn, by)
}
