//! Who of the staff is told what of a case: whoever it concerns, and never who did it.

use contract::{
    cases::Because,
    handling::{Dispatch, DispatchObjection, Flow, HandBack, Merge, Ruling, Transfer},
    notifications::{NotificationAudience as Audience, NotificationKind as Told},
};
use serde_json::json;
use tests::{Client, TestApp, inbox, make, on_each_backend, seed};

use super::{WHY, handed_to, id_of, more, organisation, to};

/// What moved last in the cases that somebody has part in, in words, the latest first.
async fn moved(by: &Client) -> Vec<String> {
    let told = inbox::told(by, Told::CaseMoved).await;
    told.into_iter().filter_map(|each| each.word).collect()
}

/// How often somebody was told of this.
async fn told(by: &Client, kind: Told) -> usize {
    inbox::told(by, kind).await.len()
}

/// Somebody to whom a case was given, and who has read all that they were told.
async fn given(app: &TestApp, made: &make::Made) -> Client {
    given_as(app, made, Flow::Ordinary).await
}

async fn given_as(app: &TestApp, made: &make::Made, flow: Flow) -> Client {
    let worker = app.social_worker().await;
    let dispatch = Dispatch {
        flow,
        ..to(id_of(&worker).await)
    };
    let _ = made.act(&app.station_admin().await, "dispatch", &dispatch).await.expect(200);
    inbox::read_all(&worker).await;
    worker
}

fn ruled(granted: bool) -> Ruling {
    Ruling {
        granted,
        text: Some(WHY.to_owned()),
    }
}

/// Handed to the station of community 1.
fn there() -> Transfer {
    Transfer {
        community_id: Some(seed::community(1)),
        organisation_id: None,
        ..handed_to(seed::nothing())
    }
}

fn nothing() -> Because {
    Because::default()
}

