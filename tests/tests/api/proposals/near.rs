//! What is near comes first: the proposals of one's own cell, page by page, then all others.

use contract::{
    page::Page,
    proposals::{NewProposal, Proposal, ProposalSummary},
};
use tests::{
    TestApp, on_each_backend,
    proposals::{decide, item, new, publish, submit},
    seed,
};

/// A published proposal about a cell, or none; gives its number.
async fn about(app: &TestApp, by: &tests::Client, cell: Option<contract::ids::CellId>) -> String {
    let made: Proposal = by.post("/proposals", &NewProposal { cell_id: cell, ..new() }).await.read(201);
    let waits = item(app, &submit(by, &made).await).await;
    let _ = decide(&app.station_admin().await, waits.id, &publish()).await.expect(204);
    made.summary.number
}

on_each_backend! {
    async fn those_of_ones_own_cell_come_first_and_every_one_comes_once(app: TestApp) {
        let (home, other) = (seed::cell(0, 0), seed::cell(0, 1));
        let mut numbers = Vec::new();
        for cell in [Some(home), None, Some(other), Some(home), None] {
            let author = app.resident("王秀兰").await;
            numbers.push(about(&app, &author, cell).await);
        }
        let expected = [3, 0, 4, 2, 1].map(|at: usize| numbers[at].clone());
        for limit in [1, 2, 3, 5] {
            let (mut seen, mut next) = (Vec::new(), Some(String::new()));
            while let Some(cursor) = next {
                let cursor = if cursor.is_empty() { cursor } else { format!("&cursor={cursor}") };
                let path = format!("/communities/{}/proposals?sort=near&cell={home}&limit={limit}{cursor}", seed::community(0));
                let page: Page<ProposalSummary> = app.nobody().get(&path).await.read(200);
                seen.extend(page.items.into_iter().map(|one| one.number));
                next = page.next;
            }
            assert_eq!(seen, expected, "{limit} a page");
        }
    }

    async fn without_a_cell_nothing_is_near(app: TestApp) {
        let list = format!("/communities/{}/proposals", seed::community(0));
        for asked in ["?sort=near".to_owned(), format!("?cell={}", seed::cell(0, 0))] {
            app.nobody().get(&format!("{list}{asked}")).await.refused_field("/cell", "range");
        }
    }
}
