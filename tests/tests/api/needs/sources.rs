//! What stands behind a need, and how many voices that are.

use contract::{
    ids::ProposalId,
    needs::{CommunityNeed, NewCommunityNeed},
};
use reqwest::Method;
use serde_json::json;
use tests::{
    Client, make,
    needs::{decided, listed, new, of_community, seen, url},
    on_each_backend,
    proposals::{self, draft, published, verified},
    seed,
};

on_each_backend! {
    async fn signatures_and_voices_are_counted_as_they_are_now(app: TestApp) {
        let (author, signer) = (verified(&app, "王秀兰").await, verified(&app, "李建国").await);
        let proposal = published(&app, &author).await;
        let case = make::message(&app).accepted().await;
        let need = listed(&app, |need| {
            need.proposals = vec![proposal.summary.id];
            need.cases = vec![case.id()];
        })
        .await;
        assert_eq!((need.signatures, need.voices), (0, 1));
        assert_eq!(need.cases.first().map(|one| one.id), Some(case.id()));
        let _ = signer.request(Method::PUT, &proposals::url(&proposal, "/signature")).send().await.expect(204);
        let public = seen(&app.nobody(), &need).await;
        assert_eq!((public.signatures, public.voices), (1, 1));
        assert!(public.cases.is_empty(), "which cases they are only the station reads");
        assert!(seen(&app.foreign_admin().await, &need).await.cases.is_empty());
        assert!(!app.nobody().get(&url(&need, "")).await.text().contains(&case.id().to_string()));
        let hidden = json!({"reason": "insult", "text": "含有不当内容。"});
        let _ = app.station_admin().await.post(&proposals::url(&proposal, "/hide"), &hidden).await.expect(204);
        let public = seen(&app.nobody(), &need).await;
        assert_eq!((public.signatures, public.proposals.len()), (0, 0), "what is hidden is shown nowhere");
    }

    async fn whoever_brought_a_case_is_led_to_the_need_that_it_became(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let case = make::message(&app).by(&resident).accepted().await;
        let need_of = async |by: &Client| case.seen_by(by).await.need_id;
        assert_eq!(need_of(&resident).await, None);
        let listed = async || listed(&app, |need| need.cases = vec![case.id()]).await;
        let first = listed().await;
        assert_eq!(need_of(&resident).await, Some(first.id), "what was kept before is not told again");
        assert_eq!(need_of(&app.station_admin().await).await, None, "who works on it has the list");
        let _ = app.station_admin().await.post(&url(&first, "/screening"), &decided(false)).await.expect(200);
        assert_eq!(need_of(&resident).await, Some(first.id), "the need says why it was put aside");
        let second = listed().await;
        assert_eq!(need_of(&resident).await, Some(second.id), "one that stands comes first");
    }

    async fn only_what_is_public_and_of_this_community_stands_behind_a_need_each_once(app: TestApp) {
        let (author, worker) = (verified(&app, "王秀兰").await, app.social_worker().await);
        let (unpublished, proposal) = (draft(&author).await, published(&app, &author).await);
        let path = of_community("needs");
        let with = |ids: Vec<ProposalId>| NewCommunityNeed { proposals: ids, ..new() };
        let good = proposal.summary.id;
        let unknown: ProposalId = seed::nothing();
        worker.post(&path, &with(vec![good, unpublished.summary.id])).await.refused_field("/proposals/1", "proposal_not_public");
        worker.post(&path, &with(vec![unknown])).await.refused_field("/proposals/0", "proposal_not_public");
        worker.post(&path, &with(vec![good, good])).await.refused_field("/proposals/1", "need_source_listed");
        let there = make::message(&app).community(seed::community(1)).await;
        worker.post(&path, &NewCommunityNeed { cases: vec![there.id()], ..new() }).await.refused_field("/cases/0", "case_not_here");
        let once = with(vec![good]);
        let (one, two) = tokio::join!(worker.post(&path, &once), worker.post(&path, &once));
        let mut both = [one.status, two.status];
        both.sort_unstable();
        assert_eq!(both, [201, 422], "{} {}", one.text(), two.text());
        let need: CommunityNeed = if one.status == 201 { one.json() } else { two.json() };
        let _ = app.station_admin().await.post(&url(&need, "/screening"), &decided(false)).await.expect(200);
        let _: CommunityNeed = worker.post(&path, &once).await.read(201);
    }

    async fn a_need_is_written_down_once_however_often_it_is_sent(app: TestApp) {
        let (worker, key) = (app.social_worker().await, make::key());
        let one: CommunityNeed = worker.post_once(&key, &of_community("needs"), &new()).await.read(201);
        let two: CommunityNeed = worker.post_once(&key, &of_community("needs"), &new()).await.read(201);
        assert_eq!(one.id, two.id);
    }

    async fn hostile_words_stay_words(app: TestApp) {
        let hostile = "<script>alert(1)</script>'); DROP TABLE needs;--";
        let need = listed(&app, |need| {
            need.title = hostile.chars().take(60).collect();
            hostile.clone_into(&mut need.about);
        })
        .await;
        let read = seen(&app.nobody(), &need).await;
        assert_eq!((read.about, read.title.chars().count()), (hostile.trim().to_owned(), need.title.chars().count()));
        let path = of_community("needs");
        let worker = app.social_worker().await;
        for (field, value, code) in [("about", "\u{200b}".repeat(9), "invisible"), ("title", "x".repeat(61), "title_length")] {
            let mut body = json!(new());
            body[field] = value.into();
            worker.post(&path, &body).await.refused_field(&format!("/{field}"), code);
        }
    }
}
