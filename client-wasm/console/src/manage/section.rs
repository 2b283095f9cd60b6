//! The parts of managing.

/// A part of managing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Section {
    /// Who holds posts.
    #[default]
    People,
    /// Who does what for which place.
    Duties,
    /// Street, communities, stations, cells.
    Places,
    /// The cases of a range of days, to take along.
    Ledger,
    /// Places and people as a workbook.
    Import,
    /// Who did what.
    Audit,
}

impl Section {
    /// Every part, in the order people see them.
    pub(crate) const ALL: &'static [Self] = &[
        Self::People,
        Self::Duties,
        Self::Places,
        Self::Ledger,
        Self::Import,
        Self::Audit,
    ];

    /// The word for it in the address.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Duties => "duties",
            Self::Places => "places",
            Self::Ledger => "ledger",
            Self::Import => "import",
            Self::Audit => "audit",
        }
    }

    /// Reads the word.
    pub(crate) fn from_word(word: &str) -> Self {
        let known = Self::ALL.iter().find(|section| section.word() == word);
        known.copied().unwrap_or_default()
    }
}
