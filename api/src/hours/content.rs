//! What a certificate says of the services that it certifies: which kinds, and from which day to which; pure.

use std::collections::HashMap;

use contract::{
    ids::ServiceId,
    teams::{CertifiedKind, ServiceKind},
};

use super::store::Counted;

/// The time by kind, and the days of the first and the last service.
pub(super) struct Content {
    pub(super) kinds: Vec<CertifiedKind>,
    pub(super) days: Option<(String, String)>,
}

/// What these lines come to. A request that is known no more counts among other kinds; counter-entries belong to none.
pub(super) fn of(lines: &[Counted], kinds: &HashMap<ServiceId, ServiceKind>) -> Content {
    let kind_of = |line: &Counted| {
        let known = |service| kinds.get(&service).copied().unwrap_or(ServiceKind::Other);
        line.service.map(known)
    };
    let all = ServiceKind::ALL.iter().copied().map(Some).chain([None]);
    let sum = |kind: Option<ServiceKind>| {
        let these: Vec<&Counted> = lines.iter().filter(|line| kind_of(line) == kind).collect();
        let given = these.iter().filter(|line| line.service.is_some() && line.minutes > 0).count();
        CertifiedKind {
            kind,
            services: u32::try_from(given).unwrap_or(u32::MAX),
            minutes: these.iter().map(|line| i64::from(line.minutes)).sum(),
        }
    };
    let served = || lines.iter().filter(|line| line.service.is_some()).map(|line| &line.day);
    Content {
        kinds: all.map(sum).filter(|kind| kind.minutes != 0).collect(),
        days: served().min().cloned().zip(served().max().cloned()),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn line(service: Option<u128>, day: &str, minutes: i32) -> Counted {
        Counted {
            service: service.map(|id| Uuid::from_u128(id).into()),
            day: day.to_owned(),
            minutes,
        }
    }

    #[test]
    fn time_is_told_by_kind_and_counter_entries_apart() {
        let kinds = [(1, ServiceKind::Escort), (2, ServiceKind::Company), (3, ServiceKind::Escort)];
        let kinds = kinds.map(|(id, kind)| (Uuid::from_u128(id).into(), kind)).into();
        let lines = [
            line(Some(3), "2026-03-01", 60),
            line(Some(2), "2026-02-01", 45),
            line(Some(1), "2026-01-05", 90),
            line(None, "2026-12-01", -30),
        ];
        let content = of(&lines, &kinds);
        let told: Vec<_> = content
            .kinds
            .iter()
            .map(|one| (one.kind, one.services, one.minutes))
            .collect();
        let expected = [
            (Some(ServiceKind::Escort), 2, 150),
            (Some(ServiceKind::Company), 1, 45),
            (None, 0, -30),
        ];
        assert_eq!(told, expected);
        assert_eq!(content.days, Some(("2026-01-05".to_owned(), "2026-03-01".to_owned())));
    }
}
