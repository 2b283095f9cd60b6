//! What attackers write into proposals, and what they ask for: words stay words, and nothing is found that is not public.

use contract::{
    letters,
    page::Page,
    problem::Kind,
    proposals::{Invitation, NewProposal, Proposal, ProposalSummary, ProposalText},
};
use serde_json::json;
use tests::{
    needs, on_each_backend,
    proposals::{decide, draft, item, new, open_comments, publish, published, said, says, seen, submit, text, url, verified},
    seed,
};

use super::hiding;

/// Markup, statements, and letters that are not seen or that turn the direction of reading around.
const HOSTILE: [&str; 5] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert()>",
    "'; DROP TABLE proposals; --",
    "\u{202e}路灯\u{2066}坏了",
    "路\u{200b}灯\u{feff}\u{200d}坏了",
];

on_each_backend! {
    async fn words_in_every_field_and_name_stay_words(app: TestApp) {
        let admin = app.station_admin().await;
        for words in HOSTILE {
            let author = app.resident(words).await;
            let long = words.repeat(2);
            let text = ProposalText {
                title: words.to_owned(),
                problem: long.clone(),
                suggestion: long.clone(),
                helps: Some(words.to_owned()),
                place: Some(words.to_owned()),
                ..text()
            };
            let (organisation, joiner) = needs::organisation(&app, words).await;
            let begun: Proposal = author.post("/proposals", &NewProposal { text: text.clone(), named: true, ..new() }).await.read(201);
            let invitation = json!({"name": words, "organisation_id": organisation});
            let asked: Invitation = author.post(&url(&begun, "/invitations"), &invitation).await.read(201);
            let joins = json!({"secret": asked.secret, "accept": true});
            let _ = joiner.post(&url(&begun, "/join"), &joins).await.expect(200);
            let waits = item(&app, &submit(&author, &begun).await).await;
            let _ = decide(&admin, waits.id, &publish()).await.expect(204);
            let read = seen(&app.nobody(), &begun).await;
            // What turns letters around is left out, and nothing else.
            let (kept, twice) = (letters::upright(words), letters::upright(&long));
            let kept_text = ProposalText {
                title: kept.clone(),
                problem: twice.clone(),
                suggestion: twice,
                helps: Some(kept.clone()),
                place: Some(kept.clone()),
                ..text
            };
            assert_eq!(read.editions[0].text, kept_text);
            let names: Vec<_> = read.proposers.iter().map(|one| one.name.as_str()).collect();
            assert_eq!(names, [&kept, &kept]);
            let page = app.nobody().get(&format!("/plain/proposals/{}", begun.summary.id)).await.expect(200).text();
            assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{page}");
            assert!(!page.contains(letters::turns), "{page}");
        }
        assert_eq!(app.count("proposals", "state = 'gathering'").await, 5, "the table is still there");
    }

    async fn sql_in_lists_and_searches_is_only_text(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let proposal = published(&app, &author).await;
        let list = format!("/communities/{}/proposals", seed::community(0));
        for injected in ["'; DROP TABLE proposals; --", "' UNION SELECT * FROM accounts --", "1) OR (1=1", "\"; ATTACH 'x' AS y; --", "%' OR '%'='"] {
            let encoded = tests::text::percent_encoded(injected);
            for parameter in ["sort", "state", "field", "cell"] {
                app.nobody().get(&format!("{list}?{parameter}={encoded}")).await.refused(Kind::Invalid);
            }
            app.nobody().get(&format!("{list}?cursor={encoded}")).await.refused(Kind::BadCursor);
            let asked = json!({"community_id": seed::community(0), "title": injected});
            let found: Page<ProposalSummary> = author.post("/proposals/similar", &asked).await.read(200);
            assert!(found.items.is_empty(), "{injected}");
        }
        assert_eq!(seen(&app.nobody(), &proposal).await.summary.id, proposal.summary.id);
    }

    async fn whoever_guesses_the_id_of_a_draft_finds_nothing_there(app: TestApp) {
        open_comments(&app).await;
        let draft = draft(&app.resident("王秀兰").await).await;
        let stranger = verified(&app, "周先生").await;
        for rest in ["", "/comments"] {
            stranger.get(&url(&draft, rest)).await.refused(Kind::NotFound);
            app.nobody().get(&url(&draft, rest)).await.refused(Kind::NotFound);
        }
        stranger.post(&url(&draft, "/comments"), &json!({"text": "好"})).await.refused(Kind::NotFound);
        stranger.post(&url(&draft, "/report"), &hiding()).await.refused(Kind::NotFound);
    }

    async fn a_hidden_comment_is_not_answered(app: TestApp) {
        open_comments(&app).await;
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let (writer, other) = (verified(&app, "周先生").await, verified(&app, "吴阿姨").await);
        let comment = says(&writer, &proposal, "又是这样").await;
        let path = format!("/comments/{}/hide", comment.id);
        let _ = app.station_admin().await.post(&path, &hiding()).await.expect(204);
        let answer = json!({"text": "我看到了", "parent_id": comment.id});
        other.post(&url(&proposal, "/comments"), &answer).await.refused_field("/parent_id", "comment_unknown");
        assert!(said(&app.nobody(), &proposal).await.iter().all(|thread| thread.answers.is_empty()));
    }
}
