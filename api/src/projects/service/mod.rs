//! What is decided about projects, one file for each matter.

mod agreeing;
mod commending;
mod deciding;
mod doing;
mod drawing;
mod evaluating;
mod looking;
mod naming;
mod news;
mod reading;
mod record;
mod remarking;
mod rules;
mod supervising;
mod yearly;

use contract::{
    accounts::Role,
    audit::{Act, SubjectKind},
    ids::{AccountId, ProjectId},
    problem::Kind,
    projects::{
        ContractState, Day, OwnEvaluation, OwnProjects, OwnRemark, PaymentState, Project, ProjectAction, ProjectDeed,
        ProjectOutcome, ProjectState, Terms,
    },
};

pub(crate) use agreeing::{offer, recall, refuse, sign};
pub(crate) use commending::commend;
pub(crate) use doing::{end, pay, report};
pub(crate) use drawing::{amend, carriers, change, draw_up};
pub(crate) use evaluating::evaluate;
pub(crate) use looking::{due, look};
pub(crate) use naming::{named, silent};
pub(crate) use reading::{contracts, may_see_picture, mine, of_plans, of_proposal, of_time, page, read, timeline, titles};
pub(crate) use record::record;
pub(crate) use remarking::{answer, hide, remark, remarks, turn_picture};
pub(crate) use rules::{current as current_rules, set as set_rules};
pub(crate) use supervising::supervise;
pub(crate) use yearly::{Year, YearWork, yearly};

use super::{
    model::{self, Standing, Who},
    store::{self, Row, commendations, contracts as versions, evaluations, payments, reports, timeline as events},
};
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Place, Right},
    cases::{handling::organisations, service::Desk},
    db::Conn,
    error::{Error, Result},
    residents::service as residents,
};

/// Everything that is known of a project.
struct Whole {
    row: Row,
    versions: Vec<versions::Row>,
    payments: Vec<payments::Row>,
    reports: Vec<reports::Row>,
    /// Why the station commended it.
    commended: Option<String>,
}

impl Whole {
    fn of(conn: &mut Conn, row: Row) -> Result<Self> {
        Ok(Self {
            versions: versions::all(conn, row.id())?,
            payments: payments::all(conn, row.id())?,
            reports: reports::all(conn, row.id())?,
            commended: commendations::find(conn, row.id())?,
            row,
        })
    }

    fn find(conn: &mut Conn, id: ProjectId) -> Result<Self> {
        let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
        Self::of(conn, row)
    }

    /// A project that somebody may know of, and what they are to it.
    fn seen(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: ProjectId) -> Result<(Self, Who)> {
        let whole = Self::find(conn, id)?;
        let who = whole.who(conn, desk, actor)?;
        if whole.is_seen_by(who) {
            Ok((whole, who))
        } else {
            Err(Error::NOT_FOUND)
        }
    }

    fn hold(conn: &mut Conn, id: ProjectId) -> Result<Self> {
        let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
        Self::of(conn, row)
    }

    /// The version that lies with the carrier.
    fn offered(&self) -> Option<&versions::Row> {
        self.versions
            .last()
            .filter(|version| version.state.0 == ContractState::Offered)
    }

    /// The version that holds.
    fn current(&self) -> Option<&versions::Row> {
        self.versions
            .iter()
            .rev()
            .find(|version| version.state.0 == ContractState::Signed)
    }

    /// What holds.
    fn terms(&self) -> Result<Option<Terms>> {
        self.current().map(versions::Row::terms).transpose()
    }

    /// The days whose reports are written.
    fn written(&self) -> Result<Vec<Day>> {
        self.reports.iter().map(reports::Row::due_on).collect()
    }

    /// The days whose reports are not written yet.
    fn owed(&self) -> Result<Vec<Day>> {
        let written = self.written()?;
        Ok(self.terms()?.map_or_else(Vec::new, |terms| model::owed(&terms, &written)))
    }

