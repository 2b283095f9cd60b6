//! What the station keeps of volunteers beside their hours, and what it agrees on with them.

use contract::{
    notifications::NotificationKind,
    page::Page,
    privacy::Export,
    problem::Kind,
    teams::{
        Agreed, AgreementParts, Certificate, HonourShown, NewInsurance, NewService, NewVolunteerRecord, ObstacleKind,
        OwnAgreement, PooledVolunteer, RecordKind, Service, ServiceState, TeamRole, VolunteerAgreement, VolunteerRecords,
        Volunteering,
    },
};
use serde_json::json;
use tests::{
    Client, Reply, TestApp,
    inbox::told,
    make, on_each_backend,
    operations::Operation,
    seed,
    teams::{answer, asked, choose, day, done, lead, seen, suggestions, volunteer, volunteer_url},
};

use super::erase;

/// The operations that write, and what is read of somebody.
pub(super) const WRITTEN: [&str; 7] = [
    "show_honour",
    "list_volunteer_records",
    "add_volunteer_record",
    "withdraw_volunteer_record",
    "insure_volunteer",
    "set_volunteer_agreement",
    "agree_as_volunteer",
];

const POLICY: &str = "PICC2026112800017";

fn training(level: Option<u8>) -> NewVolunteerRecord {
    NewVolunteerRecord {
        kind: RecordKind::Training,
        title: "老年人照护基础".to_owned(),
        reason: None,
        day: day(-1),
        hours: Some(16),
        level,
    }
}

fn honour() -> NewVolunteerRecord {
    NewVolunteerRecord {
        kind: RecordKind::Honour,
        title: "年度优秀志愿者".to_owned(),
        reason: Some("三年陪同就医，从未失约".to_owned()),
        hours: None,
        level: None,
        ..training(None)
    }
}

fn insurance(until: String) -> NewInsurance {
    NewInsurance {
        insurer: "中国人寿".to_owned(),
        number: POLICY.to_owned(),
        until,
    }
}

pub(super) fn parts(safety: &str) -> AgreementParts {
    AgreementParts {
        content: "陪同就医、代购、探访。".to_owned(),
        way: "由社工带队，上门服务。".to_owned(),
        time: "自己填写的有空时段，每周不超过三次。".to_owned(),
        place: "本社区居民家中和附近医院。".to_owned(),
        conditions: "驿站提供工作牌，报销公共交通。".to_owned(),
        safety: safety.to_owned(),
    }
}

async fn write(app: &TestApp, of: &Client, new: &NewVolunteerRecord) -> VolunteerRecords {
    let admin = app.station_admin().await;
    admin.post(&volunteer_url(of, "/records"), new).await.read(201)
}

async fn own(of: &Client) -> VolunteerRecords {
    of.get("/me/volunteering/records").await.read(200)
}

async fn level(of: &Client) -> u8 {
    of.get("/me/volunteering").await.read::<Volunteering>(200).level
}

/// What somebody was told that was written down of them, and how often.
async fn news(of: &Client) -> Vec<(Option<String>, u32)> {
    let told = told(of, NotificationKind::RecordWritten).await.into_iter();
    told.map(|one| (one.word, one.times)).collect()
}

pub(super) fn agreement_url() -> String {
    format!("/communities/{}/volunteer-agreement", seed::community(0))
}

async fn withdraw(app: &TestApp, of: &Client, record: &contract::teams::VolunteerRecord) -> Reply {
    let path = volunteer_url(of, &format!("/records/{}/withdrawal", record.id));
    app.station_admin().await.post(&path, &json!({"reason": "登记错了人"})).await
}

