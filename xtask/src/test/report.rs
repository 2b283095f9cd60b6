//! The account of a run: each step with its time, what failed, what did not run, what nobody asked for.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::{process, say};

/// What happened so far.
pub(crate) struct Report {
    steps: Vec<Step>,
    not_run: Vec<String>,
    optional: Vec<String>,
    start: Instant,
}

struct Step {
    name: String,
    time: Duration,
    error: Option<anyhow::Error>,
}

impl Report {
    /// Nothing happened yet.
    pub(crate) fn new() -> Self {
        Self {
            steps: Vec::new(),
            not_run: Vec::new(),
            optional: Vec::new(),
            start: Instant::now(),
        }
    }

    /// Does a step and remembers how it went. A failure does not stop the run: one run is to show all of them.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        say::progress(format_args!("\n── {name}  ({} so far)", say::seconds(self.start.elapsed())));
        let start = Instant::now();
        let error = work().err();
        if let Some(error) = &error {
            say::progress(format_args!("  ✗ {error:#}"));
        }
        let passed = error.is_none();
        self.steps.push(Step {
            name: name.to_owned(),
            time: start.elapsed(),
            error,
        });
        passed
    }

    /// Remembers something that could not be run, once.
    pub(crate) fn not_run(&mut self, what: impl Into<String>) {
        let what = what.into();
        if !self.not_run.contains(&what) {
            self.not_run.push(what);
        }
    }

    /// Remembers something that is good to check and not owed; its absence is told and never a failure.
    pub(crate) fn optional(&mut self, what: &str) {
        self.optional.push(what.to_owned());
    }

    /// Shows everything, and fails if something failed, or if something did not run where that counts.
    pub(crate) fn finish(self) -> Result<()> {
        say::line("");
        let row = |step: &Step| {
            let mark = if step.error.is_none() { '✓' } else { '✗' };
            vec![format!("{mark} {}", step.name), say::seconds(step.time)]
        };
        let mut rows: Vec<_> = self.steps.iter().map(row).collect();
        rows.push(vec!["  altogether".to_owned(), say::seconds(self.start.elapsed())]);
        say::table(&["step", "time"], &rows);

        let failed: Vec<_> = self
            .steps
            .iter()
            .filter_map(|step| Some((&step.name, step.error.as_ref()?)))
            .collect();
        for (name, error) in &failed {
            say::line(format_args!("\nFAILED {name}: {error:#}"));
        }
        for (heading, lines) in [("Did not run:", &self.not_run), ("Optional, not checked:", &self.optional)] {
            if !lines.is_empty() {
                say::line(format_args!("\n{heading}"));
            }
            for line in lines {
                say::line(format_args!("  - {line}"));
            }
        }
        say::line("");
        if !failed.is_empty() {
            bail!("{} of {} steps failed", failed.len(), self.steps.len());
        }
        if !self.not_run.is_empty() && process::is_set("CI") {
            bail!("everything that ran passed, but not everything ran, and CI is set");
        }
        say::line(if self.not_run.is_empty() {
            "Everything passed."
        } else {
            "Everything that ran passed."
        });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_fails_the_run_and_later_steps_still_happen() {
        let mut report = Report::new();
        assert!(!report.step("one", || bail!("no")));
        assert!(report.step("two", || Ok(())));
        assert_eq!(report.finish().expect_err("a failure").to_string(), "1 of 2 steps failed");
    }

    #[test]
    fn what_did_not_run_is_listed_once() {
        let mut report = Report::new();
        report.not_run("the moon");
        report.not_run("the moon");
        assert_eq!(report.not_run, ["the moon"]);
    }
}
