//! What each reader may know of a case, and what does not exist for others.

use contract::{
    cases::{Because, Case, NameShown},
    problem::Kind,
};
use serde_json::json;
use tests::{make, on_each_backend, seed};

on_each_backend! {
    async fn the_cases_of_others_do_not_exist(app: TestApp) {
        let made = make::message(&app).answered().await;
        let strangers =
            [app.resident("李建国").await, app.volunteer().await, app.foreign_admin().await, app.foreign_street_admin().await];
        for stranger in strangers {
            let there = stranger.get(&made.url()).await.refused(Kind::NotFound);
            let nowhere = stranger.get(&format!("/cases/{}", seed::nothing::<()>())).await.refused(Kind::NotFound);
            assert_eq!(there, nowhere, "nothing tells one from the other");
            for (action, body) in [
                ("accept", json!({})),
                ("notes", json!({"text": "插话", "visibility": "public"})),
                ("answer", json!({"text": "已经修好了。"})),
                ("decline", json!({"reason": "unclear", "text": "看不明白。"})),
                ("close", json!({})),
                ("reopen", json!({})),
                ("withdraw", json!({})),
                ("rating", json!(make::rating())),
            ] {
                made.act(&stranger, action, &body).await.refused(Kind::NotFound);
            }
        }
        assert_eq!(made.seen_by(&made.by).await.timeline.len(), 3, "nothing happened to it");
    }

    async fn a_kept_answer_is_not_shown_to_strangers(app: TestApp) {
        let made = make::message(&app).await;
        for client in [made.by.clone(), app.station_admin().await, app.street_admin().await] {
            let _ = (made.seen_by(&client).await, made.seen_by(&client).await);
        }
        app.foreign_admin().await.get(&made.url()).await.refused(Kind::NotFound);
        app.resident("李建国").await.get(&made.url()).await.refused(Kind::NotFound);
        app.nobody().get(&made.url()).await.refused(Kind::Unauthenticated);
    }

    async fn the_reporter_sees_work_names_and_no_private_ones(app: TestApp) {
        let made = make::message(&app).answered().await;
        let reply = made.by.get(&made.url()).await.expect(200);
        let (text, seen): (String, Case) = (reply.text(), reply.json());
        assert_eq!(seen.timeline[1].by.work_name.as_deref(), Some("驿站小李"));
        assert_eq!(seen.reporter, None);
        for hidden in ["station.admin", "\"login\"", "phone_digest", "account_id"] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
    }

    async fn staff_see_a_masked_number_and_the_name_as_far_as_it_is_shown(app: TestApp) {
        let admin = app.station_admin().await;
        for (shown, named) in [(NameShown::Nobody, false), (NameShown::Staff, true), (NameShown::Everybody, true)] {
            let made = make::message(&app).with(|message| message.name_shown = shown).await;
            let reply = admin.get(&made.url()).await.expect(200);
            let (text, case): (String, Case) = (reply.text(), reply.json());
            match case.reporter {
                Some(reporter) if named => {
                    assert_eq!(reporter.name, "王秀兰");
                    let phone = reporter.phone.expect("a masked number");
                    assert!(phone.contains("****") && phone.len() == 11, "{phone}");
                }
                None if !named => assert!(!text.contains("王秀兰"), "{text}"),
                other => panic!("{shown:?}: {other:?}"),
            }
        }
    }

    async fn nobody_answers_their_own_case(app: TestApp) {
        // A volunteer is a resident: as the reporter they have a reporter's part, whatever posts they hold.
        let volunteer = app.volunteer().await;
        let made = make::message(&app).by(&volunteer).await;
        made.act(&volunteer, "accept", &json!({})).await.refused(Kind::Forbidden);
        let _ = made.act(&volunteer, "withdraw", &Because::default()).await.expect(200);
    }

    async fn no_telephone_number_is_written_anywhere_in_clear(app: TestApp) {
        let phone = app.phone();
        let resident = app.sign_in_by_phone(&phone).await;
        let _ = resident.patch("/me", &json!({"name": "李建国", "community_id": seed::community(0)})).await.expect(200);
        let masked = resident.me().phone.clone().expect("a masked number");
        assert_eq!(masked, format!("{}****{}", &phone[..3], &phone[7..]));
        let (everything, digits) = (app.sql(tests::Sql::everything).await, hexadecimal(phone.as_bytes()));
        assert!(!everything.contains(&phone) && !everything.contains(&digits));
        assert!(!everything.contains(&hexadecimal(&<sha2::Sha256 as sha2::Digest>::digest(&phone))), "a bare hash is no protection");
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    tests::text::hexadecimal(bytes)
}
