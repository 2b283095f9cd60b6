//! What a street distinguishes within the categories (二级类别), and the cases that are of it.

use contract::{
    cases::{Accept, Category},
    contacts::Recorded,
    grid::{ManagedStreet, PlaceSaved, Subcategory, SubcategorySheet},
    handling::Handling,
    ids::SubcategoryId,
    page::Page,
    problem::Kind,
};
use serde_json::json;
use tests::{Client, TestApp, calls, make, on_each_backend, seed};

/// Has the street distinguish something within a category.
pub(crate) async fn added(app: &TestApp, category: &str, name: &str) -> SubcategoryId {
    let path = format!("/streets/{}/subcategories", seed::street(0));
    let sheet = json!({"category": category, "name": name});
    let saved: PlaceSaved = app.street_admin().await.post(&path, &sheet).await.read(201);
    saved.id.into()
}

async fn known_to(by: &Client) -> Vec<Subcategory> {
    let path = format!("/communities/{}/subcategories", seed::community(0));
    by.get(&path).await.read::<Page<Subcategory>>(200).items
}

fn sheet(category: Category, name: &str, retired: bool) -> SubcategorySheet {
    SubcategorySheet {
        category,
        name: name.to_owned(),
        retired,
    }
}

fn of(subcategory: SubcategoryId) -> Accept {
    Accept {
        category: Some(Category::Facilities),
        subcategory_id: Some(subcategory),
        ..Accept::default()
    }
}

on_each_backend! {
    async fn a_case_is_taken_on_as_what_the_street_distinguishes(app: TestApp) {
        let (lamps, worker) = (added(&app, "facilities", "路灯").await, app.social_worker().await);
        assert_eq!(known_to(&worker).await[0].sheet, sheet(Category::Facilities, "路灯", false));
        let made = make::message(&app).await;
        make::message(&app).accepted().await;
        let _ = made.act(&worker, "accept", &of(lamps)).await.expect(200);
        let handling: Handling = worker.get(&format!("{}/handling", made.url())).await.read(200);
        assert_eq!(handling.subcategory.map(|each| each.id), Some(lamps));
        let list = worker.get(&format!("/cases?scope=desk&subcategory_id={lamps}")).await.expect(200).value();
        assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(list["items"][0]["id"], json!(made.id()));
        let ledger = app.station_admin().await.get("/ledger/cases?format=csv&from=2026-01-01&to=2099-12-31").await;
        assert!(ledger.expect(200).text().contains("路灯"));
    }

    async fn a_call_is_written_down_as_it_too(app: TestApp) {
        let (lamps, worker) = (added(&app, "facilities", "路灯").await, app.social_worker().await);
        let call = calls::call(|call| {
            call.matter.category = Category::Facilities;
            call.matter.subcategory_id = Some(lamps);
        });
        let recorded: Recorded = worker.post("/calls", &call).await.read(201);
        let handling: Handling = worker.get(&format!("/cases/{}/handling", recorded.case.id)).await.read(200);
        assert_eq!(handling.subcategory.map(|each| each.id), Some(lamps));
        let other = calls::call(|call| {
            call.matter.category = Category::Noise;
            call.matter.subcategory_id = Some(lamps);
        });
        worker.post("/calls", &other).await.refused_field("/matter/subcategory_id", "subcategory_unknown");
    }

    async fn a_case_is_of_no_other_categorys_and_of_nothing_retired(app: TestApp) {
        let (lamps, street) = (added(&app, "facilities", "路灯").await, app.street_admin().await);
        let (made, worker) = (make::message(&app).await, app.social_worker().await);
        let wrong = Accept { category: Some(Category::Noise), ..of(lamps) };
        made.act(&worker, "accept", &wrong).await.refused_field("/subcategory_id", "subcategory_unknown");
        let path = format!("/subcategories/{lamps}");
        street.patch(&path, &sheet(Category::Facilities, "路灯", true)).await.refused(Kind::VersionNeeded);
        let _ = street.with("if-match", "\"1\"").patch(&path, &sheet(Category::Facilities, "路灯", true)).await.expect(200);
        made.act(&worker, "accept", &of(lamps)).await.refused_field("/subcategory_id", "subcategory_unknown");
        assert_eq!(known_to(&worker).await, []);
        let tree: ManagedStreet = street.get("/managed-places").await.read(200);
        assert!(tree.subcategories[0].sheet.retired);
    }

    async fn a_name_is_one_of_a_kind_and_nobody_overwrites_unseen(app: TestApp) {
        let (lamps, street) = (added(&app, "facilities", "路灯").await, app.street_admin().await);
        let path = format!("/streets/{}/subcategories", seed::street(0));
        street.post(&path, &sheet(Category::Facilities, " 路灯 ", false)).await.refused_field("/name", "subcategory_taken");
        let _ = street.post(&path, &sheet(Category::Safety, "路灯", false)).await.expect(201);
        let (path, street) = (format!("/subcategories/{lamps}"), street.with("if-match", "\"1\""));
        street.patch(&path, &sheet(Category::Safety, "灯", false)).await.refused_field("/name", "place_name_length");
        street.patch(&path, &sheet(Category::Safety, "路灯照明", false)).await.refused_field("/category", "category_stays");
        let lighting = sheet(Category::Facilities, "路灯照明", false);
        let saved: PlaceSaved = street.patch(&path, &lighting).await.read(200);
        assert_eq!(saved.version, 2);
        street.patch(&path, &lighting).await.refused(Kind::Stale);
        assert_eq!(app.count("audit_entries", "act = 'set_category'").await, 3);
    }
}
