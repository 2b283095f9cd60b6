//! What is decided about calls: when they were, and that nobody in danger is kept talking.

use contract::{
    cases::{Channel, Urgency},
    contacts::{Advice, FurtherCall, NewCall, Person, Recorded, Talk, danger},
    ids::CaseId,
};

use crate::{
    auth::policy::{Actor, Right},
    cases::service::{self as cases, Access, Act, Desk, Reader},
    contacts::service::{self as contacts, Heard, Said},
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// What a call says that becomes a case, and how it was heard.
///
/// # Errors
/// Names the field that is wrong.
pub(super) fn new(call: NewCall, moment: Moment) -> Result<(Person, Said, Heard)> {
    let NewCall { person, matter, talk } = call;
    let words = format!("{} {}", matter.title, matter.body.as_deref().unwrap_or_default());
    let heard = heard(&person, talk, (&words, matter.urgency), moment)?;
    let said = Said {
        matter,
        photos: Vec::new(),
    };
    Ok((person, said, heard))
}

/// Writes down a call about a case that is there already.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers to the case; a conflict when it is settled; names the field that is wrong.
pub(super) fn add(conn: &mut Conn, desk: &Desk, by: &Actor, case: CaseId, call: FurtherCall) -> Result<(Access, Recorded)> {
    let reader = Reader::Actor(by.clone());
    let community = cases::community_of(conn, &desk.places, &reader, case)?;
    let role = by.require(Right::AnswerHotline, desk.places.place(community)?)?;
    let FurtherCall { person, talk, text } = call;
    let heard = heard(&person, talk, (&text, Urgency::Normal), desk.moment)?;
    let note = |deed| Act {
        case,
        by: reader.clone(),
        expected: None,
        deed,
    };
    if heard.advice == Some(Advice::Told) {
        cases::act(conn, desk, &note(contacts::told()))?;
    }
    let cases::Outcome { access, case, .. } = cases::act(conn, desk, &note(contacts::internal(&text)))?;
    if case.summary.state.is_final() {
        return Err(Error::Conflict(Box::new(case)));
    }
    let shown = cases::name_shown(conn, case.summary.id)?;
    let contact = contacts::keep(conn, desk, (by.id, role), (&person, shown, &heard), &case.summary)?;
    let case = case.summary;
    Ok((access, Recorded { case, contact }))
}

/// The call as it is kept: within the bounds of time, with advice where it was needed.
fn heard(person: &Person, talk: Talk, (words, urgency): (&str, Urgency), moment: Moment) -> Result<Heard> {
    if !is_advised(words, urgency, talk.advice) {
        return Err(Error::field("/talk/advice", "advice_needed"));
    }
    if talk.callback.is_some() && person.phone.is_none() {
        return Err(Error::field("/person/phone", "callback_needs_phone"));
    }
    // A browser's clock may be fast; a call that has ended began at the latest so long ago as it took.
    let latest = moment.time() - chrono::Duration::seconds(talk.seconds.into());
    Ok(Heard {
        channel: Channel::Hotline,
        at: talk.started_at.min(latest),
        seconds: Some(talk.seconds),
        callback: talk.callback,
        advice: talk.advice,
    })
}

/// Whether whoever is in danger was told whom to call. What only sounds like danger can be said to be none; what is
/// entered as an emergency is one.
fn is_advised(words: &str, urgency: Urgency, advice: Option<Advice>) -> bool {
    match (urgency, danger(words), advice) {
        (Urgency::Emergency, _, advice) => advice == Some(Advice::Told),
        (_, Some(_), advice) => advice.is_some(),
        (_, None, _) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{Advice, Urgency, is_advised};

    #[test]
    fn who_speaks_of_danger_is_advised() {
        for (words, urgency, advice, enough) in [
            ("电梯坏了", Urgency::Normal, None, true),
            ("电梯坏了", Urgency::Emergency, None, false),
            ("电梯坏了", Urgency::Emergency, Some(Advice::NoDanger), false),
            ("电梯坏了", Urgency::Emergency, Some(Advice::Told), true),
            ("五楼着火了", Urgency::Normal, None, false),
            ("五楼着火了", Urgency::Normal, Some(Advice::Told), true),
            ("去年着火的事", Urgency::Low, Some(Advice::NoDanger), true),
        ] {
            assert_eq!(is_advised(words, urgency, advice), enough, "{words} {urgency:?} {advice:?}");
        }
    }
}
