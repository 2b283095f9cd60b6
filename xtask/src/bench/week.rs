//! `cargo xtask bench week`: a week of two hundred requests planned among thirty thousand volunteers, and teams proposed for one of
//! them after the other, as the desk asks for it.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::Value;

use super::{
    Bench,
    goals::{Goal, Limit::AtMost},
    load::{Effort, drive},
    scale::sql,
    setup::{Scene, Setup, get, text},
    wire, yardstick,
};
use crate::{process, say, services};

/// What `cargo xtask bench week` can be told.
#[derive(Args)]
pub(super) struct Week {
    /// How many volunteers there are.
    #[arg(long, default_value_t = 30_000)]
    volunteers: usize,
    /// How often the week is planned.
    #[arg(long, default_value_t = 5)]
    times: usize,
    /// For how many seconds teams are proposed.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
}

/// The most seconds that somebody waits at the desk for a plan of the week.
const PATIENCE: f64 = 3.0;
/// The most milliseconds of proposing teams for a request, but for one in a hundred.
const PROPOSAL: f64 = 50.0;
/// The day of a request by its number, in the week to come, as each database says it.
const DAYS: [&str; 2] = [
    "date('now', '+1 day', '+8 hours', 'weekday 1', '+' || (n % 7) || ' days')",
    "to_char(date_trunc('week', now() + interval '8 hours') + interval '1 day' * (7 + n % 7), 'YYYY-MM-DD')",
];

impl Week {
    /// Builds, measures and shows.
    pub(super) fn run(&self) -> Result<()> {
        services::stop_on_interrupt()?;
        let (server, bare) = Bench::programs()?;
        let folder = services::folder()?;
        let goals = self.measure(&server, &bare, folder.path());
        services::stop_all();
        let goals = goals?;
        for goal in &goals {
            say::line(format!("{} {goal}", if goal.is_met() { "✓" } else { "✗" }));
        }
        if goals.iter().all(Goal::is_met) {
            Ok(())
        } else {
            bail!("a goal was missed")
        }
    }

    fn measure(&self, server: &Path, bare: &Path, folder: &Path) -> Result<Vec<Goal>> {
        let file = folder.join("week.sqlite");
        let setup = Setup::new(server, folder, &format!("sqlite:{}", file.display()), None)?;
        let bytes = ("unhex('", " || printf('%030x', ", "))");
        let mut goals = self.round("SQLite", &setup, (DAYS[0], bytes), |script| {
            let path = folder.join("week.sql");
            fs::write(&path, script)?;
            process::output(Command::new(bare).arg("sql").arg(&file).arg(&path)).map(drop)
        })?;
        let (Some(url), Some(redis)) = (services::postgres(folder, &[])?, services::redis(folder)?) else {
            say::line("PostgreSQL or Redis is not installed: only SQLite was measured.");
            return Ok(goals);
        };
        let setup = Setup::new(server, &folder.join("server"), &url, Some(&redis))?;
        let bytes = ("decode('", " || lpad(to_hex(", "), 30, '0'), 'hex')");
        goals.extend(self.round("PostgreSQL", &setup, (DAYS[1], bytes), |script| {
            yardstick::query(&url, &format!("{script}\nANALYZE;")).map(drop)
        })?);
        Ok(goals)
    }

    fn round(
        &self,
        database: &str,
        setup: &Setup,
        (day, bytes): (&str, (&str, &str, &str)),
        seed: impl Fn(&str) -> Result<()>,
    ) -> Result<Vec<Goal>> {
        let community = setup.scene(None)?.community.replace('-', "");
        let script = include_str!("week.sql").replace("$DAY", day);
        let script = sql(&script, &community, self.volunteers, bytes, ("", ""));
        say::during(&format!("{database}: seeding {} volunteers", self.volunteers), || {
            seed(&script)
        })?;
        let scene = setup.scene_again()?;
        Ok(vec![self.plan(database, &scene)?, self.propose(database, &scene)?])
    }

    fn plan(&self, database: &str, scene: &Scene) -> Result<Goal> {
        let staff = [("authorization", scene.staff.as_str())];
        let here = format!("/api/v1/communities/{}", scene.community);
        let waiting = get(scene.server.port, &format!("{here}/services"), &staff)?;
        let path = format!("{here}/week-plan?day={}", text(&waiting, "/items/0/day")?);
        let (mut slowest, mut reached) = (0.0_f64, 0);
        for _ in 0..self.times {
            let begun = Instant::now();
            let plan = get(scene.server.port, &path, &staff)?;
            slowest = slowest.max(begun.elapsed().as_secs_f64());
            reached = plan.pointer("/together/served").and_then(Value::as_u64).context("no plan")?;
        }
        let what = format!(
            "{database}: seconds of planning a week, the longest of {}, with {reached} served",
            self.times
        );
        Ok(Goal::new(what, slowest, AtMost(PATIENCE)))
    }

    fn propose(&self, database: &str, scene: &Scene) -> Result<Goal> {
        let staff = [("authorization", scene.staff.as_str())];
        let path = format!("/api/v1/communities/{}/services", scene.community);
        let waiting = get(scene.server.port, &path, &staff)?;
        let all = waiting["items"].as_array().into_iter().flatten();
        let ids: Vec<&str> = all.filter_map(|each| each["id"].as_str()).collect();
        let effort = Effort {
            connections: 1,
            time: Duration::from_secs(self.seconds),
        };
        let ask = |_: usize, sent: usize| {
            let path = format!("/api/v1/services/{}/teams", ids[sent % ids.len()]);
            wire::request("GET", &path, &staff, b"")
        };
        let load = say::during(&format!("{database}: proposing teams"), || {
            drive(scene.server.port, effort, 200, ask)
        })?;
        let what = format!("{database}: ms of proposing teams at p99, {:.0} a second", load.rate());
        Ok(Goal::new(what, load.percentile(99).as_secs_f64() * 1000.0, AtMost(PROPOSAL)))
    }
}
