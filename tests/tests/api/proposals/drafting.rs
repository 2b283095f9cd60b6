//! What is being typed is kept at the server too; no device overwrites what another saved.

use contract::{
    privacy::Export,
    problem::Kind,
    proposals::{DraftWords, SavedDraft},
};
use reqwest::Method;
use tests::{Client, Reply, on_each_backend};

const PATH: &str = "/me/proposal-draft";

fn words(title: &str) -> DraftWords {
    DraftWords {
        title: title.to_owned(),
        ..DraftWords::default()
    }
}

async fn save(by: &Client, seen: u32, words: &DraftWords) -> Reply {
    let request = by.request(Method::PUT, PATH).header("if-match", &format!("\"{seen}\""));
    request.json(words).send().await
}

async fn read(by: &Client) -> SavedDraft {
    by.get(PATH).await.read(200)
}

on_each_backend! {
    async fn half_a_proposal_is_kept_and_found_on_another_device(app: TestApp) {
        let by = app.resident("王秀兰").await;
        assert_eq!(read(&by).await, SavedDraft::default());
        let half = DraftWords { problem: "晚".to_owned(), cost: "大概三千".to_owned(), ..words("") };
        let saved: SavedDraft = save(&by, 0, &half).await.read(200);
        assert_eq!((saved.revision, saved.words.as_ref()), (1, Some(&half)), "nothing of it need be right yet");
        let other = by.get(PATH).await.expect(200);
        assert_eq!((other.header("etag"), other.json::<SavedDraft>()), (Some("\"1\""), saved));
        assert_eq!(read(&app.resident("李建国").await).await, SavedDraft::default(), "nobody else's");
        let long = DraftWords { problem: "长".repeat(10_001), ..words("") };
        save(&by, 1, &long).await.refused_field("/problem", "body_length");
    }

    async fn words_of_another_device_are_shown_and_not_overwritten(app: TestApp) {
        let by = app.resident("王秀兰").await;
        let _ = save(&by, 0, &words("在手机上")).await.expect(200);
        let _ = save(&by, 1, &words("在电脑上")).await.expect(200);
        let late = save(&by, 1, &words("还在手机上")).await.refused(Kind::Conflict);
        let now: SavedDraft = serde_json::from_value(late.now.expect("what is there")).expect("a draft");
        assert_eq!((now.revision, now.words), (2, Some(words("在电脑上"))));
        save(&by, 0, &words("什么也没看到")).await.refused(Kind::Conflict);
        let kept: SavedDraft = save(&by, 2, &words("用手机上的")).await.read(200);
        assert_eq!(kept.revision, 3);
        let (one, other) = (words("同时一"), words("同时二"));
        let (first, second) = tokio::join!(save(&by, 3, &one), save(&by, 3, &other));
        let mut told = [first.status, second.status];
        told.sort_unstable();
        assert_eq!(told, [200, 409]);
    }

    async fn it_is_thrown_away_only_as_it_was_seen_taken_along_and_erased(app: TestApp) {
        let by = app.resident("王秀兰").await;
        let _ = save(&by, 0, &words("一")).await.expect(200);
        let _ = save(&by, 1, &words("二")).await.expect(200);
        let drop = async |seen: &str| by.request(Method::DELETE, PATH).header("if-match", seen).send().await.expect(204);
        let _ = drop("\"1\"").await;
        assert_eq!(read(&by).await.words, Some(words("二")), "what another device saved stays");
        let export: Export = by.get("/me/export").await.read(200);
        assert_eq!(export.proposal_draft, Some(words("二")));
        let _ = drop("\"2\"").await;
        assert_eq!(read(&by).await, SavedDraft::default());
        let _ = save(&by, 0, &words("三")).await.expect(200);
        let _ = by.delete("/me").await.expect(204);
        assert_eq!(app.count("proposal_drafts", "1 = 1").await, 0);
    }

    async fn what_nobody_goes_on_with_is_swept(app: TestApp) {
        let by = app.resident("王秀兰").await;
        let _ = save(&by, 0, &words("一")).await.expect(200);
        let _ = crate::retention::sweep(&app, chrono::Duration::days(89)).await;
        assert_eq!(app.count("proposal_drafts", "1 = 1").await, 1);
        let _ = crate::retention::sweep(&app, chrono::Duration::days(91)).await;
        assert_eq!(app.count("proposal_drafts", "1 = 1").await, 0);
    }
}
