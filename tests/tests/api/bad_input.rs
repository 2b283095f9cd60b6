//! Hundreds of malformed requests, made from the contract itself. None may be taken, none may be our fault.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, Reply, TestApp, make, on_each_backend,
    operations::{self, Operation, resolve},
    pictures, seed,
};

/// A request that is wrong, and in which way.
struct Wrong {
    what: String,
    method: Method,
    path: String,
    media_type: &'static str,
    body: Vec<u8>,
    /// Whether it matters who asks: an address that is none is refused before that.
    by_anybody: bool,
}

/// A value that its schema allows.
pub(crate) fn sound(document: &Value, schema: &Value) -> Value {
    let schema = resolve(document, schema);
    if let Some(first) = schema["enum"].get(0) {
        return first.clone();
    }
    if !schema["example"].is_null() {
        return schema["example"].clone();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null").cloned().unwrap_or_default(),
        kind => kind.clone(),
    };
    match kind.as_str().unwrap_or_default() {
        "object" => {
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let fields = required.iter().filter_map(Value::as_str);
            fields
                .map(|field| (field.to_owned(), sound(document, &schema["properties"][field])))
                .collect()
        }
        "array" => json!([]),
        "boolean" => json!(true),
        "integer" | "number" => schema["minimum"].as_i64().unwrap_or(1).into(),
        _ if schema["format"] == "uuid" => json!(seed::community(0)),
        _ if schema["format"] == "date-time" => json!("2026-11-25T01:00:00Z"),
        _ => "好"
            .repeat(usize::try_from(schema["minLength"].as_u64().unwrap_or(1).max(1)).expect("short"))
            .into(),
    }
}

fn deep(levels: usize) -> Vec<u8> {
    [vec![b'['; levels], vec![b']'; levels]].concat()
}

