//! Reading an uploaded workbook, without believing how large it says it is.
//!
//! A few kilobytes can unpack into gigabytes, and two cells far apart can span billions: so what it unpacks into is
//! counted before anything looks at it, and cells are read one by one, never as a rectangle.

use std::io::{self, Cursor, Read};

use bytes::Bytes;
use calamine::{Data, DataRef, Reader, Xlsx};
use contract::{
    letters,
    workbook::{MOST_ROWS, SheetKind},
};

use super::{columns, title};

/// Bytes that a workbook may unpack into.
const MOST_UNPACKED: u64 = 60 * 1024 * 1024;
/// Files that lie in a workbook at most.
const MOST_PARTS: usize = 200;
/// Characters of one cell that are read.
const MOST_TEXT: usize = 4_000;

/// A row that holds anything, with the texts of the columns that its sheet has.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) sheet: SheetKind,
    /// From 1, as people see it.
    pub(super) row: u32,
    pub(super) texts: Vec<String>,
}

/// Why a workbook cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Unreadable {
    /// It is no workbook, or has none of the sheets.
    NoWorkbook,
    /// It is larger than anybody's street.
    TooLarge,
}

/// Every row below the heads of the sheets that are known.
pub(super) fn lines(bytes: &Bytes) -> Result<Vec<Line>, Unreadable> {
    unpack(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).map_err(|_| Unreadable::NoWorkbook)?;
    let (mut lines, mut known) = (Vec::new(), false);
    for sheet in SheetKind::ALL {
        if !workbook.sheet_names().iter().any(|name| name == title(*sheet)) {
            continue;
        }
        known = true;
        of_sheet(&mut workbook, *sheet, &mut lines)?;
    }
    if known { Ok(lines) } else { Err(Unreadable::NoWorkbook) }
}

/// Counts what it unpacks into, and stops where it is too much.
fn unpack(bytes: &Bytes) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.clone())).map_err(|_| Unreadable::NoWorkbook)?;
    if archive.len() > MOST_PARTS {
        return Err(Unreadable::TooLarge);
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Unreadable::NoWorkbook)?;
        let size = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| Unreadable::NoWorkbook)?;
        left = left.checked_sub(size).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}

fn of_sheet(workbook: &mut Xlsx<Cursor<Bytes>>, sheet: SheetKind, lines: &mut Vec<Line>) -> Result<(), Unreadable> {
    let mut cells = workbook
        .worksheet_cells_reader(title(sheet))
        .map_err(|_| Unreadable::NoWorkbook)?;
    let width = columns(sheet).len();
    while let Some(cell) = cells.next_cell().map_err(|_| Unreadable::NoWorkbook)? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if row == 0 || column >= width || text.is_empty() {
            continue;
        }
        let row = row + 1;
        if lines.last().is_none_or(|line| line.sheet != sheet || line.row != row) {
            if lines.len() == MOST_ROWS {
                return Err(Unreadable::TooLarge);
            }
            let texts = vec![String::new(); width];
            lines.push(Line { sheet, row, texts });
        }
        if let Some(line) = lines.last_mut() {
            line.texts[column] = text;
        }
    }
    Ok(())
}

/// What a cell says. Whole numbers are written as people write them: many a telephone number became one.
fn text(value: &DataRef<'_>) -> String {
    let text = match value {
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        DataRef::Empty => String::new(),
        other => Data::from(other.clone()).to_string(),
    };
    let said = text
        .trim()
        .chars()
        .filter(|letter| *letter != '\0' && !letters::turns(*letter));
    said.take(MOST_TEXT).collect()
}
