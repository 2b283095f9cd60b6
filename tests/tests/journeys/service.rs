//! Help at the door, on the phones of who asks for it and of who comes, without a network at times.

use contract::teams::Service;
use tests::{Backend, Client, TestApp, teams};

use crate::{
    driver::{Driver, Kind},
    phone::{ESCAPE, Phone},
    whole,
};

/// Signs a resident of community 0 in; they have consented.
pub(crate) async fn resident(driver: &mut Driver, app: &TestApp, name: &str) -> (Phone, Client) {
    let number = app.phone();
    let client = app.resident_of(name, &number).await;
    let phone = driver.browser(app, Kind::phone("zh-CN")).await;
    phone.open("/service/").await;
    phone.tap("sign-in").await;
    whole::sign_in_here(&phone, app, &number).await;
    // Who left for signing in comes back.
    let _ = phone.see("ask").await;
    (phone, client)
}

/// Becomes a volunteer who is free in the mornings and goes along to doctors; the station takes them on.
pub(crate) async fn volunteer(driver: &mut Driver, app: &TestApp, name: &str) -> (Phone, Client) {
    let (phone, client) = resident(driver, app, name).await;
    phone.tap("tab-me").await;
    phone.tap("become").await;
    phone.tap("apply").await;
    phone.is_so("!!document.querySelector('[data-test=free] .lx-error')").await;
    for day in 0..7 {
        phone.tap(&format!("free-{}", day * 3)).await;
    }
    phone.tap("skill-escort").await;
    phone.tap("apply").await;
    phone.see_attribute("volunteering", "data-state", "applied").await;
    let station = app.station_admin().await;
    let url = teams::volunteer_url(&client, "");
    let _ = station.post(&url, &teams::taken_on()).await.expect(200);
    phone.reload().await;
    phone.see_attribute("volunteering", "data-state", "active").await;
    (phone, client)
}

/// Asks for somebody to go along to a doctor this morning; gives the request's address in the app.
async fn ask(phone: &Phone) -> String {
    phone.open("/service/new").await;
    phone.tap("kind-escort").await;
    phone.write("need", "陪我去医院复查，需要推轮椅。").await;
    phone.tap("day-0").await;
    // A page that is closed loses nothing of what was typed.
    phone.reload().await;
    phone
        .is_so("document.querySelector('[data-test=need]')?.value.startsWith('陪我去医院')")
        .await;
    phone.write("home", "3号楼2单元501").await;
    phone.tap("send").await;
    phone.see_attribute("state", "data-state", "asked").await;
    let path = phone.run("return location.pathname").await;
    path.as_str().expect("a path").to_owned()
}

/// The request at this address of the app, as somebody sees it.
async fn read(by: &Client, address: &str) -> Service {
    let id = address.rsplit('/').next().unwrap_or_default();
    by.get(&format!("/services/{id}")).await.read(200)
}

/// Opens the task that waits for an answer.
async fn open_offer(phone: &Phone) {
    phone.open("/service/tasks").await;
    let _ = phone.see("offers").await;
    phone.tap("service").await;
    let _ = phone.see("until").await;
}

/// Says yes: first without a network, which does not count, then with one.
async fn accept(phone: &Phone) {
    open_offer(phone).await;
    phone.set_offline(true).await;
    phone.tap("accept").await;
    let _ = phone.see("not-sent").await;
    phone.set_offline(false).await;
    phone.tap("accept").await;
    phone.no_longer_see("accept").await;
}

/// Comes, and goes where there is no network: that is kept on the phone, and sent when it is back.
async fn come_and_go(phone: &Phone) {
    phone.reload().await;
    assert!(phone.see("call-station").await.attr("href").await.expect("a link").is_some());
    phone.tap("show-contact").await;
    assert!(phone.text("person").await.contains("3号楼2单元501"));
    phone.tap("arrive").await;
    let _ = phone.see("leave").await;
    phone.no_longer_see("unsent").await;
    phone
        .is_so("!!navigator.serviceWorker.controller?.scriptURL.endsWith('/service/sw.js')")
        .await;
    phone.set_offline(true).await;
    phone.tap("leave").await;
    assert!(phone.text("unsent").await.contains("还没发出去"));
    // Closing the app loses nothing.
    phone.reload().await;
    assert!(phone.text("unsent").await.contains("还没发出去"));
    phone.set_offline(false).await;
    phone.no_longer_see("unsent").await;
    let _ = phone.see("left").await;
}

