//! `cargo xtask bench matching`: how well and how fast teams are found for the requests of a week.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::Value;

use super::goals::{
    Goal,
    Limit::{AtLeast, AtMost},
};
use crate::{process, say};

/// What is to be reached: the least part of the bound, and the most seconds an instance may take.
const GOALS: [f64; 2] = [0.99, 30.0];

/// What `cargo xtask bench matching` can be told.
#[derive(Args)]
pub(crate) struct Matching {
    /// The folder of instances; its place is seen from the workspace.
    #[arg(default_value = "../shared/matching/instances")]
    folder: PathBuf,
}

impl Matching {
    /// Finds teams for each instance of the folder, and shows how it went.
    pub(super) fn run(&self) -> Result<()> {
        let folder = process::root().join(&self.folder);
        let mut files: Vec<PathBuf> = fs::read_dir(&folder)
            .with_context(|| format!("there are no instances in {}", folder.display()))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        files.sort();
        let mut met = true;
        for file in files {
            met &= measure(&file)?;
        }
        if !met {
            bail!("a goal was missed");
        }
        Ok(())
    }
}

/// Whether the goals were met.
fn measure(file: &PathBuf) -> Result<bool> {
    let mut solve = process::cargo(&["run", "--release", "--quiet", "-p", "matching", "--example", "solve", "--"]);
    let told = process::output(solve.arg(file))?;
    let plan: Value = serde_json::from_str(&told).context("there was no plan")?;
    let figure = |pointer: &str| {
        let value = plan.pointer(pointer).and_then(Value::as_f64);
        value.with_context(|| format!("the plan told no {pointer}"))
    };
    let [candidates, solve] = [figure("/seconds/candidates")?, figure("/seconds/solve")?];
    let goals = [
        Goal::new(
            "part of the bound".to_owned(),
            figure("/score")? / figure("/bound")?,
            AtLeast(GOALS[0]),
        ),
        Goal::new("seconds".to_owned(), candidates + solve, AtMost(GOALS[1])),
    ];
    let count = |list: &str| plan[list].as_array().map_or(0, Vec::len);
    let proved = plan["certificate"] == true;
    say::line(format_args!(
        "{}: {} served, {} not; score {} of at most {}, {}; candidates {candidates:.3} s, plan {solve:.3} s",
        plan["instance"],
        count("served"),
        count("unserved"),
        plan["score"],
        plan["bound"],
        if proved { "proved" } else { "not proved" },
    ));
    for goal in &goals {
        say::line(format_args!("  {} {goal}", if goal.is_met() { "✓" } else { "✗" }));
    }
    Ok(proved && goals.iter().all(Goal::is_met))
}
