//! Sessions of browsers: cookies that scripts cannot read, and no other site can use.

use contract::{problem::Kind, sessions::Session};
use reqwest::Method;
use serde_json::json;
use tests::{Client, Reply, TestApp, make, on_each_backend, seed};

/// A browser with the cookies it was given.
struct Browser {
    client: Client,
    access: String,
    refresh: String,
}

fn cookie<'a>(reply: &'a Reply, name: &str) -> &'a str {
    let set = reply
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|value| value.to_str().expect("a cookie"));
    set.into_iter()
        .find(|cookie| cookie.starts_with(&format!("{name}=")))
        .unwrap_or_else(|| panic!("no cookie {name}"))
}

fn value(cookie: &str) -> &str {
    cookie
        .split(';')
        .next()
        .and_then(|pair| pair.split_once('='))
        .expect("a value")
        .1
}

async fn signed_in(app: &TestApp) -> (Browser, Reply) {
    let nobody = app.nobody().with("origin", app.base());
    let reply = nobody
        .post(
            "/sessions/password",
            &json!({"login": "station.admin", "password": seed::PASSWORD}),
        )
        .await
        .expect(201);
    let (access, refresh) = (
        value(cookie(&reply, "lx_access")).to_owned(),
        value(cookie(&reply, "lx_refresh")).to_owned(),
    );
    (
        Browser {
            client: app.nobody().with("cookie", &format!("lx_access={access}")),
            access,
            refresh,
        },
        reply,
    )
}

on_each_backend! {
    async fn a_browser_gets_cookies_and_no_tokens(app: TestApp) {
        let (browser, reply) = signed_in(&app).await;
        let session: Session = reply.json();
        assert!(session.tokens.is_none());
        assert!(!reply.text().contains(&browser.access) && !reply.text().contains(&browser.refresh));
        for (name, path) in [("lx_access", "Path=/;"), ("lx_refresh", "Path=/api/v1/sessions;")] {
            let cookie = format!("{};", cookie(&reply, name));
            assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains(path), "{cookie}");
            assert!(!cookie.contains("Secure"), "the test speaks plain http");
            assert!(!cookie.contains("Domain"), "for this host only");
        }
        let _ = browser.client.get("/me").await.expect(200);
    }

    async fn a_change_must_come_from_our_own_pages(app: TestApp) {
        let (browser, _) = signed_in(&app).await;
        let made = make::message(&app).await;
        let url = format!("{}/accept", made.url());
        for origin in ["https://evil.example", "null", "", "http://127.0.0.1", &format!("{}.evil.example", app.base())] {
            browser.client.with("origin", origin).post(&url, &json!({})).await.refused(Kind::ForeignOrigin);
        }
        browser.client.post(&url, &json!({})).await.refused(Kind::ForeignOrigin);
        let _ = browser.client.with("origin", app.base()).post(&url, &json!({})).await.expect(200);
    }

    async fn every_changing_method_needs_the_origin(app: TestApp) {
        let (browser, _) = signed_in(&app).await;
        for (method, path) in [(Method::PATCH, "/me"), (Method::DELETE, "/sessions"), (Method::DELETE, "/me"), (Method::DELETE, "/sessions/current")] {
            browser.client.request(method, path).json(&json!({})).send().await.refused(Kind::ForeignOrigin);
        }
        let _ = browser.client.get("/me").await.expect(200);
    }

    async fn nobody_is_signed_in_from_another_site(app: TestApp) {
        let evil = app.nobody().with("origin", "https://evil.example");
        let body = json!({"login": "station.admin", "password": seed::PASSWORD});
        evil.post("/sessions/password", &body).await.refused(Kind::ForeignOrigin);
        evil.post("/sessions/codes", &json!({"phone": app.phone()})).await.refused(Kind::ForeignOrigin);
    }

    async fn a_browser_refreshes_with_its_cookie(app: TestApp) {
        let (browser, _) = signed_in(&app).await;
        let refresh = app.nobody().with("cookie", &format!("lx_refresh={}", browser.refresh)).with("origin", app.base());
        let reply = refresh.request(Method::POST, "/sessions/refresh").send().await.expect(200);
        assert_ne!(value(cookie(&reply, "lx_refresh")), browser.refresh);
        let renewed = app.nobody().with("cookie", &format!("lx_access={}", value(cookie(&reply, "lx_access"))));
        let _ = renewed.get("/me").await.expect(200);
        app.nobody().request(Method::POST, "/sessions/refresh").send().await.refused(Kind::Unauthenticated);
    }

    async fn another_site_cannot_refresh(app: TestApp) {
        let (browser, _) = signed_in(&app).await;
        let refresh = app.nobody().with("cookie", &format!("lx_refresh={}", browser.refresh)).with("origin", "https://evil.example");
        refresh.request(Method::POST, "/sessions/refresh").send().await.refused(Kind::ForeignOrigin);
    }

    async fn signing_out_takes_the_cookies_away(app: TestApp) {
        let (browser, _) = signed_in(&app).await;
        let reply = browser.client.with("origin", app.base()).delete("/sessions/current").await.expect(204);
        for name in ["lx_access", "lx_refresh"] {
            let cookie = cookie(&reply, name);
            assert!(value(cookie).is_empty() && cookie.contains("Max-Age=0"), "{cookie}");
        }
        let refresh = app.nobody().with("cookie", &format!("lx_refresh={}", browser.refresh)).with("origin", app.base());
        let refused = refresh.request(Method::POST, "/sessions/refresh").send().await;
        refused.refused(Kind::SessionEnded);
        assert!(value(cookie(&refused, "lx_access")).is_empty(), "useless cookies are taken away");
    }

    async fn the_session_has_ended_for_the_access_cookie_too(app: TestApp) {
        let (browser, _) = signed_in(&app).await;
        let _ = browser.client.with("origin", app.base()).delete("/sessions").await.expect(204);
        browser.client.get("/me").await.refused(Kind::SessionEnded);
    }

    async fn no_other_site_may_read_answers(app: TestApp) {
        let (browser, _) = signed_in(&app).await;
        let reply = browser.client.with("origin", "https://evil.example").get("/me").await;
        assert!(reply.header("access-control-allow-origin").is_none());
        let asked = app.nobody().with("origin", "https://evil.example").with("access-control-request-method", "POST");
        let reply = asked.request(Method::OPTIONS, "/me").send().await;
        assert!(reply.header("access-control-allow-origin").is_none() && reply.status >= 400, "{}", reply.status);
    }
}

#[test]
fn over_https_cookies_are_secure() {
    tests::run(async {
        let app = TestApp::start_with(tests::Backend::Sqlite, |settings| settings.server.https = true)
            .await
            .expect("an app");
        let (_, reply) = signed_in(&app).await;
        for name in ["lx_access", "lx_refresh"] {
            assert!(cookie(&reply, name).contains("Secure"));
        }
        app.stop().await;
    });
}
