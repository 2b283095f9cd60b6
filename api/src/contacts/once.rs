//! Writing a contact down once, however often it is sent, and letting nobody see the past afterwards.

use contract::contacts::Recorded;

use crate::{
    cases::{
        cached,
        office::Office,
        service::{Access, Desk},
    },
    db::Conn,
    error::Result,
    idempotency::{self, Done, Kept, Ticket},
};

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
