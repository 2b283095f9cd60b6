//! The tables of what was sent, of one's own or of a community, and of what it said before it was corrected.

use contract::{
    ids::{AccountId, CommunityId, ResponseId},
    surveys::{DoorOutcome, EditionSaid, SentCase, SurveyPlace},
};
use diesel::prelude::*;

use super::{
    answers::{self, MarkRow, TextRow, add_marks, add_texts},
    counts::{self, Door, Filter},
    keys,
};
use crate::{
    db::{
        Conn, Json, Key, Micros, Word,
        schema::{accounts, cases, survey_editions, survey_homes, survey_marks, survey_responses, survey_texts},
    },
    error::{Error, Result},
};

/// A row of `survey_editions`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = survey_editions, treat_none_as_default_value = false)]
pub(in crate::surveys) struct EditionRow {
    pub(in crate::surveys) response_id: Key,
    pub(in crate::surveys) edition: i32,
    pub(in crate::surveys) community_id: Key,
    said: Option<String>,
    pub(in crate::surveys) reason: Option<String>,
    corrected_by: Key,
    pub(in crate::surveys) corrected_at: Micros,
}

impl EditionRow {
    /// What the door said until now.
    pub(in crate::surveys) fn new(
        sent: &Sent,
        edition: i32,
        said: EditionSaid,
        (by, reason): (AccountId, &str),
        at: Micros,
    ) -> Result<Self> {
        Ok(Self {
            response_id: sent.door.id,
            edition,
            community_id: sent.door.community,
            said: Some(Json(said).text().map_err(Error::internal)?),
            reason: Some(reason.trim().to_owned()),
            corrected_by: by.into(),
            corrected_at: at,
        })
    }

    /// That what the door said until now is kept no longer.
    pub(in crate::surveys) fn withdrawn(sent: &Sent, edition: i32, by: AccountId, at: Micros) -> Self {
        Self {
            response_id: sent.door.id,
            edition,
            community_id: sent.door.community,
            said: None,
            reason: None,
            corrected_by: by.into(),
            corrected_at: at,
        }
    }

    /// What it said, unless that was erased.
    pub(in crate::surveys) fn said(&self) -> Result<Option<EditionSaid>> {
        let said = self.said.as_deref().map(serde_json::from_str);
        said.transpose().map_err(Error::internal)
    }
}

/// Something that was sent from a door, as it is now.
#[derive(Debug)]
pub(in crate::surveys) struct Sent {
    pub(in crate::surveys) survey: Key,
    pub(in crate::surveys) version: i32,
    pub(in crate::surveys) author: Key,
    pub(in crate::surveys) received_at: Micros,
    /// Whether it is kept whose door it was: not where nobody answered, and where who did was erased.
    pub(in crate::surveys) is_kept: bool,
    pub(in crate::surveys) building: Option<String>,
    pub(in crate::surveys) door: Door,
}

/// Whose sent forms are asked for.
#[derive(Debug, Clone, Copy)]
pub(in crate::surveys) enum Whose {
    /// What somebody sent.
    Author(AccountId),
    /// What was sent from the doors of a community.
    Community(CommunityId),
    /// This one.
    One(ResponseId),
}

type Read = (counts::Row, Key, i32, Key, Micros, (Option<Key>, Option<String>));

/// What was sent, the latest first, after a place in that order.
pub(in crate::surveys) fn sent(conn: &mut Conn, whose: Whose, after: Option<(Micros, Key)>, limit: i64) -> Result<Vec<Sent>> {
    let mut query = survey_responses::table
        .left_join(survey_homes::table.on(survey_homes::response_id.eq(survey_responses::id)))
        .order((survey_responses::filled_at.desc(), survey_responses::id.desc()))
        .limit(limit)
        .select((
            (
                survey_responses::id,
                survey_responses::community_id,
                survey_responses::cell_id,
                survey_responses::outcome,
                survey_responses::filled_at,
            ),
            survey_responses::survey_id,
            survey_responses::version,
            survey_responses::author_id,
            survey_responses::received_at,
            (survey_homes::response_id.nullable(), survey_homes::building.nullable()),
        ))
        .into_boxed();
    query = match whose {
        Whose::Author(author) => query.filter(survey_responses::author_id.eq(Key::from(author))),
        Whose::Community(community) => query.filter(survey_responses::community_id.eq(Key::from(community))),
        Whose::One(id) => query.filter(survey_responses::id.eq(Key::from(id))),
    };
    if let Some((at, id)) = after {
        let earlier = survey_responses::filled_at
            .lt(at)
            .or(survey_responses::filled_at.eq(at).and(survey_responses::id.lt(id)));
        query = query.filter(earlier);
    }
    let rows: Vec<Read> = query.load(conn)?;
    let mut doors = counts::with_answers(conn, rows.iter().map(|row| row.0).collect())?;
    let sent = rows
        .into_iter()
        .filter_map(|(row, survey, version, author, received_at, (home, building))| {
            let place = doors.iter().position(|door| door.id == row.0)?;
            Some(Sent {
                survey,
                version,
                author,
                received_at,
                is_kept: home.is_some(),
                building,
                door: doors.swap_remove(place),
            })
        });
    Ok(sent.collect())
}

