//! Who is told what of a project: its station, its carrier, who proposed it, and residents.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    ids::AccountId,
    notifications::{NotificationAudience, NotificationKind},
    projects::ProjectDeed,
};

use super::{
    super::store::{Row, remarks},
    evaluations, organisations, supervising,
};
use crate::{
    accounts::service as accounts,
    db::Conn,
    error::Result,
    moment::Moment,
    notifications::{
        crowd::{self, News},
        service::{self as notifications, About, Tell},
    },
    proposals::service as proposals,
    residents::service as neighbours,
};

fn tell_each(
    conn: &mut Conn,
    row: &Row,
    all: Vec<AccountId>,
    kind: NotificationKind,
    word: Option<&'static str>,
    moment: Moment,
) -> Result<()> {
    let tell = |to| {
        let tell = Tell::new(to, row.community(), kind, About::Project(row.id()));
        match word {
            Some(word) => tell.word(word),
            None => tell,
        }
    };
    let told: Vec<Tell> = all.into_iter().map(tell).collect();
    notifications::tell(conn, &told, moment)
}

/// Tells who runs the station what happened.
pub(super) fn station(conn: &mut Conn, row: &Row, deed: ProjectDeed, moment: Moment) -> Result<()> {
    let holders = accounts::holders(conn, row.community(), &[Role::StationAdmin])?;
    let all = holders.into_iter().map(|holder| holder.id).collect();
    tell_each(conn, row, all, NotificationKind::ProjectChanged, Some(deed.word()), moment)
}

/// Tells who speaks for the carrier.
pub(super) fn carrier(
    conn: &mut Conn,
    row: &Row,
    kind: NotificationKind,
    deed: Option<ProjectDeed>,
    moment: Moment,
) -> Result<()> {
    let speakers = organisations::speakers(conn, row.organisation())?;
    tell_carrier(conn, row, speakers, kind, deed, moment)
}

fn tell_carrier(
    conn: &mut Conn,
    row: &Row,
    speakers: Vec<AccountId>,
    kind: NotificationKind,
    deed: Option<ProjectDeed>,
    moment: Moment,
) -> Result<()> {
    let tell = |to| {
        let tell = Tell::new(to, row.community(), kind, About::Project(row.id())).audience(NotificationAudience::Organisation);
        match deed {
            Some(deed) => tell.word(deed.word()),
            None => tell,
        }
    };
    let told: Vec<Tell> = speakers.into_iter().map(tell).collect();
    notifications::tell(conn, &told, moment)
}

/// Tells somebody who speaks for the carrier from now on that a contract waits for them, or that the project is theirs.
pub(super) fn successor(conn: &mut Conn, row: &Row, speaker: AccountId, offered: bool, moment: Moment) -> Result<()> {
    let (kind, deed) = if offered {
        (NotificationKind::ProjectOffered, None)
    } else {
        (NotificationKind::ProjectChanged, Some(ProjectDeed::Name))
    };
    tell_carrier(conn, row, vec![speaker], kind, deed, moment)
}

/// Tells who speaks for the carrier until when something is due.
pub(super) fn due(conn: &mut Conn, row: &Row, kind: NotificationKind, until: DateTime<Utc>, moment: Moment) -> Result<()> {
    let tell = |to| Tell::new(to, row.community(), kind, About::Project(row.id())).until(until);
    let told: Vec<Tell> = organisations::speakers(conn, row.organisation())?
        .into_iter()
        .map(tell)
        .collect();
    notifications::tell(conn, &told, moment)
}

/// Tells who proposed it, and who signed that.
pub(super) fn proposed(conn: &mut Conn, row: &Row, kind: NotificationKind, moment: Moment) -> Result<()> {
    let Some(proposal) = row.proposal() else { return Ok(()) };
    let all = proposals::concerned(conn, proposal)?;
    tell_each(conn, row, all, kind, None, moment)
}

/// Tells whoever left a remark that it was answered.
pub(super) fn answered(conn: &mut Conn, row: &Row, author: Option<AccountId>, moment: Moment) -> Result<()> {
    let all = author.into_iter().collect();
    tell_each(conn, row, all, NotificationKind::ProjectAnswered, None, moment)
}

/// Tells who sits in the group that supervises it what there is to look at; not who speaks for the carrier.
pub(super) fn group(conn: &mut Conn, row: &Row, deed: ProjectDeed, moment: Moment) -> Result<()> {
    let speakers = organisations::speakers(conn, row.organisation())?;
    let sitting = supervising::group(conn, row)?.into_iter().map(|(account, _)| account);
    let tell = |to| {
        Tell::new(
            to,
            row.community(),
            NotificationKind::ProjectChanged,
            About::Project(row.id()),
        )
        .audience(NotificationAudience::Concerned)
        .word(deed.word())
    };
    let told: Vec<Tell> = sitting.filter(|account| !speakers.contains(account)).map(tell).collect();
    notifications::tell(conn, &told, moment)
}

/// Tells the verified residents, and who sits in the group, until when they can evaluate it; not who speaks for the carrier.
pub(super) fn residents(conn: &mut Conn, row: &Row, until: DateTime<Utc>, moment: Moment) -> Result<()> {
    let speakers = organisations::speakers(conn, row.organisation())?;
    let mut all = neighbours::everybody(conn, row.community())?;
    all.extend(supervising::group(conn, row)?.into_iter().map(|(account, _)| account));
    all.sort_unstable();
    all.dedup();
    all.retain(|account| !speakers.contains(account));
    let news = News::new(row.community(), NotificationKind::ProjectReported, About::Project(row.id()));
    crowd::tell_all(conn, &all, &news.until(until), moment)
}

/// Tells everybody who had part in it how it ended: the carrier, who proposed it, left a remark or evaluated it.
pub(super) fn concerned(conn: &mut Conn, row: &Row, word: &'static str, moment: Moment) -> Result<()> {
    let mut all = organisations::speakers(conn, row.organisation())?;
    if let Some(proposal) = row.proposal() {
        all.extend(proposals::concerned(conn, proposal)?);
    }
    all.extend(remarks::residents(conn, row.id())?);
    let evaluated = evaluations::all(conn, row.id())?.into_iter().filter(|one| !one.station);
    all.extend(evaluated.filter_map(|one| one.account_id).map(AccountId::from));
    all.sort_unstable();
    all.dedup();
    tell_each(conn, row, all, NotificationKind::ProjectEvaluated, Some(word), moment)
}
