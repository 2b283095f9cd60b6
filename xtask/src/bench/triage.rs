//! `cargo xtask bench triage`: how well texts are sorted that somebody else sorted before.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{
    goals::{
        Goal,
        Limit::{AtLeast, AtMost},
    },
    messages,
};
use crate::{process, say};

/// What is to be reached: the mean of the labels' F1, the part of texts whose label is among three, and how many
/// microseconds a text may take, its segmentation included.
const GOALS: [f64; 3] = [0.87, 0.985, 1000.0];

/// Learns four fifths of the labelled messages, sorts the last fifth, and shows how it went.
pub(super) fn run() -> Result<()> {
    let file = messages().context("there are no labelled messages; LIANXIN_TEST_DATA says where to look")?;
    let mut evaluate = process::cargo(&["run", "--release", "--quiet", "-p", "triage", "--example", "evaluate", "--"]);
    let told = process::output(evaluate.arg(file))?;
    let result: Value = serde_json::from_str(&told).context("the evaluation told no figures")?;
    let figure = |name: &str| {
        result[name]
            .as_f64()
            .with_context(|| format!("the evaluation told no {name}"))
    };
    let micros = figure("segment_micros")? + figure("suggest_micros")?;
    let goals = [
        Goal::new("macro F1".to_owned(), figure("macro_f1")?, AtLeast(GOALS[0])),
        Goal::new("label among the first three".to_owned(), figure("top3")?, AtLeast(GOALS[1])),
        Goal::new("microseconds a text".to_owned(), micros, AtMost(GOALS[2])),
    ];
    say::line(format_args!(
        "{} texts, {} held back, {} labels; learnt in {:.2} s",
        result["texts"],
        result["held_back"],
        result["labels"],
        figure("train_seconds")?
    ));
    for goal in &goals {
        say::line(format_args!("  {} {goal}", if goal.is_met() { "✓" } else { "✗" }));
    }
    if goals.iter().any(|goal| !goal.is_met()) {
        bail!("a goal was missed");
    }
    Ok(())
}
