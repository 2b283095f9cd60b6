//! The addresses at which something is done with a case.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, HeaderValue},
    post,
    web::Path,
};
use contract::{
    cases::{Accept, Answer, Because, Case, Decline, Note, Rating},
    handling::{
        Dispatch, DispatchObjection, ExtensionRequest, HandBack, Merge, NamingRequest, Pause, Question, Ruling, Split, Transfer,
    },
    ids::CaseId,
    problem::Kind,
    publication::Publish,
};

use super::{
    cached::{self, Ready},
    office::{CaseReader, Office},
    service::{self, Act, Deed, Reader},
};
use crate::{
    error::{Error, Result},
    http::{Body, IfMatch, Routes},
    idempotency::{self, Done, GivenKey, Kept},
};

/// What the routes below share: who does it, to which case, under which conditions.
struct Doing {
    reader: CaseReader,
    office: Office,
    id: Path<CaseId>,
    expected: IfMatch,
    key: GivenKey,
}

impl Doing {
    async fn run(self, deed: Deed, digest: [u8; 32]) -> Result<HttpResponse> {
        let Self {
            reader,
            office,
            id,
            expected,
            key,
        } = self;
        let id = id.into_inner();
        let (by, tracker) = match &reader.0 {
            Reader::Nobody => return Err(Error::Problem(Kind::Unauthenticated)),
            Reader::Actor(actor) => (Some(actor.id), None),
            Reader::Tracker(digest) => (None, Some(digest)),
        };
        // A tracker has no account; without the secret's digest one's kept answer could be given to another.
        let ticket = key.ticket(by, &format!("case {id} {} {tracker:?}", deed.word()), digest);
        let act = Act {
            case: id,
            by: reader.0,
            expected: expected.0,
            deed,
        };
        let desk = office.desk();
        let (kept, touched) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
            let outcome = service::act(conn, &desk, &act)?;
            Ok(Done {
                kept: Kept::new(200, &outcome.case)?,
                case: Some(id),
                extra: outcome.touched,
            })
        })
        .await?;
        for (case, access) in touched.unwrap_or_default() {
            cached::changed(&office.cache, &office.places, case, &access).await;
        }
        // So that whoever acted can name what they saw when they act next.
        let tag = Ready::tag_of_answer(&kept.body)?;
        let mut response = kept.respond();
        let tag = HeaderValue::from_str(&tag).map_err(Error::internal)?;
        response.headers_mut().insert(header::ETAG, tag);
        Ok(response)
    }
}

impl actix_web::FromRequest for Doing {
    type Error = Error;
    type Future = std::pin::Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut actix_web::dev::Payload) -> Self::Future {
        let reader = CaseReader::from_request(request, payload);
        let office = Office::from_request(request, payload);
        let id = Path::<CaseId>::from_request(request, payload);
        let expected = IfMatch::from_request(request, payload);
        let key = GivenKey::from_request(request, payload);
        Box::pin(async move {
            let Ok(expected) = expected.await;
            let id = id.await.map_err(|_| Error::NOT_FOUND)?;
            Ok(Self {
                reader: reader.await?,
                office: office.await?,
                id,
                expected,
                key: key.await?,
            })
        })
    }
}

