//! Reporting what should not stand there. All who report the same stand behind one thing that waits.

use contract::{
    ids::AccountId,
    problem::Kind,
    proposals::{CommentState, NewReport, REPORTS_A_DAY},
};

use super::{
    super::{
        model::Published,
        store::{self, reports},
    },
    comments,
    opening::{self, Opened, Words},
    proposals,
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
    publication::service as publication,
};

/// Reports something. Reporting it twice changes nothing.
///
/// # Errors
/// Not found for whom there is no such thing; conflict for what is not read by everybody; a fault for one's own words;
/// enough for who reported enough today.
pub(crate) fn report(conn: &mut Conn, desk: &Desk, by: &Actor, what: Published, new: &NewReport) -> Result<()> {
    by.require_somewhere(Right::ReportWords)?;
    // Two at once by the same person are counted one after the other.
    accounts::hold(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let words = words(conn, desk, by, what)?;
    if words.sender == by.id {
        return Err(Error::field("", "own_report"));
    }
    if reports::is_known(conn, words.proposal, what, words.edition, by.id)? {
        return Ok(());
    }
    may_report(conn, by.id, desk.moment)?;
    let item = match store::reported(conn, words.proposal, what)? {
        Some(row) => row,
        None => opening::add(conn, &words, Opened::Report(what), desk.moment)?,
    };
    reports::add(conn, &item, by.id, new, desk.moment)
}

/// Insists that somebody may report one thing more today, whether of a proposal or a picture of a public case.
///
/// # Errors
/// Enough for who reported enough today.
pub(crate) fn may_report(conn: &mut Conn, by: AccountId, moment: Moment) -> Result<()> {
    let (today, left) = moment.day();
    let reported = reports::count_since(conn, by, today)? + publication::count_since(conn, by, today)?;
    if reported >= REPORTS_A_DAY.into() {
        return Err(Error::Enough("reports_today", REPORTS_A_DAY.into(), left));
    }
    Ok(())
}

/// Whose words they are, for whoever reads them.
fn words(conn: &mut Conn, desk: &Desk, by: &Actor, what: Published) -> Result<Words> {
    let (proposal, comment) = match what {
        Published::Proposal(id) | Published::Photo(id, _) => (id, None),
        Published::Comment(id) => {
            let judged = comments::judged(conn, id, true)?;
            if judged.shown.state != CommentState::Shown {
                return Err(Error::NOT_FOUND);
            }
            (judged.proposal, Some(judged))
        }
    };
    proposals::onlooker(conn, desk, Some(by), proposal)?;
    if comment.is_none() {
        proposals::hold(conn, proposal)?;
    }
    if let Some(photo) = what.photo() {
        let all = proposals::all_photos(conn, proposal)?;
        let shown = all.iter().any(|one| one.photo.id == photo && !one.hidden);
        if !shown {
            return Err(Error::NOT_FOUND);
        }
    }
    if !proposals::is_public(conn, desk, proposal)? {
        return Err(Error::Problem(Kind::Conflict));
    }
    let (community, author, edition) = proposals::whose(conn, proposal)?;
    let (sender, edition) = comment.map_or((author, edition), |judged| (judged.author, judged.edition));
    Ok(Words {
        community,
        proposal,
        edition,
        sender,
        due: proposals::decided_by(conn, community, desk.moment)?,
    })
}
