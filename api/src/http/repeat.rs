//! Answers that are given again: the same request of the same person, while all that its answer rests on is as it was.
//!
//! Nothing is decided here. An answer was found on the routed way, which noted what it rests on (see `grounds`): the keys, the
//! session and the rights of whoever asks, the places, the generation of what is shown, and until when each may be believed. As
//! long as that holds, the routed way would say the same. What a request costs, and what is told of it, is as on that way, by
//! the same functions. Each worker remembers what it said itself.

use std::{cell::RefCell, rc::Rc};

use actix_web::{
    HttpMessage, HttpRequest, HttpResponse,
    body::BoxBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{self, HeaderValue},
    },
    web::Data,
};
use bytes::Bytes;
use contract::TRACKING;
use foldhash::quality::RandomState;

use super::fresh;
use crate::{
    auth::{ActorId, Recent},
    grounds::{self, Grounds},
    limit::{Limiter, Toll},
    telemetry::Route,
};

/// Answers that a worker remembers for certain. They share their bytes with the cache, as long as it keeps them.
const REMEMBERED: usize = 128;

thread_local! {
    static SAID: RefCell<Recent<Name, Rc<Said>, RandomState>> = RefCell::new(Recent::new(REMEMBERED));
}

/// All in a request that such an answer depends on, as it is: what is compared is what was asked, not a digest of it.
type Name = Vec<u8>;

/// What a handler found ready, left for whoever may give it again.
#[derive(Clone)]
struct Offer {
    tag: String,
    body: Bytes,
}

/// An answer that was given, and what goes with it.
struct Said {
    offer: Offer,
    toll: Toll,
    actor: ActorId,
    route: Route,
    grounds: Grounds,
}

/// As [`fresh`], with what was found ready: the same may be said again without asking, as long as its grounds hold.
pub(crate) fn ready(request: &HttpRequest, tag: String, body: Bytes) -> HttpResponse {
    let answer = fresh(request.headers(), &tag, body.clone());
    request.extensions_mut().insert(Offer { tag, body });
    answer
}

/// Answers as was answered a moment ago, where that still holds, and otherwise by `routed`.
///
/// # Errors
/// Those of `routed`.
pub(crate) async fn or_routed(
    request: ServiceRequest,
    routed: impl AsyncFnOnce(ServiceRequest) -> Result<ServiceResponse<BoxBody>, actix_web::Error>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let Some(name) = name(request.request()) else {
        return routed(request).await;
    };
    if let Some(said) = SAID.with_borrow_mut(|said| said.get(&name).cloned())
        && let Some(answer) = said.again(request.request()).await
    {
        return Ok(request.into_response(answer));
    }
    let (response, grounds) = grounds::noting(routed(request)).await;
    let response = response?;
    if let Some(said) = grounds.and_then(|grounds| Said::by(response.request(), grounds)) {
        SAID.with_borrow_mut(|all| all.put(name, Rc::new(said)));
    }
    Ok(response)
}

/// What a request is known by here; nothing for who shows no credentials, or a secret instead, and for what may change something.
fn name(request: &HttpRequest) -> Option<Name> {
    let headers = request.headers();
    if *request.method() != Method::GET || headers.contains_key(TRACKING) {
        return None;
    }
    // Whoever says who they are is not asked for cookies.
    let by = [header::AUTHORIZATION, header::COOKIE]
        .into_iter()
        .find(|by| headers.contains_key(by))?;
    let credentials = || headers.get_all(&by).map(HeaderValue::as_bytes);
    let parts = [request.path(), request.query_string(), by.as_str()].map(str::as_bytes);
    let length = parts.into_iter().chain(credentials()).map(|part| part.len() + 1).sum();
    let mut name = Name::with_capacity(length);
    for part in parts.into_iter().chain(credentials()) {
        name.extend_from_slice(part);
        // Stands in none of them.
        name.push(0);
    }
    Some(name)
}

impl Said {
    /// What was said to a request, if a handler offers it and it was somebody signed in who asked.
    fn by(request: &HttpRequest, grounds: Grounds) -> Option<Self> {
        let offer = request.extensions_mut().remove()?;
        let (toll, actor) = {
            let left = request.extensions();
            (*left.get()?, *left.get()?)
        };
        let route = Route::of(request);
        Some(Self {
            offer,
            toll,
            actor,
            route,
            grounds,
        })
    }

