//! Emergencies: whoever is given one is called at once, and the next when nobody answers in time.

use api::{cache::Cache, cases::alarm, moment::Moment, places::Directory};
use chrono::{DateTime, Duration, Utc};
use contract::{
    cases::{Action, Because, CallStep, CallTurn, Case},
    handling::{Dispatch, Flow, HandlerRef},
    ids::DutyId,
    limits::{CaseLimits, LimitUnit, TimeLimit},
    notifications::{Notification, NotificationKind},
    people::{Duty, DutyKind, DutySheet},
    problem::Kind,
};
use reqwest::Method;
use serde_json::json;
use tests::{Client, TestApp, inbox, make, on_each_backend, seed};

use super::{id_of, to};

/// A duty that a social worker does, and the station's second admin in their place.
async fn duty(app: &TestApp) -> DutyId {
    let (a, b) = (
        id_of(&app.social_worker().await).await,
        id_of(&app.second_admin().await).await,
    );
    let sheet = DutySheet {
        place_id: seed::cell(0, 0).uuid(),
        kind: DutyKind::Resolve,
        a,
        b: Some(b),
    };
    let duty: Duty = app.street_admin().await.post("/duties", &sheet).await.read(201);
    duty.id
}

/// An emergency that the station's admin gave to whoever does this duty; when it was.
async fn given(app: &TestApp, duty: DutyId) -> (make::Made, DateTime<Utc>) {
    let made = make::message(app).accepted().await;
    let dispatch = Dispatch {
        handler: HandlerRef {
            duty_id: Some(duty),
            account_id: None,
        },
        flow: Flow::Emergency,
        helpers: Vec::new(),
        text: None,
    };
    let case: Case = made.act(&app.station_admin().await, "dispatch", &dispatch).await.read(200);
    (made, case.summary.updated_at)
}

/// The look that a server takes each minute.
async fn look(app: &TestApp, at: DateTime<Utc>) {
    let cache = Cache::open(app.settings()).await.expect("a cache");
    let (db, directory) = (app.db().await, Directory::default());
    alarm::sweep(&db, &cache, &directory, Moment::at(at)).await.expect("a look");
}

async fn called(who: &Client) -> Vec<Notification> {
    inbox::told(who, NotificationKind::CaseUrgent).await
}

