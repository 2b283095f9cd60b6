//! `cargo xtask bench scale`: a street's whole life in the database, a million cases, and what the desk still waits for.

mod doors;
mod seeding;

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::json;

use self::seeding::SEED;
pub(super) use self::seeding::sql;
use super::{
    Bench, WORDS,
    goals::{Goal, Limit::AtMost},
    load::{Effort, Load, count, drive},
    setup::{Scene, Setup},
    wire, yardstick,
};
use crate::{process, say, services};

/// What `cargo xtask bench scale` can be told.
#[derive(Args, Clone)]
pub(super) struct Scale {
    /// How many cases there are; a tenth of them in one community, the others in 180.
    #[arg(long, default_value_t = 1_000_000)]
    cases: usize,
    /// How long each thing is measured, in seconds.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Only on the embedded database.
    #[arg(long)]
    sqlite_only: bool,
}

/// Telephone numbers that were heard through the server, so that it knows them.
const KNOWN: usize = 20;
/// Desks that ask at once: a street has a few, not hundreds.
const DESKS: usize = 4;
/// Those of them that hold a telephone.
const TELEPHONES: usize = 2;
/// The slowest hundredth of what a desk asks may take so long, in milliseconds.
const PATIENCE: f64 = 30.0;
/// Who calls is to be known sooner.
const PATIENCE_OF_CALLERS: f64 = 20.0;
/// What the server may grow by while it writes a ledger of any length, in megabytes.
const GROWTH: f64 = 64.0;

impl Scale {
    /// Builds, seeds, measures and shows.
    pub(super) fn run(&self) -> Result<()> {
        services::stop_on_interrupt()?;
        let (server, bare) = Bench::programs()?;
        let folder = services::folder()?;
        let outcome = self.measure(&server, &bare, folder.path());
        services::stop_all();
        let figures = outcome?;
        let rows: Vec<_> = figures.iter().map(Figure::cells).collect();
        say::line("");
        say::table(&["", "per s", "p50", "p99", "MB", "goal"], &rows);
        let missed = figures.iter().filter(|figure| !figure.goal.is_met()).count();
        if missed > 0 {
            bail!("goals missed: {missed}");
        }
        Ok(())
    }

    fn measure(&self, server: &Path, bare: &Path, folder: &Path) -> Result<Vec<Figure>> {
        let home = folder.join("sqlite");
        let file = home.join("scale.sqlite");
        let setup = Setup::new(server, &home, &format!("sqlite:{}", file.display()), None)?;
        let mut figures = self.round("SQLite", &setup, |community, cases| {
            let script = home.join("scale.sql");
            fs::write(
                &script,
                sql(SEED, community, cases, ("unhex('", " || printf('%030x', ", "))"), ("", "")),
            )?;
            process::output(std::process::Command::new(bare).arg("sql").arg(&file).arg(&script)).map(drop)
        })?;
        if self.sqlite_only {
            return Ok(figures);
        }
        let settings = ["max_connections=100", "maintenance_work_mem=256MB", "max_wal_size=4GB"];
        let (Some(url), Some(redis)) = (services::postgres(folder, &settings)?, services::redis(folder)?) else {
            say::line("PostgreSQL or Redis is not installed: only SQLite was measured.");
            return Ok(figures);
        };
        let setup = Setup::new(server, &folder.join("server"), &url, Some(&redis))?;
        figures.extend(self.round("PostgreSQL", &setup, |community, cases| {
            let words = ("array_to_tsvector(string_to_array(", ", ' '))");
            let script = sql(
                SEED,
                community,
                cases,
                ("decode('", " || lpad(to_hex(", "), 30, '0'), 'hex')"),
                words,
            );
            yardstick::query(&url, &format!("{script}\nANALYZE;")).map(drop)
        })?);
        Ok(figures)
    }

    fn round(&self, database: &'static str, setup: &Setup, seed: impl Fn(&str, usize) -> Result<()>) -> Result<Vec<Figure>> {
        let first = setup.scene(None)?;
        hear(&first)?;
        let community = first.community.replace('-', "");
        drop(first);
        say::during(&format!("{database}: seeding {} cases", self.cases), || {
            seed(&community, self.cases)
        })?;
        let desk = Desk {
            database,
            scene: setup.scene_again()?,
            time: Duration::from_secs(self.seconds),
        };
        let mut figures = desk.reads()?;
        figures.extend(desk.on_the_way()?);
        figures.extend(desk.doors()?);
        for form in ["csv", "xlsx"] {
            figures.push(desk.ledger(form)?);
        }
        Ok(figures)
    }
}

/// Calls from numbers that will be looked up.
fn hear(scene: &Scene) -> Result<()> {
    for number in 0..KNOWN {
        let now = "2026-01-05T08:00:00Z";
        let call = json!({
            "person": {"name": "周师傅", "phone": phone(number)},
            "matter": {"community_id": scene.community, "title": "电梯坏了", "category": "facilities", "urgency": "normal",
                "name_shown": "staff"},
            "talk": {"started_at": now, "seconds": 60},
        });
        let key = format!("00000000-0000-4000-9000-{number:012x}");
        let headers = [("authorization", scene.staff.as_str()), ("idempotency-key", key.as_str())];
        super::setup::post(scene.server.port, "/api/v1/calls", &headers, &call, 201)?;
    }
    Ok(())
}

