//! What is true of cards and visits without asking anybody.

use contract::{
    cases::State,
    liaison::{Daypart, Neighbour, VisitWish},
};

use crate::{
    error::{Error, Result},
    moment::Moment,
};

/// Characters of a title that is made of the first words.
const TITLE: usize = 30;

/// A day that lies ahead, today included.
///
/// # Errors
/// A fault at `pointer`.
pub(super) fn ahead(day: &str, pointer: &str, moment: Moment) -> Result<()> {
    match contract::time::day(day) {
        Some(day) if day >= moment.today() => Ok(()),
        _ => Err(Error::field(pointer, "day_past")),
    }
}

/// A day that has begun.
///
/// # Errors
/// A fault at `pointer`.
pub(super) fn begun(day: &str, pointer: &str, moment: Moment) -> Result<()> {
    match contract::time::day(day) {
        Some(day) if day <= moment.today() => Ok(()),
        _ => Err(Error::field(pointer, "day_future")),
    }
}

/// The first words of a text, for a title.
pub(super) fn first_words(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let ends = ['。', '！', '？', '；', '!', '?'];
    // Whoever begins with a greeting has not said anything yet.
    let mut sentences = words.match_indices(ends).map(|(end, _)| end).filter(|end| *end > 12);
    let first = sentences.next().map_or(words.as_str(), |end| &words[..end]);
    if first.chars().count() <= TITLE {
        return first.to_owned();
    }
    first.chars().take(TITLE - 1).chain(['…']).collect()
}

/// A wish in words, for the station.
pub(super) fn wish(wish: &VisitWish) -> String {
    let part = match wish.part {
        Some(Daypart::Morning) => "上午",
        Some(Daypart::Afternoon) => "下午",
        Some(Daypart::Evening) => "傍晚以后",
        None => "",
    };
    match (&wish.on, part) {
        (None, "") => "时间不限".to_owned(),
        (None, part) => part.to_owned(),
        (Some(day), part) => format!("{day} {part}").trim_end().to_owned(),
    }
}

/// The digits of a telephone number, by which it is found.
pub(super) fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

/// What is kept of a person: without blanks around it, and without what is empty.
pub(super) fn tidy(person: Neighbour) -> Neighbour {
    let kept = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    Neighbour {
        name: person.name.trim().to_owned(),
        phone: kept(person.phone),
        home: kept(person.home),
    }
}

/// Whether something came of a case that its reporter may want to know.
pub(super) const fn has_news(state: State) -> bool {
    matches!(state, State::Answered | State::Closed | State::Declined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_sentence_or_the_first_words() {
        for (text, title) in [
            ("楼道里的灯坏了。晚上看不清。", "楼道里的灯坏了"),
            ("好。楼道里的灯坏了。", "好。楼道里的灯坏了"),
            ("  灯\n坏了  很久 ", "灯 坏了 很久"),
        ] {
            assert_eq!(first_words(text), title);
        }
        let long = first_words(&"灯".repeat(100));
        assert_eq!((long.chars().count(), long.ends_with('…')), (TITLE, true));
    }

    #[test]
    fn a_wish_is_said_in_words() {
        let on = Some("2026-11-26".to_owned());
        for (on, part, words) in [
            (None, None, "时间不限"),
            (None, Some(Daypart::Morning), "上午"),
            (on.clone(), None, "2026-11-26"),
            (on, Some(Daypart::Evening), "2026-11-26 傍晚以后"),
        ] {
            assert_eq!(wish(&VisitWish { on, part }), words);
        }
    }
}
