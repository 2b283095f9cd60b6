//! Yes, no, and nothing: who is asked next, exactly once, until the team stands or nobody is left.

use contract::{
    limits::{CaseLimits, OfferMinutes},
    notifications::NotificationKind,
    problem::Kind,
    teams::{ObstacleKind, OfferState, Service, ServiceAction as Action, ServiceState as State, Skill, TeamRole},
};
use serde_json::json;
use tests::{
    Client, TestApp,
    inbox::{read_all, told},
    on_each_backend,
    teams::{answer, asked, choose, coming, day, lapse, lead, ready, seen, state_of, suggestions, url, volunteer},
};
use tokio::task::JoinSet;

async fn volunteers(app: &TestApp, names: &[&str]) -> Vec<Client> {
    let mut all = Vec::new();
    for name in names {
        all.push(volunteer(app, name, |_| {}).await);
    }
    all
}

on_each_backend! {
    async fn a_no_is_followed_by_the_next_best(app: TestApp) {
        let people = volunteers(&app, &["张志强", "刘洋"]).await;
        let service = asked(&app.resident("王秀兰").await, |_| {}).await;
        let _ = choose(&app, &service, &[&people[0]]).await.expect(200);
        let _ = answer(&people[0], &service, false).await.expect(200);
        let admin = app.station_admin().await;
        let now = seen(&admin, &service).await;
        assert_eq!((now.summary.state, coming(&now)), (State::Offered, vec![people[1].id()]));
        let told = now.team.iter().find(|member| member.account_id == people[0].id()).expect("they were asked");
        assert_eq!((told.state, told.reason.as_deref()), (OfferState::Declined, Some("那天要带孙子")));
        let neighbour = seen(&people[1], &service).await;
        assert!(neighbour.team.iter().all(|member| member.account_id != people[0].id()), "a no is the station's to know");
        assert!(neighbour.timeline.iter().all(|event| event.action != Action::Decline));
        let _ = answer(&people[0], &service, false).await.expect(200);
        assert_eq!(seen(&admin, &service).await.version, now.version, "said twice, it changes nothing");
    }

    async fn when_nobody_is_left_the_station_decides(app: TestApp) {
        let people = volunteers(&app, &["张志强"]).await;
        let service = asked(&app.resident("王秀兰").await, |_| {}).await;
        let _ = choose(&app, &service, &[&people[0]]).await.expect(200);
        let _ = answer(&lead(&app).await, &service, true).await.expect(200);
        let _ = answer(&people[0], &service, false).await.expect(200);
        let admin = app.station_admin().await;
        let short = seen(&admin, &service).await;
        assert_eq!(short.summary.state, State::Short);
        assert_eq!(short.timeline.last().map(|event| event.action), Some(Action::RunShort));
        let shortage = suggestions(&app, &service).await.shortage.expect("why");
        assert_eq!((shortage.role, shortage.there_are), (TeamRole::Lead, 1), "the one lead was asked before: {shortage:?}");
        let stands: Service = admin.post(&url(&service, "/fewer"), &json!({"volunteers": 0})).await.read(200);
        assert_eq!(stands.summary.state, State::Ready, "the lead goes alone");
    }

    async fn the_station_is_told_of_what_waits_for_it(app: TestApp) {
        let people = volunteers(&app, &["张志强"]).await;
        let admin = app.station_admin().await;
        let words = async || -> Vec<String> {
            let told = told(&admin, NotificationKind::ServiceWaiting).await;
            told.into_iter().filter_map(|one| one.word).collect()
        };
        let service = asked(&app.resident("王秀兰").await, |request| request.day = day(2)).await;
        assert_eq!(words().await, ["ask"]);
        read_all(&admin).await;
        let _ = choose(&app, &service, &[&people[0]]).await.expect(200);
        let _ = answer(&lead(&app).await, &service, true).await.expect(200);
        let _ = answer(&people[0], &service, false).await.expect(200);
        assert_eq!(words().await, ["run_short", "ask"]);
        assert_eq!(told(&app.foreign_admin().await, NotificationKind::ServiceWaiting).await.len(), 0);
        let mut own = tests::teams::new();
        own.person.phone = Some(app.phone());
        let _ = admin.post("/services", &own).await.expect(201);
        assert_eq!(words().await.len(), 2, "whoever entered it knows");
    }

    async fn nothing_said_in_time_is_a_no_and_only_once(app: TestApp) {
        let people = volunteers(&app, &["张志强", "刘洋", "马丽"]).await;
        let service = asked(&app.resident("王秀兰").await, |request| request.day = day(3)).await;
        let _ = choose(&app, &service, &[&people[0]]).await.expect(200);
        let _ = answer(&lead(&app).await, &service, true).await.expect(200);
        assert_eq!(lapse(&app, 23).await, 0, "a day is given");
        let (one, other) = tokio::join!(lapse(&app, 25), lapse(&app, 25));
        assert_eq!(one + other, 1, "of two servers that look, one acts");
        let now = seen(&app.station_admin().await, &service).await;
        assert_eq!(state_of(&now, people[0].id()), Some(OfferState::Lapsed));
        assert_eq!(coming(&now).len(), 1);
        answer(&people[0], &service, true).await.refused(Kind::Conflict);
        assert_eq!(lapse(&app, 25).await, 0, "the next has a day again");
    }

    async fn a_community_says_how_long_it_waits_for_an_answer(app: TestApp) {
        let people = volunteers(&app, &["张志强", "刘洋"]).await;
        let (street, path) = (app.street_admin().await, format!("/communities/{}/limits", tests::seed::community(0)));
        let known: CaseLimits = street.get(&path).await.read(200);
        let with = |normal| CaseLimits { offers: OfferMinutes { normal, ..OfferMinutes::default() }, ..known.clone() };
        street.put(&path, &with(4)).await.refused_field("/offers/normal", "offer_minutes");
        let _ = street.put(&path, &with(180)).await.expect(200);
        let service = asked(&app.resident("王秀兰").await, |request| request.day = day(3)).await;
        let _ = choose(&app, &service, &[&people[0]]).await.expect(200);
        assert_eq!(lapse(&app, 2).await, 0);
        assert_eq!(lapse(&app, 4).await, 1);
    }

    async fn a_yes_that_comes_too_late_does_not_count_even_before_anybody_looked(app: TestApp) {
        let people = volunteers(&app, &["张志强"]).await;
        let service = asked(&app.resident("王秀兰").await, |request| request.day = day(3)).await;
        let _ = choose(&app, &service, &[&people[0]]).await.expect(200);
        app.run_sql("UPDATE service_offers SET answer_until = answer_until - 86400000000").await;
        answer(&people[0], &service, true).await.refused(Kind::Conflict);
        assert_eq!(state_of(&seen(&people[0], &service).await, people[0].id()), Some(OfferState::Open));
        assert_eq!(lapse(&app, 0).await, 1);
    }

    async fn many_who_say_no_at_once_lose_nothing_and_nobody_is_asked_twice(app: TestApp) {
        let names: Vec<String> = (0..12).map(|number| format!("义工{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let people = volunteers(&app, &names).await;
        let service = asked(&app.resident("王秀兰").await, |request| request.volunteers = 4).await;
        let _ = choose(&app, &service, &[&people[0], &people[1], &people[2], &people[3]]).await.expect(200);
        let admin = app.station_admin().await;
        for _ in 0..3 {
            let open = coming(&seen(&admin, &service).await);
            let mut saying = JoinSet::new();
            for person in people.iter().filter(|each| open.contains(&each.id())) {
                let (person, service) = (person.clone(), service.clone());
                saying.spawn(async move { answer(&person, &service, false).await.status });
            }
            assert_eq!(saying.join_all().await, [200; 4]);
        }
        let over = seen(&admin, &service).await;
        assert_eq!(over.summary.state, State::Short, "all twelve have said no");
        let mut ids: Vec<_> = over.team.iter().map(|member| member.account_id).collect();
        assert_eq!(ids.len(), 13);
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 13, "each was asked once");
        let declined = over.team.iter().filter(|member| member.state == OfferState::Declined);
        assert_eq!(declined.count(), 12);
    }

    async fn somebody_is_taken_out_and_another_named(app: TestApp) {
        let people = volunteers(&app, &["张志强", "刘洋", "马丽"]).await;
        let service = ready(&app, &app.resident("王秀兰").await, &people[0]).await;
        let admin = app.station_admin().await;
        let change = json!({"account_id": people[0].id(), "by": people[2].id()});
        let now: Service = admin.post(&url(&service, "/replacement"), &change).await.read(200);
        assert_eq!((now.summary.state, coming(&now)), (State::Offered, vec![people[2].id()]));
        assert_eq!(people[0].get(&url(&service, "")).await.status, 404, "no longer theirs");
        let change = json!({"account_id": people[2].id(), "by": people[0].id()});
        admin.post(&url(&service, "/replacement"), &change).await.refused_field("/by", "team_volunteer");
        assert_eq!(coming(&seen(&admin, &service).await), [people[2].id()], "what is refused changes nothing");
    }

    async fn a_team_that_does_not_fit_is_refused_by_name(app: TestApp) {
        let escort = volunteer(&app, "张志强", |_| {}).await;
        let barber = volunteer(&app, "刘洋", |sheet| sheet.skills = vec![Skill::Haircut]).await;
        let service = asked(&app.resident("王秀兰").await, |_| {}).await;
        choose(&app, &service, &[]).await.refused_field("/volunteers", "team_size");
        choose(&app, &service, &[&barber]).await.refused_field("/volunteers", "team_skills");
        choose(&app, &service, &[&app.resident("李建国").await]).await.refused_field("/volunteers", "team_volunteer");
        let nobody = json!({"lead": escort.id(), "volunteers": [escort.id()]});
        let admin = app.station_admin().await;
        admin.post(&url(&service, "/team"), &nobody).await.refused_field("/lead", "team_lead");
        let _ = choose(&app, &service, &[&escort]).await.expect(200);
        choose(&app, &service, &[&escort]).await.refused(Kind::Conflict);
    }

    async fn nobody_comes_to_two_doors_at_once(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let resident = app.resident("王秀兰").await;
        let _ = ready(&app, &resident, &helper).await;
        let other = asked(&app.resident("李建国").await, |_| {}).await;
        let shortage = suggestions(&app, &other).await.shortage.expect("why");
        assert_eq!(shortage.obstructed[0].by, ObstacleKind::Taken, "{shortage:?}");
        choose(&app, &other, &[&helper]).await.refused_field("/lead", "team_lead");
    }

    async fn what_keeps_whom_from_coming_is_counted(app: TestApp) {
        let _ = lead(&app).await;
        let _ = volunteer(&app, "张志强", |sheet| sheet.skills = Vec::new()).await;
        let _ = volunteer(&app, "刘洋", |sheet| sheet.skills = Vec::new()).await;
        let slot = |day: &str, part| {
            let date = contract::time::day(day).expect("a day");
            let weekday = chrono::Datelike::weekday(&date).number_from_monday();
            contract::teams::WeekSlot { weekday: u8::try_from(weekday).expect("a weekday"), part }
        };
        let busy = slot(&day(0), contract::liaison::Daypart::Morning);
        let _ = volunteer(&app, "马丽", |sheet| sheet.free.retain(|each| *each != busy)).await;
        let service = asked(&app.resident("王秀兰").await, |_| {}).await;
        let found = suggestions(&app, &service).await;
        assert_eq!(found.teams, []);
        let shortage = found.shortage.expect("why");
        assert_eq!((shortage.role, shortage.there_are, shortage.could_come), (TeamRole::Volunteer, 3, 0));
        let counted: Vec<_> = shortage.obstructed.iter().map(|each| (each.by, each.count)).collect();
        assert_eq!(counted, [(ObstacleKind::LacksSkill, 2), (ObstacleKind::NotFree, 1)]);
    }

    async fn wishes_and_checks_are_kept(app: TestApp) {
        let _ = lead(&app).await;
        let man = volunteer(&app, "张志强", |sheet| sheet.gender = Some(contract::teams::Gender::Male)).await;
        let service = asked(&app.resident("王秀兰").await, |request| {
            request.gender = Some(contract::teams::Gender::Female);
        }).await;
        assert_eq!(suggestions(&app, &service).await.teams, [], "the lead does not say which they are");
        choose(&app, &service, &[&man]).await.refused_field("/lead", "team_lead");
        let unchecked = tests::teams::applicant(&app, "刘洋", |_| {}).await;
        let mut decision = tests::teams::taken_on();
        decision.checked = false;
        let path = tests::teams::volunteer_url(&unchecked, "");
        let _ = app.station_admin().await.post(&path, &decision).await.expect(200);
        let child = asked(&app.resident("李建国").await, |request| request.safeguard = true).await;
        choose(&app, &child, &[&unchecked]).await.refused_field("/volunteers", "team_volunteer");
    }
}
