//! `cargo xtask bench matching`: how well and how fast teams are found for the requests of a week, beside the checker and
//! the solver of another make where Python has them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::Value;

use super::goals::{
    Goal,
    Limit::{AtLeast, AtMost},
};
use crate::{process, say};

/// The least part of the bound that is to be reached: where people suffice, and where they are scarce. There the bound itself
/// is loose, as it asks of a team only the scarcest skill: the best score known of Lt is 0.985 of it.
const PART: [f64; 2] = [0.99, 0.97];
/// The most seconds with candidates, megabytes, and milliseconds of one arriving request in a hundred.
const LARGE: [f64; 3] = [1.0, 120.0, 2.0];
/// The most milliseconds of saying why a request goes without.
const EXPLANATION: f64 = 5.0;
/// The most milliseconds of one arriving request in a hundred where people are scarce.
const SCARCE_ARRIVAL: f64 = 20.0;
/// The most seconds beside the other solver: where people suffice, and where they are scarce.
const BESIDE: [f64; 2] = [0.5, 1.0];

/// What `cargo xtask bench matching` can be told.
#[derive(Args)]
pub(crate) struct Matching {
    /// The folder of instances, beside which the checker and the other solver lie; its place is seen from the workspace.
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
        let python = python();
        if python.is_none() {
            say::line("Neither checked nor compared: Python with ortools and numpy is missing, also in target/python.");
        }
        let mut met = true;
        for file in files {
            met &= measure(&file, python.as_deref())?;
        }
        if !met {
            bail!("a goal was missed");
        }
        Ok(())
    }
}

/// A Python that has what the checker and the other solver need.
fn python() -> Option<PathBuf> {
    let mut all = [process::target().join("python/bin/python"), PathBuf::from("python3")].into_iter();
    all.find(|python| {
        let mut needs = Command::new(python);
        needs.args(["-c", "import numpy, ortools.graph.python.min_cost_flow"]);
        process::output(&mut needs).is_ok()
    })
}

/// Whether the goals were met.
fn measure(file: &Path, python: Option<&Path>) -> Result<bool> {
    let told = example("solve", file)?;
    let plan: Value = serde_json::from_str(&told).context("there was no plan")?;
    let name = plan["instance"].as_str().unwrap_or_default().to_owned();
    let [candidates, solve] = [figure(&plan, "/seconds/candidates")?, figure(&plan, "/seconds/solve")?];
    let arrival: Value = serde_json::from_str(&example("arrive", file)?).context("nothing arrived")?;
    let p99 = figure(&arrival, "/p99_ms")?;
    let count = |list: &str| plan[list].as_array().map_or(0, Vec::len);
    let proved = plan["certificate"] == true;
    say::line(format_args!(
        "{name}: {} served, {} not; score {} of at most {}, {}; candidates {candidates:.3} s, plan {solve:.3} s; {} requests arrive, half within {:.2} ms",
        count("served"),
        count("unserved"),
        plan["score"],
        plan["bound"],
        if proved { "proved" } else { "not proved" },
        arrival["requests"],
        figure(&arrival, "/p50_ms")?,
    ));
    let part = figure(&plan, "/score")? / figure(&plan, "/bound")?;
    let is_scarce = name.ends_with('t');
    let least = PART[usize::from(is_scarce)];
    let mut goals = vec![Goal::new("part of the bound".to_owned(), part, AtLeast(least))];
    if name == "L" {
        goals.push(Goal::new("seconds".to_owned(), candidates + solve, AtMost(LARGE[0])));
        goals.extend(
            figure(&plan, "/megabytes")
                .ok()
                .map(|all| Goal::new("megabytes".to_owned(), all, AtMost(LARGE[1]))),
        );
    }
    let most = if is_scarce { SCARCE_ARRIVAL } else { LARGE[2] };
    goals.push(Goal::new(
        "milliseconds of an arriving request, p99".to_owned(),
        p99,
        AtMost(most),
    ));
    let mut good = true;
    let explained: Value = serde_json::from_str(&example("explain", file)?).context("nothing was explained")?;
    goals.extend(figure(&explained, "/max_ms").ok().map(|most| {
        let what = format!("milliseconds of an explanation, the longest of {}", explained["requests"]);
        Goal::new(what, most, AtMost(EXPLANATION))
    }));
    if let Some(python) = python {
        good = is_good(python, file, &told)?;
        let other = other_seconds(python, file)?;
        let most = BESIDE[usize::from(is_scarce)];
        goals.push(Goal::new(
            format!("times the other solver's {other:.4} s"),
            solve / other,
            AtMost(most),
        ));
    }
    for goal in &goals {
        say::line(format_args!("  {} {goal}", if goal.is_met() { "✓" } else { "✗" }));
    }
    Ok(proved && good && goals.iter().all(Goal::is_met))
}

/// What an example of the crate tells about an instance.
fn example(name: &str, file: &Path) -> Result<String> {
    let mut run = process::cargo(&["run", "--release", "--quiet", "-p", "matching", "--example", name, "--"]);
    process::output(run.arg(file))
}

fn figure(told: &Value, pointer: &str) -> Result<f64> {
    let value = told.pointer(pointer).and_then(Value::as_f64);
    value.with_context(|| format!("{pointer} is missing"))
}

/// What lies beside the folder of an instance.
fn beside(file: &Path, name: &str) -> Result<PathBuf> {
    let folder = file.parent().and_then(Path::parent).context("instances lie in a folder")?;
    Ok(folder.join(name))
}

/// Whether the checker finds a plan true, whole and not worse than its reference.
fn is_good(python: &Path, file: &Path, plan: &str) -> Result<bool> {
    let told = process::target().join("plan.json");
    fs::write(&told, plan)?;
    let mut check = Command::new(python);
    check
        .arg(beside(file, "check.py")?)
        .args([file, &told])
        .arg(beside(file, "references.json")?);
    let found = check.output().context("the checker did not start")?;
    let said: Value = serde_json::from_slice(&found.stdout).context("the checker said nothing")?;
    let good = found.status.success();
    say::line(format_args!(
        "  {} served against the reference: {}; score against the best known: {}",
        if good { "✓" } else { "✗" },
        said["order_against_reference"].as_str().unwrap_or("not compared"),
        said["score_against_best_known"].as_str().unwrap_or("not compared"),
    ));
    Ok(good)
}

/// How long the other solver takes, its call alone.
fn other_seconds(python: &Path, file: &Path) -> Result<f64> {
    let mut solve = Command::new(python);
    let told = process::output(solve.arg(beside(file, "reference.py")?).arg(file))?;
    figure(
        &serde_json::from_str(&told).context("the other solver said nothing")?,
        "/solve_s",
    )
}
