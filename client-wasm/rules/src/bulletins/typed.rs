//! What is typed and chosen for a bulletin, which the device keeps until the server has it.

use contract::bulletins::{Bulletin, NewBulletin};
use serde::{Deserialize, Serialize};

/// What is typed and chosen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Typed {
    pub(super) month: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) because: String,
    pub(super) cases: Vec<Picked>,
    pub(super) projects: Vec<Picked>,
}

/// Something that the bulletin is to point to, by its name as well: it is shown, and can be left out again, even where it is public no
/// longer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Picked {
    pub(super) id: String,
    pub(super) title: String,
}

impl Picked {
    /// This, by its name.
    pub(super) fn new(id: &impl ToString, title: &str) -> Self {
        Self {
            id: id.to_string(),
            title: title.to_owned(),
        }
    }
}

impl Typed {
    /// What is put right, or nothing yet.
    pub(super) fn new(corrects: Option<&Bulletin>) -> Self {
        let Some(of) = corrects else {
            return Self::default();
        };
        Self {
            month: of.summary.month.clone(),
            title: of.summary.title.clone(),
            text: of.text.clone(),
            because: String::new(),
            cases: of.cases.iter().map(|one| Picked::new(&one.id, &one.title)).collect(),
            projects: of.projects.iter().map(|one| Picked::new(&one.id, &one.title)).collect(),
        }
    }

    /// The month that is chosen: of those on offer, or the one that is put right.
    pub(super) fn month<'a>(&'a self, months: &'a [String]) -> &'a str {
        if months.is_empty() || months.contains(&self.month) {
            return &self.month;
        }
        &months[0]
    }

    /// It as it is sent.
    pub(super) fn read(&self, months: &[String], corrects: Option<&Bulletin>) -> NewBulletin {
        NewBulletin {
            month: self.month(months).to_owned(),
            title: self.title.trim().to_owned(),
            text: self.text.trim().to_owned(),
            cases: self.cases.iter().filter_map(|one| one.id.parse().ok()).collect(),
            projects: self.projects.iter().filter_map(|one| one.id.parse().ok()).collect(),
            corrects: corrects.map(|of| of.summary.id),
            because: corrects.map(|_| self.because.trim().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn a_month_that_is_offered_no_longer_gives_way_to_one_that_is() {
        let months = ["2026-10".to_owned(), "2026-09".to_owned()];
        let typed = |month: &str| Typed {
            month: month.to_owned(),
            ..Typed::default()
        };
        assert_eq!(typed("2026-09").month(&months), "2026-09");
        assert_eq!(typed("2025-01").month(&months), "2026-10", "somebody published it meanwhile");
        assert_eq!(typed("2026-08").month(&[]), "2026-08", "the one that is put right");
    }
}
