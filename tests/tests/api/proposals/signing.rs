//! Signing: one signature a person, an exact count, and one moment at which it is enough.

use contract::{
    notifications::{Notification, NotificationKind},
    page::Page,
    problem::Kind,
    proposals::{Proposal, ProposalAction as Action, ProposalState as State},
};
use serde_json::json;
use tests::{
    Client, TestApp, on_each_backend,
    proposals::{enough, published, seen, sign, unsign, url, verified},
    until,
};
use tokio::task::JoinSet;

/// How often something happened to it.
fn times(proposal: &Proposal, action: Action) -> usize {
    proposal.timeline.iter().filter(|event| event.action == action).count()
}

async fn crowd(app: &TestApp, many: usize) -> Vec<Client> {
    let mut people = Vec::new();
    for number in 0..many {
        people.push(verified(app, &format!("邻居{number}")).await);
    }
    people
}

async fn all_sign(people: &[Client], proposal: &Proposal) -> Vec<u16> {
    let mut signing = JoinSet::new();
    for client in people {
        let (client, proposal) = (client.clone(), proposal.clone());
        signing.spawn(async move { sign(&client, &proposal).await.status });
    }
    signing.join_all().await
}

on_each_backend! {
    async fn who_is_not_verified_is_told_how_to_be(app: TestApp) {
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let newcomer = app.resident("李建国").await;
        sign(&newcomer, &proposal).await.refused_field("", "not_verified");
        assert!(!seen(&newcomer, &proposal).await.standing.verified);
    }

    async fn signing_twice_is_signing_once_and_a_signature_can_be_taken_back(app: TestApp) {
        let (author, signer) = (app.resident("王秀兰").await, verified(&app, "周先生").await);
        let proposal = published(&app, &author).await;
        for _ in 0..2 {
            let _ = sign(&signer, &proposal).await.expect(204);
            assert_eq!(seen(&signer, &proposal).await.summary.signed, 1);
        }
        for _ in 0..2 {
            let _ = unsign(&signer, &proposal).await.expect(204);
            assert_eq!(seen(&signer, &proposal).await.summary.signed, 0);
        }
        sign(&author, &proposal).await.refused(Kind::Forbidden);
    }

    async fn of_a_crowd_at_the_threshold_every_signature_counts_and_it_is_enough_once(app: TestApp) {
        enough(&app, 100).await;
        let author = app.resident("王秀兰").await;
        let proposal = published(&app, &author).await;
        let people = crowd(&app, 200).await;
        let statuses = all_sign(&people, &proposal).await;
        assert!(statuses.iter().all(|status| *status == 204), "{statuses:?}");
        let nobody = app.nobody();
        until("all are counted", async || (seen(&nobody, &proposal).await.summary.signed == 200).then_some(())).await;
        let after = seen(&nobody, &proposal).await;
        assert_eq!(after.summary.state, State::Effective);
        assert_eq!(times(&after, Action::BecomeEffective), 1);
        let told: Page<Notification> = author.get("/me/notifications").await.read(200);
        let effective = told.items.iter().filter(|one| one.kind == NotificationKind::ProposalEffective);
        assert_eq!(effective.map(|one| one.times).sum::<u32>(), 1, "told once");
    }

    async fn whoever_signs_while_it_is_withdrawn_signed_before_or_is_told(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let people = crowd(&app, 6).await;
        for _ in 0..4 {
            let proposal = published(&app, &author).await;
            let (address, reason) = (url(&proposal, "/withdraw"), json!({"reason": "已经装好了"}));
            let (statuses, withdrawn) = tokio::join!(all_sign(&people, &proposal), author.post(&address, &reason));
            assert_eq!(withdrawn.status, 200);
            let signed = statuses.iter().filter(|status| **status == 204).count();
            assert!(statuses.iter().all(|status| [204, 404].contains(status)), "{statuses:?}");
            let kept = app.count("proposal_signatures", "1 = 1").await;
            assert_eq!(usize::try_from(kept).expect("a count"), signed);
            app.run_sql("DELETE FROM proposal_signatures").await;
        }
    }

    async fn only_what_gathers_or_is_effective_is_signed_and_only_by_who_may(app: TestApp) {
        let (author, signer) = (app.resident("王秀兰").await, verified(&app, "周先生").await);
        let proposal = published(&app, &author).await;
        let is_kept = async || app.count("proposal_signatures", "1 = 1").await == 1;
        for state in State::ALL {
            app.run_sql(&format!("UPDATE proposals SET state = '{}'", state.word())).await;
            let may = matches!(state, State::Gathering | State::Effective);
            assert_eq!((sign(&signer, &proposal).await.status == 204, is_kept().await), (may, may), "{state:?}");
            let _ = unsign(&signer, &proposal).await;
            assert!(!is_kept().await, "{state:?}");
            app.run_sql("DELETE FROM proposal_signatures").await;
        }
        app.run_sql("UPDATE proposals SET state = 'gathering'").await;
        for (changed, back, refusal) in [
            ("UPDATE proposals SET closes_at = closes_at - 10000000000000", "UPDATE proposals SET closes_at = closes_at + 10000000000000", 409),
            ("UPDATE residences SET revoked_at = 1", "UPDATE residences SET revoked_at = NULL", 422),
            ("UPDATE residences SET proof = 'card'", "UPDATE residences SET proof = 'letter'", 422),
        ] {
            app.run_sql(changed).await;
            assert_eq!((sign(&signer, &proposal).await.status, is_kept().await), (refusal, false), "{changed}");
            app.run_sql(back).await;
            assert_eq!((sign(&signer, &proposal).await.status, is_kept().await), (204, true), "{back}");
            let _ = unsign(&signer, &proposal).await.expect(204);
        }
        let together = format!("INSERT INTO proposal_people SELECT id, {}, community_id, NULL, TRUE, 1, NULL FROM proposals", app.bytes(signer.id().uuid().as_bytes()));
        app.run_sql("UPDATE residences SET proof = 'desk'").await;
        app.run_sql(&together).await;
        assert_eq!((sign(&signer, &proposal).await.status, is_kept().await), (403, false), "nobody signs what they propose");
    }

    async fn what_a_stopped_server_left_uncounted_the_sweep_counts(app: TestApp) {
        enough(&app, 1).await;
        let (author, signer) = (app.resident("王秀兰").await, verified(&app, "周先生").await);
        let proposal = published(&app, &author).await;
        let _ = sign(&signer, &proposal).await.expect(204);
        app.run_sql("UPDATE proposals SET state = 'gathering'; UPDATE proposal_tallies SET signed = 0").await;
        let _ = crate::retention::sweep(&app, chrono::TimeDelta::zero()).await;
        let after = seen(&signer, &proposal).await;
        assert_eq!((after.summary.state, after.summary.signed), (State::Effective, 1));
    }
}
