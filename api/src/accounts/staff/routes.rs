//! The addresses of those who hold posts.

use std::sync::Arc;

use actix_web::{
    HttpResponse, delete, get, patch, post,
    web::{Data, Json, Path},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{
    accounts::Role,
    ids::{AbsenceId, AccountId, CommunityId},
    page::Page,
    people::{Absence, FirstPassword, Member, MemberChange, NewAbsence, NewHelper, NewMember, PostSheet},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service::{self, Asked, Office};
use crate::{
    auth::{self, SignedIn, keys::Keys, policy::Right},
    cache::Cache,
    db::{Conn, Db},
    error::Result,
    http::{Body, Query, Routes, part},
    moment::Moment,
    places::{Directory, Places},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(create)
        .service(appoint)
        .service(rename)
        .service(grant)
        .service(revoke)
        .service(reset)
        .service(add_absence)
        .service(remove_absence);
}

/// Which of those who hold posts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MemberQuery {
    /// Only those with a post in this community.
    community_id: Option<CommunityId>,
    /// Only those with this role.
    role: Option<Role>,
    /// Where the last page ended: its `next`.
    cursor: Option<AccountId>,
    /// Items on a page, 1 to 100; 20 by default.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// Lists those who hold posts in one's street or community.
#[utoipa::path(tag = "people", operation_id = "list_members", params(MemberQuery),
    responses((status = 200, body = Page<Member>, description = "Those who hold posts")))]
#[get("/members")]
async fn list(
    by: SignedIn,
    db: Data<Db>,
    keys: Data<Keys>,
    moment: Moment,
    query: Query<MemberQuery>,
) -> Result<Json<Page<Member>>> {
    let asked = Asked {
        community: query.0.community_id,
        role: query.0.role,
        cursor: query.0.cursor,
        limit: query.0.limit,
    };
    let office = Office { by: by.0, moment };
    Ok(Json(db.read(move |conn| service::list(conn, &keys, &office, &asked)).await?))
}

/// A password that nobody chose: 120 bits, to be typed once.
async fn first_password(moment: Moment) -> Result<(String, String)> {
    let password = URL_SAFE_NO_PAD.encode(moment.random::<15>());
    let hash = auth::hash_password(&password).await?;
    Ok((password, hash))
}

/// Makes somebody a member of staff. The password is shown here once and lets them in only to choose their own.
#[utoipa::path(tag = "people", operation_id = "create_member", request_body = NewMember,
    responses((status = 201, body = FirstPassword, description = "Their account and first password")))]
#[post("/members")]
async fn create(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    body: Body<NewMember>,
) -> Result<HttpResponse> {
    by.0.require_somewhere(Right::ManageStaff)?;
    let places = directory.places(&db).await?;
    let (password, hash) = first_password(moment).await?;
    let office = Office { by: by.0, moment };
    let id = db
        .write(move |conn| service::create(conn, &places, &office, &body.value, &hash))
        .await?;
    Ok(HttpResponse::Created().json(FirstPassword { id, password }))
}

/// Makes a resident a liaison officer or a volunteer: whoever signed in with this number before.
#[utoipa::path(tag = "people", operation_id = "appoint_helper", request_body = NewHelper,
    responses((status = 204, description = "They help from now on")))]
#[post("/members/helpers")]
async fn appoint(desk: Desk, keys: Data<Keys>, body: Body<NewHelper>) -> Result<HttpResponse> {
    desk.act(move |conn, places, office| service::appoint(conn, &keys, places, office, &body.value))
        .await
}

/// Gives a member of staff another work name.
#[utoipa::path(tag = "people", operation_id = "rename_member", params(("id" = AccountId, Path)), request_body = MemberChange,
    responses((status = 204, description = "They work under that name")))]
#[patch("/members/{id}")]
async fn rename(desk: Desk, id: Path<AccountId>, body: Body<MemberChange>) -> Result<HttpResponse> {
    desk.act(move |conn, _, office| service::rename(conn, office, *id, &body.value).map(|()| *id))
        .await
}

/// Gives somebody another post.
#[utoipa::path(tag = "people", operation_id = "grant_post", params(("id" = AccountId, Path)), request_body = PostSheet,
    responses((status = 204, description = "They hold the post")))]
