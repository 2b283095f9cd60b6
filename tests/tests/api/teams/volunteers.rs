//! Who is a volunteer, and who is not.

use contract::{
    notifications::NotificationKind,
    page::Page,
    problem::Kind,
    teams::{PooledVolunteer, Skill, VolunteerDecision, VolunteerSheet, VolunteerState as State, Volunteering},
};
use serde_json::json;
use tests::{
    Client, TestApp,
    inbox::{read_all, told},
    on_each_backend, seed,
    teams::{applicant, asked, lead, sheet, suggestions, taken_on, volunteer, volunteer_url},
};

use super::kept::{agreement_url, parts};

async fn pool(app: &TestApp, query: &str) -> Vec<PooledVolunteer> {
    let path = format!("/communities/{}/volunteers{query}", seed::community(0));
    let page: Page<PooledVolunteer> = app.station_admin().await.get(&path).await.read(200);
    page.items
}

on_each_backend! {
    async fn who_applies_is_met_before_they_are_asked_anywhere(app: TestApp) {
        let _ = lead(&app).await;
        let person = applicant(&app, "张志强", |_| {}).await;
        let service = asked(&app.resident("王秀兰").await, |_| {}).await;
        assert_eq!(suggestions(&app, &service).await.teams, []);
        let waiting = pool(&app, "?state=applied").await;
        assert_eq!((waiting.len(), waiting[0].name.as_str()), (1, "张志强"));
        assert!(waiting[0].phone.as_deref().is_some_and(|phone| phone.contains("****")), "masked");
        let mut decision = taken_on();
        decision.number = Some("320505000012345".to_owned());
        let admin = app.station_admin().await;
        let _: PooledVolunteer = admin.post(&volunteer_url(&person, ""), &decision).await.read(200);
        let own: Volunteering = person.get("/me/volunteering").await.read(200);
        assert_eq!((own.state, own.number.as_deref()), (State::Active, Some("320505000012345")));
        assert_eq!(suggestions(&app, &service).await.teams.len(), 1);
        assert!(person.get("/me").await.expect(200).text().contains("volunteer"), "it is a role of theirs");
    }

    async fn who_is_refused_is_told_why_and_may_ask_again(app: TestApp) {
        let (person, admin) = (applicant(&app, "张志强", |_| {}).await, app.station_admin().await);
        let mut decision = taken_on();
        decision.accept = false;
        let path = volunteer_url(&person, "");
        admin.post(&path, &decision).await.refused_field("", "volunteer_reason");
        decision.reason = Some("请先参加培训".to_owned());
        let _ = admin.post(&path, &decision).await.expect(200);
        let own: Volunteering = person.get("/me/volunteering").await.read(200);
        assert_eq!((own.state, own.reason.as_deref()), (State::Refused, Some("请先参加培训")));
        let again: Volunteering = person.put("/me/volunteering", &sheet()).await.read(200);
        assert_eq!((again.state, again.reason), (State::Applied, None));
    }

    async fn what_one_said_of_oneself_elsewhere_is_not_written_over(app: TestApp) {
        let person = volunteer(&app, "张志强", |_| {}).await;
        let begun: Volunteering = person.get("/me/volunteering").await.read(200);
        let (mut there, mut here) = (begun.sheet.clone(), begun.sheet.clone());
        there.about = Some("周末要带孙子".to_owned());
        here.most = 3;
        let put = async |version: i32, sheet: &VolunteerSheet| person.put_over(version.unsigned_abs(), "/me/volunteering", sheet).await;
        let saved: Volunteering = put(begun.version, &there).await.read(200);
        put(begun.version, &here).await.refused(Kind::Stale);
        // The same, sent once more because its answer was lost, is what was saved.
        let again: Volunteering = put(begun.version, &there).await.read(200);
        assert_eq!(again.sheet, there);
        let known: Volunteering = person.get("/me/volunteering").await.read(200);
        assert_eq!((known.sheet.most, known.sheet.about.as_deref()), (begun.sheet.most, Some("周末要带孙子")));
        assert!(saved.version > begun.version);
        let kept: Volunteering = put(known.version, &here).await.read(200);
        assert_eq!(kept.sheet, here);
    }

    async fn the_young_need_a_guardian_and_identity_cards_are_no_numbers(app: TestApp) {
        let (person, admin) = (app.resident("小明").await, app.station_admin().await);
        let mut young = sheet();
        young.adult = false;
        person.put("/me/volunteering", &young).await.refused_field("", "guardian_needed");
        young.guardian = Some("王建军".to_owned());
        let _ = person.put("/me/volunteering", &young).await.expect(200);
        let mut decision = taken_on();
        decision.number = Some("11010519491231002X".to_owned());
        admin.post(&volunteer_url(&person, ""), &decision).await.refused_field("/number", "volunteer_number");
    }

    async fn who_rests_is_not_asked(app: TestApp) {
        let _ = lead(&app).await;
        let person = volunteer(&app, "张志强", |_| {}).await;
        let rest = |resting: bool| json!({"resting": resting});
        let own: Volunteering = person.post("/me/volunteering/rest", &rest(true)).await.read(200);
        assert_eq!(own.state, State::Resting);
        let service = asked(&app.resident("王秀兰").await, |_| {}).await;
        assert_eq!(suggestions(&app, &service).await.teams, []);
        let _ = person.post("/me/volunteering/rest", &rest(false)).await.expect(200);
        assert_eq!(suggestions(&app, &service).await.teams.len(), 1);
        let waiting = applicant(&app, "刘洋", |_| {}).await;
        waiting.post("/me/volunteering/rest", &rest(true)).await.refused(Kind::Conflict);
    }

    async fn the_pool_is_searched_by_skill_and_turned_page_by_page(app: TestApp) {
        for name in ["张志强", "刘洋", "马丽"] {
            let _ = volunteer(&app, name, |_| {}).await;
        }
        let _ = volunteer(&app, "阿祥", |sheet| sheet.skills = vec![Skill::Haircut]).await;
        let barbers = pool(&app, "?skill=haircut").await;
        assert_eq!(barbers.iter().map(|each| each.name.as_str()).collect::<Vec<_>>(), ["阿祥"]);
        let path = format!("/communities/{}/volunteers?limit=3", seed::community(0));
        let admin = app.station_admin().await;
        let first: Page<PooledVolunteer> = admin.get(&path).await.read(200);
        let next = first.next.expect("more");
        let second: Page<PooledVolunteer> = admin.get(&format!("{path}&cursor={next}")).await.read(200);
        let names: Vec<_> = first.items.iter().chain(&second.items).map(|each| each.name.as_str()).collect();
        assert_eq!(names, ["张志强", "刘洋", "马丽", "阿祥"]);
        assert_eq!(second.next, None);
        admin.get(&format!("{path}&cursor=nonsense")).await.refused(Kind::BadCursor);
    }

    async fn who_no_longer_is_one_is_proposed_no_more_whoever_wrote_it_down(app: TestApp) {
        let _ = lead(&app).await;
        let _ = volunteer(&app, "张志强", |_| {}).await;
        let service = asked(&app.resident("王秀兰").await, |_| {}).await;
        // As another server writes, which tells this one nothing.
        for (state, teams) in [("active", 1), ("applied", 0), ("active", 1)] {
            app.run_sql(&format!("UPDATE volunteers SET state = '{state}'")).await;
            assert_eq!(suggestions(&app, &service).await.teams.len(), teams, "{state}");
        }
        app.run_sql("DELETE FROM volunteers").await;
        assert_eq!(suggestions(&app, &service).await.teams.len(), 0);
    }

    async fn who_moves_is_met_by_the_other_station(app: TestApp) {
        let person = volunteer(&app, "张志强", |_| {}).await;
        let mut moved = sheet();
        moved.community_id = seed::community(1);
        moved.cell_id = None;
        let own: Volunteering = person.put("/me/volunteering", &moved).await.read(200);
        assert_eq!(own.state, State::Applied);
        app.station_admin().await.post(&volunteer_url(&person, ""), &taken_on()).await.refused(Kind::NotFound);
    }

    async fn what_somebody_else_decided_of_a_volunteer_is_not_written_over(app: TestApp) {
        let person = applicant(&app, "张志强", |_| {}).await;
        let (admin, url) = (app.station_admin().await, volunteer_url(&person, ""));
        let seen: PooledVolunteer = admin.get(&url).await.read(200);
        let over = seen.volunteering.version.unsigned_abs();
        let level = |level: u8| VolunteerDecision { level, ..taken_on() };
        let two: PooledVolunteer = admin.post_over(over, &url, &level(2)).await.read(200);
        assert_eq!(two.volunteering.level, 2);
        let stale = admin.post_over(over, &url, &level(3)).await.refused(Kind::Stale);
        assert_eq!(stale.now.as_ref().map(|now| &now["volunteering"]["level"]), Some(&json!(2)), "with how it is now");
        let again: PooledVolunteer = admin.post_over(over, &url, &level(2)).await.read(200);
        assert_eq!(again.volunteering.version, two.volunteering.version, "what is so already changes nothing");
        let three: PooledVolunteer = admin.post_over(over + 1, &url, &level(3)).await.read(200);
        assert_eq!(three.volunteering.level, 3);
        app.resident("李建国").await.get(&url).await.refused(Kind::Forbidden);
        admin.get(&volunteer_url(&app.resident("李建国").await, "")).await.refused(Kind::NotFound);
    }

    async fn every_volunteer_of_the_community_is_told_once_of_what_is_agreed_on(app: TestApp) {
        let (helper, resting) = (volunteer(&app, "张志强", |_| {}).await, volunteer(&app, "刘洋", |_| {}).await);
        let _ = resting.post("/me/volunteering/rest", &json!({"resting": true})).await.expect(200);
        let elsewhere = |sheet: &mut VolunteerSheet| (sheet.community_id, sheet.cell_id) = (seed::community(1), None);
        let others = [applicant(&app, "马丽", |_| {}).await, applicant(&app, "赵敏", elsewhere).await, app.resident("李建国").await];
        let times = async |of: &Client| -> Vec<u32> {
            told(of, NotificationKind::AgreementChanged).await.iter().map(|one| one.times).collect()
        };
        let admin = app.station_admin().await;
        for _ in 0..2 {
            let _ = admin.put(&agreement_url(), &parts("全程由社工陪同。")).await.expect(200);
        }
        for volunteer in [&helper, &resting] {
            assert_eq!(times(volunteer).await, [1], "the same text again is nothing new");
        }
        for other in &others {
            assert!(times(other).await.is_empty());
        }
        let _ = admin.put_over(1, &agreement_url(), &parts("全程由社工陪同，有保险。")).await.expect(200);
        assert_eq!(times(&helper).await, [2], "what was not read yet is brought up to date");
        read_all(&helper).await;
        let _ = admin.put_over(2, &agreement_url(), &parts("全程由社工陪同，有两份保险。")).await.expect(200);
        assert_eq!(times(&helper).await, [1, 2], "told anew once it was read");
    }
}
