//! What is attached to an official answer: pictures and documents, opened by whoever reads the line they stand on.

use contract::{
    Language,
    cases::{Action, Answer, Case, Entry},
    handling::{Dispatch, Flow, HandlerRef, Merge, Ruling},
    mailbox::NewMessage,
    photos::Claim,
    problem::Kind,
};
use reqwest::Method;
use serde_json::json;
use tests::{Client, TestApp, make, on_each_backend, pictures};

const WORDS: &str = "已经修好，验收单和照片见附件。";

fn with(files: Vec<Claim>) -> Answer {
    Answer {
        files,
        ..Answer::saying(WORDS.to_owned())
    }
}

/// An answer with a picture and a document, by the station's admin.
async fn answered(app: &TestApp, made: &make::Made) -> Entry {
    let staff = app.station_admin().await;
    let files = vec![make::claim(&staff, pictures::jpeg()).await, make::document(&staff).await];
    let case: Case = made.act(&staff, "answer", &with(files)).await.read(200);
    answer_of(&case)
}

fn answer_of(case: &Case) -> Entry {
    case.timeline
        .iter()
        .rfind(|entry| entry.action == Action::Answer)
        .expect("an answer")
        .clone()
}

/// The addresses of what is attached to a line.
fn urls(entry: &Entry) -> [String; 3] {
    let (photo, document) = (entry.photos[0].id, entry.documents[0].id);
    [
        format!("/photos/{photo}"),
        format!("/photos/{photo}/thumbnail"),
        format!("/documents/{document}"),
    ]
}

async fn opens(client: &Client, entry: &Entry) {
    for url in urls(entry) {
        let _ = client.get(&url).await.expect(200);
    }
}

async fn finds_nothing(client: &Client, entry: &Entry) {
    for url in urls(entry) {
        client.get(&url).await.refused(Kind::NotFound);
    }
}

