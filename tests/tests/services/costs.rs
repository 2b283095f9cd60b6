//! What requests cost: statements of the database, and commits that many share.

use api::moment::Moment;
use chrono::{DateTime, Duration, Utc};
use contract::{
    bodies::{Body, NewSeat, SeatKind},
    cases::Urgency,
    motions::Motion,
    page::Page,
    privacy::CONSENT_VERSION,
    votes::{NewVote, Vote, VoteState},
};
use serde::Serialize;
use serde_json::json;
use tests::{
    Backend, Client, bodies, calls, make, motions, on_each_database,
    place::{Letter, Place},
    process::{self, Server},
    seed, until, votes,
};
use tokio::task::JoinSet;

/// How many statements something costs: the least of five times, because the server has other things to do as well.
async fn statements(server: &Server, ask: impl AsyncFn(usize)) -> f64 {
    let mut least = f64::INFINITY;
    for time in 0..5 {
        let before = server.figure("lianxin_db_statements_total").await.unwrap_or_default();
        ask(time).await;
        let after = server.figure("lianxin_db_statements_total").await.unwrap_or_default();
        least = least.min(after - before);
    }
    least
}

async fn at_most(most: f64, what: &str, server: &Server, ask: impl AsyncFn(usize)) {
    let cost = statements(server, ask).await;
    assert!(cost <= most, "{what} costs {cost} statements, and may cost {most}");
}

async fn read(client: &Client, path: &str) {
    let _ = client.get(path).await.expect(200);
}

on_each_database! {
    async fn requests_cost_few_statements(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        let server = place.server().await;
        let staff = process::client(server.address()).sign_in("station.admin", seed::PASSWORD).await;
        let resident = place.resident(&server).await;
        // On PostgreSQL these are round trips. SQLite has none, but begins, saves, indexes and commits on its own.
        let create = if backend == Backend::Postgres { 4.0 } else { 9.0 };
        at_most(create, "a message", &server, async |_| {
            let mut letter = Letter::new();
            letter.message.anonymous = None;
            assert_eq!(letter.send(&resident).await, Some(201));
        })
        .await;

        let list = |limit: usize| format!("/cases?scope=desk&limit={limit}");
        let page = staff.get(&list(20)).await.expect(200).value();
        let case = |number: usize| format!("/cases/{}", page["items"][number]["id"].as_str().expect("a case"));
        at_most(2.0, "a list nobody asked for yet", &server, async |time| read(&staff, &list(11 + time)).await).await;
        at_most(3.0, "a case nobody read yet", &server, async |time| read(&staff, &case(time)).await).await;
        at_most(3.0, "one's own case", &server, async |time| read(&resident, &case(time)).await).await;
        at_most(0.0, "a list that is kept ready", &server, async |_| read(&staff, &list(20)).await).await;
        at_most(0.0, "a case that is kept ready", &server, async |_| read(&staff, &case(0)).await).await;
    }
}

on_each_database! {
    async fn a_case_costs_the_same_by_every_door(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        let server = place.server().await;
        let nobody = process::client(server.address());
        let staff = nobody.clone().sign_in("station.admin", seed::PASSWORD).await;
        let resident = place.resident(&server).await;
        let token = card(&staff).await;
        let community = seed::community(0);
        let message = statements(&server, async |_| send(&resident, "/mailbox/messages", &make::plain()).await).await;
        // On PostgreSQL one statement holds it all. On SQLite each row is one: who was heard and that it was taken on, whom the
        // need is for and who wrote it down; and a proviso is a question.
        let rows = |more: f64| if backend == Backend::Postgres { message } else { message + more };
        let call = calls::call(|call| call.matter.urgency = Urgency::Normal);
        at_most(rows(3.0), "a call", &server, async |_| send(&staff, "/calls", &call).await).await;
        at_most(rows(3.0), "a letter", &server, async |_| send(&staff, "/entries", &calls::letter()).await).await;
        let need = json!({"community_id": community, "person": {"name": "张大爷"}, "consent_version": CONSENT_VERSION,
            "title": "独居老人需要陪同就医", "body": "下周三要去医院复查，家里没有人陪。", "category": "eldercare"});
        at_most(rows(2.0), "a need", &server, async |_| send(&staff, "/liaison/needs", &need).await).await;
        at_most(rows(2.0), "what is said by card", &server, async |_| {
            let (_, anonymous) = make::tracking();
            let said = json!({"token": token, "body": "楼道里的灯坏了三天，晚上看不清。", "anonymous": anonymous});
            send(&nobody, "/liaison/messages", &said).await;
        })
        .await;
    }
}

