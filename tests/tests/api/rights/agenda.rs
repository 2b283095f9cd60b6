//! The rows of the table that are about the way from a need to a project.

/// What everybody is answered, in the columns of the whole table. The first resident is who may do what residents and organisations
/// do: verified, and speaking for the organisation.
pub(super) const AGENDA: &[(&str, [u16; 10])] = &[
    ("list_organisation_names", [401, 200, 200, 200, 200, 200, 200, 200, 200, 0]),
    ("read_agenda_rules", [200, 200, 200, 200, 200, 200, 200, 200, 200, 0]),
    ("set_agenda_rules", [401, 403, 403, 403, 403, 403, 403, 200, 403, 0]),
    ("list_community_needs", [200, 200, 200, 200, 200, 200, 200, 200, 200, 0]),
    ("add_community_need", [401, 403, 403, 403, 201, 201, 403, 403, 403, 0]),
    ("put_needs_to_vote", [401, 403, 403, 403, 403, 201, 403, 403, 403, 0]),
    ("read_community_need", [200, 200, 200, 200, 200, 200, 200, 200, 200, 0]),
    ("screen_need", [401, 403, 403, 403, 403, 200, 403, 403, 403, 0]),
    ("object_to_need", [401, 201, 422, 422, 403, 403, 403, 403, 403, 0]),
    ("answer_need_objection", [401, 403, 403, 403, 403, 200, 403, 403, 403, 0]),
    ("list_plan_calls", [200, 200, 200, 200, 200, 200, 200, 200, 200, 0]),
    ("publish_plan_call", [401, 403, 403, 403, 403, 201, 403, 403, 403, 0]),
    ("read_plan_call", [200, 200, 200, 200, 200, 200, 200, 200, 200, 0]),
    ("send_plan", [401, 200, 403, 403, 403, 403, 403, 403, 403, 0]),
    ("withdraw_plan", [401, 204, 403, 403, 403, 403, 403, 403, 403, 0]),
    ("check_plan", [401, 403, 403, 403, 403, 200, 403, 403, 403, 0]),
    ("review_plans", [401, 403, 403, 403, 403, 200, 403, 403, 403, 0]),
    ("end_plan_call", [401, 403, 403, 403, 403, 200, 403, 403, 403, 0]),
    ("reopen_plan_call", [401, 403, 403, 403, 403, 200, 403, 403, 403, 0]),
    ("object_to_plan", [401, 201, 422, 422, 403, 403, 403, 403, 403, 0]),
    ("answer_plan_objection", [401, 403, 403, 403, 403, 200, 403, 403, 403, 0]),
    ("list_bodies", [200, 200, 200, 200, 200, 200, 200, 200, 200, 0]),
    ("list_own_seats", [401, 200, 200, 200, 200, 200, 200, 200, 200, 0]),
    ("list_projects", [200, 200, 200, 200, 200, 200, 200, 200, 200, 0]),
    ("list_own_projects", [401, 200, 200, 200, 200, 200, 200, 200, 200, 0]),
    ("list_carriers", [401, 403, 403, 403, 403, 200, 403, 403, 403, 0]),
];
