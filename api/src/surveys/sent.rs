//! What was sent from doors, for whoever filled it in and whoever is in charge; and how they correct it.

use chrono::{DateTime, Duration, Utc};
use contract::{
    Language,
    ids::{AccountId, CommunityId, ResponseId},
    page::{DEFAULT_LIMIT, Page},
    problem::Kind,
    surveys::{
        CORRECTED_WITHIN_DAYS, EarlierEdition, EditionSaid, Question, SentCase, SentForm, SurveyContent, SurveyCorrected,
        SurveyCorrection, SurveyPlace, faults_of_correction,
    },
};

use super::{
    access::Reach,
    answers::{REMARK, Said, check_cell},
    own,
    store::{self, Door, EditionRow, Sent, Whose},
};
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key},
    error::{Error, Result},
    paging::{self, cursor, one_more},
    places::Places,
};

/// A page of what one sent, the latest first; or of what was sent from the doors of a community, for who is in charge of it.
///
/// # Errors
/// Forbidden for who asks at no doors; [`Error::NOT_FOUND`] for a community that they are not in charge of.
pub(crate) fn sent(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (community, asked): (Option<CommunityId>, Option<&str>),
) -> Result<Page<SentForm>> {
    actor.require_somewhere(Right::AnswerSurveys)?;
    let reach = reach(&desk.places, actor);
    let whose = match community {
        Some(id) => {
            reach.role(Right::CorrectSurveys, id).ok_or(Error::NOT_FOUND)?;
            Whose::Community(id)
        }
        None => Whose::Author(actor.id),
    };
    let after = asked.map(paging::read).transpose()?;
    let mut found = store::sent(conn, whose, after, one_more(DEFAULT_LIMIT))?;
    let next = paging::end(&mut found, DEFAULT_LIMIT, |last| (last.door.filled_at, last.door.id)).map(cursor);
    // Where one no longer asks one has nothing to see.
    found.retain(|sent| is_theirs(&reach, sent));
    Ok(Page {
        items: shown(conn, found, desk.moment.time())?,
        next,
    })
}

fn reach<'a>(places: &'a Places, actor: &'a Actor) -> Reach<'a> {
    Reach { actor, places }
}

/// Whether they filled it in and still ask there, or are in charge of it.
fn is_theirs(reach: &Reach<'_>, sent: &Sent) -> bool {
    let community = sent.door.community.into();
    let own = AccountId::from(sent.author) == reach.actor.id;
    own && reach.role(Right::AnswerSurveys, community).is_some() || reach.role(Right::CorrectSurveys, community).is_some()
}

/// Until when something can be corrected: not where nobody answered, nor where who did was erased.
fn until(sent: &Sent) -> Option<DateTime<Utc>> {
    sent.is_kept
        .then(|| DateTime::<Utc>::from(sent.received_at) + Duration::days(CORRECTED_WITHIN_DAYS))
}

fn shown(conn: &mut Conn, found: Vec<Sent>, now: DateTime<Utc>) -> Result<Vec<SentForm>> {
    let ids: Vec<Key> = found.iter().map(|sent| sent.door.id).collect();
    let (editions, cases) = (store::editions(conn, &ids)?, store::cases(conn, &ids)?);
    let mut contents: Vec<((Key, i32), SurveyContent)> = Vec::new();
    let mut forms = Vec::with_capacity(found.len());
    for sent in found {
        let which = (sent.survey, sent.version);
        let known = contents.iter().find(|(known, _)| *known == which);
        let content = if let Some((_, content)) = known {
            content.clone()
        } else {
            let content = content_of(conn, &sent)?;
            contents.push((which, content.clone()));
            content
        };
        let door = sent.door.id;
        let earlier = editions.iter().filter(|(row, _)| row.response_id == door);
        let earlier: Vec<_> = earlier.map(edition).collect::<Result<_>>()?;
        let cases = cases.iter().filter(|(id, _)| *id == door);
        forms.push(form(
            sent,
            content,
            (cases.map(|(_, case)| case.clone()).collect(), earlier),
            now,
        ));
    }
    Ok(forms)
}

fn content_of(conn: &mut Conn, sent: &Sent) -> Result<SurveyContent> {
    let version = u16::try_from(sent.version).unwrap_or_default();
    let content = store::content(conn, sent.survey.into(), version)?;
    content.ok_or_else(|| Error::internal("a door answered a version that there is not"))
}

