//! What the changes of a proposal have in common: who makes one, of which proposal, and which version they believe to change.

use std::{future::Future, pin::Pin};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    web::{Json, Path},
};
use contract::{ids::ProposalId, proposals::Proposal};

use super::changed;
use crate::{
    auth::{SignedIn, policy::Actor},
    cases::{office::Office, service::Desk},
    db::Conn,
    error::Result,
    http::IfMatch,
};

/// Somebody who changes a proposal; what they may do of it the service decides.
pub(super) struct Changing {
    by: SignedIn,
    office: Office,
    of: (ProposalId, Option<i32>),
}

impl Changing {
    /// Does it, and shows what came of it. The proposal is handed on with the version that is believed to be changed.
    pub(super) async fn does(
        self,
        act: impl FnOnce(&mut Conn, &Desk, &Actor, (ProposalId, Option<i32>)) -> Result<Proposal> + Send + 'static,
    ) -> Result<Json<Proposal>> {
        let of = self.of;
        change(self.by, &self.office, move |conn, desk, by| act(conn, desk, by, of)).await
    }
}

impl FromRequest for Changing {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let parts = <(SignedIn, Office, Path<ProposalId>, IfMatch)>::from_request(request, payload);
        Box::pin(async move {
            let (by, office, id, at) = parts.await?;
            Ok(Self {
                by,
                office,
                of: (*id, at.0),
            })
        })
    }
}

/// Does what changes a proposal, and shows what came of it.
pub(super) async fn change(
    by: SignedIn,
    office: &Office,
    act: impl FnOnce(&mut Conn, &Desk, &Actor) -> Result<Proposal> + Send + 'static,
) -> Result<Json<Proposal>> {
    let desk = office.desk();
    let proposal = office.db.write(move |conn| act(conn, &desk, &by.0)).await?;
    changed(office, proposal.summary.community_id).await;
    Ok(Json(proposal))
}
