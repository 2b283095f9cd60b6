//! The requests of a week planned together, beside what choosing for one after the other would come to.

use std::{
    cmp::Reverse,
    collections::{HashMap, hash_map::Entry},
    mem,
};

use chrono::{DateTime, Days, NaiveDate, Utc};
use contract::{
    cases::Urgency,
    ids::{AccountId, CommunityId, ServiceId},
    liaison::Daypart,
    teams::{LoadChange, PlanFigures, PlannedService, ServiceSummary, TeamRole, UnservedService, WeekPlan, WeekSlot},
};
use matching::{Candidate, Candidates, Instance, Plan, Request, Team, Volunteer};
use uuid::Uuid;

use super::{
    super::store::{self, Row, offers},
    Round, begins,
    people::{Doors, People},
};
use crate::{
    accounts::service as accounts,
    cases::service::Desk,
    db::{Conn, Key},
    error::{Error, Result},
    volunteers::{days_off::monday, pool, proofs::Needed},
};

/// Requests that are planned together at most.
const MOST: i64 = 200;

/// What waits for a team in a week, and everybody who could come.
pub(in crate::services) struct Week {
    monday: NaiveDate,
    /// Whether of requests of the same urgency those come first that need fewer volunteers.
    small_teams_first: bool,
    rows: Vec<Row>,
    requests: Vec<Request>,
    /// The leads who are away then, for each request.
    away: Vec<Vec<AccountId>>,
    people: People,
    /// Who suits which request, whatever they have to do already.
    suiting: Candidates,
}

