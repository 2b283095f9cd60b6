//! The table of what waits to be moderated, and of how it was decided.

pub(super) mod checks;
pub(super) mod figures;
pub(super) mod hidden;
pub(super) mod reports;

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommentId, CommunityId, ItemId, PhotoId, ProposalId},
    proposals::{Decision, ItemKind, ModerationRecord, Reason},
};
use diesel::prelude::*;

use super::model::{Lease, Published};
use crate::{
    db::{Conn, Key, Micros, Word, schema::moderation_items},
    error::Result,
};

/// A row of `moderation_items`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = moderation_items, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) kind: Word<ItemKind>,
    pub(super) proposal_id: Key,
    pub(super) edition: i32,
    pub(super) grounds: Option<String>,
    pub(super) not_by: Option<Key>,
    pub(super) opened_at: Micros,
    pub(super) due_at: Micros,
    pub(super) claimed_by: Option<Key>,
    pub(super) claimed_until: Option<Micros>,
    pub(super) decided_at: Option<Micros>,
    pub(super) decided_by: Option<Key>,
    pub(super) decision: Option<Word<Decision>>,
    pub(super) reason: Option<Word<Reason>>,
    pub(super) text: Option<String>,
    pub(super) comment_id: Option<Key>,
    pub(super) marks: Option<String>,
    pub(super) raised_at: Option<Micros>,
    pub(super) sender_id: Option<Key>,
    pub(super) photo_id: Option<Key>,
}

impl Row {
    pub(super) fn proposal(&self) -> ProposalId {
        self.proposal_id.into()
    }

    pub(super) fn community(&self) -> CommunityId {
        self.community_id.into()
    }

    /// The comment that it is about, where it is about one.
    pub(super) fn comment(&self) -> Option<CommentId> {
        self.comment_id.map(Into::into)
    }

    /// Whose words wait.
    pub(super) fn sender(&self) -> Option<AccountId> {
        self.sender_id.map(Into::into)
    }

    /// The picture that waits, where it is one.
    pub(super) fn photo(&self) -> Option<PhotoId> {
        self.photo_id.map(Into::into)
    }

    /// For whom it is kept.
    pub(super) fn lease(&self) -> Option<Lease> {
        let (by, until) = self.claimed_by.zip(self.claimed_until)?;
        Some(Lease {
            by: by.into(),
            until: until.into(),
        })
    }

    /// Keeps it for somebody, or for nobody.
    pub(super) fn keep_for(&mut self, lease: Option<Lease>) {
        self.claimed_by = lease.map(|lease| lease.by.into());
        self.claimed_until = lease.map(|lease| lease.until.into());
    }
}

/// Adds something that waits.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(moderation_items::table).values(row).execute(conn)?;
    Ok(())
}

/// What waits in a community, the most urgent first, behind one.
pub(super) fn waiting(conn: &mut Conn, community: CommunityId, after: Option<(Micros, Key)>, limit: i64) -> Result<Vec<Row>> {
    let mut query = moderation_items::table
        .filter(moderation_items::community_id.eq(Key::from(community)))
        .filter(moderation_items::decided_at.is_null())
        .select(Row::as_select())
        .into_boxed();
    if let Some((due, id)) = after {
        let behind = moderation_items::due_at.gt(due).or(moderation_items::id.gt(id));
        query = query.filter(moderation_items::due_at.ge(due)).filter(behind);
    }
    Ok(query
        .order((moderation_items::due_at, moderation_items::id))
        .limit(limit)
        .load(conn)?)
}

