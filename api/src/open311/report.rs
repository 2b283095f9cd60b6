//! What a program reports, read from its form. Pure.

use contract::{
    Language,
    cases::{Category, Urgency},
    contacts::Person,
    ids::CellId,
    places::{Community, Datum, Point},
    terms,
    validation::{self, FieldError},
};

use super::{
    ask::{self, category, degrees},
    form::Form,
    offered::{ATTRIBUTES, Attribute, URGENCY},
};
use crate::error::{Error, Result};

/// Characters of a description at most: the specification's own limit.
const MOST_WORDS: usize = 4_000;
/// Characters of an address, of an answer to a question, of an address of mail at most.
const MOST_ADDRESS: usize = 100;
const MOST_ANSWER: usize = 200;
const MOST_EMAIL: usize = 254;

/// A report that fits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Report {
    pub(super) category: Category,
    pub(super) urgency: Urgency,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) address: Option<String>,
    pub(super) cell: Option<CellId>,
    /// In WGS-84, whatever it came in.
    pub(super) point: Option<Point>,
    pub(super) person: Person,
    pub(super) email: Option<String>,
    /// Where a picture is to be fetched.
    pub(super) media_url: Option<String>,
}

impl Report {
    /// Reads a report to a community.
    ///
    /// # Errors
    /// Names the argument that is missing or wrong; [`Error::NOT_FOUND`] for a service that there is not.
    pub(super) fn read(form: &Form, community: &Community) -> Result<Self> {
        let code = form.get("service_code")?.ok_or_else(|| missing("/service_code"))?;
        let category = category(code)?;
        let description = limited(form, "description", MOST_WORDS, "description_length")?;
        let (urgency, answers) = attributes(form)?;
        let address = limited(form, "address_string", MOST_ADDRESS, "address_length")?;
        let (point, cell) = (point(form)?, cell(form, community)?);
        if point.is_none() && address.is_none() && cell.is_none() {
            return Err(Error::field("/address_string", "address_missing"));
        }
        let name = terms::category(category).to(Language::Chinese);
        let said = description.as_deref().unwrap_or(name);
        Ok(Self {
            category,
            urgency,
            title: crate::cases::intake::headline(said),
            body: [said.to_owned()].into_iter().chain(answers).collect::<Vec<_>>().join("\n"),
            address,
            cell,
            point,
            person: person(form)?,
            email: email(form)?,
            media_url: limited(form, "media_url", 2_000, "media_unreachable")?,
        })
    }
}

fn missing(pointer: &str) -> Error {
    Error::field(pointer, "missing_field")
}

fn limited(form: &Form, name: &str, most: usize, code: &str) -> Result<Option<String>> {
    let given = form.get(name)?;
    match given.filter(|text| text.chars().count() > most) {
        Some(_) => Err(Error::field(&format!("/{name}"), code)),
        None => Ok(given.map(str::to_owned)),
    }
}

/// Both or neither. Programs that take points from a Chinese map may say so: `datum=gcj02`.
fn point(form: &Form) -> Result<Option<Point>> {
    let (lat, long) = match (form.get("lat")?, form.get("long")?) {
        (None, None) => return Ok(None),
        (Some(_), None) => return Err(missing("/long")),
        (None, Some(_)) => return Err(missing("/lat")),
        (Some(lat), Some(long)) => (lat, long),
    };
    let datum = match form.get("datum")? {
        None | Some("wgs84") => Datum::Wgs84,
        Some("gcj02") => Datum::Gcj02,
        Some(_) => return Err(Error::field("/datum", "wrong_type")),
    };
    let given = Point {
        latitude: degrees("/lat", lat, 90.0)?,
        longitude: degrees("/long", long, 180.0)?,
        datum,
    };
    let (latitude, longitude) = crate::places::datum::wgs84(given);
    Ok(Some(Point {
        latitude,
        longitude,
        datum: Datum::Wgs84,
    }))
}

/// The specification leaves open what an address is known by: here, the grid cell.
fn cell(form: &Form, community: &Community) -> Result<Option<CellId>> {
    let Some(given) = form.get("address_id")? else {
        return Ok(None);
    };
    let known = community.cells.iter().find(|cell| cell.id.to_string() == given);
    known
        .map(|cell| Some(cell.id))
        .ok_or_else(|| Error::field("/address_id", "cell_unknown"))
}

