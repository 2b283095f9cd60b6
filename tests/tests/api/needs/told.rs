//! Who stands behind a need is told what becomes of it: who brought a case, and who proposed, signed or follows.

use contract::{
    agenda::AgendaAction,
    handling::Merge,
    needs::{CommunityNeed, NeedState},
    notifications::{NotificationAudience, NotificationKind},
    proposals::{Became, Proposal},
};
use reqwest::Method;
use serde_json::json;
use tests::{
    Client, TestApp, inbox, make,
    needs::{decided, listed, url},
    on_each_backend,
    proposals::{self, published, verified},
};

/// What somebody is told of needs: the last word, and how often since they last read.
async fn told(by: &Client) -> Option<(String, u32)> {
    let last = inbox::told(by, NotificationKind::NeedChanged).await.into_iter().next()?;
    Some((last.word?, last.times))
}

fn said(action: AgendaAction, times: u32) -> (String, u32) {
    (action.word().to_owned(), times)
}

async fn screen(app: &TestApp, need: &CommunityNeed, accepted: bool) {
    let admin = app.station_admin().await;
    let _ = admin.post(&url(need, "/screening"), &decided(accepted)).await.expect(200);
}

on_each_backend! {
    async fn whoever_brought_a_case_is_told_and_whose_became_part_of_it(app: TestApp) {
        let (one, other, left) = (app.resident("王秀兰").await, app.resident("李建国").await, app.resident("赵敏").await);
        let older = make::message(&app).by(&one).accepted().await;
        let younger = make::message(&app).by(&other).accepted().await;
        let gone = make::message(&app).by(&left).accepted().await;
        let nobody = make::message(&app).anonymous().accepted().await;
        let merge = Merge { into: older.id() };
        let _ = younger.act(&app.station_admin().await, "merge", &merge).await.expect(200);
        let _ = gone.act(&left, "withdraw", &json!({})).await.expect(200);
        for who in [&one, &other, &left] {
            inbox::read_all(who).await;
        }
        // Named is the one that went into the older: behind it stand both.
        let need = listed(&app, |need| need.cases = vec![younger.id(), gone.id(), nobody.id()]).await;
        for who in [&one, &other] {
            let all = inbox::told(who, NotificationKind::NeedChanged).await;
            assert_eq!((all.len(), all[0].about_id.uuid(), all[0].audience), (1, need.id.uuid(), NotificationAudience::Concerned));
            assert_eq!(told(who).await, Some(said(AgendaAction::List, 1)));
        }
        assert_eq!(told(&left).await, None, "who took it back wants no more of it");
        screen(&app, &need, true).await;
        assert_eq!(told(&one).await, Some(said(AgendaAction::Accept, 2)), "brought up to date while it is unread");
        assert_eq!(inbox::unread(&one).await, 1);
    }

    async fn news_that_was_read_comes_anew_and_leaves_the_app_once(app: TestApp) {
        let by = app.resident("王秀兰").await;
        let made = make::message(&app).by(&by).accepted().await;
        let need = listed(&app, |need| need.cases = vec![made.id()]).await;
        inbox::read_all(&by).await;
        assert_eq!(app.count("outbox", "true").await, 0, "that it was written down is a step");
        screen(&app, &need, false).await;
        assert_eq!(inbox::told(&by, NotificationKind::NeedChanged).await.len(), 2);
        assert_eq!(told(&by).await, Some(said(AgendaAction::Discard, 1)));
        assert_eq!(app.count("outbox", "true").await, 1, "that it ended is told outside as well");
    }

    async fn signers_are_told_as_proposers_are_each_once(app: TestApp) {
        let (author, signer) = (verified(&app, "王秀兰").await, verified(&app, "李建国").await);
        let proposal = published(&app, &author).await;
        let _ = signer.request(Method::PUT, &proposals::url(&proposal, "/signature")).send().await.expect(204);
        let made = make::message(&app).by(&signer).accepted().await;
        for who in [&author, &signer] {
            inbox::read_all(who).await;
        }
        let need = listed(&app, |need| {
            need.proposals = vec![proposal.summary.id];
            need.cases = vec![made.id()];
        })
        .await;
        screen(&app, &need, true).await;
        for who in [&author, &signer] {
            assert_eq!(told(who).await, Some(said(AgendaAction::Accept, 2)), "once for each step, whatever stands behind it");
        }
    }

    async fn a_proposal_shows_what_became_of_it(app: TestApp) {
        let (author, other) = (verified(&app, "王秀兰").await, verified(&app, "李建国").await);
        let leading = published(&app, &other).await;
        let proposal = published(&app, &author).await;
        let read = async |by: &Client, of: &Proposal| by.get(&proposals::url(of, "")).await.read::<Proposal>(200).became;
        assert_eq!(read(&app.nobody(), &proposal).await, Became::default());
        let put_aside = listed(&app, |need| need.proposals = vec![proposal.summary.id]).await;
        screen(&app, &put_aside, false).await;
        let became = read(&app.nobody(), &proposal).await.need.expect("a need");
        assert_eq!((became.id, became.state), (put_aside.id, NeedState::Discarded));
        let need = listed(&app, |need| need.proposals = vec![proposal.summary.id]).await;
        let became = read(&author, &proposal).await;
        let of = became.need.expect("the one that stands");
        assert_eq!((of.id, of.state, of.vote_id, became.project), (need.id, NeedState::Listed, None, None));
        let plain = app.nobody().get(&format!("/plain/proposals/{}", proposal.summary.id)).await.text();
        assert!(plain.contains(&format!("/projects/needs/{}", need.id)), "{plain}");
        assert_eq!(read(&author, &leading).await, Became::default());
        let into = json!({"into": leading.summary.id, "text": "两条说的是同一件事。"});
        let _ = app.station_admin().await.post(&proposals::url(&proposal, "/merge"), &into).await.expect(204);
        assert_eq!(read(&author, &leading).await.need.map(|of| of.id), Some(need.id), "what went into it counts as its own");
        inbox::read_all(&other).await;
        screen(&app, &need, true).await;
        assert_eq!(told(&other).await, Some(said(AgendaAction::Accept, 1)), "and its people are told");
    }

    async fn whoever_was_erased_is_told_nothing(app: TestApp) {
        let by = app.resident("王秀兰").await;
        let made = make::message(&app).by(&by).answered().await;
        let need = listed(&app, |need| need.cases = vec![made.id()]).await;
        let _ = by.delete("/me").await.expect(204);
        screen(&app, &need, true).await;
        assert_eq!(app.count("notifications", "kind = 'need_changed'").await, 0);
    }
}
