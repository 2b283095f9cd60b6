//! What was typed and chosen of a request, as it stands in the form and as it is sent.

use contract::{
    cases::{Case, Urgency},
    ids::{CaseId, CellId, CommunityId},
    teams::{Gender, NewService, ServiceKind, Skill, Speech, Training},
};
use kit::visit::{Asking, Asks};
use serde::{Deserialize, Serialize};

/// What was typed and chosen, as it stands in the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Typed {
    pub(crate) case: Option<CaseId>,
    pub(crate) community: CommunityId,
    pub(crate) cell: Option<CellId>,
    pub(crate) asking: Asking,
    pub(crate) urgency: Urgency,
    /// In how many weeks in a row.
    pub(crate) weeks: u8,
    pub(crate) safeguard: bool,
    /// The least level of the volunteers.
    #[serde(default)]
    pub(crate) least_level: u8,
    #[serde(default)]
    pub(crate) by_person: bool,
    pub(crate) volunteers: u8,
    pub(crate) skills: Vec<Skill>,
    pub(crate) trainings: Vec<Training>,
    pub(crate) speech: Vec<Speech>,
    pub(crate) gender: String,
}

impl Asks for Typed {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn asking_mut(&mut self) -> &mut Asking {
        &mut self.asking
    }

    /// Fills in what this kind usually takes.
    fn choose(&mut self, kind: ServiceKind) {
        let usual = kind.usual();
        self.asking.kind = Some(kind);
        self.volunteers = usual.volunteers;
        self.skills = usual.skills.to_vec();
        self.safeguard |= usual.safeguard;
    }
}

impl Typed {
    /// A form in which nothing was typed yet.
    pub(crate) fn of(community: CommunityId) -> Self {
        Self {
            case: None,
            community,
            cell: None,
            asking: Asking::default(),
            urgency: Urgency::Normal,
            weeks: 1,
            safeguard: false,
            least_level: 1,
            by_person: false,
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
            asking: Asking {
                name: said.unwrap_or_default(),
                home: case.address.clone().unwrap_or_default(),
                ..Asking::default()
            },
            ..Self::of(case.summary.community_id)
        }
    }

    /// It as it is sent; nothing where no kind was chosen.
    pub(crate) fn request(&self) -> Option<NewService> {
        Some(NewService {
            cell_id: self.cell,
            case_id: self.case,
            urgency: self.urgency,
            weeks: self.weeks,
            volunteers: self.volunteers,
            skills: self.skills.clone(),
            trainings: self.trainings.clone(),
            speech: self.speech.clone(),
            gender: Gender::from_word(&self.gender),
            safeguard: self.safeguard,
            least_level: self.least_level.max(1),
            by_person: self.by_person,
            ..self.asking.request(self.community)?
        })
    }
}
