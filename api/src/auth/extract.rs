//! What a route asks for to know who calls; asking for it is also insisting on it.

use std::{future::Future, pin::Pin};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::{Method, header},
    web::Data,
};
use contract::problem::Kind;
use uuid::Uuid;

use super::{cookies, keys::Keys, origin, policy::Actor, snapshot, tokens};
use crate::{
    cache::Cache,
    db::Db,
    error::{Error, Result},
    moment::Moment,
};

/// Whoever calls. A token that is not good is an error, not nobody: the caller believes they are signed in.
pub(crate) enum Caller {
    /// Without credentials.
    Nobody,
    /// Signed in.
    Somebody(Actor),
}

impl Caller {
    /// Who calls, if they are signed in.
    pub(crate) fn somebody(self) -> Option<Actor> {
        match self {
            Self::Somebody(actor) => Some(actor),
            Self::Nobody => None,
        }
    }
}

/// Somebody who is signed in.
pub(crate) struct SignedIn(pub(crate) Actor);

/// Somebody who is signed in and holds a post as staff.
pub(crate) struct Staff(pub(crate) Actor);

/// Somebody who is signed in, and the session they are signed in by.
#[derive(Clone)]
pub(crate) struct Present {
    pub(crate) actor: Actor,
    pub(crate) session: Uuid,
}

/// Left in the request's extensions for whoever logs it: the account that called.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ActorId(pub(crate) Uuid);

type Extracting<T> = Pin<Box<dyn Future<Output = Result<T>>>>;

impl FromRequest for Caller {
    type Error = Error;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            Ok(identify(&request)
                .await?
                .map_or(Self::Nobody, |present| Self::Somebody(present.actor)))
        })
    }
}

impl FromRequest for Present {
    type Error = Error;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { identify(&request).await?.ok_or(Error::Problem(Kind::Unauthenticated)) })
    }
}

impl FromRequest for SignedIn {
    type Error = Error;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let present = Present::from_request(request, payload);
        Box::pin(async move { Ok(Self(present.await?.actor)) })
    }
}

impl FromRequest for Staff {
    type Error = Error;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let present = Present::from_request(request, payload);
        Box::pin(async move {
            let actor = present.await?.actor;
            if actor.is_staff() {
                Ok(Self(actor))
            } else {
                Err(Error::FORBIDDEN)
            }
        })
    }
}

/// Who calls, found out once for each request.
async fn identify(request: &HttpRequest) -> Result<Option<Present>> {
    if let Some(known) = request.extensions().get::<Present>() {
        return Ok(Some(known.clone()));
    }
    let Some(token) = token(request)? else { return Ok(None) };
    let (Some(keys), Some(cache), Some(db)) = (
        request.app_data::<Data<Keys>>(),
        request.app_data::<Data<Cache>>(),
        request.app_data::<Data<Db>>(),
    ) else {
        return Err(Error::internal("the application lacks a part of its state"));
    };
    let claims = tokens::verify(keys, &token, Moment::now())?;
    let present = Present {
        actor: snapshot::of(cache, db, &claims).await?,
        session: claims.sid,
    };
    let mut extensions = request.extensions_mut();
    extensions.insert(ActorId(claims.sub.uuid()));
    extensions.insert(present.clone());
    Ok(Some(present))
}

/// Whether whoever called may still: their token has not run out, and their session stands.
///
/// # Errors
/// When they may not.
pub(crate) async fn again(request: &HttpRequest) -> Result<()> {
    request.extensions_mut().remove::<Present>();
    identify(request)
        .await?
        .map(drop)
        .ok_or(Error::Problem(Kind::Unauthenticated))
}

/// The access token of a request: from its header or, for browsers, from its cookie.
fn token(request: &HttpRequest) -> Result<Option<String>> {
    if let Some(given) = request.headers().get(header::AUTHORIZATION) {
        let token = given.to_str().ok().and_then(|given| given.split_once(' '));
        return match token {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Ok(Some(token.trim().to_owned())),
            _ => Err(Error::Problem(Kind::Unauthenticated)),
        };
    }
    let token = cookies::access(request);
    // A browser adds the cookie by itself, whoever made it ask; a header only our own pages can add.
    if token.is_some() && !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        origin::require(request)?;
    }
    Ok(token)
}
