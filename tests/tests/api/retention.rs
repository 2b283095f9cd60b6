//! What goes by itself when its time is over, and what stays.

use api::{
    moment::Moment,
    photos::PhotoStore,
    privacy::retention::{self, Swept},
};
use chrono::Duration;
use contract::cases::State;
use tests::{TestApp, make, on_each_backend, pictures};

/// Sweeps as if so much time had passed.
pub(crate) async fn sweep(app: &TestApp, after: Duration) -> Swept {
    let pictures = PhotoStore::open(app.settings()).expect("the pictures");
    let moment = Moment::at(Moment::now().time() + after);
    retention::sweep(&app.db().await, &pictures, app.settings(), moment)
        .await
        .expect("swept")
}

on_each_backend! {
    async fn codes_go_at_once_and_tokens_when_they_are_of_no_use(app: TestApp) {
        let phone = app.phone();
        let resident = app.sign_in_by_phone(&phone).await;
        let body = serde_json::json!({"refresh_token": resident.refresh_token});
        let _ = app.nobody().post("/sessions/refresh", &body).await.expect(200);
        let _ = app.nobody().post("/sessions/codes", &serde_json::json!({"phone": app.phone()})).await.expect(202);
        assert_eq!(sweep(&app, Duration::zero()).await, Swept::default(), "nothing is old yet");
        assert_eq!(sweep(&app, Duration::minutes(6)).await.credentials, 1, "the code");
        assert_eq!(sweep(&app, Duration::days(15)).await.credentials, 1, "the token that was used");
        assert_eq!(sweep(&app, Duration::days(91)).await.credentials, 1, "the token that was not");
    }

    async fn texts_of_cases_long_closed_go_and_what_happened_stays(app: TestApp) {
        let closed = make::message(&app).title("独一无二的标题").photos(&[pictures::jpeg()]).await.rated().await;
        let open = make::message(&app).title("还没有办完的事").await;
        let _ = sweep(&app, Duration::days(1_094)).await;
        assert_eq!(app.count("case_texts", "true").await, 2, "not yet");
        let swept = sweep(&app, Duration::days(1_096)).await;
        assert_eq!(swept.cases, 1);
        assert!(!app.sql(tests::Sql::everything).await.contains("独一无二"));
        assert_eq!(app.count("photos", "true").await, 0);
        app.forget_people().await;
        let admin = app.station_admin().await;
        assert_eq!(admin.get(&open.url()).await.read::<contract::cases::Case>(200).summary.title, "还没有办完的事");
        let states = app.sql(|sql| sql.words("SELECT state AS words FROM cases ORDER BY closed_at IS NULL")).await;
        assert_eq!(states, [State::Closed.word(), State::Submitted.word()]);
        assert!(app.count("case_entries", "true").await > 3, "the timeline of {}", closed.id());
        let named = app.count("case_entries", "role = 'resident' AND account_id IS NOT NULL").await;
        assert_eq!(named, 1, "only the open case still knows whose it is");
        assert_eq!(sweep(&app, Duration::days(1_096)).await.cases, 0, "once is enough");
    }

    async fn what_arrives_from_somebody_who_is_erased_is_taken_back(app: TestApp) {
        let (leaving, staying) = (app.resident("王秀兰").await, app.resident("李建国").await);
        let late = make::message(&app).by(&staying).title("独一无二的标题").await;
        let _ = leaving.delete("/me").await.expect(204);
        // As if it had been sent under a sign-in that another instance still believed.
        let [leaver, case] = [leaving.id().uuid(), late.id().uuid()].map(|id| app.bytes(id.as_bytes()));
        app.run_sql(&format!("UPDATE cases SET reporter_id = {leaver} WHERE id = {case}")).await;
        assert_eq!(sweep(&app, Duration::zero()).await.cases, 1);
        assert!(!app.sql(tests::Sql::everything).await.contains("独一无二"));
        assert_eq!(app.count("cases", "reporter_id IS NULL AND state = 'withdrawn'").await, 1);
        assert_eq!(sweep(&app, Duration::zero()).await.cases, 0, "once is enough");
    }

    async fn idempotency_keys_go_after_a_month(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let _ = resident.post_once(&make::key(), "/mailbox/messages", &make::plain()).await.expect(201);
        assert_eq!(sweep(&app, Duration::days(29)).await.idempotency_keys, 0);
        assert_eq!(sweep(&app, Duration::days(31)).await.idempotency_keys, 1);
    }

    async fn pictures_that_nobody_sent_go_after_a_day(app: TestApp) {
        let upload = app.nobody().upload("image/jpeg", pictures::jpeg()).await;
        assert_eq!(upload.status, 201);
        let _ = sweep(&app, Duration::hours(23)).await;
        assert_eq!(app.count("photos", "true").await, 1);
        let _ = sweep(&app, Duration::hours(25)).await;
        assert_eq!(app.count("photos", "true").await, 0);
    }
}
