//! Within which time cases are answered, and how much may be asked of a station at once.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::cases::{Category, Urgency, words};

words! {
    /// How time is counted.
    LimitUnit {
        /// Minutes by the clock.
        Minutes = "minutes",
        /// Hours by the clock, day and night.
        Hours = "hours",
        /// Hours in which the office is open: 9–17 on working days.
        WorkingHours = "working_hours",
        /// Working days, to 17:00 of the last; the day on which it begins is not counted.
        WorkingDays = "working_days",
    }
}

/// How long something may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    /// Whether it runs by the clock, or over the working calendar.
    pub unit: LimitUnit,
    /// How much of it: 1–720.
    #[validate(range(min = 1, max = 720, code = "limit_amount"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 720, example = 5))]
    pub amount: u16,
}

impl TimeLimit {
    /// So much of a unit.
    pub const fn new(amount: u16, unit: LimitUnit) -> Self {
        Self { unit, amount }
    }
}

/// A limit of its own for the cases of one category and urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CategoryLimit {
    /// The category whose cases it is for.
    pub category: Category,
    /// The urgency of the cases it is for.
    pub urgency: Urgency,
    /// Within which time these are answered.
    #[validate(nested)]
    pub limit: TimeLimit,
}

/// Minutes by the clock, 5–10080, in which somebody answers who is asked to come to a door; it is always before the visit begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfferMinutes {
    /// In an emergency; 15 by default.
    #[validate(range(min = 5, max = 10_080, code = "offer_minutes"))]
    #[cfg_attr(feature = "schema", schema(minimum = 5, maximum = 10_080, example = 15))]
    pub emergency: u16,
    /// Where it is urgent; 120 by default.
    #[validate(range(min = 5, max = 10_080, code = "offer_minutes"))]
    #[cfg_attr(feature = "schema", schema(minimum = 5, maximum = 10_080, example = 120))]
    pub urgent: u16,
    /// For a usual request; 1440 by default.
    #[validate(range(min = 5, max = 10_080, code = "offer_minutes"))]
    #[cfg_attr(feature = "schema", schema(minimum = 5, maximum = 10_080, example = 1440))]
    pub normal: u16,
    /// Where it can wait; 2880 by default.
    #[validate(range(min = 5, max = 10_080, code = "offer_minutes"))]
    #[cfg_attr(feature = "schema", schema(minimum = 5, maximum = 10_080, example = 2880))]
    pub low: u16,
}

impl Default for OfferMinutes {
    /// The defaults of the domain: a quarter of an hour, two hours, one day, two days.
    fn default() -> Self {
        Self {
            emergency: 15,
            urgent: 120,
            normal: 1440,
            low: 2880,
        }
    }
}

impl OfferMinutes {
    /// The minutes for a request of this urgency.
    pub const fn of(&self, urgency: Urgency) -> u16 {
        match urgency {
            Urgency::Emergency => self.emergency,
            Urgency::Urgent => self.urgent,
            Urgency::Normal => self.normal,
            Urgency::Low => self.low,
        }
    }
}

/// Within which time the cases of a community are answered, from when they are accepted or opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = sound))]
pub struct CaseLimits {
    /// Of emergencies, by the clock. Also of whatever is given to somebody as one, from then on.
    #[validate(nested)]
    pub emergency: TimeLimit,
    /// Within how many minutes whoever is called in an emergency answers, before the next are called: 1–240, 15 by default.
    #[serde(default = "quarter_of_an_hour")]
    #[validate(range(min = 1, max = 240, code = "acknowledge_minutes"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 240, example = 15))]
    pub acknowledge_minutes: u16,
    /// Within which time whoever is given a case, or has one handed over, takes it; else the station is told. 4 hours of the
    /// office by default.
    #[serde(default = "half_a_day")]
    #[validate(nested)]
    pub take: TimeLimit,
    /// Within which time the community answers what is over its time and went up to it from a grid cell; then it goes up to the
    /// street. An emergency goes up to both at once. 2 working days by default.
    #[serde(default = "two_days")]
    #[validate(nested)]
    pub raised: TimeLimit,
    /// For how many persons whom one organisation referred the station may have something to do at once: 1–500, 30 by default.
    #[serde(default = "thirty")]
    #[validate(range(min = 1, max = 500, code = "referred_count"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 500, example = 30))]
    pub referred_at_once: u16,
    /// How many persons one organisation may refer on one day: 1–500, 10 by default.
    #[serde(default = "ten")]
    #[validate(range(min = 1, max = 500, code = "referred_count"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 500, example = 10))]
    pub referred_a_day: u16,
    /// Within how long whoever is asked to come to a door answers, before the next best is asked.
    #[serde(default)]
    #[validate(nested)]
    pub offers: OfferMinutes,
    /// Within which time an urgent case is answered.
    #[validate(nested)]
    pub urgent: TimeLimit,
    /// Within which time a usual case is answered.
    #[validate(nested)]
    pub normal: TimeLimit,
    /// Within which time a case is answered that can wait.
    #[validate(nested)]
    pub low: TimeLimit,
    /// Categories that have limits of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 48, code = "limits_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 48))]
    pub categories: Vec<CategoryLimit>,
}

