//! The timeline of a need or a call.

use contract::{
    accounts::Role,
    agenda::{AgendaAction, AgendaEntry},
    ids::{CallId, CommunityId, NeedId, SubjectId},
    notifications::NotificationSubject,
};

use super::store::events;
pub(crate) use super::{
    objecting::{Objector, answer, forget, object, of, shown as objections, unanswered},
    rules::{current as current_rules, notice_until, of as rules, quorum, set as set_rules},
};
use crate::{
    db::{Conn, Key},
    error::Result,
    moment::Moment,
    notifications::service::About,
};

/// A need or a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Matter {
    Need(NeedId),
    Call(CallId),
}

impl Matter {
    /// Which of the two, and its identifier.
    pub(super) fn parts(self) -> (NotificationSubject, SubjectId) {
        match self {
            Self::Need(id) => (NotificationSubject::Need, id.uuid().into()),
            Self::Call(id) => (NotificationSubject::PlanCall, id.uuid().into()),
        }
    }

    pub(super) fn key(self) -> Key {
        self.parts().1.into()
    }

    /// It, as people are told of it.
    pub(crate) const fn about(self) -> About {
        match self {
            Self::Need(id) => About::Need(id),
            Self::Call(id) => About::PlanCall(id),
        }
    }
}

/// Something that happens to one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Event<'a> {
    matter: Matter,
    community: CommunityId,
    action: AgendaAction,
    role: Role,
    body: Option<&'a str>,
    whom: Option<&'a str>,
    reason: Option<&'a str>,
}

impl<'a> Event<'a> {
    /// That this happened, by itself.
    pub(crate) const fn new(matter: Matter, community: CommunityId, action: AgendaAction) -> Self {
        Self {
            matter,
            community,
            action,
            role: Role::System,
            body: None,
            whom: None,
            reason: None,
        }
    }

    /// That somebody did it, in this role.
    pub(crate) fn by(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// In whose name it was decided, if in that of a body.
    pub(crate) fn in_the_name_of(self, body: Option<&'a str>) -> Self {
        Self { body, ..self }
    }

    /// Whom it concerns.
    pub(crate) fn whom(self, name: &'a str) -> Self {
        Self {
            whom: Some(name),
            ..self
        }
    }

    /// It, with the reason that was given, if it says anything.
    pub(crate) fn because(self, reason: Option<&'a str>) -> Self {
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
        Self { reason, ..self }
    }
}

/// Writes down what happens, in the transaction in which it does.
///
/// # Errors
/// When the database refuses.
pub(crate) fn note(conn: &mut Conn, event: Event<'_>, moment: Moment) -> Result<()> {
    let (subject, id) = event.matter.parts();
    let row = events::Row::new(subject, id, event.community, moment);
    events::add(
        conn,
        row.says((event.action, event.role, event.body), event.whom, event.reason),
    )
}

/// What happened, the earliest first.
///
/// # Errors
/// When the database refuses.
pub(crate) fn timeline(conn: &mut Conn, matter: Matter) -> Result<Vec<AgendaEntry>> {
    let rows = events::of(conn, matter.key())?;
    Ok(rows.into_iter().map(events::Row::shown).collect())
}

/// How many notices of it began.
pub(super) fn notices(conn: &mut Conn, matter: Matter) -> Result<i32> {
    events::times(conn, matter.key(), AgendaAction::Choose)
}
