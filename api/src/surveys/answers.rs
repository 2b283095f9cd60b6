//! What becomes of what was said at a door: counted marks, words apart, and cases, in one transaction and once.

use chrono::{DateTime, Utc};
use contract::{
    Language,
    cases::{Channel, NameShown},
    ids::{AccountId, CaseId, CellId, CommunityId, SurveyId},
    problem::Kind,
    surveys::{
        DoorOutcome, NewResponse, Question, QuestionKind, RaisedAnswer, RaisedCase, SurveyAnswer, SurveyReceived, SurveyState,
        faults_of,
    },
};

use super::{
    access::Reach,
    store::{self, Home, MarkRow, ResponseRow, SurveyRow, TextRow},
};
use crate::{
    accounts,
    auth::{
        keys::Keys,
        policy::{Actor, Right},
    },
    cases::{
        intake::{self, Arrival},
        service::{Access, Desk},
    },
    db::{Conn, Key, Micros, Word},
    error::{Error, Result},
};

/// The place of the remark among the questions.
pub(super) const REMARK: i32 = -1;
/// What was taken in, and the cases whose lists are old now.
pub(crate) struct Arrived {
    pub(crate) received: SurveyReceived,
    pub(crate) cases: Vec<(CaseId, Access)>,
}

/// Takes in what was said at a door; a repeat gets the first answer.
///
/// # Errors
/// Not found where it is not theirs to ask; names the field that the survey does not take.
pub(crate) fn take_in(conn: &mut Conn, desk: &Desk, actor: &Actor, survey: SurveyId, new: &NewResponse) -> Result<Arrived> {
    actor.require_somewhere(Right::AnswerSurveys)?;
    let row = store::find(conn, survey)?.ok_or(Error::NOT_FOUND)?;
    let reach = Reach {
        actor,
        places: &desk.places,
    };
    if !reach.within(Right::AnswerSurveys, &row).contains(&new.community_id) {
        return Err(Error::NOT_FOUND);
    }
    let filled_at = new.filled_at.min(desk.moment.time());
    let questions = asked(conn, &row, new, filled_at)?;
    check_cell(desk, new.community_id, new.cell_id)?;
    let faults = faults_of(&questions, new, Language::default());
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    if !store::add(conn, &response(&row, actor.id, new, filled_at, desk))? {
        return again(conn, actor, survey, new);
    }
    let mut door = Door {
        desk,
        actor,
        new,
        questions: &questions,
        row: &row,
        filled_at: filled_at.into(),
    };
    door.write_down(conn)
}

/// What was asked: the version that was answered, unless the survey was over by then.
fn asked(conn: &mut Conn, row: &SurveyRow, new: &NewResponse, filled_at: DateTime<Utc>) -> Result<Vec<Question>> {
    let content = store::content(conn, row.id.into(), new.version)?;
    let content = content.ok_or_else(|| Error::field("/version", "version_unknown"))?;
    let closed_at = row.closed_at.map(DateTime::<Utc>::from);
    if row.state.0 == SurveyState::Closed && closed_at.is_some_and(|closed| closed < filled_at) {
        return Err(Error::field("/filled_at", "survey_closed"));
    }
    Ok(content.questions)
}

/// Insists that a cell, if one is named, lies in the community.
pub(super) fn check_cell(desk: &Desk, community: CommunityId, cell: Option<CellId>) -> Result<()> {
    if desk.places.holds(community, cell) {
        Ok(())
    } else {
        Err(Error::field("/cell_id", "cell_unknown"))
    }
}

fn response(row: &SurveyRow, author: AccountId, new: &NewResponse, filled_at: DateTime<Utc>, desk: &Desk) -> ResponseRow {
    ResponseRow {
        id: new.id.into(),
        survey_id: row.id,
        version: new.version.into(),
        community_id: new.community_id.into(),
        cell_id: new.cell_id.map(Into::into),
        author_id: author.into(),
        outcome: Word(new.outcome),
        filled_at: filled_at.into(),
        received_at: desk.moment.time().into(),
    }
}

/// The same door, sent again: nothing is written twice, and nobody learns of another's.
fn again(conn: &mut Conn, actor: &Actor, survey: SurveyId, new: &NewResponse) -> Result<Arrived> {
    if store::author(conn, new.id)? != Some((actor.id, survey)) {
        return Err(Error::Problem(Kind::KeyReused));
    }
    Ok(Arrived {
        received: SurveyReceived {
            id: new.id,
            cases: store::cases_of(conn, new.id)?,
        },
        cases: Vec::new(),
    })
}

/// A door that opened, and everything that decides what is written down of it.
struct Door<'a> {
    desk: &'a Desk,
    actor: &'a Actor,
    new: &'a NewResponse,
    questions: &'a [Question],
    row: &'a SurveyRow,
    filled_at: Micros,
}

