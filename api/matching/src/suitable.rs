//! Who may serve a request, why others may not, and how well a person suits.

use crate::{Lead, Request, Volunteer};

/// Why a person may not serve a request, the reason that is hardest to change first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// They live too far away, or do not go so far.
    TooFar,
    /// They are not free in that slot.
    NotFree,
    /// They share no language.
    NoSharedLanguage,
    /// Somebody of the other gender was asked for.
    NotTheGender,
    /// They lack what the lead must have learnt.
    LacksSkill,
    /// They have not been checked.
    NotChecked,
    /// Their level is too low.
    LevelTooLow,
    /// They take on nothing new.
    AtLimit,
    /// They are not to come.
    Blocked,
}

/// What the first, second, … assignment of a volunteer in a week costs; more than these are never given.
pub(crate) const VOLUNTEER_PENALTIES: [i32; 3] = [0, 6, 15];

/// Why a person suits, in points. What their other assignments cost is not among them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    /// The resident knows them: 60 for a lead, 40 for a volunteer.
    pub known: i32,
    /// They live near: 30 at the door, none at the end of the way.
    pub near: i32,
    /// A volunteer who gave few hours in the last ninety days: 20 for none, nothing from sixty on.
    pub rested: i32,
    /// Their level: 3 for each of a lead, 5 for each of a volunteer above the least, of which two count.
    pub level: i32,
    /// A newcomer, where somebody comes along from whom they can learn: what the request says.
    pub newcomer: i32,
}

impl Parts {
    /// All together: how well the person suits.
    #[must_use]
    pub const fn total(self) -> i32 {
        self.known + self.near + self.rested + self.level + self.newcomer
    }
}

impl Request {
    /// How well a lead suits.
    ///
    /// # Errors
    /// The first obstacle if they may not lead here.
    pub fn suits_lead(&self, number: u32, lead: &Lead) -> Result<i32, Obstacle> {
        self.parts_lead(number, lead).map(Parts::total)
    }

    /// How well a volunteer suits, whatever they can do.
    ///
    /// # Errors
    /// The first obstacle if they may not help here.
    pub fn suits_volunteer(&self, number: u32, volunteer: &Volunteer) -> Result<i32, Obstacle> {
        self.parts_volunteer(number, volunteer).map(Parts::total)
    }

    /// Why a lead suits.
    ///
    /// # Errors
    /// The first obstacle if they may not lead here.
    pub fn parts_lead(&self, number: u32, lead: &Lead) -> Result<Parts, Obstacle> {
        let square = self.square_to(lead.x, lead.y);
        refuse(square > square_of(lead.max_m), Obstacle::TooFar)?;
        refuse(!self.is_in(lead.slots), Obstacle::NotFree)?;
        refuse(lead.langs & self.langs == 0, Obstacle::NoSharedLanguage)?;
        refuse(self.wants_other_than(lead.gender), Obstacle::NotTheGender)?;
        refuse(self.lead_skills & !lead.skills != 0, Obstacle::LacksSkill)?;
        refuse(lead.capacity == 0, Obstacle::AtLimit)?;
        refuse(self.block_sw.contains(&number), Obstacle::Blocked)?;
        Ok(Parts {
            known: if self.prior_sw.contains(&number) { 60 } else { 0 },
            near: nearness(square, lead.max_m),
            rested: 0,
            level: 3 * i32::from(lead.level),
            newcomer: 0,
        })
    }

    /// Why a volunteer suits, whatever they can do.
    ///
    /// # Errors
    /// The first obstacle if they may not help here.
    pub fn parts_volunteer(&self, number: u32, volunteer: &Volunteer) -> Result<Parts, Obstacle> {
        let square = self.square_to(volunteer.x, volunteer.y);
        let reach = volunteer.max_m.min(self.radius_m);
        refuse(square > square_of(reach), Obstacle::TooFar)?;
        refuse(!self.is_in(volunteer.slots), Obstacle::NotFree)?;
        refuse(volunteer.langs & self.langs == 0, Obstacle::NoSharedLanguage)?;
        refuse(self.wants_other_than(volunteer.gender), Obstacle::NotTheGender)?;
        refuse(self.safeguard != 0 && volunteer.checked == 0, Obstacle::NotChecked)?;
        refuse(volunteer.level < self.min_level, Obstacle::LevelTooLow)?;
        refuse(volunteer.capacity <= volunteer.taken, Obstacle::AtLimit)?;
        refuse(self.block_vol.contains(&number), Obstacle::Blocked)?;
        let rest = i32::try_from(60_u32.saturating_sub(volunteer.hours_90d)).unwrap_or(0);
        Ok(Parts {
            known: if self.prior_vol.contains(&number) { 40 } else { 0 },
            near: nearness(square, self.radius_m),
            rested: 20 * rest / 60,
            level: 5 * i32::from(volunteer.level - self.min_level).min(2),
            newcomer: if volunteer.is_new() { self.newcomer } else { 0 },
        })
    }

