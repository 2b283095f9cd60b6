//! A form that corrects what was sent, or takes all of it back: where consent is withdrawn, nothing may stay.

use contract::{
    Language,
    ids::ResponseId,
    surveys::{
        Question, QuestionKind, SentForm, SurveyAnswer, SurveyCorrection, SurveyPlace, SurveyWithdrawal, faults_of_correction,
    },
    validation::FieldError,
};
use kit::{browser, json, time};
use serde::{Deserialize, Serialize};

use super::form::{Form, Typed, said, sound};

/// What a form corrects. Without consent it takes back everything.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Corrects {
    /// What was sent.
    id: ResponseId,
    /// The edition that is corrected.
    edition: u32,
    /// Which answers became cases; nothing stands for the remark.
    cases: Vec<Option<u16>>,
    /// Why.
    pub(super) reason: String,
}

impl Corrects {
    /// Where it goes and what is sent, or everything that is wrong with it.
    pub(super) fn ready(&self, form: &Form, language: Language) -> Result<(String, String), Vec<FieldError>> {
        let path = format!("/survey-responses/{}", self.id);
        if !form.consent {
            return Ok((format!("{path}/withdrawal"), json::write(&SurveyWithdrawal {})));
        }
        let correction = SurveyCorrection {
            edition: self.edition,
            reason: self.reason.trim().to_owned(),
            answers: form.answers().0,
            remark: said(&form.remark),
            place: Some(SurveyPlace {
                cell_id: form.cell,
                building: said(&form.building),
            }),
        };
        let faults = faults_of_correction(&form.content.questions, &correction, &self.cases, language);
        let correction = sound(correction, faults, language)?;
        Ok((format!("{path}/corrections"), json::write(&correction)))
    }
}

impl Form {
    /// A form that takes back what was sent: of what was said there, the phone keeps nothing.
    pub(super) fn withdrawing(sent: &SentForm) -> Option<Self> {
        Some(Self {
            consent: false,
            answers: Vec::new(),
            remark: String::new(),
            ..Self::correcting(sent)?
        })
    }

    /// A form that corrects what was sent, with what that says now.
    pub(super) fn correcting(sent: &SentForm) -> Option<Self> {
        let none = SurveyAnswer::default();
        let questions = sent.content.questions.iter().enumerate();
        Some(Self {
            id: browser::new_key().parse().ok()?,
            survey: sent.survey_id,
            version: sent.version,
            begun_at: time::now(),
            community: sent.community_id,
            cell: sent.cell_id,
            building: sent.building.clone().unwrap_or_default(),
            outcome: Some(sent.outcome),
            consent: true,
            name: String::new(),
            phone: String::new(),
            answers: questions
                .map(|(place, question)| typed(question, sent.answers.get(place).unwrap_or(&none)))
                .collect(),
            remark: sent.remark.clone().unwrap_or_default(),
            remark_raised: None,
            corrects: Some(Corrects {
                id: sent.id,
                edition: sent.edition,
                cases: sent.cases.iter().map(|case| case.question).collect(),
                reason: String::new(),
            }),
            content: sent.content.clone(),
        })
    }
}

/// An answer, as it would have been typed.
fn typed(question: &Question, answer: &SurveyAnswer) -> Typed {
    let number = answer.number;
    let step = number.filter(|_| question.kind == QuestionKind::Scale);
    let step = step.and_then(|step| u16::try_from(step).ok());
    let words = number
        .filter(|_| question.kind == QuestionKind::Number)
        .map(|number| number.to_string());
    Typed {
        text: answer.text.clone().or(words).unwrap_or_default(),
        chosen: step.map_or_else(|| answer.chosen.clone(), |step| vec![step]),
        raised: None,
    }
}
