//! Reading a JSON body: strictly, within its limits, with every fault named by its field.

use std::{fmt::Display, future::Future, pin::Pin, time::Duration};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header, web::Data};
use bytes::{Bytes, BytesMut};
use contract::{Language, letters, problem::Kind, validation};
use futures_util::StreamExt;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use validator::Validate;

use crate::{
    error::{Error, Result},
    settings::Settings,
};

/// Bytes of a JSON body at most: 10,000 characters of four bytes, escaped, with room to spare.
const MAX: usize = 128 * 1024;
/// How long a body may take where no settings say so.
const PATIENCE: Duration = Duration::from_mins(1);

/// A JSON body that was read and found valid, with the digest that idempotency compares.
#[derive(Debug)]
pub(crate) struct Body<T> {
    pub(crate) value: T,
    /// SHA-256 of the bytes as they came.
    pub(crate) digest: [u8; 32],
}

impl<T: DeserializeOwned + Serialize + Validate> FromRequest for Body<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_json = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(is_json);
        let bytes = collect(request, payload.take(), MAX);
        Box::pin(async move {
            let bytes = bytes.await?;
            if bytes.is_empty() {
                // An action without words needs no body.
                return read(b"{}");
            }
            if !is_json {
                return Err(Error::Problem(Kind::UnsupportedMedia));
            }
            read(&bytes)
        })
    }
}

fn is_json(media_type: &str) -> bool {
    media_type
        .split(';')
        .next()
        .is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

/// The bytes of a body: up to `most` of them, and in the time that the settings give a body to arrive.
pub(crate) fn collect(request: &HttpRequest, mut payload: Payload, most: usize) -> impl Future<Output = Result<Bytes>> + use<> {
    let patience = request
        .app_data::<Data<Settings>>()
        .map_or(PATIENCE, |settings| Duration::from_secs(settings.server.body_seconds));
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<usize>().ok())
        .unwrap_or_default();
    let arriving = async move {
        if announced > most {
            return Err(Error::Problem(Kind::TooLarge));
        }
        let mut bytes = BytesMut::with_capacity(announced);
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| Error::Problem(Kind::Malformed))?;
            if bytes.len() + chunk.len() > most {
                return Err(Error::Problem(Kind::TooLarge));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes.freeze())
    };
    async move {
        tokio::time::timeout(patience, arriving)
            .await
            .unwrap_or(Err(Error::Problem(Kind::TooSlow)))
    }
}

fn read<T: DeserializeOwned + Serialize + Validate>(bytes: &[u8]) -> Result<Body<T>> {
    use sha2::{Digest, Sha256};
    let text = std::str::from_utf8(bytes).map_err(|_| Error::Problem(Kind::Malformed))?;
    // PostgreSQL cannot keep U+0000 in a text, and no person types it.
    if text.contains("\\u0000") {
        return Err(Error::field("", "control_character"));
    }
    let upright = upright(text)?;
    let text = upright.as_deref().unwrap_or(text);
    let mut reader = serde_json::Deserializer::from_str(text);
    let value: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| fault(&error))?;
    reader.end().map_err(|_| Error::Problem(Kind::Malformed))?;
    if text.contains('[') {
        refuse_misread(text, &value)?;
    }
    validation::check(&value, Language::default()).map_err(Error::Invalid)?;
    Ok(Body {
        value,
        digest: Sha256::digest(bytes).into(),
    })
}

/// The body without what turns the direction of words around it, wherever a text is said that holds such characters; none
/// where there are none, which is nearly always.
fn upright(text: &str) -> Result<Option<String>> {
    if !text.contains("\\u20") && !text.contains(letters::turns) {
        return Ok(None);
    }
    let mut value: Value = serde_json::from_str(text).map_err(|_| Error::Problem(Kind::Malformed))?;
    straighten(&mut value);
    serde_json::to_string(&value).map(Some).map_err(Error::internal)
}

