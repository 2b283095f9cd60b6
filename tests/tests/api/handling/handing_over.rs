//! Handing cases to others, who take them and give them back.

use contract::{
    accounts::Role,
    cases::{Action, Because, Case, CaseSummary, State},
    handling::{HandBack, Organisation, Transfer},
    page::Page,
    problem::Kind,
};
use serde_json::json;
use tests::{make, on_each_backend, seed};

use super::{WHY, handed_to, handling, id_of, organisation};

fn done(done: bool) -> HandBack {
    HandBack {
        done,
        text: "已上门评估，建议加装扶手。".to_owned(),
    }
}

on_each_backend! {
    async fn an_organisation_takes_a_case_and_gives_it_back_with_what_came_of_it(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let made = make::message(&app).accepted().await;
        let admin = app.station_admin().await;
        let _ = speaker.get(&made.url()).await.refused(Kind::NotFound);
        let handed: Case = made.act(&admin, "transfer", &handed_to(id)).await.read(200);
        assert_eq!(handed.summary.state, State::Transferred);
        let received: Page<CaseSummary> = speaker.get("/cases?scope=received").await.read(200);
        assert_eq!(received.items.iter().map(|case| case.id).collect::<Vec<_>>(), [made.id()]);
        let seen = made.seen_by(&speaker).await;
        assert_eq!(seen.reporter, None, "nobody agreed to be named");
        assert_eq!(seen.actions, [Action::Note, Action::Acknowledge, Action::HandBack]);
        let taken: Case = made.act(&speaker, "acknowledge", &Because::default()).await.read(200);
        assert_eq!(taken.timeline.last().map(|entry| entry.by.role), Some(Role::Organisation));
        let shown = handling(&made, &admin).await.transfer.expect("a transfer");
        assert_eq!((shown.name.as_str(), shown.organisation_id), ("暖阳社工中心", Some(id)));
        assert!(shown.acknowledged_at.is_some());
        let _ = made.act(&speaker, "notes", &json!({"text": "明天上门。", "visibility": "public"})).await.expect(200);
        made.act(&speaker, "notes", &json!({"text": "内部", "visibility": "internal"})).await.refused_field("/visibility", "visibility_public");
        made.act(&speaker, "answer", &json!({"text": "我们来答复。"})).await.refused(Kind::Forbidden);
        let _ = made.act(&speaker, "hand-back", &done(true)).await.expect(200);
        let seen = made.seen_by(&made.by).await;
        assert_eq!(seen.summary.state, State::InProgress);
        assert_eq!(seen.timeline.last().and_then(|entry| entry.text.as_deref()), Some("已上门评估，建议加装扶手。"));
        let _ = speaker.get(&made.url()).await.refused(Kind::NotFound);
        assert_eq!(seen.first_responder.map(|voice| voice.work_name), Some(Some("驿站小李".to_owned())));
    }

    async fn whoever_a_case_is_handed_to_knows_its_reporter_only_when_they_agreed(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let made = make::message(&app).accepted().await;
        let transfer = Transfer { consent: true, ..handed_to(id) };
        let _ = made.act(&app.station_admin().await, "transfer", &transfer).await.expect(200);
        let seen = made.seen_by(&speaker).await;
        let reporter = seen.reporter.expect("a reporter");
        assert_eq!(reporter.name, "王秀兰");
        let phone = reporter.phone.expect("a number");
        assert!(phone.len() == 11 && phone.bytes().all(|byte| byte.is_ascii_digit()), "one that can be called: {phone}");
        let masked = made.seen_by(&app.station_admin().await).await.reporter.and_then(|reporter| reporter.phone);
        assert_eq!(masked, Some(format!("{}****{}", &phone[..3], &phone[7..])), "the station sees it as before");
        assert_eq!(app.count("audit_entries", "act = 'disclose_phone'").await, 1);
        let _ = made.act(&speaker, "acknowledge", &Because::default()).await.expect(200);
        let kept = format!("body LIKE '%{phone}%'");
        assert_eq!(app.count("idempotency_keys", &kept).await, 0, "what is kept does not tell it");
    }

    async fn another_community_of_the_street_takes_a_case_and_the_station_takes_it_back(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, there) = (app.station_admin().await, app.foreign_admin().await);
        let to = |community| Transfer { community_id: Some(community), organisation_id: None, ..handed_to(seed::nothing()) };
        made.act(&admin, "transfer", &to(seed::community(0))).await.refused_field("/community_id", "destination_unknown");
        made.act(&admin, "transfer", &to(seed::community(2))).await.refused_field("/community_id", "destination_unknown");
        let _ = made.act(&admin, "transfer", &to(seed::community(1))).await.expect(200);
        let received: Page<CaseSummary> = there.get("/cases?work=received").await.read(200);
        assert_eq!(received.items.len(), 1);
        let handed: Page<CaseSummary> = admin.get("/cases?work=handed").await.read(200);
        assert_eq!(handed.items.len(), 1);
        made.act(&admin, "acknowledge", &Because::default()).await.refused(Kind::Forbidden);
        made.act(&there, "dispatch", &super::to(id_of(&there).await)).await.refused(Kind::Forbidden);
        let _ = made.act(&there, "acknowledge", &Because::default()).await.expect(200);
        let back: Case = made.act(&admin, "recall", &Because::default()).await.read(200);
        assert_eq!(back.summary.state, State::InProgress);
        let _ = there.get(&made.url()).await.refused(Kind::NotFound);
    }

    async fn an_organisation_for_which_nobody_speaks_is_handed_nothing(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let admin = app.station_admin().await;
        let person = id_of(&speaker).await;
        let path = format!("/organisations/{id}/representatives");
        let _ = admin.delete(&format!("{path}/{person}")).await.expect(204);
        let made = make::message(&app).accepted().await;
        made.act(&admin, "transfer", &handed_to(id)).await.refused_field("/organisation_id", "destination_empty");
        admin.post(&path, &json!({"phone": "13999999999"})).await.refused_field("/phone", "phone_unknown");
        let all: Page<Organisation> = admin.get(&format!("/communities/{}/organisations", seed::community(0))).await.read(200);
        assert!(all.items.iter().any(|one| one.id == id && one.representatives.is_empty()));
    }

    async fn a_retired_organisation_keeps_what_it_has_and_is_handed_nothing_more(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let admin = app.station_admin().await;
        let made = make::message(&app).accepted().await;
        let _ = made.act(&admin, "transfer", &handed_to(id)).await.expect(200);
        let change = json!({"sheet": {"name": "暖阳社工中心", "phone": "0512-66667777"}, "retired": true});
        let put = || admin.request(reqwest::Method::PUT, &format!("/organisations/{id}")).json(&change);
        put().send().await.refused(Kind::VersionNeeded);
        let _ = put().header("if-match", "*").send().await.expect(200);
        let _ = made.act(&speaker, "hand-back", &HandBack { done: false, text: WHY.to_owned() }).await.expect(200);
        made.act(&admin, "transfer", &handed_to(id)).await.refused_field("/organisation_id", "destination_unknown");
    }

    async fn whoever_is_erased_speaks_for_nobody(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let _ = speaker.delete("/me").await.expect(204);
        let made = make::message(&app).accepted().await;
        made.act(&app.station_admin().await, "transfer", &handed_to(id)).await.refused_field("/organisation_id", "destination_empty");
    }
}