/// Gets a certificate, which a stranger finds to be true, and not with another code.
async fn certified(driver: &mut Driver, app: &TestApp, phone: &Phone) {
    phone.open("/service/me").await;
    phone.tap("to-hours").await;
    phone.see_attribute("hours", "data-minutes", "90").await;
    phone.tap("certify").await;
    let (number, code) = (phone.text("certified-number").await, phone.text("certified-code").await);
    let paper = phone.paper().await;
    assert!(paper.starts_with(b"%PDF"));
    let stranger = driver.browser(app, Kind::phone("zh-CN")).await;
    stranger.open("/inbox/certificate").await;
    stranger.write("number", &number).await;
    stranger.write("code", "AAAAA-AAAAA").await;
    stranger.tap("check-now").await;
    let _ = stranger.see("not-right").await;
    stranger.write("code", &code).await;
    stranger.tap("check-now").await;
    let shown = stranger.text("certificate").await;
    assert!(
        shown.contains("周先生") && shown.contains("1 小时 30 分钟") && shown.contains(&number),
        "{shown}"
    );
    stranger.open("/plain").await;
    stranger.open(&format!("/inbox/certificate#{number}.{code}")).await;
    let _ = stranger.see("genuine").await;
    stranger.close().await;
}

#[test]
fn a_resident_is_helped_by_the_next_who_can_come_and_the_hours_are_certified() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (asks, _) = resident(&mut driver, &app, "王秀兰").await;
        let address = ask(&asks).await;
        let (first, one) = volunteer(&mut driver, &app, "吴阿姨").await;
        let (second, other) = volunteer(&mut driver, &app, "周先生").await;
        let lead = teams::lead(&app).await;
        let station = app.station_admin().await;
        let service = read(&station, &address).await;
        let _ = teams::choose(&app, &service, &[&one]).await.expect(200);
        let _ = teams::answer(&lead, &service, true).await.expect(200);

        open_offer(&first).await;
        first.tap("decline").await;
        first.write("reason", "那天要带孙子").await;
        first.tap("send-reason").await;
        first.no_longer_see("answer").await;
        // The next is asked by itself.
        accept(&second).await;
        asks.reload().await;
        asks.see_attribute("state", "data-state", "ready").await;
        assert!(asks.text("team").await.contains("周先生"));
        come_and_go(&second).await;
        let service = read(&lead, &address).await;
        let own = service.team.iter().find(|member| member.account_id == other.id());
        assert!(own.is_some_and(|own| own.arrived_at.is_some() && own.left_at.is_some()));
        let record = teams::record(&service, 90);
        let _ = lead.post(&teams::url(&service, "/record"), &record).await.expect(200);

        asks.reload().await;
        asks.see_attribute("state", "data-state", "done").await;
        asks.tap("stars-0-4").await;
        asks.tap("stars-1-5").await;
        asks.write("thanks", "周先生特别耐心，谢谢！").await;
        asks.tap("send-rating").await;
        asks.no_longer_see("rate").await;
        asks.tap("complain").await;
        asks.tap("send-complaint").await;
        asks.is_so("!!document.querySelector('details .lx-error')").await;
        asks.write("complaint", "说好九点来，十点半才到，差点误了复查。").await;
        asks.tap("send-complaint").await;
        let _ = asks.see("complained").await;
        second.reload().await;
        assert!(second.text("thanked").await.contains("特别耐心"));
        second.see_attribute("given", "data-stars", "5").await;
        certified(&mut driver, &app, &second).await;
        for browser in [asks, first, second] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn a_resident_who_needs_nobody_any_more_takes_the_request_back() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (asks, _) = resident(&mut driver, &app, "王秀兰").await;
        let _ = ask(&asks).await;
        asks.tap("cancel").await;
        asks.tap("send-reason").await;
        asks.is_so("!!document.querySelector('[data-test=reason-sheet] .lx-error')")
            .await;
        asks.write("reason", "家人回来了").await;
        // Whoever closes it by mistake finds what they wrote.
        asks.press(ESCAPE).await;
        asks.is_so("document.activeElement?.dataset.test === 'cancel'").await;
        asks.tap("cancel").await;
        asks.is_so("document.querySelector('[data-test=reason]')?.value === '家人回来了'")
            .await;
        asks.tap("send-reason").await;
        asks.see_attribute("state", "data-state", "cancelled").await;
        asks.tap("back").await;
        let _ = asks.see("over").await;
        asks.close().await;
        app.stop().await;
    });
}