impl Door<'_> {
    fn write_down(&mut self, conn: &mut Conn) -> Result<Arrived> {
        let mut arrived = Arrived {
            received: SurveyReceived {
                id: self.new.id,
                cases: Vec::new(),
            },
            cases: Vec::new(),
        };
        if self.new.outcome != DoorOutcome::Answered {
            return Ok(arrived);
        }
        store::add_home(conn, &self.home(&self.desk.keys)?)?;
        store::add_marks(conn, &self.said().marks())?;
        let reporter = match &self.new.phone {
            Some(phone) if !self.new.raised.is_empty() => accounts::service::consenting(conn, &self.desk.keys, phone)?,
            _ => None,
        };
        let mut texts = self.said().texts();
        for raised in &self.new.raised {
            let place = raised.question.map_or(REMARK, i32::from);
            let Some(text) = self.said().worded(&mut texts, place, self.questions) else {
                continue;
            };
            let mut case = self.case(*raised, &text.text, reporter);
            if !intake::add(conn, &mut case)? {
                return Err(Error::internal("an answer became a case before it arrived"));
            }
            text.case_id = Some(case.id().into());
            arrived.cases.push((case.id(), case.access()));
            arrived.received.cases.push(RaisedCase {
                id: case.id(),
                number: case.number().to_owned(),
            });
        }
        store::add_texts(conn, &texts)?;
        Ok(arrived)
    }

    fn home(&self, keys: &Keys) -> Result<Home> {
        let id = self.new.id;
        let seal = |what: &str, text: &Option<String>| {
            let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
            text.map(|text| keys.seal(&format!("survey_homes.{what}:{id}"), text.as_bytes()))
                .transpose()
        };
        let phone = self.new.phone.as_deref();
        Ok(Home {
            response_id: id.into(),
            community_id: self.new.community_id.into(),
            building: self.new.building.clone(),
            name_sealed: seal("name", &self.new.name)?,
            phone_sealed: seal("phone", &self.new.phone)?,
            phone_digest: phone.map(|phone| accounts::service::phone_digest(keys, phone).to_vec()),
        })
    }

    fn said(&self) -> Said<'_> {
        Said {
            response: self.new.id.into(),
            survey: self.row.id,
            version: self.new.version.into(),
            community: self.new.community_id.into(),
            filled_at: self.filled_at,
            answers: &self.new.answers,
            remark: self.new.remark.as_ref(),
        }
    }

    /// The case that something said becomes: recorded by who stood at the door, for whom it is known to concern.
    fn case(&self, raised: RaisedAnswer, text: &str, reporter: Option<AccountId>) -> Arrival {
        let asked = raised.question.and_then(|at| self.questions.get(usize::from(at)));
        let body = match asked {
            Some(question) => format!("{}\n{text}", question.title),
            None => text.to_owned(),
        };
        // A step or an option says little without what was asked.
        let headed = match asked {
            Some(question) if question.kind != QuestionKind::Text => format!("{}{text}", question.title),
            _ => text.to_owned(),
        };
        let (community, places) = (self.new.community_id, &self.desk.places);
        let mut case = Arrival::new(
            community,
            Channel::HouseholdSurvey,
            &intake::headline(&headed),
            &body,
            self.desk.moment,
        );
        case.station(places.station(community, self.new.cell_id).map(|station| station.id));
        case.place(self.new.cell_id, self.new.building.clone(), None);
        case.category(raised.category);
        case.reporter(reporter, None, NameShown::Staff);
        if let Some(role) = places
            .place(community)
            .ok()
            .and_then(|place| self.actor.role_for(Right::AnswerSurveys, place))
        {
            case.recorder(self.actor.id, role);
        }
        let place = raised.question.map_or(REMARK, i32::from);
        case.identity("survey", &format!("{}/{place}", self.new.id));
        case
    }
}

/// What was said at a door, as it is counted: marks, and words apart.
pub(super) struct Said<'a> {
    pub(super) response: Key,
    pub(super) survey: Key,
    pub(super) version: i32,
    pub(super) community: Key,
    pub(super) filled_at: Micros,
    pub(super) answers: &'a [SurveyAnswer],
    pub(super) remark: Option<&'a String>,
}

impl Said<'_> {
    pub(super) fn marks(&self) -> Vec<MarkRow> {
        let answers = (0_i32..).zip(self.answers);
        let values = answers.flat_map(|(question, answer)| {
            let chosen = answer.chosen.iter().map(|chosen| i32::from(*chosen));
            chosen.chain(answer.number).map(move |value| (question, value))
        });
        values
            .map(|(question, value)| MarkRow {
                response_id: self.response,
                question,
                value,
                survey_id: self.survey,
                version: self.version,
                community_id: self.community,
            })
            .collect()
    }

    pub(super) fn texts(&self) -> Vec<TextRow> {
        let answers = (0_i32..).zip(self.answers);
        let said = answers.filter_map(|(question, answer)| Some((question, answer.text.as_ref()?)));
        said.chain(self.remark.map(|remark| (REMARK, remark)))
            .map(|(question, text)| self.text(question, text.trim().to_owned()))
            .collect()
    }

    /// The words at this place: what was chosen or counted is put into words once it becomes a case.
    pub(super) fn worded<'t>(&self, texts: &'t mut Vec<TextRow>, place: i32, questions: &[Question]) -> Option<&'t mut TextRow> {
        let known = texts.iter().position(|text| text.question == place);
        let at = if let Some(at) = known {
            at
        } else {
            let question = usize::try_from(place).ok()?;
            let words = self.answers.get(question)?.spoken(questions.get(question)?)?;
            texts.push(self.text(place, words));
            texts.len() - 1
        };
        texts.get_mut(at)
    }

    fn text(&self, question: i32, text: String) -> TextRow {
        TextRow {
            response_id: self.response,
            question,
            survey_id: self.survey,
            version: self.version,
            community_id: self.community,
            filled_at: self.filled_at,
            text,
            case_id: None,
        }
    }
}

/// Erases who answered before `time` and what they said in words, of at most `limit` doors; gives how many.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase_before(conn: &mut Conn, time: DateTime<Utc>, limit: i64) -> Result<usize> {
    store::erase_before(conn, time, limit)
}

/// Erases what somebody with this telephone number said at their door; what was counted stays, as nobody's.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase_of_phone(conn: &mut Conn, digest: &[u8; 32]) -> Result<()> {
    store::erase_of_phone(conn, digest)
}
