//! `cargo xtask bench proposals`: a list from the cache, a proposal that everybody signs at once, and finding what resembles a
//! text among a hundred thousand.

use std::{fs, path::Path, process::Command, time::Duration};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::{Value, json};

use super::{
    Bench, WORDS,
    goals::{
        Goal,
        Limit::{AtLeast, AtMost},
    },
    load::{Effort, drive},
    scale::sql,
    setup::{Scene, Setup, get, post, text},
    wire, yardstick,
};
use crate::{process, say, services};

/// What `cargo xtask bench proposals` can be told.
#[derive(Args, Clone)]
pub(super) struct Proposals {
    /// How many proposals there are among which one is compared.
    #[arg(long, default_value_t = 100_000)]
    many: usize,
    /// How long each thing is measured, in seconds.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// How many sign at once.
    #[arg(long, default_value_t = 32)]
    connections: usize,
    /// Only on the embedded database.
    #[arg(long)]
    sqlite_only: bool,
}

/// Of what a bare handler of the same bytes answers, the part that a list from the cache is to reach.
const LIST: f64 = 0.6;
/// Of what the database does alone, the part that signing is to reach.
const SIGNING: f64 = 0.7;
/// Signatures a second that one proposal is to take.
const HOT: f64 = 1_000.0;
/// The most that comparing may take, in milliseconds.
const COMPARING: f64 = 200.0;

impl Proposals {
    /// Builds, measures and shows.
    pub(super) fn run(&self) -> Result<()> {
        services::stop_on_interrupt()?;
        let (server, bare) = Bench::programs()?;
        let folder = services::folder()?;
        let outcome = self.measure(&server, &bare, folder.path());
        services::stop_all();
        let goals = outcome?;
        for goal in &goals {
            say::line(format!("{} {goal}", if goal.is_met() { "✓" } else { "✗" }));
        }
        match goals.iter().filter(|goal| !goal.is_met()).count() {
            0 => Ok(()),
            missed => bail!("goals missed: {missed}"),
        }
    }

    const fn effort(&self) -> Effort {
        Effort {
            connections: self.connections,
            time: Duration::from_secs(self.seconds),
        }
    }

    fn measure(&self, server: &Path, bare: &Path, folder: &Path) -> Result<Vec<Goal>> {
        let home = folder.join("sqlite");
        let file = home.join("proposals.sqlite");
        let setup = Setup::new(server, &home, &format!("sqlite:{}", file.display()), None)?;
        let mut goals = self.round("SQLite", &setup, (bare, folder), None, |script| {
            let path = home.join("proposals.sql");
            let script = script(("unhex('", " || printf('%030x', ", "))"), ("", ""));
            fs::write(&path, script)?;
            process::output(Command::new(bare).arg("sql").arg(&file).arg(&path)).map(drop)
        })?;
        if self.sqlite_only {
            return Ok(goals);
        }
        let (Some(url), Some(redis)) = (
            services::postgres(folder, &["max_connections=100"])?,
            services::redis(folder)?,
        ) else {
            say::line("PostgreSQL or Redis is not installed: only SQLite was measured.");
            return Ok(goals);
        };
        let inserts = say::during("Inserting with pgbench", || {
            yardstick::least_postgres(&url, folder, self.effort())
        })?;
        let setup = Setup::new(server, &folder.join("server"), &url, Some(&redis))?;
        goals.extend(self.round("PostgreSQL", &setup, (bare, folder), inserts, |script| {
            let words = ("to_tsvector('simple', ", ")");
            let script = script(("decode('", " || lpad(to_hex(", "), 30, '0'), 'hex')"), words);
            yardstick::query(&url, &format!("{script}\nANALYZE;")).map(drop)
        })?);
        Ok(goals)
    }

    fn round(
        &self,
        database: &str,
        setup: &Setup,
        (bare, folder): (&Path, &Path),
        inserts: Option<f64>,
        seed: impl Fn(&dyn Fn((&str, &str, &str), (&str, &str)) -> String) -> Result<()>,
    ) -> Result<Vec<Goal>> {
        let scene = setup.scene(None)?;
        let hot = gathering(&scene)?;
        let crowd = say::during(&format!("{database}: verifying those who sign"), || {
            (0..self.connections)
                .map(|number| verified(setup, &scene, number))
                .collect::<Result<Vec<_>>>()
        })?;
        let signing = say::during(&format!("{database}: signing"), || self.sign(&scene, &hot, &crowd))?;
        let mut goals = vec![
            Goal::new(
                format!("{database}: signatures a second of one proposal"),
                signing,
                AtLeast(HOT),
            ),
            right(&scene, &hot, &crowd, database)?,
        ];
        if let Some(inserts) = inserts {
            let part = signing / inserts;
            goals.push(Goal::new(
                format!("{database}: signing beside the bare transaction"),
                part,
                AtLeast(SIGNING),
            ));
        }
        goals.push(self.list(database, &scene, bare, folder)?);
        let community = scene.community.replace('-', "");
        drop(scene);
        say::during(&format!("{database}: seeding {} proposals", self.many), || {
            seed(&|(before, between, after), words| {
                sql(
                    include_str!("proposals.sql"),
                    &community,
                    self.many,
                    (before, between, after),
                    words,
                )
            })
        })?;
        goals.push(self.compare(database, &setup.scene_again()?)?);
        Ok(goals)
    }

