//! What is decided about surveys: who may write, open and close them, and who is told of which.
//!
//! What was published never changes: a change is the draft of another version.

use contract::{
    Language,
    ids::{CommunityId, StreetId, SurveyId},
    problem::Kind,
    surveys::{NewSurvey, Survey, SurveyChange, SurveyContent, SurveyState, faults_of_template},
};

use super::{
    access::Reach,
    store::{self, SurveyRow},
};
pub(crate) use super::{
    answers::{erase_before, erase_of_phone, take_in},
    own::of_phone,
    results::{results, texts},
    sent::{correct, sent},
    sheet::sheet,
    withdrawing::withdraw,
};
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::{Error, Result},
    places::Places,
};

/// The surveys that somebody may know of, the latest changed first; of one community, if it is named.
///
/// # Errors
/// [`Error::FORBIDDEN`] for who has nothing to do with surveys; [`Error::NOT_FOUND`] for a community not theirs.
pub(crate) fn list(conn: &mut Conn, places: &Places, actor: &Actor, community: Option<CommunityId>) -> Result<Vec<Survey>> {
    if !actor.holds_somewhere(Right::AnswerSurveys) && !actor.holds_somewhere(Right::SeeSurveys) {
        return Err(Error::FORBIDDEN);
    }
    let reach = Reach { actor, places };
    if let Some(id) = community {
        let holds = [Right::AnswerSurveys, Right::SeeSurveys].map(|right| reach.role(right, id));
        holds.iter().flatten().next().ok_or(Error::NOT_FOUND)?;
    }
    let mut streets: Vec<StreetId> = actor.posts.iter().map(|post| post.street_id).collect();
    streets.sort_unstable();
    streets.dedup();
    let mut all = Vec::new();
    for street in streets {
        for (row, content) in store::of_street(conn, street)? {
            let is_there = community.is_none_or(|id| row.community_id.is_none_or(|of| of == Key::from(id)));
            if is_there && reach.may_see(&row) {
                all.push(shown(&reach, &row, content.as_deref())?);
            }
        }
    }
    Ok(all)
}

fn shown(reach: &Reach<'_>, row: &SurveyRow, content: Option<&str>) -> Result<Survey> {
    let draft = row.draft.as_deref().filter(|_| reach.may_write(row));
    Ok(Survey {
        id: row.id.into(),
        street_id: row.street_id.into(),
        community_id: row.community_id.map(Into::into),
        state: row.state.0,
        revision: row.revision.unsigned_abs(),
        version: u16::try_from(row.version).unwrap_or_default(),
        content: content.map(store::read).transpose()?,
        draft: draft.map(store::read).transpose()?,
        changed_at: row.changed_at.into(),
    })
}

/// Writes down a new survey, as a draft.
///
/// # Errors
/// Forbidden where it is not theirs to ask; names what cannot be asked.
pub(crate) fn create(conn: &mut Conn, desk: &Desk, actor: &Actor, new: &NewSurvey) -> Result<Survey> {
    let street = match new.community_id {
        Some(id) => {
            let place = desk
                .places
                .place(id)
                .map_err(|_| Error::field("/community_id", "community_unknown"))?;
            actor.require(Right::WriteSurveys, place)?;
            place.street_id
        }
        None => street_of(actor)?,
    };
    check(&new.content)?;
    let row = SurveyRow {
        id: Key::from(desk.moment.id::<contract::ids::kind::Survey>()),
        street_id: street.into(),
        community_id: new.community_id.map(Into::into),
        state: Word(SurveyState::Draft),
        revision: 1,
        version: 0,
        draft: Some(store::written(&new.content)?),
        changed_by: actor.id.into(),
        changed_at: desk.moment.time().into(),
        closed_at: None,
    };
    store::insert(conn, &row)?;
    shown(&reach(desk, actor), &row, None)
}

/// The street whose communities somebody may ask all at once.
fn street_of(actor: &Actor) -> Result<StreetId> {
    let streets = actor.posts.iter().map(|post| post.street_id);
    let mut theirs = streets.filter(|street| actor.holds_in_street(Right::WriteSurveys, *street));
    theirs.next().ok_or(Error::FORBIDDEN)
}

fn check(content: &SurveyContent) -> Result<()> {
    let faults = faults_of_template(content, "/content", Language::default());
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(faults))
    }
}

fn reach<'a>(desk: &'a Desk, actor: &'a Actor) -> Reach<'a> {
    Reach {
        actor,
        places: &desk.places,
    }
}

/// Changes what a survey asks; what was published stays as it is.
///
/// # Errors
/// As [`create`]; stale when somebody else was quicker.
pub(crate) fn change(conn: &mut Conn, desk: &Desk, actor: &Actor, id: SurveyId, change: &SurveyChange) -> Result<Survey> {
    let mut row = theirs(conn, desk, actor, id)?;
    check(&change.content)?;
    if row.revision.unsigned_abs() != change.revision {
        return Err(Error::Problem(Kind::Stale));
    }
    row.draft = Some(store::written(&change.content)?);
    save(conn, desk, actor, row)
}

/// Opens a survey: publishes its draft as the next version, if it has one.
///
/// # Errors
/// Forbidden or not found where it is not theirs; conflict when it is open as it is.
pub(crate) fn open(conn: &mut Conn, desk: &Desk, actor: &Actor, id: SurveyId) -> Result<Survey> {
    let mut row = theirs(conn, desk, actor, id)?;
    let draft = row.draft.take();
    if draft.is_none() && row.state.0 == SurveyState::Open {
        return Err(Error::Problem(Kind::Conflict));
    }
    row.state = Word(SurveyState::Open);
    row.closed_at = None;
    if let Some(content) = draft {
        row.version += 1;
        row.changed_by = actor.id.into();
        row.changed_at = desk.moment.time().into();
        store::publish(conn, &row, &content)?;
    }
    save(conn, desk, actor, row)
}

/// Closes a survey. What was answered before is still taken in.
///
/// # Errors
/// As [`open`].
pub(crate) fn close(conn: &mut Conn, desk: &Desk, actor: &Actor, id: SurveyId) -> Result<Survey> {
    let mut row = theirs(conn, desk, actor, id)?;
    if row.state.0 != SurveyState::Open {
        return Err(Error::Problem(Kind::Conflict));
    }
    row.state = Word(SurveyState::Closed);
    row.closed_at = Some(desk.moment.time().into());
    save(conn, desk, actor, row)
}

/// A survey that they may change, held.
fn theirs(conn: &mut Conn, desk: &Desk, actor: &Actor, id: SurveyId) -> Result<SurveyRow> {
    actor.require_somewhere(Right::WriteSurveys)?;
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    reach(desk, actor).insist_on_writing(&row)?;
    Ok(row)
}

fn save(conn: &mut Conn, desk: &Desk, actor: &Actor, mut row: SurveyRow) -> Result<Survey> {
    row.revision += 1;
    row.changed_by = actor.id.into();
    row.changed_at = desk.moment.time().into();
    store::update(conn, &row)?;
    let version = u16::try_from(row.version).unwrap_or_default();
    let content = store::content(conn, row.id.into(), version)?;
    Ok(Survey {
        content,
        ..shown(&reach(desk, actor), &row, None)?
    })
}
