//! Lists by the distance from a point. What has no point comes last, the latest first.

use chrono::{DateTime, Utc};
use contract::{
    ids::CommunityId,
    page::{DEFAULT_LIMIT, Page},
    proposals::{Field, NearPoint, NearbyProposal, ProposalSort as Sort, ProposalState as State},
};
use diesel::prelude::*;

use super::{super::model::Standing, Cursor, of_ids};
use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{proposal_editions, proposals},
    },
    error::Result,
    paging,
    places::datum,
};

/// What decides where a proposal stands in the list.
type Row = (Key, Word<State>, Option<Micros>, Option<Micros>, Option<f64>, Option<f64>);

/// Its place: whether it has no point; by millimetres or else by time, backwards; and the identifier among equals.
type Place = (bool, i64, Key);

/// One page of a community's published proposals. A community has so many that all are put in order each time, and of none
/// more is read than that takes.
pub(in crate::proposals) fn near(
    conn: &mut Conn,
    community: CommunityId,
    asked: &NearPoint,
    now: DateTime<Utc>,
) -> Result<Page<NearbyProposal>> {
    let here = datum::wgs84(asked.point);
    let rows = published(conn, community, asked.field)?;
    let after = asked
        .cursor
        .as_deref()
        .map(|text| Cursor::read(text, Sort::Near))
        .transpose()?;
    let after = after.map(|cursor| (cursor.by < 0, cursor.by, cursor.id));
    let wanted = rows
        .iter()
        .filter(|row| asked.state.is_none_or(|state| state == stands(row, now)));
    let mut places: Vec<Place> = wanted
        .map(|row| place(row, here))
        .filter(|place| after.is_none_or(|after| *place > after))
        .collect();
    places.sort_unstable();
    let next = paging::end(&mut places, asked.limit.unwrap_or(DEFAULT_LIMIT), |(_, by, id)| {
        let (sort, by, id) = (Sort::Near, *by, *id);
        Cursor { sort, by, id }.text()
    });
    let ids: Vec<_> = places.iter().map(|(.., id)| (*id).into()).collect();
    let mut found = of_ids(conn, &ids, now)?;
    found.sort_by_key(|summary| ids.iter().position(|id| *id == summary.id));
    let items = found
        .into_iter()
        .zip(&places)
        .map(|(summary, (pointless, by, _))| NearbyProposal {
            summary,
            metres: (!pointless).then(|| u32::try_from(by / 1000).unwrap_or(u32::MAX)),
        });
    Ok(Page {
        items: items.collect(),
        next,
    })
}

/// All that a community's residents published, in any field or in one.
fn published(conn: &mut Conn, community: CommunityId, field: Option<Field>) -> Result<Vec<Row>> {
    let mut query = proposals::table
        .filter(proposals::community_id.eq(Key::from(community)))
        .filter(proposals::published_at.is_not_null())
        .filter(proposals::state.ne_all([State::Withdrawn, State::Hidden, State::Merged].map(Word)))
        .select((
            proposals::id,
            proposals::state,
            proposals::published_at,
            proposals::closes_at,
            proposals::latitude,
            proposals::longitude,
        ))
        .into_boxed();
    if let Some(field) = field {
        let about = proposal_editions::table
            .filter(proposal_editions::proposal_id.eq(proposals::id))
            .filter(proposal_editions::edition.nullable().eq(proposals::shown_edition))
            .filter(proposal_editions::field.eq(Word(field)));
        query = query.filter(diesel::dsl::exists(about));
    }
    Ok(query.load(conn)?)
}

fn stands((_, state, _, closes_at, ..): &Row, now: DateTime<Utc>) -> State {
    let standing = Standing {
        written: state.0,
        closes_at: closes_at.map(Into::into),
        appeal_until: None,
        amended: false,
    };
    standing.state(now)
}

fn place((id, _, published_at, _, latitude, longitude): &Row, here: (f64, f64)) -> Place {
    match latitude.zip(*longitude) {
        Some(there) => (false, millimetres(datum::metres(here, there)), *id),
        None => (true, -published_at.map_or(1, |at| at.0.max(1)), *id),
    }
}

/// Whole ones: no distance on earth has more than eleven digits of them.
#[expect(
    clippy::cast_possible_truncation,
    reason = "half the earth's girth in millimetres fits many times over"
)]
fn millimetres(metres: f64) -> i64 {
    (metres * 1000.0).round() as i64
}
