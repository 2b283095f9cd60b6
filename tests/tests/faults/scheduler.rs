//! Two instances look for cases over their time, one is killed half-way and another starts: each case goes up once.

use std::time::Duration;

use contract::cases::Case;
use tests::{make, place::Place, process, seed, within};

/// How many cases there are, of which one is late later than the others.
const CASES: i64 = 61;

fn count(place: &Place, what: &str) -> i64 {
    place.sql().number(&format!("SELECT {what} AS number"))
}

fn raised(place: &Place) -> i64 {
    count(place, "(SELECT count(*) FROM case_entries WHERE action = 'escalate')")
}

/// Lets the time of cases be over.
fn run_out(place: &Place, which: &str) {
    place
        .sql()
        .run(&format!("UPDATE cases SET due_at = submitted_at - 1 WHERE {which}"));
}

tests::on_each_database! {
    async fn a_case_goes_up_once_whoever_looks_and_whoever_is_killed(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        let first = place.server().await;
        let resident = place.resident(&first).await;
        let admin = process::client(first.address()).sign_in("station.admin", seed::PASSWORD).await;
        let bring = async || {
            let made: Case = resident.post("/mailbox/messages", &make::plain()).await.read(201);
            let path = format!("/cases/{}/accept", made.summary.id);
            let _ = admin.post(&path, &serde_json::json!({})).await.expect(200);
        };
        for _ in 0..CASES {
            bring().await;
        }
        drop(first);
        run_out(&place, "submitted_at < (SELECT max(submitted_at) FROM cases)");
        // Both look as soon as they start, and then once a minute.
        let mut one = process::Server::spawn(place.command(), &place.log());
        let mut other = process::Server::spawn(place.command(), &place.log());
        within(Duration::from_mins(1), "the first goes up", async || (raised(&place) > 0).then_some(())).await;
        one.kill();
        within(Duration::from_mins(2), "all go up", async || (raised(&place) == CASES - 1).then_some(())).await;
        other.wait_until_ready(&place.log()).await;
        other.kill();
        // Whoever starts looks at everything again, and finds only what is new.
        run_out(&place, "true");
        let again = place.server().await;
        within(Duration::from_mins(2), "the last goes up", async || (raised(&place) >= CASES).then_some(())).await;
        drop(again);
        assert_eq!(raised(&place), CASES);
        assert_eq!(count(&place, "(SELECT count(DISTINCT case_id) FROM case_entries WHERE action = 'escalate')"), CASES);
        let told = |what: &str| count(&place, &format!("(SELECT {what} FROM notifications WHERE kind = 'case_overdue')"));
        let people = told("count(DISTINCT account_id)");
        assert!(people > 0);
        assert_eq!(told("count(*)"), CASES * people, "everybody is told of each once");
        assert_eq!(count(&place, "(SELECT count(*) FROM notifications WHERE times > 1 AND kind = 'case_overdue')"), 0);
    }
}
