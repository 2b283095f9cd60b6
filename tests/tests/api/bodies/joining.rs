//! What people say to their seats, and what is left of a seat whose holder was erased.

use contract::{
    bodies::{Body, DissolveBody, EndSeat, LackKind, OwnSeat, SeatAnswer, SeatKind, SeatState},
    notifications::{Notification, NotificationKind},
    page::Page,
    privacy::Export,
};
use serde_json::json;
use tests::{
    Client,
    bodies::{filled, formed, invite, invited, joined, rules, says, seat, seen, standing, url},
    on_each_backend,
};

use super::refused;

/// What somebody was told of seats of theirs that were ended: of which body, and in which word.
async fn ended(by: &Client) -> Vec<(uuid::Uuid, String)> {
    let inbox: Page<Notification> = by.get("/me/notifications").await.read(200);
    let ended = inbox.items.into_iter().filter(|one| one.kind == NotificationKind::SeatEnded);
    ended.map(|one| (one.about_id.uuid(), one.word.unwrap_or_default())).collect()
}

on_each_backend! {
    async fn whoever_is_asked_is_told_and_agrees_by_the_name_they_choose(app: TestApp) {
        let body = formed(&app).await;
        let (resident, id) = invited(&app, &body, "王秀英", SeatKind::Resident).await;
        let inbox: Page<Notification> = resident.get("/me/notifications").await.read(200);
        assert_eq!(inbox.items[0].kind, NotificationKind::SeatOffered);
        assert_eq!(inbox.items[0].about_id.uuid(), body.summary.id.uuid());
        let own = seat(&resident).await;
        assert_eq!((own.state, own.allowed), (SeatState::Invited, vec![SeatAnswer::Accept, SeatAnswer::Decline]));
        let path = format!("/seats/{id}/answer");
        resident.post(&path, &json!({"answer": "accept"})).await.refused_field("/name", "seat_name_needed");
        resident.post(&path, &json!({"answer": "accept", "name": " "})).await.refused_field("/name", "person_length");
        let _ = refused(&says(&resident, id, SeatAnswer::Leave, "").await, "seat_answered");
        let own: OwnSeat = says(&resident, id, SeatAnswer::Accept, " 王阿姨 ").await.read(200);
        assert_eq!((own.name.as_deref(), own.allowed), (Some("王阿姨"), vec![SeatAnswer::Leave]));
        let again: OwnSeat = says(&resident, id, SeatAnswer::Accept, "别的名字").await.read(200);
        assert_eq!((again.name, again.since), (own.name, own.since), "saying it twice changes nothing");
        assert_eq!(seen(&app.nobody(), &body).await.summary.members, 1);
    }

    async fn whoever_is_let_go_is_told(app: TestApp) {
        let body = formed(&app).await;
        let (member, sits) = joined(&app, &body, "王秀英", SeatKind::Resident).await;
        let (asked, open) = invited(&app, &body, "李建国", SeatKind::Resident).await;
        let admin = app.station_admin().await;
        for seat in [sits, open] {
            let end = EndSeat { reason: "已搬离本社区。".to_owned() };
            let _ = admin.post(&url(&body, &format!("/seats/{seat}/end")), &end).await.expect(200);
        }
        for told in [&member, &asked] {
            assert_eq!(ended(told).await, [(body.summary.id.uuid(), "end_seat".to_owned())]);
            assert_eq!(seat(told).await.ended_because.as_deref(), Some("已搬离本社区。"));
        }
    }

    async fn whoever_sits_in_a_body_or_was_asked_is_told_that_it_was_dissolved(app: TestApp) {
        let body = formed(&app).await;
        let (member, _) = joined(&app, &body, "王秀英", SeatKind::Resident).await;
        let (asked, _) = invited(&app, &body, "李建国", SeatKind::Resident).await;
        let (declined, no) = invited(&app, &body, "赵小梅", SeatKind::Resident).await;
        let _ = says(&declined, no, SeatAnswer::Decline, "").await.expect(200);
        let dissolve = DissolveBody { reason: "任期已满。".to_owned() };
        let _ = app.station_admin().await.post(&url(&body, "/dissolve"), &dissolve).await.expect(200);
        for told in [&member, &asked] {
            assert_eq!(ended(told).await, [(body.summary.id.uuid(), "dissolve".to_owned())]);
        }
        assert!(ended(&declined).await.is_empty(), "whoever declined has nothing to lose");
    }

    async fn a_seat_is_answered_by_nobody_else(app: TestApp) {
        let body = formed(&app).await;
        let (_, id) = invited(&app, &body, "王秀英", SeatKind::Resident).await;
        for other in [app.resident("路过").await, app.station_admin().await] {
            let _ = says(&other, id, SeatAnswer::Accept, "路过").await.expect(404);
            let none: Page<OwnSeat> = other.get("/me/seats").await.read(200);
            assert!(none.items.is_empty());
        }
        assert_eq!(app.count("body_seats", "state = 'invited'").await, 1);
    }

    async fn an_offer_lapses_after_thirty_days(app: TestApp) {
        let (body, phone) = (formed(&app).await, app.phone());
        let resident = tests::proposals::verified_of(&app, "王秀英", &phone).await;
        let _ = invite(&app, &body, &phone, SeatKind::Resident).await.expect(201);
        let offered = seat(&resident).await;
        let answer_by = offered.answer_by.expect("a time");
        assert_eq!((answer_by - offered.since).num_days(), 30);
        app.run_sql("UPDATE body_seats SET since = since - 30 * CAST(86400000000 AS BIGINT)").await;
        let _ = refused(&says(&resident, offered.id, SeatAnswer::Accept, "王秀英").await, "seat_lapsed");
        let lapsed = seat(&resident).await;
        assert_eq!((lapsed.state, lapsed.allowed, lapsed.answer_by), (SeatState::Lapsed, vec![], None));
        let body = seen(&app.station_admin().await, &body).await;
        assert_eq!(body.seats[0].state, SeatState::Lapsed);
        assert_eq!(app.count("body_seats", "state = 'lapsed'").await, 0);
        let _ = crate::retention::sweep(&app, chrono::Duration::zero()).await;
        assert_eq!(app.count("body_seats", "state = 'lapsed'").await, 1);
        // They can be asked again, which takes no seat of the first.
        let _ = invite(&app, &body, &phone, SeatKind::Resident).await.expect(201);
        let own: OwnSeat = says(&resident, seat(&resident).await.id, SeatAnswer::Accept, "王秀英").await.read(200);
        assert_eq!(own.state, SeatState::Accepted);
    }

    async fn whoever_declined_can_be_asked_again(app: TestApp) {
        let (body, phone) = (formed(&app).await, app.phone());
        let resident = tests::proposals::verified_of(&app, "王秀英", &phone).await;
        let _ = invite(&app, &body, &phone, SeatKind::Resident).await.expect(201);
        let first = seat(&resident).await.id;
        let own: OwnSeat = says(&resident, first, SeatAnswer::Decline, "").await.read(200);
        assert_eq!((own.state, own.allowed), (SeatState::Declined, vec![]));
        let _ = refused(&says(&resident, first, SeatAnswer::Accept, "王秀英").await, "seat_answered");
        let _ = invite(&app, &body, &phone, SeatKind::Resident).await.expect(201);
        let second = seat(&resident).await.id;
        let own: OwnSeat = says(&resident, second, SeatAnswer::Accept, "王秀英").await.read(200);
        assert_eq!(own.state, SeatState::Accepted);
    }

    async fn of_two_who_take_the_last_seat_at_once_one_gets_it(app: TestApp) {
        let (body, _) = filled(&app).await;
        let _ = rules(&app, |rules| rules.group_most = 4).await;
        let one = invited(&app, &body, "钱一", SeatKind::Resident).await;
        let other = invited(&app, &body, "孙二", SeatKind::Resident).await;
        let (first, second) = tokio::join!(
            says(&one.0, one.1, SeatAnswer::Accept, "钱一"),
            says(&other.0, other.1, SeatAnswer::Accept, "孙二")
        );
        let (taken, late) = if first.status == 200 { (first, second) } else { (second, first) };
        let _ = taken.expect(200);
        let now: OwnSeat = serde_json::from_value(refused(&late, "body_full")).expect("a seat");
        assert_eq!(now.state, SeatState::Invited, "their invitation stays, in case somebody leaves");
        assert_eq!(seen(&app.nobody(), &body).await.summary.members, 4);
    }

    async fn a_body_that_stands_lets_nobody_in_who_would_break_its_rules(app: TestApp) {
        let (body, members) = standing(&app).await;
        let _ = rules(&app, |rules| { rules.residents_percent = 75; rules.others_percent = 25; }).await;
        let one = invited(&app, &body, "钱一", SeatKind::Staff).await;
        let other = invited(&app, &body, "孙二", SeatKind::Staff).await;
        let third = invited(&app, &body, "李三", SeatKind::Deputy).await;
        let _ = says(&one.0, one.1, SeatAnswer::Accept, "钱一").await.expect(200);
        let _ = refused(&says(&other.0, other.1, SeatAnswer::Accept, "孙二").await, "kind_full");
        let _ = refused(&says(&third.0, third.1, SeatAnswer::Accept, "李三").await, "residents_first");
        assert!(seen(&app.nobody(), &body).await.summary.complete);
        let own: OwnSeat = says(&members[0].0, members[0].1, SeatAnswer::Leave, "").await.read(200);
        assert_eq!(own.state, SeatState::Ended);
        let shown = seen(&app.nobody(), &body).await;
        assert!(!shown.summary.complete, "who leaves may leave it incomplete");
        assert!(shown.seats.iter().all(|seat| seat.name.as_deref() != Some("王秀英")));
    }

    async fn the_station_lets_somebody_go_with_a_reason_that_they_read(app: TestApp) {
        let (body, members) = filled(&app).await;
        let (admin, (resident, id)) = (app.station_admin().await, &members[0]);
        let end = EndSeat { reason: "已搬离本社区。".to_owned() };
        let after: Body = admin.post(&url(&body, &format!("/seats/{id}/end")), &end).await.read(200);
        assert_eq!((after.summary.members, after.lacks[0].lack), (2, LackKind::TooFew));
        assert_eq!(seat(resident).await.ended_because.as_deref(), Some("已搬离本社区。"));
        let again = admin.post(&url(&body, &format!("/seats/{id}/end")), &end).await;
        let _ = refused(&again, "seat_answered");
        let other = formed(&app).await;
        let _ = admin.post(&url(&other, &format!("/seats/{}/end", members[1].1)), &end).await.expect(404);
    }

    async fn whoever_is_erased_leaves_a_seat_without_a_name(app: TestApp) {
        let (body, members) = standing(&app).await;
        let (resident, id) = &members[0];
        let export: Export = resident.get("/me/export").await.read(200);
        assert_eq!(export.seats.iter().map(|seat| (seat.id, seat.name.as_deref())).collect::<Vec<_>>(), [(*id, Some("王秀英"))]);
        let _ = resident.delete("/me").await.expect(204);
        let kept = "account_id IS NULL AND name IS NULL AND state = 'ended'";
        assert_eq!((app.count("body_seats", kept).await, app.count("body_seats", "true").await), (1, 3));
        let shown = seen(&app.station_admin().await, &body).await;
        assert_eq!((shown.summary.members, shown.summary.complete, shown.lacks[0].lack), (2, false, LackKind::TooFew));
        let everything = app.sql(tests::Sql::everything).await;
        assert!(!everything.contains("王秀英"));
    }
}
