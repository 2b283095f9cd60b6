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
    parse(query).map_err(|text| {
        let field = text.split('`').nth(1).map(str::to_owned);
        let (field, code) = if text.contains("unknown field") {
            (field, "unknown_field")
        } else if text.contains("missing field") {
            (field, "missing_field")
        } else if text.contains("duplicate field") {
            (field, "wrong_type")
        } else {
            (wrong::<T>(query).map(str::to_owned), "wrong_type")
        };
        Error::field(&field.map(|field| format!("/{field}")).unwrap_or_default(), code)
    })
}

/// The parameter whose value cannot be read. The parser does not say which, but alone each one tells.
fn wrong<T: DeserializeOwned>(query: &str) -> Option<&str> {
    let cannot_be_read = |pair: &&str| parse::<T>(pair).is_err_and(|text| !text.contains("missing field"));
    let pair = query.split('&').find(cannot_be_read)?;
    Some(pair.split_once('=').map_or(pair, |(name, _)| name))
}

fn parse<T: DeserializeOwned>(query: &str) -> Result<T, String> {
    actix_web::web::Query::from_query(query)
        .map(actix_web::web::Query::into_inner)
        .map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        community: uuid::Uuid,
        limit: Option<u32>,
    }

    #[test]
    fn every_fault_names_its_parameter() {
        let id = uuid::Uuid::nil();
        for (query, pointer, code) in [
            (format!("community={id}&limit=many"), "/limit", "wrong_type"),
            ("limit=3&community=here".to_owned(), "/community", "wrong_type"),
            (format!("community={id}&limit=1&limit=2"), "/limit", "wrong_type"),
            ("limit=3".to_owned(), "/community", "missing_field"),
            (format!("community={id}&order=1"), "/order", "unknown_field"),
        ] {
            let Err(Error::Invalid(faults)) = read::<Asked>(&query) else {
                panic!("{query} is taken")
            };
            assert_eq!(
                (faults[0].pointer.as_str(), faults[0].code.as_str()),
                (pointer, code),
                "{query}"
            );
        }
        let asked: Asked = read(&format!("community={id}&limit=3")).expect("nothing is wrong");
        assert_eq!((asked.community, asked.limit), (id, Some(3)));
    }
}
