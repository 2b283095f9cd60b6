//! Managing, in the browser: a street that grows by a workbook, a first sign-in, and who stands in.

use contract::{
    grid::{ManagedStreet, SubcategorySheet},
    page::Page,
    people::{Duty, DutySheet},
};
use reqwest::Method;
use tests::{Backend, TestApp, make, open311, seed, sheets::Rows};

use crate::{
    driver::{Driver, Kind},
    phone::Phone,
    whole::sit_down_as,
};

/// Signs a member of staff in at the console.
pub(crate) async fn sign_in(desk: &Phone, login: &str, password: &str) {
    desk.open("/console/").await;
    desk.write("login", login).await;
    desk.write("password", password).await;
    desk.tap("sign-in").await;
}

#[test]
fn a_street_brings_in_two_thousand_rows_after_mending_three() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let (bad, good) = (app.folder().join("bad.xlsx"), app.folder().join("good.xlsx"));
        std::fs::write(&bad, Rows::of_a_large_street().with_three_mistakes().workbook()).expect("a workbook");
        std::fs::write(&good, Rows::of_a_large_street().workbook()).expect("a workbook");
        let desk = driver.browser(&app, Kind::desk()).await;
        sign_in(&desk, "street.admin", seed::PASSWORD).await;
        desk.tap("nav-office").await;
        desk.tap("manage-import").await;
        desk.choose_file("import-file", &bad).await;
        desk.see_attribute("import-preview", "data-faults", "3").await;
        desk.is_so("document.querySelectorAll('[data-test=import-fault]').length === 3")
            .await;
        desk.is_so("!document.querySelector('[data-test=import-apply]')").await;
        assert_eq!(app.count("cells", "TRUE").await, 6, "nothing came in");
        desk.choose_file("import-file", &good).await;
        desk.see_attribute("import-preview", "data-faults", "0").await;
        desk.tap("import-apply").await;
        desk.no_longer_see("import-preview").await;
        assert_eq!(app.count("cells", "TRUE").await, 1_006);
        desk.tap("manage-audit").await;
        desk.see_attribute("audit-chain", "data-state", "whole").await;
        let _ = desk.see("audit-1").await;
        desk.close().await;
        app.stop().await;
    });
}

/// Changes something that somebody else changes meanwhile: what both say stands side by side, and what is kept is saved.
async fn overtaken(street: &Phone, app: &TestApp) {
    street.tap("subcategory-edit").await;
    let other = app.street_admin().await;
    let places: ManagedStreet = other.get("/managed-places").await.read(200);
    let one = &places.subcategories[0];
    let sheet = SubcategorySheet {
        name: "路灯和楼道灯".to_owned(),
        ..one.sheet.clone()
    };
    let change = other.request(Method::PATCH, &format!("/subcategories/{}", one.id));
    let change = change.header("if-match", &format!("\"{}\"", one.version));
    let _ = change.json(&sheet).send().await.expect(200);
    street.write("place-name", "路灯").await;
    street.tap("manage-save").await;
    let both = street.text("behind-theirs").await;
    assert!(both.contains("路灯和楼道灯") && both.contains("您填的：路灯"), "{both}");
    assert_eq!(
        app.count("subcategories", "name = '路灯和楼道灯'").await,
        1,
        "nothing is lost"
    );
    street.tap("behind-keep").await;
    street.tap("manage-save").await;
    street.no_longer_see("place-form").await;
    assert_eq!(app.count("subcategories", "name = '路灯'").await, 1);
}

#[test]
fn what_a_street_distinguishes_is_chosen_at_the_desk_and_found_by_it() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let made = make::message(&app).title("路灯不亮").await;
        let street = driver.browser(&app, Kind::desk()).await;
        sign_in(&street, "street.admin", seed::PASSWORD).await;
        street.tap("nav-office").await;
        street.tap("manage-places").await;
        let _ = street.see("subcategories").await;
        street
            .run("document.querySelector('[data-test=subcategories]').open = true")
            .await;
        street.tap("subcategory-new").await;
        street.tap("manage-save").await;
        street
            .is_so("!!document.querySelector('[data-test=place-form] .lx-error')")
            .await;
        street.choose("place-category", "facilities").await;
        street.write("place-name", "路灯").await;
        street.tap("manage-save").await;
        let _ = street.see("subcategory").await;
        overtaken(&street, &app).await;
        street.close().await;

        let desk = driver.browser(&app, Kind::desk()).await;
        sign_in(&desk, "social.worker", seed::PASSWORD).await;
        desk.tap(&format!("queue-row-{}", made.id())).await;
        desk.tap("accept").await;
        desk.choose("accept-category", "facilities").await;
        let _ = desk.see("accept-subcategory").await;
        let lamps = desk
            .run("return document.querySelector('[data-test=accept-subcategory]').options[1].value")
            .await;
        let lamps = lamps.as_str().expect("an identifier").to_owned();
        desk.choose("accept-subcategory", &lamps).await;
        desk.tap("accept-submit").await;
        assert_eq!(desk.text("subcategory").await, "路灯");
        desk.open(&format!("/console/?category=facilities&subcategory={lamps}")).await;
        let _ = desk.see(&format!("queue-row-{}", made.id())).await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn somebody_new_chooses_a_password_and_b_stands_in_for_a() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let desk = driver.browser(&app, Kind::desk()).await;
        sign_in(&desk, "street.admin", seed::PASSWORD).await;
        desk.tap("nav-office").await;
        desk.tap("staff-new").await;
        desk.write("staff-name", "驿站小新").await;
        desk.write("staff-login", "xiao.xin").await;
        desk.tap("manage-save").await;
        let password = desk.text("first-password").await;
        desk.tap("first-password-done").await;
        let _ = desk.see("member-xiao.xin").await;
        desk.tap("manage-duties").await;
        desk.tap("duty-new").await;
        desk.choose("duty-a", &seed::id(11, 1).to_string()).await;
        desk.choose("duty-b", &seed::id(11, 2).to_string()).await;
        desk.tap("manage-save").await;
        let _ = desk.see("duty").await;
        assert_eq!(app.count("duties", "b_id IS NOT NULL").await, 1);
        desk.tap("duty-edit").await;
        let other = app.street_admin().await;
        let duties: Page<Duty> = other.get("/duties").await.read(200);
        let duty = &duties.items[0];
        let change = other.request(Method::PATCH, &format!("/duties/{}", duty.id));
        let change = change.header("if-match", &format!("\"{}\"", duty.version));
        let alone = DutySheet { b: None, ..duty.sheet };
        let _ = change.json(&alone).send().await.expect(200);
        desk.tap("manage-save").await;
        let _ = desk.see("behind-theirs").await;
        desk.tap("behind-take").await;
        desk.tap("manage-save").await;
        desk.no_longer_see("manage-save").await;
        assert_eq!(app.count("duties", "b_id IS NULL").await, 1);

        let new = driver.browser(&app, Kind::desk()).await;
        sign_in(&new, "xiao.xin", &password).await;
        new.write("new-password", "my very own password").await;
        new.tap("sign-in").await;
        let _ = new.see("queue").await;
        new.close().await;
        desk.close().await;
        app.stop().await;
    });
}