    fn is_in(&self, slots: u64) -> bool {
        slots.checked_shr(u32::from(self.slot)).is_some_and(|slots| slots & 1 == 1)
    }

    fn wants_other_than(&self, gender: u8) -> bool {
        self.gender_pref != 0 && self.gender_pref != gender
    }

    fn square_to(&self, x: i32, y: i32) -> i64 {
        square_of(self.x.saturating_sub(x)) + square_of(self.y.saturating_sub(y))
    }
}

impl Lead {
    /// What each new case costs, the first first: the more they have, the more.
    pub fn penalties(&self) -> impl Iterator<Item = i32> {
        let (load, capacity) = (i32::from(self.load), i32::from(self.capacity));
        (0..capacity).map(move |before| 20 * (load + before) / (load + capacity))
    }
}

impl Volunteer {
    /// What each new assignment costs, the first first: the more they have, the more.
    pub fn penalties(&self) -> impl Iterator<Item = i32> {
        let all = VOLUNTEER_PENALTIES.into_iter().take(usize::from(self.capacity));
        all.skip(usize::from(self.taken))
    }

    /// Whether they have hardly begun: of the lowest level, and not an hour given in the last ninety days.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.level <= 1 && self.hours_90d == 0
    }
}

fn refuse(stands: bool, obstacle: Obstacle) -> Result<(), Obstacle> {
    if stands { Err(obstacle) } else { Ok(()) }
}

fn square_of(metres: i32) -> i64 {
    i64::from(metres) * i64::from(metres)
}

/// Thirty at the door, none at the end of the way.
fn nearness(square: i64, reach: i32) -> i32 {
    let distance = i32::try_from(square.isqrt()).unwrap_or(reach);
    if reach > 0 { 30 * (reach - distance) / reach } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::Parts;
    use crate::{Lead, Obstacle, Request, Volunteer};

    fn request() -> Request {
        Request {
            langs: 1,
            radius_m: 1000,
            min_level: 1,
            prior_sw: vec![7],
            prior_vol: vec![8],
            ..Request::default()
        }
    }

    #[test]
    fn a_lead_is_known_near_and_skilled() {
        let lead = Lead {
            x: 500,
            max_m: 1000,
            slots: 1,
            langs: 1,
            level: 4,
            capacity: 1,
            ..Lead::default()
        };
        let parts = Parts {
            known: 60,
            near: 15,
            rested: 0,
            level: 12,
            newcomer: 0,
        };
        assert_eq!(request().parts_lead(7, &lead), Ok(parts));
        assert_eq!(request().suits_lead(7, &lead), Ok(87));
        assert_eq!(request().suits_lead(8, &lead), Ok(27), "a stranger");
    }

    #[test]
    fn what_a_volunteer_has_already_makes_the_next_dearer() {
        let volunteer = Volunteer {
            capacity: 3,
            taken: 1,
            ..Volunteer::default()
        };
        assert_eq!(volunteer.penalties().collect::<Vec<_>>(), [6, 15]);
        let full = Volunteer {
            max_m: 1000,
            slots: 1,
            langs: 1,
            level: 1,
            capacity: 2,
            taken: 2,
            ..volunteer
        };
        assert_eq!(request().parts_volunteer(8, &full), Err(Obstacle::AtLimit));
        assert_eq!(full.penalties().count(), 0);
    }

    #[test]
    fn a_volunteer_is_known_near_rested_and_skilled() {
        let volunteer = Volunteer {
            max_m: 1000,
            slots: 1,
            langs: 1,
            level: 4,
            capacity: 1,
            hours_90d: 30,
            ..Volunteer::default()
        };
        let parts = Parts {
            known: 40,
            near: 30,
            rested: 10,
            level: 10,
            newcomer: 0,
        };
        assert_eq!(request().parts_volunteer(8, &volunteer), Ok(parts));
        assert_eq!(request().suits_volunteer(8, &volunteer), Ok(90));
        let far = Volunteer { x: 2000, ..volunteer };
        assert_eq!(request().parts_volunteer(8, &far), Err(Obstacle::TooFar));
    }

    #[test]
    fn a_newcomer_counts_for_more_where_the_request_says_so() {
        let newcomer = Volunteer {
            max_m: 1000,
            slots: 1,
            langs: 1,
            level: 1,
            capacity: 1,
            ..Volunteer::default()
        };
        let welcoming = Request {
            newcomer: 5,
            ..request()
        };
        let points = |request: &Request, volunteer: &Volunteer| request.suits_volunteer(9, volunteer);
        assert_eq!(
            (points(&request(), &newcomer), points(&welcoming, &newcomer)),
            (Ok(50), Ok(55))
        );
        for known in [
            Volunteer {
                level: 2,
                ..newcomer.clone()
            },
            Volunteer {
                hours_90d: 1,
                ..newcomer
            },
        ] {
            assert_eq!(points(&request(), &known), points(&welcoming, &known), "{known:?}");
        }
    }
}
