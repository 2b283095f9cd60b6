//! What is told of a request: one line that says enough to find it again, and nothing about a person.

use std::{collections::BTreeMap, fs, path::Path};

use contract::{
    mailbox::NewMessage,
    sessions::{Carrier, PasswordSignIn, Session, Tokens},
};
use serde_json::{Value, json};
use tests::{
    Backend, Client, Database, Reply, make,
    process::{self, Server},
    seed, until,
};

/// The lines that tell of answered requests, by request.
fn answered(log: &Path) -> BTreeMap<String, Vec<Value>> {
    let mut lines: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in fs::read_to_string(log).expect("a log").lines() {
        let Ok(line) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        if line["message"] == "answered" {
            let id = line["request"].as_str().expect("a request").to_owned();
            lines.entry(id).or_default().push(line);
        }
    }
    lines
}

fn id(reply: &Reply) -> String {
    reply.header("x-request-id").expect("a number").to_owned()
}

#[test]
fn every_request_has_one_line_and_no_line_tells_of_a_person_on_sqlite() {
    tests::run(told(Backend::Sqlite));
}

#[test]
fn every_request_has_one_line_and_no_line_tells_of_a_person_on_postgres() {
    tests::run(told(Backend::Postgres));
}

/// An administrator of the station, who holds bearer tokens: the answer to signing in, those tokens, and they.
async fn signed_in(nobody: &Client) -> (Reply, Tokens, Client) {
    let password = PasswordSignIn {
        login: "station.admin".to_owned(),
        password: seed::PASSWORD.to_owned(),
        totp: None,
        new_password: None,
        carrier: Carrier::Bearer,
    };
    let signing_in = nobody.post("/sessions/password", &password).await.expect(201);
    let session: Session = signing_in.json();
    let tokens = session.tokens.expect("tokens");
    let admin = nobody
        .clone()
        .signed_in(session.me, &tokens.access_token, &tokens.refresh_token);
    (signing_in, tokens, admin)
}

/// The one line of a request says what it was, how it was answered and how long that took, and who asked where that is known.
fn as_it_was(lines: &[Value], (method, route, status): (&str, &str, u16), actor: Option<&String>) {
    let [line] = lines else { panic!("{route}: {lines:?}") };
    assert_eq!(
        (&line["method"], &line["route"], &line["status"]),
        (&json!(method), &json!(route), &json!(status))
    );
    assert!(line["milliseconds"].as_f64().is_some_and(|took| took > 0.0), "{line}");
    assert_eq!(line["actor"].as_str(), actor.map(String::as_str), "{line}");
}

async fn told(backend: Backend) {
    let folder = tempfile::tempdir().expect("a folder");
    let (Some(binary), Some(database)) = (process::binary(), Database::seeded(backend, folder.path()).await) else {
        return;
    };
    let log = folder.path().join("log");
    let mut command = process::command(&binary, folder.path(), database.url());
    command
        .env("LIANXIN_LOG__FORMAT", "json")
        .env("LIANXIN_SMS__SENDER", "http")
        .env("LIANXIN_SMS__URL", "http://127.0.0.1:1");
    let server = Server::ready(command, &log).await;
    let nobody = process::client(server.address());

    let (signing_in, tokens, admin) = signed_in(&nobody).await;
    let listed = admin.get("/cases?q=%E7%94%B5%E6%A2%AF").await.expect(200);
    let (secret, anonymous) = make::tracking();
    let letter = NewMessage {
        anonymous: Some(anonymous),
        ..make::plain()
    };
    let sent = nobody.post("/mailbox/messages", &letter).await.expect(201);
    let serial = "5e".repeat(32);
    let ballot = json!({"serial": serial, "choices": [1], "signature": "A".repeat(342)});
    let (at, one) = (
        format!("/votes/{}/ballots", seed::nothing::<()>()),
        json!({ "serial": serial }),
    );
    let cast = admin.post(&at, &ballot).await.expect(404);
    let sought = admin.post(&format!("{at}/find"), &one).await.expect(404);
    let tracked = admin.tracking(&secret).get("/cases/tracked").await.expect(200);
    let phone = "13900009876";
    let unsent = nobody.post("/sessions/codes", &json!({ "phone": phone })).await.expect(503);
    assert!(unsent.header("retry-after").is_some());
    let missing = nobody.get(&format!("/cases/{}", seed::nothing::<()>())).await.expect(401);

    let account = admin.id().to_string();
    for (reply, method, route, status, actor) in [
        (&signing_in, "POST", "/api/v1/sessions/password", 201, None),
        (&listed, "GET", "/api/v1/cases", 200, Some(&account)),
        (&sent, "POST", "/api/v1/mailbox/messages", 201, None),
        (&tracked, "GET", "/api/v1/cases/tracked", 200, None),
        (&cast, "POST", "/api/v1/votes/{id}/ballots", 404, None),
        (&sought, "POST", "/api/v1/votes/{id}/ballots/find", 404, None),
        (&unsent, "POST", "/api/v1/sessions/codes", 503, None),
        (&missing, "GET", "/api/v1/cases/{id}", 401, None),
    ] {
        let lines = until("the request is logged", async || answered(&log).remove(&id(reply))).await;
        as_it_was(&lines, (method, route, status), actor);
    }
    let text = fs::read_to_string(&log).expect("a log");
    let hidden = [
        phone,
        &secret,
        &serial,
        &tokens.access_token,
        &tokens.refresh_token,
        seed::PASSWORD,
        "station.admin",
        "电梯",
        "%E7",
    ];
    for secret in hidden {
        assert!(!text.contains(secret), "{secret} is in the log: {text}");
    }
}
