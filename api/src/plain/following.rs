//! Following an anonymous message by its tracking code, without scripts. The code always comes in the body of a form.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Payload},
};
use contract::{
    cases::{Because, Case},
    mailbox::Tracking,
    problem::Kind,
};
use sha2::{Digest, Sha256};

use super::{
    form::{self, AttachedFile, Code, Decided, Typed},
    frame,
    mailbox::{self, Refused},
    visit::{Visitor, asked, refusal, shown},
};
use crate::{
    cases::{
        cached,
        office::Office,
        service::{self as cases, Act, Deed, Reader, Which},
    },
    db::Conn,
    error::{Error, Result},
    limit::{Address, Limiter, Rule},
    photos::{self, PhotoStore},
};

/// Where a case stands; a code of none comes back with the form, as it was typed.
pub(super) async fn track(visitor: Visitor, request: HttpRequest, office: Office, payload: Payload) -> Result<HttpResponse> {
    let language = visitor.language;
    let Code { code } = form::read(&request, payload.into_inner()).await?;
    match tracked(&office, &code).await {
        Ok((case, secret)) => Ok(shown(mailbox::case(language, &case, &secret))),
        Err(error) => Ok(refusal(HttpResponse::from_error(error), language, |problem| {
            if problem.is(Kind::NotFound) {
                mailbox::form(language, &office.places, &Typed::fresh(), &Refused::Code(&code))
            } else {
                frame::trouble(language, problem)
            }
        })),
    }
}

async fn tracked(office: &Office, code: &str) -> Result<(Case, Tracking)> {
    let secret = Tracking::parse(code).ok_or(Error::NOT_FOUND)?;
    let (digest, desk): ([u8; 32], _) = (Sha256::digest(secret.bytes()).into(), office.desk());
    let reading = move |conn: &mut Conn| cases::read(conn, &desk, &Reader::Tracker(digest), Which::Tracked(digest));
    Ok((office.db.read(reading).await?, secret))
}

/// Something that is attached to the answer of an anonymous message. The code stands in the body, where no log has it.
pub(super) async fn file(
    _visitor: Visitor,
    request: HttpRequest,
    office: Office,
    pictures: Data<PhotoStore>,
    payload: Payload,
) -> Result<HttpResponse> {
    let AttachedFile { code, id } = form::read(&request, payload.into_inner()).await?;
    let secret = Tracking::parse(&code).ok_or(Error::NOT_FOUND)?;
    let (reader, desk) = (Reader::Tracker(Sha256::digest(secret.bytes()).into()), office.desk());
    let attached = office
        .db
        .read(move |conn| photos::service::attached(conn, &desk, &reader, id))
        .await?;
    photos::sent(&pictures, &attached).await
}

/// The sender of an anonymous message says whether everybody may read it, and sees the case as it then is.
pub(super) async fn consent(
    request: HttpRequest,
    limiter: Data<Limiter>,
    address: Address,
    office: Office,
    payload: Payload,
) -> Result<HttpResponse> {
    limiter.take(Rule::Write, &address.network()).await?;
    let Decided { code, agrees } = form::read(&request, payload.into_inner()).await?;
    let secret = Tracking::parse(&code).ok_or(Error::NOT_FOUND)?;
    let because = Because::default();
    let deed = if agrees == "yes" {
        Deed::Consent(because)
    } else {
        Deed::Refuse(because)
    };
    let (digest, desk): ([u8; 32], _) = (Sha256::digest(secret.bytes()).into(), office.desk());
    let work = move |conn: &mut Conn| {
        let by = Reader::Tracker(digest);
        let case = cases::read(conn, &desk, &by, Which::Tracked(digest))?.summary.id;
        cases::act(
            conn,
            &desk,
            &Act {
                case,
                by,
                expected: None,
                deed,
            },
        )
    };
    let (case, touched) = match office.db.write(work).await {
        Ok(outcome) => (outcome.case, outcome.touched),
        // Sent twice, or decided elsewhere meanwhile: they see how it stands.
        Err(Error::Conflict(case)) => (*case, Vec::new()),
        Err(error) => return Err(error),
    };
    for (id, access) in &touched {
        cached::changed(&office.cache, &office.places, *id, access).await;
    }
    Ok(shown(mailbox::case(asked(&request), &case, &secret)))
}
