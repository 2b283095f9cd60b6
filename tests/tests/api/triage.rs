//! Suggesting a category for a text that is being written down.

use contract::{cases::Category, page::Page, problem::Kind, triage::CategorySuggestion};
use serde_json::json;
use tests::{Client, make, on_each_backend, until};

/// What the server makes of a title.
async fn suggested(by: &Client, title: &str) -> Vec<CategorySuggestion> {
    let page: Page<CategorySuggestion> = by.post("/categories/suggestions", &json!({"title": title})).await.read(200);
    page.items
}

on_each_backend! {
    async fn a_category_is_suggested_as_desks_chose_it_before(app: TestApp) {
        let admin = app.station_admin().await;
        for number in 0..30 {
            for (title, category) in [("电梯坏了没人修", Category::Facilities), ("半夜装修太吵", Category::Noise)] {
                let title = format!("{title} {number}");
                let _ = make::message(&app).title(&title).body(&title).with(|message| message.category = category).accepted().await;
            }
        }
        assert!(suggested(&admin, "电梯又坏了").await.is_empty(), "it begins to read when it is asked first");
        let first = until("the server has read them", async || suggested(&admin, "电梯又坏了").await.first().cloned()).await;
        assert_eq!(first.category, Category::Facilities);
        let all = suggested(&admin, "晚上装修很吵").await;
        assert_eq!((all.len(), all[0].category), (3, Category::Noise));
        assert!(all[0].percent > all[1].percent && all.iter().map(|each| u32::from(each.percent)).sum::<u32>() <= 101, "{all:?}");
    }

    async fn suggestions_are_for_desks_and_for_texts(app: TestApp) {
        let question = json!({"title": "电梯又坏了"});
        app.resident("王秀兰").await.post("/categories/suggestions", &question).await.refused(Kind::Forbidden);
        let admin = app.station_admin().await;
        admin.post("/categories/suggestions", &json!({"title": ""})).await.refused_field("/title", "title_length");
    }
}
