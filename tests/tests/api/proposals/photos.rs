//! Pictures of proposals: nobody sees one before the proposal, or a later one before somebody looked at it.

use contract::{
    ids::PhotoId,
    notifications::{Notification, NotificationKind},
    page::Page,
    photos::Upload,
    problem::Kind,
    proposals::{Decision, HiddenItem, ItemKind, ModerationCase, ModerationRecord, NewDecision, Proposal, Reason},
};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, TestApp, on_each_backend, pictures,
    proposals::{decide, draft, item, publish, published, seen, submit, url, waiting},
    seed,
};

/// What adds a picture that `by` uploads.
pub(super) async fn one(by: &Client) -> Value {
    let upload: Upload = by.upload("image/jpeg", pictures::jpeg()).await.read(201);
    json!({"photos": [{"id": upload.id, "claim": upload.claim}]})
}

async fn add(by: &Client, to: &Proposal) -> Proposal {
    by.post(&url(to, "/photos"), &one(by).await).await.read(200)
}

/// A published proposal with a picture that everybody sees.
pub(super) async fn shown(app: &TestApp, author: &Client) -> (Proposal, PhotoId) {
    let proposal = add(author, &draft(author).await).await;
    let waits = item(app, &submit(author, &proposal).await).await;
    let _ = decide(&app.station_admin().await, waits.id, &publish()).await.expect(204);
    let photo = proposal.photos[0].photo.id;
    (proposal, photo)
}

/// A published proposal, and a picture of it that the station's admin hid.
pub(super) async fn hidden(app: &TestApp, author: &Client) -> (Proposal, PhotoId) {
    let proposal = add(author, &published(app, author).await).await;
    let waits = item(app, &proposal).await;
    let _ = decide(&app.station_admin().await, waits.id, &hide()).await.expect(204);
    let photo = proposal.photos[0].photo.id;
    (proposal, photo)
}

/// A picture is not for everybody.
fn hide() -> NewDecision {
    NewDecision {
        decision: Decision::Hide,
        reason: Some(Reason::PersonalData),
        text: Some("拍到了邻居。".to_owned()),
        ..publish()
    }
}

async fn listed(app: &TestApp) -> Vec<HiddenItem> {
    let path = format!("/communities/{}/hidden", seed::community(0));
    app.station_admin().await.get(&path).await.read::<Page<HiddenItem>>(200).items
}

/// What somebody is answered who asks for the first picture of a proposal.
async fn asks(by: &Client, of: &Proposal) -> u16 {
    let id = of.photos.first().expect("a picture").photo.id;
    by.get(&format!("/photos/{id}")).await.status
}