on_each_database! {
    async fn a_body_costs_its_station_the_same_however_many_sit_in_it(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        let server = place.server().await;
        let staff = process::client(server.address()).sign_in("station.admin", seed::PASSWORD).await;
        let path = format!("/communities/{}/bodies", seed::community(0));
        let body: Body = staff.post_once(&make::key(), &path, &bodies::new()).await.read(201);
        let mut costs = Vec::new();
        for number in 1..=4 {
            let phone = format!("1391234560{number}");
            let _ = place.resident_of(&server, &phone, "王秀兰").await;
            send(&staff, &bodies::url(&body, "/seats"), &NewSeat { phone, kind: SeatKind::Staff }).await;
            let seen: Body = staff.get(&bodies::url(&body, "")).await.read(200);
            assert!(seen.seats.iter().all(|seat| seat.phone.is_some()), "the station reads every number");
            costs.push(statements(&server, async |_| read(&staff, &bodies::url(&body, "")).await).await);
        }
        assert!(costs.iter().all(|cost| (cost - costs[0]).abs() < 0.5), "{costs:?}");
    }
}

on_each_database! {
    async fn a_page_of_motions_costs_the_same_however_many_are_on_it(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        let server = place.server().await;
        let staff = process::client(server.address()).sign_in("station.admin", seed::PASSWORD).await;
        let phone = "13912345601";
        let resident = place.resident_of(&server, phone, "王秀兰").await;
        let path = format!("/communities/{}/residents", seed::community(0));
        let _ = staff.post(&path, &json!({"phone": phone, "adult": true})).await.expect(200);
        let mut costs = Vec::new();
        for written in 1..=4 {
            let motion: Motion = resident.post_once(&make::key(), &motions::list(), &motions::new()).await.read(201);
            let _ = motions::withdraw(&resident, &motion).await.expect(200);
            let page: Page<Motion> = resident.get(&motions::list()).await.read(200);
            assert_eq!(page.items.len(), written, "one's own");
            costs.push(statements(&server, async |_| read(&resident, &motions::list()).await).await);
        }
        assert!(costs.iter().all(|cost| (cost - costs[0]).abs() < 0.5), "{costs:?}");
    }
}

on_each_database! {
    async fn a_page_of_votes_costs_the_same_however_many_are_on_it(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        let server = place.server().await;
        let staff = process::client(server.address()).sign_in("station.admin", seed::PASSWORD).await;
        let resident = place.resident(&server).await;
        let mut costs = Vec::new();
        for announced in 1..=4 {
            let vote = NewVote { opens_at: far(), closes_at: far() + Duration::hours(1), ..votes::new() };
            send(&staff, &votes::list(), &vote).await;
            // Its time has not come, so that no look meets it; but it is open, and how many have voted is counted.
            place.sql().run("UPDATE votes SET state = 'open', roll = 0");
            let page: Page<Vote> = resident.get(&votes::list()).await.read(200);
            assert_eq!(page.items.len(), announced);
            assert!(page.items.iter().all(|vote| vote.state == VoteState::Open && vote.mine.is_some()));
            costs.push(statements(&server, async |_| read(&resident, &votes::list()).await).await);
        }
        assert!(costs.iter().all(|cost| (cost - costs[0]).abs() < 0.5), "{costs:?}");
    }
}

/// A time that does not come while this is tested.
fn far() -> DateTime<Utc> {
    Moment::now().time() + Duration::days(1)
}

async fn send(by: &Client, path: &str, body: &impl Serialize) {
    let _ = by.post_once(&make::key(), path, body).await.expect(201);
}

/// The code of a card that the station just issued.
async fn card(staff: &Client) -> String {
    let new =
        json!({"community_id": seed::community(0), "cell_id": seed::cell(0, 1), "officer_id": staff.id(), "labels": ["3号楼"]});
    let cards = staff.post("/liaison/cards", &new).await.expect(201).value();
    let sheet = staff
        .post("/liaison/sheets", &json!({"cards": [cards["items"][0]["id"]]}))
        .await
        .expect(200)
        .value();
    let address = sheet["faces"][0]["address"].as_str().expect("an address");
    address.split_once('#').expect("a code").1.to_owned()
}

#[test]
fn many_writers_share_one_commit() {
    tests::run(async {
        let Some(place) = Place::seeded(Backend::Sqlite).await else {
            return;
        };
        let server = place.server().await;
        let client = process::client(server.address());
        let commits = async |figure: &str| {
            server
                .figure(&format!("lianxin_db_commit_size_{figure}"))
                .await
                .unwrap_or_default()
        };
        let mut sent = 0.0;
        until("more than eight letters share a commit", async || {
            let mut writing = JoinSet::new();
            for _ in 0..64 {
                let client = client.clone();
                writing.spawn(async move { Letter::new().send(&client).await });
            }
            let answers = writing.join_all().await;
            assert!(answers.iter().all(|answer| *answer == Some(201)), "{answers:?}");
            sent += 64.0;
            (commits("count").await > commits(r#"bucket{le="8"}"#).await).then_some(())
        })
        .await;
        assert!(commits("sum").await >= sent, "every letter is in a commit");
    });
}