#[post("/members/{id}/posts")]
async fn grant(desk: Desk, id: Path<AccountId>, body: Body<PostSheet>) -> Result<HttpResponse> {
    desk.act(move |conn, places, office| service::grant(conn, places, office, *id, body.value).map(|()| *id))
        .await
}

/// Takes a post from somebody. The sessions of a member of staff end.
#[utoipa::path(tag = "people", operation_id = "revoke_post", params(("id" = AccountId, Path)), request_body = PostSheet,
    responses((status = 204, description = "They no longer hold the post")))]
#[post("/members/{id}/posts/revoke")]
async fn revoke(desk: Desk, id: Path<AccountId>, body: Body<PostSheet>) -> Result<HttpResponse> {
    desk.act(move |conn, places, office| service::revoke(conn, places, office, *id, body.value).map(|()| *id))
        .await
}

/// Lets a member of staff in again: a new first password, no second factor, every session ended.
#[utoipa::path(tag = "people", operation_id = "reset_member", params(("id" = AccountId, Path)),
    responses((status = 200, body = FirstPassword, description = "Their new first password")))]
#[post("/members/{id}/password")]
async fn reset(desk: Desk, moment: Moment, id: Path<AccountId>) -> Result<HttpResponse> {
    desk.office.by.require_somewhere(Right::ManageStaff)?;
    let (password, hash) = first_password(moment).await?;
    let id = id.into_inner();
    desk.act(move |conn, _, office| service::reset(conn, office, id, &hash).map(|()| id))
        .await?;
    Ok(HttpResponse::Ok().json(FirstPassword { id, password }))
}

/// Notes that somebody is away; who stands in for them has their duties meanwhile.
#[utoipa::path(tag = "people", operation_id = "add_absence", params(("id" = AccountId, Path)), request_body = NewAbsence,
    responses((status = 201, body = Absence, description = "The absence")))]
#[post("/members/{id}/absences")]
async fn add_absence(
    by: SignedIn,
    db: Data<Db>,
    moment: Moment,
    id: Path<AccountId>,
    body: Body<NewAbsence>,
) -> Result<HttpResponse> {
    let office = Office { by: by.0, moment };
    let absence = db
        .write(move |conn| service::add_absence(conn, &office, *id, &body.value))
        .await?;
    Ok(HttpResponse::Created().json(absence))
}

/// Takes an absence back.
#[utoipa::path(tag = "people", operation_id = "remove_absence", params(("id" = AbsenceId, Path)),
    responses((status = 204, description = "They are there")))]
#[delete("/absences/{id}")]
async fn remove_absence(by: SignedIn, db: Data<Db>, moment: Moment, id: Path<AbsenceId>) -> Result<HttpResponse> {
    let office = Office { by: by.0, moment };
    db.write(move |conn| service::remove_absence(conn, &office, *id)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What an act upon somebody takes.
struct Desk {
    db: Data<Db>,
    cache: Data<Cache>,
    places: Arc<Places>,
    office: Office,
}

impl Desk {
    /// Does it, and lets every instance look anew at what they may do upon whom it was done.
    async fn act(
        self,
        work: impl FnOnce(&mut Conn, &Places, &Office) -> Result<AccountId> + Send + 'static,
    ) -> Result<HttpResponse> {
        let (places, office) = (self.places, self.office);
        let id = self.db.write(move |conn| work(conn, &places, &office)).await?;
        auth::forget(&self.cache, id).await;
        Ok(HttpResponse::NoContent().finish())
    }
}

impl actix_web::FromRequest for Desk {
    type Error = crate::error::Error;
    type Future = std::pin::Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &actix_web::HttpRequest, payload: &mut actix_web::dev::Payload) -> Self::Future {
        let by = SignedIn::from_request(request, payload);
        let (db, cache) = (part(request), part(request));
        let directory = part::<Directory>(request);
        Box::pin(async move {
            let (by, moment) = (by.await?.0, Moment::now());
            let (db, cache) = (db?, cache?);
            let places = directory?.places(&db).await?;
            Ok(Self {
                db,
                cache,
                places,
                office: Office { by, moment },
            })
        })
    }
}
