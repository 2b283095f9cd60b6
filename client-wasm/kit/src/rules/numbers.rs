//! What the numbers of a kind of rules are, and how they stand in fields.

use contract::{
    Text, money,
    validation::{self, FieldError},
};
use serde::{Serialize, de::DeserializeOwned};
use validator::Validate;

use super::Theirs;
use crate::i18n::{fill, language, rules as text, t};

/// Where a number stands among the rules; they are of two sizes.
pub enum Place<'a> {
    /// Among shares.
    Small(&'a mut u8),
    /// Among counts.
    Large(&'a mut u16),
}

/// A rule that is a number.
pub struct Number<T: 'static> {
    pub(super) name: &'static str,
    pub(super) label: Text,
    pub(super) source: Option<Text>,
    range: (u16, u16),
    pub(super) hundredths: bool,
    place: fn(&mut T) -> Place<'_>,
}

impl<T> Number<T> {
    /// A number of this name on the wire, by which browser tests find it too; with what it is called here, its unit included; and
    /// with the least and the most that the contract takes.
    pub const fn new(name: &'static str, label: Text, range: (u16, u16), place: fn(&mut T) -> Place<'_>) -> Self {
        Self {
            name,
            label,
            source: None,
            range,
            hundredths: false,
            place,
        }
    }

    /// It, with where its default comes from.
    #[must_use]
    pub const fn after(mut self, source: Text) -> Self {
        self.source = Some(source);
        self
    }

    /// It, if it is hundredths on the wire, which people read and write as decimals.
    #[must_use]
    pub const fn in_hundredths(mut self) -> Self {
        self.hundredths = true;
        self
    }

    /// It, of these rules.
    pub(super) fn of(&self, mut rules: T) -> u16 {
        match (self.place)(&mut rules) {
            Place::Small(number) => (*number).into(),
            Place::Large(number) => *number,
        }
    }

    /// Puts it among the rules; what is too large for its place becomes the most that can stand there.
    fn put(&self, rules: &mut T, value: u16) {
        match (self.place)(rules) {
            Place::Small(number) => *number = value.try_into().unwrap_or(u8::MAX),
            Place::Large(number) => *number = value,
        }
    }

    pub(super) fn shown(&self, value: u16) -> String {
        if self.hundredths {
            money::yuan(value.into())
        } else {
            value.to_string()
        }
    }

    /// What can stand in its field.
    fn wanted(&self) -> String {
        let words = if self.hundredths {
            text::BETWEEN_DECIMALS
        } else {
            text::BETWEEN
        };
        let (least, most) = self.range;
        fill(words, &[&self.shown(least), &self.shown(most)])
    }

    /// The number that was typed; nothing for what is none, or is out of its range.
    pub(super) fn typed(&self, typed: &str) -> Option<u16> {
        let value = if self.hundredths {
            money::fen(typed).and_then(|value| value.try_into().ok())
        } else {
            typed.trim().parse().ok()
        };
        let (least, most) = self.range;
        value.filter(|value| (least..=most).contains(value))
    }
}

