//! Days on which a volunteer does not come, whatever they say of a usual week.

use api::{moment::Moment, photos::PhotoStore, privacy::retention};
use chrono::TimeDelta;
use contract::{
    problem::Kind,
    teams::{DaysOff, DaysOffSheet, ObstacleKind, PooledVolunteer, Service, ServiceSummary, Volunteering},
};
use tests::{
    Client, TestApp, on_each_backend, seed,
    teams::{answer, asked, choose, coming, day, lead, ready, seen, state_of, suggestions, volunteer},
};

use super::erase;

/// Says that one does not come from so many days ahead to so many.
async fn away(who: &Client, from: i64, to: i64) -> Volunteering {
    let days = vec![DaysOff {
        from: day(from),
        to: day(to),
    }];
    who.put("/me/volunteering/days-off", &DaysOffSheet { days }).await.read(200)
}

async fn asked_in(app: &TestApp, ahead: i64) -> Service {
    let resident = app.resident(&format!("居民{ahead}")).await;
    asked(&resident, |request| request.day = day(ahead)).await
}

on_each_backend! {
    async fn who_does_not_come_is_not_asked_then_and_is_before_and_after(app: TestApp) {
        let _ = lead(&app).await;
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let own = away(&helper, 2, 3).await;
        assert_eq!(own.days_off, [DaysOff { from: day(2), to: day(3) }]);
        for (ahead, teams) in [(1, 1), (2, 0), (3, 0), (4, 1)] {
            let service = asked_in(&app, ahead).await;
            assert_eq!(suggestions(&app, &service).await.teams.len(), teams, "{ahead} days ahead");
        }
        let service = asked_in(&app, 2).await;
        choose(&app, &service, &[&helper]).await.refused_field("/volunteers", "team_volunteer");
        let shortage = suggestions(&app, &service).await.shortage.expect("why");
        assert_eq!(shortage.obstructed[0].by, ObstacleKind::NotFree, "{shortage:?}");
        assert_eq!(helper.put("/me/volunteering/days-off", &DaysOffSheet { days: Vec::new() }).await.expect(200).status, 200);
        assert_eq!(suggestions(&app, &service).await.teams.len(), 1, "they come after all");
    }

    async fn the_next_best_is_somebody_who_comes_that_day(app: TestApp) {
        let first = volunteer(&app, "张志强", |_| {}).await;
        let away_then = volunteer(&app, "刘洋", |_| {}).await;
        let free = volunteer(&app, "马丽", |sheet| sheet.cell_id = Some(seed::cell(0, 1))).await;
        let _ = away(&away_then, 1, 1).await;
        let service = asked_in(&app, 1).await;
        let _ = choose(&app, &service, &[&first]).await.expect(200);
        let _ = answer(&first, &service, false).await.expect(200);
        let now = seen(&app.station_admin().await, &service).await;
        assert_eq!(coming(&now), [free.id()]);
        assert_eq!(state_of(&now, away_then.id()), None);
    }

    async fn a_week_that_is_planned_leaves_them_out(app: TestApp) {
        let _ = lead(&app).await;
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let service = asked_in(&app, 9).await;
        let path = format!("/communities/{}/week-plan?day={}", seed::community(0), day(9));
        let admin = app.station_admin().await;
        let plan: contract::teams::WeekPlan = admin.get(&path).await.read(200);
        assert_eq!(plan.planned.len(), 1);
        let _ = away(&helper, 9, 9).await;
        let plan: contract::teams::WeekPlan = admin.get(&path).await.read(200);
        assert_eq!(plan.unserved.iter().map(|each| each.service.id).collect::<Vec<_>>(), [service.summary.id]);
    }

    async fn what_they_said_yes_to_stands_and_is_shown_to_clash(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let resident = app.resident("王秀兰").await;
        let service = ready(&app, &resident, &helper).await;
        assert!(!service.summary.clashes);
        let _ = away(&helper, 0, 5).await;
        let own: contract::page::Page<ServiceSummary> = helper.get("/me/services").await.read(200);
        assert!(own.items[0].clashes && seen(&helper, &service).await.summary.clashes);
        assert!(!seen(&resident, &service).await.summary.clashes, "it is theirs to know");
        assert_eq!(coming(&seen(&resident, &service).await), [helper.id()], "nobody calls it off for them");
        let _ = answer(&helper, &service, false).await.expect(200);
        let own: contract::page::Page<ServiceSummary> = helper.get("/me/services").await.read(200);
        assert!(own.items.iter().all(|each| !each.clashes));
    }

    async fn days_that_were_given_elsewhere_are_not_lost(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let sheet = |from: i64, to: i64| DaysOffSheet { days: vec![DaysOff { from: day(from), to: day(to) }] };
        let put = async |seen: u32, sheet: &DaysOffSheet| helper.put_over(seen, "/me/volunteering/days-off", sheet).await;
        let begun: Volunteering = helper.get("/me/volunteering").await.read(200);
        let here: Volunteering = put(0, &sheet(2, 3)).await.read(200);
        assert_eq!((here.days_off_version, here.version), (1, begun.version), "the sheet is another matter");
        put(0, &sheet(8, 9)).await.refused(Kind::Stale);
        let again: Volunteering = put(0, &sheet(2, 3)).await.read(200);
        assert_eq!(again.days_off, [DaysOff { from: day(2), to: day(3) }], "the same, sent once more");
        let then: Volunteering = put(1, &sheet(8, 9)).await.read(200);
        assert_eq!(then.days_off, [DaysOff { from: day(8), to: day(9) }]);
    }

    async fn days_that_touch_become_one_and_wrong_ones_are_refused(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let stretch = |from: i64, to: i64| DaysOff { from: day(from), to: day(to) };
        let days = vec![stretch(20, 25), stretch(4, 6), stretch(-9, -2), stretch(7, 9)];
        let own: Volunteering = helper.put("/me/volunteering/days-off", &DaysOffSheet { days }).await.read(200);
        assert_eq!(own.days_off, [stretch(4, 9), stretch(20, 25)]);
        let backwards = DaysOffSheet { days: vec![stretch(6, 4)] };
        helper.put("/me/volunteering/days-off", &backwards).await.refused_field("/days/0", "days_off_range");
        let ages_ahead = DaysOffSheet { days: vec![stretch(400, 401)] };
        helper.put("/me/volunteering/days-off", &ages_ahead).await.refused_field("/days", "days_off_range");
        let many = DaysOffSheet { days: (0..21).map(|each| stretch(each * 2, each * 2)).collect() };
        helper.put("/me/volunteering/days-off", &many).await.refused_field("/days", "days_off_count");
        let own: Volunteering = helper.get("/me/volunteering").await.read(200);
        assert_eq!(own.days_off.len(), 2, "what is refused changes nothing");
    }

    async fn the_station_sees_them_and_they_go_with_the_account_or_when_they_are_over(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let _ = away(&helper, 2, 3).await;
        let path = format!("/communities/{}/volunteers", seed::community(0));
        let pool: contract::page::Page<PooledVolunteer> = app.station_admin().await.get(&path).await.read(200);
        assert_eq!(pool.items[0].volunteering.days_off.len(), 1);
        let taken: contract::privacy::Export = helper.get("/me/export").await.read(200);
        assert_eq!(taken.volunteering.map(|own| own.days_off.len()), Some(1));
        let other = volunteer(&app, "刘洋", |_| {}).await;
        let _ = away(&other, 2, 3).await;
        erase(&other).await;
        assert_eq!(app.count("volunteer_days_off", "true").await, 1, "the other's");
        let pictures = PhotoStore::open(app.settings()).expect("the pictures");
        let later = Moment::at(Moment::now().time() + TimeDelta::days(5));
        let _ = retention::sweep(&app.db().await, &pictures, app.settings(), later).await.expect("swept");
        assert_eq!(app.count("volunteer_days_off", "true").await, 0, "over");
    }
}
