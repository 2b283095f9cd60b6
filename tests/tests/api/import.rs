//! Bringing in the history of another mailbox: 2,947 real messages, and files with faults.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::Output,
    time::Instant,
};

use contract::{
    cases::{Case, CaseSummary},
    page::Page,
};
use tests::{Client, TestApp, not_run, on_each_backend, process, seed};

/// The real messages, if they are here.
fn real() -> Option<PathBuf> {
    let folder = not_run::variable("LIANXIN_TEST_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("../shared/data"),
        PathBuf::from,
    );
    let file = folder.join("messages").join("labelled.jsonl");
    if file.is_file() {
        return Some(file);
    }
    not_run::note(&format!("import of real messages: there is no {}", file.display()));
    None
}

fn import(app: &TestApp, file: &Path) -> Option<Output> {
    let mut command = process::command(&process::binary()?, app.folder(), app.database().url());
    command
        .args(["import", "messages"])
        .arg(file)
        .args(["--community", &seed::community(0).to_string()]);
    Some(process::output(&mut command))
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

async fn found(client: &Client, words: &str) -> Vec<CaseSummary> {
    let encoded: String = tests::text::percent_encoded(words);
    let page: Page<CaseSummary> = client.get(&format!("/cases?limit=100&q={encoded}")).await.read(200);
    page.items
}

/// How many cases all pages list, and how many different ones.
async fn listed(client: &Client) -> (usize, usize) {
    let (mut ids, mut path) = (Vec::new(), "/cases?limit=100".to_owned());
    loop {
        let page: Page<CaseSummary> = client.get(&path).await.read(200);
        ids.extend(page.items.into_iter().map(|case| case.id));
        let Some(next) = page.next else { break };
        path = format!("/cases?limit=100&cursor={next}");
    }
    (ids.len(), ids.into_iter().collect::<BTreeSet<_>>().len())
}

/// How long the median of a few runs takes, in milliseconds; every run asks something else, past the cache.
async fn milliseconds(mut ask: impl AsyncFnMut(usize)) -> u128 {
    let mut times = Vec::new();
    for number in 0..9 {
        let begun = Instant::now();
        ask(number).await;
        times.push(begun.elapsed().as_millis());
    }
    times.sort_unstable();
    times[4]
}

on_each_backend! {
    async fn all_real_messages_load_once_and_are_found_quickly(app: TestApp) {
        let Some(file) = real() else { return };
        let Some(output) = import(&app, &file) else { return };
        let first = said(&output);
        assert_eq!(first.trim(), "2947 loaded, 0 known before, 0 bad");
        assert_eq!(app.count("cases", "true").await, 2947);
        let again = said(&import(&app, &file).expect("the binary"));
        assert_eq!(again.trim(), "0 loaded, 2947 known before, 0 bad");
        assert_eq!(app.count("cases", "true").await, 2947);

        let admin = app.station_admin().await;
        let (listed, distinct) = listed(&admin).await;
        assert_eq!((listed, distinct), (2947, 2947), "page by page, each once and none left out");
        let hits = found(&admin, "电梯 噪音").await;
        assert!(!hits.is_empty());
        for hit in &hits {
            let case: Case = admin.get(&format!("/cases/{}", hit.id)).await.read(200);
            let text = format!("{} {}", case.summary.title, case.body);
            assert!(text.contains("电梯") && text.contains("噪音"), "{text}");
        }
        let all: usize = std::fs::read_to_string(&file).expect("the file").lines().filter(|line| line.contains("传销")).count();
        assert_eq!(found(&admin, "传销").await.len(), all.min(100), "every message with the word is found");

        let list = milliseconds(async |number| { let _ = admin.get(&format!("/cases?limit={}", 20 + number)).await.expect(200); }).await;
        let search = milliseconds(async |number| { let _ = admin.get(&format!("/cases?limit={}&q=%E5%99%AA%E9%9F%B3", 20 + number)).await.expect(200); }).await;
        let detail = milliseconds(async |number| { let _ = admin.get(&format!("/cases/{}", hits[number % hits.len()].id)).await.expect(200); }).await;
        assert!(list < 200 && search < 200 && detail < 200, "list {list} ms, search {search} ms, detail {detail} ms");
    }

    async fn history_keeps_its_time_and_starts_no_clock(app: TestApp) {
        let file = app.folder().join("one.jsonl");
        std::fs::write(&file, r#"{"id":"7","title":"路灯不亮","body":"小区门口路灯三天不亮。","time":"2020-01-08T13:54:22","label":"城乡建设"}"#).expect("a file");
        let Some(output) = import(&app, &file) else { return };
        assert!(said(&output).starts_with("1 loaded"));
        let admin = app.station_admin().await;
        let hits = found(&admin, "路灯").await;
        assert_eq!(hits[0].submitted_at.to_rfc3339(), "2020-01-08T05:54:22+00:00");
        assert_eq!(hits[0].due_at, None);
        assert_eq!(hits[0].category, contract::cases::Category::Facilities);
        let overdue: Page<CaseSummary> = admin.get("/cases?overdue=true").await.read(200);
        assert!(overdue.items.is_empty());
    }

    async fn bad_lines_are_named_by_number_and_the_rest_is_loaded(app: TestApp) {
        let good = |id: u8| format!(r#"{{"id":"{id}","title":"路灯不亮","body":"小区门口路灯三天不亮。","time":"2020-01-08T13:54:22"}}"#);
        let lines = [
            good(1),
            "{not json".to_owned(),
            good(2),
            r#"{"id":"3","title":"短","body":"小区门口路灯三天不亮。","time":"2020-01-08T13:54:22"}"#.to_owned(),
            String::new(),
            r#"{"id":"4","title":"路灯不亮","body":"小区门口路灯三天不亮。","time":"yesterday"}"#.to_owned(),
            good(1),
            r#"{"title":"路灯不亮","body":"小区门口路灯三天不亮。","time":"2020-01-08T13:54:22"}"#.to_owned(),
            good(5),
        ];
        let mut bytes = lines.join("\n").into_bytes();
        bytes.extend(b"\n\xff\xfe broken\n");
        let file = app.folder().join("faults.jsonl");
        std::fs::write(&file, bytes).expect("a file");
        let Some(output) = import(&app, &file) else { return };
        let report = said(&output);
        assert!(report.starts_with("3 loaded, 1 known before, 5 bad"), "{report}");
        for number in [2, 4, 6, 8, 10] {
            assert!(report.contains(&format!("line {number}:")), "{report}");
        }
        assert_eq!(app.count("cases", "true").await, 3);
    }

    async fn another_source_has_other_messages(app: TestApp) {
        let file = app.folder().join("one.jsonl");
        std::fs::write(&file, r#"{"id":"7","title":"路灯不亮","body":"小区门口路灯三天不亮。","time":"2020-01-08T13:54:22"}"#).expect("a file");
        let Some(binary) = process::binary() else { return };
        for source in ["one", "other", "one"] {
            let mut command = process::command(&binary, app.folder(), app.database().url());
            command.args(["import", "messages"]).arg(&file).args(["--community", "梧桐社区", "--source", source]);
            let _ = said(&process::output(&mut command));
        }
        assert_eq!(app.count("cases", "true").await, 2);
    }

    async fn a_file_or_community_that_is_none_is_told(app: TestApp) {
        let Some(binary) = process::binary() else { return };
        for (file, community, told) in [("nowhere.jsonl", "梧桐社区", "nowhere.jsonl"), ("keys.toml", "无名社区", "无名社区")] {
            let mut command = process::command(&binary, app.folder(), app.database().url());
            command.args(["import", "messages"]).arg(app.folder().join(file)).args(["--community", community]);
            let output = process::output(&mut command);
            let words = String::from_utf8_lossy(&output.stderr);
            assert!(!output.status.success() && words.contains(told), "{words}");
        }
    }
}
