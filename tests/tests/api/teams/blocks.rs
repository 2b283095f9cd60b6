//! Who is not sent to whom again: said by either side, known to the station alone.

use contract::{
    page::Page,
    problem::Kind,
    teams::{BlockSide, Service, ServiceBlock, WeekPlan},
};
use serde_json::json;
use tests::{
    Client, Reply, TestApp, on_each_backend, seed,
    teams::{answer, asked, choose, coming, day, done, lead, seen, suggestions, url, volunteer},
};

use super::erase;

/// Says that somebody is not to be sent to this door again.
async fn keep_away(by: &Client, of: &Service, whom: &Client, reason: Option<&str>) -> Reply {
    let body = reason.map_or_else(|| json!({}), |reason| json!({"reason": reason}));
    by.put(&url(of, &format!("/blocks/{}", whom.id())), &body).await
}

async fn let_back(by: &Client, of: &Service, whom: &Client) -> Reply {
    by.delete(&url(of, &format!("/blocks/{}", whom.id()))).await
}

fn blocks_url() -> String {
    format!("/communities/{}/service-blocks", seed::community(0))
}

async fn blocks(app: &TestApp) -> Vec<ServiceBlock> {
    let page: Page<ServiceBlock> = app.station_admin().await.get(&blocks_url()).await.read(200);
    page.items
}

/// The station keeps somebody apart from whoever has a number.
async fn apart(by: &Client, whom: &Client, phone: &str, reason: &str) -> Reply {
    let body = json!({"account_id": whom.id(), "phone": phone, "reason": reason});
    by.post(&blocks_url(), &body).await
}

/// Somebody without an account called and asked for help on a day from now.
async fn called(app: &TestApp, phone: &str, ahead: i64) -> Service {
    let mut request = tests::teams::new();
    request.day = day(ahead);
    request.person.phone = Some(phone.to_owned());
    app.station_admin().await.post("/services", &request).await.read(201)
}

/// How many teams could come to somebody's door on a day from now.
async fn teams_for(app: &TestApp, resident: &Client, ahead: i64) -> usize {
    let service = asked(resident, |request| request.day = day(ahead)).await;
    suggestions(app, &service).await.teams.len()
}

