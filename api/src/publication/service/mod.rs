//! What is decided about making cases public, one file for each matter.

mod ending;
mod preparing;
mod reading;
mod watched;
mod watching;

use contract::{
    accounts::Role,
    audit::{Act, SubjectKind},
    ids::{AccountId, CaseId, CommunityId},
};

use super::{model, store};
use crate::{
    audit::service::{self as audit, By, Subject},
    cases::service::Desk,
    db::Conn,
    error::Result,
};

pub(crate) use ending::{end, publish, suspend, take_down};
pub(crate) use preparing::{check, keep, prepare, prepared};
pub(crate) use reading::{Asked, list, may_see_picture, of_cases, one, words_of};
pub(crate) use watched::{count_since, decided, forget, is_any_late, raise, reported_by, settled, waiting, watched};
pub(crate) use watching::{report, settle};

/// Writes down what an administrator did with a case that everybody may, or could, read.
fn record(
    conn: &mut Conn,
    desk: &Desk,
    act: Act,
    (case, community): (CaseId, CommunityId),
    by: (Role, Option<AccountId>),
) -> Result<()> {
    let (role, Some(account)) = by else { return Ok(()) };
    let (who, subject) = (By::somebody(account, role), Subject::new(SubjectKind::Case, case));
    audit::record(conn, who, desk.places.place(community)?, act, subject, &[], desk.moment)
}
