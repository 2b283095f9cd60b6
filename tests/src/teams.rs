//! Teams at the door: volunteers who are taken on, requests, and teams at every point of their life.

use api::{moment::Moment, places::Directory, services::lapse};
use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use contract::{
    cases::Urgency,
    ids::AccountId,
    liaison::{Daypart, Neighbour},
    teams::{
        ChosenTeam, LeadSheet, NewService, OfferAnswer, OfferState, PooledVolunteer, Presence, Reach, Served, Service,
        ServiceKind, ServiceRecord, Skill, Speech, TeamRole, TeamSuggestions, VolunteerDecision, VolunteerSheet, WeekSlot,
    },
};
use reqwest::Method;

use crate::{Client, Reply, TestApp, seed};

/// All week.
pub fn always() -> Vec<WeekSlot> {
    (0..WeekSlot::COUNT).map(WeekSlot::of).collect()
}

/// Somebody of cell 0 who goes all over the community, and is always free.
pub fn sheet() -> VolunteerSheet {
    VolunteerSheet {
        community_id: seed::community(0),
        cell_id: Some(seed::cell(0, 0)),
        reach: Reach::Community,
        skills: vec![Skill::Escort],
        speech: vec![Speech::Mandarin],
        free: always(),
        gender: None,
        most: 3,
        adult: true,
        guardian: None,
        about: None,
    }
}

/// That somebody is taken on.
pub const fn taken_on() -> VolunteerDecision {
    VolunteerDecision {
        accept: true,
        level: 1,
        checked: true,
        number: None,
        reason: None,
    }
}

/// A resident who asked to be a volunteer, with this to say of themselves.
pub async fn applicant(app: &TestApp, name: &str, say: impl FnOnce(&mut VolunteerSheet)) -> Client {
    let (client, mut sheet) = (app.resident(name).await, sheet());
    say(&mut sheet);
    let _ = client.put("/me/volunteering", &sheet).await.expect(200);
    client
}

/// Where the station decides about a volunteer of community 0.
pub fn volunteer_url(of: &Client, rest: &str) -> String {
    format!("/communities/{}/volunteers/{}{rest}", seed::community(0), of.id())
}

/// A volunteer of community 0.
pub async fn volunteer(app: &TestApp, name: &str, say: impl FnOnce(&mut VolunteerSheet)) -> Client {
    let client = applicant(app, name, say).await;
    let url = volunteer_url(&client, "");
    let _: PooledVolunteer = app.station_admin().await.post(&url, &taken_on()).await.read(200);
    client
}

/// The social worker of community 0, who can come at any time.
pub async fn lead(app: &TestApp) -> Client {
    let lead = app.social_worker().await;
    let sheet = LeadSheet {
        free: always(),
        most: 30,
        ..LeadSheet::default()
    };
    let _ = lead.put("/me/leading", &sheet).await.expect(200);
    lead
}

/// The day in China, so many days from now.
pub fn day(ahead: i64) -> String {
    let china = FixedOffset::east_opt(8 * 3600).expect("a zone");
    let then = Moment::now().time().with_timezone(&china) + TimeDelta::days(ahead);
    then.date_naive().to_string()
}

/// That somebody goes along to a doctor, today.
pub fn new() -> NewService {
    NewService {
        community_id: seed::community(0),
        cell_id: Some(seed::cell(0, 0)),
        case_id: None,
        kind: ServiceKind::Escort,
        need: "陪老人去医院复查，需要推轮椅。".to_owned(),
        urgency: Urgency::Normal,
        day: day(0),
        part: Daypart::Morning,
        weeks: 1,
        volunteers: 1,
        skills: vec![Skill::Escort],
        trainings: Vec::new(),
        speech: Vec::new(),
        gender: None,
        safeguard: false,
        least_level: 1,
        by_person: false,
        organisation_id: None,
        consent: None,
        person: Neighbour {
            name: "王秀兰".to_owned(),
            phone: None,
            home: Some("3号楼2单元501".to_owned()),
        },
    }
}

/// A request at somebody's own door.
pub async fn asked(by: &Client, say: impl FnOnce(&mut NewService)) -> Service {
    let mut request = new();
    say(&mut request);
    by.post("/services", &request).await.read(201)
}

/// The address of a request, or of something about it.
pub fn url(of: &Service, rest: &str) -> String {
    format!("/services/{}{rest}", of.summary.id)
}

