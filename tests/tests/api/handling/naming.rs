//! Whoever a case is handed to knows its reporter only with their consent: asked for, given, taken back, and written down.

use contract::{
    accounts::Role,
    cases::{Action, Because, Case},
    handling::{NamingRequest, NamingState, Transfer},
    ids::{CommunityId, OrganisationId},
    notifications::NotificationKind,
    privacy::{Export, OwnSharing},
    problem::Kind,
};
use serde_json::json;
use tests::{Client, inbox, make, on_each_backend, seed};

use super::{handed_to, handling, organisation};

fn to(community_id: Option<CommunityId>, organisation_id: Option<OrganisationId>) -> NamingRequest {
    NamingRequest {
        community_id,
        organisation_id,
        text: "以便上门评估前与您约时间。".to_owned(),
    }
}

async fn state(made: &make::Made, by: &Client) -> Option<NamingState> {
    handling(made, by).await.naming.map(|naming| naming.state)
}

async fn sharings(of: &Client) -> Vec<OwnSharing> {
    of.get("/me/export").await.read::<Export>(200).sharings
}

async fn about_naming(made: &make::Made, by: &Client) -> Vec<Action> {
    let lines = made.seen_by(by).await.timeline.into_iter().map(|entry| entry.action);
    lines.filter(|action| action.is_about_naming()).collect()
}

fn nothing() -> Because {
    Because::default()
}

