//! Which requests a program asks for. Pure.
//!
//! An argument without a value is no argument, as the specification says; arguments it does not know are none either.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use contract::cases::Category;
use serde::Deserialize;

use crate::error::{Error, Result};

/// Days that one answer spans at most.
const SPAN: Duration = Duration::days(90);
/// Requests of one answer at most, and where nothing is said.
pub(super) const MOST: i64 = 1_000;
/// Pages that can be turned to: what lies behind is asked for by time.
const LAST_PAGE: i64 = 1_000;
/// Requests that are asked for by their numbers at most.
const MOST_NUMBERS: usize = 100;
/// Parts of a degree to which places are told: of a hundred metres or so.
const GRAIN: f64 = 1_000.0;

/// The arguments, as they came.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) jurisdiction_id: String,
    service_request_id: String,
    service_code: String,
    start_date: String,
    end_date: String,
    updated_after: String,
    updated_before: String,
    status: String,
    bbox: String,
    page: String,
    page_size: String,
    extensions: String,
}

/// From when to when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: DateTime<Utc>,
    pub(super) to: DateTime<Utc>,
}

/// South, west, north and east of it, in degrees of WGS-84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) south: f64,
    pub(super) west: f64,
    pub(super) north: f64,
    pub(super) east: f64,
}

/// What requests must be to be told.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Filter {
    pub(super) requested: Option<Span>,
    pub(super) updated: Option<Span>,
    pub(super) categories: Vec<Category>,
    pub(super) open: Option<bool>,
    pub(super) within: Option<Bounds>,
    pub(super) skip: i64,
    pub(super) limit: i64,
}

/// Which requests.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Which {
    /// Those with these numbers, whatever else was said.
    Numbers(Vec<String>),
    /// Those that fit, the latest first.
    Fitting(Filter),
}

impl Asked {
    /// Whether more is to be told of each request than the specification says.
    pub(super) fn extended(&self) -> bool {
        matches!(self.extensions.as_str(), "true" | "1" | "v1")
    }

    /// What is asked for.
    ///
    /// # Errors
    /// Names the argument that cannot be read; [`Error::NOT_FOUND`] for a service that there is not.
    pub(super) fn which(&self, now: DateTime<Utc>) -> Result<Which> {
        let numbers: Vec<String> = listed(&self.service_request_id).map(str::to_owned).collect();
        if numbers.len() > MOST_NUMBERS {
            return Err(Error::field("/service_request_id", "range"));
        }
        if !numbers.is_empty() {
            return Ok(Which::Numbers(
                numbers.into_iter().filter(|number| is_plain(number)).collect(),
            ));
        }
        let size = whole("/page_size", &self.page_size, MOST)?.unwrap_or(MOST);
        let page = whole("/page", &self.page, LAST_PAGE)?.unwrap_or(1);
        let (requested, updated) = self.spans(now)?;
        Ok(Which::Fitting(Filter {
            requested,
            updated,
            categories: listed(&self.service_code).map(category).collect::<Result<_>>()?,
            open: self.open()?,
            within: bounds(&self.bbox)?,
            skip: (page - 1) * size,
            limit: size,
        }))
    }

    /// Whoever asks for what changed lately asks whenever it was reported.
    fn spans(&self, now: DateTime<Utc>) -> Result<(Option<Span>, Option<Span>)> {
        let requested = span(now, ("/start_date", &self.start_date), ("/end_date", &self.end_date))?;
        let updated = span(
            now,
            ("/updated_after", &self.updated_after),
            ("/updated_before", &self.updated_before),
        )?;
        let latest = Span {
            from: now - SPAN,
            to: now,
        };
        Ok((requested.or(updated.is_none().then_some(latest)), updated))
    }

    /// Only open or only closed ones; both is no limit.
    fn open(&self) -> Result<Option<bool>> {
        let mut wanted = (false, false);
        for status in listed(&self.status) {
            match status {
                "open" => wanted.0 = true,
                "closed" => wanted.1 = true,
                _ => return Err(Error::field("/status", "wrong_type")),
            }
        }
        Ok((wanted.0 != wanted.1).then_some(wanted.0))
    }
}

/// Whether it can be a number or a token at all: what cannot is not looked for.
pub(super) fn is_plain(name: &str) -> bool {
    name.len() <= 40 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|each| !each.is_empty())
}

/// The category that a service is.
///
/// # Errors
/// [`Error::NOT_FOUND`].
pub(super) fn category(code: &str) -> Result<Category> {
    Category::from_word(code).ok_or(Error::NOT_FOUND)
}

fn whole(pointer: &str, text: &str, most: i64) -> Result<Option<i64>> {
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.parse().ok().filter(|number| (1..=most).contains(number));
    number.map(Some).ok_or_else(|| Error::field(pointer, "range"))
}

/// With one end, as much as may be asked for on its side.
fn span(now: DateTime<Utc>, from: (&str, &str), to: (&str, &str)) -> Result<Option<Span>> {
    let far = Error::field(to.0, "span_range");
    let (start, end) = match (time(from.0, from.1)?, time(to.0, to.1)?) {
        (None, None) => return Ok(None),
        (Some(start), Some(end)) => (start, end),
        (Some(start), None) => (start, now.min(start + SPAN).max(start)),
        (None, Some(end)) => (end - SPAN, end),
    };
    let fits = start <= end && end - start <= SPAN;
    fits.then_some(Some(Span { from: start, to: end })).ok_or(far)
}