fn edition((row, by): &(EditionRow, Option<String>)) -> Result<EarlierEdition> {
    Ok(EarlierEdition {
        edition: row.edition.unsigned_abs(),
        said: row.said()?,
        reason: row.reason.clone(),
        by: by.clone(),
        at: row.corrected_at.into(),
    })
}

fn form(
    sent: Sent,
    content: SurveyContent,
    (cases, earlier): (Vec<SentCase>, Vec<EarlierEdition>),
    now: DateTime<Utc>,
) -> SentForm {
    let until = until(&sent).filter(|until| *until > now);
    let EditionSaid { answers, remark, .. } = said(&content.questions, &sent.door);
    SentForm {
        id: sent.door.id.into(),
        survey_id: sent.survey.into(),
        version: u16::try_from(sent.version).unwrap_or_default(),
        content,
        community_id: sent.door.community.into(),
        cell_id: sent.door.cell.map(Into::into),
        building: sent.building,
        outcome: sent.door.outcome,
        filled_at: sent.door.filled_at.into(),
        edition: u32::try_from(earlier.len()).unwrap_or_default() + 1,
        until,
        answers,
        remark,
        cases,
        earlier,
    }
}

/// What a door says, as it is sent.
fn said(questions: &[Question], door: &Door) -> EditionSaid {
    let answers = (0_i32..)
        .zip(questions)
        .map(|(place, question)| own::given(question, door, place));
    EditionSaid {
        answers: answers.collect(),
        remark: own::text(door, REMARK),
        place: None,
    }
}

/// Where the door was said to be.
fn place(sent: &Sent) -> SurveyPlace {
    SurveyPlace {
        cell_id: sent.door.cell.map(Into::into),
        building: sent.building.clone(),
    }
}

/// Holds something that was sent, for who may change it.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers.
pub(super) fn held(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ResponseId) -> Result<Sent> {
    actor.require_somewhere(Right::AnswerSurveys)?;
    let found = store::hold_sent(conn, id)?.filter(|sent| is_theirs(&reach(&desk.places, actor), sent));
    found.ok_or(Error::NOT_FOUND)
}

/// Corrects what was written down of a door; what it said before is kept, and what became a case stays one.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers; stale when somebody else was quicker; names the field that is wrong.
pub(crate) fn correct(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ResponseId,
    correction: &SurveyCorrection,
) -> Result<SurveyCorrected> {
    let sent = held(conn, desk, actor, id)?;
    if until(&sent).is_none_or(|until| until <= desk.moment.time()) {
        return Err(Error::field("/edition", "correction_late"));
    }
    let earlier = store::editions(conn, &[sent.door.id])?.len();
    if usize::try_from(correction.edition).ok() != Some(earlier + 1) {
        return Err(Error::Problem(Kind::Stale));
    }
    let questions = content_of(conn, &sent)?.questions;
    let cases = store::cases(conn, &[sent.door.id])?;
    let raised: Vec<Option<u16>> = cases.iter().map(|(_, case)| case.question).collect();
    let faults = faults_of_correction(&questions, correction, &raised, Language::default());
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let corrected = correction.place.as_ref();
    check_cell(desk, sent.door.community.into(), corrected.and_then(|place| place.cell_id))
        .map_err(|error| error.within("/place"))?;
    let new = Said {
        response: sent.door.id,
        survey: sent.survey,
        version: sent.version,
        community: sent.door.community,
        filled_at: sent.door.filled_at,
        answers: &correction.answers,
        remark: correction.remark.as_ref(),
    };
    let mut texts = new.texts();
    for (_, case) in &cases {
        let place = case.question.map_or(REMARK, i32::from);
        if let Some(text) = new.worded(&mut texts, place, &questions) {
            text.case_id = Some(case.id.into());
        }
    }
    let by = (actor.id, correction.reason.as_str());
    let edition = i32::try_from(correction.edition).unwrap_or(i32::MAX);
    let said = EditionSaid {
        place: corrected.map(|_| place(&sent)).filter(|before| Some(before) != corrected),
        ..said(&questions, &sent.door)
    };
    let before = EditionRow::new(&sent, edition, said, by, desk.moment.time().into())?;
    store::replace(conn, &before, &new.marks(), &texts)?;
    if let Some(place) = corrected {
        store::relocate(conn, sent.door.id, place)?;
    }
    Ok(SurveyCorrected {
        id,
        edition: correction.edition + 1,
    })
}
