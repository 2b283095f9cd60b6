//! What staff prepare: the case's own words to begin with, what in them may name somebody, and copies of pictures.

use contract::{
    ids::{CaseId, PhotoId},
    photos::Photo,
    problem::Kind,
    publication::{Area, ChosenPhoto, PreparedPhoto, PublicPart, PublicWording, Publication, Publicity},
};

use super::{
    model::findings,
    store::{self, Row},
};
use crate::{
    auth::policy::{Actor, Right},
    cases::{
        office::Office,
        publicity::{self, Matter},
        service::{Desk, Reader},
    },
    db::{Conn, Json, Key, Word},
    error::{Error, Result},
    moderation::service::readable,
    photos::{PhotoStore, service as photos},
};

/// How making a case public stands: what was prepared, or the case's own words.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers; forbidden for everybody who is not of its station or street.
pub(crate) fn prepared(conn: &mut Conn, desk: &Desk, by: &Actor, id: CaseId) -> Result<Publication> {
    let matter = publicity::for_staff(conn, desk, &Reader::Actor(by.clone()), id)?;
    shown(conn, desk, by, &matter)
}

fn shown(conn: &mut Conn, desk: &Desk, by: &Actor, matter: &Matter) -> Result<Publication> {
    let row = store::find(conn, matter.id)?;
    let (edition, published_at) = row.as_ref().map_or((0, None), |row| (row.edition, row.published_at));
    let words = words(matter, row)?;
    let copies = photos::of_publications(conn, &[matter.id])?;
    let picture = |photo: &Photo| {
        let copy = copies.iter().find(|(_, copy)| copy.of == photo.id);
        PreparedPhoto {
            id: photo.id,
            width: photo.width,
            height: photo.height,
            shown: copy.map(|(_, copy)| copy.photo.id),
            areas: copy.map(|(_, copy)| copy.areas.clone()).unwrap_or_default(),
            hidden: copy.is_some_and(|(_, copy)| copy.hidden),
        }
    };
    let place = desk.places.place(matter.community)?;
    Ok(Publication {
        case_id: matter.id,
        number: matter.number.clone(),
        publicity: matter.publicity,
        edition: u32::try_from(edition).unwrap_or_default(),
        findings: findings(parts(&words), &matter.own, &words.kept),
        photos: matter.photos.iter().map(picture).collect(),
        title: words.title,
        body: words.body,
        answer: words.answer,
        published_at: published_at.map(Into::into),
        may_publish: by.role_for(Right::PublishCases, place).is_some(),
    })
}

/// What was prepared, or the case's own words while nothing was.
fn words(matter: &Matter, row: Option<Row>) -> Result<PublicWording> {
    let answer = matter.answer.as_ref().map(|(text, ..)| text.as_str());
    Ok(match row {
        Some(row) => PublicWording {
            kept: serde_json::from_str(&row.kept).map_err(Error::internal)?,
            title: row.title,
            body: row.body,
            answer: row.answer,
            photos: Vec::new(),
        },
        None => PublicWording {
            title: readable(&matter.title),
            body: readable(&matter.body),
            answer: readable(answer.unwrap_or_default()),
            kept: Vec::new(),
            photos: Vec::new(),
        },
    })
}

fn parts(words: &PublicWording) -> [(PublicPart, &str); 3] {
    [
        (PublicPart::Title, words.title.as_str()),
        (PublicPart::Body, words.body.as_str()),
        (PublicPart::Answer, words.answer.as_str()),
    ]
}

/// Insists that this edition of the words is the latest, that it has the latest answer, and that whatever was found in it is
/// masked or kept on purpose.
///
/// # Errors
/// Says what is missing; stale for another edition.
pub(crate) fn check(conn: &mut Conn, matter: &Matter, edition: u32) -> Result<()> {
    let row = store::find(conn, matter.id)?.ok_or_else(|| Error::field("", "not_prepared"))?;
    if u32::try_from(row.edition).ok() != Some(edition) {
        return Err(Error::Problem(Kind::Stale));
    }
    if matter.answer.as_ref().map(|(_, _, at)| (*at).into()) != Some(row.answered_at) {
        return Err(Error::field("", "answer_changed"));
    }
    let words = words(matter, Some(row))?;
    if findings(parts(&words), &matter.own, &words.kept)
        .iter()
        .all(|found| found.kept)
    {
        Ok(())
    } else {
        Err(Error::field("", "findings_open"))
    }
}

