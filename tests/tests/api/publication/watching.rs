//! Pictures of public cases are watched over: reported, kept, hidden for a reason, put back, and each of it stands in the record.

use contract::{
    ids::PhotoId,
    page::Page,
    privacy::Export,
    problem::Kind,
    proposals::{Decision, ItemKind, ModerationFigures, ModerationRecord, REPORTS_A_DAY, Reason},
    public_photos::WatchedPhoto,
    publication::{Area, PublicWording, Publication},
};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, Reply, TestApp, make, on_each_backend, open311,
    operations::Operation,
    pictures,
    proposals::{open_comments, says, verified},
    publication::{self, published},
    seed,
};

fn why() -> Value {
    json!({"reason": "personal_data", "text": "拍到了邻居的窗户。"})
}

/// A picture that everybody sees, of a case that the street's administrator made public.
async fn shown(app: &TestApp) -> (make::Made, PhotoId) {
    let mut made = make::message(app).photos(&[pictures::jpeg()]).await.answered().await;
    let publication = published(app, &mut made).await;
    let copy = publication.photos.iter().find_map(|photo| photo.shown).expect("a copy");
    (made, copy)
}

fn path(photo: PhotoId, does: &str) -> String {
    format!("/public-photos/{photo}/{does}")
}

async fn watched(by: &Client) -> Vec<WatchedPhoto> {
    let list = format!("/communities/{}/public-photos", seed::community(0));
    by.get(&list).await.read::<Page<WatchedPhoto>>(200).items
}

/// Tries an operation where it would be possible.
pub(crate) async fn attempt(app: &TestApp, operation: &Operation, client: Client) -> Reply {
    let (_, photo) = shown(app).await;
    let admin = app.station_admin().await;
    let body = match operation.id.as_str() {
        "keep_public_photo" => {
            let reporter = app.resident("甲").await;
            let _ = reporter.post(&path(photo, "reports"), &why()).await.expect(204);
            json!({})
        }
        "restore_public_photo" => {
            let _ = admin.post(&path(photo, "hide"), &why()).await.expect(204);
            json!({})
        }
        _ => why(),
    };
    client.post(&operation.path_with(&photo.to_string()), &body).await
}

