//! What is attached to the answer to a proposal, and to what was reported of its steps: read by whoever reads the proposal.

use contract::{
    photos::{Claim, Document, Photo},
    problem::Kind,
    proposals::Proposal,
};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, TestApp, make, on_each_backend, pictures,
    proposals::{effective, rules, seen, url},
};

use super::{answer, hiding, photos};

fn with(files: &[Claim]) -> Value {
    let mut answer = answer();
    answer["files"] = json!(files);
    answer
}

/// A picture and a document that `by` uploads.
async fn both(by: &Client) -> Vec<Claim> {
    vec![make::claim(by, pictures::jpeg()).await, make::document(by).await]
}

/// Of somebody, with an answer that has both.
async fn answered(app: &TestApp, author: &Client) -> Proposal {
    rules(app, |_| {}).await;
    let proposal = effective(app, author).await;
    let admin = app.station_admin().await;
    admin
        .post(&url(&proposal, "/answer"), &with(&both(&admin).await))
        .await
        .read(200)
}

/// The addresses of what is attached.
fn urls(photos: &[Photo], documents: &[Document]) -> Vec<String> {
    let shown = photos
        .iter()
        .flat_map(|photo| [format!("/photos/{}", photo.id), format!("/photos/{}/thumbnail", photo.id)]);
    shown
        .chain(documents.iter().map(|document| format!("/documents/{}", document.id)))
        .collect()
}

/// What is attached to the answer.
fn of_answer(proposal: &Proposal) -> Vec<String> {
    let answer = proposal.answer.as_ref().expect("an answer");
    let all = urls(&answer.photos, &answer.documents);
    assert_eq!(all.len(), 3, "{answer:?}");
    all
}

async fn opens(client: &Client, urls: &[String]) {
    for url in urls {
        let _ = client.get(url).await.expect(200);
    }
}

async fn finds_nothing(client: &Client, urls: &[String]) {
    for url in urls {
        client.get(url).await.refused(Kind::NotFound);
    }
}

