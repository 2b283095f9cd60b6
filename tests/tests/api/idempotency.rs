//! Doing a thing once, however often it is asked for.

use contract::{
    cases::Case,
    mailbox::{Anonymous, NewMessage},
    notices::NewNotice,
    photos::{Claim, Upload},
    problem::Kind,
};
use serde::Serialize;
use serde_json::json;
use tests::{Client, TestApp, make, on_each_backend, pictures, seed};
use tokio::task::JoinSet;

async fn all_at_once(clients: Vec<Client>, key: &str) -> Vec<(u16, String)> {
    let mut sending = JoinSet::new();
    for client in clients {
        let key = key.to_owned();
        sending.spawn(async move {
            let reply = client.post_once(&key, "/mailbox/messages", &make::plain()).await;
            (reply.status, reply.text())
        });
    }
    sending.join_all().await
}

/// Sends the same thing under one key to both instances at the same time; it must get the same answer.
async fn twice_at_once(by: &Client, other: &str, path: &str, body: &impl Serialize, status: u16) {
    let (key, there) = (make::key(), by.at(other));
    let (one, another) = tokio::join!(by.post_once(&key, path, body), there.post_once(&key, path, body));
    assert_eq!(one.expect(status).text(), another.expect(status).text(), "{path}");
}

async fn with_picture(app: &TestApp, anonymous: Option<Anonymous>) -> NewMessage {
    let upload: Upload = app.nobody().upload("image/jpeg", pictures::jpeg()).await.read(201);
    let claim = Claim {
        id: upload.id,
        claim: upload.claim,
    };
    NewMessage {
        photos: vec![claim],
        anonymous,
        ..make::plain()
    }
}

