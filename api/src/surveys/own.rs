//! What somebody said at their own door, to take along.

use contract::{
    privacy::{OwnAnswer, OwnAnswers},
    surveys::{Question, QuestionKind, SurveyContent},
};

use super::{
    answers::REMARK,
    store::{self, Door},
};
use crate::{db::Conn, error::Result};

/// Everything that was answered by who gave this telephone number.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_phone(conn: &mut Conn, digest: &[u8; 32]) -> Result<Vec<OwnAnswers>> {
    let mut all = Vec::new();
    for (survey, version, door) in store::responses_of_phone(conn, digest)? {
        if let Some(content) = store::content(conn, survey, version)? {
            all.push(told(&content, &door));
        }
    }
    Ok(all)
}

fn told(content: &SurveyContent, door: &Door) -> OwnAnswers {
    let answers = (0_i32..).zip(&content.questions).filter_map(|(place, question)| {
        let answer = answer(question, door, place)?;
        Some(OwnAnswer {
            question: question.title.clone(),
            answer,
        })
    });
    OwnAnswers {
        survey: content.title.clone(),
        community_id: door.community.into(),
        at: door.filled_at.into(),
        answers: answers.collect(),
        remark: text(door, REMARK),
    }
}

/// What was said to the question at this place, in words.
pub(super) fn answer(question: &Question, door: &Door, place: i32) -> Option<String> {
    let values = || door.marks.iter().filter(|mark| mark.0 == place).map(|mark| mark.1);
    match question.kind {
        QuestionKind::Number | QuestionKind::Scale => values().next().map(|number| number.to_string()),
        QuestionKind::Choice | QuestionKind::Several => {
            let option = |value| question.options.get(usize::try_from(value).ok()?).map(String::as_str);
            let chosen: Vec<&str> = values().filter_map(option).collect();
            Some(chosen.join("；")).filter(|chosen| !chosen.is_empty())
        }
        QuestionKind::Text | QuestionKind::Date => text(door, place),
    }
}

/// The words at this place.
pub(super) fn text(door: &Door, place: i32) -> Option<String> {
    door.texts.iter().find(|text| text.0 == place).map(|text| text.1.clone())
}
