//! When a body deliberated on a need: written down once, for everybody to read.

use api::moment::Moment;
use contract::{
    agenda::AgendaAction,
    bodies::{Body, BodyKind, NewBody},
    needs::{CommunityNeed, NeedDeed, NeedState, NewNeedSession, SessionQuestion},
    page::Page,
    projects::Day,
    proposals::Field,
};
use serde_json::json;
use tests::{
    bodies,
    needs::{listed, of_community, on_notice, seen, url},
    on_each_backend,
};

use super::{refused, session};
use crate::limits_in_schema::assert_same_limits;

#[test]
fn what_is_sent_about_sessions_has_the_limits_that_are_documented() {
    let new = session(tests::seed::nothing());
    assert_same_limits::<NewNeedSession>("NewNeedSession", &json!(new));
    assert_same_limits::<SessionQuestion>("SessionQuestion", &json!(new.questions[0]));
}

on_each_backend! {
    async fn a_session_of_a_body_stands_on_the_needs_timeline_with_its_minutes_and_questions(app: TestApp) {
        let council = NewBody { kind: BodyKind::Council, name: "梧桐社区议事会".to_owned(), field: None, ..bodies::new() };
        let (council, _) = bodies::standing_as(&app, &council, &[]).await;
        let (need, admin) = (listed(&app, |_| {}).await, app.station_admin().await);
        let new = session(council.summary.id);
        let after: CommunityNeed = admin.post(&url(&need, "/sessions"), &new).await.read(201);
        assert_eq!((after.state, after.allowed.contains(&NeedDeed::Deliberate)), (NeedState::Listed, true));
        let public = seen(&app.nobody(), &need).await;
        let [one] = public.sessions.as_slice() else { panic!("{public:?}") };
        assert_eq!((one.body.as_str(), one.held_on, one.present), ("梧桐社区议事会", new.held_on, 3));
        assert_eq!((one.minutes.as_str(), &one.questions), (new.minutes.as_str(), &new.questions));
        let last = public.timeline.last().expect("a line");
        assert_eq!((last.action, last.body.as_deref()), (AgendaAction::Deliberate, Some("梧桐社区议事会")));
        let page: Page<CommunityNeed> = app.nobody().get(&of_community("needs")).await.read(200);
        assert!(page.items[0].sessions.is_empty(), "lists leave it out");
    }

    async fn only_a_body_that_deliberates_on_such_needs_and_only_who_sits_in_it_counts(app: TestApp) {
        let (group, _) = bodies::standing(&app).await;
        let (need, admin) = (listed(&app, |_| {}).await, app.station_admin().await);
        let new = session(group.summary.id);
        let path = url(&need, "/sessions");
        admin.post(&path, &new).await.refused_field("/body_id", "body_may_not");
        let need = listed(&app, |need| (need.field, need.title) = (Field::Facilities, "装路灯".to_owned())).await;
        let path = url(&need, "/sessions");
        admin.post(&path, &NewNeedSession { present: 4, ..new.clone() }).await.refused_field("/present", "session_present");
        let tomorrow = Day::of(Moment::now().time()).after(1);
        admin.post(&path, &NewNeedSession { held_on: tomorrow, ..new.clone() }).await.refused_field("/held_on", "in_future");
        let empty = SessionQuestion { answer: " ".to_owned(), ..new.questions[0].clone() };
        admin.post(&path, &NewNeedSession { questions: vec![empty], ..new.clone() }).await.refused_field("/questions/0/answer", "project_remark_length");
        let _: CommunityNeed = admin.post(&path, &new).await.read(201);
        let _: Body = admin.post(&bodies::url(&group, "/dissolve"), &json!({"reason": "任期已满。"})).await.read(200);
        admin.post(&path, &new).await.refused_field("/body_id", "body_not_standing");
        assert_eq!(seen(&admin, &need).await.sessions.len(), 1, "what was written down stays");
    }

    async fn what_residents_chose_is_deliberated_on_no_more(app: TestApp) {
        let need = on_notice(&app).await;
        let new = session(tests::seed::nothing());
        let now: CommunityNeed = refused(&app.station_admin().await.post(&url(&need, "/sessions"), &new).await, "need_state");
        assert!(!now.allowed.contains(&NeedDeed::Deliberate));
    }
}
