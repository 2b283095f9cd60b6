//! `cargo xtask bench`: how fast the shipped server answers, beside what the machine could do at best.
//!
//! The load comes from this process, the answers from another. Both share the machine, so rates say less than the
//! processor time and the statements of a request.

mod goals;
mod load;
mod matching;
mod proposals;
mod scale;
mod server;
mod setup;
mod table;
mod talk;
mod triage;
mod week;
pub(crate) mod wire;
mod yardstick;

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::Result;
use clap::{Args, Subcommand};
use serde_json::json;

use crate::{client, process, run, say, services};
use load::{Effort, Load, count, drive};
use scale::Scale;
use setup::{Scene, Setup, WORDS, messages, text};
use table::{Results, Row, Start};
use wire::Answer;

/// What `cargo xtask bench` can be told.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Bench {
    #[command(subcommand)]
    apart: Option<Apart>,
    /// How long each thing is measured.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// How many connections ask at once.
    #[arg(long, default_value_t = 32)]
    connections: usize,
    /// Only on the embedded database.
    #[arg(long)]
    sqlite_only: bool,
    /// Fail where a goal is missed.
    #[arg(long)]
    check: bool,
}

/// What is measured apart.
#[derive(Subcommand)]
enum Apart {
    /// The desk with a million cases in the database, and the ledger of a hundred thousand.
    Scale(Scale),
    /// How well and how fast teams are found.
    Matching(matching::Matching),
    /// A list, signing, and comparing among a hundred thousand proposals.
    Proposals(proposals::Proposals),
    /// A week of requests for service, planned among thirty thousand volunteers.
    Week(week::Week),
    /// How well categories are suggested.
    Triage,
}

/// What is the same in every round.
struct Ground<'a> {
    server: &'a Path,
    /// The program of bare things.
    bare: &'a Path,
    folder: &'a Path,
    effort: Effort,
}

/// A database, and what it does without us.
struct Database<'a> {
    name: &'static str,
    /// How many of the least inserts it makes durable a second.
    least: Option<f64>,
    /// The part of what it does alone, inserting the same rows, that is to be reached.
    goal: f64,
    /// The most statements a message may cost; on SQLite they are no round trips, and nobody minds.
    create_statements: Option<f64>,
    place: Place<'a>,
}

/// Where a database is.
enum Place<'a> {
    Sqlite(&'a Path),
    /// Its address; it counts statements itself.
    Postgres(&'a str),
}

/// What a row is to reach.
#[derive(Clone, Copy)]
struct Aim {
    /// The most statements.
    statements: Option<f64>,
    /// Whether the slowest hundredth counts.
    steady: bool,
}

impl Aim {
    /// A reading that costs so many statements.
    const fn reading(statements: f64) -> Self {
        Self {
            statements: Some(statements),
            steady: true,
        }
    }
}

/// The measuring of one server.
struct Round<'a> {
    ground: &'a Ground<'a>,
    database: &'a Database<'a>,
    scene: &'a Scene,
}

impl Bench {
    /// Builds, measures and shows.
    pub(crate) fn run(self) -> Result<()> {
        match &self.apart {
            Some(Apart::Scale(scale)) => return scale.run(),
            Some(Apart::Matching(matching)) => return matching.run(),
            Some(Apart::Proposals(proposals)) => return proposals.run(),
            Some(Apart::Week(week)) => return week.run(),
            Some(Apart::Triage) => return triage::run(),
            None => {}
        }
        services::stop_on_interrupt()?;
        let (server, bare) = Self::programs()?;
        let folder = services::folder()?;
        let effort = Effort {
            connections: self.connections,
            time: Duration::from_secs(self.seconds),
        };
        let outcome = self.measure(&Ground {
            server: &server,
            bare: &bare,
            folder: folder.path(),
            effort,
        });
        services::stop_all();
        outcome?.show(self.check)
    }