on_each_backend! {
    async fn everybody_opens_what_is_attached_to_an_answer(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let made = answered(&app, &author).await;
        let read = seen(&app.nobody(), &made).await;
        let urls = of_answer(&read);
        let answer = read.answer.expect("an answer");
        assert_eq!((answer.photos[0].width, answer.photos[0].height), (64, 48));
        assert_eq!(answer.documents[0].name, "回复函.pdf");
        assert!(read.photos.is_empty(), "the proposal's own pictures are others");
        for client in [app.nobody(), author, app.resident("李建国").await, app.social_worker().await, app.foreign_admin().await] {
            opens(&client, &urls).await;
        }
        let document = app.nobody().get(&urls[2]).await.expect(200);
        assert_eq!(document.body, pictures::pdf(), "as it came");
        assert_eq!(document.header("x-content-type-options"), Some("nosniff"));
        assert!(document.header("content-disposition").is_some_and(|how| how.starts_with("attachment;")), "kept, not shown");
        // A document is no picture, and a picture no document.
        let (photo, document) = (answer.photos[0].id, answer.documents[0].id);
        app.nobody().get(&format!("/documents/{photo}")).await.refused(Kind::NotFound);
        app.nobody().get(&format!("/photos/{document}")).await.refused(Kind::NotFound);
    }

    async fn what_is_hidden_is_hidden_with_its_answer(app: TestApp) {
        let made = answered(&app, &app.resident("王秀兰").await).await;
        let (urls, admin) = (of_answer(&made), app.station_admin().await);
        let _ = admin.post(&url(&made, "/hide"), &hiding()).await.expect(204);
        finds_nothing(&app.nobody(), &urls).await;
        finds_nothing(&app.resident("李建国").await, &urls).await;
        opens(&admin, &urls).await;
        let _ = admin.post(&url(&made, "/restore"), &json!({})).await.expect(204);
        opens(&app.nobody(), &urls).await;
    }

    async fn a_report_of_a_step_has_files_of_its_own(app: TestApp) {
        let made = answered(&app, &app.resident("王秀兰").await).await;
        let admin = app.station_admin().await;
        let report = json!({"step": 0, "note": "路灯已装好。", "files": both(&admin).await});
        let _ = admin.post(&url(&made, "/steps"), &report).await.expect(200);
        let read = seen(&app.nobody(), &made).await;
        let step = read.answer.as_ref().expect("an answer").steps[0].clone();
        let of_step = urls(&step.photos, &step.documents);
        assert_eq!(of_step.len(), 3);
        opens(&app.nobody(), &of_step).await;
        let of_answer = of_answer(&read);
        assert!(of_step.iter().all(|url| !of_answer.contains(url)));
        let missing = json!({"step": 9, "note": "没有这一步。", "files": both(&admin).await});
        admin.post(&url(&made, "/steps"), &missing).await.refused_field("/step", "step_unknown");
    }

    async fn six_files_are_attached_once_each_and_a_wrong_one_leaves_no_answer(app: TestApp) {
        rules(&app, |_| {}).await;
        let (proposal, admin) = (effective(&app, &app.resident("王秀兰").await).await, app.station_admin().await);
        let path = url(&proposal, "/answer");
        let document = make::document(&admin).await;
        admin.post(&path, &with(&vec![document.clone(); 7])).await.refused_field("/files", "files_count");
        admin.post(&path, &with(&vec![document.clone(); 2])).await.refused_field("/files/1", "file_unknown");
        let wrong = Claim { claim: "wrong".to_owned(), ..document.clone() };
        admin.post(&path, &with(&[wrong])).await.refused_field("/files/0", "file_unknown");
        assert!(seen(&app.nobody(), &proposal).await.answer.is_none());
        assert_eq!(app.count("proposal_answers", "true").await, 0);
        let mut six = both(&admin).await;
        for _ in 0..3 {
            six.push(make::document(&admin).await);
        }
        six.push(document.clone());
        let made: Proposal = admin.post(&path, &with(&six)).await.read(200);
        let answer = made.answer.expect("an answer");
        assert_eq!((answer.photos.len(), answer.documents.len()), (1, 5));
        let report = json!({"step": 0, "note": "路灯已装好。", "files": [document]});
        admin.post(&path.replace("/answer", "/steps"), &report).await.refused_field("/files/0", "file_unknown");
    }

    async fn its_author_takes_none_of_it_away(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let made = answered(&app, &author).await;
        let urls = of_answer(&made);
        let answer = made.answer.as_ref().expect("an answer");
        for id in [answer.photos[0].id, answer.documents[0].id] {
            let path = url(&made, &format!("/photos/{id}"));
            assert_ne!(author.delete(&path).await.status, 200);
        }
        // No document comes in as a picture of a proposal.
        let other = tests::proposals::draft(&author).await;
        let document = make::document(&app.station_admin().await).await;
        author.post(&url(&other, "/photos"), &json!({"photos": [document]})).await.refused_field("/photos/0", "photo_unknown");
        // What one wrote stays under no name, and the answer with all that belongs to it.
        let _ = author.post(&url(&other, "/photos"), &photos::one(&author).await).await.expect(200);
        let _ = author.request(Method::DELETE, "/me").json(&json!({})).send().await.expect(204);
        crate::retention::sweep(&app, chrono::Duration::days(2)).await;
        opens(&app.nobody(), &urls).await;
        assert_eq!(app.count("photos", "answer_part IS NULL").await, 0);
    }

    async fn it_is_read_without_scripts(app: TestApp) {
        let made = answered(&app, &app.resident("王秀兰").await).await;
        let page = tests::http().build().expect("a client").get(format!("{}/plain/proposals/{}", app.base(), made.summary.id)).send().await.expect("a page");
        let page = page.text().await.expect("a text");
        for url in of_answer(&made) {
            assert!(page.contains(&format!("/api/v1{url}")), "{url} in {page}");
        }
        assert!(page.contains("回复函.pdf"));
    }
}
