//! `explain FILE`: how long it takes to say why a request goes without, each of the plan of an instance once.

use std::{
    error::Error,
    fs,
    io::{Write, stdout},
    time::Instant,
};

use matching::{Candidates, Instance, Plan};
use serde_json::json;

/// How many are explained at most.
const MOST: usize = 1000;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("explain FILE")?;
    let instance: Instance = serde_json::from_str(&fs::read_to_string(file)?)?;
    let plan = Plan::among(&instance, &Candidates::of(&instance));
    let mut millis = Vec::new();
    for each in plan.unserved.iter().take(MOST) {
        let start = Instant::now();
        let why = plan.why(&instance, each.request);
        millis.push(start.elapsed().as_secs_f64() * 1000.0);
        assert_eq!(why.as_ref(), Some(&each.why), "it is explained as it was planned");
    }
    millis.sort_by(f64::total_cmp);
    let told = json!({"requests": millis.len(), "p50_ms": millis.get(millis.len() / 2), "max_ms": millis.last()});
    writeln!(stdout(), "{told}")?;
    Ok(())
}
