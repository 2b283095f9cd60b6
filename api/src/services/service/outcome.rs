//! What an organisation may know of whom it referred, once that is over: what came of it.

use contract::teams::{Service, ServicePart, ServiceSummary};

use super::{super::store::Row, referring};
use crate::{cases::service::Desk, db::Conn, error::Result};

/// A request whose resident an organisation referred, for that organisation once it is over: how it stands and what came of it,
/// and nothing of the resident.
pub(super) fn shown(conn: &mut Conn, desk: &Desk, row: &Row) -> Result<Service> {
    let station = desk.places.station(row.community(), None);
    let referrals = referring::shown(conn, row)?;
    Ok(Service {
        summary: in_short(row),
        need: String::new(),
        case_id: None,
        skills: Vec::new(),
        trainings: Vec::new(),
        speech: Vec::new(),
        gender: None,
        safeguard: false,
        least_level: 1,
        by_person: false,
        team: Vec::new(),
        record: None,
        thanks: None,
        photos: Vec::new(),
        hidden_photos: Vec::new(),
        photos_left: 0,
        referrals: referrals.into_iter().filter(|each| each.inbound).collect(),
        timeline: Vec::new(),
        station_phone: station.map(|station| station.phone).unwrap_or_default(),
        actions: Vec::new(),
        contact: false,
        version: row.version,
    })
}

/// The same in a list.
pub(super) fn in_short(row: &Row) -> ServiceSummary {
    ServiceSummary {
        id: row.id(),
        number: row.number.clone(),
        community_id: row.community(),
        cell_id: None,
        kind: row.kind.0,
        urgency: row.urgency.0,
        day: row.day.clone(),
        part: row.part.0,
        state: row.state.0,
        volunteers: 0,
        said_yes: 0,
        standing: ServicePart::Organisation,
        answer_until: None,
        own: None,
        clashes: false,
        unfit: false,
        people: Vec::new(),
        updated_at: row.updated_at.into(),
    }
}
