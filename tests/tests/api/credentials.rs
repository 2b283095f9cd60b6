//! What proves who somebody is: tried in parallel, used twice, and never written in the clear.

use api::{auth::keys::Keys, moment::Moment};
use contract::{
    accounts::{Me, TotpSecret},
    problem::Kind,
    sessions::Session,
};
use serde_json::json;
use tests::{TestApp, on_each_backend, seed};

use crate::totp::Totp;

async fn code(app: &TestApp, phone: &str) -> String {
    let _ = app
        .nobody()
        .post("/sessions/codes", &json!({"phone": phone}))
        .await
        .expect(202);
    app.code(phone).await
}

/// Sends the same request so many times at once; how often each status was answered.
async fn at_once(app: &TestApp, times: usize, path: &str, body: serde_json::Value) -> Vec<u16> {
    let all: Vec<_> = (0..times)
        .map(|_| {
            let (client, path, body) = (app.nobody(), path.to_owned(), body.clone());
            tokio::spawn(async move { client.post(&path, &body).await })
        })
        .collect();
    let mut statuses = Vec::new();
    for each in all {
        let reply = each.await.expect("an answer");
        assert!(reply.status < 500, "{}", reply.text());
        statuses.push(reply.status);
    }
    statuses
}

on_each_backend! {
    async fn guesses_that_arrive_together_are_all_counted(app: TestApp) {
        let phone = app.phone();
        let right = code(&app, &phone).await;
        let wrong = if right == "111111" { "222222" } else { "111111" };
        let _ = at_once(&app, 20, "/sessions/phone", json!({"phone": phone, "code": wrong})).await;
        assert_eq!(app.sql(|sql| sql.number("SELECT CAST(max(tries) AS BIGINT) AS number FROM sign_in_codes")).await, 5);
        app.nobody().post("/sessions/phone", &json!({"phone": phone, "code": right})).await.refused(Kind::ExpiredCode);
    }

    async fn a_code_that_is_sent_twice_at_once_signs_in_once(app: TestApp) {
        let phone = app.phone();
        let code = code(&app, &phone).await;
        let statuses = at_once(&app, 4, "/sessions/phone", json!({"phone": phone, "code": code, "carrier": "bearer"})).await;
        assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
        assert_eq!(app.count("accounts", "phone_digest IS NOT NULL").await, 1);
    }

    async fn tabs_that_refresh_at_once_all_stay_signed_in(app: TestApp) {
        let token = app.newcomer().await.refresh_token.expect("a token");
        let statuses = at_once(&app, 5, "/sessions/refresh", json!({"refresh_token": token})).await;
        assert!(statuses.iter().all(|status| *status == 200), "{statuses:?}");
        assert_eq!(app.count("refresh_tokens", "used_at IS NULL").await, 1, "all with the same token");
    }

    async fn numbers_and_tokens_are_not_written_in_the_clear(app: TestApp) {
        let phone = app.phone();
        let resident = app.sign_in_by_phone(&phone).await;
        let admin = app.station_admin().await;
        let secret: TotpSecret = admin.post("/me/totp", &json!({"password": seed::PASSWORD})).await.read(200);
        let everything = app.sql(tests::Sql::everything).await;
        let hexadecimal = |text: &str| tests::text::hexadecimal(text.as_bytes());
        for hidden in [&phone, &resident.refresh_token.clone().expect("a token"), seed::PASSWORD, &secret.secret] {
            assert!(!everything.contains(&hidden.to_lowercase()) && !everything.contains(&hexadecimal(hidden)), "{hidden}");
        }
        let me: Me = resident.get("/me").await.read(200);
        assert_eq!(me.phone.as_deref(), Some(format!("{}****{}", &phone[..3], &phone[7..]).as_str()));
    }

    async fn a_session_that_was_ended_ends_its_access_token_and_no_other(app: TestApp) {
        let phone = app.phone();
        let (here, there) = (app.sign_in_by_phone(&phone).await, app.sign_in_by_phone(&phone).await);
        let _ = here.get("/me").await.expect(200);
        let _ = here.delete("/sessions/current").await.expect(204);
        here.get("/me").await.refused(Kind::SessionEnded);
        let _ = there.get("/me").await.expect(200);
    }

    async fn a_theft_that_was_noticed_ends_the_thiefs_access_token_too(app: TestApp) {
        let token = app.newcomer().await.refresh_token.expect("a token");
        let thief: Session = app.nobody().post("/sessions/refresh", &json!({"refresh_token": token})).await.read(200);
        let tokens = thief.tokens.expect("tokens");
        let thief = app.nobody().signed_in(thief.me, &tokens.access_token, &tokens.refresh_token);
        let _ = thief.get("/me").await.expect(200);
        app.run_sql("UPDATE refresh_tokens SET used_at = used_at - 61000000 WHERE used_at IS NOT NULL").await;
        app.nobody().post("/sessions/refresh", &json!({"refresh_token": token})).await.refused(Kind::SessionEnded);
        thief.get("/me").await.refused(Kind::SessionEnded);
    }

    async fn a_second_factor_is_neither_replaced_nor_removed_by_whoever_finds_a_session_open(app: TestApp) {
        let admin = app.station_admin().await;
        let begin = async || admin.post("/me/totp", &json!({"password": seed::PASSWORD})).await;
        let guessed = admin.post("/me/totp", &json!({"password": "a guessed password"})).await;
        guessed.refused_field("/password", "password_wrong");
        admin.post("/me/totp", &json!({})).await.refused_field("/password", "missing_field");
        admin.post("/me/totp/confirm", &json!({"code": "123456"})).await.refused(Kind::Conflict);
        admin.post("/me/totp/disable", &json!({"code": "123456"})).await.refused(Kind::Conflict);
        let first: TotpSecret = begin().await.read(200);
        let secret: TotpSecret = begin().await.read(200);
        assert_ne!(first.secret, secret.secret, "until it is confirmed it can be made anew");
        let totp = Totp::of(&secret.secret);
        let code = totp.now();
        let _ = admin.post("/me/totp/confirm", &json!({"code": code})).await.expect(204);
        begin().await.refused(Kind::Conflict);
        admin.post("/me/totp/disable", &json!({"code": totp.wrong()})).await.refused_field("/code", "code_wrong");
        admin.post("/me/totp/disable", &json!({"code": code})).await.refused_field("/code", "code_wrong");
        let _ = admin.post("/me/totp/disable", &json!({"code": totp.next()})).await.expect(204);
        let _ = app.sign_in_by_password("station.admin", seed::PASSWORD).await;
    }

    async fn residents_have_no_password_and_no_second_factor(app: TestApp) {
        let resident = app.newcomer().await;
        resident.post("/me/totp", &json!({"password": "whatever it is"})).await.refused(Kind::Forbidden);
        let change = json!({"current": "whatever it is", "new": "another long password"});
        resident.post("/me/password", &change).await.refused(Kind::Forbidden);
    }

    async fn after_the_keys_were_rotated_everybody_stays_signed_in(app: TestApp) {
        let phone = app.phone();
        let before = app.sign_in_by_phone(&phone).await;
        Keys::rotate(&app.settings().keys_file()).expect("rotated");
        let restarted = app.another_instance().await;
        let _ = before.at(&restarted).get("/me").await.expect(200);
        let body = json!({"refresh_token": before.refresh_token});
        let session: Session = before.at(&restarted).post("/sessions/refresh", &body).await.read(200);
        let tokens = session.tokens.expect("tokens");
        let after = app.nobody().signed_in(session.me, &tokens.access_token, &tokens.refresh_token);
        let _ = after.get("/me").await.expect(200);
        let again = app.sign_in_by_phone(&phone).await;
        assert_eq!(again.id(), before.id(), "the number is still found");
    }

    async fn a_code_is_for_the_moment_it_was_made_for(app: TestApp) {
        let phone = app.phone();
        let _ = code(&app, &phone).await;
        let good_for = app.sql(|sql| sql.number("SELECT max(expires_at) AS number FROM sign_in_codes")).await - Moment::now().time().timestamp_micros();
        assert!((270_000_000..=300_000_000).contains(&good_for), "{good_for} microseconds");
    }
}

/// Behind a proxy of our own the browser's host is the one the proxy was asked for; anybody else's word is nothing.
#[test]
fn a_forwarded_host_counts_only_behind_our_own_proxies() {
    tests::run(async {
        for (proxies, status) in [(vec!["127.0.0.0/8".to_owned()], 401), (Vec::new(), 403)] {
            let app = TestApp::start_with(tests::Backend::Sqlite, |settings| settings.server.trusted_proxies = proxies)
                .await
                .expect("an app");
            let browser = app
                .nobody()
                .with("origin", "https://lianxin.example")
                .with("x-forwarded-host", "lianxin.example");
            let reply = browser
                .post("/sessions/password", &json!({"login": "nobody.here", "password": "wrong"}))
                .await;
            assert_eq!(reply.status, status, "{}", reply.text());
            let evil = browser.with("origin", "https://evil.example");
            evil.post("/sessions/password", &json!({"login": "nobody.here", "password": "wrong"}))
                .await
                .refused(Kind::ForeignOrigin);
            app.stop().await;
        }
    });
}