/// A time with its offset or, as W3C's note on dates allows, a day: the one that begins in China then.
pub(super) fn time(pointer: &str, text: &str) -> Result<Option<DateTime<Utc>>> {
    if text.is_empty() {
        return Ok(None);
    }
    // A plus sign that was not escaped arrives as a blank.
    let text = text.replace(' ', "+");
    let exact = DateTime::parse_from_rfc3339(&text).ok().map(DateTime::<Utc>::from);
    let day = || Some(text.parse::<NaiveDate>().ok()?.and_time(NaiveTime::MIN).and_utc() - Duration::hours(8));
    let known = exact
        .or_else(day)
        .filter(|time| (1..=9_998).contains(&chrono::Datelike::year(time)));
    known.map(Some).ok_or_else(|| Error::field(pointer, "wrong_type"))
}

/// Degrees, within what there is of the earth.
pub(super) fn degrees(pointer: &str, text: &str, most: f64) -> Result<f64> {
    let number = text.trim().parse().ok().filter(|number: &f64| number.abs() <= most);
    number.ok_or_else(|| Error::field(pointer, "range"))
}

/// West, south, east, north. What is told of a place is told to a grain, and what is asked is taken to the same grain: so nobody
/// finds out more by asking often.
fn bounds(text: &str) -> Result<Option<Bounds>> {
    if text.is_empty() {
        return Ok(None);
    }
    let edges: Vec<&str> = text.split(',').collect();
    let [west, south, east, north] = edges.as_slice() else {
        return Err(Error::field("/bbox", "wrong_type"));
    };
    let edge = |text: &str, most| degrees("/bbox", text, most);
    Ok(Some(Bounds {
        south: edge(south, 90.0)?,
        west: edge(west, 180.0)?,
        north: edge(north, 90.0)?,
        east: edge(east, 180.0)?,
    }))
}

/// What may be told of where something is.
pub(super) fn coarse((north, east): (f64, f64)) -> (f64, f64) {
    let rounded = |degrees: f64| (degrees * GRAIN).round() / GRAIN;
    (rounded(north), rounded(east))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-26T04:00:00Z".parse().expect("a time")
    }

    fn asked(query: &str) -> Asked {
        actix_web::web::Query::<Asked>::from_query(query)
            .expect("arguments")
            .into_inner()
    }

    fn filter(query: &str) -> Filter {
        match asked(query).which(now()).expect(query) {
            Which::Fitting(filter) => filter,
            Which::Numbers(numbers) => panic!("{numbers:?}"),
        }
    }

    fn refused(query: &str) -> bool {
        asked(query).which(now()).is_err()
    }

    #[test]
    fn what_is_not_said_is_the_last_ninety_days() {
        let plain = filter("");
        assert_eq!(
            plain.requested,
            Some(Span {
                from: now() - SPAN,
                to: now()
            })
        );
        assert_eq!((plain.skip, plain.limit, plain.open), (0, MOST, None));
        assert_eq!(
            filter("start_date=&status=&page=&nonsense=1"),
            plain,
            "an empty argument is none"
        );
        let since = filter("start_date=2026-01-01T00:00:00Z").requested.expect("a span");
        assert_eq!(since.to, since.from + SPAN);
        assert_eq!(filter("updated_after=2026-11-01").requested, None);
    }

    #[test]
    fn numbers_override_everything_else() {
        let which = asked("service_request_id=261126-1,%20261126-2&status=nonsense").which(now());
        let numbers = vec!["261126-1".to_owned(), "261126-2".to_owned()];
        assert_eq!(which.expect("numbers"), Which::Numbers(numbers));
    }

    #[test]
    fn lists_pages_and_boxes_are_read() {
        let wanted = filter("status=open&service_code=noise,traffic&page=3&page_size=20&bbox=120.5,31.2,120.7,31.4");
        assert_eq!((wanted.open, wanted.skip, wanted.limit), (Some(true), 40, 20));
        assert_eq!(wanted.categories, [Category::Noise, Category::Traffic]);
        let within = wanted.within.expect("a box");
        assert!((within.west - 120.5).abs() < 1e-9 && (within.north - 31.4).abs() < 1e-9);
        assert_eq!(filter("status=open,closed").open, None);
        assert_eq!(
            filter("end_date=2026-11-01T00:00:00+08:00").requested,
            filter("end_date=2026-11-01").requested
        );
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for query in [
            "start_date=2026-01-01&end_date=2026-11-01",
            "start_date=2026-11-02&end_date=2026-11-01",
            "start_date=yesterday",
            "status=done",
            "service_code=nothing",
            "page=0",
            "page_size=1001",
            "bbox=1,2,3",
            "bbox=1,2,3,NaN",
            "bbox=500,2,3,4",
            "updated_before=%00",
        ] {
            assert!(refused(query), "{query}");
        }
    }
}