/// Wrong bodies for an operation that takes JSON.
fn bodies(document: &Value, operation: &Operation) -> Vec<(String, &'static str, Vec<u8>)> {
    let Some(schema) = operation.body(document) else {
        return Vec::new();
    };
    let (sound, json) = (sound(document, &schema), "application/json");
    let bytes = sound.to_string().into_bytes();
    let with = |field: &str, value: Value| {
        let mut changed = sound.clone();
        changed[field] = value;
        changed.to_string().into_bytes()
    };
    let mut wrong = vec![
        ("unknown field".to_owned(), json, with("no_such_field", json!(1))),
        ("prototype field".to_owned(), json, with("__proto__", json!({"admin": true}))),
        ("an array".to_owned(), json, b"[]".to_vec()),
        ("a text".to_owned(), json, b"\"text\"".to_vec()),
        ("a number".to_owned(), json, b"1e999".to_vec()),
        ("null".to_owned(), json, b"null".to_vec()),
        ("half of it".to_owned(), json, bytes[..bytes.len() / 2].to_vec()),
        ("twice".to_owned(), json, [bytes.clone(), bytes.clone()].concat()),
        (
            "bad UTF-8".to_owned(),
            json,
            [b"{\"x\":\"".as_slice(), &[0xc3, 0x28], b"\"}"].concat(),
        ),
        (
            "UTF-16".to_owned(),
            json,
            "{}".encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        ("deep nesting".to_owned(), json, deep(50_000)),
        (
            "huge".to_owned(),
            json,
            [b"{\"x\":\"".to_vec(), vec![b'x'; 300_000], b"\"}".to_vec()].concat(),
        ),
        ("as a form".to_owned(), "application/x-www-form-urlencoded", b"a=b".to_vec()),
        ("as XML".to_owned(), "application/xml", b"<a/>".to_vec()),
        ("as text".to_owned(), "text/plain", bytes),
    ];
    for (field, described) in schema["properties"].as_object().into_iter().flatten() {
        let described = resolve(document, described);
        let mut values = vec![
            ("an object", json!({"a": 1})),
            ("U+0000", json!("a\u{0}bcdef")),
            ("a list", json!([[]])),
        ];
        if described["type"] != "boolean" {
            values.push(("a boolean", json!(true)));
        }
        if let Some(most) = described["maxLength"].as_u64() {
            values.push(("too long", "长".repeat(usize::try_from(most + 1).expect("a length")).into()));
        }
        if !described["enum"].is_null() {
            values.push(("an unknown word", json!("nonsense' OR '1'='1")));
        }
        if described["format"] == "uuid" {
            values.push(("no UUID", json!("00000000-0000-0000-0000-00000000000g")));
        }
        for (what, value) in values {
            wrong.push((format!("{field} is {what}"), json, with(field, value)));
        }
        if schema["required"].as_array().into_iter().flatten().any(|one| one == field) {
            let mut without = sound.clone();
            without.as_object_mut().expect("an object").remove(field);
            wrong.push((format!("{field} is missing"), json, without.to_string().into_bytes()));
        }
    }
    wrong
}

/// Wrong identifiers for an operation that takes one.
const BAD_IDS: [&str; 8] = [
    "1",
    "nonsense",
    "00000000-0000-0000-0000-00000000000g",
    "%00",
    "..%2f..%2fetc%2fpasswd",
    "' OR 1=1 --",
    "%ff%fe",
    "{id}",
];

/// Wrong values for the parameters of an operation.
const BAD_PARAMETERS: [&str; 7] = [
    "%00",
    "%ff",
    "'%20OR%201=1--",
    "-1",
    "99999999999999999999",
    "[]",
    "%F0%9F%92%A9%00",
];

fn wrong_requests(id: &str) -> Vec<Wrong> {
    let document = operations::document();
    let mut all = Vec::new();
    for operation in operations::all() {
        let method: Method = operation.method.parse().expect("a method");
        let name = |what: &str| format!("{} {}: {what}", operation.method, operation.path);
        let path = operation.path_with(id);
        for (what, media_type, body) in bodies(&document, &operation) {
            all.push(Wrong {
                what: name(&what),
                method: method.clone(),
                path: path.clone(),
                media_type,
                body,
                by_anybody: true,
            });
        }
        let empty = |what: &str, path: String| Wrong {
            what: name(what),
            method: method.clone(),
            path,
            media_type: "application/json",
            body: Vec::new(),
            by_anybody: true,
        };
        if operation.path.contains('{') {
            all.extend(BAD_IDS.iter().map(|bad| Wrong {
                by_anybody: false,
                ..empty(bad, operation.path_with(bad))
            }));
        }
        for parameter in operation.raw["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|one| one["in"] == "query")
        {
            let name = parameter["name"].as_str().expect("a name");
            // Any text can be searched for; that is a test of its own.
            for bad in BAD_PARAMETERS.iter().filter(|_| name != "q") {
                all.push(empty(&format!("{name}={bad}"), format!("{path}?{name}={bad}")));
            }
            all.push(empty(&format!("{name} twice"), format!("{path}?{name}=1&{name}=2")));
        }
        for other in [Method::PUT, Method::TRACE] {
            all.push(Wrong {
                what: name(other.as_str()),
                method: other,
                path: path.clone(),
                media_type: "application/json",
                body: Vec::new(),
                by_anybody: false,
            });
        }
    }
    all
}

async fn send(client: &Client, wrong: &Wrong) -> Reply {
    let path = wrong
        .path
        .replace(' ', "%20")
        .replace('"', "%22")
        .replace('{', "%7B")
        .replace('}', "%7D");
    let request = client.request(wrong.method.clone(), &path);
    match wrong.body.as_slice() {
        [] => request.send().await,
        body => request.body(wrong.media_type, body.to_vec()).send().await,
    }
}

async fn signed_in(app: &TestApp) -> (Client, Client) {
    (app.resident("王秀兰").await, app.station_admin().await)
}

on_each_backend! {
    async fn no_malformed_request_is_taken_and_none_is_our_fault(app: TestApp) {
        let made = make::message(&app).await;
        let id = made.id().to_string();
        let (resident, admin) = signed_in(&app).await;
        let (mut sent, mut wrong) = (0, Vec::new());
        for request in wrong_requests(&id) {
            // These would end the session that the rest needs.
            if request.method == Method::DELETE {
                continue;
            }
            for client in [&admin, &resident].into_iter().take(1 + usize::from(request.by_anybody)) {
                let reply = send(client, &request).await;
                sent += 1;
                let is_problem = reply.header("content-type").is_some_and(|value| value.starts_with("application/problem+json"));
                if !(400..500).contains(&reply.status) || !is_problem {
                    wrong.push(format!("{}: {} {}", request.what, reply.status, reply.text().chars().take(200).collect::<String>()));
                }
            }
        }
        assert!(sent >= 400, "only {sent}");
        wrong.sort();
        wrong.dedup();
        assert!(wrong.is_empty(), "{} of {sent}:\n{}", wrong.len(), wrong.join("\n"));
        assert_eq!(made.seen_by(&made.by).await.timeline.len(), 1, "and nothing happened");
    }

    async fn addresses_that_are_none_are_not_found(app: TestApp) {
        for path in ["/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v2/cases", "/api/", "/api/v1/cases/a/b/c", "/api/v1//cases", "/api/v1/cases/../me"] {
            let reply = app.nobody().get(path).await;
            assert!([401, 404].contains(&reply.status), "{path}: {}", reply.status);
            reply.problem();
        }
    }

    async fn headers_that_are_wrong_are_refused_or_ignored(app: TestApp) {
        let (_, admin) = signed_in(&app).await;
        for (name, value) in [
            ("accept-language", "\u{fffd}\u{fffd}"),
            ("accept-language", &"x,".repeat(2000)),
            ("if-none-match", "\"\"\"\""),
            ("cookie", "lx_access=\"; lx_access=;;;=="),
            ("lianxin-tracking", "\u{4e2d}"),
            ("idempotency-key", "\u{4e2d}\u{6587}\u{4e2d}\u{6587}"),
            ("x-forwarded-for", "nonsense, , ,::::"),
            ("accept", "application/nothing"),
            ("range", "bytes=9-1"),
        ] {
            let reply = admin.with(name, value).get("/cases").await;
            assert!(reply.status < 500, "{name}: {} {}", reply.status, reply.text());
        }
    }

    async fn the_body_of_a_picture_may_be_anything_and_breaks_nothing(app: TestApp) {
        let whole = [pictures::jpeg(), pictures::picture(image::ImageFormat::Png, 9, 9), pictures::picture(image::ImageFormat::WebP, 9, 9)];
        for (number, original) in whole.iter().enumerate() {
            for step in 0..40 {
                let mut bytes = original.clone();
                let at = (step * 7919 + number * 31) % bytes.len();
                bytes[at] ^= 0xff;
                bytes.truncate(bytes.len() - step % 3 * 5);
                let reply = app.nobody().upload("image/jpeg", bytes).await;
                assert!(reply.status < 500, "{} {}", reply.status, reply.text());
            }
        }
    }
}

/// A request whose body never comes, as it is written on the wire.
async fn stalled(address: &str, path: &str, media_type: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let host = address.trim_start_matches("http://");
    let mut stream = tokio::net::TcpStream::connect(host).await.expect("a connection");
    let head = format!("POST {path} HTTP/1.1\r\nhost: {host}\r\ncontent-type: {media_type}\r\ncontent-length: 9\r\n\r\n{{");
    stream.write_all(head.as_bytes()).await.expect("half a request");
    let mut answer = [0; 16];
    stream.read_exact(&mut answer).await.expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    tests::run(async {
        let app = TestApp::start_with(tests::Backend::Sqlite, |settings| settings.server.body_seconds = 1).await;
        let app = app.expect("an app");
        let (json, picture, form) = tokio::join!(
            stalled(app.base(), "/api/v1/sessions/password", "application/json"),
            stalled(app.base(), "/api/v1/photos", "image/jpeg"),
            stalled(app.base(), "/plain", "application/x-www-form-urlencoded"),
        );
        for answer in [json, picture, form] {
            assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
        }
        app.stop().await;
    });
}
