//! What is decided about telling people: whom, how often, and what of it leaves the app.

use chrono::{DateTime, Utc};
use contract::{
    ids::{
        AccountId, BodyId, BulletinId, CallId, CaseId, CommunityId, MotionId, NeedId, NoticeId, NotificationId, ProjectId,
        ProposalId, ServiceId, SubjectId, VoteId,
    },
    notifications::{
        Inbox, Notification, NotificationAudience, NotificationKind, NotificationPreferences, NotificationSubject,
        NotificationTopic, ReadMark, Unread,
    },
    outbox::DeliveryWay,
};

use super::{
    model, outbox,
    store::{self, Row, preferences},
};
use crate::{
    accounts::service as accounts,
    db::{Conn, Word},
    error::{Error, Result},
    moment::Moment,
    paging::{self, Part, cursor, one_more},
};

/// Days that what somebody was told is kept.
const KEPT_DAYS: i64 = 180;

/// What somebody is told of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum About {
    Case(CaseId),
    Proposal(ProposalId),
    Service(ServiceId),
    /// Nothing but the reader, such as their hours.
    Account(AccountId),
    Notice(NoticeId),
    Bulletin(BulletinId),
    Vote(VoteId),
    Motion(MotionId),
    Need(NeedId),
    PlanCall(CallId),
    Body(BodyId),
    Project(ProjectId),
    /// What a community agrees on with its volunteers.
    Agreement(CommunityId),
}

impl About {
    fn parts(self) -> (NotificationSubject, SubjectId) {
        match self {
            Self::Case(id) => (NotificationSubject::Case, id.uuid().into()),
            Self::Proposal(id) => (NotificationSubject::Proposal, id.uuid().into()),
            Self::Service(id) => (NotificationSubject::Service, id.uuid().into()),
            Self::Account(id) => (NotificationSubject::Account, id.uuid().into()),
            Self::Notice(id) => (NotificationSubject::Notice, id.uuid().into()),
            Self::Bulletin(id) => (NotificationSubject::Bulletin, id.uuid().into()),
            Self::Vote(id) => (NotificationSubject::Vote, id.uuid().into()),
            Self::Motion(id) => (NotificationSubject::Motion, id.uuid().into()),
            Self::Need(id) => (NotificationSubject::Need, id.uuid().into()),
            Self::PlanCall(id) => (NotificationSubject::PlanCall, id.uuid().into()),
            Self::Body(id) => (NotificationSubject::Body, id.uuid().into()),
            Self::Project(id) => (NotificationSubject::Project, id.uuid().into()),
            Self::Agreement(id) => (NotificationSubject::Agreement, id.uuid().into()),
        }
    }
}

/// Something that somebody is to be told.
#[derive(Debug, Clone)]
pub(crate) struct Tell {
    to: AccountId,
    community: CommunityId,
    kind: NotificationKind,
    about: About,
    audience: Option<NotificationAudience>,
    number: Option<String>,
    word: Option<&'static str>,
    due_at: Option<DateTime<Utc>>,
    urgent: bool,
}

impl Tell {
    /// That this happened to that, somewhere.
    pub(crate) const fn new(to: AccountId, community: CommunityId, kind: NotificationKind, about: About) -> Self {
        Self {
            to,
            community,
            kind,
            about,
            audience: None,
            number: None,
            word: None,
            due_at: None,
            urgent: false,
        }
    }

    /// As one of these, where that is not what the kind says.
    pub(crate) fn audience(self, audience: NotificationAudience) -> Self {
        Self {
            audience: Some(audience).filter(|audience| *audience != self.kind.audience()),
            ..self
        }
    }

    /// With the number that people read out.
    pub(crate) fn number(self, number: &str) -> Self {
        Self {
            number: Some(number.to_owned()),
            ..self
        }
    }

    /// With a word of the contract that says more.
    pub(crate) fn word(self, word: &'static str) -> Self {
        Self {
            word: Some(word),
            ..self
        }
    }

    /// Until when they have something to do.
    pub(crate) fn until(self, due_at: DateTime<Utc>) -> Self {
        Self {
            due_at: Some(due_at),
            ..self
        }
    }

    /// An emergency, of which they are also told at night.
    pub(crate) fn urgent(self, urgent: bool) -> Self {
        Self { urgent, ..self }
    }

    pub(super) fn row(&self, moment: Moment) -> Row {
        let (about, about_id) = self.about.parts();
        Row {
            id: moment.id::<contract::ids::kind::Notification>().into(),
            account_id: self.to.into(),
            community_id: self.community.into(),
            kind: Word(self.kind),
            about: Word(about),
            about_id: about_id.into(),
            number: self.number.clone(),
            word: self.word.map(str::to_owned),
            due_at: self.due_at.map(Into::into),
            times: 1,
            at: moment.time().into(),
            read_at: None,
            audience: self.audience.map(Word),
        }
    }
}

/// Tells people, in the transaction of what it tells of. What they did not read yet of the same kind about the same thing is
/// brought up to date, and does not leave the app again.
///
/// # Errors
/// When the database refuses.
pub(crate) fn tell(conn: &mut Conn, news: &[Tell], moment: Moment) -> Result<()> {
    for each in news {
        if accounts::epoch(conn, each.to)?.is_none() {
            // Who was erased is told nothing.
            continue;
        }
        let row = each.row(moment);
        if store::put(conn, &row)? && model::leaves(each.kind, each.word) {
            send_out(conn, each, &row, moment)?;
        }
    }
    Ok(())
}

