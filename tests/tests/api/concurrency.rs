//! Two people at once: nobody overwrites what they have not seen.

use contract::{
    cases::{Accept, Case, State},
    problem::Kind,
};
use reqwest::Method;
use serde_json::json;
use tests::{Backend, TestApp, make, on_each_backend};
use tokio::task::JoinSet;

/// A trigger that gives a case every fifth number before another case can have it.
fn taking_numbers(app: &TestApp, case: &str) -> String {
    let take = format!("UPDATE cases SET number = NEW.number WHERE id = {case}");
    match app.backend() {
        Backend::Sqlite => {
            format!("CREATE TRIGGER taking BEFORE INSERT ON cases WHEN NEW.number GLOB '*[0-1]' BEGIN {take}; END")
        }
        Backend::Postgres => format!(
            "CREATE FUNCTION take() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {take}; RETURN NEW; END $$; \
             CREATE TRIGGER taking BEFORE INSERT ON cases FOR EACH ROW WHEN (NEW.number ~ '[0-1]$') EXECUTE FUNCTION take()"
        ),
    }
}

on_each_backend! {
    async fn of_two_admins_at_once_the_second_is_told_how_it_stands(app: TestApp) {
        let (one, other) = (app.station_admin().await, app.second_admin().await);
        for _ in 0..6 {
            let made = make::message(&app).await;
            let url = format!("{}/accept", made.url());
            let accept = |by: tests::Client, url: String| async move { by.post(&url, &Accept::default()).await };
            let (first, second) = tokio::join!(accept(one.clone(), url.clone()), accept(other.clone(), url));
            let (won, lost) = if first.status == 200 { (first, second) } else { (second, first) };
            let won: Case = won.read(200);
            let current = *lost.refused(Kind::Conflict).current.expect("the fresh state");
            assert_eq!(current.summary.state, State::Accepted);
            assert_eq!(current.first_responder, won.first_responder);
            assert_eq!(current.timeline.len(), 2, "it was accepted once");
        }
    }

    async fn an_answer_and_a_withdrawal_at_once_leave_one_truth(app: TestApp) {
        let admin = app.station_admin().await;
        for _ in 0..6 {
            let made = make::message(&app).accepted().await;
            let (answer, nothing) = (json!({"text": "已经修好了。"}), json!({}));
            let (answered, withdrawn) =
                tokio::join!(made.act(&admin, "answer", &answer), made.act(&made.by, "withdraw", &nothing));
            let mut statuses = [answered.status, withdrawn.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 409]);
        }
    }

    async fn many_notes_at_once_are_all_kept(app: TestApp) {
        let (made, admin) = (make::message(&app).await, app.station_admin().await);
        let mut noting = JoinSet::new();
        for number in 0..20 {
            let (made, admin) = (made.clone(), admin.clone());
            noting.spawn(async move {
                made.act(&admin, "notes", &json!({"text": format!("第{number}条"), "visibility": "internal"})).await.status
            });
        }
        assert!(noting.join_all().await.iter().all(|status| *status == 200));
        let seen = made.seen_by(&admin).await;
        assert_eq!((seen.timeline.len(), seen.version), (21, 21), "each counted, none lost");
    }

    async fn a_case_is_rated_once_however_often_the_button_is_pressed(app: TestApp) {
        let made = make::message(&app).answered().await;
        let mut rating = JoinSet::new();
        for _ in 0..8 {
            let made = made.clone();
            rating.spawn(async move { made.act(&made.by, "rating", &make::rating()).await.status });
        }
        let mut statuses = rating.join_all().await;
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409, 409, 409, 409, 409, 409, 409]);
        assert_eq!(app.count("ratings", "true").await, 1);
    }

    async fn a_stale_reader_cannot_act(app: TestApp) {
        let made = make::message(&app).await;
        let (admin, url) = (app.station_admin().await, made.url());
        let tag = admin.get(&url).await.expect(200).header("etag").expect("a tag").to_owned();
        assert!(tag.starts_with("\"1-"), "{tag}");
        let _ = made.act(&made.by, "notes", &json!({"text": "补充", "visibility": "public"})).await.expect(200);
        let accept = |tag: String| {
            admin.request(Method::POST, &format!("{url}/accept")).header("if-match", &tag).json(&json!({})).send()
        };
        let stale = accept(tag).await.refused(Kind::Stale);
        assert_eq!(*stale.current.expect("how it stands"), made.seen_by(&admin).await);
        accept("\"nonsense\"".to_owned()).await.refused(Kind::Stale);
        assert_eq!(made.seen_by(&admin).await.summary.state, State::Submitted, "nothing was done");
        let fresh = admin.get(&url).await.header("etag").expect("a tag").to_owned();
        assert_eq!(accept(fresh).await.read::<Case>(200).summary.state, State::Accepted);
    }

    async fn who_looked_at_the_same_case_and_comes_second_is_told_how_it_stands(app: TestApp) {
        let made = make::message(&app).await;
        let (one, other, url) = (app.station_admin().await, app.second_admin().await, made.url());
        let tag = one.get(&url).await.header("etag").expect("a tag").to_owned();
        let accept = |by: &tests::Client| by.request(Method::POST, &format!("{url}/accept")).header("if-match", &tag).json(&json!({})).send();
        let won: Case = accept(&one).await.read(200);
        let lost = accept(&other).await.refused(Kind::Conflict);
        assert_eq!(*lost.current.expect("the fresh state"), won);
    }

    async fn an_act_answers_with_the_tag_for_the_next_one(app: TestApp) {
        let made = make::message(&app).await;
        let (admin, url) = (app.station_admin().await, made.url());
        let accepted = admin.post(&format!("{url}/accept"), &Accept::default()).await.expect(200);
        let tag = accepted.header("etag").expect("a tag").to_owned();
        assert_eq!(admin.get(&url).await.header("etag"), Some(tag.as_str()));
        let answer = admin.request(Method::POST, &format!("{url}/answer")).header("if-match", &tag).json(&json!({"text": "已经修好了。"}));
        let _ = answer.send().await.expect(200);
    }

    async fn any_tag_matches_a_star(app: TestApp) {
        let (made, admin) = (make::message(&app).await, app.station_admin().await);
        let request = admin.request(Method::POST, &format!("{}/accept", made.url())).header("if-match", "*").json(&json!({}));
        let _ = request.send().await.expect(200);
    }

    async fn a_strangers_stale_tag_tells_nothing(app: TestApp) {
        let (made, foreign) = (make::message(&app).await, app.foreign_admin().await);
        let request = foreign.request(Method::POST, &format!("{}/accept", made.url())).header("if-match", "\"9-x\"").json(&json!({}));
        request.send().await.refused(Kind::NotFound);
    }

    async fn a_number_that_is_taken_is_drawn_again(app: TestApp) {
        let taken = make::message(&app).await;
        app.run_sql(&taking_numbers(&app, &app.bytes(taken.id().uuid().as_bytes()))).await;
        let resident = app.resident("王秀兰").await;
        for round in 0..40 {
            let reply = match round % 2 {
                0 => resident.post("/mailbox/messages", &make::plain()).await,
                _ => resident.post_once(&make::key(), "/mailbox/messages", &make::plain()).await,
            };
            let case: Case = reply.read(201);
            assert_eq!(resident.get(&format!("/cases/{}", case.summary.id)).await.read::<Case>(200).summary.number, case.summary.number);
        }
        let numbers = app.sql(|sql| sql.number("SELECT count(DISTINCT number) AS number FROM cases")).await;
        assert_eq!(numbers, 41);
    }

    async fn numbers_of_cases_made_at_once_differ_and_all_are_kept(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let mut sending = JoinSet::new();
        for _ in 0..40 {
            let resident = resident.clone();
            sending.spawn(async move { resident.post("/mailbox/messages", &make::plain()).await.read::<Case>(201) });
        }
        let mut ids: Vec<_> = sending.join_all().await.into_iter().map(|case| case.summary.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 40);
        assert_eq!(app.count("case_texts", "true").await, 40);
    }
}