    /// The same again, unless it holds no longer; nor for whoever has asked too often, which the routed way tells.
    async fn again(&self, request: &HttpRequest) -> Option<HttpResponse> {
        let limiter = request.app_data::<Data<Limiter>>().filter(|_| self.grounds.hold())?;
        let paid = self.toll.pay(limiter).await.ok()?;
        let Offer { tag, body } = &self.offer;
        let mut answer = fresh(request.headers(), tag, body.clone());
        paid.tell(limiter, answer.headers_mut());
        let mut left = request.extensions_mut();
        left.insert(self.actor);
        left.insert(self.route.clone());
        Some(answer)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use actix_web::{http::StatusCode, test::TestRequest};
    use uuid::Uuid;

    use super::*;
    use crate::{auth::keys::Keys, settings::Settings};

    /// A server with one address: how often the routed way to it was gone, and what its answers rest on.
    struct Server {
        limiter: Limiter,
        routed: Cell<u32>,
        rests_on: &'static str,
    }

    impl Server {
        async fn new(rests_on: &'static str, reads: u32) -> Self {
            let folder = tempfile::tempdir().expect("a folder");
            let keys = Keys::open(&folder.path().join("keys.toml")).expect("keys");
            let mut settings = Settings::read(None, Vec::new()).expect("settings");
            settings.limits.read_per_minute = reads;
            Self {
                limiter: Limiter::open(&settings, &keys).await.expect("limits"),
                routed: Cell::default(),
                rests_on,
            }
        }

        /// What it answers, and how often it went the routed way so far.
        async fn ask(&self, request: TestRequest) -> (StatusCode, Bytes, u32) {
            let request = request.app_data(Data::new(self.limiter.clone())).to_srv_request();
            let routed = async |request: ServiceRequest| {
                self.routed.set(self.routed.get() + 1);
                grounds::rests_on(self.rests_on);
                grounds::rests_for(std::time::Duration::from_mins(1));
                let toll = Toll::of(request.request(), &self.limiter).await;
                request.extensions_mut().insert(toll);
                request.extensions_mut().insert(ActorId(Uuid::nil()));
                let body = Bytes::from(self.routed.get().to_string());
                let answer = ready(request.request(), "\"tag\"".to_owned(), body);
                Ok(request.into_response(answer))
            };
            let response = or_routed(request, routed).await.expect("an answer");
            let status = response.status();
            let body = actix_web::body::to_bytes(response.into_body()).await;
            (status, body.unwrap_or_default(), self.routed.get())
        }
    }

    fn by(token: &str) -> TestRequest {
        TestRequest::with_uri("/cases?limit=1").insert_header((header::AUTHORIZATION, token))
    }

    #[actix_web::test]
    async fn what_was_said_is_said_again_until_something_moves() {
        let server = Server::new("said again", 100).await;
        for _ in 0..3 {
            assert_eq!(server.ask(by("a")).await, (StatusCode::OK, Bytes::from("1"), 1));
        }
        let known = || by("a").insert_header((header::IF_NONE_MATCH, "\"tag\""));
        assert_eq!(server.ask(known()).await, (StatusCode::NOT_MODIFIED, Bytes::new(), 1));
        grounds::moved("said again");
        assert_eq!(server.ask(by("a")).await, (StatusCode::OK, Bytes::from("2"), 2));
    }

    #[actix_web::test]
    async fn only_the_very_same_request_is_answered_alike() {
        let server = Server::new("the same", 100).await;
        server.ask(by("a")).await;
        let others = [
            by("b"),
            by("a").uri("/cases?limit=2"),
            by("a").uri("/cases/limit=1"),
            TestRequest::with_uri("/cases?limit=1").insert_header((header::COOKIE, "a")),
        ];
        for (other, routed) in others.into_iter().zip(2..) {
            assert_eq!(server.ask(other).await.2, routed);
        }
        assert_eq!(server.ask(by("a")).await.2, 5);
    }

    #[actix_web::test]
    async fn who_shows_nothing_or_a_secret_or_may_change_something_goes_the_routed_way() {
        let server = Server::new("routed", 100).await;
        let others = || {
            [
                TestRequest::with_uri("/cases"),
                by("a").insert_header((TRACKING, "secret")),
                by("a").method(Method::POST),
                by("a").method(Method::HEAD),
            ]
        };
        for (other, routed) in others().into_iter().chain(others()).zip(1..) {
            assert_eq!(server.ask(other).await.2, routed);
        }
    }

    #[actix_web::test]
    async fn what_is_said_again_costs_what_it_cost_first() {
        let server = Server::new("its cost", 3).await;
        for _ in 0..4 {
            assert_eq!(server.ask(by("a")).await.2, 1, "there are tokens left");
        }
        assert_eq!(server.ask(by("a")).await.2, 2, "the routed way tells that there are none");
    }
}