/// Something that waits or was decided.
pub(super) fn find(conn: &mut Conn, id: ItemId) -> Result<Option<Row>> {
    Ok(moderation_items::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// It, held for the rest of the transaction.
pub(super) fn hold(conn: &mut Conn, id: ItemId) -> Result<Option<Row>> {
    if let Conn::Postgres(conn) = conn {
        moderation_items::table
            .filter(moderation_items::id.eq(Key::from(id)))
            .select(moderation_items::edition)
            .for_update()
            .load::<i32>(conn)?;
    }
    find(conn, id)
}

/// Writes what changed of it.
pub(super) fn update(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(moderation_items::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}

/// The last time that a proposal was not published.
pub(super) fn last_rejection(conn: &mut Conn, proposal: ProposalId) -> Result<Option<Row>> {
    Ok(moderation_items::table
        .filter(moderation_items::proposal_id.eq(Key::from(proposal)))
        .filter(moderation_items::decision.eq(Some(Word(Decision::Reject))))
        .order(moderation_items::id.desc())
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// What waits of a comment, of this kind.
pub(super) fn of_comment(conn: &mut Conn, comment: CommentId, kind: ItemKind) -> Result<Option<Row>> {
    Ok(moderation_items::table
        .filter(moderation_items::comment_id.eq(Some(Key::from(comment))))
        .filter(moderation_items::kind.eq(Word(kind)))
        .filter(moderation_items::decided_at.is_null())
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// What waits because something of a proposal was reported, or the proposal itself.
pub(super) fn reported(conn: &mut Conn, proposal: ProposalId, what: Published) -> Result<Option<Row>> {
    let reports = moderation_items::table
        .filter(moderation_items::proposal_id.eq(Key::from(proposal)))
        .filter(moderation_items::kind.eq(Word(ItemKind::Report)))
        .filter(moderation_items::decided_at.is_null())
        .select(Row::as_select())
        .into_boxed();
    let of_it = match what {
        Published::Comment(comment) => reports.filter(moderation_items::comment_id.eq(Some(Key::from(comment)))),
        Published::Photo(_, photo) => reports.filter(moderation_items::photo_id.eq(Some(Key::from(photo)))),
        Published::Proposal(_) => reports
            .filter(moderation_items::comment_id.is_null())
            .filter(moderation_items::photo_id.is_null()),
    };
    Ok(of_it.first(conn).optional()?)
}

/// The last time that a proposal was given back.
pub(super) fn last_return(conn: &mut Conn, proposal: ProposalId) -> Result<Option<Row>> {
    Ok(moderation_items::table
        .filter(moderation_items::proposal_id.eq(Key::from(proposal)))
        .filter(moderation_items::decision.eq(Some(Word(Decision::Return))))
        .order(moderation_items::id.desc())
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Whether something waits in a community longer than it may, and the street was not told.
pub(super) fn is_any_late(conn: &mut Conn, community: CommunityId, now: DateTime<Utc>) -> Result<bool> {
    let late = moderation_items::table
        .filter(moderation_items::community_id.eq(Key::from(community)))
        .filter(moderation_items::decided_at.is_null())
        .filter(moderation_items::due_at.lt(Micros::from(now)))
        .filter(moderation_items::raised_at.is_null());
    Ok(late.count().get_result::<i64>(conn)? > 0)
}

/// Writes down that the street was told of what waits longer than it may; gives of how much.
pub(super) fn raise(conn: &mut Conn, community: CommunityId, now: DateTime<Utc>) -> Result<usize> {
    let late = moderation_items::table
        .filter(moderation_items::community_id.eq(Key::from(community)))
        .filter(moderation_items::decided_at.is_null())
        .filter(moderation_items::due_at.lt(Micros::from(now)))
        .filter(moderation_items::raised_at.is_null());
    let raised = diesel::update(late)
        .set(moderation_items::raised_at.eq(Some(Micros::from(now))))
        .execute(conn)?;
    Ok(raised)
}

/// Takes out what waits of a proposal that was withdrawn, and of what was said of it.
pub(super) fn drop_of(conn: &mut Conn, proposal: ProposalId) -> Result<()> {
    let waiting: Vec<Key> = moderation_items::table
        .filter(moderation_items::proposal_id.eq(Key::from(proposal)))
        .filter(moderation_items::decided_at.is_null())
        .select(moderation_items::id)
        .load(conn)?;
    drop_all(conn, waiting)
}

/// Takes out what waits of a comment.
pub(super) fn drop_comment(conn: &mut Conn, comment: CommentId) -> Result<()> {
    let waiting: Vec<Key> = moderation_items::table
        .filter(moderation_items::comment_id.eq(Some(Key::from(comment))))
        .filter(moderation_items::decided_at.is_null())
        .select(moderation_items::id)
        .load(conn)?;
    drop_all(conn, waiting)
}

/// Takes out what waits of a picture.
pub(super) fn drop_photo(conn: &mut Conn, photo: PhotoId) -> Result<()> {
    let waiting: Vec<Key> = moderation_items::table
        .filter(moderation_items::photo_id.eq(Some(Key::from(photo))))
        .filter(moderation_items::decided_at.is_null())
        .select(moderation_items::id)
        .load(conn)?;
    drop_all(conn, waiting)
}

fn drop_all(conn: &mut Conn, items: Vec<Key>) -> Result<()> {
    reports::drop_of(conn, &items)?;
    checks::drop_of(conn, &items)?;
    diesel::delete(moderation_items::table.filter(moderation_items::id.eq_any(items))).execute(conn)?;
    Ok(())
}

/// Takes out why somebody appealed.
pub(super) fn erase_grounds(conn: &mut Conn, proposals: &[Key]) -> Result<()> {
    diesel::update(moderation_items::table.filter(moderation_items::proposal_id.eq_any(proposals.to_vec())))
        .set(moderation_items::grounds.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}

/// The proposals about which somebody appealed that they wrote.
pub(super) fn appealed_by(conn: &mut Conn, author: AccountId) -> Result<Vec<Key>> {
    use crate::db::schema::proposals;
    Ok(moderation_items::table
        .inner_join(proposals::table.on(proposals::id.eq(moderation_items::proposal_id)))
        .filter(proposals::author_id.eq(Key::from(author)))
        .filter(moderation_items::grounds.is_not_null())
        .select(moderation_items::proposal_id)
        .load(conn)?)
}

type Decided = (
    Micros,
    Word<ItemKind>,
    Option<Word<Decision>>,
    Option<Word<Reason>>,
    Micros,
    Micros,
);

/// How things were decided in a community, the latest first, before one.
pub(super) fn record(
    conn: &mut Conn,
    community: CommunityId,
    before: Option<DateTime<Utc>>,
    limit: i64,
) -> Result<Vec<ModerationRecord>> {
    let mut query = moderation_items::table
        .filter(moderation_items::community_id.eq(Key::from(community)))
        .filter(moderation_items::decided_at.is_not_null())
        .select((
            moderation_items::decided_at.assume_not_null(),
            moderation_items::kind,
            moderation_items::decision,
            moderation_items::reason,
            moderation_items::opened_at,
            moderation_items::due_at,
        ))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(moderation_items::decided_at.lt(Some(Micros::from(before))));
    }
    let rows: Vec<Decided> = query.order(moderation_items::decided_at.desc()).limit(limit).load(conn)?;
    Ok(rows.into_iter().filter_map(line).collect())
}

fn line((at, kind, decision, reason, opened_at, due_at): Decided) -> Option<ModerationRecord> {
    let (at, opened): (DateTime<Utc>, DateTime<Utc>) = (at.into(), opened_at.into());
    Some(ModerationRecord {
        at,
        kind: kind.0,
        decision: decision?.0,
        reason: reason.map(|reason| reason.0),
        took: u32::try_from((at - opened).num_seconds()).unwrap_or_default(),
        in_time: at <= due_at.into(),
    })
}
