//! Cases on the same matter, while somebody writes.

use contract::{cases::Category, handling::SimilarCases};
use serde_json::{Value, json};
use tests::{Client, make, on_each_backend, seed};

async fn like(by: &Client, matter: &Value) -> SimilarCases {
    let path = format!("/communities/{}/similar-cases", seed::community(0));
    by.post(&path, matter).await.read(200)
}

on_each_backend! {
    async fn the_desk_sees_what_is_like_a_text_the_likeliest_first(app: TestApp) {
        let likely = make::message(&app).title("3号楼电梯夜里有异响").await;
        let less = make::message(&app).title("电梯异响").body("坐电梯时听到响声。").await;
        let _other = make::message(&app).title("垃圾没有人收").body("门口的垃圾三天没有人收了。").await;
        let _done = make::message(&app).title("电梯异响 夜里").rated().await;
        let found = like(&app.station_admin().await, &json!({"text": "3号楼的电梯夜里又有异响"})).await;
        assert_eq!(found.items.iter().map(|case| case.id).collect::<Vec<_>>(), [likely.id(), less.id()]);
        assert_eq!(found.items[0].title, "3号楼电梯夜里有异响");
        assert!(found.items[0].words.contains(&"电梯".to_owned()));
    }

    async fn words_that_name_no_matter_make_no_two_cases_alike(app: TestApp) {
        let _ = make::message(&app).title("3号楼晚上有人敲门").body("晚上总有人敲门，请上门看看。").await;
        let admin = app.station_admin().await;
        assert_eq!(like(&admin, &json!({"text": "3号楼晚上停水了，什么时候恢复"})).await.items, []);
        assert_eq!(like(&admin, &json!({"text": "晚上有人敲门，很吵"})).await.items.len(), 1, "three that fit together");
    }

    async fn a_resident_learns_of_no_word_that_says_something_of_somebody(app: TestApp) {
        let _ = make::message(&app).title("张建军家电梯噪音").body("张建军家的电梯旁边噪音很大。").with(|message| message.cell_id = Some(seed::cell(0, 0))).await;
        let asking = app.resident("李建国").await;
        let found = like(&asking, &json!({"text": "电梯噪音 张建军"})).await;
        assert_eq!(found.items.len(), 1);
        assert_eq!((found.items[0].title.as_str(), &found.items[0].number), ("电梯噪音 · 第1网格", &None));
        let mut words = found.items[0].words.clone();
        words.sort();
        assert_eq!(words, ["噪音", "电梯"]);
        assert_eq!(like(&asking, &json!({"text": "张建军"})).await.items, []);
    }

    async fn residents_are_shown_common_matters_only(app: TestApp) {
        let _ = make::message(&app).title("老人陪诊助餐").with(|message| message.category = Category::Eldercare).await;
        let text = json!({"text": "老人陪诊助餐"});
        assert_eq!(like(&app.resident("李建国").await, &text).await.items, []);
        assert_eq!(like(&app.station_admin().await, &text).await.items.len(), 1);
    }

    async fn a_matter_is_near_in_the_same_cell_or_within_150_metres(app: TestApp) {
        let here = |message: &mut contract::mailbox::NewMessage| {
            message.point = serde_json::from_value(json!({"latitude": 31.3, "longitude": 120.6, "datum": "gcj02"})).expect("a point");
        };
        let _ = make::message(&app).with(here).await;
        let admin = app.station_admin().await;
        let at = |latitude: f64| json!({"text": "电梯夜里异响", "point": {"latitude": latitude, "longitude": 120.6, "datum": "gcj02"}});
        assert_eq!(like(&admin, &at(31.301)).await.items.len(), 1, "111 m away");
        assert_eq!(like(&admin, &at(31.302)).await.items.len(), 0, "222 m away");
        let cell = json!({"text": "电梯夜里异响", "cell_id": seed::cell(0, 1)});
        assert_eq!(like(&admin, &cell).await.items.len(), 0);
    }
}
