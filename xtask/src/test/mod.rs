//! `cargo xtask test`: everything that can be checked, on a private PostgreSQL and Redis, with an account at the end.
//!
//! Test processes find in their environment: `LIANXIN_TEST_POSTGRES_URL` and `LIANXIN_TEST_REDIS_URL`,
//! `LIANXIN_TEST_REDIS_SERVER` (the program), `LIANXIN_TEST_DATA` (the folder of test data), `LIANXIN_TEST_BIN` (the
//! server), `CHROMIUM` and `CHROMEDRIVER`, and `LIANXIN_TEST_NOT_RUN`: to that file they append a line for each thing
//! they could not run.

mod container;
mod environment;
mod install;
mod report;
mod shipped;
mod steps;

use anyhow::Result;
use clap::Args;

use crate::{
    process::{self, SERVER},
    say, services,
};
use environment::Environment;
use report::Report;

#[cfg(test)]
pub(crate) use environment::was_not_run;

/// What `cargo xtask test` can be told.
#[derive(Args)]
pub(crate) struct Test {
    /// Leave out PostgreSQL, Redis and browsers; what is left out is listed.
    #[arg(long)]
    fast: bool,
    /// Build the binary as it is shipped, too, and try it alone; takes minutes. Always done where CI is set.
    #[arg(long)]
    shipped: bool,
    /// Run only the tests whose names contain one of these, and none of the other checks.
    filter: Vec<String>,
}

impl Test {
    /// Runs everything, then tells what passed, what failed and what did not run.
    pub(crate) fn run(self) -> Result<()> {
        services::stop_on_interrupt()?;
        let mut report = Report::new();
        let checks = self.filter.is_empty();
        if !self.fast {
            report.step("tools", install::what_is_missing);
        }
        if checks {
            steps::order(&mut report);
        }
        let client = report.step("client", || steps::client(checks));
        let ships = checks && (self.shipped || process::is_set("CI"));
        // It carries the client, and from here on it takes what the other steps leave of the cores: whatever waits for a
        // single large crate, a database or a browser leaves some.
        let shipped = ships.then(shipped::Build::begin).and_then(Result::ok);
        if checks {
            steps::lint(&mut report);
        }
        if report.step("build", steps::build) {
            if checks {
                report.step("container commands", container::commands);
                report.step("container settings", container::settings);
                report.step("contract drift", || crate::openapi::check(&process::server("debug")));
            }
            self.tests(&mut report);
        } else {
            report.not_run("all tests: the build failed");
        }
        if let Some(build) = shipped {
            build.finish();
        }
        if ships {
            report.step("the binary as it is shipped", shipped::check);
        } else if checks {
            report.optional("the binary as it is shipped: --shipped builds and tries it");
        }
        if !client {
            say::progress("The client could not be built; tests that load it can only fail.");
        }
        report.finish()
    }

    fn tests(&self, report: &mut Report) {
        let mut environment = None;
        report.step("services", || {
            environment = Some(Environment::new(self.fast)?);
            Ok(())
        });
        let Some(environment) = environment else {
            report.not_run("all tests: their services did not start");
            return;
        };
        environment.missing.iter().for_each(|missing| report.not_run(missing));
        // The laws were checked as a step of their own a minute ago.
        let skip = if self.filter.is_empty() {
            vec!["--skip", "the_workspace_is_in_order"]
        } else {
            Vec::new()
        };
        let words: Vec<&str> = skip.into_iter().chain(self.filter.iter().map(String::as_str)).collect();

        for (packages, kinds) in steps::selections() {
            let name = format!("unit tests of {}", packages.join(", "));
            report.step(&name, || steps::tests(&packages, kinds, &words, &environment));
        }
        if self.filter.is_empty() {
            report.step("examples in documentation", || {
                steps::tests(&SERVER, &["--doc"], &[], &environment)
            });
        }
        for target in steps::test_targets(report) {
            if self.fast && target == steps::BROWSER_TESTS {
                report.not_run("browser tests: left out by --fast");
                continue;
            }
            report.step(&format!("tests of {target}"), || {
                steps::tests(&SERVER, &["--test", &target], &words, &environment)
            });
        }
        for line in environment.not_run() {
            report.not_run(line);
        }
    }
}
