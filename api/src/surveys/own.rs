//! What somebody said at their own door, to take along.

use contract::{
    privacy::{EarlierAnswers, OwnAnswer, OwnAnswers},
    surveys::{Question, QuestionKind, SurveyAnswer, SurveyContent},
};

use super::{
    answers::REMARK,
    store::{self, Door, EditionRow},
};
use crate::{db::Conn, error::Result};

/// Everything that was answered by who gave this telephone number.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_phone(conn: &mut Conn, digest: &[u8; 32]) -> Result<Vec<OwnAnswers>> {
    let mut all = Vec::new();
    for (survey, version, building, door) in store::responses_of_phone(conn, digest)? {
        if let Some(content) = store::content(conn, survey, version)? {
            let editions = store::editions(conn, &[door.id])?;
            let earlier = editions.iter().map(|(row, _)| before(&content, row));
            all.push(OwnAnswers {
                earlier: earlier.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect(),
                ..told(&content, building, &door)
            });
        }
    }
    Ok(all)
}

/// What was written down until it was corrected, unless it was erased.
fn before(content: &SurveyContent, row: &EditionRow) -> Result<Option<EarlierAnswers>> {
    let told = row.said()?.map(|said| EarlierAnswers {
        until: row.corrected_at.into(),
        reason: row.reason.clone(),
        door: said.place.and_then(|place| place.building),
        answers: of_questions(content, |question, place| {
            said.answers.get(usize::try_from(place).ok()?)?.spoken(question)
        }),
        remark: said.remark,
    });
    Ok(told)
}

/// The questions that were answered, each with what was said.
fn of_questions(content: &SurveyContent, said: impl Fn(&Question, i32) -> Option<String>) -> Vec<OwnAnswer> {
    let answers = (0_i32..).zip(&content.questions).filter_map(|(place, question)| {
        let answer = said(question, place)?;
        Some(OwnAnswer {
            question: question.title.clone(),
            answer,
        })
    });
    answers.collect()
}

fn told(content: &SurveyContent, building: Option<String>, door: &Door) -> OwnAnswers {
    OwnAnswers {
        survey: content.title.clone(),
        community_id: door.community.into(),
        at: door.filled_at.into(),
        door: building,
        answers: of_questions(content, |question, place| answer(question, door, place)),
        remark: text(door, REMARK),
        earlier: Vec::new(),
    }
}

/// What was said to the question at this place, in words.
pub(super) fn answer(question: &Question, door: &Door, place: i32) -> Option<String> {
    given(question, door, place).spoken(question)
}

/// What was said to the question at this place, as it is sent.
pub(super) fn given(question: &Question, door: &Door, place: i32) -> SurveyAnswer {
    let values = || door.marks.iter().filter(|mark| mark.0 == place).map(|mark| mark.1);
    let none = SurveyAnswer::default();
    match question.kind {
        QuestionKind::Number | QuestionKind::Scale => SurveyAnswer {
            number: values().next(),
            ..none
        },
        QuestionKind::Choice | QuestionKind::Several => SurveyAnswer {
            chosen: values().filter_map(|value| u16::try_from(value).ok()).collect(),
            ..none
        },
        QuestionKind::Text | QuestionKind::Date => SurveyAnswer {
            text: text(door, place),
            ..none
        },
    }
}

/// The words at this place.
pub(super) fn text(door: &Door, place: i32) -> Option<String> {
    door.texts.iter().find(|text| text.0 == place).map(|text| text.1.clone())
}
