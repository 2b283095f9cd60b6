//! Writing the ledger: as CSV while it is read, or as a workbook that grows on disk and not in memory.

use std::{fs::File, io::Seek};

use contract::{DateTime, Language, Utc};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use super::service::{COLUMNS, Field};
use crate::error::{Error, Result};

/// Lines of one sheet at most; Excel knows 1,048,576.
const LINES: u32 = 1_000_000;
/// How Excel shows a time.
const TIME: &str = "yyyy-mm-dd hh:mm";
/// Excel takes a file without this mark for one in the encoding of the machine, and shows Chinese as rubbish.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// What a CSV file begins with: the mark and the headings.
pub(super) fn csv_head(language: Language) -> Result<Vec<u8>> {
    let headings = COLUMNS.map(|(heading, _)| heading.to(language).to_owned());
    let mut bytes = MARK.to_vec();
    bytes.extend(records([headings])?);
    Ok(bytes)
}

/// Lines of a CSV file.
pub(super) fn csv_lines(lines: impl Iterator<Item = [Field; COLUMNS.len()]>) -> Result<Vec<u8>> {
    records(lines.map(|fields| fields.map(in_words)))
}

fn records(lines: impl IntoIterator<Item = [String; COLUMNS.len()]>) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for line in lines {
        writer.write_record(&line).map_err(Error::internal)?;
    }
    writer.into_inner().map_err(|error| Error::internal(error.into_error()))
}

fn in_words(field: Field) -> String {
    match field {
        Field::Text(text) => harmless(text),
        Field::Time(time) => in_china(time).format("%Y-%m-%d %H:%M").to_string(),
        Field::Number(number) => number.to_string(),
        Field::Empty => String::new(),
    }
}

/// What somebody wrote must not become a formula in whoever opens the file.
fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text
    }
}

fn in_china(time: DateTime<Utc>) -> chrono::NaiveDateTime {
    (time + chrono::Duration::hours(8)).naive_utc()
}

/// A workbook that is being written.
pub(super) struct Book {
    file: Workbook,
    language: Language,
    time: Format,
    /// The sheet that is being written, counted from nought, and its next line.
    at: (usize, u32),
}

impl Book {
    /// A workbook with headings.
    pub(super) fn new(language: Language) -> Result<Self> {
        let mut book = Self {
            file: Workbook::new(),
            language,
            time: Format::new().set_num_format(TIME),
            at: (0, 0),
        };
        book.add_sheet().map_err(Error::internal)?;
        Ok(book)
    }

    /// Writes lines.
    pub(super) fn write(&mut self, lines: impl Iterator<Item = [Field; COLUMNS.len()]>) -> Result<()> {
        for fields in lines {
            self.write_line(fields).map_err(Error::internal)?;
        }
        Ok(())
    }

    fn write_line(&mut self, fields: [Field; COLUMNS.len()]) -> std::result::Result<(), XlsxError> {
        if self.at.1 > LINES {
            self.at = (self.at.0 + 1, 0);
            self.add_sheet()?;
        }
        let sheet = self.file.worksheet_from_index(self.at.0)?;
        for (column, field) in (0..).zip(fields) {
            match field {
                Field::Text(text) => sheet.write_string(self.at.1, column, text)?,
                Field::Time(time) => {
                    let time = ExcelDateTime::from_timestamp(in_china(time).and_utc().timestamp())?;
                    sheet.write_datetime_with_format(self.at.1, column, time, &self.time)?
                }
                Field::Number(number) => sheet.write_number(self.at.1, column, number)?,
                Field::Empty => continue,
            };
        }
        self.at.1 += 1;
        Ok(())
    }

    fn add_sheet(&mut self) -> std::result::Result<(), XlsxError> {
        let bold = Format::new().set_bold();
        let sheet = self.file.add_worksheet_with_constant_memory()?;
        for (column, (heading, width)) in (0..).zip(COLUMNS) {
            sheet.set_column_width(column, f64::from(width))?;
            sheet.write_string_with_format(0, column, heading.to(self.language), &bold)?;
        }
        sheet.set_freeze_panes(1, 1)?;
        self.at.1 = 1;
        Ok(())
    }

    /// The finished file, from its beginning.
    pub(super) fn finish(mut self) -> Result<File> {
        let mut file = tempfile::tempfile().map_err(Error::internal)?;
        self.file.save_to_writer(&mut file).map_err(Error::internal)?;
        file.rewind().map_err(Error::internal)?;
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_people_write_is_never_a_formula() {
        for (text, expected) in [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-1", "'-1"),
            ("路灯=坏", "路灯=坏"),
            ("", ""),
        ] {
            assert_eq!(harmless(text.to_owned()), expected);
        }
    }
}
