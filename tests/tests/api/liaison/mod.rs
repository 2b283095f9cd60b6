//! Liaison cards and officers: what may be done with them, by whom, and what becomes of it.

mod cards;
mod messages;
mod needs;
mod visits;

use api::{moment::Moment, photos::PhotoStore, privacy::retention};
use contract::{
    CARD,
    cases::Case,
    ids::AccountId,
    liaison::{Card, Cards, Neighbour, Sheet, Visit},
    page::Page,
    privacy::CONSENT_VERSION,
};
use serde_json::{Value, json};
use tests::{Client, Reply, TestApp, make, operations::Operation, seed};

/// A day that lies ahead, whenever the test runs.
const AHEAD: &str = "2099-12-31";
/// A day that is over.
const BEFORE: &str = "2026-01-02";

/// What issues cards of this officer for these labels.
fn batch(officer: AccountId, labels: &[&str]) -> Value {
    json!({"community_id": seed::community(0), "cell_id": seed::cell(0, 1), "officer_id": officer, "labels": labels})
}

/// A card of the officer for this label.
async fn issued(app: &TestApp, officer: &Client, label: &str) -> Card {
    let reply = app
        .station_admin()
        .await
        .post("/liaison/cards", &batch(officer.id(), &[label]))
        .await;
    let mut cards: Cards = reply.read(201);
    cards.items.pop().expect("a card")
}

/// What stands behind the `#` of a card's code.
async fn token(app: &TestApp, card: &Card) -> String {
    let sheet: Sheet = app
        .station_admin()
        .await
        .post("/liaison/sheets", &json!({"cards": [card.id]}))
        .await
        .read(200);
    let (_, token) = sheet.faces[0].address.split_once("/card/#").expect("a token");
    token.to_owned()
}

/// Whoever scans a card.
async fn scan(app: &TestApp, token: &str) -> Reply {
    app.nobody().with(CARD, token).get("/liaison/scanned").await
}

/// What somebody says by a card, and the secret by which they follow it.
fn said(token: &str) -> (Value, String) {
    let (secret, anonymous) = make::tracking();
    let body = "楼道里的灯坏了三天，晚上老人下楼看不清。";
    (json!({"token": token, "body": body, "anonymous": anonymous}), secret)
}

/// What somebody says who asks for a visit and may be called.
fn asked(token: &str) -> (Value, String) {
    let (mut message, secret) = said(token);
    message["visit"] = json!({"on": AHEAD, "part": "morning"});
    message["person"] = json!(neighbour());
    message["consent_version"] = CONSENT_VERSION.into();
    (message, secret)
}

fn neighbour() -> Neighbour {
    Neighbour {
        name: "张大爷".to_owned(),
        phone: Some("13812345678".to_owned()),
        home: None,
    }
}

/// A visit that was asked for by a card of this officer, as the officer sees it, and its case and secret.
async fn wanted(app: &TestApp, officer: &Client) -> (Visit, Case, String) {
    let card = issued(app, officer, "3号楼2单元").await;
    let (message, secret) = asked(&token(app, &card).await);
    let case: Case = app.nobody().post("/liaison/messages", &message).await.read(201);
    let visits: Page<Visit> = officer.get("/liaison/visits").await.read(200);
    let visit = visits
        .items
        .into_iter()
        .find(|visit| visit.case.as_ref().is_some_and(|one| one.id == case.summary.id));
    (visit.expect("a visit"), case, secret)
}

/// Erases the texts of every closed case, as if its time were over.
async fn forget_closed_cases(app: &TestApp) {
    app.run_sql("UPDATE cases SET closed_at = 1 WHERE closed_at IS NOT NULL")
        .await;
    let pictures = PhotoStore::open(app.settings()).expect("the pictures");
    let swept = retention::sweep(&app.db().await, &pictures, app.settings(), Moment::now()).await;
    assert_eq!(swept.expect("swept").cases, 1);
}

/// A need that would be taken.
fn need() -> Value {
    json!({
        "community_id": seed::community(0), "cell_id": seed::cell(0, 0), "consent_version": CONSENT_VERSION,
        "person": {"name": "张大爷", "phone": "13812345678", "home": "3号楼2单元501"}, "heard": "楼下闲谈",
        "title": "独居老人需要陪同就医", "body": "张大爷下周三要去医院复查，家里没有人陪。", "category": "eldercare", "urgency": "urgent",
    })
}

/// Tries an operation for the table of rights.
pub(crate) async fn attempt(app: &TestApp, operation: &Operation, client: &Client) -> Reply {
    let (id, method) = (operation.id.as_str(), operation.method.parse().expect("a method"));
    let officer = app.officer("刘阿姨").await;
    let card = issued(app, &officer, &format!("{}号楼", make::key())).await;
    let path = match id {
        "list_cards" => format!("{}?community_id={}", operation.path, seed::community(0)),
        "list_visits" => format!("{}?card_id={}", operation.path, card.id),
        "list_officers" | "present_officer" => operation.path_with(&seed::community(0).to_string()),
        "plan_visit" | "finish_visit" => operation.path_with(&wanted(app, &officer).await.0.id.to_string()),
        "tell_need" | "disclose_neighbour" => {
            let case: Case = officer.post("/liaison/needs", &need()).await.read(201);
            operation.path_with(&case.summary.id.to_string())
        }
        _ => operation.path_with(&card.id.to_string()),
    };
    let body = match id {
        "scan_card" => {
            return client
                .with(CARD, &token(app, &card).await)
                .request(method, &path)
                .send()
                .await;
        }
        "send_by_card" => said(&token(app, &card).await).0,
        "issue_cards" => batch(officer.id(), &["5号楼"]),
        "print_cards" => json!({"cards": [card.id]}),
        "revoke_card" | "replace_card" => json!({"reason": "lost"}),
        "present_officer" => json!({"officer_id": officer.id(), "name": "联络员刘阿姨", "visiting_hours": "周二下午"}),
        "record_visit" => json!({"card_id": card.id, "report": {"on": BEFORE, "found": "一切都好。"}}),
        "plan_visit" => json!({"on": AHEAD}),
        "finish_visit" => json!({"on": BEFORE, "found": "一切都好。"}),
        "record_need" => need(),
        "tell_need" => json!({"on": BEFORE}),
        "disclose_neighbour" => json!({"reason": "回电核实"}),
        _ => return client.request(method, &path).send().await,
    };
    client.request(method, &path).json(&body).send().await
}
