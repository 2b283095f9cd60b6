//! What is planned, and why some go without.

use serde::Serialize;

/// Who serves which requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The teams, the most urgent first.
    pub served: Vec<Team>,
    /// Who goes without, the most urgent first.
    pub unserved: Vec<Unserved>,
    /// How well all teams suit together.
    pub score: i64,
    /// No plan that serves the same requests scores more.
    pub bound: i64,
    /// Whether it is proved that nobody suits better, as the teams share out their skills.
    pub certificate: bool,
}

/// The people who serve a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Team {
    /// The request.
    pub request: u32,
    /// The lead.
    pub lead: u32,
    /// The volunteers, in the order of their numbers.
    pub volunteers: Vec<u32>,
}

/// A request that goes without.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unserved {
    /// The request.
    pub request: u32,
    /// What it lacks.
    pub why: Why,
}

/// Who is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// Nobody can lead.
    Lead,
    /// There are leads, but too few volunteers, or too few with the skills.
    Volunteers,
}

/// What keeps whom from serving a request: everybody of the missing kind is counted once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Why {
    /// Whom these figures are about.
    pub missing: Missing,
    /// Too far away.
    pub too_far: u32,
    /// Not free in that slot.
    pub not_free: u32,
    /// Without a shared language.
    pub no_shared_language: u32,
    /// Not of the gender that was asked for.
    pub not_the_gender: u32,
    /// Without any of the skills that somebody still has to bring.
    pub lacks_skill: u32,
    /// Not checked.
    pub not_checked: u32,
    /// Of too low a level.
    pub level_too_low: u32,
    /// Not to come.
    pub blocked: u32,
    /// With as many assignments as they may take, none of them in that slot.
    pub at_limit: u32,
    /// With another assignment in that slot.
    pub taken: u32,
    /// Who could come, but they are too few, or cannot do enough between them.
    pub could_come: u32,
    /// The more urgent requests that hold those at their limit and those taken, in the order of their numbers.
    pub held_by_more_urgent: Vec<u32>,
    /// The less urgent requests that do: they need fewer, and giving up theirs would not be enough.
    pub held_by_others: Vec<u32>,
}
