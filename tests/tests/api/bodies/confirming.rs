//! Residents decide whether a body stands.

use api::moment::Moment;
use contract::{
    bodies::{Body, BodyState, ConfirmationOutcome, SeatAnswer, SeatKind},
    notifications::{Notification, NotificationKind},
    page::Page,
    votes::{CancelVote, Vote, VoteState},
};
use serde_json::json;
use tests::{
    bodies::{filled, formed, invite, propose, says, seen, standing, url, voted_on},
    on_each_backend,
    votes::{closed, look, votes},
};

use super::refused;

on_each_backend! {
    async fn a_body_stands_once_more_than_half_of_a_quorum_agreed(app: TestApp) {
        let (body, members) = standing(&app).await;
        assert_eq!(body.summary.state, BodyState::Standing);
        assert!(body.summary.stands_since.is_some());
        let confirmation = body.confirmation.clone().expect("figures");
        assert_eq!(confirmation.outcome, Some(ConfirmationOutcome::Confirmed));
        assert_eq!((confirmation.roll, confirmation.ballots, confirmation.in_favour), (3, 3, 3));
        let names: Vec<_> = body.seats.iter().filter_map(|seat| seat.name.as_deref()).collect();
        assert_eq!(names, ["王秀英", "李建国", "赵小梅"]);
        assert!(body.seats.iter().all(|seat| seat.phone.is_none()));
        for (member, _) in &members {
            let inbox: Page<Notification> = member.get("/me/notifications").await.read(200);
            let told = inbox.items.iter().filter(|one| one.kind == NotificationKind::BodyStands).count();
            assert_eq!(told, 1);
        }
    }

    async fn an_incomplete_body_is_not_put_to_the_vote(app: TestApp) {
        let body = formed(&app).await;
        let now: Body = serde_json::from_value(refused(&propose(&app, &body).await, "body_incomplete")).expect("a body");
        assert!(!now.lacks.is_empty());
        assert_eq!((app.count("votes", "true").await, now.summary.state), (0, BodyState::Forming));
    }

    async fn while_residents_vote_nobody_joins_but_whoever_wants_may_go(app: TestApp) {
        let (body, members) = filled(&app).await;
        let vote = voted_on(&app, &body).await;
        let about = vote.body.clone().expect("a body");
        assert_eq!((about.id, about.name.as_str(), about.decides), (body.summary.id, body.summary.name.as_str(), false));
        assert_eq!(vote.roll, Some(3), "residents decide");
        let shown = seen(&app.nobody(), &body).await;
        assert_eq!((shown.summary.state, shown.seats.len()), (BodyState::Proposed, 3), "everybody reads whom it is about");
        let _ = refused(&invite(&app, &body, &app.phone(), SeatKind::Staff).await, "body_proposed");
        let _ = refused(&propose(&app, &body).await, "body_proposed");
        let dissolve = app.station_admin().await.post(&url(&body, "/dissolve"), &json!({"reason": "不办了"})).await;
        let _ = refused(&dissolve, "body_proposed");
        let _ = says(&members[0].0, members[0].1, SeatAnswer::Leave, "").await.expect(200);
        for (member, _) in &members {
            let _ = votes(&app, member, &vote, &[1]).await;
        }
        let _ = closed(&app, &vote).await;
        let after = seen(&app.nobody(), &body).await;
        assert_eq!(after.summary.state, BodyState::Forming, "residents agreed to another than is left");
        assert_eq!(after.confirmation.expect("figures").outcome, Some(ConfirmationOutcome::Incomplete));
    }

    async fn a_body_that_is_not_confirmed_is_formed_again_and_keeps_the_figures(app: TestApp) {
        let (body, members) = filled(&app).await;
        for (ballots, outcome) in [
            (&[1_u8][..], ConfirmationOutcome::NoQuorum),
            (&[1, 2], ConfirmationOutcome::Rejected),
            (&[1, 1], ConfirmationOutcome::Confirmed),
        ] {
            let vote = voted_on(&app, &body).await;
            for ((member, _), choice) in members.iter().zip(ballots) {
                let _ = votes(&app, member, &vote, &[*choice]).await;
            }
            let _ = closed(&app, &vote).await;
            let after = seen(&app.nobody(), &body).await;
            let confirmation = after.confirmation.expect("figures");
            assert_eq!((confirmation.vote_id, confirmation.outcome), (vote.id, Some(outcome)));
            let stands = outcome == ConfirmationOutcome::Confirmed;
            assert_eq!(after.summary.state == BodyState::Standing, stands);
            assert_eq!((confirmation.roll, confirmation.ballots as usize), (3, ballots.len()));
        }
    }

    async fn a_body_whose_vote_is_called_off_is_formed_again(app: TestApp) {
        let (body, _) = filled(&app).await;
        let vote = voted_on(&app, &body).await;
        let cancel = CancelVote { reason: "名单有误".to_owned() };
        let vote: Vote = app.station_admin().await.post(&format!("/votes/{}/cancel", vote.id), &cancel).await.read(200);
        assert_eq!(vote.state, VoteState::Cancelled);
        let after = seen(&app.nobody(), &body).await;
        assert_eq!(after.summary.state, BodyState::Forming);
        assert_eq!(after.confirmation.expect("a vote").outcome, Some(ConfirmationOutcome::CalledOff));
    }

    async fn of_two_looks_at_once_one_confirms(app: TestApp) {
        let (body, members) = filled(&app).await;
        let vote = voted_on(&app, &body).await;
        for (member, _) in &members {
            let _ = votes(&app, member, &vote, &[1]).await;
        }
        let at = Moment::at(vote.closes_at);
        let (one, other) = tokio::join!(look(&app, at), look(&app, at));
        assert!(one.closed + other.closed <= 1, "{one:?} {other:?}");
        assert_eq!(seen(&app.nobody(), &body).await.summary.state, BodyState::Standing);
        assert_eq!(app.count("audit_entries", "act = 'set_body' AND detail LIKE '%confirmed%'").await, 1);
    }
}
