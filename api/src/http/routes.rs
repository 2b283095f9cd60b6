//! How features register their addresses: each worker to serve them, and once, when the server starts, to document them.
//!
//! The document is several megabytes of small pieces while it is put together, which no worker needs.

use actix_web::{dev::HttpServiceFactory, web::ServiceConfig};
use utoipa::openapi::{Components, OpenApi, RefOr, Schema};
use utoipa_actix_web::OpenApiFactory;

/// What addresses are registered for.
pub(crate) struct Routes<'a>(Purpose<'a>);

enum Purpose<'a> {
    Serving(&'a mut ServiceConfig),
    Documenting(&'a mut OpenApi),
}

impl<'a> Routes<'a> {
    /// To be served.
    pub(crate) const fn serving(config: &'a mut ServiceConfig) -> Self {
        Self(Purpose::Serving(config))
    }

    /// To be documented.
    pub(crate) const fn documenting(document: &'a mut OpenApi) -> Self {
        Self(Purpose::Documenting(document))
    }

    /// Registers one operation.
    pub(crate) fn service(&mut self, operation: impl HttpServiceFactory + OpenApiFactory + 'static) -> &mut Self {
        match &mut self.0 {
            Purpose::Serving(config) => {
                config.service(operation);
            }
            Purpose::Documenting(document) => document_one(document, &operation),
        }
        self
    }

    /// Registers what a part of a feature registers.
    pub(crate) fn configure(&mut self, part: impl FnOnce(&mut Self)) -> &mut Self {
        part(self);
        self
    }
}

fn document_one(document: &mut OpenApi, operation: &impl OpenApiFactory) {
    let mut schemas: Vec<(String, RefOr<Schema>)> = Vec::new();
    operation.schemas(&mut schemas);
    document
        .components
        .get_or_insert_with(Components::new)
        .schemas
        .extend(schemas);
    let mut paths = operation.paths();
    let prefixed = std::mem::take(&mut paths.paths);
    paths.paths = prefixed
        .into_iter()
        .map(|(path, item)| (format!("{}{path}", contract::V1), item))
        .collect();
    document.paths.merge(paths);
}