/// Chooses a day, as the calendar a browser shows for it would.
pub(crate) async fn set_day(desk: &Phone, name: &str, day: &str) {
    let script = format!(
        "const field = document.querySelector('[data-test={name}]'); field.value = '{day}'; \
         field.dispatchEvent(new Event('input', {{bubbles: true}}));"
    );
    let _ = desk.see(name).await;
    let _ = desk.run(&script).await;
}

#[test]
fn the_ledger_of_a_range_of_days_is_taken_along() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let desk = driver.browser(&app, Kind::desk()).await;
        sign_in(&desk, "street.admin", seed::PASSWORD).await;
        desk.tap("nav-office").await;
        desk.tap("manage-ledger").await;
        set_day(&desk, "ledger-to", "2000-01-01").await;
        let _ = desk.see("ledger-days").await;
        desk.is_so("!document.querySelector('[data-test=ledger-csv]')").await;
        set_day(&desk, "ledger-from", "2000-01-01").await;
        let file = "const done = arguments[0]; fetch(document.querySelector('[data-test=ledger-csv]').href) \
                    .then(answer => answer.text()).then(done);";
        let _ = desk.see("ledger-csv").await;
        let file = desk.run_async(file).await;
        assert_eq!(
            file.as_str().expect("a text").lines().count(),
            1,
            "the words above it: {file}"
        );
        assert_eq!(app.count("audit_entries", "act = 'take_ledger'").await, 1);
        // What ran out meanwhile is renewed before the browser follows the link by itself.
        desk.lose_cookie("lx_access").await;
        desk.tap("ledger-csv").await;
        desk.see_cookie("lx_access").await;
        let _ = desk.see("ledger-csv").await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_street_reads_its_log_in_words() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let _ = open311::key(&app, &open311::sheet()).await;
        let desk = driver.browser(&app, Kind::desk()).await;
        sign_in(&desk, "street.admin", seed::PASSWORD).await;
        let _ = desk.see("queue").await;
        desk.open("/office/audit").await;
        assert!(desk.text("audit-1").await.contains("密钥末尾："));
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_fault_below_a_limit_leaves_its_unit_beside_it() {
    const BESIDE: &str = "Math.abs(['limit-normal', 'unit-normal'].map((name) => document.querySelector(`[data-test=${name}]`) \
                          .getBoundingClientRect().top).reduce((one, other) => one - other)) < 2";
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let desk = driver.browser(&app, Kind::desk()).await;
        sign_in(&desk, "street.admin", seed::PASSWORD).await;
        // Whoever goes elsewhere before the answer is not signed in.
        let _ = desk.see("queue").await;
        // The page was the office's: what leads there leads on.
        desk.open("/office/limits").await;
        let _ = desk.see("limit-normal").await;
        desk.is_so("location.pathname === '/rules/limits'").await;
        desk.is_so(BESIDE).await;
        desk.write("limit-normal", "x").await;
        desk.tap("save").await;
        desk.see_attribute("limit-normal", "aria-invalid", "true").await;
        desk.is_so(BESIDE).await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_street_is_told_that_it_has_as_many_keys_as_it_may() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        for _ in 0..100 {
            let _ = open311::key(&app, &open311::sheet()).await;
        }
        let desk = driver.browser(&app, Kind::desk()).await;
        sit_down_as(&desk, "street.admin").await;
        desk.open("/office/keys").await;
        desk.tap("key-new").await;
        desk.write("key-name", "一个太多").await;
        desk.press("\u{e007}").await;
        assert!(!desk.text("key-failed").await.is_empty(), "it is said why");
        desk.close().await;
        app.stop().await;
    });
}
