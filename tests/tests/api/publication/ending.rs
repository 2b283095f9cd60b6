//! When what was public is so no longer: at once, everywhere.

use contract::{
    cases::{Because, Case, State},
    handling::{Handling, Merge},
    publication::{PublicCaseSummary, Publication, Publicity},
};
use tests::{TestApp, make, on_each_backend, pictures, publication};

use super::gone;

/// A case with a picture that everybody may read, and the copies that they see.
async fn public(app: &TestApp) -> (make::Made, Vec<contract::ids::PhotoId>) {
    let mut made = make::message(app)
        .title("独一无二的标题")
        .photos(&[pictures::jpeg()])
        .await
        .answered()
        .await;
    let shown = publication::published(app, &mut made).await;
    assert_eq!(publication::list(app, 0).await.len(), 1);
    assert_eq!(tests::open311::numbers(app, "").await, [made.case.summary.number.as_str()]);
    (made, shown.photos.iter().filter_map(|photo| photo.shown).collect())
}

on_each_backend! {
    async fn a_consent_that_is_taken_back_ends_it_for_good(app: TestApp) {
        let (made, photos) = public(&app).await;
        assert!(made.seen_by(&made.by).await.published, "its reporter is led to its page");
        let _ = made.act(&made.by, "refuse", &Because::default()).await.expect(200);
        gone(&app, &made, &photos).await;
        assert!(!made.seen_by(&made.by).await.published);
        assert_eq!(app.count("publications", "true").await, 0);
        let _ = crate::retention::sweep(&app, chrono::Duration::minutes(90)).await;
        assert_eq!(app.count("photos", "copy_of IS NOT NULL").await, 0, "copies and all");
        assert_eq!(app.count("photos", "true").await, 1, "the case keeps its own");
    }

    async fn a_case_that_is_opened_again_is_not_public_until_it_is_answered_and_published_anew(app: TestApp) {
        let (mut made, photos) = public(&app).await;
        let admin = app.station_admin().await;
        made.case = made.act(&made.by, "reopen", &Because::default()).await.read(200);
        assert_eq!((made.case.summary.state, made.case.published), (State::Reopened, false));
        gone(&app, &made, &photos).await;
        let handling: Handling = admin.get(&format!("{}/handling", made.url())).await.read(200);
        assert_eq!(handling.publicity, Publicity::Agreed, "what was agreed to stands");
        made.answered(&admin).await;
        let before = publication::prepared(&admin, &made).await;
        publication::publish(&admin, &made, before.edition).await.refused_field("", "answer_changed");
        let again: Publication = publication::save(&admin, &made, &publication::harmless(&before)).await.read(200);
        let _ = publication::publish(&admin, &made, again.edition).await.expect(200);
        assert_eq!(publication::list(&app, 0).await.len(), 1);
    }

    async fn a_case_that_becomes_part_of_another_is_public_no_more(app: TestApp) {
        let admin = app.station_admin().await;
        let older = make::message(&app).accepted().await;
        let (mut made, photos) = public(&app).await;
        made.case = made.act(&made.by, "reopen", &Because::default()).await.read(200);
        let merge = Merge { into: older.id() };
        let merged: Case = made.act(&admin, "merge", &merge).await.read(200);
        assert_eq!(merged.summary.state, State::Merged);
        gone(&app, &made, &photos).await;
        assert_eq!(app.count("publications", "true").await, 0);
    }

    async fn whoever_leaves_leaves_nothing_public(app: TestApp) {
        let (made, photos) = public(&app).await;
        let _ = made.by.delete("/me").await.expect(204);
        gone(&app, &made, &photos).await;
        assert_eq!(app.count("publications", "true").await, 0);
        assert_eq!(app.count("photos", "true").await, 0, "the copies went with the pictures");
        assert!(!app.sql(tests::Sql::everything).await.contains("楼道电梯有异响"));
        let admin = app.station_admin().await;
        let handling: Handling = admin.get(&format!("{}/handling", made.url())).await.read(200);
        assert_eq!(handling.publicity, Publicity::Private);
    }

    async fn what_is_erased_after_its_time_is_public_no_more(app: TestApp) {
        let (made, photos) = public(&app).await;
        let _ = made.act(&made.by, "rating", &make::rating()).await.expect(200);
        assert_eq!(publication::read(&app, made.id()).await.summary.state, State::Closed, "a rating changes nothing of it");
        let swept = crate::retention::sweep(&app, chrono::Duration::days(1_096)).await;
        assert_eq!(swept.cases, 1);
        // Nothing tells the cache of what goes after years; it forgets by itself.
        let _ = app.nobody().get(&format!("/published/{}", made.id())).await.expect(404);
        assert_eq!(app.count("publications", "true").await, 0);
        assert_eq!(app.count("open311_requests", "true").await, 0);
        assert_eq!(app.count("photos", "true").await, 0);
        assert!(!photos.is_empty());
    }

    async fn a_list_that_was_kept_is_not_found_after_the_change(app: TestApp) {
        let (made, _) = public(&app).await;
        let path = format!("/communities/{}/published", tests::seed::community(0));
        let first = app.nobody().get(&path).await.expect(200);
        let tag = first.header("etag").expect("a tag").to_owned();
        let _ = app.nobody().with("if-none-match", &tag).get(&path).await.expect(304);
        super::unpublish(&app.station_admin().await, &made).await;
        let fresh = app.nobody().with("if-none-match", &tag).get(&path).await;
        assert!(fresh.read::<contract::page::Page<PublicCaseSummary>>(200).items.is_empty());
    }

    async fn an_export_says_what_everybody_may_read(app: TestApp) {
        let (made, _) = public(&app).await;
        let export: contract::privacy::Export = made.by.get("/me/export").await.read(200);
        assert_eq!(export.published.iter().map(|case| case.summary.title.as_str()).collect::<Vec<_>>(), ["楼道电梯有异响"]);
        let other: contract::privacy::Export = app.resident("李建国").await.get("/me/export").await.read(200);
        assert!(other.published.is_empty());
    }
}
