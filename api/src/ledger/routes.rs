//! The address of the ledger.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue},
};
use bytes::Bytes;
use chrono::{Duration, NaiveDate, NaiveTime};
use contract::{Language, ids::CommunityId};
use futures_util::{Stream, stream};
use serde::Deserialize;
use tokio::io::AsyncReadExt;
use utoipa::{IntoParams, ToSchema};

use super::{
    model::{After, Line, Range},
    service,
    sheet::{self, Book},
};
use crate::{
    auth::{
        SignedIn,
        policy::{Actor, Right},
    },
    cases::office::Office,
    db::Db,
    error::{self, Error, Result},
    http::{Query, Routes},
    places::Places,
};

/// Bytes of a file that are read at a time.
const PIECE: usize = 64 * 1024;

/// Registers the address.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(cases);
}

/// In which form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Form {
    /// A workbook of Excel.
    #[default]
    Xlsx,
    /// Text, separated by commas, in UTF-8.
    Csv,
}

/// Which part of the ledger.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LedgerQuery {
    /// The community; by default all whose desk one sees.
    community_id: Option<CommunityId>,
    /// The first day, in China's time.
    from: NaiveDate,
    /// The last day, in China's time.
    to: NaiveDate,
    /// In which form; a workbook by default.
    #[param(inline)]
    format: Option<Form>,
}

/// The ledger of the cases that were heard in a range of days, oldest first: everything but who spoke.
///
/// Streamed: it takes the same memory for any number of cases.
#[utoipa::path(tag = "cases", operation_id = "export_ledger", params(LedgerQuery),
    responses((status = 200, content((Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (Vec<u8> = "text/csv")),
        description = "The ledger, as a file")))]
#[get("/ledger/cases")]
async fn cases(request: HttpRequest, by: SignedIn, office: Office, query: Query<LedgerQuery>) -> Result<HttpResponse> {
    let communities = communities(&by.0, &office.places, query.0.community_id)?;
    let language = error::language(request.headers());
    let days = [query.0.from, query.0.to].map(|day| day.to_string());
    let name = service::file_name(&office.places, &communities, &days.join("_"), language);
    let paper = Paper {
        db: office.db.as_ref().clone(),
        places: office.places.clone(),
        range: range(communities.clone(), query.0.from, query.0.to)?,
        language,
    };
    let (places, moment) = (office.places.clone(), office.moment);
    office
        .db
        .write(move |conn| service::note(conn, &by.0, &places, &communities, [&days[0], &days[1]], moment))
        .await?;
    match query.0.format.unwrap_or_default() {
        Form::Csv => Ok(download(&name, "csv", "text/csv; charset=utf-8").streaming(paper.csv())),
        Form::Xlsx => {
            let file = tokio::fs::File::from_std(paper.workbook().await?);
            let length = file.metadata().await.map_err(Error::internal)?.len();
            Ok(download(
                &name,
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            )
            .no_chunking(length)
            .streaming(pieces(file)))
        }
    }
}

/// The communities whose ledger somebody may take along.
fn communities(actor: &Actor, places: &Places, wanted: Option<CommunityId>) -> Result<Vec<CommunityId>> {
    actor.require_somewhere(Right::TakeLedger)?;
    let holds = |id: CommunityId| {
        places
            .place(id)
            .is_ok_and(|place| actor.role_for(Right::TakeLedger, place).is_some())
    };
    if let Some(id) = wanted {
        return if holds(id) { Ok(vec![id]) } else { Err(Error::NOT_FOUND) };
    }
    Ok(places
        .communities
        .iter()
        .map(|community| community.id)
        .filter(|id| holds(*id))
        .collect())
}

/// Whole days in China.
fn range(communities: Vec<CommunityId>, from: NaiveDate, to: NaiveDate) -> Result<Range> {
    let begins = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc() - Duration::hours(8);
    let after = to.succ_opt().ok_or_else(|| Error::field("/to", "range"))?;
    if from > to {
        return Err(Error::field("/to", "range"));
    }
    Ok(Range {
        communities,
        from: begins(from),
        until: begins(after),
    })
}

fn download(name: &str, ending: &str, media_type: &str) -> actix_web::HttpResponseBuilder {
    let file = ExtendedValue {
        charset: Charset::Ext("UTF-8".to_owned()),
        language_tag: None,
        value: format!("{name}.{ending}").into_bytes(),
    };
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(media_type)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header(ContentDisposition {
            disposition: DispositionType::Attachment,
            parameters: vec![
                DispositionParam::Filename(format!("ledger.{ending}")),
                DispositionParam::FilenameExt(file),
            ],
        });
    answer
}

/// A ledger that is being written.
struct Paper {
    db: Db,
    places: Arc<Places>,
    range: Range,
    language: Language,
}

/// How far a ledger is read.
enum Progress {
    Head,
    From(Option<After>),
}

impl Paper {
    async fn page(&self, after: Option<After>) -> Result<(Vec<Line>, Option<After>)> {
        let range = self.range.clone();
        self.db.read(move |conn| service::page(conn, &range, after)).await
    }

    /// As text, written while it is read.
    fn csv(self) -> impl Stream<Item = Result<Bytes>> {
        stream::try_unfold((self, Some(Progress::Head)), |(paper, progress)| async move {
            let Some(progress) = progress else { return Ok(None) };
            let (bytes, next) = match progress {
                Progress::Head => (sheet::csv_head(paper.language)?, Some(Progress::From(None))),
                Progress::From(after) => {
                    let (lines, next) = paper.page(after).await?;
                    let fields = lines
                        .into_iter()
                        .map(|line| service::fields(line, &paper.places, paper.language));
                    (sheet::csv_lines(fields)?, next.map(|next| Progress::From(Some(next))))
                }
            };
            Ok(Some((Bytes::from(bytes), (paper, next))))
        })
    }

    /// As a workbook, in a file that nobody else sees.
    async fn workbook(self) -> Result<std::fs::File> {
        let mut book = Book::new(self.language)?;
        let mut after = None;
        loop {
            let (lines, next) = self.page(after).await?;
            let (places, language) = (self.places.clone(), self.language);
            book = off_thread(move || {
                book.write(lines.into_iter().map(|line| service::fields(line, &places, language)))?;
                Ok(book)
            })
            .await?;
            if next.is_none() {
                return off_thread(move || book.finish()).await;
            }
            after = next;
        }
    }
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

fn pieces(file: tokio::fs::File) -> impl Stream<Item = Result<Bytes>> {
    stream::try_unfold(file, |mut file| async move {
        let mut piece = Vec::with_capacity(PIECE);
        let length = (&mut file)
            .take(PIECE as u64)
            .read_to_end(&mut piece)
            .await
            .map_err(Error::internal)?;
        Ok((length > 0).then(|| (Bytes::from(piece), file)))
    })
}
