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
    let mut value = serde_json::to_value(&plan)?;
    value["schema"] = json!("plan-1");
    value["instance"] = json!(instance.name);
    value["seconds"] = json!({"candidates": found, "solve": solved});
    writeln!(stdout(), "{value}")?;
    Ok(())
}
