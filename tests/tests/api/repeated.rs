//! What is said again without asking: as it was said before, and only as long as it would be said anew.

use contract::problem::Kind;
use serde_json::json;
use tests::{Client, Reply, make, on_each_backend, seed};

/// Times after which a worker has long begun to say the same again: the first answer is read, the second is found ready.
const TIMES: usize = 5;

/// What somebody is told, time after time.
async fn told(by: &Client, path: &str) -> Vec<Reply> {
    let mut told = Vec::new();
    for _ in 0..TIMES {
        told.push(by.get(path).await);
    }
    told
}

/// The headers of an answer, without those that are every answer's own.
fn headers(reply: &Reply) -> Vec<(&str, &[u8])> {
    let own = ["x-request-id", "ratelimit", "date"];
    let mut headers: Vec<_> = reply
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_bytes()))
        .collect();
    assert!(
        own.iter().all(|own| headers.iter().any(|(name, _)| name == own)),
        "{headers:?}"
    );
    headers.retain(|(name, _)| !own.contains(name));
    headers.sort_unstable();
    headers
}

on_each_backend! {
    async fn what_is_said_again_is_said_as_before(app: TestApp) {
        let made = make::message(&app).await;
        let admin = app.station_admin().await;
        for path in [made.url(), "/cases?limit=20".to_owned()] {
            let told = told(&admin, &path).await;
            for again in &told {
                assert_eq!((again.status, &again.body), (200, &told[0].body), "{path}");
                assert_eq!(headers(again), headers(&told[0]), "{path}");
            }
            let numbers: std::collections::HashSet<_> = told.iter().map(|reply| reply.header("x-request-id")).collect();
            assert_eq!(numbers.len(), TIMES, "each request has its own number");
            let known = admin.with("if-none-match", told[0].header("etag").expect("a tag"));
            for again in self::told(&known, &path).await {
                assert!(again.expect(304).body.is_empty());
            }
        }
    }

    async fn a_change_is_seen_at_once(app: TestApp) {
        let made = make::message(&app).await;
        let admin = app.station_admin().await;
        for text in ["first", "second"] {
            for path in [made.url(), "/cases".to_owned()] {
                let before = told(&admin, &path).await.remove(TIMES - 1).expect(200);
                let _ = made.act(&made.by, "notes", &json!({"text": text, "visibility": "public"})).await.expect(200);
                assert_ne!(admin.get(&path).await.expect(200).header("etag"), before.header("etag"), "{path}");
            }
        }
    }

    async fn who_signed_out_is_told_nothing_again(app: TestApp) {
        let by = app.resident("who signs out").await;
        let made = make::message(&app).by(&by).await;
        for path in [made.url(), "/cases".to_owned()] {
            assert!(told(&by, &path).await.iter().all(|reply| reply.status == 200));
        }
        let _ = by.delete("/sessions/current").await.expect(204);
        for path in [made.url(), "/cases".to_owned()] {
            by.get(&path).await.refused(Kind::SessionEnded);
        }
    }

    async fn who_holds_the_post_no_longer_is_told_nothing_again(app: TestApp) {
        let made = make::message(&app).await;
        let (street, admin) = (app.street_admin().await, app.second_admin().await);
        assert!(told(&admin, &made.url()).await.iter().all(|reply| reply.status == 200));
        let post = json!({"role": "station_admin", "community_id": seed::community(0)});
        let _ = street.post(&format!("/members/{}/posts/revoke", admin.id()), &post).await.expect(204);
        admin.get(&made.url()).await.refused(Kind::SessionEnded);
    }

    async fn nobody_is_told_what_was_said_to_another(app: TestApp) {
        let made = make::message(&app).await;
        let (admin, stranger) = (app.station_admin().await, app.newcomer().await);
        for _ in 0..TIMES {
            let _ = admin.get(&made.url()).await.expect(200);
            stranger.get(&made.url()).await.refused(Kind::NotFound);
            app.nobody().get(&made.url()).await.refused(Kind::Unauthenticated);
            admin.tracking("nonsense").get(&made.url()).await.refused(Kind::NotFound);
        }
    }
}
