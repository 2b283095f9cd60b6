//! What volunteers gave in a range of days, as the workbook that districts ask for.

use contract::{Language, Text, teams::stars_of};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::error::{Error, Result};

/// What somebody gave.
pub(super) struct Line {
    /// Their number in the national system.
    pub(super) number: Option<String>,
    pub(super) name: String,
    /// In how many services.
    pub(super) services: i64,
    /// Minutes in the range.
    pub(super) minutes: i64,
    /// Minutes ever.
    pub(super) all: i64,
    /// Lines in the range that they dispute, not yet decided.
    pub(super) disputed: u32,
}

/// The columns, in their order, and how many letters wide each is.
const COLUMNS: [(Text, u16); 7] = [
    (Text::new("全国志愿服务系统编号\u{1f}Volunteer number"), 24),
    (Text::new("姓名\u{1f}Name"), 14),
    (Text::new("服务次数\u{1f}Services"), 10),
    (Text::new("本期时长（小时）\u{1f}Hours in these days"), 18),
    (Text::new("累计时长（小时）\u{1f}Hours altogether"), 18),
    (Text::new("星级\u{1f}Stars"), 8),
    (Text::new("待处理异议（条）\u{1f}Lines disputed"), 18),
];

/// Writes the workbook.
///
/// # Errors
/// When it cannot be put together.
pub(super) fn workbook(lines: &[Line], language: Language) -> Result<Vec<u8>> {
    write(lines, language).map_err(Error::internal)
}

fn write(lines: &[Line], language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let (bold, hours) = (Format::new().set_bold(), Format::new().set_num_format("0.00"));
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name(language.pick("志愿服务时长", "Volunteer hours"))?;
    for (at, (title, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(at, f64::from(width))?;
        sheet.write_string_with_format(0, at, title.to(language), &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, line) in (1..).zip(lines) {
        sheet.write_string(row, 0, line.number.as_deref().unwrap_or_default())?;
        sheet.write_string(row, 1, &line.name)?;
        sheet.write_number(row, 2, number(line.services))?;
        sheet.write_number_with_format(row, 3, number(line.minutes) / 60.0, &hours)?;
        sheet.write_number_with_format(row, 4, number(line.all) / 60.0, &hours)?;
        sheet.write_number(row, 5, f64::from(stars_of(line.all)))?;
        sheet.write_number(row, 6, f64::from(line.disputed))?;
    }
    workbook.save_to_buffer()
}

/// Nobody gives more than can be counted exactly.
fn number(of: i64) -> f64 {
    f64::from(i32::try_from(of).unwrap_or(i32::MAX))
}
