//! The telephone network of the tests: a real HTTP gateway that keeps what it is given.

use std::{
    collections::HashMap,
    net::{SocketAddr, TcpListener},
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use serde_json::Value;

/// What a gateway knows of one app.
#[derive(Default)]
struct Line {
    messages: Vec<(String, String)>,
    /// The identifier of each message, in the order in which they came, repeats and all.
    ids: Vec<String>,
    broken: bool,
}

static LINES: LazyLock<Mutex<HashMap<String, Line>>> = LazyLock::new(Mutex::default);

/// Where the gateway of this process listens.
static ADDRESS: LazyLock<SocketAddr> = LazyLock::new(|| {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port for the gateway");
    let address = listener.local_addr().expect("its address");
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async {
            let server = HttpServer::new(|| App::new().route("/{app}", web::post().to(receive)));
            server
                .workers(1)
                .disable_signals()
                .listen(listener)
                .expect("the gateway")
                .run()
                .await
        })
    });
    address
});

fn lines() -> MutexGuard<'static, HashMap<String, Line>> {
    LINES.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn receive(request: HttpRequest, app: web::Path<String>, body: web::Json<Value>) -> HttpResponse {
    let authorized = request
        .headers()
        .get("authorization")
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
        .is_some_and(|token| token == TOKEN);
    let (Some(phone), Some(text)) = (body["phone"].as_str(), body["text"].as_str()) else {
        return HttpResponse::BadRequest().finish();
    };
    let mut lines = lines();
    let line = lines.entry(app.into_inner()).or_default();
    if line.broken || !authorized {
        return HttpResponse::BadGateway().finish();
    }
    line.ids.push(body["id"].as_str().unwrap_or_default().to_owned());
    line.messages.push((phone.to_owned(), text.to_owned()));
    HttpResponse::Ok().finish()
}

/// What the gateway insists on.
pub(crate) const TOKEN: &str = "gateway-token";

/// Where the messages of an app are to be posted.
pub(crate) fn url(app: &str) -> String {
    format!("http://{}/{app}", *ADDRESS)
}

/// Whether a message brings a code: others hold digits, too.
fn brings_code(text: &str) -> bool {
    text.contains("验证码") || text.contains("code is")
}

/// The code last sent to a telephone.
pub(crate) fn code(app: &str, phone: &str) -> Option<String> {
    let lines = lines();
    let mut codes = lines.get(app)?.messages.iter().rev();
    let (_, text) = codes.find(|(to, text)| to == phone && brings_code(text))?;
    let digits = text.split(|letter: char| !letter.is_ascii_digit());
    digits.into_iter().find(|digits| digits.len() == 6).map(str::to_owned)
}

/// How many codes were sent to a telephone.
pub(crate) fn count(app: &str, phone: &str) -> usize {
    let sent = |line: &Line| {
        let messages = line.messages.iter();
        messages.filter(|(to, text)| to == phone && brings_code(text)).count()
    };
    lines().get(app).map_or(0, sent)
}

/// Breaks or mends the network for an app.
pub(crate) fn set_broken(app: &str, broken: bool) {
    lines().entry(app.to_owned()).or_default().broken = broken;
}

/// The texts last sent to a telephone, oldest first.
pub(crate) fn texts(app: &str, phone: &str) -> Vec<String> {
    let lines = lines();
    let all = lines.get(app).into_iter().flat_map(|line| &line.messages);
    all.filter(|(to, _)| to == phone).map(|(_, text)| text.clone()).collect()
}

/// The identifiers of everything that came from an app, repeats and all.
pub(crate) fn ids(app: &str) -> Vec<String> {
    lines().get(app).map(|line| line.ids.clone()).unwrap_or_default()
}
