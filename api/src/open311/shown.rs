//! What everybody is told of a case: where it stands, and its words only where these are public. Pure.
//!
//! Nothing of whoever reported it, no address closer than the grid cell, no place closer than a hundred metres.

use std::collections::HashMap;

use chrono::{DateTime, Duration, FixedOffset, SecondsFormat, Utc};
use contract::{
    Language, V1,
    ids::{CaseId, CommunityId, PhotoId},
    terms,
};

use super::{
    document::Node,
    store::{Listed, Row},
};
use crate::{db::Micros, moderation::service::masked, places::Places};

/// Seconds by which China is ahead.
const CHINA: i32 = 8 * 3600;

/// For whom it is told.
pub(super) struct Reading<'a> {
    pub(super) places: &'a Places,
    pub(super) language: Language,
    pub(super) extended: bool,
    /// The address under which people reach this server.
    pub(super) site: &'a str,
    /// The words and the first picture of those that were published.
    pub(super) published: HashMap<CaseId, (String, Option<PhotoId>)>,
}

impl Reading<'_> {
    /// Requests, in the order they were found.
    pub(super) fn requests(&self, listed: &[Listed]) -> Node {
        Node::List("request", listed.iter().map(|each| self.request(each)).collect())
    }

    fn request(&self, listed: &Listed) -> Node {
        let (row, case) = (&listed.row, &listed.case);
        let closed = case.closed_at.is_some();
        let term = terms::category(case.category.0).to(self.language);
        let community = CommunityId::from(row.community_id);
        let cell = case.cell_id.map(Into::into);
        let station = self.places.station(community, cell).map(|station| station.name);
        let mut fields = vec![
            ("service_request_id", case.number.as_str().into()),
            ("status", if closed { "closed" } else { "open" }.into()),
            ("status_notes", self.standing(listed).into()),
            ("service_name", term.into()),
            ("service_code", case.category.0.word().into()),
            (
                "description",
                self.description(listed).unwrap_or_else(|| term.to_owned()).into(),
            ),
            ("agency_responsible", station.into()),
            ("service_notice", Node::Nothing),
            ("requested_datetime", time(row.requested_at).into()),
            ("updated_datetime", time(case.updated_at).into()),
            ("expected_datetime", case.due_at.map(time).into()),
            ("address", self.address(listed).into()),
            ("address_id", cell.map(|id: contract::ids::CellId| id.to_string()).into()),
            ("zipcode", Node::Nothing),
            ("lat", row.latitude.into()),
            ("long", row.longitude.into()),
            ("media_url", self.picture(listed).into()),
        ];
        if self.extended {
            fields.push(("extended_attributes", self.more(listed)));
            fields.push(("notes", Node::List("note", self.notes(listed))));
        }
        Node::Fields(fields)
    }

    /// Its words: as they were published, or masked where a client that reports in public sent them.
    fn description(&self, listed: &Listed) -> Option<String> {
        if let Some((words, _)) = self.published.get(&listed.row.case_id.into()) {
            return Some(words.clone());
        }
        let public = listed.open == Some(true);
        listed.body.as_deref().filter(|_| public).map(masked)
    }

    /// Where its first published picture is.
    fn picture(&self, listed: &Listed) -> Option<String> {
        let (_, picture) = self.published.get(&listed.row.case_id.into())?;
        picture.map(|id| format!("{}{V1}/photos/{id}", self.site))
    }

    fn standing(&self, listed: &Listed) -> &'static str {
        terms::state(listed.case.state.0).to(self.language)
    }

    /// Street, community and, where it is known, cell.
    fn address(&self, listed: &Listed) -> String {
        let community = self.places.community(listed.row.community_id.into());
        let cell = listed.case.cell_id.and_then(|id| self.places.name(id.0));
        let whole = |community: &contract::places::Community| format!("{}{}", community.street_name, community.name);
        community.map(whole).unwrap_or_default() + &cell.unwrap_or_default()
    }

    fn more(&self, listed: &Listed) -> Node {
        let community = self.places.name(listed.row.community_id.0);
        Node::Fields(vec![
            ("jurisdiction_id", listed.row.community_id.0.to_string().into()),
            ("jurisdiction_name", community.into()),
            ("detailed_status", listed.case.state.0.word().into()),
        ])
    }

    /// What happened to it, in the words that there are for it.
    fn notes(&self, listed: &Listed) -> Vec<Node> {
        let note = |at, words: &str| {
            Node::Fields(vec![
                ("datetime", time(at).into()),
                ("description", words.into()),
                ("type", "status".into()),
            ])
        };
        let sent = terms::state(contract::cases::State::Submitted).to(self.language);
        let mut notes = vec![note(listed.row.requested_at, sent)];
        if listed.case.updated_at != listed.row.requested_at {
            notes.push(note(listed.case.updated_at, self.standing(listed)));
        }
        notes
    }
}

/// What may be told of a case that was just listed.
pub(super) fn place(row: &mut Row, point: Option<(f64, f64)>) {
    let told = point.map(super::ask::coarse);
    row.latitude = told.map(|(north, _)| north);
    row.longitude = told.map(|(_, east)| east);
}

/// To the second, in China's time.
pub(super) fn time(at: Micros) -> String {
    let at = DateTime::<Utc>::from(at);
    FixedOffset::east_opt(CHINA).map_or_else(
        || (at + Duration::zero()).to_rfc3339_opts(SecondsFormat::Secs, true),
        |zone| at.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::Secs, false),
    )
}
