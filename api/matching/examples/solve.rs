//! `solve FILE`: the plan for an instance, as one JSON object.

use std::{
    error::Error,
    fs,
    io::{Write, stdout},
    time::Instant,
};

use matching::{Candidates, Instance, Plan};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("solve FILE")?;
    let instance: Instance = serde_json::from_str(&fs::read_to_string(file)?)?;
    let start = Instant::now();
    let candidates = Candidates::of(&instance);
    let found = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let plan = Plan::among(&instance, &candidates);
    let solved = start.elapsed().as_secs_f64();
    let megabytes = megabytes();
    let mut value = serde_json::to_value(&plan)?;
    value["schema"] = json!("plan-1");
    value["instance"] = json!(instance.name);
    value["megabytes"] = json!(megabytes);
    value["seconds"] = json!({"candidates": found, "solve": solved});
    writeln!(stdout(), "{value}")?;
    Ok(())
}

/// The most memory this process has had, where the system tells.
fn megabytes() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes / 1024.0)
}
