//! Teams at the door, in the browsers of those who decide: the station's desk, and the telephone of the social worker who leads.

use contract::teams::{OfferState, Service, ServiceState as State};
use tests::{Backend, Client, TestApp, make, seed, teams};

use crate::{
    driver::{Driver, Kind},
    manage,
    phone::Phone,
    whole,
};

/// Chooses today in the form: a team can set out on its day only.
async fn choose_today(desk: &Phone) {
    let today = teams::day(0);
    desk.run(&format!(
        "const e = document.querySelector('[data-test=day]'); e.value = '{today}'; e.dispatchEvent(new Event('input', {{bubbles: true}}))"
    ))
    .await;
}

/// Asks for somebody to come, out of a case; gives the request's address in the app.
async fn ask_from_case(desk: &Phone, title: &str) -> String {
    desk.tap("arrange").await;
    assert!(desk.text("from-case").await.contains(title));
    desk.tap("send").await;
    desk.is_so("!!document.querySelector('[data-test=new-form] .lx-error')").await;
    desk.tap("kind-escort").await;
    desk.write("need", "陪老人去医院复查，需要推轮椅。").await;
    choose_today(desk).await;
    desk.write("name", "张大爷").await;
    desk.write("phone", "0512-60000100").await;
    desk.write("home", "3号楼2单元501").await;
    desk.tap("send").await;
    desk.see_attribute("state", "data-state", "asked").await;
    let path = desk.run("return location.pathname").await;
    path.as_str().expect("a path").to_owned()
}

/// Whoever leads signs in on their telephone, says yes, arrives, leaves and writes it up.
async fn lead(driver: &mut Driver, app: &TestApp, address: &str) {
    let phone = driver.browser(app, Kind::phone("zh-CN")).await;
    manage::sign_in(&phone, "social.worker", seed::PASSWORD).await;
    let _ = phone.see("queue").await;
    phone.open(address).await;
    phone.tap("accept").await;
    phone.see_attribute("state", "data-state", "ready").await;
    phone.tap("show-contact").await;
    assert!(phone.text("person").await.contains("3号楼2单元501"));
    phone.tap("arrive").await;
    phone.tap("leave").await;
    let _ = phone.see("left").await;
    phone.tap("write-up").await;
    phone.tap("send-record").await;
    phone
        .is_so("!!document.querySelector('[data-test=record-form] .lx-error')")
        .await;
    phone.write("record-text", "已陪同复查，医嘱两周后再来。").await;
    phone.write("minutes-1", "90").await;
    // A page that is closed loses nothing of what was typed.
    phone.reload().await;
    phone.tap("write-up").await;
    phone
        .is_so("document.querySelector('[data-test=record-text]').value.startsWith('已陪同')")
        .await;
    phone.is_so("document.documentElement.scrollWidth <= innerWidth").await;
    phone.tap("send-record").await;
    phone.see_attribute("state", "data-state", "done").await;
    phone.close().await;
}

async fn read(by: &Client, address: &str) -> Service {
    let id = address.rsplit('/').next().unwrap_or_default();
    by.get(&format!("/services/{id}")).await.read(200)
}

