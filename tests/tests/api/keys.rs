//! A database is served with the keys it was used with, or not at all: with others nobody in it would be found.

use std::fs;

use api::auth::keys::Keys;
use tests::{TestApp, on_each_backend};

/// Why the server does not start.
async fn refusal(app: &TestApp) -> String {
    let Err(error) = api::serve(app.settings().clone()).await else {
        panic!("it starts");
    };
    error.to_string()
}

on_each_backend! {
    async fn lost_or_wrong_keys_are_refused_by_name_and_never_made_anew(app: TestApp) {
        let phone = app.phone();
        let before = app.sign_in_by_phone(&phone).await;
        app.stop().await;
        let file = app.settings().keys_file();
        let kept = fs::read(&file).expect("the keys");

        fs::remove_file(&file).expect("lost");
        let error = refusal(&app).await;
        assert!(error.contains("keys.file") && error.contains(file.to_str().expect("a path")), "{error}");
        assert!(!file.exists(), "no new keys were made");

        Keys::open(&file).expect("other keys");
        let error = refusal(&app).await;
        assert!(error.contains("keys.file") && error.contains("digest key"), "{error}");

        fs::write(&file, kept).expect("found again");
        let running = app.another_instance().await;
        let known = app.nobody().at(&running).with("authorization", &format!("Bearer {}", before.access_token().expect("a token")));
        assert_eq!(known.get("/me").await.expect(200).json::<contract::accounts::Me>().id, before.id());
    }
}
