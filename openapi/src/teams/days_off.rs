//! Days on which a volunteer does not come, whatever they say of a usual week.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

/// Days in a row on which somebody does not come.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = in_order))]
pub struct DaysOff {
    /// The first of them, `2026-12-21`.
    #[cfg_attr(feature = "schema", schema(example = "2026-12-21"))]
    pub from: String,
    /// The last of them; the first again where it is one day.
    #[cfg_attr(feature = "schema", schema(example = "2027-01-04"))]
    pub to: String,
}

impl DaysOff {
    /// Whether a day is one of them.
    pub fn contains(&self, day: &str) -> bool {
        // Days that are written alike lie in order as text too.
        self.from.as_str() <= day && day <= self.to.as_str()
    }
}

fn in_order(days: &DaysOff) -> Result<(), ValidationError> {
    let (from, to) = (crate::time::day(&days.from), crate::time::day(&days.to));
    if from.is_some() && from <= to {
        Ok(())
    } else {
        Err(ValidationError::new("days_off_range"))
    }
}

/// All days on which a volunteer does not come; replaces what they said before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DaysOffSheet {
    /// They, in any order: those that are over are left out, those that touch become one.
    #[validate(length(max = 20, code = "days_off_count"), nested)]
    #[cfg_attr(feature = "schema", schema(max_items = 20))]
    pub days: Vec<DaysOff>,
}

#[cfg(test)]
mod tests {
    use validator::Validate;

    use super::DaysOff;

    fn days(from: &str, to: &str) -> DaysOff {
        DaysOff {
            from: from.to_owned(),
            to: to.to_owned(),
        }
    }

    #[test]
    fn days_off_begin_before_they_end() {
        assert!(days("2026-12-31", "2027-01-01").validate().is_ok());
        assert!(days("2026-12-31", "2026-12-31").validate().is_ok());
        for (from, to) in [("2027-01-01", "2026-12-31"), ("", ""), ("2026-02-30", "2026-03-01")] {
            assert!(days(from, to).validate().is_err(), "{from} {to}");
        }
    }

    #[test]
    fn the_first_and_the_last_day_belong_to_them() {
        let holiday = days("2026-12-30", "2027-01-02");
        let within = |day: &&str| holiday.contains(day);
        let all = ["2026-12-29", "2026-12-30", "2027-01-02", "2027-01-03"];
        assert_eq!(
            all.iter().copied().filter(|day| within(day)).collect::<Vec<_>>(),
            ["2026-12-30", "2027-01-02"]
        );
    }
}
