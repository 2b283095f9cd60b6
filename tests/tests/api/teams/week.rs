//! A week planned together: what more it serves, what a person chooses from it, and that nobody is asked halfway.

use chrono::Datelike;
use contract::{
    cases::Urgency,
    ids::ServiceId,
    liaison::Daypart,
    page::Page,
    problem::Kind,
    teams::{
        ChosenTeam, ChosenTeams, NewInsurance, NewService, ObstacleKind, Service, ServiceState as State, ServiceSummary, Skill,
        TeamOfService, TeamRole, WeekPlan,
    },
};
use tests::{
    Client, TestApp, on_each_backend, seed,
    teams::{answer, asked, choose, coming, day, lead, seen, volunteer, volunteer_url},
};

/// A day of the coming week: 0 is its Monday.
fn next_week(weekday: i64) -> String {
    let today: chrono::NaiveDate = day(0).parse().expect("a day");
    day(7 - i64::from(today.weekday().num_days_from_monday()) + weekday)
}

fn week() -> String {
    format!("/communities/{}/week-plan", seed::community(0))
}

async fn plan(app: &TestApp) -> WeekPlan {
    app.station_admin()
        .await
        .get(&format!("{}?day={}", week(), next_week(2)))
        .await
        .read(200)
}

async fn asked_for(app: &TestApp, weekday: i64, say: impl FnOnce(&mut NewService)) -> Service {
    let resident = app.resident(&format!("居民{weekday}")).await;
    asked(&resident, |request| {
        request.day = next_week(weekday);
        say(request);
    })
    .await
}

/// Two requests, and two people who go once a week: whoever is best for the first is the only one for the second.
struct Scarce {
    able: Client,
    other: Client,
    pressing: Service,
    special: Service,
}

async fn scarce(app: &TestApp) -> Scarce {
    let _ = lead(app).await;
    let able = volunteer(app, "张志强", |sheet| {
        sheet.skills = vec![Skill::Escort, Skill::Repairs];
        sheet.most = 1;
    })
    .await;
    let other = volunteer(app, "刘洋", |sheet| {
        sheet.cell_id = Some(seed::cell(0, 1));
        sheet.most = 1;
    })
    .await;
    let pressing = asked_for(app, 0, |request| request.urgency = Urgency::Urgent).await;
    let special = asked_for(app, 1, |request| request.skills = vec![Skill::Repairs]).await;
    Scarce {
        able,
        other,
        pressing,
        special,
    }
}

fn chosen(plan: &WeekPlan) -> ChosenTeams {
    let teams = plan.planned.iter().map(|each| TeamOfService {
        service_id: each.service.id,
        team: ChosenTeam {
            lead: each.team.lead.account_id,
            volunteers: each.team.volunteers.iter().map(|one| one.account_id).collect(),
        },
    });
    ChosenTeams { teams: teams.collect() }
}

fn ids(plan: &WeekPlan) -> Vec<ServiceId> {
    plan.planned.iter().map(|each| each.service.id).collect()
}

