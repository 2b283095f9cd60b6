//! The keys of programs: given by the street, shown once, taken again.

use contract::{
    audit::AuditEntry,
    open311::{ApiClient, IssuedKey, NewApiClient},
    page::Page,
};
use tests::{
    on_each_backend,
    open311::{self, V2},
    seed,
};

fn path() -> String {
    format!("/streets/{}/api-clients", seed::street(0))
}

on_each_backend! {
    async fn a_key_is_shown_once_and_kept_as_its_digest(app: TestApp) {
        let IssuedKey { client, key } = open311::key(&app, &open311::sheet()).await;
        assert!(key.ends_with(&client.key_ending) && key.len() == 32, "{key}");
        let street = app.street_admin().await;
        let listed: Page<ApiClient> = street.get(&path()).await.read(200);
        assert_eq!(listed.items, [client]);
        assert!(!app.sql(tests::Sql::everything).await.contains(&key), "nobody can read it anywhere");
    }

    async fn a_key_is_revoked_once_and_every_step_is_written_down(app: TestApp) {
        let client = open311::key(&app, &open311::sheet()).await.client;
        let street = app.street_admin().await;
        let revocation = format!("/api-clients/{}/revocation", client.id);
        let revoked: ApiClient = street.post(&revocation, &()).await.read(200);
        assert!(revoked.revoked_at.is_some());
        let _ = street.post(&revocation, &()).await.expect(409);
        let log: Page<AuditEntry> = street.get("/audit").await.read(200);
        let acts: Vec<_> = log.items.iter().map(|entry| entry.act.word()).collect();
        assert_eq!(acts, ["revoke_api_key", "issue_api_key"]);
        assert!(log.items.iter().all(|entry| entry.subject_id.uuid() == client.id.uuid()));
    }

    async fn a_program_may_report_so_often_and_no_oftener(app: TestApp) {
        let slow = NewApiClient { per_minute: 2, ..open311::sheet() };
        let (slow, quick) = (open311::key(&app, &slow).await.key, open311::key(&app, &open311::sheet()).await.key);
        let send = async |key: &str| open311::post(&app, &format!("{V2}/requests.json"), &open311::report(key)).await;
        for _ in 0..2 {
            let _ = send(&slow).await.expect(200);
        }
        let refused = send(&slow).await.expect(429);
        assert!(refused.header("retry-after").is_some());
        let _ = send(&quick).await.expect(200);
    }

    async fn the_street_sees_in_which_hour_a_key_was_used(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let _ = open311::reported(&app, &open311::report(&key)).await;
        let listed: Page<ApiClient> = app.street_admin().await.get(&path()).await.read(200);
        let used = listed.items[0].last_used_at.expect("used");
        assert_eq!(used.timestamp() % 3_600, 0);
    }

    async fn what_a_program_may_is_checked(app: TestApp) {
        let street = app.street_admin().await;
        let elsewhere = NewApiClient { community_id: Some(seed::community(2)), ..open311::sheet() };
        for (sheet, pointer) in [
            (NewApiClient { name: " ".to_owned(), ..open311::sheet() }, "/name"),
            (NewApiClient { per_minute: 0, ..open311::sheet() }, "/per_minute"),
            (elsewhere, "/community_id"),
        ] {
            let problem = street.post(&path(), &sheet).await.refused(contract::problem::Kind::Invalid);
            assert_eq!(problem.errors[0].pointer, pointer);
        }
    }
}
