//! Everything the console asks of the server, one function for each.

use std::rc::Rc;

use contract::{
    accounts::{Me, PasswordChange, PasswordProof, TotpCode, TotpSecret},
    cases::{Action, Case, CaseSummary, Category, Template},
    contacts::{CalledBack, Caller, Contact, Disclosure, FurtherCall, NewCall, NewEntry, NumberQuestion},
    grid::Subcategory,
    handling::{MatterText, Merge, SimilarCases},
    ids::{CaseId, CommunityId, ContactId},
    notices::{NewNotice, Notice},
    page::Page,
    places::{About, Community},
    sessions::{PasswordSignIn, Session},
    triage::{CategoryQuestion, CategorySuggestion},
};
use kit::http::{self, Call, Failure};

/// A case and the `ETag` it was seen under.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Held {
    pub(crate) case: Rc<Case>,
    pub(crate) etag: Option<String>,
}

type Outcome<T> = Result<T, Failure>;

pub(crate) async fn about() -> Outcome<About> {
    http::get("/about").await
}

pub(crate) async fn sign_in(with: &PasswordSignIn) -> Outcome<Session> {
    http::post("/sessions/password", with).await
}

pub(crate) async fn me() -> Outcome<Me> {
    http::get("/me").await
}

pub(crate) async fn communities() -> Outcome<Vec<Community>> {
    http::get::<Page<Community>>("/communities").await.map(|page| page.items)
}

/// A part of the queue. The browser itself compares it with what it has by `ETag`.
pub(crate) async fn queue(request: &str) -> Outcome<Page<CaseSummary>> {
    http::get(&format!("/cases?{request}")).await
}

pub(crate) async fn case(id: CaseId) -> Outcome<Held> {
    held(Call::get(&format!("/cases/{id}"))).await
}

/// Does something with a case; `body` is JSON. `key` names the act, so that sending it twice does it once.
pub(crate) async fn act(id: CaseId, path: &str, body: &str, etag: Option<&str>, key: &str) -> Outcome<Held> {
    let call = Call::post(&format!("/cases/{id}/{path}")).json_text(body).key(key);
    held(match etag {
        Some(etag) => call.if_match(etag),
        None => call,
    })
    .await
}

async fn held(call: Call) -> Outcome<Held> {
    let (case, etag) = call.send_tagged::<Case>().await?;
    Ok(Held {
        case: Rc::new(case),
        etag,
    })
}

pub(crate) async fn templates(case: CaseId, action: Action, category: Category) -> Outcome<Vec<Template>> {
    let case = case.to_string();
    let query = http::query(&[
        ("case_id", case.as_str()),
        ("action", action.word()),
        ("category", category.word()),
    ]);
    http::get::<Page<Template>>(&format!("/templates{query}"))
        .await
        .map(|page| page.items)
}

pub(crate) async fn subcategories(community: CommunityId) -> Outcome<Vec<Subcategory>> {
    http::get::<Page<Subcategory>>(&format!("/communities/{community}/subcategories"))
        .await
        .map(|page| page.items)
}

pub(crate) async fn notices(community: CommunityId) -> Outcome<Vec<Notice>> {
    http::get::<Page<Notice>>(&format!("/communities/{community}/notices"))
        .await
        .map(|page| page.items)
}

pub(crate) fn publish(community: CommunityId, notice: &NewNotice, key: &str) -> Call {
    Call::post(&format!("/communities/{community}/notices")).json(notice).key(key)
}

pub(crate) fn change_password(change: &PasswordChange) -> Call {
    Call::post("/me/password").json(change)
}

pub(crate) async fn new_totp(proof: &PasswordProof) -> Outcome<TotpSecret> {
    http::post("/me/totp", proof).await
}

pub(crate) async fn confirm_totp(code: &TotpCode) -> Outcome<()> {
    http::post("/me/totp/confirm", code).await
}

pub(crate) async fn disable_totp(code: &TotpCode) -> Outcome<()> {
    http::post("/me/totp/disable", code).await
}

/// What is known of a number; it stands in the body, where no server logs it.
pub(crate) async fn look_up(number: &str) -> Outcome<Caller> {
    let phone = number.to_owned();
    http::post("/contacts/lookup", &NumberQuestion { phone }).await
}

pub(crate) fn take_call(call: &NewCall, key: &str) -> Call {
    Call::post("/calls").json(call).key(key)
}

pub(crate) fn add_call(case: CaseId, call: &FurtherCall, key: &str) -> Call {
    Call::post(&format!("/cases/{case}/calls")).json(call).key(key)
}

pub(crate) fn enter(entry: &NewEntry, key: &str) -> Call {
    Call::post("/entries").json(entry).key(key)
}

/// What a text may be about.
pub(crate) async fn suggestions(question: &CategoryQuestion) -> Outcome<Vec<CategorySuggestion>> {
    http::post::<Page<CategorySuggestion>>("/categories/suggestions", question)
        .await
        .map(|page| page.items)
}

/// The latest contacts, or those who wait to be called back.
pub(crate) async fn contacts(community: Option<CommunityId>, waiting: bool) -> Outcome<Vec<Contact>> {
    let community = community.map(|id| id.to_string()).unwrap_or_default();
    let mut parts = vec![("limit", "20")];
    if waiting {
        parts.push(("waiting", "true"));
    }
    if !community.is_empty() {
        parts.push(("community_id", &community));
    }
    http::get::<Page<Contact>>(&format!("/contacts{}", http::query(&parts)))
        .await
        .map(|page| page.items)
}

pub(crate) async fn contacts_of_case(case: CaseId) -> Outcome<Vec<Contact>> {
    http::get::<Page<Contact>>(&format!("/cases/{case}/contacts"))
        .await
        .map(|page| page.items)
}

/// Cases of a community that may be on the same matter as a text.
pub(crate) async fn similar(community: CommunityId, matter: &MatterText) -> Outcome<SimilarCases> {
    http::post(&format!("/communities/{community}/similar-cases"), matter).await
}

/// Makes a case part of an older one.
pub(crate) async fn merge(case: CaseId, into: CaseId, key: &str) -> Outcome<()> {
    let call = Call::post(&format!("/cases/{case}/merge")).json(&Merge { into }).key(key);
    call.text().await.map(drop)
}

pub(crate) fn disclose(contact: ContactId, why: &Disclosure) -> Call {
    Call::post(&format!("/contacts/{contact}/number")).json(why)
}

pub(crate) fn call_back(contact: ContactId, back: &CalledBack, key: &str) -> Call {
    Call::post(&format!("/contacts/{contact}/callback")).json(back).key(key)
}