on_each_backend! {
    async fn the_plan_warns_of_an_insurance_that_ends_before_the_day_of_each(app: TestApp) {
        let _ = lead(&app).await;
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let insurance = NewInsurance { insurer: "人保财险".to_owned(), number: "PA20260017".to_owned(), until: next_week(1) };
        let _ = app.station_admin().await.put(&volunteer_url(&helper, "/insurance"), &insurance).await.expect(200);
        for weekday in [1, 2] {
            let _ = asked_for(&app, weekday, |_| {}).await;
        }
        let planned = plan(&app).await.planned;
        let warned: Vec<(&str, bool)> = planned
            .iter()
            .flat_map(|one| one.team.volunteers.iter().map(|who| (one.service.day.as_str(), who.insurance_ends)))
            .collect();
        assert_eq!(warned, [(next_week(1).as_str(), false), (next_week(2).as_str(), true)]);
    }

    async fn together_more_is_served_than_one_by_one(app: TestApp) {
        let scene = scarce(&app).await;
        let plan = plan(&app).await;
        assert_eq!(plan.monday, next_week(0));
        assert_eq!((plan.one_by_one.served, plan.together.served), (1, 2), "{plan:?}");
        assert_eq!(ids(&plan), [scene.pressing.summary.id, scene.special.summary.id], "by day");
        let goes = |at: usize| plan.planned[at].team.volunteers[0].account_id;
        assert_eq!((goes(0), goes(1)), (scene.other.id(), scene.able.id()));
        let scores: i64 = plan.planned.iter().map(|each| i64::from(each.team.score)).sum();
        assert_eq!(scores, plan.together.score, "the parts make the whole");
        assert!(plan.bound >= plan.together.score && plan.unserved.is_empty());
        let leads = plan.loads.iter().find(|load| load.role == TeamRole::Lead).expect("the lead");
        assert_eq!((leads.before, leads.after, plan.loads.len()), (0, 2, 3));
        assert_eq!(seen(&app.station_admin().await, &scene.special).await.summary.state, State::Asked, "nobody was asked");
    }

    async fn with_small_teams_first_more_are_helped_and_the_larger_waits(app: TestApp) {
        let _ = lead(&app).await;
        for name in ["张志强", "刘洋"] {
            let _ = volunteer(&app, name, |sheet| sheet.most = 1).await;
        }
        let large = asked_for(&app, 0, |request| request.volunteers = 2).await;
        let small = [asked_for(&app, 1, |_| {}).await, asked_for(&app, 2, |_| {}).await];
        assert_eq!(ids(&plan(&app).await), [large.summary.id], "the sooner comes first");
        let path = format!("{}?day={}&small_teams_first=true", week(), next_week(2));
        let plan: WeekPlan = app.station_admin().await.get(&path).await.read(200);
        assert_eq!(ids(&plan), small.each_ref().map(|service| service.summary.id));
        assert_eq!(plan.unserved.len(), 1);
    }

    async fn what_is_chosen_together_is_asked_at_once(app: TestApp) {
        let scene = scarce(&app).await;
        let (admin, teams) = (app.station_admin().await, chosen(&plan(&app).await));
        let asked: Page<ServiceSummary> = admin.post(&week(), &teams).await.read(200);
        assert!(asked.items.len() == 2 && asked.items.iter().all(|one| one.state == State::Offered));
        let now = seen(&admin, &scene.special).await;
        assert_eq!(coming(&now), [scene.able.id()]);
        let _ = answer(&scene.able, &scene.special, true).await.expect(200);
        let again = plan(&app).await;
        assert!(again.planned.is_empty() && again.unserved.is_empty(), "what has a team is not planned again");
        admin.post(&week(), &teams).await.refused(Kind::Conflict);
    }

    async fn either_all_are_asked_or_nobody(app: TestApp) {
        let scene = scarce(&app).await;
        let mut teams = chosen(&plan(&app).await);
        teams.teams[1].team.volunteers = vec![scene.other.id()];
        let admin = app.station_admin().await;
        let problem = admin.post(&week(), &teams).await.refused(Kind::Invalid);
        assert_eq!(problem.errors[0].pointer, "/teams/1/team/volunteers");
        assert_eq!(seen(&admin, &scene.pressing).await.summary.state, State::Asked);
        teams.teams.truncate(1);
        teams.teams[0].service_id = uuid::Uuid::from_u128(7).into();
        let problem = admin.post(&week(), &teams).await.refused(Kind::Invalid);
        assert_eq!(problem.errors[0].pointer, "/teams/0/service_id");
        teams.teams.clear();
        admin.post(&week(), &teams).await.refused(Kind::Invalid);
    }

    async fn who_goes_without_is_told_why_as_the_plan_stands(app: TestApp) {
        let _ = lead(&app).await;
        let helper = volunteer(&app, "张志强", |sheet| sheet.most = 1).await;
        let _ = volunteer(&app, "刘洋", |sheet| sheet.skills = vec![Skill::Cooking]).await;
        let first = asked_for(&app, 0, |request| request.urgency = Urgency::Urgent).await;
        let second = asked_for(&app, 3, |_| {}).await;
        let plan = plan(&app).await;
        assert_eq!(ids(&plan), [first.summary.id]);
        let [unserved] = &plan.unserved[..] else { panic!("{:?}", plan.unserved) };
        assert_eq!((unserved.service.id, unserved.shortage.role), (second.summary.id, TeamRole::Volunteer));
        let kept = |by| unserved.shortage.obstructed.iter().find(|each| each.by == by).map(|each| each.count);
        assert_eq!((kept(ObstacleKind::AtLimit), kept(ObstacleKind::LacksSkill)), (Some(1), Some(1)));
        let load = plan.loads.iter().find(|load| load.account_id == helper.id()).expect("the volunteer");
        assert_eq!((load.before, load.after), (0, 1));
    }

    async fn what_is_promised_already_counts(app: TestApp) {
        let helper = volunteer(&app, "张志强", |sheet| sheet.most = 2).await;
        let promised = asked_for(&app, 0, |_| {}).await;
        let _ = choose(&app, &promised, &[&helper]).await.expect(200);
        let same_time = asked_for(&app, 0, |_| {}).await;
        let later = asked_for(&app, 4, |request| request.part = Daypart::Evening).await;
        let _ = asked_for(&app, 8, |_| {}).await;
        let plan = plan(&app).await;
        assert_eq!(ids(&plan), [later.summary.id]);
        assert_eq!(plan.unserved.iter().map(|each| each.service.id).collect::<Vec<_>>(), [same_time.summary.id]);
        let volunteer = &plan.planned[0].team.volunteers[0];
        assert_eq!(volunteer.suits.load, 6, "the second time in a week is dearer");
        let load = plan.loads.iter().find(|load| load.account_id == helper.id()).expect("the volunteer");
        assert_eq!((load.before, load.after), (1, 2));
    }

    async fn a_week_is_named_by_a_day(app: TestApp) {
        let admin = app.station_admin().await;
        let problem = admin.get(&format!("{}?day=2026-13-01", week())).await.refused(Kind::Invalid);
        assert_eq!(problem.errors[0].pointer, "/day");
    }
}
