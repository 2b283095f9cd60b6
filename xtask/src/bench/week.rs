//! `cargo xtask bench week`: a week of two hundred requests planned among thirty thousand volunteers, as the desk asks for it.

use std::{fs, path::Path, process::Command, time::Instant};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::Value;

use super::{
    Bench,
    goals::{Goal, Limit::AtMost},
    scale::sql,
    setup::{Setup, get, text},
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
}

/// The most seconds that somebody waits at the desk for a plan of the week.
const PATIENCE: f64 = 3.0;

impl Week {
    /// Builds, measures and shows.
    pub(super) fn run(&self) -> Result<()> {
        services::stop_on_interrupt()?;
        let (server, bare) = Bench::programs()?;
        let folder = services::folder()?;
        let goal = self.measure(&server, &bare, folder.path());
        services::stop_all();
        let goal = goal?;
        say::line(format!("{} {goal}", if goal.is_met() { "✓" } else { "✗" }));
        if goal.is_met() { Ok(()) } else { bail!("a goal was missed") }
    }

    fn measure(&self, server: &Path, bare: &Path, folder: &Path) -> Result<Goal> {
        let file = folder.join("week.sqlite");
        let setup = Setup::new(server, folder, &format!("sqlite:{}", file.display()), None)?;
        let community = setup.scene(None)?.community.replace('-', "");
        let (script, bytes) = (folder.join("week.sql"), ("unhex('", " || printf('%030x', ", "))"));
        fs::write(
            &script,
            sql(include_str!("week.sql"), &community, self.volunteers, bytes, ("", "")),
        )?;
        say::during(&format!("Seeding {} volunteers", self.volunteers), || {
            process::output(Command::new(bare).arg("sql").arg(&file).arg(&script))
        })?;
        let scene = setup.scene_again()?;
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
            "seconds of planning a week, the longest of {}, with {reached} served",
            self.times
        );
        Ok(Goal::new(what, slowest, AtMost(PATIENCE)))
    }
}
