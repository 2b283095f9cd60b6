//! Settings as the real binary takes them: defaults, then a file, then the environment, then flags.

use contract::places::About;
use tests::{Backend, process::Server};

use crate::here::{Here, refused, said};

fn here(test: impl AsyncFnOnce(Here)) {
    tests::run(async {
        if let Some(here) = Here::new(Backend::Sqlite).await {
            test(here).await;
        }
    });
}

#[test]
fn flags_go_before_the_environment_and_that_before_the_file_and_that_before_the_defaults() {
    here(async |here| {
        let place = |name: &str| here.folder().join(name).to_string_lossy().into_owned();
        let file = here.file("settings.toml", &format!("[data]\ndirectory = \"{}\"\n", place("file")));
        let migrate = |directory: &str, file: Option<&str>, variable: Option<&str>, flag: Option<&str>| {
            let mut command = here.command();
            command
                .env_remove("LIANXIN_DATABASE__URL")
                .env_remove("LIANXIN_DATA__DIRECTORY")
                .current_dir(here.folder());
            command.arg("migrate");
            for (name, value) in [("--config", file), ("--data", flag)] {
                if let Some(value) = value {
                    command.args([name, value]);
                }
            }
            if let Some(value) = variable {
                command.env("LIANXIN_DATA__DIRECTORY", value);
            }
            said(&mut command);
            assert!(here.folder().join(directory).join("lianxin.sqlite").is_file(), "{directory}");
        };
        let (variable, flag) = (place("variable"), place("flag"));
        migrate("data", None, None, None);
        migrate("file", Some(&file), None, None);
        migrate("variable", Some(&file), Some(&variable), None);
        migrate("flag", Some(&file), Some(&variable), Some(&flag));
    });
}

#[test]
fn what_is_wrong_is_refused_and_its_key_named_wherever_it_stands() {
    here(async |here| {
        let file = here.file("wrong.toml", "[server]\nworkers = \"many\"\n");
        let odd = here.file("odd.toml", "[server]\nport = 1\n");
        let year = "[[year]]\nyear = 2026\nsource = \"x\"\noff = [\"2026-13-01\"]\nworking = []\n";
        let calendar = here.file("calendar.toml", year);
        for (named, words, variable) in [
            ("server.workers", &["migrate", "--config", &file][..], None),
            ("port", &["migrate", "--config", &odd], None),
            ("server.workers", &["migrate"], Some(("LIANXIN_SERVER__WORKERS", "many"))),
            ("database.url", &["migrate", "--database", "mysql://x"], None),
            ("server.listen", &["serve", "--listen", "nowhere"], None),
            (
                "2026-13-01 is no day",
                &["serve", "--listen", "127.0.0.1:0"],
                Some(("LIANXIN_CALENDAR__FILE", &calendar)),
            ),
            ("--config", &["migrate", "--config", "/nowhere.toml"], None),
            (
                "LIANXIN_SERVER__LISTEN",
                &["migrate"],
                Some(("LIANXIN_SERVER_LISTEN", "127.0.0.1:1")),
            ),
            ("mail.from", &["migrate"], Some(("LIANXIN_MAIL__SERVER", "smtp.example.cn"))),
            ("wechat.secret", &["migrate"], Some(("LIANXIN_WECHAT__APP_ID", "wx1"))),
            ("LIANXIN_SMS__TOKEN", &["migrate"], Some(("LIANXIN_SMS__TOKENS", "x"))),
            ("LIANXIN_SITE__DEMO", &["migrate"], Some(("LIANXIN_DEMO", "true"))),
        ] {
            let mut command = here.command();
            command.args(words).envs(variable);
            let why = refused(&mut command);
            assert!(why.contains(named), "{named}: {why}");
        }
    });
}

#[test]
fn a_text_that_looks_like_a_number_stays_the_text_it_is() {
    here(async |here| {
        let mut command = here.command();
        command
            .env("LIANXIN_SMS__TOKEN", "0123456")
            .env("LIANXIN_PHOTOS__SECRET_KEY", "1e5")
            .env("LIANXIN_SITE__NAME", "007")
            .env("LIANXIN_SITE__DEMO", "true")
            .env("LIANXIN_SERVER__TRUSTED_PROXIES", "[\"10.0.0.0/8\"]");
        let log = here.folder().join("log");
        let server = Server::ready(command, &log).await;
        let about: About = tests::process::client(server.address()).get("/about").await.read(200);
        assert_eq!((about.name.as_str(), about.demo), ("007", true));
    });
}
