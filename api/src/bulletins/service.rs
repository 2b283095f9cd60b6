//! What is decided about bulletins.

use chrono::{DateTime, Utc};
use contract::{
    audit::{Act, SubjectKind},
    bulletins::{
        Bulletin, BulletinFigures, BulletinSummary, NewBulletin, PickedCase, PickedProject, WithdrawBulletin, first_day,
    },
    ids::{BulletinId, CaseId, CommunityId, ProjectId},
    notifications::NotificationKind,
    page::Page,
};

use super::{
    model::Month,
    store::{self, Content, Row},
};
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key},
    error::{Error, Result},
    notifications::{
        crowd::{self, News},
        service::{self as notifications, About},
    },
    paging::{self, Part, cursor, one_more},
    performance::service as performance,
    projects::service as projects,
    publication::service as publication,
    votes::service as votes,
};

/// Says of a bulletin that it puts another right.
const CORRECTED: &str = "correct";

/// What happened in a month, for whoever is to write its bulletin.
///
/// # Errors
/// Forbidden for who publishes none there; names the month that is none.
pub(super) fn figures(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId, month: &str) -> Result<BulletinFigures> {
    by.require(Right::PublishNotices, desk.places.place(community)?)?;
    counted(conn, community, named(month)?, desk.moment.time())
}

/// The month that is written like this.
fn named(month: &str) -> Result<Month> {
    let month = first_day(month).and_then(Month::of);
    month.ok_or_else(|| Error::field("/month", "month_form"))
}

fn counted(conn: &mut Conn, community: CommunityId, month: Month, now: DateTime<Utc>) -> Result<BulletinFigures> {
    let Month { from, until } = month;
    let cases = performance::of_time(conn, community, from, until)?;
    let projects = projects::of_time(conn, community, from, until)?;
    Ok(BulletinFigures {
        counted_at: now,
        cases: cases.all,
        by_channel: cases.by_channel,
        by_category: cases.by_category,
        projects_signed: projects.signed,
        projects_evaluated: projects.evaluated,
        votes: votes::counted_in(conn, community, from, until)?,
    })
}

/// Publishes a bulletin, with the figures of its month as they are now, and tells of it whoever wants to be told.
///
/// # Errors
/// Forbidden for who publishes none there; names the fields that are wrong; refused, with the latest edition, where one is
/// published that it does not correct.
pub(crate) fn publish(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId, new: &NewBulletin) -> Result<Bulletin> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::PublishNotices, place)?;
    let month = named(&new.month)?;
    if !month.is_over(desk.moment.time()) {
        return Err(Error::field("/month", "month_not_over"));
    }
    let latest = store::latest(conn, community, &new.month)?;
    if latest.as_ref().map(|row| row.id) != new.corrects.map(Key::from) {
        return Err(exists(conn, desk, latest)?);
    }
    if latest.is_some() && new.because.is_none() {
        return Err(Error::field("/because", "bulletin_because"));
    }
    check_cases(conn, desk, community, &new.cases)?;
    check_projects(conn, community, &new.projects)?;
    let row = edition(conn, desk, (community, month), new, latest.as_ref())?;
    if !store::add(conn, &row)? {
        let latest = store::latest(conn, community, &new.month)?;
        return Err(exists(conn, desk, latest)?);
    }
    let number = row.edition.to_string();
    let facts = [("month", new.month.as_str()), ("version", number.as_str())];
    let (by, subject) = (By::somebody(by.id, role), Subject::new(SubjectKind::Bulletin, row.id()));
    audit::record(conn, by, place, Act::PublishBulletin, subject, &facts, desk.moment)?;
    tell(conn, desk, &row)?;
    shown(conn, desk, &row)
}

/// The edition after the latest of its month, with what is counted now.
fn edition(
    conn: &mut Conn,
    desk: &Desk,
    (community, month): (CommunityId, Month),
    new: &NewBulletin,
    latest: Option<&Row>,
) -> Result<Row> {
    let now = desk.moment.time();
    let figures = counted(conn, community, month, now)?;
    let summary = BulletinSummary {
        id: desk.moment.id(),
        community_id: community,
        month: new.month.clone(),
        edition: latest.map_or(0, |row| row.summary().edition) + 1,
        title: new.title.trim().to_owned(),
        published_at: now,
        withdrawn: None,
    };
    let content = Content {
        cases: &new.cases,
        projects: &new.projects,
        figures: &figures,
    };
    // The first edition puts nothing right.
    let because = new.because.as_deref().map(str::trim).filter(|_| latest.is_some());
    Row::new(&summary, new.text.trim(), because, &content)
}

fn tell(conn: &mut Conn, desk: &Desk, row: &Row) -> Result<()> {
    let community = row.community_id.into();
    let news = News::new(community, NotificationKind::BulletinPublished, About::Bulletin(row.id()));
    let news = if row.edition == 1 { news } else { news.word(CORRECTED) };
    let listening = notifications::listening(conn, community)?;
    crowd::tell_all(conn, &listening, &news, desk.moment)
}

