//! The parts of the table: each is tried at servers of its own, so that they go on at the same time and none outlasts the rest.

use tests::operations::Operation;

use crate::{bodies, needs, projects, proposals, teams, votes};

/// What an operation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Needs, and what decides about them.
    Needs,
    /// Calls for plans, and the plans.
    Calls,
    /// One proposal.
    Proposals,
    /// What is said of proposals, who looks at it, and who lives here.
    Moderation,
    /// Help at the door, and who gives it.
    Doors,
    Projects,
    Votes,
    Motions,
    Bodies,
    /// A single case, and what hangs on it.
    Cases,
    /// Everything else.
    Station,
}

impl Part {
    /// Where an operation belongs: a new one of which nothing is known here is tried as well.
    pub(super) fn of(operation: &Operation) -> Self {
        let path = operation.path.as_str();
        let known: [(Self, fn(&str) -> bool); 10] = [
            (Self::Calls, |path| {
                path.contains("/plan-calls/{id}") || path.contains("/plans/{id}")
            }),
            (Self::Needs, needs::is_about),
            (Self::Proposals, |path| path.contains("/proposals/{id}")),
            (Self::Moderation, proposals::is_about),
            (Self::Doors, teams::is_about),
            (Self::Projects, projects::is_about),
            (Self::Motions, |path| path.contains("/motions")),
            (Self::Votes, votes::is_about),
            (Self::Bodies, bodies::is_about),
            (Self::Cases, is_about_one_case),
        ];
        let found = known.into_iter().find(|(_, is_about)| is_about(path));
        found.map_or(Self::Station, |(part, _)| part)
    }
}

fn is_about_one_case(path: &str) -> bool {
    ["/cases/{id}", "/published/{id}", "/photos/{id}", "/documents/{id}"]
        .iter()
        .any(|part| path.contains(part))
}
