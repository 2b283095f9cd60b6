//! The mailbox without scripts.

use reqwest::Method;
use tests::{Backend, Client, Reply, TestApp, on_each_backend, seed, text::percent_encoded};

/// A form as a browser sends it.
async fn submit(client: &Client, path: &str, fields: &[(&str, &str)]) -> Reply {
    let form: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", percent_encoded(value)))
        .collect();
    client
        .request(Method::POST, path)
        .body("application/x-www-form-urlencoded", form.join("&"))
        .send()
        .await
}

/// A letter that is right, but for what `change` says.
async fn letter(client: &Client, key: &str, change: &[(&str, &str)]) -> Reply {
    let community = seed::community(0).to_string();
    let mut fields = vec![
        ("key", key),
        ("community", community.as_str()),
        ("category", "noise"),
        ("title", "电梯夜里有异响"),
        ("body", "最近一周每天半夜都有很大的响声。"),
        ("address", "3号楼"),
    ];
    for (name, value) in change {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    submit(client, "/plain", &fields).await
}

fn key() -> String {
    tests::make::key()
}

/// What stands between two marks, the first time they come.
fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("{before} is not in {page}"));
    rest.split_once(after).expect("an end").0
}

fn assert_harmless(reply: &Reply) {
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
    let policy = reply.header("content-security-policy").expect("a policy");
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("unsafe"),
        "{policy}"
    );
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    let page = reply.text();
    assert!(
        !page.contains("<script") && !page.contains("javascript:") && !page.contains(" style="),
        "{page}"
    );
}

