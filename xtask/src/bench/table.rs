//! The results: a table to read and a file to keep.

use std::{fs, time::Duration};

use anyhow::{Context, Result};
use serde::Serialize;

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
}

/// How a server began.
#[derive(Serialize)]
pub(super) struct Start {
    pub(super) database: &'static str,
    pub(super) ready_millis: u128,
    pub(super) idle_memory_megabytes: Option<f64>,
}

/// Everything that was measured.
#[derive(Default, Serialize)]
pub(super) struct Results {
    pub(super) starts: Vec<Start>,
    pub(super) rows: Vec<Row>,
}

impl Results {
    /// Shows the table and keeps target/bench.json.
    pub(super) fn show(&self) -> Result<()> {
        let rows: Vec<_> = self.rows.iter().map(Row::cells).collect();
        let head = ["", "per s", "p50", "p99", "cpu µs", "SQL", "MB", "bare", "of bare", "goal"];
        say::line("");
        say::table(&head, &rows);
        say::line("");
        for start in &self.starts {
            let memory = start
                .idle_memory_megabytes
                .map_or_else(|| "unknown".to_owned(), |memory| format!("{memory:.0} MB"));
            say::line(format_args!(
                "  {}: ready after {} ms, idle memory {memory}",
                start.database, start.ready_millis
            ));
        }
        let file = process::target().join("bench.json");
        fs::write(&file, serde_json::to_string_pretty(self)?)
            .with_context(|| format!("{} could not be written", file.display()))?;
        say::line(format_args!("\nKept in {}.", file.display()));
        Ok(())
    }
}

impl Row {
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

fn millis(micros: u128) -> String {
    let micros = u64::try_from(micros).unwrap_or(u64::MAX);
    format!("{:.2} ms", Duration::from_micros(micros).as_secs_f64() * 1000.0)
}
