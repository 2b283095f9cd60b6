//! Pictures of what was done at a visit: who adds them, who sees them, and when they go.

use api::{moment::Moment, photos::PhotoStore, privacy::retention};
use contract::{
    ids::PhotoId,
    notifications::{Inbox, NotificationKind},
    photos::{Claim, HiddenPhoto, Upload},
    problem::Kind,
    teams::{Service, ServiceAction},
};
use serde_json::json;
use tests::{
    Client, Reply, TestApp, make, on_each_backend, pictures,
    teams::{done, lead, presence, ready, seen, url, volunteer},
};

use super::erase;

/// Takes in so many pictures; gives what claims them.
async fn taken(by: &Client, count: usize) -> Vec<Claim> {
    let mut all = Vec::new();
    for _ in 0..count {
        let upload: Upload = by.upload("image/jpeg", pictures::jpeg_with_location()).await.read(201);
        all.push(Claim {
            id: upload.id,
            claim: upload.claim,
        });
    }
    all
}

async fn add(by: &Client, of: &Service, count: usize) -> Reply {
    let photos = taken(by, count).await;
    by.post(&url(of, "/photos"), &json!({"photos": photos})).await
}

async fn visited(app: &TestApp, resident: &Client) -> (Client, Service) {
    let helper = volunteer(app, "张志强", |_| {}).await;
    let service = done(app, resident, &helper, 60).await;
    (helper, service)
}

/// A visit with a picture, and what it is called.
pub(super) async fn pictured(app: &TestApp, resident: &Client) -> (Service, PhotoId) {
    let helper = volunteer(app, &format!("义工{}", &make::key()[..8]), |_| {}).await;
    let service = done(app, resident, &helper, 60).await;
    let now: Service = add(&helper, &service, 1).await.read(201);
    (service, now.photos[0].id)
}