/// Keeps what is prepared: words as they are typed, whatever is found in them, and a copy of every chosen picture.
///
/// # Errors
/// As [`prepared`]; conflict where its reporter does not agree, or while it is public; stale where `expected` is not the
/// latest edition; names a picture that is not the case's, or an area beside it.
pub(crate) async fn prepare(
    office: &Office,
    pictures: &PhotoStore,
    by: Actor,
    id: CaseId,
    expected: Option<i32>,
    wording: PublicWording,
) -> Result<Publication> {
    let (desk, reader) = (office.desk(), Reader::Actor(by.clone()));
    let chosen = wording.photos.clone();
    let planned = office.db.read(move |conn| {
        let matter = publicity::for_staff(conn, &desk, &reader, id)?;
        may_change(conn, &matter, expected)?;
        plan(conn, &matter, &chosen)
    });
    let mut copies = Vec::new();
    for picture in planned.await? {
        copies.push(match picture {
            Planned::There(copy) => copy,
            Planned::New(of, areas) => photos::redact(&office.db, pictures, of, areas, office.moment).await?,
        });
    }
    let desk = office.desk();
    let work = move |conn: &mut Conn| keep(conn, &desk, &by, (id, expected), &wording, &copies);
    office.db.write(work).await
}

/// Keeps words, and copies of pictures that were made already.
///
/// # Errors
/// As [`prepare`].
pub(crate) fn keep(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    (id, expected): (CaseId, Option<i32>),
    wording: &PublicWording,
    copies: &[PhotoId],
) -> Result<Publication> {
    let matter = publicity::held_for_staff(conn, desk, &Reader::Actor(by.clone()), id)?;
    let edition = may_change(conn, &matter, expected)? + 1;
    store::put(conn, &row(&matter, by, edition, wording, desk)?)?;
    photos::replace(conn, id, matter.community, copies)?;
    shown(conn, desk, by, &matter)
}

/// The latest edition, where it may be changed.
fn may_change(conn: &mut Conn, matter: &Matter, expected: Option<i32>) -> Result<i32> {
    if matter.publicity != Publicity::Agreed || matter.answer.is_none() {
        return Err(Error::Problem(Kind::Conflict));
    }
    let edition = store::find(conn, matter.id)?.map_or(0, |row| row.edition);
    if expected.is_some_and(|expected| expected != edition) {
        return Err(Error::Problem(Kind::Stale));
    }
    Ok(edition)
}

/// A picture for everybody: made before with the same areas, or to be made.
enum Planned {
    There(PhotoId),
    New(PhotoId, Vec<Area>),
}

fn plan(conn: &mut Conn, matter: &Matter, chosen: &[ChosenPhoto]) -> Result<Vec<Planned>> {
    let made = photos::of_publications(conn, &[matter.id])?;
    let planned = |(number, choice): (usize, &ChosenPhoto)| {
        let twice = chosen[..number].iter().any(|other| other.id == choice.id);
        let photo = matter.photos.iter().find(|photo| photo.id == choice.id).filter(|_| !twice);
        let photo = photo.ok_or_else(|| Error::field(&format!("/photos/{number}/id"), "photo_of_case"))?;
        let beside = choice.areas.iter().position(|area| !photos::is_on(*area, photo));
        if let Some(place) = beside {
            return Err(Error::field(&format!("/photos/{number}/areas/{place}"), "area_outside"));
        }
        let same = made
            .iter()
            .find(|(_, copy)| copy.of == choice.id && copy.areas == choice.areas);
        Ok(same.map_or_else(
            || Planned::New(choice.id, choice.areas.clone()),
            |(_, copy)| Planned::There(copy.photo.id),
        ))
    };
    chosen.iter().enumerate().map(planned).collect()
}

fn row(matter: &Matter, by: &Actor, edition: i32, wording: &PublicWording, desk: &Desk) -> Result<Row> {
    let (_, role, at) = matter.answer.as_ref().ok_or(Error::Problem(Kind::Conflict))?;
    Ok(Row {
        case_id: matter.id.into(),
        community_id: matter.community.into(),
        edition,
        title: readable(wording.title.trim()),
        body: readable(wording.body.trim()),
        answer: readable(wording.answer.trim()),
        answered_as: Word(*role),
        answered_at: (*at).into(),
        kept: Json(&wording.kept).text().map_err(Error::internal)?,
        prepared_by: Key::from(by.id),
        prepared_at: desk.moment.time().into(),
        published_by: None,
        published_at: None,
    })
}
