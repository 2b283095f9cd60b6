//! Every answer as a workbook: a sheet of answers, one of questions, one of what was corrected. Whoever lives behind the doors is not in it.

use std::{io::Read, iter::repeat};

use chrono::{DateTime, Duration, Utc};
use contract::{
    ids::SurveyId,
    surveys::{DoorOutcome, Question, QuestionKind},
};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{
    answers::REMARK,
    own,
    results::{self, Part},
    store::{self, Door, Filter},
};
use crate::{
    auth::policy::Actor,
    db::{Conn, Key},
    error::{Error, Result},
    places::Places,
};

/// Doors that are read at a time.
const AT_ONCE: i64 = 500;

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        Self::internal(error)
    }
}

/// Writes the answers of one version to a file without a name, row by row, and gives it back at its beginning.
///
/// # Errors
/// As [`results::results`]; when there is no room for the file.
pub(crate) fn sheet(conn: &mut Conn, places: &Places, actor: &Actor, survey: SurveyId, part: Part) -> Result<impl Read + use<>> {
    let (filter, content) = results::filter(conn, places, actor, survey, part)?;
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let answers = workbook.add_worksheet_with_constant_memory()?;
    answers.set_name("答卷 Answers")?;
    titles(answers, BEFORE, &content.questions, &bold)?;
    let (mut row, mut after): (u32, Option<Key>) = (1, None);
    loop {
        let doors = store::responses_after(conn, &filter, after, AT_ONCE)?;
        for door in &doors {
            write(answers, row, door, &content.questions, places)?;
            row += 1;
        }
        after = doors.last().map(|door| door.id);
        if after.is_none() {
            break;
        }
    }
    let questions = workbook.add_worksheet_with_constant_memory()?;
    questions.set_name("题目 Questions")?;
    ask(questions, &content.questions, &bold)?;
    let corrected = workbook.add_worksheet_with_constant_memory()?;
    corrected.set_name("更正前 Corrected")?;
    before(conn, corrected, &filter, (&content.questions, &bold))?;
    let mut file = tempfile::tempfile().map_err(Error::internal)?;
    workbook.save_to_writer(&mut file)?;
    std::io::Seek::rewind(&mut file).map_err(Error::internal)?;
    Ok(file)
}

/// Columns before those of the questions.
const BEFORE: [&str; 5] = ["编号 ID", "时间 Time", "社区 Community", "网格 Cell", "结果 DoorOutcome"];

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn titles(sheet: &mut Worksheet, before: [&str; 5], questions: &[Question], bold: &Format) -> Result<()> {
    let asked = questions.iter().map(|question| question.title.as_str());
    for (at, title) in before.into_iter().chain(asked).chain(["备注 Remark"]).enumerate() {
        sheet.write_string_with_format(0, column(at), title, bold)?;
    }
    Ok(())
}

fn write(sheet: &mut Worksheet, row: u32, door: &Door, questions: &[Question], places: &Places) -> Result<()> {
    let time = DateTime::<Utc>::from(door.filled_at) + Duration::hours(8);
    let community = places.community(door.community.into());
    let cell = community.and_then(|community| community.cells.iter().find(|cell| door.cell == Some(cell.id.into())));
    let before = [
        door.id.0.to_string(),
        time.format("%Y-%m-%d %H:%M").to_string(),
        community.map(|community| community.name.clone()).unwrap_or_default(),
        cell.map(|cell| cell.name.clone()).unwrap_or_default(),
        outcome(door.outcome).to_owned(),
    ];
    // Always as texts: what begins with `=` is then no formula.
    for (at, text) in before.iter().enumerate() {
        sheet.write_string(row, column(at), text)?;
    }
    for ((at, place), question) in (BEFORE.len()..).zip(0_i32..).zip(questions) {
        let number = matches!(question.kind, QuestionKind::Number | QuestionKind::Scale);
        match door.marks.iter().find(|mark| number && mark.0 == place) {
            Some((_, value)) => sheet.write_number(row, column(at), *value)?,
            None => sheet.write_string(row, column(at), own::answer(question, door, place).unwrap_or_default())?,
        };
    }
    let remark = own::text(door, REMARK).unwrap_or_default();
    sheet.write_string(row, column(BEFORE.len() + questions.len()), remark)?;
    Ok(())
}

/// Columns before those of the questions, of what was corrected.
const EARLIER: [&str; 5] = ["编号 ID", "版次 Edition", "更正时间 Corrected", "更正人 By", "原因 Reason"];

/// What doors said before it was corrected: an edition in each row.
fn before(conn: &mut Conn, sheet: &mut Worksheet, filter: &Filter, (questions, bold): (&[Question], &Format)) -> Result<()> {
    titles(sheet, EARLIER, questions, bold)?;
    let (mut row, mut after): (u32, Option<(Key, i32)>) = (1, None);
    loop {
        let editions = store::editions_after(conn, filter, after, AT_ONCE)?;
        for (edition, by) in &editions {
            let said = edition.said()?.unwrap_or_default();
            let time = DateTime::<Utc>::from(edition.corrected_at) + Duration::hours(8);
            let answers = questions
                .iter()
                .zip(&said.answers)
                .map(|(question, answer)| answer.spoken(question));
            let answers = answers.chain(repeat(None)).take(questions.len());
            let texts = [
                Some(edition.response_id.0.to_string()),
                Some(edition.edition.to_string()),
                Some(time.format("%Y-%m-%d %H:%M").to_string()),
                by.clone(),
                edition.reason.clone(),
            ];
            for (at, text) in texts.into_iter().chain(answers).chain([said.remark.clone()]).enumerate() {
                sheet.write_string(row, column(at), text.unwrap_or_default())?;
            }
            row += 1;
        }
        after = editions.last().map(|(edition, _)| (edition.response_id, edition.edition));
        if after.is_none() {
            return Ok(());
        }
    }
}

const fn outcome(outcome: DoorOutcome) -> &'static str {
    match outcome {
        DoorOutcome::Answered => "受访 answered",
        DoorOutcome::Refused => "拒访 refused",
        DoorOutcome::Absent => "无人 absent",
        DoorOutcome::Moved => "搬走 moved",
    }
}

fn ask(sheet: &mut Worksheet, questions: &[Question], bold: &Format) -> Result<()> {
    for (at, title) in ["序号 No.", "题目 Question", "题型 Kind", "必答 Required", "选项 Options"]
        .into_iter()
        .enumerate()
    {
        sheet.write_string_with_format(0, column(at), title, bold)?;
    }
    for (row, question) in (1_u32..).zip(questions) {
        sheet.write_number(row, 0, row)?;
        sheet.write_string(row, 1, &question.title)?;
        sheet.write_string(row, 2, question.kind.word())?;
        sheet.write_string(row, 3, if question.required { "是 yes" } else { "" })?;
        sheet.write_string(row, 4, question.options.join("；"))?;
    }
    Ok(())
}
