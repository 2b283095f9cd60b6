//! Places that change: what is added, renamed, retired, and what becomes of what lies there.

use contract::{
    grid::{ManagedStreet, PlaceSaved},
    page::Page,
    places::Community,
    problem::Kind,
};
use serde_json::{Value, json};
use tests::{TestApp, make, on_each_backend, seed};

async fn tree(app: &TestApp) -> ManagedStreet {
    app.street_admin().await.get("/managed-places").await.read(200)
}

async fn communities(app: &TestApp) -> Vec<Community> {
    app.nobody().get("/communities").await.read::<Page<Community>>(200).items
}

fn station() -> Value {
    json!({"name": "第三驿站", "phone": "0512-60000199", "address": "河边", "opening_hours": "9–17",
        "promises": "两小时内回电\n三天内上门"})
}

on_each_backend! {
    async fn a_street_adds_places_and_residents_see_them_at_once(app: TestApp) {
        let street = app.street_admin().await;
        let url = format!("/streets/{}/communities", seed::street(0));
        let made: PlaceSaved = street.post(&url, &json!({"name": "柳荫社区"})).await.read(201);
        let made_station: PlaceSaved = street.post(&format!("/communities/{}/stations", made.id), &station()).await.read(201);
        let cell = json!({"name": "第一网格", "station_id": made_station.id, "buildings": ["1号楼", "2号楼"]});
        let _ = street.post(&format!("/communities/{}/cells", made.id), &cell).await.expect(201);
        let all = communities(&app).await;
        let seen = all.iter().find(|each| each.id.uuid() == made.id).expect("the new community");
        assert_eq!((seen.stations.len(), seen.cells.len()), (1, 1));
        let tree = tree(&app).await;
        let known = tree.communities.iter().find(|each| each.id.uuid() == made.id).expect("the new community");
        assert_eq!(known.cells[0].sheet.buildings, ["1号楼", "2号楼"]);
        assert_eq!(app.count("audit_entries", "act = 'add_place'").await, 3);
        let plain = app.nobody().get("/plain").await.expect(200).text();
        assert!(plain.contains("两小时内回电") && plain.contains("三天内上门"));
    }

    async fn asking_twice_under_one_key_adds_one(app: TestApp) {
        let (street, url) = (app.street_admin().await, format!("/streets/{}/communities", seed::street(0)));
        let body = json!({"name": "柳荫社区"});
        let first: PlaceSaved = street.post_once("community-1", &url, &body).await.read(201);
        let again: PlaceSaved = street.post_once("community-1", &url, &body).await.read(201);
        assert_eq!(first, again);
        assert_eq!(app.count("communities", "name = '柳荫社区'").await, 1);
    }

    async fn who_saw_an_older_state_overwrites_nothing(app: TestApp) {
        let (street, url) = (app.street_admin().await, format!("/cells/{}", seed::cell(0, 0)));
        let cell = |name: &str| json!({"name": name, "station_id": seed::station(0)});
        let saved: PlaceSaved = street.with("if-match", "\"1\"").patch(&url, &cell("东网格")).await.read(200);
        assert_eq!(saved.version, 2);
        street.with("if-match", "\"1\"").patch(&url, &cell("西网格")).await.refused(Kind::Stale);
        assert_eq!(app.count("cells", "name = '东网格'").await, 1);
    }

    async fn a_retired_place_takes_nothing_new_and_keeps_what_it_has(app: TestApp) {
        let made = make::message(&app).with(|letter| letter.cell_id = Some(seed::cell(0, 0))).await;
        let (street, admin) = (app.street_admin().await.with("if-match", "*"), app.station_admin().await);
        let cell = json!({"name": "第一网格", "station_id": seed::station(0), "retired": true});
        let _ = street.patch(&format!("/cells/{}", seed::cell(0, 0)), &cell).await.expect(200);
        assert_eq!(communities(&app).await.iter().find(|each| each.id == seed::community(0)).expect("it").cells.len(), 1);
        let mut letter = make::plain();
        letter.cell_id = Some(seed::cell(0, 0));
        app.resident("王秀兰").await.post("/mailbox/messages", &letter).await.refused_field("/cell_id", "cell_unknown");
        let name = json!({"name": "梧桐社区", "retired": true});
        let _ = street.patch(&format!("/communities/{}", seed::community(0)), &name).await.expect(200);
        assert_eq!(made.seen_by(&admin).await.summary.id, made.id());
        app.resident("王秀兰").await.post("/mailbox/messages", &make::plain()).await.refused_field("/community_id", "community_unknown");
    }

    async fn nobody_changes_a_place_without_saying_what_they_saw(app: TestApp) {
        let street = app.street_admin().await;
        let name = json!({"name": "梧桐社区"});
        for url in [format!("/streets/{}", seed::street(0)), format!("/communities/{}", seed::community(0))] {
            let problem = street.patch(&url, &name).await.refused(Kind::VersionNeeded);
            assert_eq!(problem.status, 428);
            app.nobody().patch(&url, &name).await.refused(Kind::Unauthenticated);
            street.with("if-match", "\"7\"").patch(&url, &name).await.refused(Kind::Stale);
            let _ = street.with("if-match", "*").patch(&url, &name).await.expect(200);
        }
        street.patch(&format!("/stations/{}", seed::station(0)), &station()).await.refused(Kind::VersionNeeded);
        let cell = json!({"name": "第一网格", "station_id": seed::station(0)});
        street.patch(&format!("/cells/{}", seed::cell(0, 0)), &cell).await.refused(Kind::VersionNeeded);
    }

    async fn a_station_with_cells_stays(app: TestApp) {
        let street = app.street_admin().await.with("if-match", "*");
        let mut sheet = station();
        sheet["retired"] = json!(true);
        street.patch(&format!("/stations/{}", seed::station(0)), &sheet).await.refused_field("/retired", "station_has_cells");
        let foreign = json!({"name": "第一网格", "station_id": seed::station(1)});
        street.patch(&format!("/cells/{}", seed::cell(0, 0)), &foreign).await.refused_field("/station_id", "station_unknown");
    }

    async fn a_station_sees_its_own_part(app: TestApp) {
        let seen: ManagedStreet = app.station_admin().await.get("/managed-places").await.read(200);
        assert_eq!(seen.communities.iter().map(|each| each.id).collect::<Vec<_>>(), [seed::community(0)]);
        assert_eq!(tree(&app).await.communities.len(), 2);
    }
}
