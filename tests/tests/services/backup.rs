//! Backups: what one database held another one holds, of either kind, with pictures, search and sign-in.

use std::{collections::BTreeMap, io::Read, path::Path};

use api::settings::Settings;
use contract::{
    cases::{Case, CaseSummary},
    ids::PhotoId,
    mailbox::NewMessage,
    page::Page,
    places::{Datum, Point},
    projects::Project,
    votes::Vote,
};
use serde_json::Value;
use tests::{Backend, Client, Database, TestApp, make, pictures, process, projects, proposals, publication, seed, votes};

/// With more digits than are usual, and with none.
const POINT: Point = Point {
    latitude: 31.298_886_123_456_79,
    longitude: 120.0,
    datum: Datum::Gcj02,
};

macro_rules! moves {
    ($($name:ident: $from:ident => $to:ident;)+) => {
        $(#[test]
        fn $name() {
            tests::run(moved(Backend::$from, Backend::$to));
        })+
    };
}

moves! {
    from_sqlite_to_sqlite: Sqlite => Sqlite;
    from_sqlite_to_postgres: Sqlite => Postgres;
    from_postgres_to_postgres: Postgres => Postgres;
    from_postgres_to_sqlite: Postgres => Sqlite;
}

/// What is looked for again once it was put back.
struct Kept {
    resident: Client,
    case: Case,
    /// The copy of a picture that everybody sees.
    shown: PhotoId,
    voter: Client,
    vote: Vote,
    project: Project,
}

async fn moved(from: Backend, to: Backend) {
    let Some(app) = TestApp::start(from).await else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let Some(database) = Database::empty(to, folder.path()).await else {
        return;
    };
    let kept = kept(&app).await;
    let mut settings = app.settings().clone();
    settings.keys.file = settings.keys_file();
    settings.data.directory = folder.path().join("data");
    settings.database.url = database.url().to_owned().into();
    settings.redis.url = String::new().into();
    put_back(&app, &settings, folder.path()).await;

    let running = api::serve(settings).await.expect("the server starts");
    let nobody = process::client(&format!("http://{}", running.address()));
    what_is_over_is_as_it_was(&nobody, &kept).await;
    cases_are_as_they_were(&app, &nobody, &kept).await;
    running.stop().await;
    app.stop().await;
}

/// Something of everything that is hard to put back.
async fn kept(app: &TestApp) -> Kept {
    let resident = app.resident("王秀兰").await;
    let letter = NewMessage {
        photos: vec![make::claim(&app.nobody(), pictures::jpeg()).await],
        point: Some(POINT),
        ..make::plain()
    };
    let case = resident.post("/mailbox/messages", &letter).await.read(201);
    let message = make::message(app).by(&resident).photos(&[pictures::jpeg()]).await;
    let mut public = message.rated().await;
    let copies = publication::published(app, &mut public).await.photos;
    let (voter, vote) = voted(app).await;
    let carrier = projects::carrier(app).await;
    Kept {
        resident,
        case,
        shown: copies[0].shown.expect("a copy"),
        voter,
        vote,
        project: projects::evaluated(app, &carrier, &[2, 2, 2], 2).await,
    }
}

/// Saves what a server has that is running, and puts it back: a backup of that is the same, row by row.
async fn put_back(app: &TestApp, settings: &Settings, folder: &Path) {
    let file = folder.join("backup.tar");
    let saved = api::backup::backup(app.settings(), &file)
        .await
        .expect("a backup of a server that is running");
    assert_eq!(saved.pictures, 3, "two that were sent, and a copy that everybody sees");
    assert_eq!(api::backup::restore(settings, &file).await.expect("restored"), saved);
    let again = folder.join("again.tar");
    assert_eq!(
        api::backup::backup(settings, &again)
            .await
            .expect("a backup of what was restored"),
        saved
    );
    let (before, after) = (rows(&file), rows(&again));
    assert!(before.keys().eq(after.keys()), "the same tables");
    for (table, rows) in &before {
        assert_eq!(rows, &after[table], "{table}");
    }
    api::backup::restore(settings, &file)
        .await
        .expect_err("nothing is written over");
}

async fn what_is_over_is_as_it_was(nobody: &Client, kept: &Kept) {
    assert_eq!(votes::seen(nobody, &kept.vote).await, kept.vote);
    assert_eq!(projects::seen(nobody, &kept.project).await, kept.project);
    let path = votes::url(&kept.vote, "/ballots");
    assert_eq!(
        nobody.get(&path).await.expect(200).body,
        kept.voter.get(&path).await.expect(200).body
    );
}

async fn cases_are_as_they_were(app: &TestApp, nobody: &Client, kept: &Kept) {
    let (case, admin) = (&kept.case, nobody.clone().sign_in("station.admin", seed::PASSWORD).await);
    let found: Page<CaseSummary> = admin.get("/cases?scope=desk&q=%E7%94%B5%E6%A2%AF").await.read(200);
    assert_eq!(found.items.len(), 2, "what was written is found");
    let restored: Case = admin.get(&format!("/cases/{}", case.summary.id)).await.read(200);
    assert_eq!(
        (&restored.summary, &restored.body, &restored.photos, restored.point),
        (&case.summary, &case.body, &case.photos, Some(POINT))
    );
    let reporter = restored
        .reporter
        .and_then(|reporter| reporter.phone)
        .expect("a telephone that the keys can open");
    assert!(reporter.contains("****"), "{reporter}");
    let photo = format!("/photos/{}", case.photos[0].id);
    assert_eq!(
        admin.get(&photo).await.expect(200).body,
        kept.resident.get(&photo).await.expect(200).body
    );
    let copy = format!("/photos/{}", kept.shown);
    assert_eq!(
        nobody.get(&copy).await.expect(200).body,
        app.nobody().get(&copy).await.expect(200).body,
        "what is public stays so"
    );
}

/// A vote that is over, and somebody who took part in it; another is still open.
async fn voted(app: &TestApp) -> (Client, Vote) {
    let voter = proposals::verified(app, "周先生").await;
    let vote = votes::open(app, |_| {}).await;
    let _ = votes::votes(app, &voter, &vote, &[1]).await;
    let closed = votes::closed(app, &vote).await;
    let other = votes::open(app, |_| {}).await;
    let _ = votes::votes(app, &voter, &other, &[2]).await;
    (voter, closed)
}

/// A row with its fields in order; one database writes `31.0` where another writes `31`.
fn row(line: &str) -> String {
    let mut row: BTreeMap<String, Value> = serde_json::from_str(line).expect("JSON");
    for value in row.values_mut().filter(|value| value.is_f64()) {
        *value = value.to_string().trim_end_matches(".0").parse().expect("a number");
    }
    serde_json::to_string(&row).expect("JSON")
}

/// Every row of every table, whatever its order and spacing.
fn rows(file: &Path) -> BTreeMap<String, Vec<String>> {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut tar = tar::Archive::new(std::fs::File::open(file).expect("a backup"));
    for entry in tar.entries().expect("entries") {
        let mut entry = entry.expect("an entry");
        let path = entry.path().expect("a path").to_string_lossy().into_owned();
        let Some((table, _)) = path.strip_prefix("tables/").and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        tables.entry(table.to_owned()).or_default().extend(text.lines().map(row));
    }
    for rows in tables.values_mut() {
        rows.sort();
    }
    tables
}
