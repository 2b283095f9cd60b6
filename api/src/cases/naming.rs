//! What a new case is called: its number and, where it has none, its title.

use crate::moment::Moment;

/// The number people read out: the day in China, and eight digits that nobody can guess from their neighbour's.
pub(super) fn number(moment: Moment) -> String {
    let day = moment.time() + chrono::Duration::hours(8);
    format!(
        "{}-{:04}{:04}",
        day.format("%y%m%d"),
        moment.below(10_000),
        moment.below(10_000)
    )
}

/// Characters of a headline at most.
const HEADLINE: usize = 60;

/// The first line of something said, cut where a title ends: for voices that come without one.
pub(crate) fn headline(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    if line.chars().count() <= HEADLINE {
        return line.to_owned();
    }
    line.chars().take(HEADLINE - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::headline;

    #[test]
    fn a_headline_is_the_first_line_and_no_longer_than_titles_are() {
        assert_eq!(headline("楼道灯不亮\n已经一周了"), "楼道灯不亮");
        assert_eq!(headline(&"长".repeat(61)).chars().count(), 60);
    }
}
