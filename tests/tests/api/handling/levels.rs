//! What is over its time goes up one grid level at a time: from the grid cell to the community, from there to the street.

use api::{cache::Cache, cases::alarm, moment::Moment, places::Directory};
use chrono::{DateTime, Duration, Utc};
use contract::{
    accounts::Role,
    cases::{Action, Case, CaseSummary, Urgency},
    handling::{Dispatch, Flow, HandlerRef},
    limits::{CaseLimits, LimitUnit, TimeLimit},
    notifications::NotificationKind,
    page::Page,
    people::{Duty, DutyKind, DutySheet},
};
use tests::{Client, TestApp, inbox, make, on_each_backend, seed};
use uuid::Uuid;

use super::id_of;

/// Looks for cases over their time, as a server does each minute; gives how many went up.
async fn look(app: &TestApp, at: DateTime<Utc>) -> usize {
    let cache = Cache::open(app.settings()).await.expect("a cache");
    let (db, directory) = (app.db().await, Directory::default());
    alarm::sweep(&db, &cache, &directory, Moment::at(at)).await.expect("a look")
}

/// How often a case went up to the community, and to the street.
async fn went_up(app: &TestApp, made: &make::Made) -> (i64, i64) {
    let case = app.bytes(made.id().uuid().as_bytes());
    let times = async |action: Action| {
        let entries = format!("case_id = {case} AND action = '{}'", action.word());
        app.count("case_entries", &entries).await
    };
    (times(Action::Raise).await, times(Action::Escalate).await)
}

async fn overdue(who: &Client) -> usize {
    inbox::told(who, NotificationKind::CaseOverdue).await.len()
}

async fn raised(who: &Client) -> usize {
    who.get("/cases?work=raised").await.read::<Page<CaseSummary>>(200).items.len()
}

fn due(case: &Case) -> DateTime<Utc> {
    case.summary.due_at.expect("a time")
}

/// A duty that the social worker does at a place.
async fn duty(app: &TestApp, place_id: Uuid, kind: DutyKind) -> Duty {
    let a = id_of(&app.social_worker().await).await;
    let sheet = DutySheet {
        place_id,
        kind,
        a,
        b: None,
    };
    app.street_admin().await.post("/duties", &sheet).await.read(201)
}

/// The community gives itself three hours for what went up to it.
async fn three_hours(app: &TestApp) {
    let limits = CaseLimits {
        raised: TimeLimit::new(3, LimitUnit::Hours),
        ..CaseLimits::default()
    };
    let path = format!("/communities/{}/limits", seed::community(0));
    let _ = app.street_admin().await.put(&path, &limits).await.expect(200);
}

#[test]
fn a_community_has_two_working_days_for_what_went_up_to_it() {
    assert_eq!(CaseLimits::default().raised, TimeLimit::new(2, LimitUnit::WorkingDays));
}

on_each_backend! {
    async fn a_case_of_a_grid_cell_goes_up_to_the_community_and_then_to_the_street(app: TestApp) {
        three_hours(&app).await;
        let _ = duty(&app, seed::community(0).uuid(), DutyKind::Lead).await;
        let made = make::message(&app).with(|message| message.cell_id = Some(seed::cell(0, 0))).accepted().await;
        let (admin, street, lead) = (app.station_admin().await, app.street_admin().await, app.social_worker().await);
        let late = due(&made.case) + Duration::minutes(1);
        assert_eq!(raised(&admin).await, 0);
        let (one, two) = tokio::join!(look(&app, late), look(&app, late));
        assert_eq!((one + two, went_up(&app, &made).await), (1, (1, 0)));
        assert_eq!((overdue(&admin).await, overdue(&lead).await, overdue(&street).await), (1, 1, 0));
        assert_eq!((raised(&admin).await, raised(&street).await), (1, 1));
        assert_eq!(look(&app, late + Duration::minutes(179)).await, 0, "the community has three hours");
        let (one, two) = tokio::join!(look(&app, late + Duration::minutes(181)), look(&app, late + Duration::minutes(182)));
        assert_eq!((one + two, went_up(&app, &made).await), (1, (1, 1)));
        assert_eq!((overdue(&admin).await, overdue(&street).await), (1, 1));
        assert_eq!(look(&app, late + Duration::days(9)).await, 0, "no level is higher");
        let seen = made.seen_by(&made.by).await;
        let last = seen.timeline.last().map(|entry| (entry.action, entry.by.role));
        assert_eq!(last, Some((Action::Escalate, Role::System)), "its reporter reads of it");
    }

    async fn whoever_is_answered_at_the_community_is_nothing_to_the_street(app: TestApp) {
        three_hours(&app).await;
        let mut made = make::message(&app).with(|message| message.cell_id = Some(seed::cell(0, 0))).accepted().await;
        let late = due(&made.case) + Duration::minutes(1);
        assert_eq!(look(&app, late).await, 1);
        made.answered(&app.station_admin().await).await;
        assert_eq!(look(&app, late + Duration::days(9)).await, 0);
        assert_eq!((went_up(&app, &made).await, raised(&app.station_admin().await).await), ((1, 0), 0));
    }

    async fn what_a_post_of_a_cell_sees_to_lies_in_it_and_what_is_in_none_goes_up_to_the_street(app: TestApp) {
        let (cell, whole) = (duty(&app, seed::cell(0, 0).uuid(), DutyKind::Resolve).await, duty(&app, seed::community(0).uuid(), DutyKind::Resolve).await);
        let mut levels = Vec::new();
        for duty in [cell, whole] {
            let made = make::message(&app).accepted().await;
            let handler = HandlerRef { duty_id: Some(duty.id), account_id: None };
            let dispatch = Dispatch { handler, flow: Flow::Ordinary, helpers: Vec::new(), text: None };
            let given: Case = made.act(&app.station_admin().await, "dispatch", &dispatch).await.read(200);
            let _ = look(&app, due(&given) + Duration::minutes(1)).await;
            levels.push(went_up(&app, &made).await);
        }
        assert_eq!(levels, [(1, 0), (0, 1)]);
    }

    async fn an_emergency_goes_up_to_both_at_once(app: TestApp) {
        let made = make::message(&app).with(|message| message.cell_id = Some(seed::cell(0, 0))).await;
        let accept = contract::cases::Accept { urgency: Some(Urgency::Emergency), ..contract::cases::Accept::default() };
        let case: Case = made.act(&app.station_admin().await, "accept", &accept).await.read(200);
        let late = due(&case) + Duration::minutes(1);
        assert_eq!(look(&app, late).await, 1);
        assert_eq!(look(&app, late + Duration::minutes(1)).await, 1);
        assert_eq!(went_up(&app, &made).await, (1, 1));
    }
}