    /// What is paid already, in fen.
    fn paid(&self) -> u64 {
        let paid = self.payments.iter().filter(|payment| payment.state.0 == PaymentState::Paid);
        paid.map(payments::Row::fen).sum()
    }

    /// Whether a payment can be made now: the first once it is signed, the last once it passed.
    fn is_payable(&self, payment: &payments::Row) -> bool {
        let passed = matches!(
            self.row.outcome.map(|outcome| outcome.0),
            Some(ProjectOutcome::Excellent | ProjectOutcome::Passed)
        );
        payment.state.0 == PaymentState::Due && !self.row.over && (payment.part == 1 || passed)
    }

    /// What somebody is to it.
    fn who(&self, conn: &mut Conn, desk: &Desk, actor: Option<&Actor>) -> Result<Who> {
        let Some(actor) = actor else { return Ok(Who::default()) };
        let place = desk.places.place(self.row.community())?;
        let carrier = actor.resident && organisations::speakers(conn, self.row.organisation())?.contains(&actor.id);
        let neighbour = actor.resident && !carrier && actor.holds_somewhere(Right::JoinProjects);
        let seat = if actor.resident && !carrier {
            supervising::seat(conn, &self.row, actor.id)?
        } else {
            None
        };
        Ok(Who {
            station: actor.role_for(Right::ManageProjects, place).is_some(),
            carrier,
            seat,
            resident: neighbour && residents::proof(conn, actor.id, self.row.community())?.is_some(),
        })
    }

    /// Whether somebody may know of it: everybody once it is signed, the station always, the carrier once it was offered.
    fn is_seen_by(&self, who: Who) -> bool {
        self.row.signed_at.is_some() || who.station || who.carrier && !self.versions.is_empty()
    }

    fn standing(&self, desk: &Desk, evaluated: bool) -> Result<Standing> {
        Ok(Standing {
            state: self.row.state.0,
            drafted: self.row.draft()?.is_some(),
            offered: self.offered().is_some(),
            signed: self.row.signed_at.is_some(),
            payable: self.payments.iter().any(|payment| self.is_payable(payment)),
            evaluated,
            excellent: self.row.outcome.is_some_and(|outcome| outcome.0 == ProjectOutcome::Excellent),
            commended: self.commended.is_some(),
            until: self.row.evaluate_until.map(Into::into),
            now: desk.moment.time(),
        })
    }

    /// Whether somebody evaluated it: for the station, whether anybody there did.
    fn is_evaluated(&self, conn: &mut Conn, who: Who, actor: Option<&Actor>) -> Result<bool> {
        match actor {
            Some(_) if who.station => evaluations::is_by_station(conn, self.row.id()),
            Some(actor) => evaluations::is_by(conn, self.row.id(), actor.id),
            None => Ok(false),
        }
    }

    /// Writes down how it stands, and when it is looked at next.
    fn keep(&mut self, conn: &mut Conn, desk: &Desk) -> Result<()> {
        let (terms, owed) = (self.terms()?, self.owed()?);
        let (state, until) = (self.row.state.0, self.row.evaluate_until.map(Into::into));
        let next = model::look_at(state, terms.as_ref(), &owed, until, desk.moment.time());
        self.row.over = state.is_over();
        self.row.look_at = next.map(Into::into);
        store::change(conn, &self.row)
    }

    /// Lets the work begin when its first day has come.
    fn begin_in_time(&mut self, conn: &mut Conn, desk: &Desk) -> Result<bool> {
        let now = desk.moment.time();
        let begins = self.terms()?.is_some_and(|terms| terms.starts_on.begins() <= now);
        let begun = self.row.state.0 == ProjectState::Signed && begins;
        if begun {
            self.row.state.0 = ProjectState::Running;
            events::add(conn, &self.row, ProjectDeed::Begin, Role::System, None, desk.moment)?;
        }
        Ok(begun)
    }
}

