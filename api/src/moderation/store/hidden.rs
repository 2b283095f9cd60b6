//! The table of what was decided, of what is hidden because of it.

use contract::{
    ids::{CommunityId, PhotoId},
    proposals::{CommentState, Decision, ProposalState},
};
use diesel::{dsl::exists, prelude::*};

use super::Row;
use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{moderation_items, photos, proposal_comments, proposals},
    },
    error::Result,
};

/// The decisions by which what is hidden in a community was hidden last, the latest first, before one.
pub(in crate::moderation) fn page(
    conn: &mut Conn,
    community: CommunityId,
    before: Option<(Micros, Key)>,
    limit: i64,
) -> Result<Vec<Row>> {
    // What was put back and hidden again was hidden by the later decision.
    let later = diesel::alias!(moderation_items as later);
    let hide = Some(Word(Decision::Hide));
    let again = later
        .filter(later.field(moderation_items::decision).eq(hide))
        .filter(later.field(moderation_items::proposal_id).eq(moderation_items::proposal_id))
        .filter(
            later
                .field(moderation_items::comment_id)
                .eq(moderation_items::comment_id)
                .or(later
                    .field(moderation_items::comment_id)
                    .is_null()
                    .and(moderation_items::comment_id.is_null())),
        )
        .filter(
            later
                .field(moderation_items::photo_id)
                .eq(moderation_items::photo_id)
                .or(later
                    .field(moderation_items::photo_id)
                    .is_null()
                    .and(moderation_items::photo_id.is_null())),
        )
        .filter(later.field(moderation_items::decided_at).gt(moderation_items::decided_at));
    let of_proposal = moderation_items::comment_id
        .is_null()
        .and(moderation_items::photo_id.is_null())
        .and(proposals::state.eq(Word(ProposalState::Hidden)));
    // What its author took away is gone.
    let of_photo = photos::hidden
        .nullable()
        .eq(Some(true))
        .and(photos::proposal_id.nullable().eq(moderation_items::proposal_id.nullable()));
    let mut query = moderation_items::table
        .inner_join(proposals::table.on(proposals::id.eq(moderation_items::proposal_id)))
        .left_join(proposal_comments::table.on(proposal_comments::id.nullable().eq(moderation_items::comment_id)))
        .left_join(photos::table.on(photos::id.nullable().eq(moderation_items::photo_id)))
        .filter(moderation_items::community_id.eq(Key::from(community)))
        .filter(moderation_items::decision.eq(hide))
        .filter(
            proposal_comments::state
                .nullable()
                .eq(Some(Word(CommentState::Hidden)))
                .or(of_proposal)
                .or(of_photo),
        )
        .filter(diesel::dsl::not(exists(again)))
        .select(Row::as_select())
        .into_boxed();
    if let Some((at, id)) = before {
        let behind = moderation_items::decided_at.lt(Some(at)).or(moderation_items::id.lt(id));
        query = query.filter(moderation_items::decided_at.le(Some(at))).filter(behind);
    }
    Ok(query
        .order((moderation_items::decided_at.desc(), moderation_items::id.desc()))
        .limit(limit)
        .load(conn)?)
}

/// Whether moderators decided to hide a picture, and nothing was decided of it since.
pub(in crate::moderation) fn is_photo(conn: &mut Conn, photo: PhotoId) -> Result<bool> {
    let last: Option<Option<Word<Decision>>> = moderation_items::table
        .filter(moderation_items::photo_id.eq(Some(Key::from(photo))))
        .order(moderation_items::id.desc())
        .select(moderation_items::decision)
        .first(conn)
        .optional()?;
    Ok(last.flatten() == Some(Word(Decision::Hide)))
}
