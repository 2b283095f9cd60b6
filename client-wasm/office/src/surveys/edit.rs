//! What changes a list of questions: pure, so that conditions never point at the wrong one.

use contract::surveys::{Question, QuestionKind, SurveyContent};
use kit::i18n::{surveys as text, t};

/// An empty question.
pub(super) fn blank() -> Question {
    Question {
        title: t(text::NEW_QUESTION).to_owned(),
        kind: QuestionKind::Text,
        required: false,
        options: Vec::new(),
        least: None,
        most: None,
        low: None,
        high: None,
        shown_if: None,
    }
}

/// What a new survey asks, to be written over.
pub(super) fn first() -> SurveyContent {
    SurveyContent {
        title: t(text::NEW_TITLE).to_owned(),
        purpose: t(text::NEW_PURPOSE).to_owned(),
        consent: t(text::NEW_CONSENT).to_owned(),
        questions: vec![blank()],
    }
}

/// Gives a question another kind, and takes away what belonged to the old one.
pub(super) fn set_kind(question: &mut Question, kind: QuestionKind) {
    let chooses = |kind| matches!(kind, QuestionKind::Choice | QuestionKind::Several);
    if !(chooses(kind) && chooses(question.kind)) {
        question.options = Vec::new();
    }
    question.kind = kind;
    question.least = None;
    question.most = (kind == QuestionKind::Scale).then_some(5);
    question.low = None;
    question.high = None;
}

/// Puts questions in another order: `places` says where each one is now.
fn reorder(questions: &mut Vec<Question>, places: &[usize]) {
    let new_place = |old: u16| places.iter().position(|place| *place == usize::from(old));
    let mut ordered: Vec<Question> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let mut question = questions[*place].clone();
        question.shown_if = question.shown_if.take().and_then(|mut condition| {
            // A question can depend only on an earlier one.
            let earlier = new_place(condition.question).filter(|earlier| *earlier < at)?;
            condition.question = u16::try_from(earlier).ok()?;
            Some(condition)
        });
        ordered.push(question);
    }
    *questions = ordered;
}

/// Takes a question away.
pub(super) fn remove(questions: &mut Vec<Question>, at: usize) {
    let places: Vec<usize> = (0..questions.len()).filter(|place| *place != at).collect();
    reorder(questions, &places);
}

/// Puts a question behind the one after it.
pub(super) fn down(questions: &mut Vec<Question>, at: usize) {
    let mut places: Vec<usize> = (0..questions.len()).collect();
    if at + 1 < places.len() {
        places.swap(at, at + 1);
        reorder(questions, &places);
    }
}

/// The values that a question can depend on, with their words.
pub(super) fn values(question: &Question) -> Vec<(i32, String)> {
    match question.kind {
        QuestionKind::Choice | QuestionKind::Several => (0..).zip(question.options.iter().cloned()).collect(),
        QuestionKind::Scale => (1..=question.most.unwrap_or_default())
            .map(|step| (step, step.to_string()))
            .collect(),
        QuestionKind::Text | QuestionKind::Number | QuestionKind::Date => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use contract::surveys::ShownIf;

    use super::{Question, blank, down, remove};

    fn titled(title: &str, depends_on: Option<u16>) -> Question {
        Question {
            title: title.to_owned(),
            shown_if: depends_on.map(|question| ShownIf {
                question,
                among: vec![0],
            }),
            ..blank()
        }
    }

    fn seen(questions: &[Question]) -> Vec<(&str, Option<u16>)> {
        let depends = |question: &Question| question.shown_if.as_ref().map(|condition| condition.question);
        questions
            .iter()
            .map(|question| (question.title.as_str(), depends(question)))
            .collect()
    }

    #[test]
    fn conditions_follow_their_question_or_go_with_it() {
        let before = [
            titled("a", None),
            titled("b", None),
            titled("c", Some(1)),
            titled("d", Some(0)),
        ];
        let mut questions = before.to_vec();
        remove(&mut questions, 0);
        assert_eq!(seen(&questions), [("b", None), ("c", Some(0)), ("d", None)]);
        let mut questions = before.to_vec();
        down(&mut questions, 0);
        assert_eq!(seen(&questions), [("b", None), ("a", None), ("c", Some(0)), ("d", Some(1))]);
        let mut questions = before.to_vec();
        down(&mut questions, 1);
        assert_eq!(seen(&questions), [("a", None), ("c", None), ("b", None), ("d", Some(0))]);
        down(&mut questions, 3);
        assert_eq!(questions.len(), 4, "the last one stays where it is");
    }
}