/// Something that was sent, held for the rest of the transaction, so that two people cannot correct it at once.
pub(in crate::surveys) fn hold(conn: &mut Conn, id: ResponseId) -> Result<Option<Sent>> {
    if let Conn::Postgres(conn) = conn {
        survey_responses::table
            .find(Key::from(id))
            .select(survey_responses::version)
            .for_update()
            .first::<i32>(conn)
            .optional()?;
    }
    Ok(sent(conn, Whose::One(id), None, 1)?.pop())
}

/// What these said before, in the order of the editions, with the name under which whoever corrected each works.
pub(in crate::surveys) fn editions(conn: &mut Conn, ids: &[Key]) -> Result<Vec<(EditionRow, Option<String>)>> {
    Ok(survey_editions::table
        .left_join(accounts::table.on(accounts::id.eq(survey_editions::corrected_by)))
        .filter(survey_editions::response_id.eq_any(ids.to_vec()))
        .order((survey_editions::response_id, survey_editions::edition))
        .select((EditionRow::as_select(), accounts::work_name.nullable()))
        .load(conn)?)
}

/// The next editions of one version of a survey, in the order of the doors.
pub(in crate::surveys) fn editions_after(
    conn: &mut Conn,
    filter: &Filter,
    after: Option<(Key, i32)>,
    limit: i64,
) -> Result<Vec<(EditionRow, Option<String>)>> {
    let mut query = survey_editions::table
        .inner_join(survey_responses::table.on(survey_responses::id.eq(survey_editions::response_id)))
        .left_join(accounts::table.on(accounts::id.eq(survey_editions::corrected_by)))
        .filter(
            survey_responses::survey_id
                .eq(Key::from(filter.survey))
                .and(survey_responses::version.eq(i32::from(filter.version)))
                .and(survey_responses::community_id.eq_any(keys(&filter.communities))),
        )
        .order((survey_editions::response_id, survey_editions::edition))
        .limit(limit)
        .select((EditionRow::as_select(), accounts::work_name.nullable()))
        .into_boxed();
    if let Some((response, edition)) = after {
        let next = survey_editions::response_id.gt(response).or(survey_editions::response_id
            .eq(response)
            .and(survey_editions::edition.gt(edition)));
        query = query.filter(next);
    }
    Ok(query.load(conn)?)
}

/// What of these became cases, each with what it was sent with.
pub(in crate::surveys) fn cases(conn: &mut Conn, ids: &[Key]) -> Result<Vec<(Key, SentCase)>> {
    let rows: Vec<(Key, i32, Key, String)> = survey_texts::table
        .inner_join(cases::table.on(survey_texts::case_id.eq(cases::id.nullable())))
        .filter(survey_texts::response_id.eq_any(ids.to_vec()))
        .order((survey_texts::response_id, survey_texts::question))
        .select((survey_texts::response_id, survey_texts::question, cases::id, cases::number))
        .load(conn)?;
    let named = rows.into_iter().map(|(response, question, id, number)| {
        let case = SentCase {
            question: u16::try_from(question).ok(),
            id: id.into(),
            number,
        };
        (response, case)
    });
    Ok(named.collect())
}

/// Keeps what it said until now, and puts what it says from now on where it is counted.
pub(in crate::surveys) fn replace(conn: &mut Conn, before: &EditionRow, marks: &[MarkRow], texts: &[TextRow]) -> Result<()> {
    diesel::insert_into(survey_editions::table).values(before).execute(conn)?;
    let id = before.response_id;
    diesel::delete(survey_marks::table.filter(survey_marks::response_id.eq(id))).execute(conn)?;
    diesel::delete(survey_texts::table.filter(survey_texts::response_id.eq(id))).execute(conn)?;
    add_marks(conn, marks)?;
    add_texts(conn, texts)
}

/// Says where a door is.
pub(in crate::surveys) fn relocate(conn: &mut Conn, door: Key, place: &SurveyPlace) -> Result<()> {
    let building = place
        .building
        .as_deref()
        .map(str::trim)
        .filter(|building| !building.is_empty());
    diesel::update(survey_homes::table.find(door))
        .set(survey_homes::building.eq(building))
        .execute(conn)?;
    diesel::update(survey_responses::table.find(door))
        .set(survey_responses::cell_id.eq(place.cell_id.map(Key::from)))
        .execute(conn)?;
    Ok(())
}

/// Erases everything that was said at a door, now and before, and who said it; that it was withdrawn is written down.
pub(in crate::surveys) fn withdraw(conn: &mut Conn, withdrawn: &EditionRow) -> Result<()> {
    diesel::insert_into(survey_editions::table).values(withdrawn).execute(conn)?;
    let id = withdrawn.response_id;
    answers::erase(conn, &[id])?;
    diesel::delete(survey_marks::table.filter(survey_marks::response_id.eq(id))).execute(conn)?;
    diesel::update(survey_responses::table.find(id))
        .set(survey_responses::outcome.eq(Word(DoorOutcome::Refused)))
        .execute(conn)?;
    Ok(())
}

/// Erases what these doors said before they were corrected, and why they were.
pub(super) fn erase(conn: &mut Conn, doors: &[Key]) -> Result<()> {
    diesel::update(survey_editions::table.filter(survey_editions::response_id.eq_any(doors.to_vec())))
        .set((
            survey_editions::said.eq(None::<String>),
            survey_editions::reason.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}
