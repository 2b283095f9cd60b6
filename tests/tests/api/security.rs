//! Classes of faults that great participation platforms have shipped; each must not be here.

use contract::{
    cases::{Case, CaseSummary},
    letters,
    page::Page,
    problem::Kind,
};
use reqwest::Method;
use serde_json::json;
use tests::{TestApp, make, on_each_backend, seed};

/// What attackers write into fields.
const PAYLOADS: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(document.cookie)",
    "{{constructor.constructor('alert(1)')()}}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "'; DROP TABLE cases; --",
    "=HYPERLINK(\"https://evil.example\")",
    "\u{202e}gnp.exe\u{2066}",
];

on_each_backend! {
    async fn what_is_stored_comes_back_as_the_same_text_and_as_json(app: TestApp) {
        let admin = app.station_admin().await;
        for payload in PAYLOADS {
            let made = make::message(&app).title(payload).body(&format!("{payload}{payload}")).with(|message| message.address = Some(payload.to_owned())).await;
            let note = json!({"text": payload, "visibility": "public"});
            let _ = made.act(&admin, "notes", &note).await.expect(200);
            let reply = admin.get(&made.url()).await.expect(200);
            assert_eq!(reply.header("content-type"), Some("application/json"));
            assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
            let case: Case = reply.json();
            // But for what would turn the words around it.
            let kept = letters::upright(payload);
            assert_eq!((&case.summary.title, case.address.as_ref()), (&kept, Some(&kept)));
            assert_eq!(case.timeline[1].text.as_ref(), Some(&kept));
        }
        let list = admin.get("/cases?limit=100").await.expect(200);
        assert_eq!(list.header("content-type"), Some("application/json"));
        assert_eq!(list.json::<Page<CaseSummary>>().items.len(), PAYLOADS.len());
    }

    async fn what_was_asked_is_not_given_back_as_a_page(app: TestApp) {
        for path in ["/cases/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/cases?%3Cscript%3E=1"] {
            let reply = app.station_admin().await.get(path).await;
            assert!(!reply.text().contains("<script>alert"), "{path}: {}", reply.text());
            reply.problem();
        }
    }

    async fn sql_in_search_and_sort_is_only_text(app: TestApp) {
        let made = make::message(&app).await;
        let admin = app.station_admin().await;
        for injected in ["'; DROP TABLE cases; --", "' UNION SELECT * FROM accounts --", "1) OR (1=1", "\\'; SELECT pg_sleep(5); --", "\"; ATTACH 'x' AS y; --", "%' OR '%'='"] {
            let encoded: String = tests::text::percent_encoded(injected);
            let begun = std::time::Instant::now();
            let found: Page<CaseSummary> = admin.get(&format!("/cases?q={encoded}")).await.read(200);
            assert!(found.items.is_empty(), "{injected}");
            for parameter in ["sort", "state", "category", "channel", "scope"] {
                admin.get(&format!("/cases?{parameter}={encoded}")).await.refused(Kind::Invalid);
            }
            admin.get(&format!("/cases?cursor={encoded}")).await.refused(Kind::BadCursor);
            assert!(begun.elapsed() < std::time::Duration::from_secs(4), "{injected}: nothing slept");
        }
        assert_eq!(made.seen_by(&admin).await.summary.id, made.id(), "everything is still there");
    }

    async fn a_filter_does_not_tell_what_one_may_not_see(app: TestApp) {
        // A search that filters by hidden fields leaks them one question at a time.
        let _ = make::message(&app).with(|message| message.name_shown = contract::cases::NameShown::Nobody).await;
        let admin = app.station_admin().await;
        let name: String = tests::text::percent_encoded("王秀兰");
        let found: Page<CaseSummary> = admin.get(&format!("/cases?q={name}")).await.read(200);
        assert!(found.items.is_empty(), "a name that is not shown is not searched");
        for hidden in ["reporter_id", "phone", "name", "tracking_digest", "first_responder_id", "order", "fields"] {
            admin.get(&format!("/cases?{hidden}=1")).await.refused_field(&format!("/{hidden}"), "unknown_field");
        }
    }

    async fn one_organisations_staff_do_nothing_in_another(app: TestApp) {
        let made = make::message(&app).answered().await;
        for foreign in [app.foreign_admin().await, app.foreign_street_admin().await, app.staff("far.admin").await] {
            foreign.get(&made.url()).await.refused(Kind::NotFound);
            made.act(&foreign, "close", &json!({})).await.refused(Kind::NotFound);
            foreign.get(&format!("/cases?community_id={}", seed::community(0))).await.refused(Kind::NotFound);
            let notices = format!("/communities/{}/notices", seed::community(0));
            foreign.post(&notices, &json!({"title": "停水", "body": "周三上午停水。"})).await.refused(Kind::Forbidden);
        }
    }

    async fn a_role_is_read_anew_and_not_believed_from_a_token(app: TestApp) {
        let admin = app.station_admin().await;
        let made = make::message(&app).await;
        let _ = made.seen_by(&admin).await;
        app.run_sql(&format!("DELETE FROM posts WHERE account_id = {}", app.bytes(admin.id().uuid().as_bytes()))).await;
        app.run_sql("UPDATE accounts SET epoch = epoch + 1 WHERE login = 'station.admin'").await;
        // Written past the server, which may know the old state for a moment.
        tests::until("the lost post is noticed", async || [401, 404].contains(&admin.get(&made.url()).await.status).then_some(())).await;
    }

    async fn no_answer_leads_to_another_site(app: TestApp) {
        for path in ["//evil.example", "/\\evil.example", "/%2f%2fevil.example", "/console/?next=https://evil.example", "/?redirect=//evil.example"] {
            let http = tests::http().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
            let reply = http.get(format!("{}{path}", app.base())).send().await.expect("an answer");
            assert!(!reply.status().is_redirection(), "{path}: {:?}", reply.headers());
        }
    }

    async fn files_outside_the_client_are_not_served(app: TestApp) {
        for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "/assets/../../../Cargo.toml", "/keys.toml", "/lianxin.sqlite", "/data/keys.toml", "/.env", "/assets/..%5c..%5cCargo.toml"] {
            let http = tests::http().build().expect("a client");
            let reply = http.get(format!("{}{path}", app.base())).send().await.expect("an answer");
            let (status, text) = (reply.status().as_u16(), reply.text().await.expect("text"));
            assert!(status == 404 || !text.contains("[workspace]") && !text.contains("signing"), "{path}: {status}");
        }
    }

    async fn an_unknown_number_is_answered_like_a_known_one(app: TestApp) {
        let (known, unknown) = (app.phone(), app.phone());
        let _ = app.sign_in_by_phone(&known).await;
        let ask = async |phone: &str| app.nobody().post("/sessions/codes", &json!({"phone": phone})).await.expect(202).value();
        assert_eq!(ask(&known).await, ask(&unknown).await);
    }

    async fn a_secret_is_never_logged_or_measured(app: TestApp) {
        let made = make::message(&app).anonymous().await;
        let _ = app.nobody().tracking(&made.secret.clone().expect("a secret")).get("/cases/tracked").await.expect(200);
        let metrics = app.nobody().get("/metrics").await.expect(200).text();
        for secret in [made.secret.as_deref().expect("a secret"), &made.id().to_string()] {
            assert!(!metrics.contains(secret), "{secret}");
        }
        // What telephone numbers begin with may also stand in a count or a sum of seconds.
        let named: Vec<&str> = metrics.lines().filter_map(|line| Some(line.rsplit_once(' ')?.0)).collect();
        assert!(!named.concat().contains("139000"), "no number names a figure");
        assert!(metrics.contains("lianxin_"), "{metrics}");
    }

    async fn every_answer_carries_the_headers_that_protect(app: TestApp) {
        let admin = app.station_admin().await;
        for reply in [admin.get("/cases").await, admin.get("/cases/nonsense").await, app.nobody().get("/about").await, app.nobody().get("/me").await] {
            assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
            assert!(reply.header("referrer-policy").is_some() && reply.header("x-frame-options").is_some());
            assert!(reply.header("server").is_none() && reply.header("x-powered-by").is_none());
        }
        let personal = admin.get("/me").await;
        assert!(personal.header("cache-control").is_some_and(|rule| rule.contains("no-store") || rule.contains("private")), "what is personal is kept by nobody");
    }

    async fn a_failure_of_ours_shows_no_cause(app: TestApp) {
        let made = make::message(&app).await;
        let admin = app.station_admin().await;
        app.run_sql("ALTER TABLE case_entries RENAME TO hidden_entries").await;
        let problem = admin.with("if-none-match", "x").get(&format!("{}?x", made.url())).await;
        assert!(problem.status >= 500, "{} {}", problem.status, problem.text());
        let text = problem.text().to_lowercase();
        problem.problem();
        for hidden in ["case_entries", "select", "sqlite", "postgres", "diesel", "relation", "no such table"] {
            assert!(!text.contains(hidden), "{text}");
        }
        app.run_sql("ALTER TABLE hidden_entries RENAME TO case_entries").await;
    }

    async fn what_a_method_is_called_does_not_change_it(app: TestApp) {
        let made = make::message(&app).await;
        let override_method = app.nobody().with("x-http-method-override", "DELETE").with("x-method-override", "DELETE");
        let reply = override_method.request(Method::GET, "/me").send().await;
        assert_eq!(reply.status, 401);
        assert_eq!(made.seen_by(&made.by).await.summary.id, made.id());
    }
}

#[test]
fn a_page_of_the_client_may_run_no_foreign_script() {
    tests::run(async {
        let app = TestApp::start(tests::Backend::Sqlite).await.expect("an app");
        let http = tests::http().build().expect("a client");
        let reply = http.get(app.base()).send().await.expect("an answer");
        if reply.status().as_u16() == 404 {
            tests::not_run::note("headers of the client's pages: target/client was not built (cargo xtask client)");
            return app.stop().await;
        }
        let policy = reply.headers()["content-security-policy"]
            .to_str()
            .expect("a policy")
            .to_owned();
        assert!(
            policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"),
            "{policy}"
        );
        let script = policy
            .split(';')
            .find(|rule| rule.trim().starts_with("script-src"))
            .expect("a rule for scripts");
        assert!(
            !script.contains("unsafe-inline") && !script.contains("'unsafe-eval'") && !script.contains('*'),
            "{script}"
        );
        let page = reply.text().await.expect("a page");
        assert!(
            !page.contains("<script>") && !page.contains(" style=") && !page.contains("javascript:"),
            "{page}"
        );
        app.stop().await;
    });
}
