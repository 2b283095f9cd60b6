//! Places and people as a workbook: what it would change, and what is wrong with it.

use serde::{Deserialize, Serialize};

use crate::cases::words;

/// The media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Bytes of an uploaded workbook at most.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// Rows of an uploaded workbook at most, all sheets together.
pub const MOST_ROWS: usize = 20_000;
/// Lines of a preview at most; the counts are of all.
pub const MOST_LINES: usize = 200;

words! {
    /// A sheet of the workbook.
    SheetKind {
        /// Stations, and the communities they belong to.
        Stations = "stations",
        /// Grid cells.
        Cells = "cells",
        /// Members of staff.
        People = "people",
    }
}

/// What a workbook would change, or has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WorkbookPreview {
    /// Names this workbook and what it would change here and now; to be given back to have it done.
    pub digest: String,
    /// How many rows add something.
    pub added: usize,
    /// How many rows change something.
    pub changed: usize,
    /// How many rows are as everything is already.
    pub unchanged: usize,
    /// The first 200 rows that add or change something.
    pub lines: Vec<WorkbookLine>,
    /// What is wrong. While there is anything, nothing is brought in.
    pub faults: Vec<WorkbookFault>,
}

/// A row that adds or changes something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WorkbookLine {
    /// The sheet that the row is on.
    pub sheet: SheetKind,
    /// The row, as the program that shows workbooks counts them.
    pub row: u32,
    /// Whether something is added; else it is changed.
    pub adds: bool,
    /// What it is called.
    pub name: String,
}

/// What is wrong with a cell of the workbook.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WorkbookFault {
    /// The sheet that the cell is on.
    pub sheet: SheetKind,
    /// The row, from 1.
    pub row: u32,
    /// The column, by its letter.
    pub column: String,
    /// A stable word for the fault.
    pub code: String,
    /// The fault in a sentence, in the reader's language.
    pub detail: String,
}