/// A request as somebody sees it now.
pub async fn seen(by: &Client, of: &Service) -> Service {
    by.get(&url(of, "")).await.read(200)
}

/// Who could come.
pub async fn suggestions(app: &TestApp, of: &Service) -> TeamSuggestions {
    app.station_admin().await.get(&url(of, "/teams")).await.read(200)
}

/// The station chooses a team led by the social worker.
pub async fn choose(app: &TestApp, of: &Service, volunteers: &[&Client]) -> Reply {
    let team = ChosenTeam {
        lead: lead(app).await.id(),
        volunteers: volunteers.iter().map(|each| each.id()).collect(),
    };
    app.station_admin().await.post(&url(of, "/team"), &team).await
}

/// Says whether one comes.
pub async fn answer(by: &Client, of: &Service, accept: bool) -> Reply {
    let reason = (!accept).then(|| "那天要带孙子".to_owned());
    by.post(&url(of, "/answer"), &OfferAnswer { accept, reason }).await
}

/// How somebody stands who was asked to come.
pub fn state_of(service: &Service, account: AccountId) -> Option<OfferState> {
    let member = service.team.iter().find(|member| member.account_id == account);
    member.map(|member| member.state)
}

/// A request whose team stands: the social worker and one volunteer have said yes.
pub async fn ready(app: &TestApp, resident: &Client, volunteer: &Client) -> Service {
    let service = asked(resident, |_| {}).await;
    let _ = choose(app, &service, &[volunteer]).await.expect(200);
    let _ = answer(&lead(app).await, &service, true).await.expect(200);
    let _ = answer(volunteer, &service, true).await.expect(200);
    seen(volunteer, &service).await
}

/// What everybody of a team did for so many minutes.
pub fn record(of: &Service, minutes: u32) -> ServiceRecord {
    let came = of.team.iter().filter(|member| member.state == OfferState::Accepted);
    let people = came.map(|member| Served {
        account_id: member.account_id,
        minutes,
    });
    ServiceRecord {
        text: "已陪同复查，医嘱两周后再来。".to_owned(),
        people: people.collect(),
    }
}

/// That one was there for so many minutes until now; fewer where the day in China has not had as many.
pub fn presence(minutes: i64) -> Presence {
    let now: DateTime<Utc> = Moment::now().time();
    let today = now + TimeDelta::hours(8);
    let since_midnight = today.time().signed_duration_since(chrono::NaiveTime::MIN);
    Presence {
        arrived_at: Some(now - since_midnight.min(TimeDelta::minutes(minutes))),
        left_at: Some(now),
        station: None,
    }
}

/// One that was written up: the volunteer gave so many minutes.
pub async fn done(app: &TestApp, resident: &Client, volunteer: &Client, minutes: u32) -> Service {
    let service = ready(app, resident, volunteer).await;
    let body = record(&service, minutes);
    lead(app).await.post(&url(&service, "/record"), &body).await.read(200)
}

/// The volunteers of a team who may still come.
pub fn coming(service: &Service) -> Vec<AccountId> {
    service
        .standing(TeamRole::Volunteer)
        .map(|member| member.account_id)
        .collect()
}

/// Lets those lapse who have not answered so many hours from now, as a server does each minute; gives in how many requests.
pub async fn lapse(app: &TestApp, hours: i64) -> usize {
    let (db, keys, directory) = (app.db().await, app.keys(), Directory::default());
    let then = Moment::at(Moment::now().time() + TimeDelta::hours(hours));
    lapse::sweep(&db, &keys, &directory, then).await.expect("a look")
}

impl Client {
    /// Puts a body.
    pub async fn put(&self, path: &str, body: &impl serde::Serialize) -> Reply {
        self.request(Method::PUT, path).json(body).send().await
    }

    /// Puts a body in the place of the version that was seen.
    pub async fn put_over(&self, version: u32, path: &str, body: &impl serde::Serialize) -> Reply {
        let request = self.request(Method::PUT, path).header("if-match", &format!("\"{version}\""));
        request.json(body).send().await
    }

    /// Decides something of which it saw this version.
    pub async fn post_over(&self, version: u32, path: &str, body: &impl serde::Serialize) -> Reply {
        let request = self.request(Method::POST, path).header("if-match", &format!("\"{version}\""));
        request.json(body).send().await
    }
}
