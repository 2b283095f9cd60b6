//! When what could not be handed over is tried again: later each time, and not all at once; pure.

use chrono::TimeDelta;

/// How often it is tried before it counts as dead: for about four hours.
pub(super) const MOST_TRIES: i32 = 10;
/// Seconds before the second try.
const FIRST: i64 = 30;
/// Of the wait, how much is left to chance, in parts of a hundred.
pub(super) const JITTER: u32 = 40;

/// How long to wait after so many tries; `chance` is below [`JITTER`].
pub(super) fn wait(tries: i32, chance: u32) -> TimeDelta {
    let doubled = FIRST << (tries.clamp(1, MOST_TRIES) - 1);
    let percent = 100 - i64::from(JITTER / 2) + i64::from(chance);
    TimeDelta::milliseconds(doubled * 10 * percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_waits_longer_each_time_and_never_at_the_same_beat() {
        assert_eq!(wait(1, JITTER / 2), TimeDelta::seconds(30));
        assert_eq!(wait(4, JITTER / 2), TimeDelta::seconds(240));
        assert_eq!(wait(1, 0), TimeDelta::seconds(24));
        assert!(wait(1, JITTER - 1) < TimeDelta::seconds(36));
        let all: i64 = (1..MOST_TRIES).map(|tries| wait(tries, JITTER / 2).num_minutes()).sum();
        assert_eq!(all / 60, 4, "in the hours in which a gateway is mended");
    }
}
