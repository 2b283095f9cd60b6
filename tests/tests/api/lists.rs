//! Lists of cases: whose, which, in which order, page by page, and not again when nothing changed.

use contract::{
    cases::{CaseSummary, Category},
    ids::CaseId,
    page::Page,
    problem::Kind,
};
use tests::{Client, TestApp, make, on_each_backend, seed};

async fn page(client: &Client, query: &str) -> Page<CaseSummary> {
    client.get(&format!("/cases?{query}")).await.read(200)
}

async fn ids(client: &Client, query: &str) -> Vec<CaseId> {
    page(client, query).await.items.into_iter().map(|case| case.id).collect()
}

/// Every page, one after the other.
async fn all(client: &Client, query: &str) -> Vec<CaseId> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = page(client, &format!("{query}{cursor}")).await;
        all.extend(page.items.iter().map(|case| case.id));
        assert!(all.len() < 1000, "pages without end");
        let Some(next) = page.next else { return all };
        cursor = format!("&cursor={next}");
    }
}

async fn many(app: &TestApp, number: usize) -> Vec<CaseId> {
    let mut ids = Vec::new();
    for _ in 0..number {
        ids.push(make::message(app).await.id());
    }
    ids
}

on_each_backend! {
    async fn pages_are_complete_and_without_doubles_under_equal_times(app: TestApp) {
        let mut made = many(&app, 11).await;
        app.run_sql("UPDATE cases SET submitted_at = 1700000000000000, due_at = 1700000000000000").await;
        let admin = app.station_admin().await;
        made.sort_unstable();
        for (sort, limit) in [("newest", 1), ("newest", 4), ("due", 1), ("due", 3), ("due", 11), ("newest", 100)] {
            let mut seen = all(&admin, &format!("sort={sort}&limit={limit}")).await;
            assert_eq!(seen.len(), made.len(), "{sort} by {limit}");
            seen.sort_unstable();
            assert_eq!(seen, made, "{sort} by {limit}");
        }
    }

    async fn the_newest_come_first_and_what_arrives_meanwhile_moves_nothing(app: TestApp) {
        let made = many(&app, 6).await;
        let admin = app.station_admin().await;
        let first = page(&admin, "limit=3").await;
        assert_eq!(first.items.iter().map(|case| case.id).collect::<Vec<_>>(), [made[5], made[4], made[3]]);
        let _ = many(&app, 2).await;
        let second = page(&admin, &format!("limit=3&cursor={}", first.next.expect("more"))).await;
        assert_eq!(second.items.iter().map(|case| case.id).collect::<Vec<_>>(), [made[2], made[1], made[0]]);
        assert_eq!(second.next, None);
    }

    async fn what_is_due_soonest_comes_first_and_cases_without_a_clock_do_not(app: TestApp) {
        let answered = make::message(&app).answered().await;
        let later = make::message(&app).accepted().await;
        let soon = make::message(&app).await;
        let admin = app.station_admin().await;
        assert_eq!(ids(&admin, "sort=due").await, [soon.id(), later.id()]);
        assert_eq!(ids(&admin, "sort=newest").await, [soon.id(), later.id(), answered.id()]);
    }

    async fn filters_narrow_the_list(app: TestApp) {
        let noise = make::message(&app).with(|message| message.category = Category::Noise).await;
        let in_cell = make::message(&app).with(|message| message.cell_id = Some(seed::cell(0, 1))).await;
        let accepted = make::message(&app).accepted().await;
        let answered = make::message(&app).answered().await;
        let admin = app.station_admin().await;
        for (query, expected) in [
            ("state=accepted".to_owned(), vec![accepted.id()]),
            ("state=accepted,answered".to_owned(), vec![answered.id(), accepted.id()]),
            ("category=noise".to_owned(), vec![noise.id()]),
            (format!("cell_id={}", seed::cell(0, 1)), vec![in_cell.id()]),
            ("channel=hotline".to_owned(), vec![]),
            ("channel=mailbox&state=submitted&category=noise".to_owned(), vec![noise.id()]),
            (format!("q={}", answered.case.summary.number), vec![answered.id()]),
            ("overdue=true".to_owned(), vec![]),
        ] {
            assert_eq!(ids(&admin, &query).await, expected, "{query}");
        }
        app.run_sql(&format!("UPDATE cases SET due_at = 1000 WHERE id = {}", app.bytes(noise.id().uuid().as_bytes()))).await;
        // Another query, since the last answer may be kept for a moment.
        assert_eq!(ids(&admin, "overdue=true&limit=50").await, [noise.id()]);
    }

    async fn residents_see_their_own_and_nothing_else(app: TestApp) {
        let mine = make::message(&app).await;
        let other = app.resident("李建国").await;
        let theirs = make::message(&app).by(&other).await;
        let _ = make::message(&app).anonymous().await;
        assert_eq!(ids(&mine.by, "").await, [mine.id()]);
        assert_eq!(ids(&other, "scope=mine").await, [theirs.id()]);
        mine.by.get("/cases?scope=desk").await.refused(Kind::Forbidden);
        app.nobody().get("/cases").await.refused(Kind::Unauthenticated);
    }

    async fn a_desk_shows_its_own_community_only(app: TestApp) {
        let here = make::message(&app).await;
        let there = make::message(&app).community(seed::community(1)).await;
        let far = make::message(&app).community(seed::community(2)).await;
        assert_eq!(ids(&app.station_admin().await, "").await, [here.id()]);
        assert_eq!(ids(&app.foreign_admin().await, "scope=desk").await, [there.id()]);
        assert_eq!(ids(&app.street_admin().await, "").await, [there.id(), here.id()]);
        assert_eq!(ids(&app.street_admin().await, &format!("community_id={}", seed::community(1))).await, [there.id()]);
        assert_eq!(ids(&app.foreign_street_admin().await, "").await, [far.id()]);
        let asked = format!("/cases?community_id={}", seed::community(1));
        app.station_admin().await.get(&asked).await.refused(Kind::NotFound);
        let far_asked = format!("/cases?community_id={}", seed::community(2));
        app.street_admin().await.get(&far_asked).await.refused(Kind::NotFound);
    }

    async fn a_list_is_not_sent_again_until_it_changed(app: TestApp) {
        let made = make::message(&app).await;
        let admin = app.station_admin().await;
        let first = admin.get("/cases").await.expect(200);
        let tag = first.header("etag").expect("a tag").to_owned();
        let again = admin.with("if-none-match", &tag).get("/cases").await.expect(304);
        assert!(again.body.is_empty());
        assert_eq!(again.header("etag"), Some(tag.as_str()));
        let _ = made.act(&admin, "accept", &serde_json::json!({})).await.expect(200);
        let changed = admin.with("if-none-match", &tag).get("/cases").await.expect(200);
        assert_ne!(changed.header("etag"), Some(tag.as_str()));
    }

    async fn a_case_is_not_sent_again_until_it_changed(app: TestApp) {
        let made = make::message(&app).await;
        for client in [made.by.clone(), app.station_admin().await] {
            let tag = client.get(&made.url()).await.expect(200).header("etag").expect("a tag").to_owned();
            let known = client.with("if-none-match", &tag);
            assert!(known.get(&made.url()).await.expect(304).body.is_empty());
            let _ = made.act(&made.by, "notes", &serde_json::json!({"text": "补充", "visibility": "public"})).await.expect(200);
            let _ = known.get(&made.url()).await.expect(200);
        }
    }

    async fn a_change_is_seen_at_once_by_everybody(app: TestApp) {
        let mut made = make::message(&app).await;
        let (admin, street) = (app.station_admin().await, app.street_admin().await);
        for _ in 0..2 {
            // What was read just now is kept ready; it must not be shown after the change.
            for client in [&made.by, &admin, &street] {
                let _ = (client.get(&made.url()).await.expect(200), client.get("/cases").await.expect(200));
            }
        }
        made.accepted(&admin).await;
        for client in [&made.by, &admin, &street] {
            let state = made.case.summary.state;
            assert_eq!(made.seen_by(client).await.summary.state, state);
            assert_eq!(page(client, "").await.items[0].state, state);
        }
    }

    async fn a_change_by_one_instance_is_seen_at_the_other(app: TestApp) {
        let other = app.another_instance().await;
        let mut made = make::message(&app).await;
        let admin = app.station_admin().await;
        let (reader, there) = (made.by.at(&other), admin.at(&other));
        let _ = (made.seen_by(&reader).await, page(&there, "").await);
        made.accepted(&admin).await;
        let state = made.case.summary.state;
        tests::until("the other instance shows the change", async || {
            (made.seen_by(&reader).await.summary.state == state && page(&there, "").await.items[0].state == state).then_some(())
        }).await;
    }

    async fn what_cannot_be_asked_is_refused_by_name(app: TestApp) {
        let admin = app.station_admin().await;
        for (query, pointer, code) in [
            ("limit=0", "/limit", "range"),
            ("limit=101", "/limit", "range"),
            ("scope=all", "/scope", "wrong_type"),
            ("state=open", "/state", "wrong_type"),
            ("nonsense=1", "/nonsense", "unknown_field"),
        ] {
            admin.get(&format!("/cases?{query}")).await.refused_field(pointer, code);
        }
        for query in ["limit=-1", "limit=ten", "limit=99999999999", "category=weather", "overdue=maybe", "sort=title", "cell_id=1", "channel="] {
            admin.get(&format!("/cases?{query}")).await.refused(Kind::Invalid);
        }
        let long = "长".repeat(101);
        admin.get(&format!("/cases?q={long}")).await.refused(Kind::Invalid);
    }

    async fn a_cursor_that_is_not_ours_is_refused(app: TestApp) {
        let _ = many(&app, 3).await;
        let admin = app.station_admin().await;
        let next = page(&admin, "limit=1&sort=newest").await.next.expect("more");
        admin.get(&format!("/cases?limit=1&sort=due&cursor={next}")).await.refused(Kind::BadCursor);
        for cursor in ["", "x", "%00", "AAAA", "电梯", "../../etc/passwd", &"A".repeat(4000), &next[1..]] {
            admin.get(&format!("/cases?cursor={cursor}")).await.refused(Kind::BadCursor);
        }
    }
}
