//! What a survey must be before anybody is asked.

use super::{LARGEST, OPTIONS, QUESTIONS, Question, QuestionKind, SurveyContent, explained};
use crate::{Language, letters::says as fits, validation::FieldError};

/// Everything that is wrong with what a survey asks; pointers begin with `at`.
pub fn faults_of_template(content: &SurveyContent, at: &str, language: Language) -> Vec<FieldError> {
    let questions = &content.questions;
    let fault = |pointer: String, code| explained(FieldError::new(pointer, code, language), language);
    if questions.is_empty() || questions.len() > QUESTIONS {
        return vec![fault(format!("{at}/questions"), "questions_count")];
    }
    let mut faults = Vec::new();
    for (place, question) in questions.iter().enumerate() {
        let of_question = [
            ("title", (!fits(&question.title, 200)).then_some("question_length")),
            ("options", options(question)),
            ("least", range(question)),
            ("low", label(question)),
            ("shown_if", condition(&questions[..place], question)),
        ];
        for (field, code) in of_question {
            faults.extend(code.map(|code| fault(format!("{at}/questions/{place}/{field}"), code)));
        }
    }
    faults
}

const fn chooses(kind: QuestionKind) -> bool {
    matches!(kind, QuestionKind::Choice | QuestionKind::Several)
}

fn options(question: &Question) -> Option<&'static str> {
    let options = &question.options;
    if !chooses(question.kind) {
        return (!options.is_empty()).then_some("options_none");
    }
    if !(2..=OPTIONS).contains(&options.len()) {
        return Some("options_count");
    }
    let twice = |at: usize| options[..at].contains(&options[at]);
    (0..options.len())
        .any(|at| !fits(&options[at], 60) || twice(at))
        .then_some("option_length")
}

fn range(question: &Question) -> Option<&'static str> {
    let count = i32::try_from(question.options.len()).unwrap_or(i32::MAX);
    let (least, most) = (question.least, question.most);
    let sound = match question.kind {
        QuestionKind::Number => {
            let (least, most) = (least.unwrap_or(-LARGEST), most.unwrap_or(LARGEST));
            -LARGEST <= least && least <= most && most <= LARGEST
        }
        QuestionKind::Several => {
            let (least, most) = (least.unwrap_or(1), most.unwrap_or(count));
            1 <= least && least <= most && most <= count
        }
        QuestionKind::Scale => least.is_none() && most.is_some_and(|most| (2..=10).contains(&most)),
        QuestionKind::Text | QuestionKind::Choice | QuestionKind::Date => least.is_none() && most.is_none(),
    };
    (!sound).then_some("question_range")
}

fn label(question: &Question) -> Option<&'static str> {
    let labels = [&question.low, &question.high];
    let sound = |label: &&Option<String>| {
        label
            .as_ref()
            .is_none_or(|label| question.kind == QuestionKind::Scale && fits(label, 30))
    };
    (!labels.iter().all(sound)).then_some("label_length")
}

/// A question can depend only on one before it whose answers are few and known.
fn condition(before: &[Question], question: &Question) -> Option<&'static str> {
    let condition = question.shown_if.as_ref()?;
    let values = before.get(usize::from(condition.question)).map(|earlier| match earlier.kind {
        QuestionKind::Choice | QuestionKind::Several => 0..i32::try_from(earlier.options.len()).unwrap_or_default(),
        QuestionKind::Scale => 1..earlier.most.unwrap_or_default() + 1,
        QuestionKind::Text | QuestionKind::Number | QuestionKind::Date => 0..0,
    });
    let sound =
        !condition.among.is_empty() && values.is_some_and(|values| condition.among.iter().all(|value| values.contains(value)));
    (!sound).then_some("shown_if_earlier")
}
