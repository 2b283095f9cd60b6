//! Finding the words of lists in a text, also where they are spaced, of full width, or written as they sound.
//!
//! It only marks; what becomes of a text is for people to decide.

use aho_corasick::{AhoCorasick, MatchKind};
use contract::proposals::{Finding, FindingKind, Severity, TextPart};
use pinyin::ToPinyin;

use crate::error::{Error, Result};

/// From how many characters on a word is also found by others that sound the same: shorter ones sound like too many.
const TELLING: usize = 3;

/// A word of a list.
#[derive(Debug, Clone)]
struct Known {
    list: String,
    severity: Severity,
    letters: usize,
}

/// Words that are looked for.
pub(super) struct Words {
    known: Vec<Known>,
    written: AhoCorasick,
    spoken: AhoCorasick,
    /// Which word each spoken pattern stands for: not every word has one.
    speaks: Vec<usize>,
}

impl Words {
    /// Prepares lists, each with its name and its severity.
    ///
    /// # Errors
    /// When they are too many.
    pub(super) fn new(lists: impl IntoIterator<Item = (String, Severity, Vec<String>)>) -> Result<Self> {
        let (mut known, mut written, mut spoken, mut speaks) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (list, severity, words) in lists {
            for word in words {
                let folded = Folded::of(&word);
                if folded.text.is_empty() {
                    continue;
                }
                let letters = folded.text.chars().count();
                if letters > 1 && word.chars().any(|letter| letter.to_pinyin().is_some()) {
                    speaks.push(known.len());
                    spoken.push(Spoken::of(&folded).text);
                }
                written.push(folded.text);
                let list = list.clone();
                known.push(Known { list, severity, letters });
            }
        }
        let build = |kind, patterns: &[String]| {
            let built = AhoCorasick::builder().match_kind(kind).build(patterns);
            built.map_err(Error::internal)
        };
        Ok(Self {
            written: build(MatchKind::LeftmostLongest, &written)?,
            spoken: build(MatchKind::Standard, &spoken)?,
            known,
            speaks,
        })
    }

    /// Everything that is found in a text, in the order in which it stands there.
    pub(super) fn within(&self, part: TextPart, text: &str) -> Vec<Finding> {
        let letters: Vec<char> = text.chars().collect();
        let folded = Folded::of(text);
        let mut found = self.as_written(&letters, &folded);
        for (from, until, known) in self.as_spoken(&letters, &folded) {
            if found.iter().all(|(begin, end, _)| until <= *begin || *end <= from) {
                found.push((from, until, known));
            }
        }
        found.sort_unstable_by_key(|(from, ..)| *from);
        let finding = |(from, until, known): (usize, usize, usize)| {
            let known = self.known.get(known)?;
            Some(Finding {
                kind: FindingKind::Listed,
                part,
                words: letters.get(from..until)?.iter().collect(),
                list: Some(known.list.clone()),
                severity: Some(known.severity),
            })
        };
        found.into_iter().filter_map(finding).collect()
    }

    fn as_written(&self, letters: &[char], folded: &Folded) -> Vec<(usize, usize, usize)> {
        let found = self.written.find_iter(&folded.text).filter_map(|found| {
            let (from, until) = folded.range(found.start(), found.end())?;
            stands_alone(letters, from, until).then_some((from, until, found.pattern().as_usize()))
        });
        found.collect()
    }

    /// What sounds like a word: with Latin letters in it, or long enough to be no chance.
    fn as_spoken(&self, letters: &[char], folded: &Folded) -> Vec<(usize, usize, usize)> {
        let spoken = Spoken::of(folded);
        let found = self.spoken.find_overlapping_iter(&spoken.text).filter_map(|found| {
            let (from, until) = spoken.range(found.start(), found.end())?;
            let known = *self.speaks.get(found.pattern().as_usize())?;
            let latin = letters
                .get(from..until)?
                .iter()
                .any(|letter| plain(*letter).is_ascii_alphabetic());
            let telling = latin || self.known.get(known)?.letters >= TELLING;
            (telling && stands_alone(letters, from, until)).then_some((from, until, known))
        });
        found.collect()
    }
}

