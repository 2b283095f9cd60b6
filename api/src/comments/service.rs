//! What is decided about what people say of proposals.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    ids::{AccountId, CommentId, ProposalId},
    page::{DEFAULT_LIMIT, Page},
    problem::Kind,
    proposals::{
        Comment, CommentCase, CommentChange, CommentState, CommentThread, CommentWritten, NewComment, OwnComment, Reason,
        is_fresh,
    },
};

use super::{
    model::{self, Sight, Standing},
    store::{self, Row},
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
    moderation::service::{self as moderation, Opened, Words},
    moment::Moment,
    paging::{self, one_more},
    proposals::service::{self as proposals, Speaker},
};

/// Who reads, and when.
#[derive(Debug, Clone, Copy)]
struct Reader {
    account: Option<AccountId>,
    station: bool,
    speaks: bool,
    resident: bool,
    now: DateTime<Utc>,
}

/// What was said of a proposal, the latest first, each with what was answered to it.
///
/// # Errors
/// Not found for whom there is no such proposal.
pub(crate) fn page(
    conn: &mut Conn,
    desk: &Desk,
    actor: Option<&Actor>,
    of: ProposalId,
    before: Option<CommentId>,
) -> Result<Page<CommentThread>> {
    let onlooker = proposals::onlooker(conn, desk, actor, of)?;
    let reader = Reader {
        account: actor.map(|actor| actor.id),
        station: onlooker.station,
        speaks: onlooker.speaks,
        resident: actor.is_some_and(|actor| actor.resident),
        now: desk.moment.time(),
    };
    let whose = (reader.account, reader.station);
    let mut rows = store::threads(conn, of, whose, before, one_more(DEFAULT_LIMIT))?;
    let next = paging::end(&mut rows, DEFAULT_LIMIT, |row| row.id.0.to_string());
    let items = threads(conn, &rows, reader)?;
    Ok(Page { items, next })
}

fn threads(conn: &mut Conn, rows: &[Row], reader: Reader) -> Result<Vec<CommentThread>> {
    let keys: Vec<_> = rows.iter().map(|row| row.id).collect();
    let answers = store::answers(conn, &keys)?;
    let people: Vec<AccountId> = rows.iter().chain(&answers).map(Row::author).collect();
    let names = accounts::names(conn, &people)?;
    let thread = |row: &Row| {
        let answers = answers.iter().filter(|answer| answer.parent_id == Some(row.id));
        let answers: Vec<_> = answers.filter_map(|answer| shown(answer, reader, &names, false)).collect();
        let comment = shown(row, reader, &names, !answers.is_empty())?;
        Some(CommentThread { comment, answers })
    };
    Ok(rows.iter().filter_map(thread).collect())
}

/// It as `reader` sees it. What was taken back leaves a trace only where others answered it.
fn shown(row: &Row, reader: Reader, names: &HashMap<AccountId, String>, answered: bool) -> Option<Comment> {
    let mine = reader.account == Some(row.author());
    let sight = model::sight(row.state.0, mine, reader.station);
    if sight == Sight::Nothing || row.state.0 == CommentState::Removed && !answered {
        return None;
    }
    let name = names.get(&row.author()).map(String::as_str).unwrap_or_default();
    let words = sight == Sight::Words;
    Some(Comment {
        id: row.id(),
        state: row.state.0,
        text: words.then(|| row.text.clone()),
        name: match row.role.0 {
            _ if !words => String::new(),
            Role::Resident => proposals::published_name(name, false),
            _ => name.to_owned(),
        },
        role: row.role.0,
        proposer: row.proposer,
        at: row.written_at.into(),
        changed_at: row.changed_at.map(Into::into),
        reason: row.reason.map(|reason| reason.0).filter(|_| words),
        mine,
        actions: model::actions(Standing {
            state: row.state.0,
            first: row.parent_id.is_none(),
            fresh: is_fresh(row.written_at.into(), reader.now),
            mine,
            station: reader.station,
            speaks: reader.speaks,
            resident: reader.resident,
        }),
    })
}

