//! What requests cost: statements of the database, and commits that many share.

use tests::{
    Backend, Client, on_each_database,
    place::{Letter, Place},
    process::{self, Server},
    seed, until,
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
