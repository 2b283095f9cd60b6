//! Writing a contact down once, however often it is sent, and letting nobody see the past afterwards.

use contract::contacts::{Person, Recorded};

use super::record::{self, Heard, Said};
use crate::{
    auth::policy::{Actor, Right},
    cases::{
        cached,
        office::Office,
        service::{Access, Desk},
    },
    db::Conn,
    error::Result,
    idempotency::{self, Done, Kept, Ticket},
};

/// Writes down, once for the ticket, that somebody was heard: it becomes a case, which whoever wrote it down takes on at once.
///
/// # Errors
/// Forbidden outside one's own communities; names the field that is wrong; `KeyReused` when the ticket stood for other content.
pub(crate) async fn heard(
    office: &Office,
    ticket: Option<Ticket>,
    (by, right): (&Actor, Right),
    (person, said, heard): (Person, Said, Heard),
) -> Result<Kept> {
    let by = (by.id, record::standing(&office.places, by, right, &said.matter)?);
    if let Some(ticket) = ticket
        && let Some(kept) = record::at_once(office, ticket, by, (&person, &said, &heard)).await?
    {
        return Ok(kept);
    }
    recorded(office, ticket, move |conn, desk| {
        record::in_turn(conn, desk, by, (&person, &said, &heard))
    })
    .await
}

/// Does `work` once for the ticket, and answers with what was written down.
///
/// # Errors
/// What `work` returns; `KeyReused` when the ticket stood for other content.
pub(crate) async fn recorded(
    office: &Office,
    ticket: Option<Ticket>,
    work: impl FnOnce(&mut Conn, &Desk) -> Result<(Access, Recorded)> + Send + 'static,
) -> Result<Kept> {
    let desk = office.desk();
    let (kept, changed) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let (access, recorded) = work(conn, &desk)?;
        Ok(Done {
            kept: Kept::new(201, &recorded)?,
            case: Some(recorded.case.id),
            extra: (recorded.case.id, access),
        })
    })
    .await?;
    if let Some((case, access)) = changed {
        cached::changed(&office.cache, &office.places, case, &access).await;
    }
    Ok(kept)
}
