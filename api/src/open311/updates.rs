//! What happened to requests (servicerequestupdates, as programs of several cities speak it): that each went from one state to
//! another and when, and nothing of what anybody said.

use contract::{
    Language,
    cases::{Action, State, Visibility},
    ids::CommunityId,
    terms,
};
use diesel::prelude::*;

use super::{
    ask::{Asked, MOST, Which},
    document::Node,
    service::jurisdiction,
    shown::time,
};
use crate::{
    cases::office::Office,
    db::{
        Conn, Key, Micros, Word,
        schema::{case_entries, cases, open311_requests},
    },
    error::Result,
};

/// What moves a request on. The rest is between its reporter and those who see to it.
const STEPS: [Action; 14] = [
    Action::Submit,
    Action::Accept,
    Action::Decline,
    Action::Dispatch,
    Action::Start,
    Action::Transfer,
    Action::HandBack,
    Action::Recall,
    Action::Answer,
    Action::Reopen,
    Action::Rate,
    Action::Close,
    Action::Merge,
    Action::Withdraw,
];

/// One step: its line, the number of the request, where it stood then, and when.
type Step = (Key, String, Word<State>, Micros);

/// The steps that were asked for, by when they were taken, the latest first.
///
/// # Errors
/// Names the argument that is wrong; not found for a jurisdiction or a service that there is not.
pub(super) async fn of(office: &Office, asked: &Asked, language: Language) -> Result<Node> {
    let community = jurisdiction(&office.places, &asked.jurisdiction_id)?;
    let which = asked.which(office.moment.time())?;
    let steps = office.db.read(move |conn| find(conn, community, &which)).await?;
    Ok(Node::List(
        "request_update",
        steps.iter().map(|step| shown(step, language)).collect(),
    ))
}

fn find(conn: &mut Conn, community: Option<CommunityId>, which: &Which) -> Result<Vec<Step>> {
    let mut query = case_entries::table
        .inner_join(open311_requests::table.on(open311_requests::case_id.eq(case_entries::case_id)))
        .inner_join(cases::table.on(cases::id.eq(case_entries::case_id)))
        .filter(case_entries::action.eq_any(STEPS.map(Word)))
        .filter(case_entries::visibility.eq(Word(Visibility::Public)))
        .order((case_entries::at.desc(), case_entries::id.desc()))
        .select((case_entries::id, cases::number, case_entries::state, case_entries::at))
        .into_boxed();
    if let Some(community) = community {
        query = query.filter(open311_requests::community_id.eq(Key::from(community)));
    }
    query = match which {
        Which::Numbers(numbers) => query.filter(cases::number.eq_any(numbers)).limit(MOST),
        Which::Fitting(filter) => {
            // Whichever pair of arguments a program gives, the steps of an update are all that has a time here.
            if let Some(span) = filter.updated.or(filter.requested) {
                let from = case_entries::at.ge(Micros::from(span.from));
                query = query.filter(from.and(case_entries::at.le(Micros::from(span.to))));
            }
            if !filter.categories.is_empty() {
                let words = filter.categories.iter().copied().map(Word);
                query = query.filter(cases::category.eq_any(words.collect::<Vec<_>>()));
            }
            query.offset(filter.skip).limit(filter.limit)
        }
    };
    Ok(query.load(conn)?)
}

fn shown((line, number, state, at): &Step, language: Language) -> Node {
    Node::Fields(vec![
        ("update_id", line.0.to_string().into()),
        ("service_request_id", number.as_str().into()),
        ("status", status(state.0).into()),
        ("updated_datetime", time(*at).into()),
        ("description", terms::state(state.0).to(language).into()),
        ("media_url", Node::Nothing),
    ])
}

/// Where a request stood, in the words that programs know.
const fn status(state: State) -> &'static str {
    match state {
        State::Submitted => "OPEN",
        State::Accepted => "INVESTIGATING",
        State::Dispatched => "ACTION_SCHEDULED",
        State::InProgress | State::Answered => "IN_PROGRESS",
        State::Transferred => "INTERNAL_REFERRAL",
        State::Reopened => "REOPEN",
        State::Closed => "CLOSED",
        State::Declined => "NOT_COUNCILS_RESPONSIBILITY",
        State::Merged => "DUPLICATE",
        State::Withdrawn => "CANCELLED",
    }
}
