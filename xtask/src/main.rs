//! The developer's commands: `cargo xtask run`, `cargo xtask test` and what they are made of.

mod bench;
mod client;
mod openapi;
mod process;
mod programs;
mod run;
mod say;
mod services;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Builds, runs and tests Lianxin. On a new machine it needs Rust, a C compiler, make and perl.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build client and server, and serve both on port 8080 of this machine, data in ./data.
    Run(run::Run),
    /// Build client and server without serving them.
    Build(run::Build),
    /// Run every check and every test there is.
    Test(test::Test),
    /// Build what browsers load, into target/client.
    Client(client::Client),
    /// Write openapi/openapi.json from the server's code.
    Openapi,
    /// Measure the shipped server beside what the machine could do at best.
    Bench(bench::Bench),
    /// Check the laws that keep the workspace in order.
    Tidy,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Run(run) => run.run(),
        Command::Build(build) => build.run(),
        Command::Test(test) => test.run(),
        Command::Client(client) => client.run(),
        Command::Openapi => openapi::write(),
        Command::Bench(bench) => bench.run(),
        Command::Tidy => tidy::run(),
    };
    if let Err(error) = outcome {
        say::progress(format_args!("\nerror: {error:#}"));
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
