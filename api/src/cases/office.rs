//! What every route about cases is handed: the reader, and the shared state that a decision needs.

use std::{future::Future, pin::Pin, sync::Arc};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Data};
use contract::{TRACKING, mailbox::Tracking};
use sha2::{Digest, Sha256};

use super::service::{Desk, Reader};
use crate::{
    auth::{Caller, keys::Keys},
    cache::Cache,
    db::Db,
    error::{Error, Result},
    http::part,
    moment::Moment,
    places::{Directory, Places},
};

/// The shared state of the routes about cases.
pub(crate) struct Office {
    pub(crate) db: Data<Db>,
    pub(crate) cache: Data<Cache>,
    pub(crate) places: Arc<Places>,
    pub(crate) keys: Data<Keys>,
    pub(crate) moment: Moment,
}

impl Office {
    /// What a service needs of it.
    pub(crate) fn desk(&self) -> Desk {
        Desk {
            places: self.places.clone(),
            keys: self.keys.as_ref().clone(),
            moment: self.moment,
        }
    }
}

impl FromRequest for Office {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let (db, cache, keys) = (part(request), part(request), part(request));
        let directory = part::<Directory>(request);
        Box::pin(async move {
            let (db, cache, keys) = (db?, cache?, keys?);
            let places = directory?.places(&db).await?;
            Ok(Self {
                db,
                cache,
                places,
                keys,
                moment: Moment::now(),
            })
        })
    }
}

/// Who reads: whoever shows a tracking secret is only that, even when they are signed in, so that following an
/// anonymous case never ties it to an account.
pub(crate) struct CaseReader(pub(crate) Reader);

impl FromRequest for CaseReader {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if let Some(secret) = request.headers().get(TRACKING) {
            let secret = secret.to_str().ok().and_then(Tracking::parse);
            return Box::pin(async move {
                let secret = secret.ok_or(Error::NOT_FOUND)?;
                Ok(Self(Reader::Tracker(Sha256::digest(secret.bytes()).into())))
            });
        }
        let caller = Caller::from_request(request, payload);
        Box::pin(async move {
            Ok(Self(match caller.await? {
                Caller::Somebody(actor) => Reader::Actor(actor),
                Caller::Nobody => Reader::Nobody,
            }))
        })
    }
}
