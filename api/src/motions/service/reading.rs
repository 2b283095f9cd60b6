//! A motion as its readers see it: everybody the same, but for what they are to it themselves.

use contract::{
    ids::{CommunityId, MotionId},
    motions::{Motion, MotionRefusal, MotionState, MyMotion, OwnMotion},
    page::Page,
    votes::NoVote,
};

use super::{
    super::{
        model::{self, Who},
        store::{self, Row, Wanted, seconds},
    },
    Reader,
};
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    paging::{self, Part, cursor, one_more},
};

/// A motion.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none, or it is not published and not the reader's.
pub(crate) fn read(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: MotionId) -> Result<Motion> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let reader = Reader::of(conn, desk, actor, row.community(), &[id])?;
    if !model::is_seen(row.published_at.is_some(), reader.who(&row)) {
        return Err(Error::NOT_FOUND);
    }
    reader.sees(desk, &row)
}

/// A page of a community's motions, the latest first, with one's own that are not published.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such community.
pub(crate) fn page(
    conn: &mut Conn,
    desk: &Desk,
    actor: Option<&Actor>,
    community: CommunityId,
    state: Option<MotionState>,
    part: Part,
) -> Result<Page<Motion>> {
    let place = desk.places.place(community)?;
    let wanted = Wanted {
        all: actor.is_some_and(|actor| actor.role_for(Right::ModerateProposals, place).is_some()),
        of: actor.map(|actor| actor.id),
        state,
        after: part.after,
    };
    let mut rows = store::page(conn, community, wanted, one_more(part.limit))?;
    let next = paging::end(&mut rows, part.limit, Row::place).map(cursor);
    let ids: Vec<MotionId> = rows.iter().map(Row::id).collect();
    let reader = Reader::of(conn, desk, actor, community, &ids)?;
    let items = rows.iter().map(|row| reader.sees(desk, row)).collect::<Result<_>>()?;
    Ok(Page { items, next })
}

/// The motions that somebody made or seconds, for who takes them along.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, desk: &Desk, actor: &Actor) -> Result<Vec<OwnMotion>> {
    let rows = store::of(conn, actor.id)?;
    let own = rows.iter().map(|row| {
        Ok(OwnMotion {
            motion: shown(conn, desk, Some(actor), row)?,
            seconded_at: seconds::find(conn, row.id(), actor.id)?.map(Into::into),
        })
    });
    own.collect()
}

/// A row as somebody sees it who may.
pub(super) fn shown(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, row: &Row) -> Result<Motion> {
    Reader::of(conn, desk, actor, row.community(), &[row.id()])?.sees(desk, row)
}

impl Reader<'_> {
    /// A row as this reader sees it.
    fn sees(&self, desk: &Desk, row: &Row) -> Result<Motion> {
        let who = self.who(row);
        let state = model::state_at(row.state.0, row.closes_at.map(Into::into), desk.moment.time());
        let inner = who.author || who.moderates;
        let refusal = row.refused_for.zip(row.refused_because.clone());
        Ok(Motion {
            id: row.id(),
            community_id: row.community(),
            title: row.title.clone(),
            text: row.text.clone(),
            question: row.question.clone(),
            options: row.options()?,
            choose: u8::try_from(row.choose).unwrap_or_default(),
            state,
            submitted_at: row.submitted_at.into(),
            closes_at: row.closes_at.map(Into::into),
            seconds: row.seconds.unsigned_abs(),
            threshold: row.threshold.map(i32::unsigned_abs),
            bound_at: row.bound_at.map(Into::into),
            due_at: row.due_at.map(Into::into),
            refusal: refusal
                .filter(|_| inner)
                .map(|(reason, text)| MotionRefusal { reason: reason.0, text }),
            vote_id: row.vote_id.map(Into::into),
            mine: self.actor.filter(|actor| actor.resident).map(|_| self.mine(who)),
            allowed: model::actions(state, who),
        })
    }

    fn mine(&self, who: Who) -> MyMotion {
        MyMotion {
            author: who.author,
            seconded: who.seconds,
            why_not: match self.adult {
                Some(true) => None,
                Some(false) => Some(NoVote::Minor),
                None => Some(NoVote::NotVerified),
            },
        }
    }
}
