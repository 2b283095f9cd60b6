//! The commands of the real binary, on each database.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::Stdio,
};

use contract::{cases::Template, page::Page};
use tests::{TestApp, make, on_each_backend, process, within};

use crate::here::{Here, on_each_database, refused, said};

/// How many rows every table has.
fn counts(here: &Here) -> Vec<(String, i64)> {
    let mut sql = here.sql();
    let tables = sql.tables().into_iter().filter(|table| !table.starts_with("case_search"));
    let tables: Vec<_> = tables.collect();
    tables
        .into_iter()
        .map(|table| {
            let count = sql.number(&format!("SELECT count(*) AS number FROM {table}"));
            (table, count)
        })
        .collect()
}

fn message(number: i64) -> String {
    format!(
        r#"{{"id":"{number}","title":"第{number}盏路灯不亮","body":"小区门口第{number}盏路灯三天不亮。","time":"2020-01-08T13:54:22"}}"#
    )
}

on_each_database! {
    async fn a_database_is_brought_up_to_date_and_stays_so(here: Here) {
        for _ in 0..2 {
            assert!(here.said(&["migrate"]).contains("up to date"));
            assert!(counts(&here).len() > 10);
        }
    }

    async fn places_come_in_once(here: Here) {
        assert_eq!(here.places().trim(), "communities: 2 added, 0 known before");
        let before = counts(&here);
        assert_eq!(here.places().trim(), "communities: 0 added, 2 known before");
        assert_eq!(counts(&here), before);
        assert_eq!((here.count("stations", "TRUE"), here.count("cells", "TRUE")), (2, 4));
        let odd = here.file("odd.toml", "street = \"清河街道\"\ncommunities = []\n");
        let why = here.refused(&["import", "places", &odd]);
        assert!(why.contains("communit"), "{why}");
    }

    async fn an_import_that_is_killed_goes_on_where_it_stopped(here: Here) {
        const LINES: i64 = 6_000;
        here.places();
        let lines: Vec<_> = (0..LINES).map(message).collect();
        let file = here.file("messages.jsonl", &lines.join("\n"));
        let words = ["import", "messages", &file, "--community", "梧桐社区"];
        let mut importing = here.command().args(words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the binary starts");
        let begun = within(std::time::Duration::from_mins(1), "some messages are loaded", async || {
            Some(here.count("cases", "TRUE")).filter(|count| *count > 0)
        })
        .await;
        importing.kill().expect("it can be killed");
        let _ = importing.wait();
        let loaded = here.count("cases", "TRUE");
        assert!(begun <= loaded && loaded < LINES, "{loaded} were loaded when it was killed");
        let report = here.said(&words);
        assert_eq!(report.trim(), format!("{} loaded, {loaded} known before, 0 bad", LINES - loaded));
        for table in ["cases", "case_texts", "case_entries"] {
            assert_eq!(here.count(table, "TRUE"), LINES, "{table}");
        }
        assert_eq!(here.sql().number("SELECT count(DISTINCT source_id) AS number FROM cases"), LINES, "every line once");
    }

    async fn a_demonstration_is_seeded_once(here: Here) {
        let first = here.said(&["demo"]);
        assert!(first.contains("13800000001") && first.contains("wutong.admin") && first.contains("password"), "{first}");
        let before = counts(&here);
        assert_eq!(here.count("communities", "TRUE"), 3);
        // Everybody can look at a case with a picture, of which what names somebody is hidden.
        let shown = "publication_id IS NOT NULL AND copy_of IS NOT NULL AND areas LIKE '%width%'";
        assert_eq!(here.count("photos", shown), 1);
        assert!(here.said(&["demo"]).contains("already"));
        assert_eq!(counts(&here), before);
    }

    async fn serving_a_demonstration_tells_where_it_is_and_how_to_sign_in(here: Here) {
        let mut serving = here
            .command()
            .args(["serve", "--demo", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary starts");
        let mut said = String::new();
        for line in BufReader::new(serving.stdout.take().expect("its words")).lines() {
            said.push_str(&line.expect("text"));
            said.push('\n');
            if said.contains("staff password") {
                break;
            }
        }
        serving.kill().expect("it can be killed");
        let _ = serving.wait();
        for word in ["http://127.0.0.1:", "/console/", "/docs/", "13800000001", "wutong.admin", "sms.sender"] {
            assert!(said.contains(word), "{word}: {said}");
        }
    }
}

/// A command of the binary on the folder and the database of an app.
fn command(app: &TestApp, words: &[&str]) -> Option<std::process::Command> {
    let mut command = process::command(&process::binary()?, app.folder(), app.database().url());
    command.args(words);
    Some(command)
}

on_each_backend! {
    async fn prepared_texts_come_in_and_change(app: TestApp) {
        let file = app.folder().join("templates.toml");
        let words = ["import", "templates", &file.to_string_lossy(), "--community", "桂花社区"];
        let Some(mut first) = command(&app, &words) else { return };
        let text = |text: &str| format!(
            "[[template]]\naction = \"answer\"\ncategory = \"noise\"\ntitle = \"噪音已协调\"\ntext = \"{text}\"\n\
             [[template]]\naction = \"accept\"\ntitle = \"已收到\"\ntext = \"我们会尽快核实。\"\n"
        );
        std::fs::write(&file, text("已到现场沟通。")).expect("a file");
        assert_eq!(said(&mut first).trim(), "templates: 2 added, 0 known before");
        std::fs::write(&file, text("已再次到现场沟通。")).expect("a file");
        assert_eq!(said(&mut command(&app, &words).expect("the binary")).trim(), "templates: 0 added, 2 known before");
        let listed: Page<Template> = app.foreign_admin().await.get("/templates?action=answer&category=noise").await.read(200);
        let texts: Vec<_> = listed.items.iter().map(|template| template.text.as_str()).collect();
        assert_eq!(texts, ["已再次到现场沟通。"]);
        for (wrong, named) in [("[[template]]\naction = \"rate\"\ntitle = \"x\"\ntext = \"y\"\n", "rate"), ("[[template]]\naction = \"answer\"\ntitle = \"x\"\ntext = \"{性名}您好\"\n", "{性名}"), ("[[template]]\naction = \"answer\"\ntitle = \"x\"\n", "text")] {
            std::fs::write(&file, wrong).expect("a file");
            let why = refused(&mut command(&app, &words).expect("the binary"));
            assert!(why.contains(named), "{why}");
        }
    }

    async fn a_backup_of_a_running_server_is_restored_elsewhere(app: TestApp) {
        let made = make::message(&app).answered().await;
        let file = app.folder().join("backup.tar").to_string_lossy().into_owned();
        let Some(mut backup) = command(&app, &["backup", &file]) else { return };
        let saved = said(&mut backup);
        let Some(here) = Here::new(app.backend()).await else { return };
        assert_eq!(here.said(&["restore", &file]), saved);
        assert_eq!(here.count("cases", &format!("number = '{}'", made.case.summary.number)), 1);
        let why = here.refused(&["restore", &file]);
        assert!(!why.is_empty(), "nothing is written over");
    }

    async fn health_is_asked_for_from_outside(app: TestApp) {
        let Some(mut check) = command(&app, &["healthcheck", "--url", app.base()]) else { return };
        let _ = said(&mut check);
        let nowhere = format!("http://127.0.0.1:{}", process::free_port());
        let why = refused(&mut command(&app, &["healthcheck", "--url", &nowhere]).expect("the binary"));
        assert!(why.contains(&nowhere), "{why}");
    }
}

#[test]
fn keys_are_rotated_and_the_old_ones_stay() {
    tests::run(async {
        let Some(here) = Here::new(tests::Backend::Sqlite).await else {
            return;
        };
        here.places();
        let mut create = here.command();
        create.args([
            "admin",
            "create",
            "--login",
            "xiaoli",
            "--work-name",
            "小李",
            "--role",
            "street-admin",
        ]);
        assert!(crate::here::told(&mut create, "a password to type").status.success());
        let file = here.folder().join("keys.toml");
        let before = std::fs::read_to_string(&file).expect("keys");
        let words = here.said(&["keys", "rotate"]);
        let (_, id) = words.split_once("New keys: ").expect("an identity");
        let (id, _) = id.split_once('.').expect("an identity");
        let after = std::fs::read_to_string(&file).expect("keys");
        assert!(!before.contains(id) && after.contains(id), "{id}");
        for line in before.lines().filter(|line| line.contains("secret")) {
            assert!(after.contains(line), "an old key stays");
        }
    });
}

#[test]
fn the_document_is_the_one_that_is_checked_in() {
    let Some(binary) = process::binary() else { return };
    let printed = said(std::process::Command::new(binary).arg("openapi"));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi/openapi.json");
    assert_eq!(printed.trim(), std::fs::read_to_string(file).expect("the document").trim());
}

#[test]
fn help_names_every_command_and_every_command_has_help() {
    let Some(binary) = process::binary() else { return };
    let help = |words: &[&str]| said(std::process::Command::new(&binary).args(words).arg("--help"));
    let whole = help(&[]);
    for command in [
        "serve",
        "migrate",
        "import",
        "demo",
        "admin",
        "audit",
        "keys",
        "openapi",
        "backup",
        "restore",
        "healthcheck",
    ] {
        assert!(
            whole.lines().any(|line| line.trim_start().starts_with(command)),
            "{command}: {whole}"
        );
        assert!(help(&[command]).contains("Usage:"), "{command}");
    }
    for (command, inner) in [
        ("import", &["places", "templates", "messages"][..]),
        ("admin", &["create", "reset", "revoke"]),
        ("audit", &["verify"]),
        ("keys", &["rotate"]),
    ] {
        let text = help(&[command]);
        for each in inner {
            assert!(
                text.lines().any(|line| line.trim_start().starts_with(each)),
                "{command} {each}: {text}"
            );
        }
    }
}
