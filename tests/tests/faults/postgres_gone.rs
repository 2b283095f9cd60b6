//! PostgreSQL goes away: callers are told to come back, and the server finds it again by itself.

use contract::problem::Kind;
use tests::{Backend, Sql, TestApp, make, until};

/// Lets nobody into the database, or everybody again.
async fn admit(app: &TestApp, admitted: bool) {
    let (name, server) = app.database().on_server().expect("a database on a server");
    let (name, server) = (name.to_owned(), server.to_owned());
    let change = move || {
        let mut sql = Sql::connect(&server);
        sql.run(&format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {admitted}"));
        if !admitted {
            sql.run(&format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
            ));
        }
    };
    tokio::task::spawn_blocking(change).await.expect("a change");
}

#[test]
fn a_database_that_is_gone_is_told_and_found_again() {
    tests::run(async {
        let Some(app) = TestApp::start(Backend::Postgres).await else {
            return;
        };
        let (made, admin) = (make::message(&app).await, app.station_admin().await);
        let _ = app.nobody().get("/readyz").await.expect(200);

        admit(&app, false).await;
        let message = make::plain();
        let key = make::key();
        for _ in 0..3 {
            let refused = made.by.post_once(&key, "/mailbox/messages", &message).await;
            let problem = refused.refused(Kind::Unavailable);
            let seconds: u32 = refused.header("retry-after").expect("Retry-After").parse().expect("seconds");
            assert_eq!(problem.retry_after, Some(seconds));
            admin.get("/cases?limit=77").await.refused(Kind::Unavailable);
        }
        assert_eq!(app.nobody().get("/readyz").await.status, 503);
        let _ = app.nobody().get("/healthz").await.expect(200);

        admit(&app, true).await;
        until("the server finds its database again", async || {
            (app.nobody().get("/readyz").await.status == 200).then_some(())
        })
        .await;
        until("letters are taken again", async || {
            let reply = made.by.post_once(&key, "/mailbox/messages", &message).await;
            (reply.status == 201).then_some(())
        })
        .await;
        assert_eq!(
            app.count("cases", "true").await,
            2,
            "the letter that was refused is there once"
        );
        app.stop().await;
    });
}
