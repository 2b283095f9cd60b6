//! The address of one's signature.

use std::time::Duration;

use actix_web::{
    HttpResponse, delete, put,
    web::{Data, Path},
};
use contract::ids::ProposalId;
use tokio::sync::oneshot;

use super::super::service::{self, Company, Counters};
use crate::{auth::SignedIn, cases::office::Office, db::Db, error::Result, http::Routes, moment::Moment};

/// Between two counts of a proposal that many sign at once: counting all takes the longer the more have signed.
const PAUSE: Duration = Duration::from_millis(50);

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(sign).service(unsign);
}

/// Signs a proposal (附议), as a verified resident of its community. Signing twice changes nothing.
#[utoipa::path(tag = "proposals", operation_id = "sign_proposal", params(("id" = ProposalId, Path)),
    responses((status = 204, description = "It is signed")))]
#[put("/proposals/{id}/signature")]
async fn sign(
    by: SignedIn,
    office: Office,
    (company, counters): (Data<Company>, Data<Counters>),
    id: Path<ProposalId>,
) -> Result<HttpResponse> {
    service::sign_in_company(&office.db, &company, office.desk(), by.0, *id).await?;
    counted(&office, &counters, *id).await
}

/// Takes one's signature back.
#[utoipa::path(tag = "proposals", operation_id = "unsign_proposal", params(("id" = ProposalId, Path)),
    responses((status = 204, description = "It is not signed any more")))]
#[delete("/proposals/{id}/signature")]
async fn unsign(
    by: SignedIn,
    office: Office,
    (company, counters): (Data<Company>, Data<Counters>),
    id: Path<ProposalId>,
) -> Result<HttpResponse> {
    service::unsign_in_company(&office.db, &company, office.desk(), by.0, *id).await?;
    counted(&office, &counters, *id).await
}

/// Counts, unless somebody does, and says that it is done. The signature is kept whether or not it could be counted.
async fn counted(office: &Office, counters: &Counters, id: ProposalId) -> Result<HttpResponse> {
    if counters.begin(id) {
        // Apart from the request: whoever signed may be gone before it is counted.
        let (told, counted) = oneshot::channel();
        tokio::spawn(count(office.db.as_ref().clone(), counters.clone(), id, told));
        // Without a word it is counted by the next who signs.
        let _ = counted.await;
    }
    Ok(HttpResponse::NoContent().finish())
}

/// Counts, tells whoever began that, and goes on for those who signed meanwhile.
async fn count(db: Db, counters: Counters, id: ProposalId, told: oneshot::Sender<()>) {
    let mut told = Some(told);
    loop {
        let counted = db.write(move |conn| service::settle(conn, id, Moment::now())).await;
        if let Err(error) = counted {
            tracing::warn!(%error, "signatures were not counted; the next who signs counts them, or the hourly sweep");
            return counters.give_up(id);
        }
        let again = counters.again(id);
        // Whoever went away does not want to know.
        let _ = told.take().map(|told| told.send(()));
        if !again {
            return;
        }
        tokio::time::sleep(PAUSE).await;
    }
}
