//! The words that everybody reads: prefilled, looked through, masked or kept, and published as they were read.

use contract::{
    audit::{Act, AuditEntry, SubjectKind},
    page::Page,
    problem::Kind,
    proposals::FindingKind,
    publication::{PublicPart, PublicWording, Publication},
};
use reqwest::Method;
use tests::{Client, TestApp, make, on_each_backend, publication};

/// A case that names people all over, agreed to.
async fn telling(app: &TestApp) -> make::Made {
    let message = make::message(app)
        .title("３号楼2单元501漏水")
        .body("请打１３８0000 0001找王阿姨，住梧桐路18号。");
    let message = message.with(|letter| letter.address = Some("梧桐路18号".to_owned()));
    let mut made = message.answered().await;
    publication::agreed(app, &mut made).await;
    made
}

fn own(publication: &Publication) -> PublicWording {
    PublicWording {
        title: publication.title.clone(),
        body: publication.body.clone(),
        answer: publication.answer.clone(),
        kept: Vec::new(),
        photos: Vec::new(),
    }
}

async fn audited(by: &Client, act: Act) -> Vec<AuditEntry> {
    let all = by.get("/audit?limit=100").await.read::<Page<AuditEntry>>(200).items;
    all.into_iter().filter(|entry| entry.act == act).collect()
}

on_each_backend! {
    async fn what_names_people_is_found_in_the_cases_own_words(app: TestApp) {
        let worker = app.social_worker().await;
        let made = telling(&app).await;
        let shown = publication::prepared(&worker, &made).await;
        assert_eq!((shown.edition, shown.may_publish), (0, false));
        let found: Vec<_> = shown.findings.iter().map(|found| (found.part, found.kind, found.words.as_str(), found.kept)).collect();
        assert_eq!(found, [
            (PublicPart::Title, FindingKind::Home, "3号楼2单元501", false),
            (PublicPart::Body, FindingKind::Phone, "1380000 0001", false),
            (PublicPart::Body, FindingKind::Name, "王阿姨", false),
            (PublicPart::Body, FindingKind::Home, "梧桐路18号", false),
        ]);
        assert!(shown.findings.iter().all(|found| [&shown.title, &shown.body, &shown.answer].iter().any(|text| text.contains(&found.words))));
    }

    async fn every_finding_is_masked_or_kept_before_anybody_reads_it(app: TestApp) {
        let admin = app.station_admin().await;
        let made = telling(&app).await;
        let mut wording = own(&publication::prepared(&admin, &made).await);
        let saved: Publication = publication::save(&admin, &made, &wording).await.read(200);
        assert_eq!((saved.edition, saved.findings.len()), (1, 4), "what was typed is kept, whatever is found");
        publication::publish(&admin, &made, 1).await.refused_field("", "findings_open");
        "楼上漏水".clone_into(&mut wording.title);
        wording.body = wording.body.replace("1380000 0001", "＊＊＊").replace("梧桐路18号", "＊＊＊");
        let saved: Publication = publication::save(&admin, &made, &wording).await.read(200);
        publication::publish(&admin, &made, saved.edition).await.refused_field("", "findings_open");
        wording.kept = vec!["王阿姨".to_owned()];
        let saved: Publication = publication::save(&admin, &made, &wording).await.read(200);
        assert!(saved.findings.iter().all(|found| found.kept));
        let _ = publication::publish(&admin, &made, saved.edition).await.expect(200);
        let public = publication::read(&app, made.id()).await;
        assert_eq!((public.summary.title.as_str(), public.body.as_str()), ("楼上漏水", "请打＊＊＊找王阿姨，住＊＊＊。"));
    }

    async fn only_words_that_were_read_are_published_and_only_by_an_administrator(app: TestApp) {
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let mut made = make::message(&app).answered().await;
        publication::agreed(&app, &mut made).await;
        publication::publish(&admin, &made, 1).await.refused_field("", "not_prepared");
        let wording = publication::harmless(&publication::prepared(&worker, &made).await);
        for edition in 1..=2 {
            let saved: Publication = publication::save(&worker, &made, &wording).await.read(200);
            assert_eq!(saved.edition, edition);
        }
        publication::publish(&admin, &made, 1).await.refused(Kind::Stale);
        publication::publish(&worker, &made, 2).await.refused(Kind::Forbidden);
        let _ = publication::publish(&admin, &made, 2).await.expect(200);
        publication::save(&worker, &made, &wording).await.refused(Kind::Conflict);
    }

    async fn who_did_not_see_a_colleagues_words_does_not_overwrite_them(app: TestApp) {
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let mut made = make::message(&app).answered().await;
        publication::agreed(&app, &mut made).await;
        let wording = publication::harmless(&publication::prepared(&worker, &made).await);
        let path = format!("{}/publication", made.url());
        let seen = worker.get(&path).await.expect(200).header("etag").expect("a tag").to_owned();
        let put = |by: &Client| by.request(Method::PUT, &path).header("if-match", &seen).json(&wording);
        let _ = put(&admin).send().await.expect(200);
        put(&worker).send().await.refused(Kind::Stale);
    }

    async fn what_is_wrong_is_named(app: TestApp) {
        let admin = app.station_admin().await;
        let mut made = make::message(&app).answered().await;
        publication::agreed(&app, &mut made).await;
        let right = publication::harmless(&publication::prepared(&admin, &made).await);
        for (wrong, pointer, code) in [
            (PublicWording { title: "短".to_owned(), ..right.clone() }, "/title", "title_length"),
            (PublicWording { body: String::new(), ..right.clone() }, "/body", "body_length"),
            (PublicWording { answer: "好".to_owned(), ..right.clone() }, "/answer", "answer_length"),
            (PublicWording { kept: vec!["长".repeat(101)], ..right.clone() }, "/kept", "kept_count"),
        ] {
            publication::save(&admin, &made, &wrong).await.refused_field(pointer, code);
        }
        assert_eq!(app.count("publications", "true").await, 0);
    }

    async fn publishing_and_taking_down_are_written_down(app: TestApp) {
        let street = app.street_admin().await;
        let mut made = make::message(&app).answered().await;
        let _ = publication::published(&app, &mut made).await;
        super::unpublish(&app.social_worker().await, &made).await;
        for (act, by) in [(Act::PublishCase, street.id()), (Act::UnpublishCase, app.social_worker().await.id())] {
            let [entry] = &audited(&street, act).await[..] else { panic!("one {act:?}") };
            assert_eq!((entry.subject, entry.subject_id.uuid(), entry.by), (SubjectKind::Case, made.id().uuid(), Some(by)));
        }
    }
}
