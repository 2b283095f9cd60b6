//! Cards as they are printed, and as they are scanned.

use std::time::Duration;

use contract::{
    ids::{AccountId, CardId, CellId, CommunityId},
    liaison::{Face, PrintCards, Scanned, Sheet},
    places::Station,
};
use serde::{Deserialize, Serialize};

use super::{
    super::{
        code,
        store::cards::{self as store, Row},
        token,
    },
    cards::shown,
    officers::{self, Officers},
};
use crate::{
    auth::{
        keys::Keys,
        policy::{Actor, Right},
    },
    cases::office::Office,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
    places::Places,
};

/// For how long what stands on a card is kept ready.
const KEEP: Duration = Duration::from_hours(1);

/// Cards as they are printed, and writes down that they were.
///
/// # Errors
/// A fault at `/cards` when one of them does not count, or is not theirs to print.
pub(crate) fn print(
    conn: &mut Conn,
    keys: &Keys,
    address: &str,
    (actor, places): (&Actor, &Places),
    asked: &PrintCards,
    moment: Moment,
) -> Result<Sheet> {
    let rows = store::of_ids(conn, &asked.cards)?;
    let mut faces = Vec::with_capacity(rows.len());
    let mut known: Option<(CommunityId, Officers)> = None;
    for id in &asked.cards {
        let unknown = || Error::field("/cards", "card_unknown");
        let row = rows.iter().find(|row| row.id() == *id).filter(|row| row.revoked_at.is_none());
        let row = row.ok_or_else(unknown)?.clone();
        let community = row.community();
        let place = places.place(community)?;
        actor.role_for(Right::IssueCards, place).ok_or_else(unknown)?;
        let officers = match known.take() {
            Some((of, officers)) if of == community => officers,
            _ => Officers::of(conn, community)?,
        };
        faces.push(face(keys, address, places, row, &officers)?);
        known = Some((community, officers));
    }
    store::printed(conn, &asked.cards, moment)?;
    Ok(Sheet { faces })
}

fn face(keys: &Keys, address: &str, places: &Places, row: Row, officers: &Officers) -> Result<Face> {
    let (start, token) = (format!("{address}/card/#"), token::write(keys, row.serial).to_string());
    let (modules, path) = code::draw(&start, &token)?;
    Ok(Face {
        community_name: places
            .community(row.community())
            .map_or_else(String::new, |one| one.name.clone()),
        station: station(places, &row),
        card: shown(row, officers),
        address: start + &token,
        modules,
        path,
    })
}

/// The station that answers for a card's cell.
fn station(places: &Places, row: &Row) -> Option<Station> {
    let id = places.station(row.community(), Some(row.cell()))?.id;
    let community = places.community(row.community())?;
    community.stations.iter().find(|station| station.id == id).cloned()
}

/// The card of a code; nothing for a code that is not genuine.
///
/// # Errors
/// When the database refuses.
pub(super) fn of_token(conn: &mut Conn, keys: &Keys, text: &str) -> Result<Option<Row>> {
    match token::read(keys, text) {
        Some(serial) => store::by_serial(conn, serial),
        None => Ok(None),
    }
}

/// What stands on a card for as long as there is one: it may be believed unread.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::liaison) struct Written {
    pub(in crate::liaison) id: CardId,
    pub(in crate::liaison) community: CommunityId,
    pub(in crate::liaison) cell: CellId,
    pub(in crate::liaison) officer: AccountId,
    pub(in crate::liaison) label: String,
}

impl From<Row> for Written {
    fn from(row: Row) -> Self {
        Self {
            id: row.id(),
            community: row.community(),
            cell: row.cell(),
            officer: row.officer(),
            label: row.label,
        }
    }
}

/// What stands on the card of a code, kept ready.
///
/// # Errors
/// When it must be read, and the database refuses.
pub(in crate::liaison) async fn written(office: &Office, text: &str) -> Result<Option<Written>> {
    let Some(serial) = token::read(&office.keys, text) else {
        return Ok(None);
    };
    let key = format!("card:{serial}");
    let kept = office.cache.get(&key).await;
    if let Some(card) = kept.and_then(|kept| serde_json::from_slice(&kept).ok()) {
        return Ok(Some(card));
    }
    let card = office
        .db
        .read(move |conn| store::by_serial(conn, serial))
        .await?
        .map(Written::from);
    if let Some(Ok(bytes)) = card.as_ref().map(serde_json::to_vec) {
        office.cache.put(&key, bytes.into(), KEEP).await;
    }
    Ok(card)
}

/// The card of a code and its community, if it counts.
///
/// # Errors
/// When the database refuses.
pub(crate) fn live_card(conn: &mut Conn, keys: &Keys, text: &str) -> Result<Option<(CardId, CommunityId)>> {
    let live = of_token(conn, keys, text)?.filter(|row| row.revoked_at.is_none());
    Ok(live.map(|row| (row.id(), row.community())))
}

/// What somebody sees who scans a card.
///
/// # Errors
/// [`Error::NOT_FOUND`] for a code that is not genuine.
pub(in crate::liaison) fn scan(conn: &mut Conn, keys: &Keys, places: &Places, text: &str) -> Result<(CardId, Scanned)> {
    let row = of_token(conn, keys, text)?.ok_or(Error::NOT_FOUND)?;
    let officer = match row.revoked_at {
        None => officers::one(conn, row.community(), row.officer())?,
        Some(_) => None,
    };
    let scanned = Scanned {
        number: row.number.unsigned_abs(),
        community_id: row.community(),
        community_name: places
            .community(row.community())
            .map_or_else(String::new, |one| one.name.clone()),
        station: station(places, &row),
        label: row.label.clone(),
        officer,
    };
    Ok((row.id(), scanned))
}

/// Counts a scan.
///
/// # Errors
/// When the database refuses.
pub(in crate::liaison) fn count(conn: &mut Conn, id: CardId, moment: Moment) -> Result<()> {
    store::scanned(conn, id, &moment.today().to_string())
}
