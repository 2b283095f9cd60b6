//! What is decided about workbooks: who may, what would change, and that all of it does or nothing.

use bytes::Bytes;
use contract::{
    Language,
    accounts::Role,
    audit::{Act, SubjectKind},
    grid::ManagedStreet,
    ids::StreetId,
    problem::Kind,
    workbook::{MOST_LINES, WorkbookPreview},
};
use sha2::{Digest, Sha256};

use super::{
    plan::{self, Plan, Step},
    read::{self, Line, Unreadable},
    write,
};
use crate::{
    accounts::service::{self as accounts, StaffPost},
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    db::Conn,
    error::{Error, Result},
    moment::Moment,
    places::service as places,
};

/// Who brings a workbook in, in which language they read, and when.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) by: Actor,
    pub(super) language: Language,
    pub(super) moment: Moment,
}

impl Desk {
    /// The street that they manage.
    pub(super) fn street(&self) -> Result<StreetId> {
        let post = self.by.posts.iter().find(|post| post.role == Role::StreetAdmin);
        let street = post.ok_or(Error::FORBIDDEN)?.street_id;
        self.by.require_in_street(Right::ManagePlaces, street)?;
        self.by.require_in_street(Right::ManageStaff, street)?;
        Ok(street)
    }

    fn note(&self, conn: &mut Conn, act: Act, facts: &[(&str, &str)]) -> Result<()> {
        let street = self.street()?;
        let by = By::somebody(self.by.id, Role::StreetAdmin);
        audit::record(
            conn,
            by,
            street,
            act,
            Subject::new(SubjectKind::Street, street),
            facts,
            self.moment,
        )
    }
}

/// The rows of an uploaded workbook.
///
/// # Errors
/// `UnsupportedMedia` for what is no workbook, `TooLarge` for one that nobody has written.
pub(super) fn lines(bytes: &Bytes) -> Result<Vec<Line>> {
    read::lines(bytes).map_err(|why| {
        Error::Problem(match why {
            Unreadable::NoWorkbook => Kind::UnsupportedMedia,
            Unreadable::TooLarge => Kind::TooLarge,
        })
    })
}

/// The workbook of a street, or an empty one to fill in.
pub(super) fn export(conn: &mut Conn, desk: &Desk, template: bool) -> Result<Vec<u8>> {
    let street = desk.street()?;
    if template {
        return write::workbook(None, &[]);
    }
    desk.note(conn, Act::Export, &[])?;
    let (managed, people) = there(conn, street)?;
    let here: Vec<StaffPost> = people.into_iter().filter(|each| each.here).collect();
    write::workbook(Some(&managed), &here)
}

fn there(conn: &mut Conn, street: StreetId) -> Result<(ManagedStreet, Vec<StaffPost>)> {
    Ok((places::managed(conn, street)?, accounts::staff_posts(conn, street)?))
}

/// What a workbook would change.
pub(super) fn preview(conn: &mut Conn, desk: &Desk, lines: &[Line]) -> Result<WorkbookPreview> {
    let (managed, people) = there(conn, desk.street()?)?;
    let plan = plan::draw(lines, &managed, &people, desk.language, desk.moment);
    Ok(shown(lines, plan))
}

fn shown(lines: &[Line], mut plan: Plan) -> WorkbookPreview {
    let digest = digest(lines, &plan);
    let added = plan.lines.iter().filter(|line| line.adds).count();
    let changed = plan.lines.len() - added;
    plan.lines.truncate(MOST_LINES);
    plan.faults.truncate(MOST_LINES);
    WorkbookPreview {
        digest,
        added,
        changed,
        unchanged: plan.unchanged,
        lines: plan.lines,
        faults: plan.faults,
    }
}

/// Names the rows and what they would do here and now: when either changes, so does this.
fn digest(lines: &[Line], plan: &Plan) -> String {
    let mut hash = Sha256::new();
    for line in lines {
        hash.update(format!("{:?}\n", (line.sheet, line.row, &line.texts)));
    }
    for line in &plan.lines {
        hash.update(format!("{:?}\n", (line.sheet, line.row, line.adds)));
    }
    format!("{:x}", hash.finalize())
}

/// Does everything that was previewed, or nothing.
///
/// # Errors
/// `Stale` when something changed since the preview; `Invalid` while anything is wrong.
pub(super) fn apply(conn: &mut Conn, desk: &Desk, lines: &[Line], previewed: &str) -> Result<WorkbookPreview> {
    let street = desk.street()?;
    let (managed, people) = there(conn, street)?;
    let plan = plan::draw(lines, &managed, &people, desk.language, desk.moment);
    if digest(lines, &plan) != previewed {
        return Err(Error::Problem(Kind::Stale));
    }
    if !plan.faults.is_empty() {
        return Err(Error::field("", "workbook_faults"));
    }
    for step in &plan.steps {
        done(conn, desk, street, step)?;
    }
    let rows = plan.lines.len().to_string();
    desk.note(conn, Act::Import, &[("rows", &rows), ("digest", previewed)])?;
    Ok(shown(lines, plan))
}

fn done(conn: &mut Conn, desk: &Desk, street: StreetId, step: &Step) -> Result<()> {
    match step {
        Step::AddCommunity(id, name) => places::import_community(conn, street, *id, name),
        Step::AddStation(community, id, sheet) => places::import_station(conn, *community, *id, sheet),
        Step::ChangeStation(id, version, sheet) => places::update_station(conn, *id, *version, sheet),
        Step::AddCell(community, id, sheet) => places::import_cell(conn, *community, *id, sheet),
        Step::ChangeCell(id, version, sheet) => places::update_cell(conn, *id, *version, sheet),
        Step::AddPerson(id, new) => accounts::import_staff(conn, street, *id, new, desk.moment),
        Step::RenamePerson(id, name) => accounts::rename_staff(conn, *id, name),
        Step::AddPost(id, post) => accounts::add_staff_post(conn, street, *id, *post, desk.moment),
    }
}
