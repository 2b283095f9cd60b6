//! Doing a thing once, however often it is asked for.

use contract::{cases::Case, notices::NewNotice, problem::Kind};
use serde_json::json;
use tests::{Client, make, on_each_backend, seed};
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
