//! How features register their addresses: each worker to serve them, and once, when the server starts, to document them.
//!
//! The document is several megabytes of small pieces while it is put together, which no worker needs.

use actix_web::{
    Scope,
    dev::HttpServiceFactory,
    guard,
    web::{self, ServiceConfig},
};
use utoipa::openapi::{Components, OpenApi, RefOr, Schema};
use utoipa_actix_web::OpenApiFactory;

/// What addresses are registered for.
pub(crate) struct Routes<'a>(Purpose<'a>);

enum Purpose<'a> {
    Serving(&'a mut Doors),
    Naming(&'a mut Addresses),
    Documenting(&'a mut OpenApi),
}

impl<'a> Routes<'a> {
    /// Has features serve their addresses.
    pub(crate) fn serve(config: &mut ServiceConfig, features: impl FnOnce(&mut Routes<'_>)) {
        let mut doors = Doors::default();
        features(&mut Routes(Purpose::Serving(&mut doors)));
        for (_, scope) in doors.0 {
            config.service(scope);
        }
    }

    /// Every address of features, whatever it takes to use it.
    pub(crate) fn addresses(features: impl FnOnce(&mut Routes<'_>)) -> Addresses {
        let mut addresses = Addresses::default();
        features(&mut Routes(Purpose::Naming(&mut addresses)));
        addresses
    }

    /// To be documented.
    pub(crate) const fn documenting(document: &'a mut OpenApi) -> Self {
        Self(Purpose::Documenting(document))
    }

    /// Registers one operation.
    pub(crate) fn service<T: HttpServiceFactory + OpenApiFactory + utoipa::Path + 'static>(&mut self, operation: T) -> &mut Self {
        match &mut self.0 {
            Purpose::Serving(doors) => doors.add(Shape::of(&T::path()), operation),
            Purpose::Naming(addresses) => addresses.0.push(Shape::of(&T::path())),
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

/// Addresses by their shapes: the router matches one pattern after the other, and matching hundreds would take longer than
/// most answers do. Comparing words does not. What is registered first is still found first.
#[derive(Default)]
struct Doors(Vec<(Shape, Scope)>);

impl Doors {
    fn add(&mut self, shape: Shape, operation: impl HttpServiceFactory + 'static) {
        let known = self.0.iter().position(|(each, _)| *each == shape);
        let at = known.unwrap_or(self.0.len());
        let scope = if known.is_some() {
            self.0.remove(at).1
        } else {
            let shape = shape.clone();
            web::scope("").guard(guard::fn_guard(move |context| shape.fits(context.head().uri.path())))
        };
        self.0.insert(at, (shape, scope.service(operation)));
    }
}

/// The addresses of the API, to tell a wrong method from a wrong address.
#[derive(Default)]
pub(crate) struct Addresses(Vec<Shape>);

impl Addresses {
    /// Whether something lies at `path`.
    pub(crate) fn hold(&self, path: &str) -> bool {
        self.0.iter().any(|shape| shape.fits(path))
    }
}

/// The words of a pattern; `None` where anything may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shape(Vec<Option<String>>);

impl Shape {
    fn of(pattern: &str) -> Self {
        let word = |word: &str| (!word.starts_with('{')).then(|| word.to_owned());
        Self(pattern.split('/').skip(1).map(word).collect())
    }

    /// Whether an address, whole as it was asked for, has it.
    fn fits(&self, path: &str) -> bool {
        let Some(rest) = path.strip_prefix(contract::V1).and_then(|rest| rest.strip_prefix('/')) else {
            return false;
        };
        let mut words = rest.split('/');
        let fits = |word: &Option<String>| match (words.next(), word) {
            (Some(word), Some(due)) => word == due,
            (Some(word), None) => !word.is_empty(),
            (None, _) => false,
        };
        self.0.iter().all(fits) && words.next().is_none()
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

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn an_address_has_the_shape_of_its_pattern() {
        let patterns = [
            "/cases",
            "/cases/tracked",
            "/cases/{id}",
            "/cases/{id}/notes",
            "/{word}/{id}/notes",
        ];
        let fits = |path: &str| -> Vec<&str> {
            let path = format!("{}{path}", contract::V1);
            patterns
                .into_iter()
                .filter(|pattern| Shape::of(pattern).fits(&path))
                .collect()
        };
        assert_eq!(fits("/cases"), ["/cases"]);
        assert_eq!(fits("/cases/7"), ["/cases/{id}"]);
        assert_eq!(fits("/cases/tracked"), ["/cases/tracked", "/cases/{id}"]);
        assert_eq!(fits("/cases/7/notes"), ["/cases/{id}/notes", "/{word}/{id}/notes"]);
        for none in [
            "",
            "/",
            "/case",
            "/casesx",
            "/cases/",
            "/cases/7/",
            "/cases/7/other",
            "/cases/7/notes/1",
            "/cases//notes",
        ] {
            assert!(fits(none).is_empty(), "{none}");
        }
        assert!(!Shape::of("/cases").fits("/cases"), "only below the version");
    }
}
