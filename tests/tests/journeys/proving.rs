//! What volunteers say of themselves, and the certificates by which they prove what they can do: on their telephone, at the desk,
//! and in a community's rules.

use contract::teams::{Skill, SkillRules, Volunteering};
use tests::{Backend, TestApp, seed, teams};

use crate::{
    driver::{Driver, Kind},
    phone::Phone,
    service::{resident, volunteer},
    whole,
};

/// Chooses the day so many days from now in a field.
pub(crate) async fn choose_day(page: &Phone, name: &str, ahead: i64) {
    let (day, _) = (teams::day(ahead), page.see(name).await);
    page.run(&format!(
        "const e = document.querySelector('[data-test={name}]'); e.value = '{day}'; e.dispatchEvent(new Event('input', {{bubbles: true}}))"
    ))
    .await;
}

async fn open_pool(desk: &Phone) {
    desk.tap("nav-teams").await;
    desk.tap("to-volunteers").await;
}

/// Names a certificate on the telephone.
async fn named(phone: &Phone) {
    assert!(phone.text("can-do").await.contains("证书未核实"));
    phone.tap("prove").await;
    phone.tap("send-proof").await;
    phone.is_so("!!document.querySelector('[data-test=proofs] .lx-error')").await;
    phone.write("proof-kind", "红十字救护员证").await;
    phone.write("proof-number", "JH32050026001234").await;
    choose_day(phone, "proof-valid", 300).await;
    // A page that is closed loses nothing of what was typed.
    phone.reload().await;
    let _ = phone.see("proof-number").await;
    phone
        .is_so("document.querySelector('[data-test=proof-number]').value.endsWith('1234')")
        .await;
    phone.tap("send-proof").await;
    phone.see_attribute("proof", "data-state", "waiting").await;
    phone.is_so("document.documentElement.scrollWidth <= innerWidth").await;
}

/// The desk looks at it, and refuses it for now.
async fn refused(desk: &Phone) {
    assert_eq!(desk.text("proof-whole").await, "JH32050026001234");
    desk.tap("proof-refuse-open").await;
    desk.tap("proof-refuse").await;
    desk.is_so("!!document.querySelector('[data-test=proofs] .lx-error')").await;
    desk.write("proof-why", "请带原件来看").await;
    desk.tap("proof-refuse").await;
    desk.see_attribute("proof", "data-state", "refused").await;
}

/// The station asks for the proof of another skill instead.
async fn ruled_otherwise(app: &TestApp, desk: &Phone) {
    desk.open("/rules/skills").await;
    desk.tap("skill-first_aid").await;
    desk.tap("skill-escort").await;
    desk.tap("skill-rules-save").await;
    let path = format!("/communities/{}/skill-rules", seed::community(0));
    desk.is_so("!!document.querySelector('.lx-toast')").await;
    let rules: SkillRules = app.nobody().get(&path).await.read(200);
    assert_eq!(
        rules.proved.contains(&Skill::Escort),
        !rules.proved.contains(&Skill::FirstAid)
    );
}