on_each_backend! {
    async fn the_same_key_and_body_get_the_same_answer(app: TestApp) {
        let (resident, key) = (app.resident("王秀兰").await, make::key());
        let first = resident.post_once(&key, "/mailbox/messages", &make::plain()).await.expect(201);
        let again = resident.post_once(&key, "/mailbox/messages", &make::plain()).await.expect(201);
        assert_eq!(first.body, again.body);
        assert_eq!(app.count("cases", "true").await, 1);
    }

    async fn the_first_answer_is_given_even_when_the_case_has_moved_on(app: TestApp) {
        let (resident, key) = (app.resident("王秀兰").await, make::key());
        let first = resident.post_once(&key, "/mailbox/messages", &make::plain()).await.expect(201);
        let case: Case = first.json();
        let url = format!("/cases/{}/accept", case.summary.id);
        let _ = app.station_admin().await.post(&url, &json!({})).await.expect(200);
        let again = resident.post_once(&key, "/mailbox/messages", &make::plain()).await.expect(201);
        assert_eq!(first.body, again.body);
    }

    async fn the_same_key_with_another_body_is_refused(app: TestApp) {
        let (resident, key) = (app.resident("王秀兰").await, make::key());
        let _ = resident.post_once(&key, "/mailbox/messages", &make::plain()).await.expect(201);
        let mut other = make::plain();
        other.title.push('！');
        resident.post_once(&key, "/mailbox/messages", &other).await.refused(Kind::KeyReused);
        assert_eq!(app.count("cases", "true").await, 1);
    }

    async fn another_key_is_another_message(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        for _ in 0..2 {
            let _ = resident.post_once(&make::key(), "/mailbox/messages", &make::plain()).await.expect(201);
        }
        assert_eq!(app.count("cases", "true").await, 2);
    }

    async fn one_persons_key_is_not_anothers(app: TestApp) {
        let key = make::key();
        let mut bodies = Vec::new();
        for name in ["王秀兰", "李建国"] {
            bodies.push(app.resident(name).await.post_once(&key, "/mailbox/messages", &make::plain()).await.expect(201).body);
        }
        assert_ne!(bodies[0], bodies[1]);
        assert_eq!(app.count("cases", "true").await, 2);
    }

    async fn a_refused_request_does_not_use_up_its_key(app: TestApp) {
        let (resident, key) = (app.resident("王秀兰").await, make::key());
        let mut wrong = make::plain();
        wrong.cell_id = Some(seed::cell(1, 0));
        resident.post_once(&key, "/mailbox/messages", &wrong).await.refused_field("/cell_id", "cell_unknown");
        let _ = resident.post_once(&key, "/mailbox/messages", &make::plain()).await.expect(201);
    }

    async fn many_at_once_with_one_key_create_one(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let answers = all_at_once(vec![resident; 12], &make::key()).await;
        assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 201), "{answers:?}");
        assert_eq!(app.count("cases", "true").await, 1);
    }

    async fn two_instances_at_once_with_one_key_create_one(app: TestApp) {
        let other = app.another_instance().await;
        let here = app.resident("王秀兰").await;
        let there = here.at(&other);
        for _ in 0..5 {
            let clients = [vec![here.clone(); 4], vec![there.clone(); 4]].concat();
            let answers = all_at_once(clients, &make::key()).await;
            assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 201), "{answers:?}");
        }
        assert_eq!(app.count("cases", "true").await, 5);
    }

    async fn acts_that_arrive_twice_at_once_get_one_answer(app: TestApp) {
        let other = app.another_instance().await;
        for round in 0..3 {
            let (made, admin) = (make::message(&app).await, app.station_admin().await);
            twice_at_once(&admin, &other, &format!("{}/accept", made.url()), &json!({}), 200).await;
            let answered = make::message(&app).answered().await;
            twice_at_once(&answered.by, &other, &format!("{}/rating", answered.url()), &make::rating(), 200).await;
            let letter = with_picture(&app, None).await;
            twice_at_once(&made.by, &other, "/mailbox/messages", &letter, 201).await;
            let letter = with_picture(&app, Some(make::tracking().1)).await;
            twice_at_once(&app.nobody(), &other, "/mailbox/messages", &letter, 201).await;
            assert_eq!(app.count("cases", "true").await, 4 * (round + 1));
        }
    }

    async fn other_content_under_the_same_key_at_once_is_refused(app: TestApp) {
        let (made, key) = (make::message(&app).await, make::key());
        let (admin, url) = (app.station_admin().await, format!("{}/accept", made.url()));
        let (one, other) = (json!({}), json!({"text": "已收到"}));
        let (first, second) = tokio::join!(admin.post_once(&key, &url, &one), admin.post_once(&key, &url, &other));
        let (kept, refused) = if first.status == 200 { (first, second) } else { (second, first) };
        let _ = kept.expect(200);
        refused.refused(Kind::KeyReused);
    }

    async fn a_picture_that_is_sent_again_is_the_same(app: TestApp) {
        let (nobody, key) = (app.nobody(), make::key());
        let upload = async |key: &str, bytes: Vec<u8>| {
            nobody.request(reqwest::Method::POST, "/photos").header(contract::IDEMPOTENCY_KEY, key).body("image/jpeg", bytes).send().await
        };
        let first = upload(&key, pictures::jpeg()).await.expect(201);
        assert_eq!(upload(&key, pictures::jpeg()).await.expect(201).body, first.body);
        upload(&key, pictures::jpeg_with_location()).await.refused(Kind::KeyReused);
        assert_ne!(upload(&make::key(), pictures::jpeg()).await.expect(201).body, first.body);
        assert_eq!(app.count("photos", "true").await, 2);
        let claim: contract::photos::Claim = serde_json::from_slice(&first.body).expect("what claims it");
        let letter = NewMessage { photos: vec![claim], ..make::plain() };
        let _ = app.resident("王秀兰").await.post("/mailbox/messages", &letter).await.expect(201);
    }

    async fn one_trackers_answer_is_not_given_to_another(app: TestApp) {
        let (made, key, url) = (make::message(&app).anonymous().await, make::key(), |made: &make::Made| format!("{}/withdraw", made.url()));
        let _ = made.by.post_once(&key, &url(&made), &json!({})).await.expect(200);
        let stranger = app.nobody().tracking(&make::tracking().0);
        stranger.post_once(&key, &url(&made), &json!({})).await.refused(Kind::NotFound);
    }

    async fn what_one_instance_answered_another_repeats(app: TestApp) {
        let (resident, key) = (app.resident("王秀兰").await, make::key());
        let first = resident.post_once(&key, "/mailbox/messages", &make::plain()).await.expect(201);
        let there = resident.at(&app.another_instance().await);
        assert_eq!(there.post_once(&key, "/mailbox/messages", &make::plain()).await.expect(201).body, first.body);
        let mut other = make::plain();
        other.body.push('！');
        there.post_once(&key, "/mailbox/messages", &other).await.refused(Kind::KeyReused);
    }

    async fn every_act_on_a_case_honours_its_key(app: TestApp) {
        let (made, admin) = (make::message(&app).await, app.station_admin().await);
        let (resident, entries) = (made.by.clone(), || app.count("case_entries", "true"));
        for (by, action, body) in [
            (&admin, "accept", json!({})),
            (&admin, "notes", json!({"text": "已联系物业", "visibility": "internal"})),
            (&admin, "answer", json!({"text": "已经修好了。"})),
            (&resident, "reopen", json!({"text": "没有修好"})),
        ] {
            let (key, url) = (make::key(), format!("{}/{action}", made.url()));
            let first = by.post_once(&key, &url, &body).await.expect(200);
            let before = entries().await;
            assert_eq!(by.post_once(&key, &url, &body).await.expect(200).body, first.body, "{action}");
            assert_eq!(entries().await, before, "{action} was done once");
        }
    }

    async fn a_notice_is_published_once(app: TestApp) {
        let (admin, key) = (app.station_admin().await, make::key());
        let url = format!("/communities/{}/notices", seed::community(0));
        let notice = NewNotice { title: "周三停水".to_owned(), body: "周三上午九点到十二点停水。".to_owned() };
        let first = admin.post_once(&key, &url, &notice).await.expect(201);
        assert_eq!(admin.post_once(&key, &url, &notice).await.expect(201).body, first.body);
        assert_eq!(app.count("notices", "true").await, 1);
    }

    async fn a_key_that_is_none_is_refused(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        for key in ["", "short", "with blank inside", &"x".repeat(101)] {
            resident.post_once(key, "/mailbox/messages", &make::plain()).await.refused(Kind::Malformed);
        }
        assert_eq!(app.count("cases", "true").await, 0);
    }

    async fn an_anonymous_message_is_sent_once_too(app: TestApp) {
        let (_, anonymous) = make::tracking();
        let message = contract::mailbox::NewMessage { anonymous: Some(anonymous), ..make::plain() };
        let (nobody, key) = (app.nobody(), make::key());
        let first = nobody.post_once(&key, "/mailbox/messages", &message).await.expect(201);
        assert_eq!(nobody.post_once(&key, "/mailbox/messages", &message).await.expect(201).body, first.body);
    }

    async fn a_strangers_anonymous_message_does_not_collide_with_a_guessed_key(app: TestApp) {
        // A key is a name that the caller gives, so it must not open what another stranger was answered.
        let key = make::key();
        let message = |title: &str| {
            let (_, anonymous) = make::tracking();
            contract::mailbox::NewMessage { title: title.to_owned(), anonymous: Some(anonymous), ..make::plain() }
        };
        let _ = app.nobody().post_once(&key, "/mailbox/messages", &message("第一个人")).await.expect(201);
        let second = app.nobody().post_once(&key, "/mailbox/messages", &message("第二个人")).await;
        assert!(!second.text().contains("第一个人"), "{}", second.text());
    }
}
