//! What managing asks of the server, one function for each.

use contract::{
    audit::{AuditEntry, AuditVerification},
    page::Page,
};
use kit::http::{self, Failure};

type Outcome<T> = Result<T, Failure>;

pub(super) async fn audit(query: &str) -> Outcome<Page<AuditEntry>> {
    http::get(&format!("/audit{query}")).await
}

pub(super) async fn verify_audit() -> Outcome<AuditVerification> {
    http::get("/audit/verification").await
}
