//! One form as it is filled in at a door: every change is on the phone at once.

use contract::{
    DateTime, Language, Utc,
    cases::Category,
    ids::{CellId, CommunityId, ResponseId, SurveyId},
    surveys::{
        DoorOutcome, NewResponse, Question, QuestionKind, RaisedAnswer, Survey, SurveyAnswer, SurveyContent, explained,
        faults_of, shown, strip,
    },
    validation::{FieldError, check},
};
use kit::{browser, drafts, json, time};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::correcting::Corrects;

/// Names of drafts of forms begin with it.
pub(super) const PREFIX: &str = "form.";

/// What is typed as the answer to one question.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Typed {
    /// Words, a number or a day, as they stand in the field.
    #[serde(default)]
    pub(super) text: String,
    /// The options, or the step, that are chosen.
    #[serde(default)]
    pub(super) chosen: Vec<u16>,
    /// What kind of case the words become, if they do.
    #[serde(default)]
    pub(super) raised: Option<Category>,
}

/// One form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Form {
    /// What names it, on the phone and at the server.
    pub(super) id: ResponseId,
    /// The survey.
    pub(super) survey: SurveyId,
    /// Its version, with what that asks: the phone may hear of another one meanwhile.
    pub(super) version: u16,
    /// What is asked.
    pub(super) content: SurveyContent,
    /// When the door opened.
    #[serde(deserialize_with = "contract::time::read")]
    pub(super) begun_at: DateTime<Utc>,
    /// Where the door is.
    pub(super) community: CommunityId,
    /// In which cell.
    #[serde(default)]
    pub(super) cell: Option<CellId>,
    /// Which door.
    pub(super) building: String,
    /// What came of knocking.
    #[serde(default)]
    pub(super) outcome: Option<DoorOutcome>,
    /// Whether the person consented.
    pub(super) consent: bool,
    /// The person's name.
    pub(super) name: String,
    /// The person's telephone number.
    pub(super) phone: String,
    /// The answers, each at the place of its question.
    pub(super) answers: Vec<Typed>,
    /// What else was said.
    pub(super) remark: String,
    /// What kind of case the remark becomes, if it does.
    #[serde(default)]
    pub(super) remark_raised: Option<Category>,
    /// What it corrects, if it was sent before.
    #[serde(default)]
    pub(super) corrects: Option<Corrects>,
}

impl Form {
    /// An empty form for the next door, near the last one.
    pub(super) fn new(survey: &Survey, community: CommunityId, cell: Option<CellId>) -> Option<Self> {
        let content = survey.content.clone()?;
        Some(Self {
            id: browser::new_key().parse().ok()?,
            survey: survey.id,
            version: survey.version,
            begun_at: time::now(),
            community,
            cell,
            building: String::new(),
            outcome: None,
            consent: false,
            name: String::new(),
            phone: String::new(),
            answers: vec![Typed::default(); content.questions.len()],
            remark: String::new(),
            remark_raised: None,
            corrects: None,
            content,
        })
    }

    /// The form for the next door after this one.
    pub(super) fn next(&self) -> Option<Self> {
        Some(Self {
            id: browser::new_key().parse().ok()?,
            begun_at: time::now(),
            building: String::new(),
            outcome: None,
            consent: false,
            name: String::new(),
            phone: String::new(),
            answers: vec![Typed::default(); self.content.questions.len()],
            remark: String::new(),
            remark_raised: None,
            ..self.clone()
        })
    }

    /// Under which name a form is kept.
    fn draft(id: &str) -> String {
        format!("{PREFIX}{id}")
    }

    /// The form of this name.
    pub(super) fn recall(id: &str) -> Option<Self> {
        json::read(&drafts::recall(&Self::draft(id))?)
    }

    /// Every form that was begun, oldest first.
    pub(super) fn all() -> Vec<Self> {
        let mut forms: Vec<Self> = Vec::new();
        for form in drafts::all(PREFIX).iter().filter_map(|text| json::read::<Self>(text)) {
            // Put in order one by one: a few forms are not worth the download of a sort.
            let place = forms.partition_point(|other| other.begun_at <= form.begun_at);
            forms.insert(place, form);
        }
        forms
    }

    /// Keeps it on the phone.
    pub(super) fn keep(&self) {
        drafts::write(&Self::draft(&self.id.to_string()), &json::write(self));
    }

