//! What came of a survey, for its staff: counts, and the words page by page.

use chrono::{DateTime, Duration, Utc};
use contract::{
    ids::{CommunityId, SurveyId},
    page::{DEFAULT_LIMIT, Page},
    surveys::{DayCount, Question, QuestionKind, QuestionResult, SurveyContent, SurveyResults, SurveyText, ValueCount},
};

use super::{
    access::Reach,
    store::{self, Filter},
};
use crate::{
    auth::policy::{Actor, Right},
    db::{Conn, Micros},
    error::{Error, Result},
    paging::{self, one_more},
    places::Places,
};

/// More different numbers than this are counted in ranges.
const BARS: usize = 12;
/// How many ranges there are then.
const RANGES: i32 = 8;

/// Which part of a survey's answers somebody looks at.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Part {
    /// The version; the latest if absent.
    pub(crate) version: Option<u16>,
    /// The community; all of theirs if absent.
    pub(crate) community: Option<CommunityId>,
}

/// Decides whose answers somebody sees, and what was asked there.
pub(super) fn filter(
    conn: &mut Conn,
    places: &Places,
    actor: &Actor,
    survey: SurveyId,
    part: Part,
) -> Result<(Filter, SurveyContent)> {
    actor.require_somewhere(Right::SeeSurveys)?;
    let row = store::find(conn, survey)?.ok_or(Error::NOT_FOUND)?;
    let mut communities = Reach { actor, places }.within(Right::SeeSurveys, &row);
    communities.retain(|community| part.community.is_none_or(|only| only == *community));
    if communities.is_empty() {
        return Err(Error::NOT_FOUND);
    }
    let version = part.version.unwrap_or(u16::try_from(row.version).unwrap_or_default());
    let content = store::content(conn, survey, version)?.ok_or(Error::NOT_FOUND)?;
    let filter = Filter {
        survey,
        version,
        communities,
    };
    Ok((filter, content))
}

/// The counts of one version.
///
/// # Errors
/// Not found for strangers, and before anything was published.
pub(crate) fn results(conn: &mut Conn, places: &Places, actor: &Actor, survey: SurveyId, part: Part) -> Result<SurveyResults> {
    let (filter, content) = filter(conn, places, actor, survey, part)?;
    let marks = store::marks(conn, &filter)?;
    let mut questions = Vec::with_capacity(content.questions.len());
    for (at, question) in (0_i32..).zip(&content.questions) {
        let of_question = marks.iter().filter(|mark| mark.0 == at);
        let given: Vec<(i32, u32)> = of_question.map(|(_, value, count)| (*value, *count)).collect();
        let answered = match question.kind {
            QuestionKind::Several => store::answered(conn, &filter, at)?,
            QuestionKind::Text | QuestionKind::Date => store::said(conn, &filter, at)?,
            QuestionKind::Number | QuestionKind::Choice | QuestionKind::Scale => given.iter().map(|(_, count)| count).sum(),
        };
        questions.push(result(question, &given, answered));
    }
    Ok(SurveyResults {
        survey_id: survey,
        version: filter.version,
        outcomes: store::outcomes(conn, &filter)?,
        cells: store::by_cell(conn, &filter)?,
        days: days(&store::by_day(conn, &filter)?),
        questions,
        content,
    })
}

fn result(question: &Question, given: &[(i32, u32)], answered: u32) -> QuestionResult {
    let single = |value: i32| ValueCount {
        value,
        up_to: value,
        count: given.iter().find(|(known, _)| *known == value).map_or(0, |(_, count)| *count),
    };
    let options = i32::try_from(question.options.len()).unwrap_or_default();
    let (counts, average) = match question.kind {
        QuestionKind::Choice | QuestionKind::Several => ((0..options).map(single).collect(), None),
        QuestionKind::Scale => ((1..=question.most.unwrap_or_default()).map(single).collect(), average(given)),
        QuestionKind::Number if given.len() > BARS => (ranges(given), average(given)),
        QuestionKind::Number => (given.iter().map(|(value, _)| single(*value)).collect(), average(given)),
        QuestionKind::Text | QuestionKind::Date => (Vec::new(), None),
    };
    QuestionResult {
        answered,
        average,
        counts,
    }
}

fn average(given: &[(i32, u32)]) -> Option<f64> {
    let count: f64 = given.iter().map(|(_, count)| f64::from(*count)).sum();
    let sum: f64 = given.iter().map(|(value, count)| f64::from(*value) * f64::from(*count)).sum();
    (count > 0.0).then(|| (sum / count * 100.0).round() / 100.0)
}

/// Many different numbers, in a few ranges of equal width.
fn ranges(given: &[(i32, u32)]) -> Vec<ValueCount> {
    let (Some((least, _)), Some((most, _))) = (given.first(), given.last()) else {
        return Vec::new();
    };
    // Numbers lie within a billion of zero, so their distance fits.
    let width = (most - least) / RANGES + 1;
    (0..RANGES)
        .map(|range| least + range * width)
        .take_while(|start| start <= most)
        .map(|start| {
            let up_to = start + width - 1;
            let within = given.iter().filter(|(value, _)| (start..=up_to).contains(value));
            ValueCount {
                value: start,
                up_to,
                count: within.map(|(_, count)| count).sum(),
            }
        })
        .collect()
}

fn days(times: &[Micros]) -> Vec<DayCount> {
    let mut days: Vec<DayCount> = Vec::new();
    for time in times {
        let day = (DateTime::<Utc>::from(*time) + Duration::hours(8))
            .format("%Y-%m-%d")
            .to_string();
        match days.last_mut() {
            Some(last) if last.day == day => last.count += 1,
            _ => days.push(DayCount { day, count: 1 }),
        }
    }
    days
}

/// A page of what was said in words to one question, or in remarks; the latest first.
///
/// # Errors
/// As [`results`]; a cursor that is none of ours.
pub(crate) fn texts(
    conn: &mut Conn,
    places: &Places,
    actor: &Actor,
    survey: SurveyId,
    (part, question, cursor): (Part, Option<u16>, Option<&str>),
) -> Result<Page<SurveyText>> {
    let (filter, _) = filter(conn, places, actor, survey, part)?;
    let after = cursor.map(paging::read).transpose()?;
    let place = question.map_or(super::answers::REMARK, i32::from);
    let mut items = store::texts_after(conn, &filter, place, after, one_more(DEFAULT_LIMIT))?;
    let end = paging::end(&mut items, DEFAULT_LIMIT, |last| {
        (last.filled_at.into(), last.response_id.into())
    });
    Ok(Page {
        items,
        next: end.map(paging::cursor),
    })
}

#[cfg(test)]
mod tests {
    use super::{average, ranges};

    #[test]
    fn ranges_hold_every_number_once() {
        let given: Vec<(i32, u32)> = (0..100).map(|number| (number * 37 % 991 - 300, 1)).collect();
        let mut sorted = given.clone();
        sorted.sort_unstable();
        let ranges = ranges(&sorted);
        assert!(ranges.len() <= 8);
        assert_eq!(ranges.iter().map(|range| range.count).sum::<u32>(), 100);
        assert!(ranges.windows(2).all(|two| two[0].up_to + 1 == two[1].value));
    }

    #[test]
    fn an_average_is_one_of_something() {
        assert_eq!(average(&[(1, 1), (5, 3)]), Some(4.0));
        assert_eq!(average(&[]), None);
    }
}
