//! Quotas of every size, and of everybody who could join.

use super::*;

/// Every body of so many, as counts of each kind.
fn every(size: u32) -> Vec<Members> {
    let mut all = Vec::new();
    for residents in 0..=size {
        for staff in 0..=size - residents {
            for deputies in 0..=size - residents - staff {
                for organisations in 0..=size - residents - staff - deputies {
                    let rest = size - residents - staff - deputies - organisations;
                    all.push(Members([residents, staff, deputies, organisations, rest]));
                }
            }
        }
    }
    all
}

fn with(members: &Members, kind: SeatKind) -> Members {
    let mut more = members.clone();
    more.add(kind);
    more
}

fn is_complete(members: &Members) -> bool {
    lacks(BodyKind::Group, members, &BodyRules::default()).is_empty()
}

#[test]
fn a_group_is_complete_as_the_paper_says_and_never_otherwise() {
    for size in 0..=20 {
        for members in every(size) {
            let residents = members.count(SeatKind::Resident);
            let few = others().all(|kind| members.count(kind) * 10 <= size);
            let said = (9..=15).contains(&size) && residents * 10 >= size * 6 && few;
            assert_eq!(is_complete(&members), said, "{members:?}");
            // A group of nine has residents only; one of ten to fifteen at most one of each other kind.
            if said {
                let most = u32::from(size > 9);
                assert!(others().all(|kind| members.count(kind) <= most), "{members:?}");
            }
        }
    }
}

#[test]
fn whoever_joins_a_group_that_stands_leaves_it_complete() {
    let rules = BodyRules::default();
    for size in 0..=20 {
        for members in every(size) {
            for kind in SeatKind::ALL {
                let closed = closed_to(BodyKind::Group, BodyState::Standing, &members, *kind, &rules);
                let joined = with(&members, *kind);
                if is_complete(&members) {
                    assert_eq!(closed.is_none(), is_complete(&joined), "{members:?} {kind:?}");
                } else if closed.is_none() {
                    let worse = lacks(BodyKind::Group, &joined, &rules)
                        .iter()
                        .any(|after| after.lack == LackKind::TooMany || after.kind == Some(*kind));
                    assert!(!worse, "{members:?} {kind:?}");
                }
            }
        }
    }
}

#[test]
fn a_group_that_is_formed_in_any_order_can_still_become_complete() {
    let rules = BodyRules::default();
    for size in 0..=20 {
        for members in every(size) {
            if size > 15 || others().any(|kind| members.count(kind) > 1) {
                continue;
            }
            for kind in SeatKind::ALL {
                if closed_to(BodyKind::Group, BodyState::Forming, &members, *kind, &rules).is_some() {
                    continue;
                }
                let mut filled = with(&members, *kind);
                while filled.all() < 15 {
                    filled.add(SeatKind::Resident);
                }
                assert!(is_complete(&filled), "{members:?} {kind:?}");
            }
        }
    }
}

#[test]
fn what_is_missing_is_said_by_number() {
    let said = |kind, members: [u32; 5]| {
        let lacks = lacks(kind, &Members(members), &BodyRules::default());
        lacks.iter().map(|lack| (lack.lack, lack.kind, lack.by)).collect::<Vec<_>>()
    };
    assert_eq!(said(BodyKind::Group, [7, 0, 0, 0, 0]), [(LackKind::TooFew, None, 2)]);
    assert_eq!(
        said(BodyKind::Group, [5, 3, 1, 1, 0]),
        [
            (LackKind::FewResidents, None, 1),
            (LackKind::ManyOfKind, Some(SeatKind::Staff), 2)
        ]
    );
    assert_eq!(said(BodyKind::Group, [16, 0, 0, 0, 0]), [(LackKind::TooMany, None, 1)]);
    assert_eq!(said(BodyKind::Council, [0, 2, 0, 0, 0]), [(LackKind::TooFew, None, 1)]);
    assert_eq!(said(BodyKind::Council, [0, 3, 0, 0, 0]), []);
    assert_eq!(said(BodyKind::Committee, [20, 20, 9, 0, 0]), [(LackKind::TooFew, None, 1)]);
    assert_eq!(said(BodyKind::Committee, [20, 20, 10, 0, 0]), []);
}

#[test]
fn a_body_stands_with_more_than_half_of_a_quorum() {
    for (quorum, ballots, in_favour, complete, outcome_said) in [
        (true, 10, 6, true, ConfirmationOutcome::Confirmed),
        (true, 10, 5, true, ConfirmationOutcome::Rejected),
        (true, 0, 0, true, ConfirmationOutcome::Rejected),
        (false, 10, 10, true, ConfirmationOutcome::NoQuorum),
        (true, 10, 10, false, ConfirmationOutcome::Incomplete),
    ] {
        assert_eq!(
            outcome(quorum, ballots, in_favour, complete),
            outcome_said,
            "{ballots} {in_favour}"
        );
    }
}

#[test]
fn nobody_is_kept_in_a_body_nor_let_into_one_that_is_voted_on() {
    for body in BodyState::ALL {
        for seat in SeatState::ALL {
            let says = answers(*seat, *body);
            let live = *body != BodyState::Dissolved;
            assert_eq!(says.contains(&SeatAnswer::Leave), live && *seat == SeatState::Accepted);
            let open = matches!(body, BodyState::Forming | BodyState::Standing);
            assert_eq!(says.contains(&SeatAnswer::Accept), open && *seat == SeatState::Invited);
        }
    }
}
