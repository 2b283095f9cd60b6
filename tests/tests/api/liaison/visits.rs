//! Visits: asked for, planned, made and written up.

use contract::{
    accounts::Role,
    cases::{Case, Channel, Visibility},
    liaison::{Card, Visit, VisitState},
    page::Page,
    problem::Kind,
};
use serde_json::json;
use tests::{make, on_each_backend};

use super::{AHEAD, BEFORE, forget_closed_cases, issued, wanted};

on_each_backend! {
    async fn a_visit_is_asked_for_planned_and_made(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        let (visit, case, secret) = wanted(&app, &officer).await;
        assert_eq!((visit.state, visit.wished_on.as_deref()), (VisitState::Asked, Some(AHEAD)));
        assert_eq!(visit.person.expect("whom to call").phone.as_deref(), Some("13812345678"));
        let path = format!("/liaison/visits/{}", visit.id);
        let planned: Visit = officer.post(&format!("{path}/plan"), &json!({"on": AHEAD, "part": "afternoon"})).await.read(200);
        assert_eq!(planned.state, VisitState::Planned);
        let key = make::key();
        let report = json!({"on": BEFORE, "met": "张大爷", "found": "灯泡已换好，老人很满意。", "settled": true});
        let first = officer.post_once(&key, &format!("{path}/finish"), &report).await.expect(200);
        let again = officer.post_once(&key, &format!("{path}/finish"), &report).await.expect(200);
        assert_eq!(first.value(), again.value());
        let done: Visit = first.json();
        let still_open: Page<Visit> = officer.get("/liaison/visits?open=true").await.read(200);
        let made: Page<Visit> = officer.get("/liaison/visits?open=false").await.read(200);
        assert_eq!((still_open.items.len(), made.items.len()), (0, 1));
        assert_eq!((done.state, done.met.as_deref(), done.settled), (VisitState::Done, Some("张大爷"), true));
        assert!(done.person.is_none(), "whom to call is told until they were there");
        officer.post(&format!("{path}/finish"), &report).await.refused(Kind::Conflict);

        let own: Case = app.nobody().tracking(&secret).get("/cases/tracked").await.read(200);
        let said: Vec<_> = own.timeline.iter().filter_map(|entry| entry.text.as_deref()).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains(AHEAD) && said[1].contains("灯泡已换好"), "{said:?}");
        assert!(!said[1].contains("张大爷"), "whom they met is not for the timeline");
        let seen: Case = app.station_admin().await.get(&format!("/cases/{}", case.summary.id)).await.read(200);
        let last = seen.timeline.last().expect("a line");
        assert_eq!((last.visibility, last.by.role), (Visibility::Internal, Role::LiaisonOfficer));
        let kept: Page<Visit> = app.station_admin().await.get(&format!("/liaison/visits?card_id={}", done.card_id)).await.read(200);
        assert_eq!(kept.items.len(), 1, "the card keeps its record");
    }

    async fn the_officer_reads_the_case_of_a_visit_without_internal_notes(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        let (_, case, _) = wanted(&app, &officer).await;
        let path = format!("/cases/{}", case.summary.id);
        let note = json!({"text": "注意：家里有狗。", "visibility": "internal"});
        let _ = app.station_admin().await.post(&format!("{path}/notes"), &note).await.expect(200);
        let seen: Case = officer.get(&path).await.read(200);
        assert!(seen.timeline.iter().all(|entry| entry.visibility == Visibility::Public));
        app.officer("陈叔叔").await.get(&path).await.refused(Kind::NotFound);
    }

    async fn a_visit_goes_with_its_card_to_another_officer(app: TestApp) {
        let (officer, other) = (app.officer("刘阿姨").await, app.officer("陈叔叔").await);
        let (visit, case, secret) = wanted(&app, &officer).await;
        let change = json!({"reason": "officer_changed", "officer_id": other.id()});
        let replaced = app.station_admin().await.post(&format!("/liaison/cards/{}/replace", visit.card_id), &change).await;
        let card: Card = replaced.read(201);
        let mine: Page<Visit> = other.get("/liaison/visits?open=true").await.read(200);
        assert_eq!((mine.items[0].id, mine.items[0].card_id), (visit.id, card.id));
        assert_eq!(mine.items[0].person.as_ref().expect("whom to call").name, "张大爷");
        let path = format!("/cases/{}", case.summary.id);
        let _: Case = other.get(&path).await.read(200);
        officer.get(&path).await.refused(Kind::NotFound);
        officer.post(&format!("/liaison/visits/{}/plan", visit.id), &json!({"on": AHEAD})).await.refused(Kind::NotFound);
        let own: Case = app.nobody().tracking(&secret).get("/cases/tracked").await.read(200);
        assert!(own.timeline.iter().any(|entry| entry.text.as_deref().is_some_and(|text| text.contains("陈叔叔"))));
    }

    async fn days_must_fit(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        let path = format!("/liaison/visits/{}", wanted(&app, &officer).await.0.id);
        officer.post(&format!("{path}/plan"), &json!({"on": BEFORE})).await.refused_field("/on", "day_past");
        officer.post(&format!("{path}/finish"), &json!({"on": AHEAD, "found": "好"})).await.refused_field("/on", "day_future");
    }

    async fn a_visit_that_was_not_asked_for_may_become_a_case(app: TestApp) {
        let (officer, other) = (app.officer("刘阿姨").await, app.officer("陈叔叔").await);
        let card = issued(&app, &officer, "5号楼").await;
        let mut new = json!({"card_id": card.id, "report": {"on": BEFORE, "found": "楼道堆放杂物，堵住了消防通道。"}});
        let quiet: Visit = officer.post("/liaison/visits", &new).await.read(201);
        assert!(quiet.case.is_none() && quiet.state == VisitState::Done);
        new["case_category"] = "safety".into();
        let loud: Visit = officer.post("/liaison/visits", &new).await.read(201);
        let case = loud.case.expect("a case");
        assert_eq!((case.channel, case.title.as_str()), (Channel::LiaisonCard, "走访：楼道堆放杂物，堵住了消防通道"));
        let followed: Case = officer.get(&format!("/cases/{}", case.id)).await.read(200);
        assert_eq!(followed.timeline[0].by.role, Role::LiaisonOfficer);
        other.post("/liaison/visits", &new).await.refused_field("/card_id", "card_unknown");
    }

    async fn what_a_visit_says_of_people_goes_with_the_texts_of_its_case(app: TestApp) {
        let officer = app.officer("刘阿姨").await;
        let (visit, case, secret) = wanted(&app, &officer).await;
        let report = json!({"on": BEFORE, "met": "张大爷", "found": "已看过。"});
        let _ = officer.post(&format!("/liaison/visits/{}/finish", visit.id), &report).await.expect(200);
        let _ = app.nobody().tracking(&secret).post(&format!("/cases/{}/withdraw", case.summary.id), &json!({})).await.expect(200);
        forget_closed_cases(&app).await;
        let kept: Page<Visit> = officer.get("/liaison/visits").await.read(200);
        assert_eq!((kept.items[0].met.as_deref(), kept.items[0].found.as_deref()), (None, None));
        let seen: Case = app.station_admin().await.get(&format!("/cases/{}", case.summary.id)).await.read(200);
        assert!(seen.reporter.is_none() && seen.body.is_empty());
    }
}
