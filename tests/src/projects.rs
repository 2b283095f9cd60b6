//! Projects, and both sides of their contracts.

use api::{moment::Moment, places::Directory, projects::sweep};
use chrono::{DateTime, Duration, Utc};
use contract::{
    handling::{NewRepresentative, Organisation, OrganisationSheet},
    ids::OrganisationId,
    projects::{
        Day, NewEvaluation, NewProject, NewProjectReport, Project, ProjectOutput, ProjectRules, ProjectState, RecordPayment,
        Scores, SignContract, Spending, Terms,
    },
    proposals::Field,
};
use reqwest::Method;
use serde::Serialize;

use crate::{Client, Reply, TestApp, proposals::verified, seed};

/// An organisation of community 0, and who speaks for it.
#[derive(Clone)]
pub struct Carrier {
    /// The organisation.
    pub id: OrganisationId,
    /// Who speaks for it.
    pub speaker: Client,
}

/// Adds an organisation for which somebody speaks.
pub async fn carrier(app: &TestApp) -> Carrier {
    carrier_of(app, "孙丽", &app.phone()).await
}

/// As [`carrier`], spoken for by somebody with this name and number.
pub async fn carrier_of(app: &TestApp, name: &str, phone: &str) -> Carrier {
    let speaker = app.resident_of(name, phone).await;
    let admin = app.station_admin().await;
    let sheet = OrganisationSheet {
        name: "暖阳社工中心".to_owned(),
        phone: "0512-66667777".to_owned(),
        about: None,
    };
    let path = format!("/communities/{}/organisations", seed::community(0));
    let made: Organisation = admin.post(&path, &sheet).await.read(201);
    let named = NewRepresentative {
        phone: phone.to_owned(),
        stands_in: false,
    };
    let path = format!("/organisations/{}/representatives", made.id);
    let _ = admin.post(&path, &named).await.expect(200);
    Carrier { id: made.id, speaker }
}

/// The day that it is in China so many days from now.
pub fn day(days: i64) -> Day {
    Day::of(Moment::now().time() + Duration::days(days))
}

/// The terms of a project that began ten days ago and takes a hundred: two reports, an odd total.
pub fn terms() -> Terms {
    Terms {
        starts_on: day(-10),
        ends_on: day(90),
        scope: "梧桐里社区80岁以上独居老人".to_owned(),
        content: "每月两次上门理发、量血压、陪聊。".to_owned(),
        service: "两人同行，提前一天电话预约。".to_owned(),
        breach: "无故中断服务的，退还未执行部分的款项。".to_owned(),
        total_fen: 1_000_001,
        outputs: vec![
            ProjectOutput {
                what: "上门理发".to_owned(),
                count: 120,
                unit: "人次".to_owned(),
            },
            ProjectOutput {
                what: "健康讲座".to_owned(),
                count: 4,
                unit: "场".to_owned(),
            },
        ],
        reports_on: vec![day(20), day(50)],
    }
}

/// A project of an organisation.
pub fn new(organisation_id: OrganisationId) -> NewProject {
    NewProject {
        title: "银发上门服务".to_owned(),
        purpose: "让出门不便的独居老人定期有人上门照看。".to_owned(),
        field: Field::SpecialGroups,
        organisation_id,
        plan_id: None,
        proposal_id: None,
        because: Some("暴雨后围墙开裂，须立即抢修，来不及征集方案。".to_owned()),
        terms: terms(),
    }
}

/// The address of a project, or of something about it.
pub fn url(project: &Project, rest: &str) -> String {
    format!("/projects/{}{rest}", project.summary.id)
}

/// The address of community 0's projects.
pub fn list() -> String {
    format!("/communities/{}/projects", seed::community(0))
}

/// A project as somebody sees it.
pub async fn seen(by: &Client, project: &Project) -> Project {
    by.get(&url(project, "")).await.read(200)
}

/// Does something with a project.
pub async fn act(by: &Client, project: &Project, what: &str, body: &impl Serialize) -> Reply {
    by.post(&url(project, &format!("/{what}")), body).await
}

/// One that is drawn up.
pub async fn drafted(app: &TestApp, carrier: &Carrier, change: impl FnOnce(&mut NewProject)) -> Project {
    let mut project = new(carrier.id);
    change(&mut project);
    app.station_admin().await.post(&list(), &project).await.read(201)
}