fn phone(number: usize) -> String {
    format!("139{number:08}")
}

/// One thing that was measured, and what was hoped for.
struct Figure {
    what: String,
    per_second: f64,
    p50: Duration,
    p99: Duration,
    memory: Option<f64>,
    goal: Goal,
}

impl Figure {
    fn cells(&self) -> Vec<String> {
        let millis = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1000.0);
        let memory = self.memory.map_or_else(|| "–".to_owned(), |memory| format!("{memory:.0}"));
        let met = if self.goal.is_met() { "✓" } else { "✗" };
        vec![
            self.what.clone(),
            format!("{:.0}", self.per_second),
            millis(self.p50),
            millis(self.p99),
            memory,
            format!("{met} {}", self.goal),
        ]
    }
}

/// A desk of the large community, on a server that has everything.
struct Desk {
    database: &'static str,
    scene: Scene,
    time: Duration,
}

impl Desk {
    /// Lists, searches and look-ups of which hardly two are the same.
    fn reads(&self) -> Result<Vec<Figure>> {
        let staff = [("authorization", self.scene.staff.as_str())];
        let list = format!("/api/v1/cases?scope=desk&community_id={}", self.scene.community);
        let word = |number: usize| WORDS[number % WORDS.len()];
        let lists = |connection: usize, sent: usize| {
            let states = [
                "submitted",
                "accepted",
                "in_progress",
                "answered",
                "closed",
                "submitted,accepted,in_progress",
            ];
            let (state, sort) = (states[sent % states.len()], ["", "&sort=due"][sent / states.len() % 2]);
            let limit = 1 + (connection * 13 + sent / 12) % 100;
            wire::request("GET", &format!("{list}&state={state}{sort}&limit={limit}"), &staff, b"")
        };
        let searches = |connection: usize, sent: usize| {
            let words = [word(connection * 7 + sent), word(sent / WORDS.len() + connection)];
            let query = wire::escaped(&words.join(" "));
            wire::request("GET", &format!("{list}&limit={}&q={query}", 20 + sent / 576), &staff, b"")
        };
        let lookups = |connection: usize, sent: usize| {
            let body = json!({"phone": phone((connection + sent) % KNOWN)}).to_string();
            wire::request("POST", "/api/v1/contacts/lookup", &staff, body.as_bytes())
        };
        Ok(vec![
            self.figure("lists", (DESKS, 200, PATIENCE), lists)?,
            self.figure("searches", (DESKS, 200, PATIENCE), searches)?,
            self.figure("look-ups of a caller", (TELEPHONES, 200, PATIENCE_OF_CALLERS), lookups)?,
        ])
    }

    /// So many ask, each as soon as it was answered with this status, in this patience.
    fn figure(
        &self,
        what: &str,
        (connections, expected, patience): (usize, u16, f64),
        make: impl Fn(usize, usize) -> Vec<u8> + Sync,
    ) -> Result<Figure> {
        let effort = Effort {
            connections,
            time: self.time,
        };
        let load = say::during(&format!("{} {what}", self.database), || {
            drive(self.scene.server.port, effort, expected, make)
        })?;
        Ok(self.shown(what, &load, patience))
    }

    /// What came of asking, and whether it came in this patience.
    fn shown(&self, what: &str, load: &Load, patience: f64) -> Figure {
        let p99 = load.percentile(99);
        Figure {
            what: format!("{} {what}", self.database),
            per_second: load.rate(),
            p50: load.percentile(50),
            p99,
            memory: self.scene.server.memory(),
            goal: Goal::new("ms at p99".to_owned(), p99.as_secs_f64() * 1000.0, AtMost(patience)),
        }
    }

    /// The ledger of everything in the large community: how long it takes, and by how much the server grows meanwhile.
    fn ledger(&self, form: &str) -> Result<Figure> {
        let server = &self.scene.server;
        let (community, what) = (&self.scene.community, format!("{} ledger as {form}", self.database));
        let path = format!("/api/v1/ledger/cases?community_id={community}&from=2000-01-01&to=2099-12-31&format={form}");
        server.forget_peak();
        let (before, mapped, start) = (server.memory(), server.mapped(), Instant::now());
        let bytes = say::during(&what, || wire::download(server.port, &path, &self.scene.staff))?;
        let took = start.elapsed();
        let grown = server.peak().zip(before).map(|(peak, before)| peak - before);
        let files = server.mapped().zip(mapped).map(|(after, before)| (after - before).max(0.0));
        let grown = grown.map(|grown| grown - files.unwrap_or_default());
        Ok(Figure {
            per_second: count(bytes) / took.as_secs_f64(),
            p50: took,
            p99: took,
            memory: server.peak(),
            goal: Goal::new(
                "MB grown".to_owned(),
                grown.context("this machine tells no memory")?,
                AtMost(GROWTH),
            ),
            what: format!("{what}, {:.1} MB", count(bytes) / 1e6),
        })
    }
}
