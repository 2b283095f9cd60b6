//! The page of a shared link: it needs no script, shows a preview, and lets nothing through that is not public.

use contract::proposals::{NewProposal, Proposal, ProposalText};
use tests::{
    on_each_backend,
    proposals::{decide, draft, item, new, publish, published, submit, text},
};

fn page(of: &Proposal) -> String {
    format!("/plain/proposals/{}", of.summary.id)
}

on_each_backend! {
    async fn a_shared_link_shows_what_it_is_about(app: TestApp) {
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let shown = app.nobody().get(&page(&proposal)).await.expect(200).text();
        for words in ["<meta property=\"og:title\" content=\"在3号楼前装一盏路灯\">", "老人容易绊倒", "王**", &proposal.summary.number] {
            assert!(shown.contains(words), "{words}");
        }
        assert!(!shown.contains("王秀兰") && !shown.contains("<script"));
        let english = app.nobody().get(&format!("{}?lang=en", page(&proposal))).await.expect(200).text();
        assert!(english.contains("What should be done"));
    }

    async fn what_is_not_public_has_no_page(app: TestApp) {
        let draft = draft(&app.resident("王秀兰").await).await;
        assert_eq!(app.nobody().get(&page(&draft)).await.status, 404);
    }

    async fn hostile_words_stay_words(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let title = "\"><script>alert(1)</script>".to_owned();
        let hostile = NewProposal { text: ProposalText { title, ..text() }, ..new() };
        let proposal: Proposal = author.post("/proposals", &hostile).await.read(201);
        let waits = item(&app, &submit(&author, &proposal).await).await;
        let _ = decide(&app.station_admin().await, waits.id, &publish()).await.expect(204);
        let shown = app.nobody().get(&page(&proposal)).await.expect(200).text();
        assert!(!shown.contains("<script>alert"));
    }
}