on_each_backend! {
    async fn how_personal_data_is_handled_is_told_in_both_languages(app: TestApp) {
        for (path, accepted, expected) in [
            ("/plain/privacy", "zh-CN", "个人信息处理说明"),
            ("/plain/privacy", "en", "How personal data is handled"),
            ("/plain/privacy?lang=en", "zh-CN", "How personal data is handled"),
            // As WeChat passes links on.
            ("/plain/privacy?from=timeline&lang=en", "zh-CN", "How personal data is handled"),
            ("/plain/privacy?lang=<script>", "zh-CN", "个人信息处理说明"),
        ] {
            let page = app.nobody().with("accept-language", accepted).get(path).await.expect(200);
            assert_harmless(&page);
            assert!(page.text().contains(expected) && page.text().contains("tel:0512-6000010"), "{path}: {}", page.text());
            for told in [["全国志愿服务编号", "national"], ["证书编号加密保存", "kept encrypted and shown by their last signs"], ["服务时长只留下数目", "only the figures stay"]] {
                assert!(told.iter().any(|words| page.text().contains(words)), "{path}: {told:?}");
            }
            // Every kind of address that is kept is named, and who carries messages to it.
            for way in contract::outbox::DeliveryWay::ALL {
                let named = match way {
                    contract::outbox::DeliveryWay::Sms => ["短信服务商", "message provider"],
                    contract::outbox::DeliveryWay::Email => ["邮件服务商", "mail provider"],
                    contract::outbox::DeliveryWay::WeChat => ["微信（腾讯）", "WeChat (Tencent)"],
                };
                assert!(named.iter().any(|name| page.text().contains(name)), "{path}: {way:?}");
            }
        }
    }

    async fn that_texts_are_checked_outside_is_told_where_they_are(app: TestApp) {
        assert!(!app.nobody().get("/plain/privacy").await.text().contains("内容安全检测"));
        let checked = TestApp::start_with(app.backend(), |settings| settings.wechat.check_texts = true).await.expect("an app");
        let page = checked.nobody().get("/plain/privacy").await.expect(200);
        assert_harmless(&page);
        assert!(page.text().contains("内容安全检测"));
    }

    async fn a_letter_is_sent_and_followed_without_scripts(app: TestApp) {
        let nobody = app.nobody();
        let form = nobody.get("/plain").await.expect(200);
        assert_harmless(&form);
        let sent = letter(&nobody, between(&form.text(), "name=\"key\" value=\"", "\""), &[]).await.expect(200);
        assert_harmless(&sent);
        let (page, number) = (sent.text(), between(&sent.text(), "<strong>", "</strong>").to_owned());
        let code = between(&page, "<p class=\"code\">", "<");
        let tracked = submit(&nobody, "/plain/track", &[("code", &code.to_lowercase())]).await.expect(200);
        assert_harmless(&tracked);
        assert!(tracked.text().contains(&number) && tracked.text().contains("电梯夜里有异响"), "{}", tracked.text());
        let unknown = submit(&nobody, "/plain/track", &[("code", &tests::make::tracking().0)]).await.expect(404);
        assert_harmless(&unknown);
        assert_eq!(app.count("cases", "tracking_digest IS NOT NULL AND reporter_id IS NULL").await, 1);
    }

    async fn an_address_that_leads_nowhere_is_told_on_a_page(app: TestApp) {
        let nobody = app.nobody();
        let form = nobody.get("/plain/").await.expect(200);
        assert_harmless(&form);
        assert!(form.text().contains("name=\"body\""), "{}", form.text());
        for path in ["/plain/nothing", "/plain/certificates/7", "/plain/published/7/8"] {
            let nowhere = nobody.get(path).await.expect(404);
            assert_harmless(&nowhere);
            assert!(nowhere.text().contains("没有找到") && nowhere.text().contains("href=\"/plain?lang=zh-CN\""), "{path}: {}", nowhere.text());
        }
        // What only takes a form is reloaded, or kept as an address, by whoever saw its answer.
        for path in ["/plain/track", "/plain/consent", "/plain/file", "/plain/report"] {
            assert!(nobody.get(path).await.expect(200).text().contains("name=\"body\""), "{path}");
        }
        assert_harmless(&submit(&nobody, "/plain/privacy", &[]).await.expect(405));
    }

    async fn a_mistyped_tracking_code_is_put_right_not_typed_anew(app: TestApp) {
        for typed in [tests::make::tracking().0.replace('-', " "), "<b>12345".to_owned()] {
            let told = submit(&app.nobody(), "/plain/track", &[("code", &typed)]).await.expect(404);
            assert_harmless(&told);
            let page = told.text();
            assert!(page.contains("没有找到这个查询码的信") && page.contains("aria-describedby=\"fault-code\""), "{page}");
            assert!(page.contains(&format!("value=\"{}\"", typed.replace('<', "&lt;").replace('>', "&gt;"))), "{page}");
        }
    }

    async fn the_longest_chinese_letter_is_taken(app: TestApp) {
        let body = "楼".repeat(10_000);
        let _ = letter(&app.nobody(), &key(), &[("body", &body)]).await.expect(200);
        let longer = letter(&app.nobody(), &key(), &[("body", &format!("{body}楼"))]).await.expect(422);
        assert!(longer.text().contains(&body), "what was typed is still there");
        assert_harmless(&letter(&app.nobody(), &key(), &[("body", &"楼".repeat(20_000))]).await.expect(413));
    }

    async fn who_chose_a_language_by_the_address_is_answered_in_it(app: TestApp) {
        let nobody = app.nobody();
        let form = nobody.get("/plain?lang=en").await.expect(200).text();
        for action in ["/plain?lang=en", "/plain/track?lang=en"] {
            assert!(form.contains(&format!("action=\"{action}\"")), "{action}: {form}");
        }
        let wrong = submit(&nobody, "/plain?lang=en", &[("key", &key()), ("title", "短"), ("body", "最近一周每天半夜都有很大的响声。")]).await.expect(422).text();
        assert!(wrong.contains("Please correct what is marked."), "{wrong}");
        let lost = nobody.get("/plain/nowhere?lang=en").await.expect(404).text();
        assert!(lost.contains("Not found"), "{lost}");
    }

    async fn what_is_wrong_is_marked_in_both_languages(app: TestApp) {
        let wrong = [("community", ""), ("category", "")];
        let chinese = letter(&app.nobody(), &key(), &wrong).await.expect(422);
        assert_harmless(&chinese);
        assert_eq!(chinese.text().matches("class=\"fault\"").count(), 3, "the form, and each of two fields: {}", chinese.text());
        for field in ["community", "category"] {
            let marked = format!("name=\"{field}\" required aria-invalid=\"true\" aria-describedby=\"fault-{field}");
            assert!(chinese.text().contains(&marked) && chinese.text().contains(&format!("id=\"fault-{field}")), "{}", chinese.text());
        }
        assert!(chinese.text().contains("请修改标出的内容") && chinese.text().contains("最近一周每天半夜"), "{}", chinese.text());
        let english = app.nobody().with("accept-language", "en");
        let page = letter(&english, &key(), &[("title", "短")]).await.expect(422).text();
        assert!(page.contains("The title must have 2 to 60 characters.") && page.contains("lang=\"en\""), "{page}");
        let form = app.nobody().get("/plain").await.text();
        assert_eq!(form.matches("required><option value=\"\">").count(), 2, "nothing is chosen for anybody: {form}");
    }

    async fn a_form_that_is_sent_twice_is_one_case(app: TestApp) {
        let (nobody, key) = (app.nobody(), key());
        let (first, again) = tokio::join!(letter(&nobody, &key, &[]), letter(&nobody, &key, &[]));
        assert_eq!(first.expect(200).text(), again.expect(200).text(), "the same number and code");
        assert_eq!(letter(&nobody, &key, &[]).await.expect(200).text().matches("class=\"code\"").count(), 1);
        assert_eq!(app.count("cases", "true").await, 1);
    }

    async fn who_goes_back_and_writes_something_else_can_send_it_too(app: TestApp) {
        let (nobody, key) = (app.nobody(), key());
        let _ = letter(&nobody, &key, &[]).await.expect(200);
        let changed = [("title", "楼道的灯坏了")];
        let told = letter(&nobody, &key, &changed).await.expect(422);
        assert!(told.text().contains("刚才的信已经收到") && told.text().contains("楼道的灯坏了"), "{}", told.text());
        let another = between(&told.text(), "name=\"key\" value=\"", "\"").to_owned();
        assert_ne!(another, key);
        let _ = letter(&nobody, &another, &changed).await.expect(200);
        let keyless = letter(&nobody, "none", &[]).await.expect(400).text();
        let _ = letter(&nobody, between(&keyless, "name=\"key\" value=\"", "\""), &[]).await.expect(200);
        assert_eq!(app.count("cases", "true").await, 3);
    }

    async fn what_was_typed_is_shown_as_text(app: TestApp) {
        for payload in ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</textarea><svg onload=alert(1)>"] {
            let nobody = app.nobody();
            let refused = letter(&nobody, &key(), &[("title", payload), ("address", payload), ("body", payload), ("category", payload)]).await.expect(422);
            assert!(!refused.text().contains("<script") && !refused.text().contains("<img") && !refused.text().contains("<svg"), "{}", refused.text());
            let sent = letter(&nobody, &key(), &[("title", payload), ("body", payload)]).await.expect(200);
            let code = between(&sent.text(), "<p class=\"code\">", "<").to_owned();
            let tracked = submit(&nobody, "/plain/track", &[("code", &code)]).await.expect(200);
            assert!(!tracked.text().contains("<script") && !tracked.text().contains("<img") && !tracked.text().contains("<svg"), "{}", tracked.text());
        }
    }

    async fn a_fault_of_ours_keeps_what_was_typed(app: TestApp) {
        let _ = app.nobody().get("/plain").await.expect(200);
        app.run_sql("ALTER TABLE case_texts RENAME TO hidden_texts").await;
        let failed = letter(&app.nobody(), &key(), &[]).await.expect(500);
        assert_harmless(&failed);
        assert!(failed.text().contains("最近一周每天半夜") && failed.text().contains("我们已记录这个问题"), "{}", failed.text());
        app.run_sql("ALTER TABLE hidden_texts RENAME TO case_texts").await;
    }

    async fn what_is_no_form_is_refused_on_a_page(app: TestApp) {
        for (path, body) in [("/plain", "key=%FF&body=x"), ("/plain", "nonsense=1"), ("/plain", "key=none"), ("/plain/track", "")] {
            let reply = app.nobody().request(Method::POST, path).body("application/x-www-form-urlencoded", body).send().await;
            assert!((400..500).contains(&reply.status), "{path} {body}: {}", reply.status);
            assert_harmless(&reply);
        }
    }
}

#[test]
fn too_many_letters_are_refused_with_what_was_typed() {
    tests::run(async {
        let app = TestApp::start_with(Backend::Sqlite, |settings| {
            settings.limits.anonymous_per_hour = 1;
            settings.limits.read_per_minute = 3;
        })
        .await
        .expect("an app");
        let nobody = app.nobody();
        let _ = letter(&nobody, &key(), &[]).await.expect(200);
        let refused = letter(&nobody, &key(), &[]).await.expect(429);
        assert_harmless(&refused);
        let seconds: u32 = refused.header("retry-after").expect("Retry-After").parse().expect("seconds");
        assert!(
            seconds > 0 && refused.text().contains("最近一周每天半夜"),
            "{}",
            refused.text()
        );
        for _ in 0..3 {
            let _ = nobody.get("/plain").await.expect(200);
        }
        let read = nobody.get("/plain").await.expect(429);
        assert_harmless(&read);
        assert!(read.header("retry-after").is_some());
        app.stop().await;
    });
}
