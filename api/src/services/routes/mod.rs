//! The addresses of requests for service.

mod asking;
mod blocks;
mod doing;
mod referring;
mod team;
mod week;

use actix_web::web::Json;
use contract::teams::Service;

use crate::{
    auth::{SignedIn, policy::Actor},
    cases::{office::Office, service::Desk},
    db::Conn,
    error::Result,
    http::Routes,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .configure(asking::routes)
        .configure(team::routes)
        .configure(week::routes)
        .configure(doing::routes)
        .configure(blocks::routes)
        .configure(referring::routes);
}

/// Does what changes a request, and shows what came of it.
async fn change(
    by: SignedIn,
    office: &Office,
    act: impl FnOnce(&mut Conn, &Desk, &Actor) -> Result<Service> + Send + 'static,
) -> Result<Json<Service>> {
    let desk = office.desk();
    Ok(Json(office.db.write(move |conn| act(conn, &desk, &by.0)).await?))
}
