//! Whether an instance says it is ready: only while it can do its work.

use tests::{Backend, Sql, TestApp, until};

#[test]
fn who_cannot_write_is_not_ready() {
    tests::run(async {
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let nobody = app.nobody();
        let _ = nobody.get("/readyz").await.expect(200);
        let mut other = Sql::connect(app.database().url());
        other.run("BEGIN IMMEDIATE");
        let _ = nobody.get("/readyz").await.expect(503);
        let _ = nobody.get("/healthz").await.expect(200);
        other.run("ROLLBACK");
        until("it is ready again", async || {
            (nobody.get("/readyz").await.status == 200).then_some(())
        })
        .await;
        app.stop().await;
    });
}
