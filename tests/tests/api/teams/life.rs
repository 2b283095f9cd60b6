//! From the need to the thanks.

use contract::{
    liaison::Neighbour,
    page::Page,
    problem::Kind,
    teams::{
        NewService, OfferState, Presence, Service, ServiceAction as Action, ServicePart, ServiceRating, ServiceState as State,
        ServiceSummary,
    },
};
use serde_json::json;
use tests::{
    make, on_each_backend, seed,
    teams::{answer, asked, choose, coming, day, done, lead, new, presence, ready, record, seen, suggestions, url, volunteer},
};

use chrono::Duration;

use super::{erase, hours};
use crate::retention::sweep;

on_each_backend! {
    async fn what_is_asked_for_several_weeks_is_a_request_in_each(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let first = asked(&resident, |request| (request.day, request.weeks) = (day(1), 3)).await;
        assert_eq!(first.summary.day, day(1));
        let all: Page<ServiceSummary> = resident.get("/me/services").await.read(200);
        let mut days: Vec<String> = all.items.iter().map(|one| one.day.clone()).collect();
        days.sort_unstable();
        assert_eq!(days, [day(1), day(8), day(15)]);
        let numbers: std::collections::HashSet<_> = all.items.iter().map(|one| &one.number).collect();
        assert_eq!(numbers.len(), 3);
        let request = |first: i64, weeks: u8| NewService { day: day(first), weeks, ..new() };
        resident.post("/services", &request(50, 3)).await.refused_field("/weeks", "weeks_range");
        resident.post("/services", &request(1, 0)).await.refused_field("/weeks", "weeks_range");
        resident.post("/services", &request(1, 3)).await.refused_field("", "too_many_services");
        let _ = resident.post("/services", &request(1, 2)).await.expect(201);
    }

    async fn a_need_becomes_a_team_a_visit_and_thanks(app: TestApp) {
        let (resident, helper) = (app.resident("王秀兰").await, volunteer(&app, "张志强", |_| {}).await);
        // On a Saturday, too.
        let leader = lead(&app).await;
        let service = asked(&resident, |_| {}).await;
        assert_eq!((service.summary.state, service.summary.standing), (State::Asked, ServicePart::Resident));
        let found = suggestions(&app, &service).await;
        assert_eq!(found.teams[0].volunteers[0].account_id, helper.id());
        assert!(found.teams[0].volunteers[0].suits.near > 0 && found.shortage.is_none(), "{found:?}");
        let offered: Service = choose(&app, &service, &[&helper]).await.read(200);
        assert_eq!(offered.summary.state, State::Offered);
        let said: Service = answer(&leader, &service, true).await.read(200);
        assert_eq!(said.summary.state, State::Offered, "the volunteer has not said yes");
        let said: Service = answer(&helper, &service, true).await.read(200);
        assert_eq!((said.summary.state, said.summary.said_yes), (State::Ready, 2));
        let there: Service = helper.post(&url(&service, "/presence"), &presence(60)).await.read(200);
        assert_eq!(there.summary.state, State::UnderWay);
        let written: Service = leader.post(&url(&service, "/record"), &record(&there, 55)).await.read(200);
        assert_eq!(written.summary.state, State::Done);
        assert_eq!(hours(&helper).await.minutes, 55, "what the lead confirmed");
        let rating = ServiceRating {
            people: vec![contract::teams::PersonStars { account_id: helper.id(), stars: 5 }],
            thanks: Some("特别耐心，谢谢！".to_owned()),
        };
        let rated: Service = resident.post(&url(&service, "/rating"), &rating).await.read(200);
        assert!(!rated.actions.contains(&Action::Rate), "once");
        let helper_sees = seen(&helper, &service).await;
        assert_eq!(helper_sees.thanks.as_deref(), Some("特别耐心，谢谢！"));
        assert_eq!(helper_sees.own().and_then(|own| own.stars), Some(5));
        resident.post(&url(&service, "/rating"), &rating).await.refused(Kind::Conflict);
    }

    async fn strangers_see_nothing_and_the_door_is_for_who_comes(app: TestApp) {
        let (resident, helper) = (app.resident("王秀兰").await, volunteer(&app, "张志强", |_| {}).await);
        let service = asked(&resident, |_| {}).await;
        let contact = url(&service, "/contact");
        for other in [app.resident("李建国").await, helper.clone(), app.foreign_admin().await] {
            assert_eq!(other.get(&url(&service, "")).await.status, 404);
            assert_eq!(other.post(&contact, &json!({})).await.status, 404);
        }
        let _ = choose(&app, &service, &[&helper]).await.expect(200);
        let asked = seen(&helper, &service).await;
        assert!(!asked.contact && asked.timeline[0].name.is_none(), "asked is not accepted");
        assert_eq!(helper.post(&contact, &json!({})).await.status, 404);
        let _ = answer(&lead(&app).await, &service, true).await.expect(200);
        let _ = answer(&helper, &service, true).await.expect(200);
        let door: Neighbour = helper.post(&contact, &json!({})).await.read(200);
        assert_eq!(door.home.as_deref(), Some("3号楼2单元501"));
        assert!(door.phone.is_some_and(|phone| phone.len() == 11), "the resident's own number");
        let audit = app.station_admin().await.get("/audit").await.expect(200).text();
        assert!(audit.contains("\"subject\":\"service\""), "every look is written down: {audit}");
        let _ = lead(&app).await.post(&url(&service, "/record"), &record(&seen(&helper, &service).await, 60)).await.expect(200);
        assert_eq!(helper.post(&contact, &json!({})).await.status, 404, "until it is written up");
        assert_eq!(seen(&helper, &service).await.timeline[0].name, None);
    }

    async fn a_request_names_what_is_wrong_with_it(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let mut wrong = new();
        wrong.day = day(-1);
        resident.post("/services", &wrong).await.refused_field("/day", "service_day");
        let mut wrong = new();
        wrong.person.home = None;
        resident.post("/services", &wrong).await.refused_field("/person/home", "home_needed");
        let mut wrong = new();
        wrong.volunteers = 0;
        resident.post("/services", &wrong).await.refused_field("/skills", "skills_needed");
        app.station_admin().await.post("/services", &new()).await.refused_field("/person/phone", "phone_needed");
        app.newcomer().await.post("/services", &new()).await.refused(Kind::ConsentNeeded);
    }

    async fn asking_twice_with_one_key_asks_once(app: TestApp) {
        let (resident, key) = (app.resident("王秀兰").await, make::key());
        let first: Service = resident.post_once(&key, "/services", &new()).await.read(201);
        let again: Service = resident.post_once(&key, "/services", &new()).await.read(201);
        assert_eq!(first, again);
        let mine: Page<ServiceSummary> = resident.get("/me/services").await.read(200);
        assert_eq!(mine.items.len(), 1);
    }

    async fn the_station_asks_for_who_came_to_its_window(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let mut request = new();
        request.case_id = Some(made.id());
        request.person.phone = Some("13912345678".to_owned());
        let admin = app.station_admin().await;
        let service: Service = admin.post("/services", &request).await.read(201);
        assert_eq!((service.case_id, service.summary.standing), (Some(made.id()), ServicePart::Station));
        let resident = app.resident_of("王秀兰", "13912345678").await;
        let path = format!("/communities/{}/services", seed::community(0));
        let list: Page<ServiceSummary> = admin.get(&path).await.read(200);
        assert_eq!((list.items[0].id, list.items[0].people.len()), (service.summary.id, 0));
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let _ = choose(&app, &service, &[&helper]).await.expect(200);
        let list: Page<ServiceSummary> = admin.get(&path).await.read(200);
        let names: Vec<_> = list.items[0].people.iter().map(|each| each.name.as_str()).collect();
        assert_eq!(names, ["社工阿芳", "张志强"]);
        let own: Page<ServiceSummary> = helper.get("/me/services").await.read(200);
        assert_eq!((own.items[0].own, own.items[0].people.len()), (Some(OfferState::Open), 0));
        assert_eq!(resident.get(&url(&service, "")).await.status, 404, "asked for before they had an account");
        let later: Service = admin.post("/services", &request).await.read(201);
        assert_eq!(seen(&resident, &later).await.case_id, None, "the case is the station's");
    }

    async fn who_was_there_before_is_proposed_first(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let (known, other) = (
            volunteer(&app, "张志强", |sheet| sheet.cell_id = None).await,
            volunteer(&app, "刘洋", |_| {}).await,
        );
        // On a Saturday, too.
        let _ = lead(&app).await;
        let service = asked(&resident, |_| {}).await;
        assert_eq!(suggestions(&app, &service).await.teams[0].volunteers[0].account_id, other.id(), "she lives nearer");
        let _ = done(&app, &resident, &known, 30).await;
        let again = suggestions(&app, &asked(&resident, |request| request.day = day(14)).await).await;
        assert_eq!(again.teams[0].volunteers[0].account_id, known.id());
        assert_eq!(again.teams[0].volunteers[0].suits.known, 40);
    }

    async fn what_is_taken_back_frees_everybody(app: TestApp) {
        let (resident, helper) = (app.resident("王秀兰").await, volunteer(&app, "张志强", |_| {}).await);
        let service = ready(&app, &resident, &helper).await;
        let why = json!({"reason": "家人回来了"});
        let over: Service = resident.post(&url(&service, "/cancellation"), &why).await.read(200);
        assert_eq!((over.summary.state, over.actions.len()), (State::Cancelled, 0));
        assert_eq!(helper.get(&url(&service, "")).await.status, 404, "not needed, and no business of theirs");
        let next = asked(&resident, |_| {}).await;
        assert_eq!(suggestions(&app, &next).await.teams[0].volunteers[0].account_id, helper.id(), "free again");
    }

    async fn an_erased_resident_leaves_no_door_behind(app: TestApp) {
        let (resident, helper) = (app.resident("王秀兰").await, volunteer(&app, "张志强", |_| {}).await);
        let service = ready(&app, &resident, &helper).await;
        erase(&resident).await;
        let admin = app.station_admin().await;
        let left = seen(&admin, &service).await;
        assert_eq!((left.summary.state, left.need.as_str(), left.contact), (State::Cancelled, "", false));
        assert_eq!(admin.post(&url(&service, "/contact"), &json!({})).await.status, 404);
    }

    async fn what_was_done_long_ago_no_longer_says_at_whose_door(app: TestApp) {
        let (resident, helper) = (app.resident("王秀兰").await, volunteer(&app, "张志强", |_| {}).await);
        let service = done(&app, &resident, &helper, 60).await;
        let admin = app.station_admin().await;
        assert_eq!(sweep(&app, Duration::days(1_094)).await.services, 0);
        assert!(seen(&admin, &service).await.contact);
        assert_eq!(sweep(&app, Duration::days(1_096)).await.services, 1);
        let left = seen(&admin, &service).await;
        assert_eq!((left.need.as_str(), left.record.as_deref(), left.contact), ("", None, false));
        assert_eq!(admin.post(&url(&service, "/contact"), &json!({})).await.status, 404);
        assert_eq!(hours(&helper).await.minutes, 60, "what was given stays");
        assert_eq!(sweep(&app, Duration::days(1_096)).await.services, 0, "once is enough");
    }

    async fn what_is_told_after_it_was_written_up_changes_nothing(app: TestApp) {
        let (resident, helper) = (app.resident("王秀兰").await, volunteer(&app, "张志强", |_| {}).await);
        let service = ready(&app, &resident, &helper).await;
        let mut told = presence(60);
        told.left_at = None;
        let there: Service = helper.post(&url(&service, "/presence"), &told).await.read(200);
        let again: Service = helper.post(&url(&service, "/presence"), &told).await.read(200);
        assert_eq!(there, again, "told twice, it changes nothing");
        let _ = lead(&app).await.post(&url(&service, "/record"), &record(&there, 45)).await.expect(200);
        helper.post(&url(&service, "/presence"), &presence(60)).await.refused(Kind::Conflict);
        let own = seen(&helper, &service).await.own().cloned().expect("a place in the team");
        assert_eq!((own.left_at, own.minutes), (None, Some(45)));
    }

    async fn nobody_was_there_days_before_or_in_the_future_or_left_before_they_came(app: TestApp) {
        let (resident, helper) = (app.resident("王秀兰").await, volunteer(&app, "张志强", |_| {}).await);
        let service = ready(&app, &resident, &helper).await;
        let path = url(&service, "/presence");
        let (told, hour) = (presence(60), Duration::hours(1));
        let (came, went) = (told.arrived_at.expect("a time"), told.left_at.expect("a time"));
        for (arrived_at, left_at) in [
            (Some(came - hour * 24 * 2), None),
            (Some(went + hour), None),
            (Some(came), Some(went + hour)),
            (Some(went), Some(came)),
            (Some(went - hour * 13), Some(went)),
        ] {
            let told = Presence { arrived_at, left_at, station: None };
            helper.post(&path, &told).await.refused_field("", "presence_time");
        }
        let _ = helper.post(&path, &told).await.expect(200);
    }

    async fn an_erased_resident_takes_along_what_was_written_of_them(app: TestApp) {
        let (resident, helper) = (app.resident("王秀兰").await, volunteer(&app, "张志强", |_| {}).await);
        let service = done(&app, &resident, &helper, 60).await;
        erase(&resident).await;
        let left = seen(&app.station_admin().await, &service).await;
        assert_eq!((left.summary.state, left.record, left.contact), (State::Done, None, false));
    }

    async fn an_erased_volunteer_is_followed_by_the_next_best(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let (first, second) = (volunteer(&app, "张志强", |_| {}).await, volunteer(&app, "刘洋", |_| {}).await);
        let service = ready(&app, &resident, &first).await;
        erase(&first).await;
        let now = seen(&app.station_admin().await, &service).await;
        assert_eq!((now.summary.state, coming(&now)), (State::Offered, vec![second.id()]));
        assert_eq!(now.team.iter().filter(|member| member.state == OfferState::Accepted).count(), 1, "the lead");
    }
}