on_each_backend! {
    async fn a_reporter_who_is_asked_agrees_and_is_named_from_then_on(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let (made, admin) = (make::message(&app).accepted().await, app.station_admin().await);
        let asked: Case = made.act(&admin, "ask-naming", &to(None, Some(id))).await.read(200);
        assert!(asked.actions.contains(&Action::AskNaming), "about somebody else");
        made.act(&admin, "ask-naming", &to(None, Some(id))).await.refused_field("/organisation_id", "naming_asked");
        assert_eq!(inbox::told(&made.by, NotificationKind::NamingAsked).await.len(), 1);
        let seen = made.seen_by(&made.by).await;
        assert!(seen.actions.contains(&Action::Allow) && seen.actions.contains(&Action::Forbid));
        assert_eq!(seen.timeline.last().and_then(|entry| entry.text.as_deref()), Some("暖阳社工中心：以便上门评估前与您约时间。"));
        let with = Transfer { consent: true, ..handed_to(id) };
        made.act(&admin, "transfer", &with).await.refused_field("/consent", "naming_not_given");
        made.act(&admin, "allow", &nothing()).await.refused(Kind::Forbidden);
        let _ = made.act(&made.by, "allow", &nothing()).await.expect(200);
        assert_eq!(inbox::told(&admin, NotificationKind::NamingAnswered).await.len(), 1, "whoever accepted it is told");
        let known = handling(&made, &admin).await.naming.expect("an answer");
        assert_eq!((known.state, known.name.as_str(), known.organisation_id), (NamingState::Agreed, "暖阳社工中心", Some(id)));
        assert_eq!(sharings(&made.by).await, [], "nothing is shared yet");
        let _ = made.act(&admin, "transfer", &with).await.expect(200);
        let reporter = made.seen_by(&speaker).await.reporter.expect("a reporter");
        assert_eq!((reporter.name.as_str(), reporter.phone.map(|phone| phone.len())), ("王秀兰", Some(11)));
        let seen = made.seen_by(&made.by).await;
        let lines: Vec<_> = seen.timeline.iter().map(|entry| (entry.action, entry.by.role)).collect();
        assert!(lines.ends_with(&[(Action::Allow, Role::Resident), (Action::Transfer, Role::StationAdmin), (Action::Named, Role::StationAdmin)]), "{lines:?}");
        assert_eq!(seen.timeline.last().and_then(|entry| entry.text.as_deref()), Some("暖阳社工中心"));
        assert!(!seen.actions.contains(&Action::Forbid), "what is known cannot be taken back");
        made.act(&made.by, "forbid", &nothing()).await.refused(Kind::Conflict);
        let [shared] = sharings(&made.by).await.try_into().expect("one");
        assert_eq!((&shared.case_number, shared.recipient.as_str(), shared.agreed_at), (&made.case.summary.number, "暖阳社工中心", Some(known.at)));
        assert_eq!(app.count("audit_entries", "act = 'disclose_phone'").await, 1);
        let _ = made.by.delete("/me").await.expect(204);
        assert_eq!(app.count("case_sharings", "true").await, 0, "forgotten with them");
    }

    async fn what_was_agreed_to_is_taken_back_until_it_is_shared(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let (made, admin) = (make::message(&app).accepted().await, app.station_admin().await);
        let _ = made.act(&admin, "ask-naming", &to(None, Some(id))).await.expect(200);
        let _ = made.act(&made.by, "allow", &nothing()).await.expect(200);
        let _ = made.act(&made.by, "forbid", &nothing()).await.expect(200);
        assert_eq!(state(&made, &admin).await, Some(NamingState::Refused));
        made.act(&admin, "transfer", &Transfer { consent: true, ..handed_to(id) }).await.refused_field("/consent", "naming_not_given");
        let _ = made.act(&admin, "transfer", &handed_to(id)).await.expect(200);
        assert_eq!(made.seen_by(&speaker).await.reporter, None);
        made.act(&admin, "ask-naming", &to(None, Some(id))).await.refused_field("/organisation_id", "naming_asked");
        made.act(&admin, "ask-naming", &to(Some(seed::community(1)), None)).await.refused_field("/community_id", "destination_unknown");
        let _ = made.act(&made.by, "allow", &nothing()).await.expect(200);
        assert_eq!(state(&made, &admin).await, Some(NamingState::Shared), "whom it is handed to knows it now");
        assert_eq!(made.seen_by(&speaker).await.reporter.map(|reporter| reporter.name), Some("王秀兰".to_owned()));
        assert_eq!((sharings(&made.by).await.len(), app.count("audit_entries", "act = 'disclose_phone'").await), (1, 1));
        let _ = made.act(&admin, "recall", &nothing()).await.expect(200);
        assert_eq!(state(&made, &admin).await, None);
        let _ = made.act(&admin, "transfer", &handed_to(id)).await.expect(200);
        assert_eq!(made.seen_by(&speaker).await.reporter, None, "what was agreed to once is not agreed to for good");
    }

    async fn a_consent_that_the_station_heard_is_written_down_as_heard(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let made = make::message(&app).accepted().await;
        let transfer = Transfer { consent: true, ..handed_to(id) };
        let _ = made.act(&app.station_admin().await, "transfer", &transfer).await.expect(200);
        assert!(made.seen_by(&speaker).await.reporter.is_some());
        let lines = made.seen_by(&made.by).await.timeline;
        let allowed = lines.iter().find(|entry| entry.action == Action::Allow).expect("who says so");
        assert_eq!(allowed.by.role, Role::StationAdmin);
        let [shared] = sharings(&made.by).await.try_into().expect("one");
        assert_eq!(shared.agreed_at, None);
    }

    async fn who_has_no_name_to_share_is_not_asked(app: TestApp) {
        let admin = app.station_admin().await;
        let request = to(Some(seed::community(1)), None);
        let anonymous = make::message(&app).anonymous().accepted().await;
        anonymous.act(&admin, "ask-naming", &request).await.refused(Kind::Conflict);
        let hidden = make::message(&app).with(|message| message.name_shown = contract::cases::NameShown::Nobody).accepted().await;
        hidden.act(&admin, "ask-naming", &request).await.refused(Kind::Conflict);
        let made = make::message(&app).accepted().await;
        for (body, field, code) in [
            (json!({"text": "以便联系您。"}), "", "destination_one"),
            (json!({"community_id": seed::community(2), "text": "以便联系您。"}), "/community_id", "destination_unknown"),
            (json!({"community_id": seed::community(1), "text": "短"}), "/text", "said_length"),
        ] {
            made.act(&admin, "ask-naming", &body).await.refused_field(field, code);
        }
    }

    async fn what_was_asked_about_somebody_else_is_asked_no_more(app: TestApp) {
        let (id, _) = organisation(&app).await;
        let (made, admin) = (make::message(&app).accepted().await, app.station_admin().await);
        let _ = made.act(&admin, "ask-naming", &to(None, Some(id))).await.expect(200);
        let _ = made.act(&made.by, "allow", &nothing()).await.expect(200);
        let _ = made.act(&admin, "ask-naming", &to(Some(seed::community(1)), None)).await.expect(200);
        assert_eq!(state(&made, &admin).await, Some(NamingState::Asked), "to agree to one is not to agree to another");
        let _ = made.act(&admin, "transfer", &handed_to(id)).await.expect(200);
        assert_eq!(state(&made, &admin).await, None);
        made.act(&made.by, "allow", &nothing()).await.refused(Kind::Conflict);
    }

    async fn whose_case_became_part_of_it_is_told_nothing_of_that(app: TestApp) {
        let (id, _) = organisation(&app).await;
        let (made, admin) = (make::message(&app).accepted().await, app.station_admin().await);
        let part = make::message(&app).by(&app.resident("李建国").await).await;
        let _ = part.act(&admin, "merge", &json!({"into": made.id()})).await.expect(200);
        let _ = made.act(&admin, "ask-naming", &to(None, Some(id))).await.expect(200);
        let _ = made.act(&admin, "notes", &json!({"text": "明天上门。", "visibility": "public"})).await.expect(200);
        let seen = part.seen_by(&part.by).await;
        assert_eq!(seen.timeline.last().map(|entry| entry.action), Some(Action::Note));
        assert!(seen.timeline.iter().all(|entry| !entry.action.is_about_naming()));
        assert_eq!(inbox::told(&part.by, NotificationKind::NamingAsked).await.len(), 0);
        part.act(&part.by, "allow", &nothing()).await.refused(Kind::Conflict);
    }

    async fn whom_it_is_handed_to_reads_of_naming_only_what_is_about_them(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let (made, admin, other) = (make::message(&app).accepted().await, app.station_admin().await, app.foreign_admin().await);
        let there = seed::community(1);
        let _ = made.act(&admin, "ask-naming", &to(None, Some(id))).await.expect(200);
        let _ = made.act(&made.by, "allow", &nothing()).await.expect(200);
        let _ = made.act(&admin, "transfer", &Transfer { consent: true, ..handed_to(id) }).await.expect(200);
        let whole = [Action::AskNaming, Action::Allow, Action::Named];
        assert_eq!(about_naming(&made, &speaker).await, whole, "it is about them");
        let _ = made.act(&admin, "recall", &nothing()).await.expect(200);
        let _ = made.act(&admin, "transfer", &Transfer { community_id: Some(there), organisation_id: None, ..handed_to(id) }).await.expect(200);
        assert_eq!(about_naming(&made, &other).await, [], "it was about somebody else");
        let _ = made.act(&admin, "ask-naming", &to(Some(there), None)).await.expect(200);
        let _ = made.act(&made.by, "forbid", &nothing()).await.expect(200);
        assert_eq!(about_naming(&made, &other).await, [Action::AskNaming, Action::Forbid], "that is about them");
        let all = [&whole[..], &[Action::AskNaming, Action::Forbid]].concat();
        for concerned in [&made.by, &admin, &app.street_admin().await] {
            assert_eq!(about_naming(&made, concerned).await, all);
        }
        app.sql(|sql| sql.run("UPDATE case_entries SET recipient_id = NULL")).await;
        let _ = made.act(&admin, "recall", &nothing()).await.expect(200);
        let _ = made.act(&admin, "transfer", &handed_to(id)).await.expect(200);
        assert_eq!(about_naming(&made, &speaker).await, [], "of old lines nobody knows whom they concern");
    }

    async fn taking_it_back_and_sharing_at_once_leave_no_doubt(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let admin = app.station_admin().await;
        for _ in 0..4 {
            let made = make::message(&app).accepted().await;
            let _ = made.act(&admin, "ask-naming", &to(None, Some(id))).await.expect(200);
            let _ = made.act(&made.by, "allow", &nothing()).await.expect(200);
            let (with, back) = (Transfer { consent: true, ..handed_to(id) }, nothing());
            let (shared, refused) = tokio::join!(made.act(&admin, "transfer", &with), made.act(&made.by, "forbid", &back));
            match (shared.status, refused.status) {
                (200, 409) => assert!(made.seen_by(&speaker).await.reporter.is_some()),
                (422, 200) => assert_eq!(state(&made, &admin).await, Some(NamingState::Refused)),
                other => panic!("{other:?}"),
            }
        }
    }
}
