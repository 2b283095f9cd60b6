//! Reading the query part of an address, with the same faults as a body.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// The parameters of a query; unknown ones and wrong values are refused by name.
#[derive(Debug)]
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.query_string()).map(Self))
    }
}

fn read<T: DeserializeOwned>(query: &str) -> Result<T> {
    actix_web::web::Query::<T>::from_query(query)
        .map(actix_web::web::Query::into_inner)
        .map_err(|error| {
            let text = error.to_string();
            let field = text.split('`').nth(1).unwrap_or_default();
            if text.contains("unknown field") {
                Error::field(&format!("/{field}"), "unknown_field")
            } else if text.contains("missing field") {
                Error::field(&format!("/{field}"), "missing_field")
            } else {
                Error::field("", "wrong_type")
            }
        })
}
