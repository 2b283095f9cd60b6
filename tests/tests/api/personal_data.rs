//! Consent, export and erasure.

use std::path::{Path, PathBuf};

use api::{moment::Moment, photos::PhotoStore, privacy::retention};
use contract::{
    accounts::Me,
    cases::{Because, Case, CaseSummary, State},
    page::Page,
    privacy::{CONSENT_VERSION, Consent, ConsentKind, Export},
    problem::Kind,
    sessions::Session,
    surveys::NewResponse,
};
use reqwest::Method;
use serde_json::json;
use tests::{Client, calls, make, on_each_backend, pictures, seed, surveys, teams};

async fn consent(client: &Client, kind: ConsentKind, granted: bool) -> Consent {
    client
        .post(
            "/me/consents",
            &json!({"kind": kind, "version": CONSENT_VERSION, "granted": granted}),
        )
        .await
        .read(200)
}

/// Some file below a folder.
fn photo_file(folder: &Path) -> PathBuf {
    let mut entries = std::fs::read_dir(folder)
        .expect("the pictures")
        .map(|entry| entry.expect("an entry").path());
    let first = entries.next().expect("a picture");
    if first.is_dir() { photo_file(&first) } else { first }
}

on_each_backend! {
    async fn consent_is_given_and_taken_back_kind_by_kind(app: TestApp) {
        let newcomer = app.newcomer().await;
        newcomer.post("/mailbox/messages", &make::plain()).await.refused(Kind::ConsentNeeded);
        let _ = consent(&newcomer, ConsentKind::Publication, true).await;
        newcomer.post("/mailbox/messages", &make::plain()).await.refused(Kind::ConsentNeeded);
        let given = consent(&newcomer, ConsentKind::Handling, true).await;
        assert!(given.withdrawn_at.is_none());
        let _ = newcomer.post("/mailbox/messages", &make::plain()).await.expect(201);
        assert!(consent(&newcomer, ConsentKind::Handling, false).await.withdrawn_at.is_some());
        newcomer.post("/mailbox/messages", &make::plain()).await.refused(Kind::ConsentNeeded);
        let all: Page<Consent> = newcomer.get("/me/consents").await.read(200);
        assert_eq!(all.items.len(), 2, "each is remembered");
    }

    async fn giving_twice_is_giving_once(app: TestApp) {
        let newcomer = app.newcomer().await;
        let first = consent(&newcomer, ConsentKind::Handling, true).await;
        assert_eq!(consent(&newcomer, ConsentKind::Handling, true).await, first);
        assert_eq!(app.count("consents", "true").await, 1);
    }

    async fn only_the_text_that_is_current_can_be_consented_to(app: TestApp) {
        let newcomer = app.newcomer().await;
        for version in [0, CONSENT_VERSION - 1, CONSENT_VERSION + 1, 65535] {
            let body = json!({"kind": "handling", "version": version, "granted": true});
            newcomer.post("/me/consents", &body).await.refused_field("/version", "version_current");
        }
        newcomer.post("/me/consents", &json!({"kind": "everything", "version": CONSENT_VERSION, "granted": true})).await.refused_field("/kind", "wrong_type");
    }

    async fn who_agreed_to_an_older_text_is_asked_again_about_what_changed_in_it(app: TestApp) {
        let newcomer = app.newcomer().await;
        for kind in [ConsentKind::Handling, ConsentKind::Publication] {
            let _ = consent(&newcomer, kind, true).await;
        }
        let _ = newcomer.post("/mailbox/messages", &make::plain()).await.expect(201);
        app.run_sql("UPDATE consents SET version = 1").await;
        let _ = consent(&newcomer, ConsentKind::Sensitive, true).await;
        newcomer.post("/mailbox/messages", &make::plain()).await.refused(Kind::ConsentNeeded);
        let all: Page<Consent> = newcomer.get("/me/consents").await.read(200);
        let standing: Vec<ConsentKind> = all.items.iter().filter(|each| each.stands()).map(|each| each.kind).collect();
        assert_eq!(standing.len(), 2, "what did not change stands");
        assert!(!standing.contains(&ConsentKind::Handling));
        assert_eq!(consent(&newcomer, ConsentKind::Publication, true).await.version, 1, "and need not be given again");
        assert_eq!(consent(&newcomer, ConsentKind::Handling, true).await.version, CONSENT_VERSION);
        let _ = newcomer.post("/mailbox/messages", &make::plain()).await.expect(201);
        let _ = consent(&newcomer, ConsentKind::Handling, false).await;
        assert_eq!(app.count("consents", "kind = 'handling' AND withdrawn_at IS NULL").await, 0, "of any version");
    }

    async fn an_export_holds_everything_and_nothing_of_others(app: TestApp) {
        let phone = app.phone();
        let resident = app.sign_in_by_phone(&phone).await;
        let _ = resident.patch("/me", &json!({"name": "王秀兰", "community_id": seed::community(0)})).await.expect(200);
        let _ = consent(&resident, ConsentKind::Handling, true).await;
        let made = make::message(&app).by(&resident).answered().await;
        let note = json!({"text": "只给同事看的话", "visibility": "internal"});
        let _ = made.act(&app.station_admin().await, "notes", &note).await.expect(200);
        let _ = make::message(&app).by(&app.resident("李建国").await).title("别人的事情").await;
        let reply = resident.get("/me/export").await.expect(200);
        assert!(!reply.text().contains("只给同事看的话") && !reply.text().contains("别人的事情"));
        let export: Export = reply.json();
        assert_eq!((export.me.name.as_str(), export.phone), ("王秀兰", Some(phone)));
        assert_eq!((export.consents.len(), export.cases.len()), (1, 1));
        assert_eq!(export.cases[0].timeline.len(), 3);
        assert!(reply.header("cache-control").expect("a rule").contains("no-store"));
        app.station_admin().await.get("/me/export").await.refused(Kind::Forbidden);
    }

    async fn an_export_holds_what_was_said_by_telephone_and_at_the_door(app: TestApp) {
        let phone = app.phone();
        let resident = app.sign_in_by_phone(&phone).await;
        let call = calls::taken(&app, |call| call.person = calls::person(&phone)).await;
        let _ = calls::taken(&app, |call| call.matter.title = String::from("别人的电话")).await;
        let survey = surveys::open(&app).await;
        let worker = app.social_worker().await;
        for (phone, remark) in [(Some(phone.clone()), "我家的话"), (None, "别家的话")] {
            let door = NewResponse { phone, remark: Some(remark.to_owned()), ..surveys::answered() };
            let _ = worker.post(&surveys::responses(&survey), &door).await.expect(201);
        }
        let reply = resident.get("/me/export").await.expect(200);
        assert!(!reply.text().contains("别人的电话") && !reply.text().contains("别家的话"));
        let export: Export = reply.json();
        assert_eq!(export.contacts.iter().map(|each| each.case_number.as_str()).collect::<Vec<_>>(), [call.case.number.as_str()]);
        let said = &export.answers[0];
        assert_eq!((export.answers.len(), said.survey.as_str(), said.remark.as_deref()), (1, "居家安全调查", Some("我家的话")));
        let answers: Vec<&str> = said.answers.iter().map(|each| each.answer.as_str()).collect();
        assert_eq!(answers, ["3", "有", "扶手；防滑垫", "4", "楼道灯不亮，晚上看不见台阶", "2026-12-01"]);
    }

    async fn what_an_erased_person_wrote_is_gone(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let admin = app.station_admin().await;
        let made = make::message(&app).by(&resident).title("独一无二的标题").body("独一无二的内容在这里").photos(&[pictures::jpeg()]).await.answered().await;
        let note = json!({"text": "独一无二的补充", "visibility": "public"});
        let _ = made.act(&resident, "notes", &note).await.expect(200);
        let _ = resident.post_once(&make::key(), &format!("{}/rating", made.url()), &make::rating()).await.expect(200);
        let open = make::message(&app).by(&resident).title("独一无二的第二件").await;
        let photo = made.seen_by(&admin).await.photos[0].id;

        let _ = resident.delete("/me").await.expect(204);

        let everything = app.sql(tests::Sql::everything).await;
        for gone in ["独一无二", "王秀兰", "办得很快"] {
            assert!(!everything.contains(gone), "{gone} is still written somewhere");
        }
        let seen = made.seen_by(&admin).await;
        assert_eq!((seen.summary.title.as_str(), seen.body.as_str(), seen.photos.len()), ("", "", 0));
        assert_eq!(seen.timeline.len(), 5, "what happened stays");
        assert!(seen.timeline.iter().any(|entry| entry.erased && entry.text.is_none()), "with tombstones");
        assert_eq!(seen.reporter, None);
        assert_eq!(open.seen_by(&admin).await.summary.state, State::Withdrawn, "nobody works on an empty page");
        let found: Page<CaseSummary> = admin.get("/cases?q=%E7%8B%AC%E4%B8%80%E6%97%A0%E4%BA%8C").await.read(200);
        assert!(found.items.is_empty(), "a search finds nothing of it");
        admin.get(&format!("/photos/{photo}")).await.refused(Kind::NotFound);
        assert_eq!(app.count("photos", "case_id IS NOT NULL").await, 0);
    }

    async fn words_that_were_cut_otherwise_when_they_were_written_are_erased_too(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let _ = make::message(&app).by(&resident).title("路灯坏了").await;
        let _ = make::message(&app).by(&resident).title("！！！").body("……！！……！！").await;
        app.run_sql("UPDATE case_search SET words = '独一无二旧时的词'").await;

        let _ = resident.delete("/me").await.expect(204);

        assert!(!app.sql(tests::Sql::everything).await.contains("独一无二"), "in no index");
    }

    async fn an_erased_person_is_signed_out_and_may_begin_anew(app: TestApp) {
        let phone = app.phone();
        let resident = app.sign_in_by_phone(&phone).await;
        let other_device = app.sign_in_by_phone(&phone).await;
        let _ = resident.delete("/me").await.expect(204);
        for client in [&resident, &other_device] {
            assert_eq!(client.get("/me").await.status, 401);
            let token = client.refresh_token.clone().expect("a token");
            app.nobody().post("/sessions/refresh", &json!({"refresh_token": token})).await.refused(Kind::SessionEnded);
        }
        let code = { let _ = app.nobody().post("/sessions/codes", &json!({"phone": phone})).await.expect(202); app.code(&phone).await };
        let session: Session = app.nobody().post("/sessions/phone", &json!({"phone": phone, "code": code})).await.read(201);
        assert_ne!(session.me.id, resident.id(), "a new account");
    }

    async fn erasing_takes_the_kept_answers_along(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let key = make::key();
        let first = resident.post_once(&key, "/mailbox/messages", &make::plain()).await.expect(201);
        assert!(app.count("idempotency_keys", "true").await > 0 && first.status == 201);
        let (other, mut wanted) = (make::key(), teams::new());
        "独一无二的需要".clone_into(&mut wanted.need);
        let asked = resident.post_once(&other, "/services", &wanted).await.expect(201);
        assert_eq!(resident.post_once(&other, "/services", &wanted).await.expect(201).text(), asked.text(), "kept, and opened");
        let _ = resident.delete("/me").await.expect(204);
        let kept = app.sql(|sql| sql.rows("idempotency_keys")).await.join("\n");
        assert!(!kept.contains("电梯"), "{kept}");
        assert!(!app.sql(tests::Sql::everything).await.contains("独一无二"), "what is not of a case is sealed");
    }

    async fn an_erased_answer_can_no_longer_be_read_with_an_old_tag(app: TestApp) {
        let made = make::message(&app).await;
        let admin = app.station_admin().await;
        let tag = admin.get(&made.url()).await.expect(200).header("etag").expect("a tag").to_owned();
        let _ = made.by.delete("/me").await.expect(204);
        let fresh: Case = admin.with("if-none-match", &tag).get(&made.url()).await.read(200);
        assert!(fresh.body.is_empty());
    }

    async fn staff_are_not_erased_by_themselves(app: TestApp) {
        app.station_admin().await.delete("/me").await.refused(Kind::Forbidden);
        let volunteer = app.volunteer().await;
        let _ = volunteer.delete("/me").await.expect(204);
    }

    async fn only_ones_own_account_is_changed_and_only_as_allowed(app: TestApp) {
        let resident = app.newcomer().await;
        let me: Me = resident.patch("/me", &json!({"name": "  李 建国 ", "language": "en"})).await.read(200);
        assert_eq!(me.name.trim(), me.name);
        resident.patch("/me", &json!({"name": "长".repeat(31)})).await.refused_field("/name", "name_length");
        resident.patch("/me", &json!({"community_id": seed::nothing::<()>()})).await.refused_field("/community_id", "community_unknown");
        resident.patch("/me", &json!({"community_id": seed::community(0), "cell_id": seed::cell(1, 0)})).await.refused_field("/cell_id", "cell_unknown");
        for field in ["id", "posts", "phone", "work_name", "role", "epoch", "totp"] {
            resident.patch("/me", &json!({field: "x"})).await.refused_field(&format!("/{field}"), "unknown_field");
        }
    }

    async fn what_is_not_named_stays_and_a_grid_cell_can_be_left(app: TestApp) {
        let resident = app.newcomer().await;
        let home = json!({"name": "王秀兰", "community_id": seed::community(0), "cell_id": seed::cell(0, 0)});
        let before: Me = resident.patch("/me", &home).await.read(200);
        assert_eq!(before.cell_id, Some(seed::cell(0, 0)));
        let english: Me = resident.patch("/me", &json!({"language": "en"})).await.read(200);
        assert_eq!((&english.name, english.community_id, english.cell_id), (&before.name, before.community_id, before.cell_id));
        let left: Me = resident.patch("/me", &json!({"cell_id": null})).await.read(200);
        assert_eq!((left.community_id, left.cell_id), (Some(seed::community(0)), None));
        let _ = resident.patch("/me", &home).await.expect(200);
        let moved: Me = resident.patch("/me", &json!({"community_id": seed::community(1)})).await.read(200);
        assert_eq!((moved.community_id, moved.cell_id), (Some(seed::community(1)), None), "the cell was there, not here");
        let same: Me = resident.patch("/me", &json!({})).await.read(200);
        assert_eq!(same, moved);
    }

    async fn changes_at_once_do_not_undo_each_other(app: TestApp) {
        let resident = app.newcomer().await;
        for round in 0..8 {
            let (name, language) = (format!("王{round}"), if round % 2 == 0 { "en" } else { "zh-CN" });
            let (one, other) = (json!({"name": name}), json!({"language": language}));
            let (named, spoken) = tokio::join!(resident.patch("/me", &one), resident.patch("/me", &other));
            assert_eq!((named.status, spoken.status), (200, 200));
            let me: Me = resident.get("/me").await.read(200);
            assert_eq!((me.name, me.language.tag()), (name, language));
        }
    }

    async fn nothing_is_written_for_an_erased_person_by_an_instance_that_has_not_heard(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let elsewhere = resident.at(&app.another_instance().await);
        let _ = elsewhere.get("/me").await.expect(200);
        let _ = resident.delete("/me").await.expect(204);
        let consent = json!({"kind": "sensitive", "version": CONSENT_VERSION, "granted": true});
        for reply in [elsewhere.patch("/me", &json!({"name": "独一无二"})).await, elsewhere.post("/me/consents", &consent).await] {
            assert!(matches!(reply.status, 401 | 404), "{}", reply.text());
        }
        assert!(!app.sql(tests::Sql::everything).await.contains("独一无二"));
        assert_eq!(app.count("consents", "true").await, 0);
    }

    async fn an_account_is_erased_even_while_its_pictures_cannot_be(app: TestApp) {
        let made = make::message(&app).photos(&[pictures::jpeg()]).await.await;
        // A folder that is not empty, in the place of the file.
        let file = photo_file(&app.folder().join("photos"));
        std::fs::remove_file(&file).expect("the picture");
        std::fs::create_dir_all(file.join("full")).expect("a folder in its place");
        let _ = made.by.delete("/me").await.expect(204);
        made.by.get("/me").await.refused(Kind::SessionEnded);
        assert_eq!(app.count("photos", "true").await, 1, "left to the sweep");
        std::fs::remove_dir_all(&file).expect("the folder");
        let pictures = PhotoStore::open(app.settings()).expect("the pictures");
        let _ = retention::sweep(&app.db().await, &pictures, app.settings(), Moment::now()).await.expect("swept");
        assert_eq!(app.count("photos", "true").await, 0);
    }

    async fn withdrawing_a_consent_that_was_never_given_finds_nothing(app: TestApp) {
        let body = json!({"kind": "sensitive", "version": CONSENT_VERSION, "granted": false});
        app.newcomer().await.post("/me/consents", &body).await.refused(Kind::NotFound);
    }

    async fn a_reason_given_by_a_resident_is_erased_too(app: TestApp) {
        let made = make::message(&app).await;
        let because = Because { text: Some("独一无二的理由".to_owned()) };
        let _ = made.act(&made.by, "withdraw", &because).await.expect(200);
        let _ = made.by.request(Method::DELETE, "/me").send().await.expect(204);
        assert!(!app.sql(tests::Sql::everything).await.contains("独一无二"));
    }
}
