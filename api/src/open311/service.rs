//! What is decided about requests: which are told, how one becomes a case, and when it leaves the list.

use contract::{
    Language,
    ids::{CaseId, CommunityId, StreetId},
    open311::NewApiClient,
};

use super::{
    ask::{self, Asked, Which},
    clients::service as clients,
    counter,
    document::Node,
    form::Form,
    offered,
    shown::Reading,
    store,
};
use crate::{
    auth::policy::Actor,
    cases::{office::Office, service::Desk},
    db::Conn,
    error::{Error, Result},
    places::Places,
    publication::service as publication,
};

/// The community that a jurisdiction is; none where none is named.
///
/// # Errors
/// [`Error::NOT_FOUND`].
pub(super) fn jurisdiction(places: &Places, named: &str) -> Result<Option<CommunityId>> {
    if named.is_empty() {
        return Ok(None);
    }
    let id: CommunityId = named.parse().map_err(|_| Error::NOT_FOUND)?;
    places.community(id).map(|known| Some(known.id)).ok_or(Error::NOT_FOUND)
}

/// What can be reported in a jurisdiction.
///
/// # Errors
/// [`Error::NOT_FOUND`] for a jurisdiction that there is not.
pub(super) fn services(places: &Places, asked: &Asked, language: Language) -> Result<Node> {
    jurisdiction(places, &asked.jurisdiction_id)?;
    Ok(offered::services(language))
}

/// What is asked about a service.
///
/// # Errors
/// [`Error::NOT_FOUND`] for a jurisdiction or a service that there is not.
pub(super) fn definition(places: &Places, code: &str, asked: &Asked, language: Language) -> Result<Node> {
    jurisdiction(places, &asked.jurisdiction_id)?;
    Ok(offered::definition(ask::category(code)?, language))
}

/// The requests that were asked for; `site` is the address under which people reach it.
///
/// # Errors
/// Names the argument that is wrong; [`Error::NOT_FOUND`] for a jurisdiction or a service that there is not.
pub(super) async fn requests(office: &Office, site: &str, asked: &Asked, language: Language) -> Result<Node> {
    let which = asked.which(office.moment.time())?;
    found(office, site, asked, which, language).await
}

/// One request, as a list of one.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none of that number in the jurisdiction.
pub(super) async fn request(office: &Office, site: &str, number: &str, asked: &Asked, language: Language) -> Result<Node> {
    let numbers = [number].into_iter().filter(|number| ask::is_plain(number));
    let which = Which::Numbers(numbers.map(str::to_owned).collect());
    match found(office, site, asked, which, language).await? {
        Node::List(_, items) if items.is_empty() => Err(Error::NOT_FOUND),
        one => Ok(one),
    }
}

async fn found(office: &Office, site: &str, asked: &Asked, which: Which, language: Language) -> Result<Node> {
    let community = jurisdiction(&office.places, &asked.jurisdiction_id)?;
    let found = office.db.read(move |conn| {
        let listed = store::find(conn, community, &which)?;
        let cases: Vec<CaseId> = listed.iter().map(|each| each.row.case_id.into()).collect();
        Ok((listed, publication::words_of(conn, &cases)?))
    });
    let (listed, published) = found.await?;
    let reading = Reading {
        places: &office.places,
        site,
        published,
        language,
        extended: asked.extended(),
    };
    Ok(reading.requests(&listed))
}

/// The number that a token stands for.
///
/// # Errors
/// [`Error::NOT_FOUND`].
pub(super) async fn token(office: &Office, token: &str) -> Result<Node> {
    let asked = Some(token.to_owned())
        .filter(|token| ask::is_plain(token))
        .ok_or(Error::NOT_FOUND)?;
    let number = office.db.read(move |conn| store::by_token(conn, &asked)).await?;
    let number = number.ok_or(Error::NOT_FOUND)?;
    let one = Node::Fields(vec![("service_request_id", number.into()), ("token", token.into())]);
    Ok(Node::List("request", vec![one]))
}

/// Gives a program a key and has it report, for a demonstration; nothing where the street has a program already.
///
/// # Errors
/// When the database refuses, or a report does not fit.
pub(crate) fn demonstrate(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    street: StreetId,
    sheet: &NewApiClient,
    reports: &[Vec<(&str, String)>],
) -> Result<()> {
    if !clients::list(conn, &desk.places, by, street)?.items.is_empty() {
        return Ok(());
    }
    let issued = clients::issue(conn, desk, by, street, sheet)?;
    let client = clients::by_key(conn, &issued.key)?;
    reports.iter().try_for_each(|report| {
        let form = Form::of(report.iter().map(|(name, value)| (*name, value.as_str())));
        counter::enter(conn, desk, &client, &form)
    })
}

/// Lists a case that was published, unless it was reported here and is listed already. Where it is, is told by its cell only.
///
/// # Errors
/// When the database refuses.
pub(crate) fn list_published(conn: &mut Conn, case: CaseId) -> Result<()> {
    store::add_published(conn, case)
}

/// Takes a case from the list that is on it only because it was published.
///
/// # Errors
/// When the database refuses.
pub(crate) fn unlist_published(conn: &mut Conn, case: CaseId) -> Result<()> {
    store::remove_published(conn, case)
}

/// Forgets what is kept here of whoever reported a case, and where it was.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase_of_case(conn: &mut Conn, case: CaseId) -> Result<()> {
    store::forget(conn, case)
}
