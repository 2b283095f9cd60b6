//! Cases that everybody may read: with consent, in words and pictures that name nobody, and only as long as that stands.

mod consent;
mod ending;
mod pictures;
mod public;
pub(crate) mod watching;
mod words;

use serde_json::{Value, json};
use tests::{Client, TestApp, make::Made, publication};

/// What is public of a case, wherever a stranger might look: nothing.
async fn gone(app: &TestApp, made: &Made, photos: &[contract::ids::PhotoId]) {
    let nobody = app.nobody();
    let id = made.id();
    let _ = nobody.get(&format!("/published/{id}")).await.expect(404);
    let _ = nobody.get(&format!("/plain/published/{id}")).await.expect(404);
    assert!(publication::list(app, 0).await.is_empty());
    assert!(tests::open311::numbers(app, "").await.is_empty());
    let stranger = app.resident("李建国").await;
    for photo in photos {
        for end in ["", "/thumbnail"] {
            let path = format!("/photos/{photo}{end}");
            // As for every picture that is not public, whether there is one or not.
            let _ = nobody.get(&path).await.expect(401);
            let _ = stranger.get(&path).await.expect(404);
        }
    }
}

/// Takes it from public view.
async fn unpublish(by: &Client, made: &Made) {
    let _ = made.act(by, "unpublish", &json!({})).await.expect(200);
}

/// Brings a case to where an operation would be possible; for the table of rights.
pub(crate) async fn stage(app: &TestApp, operation: &str, made: &mut Made) {
    const OPERATIONS: [&str; 7] = [
        "ask_consent_to_publication",
        "consent_to_publication",
        "refuse_publication",
        "prepare_publication",
        "publish_case",
        "unpublish_case",
        "read_published",
    ];
    if !OPERATIONS.contains(&operation) {
        return;
    }
    let street = app.street_admin().await;
    made.accepted(&street).await;
    made.answered(&street).await;
    match operation {
        "consent_to_publication" | "refuse_publication" => publication::asked(app, made).await,
        "prepare_publication" => publication::agreed(app, made).await,
        "publish_case" => {
            publication::agreed(app, made).await;
            let wording = publication::harmless(&publication::prepared(&street, made).await);
            let _ = publication::save(&street, made, &wording).await.expect(200);
        }
        "unpublish_case" | "read_published" => {
            let _ = publication::published(app, made).await;
        }
        _ => {}
    }
}

/// A body that would be right, were it allowed; for the table of rights.
pub(crate) fn body(operation: &str) -> Option<Value> {
    match operation {
        "prepare_publication" => Some(json!({"title": "电梯异响", "body": "电梯夜里有异响。", "answer": "导轨已更换。"})),
        "publish_case" => Some(json!({"edition": 1})),
        _ => None,
    }
}
