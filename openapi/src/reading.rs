//! Reading what was written in JSON, where the derived way costs browsers too much of a download.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, de};

use crate::{
    cases::{Action, Case, CaseStation, CaseSummary, Category, Channel, Entry, Rating, Reporter, State, Urgency, Voice},
    ids::{CaseId, CellId, CommunityId, NeedId},
    photos::Photo,
    places::Point,
};

/// Reads one of a few words. The derived way brings three visitors for each of a dozen enums.
pub(crate) struct Word<T> {
    /// Reads a word.
    pub(crate) read: fn(&str) -> Option<T>,
    /// The words there are.
    pub(crate) words: &'static [&'static str],
}

impl<T> de::Visitor<'_> for Word<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one of a few words")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).ok_or_else(|| E::unknown_variant(text, self.words))
    }
}

/// A case with the fields of its summary beside its own, as they stand in JSON. The derived way reads the whole
/// case into a tree first, to flatten one struct of it.
#[derive(Deserialize)]
struct Whole {
    id: CaseId,
    number: String,
    community_id: CommunityId,
    #[serde(default)]
    cell_id: Option<CellId>,
    channel: Channel,
    state: State,
    category: Category,
    urgency: Urgency,
    title: String,
    #[serde(deserialize_with = "crate::time::read")]
    submitted_at: DateTime<Utc>,
    #[serde(deserialize_with = "crate::time::read")]
    updated_at: DateTime<Utc>,
    #[serde(default, deserialize_with = "crate::time::read_optional")]
    due_at: Option<DateTime<Utc>>,
    #[serde(default)]
    untaken: bool,
    #[serde(default)]
    pressed: Option<Action>,
    version: u32,
    body: String,
    #[serde(default)]
    address: Option<String>,
    #[serde(default)]
    point: Option<Point>,
    photos: Vec<Photo>,
    #[serde(default)]
    reporter: Option<Reporter>,
    anonymous: bool,
    #[serde(default)]
    published: bool,
    #[serde(default)]
    need_id: Option<NeedId>,
    #[serde(default)]
    station: Option<CaseStation>,
    #[serde(default)]
    first_responder: Option<Voice>,
    timeline: Vec<Entry>,
    #[serde(default)]
    rating: Option<Rating>,
    actions: Vec<Action>,
}

impl<'de> Deserialize<'de> for Case {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let whole = Whole::deserialize(from)?;
        Ok(Self {
            summary: CaseSummary {
                id: whole.id,
                number: whole.number,
                community_id: whole.community_id,
                cell_id: whole.cell_id,
                channel: whole.channel,
                state: whole.state,
                category: whole.category,
                urgency: whole.urgency,
                title: whole.title,
                submitted_at: whole.submitted_at,
                updated_at: whole.updated_at,
                due_at: whole.due_at,
                untaken: whole.untaken,
                pressed: whole.pressed,
            },
            version: whole.version,
            body: whole.body,
            address: whole.address,
            point: whole.point,
            photos: whole.photos,
            reporter: whole.reporter,
            anonymous: whole.anonymous,
            published: whole.published,
            need_id: whole.need_id,
            station: whole.station,
            first_responder: whole.first_responder,
            timeline: whole.timeline,
            rating: whole.rating,
            actions: whole.actions,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::cases::{Case, State};

    #[test]
    fn a_case_reads_back_what_it_writes() {
        let text = r#"{"id":"00000000-0000-0000-0000-000000000001","number":"261124-00000001",
            "community_id":"00000000-0000-0000-0000-000000000002","cell_id":"00000000-0000-0000-0000-000000000003",
            "channel":"mailbox","state":"in_progress","category":"noise","urgency":"normal","title":"电梯",
            "submitted_at":"2026-11-24T01:02:03Z","updated_at":"2026-11-24T01:02:03Z","due_at":"2026-11-25T01:02:03Z","untaken":true,"pressed":"urge",
            "version":2,"body":"夜里有异响","address":"3号楼","point":{"latitude":31.3,"longitude":120.6,"datum":"wgs84"},
            "photos":[],"reporter":{"name":"李"},"anonymous":false,"published":true,
            "need_id":"00000000-0000-0000-0000-000000000005",
            "station":{"id":"00000000-0000-0000-0000-000000000004","name":"驿站","phone":"0512-1"},
            "first_responder":{"role":"station_admin","work_name":"小王"},"timeline":[],
            "rating":{"contacted":true,"resolved":true,"satisfaction":5},"actions":["note"]}"#;
        let case: Case = serde_json::from_str(text).expect("a case");
        assert_eq!(case.summary.state, State::InProgress);
        let again = serde_json::to_value(&case).expect("JSON");
        let before: serde_json::Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(again, before);
    }

    #[test]
    fn a_word_that_is_none_is_refused() {
        assert!(serde_json::from_str::<State>("\"done\"").is_err());
        assert!(serde_json::from_str::<State>("7").is_err());
    }
}
