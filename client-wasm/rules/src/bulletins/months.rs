//! The months that a bulletin can be about: pure, but for what day it is.

use contract::bulletins::BulletinSummary;
use kit::time;

/// Months that are offered at most.
const MONTHS: usize = 12;

/// The months before this one that have no bulletin yet, the last first.
pub(super) fn offered<'a>(published: impl Iterator<Item = &'a BulletinSummary>) -> Vec<String> {
    let taken: Vec<&str> = published.map(|one| one.month.as_str()).collect();
    let mut months = before(&time::day(time::now()));
    months.retain(|month| !taken.contains(&month.as_str()));
    months
}

/// The months before this day's.
fn before(today: &str) -> Vec<String> {
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok()).unwrap_or(1);
    let (mut year, mut month) = (number(today.get(..4)), number(today.get(5..7)));
    let earlier = || {
        (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
        format!("{year:04}-{month:02}")
    };
    std::iter::repeat_with(earlier).take(MONTHS).collect()
}

#[cfg(test)]
mod tests {
    use super::before;

    #[test]
    fn the_months_before_one_go_back_over_the_turn_of_the_year() {
        let months = before("2026-02-28");
        assert_eq!(
            (months[0].as_str(), months[1].as_str(), months.len()),
            ("2026-01", "2025-12", 12)
        );
    }
}