on_each_backend! {
    async fn whom_a_resident_does_not_want_is_not_sent_again_and_never_told(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let resident = app.resident("王秀兰").await;
        let service = done(&app, &resident, &helper, 60).await;
        let now: Service = keep_away(&resident, &service, &helper, None).await.read(200);
        assert!(now.team.iter().any(|member| member.account_id == helper.id() && member.not_again));
        assert_eq!(teams_for(&app, &resident, 1).await, 0);
        assert_eq!(teams_for(&app, &app.resident("李建国").await, 1).await, 1, "others want them");
        let theirs = seen(&helper, &service).await;
        assert!(theirs.team.iter().all(|member| !member.not_again), "never told");
        let taken = helper.get("/me/export").await.expect(200);
        assert!(!taken.text().contains("\"side\":\"resident\""), "not in what they take along either");
        let led = seen(&lead(&app).await, &service).await;
        assert!(led.team.iter().all(|member| !member.not_again), "nor is the lead");
        let known = blocks(&app).await;
        assert_eq!((known.len(), known[0].side, known[0].account_id), (1, BlockSide::Resident, helper.id()));
        let _ = let_back(&resident, &service, &helper).await.expect(200);
        assert_eq!(teams_for(&app, &resident, 2).await, 1);
    }

    async fn a_volunteer_says_why_they_do_not_go_there_again_to_the_station_alone(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let resident = app.resident("王秀兰").await;
        let service = done(&app, &resident, &helper, 60).await;
        keep_away(&helper, &service, &helper, None).await.refused_field("/reason", "reason_length");
        let now: Service = keep_away(&helper, &service, &helper, Some("家里有大狗，我有点怕")).await.read(200);
        assert!(now.own().is_some_and(|own| own.not_again));
        assert_eq!(teams_for(&app, &resident, 1).await, 0);
        let theirs = resident.get(&url(&service, "")).await.expect(200);
        assert!(!theirs.text().contains("大狗") && !theirs.text().contains("not_again"), "the resident is not told");
        assert_eq!(blocks(&app).await[0].reason.as_deref(), Some("家里有大狗，我有点怕"));
        let taken: contract::privacy::Export = helper.get("/me/export").await.read(200);
        assert_eq!(taken.service_blocks.len(), 1, "their own word");
    }

    async fn whom_somebody_promised_to_visit_gets_the_next_best(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let resident = app.resident("王秀兰").await;
        let before = done(&app, &resident, &helper, 60).await;
        let other = volunteer(&app, "刘洋", |sheet| sheet.cell_id = Some(seed::cell(0, 1))).await;
        let ahead = asked(&resident, |request| request.day = day(3)).await;
        let _ = choose(&app, &ahead, &[&helper]).await.expect(200);
        let _ = answer(&helper, &ahead, true).await.expect(200);
        let _ = keep_away(&resident, &before, &helper, Some("说话太冲")).await.expect(200);
        assert_eq!(coming(&seen(&app.station_admin().await, &ahead).await), [other.id()]);
        assert_eq!(helper.get(&url(&ahead, "")).await.status, 404, "no longer theirs");
    }

    async fn the_station_keeps_apart_and_lifts(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let resident = app.resident("王秀兰").await;
        let service = done(&app, &resident, &helper, 60).await;
        let admin = app.station_admin().await;
        let _ = keep_away(&admin, &service, &helper, Some("双方有纠纷")).await.expect(200);
        let _ = keep_away(&admin, &service, &helper, Some("双方有过纠纷")).await.expect(200);
        let known = blocks(&app).await;
        assert_eq!((known.len(), known[0].reason.as_deref()), (1, Some("双方有过纠纷")), "said twice, it is one");
        assert_eq!(teams_for(&app, &resident, 1).await, 0);
        let (path, why) = (format!("{}/{}/lift", blocks_url(), known[0].id), json!({"reason": "双方已经说开"}));
        lead(&app).await.post(&path, &why).await.refused(Kind::Forbidden);
        admin.post(&path, &json!({"reason": " "})).await.refused_field("/reason", "reason_length");
        let lifted: ServiceBlock = admin.post(&path, &why).await.read(200);
        assert_eq!(lifted.lifted.map(|lifted| lifted.reason).as_deref(), Some("双方已经说开"));
        admin.post(&path, &why).await.refused(Kind::NotFound);
        assert_eq!(teams_for(&app, &resident, 2).await, 1);
        let _ = keep_away(&admin, &service, &helper, Some("又有了纠纷")).await.expect(200);
        assert_eq!(teams_for(&app, &resident, 3).await, 0, "what was lifted can be said again");
        let known = blocks(&app).await;
        assert!(known.len() == 2 && known[0].lifted.is_none() && known[1].lifted.is_some(), "what stands comes first");
    }

    async fn nobody_speaks_for_somebody_else(app: TestApp) {
        let (helper, other) = (volunteer(&app, "张志强", |_| {}).await, volunteer(&app, "刘洋", |_| {}).await);
        let resident = app.resident("王秀兰").await;
        let service = done(&app, &resident, &helper, 60).await;
        keep_away(&resident, &service, &other, None).await.refused(Kind::NotFound);
        keep_away(&other, &service, &helper, None).await.refused(Kind::NotFound);
        keep_away(&app.resident("李建国").await, &service, &helper, None).await.refused(Kind::NotFound);
        keep_away(&helper, &service, &lead(&app).await, Some("不想一起去")).await.refused(Kind::Forbidden);
        keep_away(&lead(&app).await, &service, &helper, Some("总是迟到")).await.refused(Kind::Forbidden);
        lead(&app).await.get(&blocks_url()).await.refused(Kind::Forbidden);
        let ahead = asked(&resident, |request| request.day = day(1)).await;
        let _ = choose(&app, &ahead, &[&helper]).await.expect(200);
        keep_away(&resident, &ahead, &helper, None).await.refused(Kind::NotFound);
    }

    async fn blocks_go_with_either_account(app: TestApp) {
        let (helper, other) = (volunteer(&app, "张志强", |_| {}).await, volunteer(&app, "刘洋", |_| {}).await);
        let (resident, neighbour) = (app.resident("王秀兰").await, app.resident("李建国").await);
        let service = done(&app, &resident, &helper, 60).await;
        let _ = keep_away(&resident, &service, &helper, None).await.expect(200);
        let elsewhere = asked(&neighbour, |request| request.day = day(1)).await;
        let _ = choose(&app, &elsewhere, &[&other]).await.expect(200);
        let _ = keep_away(&other, &elsewhere, &other, Some("家里有大狗")).await.expect(200);
        assert_eq!(app.count("service_blocks", "true").await, 2);
        erase(&helper).await;
        assert_eq!(app.count("service_blocks", "true").await, 1);
        erase(&neighbour).await;
        assert_eq!(app.count("service_blocks", "true").await, 0);
    }

    async fn whoever_is_known_by_a_number_alone_is_kept_apart_from_a_volunteer(app: TestApp) {
        let (helper, other) = (volunteer(&app, "张志强", |_| {}).await, volunteer(&app, "刘洋", |_| {}).await);
        let (admin, phone) = (app.station_admin().await, app.phone());
        let ahead = called(&app, &phone, 3).await;
        let _ = choose(&app, &ahead, &[&helper]).await.expect(200);
        let written = apart(&admin, &helper, &phone, "老人来电说双方有过纠纷").await;
        let block: ServiceBlock = written.read(201);
        let shown = format!("{}****{}", &phone[..3], &phone[7..]);
        assert_eq!((block.phone.as_deref(), block.service_id, block.side), (Some(shown.as_str()), None, BlockSide::Station));
        assert_eq!(coming(&seen(&admin, &ahead).await), [other.id()], "the next best goes instead");
        assert!(!helper.get("/me/services").await.expect(200).text().contains(&ahead.summary.number), "no longer theirs");
        let one = called(&app, &phone, 1).await;
        let teams = suggestions(&app, &one).await.teams;
        assert_eq!(teams.iter().map(|team| team.volunteers[0].account_id).collect::<Vec<_>>(), [other.id()]);
        choose(&app, &one, &[&helper]).await.refused_field("/volunteers", "team_volunteer");
        let plan: WeekPlan = admin.get(&format!("/communities/{}/week-plan?day={}", seed::community(0), day(1))).await.read(200);
        assert!(plan.planned.iter().flat_map(|each| &each.team.volunteers).all(|each| each.account_id != helper.id()), "nor planned together");
        let rows = app.count("service_blocks", &format!("phone = '{shown}' AND lifted_at IS NULL")).await;
        assert_eq!(rows, 1, "the whole number is kept nowhere");
        let path = format!("{}/{}/lift", blocks_url(), block.id);
        let _ = admin.post(&path, &json!({"reason": "双方已经说开"})).await.expect(200);
        assert!(suggestions(&app, &one).await.teams.iter().any(|team| team.volunteers[0].account_id == helper.id()));
    }

    async fn who_has_the_number_is_not_sent_to_the_volunteers_own_door_either(app: TestApp) {
        let (helper, phone) = (volunteer(&app, "张志强", |_| {}).await, app.phone());
        let other = app.resident_of("刘洋", &phone).await;
        let _ = lead(&app).await;
        let _ = other.put("/me/volunteering", &tests::teams::sheet()).await.expect(200);
        let admin = app.station_admin().await;
        let _ = admin.post(&tests::teams::volunteer_url(&other, ""), &tests::teams::taken_on()).await.expect(200);
        assert_eq!(teams_for(&app, &helper, 1).await, 1);
        let ahead = asked(&helper, |request| request.day = day(3)).await;
        let _ = choose(&app, &ahead, &[&other]).await.expect(200);
        let _ = apart(&admin, &helper, &phone, "双方有纠纷").await.expect(201);
        assert_eq!(teams_for(&app, &helper, 2).await, 0);
        assert_eq!(coming(&seen(&admin, &ahead).await), [], "they are let off what they had promised");
        for person in [&helper, &other] {
            let taken: contract::privacy::Export = person.get("/me/export").await.read(200);
            assert_eq!((taken.kept_apart.len(), taken.service_blocks.len()), (1, 0), "that it is so, not from whom nor why");
        }
        erase(&other).await;
        assert_eq!(app.count("service_blocks", "true").await, 0, "it goes with either");
    }

    async fn only_who_helps_there_is_kept_apart_and_only_from_others(app: TestApp) {
        let phone = app.phone();
        let helper = app.resident_of("张志强", &phone).await;
        let admin = app.station_admin().await;
        apart(&admin, &helper, &app.phone(), "双方有纠纷").await.refused_field("/account_id", "block_helper");
        let _ = helper.put("/me/volunteering", &tests::teams::sheet()).await.expect(200);
        apart(&admin, &helper, &phone, "双方有纠纷").await.refused_field("/phone", "block_own_number");
        apart(&admin, &helper, "12", "双方有纠纷").await.refused_field("/phone", "telephone_form");
        let social = lead(&app).await;
        apart(&social, &helper, &app.phone(), "双方有纠纷").await.refused(Kind::Forbidden);
        let one = called(&app, &app.phone(), 1).await;
        let _ = volunteer(&app, "刘洋", |_| {}).await;
        assert_eq!(suggestions(&app, &one).await.teams.len(), 1);
        let two = app.phone();
        let _ = apart(&admin, &social, &two, "家属要求换社工").await.expect(201);
        let kept = called(&app, &two, 1).await;
        assert!(suggestions(&app, &kept).await.teams.is_empty(), "a social worker is kept apart as a volunteer is");
    }
}
