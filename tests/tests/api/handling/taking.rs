//! Whoever is given a case takes it within a time of the community; else the station is told, once.

use api::{cache::Cache, cases::alarm, moment::Moment, places::Directory};
use chrono::{DateTime, Duration, Utc};
use contract::{
    cases::{Action, Because, Case, CaseSummary},
    handling::{Dispatch, DispatchObjection, Flow, Ruling, Transfer},
    limits::{CaseLimits, LimitUnit, TimeLimit},
    notifications::NotificationKind,
    page::Page,
};
use reqwest::Method;
use tests::{Client, TestApp, inbox, make, on_each_backend, seed};

use super::{WHY, handed_to, handling, id_of, to};

/// Looks at what is late at a time, as a server does each minute.
async fn look(app: &TestApp, at: DateTime<Utc>) {
    let cache = Cache::open(app.settings()).await.expect("a cache");
    let db = app.db().await;
    alarm::sweep(&db, &cache, &Directory::default(), Moment::at(at))
        .await
        .expect("a look");
}

/// By when it is to be taken.
async fn take_by(made: &make::Made, by: &Client) -> Option<DateTime<Utc>> {
    handling(made, by).await.take_by
}

async fn untaken(by: &Client) -> usize {
    by.get("/cases?work=untaken").await.read::<Page<CaseSummary>>(200).items.len()
}

async fn told(by: &Client) -> usize {
    inbox::told(by, NotificationKind::CaseUntaken).await.len()
}

fn there() -> Transfer {
    Transfer {
        community_id: Some(seed::community(1)),
        organisation_id: None,
        ..handed_to(seed::nothing())
    }
}

on_each_backend! {
    async fn the_station_is_told_once_of_what_nobody_took_whichever_server_looks(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        assert_eq!(take_by(&made, &admin).await, None, "it was given to nobody");
        let _ = made.act(&admin, "dispatch", &to(id_of(&worker).await)).await.expect(200);
        let by = take_by(&made, &admin).await.expect("a time");
        assert!(by > Moment::now().time() + Duration::hours(3), "4 hours of the office");
        look(&app, by - Duration::seconds(1)).await;
        assert_eq!((told(&admin).await, untaken(&admin).await), (0, 0));
        let late = by + Duration::seconds(1);
        let servers = tokio::join!(look(&app, late), look(&app, late), look(&app, late));
        assert_eq!(servers, ((), (), ()));
        assert_eq!((told(&admin).await, told(&worker).await, untaken(&admin).await), (1, 1, 1));
        let second = app.second_admin().await;
        let desk: Page<CaseSummary> = second.get("/cases?state=dispatched").await.read(200);
        assert!(desk.items.iter().all(|case| case.untaken), "it is marked in the queue");
        let lines = |case: &Case| case.timeline.iter().filter(|entry| entry.action == Action::Untaken).count();
        assert_eq!(lines(&made.seen_by(&second).await), 1);
        let own = made.seen_by(&made.by).await;
        assert!(lines(&own) == 0 && !own.summary.untaken, "it is the station's to know");
        let _ = made.act(&worker, "start", &Because::default()).await.expect(200);
        assert_eq!((take_by(&made, &admin).await, untaken(&admin).await), (None, 0));
        look(&app, late + Duration::days(1)).await;
        assert_eq!(told(&admin).await, 1);
    }

    async fn what_is_handed_over_is_waited_for_each_time(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, host) = (app.station_admin().await, app.foreign_admin().await);
        let _ = made.act(&admin, "transfer", &there()).await.expect(200);
        look(&app, take_by(&made, &admin).await.expect("a time")).await;
        assert_eq!((told(&admin).await, told(&host).await), (1, 0));
        let received: Page<CaseSummary> = host.get("/cases?work=received").await.read(200);
        assert!(received.items.iter().all(|case| !case.untaken));
        let _ = made.act(&admin, "recall", &Because::default()).await.expect(200);
        assert_eq!((take_by(&made, &admin).await, untaken(&admin).await), (None, 0));
        let _ = made.act(&admin, "transfer", &there()).await.expect(200);
        assert_eq!(untaken(&admin).await, 0, "there is time again");
        look(&app, take_by(&made, &admin).await.expect("a time")).await;
        assert_eq!(untaken(&admin).await, 1);
        let _ = made.act(&host, "acknowledge", &Because::default()).await.expect(200);
        assert_eq!((take_by(&made, &admin).await, untaken(&admin).await), (None, 0));
    }

    async fn whoever_objects_has_it_in_hand_until_that_is_decided(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let _ = made.act(&admin, "dispatch", &to(id_of(&worker).await)).await.expect(200);
        let _ = made.act(&worker, "objection", &DispatchObjection { text: WHY.to_owned() }).await.expect(200);
        assert_eq!(take_by(&made, &admin).await, None);
        look(&app, Moment::now().time() + Duration::days(30)).await;
        assert_eq!(told(&admin).await, 0);
        let ruling = Ruling { granted: false, text: Some(WHY.to_owned()) };
        let _ = made.act(&admin, "objection/ruling", &ruling).await.expect(200);
        assert!(take_by(&made, &admin).await.is_some(), "it stays with them");
    }

    async fn an_emergency_has_a_call_instead(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let emergency = Dispatch { flow: Flow::Emergency, ..to(id_of(&worker).await) };
        let _ = made.act(&admin, "dispatch", &emergency).await.expect(200);
        assert_eq!(take_by(&made, &admin).await, None);
    }

    async fn how_long_they_have_is_the_communitys(app: TestApp) {
        let street = app.street_admin().await;
        let path = format!("/communities/{}/limits", seed::community(0));
        let set = |take| {
            let limits = CaseLimits { take, ..CaseLimits::default() };
            street.request(Method::PUT, &path).json(&limits).send()
        };
        set(TimeLimit::new(0, LimitUnit::Hours)).await.refused_field("/take/amount", "limit_amount");
        let _ = set(TimeLimit::new(30, LimitUnit::Minutes)).await.expect(200);
        let made = make::message(&app).accepted().await;
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let given: Case = made.act(&admin, "dispatch", &to(id_of(&worker).await)).await.read(200);
        assert_eq!(take_by(&made, &admin).await, Some(given.summary.updated_at + Duration::minutes(30)));
    }
}
