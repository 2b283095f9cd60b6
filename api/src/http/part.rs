//! What the application was put together from, for whoever extracts something from a request.

use actix_web::{HttpRequest, web::Data};

use crate::error::{Error, Result};

/// A part of the application's state.
pub(crate) fn part<T: 'static>(request: &HttpRequest) -> Result<Data<T>> {
    let known = request.app_data::<Data<T>>().cloned();
    known.ok_or_else(|| Error::internal("the application lacks a part of its state"))
}
