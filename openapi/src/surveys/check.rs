//! What answers must be: pure, and the same on the phone and at the server.

use super::{ANSWER, DoorOutcome, LARGEST, NewResponse, Question, QuestionKind, SurveyAnswer, SurveyCorrection, explained};
use crate::{Language, time, validation::FieldError};

/// Which questions are shown, given these answers. What a hidden question was answered counts for nothing.
pub fn shown(questions: &[Question], answers: &[SurveyAnswer]) -> Vec<bool> {
    let mut shown: Vec<bool> = Vec::with_capacity(questions.len());
    for question in questions {
        let is = question.shown_if.as_ref().is_none_or(|condition| {
            let at = usize::from(condition.question);
            let given = answers.get(at).filter(|_| shown.get(at).is_some_and(|shown| *shown));
            given.is_some_and(|given| condition.among.iter().any(|value| has(given, *value)))
        });
        shown.push(is);
    }
    shown
}

fn has(answer: &SurveyAnswer, value: i32) -> bool {
    answer.number == Some(value) || answer.chosen.iter().any(|chosen| i32::from(*chosen) == value)
}

/// Takes away what was answered to questions that are not shown, and gives every question its place.
pub fn strip(questions: &[Question], answers: &mut Vec<SurveyAnswer>) {
    answers.resize(questions.len(), SurveyAnswer::default());
    let shown = shown(questions, answers);
    for (answer, is_shown) in answers.iter_mut().zip(shown) {
        if !is_shown {
            *answer = SurveyAnswer::default();
        }
    }
}

/// What is wrong with answers: the place of the question, and a word for the fault.
pub fn wrong(questions: &[Question], answers: &[SurveyAnswer]) -> Vec<(usize, &'static str)> {
    let shown = shown(questions, answers);
    let none = SurveyAnswer::default();
    let mut faults = Vec::new();
    for (at, question) in questions.iter().enumerate() {
        let answer = answers.get(at).unwrap_or(&none);
        let fault = match (answer.is_none(), shown[at]) {
            (true, true) => question.required.then_some("answer_missing"),
            (true, false) => None,
            (false, false) => Some("answer_hidden"),
            (false, true) => fault(question, answer),
        };
        faults.extend(fault.map(|fault| (at, fault)));
    }
    if answers.len() > questions.len() {
        faults.push((questions.len(), "answer_unasked"));
    }
    faults
}

fn fault(question: &Question, answer: &SurveyAnswer) -> Option<&'static str> {
    match (question.kind, answer) {
        (
            QuestionKind::Text,
            SurveyAnswer {
                text: Some(text),
                number: None,
                chosen,
            },
        ) if chosen.is_empty() => (!says(text)).then_some("survey_text_length"),
        (
            QuestionKind::Date,
            SurveyAnswer {
                text: Some(text),
                number: None,
                chosen,
            },
        ) if chosen.is_empty() => time::day(text).is_none().then_some("date_form"),
        (
            QuestionKind::Number,
            SurveyAnswer {
                text: None,
                number: Some(number),
                chosen,
            },
        ) if chosen.is_empty() => {
            let (least, most) = (question.least.unwrap_or(-LARGEST), question.most.unwrap_or(LARGEST));
            (!(least..=most).contains(number)).then_some("number_range")
        }
        (
            QuestionKind::Scale,
            SurveyAnswer {
                text: None,
                number: Some(number),
                chosen,
            },
        ) if chosen.is_empty() => (!(1..=question.most.unwrap_or_default()).contains(number)).then_some("number_range"),
        (
            QuestionKind::Choice,
            SurveyAnswer {
                text: None,
                number: None,
                chosen,
            },
        ) => (chosen.len() != 1 || !are_options(question, chosen)).then_some("choice_one"),
        (
            QuestionKind::Several,
            SurveyAnswer {
                text: None,
                number: None,
                chosen,
            },
        ) => several(question, chosen),
        _ => Some("answer_kind"),
    }
}

