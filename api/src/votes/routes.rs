//! The addresses of votes.

use actix_web::{
    HttpResponse, get, post,
    web::{Json, Path},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{
    ids::{CommunityId, VoteId},
    page::Page,
    problem::Kind,
    votes::{BALLOTS_AT_ONCE, Ballot, CancelVote, CastBallot, FindBallot, NewPaper, NewVote, Paper, Vote, VoteState},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{hexadecimal, service};
use crate::{
    auth::{Caller, SignedIn},
    cases::office::Office,
    db::Conn,
    error::{Error, Result},
    http::{Body, Query, Routes},
    idempotency::{self, GivenKey},
    paging::Part,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(announce)
        .service(read)
        .service(cancel)
        .service(paper)
        .service(ballots)
        .service(cast)
        .service(find);
}

/// Whether what lies at this address is asked for by nobody, whatever credentials the browser sends along: who casts a ballot,
/// or looks for theirs.
pub(crate) fn is_nobodys(path: &str) -> bool {
    let mut words = path.trim_start_matches(contract::V1).split('/').skip(1);
    words.next() == Some("votes") && words.nth(1) == Some("ballots")
}

/// Which votes.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct VoteQuery {
    /// Only those that stand like this.
    state: Option<VoteState>,
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// How many, 1–100; 20 by default.
    limit: Option<u16>,
}

impl VoteQuery {
    fn part(&self) -> Result<Part> {
        Part::asked(self.cursor.as_deref(), self.limit)
    }
}

/// Lists the votes of a community, those that open last first.
#[utoipa::path(tag = "votes", operation_id = "list_votes", params(("id" = CommunityId, Path), VoteQuery),
    responses((status = 200, body = Page<Vote>, description = "A page of votes")))]
#[get("/communities/{id}/votes")]
async fn list(caller: Caller, office: Office, id: Path<CommunityId>, query: Query<VoteQuery>) -> Result<Json<Page<Vote>>> {
    let (desk, actor, part) = (office.desk(), caller.somebody(), query.0.part()?);
    let work = move |conn: &mut Conn| service::page(conn, &desk, actor.as_ref(), *id, query.0.state, part);
    Ok(Json(office.db.read(work).await?))
}

/// Announces a vote.
#[utoipa::path(tag = "votes", operation_id = "announce_vote", params(("id" = CommunityId, Path), GivenKey), request_body = NewVote,
    responses((status = 201, body = Vote, description = "The vote")))]
#[post("/communities/{id}/votes")]
async fn announce(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    key: GivenKey,
    body: Body<NewVote>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("vote {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::announce(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Reads a vote.
#[utoipa::path(tag = "votes", operation_id = "read_vote", params(("id" = VoteId, Path)),
    responses((status = 200, body = Vote, description = "The vote")))]
#[get("/votes/{id}")]
async fn read(caller: Caller, office: Office, id: Path<VoteId>) -> Result<Json<Vote>> {
    let (desk, actor) = (office.desk(), caller.somebody());
    let work = move |conn: &mut Conn| service::read(conn, &desk, actor.as_ref(), *id);
    Ok(Json(office.db.read(work).await?))
}

/// Cancels a vote that is not over; what was cast is not counted.
#[utoipa::path(tag = "votes", operation_id = "cancel_vote", params(("id" = VoteId, Path)), request_body = CancelVote,
    responses((status = 200, body = Vote, description = "The vote as it stands now")))]
#[post("/votes/{id}/cancel")]
async fn cancel(by: SignedIn, office: Office, id: Path<VoteId>, body: Body<CancelVote>) -> Result<Json<Vote>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::cancel(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Signs a blinded ballot, once for everybody on the roll; the same one again for who lost the answer.
#[utoipa::path(tag = "votes", operation_id = "sign_ballot", params(("id" = VoteId, Path)), request_body = NewPaper,
    responses((status = 200, body = Paper, description = "The blind signature")))]
