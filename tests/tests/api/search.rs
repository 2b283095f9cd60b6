//! Finding Chinese words, by the same segmentation on both databases.

use contract::{cases::CaseSummary, page::Page};
use tests::{Client, make, on_each_backend};

async fn found(client: &Client, words: &str) -> Vec<String> {
    let request = client.request(reqwest::Method::GET, &format!("/cases?limit=100&q={}", encoded(words)));
    let page: Page<CaseSummary> = request.send().await.read(200);
    let mut titles: Vec<_> = page.items.into_iter().map(|case| case.title).collect();
    titles.sort();
    titles
}

fn encoded(words: &str) -> String {
    tests::text::percent_encoded(words)
}

on_each_backend! {
    async fn words_find_what_a_person_expects(app: TestApp) {
        for (title, body) in [
            ("电梯夜里噪音大", "3号楼的电梯一到半夜就响，老人睡不好。"),
            ("电梯停运", "6号楼电梯坏了三天了，没有人来修。"),
            ("楼上装修噪音", "中午还在用电钻，孩子没法午睡。"),
            ("消防通道被占", "晚上停满了车，WiFi井盖也坏了。"),
        ] {
            let _ = make::message(&app).title(title).body(body).await;
        }
        let admin = app.station_admin().await;
        assert_eq!(found(&admin, "电梯 噪音").await, ["电梯夜里噪音大"]);
        assert_eq!(found(&admin, "电梯").await, ["电梯停运", "电梯夜里噪音大"]);
        assert_eq!(found(&admin, "噪音").await, ["楼上装修噪音", "电梯夜里噪音大"]);
        assert_eq!(found(&admin, "噪音 电梯").await, ["电梯夜里噪音大"], "in any order");
        assert_eq!(found(&admin, "「电梯」，噪音！").await, ["电梯夜里噪音大"], "whatever stands around the words");
        assert_eq!(found(&admin, "午睡").await, ["楼上装修噪音"], "in the text as well as in the title");
        assert_eq!(found(&admin, "wifi").await, ["消防通道被占"], "small letters find capitals");
        assert_eq!(found(&admin, "地铁").await, Vec::<String>::new());
        assert_eq!(found(&admin, "   ").await.len(), 4, "nothing asked, nothing left out");
    }

    async fn parts_of_compound_words_are_found(app: TestApp) {
        let _ = make::message(&app).title("消防安全通道堵塞").body("居民委员会已经知道这件事了。").await;
        let admin = app.station_admin().await;
        for words in ["消防", "安全", "通道", "居民", "委员会", "居民委员会"] {
            assert_eq!(found(&admin, words).await, ["消防安全通道堵塞"], "{words}");
        }
    }

    async fn syntax_is_only_text(app: TestApp) {
        let _ = make::message(&app).title("电梯夜里噪音大").await;
        let admin = app.station_admin().await;
        for words in ["电梯*", "电梯\"", "\"电梯", "电梯:", "电梯 -噪音", "电梯)", "(电梯", "电梯'", "电梯&", "电梯|", "!电梯", "电梯<->噪音"] {
            assert_eq!(found(&admin, words).await, ["电梯夜里噪音大"], "{words}");
        }
        for words in ["'", "\"", "*", "NEAR(", "words:电梯啊呀", "' OR 1=1 --", "\\", "%", "_", "电梯 AND 地铁", "电梯 OR 地铁", "NOT 电梯"] {
            let hits = found(&admin, words).await;
            assert!(hits.is_empty(), "{words}: {hits:?}");
        }
    }

    async fn a_search_stays_on_ones_own_desk(app: TestApp) {
        let mine = make::message(&app).title("电梯夜里噪音大").await;
        let other = app.resident("李建国").await;
        assert_eq!(found(&mine.by, "电梯").await, ["电梯夜里噪音大"]);
        assert!(found(&other, "电梯").await.is_empty());
        assert!(found(&app.foreign_admin().await, "电梯").await.is_empty());
        assert!(found(&app.foreign_admin().await, &mine.case.summary.number).await.is_empty());
    }

    async fn internal_notes_are_not_searched_by_anybody(app: TestApp) {
        // A search that a reporter may use must not tell what only staff may read.
        let made = make::message(&app).await;
        let note = serde_json::json!({"text": "此户有精神病史", "visibility": "internal"});
        let _ = made.act(&app.station_admin().await, "notes", &note).await.expect(200);
        assert!(found(&made.by, "精神病史").await.is_empty());
    }
}
