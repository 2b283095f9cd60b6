//! What was typed and chosen of a request, as it stands in the form and as it is sent.

use contract::{
    cases::{Case, Urgency},
    ids::{CaseId, CellId, CommunityId},
    liaison::{Daypart, Neighbour},
    teams::{Gender, NewService, ServiceKind, Skill, Speech, Training},
    validation::FieldError,
};
use kit::{http::Failure, i18n::language, visit::day_in};
use serde::{Deserialize, Serialize};

/// Characters below which nobody can tell what is needed.
const LEAST: usize = 5;

const fn once() -> u8 {
    1
}

/// What was typed and chosen, as it stands in the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Typed {
    pub(crate) case: Option<CaseId>,
    pub(crate) community: CommunityId,
    pub(crate) cell: Option<CellId>,
    pub(crate) kind: Option<ServiceKind>,
    pub(crate) need: String,
    pub(crate) urgency: Urgency,
    pub(crate) day: String,
    pub(crate) part: Daypart,
    /// In how many weeks in a row.
    #[serde(default = "once")]
    pub(crate) weeks: u8,
    pub(crate) name: String,
    pub(crate) phone: String,
    pub(crate) home: String,
    pub(crate) safeguard: bool,
    pub(crate) volunteers: u8,
    pub(crate) skills: Vec<Skill>,
    pub(crate) trainings: Vec<Training>,
    pub(crate) speech: Vec<Speech>,
    pub(crate) gender: String,
}

impl Typed {
    /// A form in which nothing was typed yet.
    pub(crate) fn of(community: CommunityId) -> Self {
        Self {
            case: None,
            community,
            cell: None,
            kind: None,
            need: String::new(),
            urgency: Urgency::Normal,
            day: day_in(1),
            part: Daypart::Morning,
            weeks: once(),
            name: String::new(),
            phone: String::new(),
            home: String::new(),
            safeguard: false,
            volunteers: 1,
            skills: Vec::new(),
            trainings: Vec::new(),
            speech: vec![Speech::Mandarin],
            gender: String::new(),
        }
    }

    /// A form that says what a case already says.
    pub(crate) fn from_case(case: &Case) -> Self {
        let said = case.reporter.as_ref().map(|reporter| reporter.name.clone());
        Self {
            case: Some(case.summary.id),
            cell: case.summary.cell_id,
            urgency: case.summary.urgency,
            name: said.unwrap_or_default(),
            home: case.address.clone().unwrap_or_default(),
            ..Self::of(case.summary.community_id)
        }
    }

    /// Fills in what this kind usually takes.
    pub(crate) fn choose(&mut self, kind: Option<ServiceKind>) {
        let Some(kind) = kind else { return };
        let usual = kind.usual();
        self.kind = Some(kind);
        self.volunteers = usual.volunteers;
        self.skills = usual.skills.to_vec();
        self.safeguard |= usual.safeguard;
    }

    /// It as it is sent; nothing where no kind was chosen.
    pub(crate) fn request(&self) -> Option<NewService> {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Some(NewService {
            community_id: self.community,
            cell_id: self.cell,
            case_id: self.case,
            kind: self.kind?,
            need: self.need.trim().to_owned(),
            urgency: self.urgency,
            day: self.day.clone(),
            part: self.part,
            weeks: self.weeks,
            volunteers: self.volunteers,
            skills: self.skills.clone(),
            trainings: self.trainings.clone(),
            speech: self.speech.clone(),
            gender: Gender::from_word(&self.gender),
            safeguard: self.safeguard,
            organisation_id: None,
            consent: None,
            person: Neighbour {
                name: self.name.trim().to_owned(),
                phone: filled(&self.phone),
                home: filled(&self.home),
            },
        })
    }

    /// What was left out, if anything was.
    pub(crate) fn left_out(&self) -> Option<Failure> {
        let empty = |text: &str| text.trim().is_empty();
        let faults: Vec<_> = [
            ("/kind", self.kind.is_none()),
            ("/need", self.need.trim().chars().count() < LEAST),
            ("/person/name", empty(&self.name)),
            ("/person/phone", empty(&self.phone)),
            ("/person/home", empty(&self.home)),
        ]
        .into_iter()
        .filter(|(_, is_left_out)| *is_left_out)
        .map(|(pointer, _)| FieldError::new(pointer, "missing_field", language()))
        .collect();
        (!faults.is_empty()).then(|| Failure::invalid(faults))
    }
}