#[post("/votes/{id}/papers")]
async fn paper(by: SignedIn, office: Office, id: Path<VoteId>, body: Body<NewPaper>) -> Result<Json<Paper>> {
    let id = id.into_inner();
    let blinded = URL_SAFE_NO_PAD
        .decode(&body.value.blinded)
        .map_err(|_| Error::field("/blinded", "signed_form"))?;
    let (desk, actor) = (office.desk(), by.0.clone());
    let signing = move |conn: &mut Conn| service::sign(conn, &desk, &actor, id, &blinded);
    let signed = office.db.read(signing).await?;
    let desk = office.desk();
    let taking = move |conn: &mut Conn| service::take(conn, &desk, &by.0, id, &signed);
    Ok(Json(office.db.write(taking).await?))
}

/// Which ballots.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct BallotQuery {
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// How many, 1–500; 500 by default.
    limit: Option<u16>,
}

/// Lists the ballots of a vote that is closed, in the order of their serials: whoever likes can count them again.
#[utoipa::path(tag = "votes", operation_id = "list_ballots", params(("id" = VoteId, Path), BallotQuery),
    responses((status = 200, body = Page<Ballot>, description = "A page of ballots")))]
#[get("/votes/{id}/ballots")]
async fn ballots(office: Office, id: Path<VoteId>, query: Query<BallotQuery>) -> Result<Json<Page<Ballot>>> {
    let limit = query.0.limit.unwrap_or(BALLOTS_AT_ONCE);
    if !(1..=BALLOTS_AT_ONCE).contains(&limit) {
        return Err(Error::field("/limit", "range"));
    }
    let bad = || Error::Problem(Kind::BadCursor);
    let after = query
        .0
        .cursor
        .map(|text| hexadecimal::read(&text).ok_or_else(bad))
        .transpose()?;
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::published(conn, &desk, *id, after, limit);
    Ok(Json(office.db.read(work).await?))
}

/// Casts a ballot. It takes no credentials, and makes nothing of any that come along.
#[utoipa::path(tag = "votes", operation_id = "cast_ballot", params(("id" = VoteId, Path)), request_body = Ballot,
    responses((status = 201, body = CastBallot, description = "The ballot is in the box")))]
#[post("/votes/{id}/ballots")]
async fn cast(office: Office, id: Path<VoteId>, body: Body<Ballot>) -> Result<HttpResponse> {
    let id = id.into_inner();
    let desk = office.desk();
    let checking = move |conn: &mut Conn| service::check(conn, &desk, id, &body.value);
    let ballot = office.db.read(checking).await?;
    let desk = office.desk();
    let casting = move |conn: &mut Conn| service::cast(conn, &desk, id, &ballot);
    let cast = office.db.write(casting).await?;
    Ok(HttpResponse::Created().json(cast))
}

/// Finds the ballot of a serial. It takes no credentials either.
#[utoipa::path(tag = "votes", operation_id = "find_ballot", params(("id" = VoteId, Path)), request_body = FindBallot,
    responses((status = 200, body = CastBallot, description = "The ballot, as it is in the box")))]
#[post("/votes/{id}/ballots/find")]
async fn find(office: Office, id: Path<VoteId>, body: Body<FindBallot>) -> Result<Json<CastBallot>> {
    let work = move |conn: &mut Conn| service::find_ballot(conn, *id, &body.value.serial);
    Ok(Json(office.db.read(work).await?))
}

#[cfg(test)]
mod tests {
    use super::is_nobodys;

    #[test]
    fn who_casts_a_ballot_is_nobody() {
        for (path, nobodys) in [
            ("/api/v1/votes/1/ballots", true),
            ("/api/v1/votes/1/ballots/find", true),
            ("/api/v1/votes/1/papers", false),
            ("/api/v1/votes/1", false),
            ("/api/v1/communities/1/votes", false),
        ] {
            assert_eq!(is_nobodys(path), nobodys, "{path}");
        }
    }
}