/// Withdraws the words of a bulletin, which may name somebody; its figures stay, and why it was withdrawn.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who publishes none there; refused once they are withdrawn.
pub(super) fn withdraw(conn: &mut Conn, desk: &Desk, by: &Actor, id: BulletinId, why: &WithdrawBulletin) -> Result<Bulletin> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(row.community_id.into())?;
    let role = by.require(Right::PublishNotices, place)?;
    if !store::withdraw(conn, id, why.because.trim(), desk.moment.time())? {
        return Err(Error::refused("bulletin_withdrawn", &read(conn, desk, id)?)?);
    }
    let (by, subject) = (By::somebody(by.id, role), Subject::new(SubjectKind::Bulletin, id));
    audit::record(conn, by, place, Act::WithdrawBulletin, subject, &[], desk.moment)?;
    read(conn, desk, id)
}

/// That one is published which the new one does not correct, or none that it could.
fn exists(conn: &mut Conn, desk: &Desk, latest: Option<Row>) -> Result<Error> {
    match latest {
        Some(row) => Error::refused("bulletin_exists", &shown(conn, desk, &row)?),
        None => Ok(Error::field("/corrects", "bulletin_exists")),
    }
}

/// Insists that these are cases of the community that everybody may read, each named once.
fn check_cases(conn: &mut Conn, desk: &Desk, community: CommunityId, ids: &[CaseId]) -> Result<()> {
    let public = publication::of_cases(conn, &desk.places, ids)?;
    let fits = |at: usize, id: &CaseId| {
        let known = |one: &contract::publication::PublicCase| one.summary.id == *id && one.summary.community_id == community;
        public.iter().any(known) && !ids[..at].contains(id)
    };
    match ids.iter().enumerate().find(|(at, id)| !fits(*at, id)) {
        Some((at, _)) => Err(Error::field(&format!("/cases/{at}"), "bulletin_case")),
        None => Ok(()),
    }
}

/// Insists that these are projects of the community that everybody reads, each named once.
fn check_projects(conn: &mut Conn, community: CommunityId, ids: &[ProjectId]) -> Result<()> {
    let public = projects::titles(conn, community, ids)?;
    let fits = |at: usize, id: &ProjectId| public.iter().any(|(known, _)| known == id) && !ids[..at].contains(id);
    match ids.iter().enumerate().find(|(at, id)| !fits(*at, id)) {
        Some((at, _)) => Err(Error::field(&format!("/projects/{at}"), "bulletin_project")),
        None => Ok(()),
    }
}

/// A bulletin.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn read(conn: &mut Conn, desk: &Desk, id: BulletinId) -> Result<Bulletin> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    shown(conn, desk, &row)
}

/// A page of a community's bulletins, the latest published first.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such community.
pub(crate) fn page(conn: &mut Conn, desk: &Desk, community: CommunityId, part: Part) -> Result<Page<BulletinSummary>> {
    desk.places.place(community)?;
    let mut rows = store::page(conn, community, part.after, one_more(part.limit))?;
    let next = paging::end(&mut rows, part.limit, Row::place).map(cursor);
    let items = rows.iter().map(Row::summary).collect();
    Ok(Page { items, next })
}

/// What it points to is shown as long as everybody may read that: whoever takes a consent back is gone from here, too.
fn shown(conn: &mut Conn, desk: &Desk, row: &Row) -> Result<Bulletin> {
    let summary = row.summary();
    let latest = store::latest(conn, summary.community_id, &row.month)?.filter(|latest| latest.id != row.id);
    let (cases, projects) = match summary.withdrawn {
        None => (cases(conn, desk, row)?, projects_of(conn, row)?),
        Some(_) => (Vec::new(), Vec::new()),
    };
    Ok(Bulletin {
        text: row.text.clone(),
        because: row.because.clone(),
        latest: latest.map(|row| row.id()),
        figures: row.figures()?,
        cases,
        projects,
        summary,
    })
}

fn cases(conn: &mut Conn, desk: &Desk, row: &Row) -> Result<Vec<PickedCase>> {
    let ids = row.cases()?;
    let public = publication::of_cases(conn, &desk.places, &ids)?;
    let picked = |id| {
        let found = public.iter().find(|one| one.summary.id == id)?;
        let title = found.summary.title.clone();
        Some(PickedCase { id, title })
    };
    Ok(ids.into_iter().filter_map(picked).collect())
}

fn projects_of(conn: &mut Conn, row: &Row) -> Result<Vec<PickedProject>> {
    let ids = row.projects()?;
    let titles = projects::titles(conn, row.community_id.into(), &ids)?;
    let picked = |id| {
        let (_, title) = titles.iter().find(|(known, _)| *known == id)?;
        let title = title.clone();
        Some(PickedProject { id, title })
    };
    Ok(ids.into_iter().filter_map(picked).collect())
}
