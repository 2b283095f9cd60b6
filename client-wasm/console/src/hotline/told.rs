//! What somebody says, as it is typed: on the telephone, in a letter or at the window.

use contract::{
    cases::{Category, NameShown, Urgency},
    contacts::{Matter, Person, plain_number},
    ids::{CellId, CommunityId},
};
use serde::{Deserialize, Serialize};

/// Who it is and what it is about, as far as it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) cell: Option<CellId>,
    pub(super) phone: String,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) category: Option<Category>,
    pub(super) subcategory: String,
    pub(super) looked_for: String,
    pub(super) urgency: Urgency,
    pub(super) address: String,
    pub(super) answer: String,
}

fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

impl Told {
    /// Nothing yet.
    pub(super) const fn nothing() -> Self {
        Self {
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
        }
    }

    /// The number, as far as it is one.
    pub(super) fn number(&self) -> String {
        plain_number(self.phone.trim())
    }

    pub(super) fn person(&self) -> Person {
        Person {
            name: said(&self.name),
            phone: said(&self.number()),
        }
    }

    /// The matter, once it has a category.
    pub(super) fn matter(&self, community: CommunityId, name_shown: NameShown) -> Option<Matter> {
        Some(Matter {
            community_id: community,
            cell_id: self.cell,
            title: self.title.trim().to_owned(),
            body: said(&self.body),
            category: self.category?,
            subcategory_id: self.subcategory.parse().ok(),
            urgency: self.urgency,
            address: said(&self.address),
            name_shown,
            answer: said(&self.answer),
        })
    }
}
