//! The audit log: what is written down, who reads it, and that nobody changes it.

use contract::{
    audit::{Act, AuditEntry, AuditVerification, SubjectKind},
    notices::NewNotice,
    page::Page,
    problem::Kind,
};
use diesel::RunQueryDsl;
use tests::{Client, TestApp, on_each_backend, seed};

async fn publish(by: &Client, community: u16, title: &str) {
    let notice = NewNotice {
        title: title.to_owned(),
        body: "周三 9:00–12:00 更换水泵。".to_owned(),
    };
    let url = format!("/communities/{}/notices", seed::community(community));
    let _ = by.post(&url, &notice).await.expect(201);
}

async fn entries(by: &Client, query: &str) -> Vec<AuditEntry> {
    by.get(&format!("/audit{query}")).await.read::<Page<AuditEntry>>(200).items
}

/// Whether the database lets somebody who is past the server do this.
async fn is_refused(app: &TestApp, sql: &'static str) -> bool {
    let db = app.db().await;
    db.write(move |conn| Ok(diesel::sql_query(sql).execute(conn)?)).await.is_err()
}

on_each_backend! {
    async fn an_entry_says_who_did_what_where(app: TestApp) {
        let admin = app.station_admin().await;
        publish(&admin, 0, "停水").await;
        let [entry] = &entries(&admin, "").await[..] else { panic!("one entry") };
        assert_eq!((entry.act, entry.subject, entry.position), (Act::PublishNotice, SubjectKind::Notice, 1));
        assert_eq!((entry.by, entry.by_name.as_deref()), (Some(admin.id()), Some("驿站小李")));
        assert_eq!(entry.community_id, Some(seed::community(0)));
    }

    async fn a_station_reads_its_own_part_and_the_street_all(app: TestApp) {
        publish(&app.station_admin().await, 0, "停水").await;
        publish(&app.foreign_admin().await, 1, "停电").await;
        assert_eq!(entries(&app.station_admin().await, "").await.len(), 1);
        assert_eq!(entries(&app.foreign_admin().await, "").await.len(), 1);
        let street = app.street_admin().await;
        assert_eq!(entries(&street, "").await.iter().map(|entry| entry.position).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(entries(&street, &format!("?community_id={}", seed::community(1))).await.len(), 1);
        assert!(entries(&app.foreign_street_admin().await, "").await.is_empty());
        let elsewhere = format!("/audit?community_id={}", seed::community(1));
        app.station_admin().await.get(&elsewhere).await.refused(Kind::Forbidden);
        app.street_admin().await.get(&format!("/audit?community_id={}", seed::nothing::<()>())).await.refused(Kind::NotFound);
    }

    async fn it_is_filtered_and_read_in_pages(app: TestApp) {
        let (first, second) = (app.station_admin().await, app.second_admin().await);
        for by in [&first, &second, &first] {
            publish(by, 0, "停水").await;
        }
        assert_eq!(entries(&first, &format!("?actor={}", second.id())).await.len(), 1);
        assert_eq!(entries(&first, "?act=publish_notice").await.len(), 3);
        assert!(entries(&first, "?act=revoke_post").await.is_empty());
        assert!(entries(&first, "?to=2020-01-01").await.is_empty());
        assert_eq!(entries(&first, "?from=2020-01-01&to=2999-01-01").await.len(), 3);
        let page: Page<AuditEntry> = first.get("/audit?limit=2").await.read(200);
        let next = page.next.expect("there is more");
        let rest: Page<AuditEntry> = first.get(&format!("/audit?limit=2&cursor={next}")).await.read(200);
        assert_eq!((page.items.len(), rest.items.len(), rest.next), (2, 1, None));
        first.get("/audit?cursor=nonsense").await.refused(Kind::BadCursor);
        first.get("/audit?limit=0").await.refused_field("/limit", "range");
    }

    async fn the_database_itself_keeps_every_entry(app: TestApp) {
        publish(&app.station_admin().await, 0, "停水").await;
        for sql in ["UPDATE audit_entries SET detail = '[]'", "DELETE FROM audit_entries", "UPDATE audit_entries SET position = 7"] {
            assert!(is_refused(&app, sql).await, "{sql}");
        }
        assert_eq!(app.count("audit_entries", "position = 1").await, 1);
    }

    async fn a_chain_that_somebody_forced_open_shows_where(app: TestApp) {
        let admin = app.station_admin().await;
        for _ in 0..3 {
            publish(&admin, 0, "停水").await;
        }
        let found: AuditVerification = admin.get("/audit/verification").await.read(200);
        assert_eq!(found, AuditVerification { entries: 3, broken_at: None });
        let drop = match app.backend() {
            tests::Backend::Postgres => "DROP TRIGGER audit_entries_stay ON audit_entries",
            tests::Backend::Sqlite => "DROP TRIGGER audit_entries_stay",
        };
        app.run_sql(drop).await;
        app.run_sql("UPDATE audit_entries SET role = 'system' WHERE position = 2").await;
        let found: AuditVerification = admin.get("/audit/verification").await.read(200);
        assert_eq!(found, AuditVerification { entries: 1, broken_at: Some(2) });
    }

    async fn acts_at_the_same_time_follow_one_another(app: TestApp) {
        let admin = app.station_admin().await;
        let acts = (0..8).map(|number| {
            let admin = admin.clone();
            tokio::spawn(async move { publish(&admin, 0, &format!("通知{number}")).await })
        });
        for act in acts.collect::<Vec<_>>() {
            act.await.expect("a notice");
        }
        let found: AuditVerification = admin.get("/audit/verification").await.read(200);
        assert_eq!(found, AuditVerification { entries: 8, broken_at: None });
    }
}