on_each_backend! {
    async fn a_link_that_opens_nothing_any_more_leads_to_a_page_that_says_so(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let url = urls(&answered(&app, &made).await)[2].clone();
        let follow = async |client: &Client, language| {
            let call = client.request(Method::GET, &url).header("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
            call.header("accept-language", language).send().await
        };
        let (stranger, other) = (app.nobody(), app.resident("ben").await);
        for (client, status, language, words) in [
            (&stranger, 401, "zh-CN", Kind::Unauthenticated.title(Language::Chinese)),
            (&other, 404, "en", Kind::NotFound.title(Language::English)),
        ] {
            let reply = follow(client, language).await.expect(status);
            assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
            let page = String::from_utf8(reply.body.to_vec()).expect("a page");
            assert!(page.contains(words) && page.contains("href=\"/\""), "{page}");
            let renews = page.contains("<script src=\"/again.js\" defer>");
            assert_eq!(renews, status == 401, "only a session that ran out can be renewed: {page}");
            let policy = reply.header("content-security-policy").expect("a policy");
            assert!(policy.starts_with("default-src 'none'") && policy.contains("script-src 'self'; connect-src 'self'"), "{policy}");
        }
        stranger.get(&url).await.refused(Kind::Unauthenticated);
    }

    async fn its_reporter_opens_what_is_attached_to_an_answer(app: TestApp) {
        let made = make::message(&app).accepted().await;
        answered(&app, &made).await;
        let seen = answer_of(&made.seen_by(&made.by).await);
        assert_eq!((seen.photos[0].width, seen.photos[0].height), (64, 48));
        assert_eq!(seen.documents[0].name, "回复函.pdf");
        assert_eq!(seen.documents[0].bytes as usize, pictures::pdf().len());
        let document = made.by.get(&urls(&seen)[2]).await.expect(200);
        assert_eq!(document.body, pictures::pdf(), "as it came");
        assert_eq!(document.header("content-type"), Some("application/pdf"));
        assert_eq!(document.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(document.header("cache-control"), Some("private, no-cache"));
        let disposition = document.header("content-disposition").expect("kept, not shown");
        assert!(disposition.starts_with("attachment;"), "{disposition}");
        assert!(disposition.contains("filename*=UTF-8''%E5%9B%9E%E5%A4%8D%E5%87%BD.pdf"), "{disposition}");
        opens(&made.by, &seen).await;
        opens(&app.social_worker().await, &seen).await;
        assert!(made.seen_by(&made.by).await.photos.is_empty(), "the case's own pictures are others");
        // A document is no picture, and a picture no document.
        made.by.get(&format!("/photos/{}", seen.documents[0].id)).await.refused(Kind::NotFound);
        made.by.get(&format!("/documents/{}", seen.photos[0].id)).await.refused(Kind::NotFound);
    }

    async fn nobody_else_does(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let entry = answered(&app, &made).await;
        finds_nothing(&app.resident("李建国").await, &entry).await;
        finds_nothing(&app.foreign_admin().await, &entry).await;
        let other = make::message(&app).anonymous().await;
        finds_nothing(&other.by, &entry).await;
        for url in urls(&entry) {
            app.nobody().get(&url).await.refused(Kind::Unauthenticated);
        }
    }

    async fn who_holds_the_tracking_secret_opens_it_also_without_scripts(app: TestApp) {
        let made = make::message(&app).anonymous().accepted().await;
        let entry = answered(&app, &made).await;
        opens(&made.by, &entry).await;
        let secret = made.secret.clone().expect("a secret");
        let page = plain(&app, "track", &[("code", &secret)]).await;
        assert_eq!(page.status(), 200);
        let page = page.text().await.expect("a page");
        assert!(page.contains("回复函.pdf") && page.contains("/plain/file"), "{page}");
        let (photo, document) = (entry.photos[0].id.to_string(), entry.documents[0].id.to_string());
        let file = plain(&app, "file", &[("code", &secret), ("id", &document)]).await;
        assert_eq!(file.headers()["content-type"], "application/pdf");
        assert!(file.headers()["content-disposition"].to_str().expect("a header").starts_with("attachment"));
        assert_eq!(file.bytes().await.expect("a document"), pictures::pdf());
        let picture = plain(&app, "file", &[("code", &secret), ("id", &photo)]).await;
        assert_eq!((picture.status().as_u16(), &picture.headers()["content-type"]), (200, &"image/jpeg".parse().expect("a type")));
        let other = make::message(&app).anonymous().await.secret.expect("a secret");
        assert_eq!(plain(&app, "file", &[("code", &other), ("id", &document)]).await.status(), 404);
    }

    async fn what_is_no_pdf_is_refused_whatever_it_is_called(app: TestApp) {
        let staff = app.station_admin().await;
        let cut = pictures::pdf()[..40].to_vec();
        for bytes in [b"<html><script>alert(1)</script></html>".to_vec(), pictures::jpeg(), cut, Vec::new()] {
            staff.upload_document("a.pdf", bytes).await.refused(Kind::UnsupportedMedia);
        }
        let other = staff.request(Method::POST, "/documents").body("text/html", pictures::pdf()).send().await;
        other.refused(Kind::UnsupportedMedia);
        let mut large = pictures::pdf();
        large.resize(10 * 1024 * 1024 + 1, b' ');
        staff.upload_document("a.pdf", large).await.refused(Kind::TooLarge);
        app.resident("王秀兰").await.upload_document("a.pdf", pictures::pdf()).await.refused(Kind::Forbidden);
        assert_eq!(app.count("photos", "true").await, 0);
    }

    async fn six_files_are_attached_once_each_to_an_answer_and_to_nothing_else(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let staff = app.station_admin().await;
        let document = make::document(&staff).await;
        let seven = vec![document.clone(); 7];
        made.act(&staff, "answer", &with(seven)).await.refused_field("/files", "files_count");
        made.act(&staff, "answer", &with(vec![document.clone(); 2])).await.refused_field("/files/1", "file_unknown");
        let wrong = Claim { claim: "wrong".to_owned(), ..document.clone() };
        made.act(&staff, "answer", &with(vec![wrong])).await.refused_field("/files/0", "file_unknown");
        // Words that come back for what is wrong with a file are not lost, nor is the file.
        let resident = app.resident("李建国").await;
        let letter = NewMessage { photos: vec![document.clone()], ..make::plain() };
        resident.post("/mailbox/messages", &letter).await.refused_field("/photos/0", "photo_unknown");
        let _ = made.act(&staff, "answer", &with(vec![document.clone()])).await.expect(200);
        let other = make::message(&app).accepted().await;
        other.act(&staff, "answer", &with(vec![document])).await.refused_field("/files/0", "file_unknown");
    }

    async fn what_is_attached_to_a_draft_goes_out_with_the_answer_it_becomes(app: TestApp) {
        let made = make::message(&app).accepted().await;
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let handler = HandlerRef { duty_id: None, account_id: Some(worker.id()) };
        let dispatch = Dispatch { handler, flow: Flow::Approval, helpers: Vec::new(), text: None };
        let _ = made.act(&admin, "dispatch", &dispatch).await.expect(200);
        let files = vec![make::claim(&worker, pictures::jpeg()).await, make::document(&worker).await];
        let drafted: Case = made.act(&worker, "draft", &with(files)).await.read(200);
        let draft = drafted.timeline.last().expect("a draft");
        opens(&admin, draft).await;
        finds_nothing(&made.by, draft).await;
        let ruling = Ruling { granted: true, text: None };
        let _ = made.act(&admin, "draft/ruling", &ruling).await.expect(200);
        let seen = answer_of(&made.seen_by(&made.by).await);
        assert_eq!(urls(&seen), urls(draft));
        opens(&made.by, &seen).await;
    }

    async fn who_joined_the_case_reads_what_is_attached_to_its_answer(app: TestApp) {
        let staff = app.station_admin().await;
        let older = make::message(&app).accepted().await;
        let younger = make::message(&app).by(&app.resident("李建国").await).accepted().await;
        let _ = younger.act(&staff, "merge", &Merge { into: older.id() }).await.expect(200);
        let entry = answered(&app, &older).await;
        let seen = answer_of(&younger.seen_by(&younger.by).await);
        assert_eq!(urls(&seen), urls(&entry));
        opens(&younger.by, &entry).await;
        finds_nothing(&app.resident("赵敏").await, &entry).await;
    }

    async fn it_goes_with_the_words_it_belongs_to(app: TestApp) {
        let made = make::message(&app).accepted().await;
        answered(&app, &made).await;
        let stored = || std::fs::read_dir(app.folder().join("photos")).expect("a folder").count();
        assert_eq!(stored(), 3, "a picture in two sizes, and a document");
        let _ = made.by.request(Method::DELETE, "/me").json(&json!({})).send().await.expect(204);
        assert_eq!((app.count("photos", "true").await, stored()), (0, 0));
    }
}

async fn plain(app: &TestApp, path: &str, fields: &[(&str, &str)]) -> reqwest::Response {
    let address = format!("{}/plain/{path}", app.base());
    let form: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = tests::http().build().expect("a client").post(address);
    let request = request
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form.join("&"));
    request.send().await.expect("an answer")
}
