//! How often each goes in a week. Pure.

use contract::{
    ids::AccountId,
    teams::{Coming, ServiceSummary, TeamRole},
};

/// How often somebody goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Load {
    id: AccountId,
    pub(crate) name: String,
    pub(crate) times: i32,
}

/// Everybody of a role, who goes most often first.
pub(crate) fn loads(planned: &[&ServiceSummary], role: TeamRole) -> Vec<Load> {
    let people = planned.iter().flat_map(|one| &one.people);
    let goes = |one: &&Coming| one.role == role && one.state.stands();
    let mut loads: Vec<Load> = Vec::new();
    for one in people.filter(goes) {
        match loads.iter_mut().find(|load| load.id == one.account_id) {
            Some(load) => load.times += 1,
            None => loads.push(Load {
                id: one.account_id,
                name: one.name.clone(),
                times: 1,
            }),
        }
    }
    loads.sort_by_key(|load| -load.times);
    loads
}

#[cfg(test)]
mod tests {
    use contract::teams::{ServiceSummary, TeamRole};
    use serde_json::json;
    use uuid::Uuid;

    use super::loads;

    fn request(people: &[(u128, &str, &str)]) -> ServiceSummary {
        let people = people.iter().map(
            |(number, role, state)| json!({"account_id": Uuid::from_u128(*number), "name": "王芳", "role": role, "state": state}),
        );
        let id = Uuid::nil();
        serde_json::from_value(json!({
            "id": id, "number": "F261126-000001", "community_id": id, "kind": "escort", "urgency": "normal", "state": "offered",
            "day": "2026-11-28", "part": "morning", "volunteers": 1, "said_yes": 0, "standing": "station",
            "updated_at": "2026-11-26T01:00:00Z", "people": people.collect::<Vec<_>>(),
        }))
        .expect("a request")
    }

    #[test]
    fn who_goes_most_often_comes_first_and_namesakes_are_two() {
        let (one, other) = (
            request(&[
                (1, "lead", "accepted"),
                (2, "volunteer", "open"),
                (4, "volunteer", "declined"),
            ]),
            request(&[
                (1, "lead", "accepted"),
                (3, "volunteer", "accepted"),
                (2, "volunteer", "accepted"),
            ]),
        );
        let times = |role| loads(&[&one, &other], role).iter().map(|load| load.times).collect::<Vec<_>>();
        assert_eq!(times(TeamRole::Lead), [2]);
        assert_eq!(times(TeamRole::Volunteer), [2, 1]);
    }
}
