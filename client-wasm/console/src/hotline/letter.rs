//! A letter or a visit while it is typed: kept on the device until the server has it.

use contract::{
    DateTime, Utc,
    cases::NameShown,
    contacts::{NewEntry, Way},
    ids::CommunityId,
    photos::Claim,
};
use kit::{drafts, json, pictures::Change, time};
use serde::{Deserialize, Serialize};

use super::told::Told;

/// Under which name it is kept.
pub(super) const NAME: &str = "entry";

/// A letter or a visit as far as it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Typed {
    pub(super) visit: bool,
    /// The day, as in `2026-11-25`; today when it is empty.
    pub(super) day: String,
    pub(super) community: Option<CommunityId>,
    pub(super) said: Told,
    /// The pictures of the letter, by their names on this device.
    #[serde(default)]
    pub(super) pictures: Vec<String>,
    /// What the server said of each picture that it has; kept, so that sending again sends the same.
    #[serde(default)]
    pub(super) claims: Vec<(String, Claim)>,
    /// What was sent, once it was: sending again sends the same, with the same moment.
    #[serde(default)]
    pub(super) sent: Option<NewEntry>,
}

impl Typed {
    pub(super) fn new() -> Self {
        Self {
            visit: false,
            day: String::new(),
            community: None,
            said: Told::nothing(),
            pictures: Vec::new(),
            claims: Vec::new(),
            sent: None,
        }
    }

    pub(super) fn recall() -> Self {
        drafts::recall(NAME)
            .and_then(|text| json::read(&text))
            .unwrap_or_else(Self::new)
    }

    /// When it came: at noon of a day that is past, now if it is today.
    pub(super) fn received(&self) -> DateTime<Utc> {
        #[derive(Deserialize)]
        struct Noon {
            #[serde(deserialize_with = "contract::time::read")]
            at: DateTime<Utc>,
        }
        let now = time::now();
        let noon = json::read::<Noon>(&format!("{{\"at\":\"{}T04:00:00Z\"}}", self.day));
        noon.map_or(now, |noon| noon.at.min(now))
    }

    pub(super) fn change_pictures(&mut self, change: Change) {
        change.apply(&mut self.pictures);
        self.claims.retain(|(name, _)| self.pictures.contains(name));
    }

    pub(super) fn entry(&self, community: CommunityId) -> Option<NewEntry> {
        let community = self.community.unwrap_or(community);
        Some(NewEntry {
            way: if self.visit { Way::Visit } else { Way::Letter },
            received_at: self.received(),
            person: self.said.person(),
            matter: self.said.matter(community, NameShown::Staff)?,
            photos: self.claims.iter().map(|(_, claim)| claim.clone()).collect(),
        })
    }
}
