//! Counting requests cheaply: a worker finds the pattern and the counters of an address it has seen before
//! without asking the router or the recorder again.

use std::{cell::RefCell, collections::HashMap, rc::Rc, time::Duration};

use actix_web::{HttpMessage, HttpRequest, http::Method};
use metrics::{Counter, Histogram};

/// What addresses without a pattern are counted as: files of the client, and what does not exist.
const UNMATCHED: &str = "other";
/// Addresses that a worker remembers at most; what comes later is looked up each time.
const REMEMBERED: usize = 512;
/// The length of a UUID.
const ID: usize = 36;

thread_local! {
    static ROUTES: RefCell<Routes> = RefCell::default();
}

/// What a worker has seen.
#[derive(Default)]
struct Routes {
    /// By an address in which identifiers are replaced.
    by_shape: HashMap<String, Rc<Counters>>,
    /// By pattern, so that a shape that was not remembered finds its counters too.
    by_pattern: HashMap<Rc<str>, Rc<Counters>>,
    shape: String,
}

struct Counters {
    pattern: Rc<str>,
    figures: RefCell<Vec<((Method, u16), Figures)>>,
}

struct Figures {
    requests: Counter,
    seconds: Histogram,
}

/// What the figures mean.
pub(super) fn describe() {
    metrics::describe_counter!("http_requests_total", "Requests by route, method and status");
    metrics::describe_histogram!(
        "http_request_duration_seconds",
        metrics::Unit::Seconds,
        "Time until an answer began"
    );
    metrics::describe_counter!("lianxin_db_statements_total", "Statements sent to the database");
    metrics::describe_histogram!("lianxin_db_commit_size", "Writes that shared one commit (SQLite)");
    metrics::describe_counter!(
        "lianxin_text_checks_total",
        "Texts shown to a checker outside, by what it said"
    );
    metrics::describe_counter!("lianxin_cache_reads_total", "Questions to the cache, by outcome");
    metrics::describe_gauge!(
        "lianxin_redis_up",
        "Whether Redis answered when it was last asked; absent where it never was"
    );
}

/// A pattern of addresses with its counters.
#[derive(Clone)]
pub(crate) struct Route(Rc<Counters>);

/// Counts an answer; returns the pattern of its address.
pub(super) fn count(request: &HttpRequest, status: u16, took: Duration) -> Rc<str> {
    let Route(route) = Route::of(request);
    route.count(request.method(), status, took);
    route.pattern.clone()
}

impl Route {
    /// That of a request: what was left in its extensions, where the router was not asked, or what the router found.
    pub(crate) fn of(request: &HttpRequest) -> Self {
        let left = request.extensions().get::<Self>().cloned();
        left.unwrap_or_else(|| Self(ROUTES.with_borrow_mut(|routes| routes.find(request))))
    }
}

impl Routes {
    fn find(&mut self, request: &HttpRequest) -> Rc<Counters> {
        shape(request.path(), &mut self.shape);
        if let Some(known) = self.by_shape.get(&self.shape) {
            return known.clone();
        }
        let pattern = request.match_pattern();
        // Anybody can make up addresses that lead nowhere; remembering them would leave no room for those that do.
        let lasting = pattern.is_some() && self.by_shape.len() < REMEMBERED;
        let pattern: Rc<str> = pattern.map_or_else(|| UNMATCHED.into(), Into::into);
        let route = self
            .by_pattern
            .entry(pattern)
            .or_insert_with_key(|pattern| Rc::new(Counters::new(pattern.clone())))
            .clone();
        if lasting {
            self.by_shape.insert(self.shape.clone(), route.clone());
        }
        route
    }
}

impl Counters {
    fn new(pattern: Rc<str>) -> Self {
        Self {
            pattern,
            figures: RefCell::default(),
        }
    }

    fn count(&self, method: &Method, status: u16, took: Duration) {
        // Anybody can make up a method; a figure of its own is only for those we know.
        let method = if KNOWN.contains(method) { method } else { &Method::TRACE };
        let mut figures = self.figures.borrow_mut();
        let known = figures.iter().position(|((of, with), _)| of == method && *with == status);
        let at = known.unwrap_or_else(|| {
            figures.push(((method.clone(), status), Figures::new(&self.pattern, method, status)));
            figures.len() - 1
        });
        figures[at].1.requests.increment(1);
        figures[at].1.seconds.record(took.as_secs_f64());
    }
}

const KNOWN: [Method; 7] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
    Method::OPTIONS,
];

impl Figures {
    fn new(pattern: &str, method: &Method, status: u16) -> Self {
        let (route, method) = (
            pattern.to_owned(),
            if KNOWN.contains(method) { method.as_str() } else { "other" }.to_owned(),
        );
        Self {
            requests: metrics::counter!(
                "http_requests_total", "route" => route.clone(), "method" => method.clone(), "status" => status.to_string()),
            seconds: metrics::histogram!("http_request_duration_seconds", "route" => route, "method" => method),
        }
    }
}

/// The address with `*` for every part as long as an identifier, into `shape`.
fn shape(path: &str, shape: &mut String) {
    shape.clear();
    for part in path.split('/') {
        shape.push('/');
        shape.push_str(if part.len() == ID && part.as_bytes()[8] == b'-' {
            "*"
        } else {
            part
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_differ_by_an_identifier_have_one_shape() {
        let mut text = String::new();
        shape("/api/v1/cases/00000000-0000-0000-0000-000000000007/notes", &mut text);
        let first = text.clone();
        shape("/api/v1/cases/00000000-0000-0000-0000-000000000008/notes", &mut text);
        assert_eq!(text, first);
        shape("/api/v1/cases/tracked/notes", &mut text);
        assert_ne!(text, first);
    }

    #[test]
    fn a_request_without_a_route_is_counted_as_other() {
        let request = actix_web::test::TestRequest::with_uri("/nowhere").to_http_request();
        assert_eq!(&*count(&request, 404, Duration::ZERO), UNMATCHED);
        ROUTES.with_borrow(|routes| assert!(routes.by_shape.is_empty(), "and not remembered"));
    }
}
