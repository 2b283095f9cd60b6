//! WeChat's servers as the tests have them: a small HTTP server that knows a mini-program for each app.

use std::{
    collections::HashMap,
    net::{SocketAddr, TcpListener},
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
};

use actix_web::{App, HttpResponse, HttpServer, web};
use serde_json::{Value, json};

/// What is known of the mini-program of one app.
#[derive(Default)]
struct Program {
    /// The number of the token that is good: the same for whoever asks, until it runs out.
    tokens: usize,
    messages: Vec<Value>,
    /// What it was asked to check.
    questions: Vec<Value>,
    /// The number that every message is answered with, where it is not taken.
    refusal: Option<i64>,
}

/// The secret that it insists on.
pub(crate) const SECRET: &str = "mini-program-secret";

static PROGRAMS: LazyLock<Mutex<HashMap<String, Program>>> = LazyLock::new(Mutex::default);

/// Where WeChat listens in this process.
static ADDRESS: LazyLock<SocketAddr> = LazyLock::new(|| {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port for WeChat");
    let address = listener.local_addr().expect("its address");
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async {
            let server = HttpServer::new(|| {
                App::new()
                    .route("/{app}/cgi-bin/stable_token", web::post().to(token))
                    .route("/{app}/sns/jscode2session", web::get().to(session))
                    .route("/{app}/wxa/msg_sec_check", web::post().to(check))
                    .route("/{app}/cgi-bin/message/subscribe/send", web::post().to(send))
            });
            server
                .workers(1)
                .disable_signals()
                .listen(listener)
                .expect("WeChat")
                .run()
                .await
        })
    });
    address
});

fn programs() -> MutexGuard<'static, HashMap<String, Program>> {
    PROGRAMS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn refused(code: i64) -> HttpResponse {
    HttpResponse::Ok().json(json!({"errcode": code, "errmsg": "refused"}))
}

async fn token(app: web::Path<String>, body: web::Json<Value>) -> HttpResponse {
    if body["secret"] != SECRET || body["grant_type"] != "client_credential" {
        return refused(40_125);
    }
    let mut programs = programs();
    let program = programs.entry(app.into_inner()).or_default();
    HttpResponse::Ok().json(json!({"access_token": format!("token-{}", program.tokens), "expires_in": 7_200}))
}

/// A code `of-somebody` is somebody's.
async fn session(query: web::Query<HashMap<String, String>>) -> HttpResponse {
    let of = query.get("js_code").and_then(|code| code.strip_prefix("of-"));
    match of.filter(|_| query.get("secret").is_some_and(|secret| secret == SECRET)) {
        Some(of) => HttpResponse::Ok().json(json!({"openid": format!("openid-{of}"), "session_key": "key"})),
        None => refused(40_029),
    }
}

async fn send(app: web::Path<String>, query: web::Query<HashMap<String, String>>, body: web::Json<Value>) -> HttpResponse {
    let mut programs = programs();
    let program = programs.entry(app.into_inner()).or_default();
    if query.get("access_token") != Some(&format!("token-{}", program.tokens)) {
        return refused(40_001);
    }
    if let Some(code) = program.refusal {
        return refused(code);
    }
    program.messages.push(body.into_inner());
    refused(0)
}

/// Words of which it never says anything.
pub(crate) const UNSAID: &str = "百思不得其解";

/// Minds whatever speaks of 开锁, as advertising; with an openid it says so in words, without one by a number. It fails over
/// [`UNSAID`].
async fn check(app: web::Path<String>, query: web::Query<HashMap<String, String>>, body: web::Json<Value>) -> HttpResponse {
    let mut programs = programs();
    let program = programs.entry(app.into_inner()).or_default();
    if query.get("access_token") != Some(&format!("token-{}", program.tokens)) {
        return refused(40_001);
    }
    if let Some(code) = program.refusal {
        return refused(code);
    }
    let question = body.into_inner();
    let speaks = |of| question["content"].as_str().is_some_and(|text| text.contains(of));
    let (minds, fails) = (speaks("开锁"), speaks(UNSAID));
    let named = question["openid"].is_string();
    program.questions.push(question);
    if fails {
        return HttpResponse::InternalServerError().finish();
    }
    match (named, minds) {
        (true, true) => HttpResponse::Ok().json(json!({"errcode": 0, "result": {"suggest": "risky", "label": 10_001}})),
        (true, false) => HttpResponse::Ok().json(json!({"errcode": 0, "result": {"suggest": "pass", "label": 100}})),
        (false, true) => refused(87_014),
        (false, false) => refused(0),
    }
}

/// What an app asked to have checked, oldest first.
pub(crate) fn questions(app: &str) -> Vec<Value> {
    programs()
        .get(app)
        .map(|program| program.questions.clone())
        .unwrap_or_default()
}

/// Where WeChat is for an app.
pub(crate) fn url(app: &str) -> String {
    format!("http://{}/{app}", *ADDRESS)
}

/// The messages that an app sent, oldest first.
pub(crate) fn messages(app: &str) -> Vec<Value> {
    programs()
        .get(app)
        .map(|program| program.messages.clone())
        .unwrap_or_default()
}

/// Has every message of an app refused, with this number.
pub(crate) fn refuse(app: &str, code: Option<i64>) {
    programs().entry(app.to_owned()).or_default().refusal = code;
}

/// Lets the token of an app run out before its time.
pub(crate) fn forget_token(app: &str) {
    programs().entry(app.to_owned()).or_default().tokens += 1;
}
