//! A letter or a visit while it is typed: kept on the device until the server has it.

use contract::{
    DateTime, Utc,
    cases::{Category, NameShown, Urgency},
    contacts::{Matter, NewEntry, Person, Way, plain_number},
    ids::{CellId, CommunityId},
    photos::Claim,
};
use kit::{drafts, json, pictures::Change, time};
use serde::{Deserialize, Serialize};

/// Under which name it is kept.
pub(super) const NAME: &str = "entry";

/// A letter or a visit as far as it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Typed {
    pub(super) visit: bool,
    /// The day, as in `2026-11-25`; today when it is empty.
    pub(super) day: String,
    pub(super) community: Option<CommunityId>,
    pub(super) cell: Option<CellId>,
    pub(super) phone: String,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) category: Option<Category>,
    #[serde(default)]
    pub(super) subcategory: String,
    pub(super) looked_for: String,
    pub(super) urgency: Urgency,
    pub(super) address: String,
    pub(super) answer: String,
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
            cell: None,
            phone: String::new(),
            name: String::new(),
            title: String::new(),
            body: String::new(),
            category: None,
            subcategory: String::new(),
            looked_for: String::new(),
            urgency: Urgency::Normal,
            address: String::new(),
            answer: String::new(),
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
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Some(NewEntry {
            way: if self.visit { Way::Visit } else { Way::Letter },
            received_at: self.received(),
            person: Person {
                name: said(&self.name),
                phone: said(&plain_number(&self.phone)),
            },
            matter: Matter {
                community_id: self.community.unwrap_or(community),
                cell_id: self.cell,
                title: self.title.trim().to_owned(),
                body: said(&self.body),
                category: self.category?,
                subcategory_id: self.subcategory.parse().ok(),
                urgency: self.urgency,
                address: said(&self.address),
                name_shown: NameShown::Staff,
                answer: said(&self.answer),
            },
            photos: self.claims.iter().map(|(_, claim)| claim.clone()).collect(),
        })
    }
}
