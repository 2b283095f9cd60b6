//! Where in a community help is wanted, and where those live who can give it.

use contract::teams::{CellStanding, ServiceGrid};
use tests::{
    TestApp, on_each_backend, seed,
    teams::{always, answer, asked, choose, day, lead, sheet, volunteer},
};

async fn grid(app: &TestApp) -> ServiceGrid {
    let path = format!("/communities/{}/service-grid", seed::community(0));
    app.station_admin().await.get(&path).await.read(200)
}

/// What is counted in a cell of community 0.
fn cell(grid: &ServiceGrid, number: u16) -> (u32, u32) {
    let of = |each: &&CellStanding| each.cell_id == Some(seed::cell(0, number));
    grid.cells
        .iter()
        .find(of)
        .map(|each| (each.waiting, each.free))
        .expect("the cell")
}

on_each_backend! {
    async fn requests_that_wait_and_volunteers_who_can_come_are_counted_by_cell(app: TestApp) {
        let empty = grid(&app).await;
        assert!(empty.cells.iter().all(|each| each.cell_id.is_some() && (each.waiting, each.free) == (0, 0)), "{empty:?}");
        let resident = app.resident("王秀兰").await;
        let first = asked(&resident, |request| request.day = day(1)).await;
        let _ = asked(&resident, |request| { request.day = day(1); request.cell_id = Some(seed::cell(0, 1)); }).await;
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let _ = volunteer(&app, "刘洋", |sheet| sheet.cell_id = None).await;
        let now = grid(&app).await;
        assert_eq!((cell(&now, 0), cell(&now, 1)), ((1, 1), (1, 0)));
        assert_eq!(now.cells.last().map(|each| (each.cell_id, each.waiting, each.free)), Some((None, 0, 1)), "of no cell");
        let _ = choose(&app, &first, &[&helper]).await.expect(200);
        let _ = answer(&lead(&app).await, &first, true).await.expect(200);
        let _ = answer(&helper, &first, true).await.expect(200);
        assert_eq!(cell(&grid(&app).await, 0), (0, 1), "its team stands");
    }

    async fn who_is_away_all_week_or_lives_elsewhere_is_not_counted(app: TestApp) {
        let away = volunteer(&app, "张志强", |_| {}).await;
        let days = serde_json::json!({"days": [{"from": day(-7), "to": day(7)}]});
        let _ = away.put("/me/volunteering/days-off", &days).await.expect(200);
        let mut elsewhere = sheet();
        (elsewhere.community_id, elsewhere.cell_id, elsewhere.free) = (seed::community(1), None, always());
        let neighbour = app.resident("刘洋").await;
        let _ = neighbour.put("/me/volunteering", &elsewhere).await.expect(200);
        let now = grid(&app).await;
        assert_eq!(cell(&now, 0), (0, 0));
        assert!(now.cells.iter().all(|each| each.cell_id.is_some()));
    }
}