fn send_out(conn: &mut Conn, tell: &Tell, row: &Row, moment: Moment) -> Result<()> {
    let wanted = preferences::of(conn, tell.to)?;
    // Whoever is called in an emergency is called by every way, whatever they chose for news; other work waits for staff at their desk.
    let calls = tell.kind == NotificationKind::CaseUrgent;
    let desk = tell.audience.unwrap_or(tell.kind.audience()) == NotificationAudience::Station;
    if !calls && desk {
        return Ok(());
    }
    if !calls && !tell.kind.topic().is_some_and(|topic| wanted.topics.contains(&topic)) {
        return Ok(());
    }
    let now = moment.time();
    let at = if wanted.quiet && !tell.urgent {
        model::not_before(now)
    } else {
        now
    };
    let leaving = outbox::Leaving { at, urgent: tell.urgent };
    let ways = if calls { DeliveryWay::ALL.to_vec() } else { wanted.ways };
    ways.into_iter()
        .try_for_each(|way| outbox::add(conn, row, way, leaving, moment))
}

/// Tells somebody by a way too from now on, or by it no more.
///
/// # Errors
/// When the database refuses.
pub(crate) fn prefer(conn: &mut Conn, of: AccountId, way: DeliveryWay, wanted: bool) -> Result<()> {
    let mut now = preferences::of(conn, of)?;
    now.ways.retain(|each| *each != way);
    now.ways.extend(wanted.then_some(way));
    preferences::set(conn, of, &now)
}

/// The residents of a community who want to be told what it announces.
///
/// # Errors
/// When the database refuses.
pub(crate) fn listening(conn: &mut Conn, community: CommunityId) -> Result<Vec<AccountId>> {
    preferences::who_want(conn, community, NotificationTopic::Announcements)
}

/// Tells of an announcement those residents of its community who want to be told.
///
/// # Errors
/// When the database refuses.
pub(crate) fn announce(conn: &mut Conn, community: CommunityId, notice: NoticeId, moment: Moment) -> Result<()> {
    let all = listening(conn, community)?;
    let tell = |to| Tell::new(to, community, NotificationKind::NoticePublished, About::Notice(notice));
    let told: Vec<Tell> = all.into_iter().map(tell).collect();
    self::tell(conn, &told, moment)
}

/// A page of somebody's inbox, the latest first.
///
/// # Errors
/// When the database refuses.
pub(super) fn inbox(conn: &mut Conn, by: AccountId, part: Part) -> Result<Inbox> {
    let mut rows = store::page(conn, by, part.after, one_more(part.limit))?;
    Ok(Inbox {
        next: paging::end(&mut rows, part.limit, |row| (row.at, row.id)).map(cursor),
        items: rows.into_iter().map(Row::shown).collect(),
        unread: unread(conn, by)?.unread,
    })
}

/// How much somebody did not read.
///
/// # Errors
/// When the database refuses.
pub(super) fn unread(conn: &mut Conn, by: AccountId) -> Result<Unread> {
    let unread = u32::try_from(store::unread(conn, by)?).map_err(Error::internal)?;
    Ok(Unread { unread })
}

/// Marks as read; what is somebody else's stays as it is.
///
/// # Errors
/// When the database refuses.
pub(super) fn read(conn: &mut Conn, by: AccountId, mark: &ReadMark, moment: Moment) -> Result<Unread> {
    let ids: Vec<NotificationId> = mark.ids.clone();
    if !ids.is_empty() {
        store::read_these(conn, by, &ids, moment.time())?;
    }
    if let Some(until) = mark.until {
        store::read_until(conn, by, until, moment.time())?;
    }
    unread(conn, by)
}

/// What somebody wants outside of the app.
///
/// # Errors
/// When the database refuses.
pub(crate) fn preferences(conn: &mut Conn, by: AccountId) -> Result<NotificationPreferences> {
    preferences::of(conn, by)
}

/// Sets what somebody wants outside of the app. What is on its way stays so.
///
/// # Errors
/// When the database refuses.
pub(super) fn set_preferences(
    conn: &mut Conn,
    by: AccountId,
    wanted: NotificationPreferences,
) -> Result<NotificationPreferences> {
    preferences::set(conn, by, &wanted)?;
    Ok(wanted)
}

/// Everything that somebody is told, for who takes it along.
///
/// # Errors
/// When the database refuses.
pub(crate) fn whole(conn: &mut Conn, by: AccountId) -> Result<Vec<Notification>> {
    let rows = store::page(conn, by, None, i64::MAX)?;
    Ok(rows.into_iter().map(Row::shown).collect())
}

/// What people were told since a moment, for those who listen; the latest.
///
/// # Errors
/// When the database refuses.
pub(crate) fn since(conn: &mut Conn, at: DateTime<Utc>, limit: i64) -> Result<Vec<(AccountId, Notification)>> {
    let rows = store::since(conn, at, limit)?;
    Ok(rows.into_iter().map(|row| (row.account_id.into(), row.shown())).collect())
}

/// Forgets what somebody was told, what was on its way to them, and what they wanted.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, by: AccountId) -> Result<()> {
    outbox::forget(conn, by)?;
    store::remove_of(conn, by)?;
    preferences::remove(conn, by)
}

/// Removes a few of those that are too old, with what was on its way; how many.
///
/// # Errors
/// When the database refuses.
pub(crate) fn sweep(conn: &mut Conn, moment: Moment, limit: i64) -> Result<usize> {
    let before = moment.time() - chrono::TimeDelta::days(KEPT_DAYS);
    let old = store::before(conn, before, limit)?;
    outbox::forget_of(conn, &old)?;
    store::remove(conn, &old)
}
