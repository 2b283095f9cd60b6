//! What axe-core finds on each page. It comes from npm, pinned; where npm is missing this is not run.

use std::{fs, path::PathBuf, process::Command};

use tests::{Backend, TestApp, make, not_run};

use crate::{
    driver::{DESK, Driver, Kind, PHONE},
    phone::Phone,
    whole::{sign_in, sit_down},
};

/// The version that is used.
const AXE: &str = "axe-core@4.10.3";

/// The script, fetched once.
fn axe() -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/journeys");
    let file = folder.join("package").join("axe.min.js");
    if !file.is_file() {
        fs::create_dir_all(&folder).expect("target/journeys");
        let packed = Command::new("npm")
            .args(["pack", AXE, "--silent"])
            .current_dir(&folder)
            .output();
        let name = packed
            .ok()
            .filter(|output| output.status.success())
            .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
        let unpacked = name.is_some_and(|name| {
            Command::new("tar")
                .args(["-xzf", &name, "package/axe.min.js"])
                .current_dir(&folder)
                .status()
                .is_ok_and(|status| status.success())
        });
        if !unpacked {
            not_run::note(&format!("accessibility checks: {AXE} could not be had from npm"));
            return None;
        }
    }
    Some(fs::read_to_string(file).expect("axe-core"))
}

/// Everything serious that is wrong with the page that is open.
async fn faults(phone: &Phone, axe: &str, page: &str) -> Vec<String> {
    phone.run(axe).await;
    let found = phone
        .run_async("const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then((result) => done(result.violations), (error) => done([{id: String(error), impact: 'critical', nodes: []}]))")
        .await;
    let violations = found.as_array().expect("violations");
    let serious = violations
        .iter()
        .filter(|one| one["impact"] == "serious" || one["impact"] == "critical");
    serious
        .map(|one| {
            format!(
                "{page}: {} {}: {} {}",
                one["impact"], one["id"], one["help"], one["nodes"][0]["html"]
            )
        })
        .collect()
}

#[test]
fn no_page_shuts_anybody_out() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let Some(axe) = axe() else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let made = make::message(&app).accepted().await;
        let phone = driver
            .browser(
                &app,
                Kind {
                    language: "zh-CN",
                    size: PHONE,
                },
            )
            .await;
        let mut wrong = Vec::new();
        for (path, name) in [
            ("/", "home-page"),
            ("/write", "write-page"),
            ("/track", "track-page"),
            ("/sign-in", "sign-in-page"),
        ] {
            phone.open(path).await;
            let _ = phone.see(name).await;
            wrong.extend(faults(&phone, &axe, path).await);
        }
        sign_in(&phone, &app, &app.phone()).await;
        phone.tap("welcome-skip").await;
        for (path, name) in [("/cases", "cases-page"), ("/me", "me-page"), ("/me/data", "data-page")] {
            phone.open(path).await;
            let _ = phone.see(name).await;
            wrong.extend(faults(&phone, &axe, path).await);
        }
        let desk = driver
            .browser(
                &app,
                Kind {
                    language: "zh-CN",
                    size: DESK,
                },
            )
            .await;
        desk.open("/console/").await;
        let _ = desk.see("login").await;
        wrong.extend(faults(&desk, &axe, "/console/ sign-in").await);
        sit_down(&desk).await;
        desk.tap(&format!("queue-row-{}", made.id())).await;
        let _ = desk.see("case-state").await;
        wrong.extend(faults(&desk, &axe, "/console/ case").await);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}
