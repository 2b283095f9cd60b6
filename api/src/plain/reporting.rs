//! Reporting a picture of a public case without scripts, by whoever is signed in.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Payload},
};
use contract::{
    Language,
    ids::{CaseId, PhotoId},
    letters,
    proposals::{NewReport, Reason},
    terms, validation,
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    form,
    frame::{explained, page, why},
    visit::{asked, refusal, shown},
};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::{Error, Result},
    limit::{Address, Limiter, Rule},
    publication::service as publication,
};

/// A report as it was typed, of a picture of a case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reported {
    case: CaseId,
    photo: PhotoId,
    reason: String,
    text: String,
}

impl Reported {
    /// An empty one.
    pub(super) fn of(case: CaseId, photo: PhotoId) -> Self {
        Self {
            case,
            photo,
            reason: String::new(),
            text: String::new(),
        }
    }

    fn new_report(&self) -> Result<NewReport> {
        let new = NewReport {
            reason: Reason::from_word(&self.reason).ok_or_else(|| Error::field("/reason", "wrong_type"))?,
            text: Some(letters::upright(self.text.trim())).filter(|text| !text.is_empty()),
        };
        validation::check(&new, Language::default()).map_err(Error::Invalid)?;
        Ok(new)
    }
}

/// Takes the form; what was typed comes back with what is wrong, also with nobody signed in.
pub(super) async fn report(
    request: HttpRequest,
    by: Result<SignedIn>,
    (limiter, address): (Data<Limiter>, Address),
    office: Office,
    payload: Payload,
) -> Result<HttpResponse> {
    limiter.take(Rule::Write, &address.network()).await?;
    let language = asked(&request);
    let typed: Reported = form::read(&request, payload.into_inner()).await?;
    match deliver(&office, by, &typed).await {
        Ok(()) => Ok(shown(thanks(language, typed.case))),
        Err(error) => Ok(refusal(HttpResponse::from_error(error), language, |problem| {
            let content = html! {
                p.fault role="alert" { (why(language, problem)) }
                @for fault in &problem.errors { (explained(Some(fault))) }
                (form(language, &typed))
                (back(language, typed.case))
            };
            page(language, language.pick("没有成功", "It did not work"), &content)
        })),
    }
}

async fn deliver(office: &Office, by: Result<SignedIn>, typed: &Reported) -> Result<()> {
    let (by, new, photo, desk) = (by?, typed.new_report()?, typed.photo, office.desk());
    let work = move |conn: &mut Conn| publication::report(conn, &desk, &by.0, photo, &new);
    office.db.write(work).await
}

/// For whoever should not be seen on a picture.
pub(super) fn form(language: Language, typed: &Reported) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    let id = typed.photo;
    let reasons = Reason::ALL.iter().filter(|reason| **reason != Reason::Unclear);
    html! {
        form method="post" action={ "/plain/report?lang=" (language.tag()) } accept-charset="utf-8" {
            p { (pick("举报前请先登录", "Before you report, sign in to the ")) a href="/" { (pick("完整版", "full version")) } (pick("。", ".")) }
            input type="hidden" name="case" value=(typed.case);
            input type="hidden" name="photo" value=(id);
            label for={ "reason-" (id) } { (pick("原因", "Why")) }
            select id={ "reason-" (id) } name="reason" {
                @for reason in reasons {
                    option value=(reason.word()) selected[reason.word() == typed.reason] {
                        (terms::moderation_reason(*reason).to(language))
                    }
                }
            }
            label for={ "text-" (id) } { (pick("补充说明（可不填）", "In words (optional)")) }
            input id={ "text-" (id) } name="text" maxlength="200" value=(typed.text);
            button type="submit" { (pick("举报", "Report")) }
        }
    }
}

fn thanks(language: Language, case: CaseId) -> Markup {
    let content = html! {
        p role="status" { (language.pick("谢谢，工作人员会尽快查看。", "Thank you; somebody will look at it.")) }
        (back(language, case))
    };
    page(language, language.pick("已举报", "Reported"), &content)
}

fn back(language: Language, case: CaseId) -> Markup {
    html! { p { a href={ "/plain/published/" (case) } { (language.pick("返回", "Back")) } } }
}
