//! Several voices on the same matter, and several matters in one voice.

use contract::{
    cases::{Action, Case, Category, State},
    handling::{Merge, Split},
    problem::Kind,
};
use tests::{Client, make, on_each_backend, seed};

use super::handling;

async fn into(made: &make::Made, by: &Client, older: &make::Made) -> Case {
    made.act(by, "merge", &Merge { into: older.id() }).await.read(200)
}

on_each_backend! {
    async fn two_reporters_of_the_same_matter_both_follow_and_rate_its_answer(app: TestApp) {
        let mut older = make::message(&app).accepted().await;
        let other = app.resident("李建国").await;
        let younger = make::message(&app).by(&other).await;
        let admin = app.station_admin().await;
        assert_eq!(into(&younger, &admin, &older).await.summary.state, State::Merged);
        assert_eq!(handling(&older, &admin).await.voices, 2);
        assert_eq!(handling(&older, &admin).await.merged[0].id, younger.id());
        let leading = handling(&younger, &admin).await.merged_into.expect("a leading case");
        assert_eq!(leading.id, older.id());
        assert!(!younger.seen_by(&other).await.actions.contains(&Action::Rate));
        let _ = older.act(&older.by, "notes", &serde_json::json!({"text": "我家在三楼。", "visibility": "public"})).await.expect(200);
        older.answered(&admin).await;
        let seen = younger.seen_by(&other).await;
        let said: Vec<_> = seen.timeline.iter().filter_map(|entry| entry.text.as_deref()).collect();
        assert!(said.contains(&"电梯导轨已更换，夜间噪音已消除。"), "what the station says is for both");
        assert!(!said.contains(&"我家在三楼。"), "what the other reporter says is not");
        assert!(seen.actions.contains(&Action::Rate));
        let rated: Case = younger.act(&other, "rating", &make::rating()).await.read(200);
        assert_eq!(rated.summary.state, State::Merged);
        let kept: Vec<_> = rated.timeline.iter().map(|entry| entry.action).collect();
        assert_eq!(kept[kept.len() - 2..], [Action::Answer, Action::Rate], "what was rated is still there");
        let _ = older.act(&older.by, "rating", &make::rating()).await.expect(200);
        younger.act(&other, "rating", &make::rating()).await.refused(Kind::Conflict);
        assert_eq!(app.count("ratings", "1 = 1").await, 2);
    }

    async fn what_was_part_of_a_case_follows_it_into_another(app: TestApp) {
        let admin = app.station_admin().await;
        let first = make::message(&app).accepted().await;
        let second = make::message(&app).accepted().await;
        let third = make::message(&app).await;
        let _ = into(&third, &admin, &second).await;
        let _ = into(&second, &admin, &first).await;
        assert_eq!(handling(&first, &admin).await.voices, 3);
        assert_eq!(handling(&third, &admin).await.merged_into.map(|leading| leading.id), Some(first.id()));
    }

    async fn a_case_becomes_part_of_an_older_open_one_of_its_community_only(app: TestApp) {
        let admin = app.street_admin().await;
        let older = make::message(&app).accepted().await;
        let younger = make::message(&app).accepted().await;
        let elsewhere = make::message(&app).community(seed::community(1)).await;
        let refuse = async |made: &make::Made, into: contract::ids::CaseId| {
            made.act(&admin, "merge", &Merge { into }).await.refused_field("/into", "merge_older");
        };
        refuse(&older, younger.id()).await;
        refuse(&older, older.id()).await;
        refuse(&elsewhere, older.id()).await;
        refuse(&older, seed::nothing()).await;
        let done = make::message(&app).rated().await;
        let late = make::message(&app).await;
        refuse(&late, done.id()).await;
    }

    async fn of_two_that_are_made_part_of_each_other_at_once_one_stays(app: TestApp) {
        let admin = app.station_admin().await;
        let (one, two) = (make::message(&app).await, make::message(&app).await);
        let (first, second) = (Merge { into: two.id() }, Merge { into: one.id() });
        let (first, second) = tokio::join!(one.act(&admin, "merge", &first), two.act(&admin, "merge", &second));
        assert_eq!((first.status, second.status), (422, 200), "only younger into older");
    }

    async fn a_resident_joins_the_case_of_a_neighbour_in_one_go(app: TestApp) {
        let older = make::message(&app).accepted().await;
        let other = app.resident("李建国").await;
        let joined = make::message(&app).by(&other).with(|message| message.joins = Some(older.id())).await;
        assert_eq!(joined.case.summary.state, State::Merged);
        let admin = app.station_admin().await;
        assert_eq!(handling(&older, &admin).await.voices, 2);
        let _ = other.get(&older.url()).await.refused(Kind::NotFound);
        assert_eq!(joined.seen_by(&other).await.timeline.last().map(|entry| entry.action), Some(Action::Merge));
    }

    async fn what_is_settled_personal_or_elsewhere_is_not_joined(app: TestApp) {
        let done = make::message(&app).rated().await;
        let personal = make::message(&app).with(|message| message.category = Category::Neighbours).await;
        let elsewhere = make::message(&app).community(seed::community(1)).await;
        let other = app.resident("李建国").await;
        for id in [done.id(), personal.id(), elsewhere.id(), seed::nothing()] {
            let letter = contract::mailbox::NewMessage { joins: Some(id), ..make::plain() };
            other.post("/mailbox/messages", &letter).await.refused_field("/joins", "join_unknown");
        }
        assert_eq!(app.count("cases", "1 = 1").await, 3, "nothing is half written down");
    }

    async fn a_part_of_a_case_becomes_one_of_its_own_with_the_same_reporter(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let admin = app.station_admin().await;
        let split = Split { title: "楼道灯不亮".to_owned(), body: "来信中另外提到楼道灯不亮。".to_owned(), category: Category::Facilities };
        let _ = made.act(&admin, "split", &split).await.expect(200);
        let part = handling(&made, &admin).await.split_into.pop().expect("a part");
        let seen: Case = made.by.get(&format!("/cases/{}", part.id)).await.read(200);
        assert_eq!((seen.summary.state, seen.summary.title.as_str()), (State::Accepted, "楼道灯不亮"));
        assert_eq!(made.seen_by(&made.by).await.timeline.last().and_then(|entry| entry.text.clone()), Some(part.number));
    }

    async fn the_parts_of_an_anonymous_case_are_followed_by_whoever_follows_it(app: TestApp) {
        let made = make::message(&app).anonymous().accepted().await;
        let (admin, code) = (app.station_admin().await, made.secret.clone().expect("a code"));
        let split = Split { title: "楼道灯不亮".to_owned(), body: "来信中另外提到楼道灯不亮。".to_owned(), category: Category::Facilities };
        for _ in 0..2 {
            let kept: Case = made.act(&admin, "split", &split).await.read(200);
            assert!(kept.timeline.iter().all(|entry| entry.part_code.is_none()), "the station has no use for it");
        }
        let read = |code: String| {
            let reader = app.nobody().tracking(&code);
            async move { reader.get("/cases/tracked").await.read::<Case>(200) }
        };
        let seen = read(code.clone()).await;
        let codes: Vec<String> = seen.timeline.iter().filter_map(|entry| entry.part_code.clone()).collect();
        assert_eq!(codes.len(), 2);
        let parts = [read(codes[0].clone()).await, read(codes[1].clone()).await];
        assert_ne!(parts[0].summary.id, parts[1].summary.id);
        for part in &parts {
            assert!(part.anonymous && part.summary.state == State::Accepted && part.body == split.body);
            let whole = app.nobody().tracking(&code);
            let _ = whole.get(&format!("/cases/{}", part.summary.id)).await.expect(404);
        }
        // The code of a part leads to nothing else, is kept nowhere, and does for the part what the other does for its case.
        let follower = app.nobody().tracking(&codes[0]);
        let _ = follower.get(&made.url()).await.expect(404);
        let part = format!("/cases/{}", parts[0].summary.id);
        let noted: Case = follower.post(&format!("{part}/notes"), &serde_json::json!({"text": "三楼也不亮。", "visibility": "public"})).await.read(200);
        assert_eq!(noted.timeline.last().and_then(|entry| entry.text.as_deref()), Some("三楼也不亮。"));
        let everything = app.sql(tests::Sql::everything).await;
        assert!(codes.iter().all(|code| !everything.contains(code.as_str())));
        let again: Case = admin.post(&format!("{part}/split"), &split).await.read(200);
        assert_eq!(again.summary.id, parts[0].summary.id);
        let deeper = read(codes[0].clone()).await.timeline.iter().find_map(|entry| entry.part_code.clone()).expect("a code");
        assert_eq!(read(deeper).await.body, split.body, "a part of a part, by the code of the part");
        let page = app.nobody().request(reqwest::Method::POST, "/plain/track");
        let page = page.body("application/x-www-form-urlencoded", format!("code={code}")).send().await.expect(200).text();
        assert!(codes.iter().all(|code| page.contains(code.as_str())), "{page}");
    }
}