/// Tries what is new, where it would be possible; nobody has to agree to anything afterwards.
pub(super) async fn attempt(app: &TestApp, operation: &Operation, column: usize, client: Client, name: &str) -> Reply {
    let helper = volunteer(app, name, |_| {}).await;
    let by = if column == 1 { &helper } else { &client };
    match operation.id.as_str() {
        "list_volunteer_records" => client.get(&volunteer_url(&helper, "/records")).await,
        "add_volunteer_record" => client.post(&volunteer_url(&helper, "/records"), &honour()).await,
        "insure_volunteer" => client.put(&volunteer_url(&helper, "/insurance"), &insurance(day(30))).await,
        "show_honour" => {
            let id = write(app, &helper, &honour()).await.items[0].id;
            by.put(&operation.path_with(&id.to_string()), &HonourShown { shown: true })
                .await
        }
        "withdraw_volunteer_record" => {
            let id = write(app, &helper, &honour()).await.items[0].id;
            let path = volunteer_url(&helper, &format!("/records/{id}/withdrawal"));
            client.post(&path, &json!({"reason": "登记错了人"})).await
        }
        id => {
            let first = parts("全程由社工陪同。");
            let reply = if id == "set_volunteer_agreement" {
                client.put(&agreement_url(), &first).await
            } else {
                let _ = app.station_admin().await.put(&agreement_url(), &first).await.expect(200);
                by.put(&operation.path, &Agreed { version: 1 }).await
            };
            app.run_sql("DELETE FROM volunteer_agreed").await;
            app.run_sql("DELETE FROM volunteer_agreements").await;
            reply
        }
    }
}