#[test]
fn a_certificate_is_named_on_the_telephone_looked_at_at_the_desk_and_counts() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let _ = teams::lead(&app).await;
        let (phone, helper) = resident(&mut driver, &app, "周先生").await;
        let mut sheet = teams::sheet();
        sheet.skills = vec![Skill::FirstAid];
        let _ = helper.put("/me/volunteering", &sheet).await.expect(200);
        let _ = app
            .station_admin()
            .await
            .post(&teams::volunteer_url(&helper, ""), &teams::taken_on())
            .await
            .expect(200);
        let neighbour = app.resident("王秀兰").await;
        let asked = teams::asked(&neighbour, |request| request.skills = vec![Skill::FirstAid]).await;

        phone.open("/service/me").await;
        named(&phone).await;

        let desk = driver.browser(&app, Kind::desk()).await;
        whole::sit_down(&desk).await;
        desk.open(&format!("/teams/{}", asked.summary.id)).await;
        assert!(
            desk.text("shortage-words")
                .await
                .contains("1 人说会急救，但证书未核实或已过期")
        );
        desk.open("/teams/volunteers").await;
        assert!(desk.text("pool-waiting-list").await.contains("急救（证书未核实）"));
        desk.tap("volunteer").await;
        desk.tap("proof-look").await;
        refused(&desk).await;
        phone.reload().await;
        assert!(phone.text("proof").await.contains("请带原件来看"));
        desk.tap("proof-confirm").await;
        desk.see_attribute("proof", "data-state", "confirmed").await;
        phone.reload().await;
        assert!(phone.text("proof").await.contains(&teams::day(300)));
        assert!(!phone.text("can-do").await.contains("证书未核实"));
        assert_eq!(teams::suggestions(&app, &asked).await.teams.len(), 1);

        ruled_otherwise(&app, &desk).await;
        let own: Volunteering = helper.get("/me/volunteering").await.read(200);
        assert_eq!(own.unproved, []);
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn pages_offer_only_what_whoever_looks_may_do() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let _ = teams::volunteer(&app, "吴阿姨", |_| {}).await;
        let _ = teams::applicant(&app, "周先生", |_| {}).await;
        let offered = "return ['decide', 'hours', 'disputes', 'blocks', 'take-hours', 'keep-apart', 'to-station-code', 'beside-rules', 'failed']\
            .filter(name => document.querySelector(`[data-test=${name}]`)).join(' ')";
        let worker = driver.browser(&app, Kind::desk()).await;
        whole::sit_down_as(&worker, "social.worker").await;
        worker.is_so("!document.querySelector('[data-test=nav-rules]')").await;
        open_pool(&worker).await;
        let _ = worker.see("pool-active-list").await;
        assert_eq!(worker.run(offered).await.as_str(), Some(""));
        for list in ["pool-applied-list", "pool-active-list"] {
            let volunteer = format!("[data-test={list}] [data-test=volunteer]");
            let _ = worker.find(&volunteer).await;
            worker.run(&format!("document.querySelector('{volunteer}').click()")).await;
            let _ = worker.see("sheet").await;
            assert_eq!(worker.run(offered).await.as_str(), Some(""), "{list}");
            worker.tap("pool-back").await;
            let _ = worker.see(list).await;
        }
        worker.close().await;

        let admin = driver.browser(&app, Kind::desk()).await;
        whole::sit_down(&admin).await;
        let _ = admin.see("nav-rules").await;
        open_pool(&admin).await;
        let _ = admin.see("take-hours").await;
        let volunteer = "[data-test=pool-active-list] [data-test=volunteer]";
        let _ = admin.find(volunteer).await;
        admin.run(&format!("document.querySelector('{volunteer}').click()")).await;
        let _ = admin.see("hours").await;
        assert_eq!(
            admin.run(offered).await.as_str(),
            Some("decide hours keep-apart beside-rules")
        );
        admin.open("/rules/").await;
        let _ = admin.see("to-figures").await;
        admin.open("/office/").await;
        let _ = admin.see("manage-audit").await;
        let links = "return document.querySelectorAll('[data-test=manage-import], [data-test=manage-keys]').length";
        assert_eq!(admin.run(links).await.as_i64(), Some(0), "the street's");
        admin.close().await;

        let street = driver.browser(&app, Kind::desk()).await;
        whole::sit_down_as(&street, "street.admin").await;
        street.open("/rules/figures").await;
        let _ = street.see("compared-row").await;
        let figures = "return document.querySelectorAll('[data-test=figures]').length";
        assert_eq!(street.run(figures).await.as_i64(), Some(0), "the station's");
        street.open("/office/").await;
        let _ = street.see("manage-import").await;
        street.close().await;
        app.stop().await;
    });
}

#[test]
fn a_volunteer_takes_a_rest_and_is_back() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (phone, _) = volunteer(&mut driver, &app, "周先生").await;
        phone.tap("rest").await;
        phone.see_attribute("volunteering", "data-state", "resting").await;
        phone.tap("back-again").await;
        phone.see_attribute("volunteering", "data-state", "active").await;
        phone.close().await;
        app.stop().await;
    });
}
