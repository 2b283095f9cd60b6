//! History: messages of another mailbox become cases.
//!
//! History starts no clock and sends no message. A message is known by its source and its id there, so a file
//! can be loaded again after an interruption, or when it has grown.

use std::{
    fmt,
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use contract::{
    cases::{Category, Channel, NameShown},
    ids::{CellId, CommunityId},
    letters,
    mailbox::{BODY, TITLE},
};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Deserialize;

use crate::{
    cases::intake::{self, Arrival},
    db::{self, Db},
    error::{Error, Result},
    moment::Moment,
    places,
};

/// Messages that share one transaction.
const BATCH: usize = 200;

/// What came of an import.
#[derive(Debug, Default)]
pub struct Report {
    /// Messages that became cases.
    pub loaded: usize,
    /// Messages that were cases already.
    pub known: usize,
    /// Lines that could not be loaded, each by its number, with the reason.
    pub bad: Vec<(usize, String)>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} loaded, {} known before, {} bad",
            self.loaded,
            self.known,
            self.bad.len()
        )?;
        self.bad
            .iter()
            .try_for_each(|(number, reason)| write!(f, "\n  line {number}: {reason}"))
    }
}

/// A line of the file. The name of the sender there is not read: nothing needs it.
#[derive(Deserialize)]
struct Line {
    id: String,
    title: String,
    body: String,
    time: String,
    #[serde(default)]
    label: String,
}

/// Loads the messages of `file` into the community of this name or identifier.
///
/// # Errors
/// When there is no such file or community, or the database refuses. Bad lines are no error: the report names them.
pub async fn messages(db: &Db, file: &Path, community: &str, source: &str) -> Result<Report> {
    let (_, community) = places::find(db, Some(community), None).await?;
    let community = community.ok_or(Error::NOT_FOUND)?;
    let opened = File::open(file).map_err(|error| Error::Internal(format!("{}: {error}", file.display())))?;
    let bar = progress(opened.metadata().map(|data| data.len()).unwrap_or_default());
    let mut report = Report::default();
    let mut batch = Vec::with_capacity(BATCH);
    let mut reader = BufReader::new(opened);
    let mut bytes = Vec::new();
    for number in 1_usize.. {
        bytes.clear();
        let read = reader.read_until(b'\n', &mut bytes).map_err(Error::internal)?;
        if read == 0 {
            break;
        }
        bar.inc(u64::try_from(read).unwrap_or_default());
        match parse(&bytes, community, source) {
            Ok(Some(arrival)) => batch.push(arrival),
            Ok(None) => {}
            Err(reason) => report.bad.push((number, reason)),
        }
        if batch.len() == BATCH {
            load(db, std::mem::take(&mut batch), &mut report).await?;
        }
    }
    load(db, batch, &mut report).await?;
    db::reckon(db).await?;
    bar.finish_and_clear();
    Ok(report)
}

fn progress(bytes: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {percent}% {bytes}/{total_bytes} {eta}");
    ProgressBar::new(bytes).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

async fn load(db: &Db, mut batch: Vec<Arrival>, report: &mut Report) -> Result<()> {
    let size = batch.len();
    let loaded = db
        .write(move |conn| {
            let mut loaded = 0;
            for arrival in &mut batch {
                loaded += usize::from(intake::add(conn, arrival)?);
            }
            Ok(loaded)
        })
        .await?;
    report.loaded += loaded;
    report.known += size - loaded;
    Ok(())
}

/// A line as a case to be; `None` for an empty line.
fn parse(bytes: &[u8], community: CommunityId, source: &str) -> std::result::Result<Option<Arrival>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())?.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let mut line: Line = serde_json::from_str(text).map_err(|error| error.to_string())?;
    line.title = letters::upright(&line.title);
    line.body = letters::upright(&line.body);
    for (field, value, limits) in [("title", &line.title, TITLE), ("body", &line.body, BODY)] {
        let length = u64::try_from(letters::seen(value)).unwrap_or(u64::MAX);
        if !limits.contains(&length) || value.contains('\0') {
            return Err(format!(
                "{field}: must have {} to {} characters",
                limits.start(),
                limits.end()
            ));
        }
    }
    if line.id.is_empty() || line.id.len() > 100 {
        return Err("id: must have 1 to 100 characters".to_owned());
    }
    let mut arrival = Arrival::new(
        community,
        Channel::Mailbox,
        &line.title,
        &line.body,
        Moment::at(time(&line.time)?),
    );
    arrival.place(None::<CellId>, None, None);
    arrival.reporter(None, None, NameShown::Nobody);
    arrival.category(category(&line.label));
    arrival.history(source, &line.id);
    Ok(Some(arrival))
}

/// A time as other mailboxes write it: in China, unless it says otherwise.
fn time(text: &str) -> std::result::Result<DateTime<Utc>, String> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Ok(time.with_timezone(&Utc));
    }
    ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text.trim(), format).ok())
        .map(|local| local.and_utc() - Duration::hours(8))
        .ok_or_else(|| format!("time: cannot read {text}"))
}

/// The nearest of our categories to a label of 智慧政务, or to a word of our own.
fn category(label: &str) -> Category {
    match label {
        "城乡建设" => Category::Facilities,
        "环境保护" => Category::Cleanliness,
        "交通运输" => Category::Traffic,
        "教育文体" => Category::Education,
        "劳动和社会保障" => Category::Work,
        "卫生计生" => Category::Health,
        own => Category::from_word(own).unwrap_or(Category::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, category, parse, time};

    #[test]
    fn times_without_a_zone_are_chinese() {
        assert_eq!(
            time("2020-01-08T13:54:22").map(|time| time.to_rfc3339()),
            Ok("2020-01-08T05:54:22+00:00".to_owned())
        );
        assert_eq!(
            time("2020-01-08T13:54:22+09:00").map(|time| time.to_rfc3339()),
            Ok("2020-01-08T04:54:22+00:00".to_owned())
        );
        assert!(time("yesterday").is_err());
    }

    #[test]
    fn bad_lines_say_what_is_wrong() {
        let community = uuid::Uuid::from_u128(1).into();
        for (line, reason) in [
            ("{", "EOF"),
            (
                r#"{"id":"1","title":"a","body":"long enough","time":"2020-01-08T13:54:22"}"#,
                "title",
            ),
            (r#"{"id":"1","title":"ok title","body":"long enough","time":"?"}"#, "time"),
            (
                r#"{"id":"","title":"ok title","body":"long enough","time":"2020-01-08T13:54:22"}"#,
                "id",
            ),
        ] {
            let error = parse(line.as_bytes(), community, "test").map(|_| ()).expect_err(line);
            assert!(error.contains(reason), "{error}");
        }
        assert!(parse(b"\xff\xfe", community, "test").is_err());
        assert!(matches!(parse(b"\n", community, "test"), Ok(None)));
    }

    #[test]
    fn labels_find_their_category() {
        assert_eq!(category("交通运输"), Category::Traffic);
        assert_eq!(category("noise"), Category::Noise);
        assert_eq!(category("?"), Category::Other);
    }
}
