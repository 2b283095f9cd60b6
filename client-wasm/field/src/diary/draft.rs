//! One note as it is written on the way: every change is on the phone at once.

use contract::{
    DateTime, Language, Utc,
    cases::Category,
    diary::{DiaryNote, DiaryWords, NewDiaryNote, SENTENCES},
    ids::{CellId, CommunityId, DiaryNoteId},
    places::{Datum, Point},
    validation::{FieldError, check},
};
use kit::{browser, drafts, json, time};
use serde::{Deserialize, Serialize};

/// Names of drafts of notes begin with it.
pub(super) const PREFIX: &str = "note.";

/// One note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// What names it, on the phone and at the server.
    pub(super) id: DiaryNoteId,
    /// Where one walks.
    pub(super) community: CommunityId,
    /// When it was seen.
    #[serde(deserialize_with = "contract::time::read")]
    pub(super) seen_at: DateTime<Utc>,
    /// What was seen.
    pub(super) text: String,
    /// In which cell.
    #[serde(default)]
    pub(super) cell: Option<CellId>,
    /// Where, in words.
    pub(super) address: String,
    /// Where, as the phone measured: latitude and longitude.
    #[serde(default)]
    pub(super) point: Option<(f64, f64)>,
    /// How many people were met, as it stands in the field.
    pub(super) met: String,
    /// Who was met.
    pub(super) people: String,
    /// The names of its pictures in the phone's storage.
    pub(super) pictures: Vec<String>,
    /// What kind of case it becomes, if it does.
    #[serde(default)]
    pub(super) raise: Option<Category>,
    /// The note that it corrects.
    #[serde(default)]
    pub(super) corrects: Option<DiaryNoteId>,
    /// Whether the server has it already, and it is changed there.
    #[serde(default)]
    pub(super) there: bool,
    /// The version that is changed there; 0 for a new note.
    #[serde(default)]
    pub(super) version: u32,
}

impl Draft {
    /// An empty note.
    pub(super) fn new(community: CommunityId, cell: Option<CellId>) -> Option<Self> {
        Some(Self {
            id: browser::new_key().parse().ok()?,
            community,
            seen_at: time::now(),
            text: String::new(),
            cell,
            address: String::new(),
            point: None,
            met: String::new(),
            people: String::new(),
            pictures: Vec::new(),
            raise: None,
            corrects: None,
            there: false,
            version: 0,
        })
    }

    /// A note that corrects this one.
    pub(super) fn correcting(note: &DiaryNote) -> Option<Self> {
        let cell = note.words.as_ref().and_then(|words| words.cell_id);
        Some(Self {
            corrects: Some(note.id),
            ..Self::new(note.community_id, cell)?
        })
    }

    /// A note that the server has, to be changed.
    pub(super) fn of(note: &DiaryNote) -> Option<Self> {
        let words = note.words.clone()?;
        Some(Self {
            id: note.id,
            community: note.community_id,
            seen_at: note.seen_at,
            text: words.text,
            cell: words.cell_id,
            address: words.address.unwrap_or_default(),
            point: words.point.map(|point| (point.latitude, point.longitude)),
            met: words.met.to_string(),
            people: words.people.unwrap_or_default(),
            pictures: Vec::new(),
            raise: None,
            corrects: note.corrects_id,
            there: true,
            version: note.version,
        })
    }

    /// The note of this name.
    pub(super) fn recall(id: &str) -> Option<Self> {
        json::read(&drafts::recall(&format!("{PREFIX}{id}"))?)
    }

    /// Every note that was begun.
    pub(super) fn all() -> Vec<Self> {
        drafts::all(PREFIX).iter().filter_map(|text| json::read(text)).collect()
    }

    /// Keeps it on the phone.
    pub(super) fn keep(&self) {
        drafts::write(&format!("{PREFIX}{}", self.id), &json::write(self));
    }

    /// Forgets it.
    pub(super) fn forget(&self) {
        drafts::write(&format!("{PREFIX}{}", self.id), "");
    }

    /// Where it was on the map, as phones measure.
    pub(super) fn place(&self) -> Option<Point> {
        self.point.map(|(latitude, longitude)| Point {
            latitude,
            longitude,
            datum: Datum::Wgs84,
        })
    }

    fn words(&self) -> DiaryWords {
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        DiaryWords {
            text: self.text.trim().to_owned(),
            cell_id: self.cell,
            address: said(&self.address),
            point: self.place(),
            // What is no number is more people than there can be.
            met: said(&self.met).map_or(0, |met| met.parse().unwrap_or(u16::MAX)),
            people: said(&self.people),
        }
    }

    /// What is sent as a change, or everything that is wrong with it.
    pub(super) fn change(&self, language: Language) -> Result<DiaryWords, Vec<FieldError>> {
        let words = self.words();
        let faults = check(&words, language).err().unwrap_or_default();
        let faults: Vec<_> = faults.into_iter().map(|fault| explained(fault, language)).collect();
        if faults.is_empty() { Ok(words) } else { Err(faults) }
    }

    /// What is sent as a new note, or everything that is wrong with it.
    pub(super) fn note(&self, language: Language) -> Result<NewDiaryNote, Vec<FieldError>> {
        Ok(NewDiaryNote {
            id: self.id,
            community_id: self.community,
            seen_at: self.seen_at,
            corrects_id: self.corrects,
            words: self.change(language)?,
            raise: self.raise,
            photos: Vec::new(),
        })
    }
}

/// The fault with the sentence for it, if it is one of the diary.
fn explained(fault: FieldError, language: Language) -> FieldError {
    match SENTENCES.iter().find(|(code, ..)| *code == fault.code) {
        Some((_, chinese, english)) => FieldError {
            detail: language.pick(chinese, english).to_owned(),
            ..fault
        },
        None => fault,
    }
}