fn straighten(value: &mut Value) {
    match value {
        Value::String(text) => *text = letters::upright(text),
        Value::Array(all) => all.iter_mut().for_each(straighten),
        Value::Object(fields) => fields.values_mut().for_each(straighten),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Serde also reads an object's fields from an array, in their order, which nobody means.
fn refuse_misread(text: &str, value: &impl Serialize) -> Result<()> {
    let given = serde_json::from_str(text).map_err(Error::internal)?;
    let read = serde_json::to_value(value).map_err(Error::internal)?;
    misread(&given, &read).map_or(Ok(()), |pointer| Err(Error::field(&pointer, "wrong_type")))
}

/// Where an array was given and an object was read.
fn misread(given: &Value, read: &Value) -> Option<String> {
    match (given, read) {
        (Value::Array(_), Value::Object(_)) => Some(String::new()),
        (Value::Array(given), Value::Array(read)) => (0..)
            .zip(given.iter().zip(read))
            .find_map(|(index, (given, read))| within(&index, given, read)),
        (Value::Object(given), Value::Object(read)) => {
            given.iter().find_map(|(name, given)| within(name, given, read.get(name)?))
        }
        _ => None,
    }
}

fn within(name: &dyn Display, given: &Value, read: &Value) -> Option<String> {
    misread(given, read).map(|rest| format!("/{name}{rest}"))
}

fn fault(error: &serde_path_to_error::Error<serde_json::Error>) -> Error {
    let inner = error.inner();
    if inner.is_syntax() || inner.is_eof() {
        return Error::Problem(Kind::Malformed);
    }
    let text = inner.to_string();
    let mut pointer = pointer(error.path());
    // Serde names these two fields only in its sentence.
    let code = if let Some(field) = named(&text, "unknown field `") {
        if !pointer.ends_with(&format!("/{field}")) {
            pointer = format!("{pointer}/{field}");
        }
        "unknown_field"
    } else if let Some(field) = named(&text, "missing field `") {
        pointer = format!("{pointer}/{field}");
        "missing_field"
    } else {
        "wrong_type"
    };
    Error::field(&pointer, code)
}

fn named<'a>(text: &'a str, before: &str) -> Option<&'a str> {
    text.strip_prefix(before)?.split('`').next()
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Seq { index } => Some(format!("/{index}")),
            Segment::Map { key } => Some(format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use contract::{cases::Rating, mailbox::NewMessage, problem::Kind};

    use super::{Error, read};

    fn fault(json: &str) -> (String, String) {
        match read::<Rating>(json.as_bytes()).expect_err(json) {
            Error::Invalid(faults) => (faults[0].pointer.clone(), faults[0].code.clone()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_fault_names_its_field() {
        for (json, pointer, code) in [
            (
                r#"{"contacted":true,"resolved":true,"satisfaction":9}"#,
                "/satisfaction",
                "stars_range",
            ),
            (
                r#"{"contacted":1,"resolved":true,"satisfaction":5}"#,
                "/contacted",
                "wrong_type",
            ),
            (r#"{"contacted":true,"resolved":true}"#, "/satisfaction", "missing_field"),
            (
                r#"{"contacted":true,"resolved":true,"satisfaction":5,"x":1}"#,
                "/x",
                "unknown_field",
            ),
            (
                r#"{"contacted":true,"resolved":true,"satisfaction":5,"comment":"\u0000"}"#,
                "",
                "control_character",
            ),
        ] {
            assert_eq!(fault(json), (pointer.to_owned(), code.to_owned()), "{json}");
        }
    }

    #[test]
    fn nothing_that_is_sent_turns_what_stands_around_it() {
        for sent in ["\u{202e}好\u{2066}的\u{2069}", "\\u202e好\\u2066的", "好\u{202c}的"] {
            let json = format!(r#"{{"contacted":true,"resolved":true,"satisfaction":5,"comment":"{sent}"}}"#);
            let rating: Rating = read(json.as_bytes()).expect(sent).value;
            assert_eq!(rating.comment.as_deref(), Some("好的"), "{sent:?}");
        }
        let kept = r#"{"contacted":true,"resolved":true,"satisfaction":5,"comment":"a\\u202eb"}"#;
        let rating: Rating = read(kept.as_bytes()).expect("words").value;
        assert_eq!(
            rating.comment.as_deref(),
            Some("a\\u202eb"),
            "a backslash is a letter like others"
        );
    }

    #[test]
    fn a_list_is_no_object_wherever_it_stands() {
        assert_eq!(fault("[true, true, 5]"), (String::new(), "wrong_type".to_owned()));
        let letter =
            r#"{"community_id":"00000000-0000-0000-0000-000000000001","title":"电梯","body":"有异响啊！","category":"noise","#;
        for (rest, pointer) in [
            (r#""point":[31.3,120.6,"wgs84"]}"#, "/point"),
            (
                r#""photos":[{"id":"00000000-0000-0000-0000-000000000001","claim":"x"},["00000000-0000-0000-0000-000000000001","x"]]}"#,
                "/photos/1",
            ),
        ] {
            let outcome = read::<NewMessage>(format!("{letter}{rest}").as_bytes());
            assert!(
                matches!(&outcome, Err(Error::Invalid(faults)) if faults[0].pointer == pointer && faults[0].code == "wrong_type"),
                "{outcome:?}"
            );
        }
        read::<NewMessage>(format!(r#"{letter}"photos":[]}}"#).as_bytes()).expect("a list where one belongs");
    }

    #[test]
    fn what_is_no_json_at_all_is_malformed() {
        for json in ["{", "nonsense", "{} {}"] {
            let outcome = read::<contract::cases::Because>(json.as_bytes());
            assert!(matches!(outcome, Err(Error::Problem(Kind::Malformed))), "{json}");
        }
    }
}
