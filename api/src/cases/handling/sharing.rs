//! Whether whoever a case is handed to may know its reporter's name and number: what is asked and answered, and what was shared
//! with whom.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    audit::{Act, SubjectKind},
    cases::{Because, NameShown},
    handling::{NamingRequest, NamingShown, NamingState, Transfer},
    ids::{AccountId, CommunityId, OrganisationId},
    privacy::OwnSharing,
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Handling, HandlingRow, Rest, organisations};
use crate::{
    audit::service::{self as audit, By, Subject},
    cases::{
        deed::Deed,
        service::{self, Desk},
        store::Whole,
    },
    db::{
        Conn, Key, Micros,
        schema::{case_sharings, cases},
    },
    error::{Error, Result},
};

/// To whom a case is or may be handed: a community or an organisation.
type Recipient = (Option<CommunityId>, Option<OrganisationId>);

/// What the reporter was asked, and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Naming {
    community: Option<CommunityId>,
    organisation: Option<OrganisationId>,
    pub(super) state: NamingState,
    at: DateTime<Utc>,
}

impl Naming {
    fn of((community, organisation): Recipient, state: NamingState, at: DateTime<Utc>) -> Self {
        Self {
            community,
            organisation,
            state,
            at,
        }
    }

    fn concerns(&self, recipient: Recipient) -> bool {
        (self.community, self.organisation) == recipient
    }
}

fn host(row: &HandlingRow) -> Recipient {
    (row.host_id.map(Into::into), row.organisation_id.map(Into::into))
}

fn key((community, organisation): Recipient) -> Option<Key> {
    community.map(Key::from).or(organisation.map(Key::from))
}

/// To whom a case is handed, while it is.
pub(in crate::cases) fn host_of(whole: &Whole) -> Option<Key> {
    whole.handling.as_ref().and_then(|handling| key(host(&handling.row)))
}

/// About whom a deed is that was done, where it says who may know the reporter: nobody else it is handed to reads of it.
pub(in crate::cases) fn recipient(whole: &Whole, deed: &Deed) -> Option<Key> {
    if !deed.action().is_about_naming() {
        return None;
    }
    // Where the station heard it by other ways, nothing was asked.
    let asked = naming(whole).map(|naming| (naming.community, naming.organisation));
    asked.map_or_else(|| host_of(whole), key)
}

/// Takes over what a deed changes of it.
pub(super) fn change(row: &HandlingRow, rest: &mut Rest, deed: &Deed, at: DateTime<Utc>) {
    let answer = |naming: Option<Naming>, state| naming.map(|naming| Naming { state, at, ..naming });
    match deed {
        Deed::AskNaming(request) => {
            let recipient = (request.community_id, request.organisation_id);
            rest.naming = Some(Naming::of(recipient, NamingState::Asked, at));
        }
        Deed::Allow(_) => rest.naming = answer(rest.naming, NamingState::Agreed),
        Deed::Forbid(_) => rest.naming = answer(rest.naming, NamingState::Refused),
        // What was asked about somebody else is asked no more.
        Deed::Transfer(_) => rest.naming = rest.naming.filter(|naming| naming.concerns(host(row))),
        Deed::Named(_) => {
            rest.naming = Some(Naming::of(host(row), NamingState::Shared, at));
            if let Some(handed) = &mut rest.handed {
                handed.consent = true;
            }
        }
        _ => {}
    }
}

fn naming(whole: &Whole) -> Option<Naming> {
    whole.handling.as_ref().and_then(|handling| handling.rest.naming)
}

/// Insists that the reporter has not yet been asked this, and about whom it is handed to where it is. What they are asked then
/// says who is to know them.
///
/// # Errors
/// Names the field.
pub(super) fn check_request(conn: &mut Conn, desk: &Desk, whole: &Whole, request: &NamingRequest) -> Result<Deed> {
    let recipient = (request.community_id, request.organisation_id);
    super::prepare::check_destination(conn, desk, whole, recipient)?;
    let at = if request.community_id.is_some() {
        "/community_id"
    } else {
        "/organisation_id"
    };
    let handling = whole.handling.as_ref();
    let elsewhere = handling.is_some_and(|handling| handling.rest.handed.is_some() && host(&handling.row) != recipient);
    if elsewhere {
        return Err(Error::field(at, "destination_unknown"));
    }
    if naming(whole).is_some_and(|naming| naming.concerns(recipient)) {
        return Err(Error::field(at, "naming_asked"));
    }
    Ok(Deed::AskNaming(NamingRequest {
        text: format!("{}：{}", name(conn, desk, recipient)?, request.text.trim()),
        ..request.clone()
    }))
}

/// Insists that nobody is named who was asked and has not agreed.
///
/// # Errors
/// Names the field.
pub(super) fn check_transfer(whole: &Whole, transfer: &Transfer) -> Result<()> {
    let recipient = (transfer.community_id, transfer.organisation_id);
    let asked = naming(whole).filter(|naming| naming.concerns(recipient));
    if transfer.consent && asked.is_some_and(|naming| naming.state != NamingState::Agreed) {
        return Err(Error::field("/consent", "naming_not_given"));
    }
    Ok(())
}