on_each_backend! {
    async fn whoever_is_given_an_emergency_is_called_by_every_way_at_any_hour(app: TestApp) {
        let duty = duty(&app).await;
        let (made, at) = given(&app, duty).await;
        let worker = app.social_worker().await;
        let told = called(&worker).await;
        assert_eq!((told.len(), told[0].due_at), (1, Some(at + Duration::minutes(15))));
        let id = app.bytes(id_of(&worker).await.uuid().as_bytes());
        let urgent = format!("account_id = {id} AND urgent AND next_at = created_at");
        assert_eq!(app.count("outbox", &urgent).await, 3, "quiet hours or not, whatever they chose for news");
        assert_eq!(inbox::kinds(&app.street_admin().await).await, [NotificationKind::CaseGiven], "the street knows at once");
        let due = made.seen_by(&worker).await.summary.due_at.expect("a time");
        assert_eq!(due, at + Duration::hours(2), "by the clock, whatever it was taken on as");
    }

    async fn when_nobody_answers_the_next_are_called_once_whichever_server_looks(app: TestApp) {
        let duty = duty(&app).await;
        let (made, at) = given(&app, duty).await;
        let (worker, deputy) = (app.social_worker().await, app.second_admin().await);
        let (admin, street) = (app.station_admin().await, app.street_admin().await);
        let all = async || [called(&worker).await.len(), called(&deputy).await.len(), called(&admin).await.len(), called(&street).await.len()];
        look(&app, at + Duration::minutes(14)).await;
        assert_eq!(all().await, [1, 0, 0, 0]);
        let both = (look(&app, at + Duration::minutes(16)), look(&app, at + Duration::minutes(16)));
        let _ = tokio::join!(both.0, both.1);
        assert_eq!(all().await, [1, 1, 0, 0], "whoever stands in");
        look(&app, at + Duration::minutes(32)).await;
        assert_eq!(all().await, [1, 1, 1, 0], "the station's administrators");
        look(&app, at + Duration::minutes(48)).await;
        assert_eq!(all().await, [1, 1, 1, 1], "the street");
        look(&app, at + Duration::minutes(64)).await;
        assert_eq!(all().await, [1, 1, 1, 1], "and nobody twice");
        let seen = made.seen_by(&admin).await;
        let steps = |case: &Case| case.timeline.iter().filter_map(|entry| entry.called).collect::<Vec<_>>();
        let turns = [CallTurn::Deputy, CallTurn::Station, CallTurn::Street];
        assert_eq!(steps(&seen), turns.map(|turn| CallStep { turn, minutes: 15 }), "the desk reads who was called");
        let lines = seen.timeline.iter().filter(|entry| entry.action == Action::CallNext);
        assert!(lines.clone().count() == 3 && lines.clone().all(|entry| entry.text.is_none() && !entry.erased), "in codes");
        let reporter = made.seen_by(&made.by).await;
        assert!(reporter.timeline.iter().all(|entry| entry.action != Action::CallNext));
    }

    async fn whoever_begins_has_answered(app: TestApp) {
        let duty = duty(&app).await;
        let (made, at) = given(&app, duty).await;
        let _ = made.act(&app.social_worker().await, "start", &Because::default()).await.expect(200);
        look(&app, at + Duration::minutes(16)).await;
        assert_eq!(called(&app.second_admin().await).await, []);
    }

    async fn who_is_on_leave_is_not_called_in_place_of_others(app: TestApp) {
        let duty = duty(&app).await;
        let (today, tomorrow, b) = (super::day(0), super::day(1), id_of(&app.second_admin().await).await);
        let absence = json!({"from": today, "to": tomorrow});
        let _ = app.street_admin().await.post(&format!("/members/{b}/absences"), &absence).await.expect(201);
        let (_, at) = given(&app, duty).await;
        look(&app, at + Duration::minutes(16)).await;
        assert_eq!(called(&app.second_admin().await).await, []);
        assert_eq!(called(&app.station_admin().await).await.len(), 1, "it is the station's turn");
    }

    async fn an_emergency_that_is_given_anew_as_something_else_calls_nobody_more(app: TestApp) {
        let duty = duty(&app).await;
        let (made, at) = given(&app, duty).await;
        let admin = app.station_admin().await;
        let _ = made.act(&admin, "dispatch", &to(id_of(&app.social_worker().await).await)).await.expect(200);
        look(&app, at + Duration::minutes(16)).await;
        assert_eq!(called(&app.second_admin().await).await, []);
    }

    async fn a_community_says_how_long_it_waits_and_gives_emergencies_minutes(app: TestApp) {
        let (street, path) = (app.street_admin().await, format!("/communities/{}/limits", seed::community(0)));
        let set = async |limits: &CaseLimits| street.request(Method::PUT, &path).json(limits).send().await;
        let limits = CaseLimits {
            emergency: TimeLimit::new(45, LimitUnit::Minutes),
            acknowledge_minutes: 5,
            ..CaseLimits::default()
        };
        let _ = set(&limits).await.expect(200);
        let office = CaseLimits { emergency: TimeLimit::new(1, LimitUnit::WorkingDays), ..limits.clone() };
        assert_eq!(set(&office).await.refused(Kind::Invalid).errors[0].code, "limit_clock");
        set(&CaseLimits { acknowledge_minutes: 0, ..limits }).await.refused_field("/acknowledge_minutes", "acknowledge_minutes");
        let duty = duty(&app).await;
        let (made, at) = given(&app, duty).await;
        assert_eq!(made.seen_by(&app.station_admin().await).await.summary.due_at, Some(at + Duration::minutes(45)));
        look(&app, at + Duration::minutes(6)).await;
        assert_eq!(called(&app.second_admin().await).await.len(), 1);
    }
}
