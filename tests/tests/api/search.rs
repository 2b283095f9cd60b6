//! Finding Chinese words, by the same segmentation on both databases.

use api::db::Backend;
use contract::{cases::CaseSummary, page::Page};
use tests::{Client, TestApp, make, on_each_backend};

async fn found(client: &Client, words: &str) -> Vec<String> {
    let request = client.request(reqwest::Method::GET, &format!("/cases?limit=100&q={}", encoded(words)));
    let page: Page<CaseSummary> = request.send().await.read(200);
    let mut titles: Vec<_> = page.items.into_iter().map(|case| case.title).collect();
    titles.sort();
    titles
}

/// So many that the index is not asked to name them all.
const MANY: u32 = 1_501;

/// So many more cases like the latest, each a microsecond older than the one before.
async fn as_many_more(app: &TestApp, many: u32) {
    let (id, place, number, words) = match app.db().await.backend() {
        Backend::Sqlite => (
            "randomblob(16)",
            "substr(lower(hex(community_id)), 25)",
            "CAST(n AS TEXT)",
            "",
        ),
        Backend::Postgres => (
            "uuid_send(gen_random_uuid())",
            "right(encode(community_id, 'hex'), 8)",
            "n::text",
            "::tsvector",
        ),
    };
    app.run_sql(&format!(
        "INSERT INTO cases (id, community_id, number, channel, state, category, urgency, version, name_shown, submitted_at, updated_at, \
         reopened_times, reopened_by_reporter) \
         WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {many}) \
         SELECT {id}, community_id, 'N' || {number}, channel, CASE WHEN n % 100 = 0 THEN 'submitted' ELSE 'closed' END, category, \
         urgency, version, name_shown, submitted_at - n, updated_at, 0, FALSE FROM cases, counted"
    ))
    .await;
    app.run_sql(
        "INSERT INTO case_texts (case_id, community_id, title, body) \
         SELECT id, community_id, 'Café电梯' || number, '' FROM cases WHERE number LIKE 'N%'",
    )
    .await;
    app.run_sql(&format!(
        "INSERT INTO case_search (case_id, submitted_at, words) \
         SELECT id, submitted_at, ({place} || 'caf ' || {place} || 'é ' || {place} || '电梯 ' || {place} || lower(number)){words} FROM cases WHERE number LIKE 'N%'"
    ))
    .await;
}

/// The titles of all cases that a search finds, read page by page.
async fn paged(client: &Client, words: &str, limit: usize) -> Vec<String> {
    let (mut titles, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/cases?limit={limit}&q={}{cursor}", encoded(words));
        let page: Page<CaseSummary> = client.get(&path).await.read(200);
        titles.extend(page.items.into_iter().map(|case| case.title));
        let Some(next) = page.next else { return titles };
        cursor = format!("&cursor={next}");
    }
}

/// The titles of a case and of so many more, the latest first.
fn in_order(many: u32) -> Vec<String> {
    let more = (1..=many).map(|number| format!("Café电梯N{number}"));
    std::iter::once("Café电梯".to_owned()).chain(more).collect()
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

    async fn what_many_cases_say_is_found_in_the_order_of_the_list(app: TestApp) {
        let first = make::message(&app).title("Café电梯").await;
        as_many_more(&app, MANY).await;
        let admin = app.station_admin().await;
        for words in ["电梯", "café"] {
            assert_eq!(paged(&admin, words, 100).await, in_order(MANY), "{words}");
        }
        assert_eq!(found(&admin, "电梯 n77").await, ["Café电梯N77"], "few that have all of them");
        assert_eq!(found(&admin, "N78").await, ["Café电梯N78"], "the number and the word are of one case");
        let open: Page<CaseSummary> = admin.get(&format!("/cases?state=submitted&q={}", encoded("电梯"))).await.read(200);
        assert_eq!(open.items.len(), 16, "the open ones among many");
        let mine: Page<CaseSummary> = first.by.get(&format!("/cases?q={}", encoded("电梯"))).await.read(200);
        assert_eq!(mine.items.len(), 1, "of many, one's own");
    }

    async fn what_few_cases_say_is_found_in_the_order_of_the_list(app: TestApp) {
        let _ = make::message(&app).title("Café电梯").await;
        as_many_more(&app, 50).await;
        let admin = app.station_admin().await;
        for limit in [1, 7, 50, 51, 100] {
            assert_eq!(paged(&admin, "电梯", limit).await, in_order(50), "{limit}");
        }
        app.run_sql("UPDATE cases SET state = 'withdrawn' WHERE number = 'N3'").await;
        let withdrawn: Page<CaseSummary> = admin.get(&format!("/cases?state=withdrawn&limit=1&q={}", encoded("电梯"))).await.read(200);
        assert_eq!(withdrawn.items.len(), 1, "behind what a page could hold");
        app.run_sql("UPDATE case_search SET submitted_at = NULL WHERE case_id = (SELECT id FROM cases WHERE number = 'N7')").await;
        assert_eq!(paged(&admin, "电梯", 2).await, in_order(50), "of which an older server did not say when");
    }

    async fn a_word_of_any_length_is_written_down_and_found(app: TestApp) {
        let long = "a1".repeat(3_000);
        let made = make::message(&app).title("很长的编号").body(&format!("编号是{long}")).await;
        let begins = &long[..90];
        assert_eq!(found(&app.station_admin().await, begins).await, ["很长的编号"]);
        assert_eq!(found(&made.by, begins).await, ["很长的编号"]);
    }

    async fn a_street_finds_what_all_its_communities_say(app: TestApp) {
        let _ = make::message(&app).title("电梯夜里噪音大").await;
        let street = app.street_admin().await;
        assert_eq!(found(&street, "噪音 电梯").await, ["电梯夜里噪音大"]);
        assert!(found(&app.foreign_street_admin().await, "电梯").await.is_empty());
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
