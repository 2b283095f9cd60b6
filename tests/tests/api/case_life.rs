//! The life of a case over HTTP, from one end to every other.

use contract::{
    accounts::Role,
    cases::{Accept, Action, Because, Case, Category, Decline, DeclineReason, Note, State, Urgency, Visibility},
    problem::Kind,
};
use serde_json::json;
use tests::{make, on_each_backend};

fn because(text: &str) -> Because {
    Because {
        text: Some(text.to_owned()),
    }
}

on_each_backend! {
    async fn a_case_is_accepted_answered_and_rated(app: TestApp) {
        let mut made = make::message(&app).await;
        let admin = app.station_admin().await;
        let accept = Accept { urgency: Some(Urgency::Urgent), category: Some(Category::Noise), subcategory_id: None, text: Some("马上来看".to_owned()) };
        let accepted: Case = made.act(&admin, "accept", &accept).await.read(200);
        assert_eq!((accepted.summary.state, accepted.summary.urgency), (State::Accepted, Urgency::Urgent));
        assert_eq!(accepted.summary.category, Category::Noise);
        let due = accepted.summary.due_at.expect("a deadline") - accepted.summary.updated_at;
        assert_eq!(due, chrono::Duration::hours(24), "urgent cases are answered within a day");
        made.answered(&admin).await;
        assert_eq!((made.case.summary.state, made.case.summary.due_at), (State::Answered, None));
        let rated: Case = made.act(&made.by, "rating", &make::rating()).await.read(200);
        assert_eq!((rated.summary.state, rated.rating.clone()), (State::Closed, Some(make::rating())));
        let happened: Vec<_> = rated.timeline.iter().map(|entry| (entry.action, entry.state, entry.by.role)).collect();
        assert_eq!(happened, [
            (Action::Submit, State::Submitted, Role::Resident),
            (Action::Accept, State::Accepted, Role::StationAdmin),
            (Action::Answer, State::Answered, Role::StationAdmin),
            (Action::Rate, State::Closed, Role::Resident),
        ]);
        assert_eq!(made.seen_by(&made.by).await, rated);
    }

    async fn every_act_counts_the_version(app: TestApp) {
        let made = make::message(&app).rated().await;
        assert_eq!(made.case.version, 4);
    }

    async fn whoever_accepts_first_stays_responsible(app: TestApp) {
        let mut made = make::message(&app).answered().await;
        let first = made.case.first_responder.clone().expect("a first responder");
        assert_eq!(first.work_name.as_deref(), Some("驿站小李"));
        let _ = made.act(&made.by, "reopen", &because("没修好")).await.expect(200);
        made.answered(&app.second_admin().await).await;
        assert_eq!(made.case.first_responder, Some(first), "not who answers last");
    }

    async fn a_social_worker_does_the_stations_work(app: TestApp) {
        let mut made = make::message(&app).await;
        made.accepted(&app.social_worker().await).await;
        assert_eq!(made.case.timeline[1].by.role, Role::SocialWorker);
        assert_eq!(made.case.timeline[1].by.work_name.as_deref(), Some("社工阿芳"));
        assert_eq!(made.case.first_responder.as_ref(), Some(&made.case.timeline[1].by), "as what they are");
    }

    async fn a_reporter_opens_a_case_again_but_once(app: TestApp) {
        let mut made = make::message(&app).answered().await;
        let reopened: Case = made.act(&made.by, "reopen", &because("没修好")).await.read(200);
        assert_eq!(reopened.summary.state, State::Reopened);
        assert!(reopened.summary.due_at.is_some(), "the clock runs again");
        made.answered(&app.station_admin().await).await;
        let again = made.act(&made.by, "reopen", &because("还是没修好")).await.refused(Kind::Conflict);
        assert_eq!(again.current.expect("how it stands").summary.state, State::Answered);
        let street = app.street_admin().await;
        let _ = made.act(&street, "reopen", &because("街道督办")).await.expect(200);
    }

    async fn what_the_street_reopens_is_not_counted_against_the_reporter(app: TestApp) {
        let mut made = make::message(&app).answered().await;
        let reopened: Case = made.act(&app.street_admin().await, "reopen", &because("街道督办")).await.read(200);
        assert_eq!(reopened.timeline.last().expect("an entry").by.role, Role::StreetAdmin);
        made.answered(&app.station_admin().await).await;
        let _ = made.act(&made.by, "reopen", &because("没修好")).await.expect(200);
        made.answered(&app.station_admin().await).await;
        made.act(&made.by, "reopen", &because("还是没修好")).await.refused(Kind::Conflict);
    }

    async fn an_act_that_is_repeated_under_its_key_is_done_once(app: TestApp) {
        let admin = app.station_admin().await;
        let decline = |text: &str| json!({"reason": "unclear", "text": text});
        let rating = |stars: u8| json!({"contacted": true, "resolved": true, "satisfaction": stars});
        for (made, by_station, action, body, other) in [
            (make::message(&app).await, true, "decline", decline("看不明白。"), decline("还是看不明白。")),
            (make::message(&app).answered().await, true, "close", json!({"text": "居民未评价"}), json!({})),
            (make::message(&app).await, false, "withdraw", json!({"text": "已经好了"}), json!({})),
            (make::message(&app).answered().await, false, "rating", rating(5), rating(1)),
        ] {
            let (by, key, url) = (if by_station { &admin } else { &made.by }, make::key(), format!("{}/{action}", made.url()));
            let first = by.post_once(&key, &url, &body).await.expect(200);
            let again = by.post_once(&key, &url, &body).await.expect(200);
            assert_eq!((&first.body, first.header("etag")), (&again.body, again.header("etag")), "{action}");
            assert_eq!(made.seen_by(by).await, first.json(), "{action} was done once");
            by.post_once(&key, &url, &other).await.refused(Kind::KeyReused);
        }
    }

    async fn every_answer_is_rated_apart(app: TestApp) {
        let mut made = make::message(&app).rated().await;
        made.act(&made.by, "rating", &make::rating()).await.refused(Kind::Conflict);
        let _ = made.act(&made.by, "reopen", &because("又响了")).await.expect(200);
        assert_eq!(made.seen_by(&made.by).await.rating, None, "the new round is not rated yet");
        made.answered(&app.station_admin().await).await;
        let _ = made.act(&made.by, "rating", &make::rating()).await.expect(200);
        assert_eq!(app.count("ratings", "true").await, 2);
    }

    async fn a_case_closed_by_the_station_can_still_be_rated(app: TestApp) {
        let made = make::message(&app).answered().await;
        let closed: Case = made.act(&app.station_admin().await, "close", &because("居民未评价")).await.read(200);
        assert_eq!(closed.summary.state, State::Closed);
        let rated: Case = made.act(&made.by, "rating", &make::rating()).await.read(200);
        assert_eq!((rated.summary.state, rated.rating), (State::Closed, Some(make::rating())));
    }

    async fn a_declined_case_names_the_right_door(app: TestApp) {
        let made = make::message(&app).await;
        let decline = Decline { reason: DeclineReason::NotCompetent, text: "请拨打自来水公司热线。".to_owned() };
        let _ = made.act(&app.station_admin().await, "decline", &decline).await.expect(200);
        let seen = made.seen_by(&made.by).await;
        let last = seen.timeline.last().expect("an entry");
        assert_eq!((seen.summary.state, last.reason), (State::Declined, Some(DeclineReason::NotCompetent)));
        assert_eq!(last.text.as_deref(), Some("请拨打自来水公司热线。"));
        assert_eq!(seen.actions, [], "nothing is left to do");
    }

    async fn a_reporter_takes_a_case_back(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let withdrawn: Case = made.act(&made.by, "withdraw", &because("已经好了")).await.read(200);
        assert_eq!((withdrawn.summary.state, withdrawn.summary.due_at), (State::Withdrawn, None));
        made.act(&app.station_admin().await, "answer", &json!({"text": "已经修好了。"})).await.refused(Kind::Conflict);
    }

    async fn notes_are_public_or_internal(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let admin = app.station_admin().await;
        for (text, visibility) in [("师傅明早到场", Visibility::Public), ("此户情况特殊", Visibility::Internal)] {
            let _ = made.act(&admin, "notes", &Note { text: text.to_owned(), visibility }).await.expect(200);
        }
        let texts = |case: &Case| case.timeline.iter().filter_map(|entry| entry.text.clone()).collect::<Vec<_>>().join(" ");
        assert!(texts(&made.seen_by(&admin).await).contains("此户情况特殊"));
        let seen = made.seen_by(&made.by).await;
        assert!(texts(&seen).contains("师傅明早到场"));
        assert!(!serde_json::to_string(&seen).expect("JSON").contains("此户情况特殊"));
    }

    async fn a_reporters_note_cannot_be_internal(app: TestApp) {
        let made = make::message(&app).await;
        let note = Note { text: "补充说明".to_owned(), visibility: Visibility::Internal };
        made.act(&made.by, "notes", &note).await.refused_field("/visibility", "visibility_public");
        let _ = made.act(&made.by, "notes", &Note { visibility: Visibility::Public, ..note }).await.expect(200);
    }

    async fn what_the_state_does_not_allow_is_refused_with_how_it_stands(app: TestApp) {
        let admin = app.station_admin().await;
        for (made, by_station, action, body) in [
            (make::message(&app).await, true, "answer", json!({"text": "已经修好了。"})),
            (make::message(&app).await, true, "close", json!({})),
            (make::message(&app).await, false, "rating", json!(make::rating())),
            (make::message(&app).accepted().await, true, "accept", json!({})),
            (make::message(&app).accepted().await, true, "decline", json!({"reason": "unclear", "text": "看不明白。"})),
            (make::message(&app).answered().await, false, "withdraw", json!({})),
            (make::message(&app).rated().await, true, "answer", json!({"text": "已经修好了。"})),
        ] {
            let by = if by_station { &admin } else { &made.by };
            let problem = made.act(by, action, &body).await.refused(Kind::Conflict);
            let current = *problem.current.unwrap_or_else(|| panic!("{action} tells how the case stands"));
            assert_eq!(current, made.seen_by(by).await, "{action}");
        }
    }

    async fn an_action_without_words_needs_no_body(app: TestApp) {
        let made = make::message(&app).await;
        let admin = app.station_admin().await;
        let reply = admin.request(reqwest::Method::POST, &format!("{}/accept", made.url())).send().await;
        assert_eq!(reply.read::<Case>(200).summary.state, State::Accepted);
    }

    async fn the_actions_a_case_offers_are_those_that_work(app: TestApp) {
        let made = make::message(&app).await;
        let admin = app.station_admin().await;
        let offered = made.seen_by(&admin).await.actions;
        assert_eq!(offered, [Action::Accept, Action::Note, Action::Decline, Action::Merge]);
        assert_eq!(made.case.actions, [Action::Note, Action::Withdraw, Action::Urge]);
        let answered = make::message(&app).answered().await;
        assert_eq!(answered.seen_by(&answered.by).await.actions, [Action::Note, Action::Rate, Action::Reopen]);
        assert_eq!(answered.case.actions, [Action::Note, Action::Close, Action::AskConsent]);
    }
}
