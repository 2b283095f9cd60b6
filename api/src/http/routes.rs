//! How features register their addresses: each worker to serve them, and once, when somebody asks for the document, to be in it.
//!
//! The document is several megabytes of small pieces while it is put together, which no worker needs.

use actix_web::{
    Scope,
    dev::HttpServiceFactory,
    guard::{self, GuardContext},
    http::Method,
    web::{self, ServiceConfig},
};
use utoipa::openapi::{Components, HttpMethod, OpenApi, RefOr, Schema};
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
        for (first, doors) in doors.0 {
            let opens = move |context: &GuardContext<'_>| words(context.head().uri.path()).next() == Some(first.as_str());
            let side = web::scope("").guard(guard::fn_guard(opens));
            config.service(doors.into_iter().fold(side, Scope::service));
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
            Purpose::Serving(doors) => doors.add(operation),
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

/// Each operation behind a comparison of its method and of the words of its address, among those whose first word is the same:
/// the router matches one pattern after the other, and matching hundreds would take longer than most answers do. Of those with
/// the same first word, what is registered first is found first.
#[derive(Default)]
struct Doors(Vec<(String, Vec<Scope>)>);

impl Doors {
    fn add<T: HttpServiceFactory + utoipa::Path + 'static>(&mut self, operation: T) {
        let (methods, shape) = (T::methods(), Shape::of(&T::path()));
        let opens = move |context: &GuardContext<'_>| {
            let head = context.head();
            methods.iter().any(|method| is(&head.method, method)) && shape.fits(head.uri.path())
        };
        let door = web::scope("").guard(guard::fn_guard(opens)).service(operation);
        let path = T::path();
        let first = path.split('/').nth(1).unwrap_or_default();
        match self.0.iter_mut().find(|(word, _)| word == first) {
            Some((_, doors)) => doors.push(door),
            None => self.0.push((first.to_owned(), vec![door])),
        }
    }
}

/// The words of an address below the version, whole as it was asked for; none for any other.
fn words(path: &str) -> impl Iterator<Item = &str> {
    let below = path.strip_prefix(contract::V1).and_then(|rest| rest.strip_prefix('/'));
    below.into_iter().flat_map(|below| below.split('/'))
}

fn is(method: &Method, due: &HttpMethod) -> bool {
    let due = match due {
        HttpMethod::Get => Method::GET,
        HttpMethod::Post => Method::POST,
        HttpMethod::Put => Method::PUT,
        HttpMethod::Delete => Method::DELETE,
        HttpMethod::Options => Method::OPTIONS,
        HttpMethod::Head => Method::HEAD,
        HttpMethod::Patch => Method::PATCH,
        HttpMethod::Trace => Method::TRACE,
    };
    *method == due
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
        let mut words = words(path);
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
