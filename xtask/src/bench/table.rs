//! The results: a table to read and a file to keep.

use std::{fs, time::Duration};

use anyhow::{Context, Result, bail};
use serde::Serialize;

use super::{
    goals::{
        Goal,
        Limit::{AtLeast, AtMost},
    },
    load::count,
};
use crate::{process, say};

/// One thing that was measured.
#[derive(Serialize)]
pub(super) struct Row {
    pub(super) database: &'static str,
    pub(super) what: &'static str,
    pub(super) per_second: f64,
    pub(super) p50_micros: u128,
    pub(super) p99_micros: u128,
    /// Of the server alone, for each request.
    pub(super) processor_micros: Option<f64>,
    /// Statements for each request, where the database counts them.
    pub(super) statements: Option<f64>,
    pub(super) memory_megabytes: Option<f64>,
    /// The rate of the bare thing.
    pub(super) bare_per_second: Option<f64>,
    /// The part of the bare rate that is to be reached.
    pub(super) goal: Option<f64>,
    /// The most statements a request may cost.
    pub(super) most_statements: Option<f64>,
    /// Whether the slowest hundredth is to be no more than ten times slower than the middle.
    pub(super) steady: bool,
}

/// How a server began.
#[derive(Serialize)]
pub(super) struct Start {
    pub(super) database: &'static str,
    pub(super) ready_millis: u128,
    pub(super) idle_memory_megabytes: Option<f64>,
    /// How many transactions of two short rows, in tables without an index, it makes durable: the least of inserts.
    pub(super) least_inserts_per_second: Option<f64>,
}

/// Everything that was measured.
#[derive(Default, Serialize)]
pub(super) struct Results {
    pub(super) starts: Vec<Start>,
    pub(super) rows: Vec<Row>,
}

impl Results {
    /// Shows the table and the goals, and keeps target/bench.json. Fails where a goal is missed if asked to.
    pub(super) fn show(&self, check: bool) -> Result<()> {
        let rows: Vec<_> = self.rows.iter().map(Row::cells).collect();
        let head = ["", "per s", "p50", "p99", "cpu µs", "SQL", "MB", "bare", "of bare", "goal"];
        say::line("");
        say::table(&head, &rows);
        say::line("");
        for start in &self.starts {
            let memory = start
                .idle_memory_megabytes
                .map_or_else(|| "unknown".to_owned(), |memory| format!("{memory:.0} MB"));
            let least = start
                .least_inserts_per_second
                .map_or_else(|| "unknown".to_owned(), |rate| format!("{rate:.0}/s"));
            say::line(format_args!(
                "  {}: ready after {} ms, idle memory {memory}; two short rows alone, without indexes, {least}",
                start.database, start.ready_millis
            ));
        }
        let file = process::target().join("bench.json");
        fs::write(&file, serde_json::to_string_pretty(self)?)
            .with_context(|| format!("{} could not be written", file.display()))?;
        say::line(format_args!("\nKept in {}.\n", file.display()));
        let goals = self.goals();
        let (met, missed): (Vec<_>, Vec<_>) = goals.iter().partition(|goal| goal.is_met());
        for goal in &missed {
            say::line(format_args!("  ✗ {goal}"));
        }
        say::line(format_args!("  {} of {} goals met", met.len(), goals.len()));
        if check && !missed.is_empty() {
            bail!("goals missed: {}", missed.len());
        }
        Ok(())
    }

    fn goals(&self) -> Vec<Goal> {
        let of_rows = self.rows.iter().flat_map(Row::goals);
        of_rows.chain(self.starts.iter().flat_map(Start::goals)).collect()
    }
}

impl Row {
    fn goals(&self) -> Vec<Goal> {
        let goal = |what: &str, is, limit| Goal::new(format!("{} {}: {what}", self.database, self.what), is, limit);
        let of_bare = self.bare_per_second.zip(self.goal);
        let of_bare = of_bare.map(|(bare, part)| goal("part of the bare rate", self.per_second / bare, AtLeast(part)));
        let statements = self.statements.zip(self.most_statements);
        // Whatever else the server asks its database meanwhile is a small part of one statement.
        let statements = statements.map(|(is, most)| goal("statements", is, AtMost(most + 0.05)));
        let spread = |slow: u128, middle: u128| {
            count(usize::try_from(slow).unwrap_or(usize::MAX)) / count(usize::try_from(middle.max(1)).unwrap_or(1))
        };
        let steady = self
            .steady
            .then(|| goal("p99 / p50", spread(self.p99_micros, self.p50_micros), AtMost(10.0)));
        of_bare.into_iter().chain(statements).chain(steady).collect()
    }

    fn cells(&self) -> Vec<String> {
        let part = self.bare_per_second.map(|bare| self.per_second / bare);
        let shown = |value: Option<f64>, digits: usize| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.digits$}"));
        let percent = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{:.0} %", value * 100.0));
        let met = match (part, self.goal) {
            (Some(part), Some(goal)) if part < goal => " ✗",
            (Some(_), Some(_)) => " ✓",
            _ => "",
        };
        vec![
            format!("{} {}", self.database, self.what),
            format!("{:.0}", self.per_second),
            millis(self.p50_micros),
            millis(self.p99_micros),
            shown(self.processor_micros, 0),
            shown(self.statements, 1),
            shown(self.memory_megabytes, 0),
            shown(self.bare_per_second, 0),
            format!("{}{met}", percent(part)),
            percent(self.goal),
        ]
    }
}

impl Start {
    fn goals(&self) -> Vec<Goal> {
        let millis = count(usize::try_from(self.ready_millis).unwrap_or(usize::MAX));
        let ready = Goal::new(format!("{}: milliseconds until ready", self.database), millis, AtMost(300.0));
        let memory = self.idle_memory_megabytes;
        let memory = memory.map(|is| Goal::new(format!("{}: idle memory in MB", self.database), is, AtMost(60.0)));
        [ready].into_iter().chain(memory).collect()
    }
}

fn millis(micros: u128) -> String {
    let micros = u64::try_from(micros).unwrap_or(u64::MAX);
    format!("{:.2} ms", Duration::from_micros(micros).as_secs_f64() * 1000.0)
}
