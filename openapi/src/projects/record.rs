//! What became of the projects that an organisation carried out, for whoever is to decide about its next.

use chrono::{DateTime, Months, Utc};
use serde::{Deserialize, Serialize};

use super::{ProjectOutcome, ProjectState};
use crate::{
    agenda::AgendaRules,
    ids::{OrganisationId, ProjectId},
};

/// How many of an organisation's projects are named in its record.
pub const WORKS_NAMED: usize = 10;

/// A project that an organisation carried out or carries out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CarriedWork {
    /// Its identifier.
    pub id: ProjectId,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub state: ProjectState,
    /// What the evaluation came to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ProjectOutcome>,
}

/// What became of the projects that an organisation carried out. Only contracts that were signed count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CarrierRecord {
    /// How many there are, those under way included.
    #[serde(default)]
    pub signed: u32,
    /// How many were excellent.
    pub excellent: u32,
    /// How many passed.
    pub passed: u32,
    /// How many failed.
    pub failed: u32,
    /// How many were ended before their time, after they were signed.
    pub ended: u32,
    /// How many reports were written after their day.
    #[serde(default)]
    pub late: u32,
    /// How many reports were not written though their day is over.
    #[serde(default)]
    pub missing: u32,
    /// Until when the organisation meets stricter review, because a project of it failed.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub strict_until: Option<DateTime<Utc>>,
    /// Until when its plans come first on equal terms, because a project of it was excellent; not while it meets stricter review.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub first_until: Option<DateTime<Utc>>,
    /// The latest ten of them, the latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub works: Vec<CarriedWork>,
}

impl CarrierRecord {
    /// It, with what follows `now` from when its projects were evaluated, by the rules of a community. Who failed lately meets stricter
    /// review, whatever was excellent besides.
    #[must_use]
    pub fn judged(self, verdicts: &[(ProjectOutcome, DateTime<Utc>)], rules: &AgendaRules, now: DateTime<Utc>) -> Self {
        let until = |outcome: ProjectOutcome, months: u8| {
            let those = verdicts.iter().filter(|verdict| verdict.0 == outcome && months > 0);
            let ends = those.filter_map(|verdict| verdict.1.checked_add_months(Months::new(months.into())));
            ends.filter(|end| now < *end).max()
        };
        let strict_until = until(ProjectOutcome::Failed, rules.strict_months);
        Self {
            strict_until,
            first_until: until(ProjectOutcome::Excellent, rules.first_months).filter(|_| strict_until.is_none()),
            ..self
        }
    }
}

/// An organisation that can carry projects out, for whoever draws them up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProjectCarrier {
    /// Its identifier.
    pub organisation_id: OrganisationId,
    /// What it is called.
    pub name: String,
    /// Whether somebody speaks for it, so that a contract can be offered to it.
    pub spoken_for: bool,
    /// What became of the projects that it carried out.
    pub record: CarrierRecord,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_remembered_for_the_months_that_the_rules_say_and_who_failed_does_not_come_first() {
        use ProjectOutcome::{Excellent, Failed, Passed};
        let at = |text: &str| -> DateTime<Utc> { text.parse().expect("a time") };
        let (decided, later) = (at("2026-01-31T00:00:00Z"), at("2026-06-30T00:00:00Z"));
        let rules = AgendaRules {
            strict_months: 1,
            first_months: 12,
            ..AgendaRules::default()
        };
        let end = at("2026-02-28T00:00:00Z");
        let before = end - chrono::TimeDelta::microseconds(1);
        for (verdicts, now, strict, first) in [
            (&[][..], decided, None, None),
            (&[(Passed, decided)], decided, None, None),
            (&[(Failed, decided)], before, Some(end), None),
            (&[(Failed, decided)], end, None, None),
            (&[(Excellent, decided)], end, None, Some(at("2027-01-31T00:00:00Z"))),
            (&[(Excellent, decided), (Failed, decided)], before, Some(end), None),
            (
                &[(Excellent, decided), (Failed, decided), (Excellent, later)],
                end,
                None,
                Some(at("2027-06-30T00:00:00Z")),
            ),
        ] {
            let record = CarrierRecord::default().judged(verdicts, &rules, now);
            assert_eq!(
                (record.strict_until, record.first_until),
                (strict, first),
                "{verdicts:?} at {now}"
            );
        }
        let never = AgendaRules {
            strict_months: 0,
            first_months: 0,
            ..rules
        };
        let record = CarrierRecord::default().judged(&[(Failed, decided), (Excellent, decided)], &never, decided);
        assert_eq!((record.strict_until, record.first_until), (None, None));
    }
}
