//! Many who change requests at once: nobody is promised twice, and nobody waits for what has nothing to do with them.

use std::time::Duration;

use contract::{
    liaison::Daypart,
    teams::{Service, ServiceState, Skill},
};
use tests::{
    Backend, Client, Sql, TestApp, on_each_backend,
    teams::{answer, asked, choose, coming, day, seen, volunteer},
    text::hexadecimal,
    until,
};

/// Requests of a connection that wait for what somebody else holds.
const WAITING: &str =
    "SELECT count(*) AS number FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

async fn able(app: &TestApp, name: &str, skills: &[Skill]) -> Client {
    volunteer(app, name, |sheet| sheet.skills = skills.to_vec()).await
}

/// A request for who escorts and one for who repairs in one street and week, each with somebody who was asked.
async fn two(app: &TestApp, day: &str, parts: [Daypart; 2], asked_first: [&Client; 2]) -> [Service; 2] {
    let escort = asked(&app.resident("王秀兰").await, |new| {
        (new.day, new.part) = (day.to_owned(), parts[0]);
    })
    .await;
    let repairs = asked(&app.resident("李建国").await, |new| {
        (new.day, new.part, new.skills) = (day.to_owned(), parts[1], vec![Skill::Repairs]);
    })
    .await;
    for (service, helper) in [(&escort, asked_first[0]), (&repairs, asked_first[1])] {
        // There is one social worker, who would be busy with the other.
        app.run_sql("UPDATE service_offers SET day = '2026-01-01' WHERE role = 'lead'")
            .await;
        let _ = choose(app, service, &[helper]).await.expect(200);
    }
    [escort, repairs]
}

on_each_backend! {
    async fn of_two_who_need_one_person_for_the_same_hours_one_gets_them(app: TestApp) {
        let (one, other) = (able(&app, "张志强", &[Skill::Escort]).await, able(&app, "刘洋", &[Skill::Repairs]).await);
        let both = able(&app, "马丽", &[Skill::Escort, Skill::Repairs]).await;
        let admin = app.station_admin().await;
        for ahead in 1..=3 {
            let services = two(&app, &day(ahead), [Daypart::Morning; 2], [&one, &other]).await;
            let (no, nor) = tokio::join!(answer(&one, &services[0], false), answer(&other, &services[1], false));
            let _ = (no.expect(200), nor.expect(200));
            let now = [seen(&admin, &services[0]).await, seen(&admin, &services[1]).await];
            let given = now.iter().filter(|service| coming(service) == [both.id()]).count();
            let short = now.iter().filter(|service| service.summary.state == ServiceState::Short).count();
            assert_eq!((given, short), (1, 1), "on day {ahead}");
        }
    }

    async fn one_request_does_not_wait_for_another_of_the_same_street_and_day(app: TestApp) {
        // On SQLite there is one writer, for whom everybody waits.
        if app.backend() == Backend::Sqlite {
            return;
        }
        let (one, other) = (able(&app, "张志强", &[Skill::Escort]).await, able(&app, "刘洋", &[Skill::Repairs]).await);
        let (third, last) = (able(&app, "马丽", &[Skill::Escort]).await, able(&app, "陈晨", &[Skill::Repairs]).await);
        let [held, free] = two(&app, &day(1), [Daypart::Morning, Daypart::Afternoon], [&one, &other]).await;
        let (mut sql, mut look) = (Sql::connect(app.database().url()), Sql::connect(app.database().url()));
        let id = hexadecimal(held.summary.id.uuid().as_bytes());
        sql.run(&format!("BEGIN; SELECT version FROM services WHERE id = '\\x{id}' FOR UPDATE"));
        let waits = tokio::spawn({
            let (one, held) = (one.clone(), held.clone());
            async move { answer(&one, &held, false).await.status }
        });
        until("the answer waits", async || (look.number(WAITING) > 0).then_some(())).await;
        let answered = tokio::time::timeout(Duration::from_secs(30), answer(&other, &free, false)).await;
        let _ = answered.expect("the other does not wait").expect(200);
        sql.run("COMMIT");
        assert_eq!(waits.await.expect("an answer"), 200);
        let admin = app.station_admin().await;
        assert_eq!(coming(&seen(&admin, &held).await), [third.id()]);
        assert_eq!(coming(&seen(&admin, &free).await), [last.id()]);
    }
}
