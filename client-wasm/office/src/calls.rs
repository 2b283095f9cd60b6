//! What managing asks of the server, one function for each.

use contract::{
    audit::AuditVerification,
    grid::ManagedStreet,
    open311::ApiClient,
    page::Page,
    people::{Duty, Member},
};
use kit::http::{self, Call, Failure};
use serde::Serialize;

type Outcome<T> = Result<T, Failure>;

pub(crate) async fn verify_audit() -> Outcome<AuditVerification> {
    http::get("/audit/verification").await
}

/// Everybody who can hold a duty, however many pages they fill.
pub(crate) async fn all_members() -> Outcome<Vec<Member>> {
    let mut all = Vec::new();
    let mut cursor = String::new();
    loop {
        let page: Page<Member> = http::get(&format!("/members?limit=100{cursor}")).await?;
        all.extend(page.items);
        match page.next {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return Ok(all),
        }
    }
}

pub(crate) async fn duties() -> Outcome<Vec<Duty>> {
    http::get::<Page<Duty>>("/duties").await.map(|page| page.items)
}

pub(crate) async fn places() -> Outcome<ManagedStreet> {
    http::get("/managed-places").await
}

pub(crate) async fn api_clients(path: String) -> Outcome<Vec<ApiClient>> {
    http::get::<Page<ApiClient>>(&path).await.map(|page| page.items)
}

/// Changes something of which this version was seen.
pub(crate) fn change(path: &str, version: i32, body: &impl Serialize) -> Call {
    Call::patch(path).json(body).if_match(&format!("\"{version}\""))
}
