//! Who asks for help, and who may give it.

use serde::Deserialize;

/// The requests of a week, and the people who may serve them. A thing is known by its place in its list.
///
/// Bit sets begin with the least significant bit. Lengths are metres.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Instance {
    /// What the plan will be called by.
    pub name: String,
    /// How many slots a week has, 64 at most.
    pub slots_per_week: u8,
    /// Whether of requests of the same urgency those come first that need fewer volunteers: more are served, and larger teams wait.
    #[serde(default)]
    pub small_teams_first: bool,
    /// Who asks.
    pub requests: Vec<Request>,
    /// Who may lead.
    #[serde(rename = "social_workers")]
    pub leads: Vec<Lead>,
    /// Who may help.
    pub volunteers: Vec<Volunteer>,
}

/// A request for one lead and `k` volunteers in one slot of the week.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Request {
    /// From 1, a crisis, to 4, low.
    pub urgency: u8,
    /// Hours until it is too late.
    pub deadline_h: u32,
    /// When it came, in minutes since the week began.
    pub created_min: u32,
    /// The slot in which all have to come.
    pub slot: u8,
    /// How many volunteers are needed.
    pub k: u8,
    /// Where: eastward.
    pub x: i32,
    /// Where: northward.
    pub y: i32,
    /// How far a volunteer may live away.
    pub radius_m: i32,
    /// What the lead alone must have learnt.
    pub lead_skills: u32,
    /// What the volunteers must be able to do between them, eight skills at most: nobody serves who asks for more.
    pub team_skills: u32,
    /// The languages that are understood; one of them has to be shared.
    pub langs: u32,
    /// The gender that is asked for: 0 any, 1 female, 2 male.
    pub gender_pref: u8,
    /// Whether volunteers must have been checked: there is a child, say.
    pub safeguard: u8,
    /// The least level of a volunteer.
    pub min_level: u8,
    /// The leads who know the resident.
    pub prior_sw: Vec<u32>,
    /// The volunteers who know the resident.
    pub prior_vol: Vec<u32>,
    /// The leads who are not to come.
    pub block_sw: Vec<u32>,
    /// The volunteers who are not to come.
    pub block_vol: Vec<u32>,
    /// What a newcomer adds to the score here: more than nothing only where somebody else comes along.
    #[serde(default)]
    pub newcomer: i32,
}

/// A social worker, who leads teams.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Lead {
    /// Where: eastward.
    pub x: i32,
    /// Where: northward.
    pub y: i32,
    /// How far they go.
    pub max_m: i32,
    /// The slots in which they are free.
    pub slots: u64,
    /// What they have learnt.
    pub skills: u32,
    /// What they speak.
    pub langs: u32,
    /// 1 female, 2 male.
    pub gender: u8,
    /// From 1 to 4.
    pub level: u8,
    /// How many cases they have.
    pub load: u16,
    /// How many more they may take.
    pub capacity: u16,
}

/// A volunteer.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Volunteer {
    /// Where: eastward.
    pub x: i32,
    /// Where: northward.
    pub y: i32,
    /// How far they go.
    pub max_m: i32,
    /// The slots in which they are free.
    pub slots: u64,
    /// What they can do.
    pub skills: u32,
    /// What they speak.
    pub langs: u32,
    /// 1 female, 2 male.
    pub gender: u8,
    /// Whether they have been checked.
    pub checked: u8,
    /// From 1 to 4.
    pub level: u8,
    /// How many assignments they may have in the week.
    pub capacity: u16,
    /// How many of these they have already.
    #[serde(default)]
    pub taken: u16,
    /// The hours they gave in the last ninety days.
    pub hours_90d: u32,
}

impl Instance {
    /// The slots to keep places for: all that are asked for, though nobody is free after the sixty-fourth.
    pub(crate) fn slots(&self) -> usize {
        let asked = self.requests.iter().map(|request| request.slot);
        usize::from(asked.max().unwrap_or(0).max(self.slots_per_week).min(63)) + 1
    }

    /// The requests by the total order: urgency, the size of the team where that counts, deadline, when they came, place in the
    /// list.
    #[must_use]
    pub fn by_urgency(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..).take(self.requests.len()).collect();
        order.sort_by_key(|&number| {
            let request = &self.requests[number as usize];
            let size = if self.small_teams_first { request.k } else { 0 };
            (request.urgency, size, request.deadline_h, request.created_min, number)
        });
        order
    }
}
