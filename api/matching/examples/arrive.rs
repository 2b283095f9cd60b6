//! `arrive FILE`: how long it takes to find three teams for a request that comes when the plan of an instance is made.
//!
//! Each of some thousand requests comes last once: if it is served, its team has its time back. Who may serve it is
//! known, the plan is read anew each time.

use std::{
    error::Error,
    fs,
    io::{Write, stdout},
    time::Instant,
};

use matching::{Candidates, Instance, Plan};
use serde_json::json;

/// How many requests come at most.
const ARRIVING: usize = 3000;
/// How many teams are proposed.
const TEAMS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("arrive FILE")?;
    let instance: Instance = serde_json::from_str(&fs::read_to_string(file)?)?;
    let candidates = Candidates::of(&instance);
    let mut plan = Plan::among(&instance, &candidates);
    let apart = instance.requests.len().div_ceil(ARRIVING);
    let (mut millis, mut proposed) = (Vec::new(), 0);
    for request in (0..).take(instance.requests.len()).step_by(apart) {
        let place = plan.served.iter().position(|team| team.request == request);
        let before = place.map(|place| plan.served.remove(place));
        let start = Instant::now();
        let teams = plan.suggest(&instance, &candidates, request, TEAMS);
        millis.push(start.elapsed().as_secs_f64() * 1000.0);
        proposed += usize::from(!teams.is_empty());
        plan.served.extend(before);
    }
    millis.sort_by(f64::total_cmp);
    let part = |hundredths: usize| millis.get(millis.len() * hundredths / 100);
    let told = json!({"requests": millis.len(), "proposed": proposed, "p50_ms": part(50), "p99_ms": part(99)});
    writeln!(stdout(), "{told}")?;
    Ok(())
}