/// Says something of a proposal.
///
/// # Errors
/// Not found for whom there is no such proposal; a fault for who is not verified, and at `/parent_id` for what cannot be
/// answered; consent needed; conflict while nobody says anything of it; enough for who said enough today.
pub(crate) fn write(conn: &mut Conn, desk: &Desk, actor: &Actor, of: ProposalId, new: &NewComment) -> Result<CommentWritten> {
    actor.require_somewhere(Right::CommentOnProposals)?;
    // Two at once by the same person are counted one after the other.
    accounts::hold(conn, actor.id)?.ok_or(Error::NOT_FOUND)?;
    let speaker = proposals::speaker(conn, desk, actor, of)?;
    let resident = speaker.role == Role::Resident;
    if resident && !actor.consented {
        return Err(Error::Problem(Kind::ConsentNeeded));
    }
    let (today, left) = desk.moment.day();
    let most = speaker.rules.comments_a_day;
    if resident && store::count_since(conn, actor.id, today)? >= most.into() {
        return Err(Error::Enough("comments_today", most.into(), left));
    }
    if let Some(parent) = new.parent_id {
        answerable(conn, of, parent)?;
    }
    let row = row(desk, actor, of, speaker, new);
    store::add(conn, &row)?;
    if resident {
        wait(conn, desk, &row)?;
    }
    tell(conn, &row, desk.moment)?;
    Ok(CommentWritten {
        id: row.id(),
        state: row.state.0,
    })
}

/// Tells whom it concerns, once everybody reads it.
fn tell(conn: &mut Conn, row: &Row, moment: Moment) -> Result<()> {
    if row.state.0 != CommentState::Shown {
        return Ok(());
    }
    let answered = match row.parent_id {
        Some(parent) => store::find(conn, parent.into())?.map(|parent| parent.author()),
        None => None,
    };
    proposals::commented(conn, row.proposal(), row.author(), answered, moment)
}

/// Insists that something can be answered: what stands there itself answers nothing.
fn answerable(conn: &mut Conn, of: ProposalId, parent: CommentId) -> Result<()> {
    let parent = store::find(conn, parent)?;
    let fits = |row: &Row| row.proposal() == of && row.parent_id.is_none() && row.state.0 == CommentState::Shown;
    if parent.as_ref().is_some_and(fits) {
        Ok(())
    } else {
        Err(Error::field("/parent_id", "comment_unknown"))
    }
}

fn row(desk: &Desk, actor: &Actor, of: ProposalId, speaker: Speaker, new: &NewComment) -> Row {
    Row {
        id: desk.moment.id::<contract::ids::kind::Comment>().into(),
        proposal_id: of.into(),
        community_id: speaker.community.into(),
        parent_id: new.parent_id.map(Into::into),
        author_id: actor.id.into(),
        role: Word(speaker.role),
        proposer: speaker.proposer,
        state: Word(model::begins(speaker.role != Role::Resident, speaker.rules.comments)),
        edition: 1,
        text: new.text.trim().to_owned(),
        reason: None,
        written_at: desk.moment.time().into(),
        changed_at: None,
    }
}

/// Puts it before the moderators: now, and after each change.
fn wait(conn: &mut Conn, desk: &Desk, row: &Row) -> Result<()> {
    let words = Words {
        community: row.community_id.into(),
        proposal: row.proposal(),
        edition: row.edition,
        sender: row.author(),
        due: proposals::decided_by(conn, row.community_id.into(), desk.moment)?,
    };
    moderation::open(conn, &words, Opened::Comment(row.id()), desk.moment)
}

/// One's own, held for a change.
fn own(conn: &mut Conn, actor: &Actor, id: CommentId) -> Result<Row> {
    actor.require_somewhere(Right::CommentOnProposals)?;
    let row = store::hold(conn, id)?.filter(|row| row.author() == actor.id);
    row.filter(|row| row.state.0 != CommentState::Removed).ok_or(Error::NOT_FOUND)
}