impl Default for CaseLimits {
    /// The defaults of the domain: 2 and 24 hours, 5 and 15 working days.
    fn default() -> Self {
        Self {
            emergency: TimeLimit::new(2, LimitUnit::Hours),
            acknowledge_minutes: quarter_of_an_hour(),
            take: half_a_day(),
            raised: two_days(),
            referred_at_once: thirty(),
            referred_a_day: ten(),
            offers: OfferMinutes::default(),
            urgent: TimeLimit::new(24, LimitUnit::Hours),
            normal: TimeLimit::new(5, LimitUnit::WorkingDays),
            low: TimeLimit::new(15, LimitUnit::WorkingDays),
            categories: Vec::new(),
        }
    }
}

impl CaseLimits {
    /// The limit of a case of this category and urgency.
    pub fn of(&self, category: Category, urgency: Urgency) -> TimeLimit {
        let own = self
            .categories
            .iter()
            .find(|one| one.category == category && one.urgency == urgency);
        own.map_or(
            match urgency {
                Urgency::Emergency => self.emergency,
                Urgency::Urgent => self.urgent,
                Urgency::Normal => self.normal,
                Urgency::Low => self.low,
            },
            |own| own.limit,
        )
    }
}

const fn quarter_of_an_hour() -> u16 {
    15
}

const fn half_a_day() -> TimeLimit {
    TimeLimit::new(4, LimitUnit::WorkingHours)
}

const fn two_days() -> TimeLimit {
    TimeLimit::new(2, LimitUnit::WorkingDays)
}

const fn thirty() -> u16 {
    30
}

const fn ten() -> u16 {
    10
}

/// Each category and urgency has one limit, and no emergency waits until the office opens.
fn sound(limits: &CaseLimits) -> Result<(), ValidationError> {
    let own = limits.categories.iter().filter(|one| one.urgency == Urgency::Emergency);
    let mut emergencies = own.map(|one| one.limit).chain([limits.emergency]);
    if emergencies.any(|limit| !matches!(limit.unit, LimitUnit::Minutes | LimitUnit::Hours)) {
        return Err(ValidationError::new("limit_clock"));
    }
    let named = |one: &CategoryLimit| (one.category, one.urgency);
    let twice = |(at, one): (usize, &CategoryLimit)| limits.categories.iter().take(at).any(|other| named(other) == named(one));
    if limits.categories.iter().enumerate().any(twice) {
        Err(ValidationError::new("limit_twice"))
    } else {
        Ok(())
    }
}

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    ("limit_amount", "期限应为 1 到 720。", "A limit must lie between 1 and 720."),
    (
        "limit_clock",
        "紧急诉求的期限按分钟或小时计，不分昼夜。",
        "Emergencies are given minutes or hours by the clock.",
    ),
    (
        "offer_minutes",
        "答复时间应为 5 到 10080 分钟。",
        "The time to answer must lie between 5 and 10080 minutes.",
    ),
    ("referred_count", "应为 1 到 500 人。", "Between 1 and 500 persons."),
    (
        "acknowledge_minutes",
        "响应时间应为 1 到 240 分钟。",
        "The time to answer a call must lie between 1 and 240 minutes.",
    ),
    ("limits_count", "最多 48 条单独期限。", "Up to 48 limits of their own."),
    (
        "limit_twice",
        "同一类别和紧急程度只能有一个期限。",
        "A category and urgency can have only one limit.",
    ),
];

#[cfg(test)]
mod tests {
    use super::{CaseLimits, Category, CategoryLimit, LimitUnit, TimeLimit, Urgency};

    #[test]
    fn a_categorys_own_limit_comes_before_the_general_one() {
        let own = TimeLimit::new(2, LimitUnit::WorkingDays);
        let limits = CaseLimits {
            categories: vec![CategoryLimit {
                category: Category::Noise,
                urgency: Urgency::Normal,
                limit: own,
            }],
            ..CaseLimits::default()
        };
        assert_eq!(limits.of(Category::Noise, Urgency::Normal), own);
        assert_eq!(limits.of(Category::Noise, Urgency::Low), limits.low);
        assert_eq!(limits.of(Category::Other, Urgency::Normal), limits.normal);
    }
}