    /// The server as it is shipped, and the program of bare things.
    fn programs() -> Result<(PathBuf, PathBuf)> {
        client::build()?;
        let server = run::server_to_ship()?;
        process::run(&mut process::cargo(&[
            "build",
            "--release",
            "--locked",
            "-p",
            "api",
            "--example",
            "bare",
        ]))?;
        let bare = process::target()
            .join("release")
            .join("examples")
            .join(format!("bare{}", std::env::consts::EXE_SUFFIX));
        Ok((server, bare))
    }

    fn measure(&self, ground: &Ground) -> Result<Results> {
        let mut results = Results::default();
        let home = ground.folder.join("sqlite");
        let file = home.join("bench.sqlite");
        let setup = Setup::new(ground.server, &home, &format!("sqlite:{}", file.display()), None)?;
        let least = say::during("Inserting the least with SQLite", || {
            yardstick::least(ground.bare, &home, ground.effort)
        })?;
        // Many writers share one sync: twice the rate of one sync for each.
        let database = Database {
            name: "SQLite",
            least: Some(least),
            goal: 2.0,
            create_statements: None,
            place: Place::Sqlite(&file),
        };
        round(ground, &database, &setup, &mut results)?;
        if self.sqlite_only {
            return Ok(results);
        }
        // Durable, as in earnest; and it counts statements.
        let settings = ["shared_preload_libraries=pg_stat_statements", "max_connections=100"];
        let (Some(url), Some(redis)) = (services::postgres(ground.folder, &settings)?, services::redis(ground.folder)?) else {
            say::line("PostgreSQL or Redis is not installed: only SQLite was measured.");
            return Ok(results);
        };
        yardstick::query(&url, "CREATE EXTENSION pg_stat_statements")?;
        let least = say::during("Inserting the least with pgbench", || {
            yardstick::least_postgres(&url, ground.folder, ground.effort)
        })?;
        let setup = Setup::new(ground.server, &ground.folder.join("server"), &url, Some(&redis))?;
        let database = Database {
            name: "PostgreSQL",
            least,
            goal: 0.8,
            create_statements: Some(4.0),
            place: Place::Postgres(&url),
        };
        round(ground, &database, &setup, &mut results)?;
        Ok(results)
    }
}

fn round(ground: &Ground, database: &Database, setup: &Setup, results: &mut Results) -> Result<()> {
    let scene = setup.scene(messages().as_deref())?;
    results.starts.push(Start {
        database: database.name,
        ready_millis: scene.server.ready_after.as_millis(),
        idle_memory_megabytes: scene.server.memory(),
        least_inserts_per_second: database.least,
    });
    let round = Round {
        ground,
        database,
        scene: &scene,
    };
    round.read(results)?;
    let mut created = round.create()?;
    // The same rows by the database alone, without a server beside it.
    drop(scene);
    created.bare_per_second = say::during(&format!("{}: inserting the same alone", database.name), || {
        match database.place {
            Place::Sqlite(file) => yardstick::sqlite(ground.bare, file, ground.effort).map(Some),
            Place::Postgres(url) => yardstick::postgres(ground.bare, url, ground.folder, ground.effort),
        }
    })?;
    created.goal = created.bare_per_second.map(|_| database.goal);
    results.rows.push(created);
    Ok(())
}

