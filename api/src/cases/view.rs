//! A case as one reader may know it.

use chrono::{DateTime, Utc};
use contract::{
    cases::{Action, Case, CaseSummary, Entry, NameShown, Reporter, Voice},
    ids::NeedId,
    photos::Photo,
    places::{Datum, Point},
    publication::Publicity,
};

use super::{
    model::{self, Party, Standing},
    store::{CaseRow, TextRow, Whole},
};
use crate::places::Places;

/// What belongs to a case besides its row.
pub(super) struct Belongings {
    pub(super) timeline: Vec<Entry>,
    pub(super) photos: Vec<Photo>,
    pub(super) reporter: Option<Reporter>,
    /// The need that its community wrote down from it.
    pub(super) need: Option<NeedId>,
}

/// The case for a reader who is `party` to it.
pub(super) fn of(whole: &Whole, belongings: Belongings, party: Party, places: &Places, now: DateTime<Utc>) -> Case {
    let Whole { row, text, rating, .. } = whole;
    let standing = Standing {
        urged_at: last_urged(&belongings.timeline),
        ..whole.standing()
    };
    let untaken = whole
        .handling
        .as_ref()
        .is_some_and(|handling| handling.row.untaken_at.is_some());
    Case {
        summary: CaseSummary {
            untaken: untaken && party.is_staff(),
            ..summary(row, text.as_ref())
        },
        version: u32::try_from(row.version).unwrap_or_default(),
        body: text.as_ref().map(|text| text.body.clone()).unwrap_or_default(),
        address: text.as_ref().and_then(|text| text.address.clone()),
        point: point(row),
        photos: belongings.photos,
        reporter: belongings.reporter.filter(|_| row.name_shown.0 != NameShown::Nobody),
        anonymous: row.tracking_digest.is_some(),
        need_id: belongings.need,
        published: standing.situation.publicity == Publicity::Public,
        station: places.station(row.community_id.into(), row.cell_id.map(Into::into)),
        first_responder: first_responder(&belongings.timeline),
        timeline: belongings.timeline,
        rating: rating.clone(),
        actions: model::actions(standing, party, now),
    }
}

/// When its reporter urged the station on last.
pub(super) fn last_urged(timeline: &[Entry]) -> Option<DateTime<Utc>> {
    let urged = timeline.iter().rev().find(|entry| entry.action == Action::Urge)?;
    Some(urged.at)
}

/// 首问负责: whoever accepted it first.
fn first_responder(timeline: &[Entry]) -> Option<Voice> {
    let accepted = timeline.iter().find(|entry| entry.action == Action::Accept)?;
    Some(accepted.by.clone())
}

pub(super) fn summary(row: &CaseRow, text: Option<&TextRow>) -> CaseSummary {
    CaseSummary {
        id: row.id.into(),
        number: row.number.clone(),
        community_id: row.community_id.into(),
        cell_id: row.cell_id.map(Into::into),
        channel: row.channel.0,
        state: row.state.0,
        category: row.category.0,
        urgency: row.urgency.0,
        title: text.map(|text| text.title.clone()).unwrap_or_default(),
        submitted_at: row.submitted_at.into(),
        updated_at: row.updated_at.into(),
        due_at: row.due_at.map(Into::into),
        untaken: false,
        pressed: row.pressed.map(|word| word.0),
    }
}

fn point(row: &CaseRow) -> Option<Point> {
    let datum = match row.datum.as_deref()? {
        "wgs84" => Datum::Wgs84,
        "gcj02" => Datum::Gcj02,
        _ => return None,
    };
    Some(Point {
        latitude: row.latitude?,
        longitude: row.longitude?,
        datum,
    })
}