fn name(conn: &mut Conn, desk: &Desk, recipient: Recipient) -> Result<String> {
    match recipient {
        (Some(community), _) => Ok(desk.places.name(community.uuid()).unwrap_or_default()),
        (None, Some(organisation)) => Ok(organisations::sheet(conn, organisation)?.name),
        (None, None) => Ok(String::new()),
    }
}

/// How it stands, for the desk.
///
/// # Errors
/// When the database refuses.
pub(super) fn shown(conn: &mut Conn, desk: &Desk, known: &Handling) -> Result<Option<NamingShown>> {
    let Some(naming) = known.rest.naming else {
        return Ok(None);
    };
    Ok(Some(NamingShown {
        community_id: naming.community,
        organisation_id: naming.organisation,
        name: name(conn, desk, (naming.community, naming.organisation))?,
        state: naming.state,
        at: naming.at,
    }))
}

/// Shares what the reporter agreed to once it had been handed over.
///
/// # Errors
/// When the database refuses.
pub(super) fn allowed(conn: &mut Conn, desk: &Desk, whole: &mut Whole, by: (Role, Option<AccountId>)) -> Result<()> {
    let handling = whole.handling.as_ref();
    let with_them = handling.is_some_and(|handling| {
        let asked = handling.rest.naming;
        handling.rest.handed.is_some() && asked.is_some_and(|naming| naming.concerns(host(&handling.row)))
    });
    if with_them { share(conn, desk, whole, by) } else { Ok(()) }
}

/// Writes down that whoever it was handed to may now know its reporter's name and number, and since when the reporter agrees;
/// where they were not asked here, that the station says so.
///
/// # Errors
/// When the database refuses.
pub(super) fn share(conn: &mut Conn, desk: &Desk, whole: &mut Whole, by: (Role, Option<AccountId>)) -> Result<()> {
    disclosed(conn, desk, whole, by)?;
    let Some(recipient) = whole.handling.as_ref().map(|handling| host(&handling.row)) else {
        return Ok(());
    };
    if whole.reporter().is_none() || whole.row.name_shown.0 == NameShown::Nobody {
        return Ok(());
    }
    let agreed = naming(whole).filter(|naming| naming.state == NamingState::Agreed);
    let state = whole.row.state.0;
    if agreed.is_none() {
        service::carry_out(conn, whole, &Deed::Allow(Because::default()), state, by, desk.moment)?;
    }
    let recipient = name(conn, desk, recipient)?;
    let row = (
        case_sharings::case_id.eq(whole.row.id),
        case_sharings::shared_at.eq(Micros::from(desk.moment.time())),
        case_sharings::community_id.eq(whole.row.community_id),
        case_sharings::recipient.eq(recipient.clone()),
        case_sharings::agreed_at.eq(agreed.map(|naming| Micros::from(naming.at))),
    );
    diesel::insert_into(case_sharings::table).values(row).execute(conn)?;
    service::carry_out(conn, whole, &Deed::Named(recipient), state, by, desk.moment)
}

fn disclosed(conn: &mut Conn, desk: &Desk, whole: &Whole, by: (Role, Option<AccountId>)) -> Result<()> {
    let (role, Some(account)) = by else { return Ok(()) };
    let place = desk.places.place(whole.community())?;
    let (who, subject) = (By::somebody(account, role), Subject::new(SubjectKind::Case, whole.id()));
    let reason = [("reason", "transfer")];
    audit::record(conn, who, place, Act::DisclosePhone, subject, &reason, desk.moment)
}

/// With whom somebody's name and number were shared, the latest first.
///
/// # Errors
/// When the database refuses.
pub(in crate::cases) fn of_reporter(conn: &mut Conn, account: AccountId) -> Result<Vec<OwnSharing>> {
    let rows: Vec<(String, String, Option<Micros>, Micros)> = case_sharings::table
        .inner_join(cases::table.on(cases::id.eq(case_sharings::case_id)))
        .filter(cases::reporter_id.eq(Some(Key::from(account))))
        .order((case_sharings::shared_at.desc(), case_sharings::case_id))
        .select((
            cases::number,
            case_sharings::recipient,
            case_sharings::agreed_at,
            case_sharings::shared_at,
        ))
        .load(conn)?;
    let own = |(case_number, recipient, agreed, shared): (String, String, Option<Micros>, Micros)| OwnSharing {
        case_number,
        recipient,
        agreed_at: agreed.map(Into::into),
        shared_at: shared.into(),
    };
    Ok(rows.into_iter().map(own).collect())
}

/// Forgets with whom the reporter of a case was shared.
///
/// # Errors
/// When the database refuses.
pub(in crate::cases) fn forget(conn: &mut Conn, case: Key) -> Result<()> {
    diesel::delete(case_sharings::table.filter(case_sharings::case_id.eq(case))).execute(conn)?;
    Ok(())
}
