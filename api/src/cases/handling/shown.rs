//! How a case is being handled, as staff and those it was handed to see it.

use contract::{
    grid::Subcategory,
    handling::{Handling as Shown, OpenQuestion, PauseShown, Question, TransferShown},
    ids::{AccountId, CaseId},
};

use super::{
    Asked, Handling, choice,
    organisations::sheet,
    sharing,
    store::{self as handling, Kin},
};
use crate::{
    accounts::service as accounts,
    cases::{
        access::{Access, Reader},
        model::Party,
        service::Desk,
        store::{self, Which},
        timeline,
    },
    db::{Conn, Word},
    error::{Error, Result},
};

/// How a case is being handled.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers; forbidden for its reporter, whom its timeline tells.
pub(super) fn of(conn: &mut Conn, desk: &Desk, reader: &Reader, id: CaseId) -> Result<Shown> {
    let whole = store::find(conn, Which::Id(id))?.ok_or(Error::NOT_FOUND)?;
    let party = Access::of(&whole).party(reader, &desk.places);
    match party {
        Party::Stranger => return Err(Error::NOT_FOUND),
        Party::Station | Party::Street | Party::Host => {}
        Party::Reporter | Party::Recorder => return Err(Error::FORBIDDEN),
    }
    let subcategory = whole
        .row
        .subcategory_id
        .and_then(|id| desk.places.subcategory(id.into()))
        .cloned();
    let plain = || Handling::of(whole.row.id, whole.row.community_id);
    let known = &whole.handling.clone().unwrap_or_else(plain);
    let transfer = handed(conn, desk, known)?;
    if party == Party::Host {
        return Ok(Shown {
            flow: known.row.flow.0,
            transfer,
            voices: voices(known),
            ..Shown::default()
        });
    }
    whole_of(conn, desk, known, reader.account(), (transfer, subcategory))
}

fn voices(known: &Handling) -> u32 {
    u32::try_from(known.row.voices).unwrap_or(1)
}

fn whole_of(
    conn: &mut Conn,
    desk: &Desk,
    known: &Handling,
    reader: Option<AccountId>,
    (transfer, subcategory): (Option<TransferShown>, Option<Subcategory>),
) -> Result<Shown> {
    let id = CaseId::from(known.row.case_id);
    let handler = known
        .handler()
        .map(|handler| choice::shown(conn, desk, handler))
        .transpose()?;
    let helpers = known.rest.helpers.iter();
    let helpers = helpers
        .map(|helper| choice::shown(conn, desk, *helper))
        .collect::<Result<_>>()?;
    let question = match (known.row.question, known.rest.asked) {
        (Some(Word(kind)), Some(asked)) => Some(question(conn, kind, asked, reader)?),
        _ => None,
    };
    let reference = |conn: &mut Conn, key| match key {
        Some(key) => handling::case_ref(conn, key),
        None => Ok(None),
    };
    Ok(Shown {
        flow: known.row.flow.0,
        subcategory,
        handler,
        helpers,
        question,
        transfer,
        take_by: known.row.take_by.map(Into::into),
        pause: known.rest.pause.map(|pause| PauseShown {
            reason: pause.reason,
            since: pause.since,
            until: pause.until,
        }),
        merged_into: reference(conn, known.row.merged_into)?,
        merged: if known.row.voices > 1 {
            handling::kin(conn, Kin::Parts, id)?
        } else {
            Vec::new()
        },
        voices: voices(known),
        split_from: reference(conn, known.row.split_from)?,
        split_into: handling::kin(conn, Kin::Splits, id)?,
        naming: sharing::shown(conn, desk, known)?,
        publicity: known.rest.publicity,
    })
}

fn question(conn: &mut Conn, kind: Question, asked: Asked, reader: Option<AccountId>) -> Result<OpenQuestion> {
    Ok(OpenQuestion {
        kind,
        by: accounts::names(conn, &[asked.by])?.remove(&asked.by).unwrap_or_default(),
        own: reader == Some(asked.by),
        at: asked.at,
        text: timeline::text_of(conn, asked.entry)?.unwrap_or_default(),
        days: asked.days,
    })
}

fn handed(conn: &mut Conn, desk: &Desk, known: &Handling) -> Result<Option<TransferShown>> {
    let Some(handed) = known.rest.handed else {
        return Ok(None);
    };
    let (community_id, organisation_id) = (known.host(), known.row.organisation_id.map(Into::into));
    let (name, phone) = match (community_id, organisation_id) {
        (Some(community), _) => {
            let station = desk.places.station(community, None);
            let name = desk.places.name(community.uuid()).unwrap_or_default();
            (name, station.map(|station| station.phone))
        }
        (None, Some(organisation)) => {
            let sheet = sheet(conn, organisation)?;
            (sheet.name, Some(sheet.phone))
        }
        (None, None) => return Ok(None),
    };
    Ok(Some(TransferShown {
        community_id,
        organisation_id,
        name,
        phone,
        at: handed.at,
        acknowledged_at: handed.acknowledged_at,
        consent: handed.consent,
    }))
}
