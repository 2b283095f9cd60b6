//! The rows of the table that are about what the station keeps of volunteers and agrees on with them, and about pictures of what
//! was done.

/// What everybody is answered, in the columns of the whole table. The first resident is a volunteer where it takes one.
pub(super) const DOORS: &[(&str, [u16; 10])] = &[
    ("read_volunteer_records", [401, 404, 404, 404, 404, 404, 404, 404, 404, 0]),
    ("show_honour", [401, 200, 404, 404, 404, 404, 404, 404, 404, 0]),
    ("list_volunteer_records", [401, 403, 403, 403, 200, 200, 403, 200, 403, 0]),
    ("add_volunteer_record", [401, 403, 403, 403, 403, 201, 403, 201, 403, 0]),
    ("withdraw_volunteer_record", [401, 403, 403, 403, 403, 200, 403, 200, 403, 0]),
    ("read_volunteer", [401, 403, 403, 403, 200, 200, 403, 200, 403, 0]),
    ("hide_service_photo", [401, 403, 404, 404, 403, 200, 404, 200, 404, 0]),
    ("restore_service_photo", [401, 403, 404, 404, 403, 200, 404, 200, 404, 0]),
    ("restore_project_photo", [401, 403, 403, 403, 403, 200, 403, 403, 403, 0]),
    ("hide_project_photo", [401, 403, 403, 403, 403, 200, 403, 403, 403, 0]),
    ("insure_volunteer", [401, 403, 403, 403, 403, 200, 403, 200, 403, 0]),
    ("read_volunteer_agreement", [200, 200, 200, 200, 200, 200, 200, 200, 200, 0]),
    ("set_volunteer_agreement", [401, 403, 403, 403, 403, 200, 403, 200, 403, 0]),
    ("read_own_agreement", [401, 404, 404, 404, 404, 404, 404, 404, 404, 0]),
    ("agree_as_volunteer", [401, 200, 404, 404, 404, 404, 404, 404, 404, 0]),
    ("move_service", [401, 200, 404, 404, 200, 200, 404, 200, 404, 0]),
];