on_each_backend! {
    async fn a_case_that_is_urged_reaches_whoever_the_next_step_is_expected_of(app: TestApp) {
        let made = make::message(&app).await;
        let (admin, second) = (app.station_admin().await, app.second_admin().await);
        let _ = made.act(&made.by, "urge", &nothing()).await.expect(200);
        assert_eq!((told(&admin, Told::CaseUrged).await, told(&second, Told::CaseUrged).await), (1, 1), "nobody took it on yet");
        let mut made = make::message(&app).by(&app.resident("李建国").await).await;
        made.accepted(&admin).await;
        let worker = given(&app, &made).await;
        let _ = made.act(&made.by, "urge", &nothing()).await.expect(200);
        let urged = inbox::told(&worker, Told::CaseUrged).await;
        assert_eq!((urged.len(), urged[0].about_id.uuid()), (1, made.id().uuid()));
        assert_eq!(urged[0].number.as_deref(), Some(made.case.summary.number.as_str()));
        assert_eq!((told(&admin, Told::CaseUrged).await, told(&second, Told::CaseUrged).await), (1, 1), "others need not know");
        assert_eq!(told(&app.street_admin().await, Told::CaseUrged).await, 0);
    }

    async fn an_anonymous_reporter_urges_as_well(app: TestApp) {
        let made = make::message(&app).anonymous().accepted().await;
        let _ = made.act(&made.by, "urge", &nothing()).await.expect(200);
        assert_eq!(told(&app.station_admin().await, Told::CaseUrged).await, 1, "its first responder sees to it");
    }

    async fn a_supervised_case_reaches_those_in_charge_and_whoever_sees_to_it(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (worker, street) = (given(&app, &made).await, app.street_admin().await);
        let _ = made.act(&street, "supervise", &nothing()).await.expect(200);
        for who in [&worker, &app.station_admin().await, &app.second_admin().await] {
            assert_eq!(told(who, Told::CaseSupervised).await, 1);
        }
        assert_eq!(told(&street, Told::CaseSupervised).await, 0, "nobody is told of what they did themselves");
        assert_eq!(told(&app.foreign_admin().await, Told::CaseSupervised).await, 0);
    }

    async fn whoever_sees_to_a_case_knows_when_it_comes_back_or_ends(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (worker, admin) = (given(&app, &made).await, app.station_admin().await);
        let add = json!({"text": "灯又坏了。", "visibility": "public"});
        let _ = made.act(&made.by, "notes", &add).await.expect(200);
        assert_eq!(moved(&worker).await, ["note"]);
        inbox::read_all(&worker).await;
        let internal = json!({"text": "找物业核实。", "visibility": "internal"});
        let _ = made.act(&admin, "notes", &internal).await.expect(200);
        assert_eq!(moved(&worker).await, ["note"], "what colleagues write stands on the case");
        let _ = made.act(&admin, "answer", &json!({"text": "已经修好了。"})).await.expect(200);
        inbox::read_all(&worker).await;
        let _ = made.act(&made.by, "reopen", &nothing()).await.expect(200);
        assert_eq!(moved(&worker).await, ["reopen", "answer", "note"]);
        assert!(moved(&admin).await.is_empty(), "it is the worker's to see to");
        let other = make::message(&app).by(&app.resident("李建国").await).accepted().await;
        let _ = given(&app, &other).await;
        let _ = other.act(&other.by, "withdraw", &nothing()).await.expect(200);
        assert_eq!(moved(&worker).await[0], "withdraw");
    }

    async fn whoever_handed_a_case_over_knows_that_it_is_back(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (second, host) = (app.second_admin().await, app.foreign_admin().await);
        let worker = given(&app, &made).await;
        let _ = made.act(&second, "transfer", &there()).await.expect(200);
        let back = HandBack { done: true, text: WHY.to_owned() };
        let _ = made.act(&host, "hand-back", &back).await.expect(200);
        assert_eq!(moved(&second).await, ["hand_back"], "who handed it over");
        assert_eq!(moved(&worker).await, ["hand_back"], "who goes on with it");
        assert!(moved(&host).await.is_empty() && moved(&app.station_admin().await).await.is_empty());
    }

    async fn another_station_is_told_of_what_is_handed_to_it_and_taken_back(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, host) = (app.station_admin().await, app.foreign_admin().await);
        let _ = made.act(&admin, "transfer", &there()).await.expect(200);
        let received = inbox::told(&host, Told::CaseReceived).await;
        assert_eq!((received.len(), received[0].about_id.uuid()), (1, made.id().uuid()));
        assert_eq!(received[0].audience, Audience::Station);
        assert_eq!(app.count("outbox", "true").await, 0, "staff look into the app");
        let note = json!({"text": "居民要求周末上门。", "visibility": "public"});
        let _ = made.act(&admin, "notes", &note).await.expect(200);
        assert_eq!(moved(&host).await, ["note"]);
        let _ = made.act(&host, "notes", &note).await.expect(200);
        let internal = json!({"text": "内部。", "visibility": "internal"});
        let _ = made.act(&admin, "notes", &internal).await.expect(200);
        assert_eq!(inbox::told(&host, Told::CaseMoved).await[0].times, 1, "neither of their own nor of what they may not read");
        let _ = made.act(&admin, "recall", &nothing()).await.expect(200);
        assert_eq!(moved(&host).await, ["recall"]);
        assert_eq!(told(&admin, Told::CaseReceived).await, 0);
        let _ = made.act(&admin, "notes", &note).await.expect(200);
        assert_eq!(moved(&host).await, ["recall"], "it is no longer theirs");
    }

    async fn whoever_speaks_for_an_organisation_is_told_also_outside_of_the_app(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let made = make::message(&app).accepted().await;
        let _ = made.act(&app.station_admin().await, "transfer", &handed_to(id)).await.expect(200);
        let received = inbox::told(&speaker, Told::CaseReceived).await;
        assert_eq!((received.len(), received[0].audience), (1, Audience::Organisation));
        assert_eq!(received[0].number.as_deref(), Some(made.case.summary.number.as_str()));
        let theirs = format!("account_id = {}", app.bytes(id_of(&speaker).await.uuid().as_bytes()));
        assert_eq!(app.count("outbox", &theirs).await, 1, "they sit at no desk");
        let _ = made.act(&made.by, "urge", &nothing()).await.expect(200);
        let _ = made.act(&app.street_admin().await, "supervise", &nothing()).await.expect(200);
        for kind in [Told::CaseUrged, Told::CaseSupervised] {
            let told = inbox::told(&speaker, kind).await;
            assert_eq!((told.len(), told[0].audience), (1, Audience::Organisation));
        }
        assert_eq!(told(&app.station_admin().await, Told::CaseUrged).await, 1, "the station stays responsible");
        let _ = made.act(&made.by, "withdraw", &nothing()).await.expect(200);
        assert_eq!(moved(&speaker).await, ["recall"], "for them it is over");
        assert_eq!(moved(&app.station_admin().await).await, ["withdraw"]);
    }

    async fn whoever_asked_is_told_what_was_decided(app: TestApp) {
        let (admin, second) = (app.station_admin().await, app.second_admin().await);
        let made = make::message(&app).accepted().await;
        let worker = given(&app, &made).await;
        let _ = made.act(&worker, "objection", &DispatchObjection { text: WHY.to_owned() }).await.expect(200);
        let _ = made.act(&admin, "objection/ruling", &ruled(false)).await.expect(200);
        let _ = made.act(&worker, "extension", &more(3)).await.expect(200);
        assert_eq!(moved(&worker).await, ["overrule"]);
        inbox::read_all(&worker).await;
        let _ = made.act(&second, "extension/ruling", &ruled(false)).await.expect(200);
        assert_eq!(moved(&worker).await[0], "refuse_extension");
        let _ = made.act(&worker, "extension", &more(3)).await.expect(200);
        let _ = made.act(&second, "extension/ruling", &ruled(true)).await.expect(200);
        let last = inbox::told(&worker, Told::CaseMoved).await.remove(0);
        assert_eq!((last.word.as_deref(), last.times), (Some("extend"), 2), "brought up to date while it is unread");
        assert!(moved(&admin).await.is_empty() && moved(&second).await.is_empty(), "who decides knows");
    }

    async fn whoever_objected_rightly_is_told_although_it_is_no_longer_theirs(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let worker = given(&app, &made).await;
        let _ = made.act(&worker, "objection", &DispatchObjection { text: WHY.to_owned() }).await.expect(200);
        let _ = made.act(&app.station_admin().await, "objection/ruling", &ruled(true)).await.expect(200);
        assert_eq!(moved(&worker).await, ["sustain"]);
    }

    async fn whoever_drafted_an_answer_is_told_what_became_of_it(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let worker = given_as(&app, &made, Flow::Approval).await;
        let second = app.second_admin().await;
        let _ = made.act(&worker, "draft", &json!({"text": "已经修好了。"})).await.expect(200);
        let _ = made.act(&second, "draft/ruling", &ruled(false)).await.expect(200);
        assert_eq!(moved(&worker).await, ["return_draft"]);
        inbox::read_all(&worker).await;
        let _ = made.act(&worker, "draft", &json!({"text": "灯已更换。"})).await.expect(200);
        let _ = made.act(&second, "draft/ruling", &ruled(true)).await.expect(200);
        assert_eq!(moved(&worker).await, ["answer", "return_draft"]);
    }

    async fn whoever_saw_to_a_case_knows_that_it_went_into_another(app: TestApp) {
        let older = make::message(&app).accepted().await;
        let by = app.resident("李建国").await;
        let younger = make::message(&app).by(&by).title("楼道灯").accepted().await;
        let worker = given(&app, &younger).await;
        let _ = younger.act(&app.second_admin().await, "merge", &Merge { into: older.id() }).await.expect(200);
        assert_eq!(moved(&worker).await, ["merge"]);
        assert!(moved(&app.station_admin().await).await.is_empty(), "another voice changes nothing for who sees to the older one");
    }
}
