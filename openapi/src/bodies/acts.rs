//! Which body decides what.

use super::BodyKind;
use crate::proposals::Field;

/// Something that is decided in the name of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyAct {
    /// Which needs are taken on.
    ScreenNeeds,
    /// What is said of needs before they are.
    Deliberate,
    /// How needs are scored.
    VoteOnNeeds,
    /// Which organisations qualify with their plans.
    CheckPlans,
    /// Whether a project goes as it was agreed.
    Supervise,
    /// Which plan is chosen.
    ReviewPlans,
    /// Whatever else its station asks it by vote.
    Other,
}

/// Whether a body of a kind, which deliberates on a field if it is a group, decides this about things of these fields. A council
/// screens, and talks over, whatever comes; a group has its field, and what has another, or none, is not its; a committee hears plans.
pub fn may(kind: BodyKind, of: Option<Field>, act: BodyAct, about: &[Field]) -> bool {
    let its_own = kind == BodyKind::Group && !about.is_empty() && about.iter().all(|about| of == Some(*about));
    match act {
        BodyAct::Deliberate => kind == BodyKind::Council || its_own,
        BodyAct::ScreenNeeds => kind == BodyKind::Council,
        BodyAct::VoteOnNeeds | BodyAct::CheckPlans | BodyAct::Supervise => its_own,
        BodyAct::ReviewPlans => kind == BodyKind::Committee,
        BodyAct::Other => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACTS: [BodyAct; 7] = [
        BodyAct::ScreenNeeds,
        BodyAct::Deliberate,
        BodyAct::VoteOnNeeds,
        BodyAct::CheckPlans,
        BodyAct::Supervise,
        BodyAct::ReviewPlans,
        BodyAct::Other,
    ];

    /// What a body decides about things of these fields.
    fn decides(kind: BodyKind, of: Option<Field>, about: &[Field]) -> Vec<BodyAct> {
        ACTS.into_iter().filter(|act| may(kind, of, *act, about)).collect()
    }

    #[test]
    fn every_kind_of_body_decides_what_it_is_for_and_a_group_only_in_its_field() {
        use BodyAct::{CheckPlans, Deliberate, Other, ReviewPlans, ScreenNeeds, Supervise, VoteOnNeeds};
        for about in Field::ALL.iter().copied() {
            for other in Field::ALL.iter().copied() {
                for fields in [&[][..], &[about], &[about, about], &[about, other]] {
                    assert_eq!(
                        decides(BodyKind::Council, None, fields),
                        [ScreenNeeds, Deliberate, Other],
                        "{fields:?}"
                    );
                    assert_eq!(decides(BodyKind::Committee, None, fields), [ReviewPlans, Other], "{fields:?}");
                    for of in Field::ALL.iter().copied() {
                        let its_own = !fields.is_empty() && fields.iter().all(|field| *field == of);
                        let expected: &[BodyAct] = if its_own {
                            &[Deliberate, VoteOnNeeds, CheckPlans, Supervise, Other]
                        } else {
                            &[Other]
                        };
                        assert_eq!(
                            decides(BodyKind::Group, Some(of), fields),
                            expected,
                            "{of:?} about {fields:?}"
                        );
                    }
                }
            }
        }
        assert_eq!(
            decides(BodyKind::Group, None, &[Field::Other]),
            [Other],
            "no field is nobody's field"
        );
    }
}