/// Changes what one said, within ten minutes.
///
/// # Errors
/// Not found for what others said; a fault at `/text` later; conflict once it is hidden, and as for [`write`].
pub(crate) fn change(conn: &mut Conn, desk: &Desk, actor: &Actor, id: CommentId, new: &CommentChange) -> Result<CommentWritten> {
    let mut row = own(conn, actor, id)?;
    let speaker = proposals::speaker(conn, desk, actor, row.proposal())?;
    if row.state.0 == CommentState::Hidden {
        return Err(Error::Problem(Kind::Conflict));
    }
    if !is_fresh(row.written_at.into(), desk.moment.time()) {
        return Err(Error::field("/text", "comment_settled"));
    }
    let text = new.text.trim();
    if text != row.text {
        text.clone_into(&mut row.text);
        row.edition += 1;
        row.changed_at = Some(desk.moment.time().into());
        row.state = Word(model::begins(row.role.0 != Role::Resident, speaker.rules.comments));
        store::update(conn, &row)?;
        if row.role.0 == Role::Resident {
            wait(conn, desk, &row)?;
        }
    }
    Ok(CommentWritten { id, state: row.state.0 })
}

/// Takes back what one said: its words are gone.
///
/// # Errors
/// Not found for what others said.
pub(crate) fn remove(conn: &mut Conn, actor: &Actor, id: CommentId) -> Result<()> {
    let row = own(conn, actor, id)?;
    erase(conn, row)
}

fn erase(conn: &mut Conn, mut row: Row) -> Result<()> {
    row.text.clear();
    row.state = Word(CommentState::Removed);
    store::update(conn, &row)?;
    moderation::drop_comment(conn, row.id())
}

/// Takes back everything that somebody said, who is erased.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    store::of_author(conn, account)?
        .into_iter()
        .try_for_each(|row| erase(conn, row))
}

/// Everything that somebody said.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, account: AccountId) -> Result<Vec<OwnComment>> {
    let own = |row: Row| OwnComment {
        proposal_id: row.proposal(),
        at: row.written_at.into(),
        text: row.text,
    };
    Ok(store::of_author(conn, account)?.into_iter().map(own).collect())
}

/// What a moderator is told of it.
pub(crate) struct Judged {
    pub(crate) proposal: ProposalId,
    pub(crate) community: contract::ids::CommunityId,
    pub(crate) author: AccountId,
    pub(crate) edition: i32,
    pub(crate) shown: CommentCase,
}

/// What a moderator is told of it; its row is held if they are about to decide.
///
/// # Errors
/// Not found for what there is not.
pub(crate) fn judged(conn: &mut Conn, id: CommentId, held: bool) -> Result<Judged> {
    let row = if held {
        store::hold(conn, id)?
    } else {
        store::find(conn, id)?
    };
    let row = row.ok_or(Error::NOT_FOUND)?;
    let answers = match row.parent_id {
        Some(parent) => store::find(conn, parent.into())?.map(|parent| parent.text),
        None => None,
    };
    Ok(Judged {
        proposal: row.proposal(),
        community: row.community_id.into(),
        author: row.author(),
        edition: row.edition,
        shown: CommentCase {
            text: row.text,
            state: row.state.0,
            answers,
        },
    })
}

/// How much of what somebody said is shown, and how much was hidden.
///
/// # Errors
/// When the database refuses.
pub(crate) fn history(conn: &mut Conn, author: AccountId) -> Result<(u32, u32)> {
    let mut count = |state| store::count_of(conn, author, state).map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    Ok((count(CommentState::Shown)?, count(CommentState::Hidden)?))
}

/// Lets everybody read it, or takes it from view for a reason. What was taken back stays so.
///
/// # Errors
/// Not found for what there is not; conflict for what was taken back.
pub(crate) fn settle(conn: &mut Conn, id: CommentId, hidden: Option<Reason>, moment: Moment) -> Result<()> {
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if row.state.0 == CommentState::Removed {
        return Err(Error::Problem(Kind::Conflict));
    }
    let first = row.state.0 == CommentState::Waiting;
    row.state = Word(if hidden.is_some() {
        CommentState::Hidden
    } else {
        CommentState::Shown
    });
    row.reason = hidden.map(Word);
    store::update(conn, &row)?;
    if first { tell(conn, &row, moment) } else { Ok(()) }
}