on_each_backend! {
    async fn a_picture_of_a_public_case_is_reported_hidden_and_put_back(app: TestApp) {
        let (made, photo) = shown(&app).await;
        let (admin, street) = (app.station_admin().await, app.street_admin().await);
        let (one, other) = (app.resident("甲").await, app.resident("乙").await);
        for by in [&one, &other, &one] {
            let _ = by.post(&path(photo, "reports"), &why()).await.expect(204);
        }
        let list = watched(&admin).await;
        assert_eq!((list.len(), list[0].photo.id, list[0].reports.len()), (1, photo, 2));
        assert!(list[0].may_settle && list[0].hidden.is_none());
        // Whoever made it public hides it, but does not say that it may stay.
        assert!(!watched(&street).await[0].may_settle);
        street.post(&path(photo, "keep"), &json!({})).await.refused_field("", "own_publication");
        admin.post(&path(photo, "restore"), &json!({})).await.refused(Kind::Conflict);
        let _ = publication::list(&app, 0).await;
        let _ = street.post(&path(photo, "hide"), &why()).await.expect(204);
        admin.post(&path(photo, "hide"), &why()).await.refused(Kind::Conflict);
        for end in ["", "/thumbnail"] {
            let address = format!("/photos/{photo}{end}");
            app.nobody().get(&address).await.refused(Kind::Unauthenticated);
            one.get(&address).await.refused(Kind::NotFound);
            let _ = admin.get(&address).await.expect(200);
        }
        assert!(publication::read(&app, made.id()).await.summary.photos.is_empty());
        assert!(publication::list(&app, 0).await[0].photos.is_empty(), "nor in a list that was kept");
        let plain = app.nobody().get(&format!("/plain/published/{}", made.id())).await.expect(200).text();
        assert!(!plain.contains(&photo.to_string()), "neither on the page nor in its preview");
        assert_eq!(one.post(&path(photo, "reports"), &why()).await.status, 404);
        let hidden = watched(&admin).await.remove(0).hidden.expect("hidden");
        assert_eq!((Some(&hidden.by), hidden.reason), (street.me().work_name.as_ref(), Reason::PersonalData));
        let _ = admin.post(&path(photo, "restore"), &json!({})).await.expect(204);
        assert!(watched(&admin).await.is_empty());
        let _ = app.nobody().get(&format!("/photos/{photo}/thumbnail")).await.expect(200);
        assert_eq!(publication::list(&app, 0).await[0].photos.len(), 1);
        let record = format!("/communities/{}/moderation-record", seed::community(0));
        let lines: Page<ModerationRecord> = app.nobody().get(&record).await.read(200);
        let lines: Vec<_> = lines.items.iter().map(|line| (line.kind, line.decision, line.in_time)).collect();
        assert_eq!(lines, [(ItemKind::Photo, Decision::Restore, true), (ItemKind::Photo, Decision::Hide, true)]);
    }

    async fn what_is_kept_is_not_reported_again_by_the_same(app: TestApp) {
        let (_, photo) = shown(&app).await;
        let (admin, reader) = (app.station_admin().await, app.resident("甲").await);
        let _ = reader.post(&path(photo, "reports"), &why()).await.expect(204);
        let _ = admin.post(&path(photo, "keep"), &json!({})).await.expect(204);
        let _ = reader.post(&path(photo, "reports"), &why()).await.expect(204);
        assert!(watched(&admin).await.is_empty());
        let _ = app.resident("乙").await.post(&path(photo, "reports"), &why()).await.expect(204);
        assert_eq!(watched(&admin).await[0].reports.len(), 1);
    }

    async fn what_is_hidden_is_shown_to_no_program_and_another_copy_is_another_picture(app: TestApp) {
        let (mut made, photo) = shown(&app).await;
        let (admin, street) = (app.station_admin().await, app.street_admin().await);
        let number = made.case.summary.number.clone();
        let media = async || open311::read(&app, &format!("/requests/{number}.json")).await[0]["media_url"].clone();
        assert!(media().await.as_str().is_some_and(|address| address.contains(&photo.to_string())));
        let _ = admin.post(&path(photo, "hide"), &why()).await.expect(204);
        assert!(media().await.is_null());
        // Prepared again as it was it stays hidden, also once it is public again.
        super::unpublish(&app.station_admin().await, &made).await;
        assert!(watched(&admin).await.is_empty(), "what is not public is not watched over");
        admin.post(&path(photo, "restore"), &json!({})).await.refused(Kind::NotFound);
        let prepared = publication::prepared(&street, &made).await;
        assert!(prepared.photos[0].hidden, "who prepares it is told");
        let same = publication::harmless(&prepared);
        let again = async |made: &mut make::Made, wording: &PublicWording| {
            let saved: Publication = publication::save(&street, made, wording).await.read(200);
            made.case = publication::publish(&street, made, saved.edition).await.read(200);
        };
        again(&mut made, &same).await;
        assert!(publication::read(&app, made.id()).await.summary.photos.is_empty());
        assert!(watched(&admin).await[0].hidden.is_some());
        super::unpublish(&app.station_admin().await, &made).await;
        let mut other = same.clone();
        other.photos[0].areas = vec![Area { x: 0, y: 0, width: 20, height: 20 }];
        again(&mut made, &other).await;
        assert!(!publication::prepared(&street, &made).await.photos[0].hidden);
        let shown = publication::read(&app, made.id()).await.summary.photos;
        assert_eq!(shown.len(), 1);
        assert_ne!(shown[0].id, photo);
        assert!(watched(&admin).await.is_empty());
    }

    async fn what_waits_too_long_goes_up_once_and_is_counted(app: TestApp) {
        let (_, photo) = shown(&app).await;
        let (admin, street) = (app.station_admin().await, app.street_admin().await);
        let _ = app.resident("甲").await.post(&path(photo, "reports"), &why()).await.expect(204);
        assert_eq!(crate::proposals::overdue(&app).await, 0);
        app.run_sql("UPDATE public_photo_deeds SET due_at = 1").await;
        assert_eq!(crate::proposals::overdue(&app).await, 1);
        // Who reports it afterwards stands behind the same that the street was told of.
        let _ = app.resident("乙").await.post(&path(photo, "reports"), &why()).await.expect(204);
        assert_eq!(crate::proposals::overdue(&app).await, 0);
        assert!(watched(&admin).await[0].raised);
        let figures = async || {
            let path = format!("/streets/{}/moderation-figures", seed::street(0));
            let read: ModerationFigures = street.get(&path).await.read(200);
            read.communities.into_iter().find(|one| one.community_id == seed::community(0)).expect("the community")
        };
        let before = figures().await;
        assert_eq!((before.waiting, before.overdue, before.figures.decided), (1, 1, 0));
        let _ = admin.post(&path(photo, "hide"), &why()).await.expect(204);
        let after = figures().await;
        assert_eq!((after.waiting, after.overdue), (0, 0));
        assert_eq!((after.figures.decided, after.figures.in_time, after.figures.hidden), (1, 0, 1));
    }

    async fn what_somebody_reported_is_theirs_to_read_and_forgotten_with_them(app: TestApp) {
        let (made, photo) = shown(&app).await;
        let reader = app.resident("甲").await;
        let _ = reader.post(&path(photo, "reports"), &why()).await.expect(204);
        let taken: Export = reader.get("/me/export").await.read(200);
        let [reported] = taken.reported_pictures.as_slice() else { panic!("one report") };
        assert_eq!((reported.case_id, reported.report.text.as_deref()), (made.id(), Some("拍到了邻居的窗户。")));
        let _ = reader.delete("/me").await.expect(204);
        let kept = watched(&app.station_admin().await).await.remove(0).reports;
        assert_eq!((kept.len(), &kept[0].text), (1, &None), "that somebody did stays, not their words");
    }

    async fn reports_of_pictures_and_of_proposals_are_counted_together(app: TestApp) {
        let (_, photo) = shown(&app).await;
        let reader = app.resident("甲").await;
        let _ = reader.post(&path(photo, "reports"), &why()).await.expect(204);
        open_comments(&app).await;
        let proposal = tests::proposals::published(&app, &app.resident("乙").await).await;
        let writer = verified(&app, "周先生").await;
        for _ in 1..REPORTS_A_DAY {
            let comment = says(&writer, &proposal, "又是这样").await;
            let _ = reader.post(&format!("/comments/{}/reports", comment.id), &why()).await.expect(204);
        }
        let of_proposal = tests::proposals::url(&proposal, "/reports");
        let (_, another) = shown(&app).await;
        for path in [of_proposal, path(another, "reports")] {
            let refused = reader.post(&path, &why()).await.refused(Kind::TooMany);
            assert_eq!(refused.errors[0].code, "reports_today");
        }
    }

    async fn a_picture_is_reported_without_scripts_by_whoever_is_signed_in(app: TestApp) {
        let (made, photo) = shown(&app).await;
        let page = app.nobody().get(&format!("/plain/published/{}", made.id())).await.expect(200).text();
        assert!(page.contains("action=\"/plain/report?lang=zh-CN\""), "{page}");
        let form = format!("case={}&photo={photo}&reason=insult&text=%E7%AA%97%E6%88%B7", made.id());
        let send = async |by: &Client| {
            let sent = by.request(Method::POST, "/plain/report");
            sent.body("application/x-www-form-urlencoded", form.clone()).send().await
        };
        let refused = send(&app.nobody()).await;
        assert_eq!(refused.status, 401);
        let told = refused.text();
        assert!(told.contains("value=\"窗户\"") && told.contains("value=\"insult\" selected"), "what was typed stands there: {told}");
        let told = send(&app.resident("甲").await).await.expect(200).text();
        assert!(told.contains("谢谢"), "{told}");
        assert_eq!(watched(&app.station_admin().await).await[0].reports[0].reason, Reason::Insult);
    }
}
