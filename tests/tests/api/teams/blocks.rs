//! Who is not sent to whom again: said by either side, known to the station alone.

use contract::{
    page::Page,
    problem::Kind,
    teams::{BlockSide, Service, ServiceBlock},
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
        let path = format!("{}/{}", blocks_url(), known[0].id);
        lead(&app).await.delete(&path).await.refused(Kind::Forbidden);
        let _ = admin.delete(&path).await.expect(204);
        admin.delete(&path).await.refused(Kind::NotFound);
        assert_eq!(teams_for(&app, &resident, 2).await, 1);
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
}
