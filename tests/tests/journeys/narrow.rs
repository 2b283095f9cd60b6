//! Large letters on the narrowest phone: nothing is cut off, and nothing moves sideways.

use tests::{Backend, TestApp, make, projects, proposals, teams, votes};

use crate::{
    accessible::{proposed, read_as},
    driver::{Driver, Kind, NARROW},
    whole::sign_in,
};

#[test]
fn large_type_fits_the_narrowest_phone() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        let resident = proposals::verified_of(&app, "李建国", &number).await;
        let made = make::message(&app).by(&resident).answered().await;
        let (case, proposal) = (format!("/cases/{}", made.id()), proposed(&app).await);
        let vote = format!("/votes/{}", votes::open(&app, |_| {}).await.id);
        let work = projects::shown(&app).await;
        let size = NARROW;
        let phone = driver.browser(&app, Kind { language: "zh-CN", size }).await;
        read_as(&phone, "zh-CN elder light").await;
        sign_in(&phone, &app, &number).await;
        let _ = phone.see("home-page").await;
        let pages = [
            (case.as_str(), "rate"),
            (&proposal, "says"),
            (&vote, "mark"),
            ("/votes/secret", "secret-page"),
            (&work, "outputs"),
            ("/projects/", "work"),
            ("/", "home-page"),
            ("/proposals/", "proposal"),
            ("/service/new", "ask-form"),
            ("/inbox/", "inbox-page"),
        ];
        for (path, name) in pages {
            phone.open(path).await;
            let _ = phone.see(name).await;
            // Where a page is too wide, a phone shows more of it: its own width says nothing.
            let wide = phone.run("return document.documentElement.scrollWidth").await;
            assert_eq!(wide, size.0, "{path} is as wide as the phone");
            let line = phone
                .run("return document.querySelector('.lx-head-side').offsetHeight < 80")
                .await;
            assert_eq!(line, true, "what stands in the head of {path} is one line");
        }
        // What is in a dialog fits it, a field for a day as well.
        let asked = teams::asked(&resident, |_| {}).await;
        phone.open(&format!("/service/{}", asked.summary.id)).await;
        phone.tap("move").await;
        let _ = phone.see("move-day").await;
        phone
            .is_so("(dialog => dialog.scrollWidth <= dialog.clientWidth)(document.querySelector('dialog[open]'))")
            .await;
        phone.close().await;
        app.stop().await;
    });
}
