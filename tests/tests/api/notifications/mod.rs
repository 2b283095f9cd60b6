//! What people are told: of what concerns them, once, and by no words of anybody.

mod mail;
mod outbox;
mod wechat;

use contract::{
    cases::Action,
    notifications::{
        Inbox, NotificationKind as Told, NotificationPreferences, NotificationSubject, NotificationTopic as Topic, ReadMark,
    },
    problem::Kind,
};
use serde_json::json;
use tests::{
    inbox::{inbox, kinds, prefer, read, read_all, told, unread},
    make, on_each_backend, proposals, seed,
    teams::{self, answer, asked, choose, lead, volunteer},
};

on_each_backend! {
    async fn a_reporter_is_told_of_an_answer(app: TestApp) {
        let made = make::message(&app).answered().await;
        let all = inbox(&made.by).await;
        assert_eq!((all.unread, all.items.len()), (2, 2), "accepted and answered");
        let first = &all.items[0];
        assert_eq!((first.kind, first.about, first.times), (Told::CaseAnswered, NotificationSubject::Case, 1));
        assert_eq!(first.about_id.uuid(), made.id().uuid());
        assert_eq!(first.number.as_deref(), Some(made.case.summary.number.as_str()));
        assert_eq!(all.items[1].word.as_deref(), Some(Action::Accept.word()));
        assert_eq!(unread(&app.station_admin().await).await, 0, "nobody is told of what they did themselves");
    }

    async fn what_was_not_read_is_brought_up_to_date_and_not_doubled(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let admin = app.station_admin().await;
        for text in ["已联系维修公司。", "明天上午来修。"] {
            let _ = made.act(&admin, "notes", &json!({"text": text, "visibility": "public"})).await.expect(200);
        }
        let changed = told(&made.by, Told::CaseChanged).await;
        assert_eq!((changed.len(), changed[0].times), (1, 3));
        assert_eq!(changed[0].word.as_deref(), Some(Action::Note.word()));
        read_all(&made.by).await;
        let _ = made.act(&admin, "notes", &json!({"text": "修好了。", "visibility": "public"})).await.expect(200);
        let changed = told(&made.by, Told::CaseChanged).await;
        assert_eq!((changed.len(), changed[0].times, changed[0].read), (2, 1, false));
        assert!(changed[1].read);
    }

    async fn nobody_is_told_of_internal_notes_or_of_what_they_did(app: TestApp) {
        let made = make::message(&app).await;
        let internal = json!({"text": "找物业核实。", "visibility": "internal"});
        let _ = made.act(&app.station_admin().await, "notes", &internal).await.expect(200);
        let own = json!({"text": "又响了。", "visibility": "public"});
        let _ = made.act(&made.by, "notes", &own).await.expect(200);
        let _ = made.act(&made.by, "withdraw", &json!({})).await.expect(200);
        assert_eq!(unread(&made.by).await, 0);
    }

    async fn whoever_is_anonymous_is_not_told(app: TestApp) {
        let _ = make::message(&app).anonymous().answered().await;
        assert_eq!(app.count("notifications", "true").await, 0);
    }

    async fn an_inbox_is_read_page_by_page_and_by_nobody_else(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        for _ in 0..3 {
            let _ = make::message(&app).answered().await;
        }
        let mut path = "/me/notifications?limit=4".to_owned();
        let first: Inbox = resident.get(&path).await.read(200);
        path = format!("{path}&cursor={}", first.next.expect("more"));
        let last: Inbox = resident.get(&path).await.read(200);
        assert_eq!((first.items.len(), last.items.len(), last.next), (4, 2, None));
        let other = app.resident("李建国").await;
        let foreign = ReadMark { ids: first.items.iter().map(|each| each.id).collect(), until: None };
        assert_eq!(read(&other, &foreign).await, 0);
        assert_eq!(unread(&resident).await, 6, "what is somebody else's stays as it is");
        let one = ReadMark { ids: vec![first.items[0].id], until: None };
        assert_eq!(read(&resident, &one).await, 5);
        let older = ReadMark { until: Some(first.items[1].at), ..ReadMark::default() };
        assert_eq!(read(&resident, &older).await, 0, "all but the one that was read before");
        resident.get("/me/notifications?cursor=nonsense").await.refused(Kind::BadCursor);
        resident.get("/me/notifications?limit=0").await.refused_field("/limit", "range");
    }

    async fn a_volunteer_learns_of_an_offer_and_the_resident_of_the_team(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let resident = app.resident("王秀兰").await;
        let service = asked(&resident, |_| {}).await;
        let _ = choose(&app, &service, &[&helper]).await.expect(200);
        let offered = told(&helper, Told::ServiceOffered).await;
        assert_eq!(offered.len(), 1);
        assert_eq!(offered[0].number.as_deref(), Some(service.summary.number.as_str()));
        assert!(offered[0].due_at.is_some(), "until when they have to answer");
        assert_eq!(unread(&resident).await, 0);
        let _ = answer(&lead(&app).await, &service, true).await.expect(200);
        let _ = answer(&helper, &service, true).await.expect(200);
        assert_eq!(kinds(&resident).await, [Told::ServiceConfirmed]);
        assert_eq!(told(&helper, Told::ServiceConfirmed).await.len(), 1);
        let _ = resident.post(&teams::url(&service, "/cancellation"), &json!({"reason": "孩子回来了"})).await.expect(200);
        assert_eq!(told(&helper, Told::ServiceCancelled).await.len(), 1);
        assert_eq!(unread(&resident).await, 1, "whoever takes it back knows");
    }

    async fn an_author_learns_what_becomes_of_a_proposal(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let _ = proposals::published(&app, &author).await;
        assert_eq!(kinds(&author).await, [Told::ProposalPublished]);
    }

    async fn who_wants_to_is_told_of_announcements(app: TestApp) {
        let (wants, does_not) = (app.resident("王秀兰").await, app.resident("李建国").await);
        prefer(&wants, |wanted| wanted.topics.push(Topic::Announcements)).await;
        let notice = json!({"title": "停水", "body": "周三上午停水。"});
        let path = format!("/communities/{}/notices", seed::community(0));
        let _ = app.station_admin().await.post(&path, &notice).await.expect(201);
        assert_eq!(kinds(&wants).await, [Told::NoticePublished]);
        assert_eq!(unread(&does_not).await, 0);
    }

    async fn what_one_wants_is_kept_and_goes_with_the_account(app: TestApp) {
        let made = make::message(&app).answered().await;
        prefer(&made.by, |wanted| wanted.topics.push(Topic::Announcements)).await;
        let kept: NotificationPreferences = made.by.get("/me/notification-preferences").await.read(200);
        assert_eq!((kept.topics.len(), kept.quiet), (4, true));
        let export = made.by.get("/me/export").await.expect(200).value();
        assert_eq!(export["notifications"].as_array().map(Vec::len), Some(2));
        assert_eq!(export["notification_preferences"]["topics"][3], "announcements");
        let _ = made.by.delete("/me").await.expect(204);
        for table in ["notifications", "outbox", "notification_preferences"] {
            assert_eq!(app.count(table, "true").await, 0, "{table}");
        }
        let gone = make::message(&app).by(&app.resident("李建国").await).await;
        assert_eq!(gone.case.summary.community_id, seed::community(0), "life goes on");
    }
}