on_each_backend! {
    async fn pictures_are_seen_by_whoever_sees_the_proposal(app: TestApp) {
        let (author, stranger) = (app.resident("王秀兰").await, app.resident("李建国").await);
        let proposal = add(&author, &draft(&author).await).await;
        assert!(!proposal.photos[0].hidden);
        assert_eq!((asks(&author, &proposal).await, asks(&stranger, &proposal).await), (200, 404));
        assert_eq!(asks(&app.nobody(), &proposal).await, 404);
        let waits = item(&app, &submit(&author, &proposal).await).await;
        let admin = app.station_admin().await;
        let case: ModerationCase = admin.post(&format!("/moderation/{}/claim", waits.id), &json!({})).await.read(200);
        assert_eq!(case.photos.len(), 1);
        assert_eq!(asks(&admin, &proposal).await, 200);
        let _ = decide(&admin, waits.id, &publish()).await.expect(204);
        assert_eq!(asks(&app.nobody(), &proposal).await, 200, "everybody who has a link");
        let _ = admin.post(&url(&proposal, "/hide"), &super::hiding()).await.expect(204);
        assert_eq!(asks(&app.nobody(), &proposal).await, 404);
    }

    async fn a_later_picture_waits_to_be_looked_at(app: TestApp) {
        let (author, admin) = (app.resident("王秀兰").await, app.station_admin().await);
        let proposal = published(&app, &author).await;
        for (decision, everybody) in [(Decision::Hide, 404), (Decision::Publish, 200)] {
            let proposal = add(&author, &proposal).await;
            assert!(proposal.photos[0].hidden);
            assert_eq!((asks(&author, &proposal).await, asks(&app.nobody(), &proposal).await), (200, 404));
            assert!(seen(&app.nobody(), &proposal).await.photos.is_empty());
            let waits = waiting(&app).await.remove(0);
            assert_eq!(waits.kind, ItemKind::Photo);
            let how = NewDecision { decision, reason: Some(Reason::PersonalData), text: Some("拍到了邻居。".to_owned()), ..publish() };
            let _ = decide(&admin, waits.id, &how).await.expect(204);
            assert_eq!(asks(&app.nobody(), &proposal).await, everybody);
            let path = url(&proposal, &format!("/photos/{}", proposal.photos[0].photo.id));
            let _ = author.delete(&path).await.expect(200);
            assert_eq!(asks(&author, &proposal).await, 404);
        }
    }

    async fn six_are_enough_and_only_its_author_adds_them(app: TestApp) {
        let (author, stranger) = (app.resident("王秀兰").await, app.resident("李建国").await);
        let proposal = draft(&author).await;
        for _ in 0..6 {
            let _ = add(&author, &proposal).await;
        }
        author.post(&url(&proposal, "/photos"), &one(&author).await).await.refused_field("/photos", "photos_count");
        assert_eq!(stranger.post(&url(&proposal, "/photos"), &one(&stranger).await).await.status, 404);
    }

    async fn a_hidden_picture_is_listed_with_who_hid_it_and_why_until_it_is_put_back(app: TestApp) {
        let (author, admin) = (app.resident("王秀兰").await, app.station_admin().await);
        let proposal = add(&author, &published(&app, &author).await).await;
        let photo = proposal.photos[0].photo.clone();
        let restore = url(&proposal, &format!("/photos/{}/restore", photo.id));
        assert!(listed(&app).await.is_empty(), "one that waits is in the queue");
        admin.post(&restore, &json!({})).await.refused(Kind::Conflict);
        let _ = decide(&admin, waiting(&app).await.remove(0).id, &hide()).await.expect(204);
        let list = listed(&app).await;
        assert_eq!(list.len(), 1);
        assert_eq!((list[0].photo.as_ref(), list[0].comment_id), (Some(&photo), None));
        assert_eq!((list[0].title.as_str(), list[0].may_restore), (proposal.summary.title.as_str(), true));
        assert_eq!(Some(list[0].hidden_by.as_str()), admin.me().work_name.as_deref());
        assert_eq!((list[0].reason, list[0].text.as_deref()), (Some(Reason::PersonalData), Some("拍到了邻居。")));
        assert_eq!((asks(&admin, &proposal).await, asks(&app.nobody(), &proposal).await), (200, 404));
        for stranger in [&author, &app.foreign_admin().await] {
            stranger.post(&restore, &json!({})).await.refused(Kind::NotFound);
        }
        let other = published(&app, &author).await;
        admin.post(&url(&other, &format!("/photos/{}/restore", photo.id)), &json!({})).await.refused(Kind::NotFound);
        let _ = admin.post(&restore, &json!({})).await.expect(204);
        assert_eq!(asks(&app.nobody(), &proposal).await, 200);
        assert!(listed(&app).await.is_empty());
        admin.post(&restore, &json!({})).await.refused(Kind::Conflict);
    }

    async fn a_published_picture_is_hidden_for_a_reason_and_put_back(app: TestApp) {
        let (author, admin, second) = (app.resident("王秀兰").await, app.station_admin().await, app.second_admin().await);
        let (proposal, photo) = shown(&app, &author).await;
        let of_it = |does: &str| url(&proposal, &format!("/photos/{photo}/{does}"));
        let (read, thumbnail) = (format!("/photos/{photo}"), format!("/photos/{photo}/thumbnail"));
        let tag = app.nobody().get(&read).await.expect(200).header("etag").expect("a tag").to_owned();
        admin.post(&of_it("restore"), &json!({})).await.refused(Kind::Conflict);
        admin.post(&of_it("hide"), &json!({"reason": "personal_data", "text": ""})).await.refused_field("/text", "reason_length");
        for stranger in [&author, &app.foreign_admin().await, &app.social_worker().await] {
            stranger.post(&of_it("hide"), &super::hiding()).await.refused(Kind::NotFound);
        }
        let _ = admin.post(&of_it("hide"), &super::hiding()).await.expect(204);
        second.post(&of_it("hide"), &super::hiding()).await.refused(Kind::Conflict);
        for path in [&read, &thumbnail] {
            app.nobody().get(path).await.refused(Kind::NotFound);
            app.resident("李建国").await.get(path).await.refused(Kind::NotFound);
        }
        let cached = app.nobody().request(Method::GET, &read).header("if-none-match", tag.as_str()).send().await;
        cached.refused(Kind::NotFound);
        assert!(seen(&app.nobody(), &proposal).await.photos.is_empty());
        let plain = app.nobody().get(&format!("/plain/proposals/{}", proposal.summary.id)).await.expect(200).text();
        assert!(!plain.contains(&photo.to_string()), "neither in the page, in print, nor in a preview");
        let own = seen(&author, &proposal).await.photos.remove(0);
        assert_eq!((own.hidden, own.reason, own.text.as_deref()), (true, Some(Reason::PersonalData), Some("写出了邻居的姓名")));
        assert_eq!(asks(&author, &proposal).await, 200);
        let told: Page<Notification> = author.get("/me/notifications").await.read(200);
        assert_eq!(told.items[0].kind, NotificationKind::ProposalPhotoHidden);
        assert_eq!(listed(&app).await[0].photo.as_ref().map(|one| one.id), Some(photo));
        let _ = second.post(&of_it("restore"), &json!({})).await.expect(204);
        assert_eq!((asks(&app.nobody(), &proposal).await, app.nobody().get(&thumbnail).await.status), (200, 200));
        assert_eq!(seen(&author, &proposal).await.photos[0].reason, None);
        let path = format!("/communities/{}/moderation-record", seed::community(0));
        let record: Page<ModerationRecord> = app.nobody().get(&path).await.read(200);
        let lines: Vec<_> = record.items.iter().take(2).map(|line| (line.kind, line.decision, line.reason)).collect();
        let hidden = (ItemKind::Photo, Decision::Hide, Some(Reason::PersonalData));
        assert_eq!(lines, [(ItemKind::Photo, Decision::Restore, None), hidden]);
        let text = app.nobody().get(&path).await.text();
        assert!(!text.contains(&admin.me().work_name.clone().expect("a name")), "{text}");
    }

    async fn nobody_judges_a_picture_of_what_they_propose(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let (proposal, photo) = shown(&app, &author).await;
        let admin = app.station_admin().await;
        let mine = format!("UPDATE proposals SET author_id = {}", app.bytes(admin.id().uuid().as_bytes()));
        app.run_sql(&mine).await;
        admin.post(&url(&proposal, &format!("/photos/{photo}/hide")), &super::hiding()).await.refused_field("", "own_decision");
        assert_eq!(asks(&app.nobody(), &proposal).await, 200);
    }

    async fn a_reported_picture_is_kept_or_hidden_apart_from_its_proposal(app: TestApp) {
        let (author, admin) = (app.resident("王秀兰").await, app.station_admin().await);
        let (proposal, photo) = shown(&app, &author).await;
        let reports = url(&proposal, &format!("/photos/{photo}/reports"));
        author.post(&reports, &super::hiding()).await.refused_field("", "own_report");
        let (one, other) = (app.resident("甲").await, app.resident("乙").await);
        // Of the proposal and of its picture: two things, each with who stands behind it.
        let _ = one.post(&url(&proposal, "/reports"), &super::hiding()).await.expect(204);
        for by in [&one, &other, &one] {
            let _ = by.post(&reports, &super::hiding()).await.expect(204);
        }
        let all = waiting(&app).await;
        assert_eq!(all.iter().map(|item| (item.photo_id, item.reports)).collect::<Vec<_>>(), [(None, 1), (Some(photo), 2)]);
        let case: ModerationCase = admin.post(&format!("/moderation/{}/claim", all[1].id), &json!({})).await.read(200);
        assert_eq!((case.photos.len(), case.reports.len()), (1, 2));
        let keep = NewDecision { decision: Decision::Keep, ..publish() };
        let _ = decide(&admin, all[1].id, &keep).await.expect(204);
        assert_eq!(asks(&app.nobody(), &proposal).await, 200);
        let _ = one.post(&reports, &super::hiding()).await.expect(204);
        assert_eq!(waiting(&app).await.len(), 1, "what was kept is not reported again by the same");
        let _ = app.resident("丙").await.post(&reports, &super::hiding()).await.expect(204);
        let _ = decide(&admin, waiting(&app).await.remove(1).id, &hide()).await.expect(204);
        assert_eq!(asks(&app.nobody(), &proposal).await, 404);
        assert_eq!(app.resident("丁").await.post(&reports, &super::hiding()).await.status, 404);
        let _ = admin.post(&url(&proposal, &format!("/photos/{photo}/restore")), &json!({})).await.expect(204);
        let _ = app.resident("戊").await.post(&reports, &super::hiding()).await.expect(204);
        let _ = author.delete(&url(&proposal, &format!("/photos/{photo}"))).await.expect(200);
        assert_eq!(waiting(&app).await.len(), 1, "what is gone waits for nobody");
    }

    async fn a_picture_is_hidden_before_its_proposal_is_published(app: TestApp) {
        let (author, admin) = (app.resident("王秀兰").await, app.station_admin().await);
        let draft = add(&author, &draft(&author).await).await;
        let path = url(&draft, &format!("/photos/{}/hide", draft.photos[0].photo.id));
        admin.post(&path, &super::hiding()).await.refused(Kind::NotFound);
        let waits = item(&app, &submit(&author, &draft).await).await;
        let _ = admin.post(&path, &super::hiding()).await.expect(204);
        let _ = decide(&admin, waits.id, &publish()).await.expect(204);
        assert!(seen(&app.nobody(), &draft).await.photos.is_empty());
        assert_eq!(asks(&app.nobody(), &draft).await, 404);
    }

    async fn hidden_pictures_and_a_hidden_proposal_stand_in_the_list_beside_each_other(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let (proposal, photo) = hidden(&app, &author).await;
        let (admin, path) = (app.station_admin().await, url(&proposal, "/hide"));
        let _ = admin.post(&path, &super::hiding()).await.expect(204);
        let list = listed(&app).await;
        let pictures: Vec<_> = list.iter().map(|one| one.photo.as_ref().map(|photo| photo.id)).collect();
        assert_eq!(pictures, [None, Some(photo)], "the latest first");
        let _ = admin.post(&url(&proposal, "/restore"), &json!({})).await.expect(204);
        assert_eq!(listed(&app).await.len(), 1);
        // What its author takes away is gone.
        let _ = author.delete(&url(&proposal, &format!("/photos/{photo}"))).await.expect(200);
        assert!(listed(&app).await.is_empty());
    }
}
