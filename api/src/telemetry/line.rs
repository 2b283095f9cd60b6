//! How an event becomes a line of the log: for people as `tracing` writes it, for machines as JSON; either way with
//! the number of the request it belongs to. Each line is written straight into its buffer.

use std::fmt::{self, Debug, Write};

use chrono::SecondsFormat;
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    fmt::{
        FmtContext, FormatEvent, FormatFields,
        format::{Format, Writer},
    },
    registry::LookupSpan,
};
use uuid::Uuid;

use crate::moment::Moment;

tokio::task_local! {
    /// The number of the request that is being answered.
    pub(super) static NUMBER: Uuid;
}

/// A line for people.
#[derive(Default)]
pub(super) struct Pretty(Format);

/// A line for machines: one JSON object.
pub(super) struct Json;

impl<S, N> FormatEvent<S, N> for Pretty
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, context: &FmtContext<'_, S, N>, mut to: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        NUMBER.try_with(|number| write!(to, "{number} ")).unwrap_or(Ok(()))?;
        self.0.format_event(context, to, event)
    }
}

impl<S, N> FormatEvent<S, N> for Json
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, _: &FmtContext<'_, S, N>, mut to: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let (about, now) = (event.metadata(), Moment::now().time());
        to.write_str("{\"timestamp\":\"")?;
        to.write_str(&now.to_rfc3339_opts(SecondsFormat::Micros, true))?;
        to.write_str("\",\"level\":\"")?;
        to.write_str(about.level().as_str())?;
        to.write_str("\",\"target\":\"")?;
        Escaped(&mut to).write_str(about.target())?;
        to.write_str("\"")?;
        NUMBER
            .try_with(|number| {
                let mut buffer = Uuid::encode_buffer();
                to.write_str(",\"request\":\"")?;
                to.write_str(number.hyphenated().encode_lower(&mut buffer))?;
                to.write_str("\"")
            })
            .unwrap_or(Ok(()))?;
        let mut fields = Fields {
            to: &mut to,
            outcome: Ok(()),
        };
        event.record(&mut fields);
        fields.outcome?;
        to.write_str("}\n")
    }
}

/// Writes each field of an event.
struct Fields<'a, W> {
    to: &'a mut W,
    outcome: fmt::Result,
}

impl<W: Write> Fields<'_, W> {
    /// A number, or `true` or `false`.
    fn plain(&mut self, field: &Field, value: impl fmt::Display) {
        let outcome = self.name(field).and_then(|()| write!(self.to, "{value}"));
        self.outcome = self.outcome.and(outcome);
    }

    fn text(&mut self, field: &Field, write: impl FnOnce(&mut Escaped<'_, W>) -> fmt::Result) {
        let outcome = self
            .name(field)
            .and_then(|()| self.to.write_char('"'))
            .and_then(|()| write(&mut Escaped(self.to)))
            .and_then(|()| self.to.write_char('"'));
        self.outcome = self.outcome.and(outcome);
    }

    fn name(&mut self, field: &Field) -> fmt::Result {
        self.to.write_str(",\"")?;
        self.to.write_str(field.name())?;
        self.to.write_str("\":")
    }
}

impl<W: Write> Visit for Fields<'_, W> {
    fn record_f64(&mut self, field: &Field, value: f64) {
        if value.is_finite() {
            self.plain(field, value);
        } else {
            self.plain(field, "null");
        }
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.plain(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.plain(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.plain(field, value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.text(field, |to| to.write_str(value));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.text(field, |to| write!(to, "{value:?}"));
    }
}

/// Writes a text so that it can stand between quotes in JSON.
struct Escaped<'a, W>(&'a mut W);

impl<W: Write> Write for Escaped<'_, W> {
    fn write_str(&mut self, mut text: &str) -> fmt::Result {
        let needs = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
        while let Some(at) = text.bytes().position(needs) {
            let (plain, rest) = text.split_at(at);
            let (special, rest) = rest.split_at(1);
            self.0.write_str(plain)?;
            match special {
                "\"" | "\\" => write!(self.0, "\\{special}")?,
                "\n" => self.0.write_str("\\n")?,
                _ => write!(self.0, "\\u{:04x}", special.as_bytes()[0])?,
            }
            text = rest;
        }
        self.0.write_str(text)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io,
        sync::{Arc, Mutex},
    };

    use super::*;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("no panic").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// The lines that come of this.
    fn lines(work: impl FnOnce()) -> Vec<serde_json::Value> {
        let kept = Kept::default();
        let writer = kept.clone();
        let subscriber = tracing_subscriber::fmt()
            .event_format(Json)
            .with_writer(move || writer.clone())
            .finish();
        tracing::subscriber::with_default(subscriber, work);
        let text = String::from_utf8(kept.0.lock().expect("no panic").clone()).expect("text");
        let line = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        text.lines().map(line).collect()
    }

    #[test]
    fn whatever_is_said_is_one_line_of_json() {
        let said = "a \"quoted\" \\ 电梯\r\n\u{1}end";
        let lines = lines(|| {
            tracing::info!(
                status = 200_u16,
                half = 0.5,
                nan = f64::NAN,
                good = true,
                below = -3,
                text = said,
                "{said}"
            );
            tracing::warn!(list = ?["\n"], none = None::<u64>, "second");
        });
        assert_eq!(lines.len(), 2);
        assert_eq!((&lines[0]["message"], &lines[0]["text"]), (&said.into(), &said.into()));
        assert_eq!((&lines[0]["status"], &lines[0]["half"]), (&200.into(), &0.5.into()));
        assert_eq!((&lines[0]["good"], &lines[0]["below"]), (&true.into(), &(-3).into()));
        assert!(lines[0]["nan"].is_null() && lines[1]["none"].is_null());
        assert_eq!((&lines[1]["level"], &lines[1]["list"]), (&"WARN".into(), &"[\"\\n\"]".into()));
        let time = lines[0]["timestamp"].as_str().expect("a time");
        assert!(chrono::DateTime::parse_from_rfc3339(time).is_ok(), "{time}");
    }

    #[test]
    fn a_line_names_the_request_it_belongs_to() {
        let number = Uuid::from_u128(7);
        let lines = lines(|| {
            NUMBER.sync_scope(number, || tracing::info!("within"));
            tracing::info!("without");
        });
        assert_eq!(lines[0]["request"], number.to_string());
        assert!(lines[1]["request"].is_null());
    }
}
