//! The diary: whose it is, until when it changes, and how what was seen becomes a case.

use chrono::Duration;
use contract::{
    accounts::Role,
    cases::{Case, Category, Channel},
    diary::{DiaryCase, DiaryNote, DiaryWords, NewDiaryNote, Noted},
    page::Page,
    problem::Kind,
    surveys::RaisedCase,
};
use reqwest::Method;
use tests::{Client, TestApp, diary, make, on_each_backend, pictures, seed};

const FACILITIES: DiaryCase = DiaryCase {
    category: Category::Facilities,
};

async fn own(by: &Client) -> Vec<DiaryNote> {
    by.get("/diary").await.read::<Page<DiaryNote>>(200).items
}

fn at(note: &NewDiaryNote) -> String {
    format!("/diary/{}", note.id)
}

/// Lets a note have been written some days ago.
async fn age(app: &TestApp, days: i64) {
    let microseconds = Duration::days(days).num_microseconds().expect("some days");
    app.run_sql(&format!("UPDATE diary_notes SET written_at = written_at - {microseconds}"))
        .await;
}

on_each_backend! {
    async fn a_note_is_its_authors_and_the_stations(app: TestApp) {
        let (note, worker, admin) = (diary::written(&app).await, app.social_worker().await, app.station_admin().await);
        let mine = own(&worker).await;
        assert_eq!(mine.len(), 1);
        assert_eq!((mine[0].id, mine[0].mine, mine[0].open, mine[0].by.role), (note.id, true, true, Role::SocialWorker));
        assert_eq!(mine[0].words.as_ref(), Some(&note.words));
        assert_eq!(own(&admin).await, [], "the admin's own diary is another");
        let path = format!("/diary?community_id={}", seed::community(0));
        let station: Page<DiaryNote> = admin.get(&path).await.read(200);
        assert_eq!((station.items.len(), station.items[0].mine, station.items[0].open), (1, false, false));
        assert_eq!(station.items[0].by.work_name.as_deref(), Some("社工阿芳"));
        worker.get(&path).await.refused(Kind::Forbidden);
        app.foreign_admin().await.get(&path).await.refused(Kind::NotFound);
        app.street_admin().await.get("/diary").await.refused(Kind::Forbidden);
    }

    async fn what_is_sent_again_is_there_once(app: TestApp) {
        let (note, worker) = (NewDiaryNote { raise: Some(Category::Safety), ..diary::note() }, app.social_worker().await);
        for _ in 0..2 {
            let _: Noted = worker.post_once(&make::key(), "/diary", &note).await.read(201);
        }
        assert_eq!((app.count("diary_notes", "true").await, app.count("cases", "true").await), (1, 1));
        app.station_admin().await.post("/diary", &note).await.refused(Kind::KeyReused);
    }

    async fn what_its_author_saved_elsewhere_is_not_written_over(app: TestApp) {
        let (note, worker) = (diary::written(&app).await, app.social_worker().await);
        let begun = own(&worker).await.remove(0);
        let patch = async |words: &DiaryWords| {
            let request = worker.request(Method::PATCH, &at(&note)).header("if-match", &format!("\"{}\"", begun.version));
            request.json(words).send().await
        };
        let (mut there, mut here) = (note.words.clone(), note.words.clone());
        "台阶已经有人来修了。".clone_into(&mut there.text);
        here.met = 7;
        let saved: DiaryNote = patch(&there).await.read(200);
        assert!(saved.version > begun.version);
        let refused = patch(&here).await;
        assert!(refused.text().contains("台阶已经有人来修了"), "{}", refused.text());
        refused.refused(Kind::Stale);
        // The same, sent once more because its answer was lost, is what was saved.
        let _: DiaryNote = patch(&there).await.read(200);
        assert_eq!(own(&worker).await[0].words.as_ref(), Some(&there));
        // Programs that name no version change it as before.
        let _: DiaryNote = worker.patch(&at(&note), &here).await.read(200);
    }

    async fn a_note_changes_only_on_the_day_it_was_written(app: TestApp) {
        let (note, worker) = (diary::written(&app).await, app.social_worker().await);
        let mut words = note.words.clone();
        "台阶已经修好".clone_into(&mut words.text);
        let changed: DiaryNote = worker.patch(&at(&note), &words).await.read(200);
        assert_eq!(changed.words, Some(words.clone()));
        app.station_admin().await.patch(&at(&note), &words).await.refused(Kind::Forbidden);
        app.foreign_admin().await.delete(&at(&note)).await.refused(Kind::NotFound);
        age(&app, 1).await;
        worker.patch(&at(&note), &words).await.refused(Kind::Conflict);
        worker.delete(&at(&note)).await.refused(Kind::Conflict);
        assert!(!own(&worker).await[0].open);
        let correction = NewDiaryNote { corrects_id: Some(note.id), ..diary::note() };
        let _ = worker.post("/diary", &correction).await.expect(201);
        assert_eq!(own(&worker).await[1].corrects_id, Some(note.id));
        let others = NewDiaryNote { corrects_id: Some(note.id), ..diary::note() };
        app.station_admin().await.post("/diary", &others).await.refused_field("/corrects_id", "note_unknown");
    }

    async fn a_removed_note_leaves_nothing(app: TestApp) {
        let worker = app.social_worker().await;
        let note = NewDiaryNote { photos: vec![make::claim(&worker, pictures::jpeg()).await], ..diary::note() };
        let _ = worker.post("/diary", &note).await.expect(201);
        let _ = worker.delete(&at(&note)).await.expect(204);
        assert_eq!(own(&worker).await, []);
        assert!(!app.sql(tests::Sql::everything).await.contains("台阶松动"));
        let _ = crate::retention::sweep(&app, Duration::hours(26)).await;
        assert_eq!(app.count("photos", "true").await, 0);
    }

    async fn a_note_becomes_a_case_once_with_its_pictures(app: TestApp) {
        let worker = app.social_worker().await;
        let note = NewDiaryNote { photos: vec![make::claim(&worker, pictures::jpeg()).await], ..diary::note() };
        let _ = worker.post("/diary", &note).await.expect(201);
        age(&app, 3).await;
        let path = format!("{}/case", at(&note));
        let raised: RaisedCase = worker.post(&path, &FACILITIES).await.read(201);
        let case: Case = worker.get(&format!("/cases/{}", raised.id)).await.read(200);
        assert_eq!((case.summary.channel, case.summary.category), (Channel::Diary, Category::Facilities));
        assert_eq!(case.summary.title, "5号楼门口台阶松动");
        assert_eq!((case.address.as_deref(), case.photos.len()), (Some("5号楼东门"), 1));
        assert_eq!(case.timeline[0].by.role, Role::SocialWorker);
        worker.post(&path, &FACILITIES).await.refused(Kind::Conflict);
        let seen = own(&worker).await;
        assert_eq!((seen[0].case_id, seen[0].open), (Some(raised.id), false));
        let source = app.sql(|sql| sql.words("SELECT source || source_id AS words FROM cases")).await;
        assert_eq!(source, [format!("diary{}", note.id)]);
    }

    async fn the_pictures_of_a_note_are_for_those_who_may_read_it(app: TestApp) {
        let worker = app.social_worker().await;
        let note = NewDiaryNote { photos: vec![make::claim(&worker, pictures::jpeg()).await], ..diary::note() };
        let _ = worker.post("/diary", &note).await.expect(201);
        let picture = format!("/photos/{}", own(&worker).await[0].photos[0].id);
        for client in [&worker, &app.station_admin().await] {
            let _ = client.get(&picture).await.expect(200);
        }
        for client in [app.foreign_admin().await, app.resident("王秀兰").await, app.street_admin().await] {
            client.get(&picture).await.refused(Kind::NotFound);
        }
        let _ = crate::retention::sweep(&app, Duration::hours(26)).await;
        assert_eq!(app.count("photos", "true").await, 1, "it is somebody's");
        let again = NewDiaryNote { photos: note.photos, ..diary::note() };
        worker.post("/diary", &again).await.refused_field("/photos/0", "photo_unknown");
    }

    async fn days_are_those_in_china_and_a_month_at_most(app: TestApp) {
        let worker = app.social_worker().await;
        let late = "2026-11-20T16:30:00Z".parse().expect("a time");
        let note = NewDiaryNote { seen_at: late, ..diary::note() };
        let _ = worker.post("/diary", &note).await.expect(201);
        let of = async |query: &str| worker.get(&format!("/diary?{query}")).await.read::<Page<DiaryNote>>(200).items.len();
        assert_eq!((of("from=2026-11-20").await, of("from=2026-11-21").await), (0, 1));
        assert_eq!(of("from=2026-11-16&to=2026-11-22").await, 1);
        worker.get("/diary?from=2026-11-01&to=2026-12-02").await.refused_field("/to", "days_range");
        worker.get("/diary?from=2026-11-02&to=2026-11-01").await.refused_field("/to", "days_range");
        worker.get("/diary?from=today").await.refused_field("/from", "date_form");
        let elsewhere = NewDiaryNote { community_id: seed::community(1), ..diary::note() };
        worker.post("/diary", &elsewhere).await.refused(Kind::Forbidden);
    }

    async fn words_about_people_go_when_their_time_is_over(app: TestApp) {
        let worker = app.social_worker().await;
        let note = NewDiaryNote { photos: vec![make::claim(&worker, pictures::jpeg()).await], ..diary::note() };
        let _ = worker.post("/diary", &note).await.expect(201);
        assert_eq!(crate::retention::sweep(&app, Duration::days(1_094)).await.notes, 0);
        assert_eq!(crate::retention::sweep(&app, Duration::days(1_096)).await.notes, 1);
        assert!(!app.sql(tests::Sql::everything).await.contains("台阶松动"));
        assert_eq!((app.count("photos", "true").await, app.count("diary_notes", "true").await), (0, 1));
    }
}