    /// A page of a list, beside a bare handler of the same bytes.
    fn list(&self, database: &str, scene: &Scene, bare: &Path, folder: &Path) -> Result<Goal> {
        let (port, path) = (
            scene.server.port,
            format!("/api/v1/communities/{}/proposals?limit=20", scene.community),
        );
        let request = wire::request("GET", &path, &[], b"");
        let answer = wire::Connection::open(port)?.ask(&request)?;
        let (ours, bare) = say::during(&format!("{database}: list"), || {
            yardstick::beside(bare, port, (&request, &answer), folder, self.effort())
        })?;
        let what = format!("{database}: a list ({:.0}/s) beside a bare handler", ours.rate());
        Ok(Goal::new(what, ours.rate() / bare.rate(), AtLeast(LIST)))
    }

    /// Everybody signs one proposal, takes it back, and signs again; gives how often a second.
    fn sign(&self, scene: &Scene, hot: &str, crowd: &[String]) -> Result<f64> {
        let path = format!("/api/v1/proposals/{hot}/signature");
        let make = |connection: usize, sent: usize| {
            let method = if sent.is_multiple_of(2) { "PUT" } else { "DELETE" };
            wire::request(method, &path, &[("authorization", crowd[connection].as_str())], b"")
        };
        Ok(drive(scene.server.port, self.effort(), 204, make)?.rate())
    }

    /// Finds what resembles titles of which hardly two are the same.
    fn compare(&self, database: &str, scene: &Scene) -> Result<Goal> {
        let make = |connection: usize, sent: usize| {
            let word = |number: usize| WORDS[number % WORDS.len()];
            let title = format!("{}{}改造", word(connection * 7 + sent), word(sent / WORDS.len() + connection));
            let body = json!({"community_id": scene.community, "title": title}).to_string();
            let headers = [("authorization", scene.resident.as_str())];
            wire::request("POST", "/api/v1/proposals/similar", &headers, body.as_bytes())
        };
        let effort = Effort {
            connections: 4,
            ..self.effort()
        };
        let load = say::during(&format!("{database}: comparing"), || {
            drive(scene.server.port, effort, 200, make)
        })?;
        let slowest = load.percentile(99).as_secs_f64() * 1_000.0;
        let what = format!("{database}: comparing among {}, ms at p99", self.many);
        Ok(Goal::new(what, slowest, AtMost(COMPARING)))
    }
}

/// A proposal that gathers signatures.
fn gathering(scene: &Scene) -> Result<String> {
    let path = format!("/api/v1/communities/{}/proposals?state=gathering", scene.community);
    text(&get(scene.server.port, &path, &[])?, "/items/0/id")
}

/// Somebody who is verified at the desk; gives what they sign in with.
fn verified(setup: &Setup, scene: &Scene, number: usize) -> Result<String> {
    let phone = format!("137{number:08}");
    let bearer = setup.resident(scene.server.port, &phone)?;
    let path = format!("/api/v1/communities/{}/residents", scene.community);
    let staff = [("authorization", scene.staff.as_str())];
    post(scene.server.port, &path, &staff, &json!({"phone": phone}), 200)?;
    Ok(bearer)
}

/// Whether as many are counted as say that they signed: how many more or less.
fn right(scene: &Scene, hot: &str, crowd: &[String], database: &str) -> Result<Goal> {
    let path = format!("/api/v1/proposals/{hot}");
    let read = |bearer: &str| get(scene.server.port, &path, &[("authorization", bearer)]);
    let (mut signed, mut counted) = (0_u32, 0);
    for bearer in crowd {
        let seen = read(bearer)?;
        signed += u32::from(seen.pointer("/standing/signed_at").is_some_and(Value::is_string));
        counted = seen.pointer("/summary/signed").and_then(Value::as_u64).context("no count")?;
    }
    // Others had signed before.
    let before = u64::from(signed).abs_diff(counted);
    let what = format!("{database}: signatures that are counted but not of the crowd");
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    Ok(Goal::new(what, before as f64, AtMost(2.0)))
}