macro_rules! deeds {
    ($($(#[$doc:meta])* $name:ident $operation:literal $path:literal $body:ty => $deed:ident;)+) => {
        $($(#[$doc])*
        #[utoipa::path(tag = "cases", operation_id = $operation, params(("id" = CaseId, Path), GivenKey, IfMatch), request_body = $body,
            responses((status = 200, body = Case, description = "The case as it is now")))]
        #[post($path)]
        async fn $name(doing: Doing, body: Body<$body>) -> Result<HttpResponse> {
            doing.run(Deed::$deed(body.value), body.digest).await
        })+
    };
}

deeds! {
    /// Takes a case on (受理).
    accept "accept_case" "/cases/{id}/accept" Accept => Accept;
    /// Adds a note, public or internal.
    annotate "annotate_case" "/cases/{id}/notes" Note => Note;
    /// Answers a case (答复).
    answer "answer_case" "/cases/{id}/answer" Answer => Answer;
    /// Does not take a case on, and names the right door.
    decline "decline_case" "/cases/{id}/decline" Decline => Decline;
    /// Closes an answered case without a rating.
    close "close_case" "/cases/{id}/close" Because => Close;
    /// Opens an answered or closed case again.
    reopen "reopen_case" "/cases/{id}/reopen" Because => Reopen;
    /// Takes one's own case back.
    withdraw "withdraw_case" "/cases/{id}/withdraw" Because => Withdraw;
    /// Urges the station on (催办), once a day.
    urge "urge_case" "/cases/{id}/urge" Because => Urge;
    /// Supervises a case (督办), for the street.
    supervise "supervise_case" "/cases/{id}/supervise" Because => Supervise;
    /// Rates the answer to one's own case.
    rate "rate_case" "/cases/{id}/rating" Rating => Rate;
    /// Gives a case to whoever is to see to it (派单).
    dispatch "dispatch_case" "/cases/{id}/dispatch" Dispatch => Dispatch;
    /// Begins to see to a case.
    start "start_case" "/cases/{id}/start" Because => Start;
    /// Says that a case is not theirs who it was given to (派单异议); once.
    object "object_to_dispatch" "/cases/{id}/objection" DispatchObjection => Object;
    /// Hands a case to another community or an organisation (转办, 转介); the station stays responsible.
    transfer "transfer_case" "/cases/{id}/transfer" Transfer => Transfer;
    /// Takes a case that was handed over.
    acknowledge "acknowledge_case" "/cases/{id}/acknowledge" Because => Acknowledge;
    /// Gives a case back that was handed over, with what came of it.
    hand_back "hand_back_case" "/cases/{id}/hand-back" HandBack => HandBack;
    /// Takes a case back that was handed over.
    recall "recall_case" "/cases/{id}/recall" Because => Recall;
    /// Lets the clock of a case stand still.
    pause "pause_case" "/cases/{id}/pause" Pause => Pause;
    /// Lets the clock of a case go on.
    resume "resume_case" "/cases/{id}/resume" Because => Resume;
    /// Asks for more time, before it has run out.
    ask_extension "ask_for_extension" "/cases/{id}/extension" ExtensionRequest => AskExtension;
    /// Writes an answer that somebody else is to approve.
    draft "draft_answer" "/cases/{id}/draft" Answer => Draft;
    /// Makes a case part of an older one on the same matter.
    merge "merge_case" "/cases/{id}/merge" Merge => Merge;
    /// Makes a part of a case a case of its own.
    split "split_case" "/cases/{id}/split" Split => Split;
    /// Asks the reporter whether everybody may read the case (征求公开意见); once.
    ask_consent "ask_consent_to_publication" "/cases/{id}/ask-consent" Because => AskConsent;
    /// Agrees that everybody may read one's case, in words and pictures that name nobody.
    consent "consent_to_publication" "/cases/{id}/consent" Because => Consent;
    /// Does not agree, or not any longer, that everybody may read one's case: it is public no more.
    refuse "refuse_publication" "/cases/{id}/refuse" Because => Refuse;
    /// Makes a case public in the words that were prepared, with its reporter's consent; for administrators.
    publish "publish_case" "/cases/{id}/publish" Publish => Publish;
    /// Takes a case from public view.
    unpublish "unpublish_case" "/cases/{id}/unpublish" Because => Unpublish;
    /// Asks the reporter whether their name and number may be given to whom the case is or is to be handed.
    ask_naming "ask_consent_to_naming" "/cases/{id}/ask-naming" NamingRequest => AskNaming;
    /// Agrees that one's name and number are given to whom one was asked about.
    allow "consent_to_naming" "/cases/{id}/allow" Because => Allow;
    /// Does not agree to that, or not any longer: possible until they were given.
    forbid "refuse_naming" "/cases/{id}/forbid" Because => Forbid;
}

macro_rules! rulings {
    ($($(#[$doc:meta])* $name:ident $operation:literal $path:literal => $question:ident;)+) => {
        $($(#[$doc])*
        #[utoipa::path(tag = "cases", operation_id = $operation, params(("id" = CaseId, Path), GivenKey, IfMatch), request_body = Ruling,
            responses((status = 200, body = Case, description = "The case as it is now")))]
        #[post($path)]
        async fn $name(doing: Doing, body: Body<Ruling>) -> Result<HttpResponse> {
            doing.run(Deed::Rule(Question::$question, body.value), body.digest).await
        })+
    };
}

rulings! {
    /// Decides whether an objection is right, for somebody other than who objects.
    rule_objection "rule_on_objection" "/cases/{id}/objection/ruling" => Objection;
    /// Decides whether there is to be more time, for somebody other than who asks.
    rule_extension "rule_on_extension" "/cases/{id}/extension/ruling" => Extension;
    /// Approves an answer, which then goes out, or returns it; for somebody other than who wrote it.
    rule_draft "rule_on_draft" "/cases/{id}/draft/ruling" => Draft;
}

/// Registers the addresses.
pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(accept)
        .service(annotate)
        .service(answer)
        .service(decline)
        .service(close)
        .service(reopen)
        .service(withdraw)
        .service(rate)
        .service(urge)
        .service(supervise);
    config
        .service(dispatch)
        .service(start)
        .service(object)
        .service(transfer)
        .service(acknowledge)
        .service(hand_back)
        .service(recall)
        .service(pause);
    config
        .service(resume)
        .service(ask_extension)
        .service(draft)
        .service(merge)
        .service(split)
        .service(rule_objection)
        .service(rule_extension)
        .service(rule_draft);
    config
        .service(ask_consent)
        .service(consent)
        .service(refuse)
        .service(publish)
        .service(unpublish);
    config.service(ask_naming).service(allow).service(forbid);
}