#[test]
fn a_case_brings_a_team_that_a_person_changed_and_the_next_is_asked_where_one_cannot_come() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let _ = teams::lead(&app).await;
        let near = teams::volunteer(&app, "吴阿姨", |_| {}).await;
        let far = teams::volunteer(&app, "周先生", |sheet| sheet.cell_id = Some(seed::cell(0, 1))).await;
        let made = make::message(&app).title("想请人陪着去医院").accepted().await;

        let desk = driver.browser(&app, Kind::desk()).await;
        whole::sit_down(&desk).await;
        desk.tap(&format!("queue-row-{}", made.id())).await;
        let address = ask_from_case(&desk, "想请人陪着去医院").await;
        assert!(desk.text("seat-0-1").await.contains("吴阿姨"));
        desk.choose("swap-0-1", &far.id().to_string()).await;
        assert!(desk.text("seat-0-1").await.contains("周先生"));
        assert!(desk.text("cost").await.contains('少'));
        desk.tap("confirm-0").await;
        desk.see_attribute("state", "data-state", "offered").await;

        let service = read(&app.station_admin().await, &address).await;
        assert_eq!(teams::state_of(&service, far.id()), Some(OfferState::Open));
        let _ = teams::answer(&far, &service, false).await.expect(200);
        let _ = teams::answer(&near, &service, true).await.expect(200);
        desk.reload().await;
        assert!(desk.text("members").await.contains("那天要带孙子"));
        lead(&mut driver, &app, &address).await;
        desk.reload().await;
        let members = desk.text("members").await;
        assert!(members.contains("吴阿姨") && members.contains("90 分钟"), "{members}");
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn somebody_who_applied_is_taken_on_and_their_time_is_set_right() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let helper = teams::applicant(&app, "吴阿姨", |sheet| sheet.about = Some("退休护士".to_owned())).await;
        let desk = driver.browser(&app, Kind::desk()).await;
        whole::sit_down(&desk).await;
        desk.tap("nav-teams").await;
        desk.tap("to-volunteers").await;
        desk.tap("volunteer").await;
        assert!(desk.text("sheet").await.contains("退休护士"));
        desk.tap("level-3").await;
        desk.tap("checked").await;
        desk.write("number", "440105198001011234").await;
        desk.tap("take-on").await;
        // Eighteen digits are those of an identity card.
        desk.is_so("!!document.querySelector('[data-test=decide] .lx-error')").await;
        desk.write("number", "320505000012345").await;
        desk.tap("take-on").await;
        let _ = desk.see("hours").await;
        desk.tap("correct").await;
        desk.write("correct-minutes", "45").await;
        desk.write("correct-reason", "补记上次的服务").await;
        desk.tap("send-correct").await;
        assert!(desk.text("hours-entry").await.contains("45 分钟"));
        desk.tap("pool-back").await;
        assert!(desk.text("pool-active-list").await.contains("吴阿姨"));
        let given: contract::teams::Hours = helper.get("/me/hours").await.read(200);
        assert_eq!(given.minutes, 45);
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_week_is_planned_together_and_what_is_left_out_is_not_asked() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let _ = teams::lead(&app).await;
        let _ = teams::volunteer(&app, "吴阿姨", |_| {}).await;
        let resident = app.resident("王秀兰").await;
        let mut waiting = Vec::new();
        for ahead in [7, 14] {
            let today: chrono::NaiveDate = teams::day(0).parse().expect("a day");
            let monday = ahead - i64::from(chrono::Datelike::weekday(&today).num_days_from_monday());
            waiting.push(teams::asked(&resident, |request| request.day = teams::day(monday)).await);
            waiting.push(teams::asked(&resident, |request| request.day = teams::day(monday + 1)).await);
        }

        let desk = driver.browser(&app, Kind::desk()).await;
        whole::sit_down(&desk).await;
        desk.open("/teams/week").await;
        desk.tap("plan-together").await;
        assert!(desk.text("comes-to").await.contains("2 / 2"));
        assert!(desk.text("planned-team").await.contains("吴阿姨"));
        desk.tap("goes").await;
        assert!(desk.text("choose-all").await.contains('1'));
        desk.tap("choose-all").await;
        desk.is_so("location.pathname === '/teams/week'").await;
        let admin = app.station_admin().await;
        let mut states = Vec::new();
        for each in &waiting {
            states.push(teams::seen(&admin, each).await.summary.state);
        }
        assert_eq!(states, [State::Asked, State::Offered, State::Asked, State::Asked]);
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn the_grid_shows_where_help_is_wanted_and_narrows_the_list_to_a_cell() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let resident = app.resident("王秀兰").await;
        for cell in [0, 0, 1] {
            let _ = teams::asked(&resident, |request| {
                request.day = teams::day(1);
                request.cell_id = Some(seed::cell(0, cell));
            })
            .await;
        }
        let desk = driver.browser(&app, Kind::desk()).await;
        whole::sit_down(&desk).await;
        desk.open("/teams/requests").await;
        let requests = "document.querySelectorAll('[data-test=request]').length";
        desk.is_so(&format!("{requests} === 3")).await;
        desk.run("document.querySelector('[data-test=grid]').open = true").await;
        assert!(desk.text("cell").await.contains("等 2"));
        desk.tap("cell").await;
        desk.is_so(&format!("{requests} === 2")).await;
        // By keyboard alone it is given back.
        desk.run("document.querySelector('[data-test=cell]').focus()").await;
        desk.press(" ").await;
        desk.is_so(&format!("{requests} === 3")).await;
        desk.run("document.querySelector('[data-test=grid] details').open = true")
            .await;
        let table = desk.text("grid-table").await;
        assert!(table.contains("等人的需求"), "{table}");
        desk.close().await;
        app.stop().await;
    });
}
