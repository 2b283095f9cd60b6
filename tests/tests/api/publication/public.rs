//! What everybody reads: pages of the API, pages without scripts, and what programs are told.

use contract::{
    accounts::Role,
    page::Page,
    problem::Kind,
    publication::{PublicCase, PublicCaseSummary},
};
use reqwest::Method;
use tests::{
    TestApp, make, on_each_backend,
    open311::{self, numbers, read},
    pictures, publication, seed,
};

/// A public case of somebody who is named everywhere but in public.
async fn public(app: &TestApp) -> make::Made {
    let message = make::message(app)
        .title("王秀兰家漏水")
        .body("住3号楼2单元501，电话13800000001，请来看看。");
    let message = message.with(|letter| letter.cell_id = Some(seed::cell(0, 0)));
    let mut made = message.photos(&[pictures::jpeg()]).await.answered().await;
    let _ = publication::published(app, &mut made).await;
    made
}

on_each_backend! {
    async fn a_stranger_reads_everything_but_who_it_was(app: TestApp) {
        let made = public(&app).await;
        let reply = app.nobody().get(&format!("/published/{}", made.id())).await.expect(200);
        let case: PublicCase = reply.json();
        assert_eq!((case.summary.title.as_str(), case.answer.as_str()), ("楼道电梯有异响", "导轨已更换，异响消除。"));
        assert_eq!((case.summary.cell_id, case.answered_as), (Some(seed::cell(0, 0)), Role::StationAdmin));
        assert_eq!(case.station.as_ref().map(|station| station.phone.as_str()), made.case.station.as_ref().map(|station| station.phone.as_str()));
        let page = app.nobody().get(&format!("/plain/published/{}", made.id())).await.expect(200);
        let list = app.nobody().get(&format!("/plain/published?community={}", seed::community(0))).await.expect(200);
        let programs = app.nobody().get("/open311/v2/requests.json?extensions=true").await.expect(200);
        let words = app.nobody().get(&format!("/communities/{}/published", seed::community(0))).await.expect(200);
        for reply in [reply, page, list, programs, words] {
            for secret in ["秀兰", "13800000001", "单元501", "latitude", "驿站小李"] {
                assert!(!reply.text().contains(secret), "{secret}: {}", reply.text());
            }
        }
    }

    async fn the_plain_page_is_shared_printed_and_read_in_both_languages(app: TestApp) {
        let made = public(&app).await;
        let path = format!("/plain/published/{}", made.id());
        let page = app.nobody().get(&path).await.expect(200);
        assert_eq!(page.header("cache-control"), Some("no-store"));
        let text = page.text();
        for part in ["楼道电梯有异响", "电梯夜里有很大的响声。", "导轨已更换，异响消除。", "og:title", "og:image", "经反映人同意公开"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let shown = publication::read(&app, made.id()).await.summary.photos[0].id;
        assert!(text.contains(&format!("/api/v1/photos/{shown}/thumbnail")), "{text}");
        let english = app.nobody().get(&format!("{path}?lang=en")).await.text();
        assert!(english.contains("Public with the consent of whoever brought it") && english.contains("lang=\"en\""), "{english}");
        let list = app.nobody().get(&format!("/plain/published?community={}&from=timeline&lang=en", seed::community(0))).await.expect(200).text();
        assert!(list.contains(&path) && list.contains("Public facilities"), "{list}");
        assert!(list.contains("href=\"/\"") && list.contains("href=\"/plain?lang=en\""), "back to where one came from: {list}");
        let _ = app.nobody().get(&format!("/plain/published?community={}", seed::nothing::<()>())).await.expect(404);
        let form = app.nobody().get("/plain").await.text();
        assert!(form.contains("/plain/published"), "the way there");
    }

    async fn without_scripts_whoever_has_the_code_decides(app: TestApp) {
        let mut made = make::message(&app).anonymous().answered().await;
        let secret = made.secret.clone().expect("a secret");
        let track = |path: &'static str, agrees: &'static str| {
            let form = if agrees.is_empty() {
                format!("code={secret}")
            } else {
                format!("code={secret}&agrees={agrees}")
            };
            app.nobody().request(Method::POST, path).body("application/x-www-form-urlencoded", form).send()
        };
        assert!(!track("/plain/track", "").await.expect(200).text().contains("/plain/consent"));
        publication::asked(&app, &mut made).await;
        let asked = track("/plain/track", "").await.expect(200).text();
        assert!(asked.contains("/plain/consent") && asked.contains("value=\"yes\"") && asked.contains("value=\"no\""), "{asked}");
        let agreed = track("/plain/consent", "yes").await.expect(200).text();
        assert!(agreed.contains("同意公开") && !agreed.contains("value=\"yes\""), "{agreed}");
        let again = track("/plain/consent", "yes").await.expect(200).text();
        assert_eq!(again, agreed, "sent twice is said once");
        let refused = track("/plain/consent", "no").await.expect(200).text();
        assert!(refused.contains("value=\"yes\"") && !refused.contains("value=\"no\""), "{refused}");
        let wrong = app.nobody().request(Method::POST, "/plain/consent");
        let wrong = wrong.body("application/x-www-form-urlencoded", format!("code={}&agrees=yes", make::tracking().0));
        let _ = wrong.send().await.expect(404);
    }

    async fn pages_follow_each_other_from_the_latest_on(app: TestApp) {
        let mut published = Vec::new();
        for _ in 0..3 {
            let mut made = make::message(&app).answered().await;
            let _ = publication::published(&app, &mut made).await;
            published.insert(0, made.id());
        }
        let path = format!("/communities/{}/published?limit=2", seed::community(0));
        let first: Page<PublicCaseSummary> = app.nobody().get(&path).await.read(200);
        let next = first.next.clone().expect("more");
        let second: Page<PublicCaseSummary> = app.nobody().get(&format!("{path}&cursor={next}")).await.read(200);
        let ids: Vec<_> = first.items.iter().chain(&second.items).map(|case| case.id).collect();
        assert_eq!((ids, second.next), (published, None));
        assert!(publication::list(&app, 1).await.is_empty(), "another community's");
        app.nobody().get(&format!("{path}&cursor=nonsense")).await.refused(Kind::BadCursor);
        app.nobody().get(&format!("/communities/{}/published?limit=0", seed::community(0))).await.refused_field("/limit", "range");
        app.nobody().get(&format!("/communities/{}/published", seed::nothing::<()>())).await.refused(Kind::NotFound);
    }

    async fn programs_are_told_of_it_in_the_public_words(app: TestApp) {
        let made = public(&app).await;
        let number = made.case.summary.number.clone();
        assert_eq!(numbers(&app, &format!("jurisdiction_id={}", seed::community(0))).await, [number.as_str()]);
        let one = read(&app, &format!("/requests/{number}.json")).await;
        let one = &one[0];
        assert_eq!(one["description"], "电梯夜里有很大的响声。");
        let photo = publication::read(&app, made.id()).await.summary.photos[0].id;
        let media = one["media_url"].as_str().expect("an address");
        assert!(media.starts_with("http") && media.ends_with(&format!("/api/v1/photos/{photo}")), "{media}");
        assert!(one["lat"].is_null() && one["long"].is_null(), "its cell, nothing closer: {one}");
    }

    async fn what_a_program_reported_stays_listed_when_it_is_public_no_more(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let number = open311::reported(&app, &open311::report(&key)).await;
        let mut made = make::message(&app).answered().await;
        let _ = publication::published(&app, &mut made).await;
        assert_eq!(numbers(&app, "").await.len(), 2);
        super::unpublish(&app.station_admin().await, &made).await;
        assert_eq!(numbers(&app, "").await, [number.as_str()]);
    }
}
