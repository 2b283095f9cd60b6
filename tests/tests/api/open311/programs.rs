//! Two public programs for Open311, taken from the Python index as they are: `georeport`, which reads, and `three`, which also reports.

use std::path::PathBuf;

use serde_json::{Value, json};
use tests::{
    on_each_backend,
    open311::{self, V2},
    pictures, python, seed,
};
use tokio::{process::Command, sync::OnceCell};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/api/open311/programs.py");
const PROGRAMS: [&str; 2] = ["georeport==0.3.1", "three==0.8.0"];

static PYTHON: OnceCell<Option<PathBuf>> = OnceCell::const_new();

/// A Python that has both programs, made when it is first needed.
async fn python() -> Option<&'static PathBuf> {
    let made = || python::with("open311-programs", "georeport, requests, simplejson, relaxml", &PROGRAMS);
    PYTHON.get_or_init(made).await.as_ref()
}

on_each_backend! {
    async fn public_programs_read_and_report(app: TestApp) {
        let Some(python) = python().await else { return };
        let key = open311::key(&app, &open311::sheet()).await.key;
        let picture = app.folder().join("picture.jpg");
        std::fs::write(&picture, pictures::jpeg()).expect("a file");
        let endpoint = format!("{}{V2}", app.base());
        let arguments = [endpoint, seed::community(0).to_string(), key, picture.display().to_string()];
        let output = Command::new(python).arg(SCRIPT).args(arguments).output().await.expect("Python runs");
        let said = String::from_utf8_lossy(&output.stderr);
        let told: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {said}"));
        let read = json!(["housing", "noise", "夜里施工", 2, 2]);
        for (what, expected) in [
            ("discovery", json!(["production", "test"])),
            ("definition", json!("noise")),
            ("pictured", json!(true)),
            ("refused", json!(403)),
            ("listed", json!(2)),
            ("counted", json!(1)),
            ("of_kind", json!([true])),
            ("between", json!(0)),
            ("one", json!("夜里施工")),
            ("georeport_json", read.clone()),
            ("georeport_xml", read),
        ] {
            assert_eq!(told[what], expected, "{what}: {told}");
        }
        assert_eq!(told["services"].as_array().expect("a list").len(), contract::cases::Category::ALL.len());
        assert_eq!(app.count("contacts", "channel = 'open311'").await, 1);
        assert_eq!(app.count("photos", "case_id IS NOT NULL").await, 1);
    }
}
