//! Programs that report through Open311, and what they send.

use contract::open311::{IssuedKey, NewApiClient, PER_MINUTE};
use reqwest::Method;
use serde_json::Value;

use crate::{Reply, TestApp, seed};

/// Where Open311 is found.
pub const V2: &str = "/open311/v2";

/// A program of the seeded street that tells everybody what is reported through it.
pub fn sheet() -> NewApiClient {
    NewApiClient {
        name: "城市随手拍".to_owned(),
        community_id: None,
        per_minute: PER_MINUTE,
        open: true,
    }
}

/// A program with this sheet, and its key.
pub async fn key(app: &TestApp, sheet: &NewApiClient) -> IssuedKey {
    let path = format!("/streets/{}/api-clients", seed::street(0));
    app.street_admin().await.post(&path, sheet).await.read(201)
}

/// A report, as a program might send it.
pub fn report(key: &str) -> Vec<(&'static str, String)> {
    vec![
        ("api_key", key.to_owned()),
        ("jurisdiction_id", seed::community(0).to_string()),
        ("service_code", "facilities".to_owned()),
        ("lat", "31.3012345".to_owned()),
        ("long", "120.6012345".to_owned()),
        ("description", "路灯坏了三天，晚上看不清。".to_owned()),
    ]
}

/// Sends a form.
pub async fn post(app: &TestApp, path: &str, fields: &[(&str, String)]) -> Reply {
    let form = encoded(fields);
    app.nobody()
        .request(Method::POST, path)
        .body("application/x-www-form-urlencoded", form)
        .send()
        .await
}

/// A form as it is written on the wire.
pub fn encoded(fields: &[(&str, String)]) -> String {
    let escaped = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// A form in parts, with a file called `media`; its type and its bytes.
pub fn parts(fields: &[(&str, String)], media: &[u8]) -> (&'static str, Vec<u8>) {
    let mut bytes = Vec::new();
    for (name, value) in fields {
        let part = format!("--part\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        bytes.extend(part.into_bytes());
    }
    bytes.extend(b"--part\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.jpg\"\r\n\r\n");
    bytes.extend(media);
    bytes.extend(b"\r\n--part--\r\n");
    ("multipart/form-data; boundary=part", bytes)
}

/// Reports and gives the number.
pub async fn reported(app: &TestApp, fields: &[(&str, String)]) -> String {
    let answer: Value = post(app, &format!("{V2}/requests.json"), fields).await.read(200);
    answer[0]["service_request_id"].as_str().expect("a number").to_owned()
}

/// Reads a list as JSON.
pub async fn read(app: &TestApp, path: &str) -> Value {
    app.nobody().get(&format!("{V2}{path}")).await.read(200)
}

/// The numbers of a list.
pub async fn numbers(app: &TestApp, query: &str) -> Vec<String> {
    let list = read(app, &format!("/requests.json?{query}")).await;
    let all = list.as_array().expect("a list").iter();
    all.map(|one| one["service_request_id"].as_str().expect("a number").to_owned())
        .collect()
}