#[test]
fn a_volunteer_marks_a_holiday_and_somebody_else_is_asked_then() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, helper) = volunteer(&mut driver, &app, "周先生").await;
        let neighbour = app.resident("王秀兰").await;
        let promised = teams::ready(&app, &neighbour, &helper).await;
        let holiday = |name: &str, ahead: i64| {
            let day = teams::day(ahead);
            format!(
                "const e = document.querySelector('[data-test={name}]'); e.value = '{day}'; e.dispatchEvent(new Event('input', {{bubbles: true}}))"
            )
        };
        phone.open("/service/me").await;
        phone.tap("more-days-off").await;
        phone.run(&holiday("off-from", 3)).await;
        phone.run(&holiday("off-to", 0)).await;
        phone.tap("send-off").await;
        phone
            .is_so("!!document.querySelector('[data-test=days-off] .lx-error')")
            .await;
        // A page that is closed loses nothing of what was typed.
        phone.reload().await;
        let _ = phone.see("off-from").await;
        phone.run(&holiday("off-from", 0)).await;
        phone.run(&holiday("off-to", 3)).await;
        phone.tap("send-off").await;
        let _ = phone.see("off").await;
        phone.open("/service/tasks").await;
        assert!(phone.text("week").await.contains("您说过这天不来"));
        phone.open(&format!("/service/{}", promised.summary.id)).await;
        let _ = phone.see("clashes").await;
        phone.tap("decline").await;
        phone.tap("send-reason").await;
        phone.no_longer_see("clashes").await;

        let asked = teams::asked(&neighbour, |request| request.day = teams::day(2)).await;
        assert_eq!(teams::suggestions(&app, &asked).await.teams, [], "nobody else is free");
        phone.open("/service/me").await;
        phone.tap("take-back-off").await;
        phone.no_longer_see("off").await;
        assert_eq!(teams::suggestions(&app, &asked).await.teams.len(), 1);
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn a_resident_and_a_volunteer_do_not_want_to_meet_again_and_neither_is_told() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (asks, resident) = resident(&mut driver, &app, "王秀兰").await;
        let (comes, helper) = volunteer(&mut driver, &app, "周先生").await;
        let done = teams::done(&app, &resident, &helper, 60).await;
        let address = format!("/service/{}", done.summary.id);
        let goes = async || {
            // Another week: nobody comes more often than they want to.
            let ahead = teams::asked(&resident, |request| request.day = teams::day(8)).await;
            let found = teams::suggestions(&app, &ahead).await.teams.len();
            let reason = serde_json::json!({"reason": "不用了"});
            let _ = resident.post(&teams::url(&ahead, "/cancellation"), &reason).await.expect(200);
            found
        };
        assert_eq!(goes().await, 1);
        asks.open(&address).await;
        let lead = teams::lead(&app).await.id();
        let names = asks.text("team").await;
        assert!(names.contains("周先生") && names.contains("以后不想让"), "{names}");
        // The lead stands first, then the volunteer.
        assert_eq!(done.team.first().map(|member| member.account_id), Some(lead));
        asks.run("document.querySelectorAll('[data-test=not-again]')[1].click()")
            .await;
        asks.run("document.querySelectorAll('[data-test=send-not-again]')[1].click()")
            .await;
        let _ = asks.see("kept-away").await;
        assert_eq!(goes().await, 0);
        comes.open(&address).await;
        comes.tap("not-again").await;
        comes.tap("send-not-again").await;
        comes.is_so("!!document.querySelector('details .lx-error')").await;
        comes.write("not-again-reason", "家里有大狗，我有点怕").await;
        comes.tap("send-not-again").await;
        let _ = comes.see("kept-away").await;
        asks.tap("let-back").await;
        asks.no_longer_see("kept-away").await;
        assert_eq!(goes().await, 0, "the other still does not want to");

        let desk = driver.browser(&app, Kind::desk()).await;
        crate::whole::sit_down(&desk).await;
        desk.open("/teams/volunteers").await;
        desk.is_so("!!document.querySelector('[data-test=blocks]')").await;
        desk.run("document.querySelector('[data-test=blocks]').open = true").await;
        assert!(desk.text("block").await.contains("大狗"));
        desk.tap("lift").await;
        desk.write("lift-reason", "狗已经送走了").await;
        desk.tap("send-lift").await;
        desk.no_longer_see("block").await;
        assert_eq!(goes().await, 1);
        // Who has no account is known by their number alone.
        desk.tap("volunteer").await;
        desk.tap("keep-apart").await;
        desk.write("keep-apart-reason", "老人来电说双方有过纠纷").await;
        desk.write("keep-apart-phone", "0512-60000100").await;
        desk.tap("send-keep-apart").await;
        desk.is_so("document.querySelector('[data-test=keep-apart-phone]').value === ''")
            .await;
        desk.tap("pool-back").await;
        desk.is_so("!!document.querySelector('[data-test=blocks]')").await;
        desk.run("document.querySelector('[data-test=blocks]').open = true").await;
        assert!(desk.text("block").await.contains("051****0100"));
        for browser in [asks, comes, desk] {
            browser.close().await;
        }
        app.stop().await;
    });
}
