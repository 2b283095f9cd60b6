//! The program `lianxin`.

mod cli;

use mimalloc::MiMalloc;

/// Answers are made of many small pieces; this one finds room for them with less work, and gives it back sooner.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
