//! A report as it is typed, and as it is sent.

use contract::{
    money,
    projects::{NewProjectReport, SENTENCES, Spending},
    validation::FieldError,
};
use kit::{
    faults::{checked, missing},
    i18n::works as text,
};
use serde::{Deserialize, Serialize};

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Typed {
    pub(super) text: String,
    /// How many of each promised output there are, in their order.
    pub(super) done: Vec<String>,
    /// What money went to, and how many yuan.
    pub(super) spent: Vec<(String, String)>,
    /// The names under which the phone keeps pictures.
    #[serde(default)]
    pub(super) pictures: Vec<String>,
}

impl Typed {
    /// Nothing yet, for so many outputs.
    pub(super) fn new(outputs: usize) -> Self {
        Self {
            done: vec![String::new(); outputs],
            spent: vec![Default::default()],
            ..Self::default()
        }
    }

    /// It as it is sent but for its pictures, or all that is wrong with it.
    pub(super) fn read(&self, last: bool, outputs: usize) -> Result<NewProjectReport, Vec<FieldError>> {
        let mut faults = Vec::new();
        let mut done = Vec::with_capacity(outputs);
        for at in 0..outputs {
            let typed = self.done.get(at).map(String::as_str).unwrap_or_default();
            let number = typed.trim().parse().unwrap_or_else(|_| {
                faults.push(missing(&format!("/done/{at}"), text::NUMBER_FORM));
                0
            });
            done.push(number);
        }
        let mut spent = Vec::new();
        for (at, (what, yuan)) in self.spent.iter().enumerate() {
            // A line that nobody wrote into is none.
            if what.trim().is_empty() && yuan.trim().is_empty() {
                continue;
            }
            let fen = money::fen(yuan).unwrap_or_else(|| {
                faults.push(missing(&format!("/spent/{at}/fen"), text::YUAN_FORM));
                0
            });
            spent.push(Spending {
                what: what.trim().to_owned(),
                fen,
            });
        }
        let report = NewProjectReport {
            last,
            text: self.text.trim().to_owned(),
            done,
            spent,
            photos: Vec::new(),
        };
        checked(report, faults, &[SENTENCES])
    }
}

#[cfg(test)]
mod tests {
    use super::Typed;

    fn typed() -> Typed {
        Typed {
            text: "Twelve visits were made.".to_owned(),
            done: vec!["12".to_owned(), " 1 ".to_owned()],
            spent: vec![("Scissors".to_owned(), "350.50".to_owned()), Default::default()],
            pictures: Vec::new(),
        }
    }

    #[test]
    fn a_report_is_sent_to_the_fen_and_without_empty_lines() {
        let report = typed().read(false, 2).expect("a report");
        assert_eq!(report.done, [12, 1]);
        let spent: Vec<_> = report.spent.iter().map(|line| (line.what.as_str(), line.fen)).collect();
        assert_eq!(spent, [("Scissors", 35_050)]);
    }

    #[test]
    fn whatever_is_wrong_is_said_at_its_field() {
        let wrong = Typed {
            done: vec!["many".to_owned()],
            spent: vec![("Scissors".to_owned(), "much".to_owned())],
            ..typed()
        };
        let faults = wrong.read(false, 2).expect_err("something is wrong");
        let pointers: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/done/0", "/done/1", "/spent/0/fen"]);
    }
}