/// Whether Latin letters at the ends are not parts of longer words.
fn stands_alone(letters: &[char], from: usize, until: usize) -> bool {
    let latin = |at: usize| letters.get(at).is_some_and(|letter| plain(*letter).is_ascii_alphanumeric());
    let begins = from == 0 || !(latin(from) && latin(from - 1));
    begins && !(latin(until - 1) && latin(until))
}

/// A letter of full width as the usual one, in lower case.
fn plain(letter: char) -> char {
    let narrow = match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    };
    narrow.to_lowercase().next().unwrap_or(narrow)
}

/// A text of letters and digits alone, and where each stood.
struct Folded {
    text: String,
    /// For each byte, the letter of the whole text that it belongs to.
    stood: Vec<usize>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let (mut folded, mut stood) = (String::new(), Vec::new());
        for (at, letter) in text
            .chars()
            .map(plain)
            .enumerate()
            .filter(|(_, letter)| letter.is_alphanumeric())
        {
            folded.push(letter);
            stood.resize(folded.len(), at);
        }
        Self { text: folded, stood }
    }

    /// Which letters of the whole text these bytes are.
    fn range(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        Some((*self.stood.get(start)?, *self.stood.get(end.checked_sub(1)?)? + 1))
    }
}

/// A text as it sounds: each Chinese letter as its syllable.
struct Spoken {
    text: String,
    /// For each byte, the letter of the whole text that it belongs to.
    stood: Vec<usize>,
}

impl Spoken {
    fn of(folded: &Folded) -> Self {
        let (mut text, mut stood) = (String::new(), Vec::new());
        for (byte, letter) in folded.text.char_indices() {
            match letter.to_pinyin() {
                Some(syllable) => text.push_str(syllable.plain()),
                None => text.push(letter),
            }
            stood.resize(text.len(), folded.stood.get(byte).copied().unwrap_or_default());
        }
        Self { text, stood }
    }

    /// Which letters these bytes are; nothing where they begin or end within a syllable.
    fn range(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let (first, last) = (*self.stood.get(start)?, *self.stood.get(end.checked_sub(1)?)?);
        let whole = start
            .checked_sub(1)
            .is_none_or(|before| self.stood.get(before) != Some(&first))
            && self.stood.get(end) != Some(&last);
        whole.then_some((first, last + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::{Severity, TextPart, Words};

    fn words() -> Words {
        let list = |name: &str, severity, words: &[&str]| {
            (
                name.to_owned(),
                severity,
                words.iter().map(|word| (*word).to_owned()).collect(),
            )
        };
        Words::new([
            list("广告", Severity::Notice, &["传销", "加微信", "VX"]),
            list("违法", Severity::Grave, &["代开发票"]),
        ])
        .expect("words")
    }

    fn found(text: &str) -> Vec<String> {
        let findings = words().within(TextPart::Problem, text);
        findings.into_iter().map(|one| one.words).collect()
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        for (text, words) in [
            ("有人在搞传销", "传销"),
            ("有人在搞传 销", "传 销"),
            ("有人在搞传*-销", "传*-销"),
            ("传\u{200b}销", "传\u{200b}销"),
            ("请加ＶＸ：abc", "ＶＸ"),
            ("有人搞chuanxiao", "chuanxiao"),
            ("有人搞 Chuan Xiao 骗人", "Chuan Xiao"),
            ("有人搞传xiao", "传xiao"),
            ("可代开发piao", "代开发piao"),
            ("加薇信", "加薇信"),
            ("加 wei 信", "加 wei 信"),
        ] {
            assert_eq!(found(text), [words], "{text}");
        }
    }

    #[test]
    fn what_only_sounds_a_little_alike_is_left_alone() {
        for text in [
            "修船小工程",
            "我们穿小路",
            "vxabc",
            "zhuanchuanxiao",
            "在花坛边装两盏太阳能路灯。",
            "",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn each_names_its_list_and_how_grave_it_is() {
        let findings = words().within(TextPart::Title, "代开发票，加微信");
        let told: Vec<_> = findings.iter().map(|one| (one.list.as_deref(), one.severity)).collect();
        assert_eq!(
            told,
            [(Some("违法"), Some(Severity::Grave)), (Some("广告"), Some(Severity::Notice))]
        );
    }
}
