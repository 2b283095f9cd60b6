//! A letter to the mailbox while it is being written, kept on the phone from the first word.

use contract::{
    Language,
    cases::{Category, NameShown},
    ids::{CaseId, CellId, CommunityId},
    mailbox::{Anonymous, NewMessage},
    places::Point,
    validation::{self, FieldError},
};
use kit::{
    drafts,
    i18n::{Text, resident, t},
};
use serde::{Deserialize, Serialize};

/// Under which name it is kept.
const NAME: &str = "letter";

/// A letter being written.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Letter {
    /// Names the act of sending it; the same for every attempt.
    pub(crate) key: String,
    /// The community it is for, if not the writer's own.
    pub(crate) community_id: Option<CommunityId>,
    /// The cell it is about.
    pub(crate) cell_id: Option<CellId>,
    /// What it is about.
    pub(crate) title: String,
    /// The matter.
    pub(crate) body: String,
    /// What kind of matter it is.
    pub(crate) category: Option<Category>,
    /// Where it is, in words.
    pub(crate) address: String,
    /// Where it is, on the map.
    pub(crate) point: Option<Point>,
    /// The case that it is part of.
    pub(crate) joins: Option<CaseId>,
    /// The names of its pictures in the phone's storage.
    pub(crate) pictures: Vec<String>,
    /// Who may see the writer's name.
    pub(crate) name_shown: NameShown,
    /// Whether it is sent without credentials.
    pub(crate) anonymous: bool,
    /// The tracking code that it was last sent with, if it was anonymous then.
    pub(crate) secret: Option<String>,
}

impl Letter {
    /// An empty letter.
    pub(crate) fn blank() -> Self {
        Self {
            key: kit::browser::new_key(),
            ..Self::default()
        }
    }

    /// The letter that was being written, or an empty one.
    pub(crate) fn recall() -> Self {
        drafts::recall(NAME)
            .and_then(|text| kit::json::read(&text))
            .unwrap_or_else(Self::blank)
    }

    /// Keeps it on the phone.
    pub(crate) fn keep(&self) {
        let text = if self.is_blank() {
            String::new()
        } else {
            kit::json::write(self)
        };
        drafts::write(NAME, &text);
    }

    /// Forgets the letter that was being written.
    pub(crate) fn forget() {
        drafts::write(NAME, "");
    }

    /// Whether nothing would be lost without it.
    pub(crate) fn is_blank(&self) -> bool {
        self.title.is_empty() && self.body.is_empty() && self.address.is_empty() && self.pictures.is_empty()
    }

    /// The message, checked by the server's own rules; its pictures are attached when they are uploaded.
    ///
    /// # Errors
    /// What is wrong with which field.
    pub(crate) fn message(
        &self,
        mine: Option<CommunityId>,
        anonymous: Option<Anonymous>,
        language: Language,
    ) -> Result<NewMessage, Vec<FieldError>> {
        let mut faults = Vec::new();
        let community_id = self.community_id.or(mine);
        if community_id.is_none() {
            faults.push(fault("/community_id", resident::WRITE_NO_COMMUNITY));
        }
        if self.category.is_none() {
            faults.push(fault("/category", resident::WRITE_NO_CATEGORY));
        }
        let address = self.address.trim();
        let message = NewMessage {
            // The stand-ins are never sent: their absence is a fault already.
            community_id: community_id.unwrap_or_else(|| CommunityId::from(uuid::Uuid::nil())),
            category: self.category.unwrap_or(Category::Other),
            cell_id: self.cell_id,
            title: self.title.trim().to_owned(),
            body: self.body.trim().to_owned(),
            address: (!address.is_empty()).then(|| address.to_owned()),
            point: self.point,
            photos: Vec::new(),
            name_shown: if anonymous.is_some() {
                NameShown::Nobody
            } else {
                self.name_shown
            },
            anonymous,
            joins: self.joins,
        };
        if let Err(found) = validation::check(&message, language) {
            faults.extend(found);
        }
        if faults.is_empty() { Ok(message) } else { Err(faults) }
    }
}

fn fault(pointer: &str, text: Text) -> FieldError {
    FieldError {
        pointer: pointer.to_owned(),
        code: "missing_field".to_owned(),
        detail: t(text).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, CommunityId, Language, Letter};

    #[test]
    fn what_is_missing_is_named_before_anything_is_sent() {
        let letter = Letter {
            title: " 梯 ".to_owned(),
            ..Letter::default()
        };
        let faults = letter.message(None, None, Language::Chinese).expect_err("nearly empty");
        let pointers: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/community_id", "/category", "/body", "/title"]);
    }

    #[test]
    fn slack_around_words_is_not_sent() {
        let letter = Letter {
            title: " 电梯 ".to_owned(),
            body: "夜里有异响。\n".to_owned(),
            address: "  ".to_owned(),
            category: Some(Category::Noise),
            ..Letter::default()
        };
        let mine = CommunityId::from(uuid::Uuid::nil());
        let message = letter.message(Some(mine), None, Language::Chinese).expect("complete");
        assert_eq!((message.title.as_str(), message.body.as_str()), ("电梯", "夜里有异响。"));
        assert_eq!(message.address, None);
    }
}