on_each_backend! {
    async fn a_training_raises_the_level_and_withdrawn_it_does_not(app: TestApp) {
        let _ = lead(&app).await;
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let service = asked(&app.resident("王秀兰").await, |_| {}).await;
        // What the level is worth to the matching.
        let points = async || suggestions(&app, &service).await.teams[0].volunteers[0].suits.level;
        assert_eq!((level(&helper).await, points().await), (1, 0));
        let second = write(&app, &helper, &training(Some(2))).await;
        assert_eq!((second.level, second.items[0].hours, second.items[0].level), (2, Some(16), Some(2)));
        assert_eq!((level(&helper).await, points().await), (2, 5));
        let higher = write(&app, &helper, &training(Some(4))).await;
        assert_eq!((level(&helper).await, points().await), (4, 10));
        let _ = write(&app, &helper, &training(Some(1))).await;
        assert_eq!(level(&helper).await, 4, "nobody knows less for having learnt more");
        let now: VolunteerRecords = withdraw(&app, &helper, &higher.items[0]).await.read(200);
        assert_eq!((now.level, points().await), (2, 5), "what another training leads to");
        withdraw(&app, &helper, &higher.items[0]).await.refused(Kind::Conflict);
        let theirs = own(&helper).await;
        assert_eq!(theirs.items.iter().filter(|one| one.withdrawn.as_deref() == Some("登记错了人")).count(), 1);
        assert_eq!(news(&helper).await, [(Some("training".to_owned()), 3)]);
        let log = app.station_admin().await.get("/audit").await.text();
        assert!(log.contains("write_record") && !log.contains("老年人照护"), "{log}");
    }

    async fn where_a_person_is_to_decide_nobody_is_asked_by_itself(app: TestApp) {
        let leader = lead(&app).await;
        let (first, second) = (volunteer(&app, "张志强", |_| {}).await, volunteer(&app, "刘洋", |_| {}).await);
        let resident = app.resident("王秀兰").await;
        for (ahead, by_person) in [(0, true), (1, false)] {
            let service = asked(&resident, |new| (new.day, new.by_person) = (day(ahead), by_person)).await;
            assert_eq!(service.by_person, by_person);
            let _ = choose(&app, &service, &[&first]).await.expect(200);
            let _ = answer(&leader, &service, true).await.expect(200);
            let _ = answer(&first, &service, false).await.expect(200);
            let now = seen(&app.station_admin().await, &service).await;
            let asked = now.team.iter().any(|member| member.account_id == second.id());
            let state = if by_person { ServiceState::Short } else { ServiceState::Offered };
            assert_eq!((asked, now.summary.state), (!by_person, state));
        }
    }

    async fn who_is_asked_for_something_that_takes_training_has_the_level(app: TestApp) {
        let _ = lead(&app).await;
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let resident = app.resident("王秀兰").await;
        let service = asked(&resident, |new| new.least_level = 2).await;
        assert_eq!(service.least_level, 2);
        let found = suggestions(&app, &service).await;
        let shortage = found.shortage.expect("why");
        assert_eq!((found.teams.len(), shortage.obstructed[0].by), (0, ObstacleKind::LevelTooLow));
        choose(&app, &service, &[&helper]).await.refused_field("/volunteers", "team_volunteer");
        let _ = write(&app, &helper, &training(Some(2))).await;
        assert_eq!(suggestions(&app, &service).await.teams.len(), 1, "a training leads there");
        for wrong in [0, 5] {
            let new = NewService { least_level: wrong, ..tests::teams::new() };
            resident.post("/services", &new).await.refused_field("/least_level", "level_range");
        }
    }

    async fn an_honour_stands_on_a_certificate_where_its_volunteer_agrees(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let _ = done(&app, &app.resident("王秀兰").await, &helper, 90).await;
        let id = write(&app, &helper, &honour()).await.items[0].id;
        let certified = async || -> Certificate { helper.post("/me/hours/certificate", &json!({})).await.read(201) };
        assert_eq!(certified().await.honours, []);
        let path = format!("/me/volunteering/records/{id}");
        let now: VolunteerRecords = helper.put(&path, &HonourShown { shown: true }).await.read(200);
        assert!(now.items[0].shown);
        let paper = certified().await;
        assert_eq!(paper.honours.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["年度优秀志愿者"]);
        let proof = json!({"number": paper.number, "code": paper.code});
        let seen: Certificate = app.nobody().post("/certificates/verification", &proof).await.read(200);
        assert_eq!(seen.honours, paper.honours, "what is printed");
        let _ = withdraw(&app, &helper, &now.items[0]).await.expect(200);
        assert_eq!(certified().await.honours, [], "withdrawn, it stands on no new one");
        helper.put(&path, &HonourShown { shown: true }).await.refused(Kind::NotFound);
        let course = write(&app, &helper, &training(None)).await.items[0].id;
        let course = format!("/me/volunteering/records/{course}");
        helper.put(&course, &HonourShown { shown: true }).await.refused(Kind::NotFound);
    }

    async fn what_is_written_down_is_whole_and_by_somebody_else(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let (admin, path) = (app.station_admin().await, volunteer_url(&helper, "/records"));
        let mut wrong = honour();
        wrong.reason = None;
        admin.post(&path, &wrong).await.refused_field("", "record_parts");
        admin.post(&path, &NewVolunteerRecord { hours: None, ..training(None) }).await.refused_field("", "record_parts");
        admin.post(&path, &NewVolunteerRecord { day: day(1), ..honour() }).await.refused_field("/day", "record_day");
        admin.post(&path, &NewVolunteerRecord { title: "优".to_owned(), ..honour() }).await.refused_field("/title", "volunteer_record");
        admin.post(&path, &NewVolunteerRecord { hours: Some(0), ..training(None) }).await.refused_field("/hours", "record_hours");
        admin.post(&path, &training(Some(5))).await.refused_field("/level", "level_range");
        let key = make::key();
        for _ in 0..2 {
            let kept: VolunteerRecords = admin.post_once(&key, &path, &honour()).await.read(201);
            assert_eq!(kept.items.len(), 1, "once");
        }
        let desk: VolunteerRecords = app.social_worker().await.get(&path).await.read(200);
        assert_eq!(desk.items.len(), 1, "whoever chooses teams may know");
    }

    async fn the_desk_is_warned_of_an_insurance_that_ends_before_the_day(app: TestApp) {
        let leader = lead(&app).await;
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let (admin, path) = (app.station_admin().await, volunteer_url(&helper, "/insurance"));
        admin.put(&path, &insurance(day(-1))).await.refused_field("/until", "proof_until");
        let kept: VolunteerRecords = admin.put(&path, &insurance(day(1))).await.read(200);
        assert_eq!(kept.insurance.map(|one| one.number).as_deref(), Some("****0017"), "the station sees its end");
        assert_eq!(own(&helper).await.insurance.map(|one| one.number).as_deref(), Some(POLICY), "it is theirs");
        let resident = app.resident("王秀兰").await;
        for (ahead, ends) in [(1, false), (2, true)] {
            let service = asked(&resident, |new| new.day = day(ahead)).await;
            let found = suggestions(&app, &service).await;
            assert_eq!(found.teams[0].volunteers[0].insurance_ends, ends, "{ahead}");
            let _ = choose(&app, &service, &[&helper]).await.expect(200);
            let desk = seen(&admin, &service).await;
            let warned = desk.standing(TeamRole::Volunteer).any(|one| one.insurance_ends);
            assert_eq!(warned, ends, "{ahead}");
            let theirs = seen(&helper, &service).await;
            assert!(theirs.team.iter().all(|one| !one.insurance_ends), "the station's to see to");
            assert!(desk.team.iter().all(|one| one.account_id != leader.id() || !one.insurance_ends));
        }
        admin.put_over(0, &path, &insurance(day(200))).await.refused(Kind::Stale);
        let _ = admin.put_over(0, &path, &insurance(day(1))).await.expect(200);
        let longer: VolunteerRecords = admin.put_over(1, &path, &insurance(day(300))).await.read(200);
        assert_eq!(longer.insurance.map(|one| one.until), Some(day(300)));
        assert_eq!(news(&helper).await, [(Some("insurance".to_owned()), 2)]);
    }

    async fn what_is_agreed_on_comes_before_the_first_yes_and_again_when_it_changes(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let (admin, resident) = (app.station_admin().await, app.resident("王秀兰").await);
        let none: VolunteerAgreement = app.nobody().get(&agreement_url()).await.read(200);
        assert_eq!((none.version, none.parts), (0, None));
        let ask = async |ahead: i64| -> Service {
            let service = asked(&resident, |new| new.day = day(ahead)).await;
            let _ = choose(&app, &service, &[&helper]).await.expect(200);
            service
        };
        let before = ask(1).await;
        let _ = answer(&helper, &before, true).await.expect(200);
        let empty = AgreementParts { safety: " ".to_owned(), ..parts("") };
        admin.put(&agreement_url(), &empty).await.refused_field("/safety", "agreement_part");
        let first: VolunteerAgreement = admin.put(&agreement_url(), &parts("全程由社工陪同。")).await.read(200);
        assert_eq!(first.version, 1);
        let service = ask(2).await;
        answer(&helper, &service, true).await.refused_field("", "agreement_needed");
        let own: OwnAgreement = helper.get("/me/volunteering/agreement").await.read(200);
        assert!(own.is_due() && own.agreed.is_none());
        let agree = async |version: i32| helper.put("/me/volunteering/agreement", &Agreed { version }).await;
        agree(2).await.refused(Kind::Conflict);
        let now: OwnAgreement = agree(1).await.read(200);
        assert!(!now.is_due() && now.agreed_at.is_some());
        let _ = answer(&helper, &service, true).await.expect(200);
        let _ = answer(&lead(&app).await, &service, true).await.expect(200);
        let second = parts("全程由社工陪同，驿站购买意外险。");
        admin.put(&agreement_url(), &second).await.refused(Kind::Stale);
        let changed: VolunteerAgreement = admin.put_over(1, &agreement_url(), &second).await.read(200);
        let again: VolunteerAgreement = admin.put_over(1, &agreement_url(), &second).await.read(200);
        assert_eq!((changed.version, again.version), (2, 2), "the same once more is no other");
        let next = ask(3).await;
        answer(&helper, &next, true).await.refused_field("", "agreement_needed");
        let _ = answer(&helper, &next, false).await.expect(200);
        assert_eq!(agree(2).await.read::<OwnAgreement>(200).agreed, Some(2));
        assert!(app.station_admin().await.get("/audit").await.text().contains("volunteer_agreement"));
    }

    async fn all_of_it_is_taken_along_and_goes_with_the_account(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let admin = app.station_admin().await;
        let _ = write(&app, &helper, &honour()).await;
        let _ = admin.put(&volunteer_url(&helper, "/insurance"), &insurance(day(30))).await.expect(200);
        let _ = admin.put(&agreement_url(), &parts("全程由社工陪同。")).await.expect(200);
        let _ = helper.put("/me/volunteering/agreement", &Agreed { version: 1 }).await.expect(200);
        let taken: Export = helper.get("/me/export").await.read(200);
        assert_eq!((taken.volunteer_records.items.len(), taken.volunteer_agreement.and_then(|own| own.agreed)), (1, Some(1)));
        assert_eq!(taken.volunteer_records.insurance.map(|one| one.number).as_deref(), Some(POLICY));
        let pool = format!("/communities/{}/volunteers", seed::community(0));
        let pool: Page<PooledVolunteer> = admin.get(&pool).await.read(200);
        assert_eq!(pool.items.len(), 1);
        erase(&helper).await;
        for table in ["volunteer_records", "volunteer_insurances", "volunteer_agreed"] {
            assert_eq!(app.count(table, "true").await, 0, "{table}");
        }
        assert_eq!(app.count("volunteer_agreements", "true").await, 1, "the community's stays");
    }
}