fn says(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= ANSWER
}

/// Whether these are options, none of them twice and in their order.
fn are_options(question: &Question, chosen: &[u16]) -> bool {
    chosen.iter().all(|one| usize::from(*one) < question.options.len()) && chosen.windows(2).all(|two| two[0] < two[1])
}

fn several(question: &Question, chosen: &[u16]) -> Option<&'static str> {
    let count = i32::try_from(chosen.len()).unwrap_or(i32::MAX);
    let (least, most) = (question.least.unwrap_or(1), question.most.unwrap_or(i32::MAX));
    if !are_options(question, chosen) {
        return Some("choice_unknown");
    }
    (!(least..=most).contains(&count)).then_some("choice_count")
}

/// Everything that is wrong with what was said at a door, given what was asked there.
pub fn faults_of(questions: &[Question], response: &NewResponse, language: Language) -> Vec<FieldError> {
    let fault = |pointer: String, code| explained(FieldError::new(pointer, code, language), language);
    if response.outcome != DoorOutcome::Answered {
        let more = [
            (response.consent, "/consent"),
            (response.building.is_some(), "/building"),
            (response.name.is_some(), "/name"),
            (response.phone.is_some(), "/phone"),
            (!response.answers.is_empty(), "/answers"),
            (response.remark.is_some(), "/remark"),
            (!response.raised.is_empty(), "/raised"),
        ];
        let more = more.into_iter().filter(|(there, _)| *there);
        return more
            .map(|(_, pointer)| fault(pointer.to_owned(), "without_consent"))
            .collect();
    }
    if !response.consent {
        return vec![fault("/consent".to_owned(), "consent_first")];
    }
    let wrong = wrong(questions, &response.answers);
    let mut faults: Vec<_> = wrong
        .into_iter()
        .map(|(at, code)| fault(format!("/answers/{at}"), code))
        .collect();
    if response.remark.as_ref().is_some_and(|remark| !says(remark)) {
        faults.push(fault("/remark".to_owned(), "survey_text_length"));
    }
    faults.extend(unraisable(questions, response).map(|at| fault(format!("/raised/{at}"), "raised_words")));
    faults
}

/// Everything that is wrong with a correction, given what was asked and which answers (`None`: the remark) became cases.
pub fn faults_of_correction(
    questions: &[Question],
    correction: &SurveyCorrection,
    cases: &[Option<u16>],
    language: Language,
) -> Vec<FieldError> {
    let fault = |pointer: String, code| explained(FieldError::new(pointer, code, language), language);
    let place = |at: usize| format!("/answers/{at}");
    let wrong = wrong(questions, &correction.answers).into_iter();
    let mut faults: Vec<_> = wrong.map(|(at, code)| fault(place(at), code)).collect();
    if correction.remark.as_ref().is_some_and(|remark| !says(remark)) {
        faults.push(fault("/remark".to_owned(), "survey_text_length"));
    }
    // What a case was made of stays, in whatever words.
    faults.extend(cases.iter().filter_map(|question| {
        let (pointer, said) = match question.map(usize::from) {
            None => ("/remark".to_owned(), correction.remark.is_some()),
            Some(at) => (place(at), correction.answers.get(at).is_some_and(|answer| !answer.is_none())),
        };
        (!said).then(|| fault(pointer, "answer_is_case"))
    }));
    faults
}

/// Which of what is to become a case was not answered, or is named twice.
fn unraisable<'a>(questions: &'a [Question], response: &'a NewResponse) -> impl Iterator<Item = usize> + 'a {
    let is_said = |question: Option<u16>| match question.map(usize::from) {
        None => response.remark.is_some(),
        Some(at) => at < questions.len() && response.answers.get(at).is_some_and(|answer| !answer.is_none()),
    };
    let raised = &response.raised;
    (0..raised.len()).filter(move |at| {
        let question = raised[*at].question;
        !is_said(question) || raised[..*at].iter().any(|other| other.question == question)
    })
}
