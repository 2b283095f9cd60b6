//! The co-governance group that supervises a project (共治协商小组督导): that of the field of the need behind it.

use contract::{
    bodies::SeatKind,
    ids::{AccountId, ProjectId},
    projects::{NewRemark, Remark},
    proposals::Field,
};

use super::{Row, remarking};
use crate::{
    auth::policy::Actor, bodies::service as bodies, calls::service as calls, cases::service::Desk, db::Conn, error::Result,
};

/// In which field a project is: that of the need that its plan answers, whatever the project says, else its own.
fn field(conn: &mut Conn, row: &Row) -> Result<Field> {
    let of_need = match row.plan_id {
        Some(plan) => calls::field(conn, plan.into())?,
        None => None,
    };
    Ok(of_need.unwrap_or(row.field.0))
}

/// Who sits in the group that supervises a project, and as what.
pub(super) fn group(conn: &mut Conn, row: &Row) -> Result<Vec<(AccountId, SeatKind)>> {
    let field = field(conn, row)?;
    bodies::supervisors(conn, row.community(), field)
}

/// As what somebody sits in it.
pub(super) fn seat(conn: &mut Conn, row: &Row, account: AccountId) -> Result<Option<SeatKind>> {
    let sitting = group(conn, row)?.into_iter();
    Ok(sitting.filter(|(holder, _)| *holder == account).map(|(_, kind)| kind).next())
}

/// How many representatives of residents sit in it.
pub(super) fn representatives(conn: &mut Conn, row: &Row) -> Result<usize> {
    let sitting = group(conn, row)?.into_iter();
    Ok(sitting.filter(|(_, kind)| *kind == SeatKind::Resident).count())
}

/// Notes something for the group: everybody reads it as the group's, without a name, and the carrier answers it.
///
/// # Errors
/// As for every act on a project; forbidden for who does not sit in the group; enough for who noted much today.
pub(crate) fn supervise(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId, new: &NewRemark) -> Result<Remark> {
    remarking::leave(conn, desk, actor, (id, true), new)
}