/// Offers it.
pub async fn offer(app: &TestApp, project: &Project) -> Project {
    let admin = app.station_admin().await;
    admin.request(Method::POST, &url(project, "/offer")).send().await.read(200)
}

/// One that lies with its carrier.
pub async fn offered(app: &TestApp, carrier: &Carrier, change: impl FnOnce(&mut NewProject)) -> Project {
    let project = drafted(app, carrier, change).await;
    offer(app, &project).await
}

/// Signs the version on offer.
pub async fn sign(carrier: &Carrier, project: &Project) -> Project {
    let version = seen(&carrier.speaker, project).await.offered.expect("an offer").version;
    act(&carrier.speaker, project, "sign", &SignContract { version })
        .await
        .read(200)
}

/// One that is under way.
pub async fn running(app: &TestApp, carrier: &Carrier, change: impl FnOnce(&mut NewProject)) -> Project {
    let project = offered(app, carrier, change).await;
    let project = sign(carrier, &project).await;
    assert_eq!(project.summary.state, ProjectState::Running);
    project
}

/// A report; the final one if `last`.
pub fn report(last: bool) -> NewProjectReport {
    NewProjectReport {
        last,
        text: "三个月来上门 62 人次，讲座一场。".to_owned(),
        done: vec![62, 1],
        spent: vec![Spending {
            what: "理发工具".to_owned(),
            fen: 35_000,
        }],
        photos: Vec::new(),
    }
}

/// One whose final report is in.
pub async fn reported(app: &TestApp, carrier: &Carrier, change: impl FnOnce(&mut NewProject)) -> Project {
    let project = running(app, carrier, change).await;
    act(&carrier.speaker, &project, "reports", &report(true)).await.read(201)
}

/// An evaluation that gives the same for each criterion.
pub fn evaluation(score: u8) -> NewEvaluation {
    NewEvaluation {
        scores: Scores {
            effect: score,
            output: score,
            participation: score,
            spending: score,
            satisfaction: score,
        },
        words: Some("理发的小伙子很耐心。".to_owned()),
    }
}

/// Lets residents, each with their score, and the station evaluate it.
pub async fn evaluate(app: &TestApp, project: &Project, residents: &[u8], station: u8) {
    for (number, score) in residents.iter().enumerate() {
        let resident = verified(app, &format!("邻居{number}")).await;
        let _ = act(&resident, project, "evaluations", &evaluation(*score)).await.expect(200);
    }
    let admin = app.station_admin().await;
    let _ = act(&admin, project, "evaluations", &evaluation(station)).await.expect(200);
}

/// Until when it can be evaluated.
pub fn until(project: &Project) -> DateTime<Utc> {
    project.evaluation.as_ref().expect("an evaluation").until
}

/// One that is evaluated.
pub async fn evaluated(app: &TestApp, carrier: &Carrier, residents: &[u8], station: u8) -> Project {
    rules(app, |rules| rules.least_evaluations = 3).await;
    let project = reported(app, carrier, |_| {}).await;
    evaluate(app, &project, residents, station).await;
    let _ = look(app, until(&project)).await;
    seen(&app.nobody(), &project).await
}

/// The address of the page of one that was evaluated as excellent.
pub async fn shown(app: &TestApp) -> String {
    let carrier = carrier(app).await;
    let project = evaluated(app, &carrier, &[5, 4, 5], 5).await;
    format!("/projects/works/{}", project.summary.id)
}

/// A payment that was made today.
pub fn payment(part: u8) -> RecordPayment {
    RecordPayment {
        part,
        paid_on: day(0),
        reference: format!("记字第 {part} 号"),
    }
}

/// Sets the rules of community 0.
pub async fn rules(app: &TestApp, change: impl FnOnce(&mut ProjectRules)) {
    let street = app.street_admin().await;
    let path = format!("/communities/{}/project-rules", seed::community(0));
    let now = street.get(&path).await;
    let tag = now.header("etag").expect("a tag").to_owned();
    let mut rules: ProjectRules = now.read(200);
    change(&mut rules);
    let put = street.request(Method::PUT, &path).header("if-match", &tag).json(&rules);
    let _ = put.send().await.expect(200);
}

/// Looks after the projects as every server does once a minute; gives in how many something happened.
pub async fn look(app: &TestApp, at: DateTime<Utc>) -> usize {
    let (db, keys, directory) = (app.db().await, app.keys(), Directory::default());
    sweep(&db, &keys, &directory, Moment::at(at)).await.expect("a look")
}
