//! The program `lianxin`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