on_each_backend! {
    async fn who_is_in_charge_takes_a_picture_from_view_and_says_why(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let (helper, service) = visited(&app, &resident).await;
        let photos = add(&helper, &service, 2).await.read::<Service>(201).photos;
        let path = url(&service, &format!("/photos/{}/hide", photos[0].id));
        let why = json!({"reason": "照片里有药盒和病历"});
        for other in [&resident, &helper, &lead(&app).await] {
            other.post(&path, &why).await.refused(Kind::Forbidden);
        }
        app.foreign_admin().await.post(&path, &why).await.refused(Kind::NotFound);
        let admin = app.station_admin().await;
        admin.post(&path, &json!({"reason": "药"})).await.refused_field("/reason", "reason_length");
        let now: Service = admin.post(&path, &why).await.read(200);
        assert_eq!(now.timeline.last().map(|line| line.action), Some(ServiceAction::HidePicture));
        for reader in [&resident, &helper, &admin] {
            let shown = seen(reader, &service).await;
            assert_eq!((shown.photos.len(), shown.hidden_photos), (1, vec![HiddenPhoto { id: photos[0].id, because: "照片里有药盒和病历".to_owned() }]));
            reader.get(&format!("/photos/{}", photos[0].id)).await.refused(Kind::NotFound);
            let _ = reader.get(&format!("/photos/{}/thumbnail", photos[1].id)).await.expect(200);
        }
        admin.post(&path, &why).await.refused(Kind::NotFound);
        assert_eq!(app.count("audit_entries", "act = 'hide_picture'").await, 1);
    }

    async fn a_picture_is_put_back_and_whoever_added_it_is_told_both(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let (helper, service) = visited(&app, &resident).await;
        let photo = add(&helper, &service, 1).await.read::<Service>(201).photos[0].id;
        let led = add(&lead(&app).await, &service, 1).await.read::<Service>(201);
        assert_eq!(led.photos.len(), 2, "another's, of which the first one's taker is told nothing");
        let (admin, path) = (app.station_admin().await, |does: &str| url(&service, &format!("/photos/{photo}/{does}")));
        admin.post(&path("restore"), &json!({"reason": "没有隐藏过"})).await.refused(Kind::NotFound);
        let _ = admin.post(&path("hide"), &json!({"reason": "照片里有药盒和病历"})).await.expect(200);
        let words = |inbox: Inbox| -> Vec<String> {
            let of_it = inbox.items.into_iter().filter(|one| one.kind == NotificationKind::ServiceChanged);
            of_it.filter_map(|one| one.word).collect()
        };
        let told = words(helper.get("/me/notifications").await.read(200));
        assert_eq!(told, ["hide_picture"], "what is not read yet gives way to what comes later");
        helper.post(&path("restore"), &json!({"reason": "是我自己的药盒"})).await.refused(Kind::Forbidden);
        admin.post(&path("restore"), &json!({"reason": "错"})).await.refused_field("/reason", "reason_length");
        let now: Service = admin.post(&path("restore"), &json!({"reason": "看错了，是空盒子"})).await.read(200);
        let last = now.timeline.last().expect("what happened");
        assert_eq!((last.action, last.text.as_deref()), (ServiceAction::RestorePicture, Some("看错了，是空盒子")));
        assert_eq!((now.photos.len(), now.hidden_photos.len()), (2, 0));
        let _ = resident.get(&format!("/photos/{photo}")).await.expect(200);
        assert_eq!(app.count("audit_entries", "act = 'restore_picture'").await, 1);
        assert_eq!(words(helper.get("/me/notifications").await.read(200)), ["restore_picture"]);
        assert!(words(lead(&app).await.get("/me/notifications").await.read(200)).is_empty());
        erase(&helper).await;
        let _ = admin.post(&path("hide"), &json!({"reason": "照片里有药盒和病历"})).await.expect(200);
        assert_eq!(app.count("photos", "added_by IS NOT NULL").await, 1, "who is erased is known of none of them");
    }

    async fn pictures_are_for_the_station_those_who_came_and_the_resident(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let (helper, service) = visited(&app, &resident).await;
        let now: Service = add(&helper, &service, 2).await.read(201);
        assert_eq!((now.photos.len(), now.photos_left), (2, 4));
        let picture = format!("/photos/{}", now.photos[0].id);
        for client in [&resident, &helper, &lead(&app).await, &app.station_admin().await] {
            let bytes = client.get(&picture).await.expect(200).body;
            assert!(!pictures::contains(&bytes, pictures::HIDDEN), "what it told of its taker is gone");
            assert_eq!(seen(client, &service).await.photos.len(), 2);
        }
        for client in [app.resident("李建国").await, app.foreign_admin().await, volunteer(&app, "刘洋", |_| {}).await] {
            client.get(&picture).await.refused(Kind::NotFound);
        }
        app.nobody().get(&picture).await.refused(Kind::Unauthenticated);
    }

    async fn a_request_has_six_pictures_from_whoever_came(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let (helper, service) = visited(&app, &resident).await;
        let _ = add(&helper, &service, 4).await.expect(201);
        add(&lead(&app).await, &service, 3).await.refused_field("/photos", "photos_count");
        let full: Service = add(&lead(&app).await, &service, 2).await.read(201);
        assert_eq!((full.photos.len(), full.photos_left), (6, 0));
        let mut forged = taken(&helper, 1).await;
        forged[0].claim = "A".repeat(22);
        helper.post(&url(&service, "/photos"), &json!({"photos": forged})).await.refused_field("/photos", "photos_count");
        add(&resident, &service, 1).await.refused(Kind::Forbidden);
        add(&app.resident("李建国").await, &service, 1).await.refused(Kind::NotFound);
    }

    async fn nobody_has_pictures_of_where_they_have_not_been(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let service = ready(&app, &resident, &helper).await;
        assert_eq!(service.photos_left, 0);
        add(&helper, &service, 1).await.refused(Kind::Conflict);
        let there: Service = helper.post(&url(&service, "/presence"), &presence(30)).await.read(200);
        assert_eq!(there.photos_left, 6);
        let _ = add(&helper, &service, 1).await.expect(201);
        add(&lead(&app).await, &service, 1).await.refused(Kind::Conflict);
    }

    async fn pictures_go_with_the_resident(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let (helper, service) = visited(&app, &resident).await;
        let now: Service = add(&helper, &service, 1).await.read(201);
        erase(&resident).await;
        helper.get(&format!("/photos/{}", now.photos[0].id)).await.refused(Kind::NotFound);
        assert!(seen(&helper, &service).await.photos.is_empty());
        let pictures = PhotoStore::open(app.settings()).expect("the pictures");
        let _ = retention::sweep(&app.db().await, &pictures, app.settings(), Moment::now()).await.expect("swept");
        assert_eq!(app.count("photos", "true").await, 0);
    }
}