impl Round<'_> {
    /// A list of 20, a case, the same unchanged, a search; the first three beside a bare handler.
    fn read(&self, results: &mut Results) -> Result<()> {
        let port = self.scene.server.port;
        let staff = [("authorization", self.scene.staff.as_str())];
        let list = format!("/api/v1/cases?scope=desk&community_id={}&limit=20", self.scene.community);
        let page = setup::get(port, &list, &staff)?;
        let case = format!("/api/v1/cases/{}", text(&page, "/items/0/id")?);
        for (what, path) in [("list", &list), ("case", &case)] {
            let request = wire::request("GET", path, &staff, b"");
            let answer = self.beside(what, &request, 0.6, results)?;
            if let (Some(tag), "case") = (answer.header("etag"), what) {
                let request = wire::request("GET", path, &[staff[0], ("if-none-match", tag)], b"");
                self.beside("case, 304", &request, 0.8, results)?;
            }
        }
        let search = |connection: usize, sent: usize| {
            // Two words of many, so that few searches are the same.
            let word = |number: usize| WORDS[number % WORDS.len()];
            let words = [word(connection * 7 + sent), word(sent / WORDS.len() + connection)];
            let query = wire::escaped(&words.join(" "));
            wire::request("GET", &format!("{list}&q={query}"), &staff, b"")
        };
        results
            .rows
            .push(self.row("search", Aim::reading(2.0), || self.ask(200, search))?);
        Ok(())
    }

    /// The server's answer from the cache, beside the same to the same question by a handler that does nothing else, of whose
    /// rate so much is `due`.
    fn beside(&self, what: &'static str, request: &[u8], due: f64, results: &mut Results) -> Result<Answer> {
        let Ground {
            bare, folder, effort, ..
        } = *self.ground;
        let port = self.scene.server.port;
        let answer = wire::Connection::open(port)?.ask(request)?;
        let mut rate = 0.0;
        let mut row = self.row(what, Aim::reading(0.0), || {
            let (ours, bare) = yardstick::beside(bare, port, (request, &answer), folder, effort)?;
            rate = bare.rate();
            Ok(ours)
        })?;
        (row.bare_per_second, row.goal) = (Some(rate), Some(due));
        results.rows.push(row);
        Ok(answer)
    }

    /// Messages of 600 bytes from a resident.
    fn create(&self) -> Result<Row> {
        let bearer = ("authorization", self.scene.resident.as_str());
        let make = |connection: usize, sent: usize| {
            let key = format!("{:08x}-0000-4000-8000-{sent:012x}", connection + 1);
            let text = format!("{connection:04} {sent:08} {}", "电梯夜里很响".repeat(33));
            let message = json!({"community_id": self.scene.community, "category": "facilities",
                "title": "3号楼电梯夜里有异响", "body": text});
            let headers = [bearer, ("idempotency-key", key.as_str())];
            wire::request("POST", "/api/v1/mailbox/messages", &headers, message.to_string().as_bytes())
        };
        let aim = Aim {
            statements: self.database.create_statements,
            steady: false,
        };
        self.row("create", aim, || self.ask(201, make))
    }

    /// Asks the server as hard and as long as was told.
    fn ask(&self, expected: u16, make: impl Fn(usize, usize) -> Vec<u8> + Sync) -> Result<Load> {
        drive(self.scene.server.port, self.ground.effort, expected, make)
    }

    /// What came of asking the server.
    fn row(&self, what: &'static str, aim: Aim, asking: impl FnOnce() -> Result<Load>) -> Result<Row> {
        let server = &self.scene.server;
        let before = (server.processor_time(), self.statements()?);
        let load = say::during(&format!("{}: {what}", self.database.name), asking)?;
        let after = (server.processor_time(), self.statements()?);
        let each = |before: Option<f64>, after: Option<f64>| Some((after? - before?) / count(load.requests));
        Ok(Row {
            database: self.database.name,
            what,
            per_second: load.rate(),
            p50_micros: load.percentile(50).as_micros(),
            p99_micros: load.percentile(99).as_micros(),
            processor_micros: each(before.0, after.0),
            statements: each(before.1, after.1),
            memory_megabytes: server.memory(),
            bare_per_second: None,
            goal: None,
            most_statements: aim.statements,
            steady: aim.steady,
        })
    }

    fn statements(&self) -> Result<Option<f64>> {
        let Place::Postgres(url) = self.database.place else {
            return self.scene.server.statements();
        };
        Ok(
            yardstick::query(url, "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements")?
                .trim()
                .parse()
                .ok(),
        )
    }
}
