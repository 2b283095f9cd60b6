//! The table of what was decided, of what is hidden because of it.

use std::collections::HashMap;

use contract::{
    ids::{CommunityId, PhotoId, ProposalId},
    proposals::{CommentState, Decision, ProposalState, Reason},
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

/// Why pictures of a proposal were hidden, of those that are hidden by the last decision about them.
pub(in crate::moderation) fn photos(conn: &mut Conn, proposal: ProposalId) -> Result<HashMap<PhotoId, (Reason, Option<String>)>> {
    type Decided = (Option<Key>, Option<Word<Decision>>, Option<Word<Reason>>, Option<String>);
    let shown_or_hidden = [Decision::Publish, Decision::Hide, Decision::Restore].map(|decision| Some(Word(decision)));
    let decided: Vec<Decided> = moderation_items::table
        .filter(moderation_items::proposal_id.eq(Key::from(proposal)))
        .filter(moderation_items::photo_id.is_not_null())
        .filter(moderation_items::decision.eq_any(shown_or_hidden))
        .order((moderation_items::decided_at, moderation_items::id))
        .select((
            moderation_items::photo_id,
            moderation_items::decision,
            moderation_items::reason,
            moderation_items::text,
        ))
        .load(conn)?;
    let mut hidden = HashMap::new();
    for (photo, decision, reason, text) in decided {
        let Some(photo) = photo.map(PhotoId::from) else { continue };
        if decision == Some(Word(Decision::Hide)) {
            hidden.insert(photo, (reason.map_or(Reason::Other, |reason| reason.0), text));
        } else {
            hidden.remove(&photo);
        }
    }
    Ok(hidden)
}