    /// Forgets it: it is in the outbox, or was thrown away.
    pub(super) fn forget(&self) {
        drafts::write(&Self::draft(&self.id.to_string()), "");
    }

    /// Whether nothing was written into it yet.
    pub(super) fn is_blank(&self) -> bool {
        match &self.corrects {
            Some(corrects) => corrects.reason.is_empty(),
            None => self.outcome.is_none() && self.building.is_empty() && !self.consent,
        }
    }

    /// What it is called in lists: the door, or what came of knocking.
    pub(super) fn label(&self, unnamed: &str) -> String {
        let door = self.building.trim();
        if door.is_empty() {
            unnamed.to_owned()
        } else {
            door.to_owned()
        }
    }

    /// The answers as they are now, and which questions are shown.
    pub(super) fn answers(&self) -> (Vec<SurveyAnswer>, Vec<bool>) {
        let questions = &self.content.questions;
        let mut answers: Vec<SurveyAnswer> = questions.iter().zip(&self.answers).map(read).collect();
        strip(questions, &mut answers);
        let shown = shown(questions, &answers);
        (answers, shown)
    }

    /// Where it goes and what is sent, or everything that is wrong with it.
    pub(super) fn ready(&self, language: Language) -> Result<(String, String), Vec<FieldError>> {
        if let Some(corrects) = &self.corrects {
            return corrects.ready(self, language);
        }
        let response = self.response(language)?;
        Ok((format!("/surveys/{}/responses", self.survey), json::write(&response)))
    }

    fn response(&self, language: Language) -> Result<NewResponse, Vec<FieldError>> {
        let outcome = self.outcome.unwrap_or(DoorOutcome::Answered);
        let mut response = NewResponse {
            id: self.id,
            version: self.version,
            community_id: self.community,
            cell_id: self.cell,
            outcome,
            filled_at: self.begun_at,
            consent: false,
            building: None,
            name: None,
            phone: None,
            answers: Vec::new(),
            remark: None,
            raised: Vec::new(),
        };
        if outcome == DoorOutcome::Answered {
            self.fill(&mut response);
        }
        let faults = faults_of(&self.content.questions, &response, language);
        sound(response, faults, language)
    }

    fn fill(&self, response: &mut NewResponse) {
        let (answers, _) = self.answers();
        response.consent = self.consent;
        response.building = said(&self.building);
        response.name = said(&self.name);
        response.phone = said(&self.phone);
        response.remark = said(&self.remark);
        let given = (0_u16..).zip(self.answers.iter().zip(&answers));
        let raised = given.filter(|(_, (_, answer))| !answer.is_none());
        response.raised = raised
            .filter_map(|(at, (typed, _))| Some(raised_as(Some(at), typed.raised?)))
            .collect();
        if response.remark.is_some() {
            response
                .raised
                .extend(self.remark_raised.map(|category| raised_as(None, category)));
        }
        response.answers = answers;
    }
}

/// It as it is, if nothing is wrong with it.
pub(super) fn sound<T: Validate>(what: T, mut faults: Vec<FieldError>, language: Language) -> Result<T, Vec<FieldError>> {
    if let Err(found) = check(&what, language) {
        faults.extend(found.into_iter().map(|fault| explained(fault, language)));
    }
    if faults.is_empty() { Ok(what) } else { Err(faults) }
}

const fn raised_as(question: Option<u16>, category: Category) -> RaisedAnswer {
    RaisedAnswer { question, category }
}

pub(super) fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What was typed, as an answer; a number that is none is one out of every range.
fn read((question, typed): (&Question, &Typed)) -> SurveyAnswer {
    let none = SurveyAnswer::default();
    match question.kind {
        QuestionKind::Text | QuestionKind::Date => SurveyAnswer {
            text: said(&typed.text),
            ..none
        },
        QuestionKind::Number => SurveyAnswer {
            number: said(&typed.text).map(|text| text.parse().unwrap_or(i32::MAX)),
            ..none
        },
        QuestionKind::Scale => SurveyAnswer {
            number: typed.chosen.first().map(|step| i32::from(*step)),
            ..none
        },
        QuestionKind::Choice | QuestionKind::Several => SurveyAnswer {
            chosen: typed.chosen.clone(),
            ..none
        },
    }
}
