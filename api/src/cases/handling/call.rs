//! In an emergency (突发流程): who is called, and who next when nobody answers in time.
//!
//! Whoever the case was given to is called with it, by every way and at any hour. Whoever begins with it, objects or answers has
//! answered the call. Until then the next are called: who stands in, the station's administrators, the street.

use chrono::{DateTime, Duration, Utc};
use contract::{
    accounts::Role,
    cases::{Action, CallStep, CallTurn, State},
    handling::{Dispatch, Flow},
    ids::AccountId,
    notifications::NotificationKind,
};
use serde::{Deserialize, Serialize};

use super::{Handling, choice, store};
use crate::{
    accounts::service as accounts,
    cases::{deed::Deed, limits, service::carry_out, store::Whole},
    db::{Conn, Micros},
    error::Result,
    moment::Moment,
    notifications::service::{self as notifications, About, Tell},
};

/// Whose turn comes after theirs.
const fn after(turn: CallTurn) -> Option<CallTurn> {
    match turn {
        CallTurn::Given => Some(CallTurn::Deputy),
        CallTurn::Deputy => Some(CallTurn::Station),
        CallTurn::Station => Some(CallTurn::Street),
        CallTurn::Street => None,
    }
}

/// A call that nobody has answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::cases) struct Call {
    turn: CallTurn,
    called: Vec<AccountId>,
}

/// Begins to call when a case is given as an emergency, and ends where it is given as anything else.
///
/// # Errors
/// When the database refuses.
pub(super) fn given(conn: &mut Conn, handling: &mut Handling, dispatch: &Dispatch, at: DateTime<Utc>) -> Result<()> {
    if dispatch.flow != Flow::Emergency {
        if handling.rest.call.take().is_some() {
            handling.row.wake_at = None;
        }
        return Ok(());
    }
    let called: Vec<AccountId> = choice::today(conn, dispatch.handler, at)?.into_iter().collect();
    let minutes = limits::of(conn, handling.row.community_id.into())?.acknowledge_minutes;
    // Where nobody is there nobody is waited for.
    let until = if called.is_empty() {
        at
    } else {
        at + Duration::minutes(minutes.into())
    };
    handling.row.wake_at = Some(until.into());
    handling.rest.call = Some(Call {
        turn: CallTurn::Given,
        called,
    });
    Ok(())
}

/// Whether nobody answered in time.
pub(super) fn is_due(handling: &Handling, state: State, now: DateTime<Utc>) -> bool {
    let waits = state == State::Dispatched && handling.row.question.is_none() && handling.row.paused_at.is_none();
    let due = handling.row.wake_at.is_some_and(|wake| wake.0 <= Micros::from(now).0);
    handling.rest.call.is_some() && waits && due
}

/// Calls the next who were not called yet; when everybody was, nobody.
///
/// # Errors
/// When the database refuses.
pub(super) fn go_on(conn: &mut Conn, whole: &mut Whole, moment: Moment) -> Result<()> {
    let Some(mut handling) = whole.handling.clone() else {
        return Ok(());
    };
    let Some(mut call) = handling.rest.call.take() else {
        return Ok(());
    };
    let minutes = limits::of(conn, whole.community())?.acknowledge_minutes;
    let until = moment.time() + Duration::minutes(minutes.into());
    let mut people = Vec::new();
    while people.is_empty() {
        let Some(turn) = after(call.turn) else { break };
        call.turn = turn;
        people = reached(conn, whole, &handling, turn, moment.time())?;
        let away = accounts::away(conn, &people, moment.time())?;
        people.retain(|person| !call.called.contains(person) && !away.contains(person));
    }
    let turn = call.turn;
    handling.row.wake_at = (!people.is_empty()).then(|| until.into());
    if !people.is_empty() {
        call.called.extend(&people);
        handling.rest.call = Some(call);
    }
    store::put(conn, &mut handling)?;
    whole.handling = Some(handling);
    if people.is_empty() {
        return Ok(());
    }
    let next = Deed::CallNext(CallStep { turn, minutes });
    carry_out(conn, whole, &next, whole.row.state.0, (Role::System, None), moment)?;
    tell(conn, whole, people, until, moment)
}

/// Who is called when it is their turn.
fn reached(conn: &mut Conn, whole: &Whole, handling: &Handling, turn: CallTurn, now: DateTime<Utc>) -> Result<Vec<AccountId>> {
    let community = whole.community();
    match turn {
        CallTurn::Given => Ok(Vec::new()),
        CallTurn::Deputy => {
            let duty = match handling.handler().and_then(|handler| handler.duty_id) {
                Some(duty) => accounts::duty(conn, duty, now)?,
                None => None,
            };
            Ok(duty
                .into_iter()
                .flat_map(|duty| [Some(duty.sheet.a), duty.sheet.b])
                .flatten()
                .collect())
        }
        CallTurn::Station => {
            let holders = accounts::holders(conn, community, &[Role::StationAdmin])?;
            Ok(holders.into_iter().map(|holder| holder.id).collect())
        }
        CallTurn::Street => accounts::overseers(conn, community),
    }
}

/// Calls people, by every way and at any hour.
///
/// # Errors
/// When the database refuses.
pub(in crate::cases) fn tell(
    conn: &mut Conn,
    whole: &Whole,
    people: Vec<AccountId>,
    until: DateTime<Utc>,
    moment: Moment,
) -> Result<()> {
    let told = |person| {
        Tell::new(
            person,
            whole.community(),
            NotificationKind::CaseUrgent,
            About::Case(whole.id()),
        )
        .number(&whole.row.number)
        .word(Action::Dispatch.word())
        .until(until)
        .urgent(true)
    };
    let news: Vec<Tell> = people.into_iter().map(told).collect();
    notifications::tell(conn, &news, moment)
}

#[cfg(test)]
mod tests {
    use super::{CallTurn, after};

    #[test]
    fn everybody_has_a_turn_and_the_street_is_the_last() {
        let mut turns = vec![CallTurn::Given];
        while let Some(next) = turns.last().and_then(|turn| after(*turn)) {
            turns.push(next);
        }
        assert_eq!(turns, CallTurn::ALL);
    }
}