impl Week {
    /// The requests of a community that wait for a team in the week of a day, and have not begun yet.
    ///
    /// # Errors
    /// When the database refuses.
    pub(in crate::services) fn of(
        conn: &mut Conn,
        desk: &Desk,
        community: CommunityId,
        (day, small_teams_first): (NaiveDate, bool),
    ) -> Result<Self> {
        let (monday, now) = (monday(day), desk.moment.time());
        let (first, last) = (monday.to_string(), (monday + Days::new(6)).to_string());
        let waiting = store::asked_between(conn, community, (&first, &last), MOST)?;
        let ids: Vec<Key> = waiting.iter().map(|row| row.id).collect();
        let asked = offers::of_all(conn, &ids)?;
        let nothing = Key(Uuid::nil());
        // What is proved for the last day of the week is for the others.
        let needed = Needed {
            skills: waiting.iter().fold(0, |all, row| all | row.skills),
            day: monday + Days::new(6),
        };
        let mut week = Self {
            monday,
            small_teams_first,
            rows: Vec::new(),
            requests: Vec::new(),
            away: Vec::new(),
            people: People::of(conn, desk, (community, monday), (None, needed), nothing)?,
            suiting: Candidates::default(),
        };
        let doors = Doors::at(conn, community, waiting.iter())?;
        let mut away: HashMap<DateTime<Utc>, Vec<AccountId>> = HashMap::new();
        let earliest = waiting.iter().map(|row| row.created_at).min();
        for row in waiting {
            let begins = begins(row.date()?, row.part.0);
            if begins <= now {
                continue;
            }
            let asked = asked.get(&row.id).map(Vec::as_slice).unwrap_or_default();
            let since = earliest.map_or(0, |first| row.created_at.0 - first.0) / 60_000_000;
            week.requests.push(Request {
                urgency: rank(row.urgency.0),
                deadline_h: u32::try_from((begins - now).num_hours()).unwrap_or_default(),
                created_min: u32::try_from(since).unwrap_or_default(),
                ..week.people.request(&doors, &row, asked)?
            });
            let away = match away.entry(begins) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => unknown.insert(accounts::away(conn, &week.people.leads, begins)?),
            };
            week.away.push(away.clone());
            week.rows.push(row);
        }
        week.look(conn, desk)?;
        Ok(week)
    }

    /// Finds who suits which request. Everybody is looked at once for each; what they gave lately is then asked of those
    /// alone who suit any, and they alone are looked at again.
    fn look(&mut self, conn: &mut Conn, desk: &Desk) -> Result<()> {
        let everybody = u32::try_from(self.people.volunteers.len()).map_err(Error::internal)?;
        let all = self.rows.iter().zip(&self.requests);
        let found: Vec<Vec<Candidate>> = all
            .map(|(row, request)| {
                let some = if request.k > 0 { everybody } else { 0 };
                self.people.suiting(row, request, 0..some)
            })
            .collect();
        let mut some: Vec<usize> = found.iter().flatten().map(|each| each.person as usize).collect();
        some.sort_unstable();
        some.dedup();
        let People { volunteers, seen, .. } = &mut self.people;
        pool::rested(conn, (volunteers, seen), &some, desk.moment)?;
        for (number, found) in found.iter().enumerate() {
            let (row, request) = (&self.rows[number], &self.requests[number]);
            let leads = self.people.leading(request, &self.away[number]);
            let some = found.iter().map(|each| each.person);
            self.suiting.push(leads, self.people.suiting(row, request, some));
        }
        Ok(())
    }

    /// The requests, in the order of their numbers.
    pub(in crate::services) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// One request among some people who have to do whatever they have to do.
    fn round(&self, people: &People, number: u32, some: &[u32]) -> Round {
        let number = number as usize;
        people.among(&self.rows[number], &self.requests[number], &self.away[number], some)
    }

    /// All requests and everybody, as the matching asks for them. Distances are not in it: see [`Week::candidates`].
    fn instance(&self) -> Instance {
        let volunteers = self.people.seen.iter().zip(&self.people.busy.volunteers);
        Instance {
            slots_per_week: WeekSlot::COUNT,
            small_teams_first: self.small_teams_first,
            requests: self.requests.clone(),
            leads: self.people.leading.clone(),
            volunteers: volunteers
                .map(|(seen, busy)| Volunteer {
                    taken: u16::try_from(busy.count_ones()).unwrap_or(u16::MAX),
                    ..seen.clone()
                })
                .collect(),
            ..Instance::default()
        }
    }

    /// Who suits which request and is not busy then.
    fn candidates(&self) -> Candidates {
        let busy = &self.people.busy;
        let mut candidates = Candidates::default();
        for (number, request) in (0..).zip(&self.requests) {
            let free = |busy: &[u64], all: &[Candidate]| -> Vec<Candidate> {
                let is_free = |each: &&Candidate| busy[each.person as usize] >> request.slot & 1 == 0;
                all.iter().filter(is_free).copied().collect()
            };
            let (leads, volunteers) = (self.suiting.leads(number), self.suiting.volunteers(number));
            candidates.push(free(&busy.leads, leads), free(&busy.volunteers, volunteers));
        }
        candidates
    }

    /// What comes of choosing the best team for one request after the other, in this order.
    fn one_by_one(&self, order: &[u32]) -> PlanFigures {
        let mut people = self.people.clone();
        let mut instance = Instance {
            volunteers: people.seen.clone(),
            ..self.instance()
        };
        let mut figures = PlanFigures::default();
        for &number in order {
            let slot = self.requests[number as usize].slot;
            let then = people.busy_in(slot);
            let leads = mem::replace(&mut people.busy.leads, then);
            let best = instance.teams_for(&self.suiting, number, &people.busy, 1).pop();
            people.busy.leads = leads;
            if let Some(best) = best {
                figures.served += 1;
                figures.score += best.score;
                people.commit(&best.team, slot);
                instance.leads.clone_from(&people.leading);
            }
        }
        figures
    }

    /// It all, for a person to decide; `summaries` are of the requests, in their order.
    ///
    /// # Errors
    /// When the database refuses.
    pub(in crate::services) fn shown(&self, conn: &mut Conn, summaries: Vec<ServiceSummary>) -> Result<WeekPlan> {
        let instance = self.instance();
        let (plan, mut people) = (Plan::among(&instance, &self.candidates()), self.people.clone());
        let mut served: Vec<&Team> = plan.served.iter().collect();
        served.sort_by_key(|team| {
            let row = &self.rows[team.request as usize];
            (row.day.clone(), place_in_day(row.part.0), team.request)
        });
        let summaries: HashMap<ServiceId, ServiceSummary> = summaries.into_iter().map(|one| (one.id, one)).collect();
        let summary = |number: u32| {
            let found = summaries.get(&self.rows[number as usize].id()).cloned();
            found.ok_or_else(|| Error::internal("a request that is planned is not shown"))
        };
        let after = served.iter().fold(self.people.clone(), |mut people, team| {
            people.commit(team, self.requests[team.request as usize].slot);
            people
        });
        let names = accounts::names(conn, &after.with_something_to_do())?;
        let mut planned = Vec::with_capacity(served.len());
        for team in served {
            let round = self.round(&people, team.request, &team.volunteers);
            let everybody: Vec<u32> = (0..).take(team.volunteers.len()).collect();
            let shown = round.shown_team(team.lead, &everybody, &names);
            planned.push(PlannedService {
                service: summary(team.request)?,
                team: shown.ok_or_else(|| Error::internal("a plan sends somebody who cannot come"))?,
            });
            people.commit(team, round.slot);
        }
        let everybody = after.everybody();
        let unserved = plan.unserved.iter().map(|each| {
            Ok(UnservedService {
                service: summary(each.request)?,
                shortage: self.round(&after, each.request, &everybody).shortage(),
            })
        });
        Ok(WeekPlan {
            monday: self.monday.to_string(),
            together: PlanFigures {
                served: u32::try_from(planned.len()).unwrap_or(u32::MAX),
                score: plan.score,
            },
            planned,
            unserved: unserved.collect::<Result<_>>()?,
            one_by_one: self.one_by_one(&instance.by_urgency()),
            bound: plan.bound,
            loads: loads(&self.people, &after, &names),
        })
    }
}

/// How often everybody goes, before and after; who goes most often first.
fn loads(before: &People, after: &People, names: &HashMap<AccountId, String>) -> Vec<LoadChange> {
    let of = |role, ids: &[AccountId], before: &[u64], after: &[u64]| -> Vec<LoadChange> {
        let all = ids.iter().zip(before.iter().zip(after));
        let changed = all.map(|(&account_id, (before, after))| LoadChange {
            account_id,
            name: names.get(&account_id).cloned().unwrap_or_default(),
            role,
            before: before.count_ones(),
            after: after.count_ones(),
        });
        changed.filter(|change| change.after > 0).collect()
    };
    let mut all = of(TeamRole::Lead, &before.leads, &before.busy.leads, &after.busy.leads);
    all.extend(of(
        TeamRole::Volunteer,
        &before.volunteers,
        &before.busy.volunteers,
        &after.busy.volunteers,
    ));
    all.sort_by_key(|change| (change.role != TeamRole::Lead, Reverse(change.after)));
    all
}

/// How pressing something is, as the matching counts it.
const fn rank(urgency: Urgency) -> u8 {
    match urgency {
        Urgency::Emergency => 1,
        Urgency::Urgent => 2,
        Urgency::Normal => 3,
        Urgency::Low => 4,
    }
}

fn place_in_day(part: Daypart) -> Option<usize> {
    Daypart::ALL.iter().position(|each| *each == part)
}
