//! Pictures of proposals: nobody sees one before the proposal, or a later one before somebody looked at it.

use contract::{
    photos::Upload,
    proposals::{Decision, ItemKind, ModerationCase, NewDecision, Proposal, Reason},
};
use serde_json::{Value, json};
use tests::{
    Client, on_each_backend, pictures,
    proposals::{decide, draft, item, publish, published, seen, submit, url, waiting},
};

/// What adds a picture that `by` uploads.
pub(super) async fn one(by: &Client) -> Value {
    let upload: Upload = by.upload("image/jpeg", pictures::jpeg()).await.read(201);
    json!({"photos": [{"id": upload.id, "claim": upload.claim}]})
}

async fn add(by: &Client, to: &Proposal) -> Proposal {
    by.post(&url(to, "/photos"), &one(by).await).await.read(200)
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
}
