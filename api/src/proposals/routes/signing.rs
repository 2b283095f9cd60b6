//! The address of one's signature.

use actix_web::{
    HttpResponse, delete, put,
    web::{Data, Path},
};
use contract::ids::ProposalId;

use super::super::service::{self, Counters};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::{Conn, Db},
    error::{Error, Result},
    http::Routes,
    moment::Moment,
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(sign).service(unsign);
}

/// Signs a proposal (附议), as a verified resident of its community. Signing twice changes nothing.
#[utoipa::path(tag = "proposals", operation_id = "sign_proposal", params(("id" = ProposalId, Path)),
    responses((status = 204, description = "It is signed")))]
#[put("/proposals/{id}/signature")]
async fn sign(by: SignedIn, office: Office, counters: Data<Counters>, id: Path<ProposalId>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let work = move |conn: &mut Conn| service::sign(conn, &desk, &by.0, id);
    office.db.write(work).await?;
    counted(&office, &counters, id).await
}

/// Takes one's signature back.
#[utoipa::path(tag = "proposals", operation_id = "unsign_proposal", params(("id" = ProposalId, Path)),
    responses((status = 204, description = "It is not signed any more")))]
#[delete("/proposals/{id}/signature")]
async fn unsign(by: SignedIn, office: Office, counters: Data<Counters>, id: Path<ProposalId>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let work = move |conn: &mut Conn| service::unsign(conn, &desk, &by.0, id);
    office.db.write(work).await?;
    counted(&office, &counters, id).await
}

/// Counts, unless somebody does, and says that it is done. The signature is kept whether or not it could be counted.
async fn counted(office: &Office, counters: &Counters, id: ProposalId) -> Result<HttpResponse> {
    if counters.begin(id) {
        // Apart from the request: whoever signed may be gone before it is counted.
        let counting = tokio::spawn(count(office.db.as_ref().clone(), counters.clone(), id));
        counting.await.map_err(Error::internal)?;
    }
    Ok(HttpResponse::NoContent().finish())
}

async fn count(db: Db, counters: Counters, id: ProposalId) {
    loop {
        let counted = db.write(move |conn| service::settle(conn, id, Moment::now())).await;
        if let Err(error) = counted {
            tracing::warn!(%error, "signatures were not counted; the next who signs counts them, or the hourly sweep");
            return counters.give_up(id);
        }
        if !counters.again(id) {
            return;
        }
    }
}