/// How pressing it is, and the other answers, a line for each.
fn attributes(form: &Form) -> Result<(Urgency, Vec<String>)> {
    let mut given: Vec<(&Attribute, Vec<&str>)> = ATTRIBUTES.iter().map(|attribute| (attribute, Vec::new())).collect();
    for (name, value) in form.all() {
        let Some(rest) = name.strip_prefix("attribute[") else {
            continue;
        };
        let fault = |code| Error::field(&format!("/{name}"), code);
        let code = rest.trim_end_matches("[]").trim_end_matches(']');
        let of = given.iter_mut().find(|(attribute, _)| attribute.code == code);
        let (attribute, values) = of.ok_or_else(|| fault("attribute_unknown"))?;
        let again = values.contains(&value) || !values.is_empty() && !attribute.takes_several();
        if again || !answers(attribute, name, value)? {
            return Err(fault("wrong_type"));
        }
        values.push(value);
    }
    let urgency = given.iter().find(|(attribute, _)| attribute.code == URGENCY);
    let urgency = urgency.and_then(|(_, values)| Urgency::from_word(values.first()?));
    let answered = given
        .iter()
        .filter(|(attribute, values)| attribute.code != URGENCY && !values.is_empty());
    let lines = answered.map(|(attribute, values)| line(attribute, values)).collect();
    Ok((urgency.unwrap_or(Urgency::Normal), lines))
}

/// Whether a value answers the question.
fn answers(attribute: &Attribute, name: &str, value: &str) -> Result<bool> {
    if attribute.is_time() {
        return ask::time(&format!("/{name}"), value).map(|time| time.is_some());
    }
    let chosen = || attribute.values.iter().any(|(key, _)| *key == value);
    Ok(value.chars().count() <= MOST_ANSWER && (attribute.values.is_empty() || chosen()))
}

fn line(attribute: &Attribute, values: &[&str]) -> String {
    let named: Vec<&str> = values.iter().map(|value| attribute.named(value)).collect();
    format!("{}：{}", attribute.name(), named.join("、"))
}

/// Who reports, as far as the program says. What names its user's device or account is not kept: nobody here needs it.
fn person(form: &Form) -> Result<Person> {
    let (first, last) = (form.get("first_name")?, form.get("last_name")?);
    let name = match (first, last) {
        // 王 and 秀兰 are 王秀兰; Ann and Lee stay Ann Lee.
        (Some(first), Some(last)) if first.is_ascii() => Some(format!("{first} {last}")),
        (Some(first), Some(last)) => Some(format!("{last}{first}")),
        (one, other) => one.or(other).map(str::to_owned),
    };
    let person = Person {
        name,
        phone: form.get("phone")?.map(national),
    };
    validation::check(&person, Language::default())
        .map_err(|faults| Error::Invalid(faults.into_iter().map(renamed).collect()))?;
    Ok(person)
}

/// What the form calls it.
fn renamed(fault: FieldError) -> FieldError {
    let pointer = if fault.pointer == "/name" {
        "/last_name".to_owned()
    } else {
        fault.pointer
    };
    FieldError { pointer, ..fault }
}

/// The number as it is dialled in China, and without what only helps to read it.
fn national(number: &str) -> String {
    let readable = |letter: &char| !matches!(letter, ' ' | '(' | ')');
    let plain: String = number.chars().filter(readable).collect();
    let own = plain
        .strip_prefix("+86")
        .or_else(|| plain.strip_prefix("0086"))
        .unwrap_or(&plain);
    if own.starts_with('1') {
        own.replace('-', "")
    } else {
        own.to_owned()
    }
}

fn email(form: &Form) -> Result<Option<String>> {
    let Some(given) = form.get("email")? else { return Ok(None) };
    let plain = given.len() <= MOST_EMAIL && !given.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    let (name, host) = given.rsplit_once('@').unwrap_or_default();
    if plain && !name.is_empty() && !host.is_empty() {
        Ok(Some(given.to_owned()))
    } else {
        Err(Error::field("/email", "wrong_type"))
    }
}

#[cfg(test)]
#[path = "report_tests.rs"]
mod tests;
