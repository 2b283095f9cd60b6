//! Why a request brought nothing.

use contract::{
    Language,
    cases::Case,
    problem::{Kind, Problem},
    validation::FieldError,
};

use crate::i18n::{language, shared, t};

/// What is said of a problem that the browser finds itself, as [Chinese, English] of [title, detail].
///
/// The others come with their words from the server, so that phones need not carry them.
macro_rules! own {
    ($($kind:ident)+) => {
        const fn words(kind: Kind) -> [[&'static str; 2]; 2] {
            match kind {
                $(Kind::$kind => const { both(Kind::$kind) },)+
                _ => const { both(Kind::Unavailable) },
            }
        }
    };
}

own!(Unauthenticated NotFound TooLarge TooMany Invalid);

const fn both(kind: Kind) -> [[&'static str; 2]; 2] {
    let (chinese, english) = (Language::Chinese, Language::English);
    [
        [kind.title(chinese), kind.detail(chinese)],
        [kind.title(english), kind.detail(english)],
    ]
}

/// A problem of this kind that we found ourselves.
fn found(kind: Kind, errors: Vec<FieldError>) -> Failure {
    let [chinese, english] = words(kind);
    let [title, detail] = if language() == Language::Chinese { chinese } else { english };
    Failure::Problem(Box::new(Problem {
        kind: kind.path().to_owned(),
        title: title.to_owned(),
        status: kind.status(),
        detail: Some(detail.to_owned()),
        errors,
        retry_after: None,
        current: None,
        #[cfg(not(target_arch = "wasm32"))]
        now: None,
    }))
}

/// Why a request brought nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// Nothing came back: no network, or the server could not be reached. The request may have arrived.
    Offline,
    /// The server answered with a problem.
    Problem(Box<Problem>),
}

impl Failure {
    /// A problem of this kind that we found ourselves.
    pub fn of(kind: Kind) -> Self {
        found(kind, Vec::new())
    }

    /// A value that our own check refused.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        found(Kind::Invalid, errors)
    }

    /// The problem, if the server answered.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Offline => None,
            Self::Problem(problem) => Some(problem),
        }
    }

    /// Whether it is a problem of this kind.
    pub fn is(&self, kind: Kind) -> bool {
        self.problem().is_some_and(|problem| problem.is(kind))
    }

    /// It in a few words.
    pub fn title(&self) -> String {
        self.problem()
            .map_or_else(|| t(shared::OFFLINE_TITLE).to_owned(), |problem| problem.title.clone())
    }

    /// What to do about it.
    pub fn detail(&self) -> String {
        match self {
            Self::Offline => t(shared::OFFLINE_DETAIL).to_owned(),
            Self::Problem(problem) => problem.detail.clone().unwrap_or_default(),
        }
    }

    /// What happened and what to do about it, in one line for a toast.
    pub fn line(&self) -> String {
        let (title, detail) = (self.title(), self.detail());
        if detail.is_empty() { title } else { detail }
    }

    /// What is wrong with which field.
    pub fn fields(&self) -> &[FieldError] {
        self.problem().map_or(&[], |problem| &problem.errors)
    }

    /// What is wrong with the field at `pointer`, or with anything inside it.
    pub fn field(&self, pointer: &str) -> Option<&str> {
        self.fields()
            .iter()
            .find(|fault| {
                fault
                    .pointer
                    .strip_prefix(pointer)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
            .map(|fault| fault.detail.as_str())
    }

    /// The case as it is now, when somebody else was quicker.
    pub fn current(&self) -> Option<&Case> {
        self.problem().and_then(|problem| problem.current.as_deref())
    }

    /// Whether sending the very same again, later, can succeed: no answer, too busy, or a fault of theirs.
    pub fn is_passing(&self) -> bool {
        self.problem()
            .is_none_or(|problem| problem.status >= 500 || matches!(problem.status, 408 | 425 | 429))
    }

    /// Whether somebody has to sign in.
    pub fn is_signed_out(&self) -> bool {
        self.is(Kind::Unauthenticated) || self.is(Kind::SessionEnded)
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, FieldError, Kind};
    use contract::Language;

    #[test]
    fn a_fault_inside_a_list_is_shown_at_the_list() {
        let fault = FieldError::new("/photos/2/claim", "photo_unknown", Language::English);
        let failure = Failure::invalid(vec![fault.clone()]);
        assert_eq!(failure.field("/photos"), Some(fault.detail.as_str()));
        assert_eq!(failure.field("/photos/2"), Some(fault.detail.as_str()));
        assert_eq!(failure.field("/photo"), None);
    }

    #[test]
    fn a_problem_found_here_says_what_the_server_would_say() {
        let failure = Failure::of(Kind::NotFound);
        assert_eq!(failure.title(), Kind::NotFound.title(Language::Chinese));
        assert_eq!(failure.detail(), Kind::NotFound.detail(Language::Chinese));
        assert!(failure.is(Kind::NotFound));
    }

    #[test]
    fn only_what_can_pass_is_tried_again() {
        assert!(Failure::Offline.is_passing());
        assert!(Failure::of(Kind::Unavailable).is_passing());
        assert!(Failure::of(Kind::TooMany).is_passing());
        assert!(!Failure::of(Kind::Invalid).is_passing());
        assert!(!Failure::of(Kind::Unauthenticated).is_passing());
    }
}
