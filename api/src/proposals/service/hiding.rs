//! Taking a published proposal from view, and putting it back. Whether somebody may is for `moderation` to say.

use contract::{
    ids::{CommunityId, ProposalId},
    problem::Kind,
    proposals::{ProposalAction, ProposalState},
};

use super::{
    super::store::{self, Row},
    deciding::{Said, decided},
};
use crate::{
    db::{Conn, Micros, Word},
    error::{Error, Result},
    moment::Moment,
};

/// Takes it from view: nobody signs it or says anything of it meanwhile.
///
/// # Errors
/// Not found for what there is not; conflict for what is not published.
pub(crate) fn hide(conn: &mut Conn, id: ProposalId, said: &Said<'_>, moment: Moment) -> Result<CommunityId> {
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if !row.state_at(moment.time()).is_public() {
        return Err(Error::Problem(Kind::Conflict));
    }
    row.hidden_from = Some(row.state);
    row.hidden_at = Some(moment.time().into());
    row.state = Word(ProposalState::Hidden);
    decided(conn, &mut row, &said.event(ProposalAction::Hide, true), moment)
}

/// Puts it back where it stood; the time that it lost is given back to those who sign and who answer.
///
/// # Errors
/// Not found for what there is not; conflict for what is not hidden.
pub(crate) fn restore(conn: &mut Conn, id: ProposalId, said: &Said<'_>, moment: Moment) -> Result<CommunityId> {
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let hidden = row.hidden_from.take().zip(row.hidden_at.take());
    let Some((state, since)) = hidden.filter(|_| row.state.0 == ProposalState::Hidden) else {
        return Err(Error::Problem(Kind::Conflict));
    };
    row.state = state;
    give_back(&mut row, Micros::from(moment.time()).0 - since.0);
    decided(conn, &mut row, &said.event(ProposalAction::Restore, true), moment)
}

/// Moves what was still to come when it was hidden.
fn give_back(row: &mut Row, lost: i64) {
    let later = |at: Micros| Micros(at.0.saturating_add(lost));
    match row.state.0 {
        ProposalState::Gathering => row.closes_at = row.closes_at.map(later),
        ProposalState::Effective => row.answer_due_at = row.answer_due_at.map(later),
        _ => {}
    }
}
