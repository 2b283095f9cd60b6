//! The file of days off and of make-up working days.

use chrono::{Datelike, NaiveDate};
use figment::{
    Figment,
    providers::{Format, Toml},
};
use serde::Deserialize;

use super::Calendar;

/// The file that comes with the server.
pub(super) const DEFAULT: &str = include_str!("../../calendar.default.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    year: Vec<Year>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "`year` is what the file calls it")]
struct Year {
    year: i32,
    #[serde(default)]
    provisional: bool,
    /// The notice that lays the days down, for whoever reads the file.
    #[expect(dead_code, reason = "people read it in the file")]
    source: String,
    off: Vec<String>,
    working: Vec<String>,
}

/// Reads a file.
///
/// # Errors
/// Says in which year which day is none, lies in another year, or is both off and worked.
pub(super) fn read(text: &str) -> Result<Calendar, String> {
    let file = Figment::from(Toml::string(text)).extract::<File>();
    let file = file.map_err(|error| error.to_string())?;
    let mut calendar = Calendar::default();
    for year in &file.year {
        for text in &year.off {
            let (first, last) = text.split_once('/').unwrap_or((text, text));
            let (first, last) = (day(first, year.year)?, day(last, year.year)?);
            calendar.off.extend(first.iter_days().take_while(|day| *day <= last));
        }
        for text in &year.working {
            calendar.working.insert(day(text, year.year)?);
        }
        if year.provisional {
            calendar.provisional.insert(year.year);
        }
    }
    match calendar.off.intersection(&calendar.working).next() {
        Some(day) => Err(format!("{day} is off and worked")),
        None => Ok(calendar),
    }
}

fn day(text: &str, year: i32) -> Result<NaiveDate, String> {
    let day: NaiveDate = text.parse().map_err(|_| format!("{year}: {text} is no day"))?;
    if day.year() == year {
        Ok(day)
    } else {
        Err(format!("{year}: {text} lies in another year"))
    }
}
