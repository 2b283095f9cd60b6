//! Sending a message: what it becomes, and how every wrong field is named.

use contract::{
    cases::{Action, Case, Category, Channel, NameShown, State, Urgency},
    mailbox::NewMessage,
    places::{Datum, Point},
    problem::Kind,
};
use serde_json::{Value, json};
use tests::{make, on_each_backend, seed};

fn message() -> Value {
    serde_json::to_value(make::plain()).expect("a message")
}

on_each_backend! {
    async fn a_message_becomes_a_case_with_everything_that_was_said(app: TestApp) {
        let sent = NewMessage {
            cell_id: Some(seed::cell(0, 1)),
            category: Category::Noise,
            address: Some("3号楼二单元".to_owned()),
            point: Some(Point { latitude: 31.301_5, longitude: 120.583_2, datum: Datum::Gcj02 }),
            name_shown: NameShown::Nobody,
            ..make::plain()
        };
        let resident = app.resident("王秀兰").await;
        let reply = resident.post("/mailbox/messages", &sent).await.expect(201);
        let case: Case = reply.json();
        assert_eq!((case.summary.title.as_str(), case.body.as_str()), (sent.title.as_str(), sent.body.as_str()));
        assert_eq!((case.summary.community_id, case.summary.cell_id), (sent.community_id, sent.cell_id));
        assert_eq!((case.summary.category, case.summary.channel), (Category::Noise, Channel::Mailbox));
        assert_eq!((case.summary.state, case.summary.urgency), (State::Submitted, Urgency::Normal));
        assert_eq!((case.address, case.point), (sent.address, sent.point));
        assert_eq!(case.station.expect("a station").id, seed::station(10), "the station of the cell");
        assert!(!case.anonymous && case.first_responder.is_none() && case.rating.is_none());
        let happened: Vec<_> = case.timeline.iter().map(|entry| entry.action).collect();
        assert_eq!(happened, [Action::Submit]);
        assert!(case.actions.contains(&Action::Withdraw) && !case.actions.contains(&Action::Accept));
        let read: Case = resident.get(&format!("/cases/{}", case.summary.id)).await.read(200);
        assert_eq!(serde_json::to_value(&read).expect("JSON"), reply.value(), "what was answered is what is read");
    }

    async fn a_case_has_a_number_that_can_be_read_out_and_a_deadline(app: TestApp) {
        let case = make::message(&app).await.case;
        let (day, rest) = case.summary.number.split_once('-').expect("a hyphen");
        assert!(day.len() == 6 && rest.len() == 8, "{}", case.summary.number);
        assert!((day.to_owned() + rest).bytes().all(|byte| byte.is_ascii_digit()), "{}", case.summary.number);
        assert_eq!(case.summary.due_at.expect("a deadline") - case.summary.submitted_at, chrono::Duration::hours(24));
    }

    async fn what_is_not_said_takes_its_default(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let few = json!({"community_id": seed::community(0), "title": "电梯", "body": "有异响啊", "category": "noise"});
        let short: Value = json!({"community_id": seed::community(0), "title": "电梯", "body": "有异响啊！", "category": "noise"});
        resident.post("/mailbox/messages", &few).await.refused_field("/body", "body_length");
        let case: Case = resident.post("/mailbox/messages", &short).await.read(201);
        assert!(case.photos.is_empty() && case.address.is_none() && case.point.is_none());
        assert_eq!(case.station.expect("a station").id, seed::station(0), "the community's first station");
    }

    async fn texts_may_be_as_long_as_promised_and_no_longer(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        for (field, most, code) in [("title", 60, "title_length"), ("body", 10_000, "body_length"), ("address", 100, "address_length")] {
            let mut longest = message();
            longest[field] = "𠮷".repeat(most).into();
            let _ = resident.post("/mailbox/messages", &longest).await.expect(201);
            longest[field] = "𠮷".repeat(most + 1).into();
            resident.post("/mailbox/messages", &longest).await.refused_field(&format!("/{field}"), code);
        }
    }

    async fn a_text_of_blanks_says_nothing(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        for (field, code) in [("title", "title_length"), ("body", "body_length")] {
            let mut blank = message();
            blank[field] = " \u{3000}\n\t    ".into();
            resident.post("/mailbox/messages", &blank).await.refused_field(&format!("/{field}"), code);
        }
    }

    async fn every_wrong_field_is_named(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let faults = [
            ("title", json!("短"), "/title", "title_length"),
            ("title", json!(7), "/title", "wrong_type"),
            ("title", json!(null), "/title", "wrong_type"),
            ("body", json!(["text"]), "/body", "wrong_type"),
            ("category", json!("weather"), "/category", "wrong_type"),
            ("community_id", json!("梧桐社区"), "/community_id", "wrong_type"),
            ("community_id", json!(seed::nothing::<()>()), "/community_id", "community_unknown"),
            ("cell_id", json!(seed::cell(1, 0)), "/cell_id", "cell_unknown"),
            ("point", json!({"latitude": 91, "longitude": 0, "datum": "wgs84"}), "/point/latitude", "latitude_range"),
            ("point", json!({"latitude": 0, "longitude": -181, "datum": "wgs84"}), "/point/longitude", "longitude_range"),
            ("point", json!({"latitude": 0, "longitude": 0}), "/point/datum", "missing_field"),
            ("point", json!({"latitude": 0, "longitude": 0, "datum": "bd09"}), "/point/datum", "wrong_type"),
            ("photos", json!([{"id": seed::nothing::<()>(), "claim": "x"}]), "/photos/0", "photo_unknown"),
            ("name_shown", json!("friends"), "/name_shown", "wrong_type"),
            ("anonymous", json!({"tracking_digest": "short"}), "/anonymous/tracking_digest", "digest_form"),
            ("state", json!("closed"), "/state", "unknown_field"),
        ];
        for (field, value, pointer, code) in faults {
            let mut wrong = message();
            wrong[field] = value;
            resident.post("/mailbox/messages", &wrong).await.refused_field(pointer, code);
        }
        let mut without = message();
        without.as_object_mut().expect("an object").remove("title");
        resident.post("/mailbox/messages", &without).await.refused_field("/title", "missing_field");
        let many: Vec<_> = (0..7).map(|_| json!({"id": seed::nothing::<()>(), "claim": "x"})).collect();
        let mut crowded = message();
        crowded["photos"] = many.into();
        resident.post("/mailbox/messages", &crowded).await.refused_field("/photos", "photos_count");
    }

    async fn all_faults_are_told_at_once_in_the_readers_language(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let mut wrong = message();
        wrong["title"] = "短".into();
        wrong["body"] = "短".into();
        let chinese = resident.post("/mailbox/messages", &wrong).await.refused(Kind::Invalid);
        assert_eq!(chinese.errors.iter().map(|fault| fault.pointer.as_str()).collect::<Vec<_>>(), ["/body", "/title"]);
        assert_eq!(chinese.errors[1].detail, "标题需要 2 到 60 个字。");
        let english = resident.with("accept-language", "en-GB,en;q=0.9").post("/mailbox/messages", &wrong).await.refused(Kind::Invalid);
        assert_eq!(english.errors[1].detail, "The title must have 2 to 60 characters.");
        assert_eq!(english.title, "Some fields are not right");
    }

    async fn nobody_may_send_under_no_name_without_saying_so(app: TestApp) {
        app.nobody().post("/mailbox/messages", &make::plain()).await.refused(Kind::Unauthenticated);
    }

    async fn nothing_is_sent_before_consent_is_given(app: TestApp) {
        let newcomer = app.newcomer().await;
        newcomer.post("/mailbox/messages", &make::plain()).await.refused(Kind::ConsentNeeded);
        assert_eq!(app.count("cases", "true").await, 0);
    }

    async fn staff_do_not_write_to_their_own_mailbox(app: TestApp) {
        app.station_admin().await.post("/mailbox/messages", &make::plain()).await.refused(Kind::Forbidden);
    }

    async fn what_is_no_json_is_refused_as_such(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let post = || resident.request(reqwest::Method::POST, "/mailbox/messages");
        let text = message().to_string();
        post().body("text/plain", text.clone()).send().await.refused(Kind::UnsupportedMedia);
        post().body("application/json", text.trim_end_matches('}').to_owned()).send().await.refused(Kind::Malformed);
        post().body("application/json", vec![0xff_u8, 0xfe]).send().await.refused(Kind::Malformed);
        let _ = post().body("application/json; charset=utf-8", text).send().await.expect(201);
        post().body("application/json", " ".repeat(200 * 1024)).send().await.refused(Kind::TooLarge);
        resident.request(reqwest::Method::PUT, "/mailbox/messages").send().await.refused(Kind::MethodNotAllowed);
    }
}