/// A project that somebody may do something with, held for the rest of the transaction.
struct Held {
    whole: Whole,
    place: Place,
    who: Who,
    /// In which role they do it.
    role: Role,
}

/// Insists that somebody may do something with a project, and that it is possible as it stands.
///
/// # Errors
/// [`Error::NOT_FOUND`] for whom there is no such project; forbidden, or a fault for residents who are not verified; consent
/// needed for what residents write; refused as it stands.
fn require(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProjectId, action: ProjectAction) -> Result<Held> {
    let whole = Whole::hold(conn, id)?;
    let who = whole.who(conn, desk, Some(actor))?;
    if !whole.is_seen_by(who) {
        return Err(Error::NOT_FOUND);
    }
    if !who.may(action) {
        let residents_own = matches!(action, ProjectAction::Remark | ProjectAction::Evaluate);
        let joins = residents_own && !who.carrier && actor.holds_somewhere(Right::JoinProjects);
        return Err(if joins {
            Error::field("", "not_verified")
        } else {
            Error::FORBIDDEN
        });
    }
    if (who.resident || who.seat.is_some()) && !actor.consented {
        return Err(Error::Problem(Kind::ConsentNeeded));
    }
    let evaluated = whole.is_evaluated(conn, who, Some(actor))?;
    if let Some(why) = whole.standing(desk, evaluated)?.shut(action) {
        return Err(refused(conn, desk, actor, &whole, why)?);
    }
    let place = desk.places.place(whole.row.community())?;
    let role = match actor.role_for(Right::ManageProjects, place) {
        Some(role) => role,
        None if who.carrier => Role::Organisation,
        None => Role::Resident,
    };
    Ok(Held { whole, place, who, role })
}

/// That something is not possible as the project stands, and how it stands for who asked.
fn refused(conn: &mut Conn, desk: &Desk, actor: &Actor, whole: &Whole, why: &'static str) -> Result<Error> {
    let now: Project = reading::shown(conn, desk, Some(actor), whole)?;
    Error::refused(why, &now)
}

impl Held {
    /// Writes on the timeline what was done, and who of the two sides did it.
    fn note(&self, conn: &mut Conn, desk: &Desk, deed: ProjectDeed, note: Option<&str>) -> Result<()> {
        events::add(conn, &self.whole.row, deed, self.role, note, desk.moment)
    }

    /// Writes into the street's chain what somebody did.
    fn record(&self, conn: &mut Conn, desk: &Desk, by: AccountId, act: Act, facts: &[(&str, &str)]) -> Result<()> {
        let (by, subject) = (
            By::somebody(by, self.role),
            Subject::new(SubjectKind::Project, self.whole.row.id()),
        );
        audit::record(conn, by, self.place, act, subject, facts, desk.moment)
    }

    /// Keeps how it stands, and shows it anew.
    fn done(mut self, conn: &mut Conn, desk: &Desk, actor: &Actor) -> Result<Project> {
        self.whole = Whole::of(conn, self.whole.row)?;
        self.whole.keep(conn, desk)?;
        reading::shown(conn, desk, Some(actor), &self.whole)
    }
}

/// What somebody remarked and evaluated, for who takes it along.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, account: AccountId) -> Result<OwnProjects> {
    let remark = |row: store::remarks::Row| OwnRemark {
        project_id: row.project_id.into(),
        at: row.at.into(),
        text: row.text.unwrap_or_default(),
    };
    let evaluation = |row: evaluations::Row| OwnEvaluation {
        project_id: row.project_id.into(),
        scores: row.scores(),
        words: row.words,
    };
    Ok(OwnProjects {
        remarks: store::remarks::of(conn, account)?.into_iter().map(remark).collect(),
        evaluations: evaluations::of(conn, account)?.into_iter().map(evaluation).collect(),
    })
}

/// Erases what somebody remarked and said in evaluations. That there was a remark, its answer, and what was given for each
/// criterion stays.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    store::remarks::forget(conn, account)?;
    evaluations::forget(conn, account)
}
