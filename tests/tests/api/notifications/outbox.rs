//! What is to reach people outside of the app: written with the change, and only what they want.

use tests::{
    inbox::{prefer, read_all},
    make, on_each_backend,
};

on_each_backend! {
    async fn an_answer_is_to_leave_the_app_and_a_step_is_not(app: TestApp) {
        let mut made = make::message(&app).accepted().await;
        assert_eq!(app.count("outbox", "true").await, 0);
        made.answered(&app.station_admin().await).await;
        assert_eq!(app.count("outbox", "way = 'sms'").await, 1);
    }

    async fn what_one_does_not_want_stays_in_the_app(app: TestApp) {
        let made = make::message(&app).accepted().await;
        prefer(&made.by, |wanted| wanted.topics.clear()).await;
        let mut made = made;
        made.answered(&app.station_admin().await).await;
        read_all(&made.by).await;
        assert_eq!(app.count("outbox", "true").await, 0);
    }
}
