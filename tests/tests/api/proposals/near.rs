//! What is near comes first: the proposals of one's own cell, page by page, then all others.

use contract::{
    page::Page,
    places::{Datum, Point},
    problem::Kind,
    proposals::{Field, NearPoint, NearbyProposal, NewProposal, Proposal, ProposalState, ProposalSummary},
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

const fn wgs84(latitude: f64, longitude: f64) -> Point {
    let datum = Datum::Wgs84;
    Point {
        latitude,
        longitude,
        datum,
    }
}

/// A published proposal about a point, or none; gives its number.
async fn at(app: &TestApp, name: &str, point: Option<Point>) -> String {
    let by = app.resident(name).await;
    let made: Proposal = by.post("/proposals", &NewProposal { point, ..new() }).await.read(201);
    let waits = item(app, &submit(&by, &made).await).await;
    let _ = decide(&app.station_admin().await, waits.id, &publish()).await.expect(204);
    made.summary.number
}

fn near() -> String {
    format!("/communities/{}/proposals/near", seed::community(0))
}

const HERE: Point = wgs84(31.300_0, 120.600_0);

on_each_backend! {
    async fn what_is_nearest_to_a_point_comes_first_and_what_has_none_last(app: TestApp) {
        let points = [
            Some(wgs84(31.310_0, 120.600_0)),
            None,
            Some(wgs84(31.300_1, 120.600_0)),
            // The same place as Chinese map services call it.
            Some(Point { datum: Datum::Gcj02, ..wgs84(31.298_0, 120.604_4) }),
            None,
            Some(wgs84(31.300_0, 120.605_0)),
        ];
        let mut numbers = Vec::new();
        for (index, point) in points.into_iter().enumerate() {
            numbers.push(at(&app, &format!("作者{index}"), point).await);
        }
        let asked = NearPoint { point: HERE, state: None, field: None, limit: None, cursor: None };
        let page: Page<NearbyProposal> = app.nobody().post(&near(), &asked).await.read(200);
        let metres: Vec<_> = page.items.iter().map(|one| one.metres).collect();
        let seen: Vec<_> = page.items.iter().map(|one| one.summary.number.clone()).collect();
        assert!(metres[0].is_some_and(|metres| metres < 60) && metres[1].is_some_and(|metres| metres < 60), "{metres:?}");
        assert_eq!(metres[2], Some(475), "{metres:?}");
        assert_eq!(metres[3], Some(1_113), "{metres:?}");
        assert_eq!(seen[2..], [5, 0, 4, 1].map(|index: usize| numbers[index].clone()));
        for limit in [1, 2, 4, 6] {
            let (mut pages, mut cursor) = (Vec::new(), None);
            loop {
                let asked = NearPoint { limit: Some(limit), cursor, ..asked.clone() };
                let page: Page<NearbyProposal> = app.nobody().post(&near(), &asked).await.read(200);
                pages.extend(page.items.into_iter().map(|one| one.summary.number));
                cursor = page.next;
                if cursor.is_none() {
                    break;
                }
            }
            assert_eq!(pages, seen, "{limit} a page");
        }
        let gathering = NearPoint { state: Some(ProposalState::Gathering), ..asked.clone() };
        assert_eq!(app.nobody().post(&near(), &gathering).await.read::<Page<NearbyProposal>>(200).items.len(), 6);
        let answered = NearPoint { state: Some(ProposalState::Answered), ..asked.clone() };
        assert!(app.nobody().post(&near(), &answered).await.read::<Page<NearbyProposal>>(200).items.is_empty());
        let same = NearPoint { field: Some(Field::Facilities), ..asked.clone() };
        let other = NearPoint { field: Some(Field::Volunteering), ..asked.clone() };
        let many = async |asked: &NearPoint| app.nobody().post(&near(), asked).await.read::<Page<NearbyProposal>>(200).items.len();
        assert_eq!((many(&same).await, many(&other).await), (many(&asked).await, 0), "only those about this");
        let drafts = NearPoint { state: Some(ProposalState::Draft), ..asked.clone() };
        app.nobody().post(&near(), &drafts).await.refused_field("/state", "range");
        let beyond = NearPoint { point: wgs84(91.0, 0.0), ..asked.clone() };
        app.nobody().post(&near(), &beyond).await.refused_field("/point/latitude", "latitude_range");
        let nonsense = NearPoint { cursor: Some("nonsense".to_owned()), ..asked };
        app.nobody().post(&near(), &nonsense).await.refused(Kind::BadCursor);
    }

    async fn a_point_goes_with_whoever_named_it(app: TestApp) {
        let by = app.resident("王秀兰").await;
        let made: Proposal = by.post("/proposals", &NewProposal { point: Some(HERE), ..new() }).await.read(201);
        assert_eq!(made.point, Some(HERE));
        let waits = item(&app, &submit(&by, &made).await).await;
        let _ = decide(&app.station_admin().await, waits.id, &publish()).await.expect(204);
        let _ = by.delete("/me").await.expect(204);
        assert_eq!(app.count("proposals", "latitude IS NOT NULL").await, 0);
    }

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