/// Rules of one kind.
pub struct Kind<T: 'static> {
    /// The last word of their address; browser tests find the form by it.
    pub path: &'static str,
    /// From when on they count.
    pub note: Text,
    /// The rules, in their order.
    pub numbers: &'static [Number<T>],
    /// The number at which it is said that some do not go together, and the sentences for that.
    pub together: (&'static str, &'static [(&'static str, &'static str, &'static str)]),
}

/// The kind of rules says what is shown; of each kind there is one.
impl<T> PartialEq for Kind<T> {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path
    }
}

/// What can be such rules.
pub trait Numbers: Copy + Default + PartialEq + Validate + Serialize + DeserializeOwned + 'static {}
impl<T: Copy + Default + PartialEq + Validate + Serialize + DeserializeOwned + 'static> Numbers for T {}

impl<T: Numbers> Kind<T> {
    /// The numbers as they stand in their fields.
    pub(super) fn shown(&self, rules: &T) -> Vec<String> {
        self.numbers.iter().map(|number| number.shown(number.of(*rules))).collect()
    }

    /// The rules as they were typed, or at which field something is wrong with them.
    pub(super) fn typed(&self, typed: &[String]) -> Result<T, Vec<FieldError>> {
        let (mut rules, mut faults) = (T::default(), Vec::new());
        for (number, typed) in self.numbers.iter().zip(typed) {
            match number.typed(typed) {
                Some(value) => number.put(&mut rules, value),
                None => faults.push(FieldError {
                    pointer: format!("/{}", number.name),
                    code: "range".to_owned(),
                    detail: number.wanted(),
                }),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let (at, sentences) = self.together;
        validation::check(&rules, language()).map_err(|mut faults| {
            for fault in &mut faults {
                if fault.pointer.is_empty() {
                    fault.pointer = format!("/{at}");
                }
                if let Some((_, chinese, english)) = sentences.iter().find(|(code, ..)| *code == fault.code) {
                    fault.detail = language().pick(chinese, english).to_owned();
                }
            }
            faults
        })?;
        Ok(rules)
    }

    /// The numbers of `theirs` that are others than those that are typed.
    pub(super) fn others(&self, typed: &[String], theirs: &T) -> Vec<Theirs> {
        let numbers = self.numbers.iter().zip(typed);
        let others = numbers.filter(|(number, mine)| number.typed(mine) != Some(number.of(*theirs)));
        others
            .map(|(number, _)| (t(number.label).to_owned(), number.shown(number.of(*theirs))))
            .collect()
    }

    /// The numbers of which the contract takes more or less than is said here.
    pub fn astray(&self) -> Vec<&'static str> {
        let is_taken = |number: &Number<T>, value: u16| {
            let mut rules = T::default();
            number.put(&mut rules, value);
            let faults = validation::check(&rules, language()).err().unwrap_or_default();
            let pointer = format!("/{}", number.name);
            number.of(rules) == value && faults.iter().all(|fault| fault.pointer != pointer)
        };
        let is_right = |number: &Number<T>| {
            let (least, most) = number.range;
            let below = least.checked_sub(1).is_some_and(|below| is_taken(number, below));
            is_taken(number, least) && is_taken(number, most) && !below && !is_taken(number, most + 1)
        };
        let astray = self.numbers.iter().filter(|number| !is_right(number));
        astray.map(|number| number.name).collect()
    }
}

#[cfg(test)]
mod tests {
    use contract::projects::{ProjectRules, SENTENCES};

    use super::{Kind, Number, Place};
    use crate::i18n::rules as text;

    static KIND: Kind<ProjectRules> = Kind {
        path: "project-rules",
        note: text::PROJECTS_NOTE,
        numbers: &[
            Number::new("first_percent", text::FIRST_PERCENT, (1, 99), |rules: &mut ProjectRules| {
                Place::Small(&mut rules.first_percent)
            }),
            Number::new("excellent", text::EXCELLENT_FROM, (100, 500), |rules: &mut ProjectRules| {
                Place::Large(&mut rules.excellent)
            })
            .in_hundredths(),
            Number::new("passed", text::PASSED_FROM, (100, 500), |rules: &mut ProjectRules| {
                Place::Large(&mut rules.passed)
            })
            .in_hundredths(),
        ],
        together: ("excellent", SENTENCES),
    };

    fn read(typed: [&str; 3]) -> Result<ProjectRules, Vec<(String, String)>> {
        let read = KIND.typed(&typed.map(str::to_owned));
        read.map_err(|faults| faults.into_iter().map(|fault| (fault.pointer, fault.detail)).collect())
    }

    #[test]
    fn what_stands_in_the_fields_is_read_back() {
        let rules = ProjectRules {
            first_percent: 50,
            excellent: 425,
            ..ProjectRules::default()
        };
        assert_eq!(KIND.shown(&rules), ["50", "4.25", "3"]);
        assert_eq!(read(["50", " 4.25", "3.0"]), Ok(rules));
    }

    #[test]
    fn each_field_says_what_can_stand_in_it() {
        for wrong in ["", "0", "100", "316", "a half", "6.5", "70000"] {
            let faults = read([wrong, "5.01", "3"]).expect_err("two faults");
            assert_eq!(
                faults[0],
                ("/first_percent".to_owned(), "请填写 1 到 99 的整数。".to_owned()),
                "{wrong}"
            );
            assert_eq!(
                faults[1],
                ("/excellent".to_owned(), "请填写 1 到 5 的数字，最多两位小数。".to_owned())
            );
        }
    }

    #[test]
    fn what_does_not_go_together_is_said_at_a_field() {
        let faults = read(["60", "3", "4"]).expect_err("a fault");
        assert_eq!(
            faults,
            [("/excellent".to_owned(), "优秀的分数不能低于合格的分数。".to_owned())]
        );
    }

    #[test]
    fn a_range_that_is_not_the_contracts_is_noticed() {
        let narrow = Kind {
            numbers: const {
                &[Number::new(
                    "first_percent",
                    text::FIRST_PERCENT,
                    (1, 98),
                    |rules: &mut ProjectRules| Place::Small(&mut rules.first_percent),
                )]
            },
            ..KIND
        };
        assert_eq!((KIND.astray(), narrow.astray()), (vec![], vec!["first_percent"]));
    }
}
