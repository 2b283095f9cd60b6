//! What moderators do with proposals besides publishing them, and what else comes before them: pictures, and who is verified.

use contract::proposals::{Decision, NewDecision, Proposal};
use serde_json::json;
use tests::{
    Backend, TestApp, make, pictures,
    proposals::{against, draft, item, publish, published, sign, submit, url, verified, waiting},
};

use crate::{
    cards::{issued, way_of},
    driver::{Driver, Kind},
    proposals::{decide, here, moderator, resident, write},
};

#[test]
fn who_moderates_by_keyboard_is_led_to_each_item_and_back() {
    const AT: &str = "document.activeElement?.dataset.test ===";
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        for name in ["王秀兰", "李建国"] {
            let author = app.resident(name).await;
            let _ = submit(&author, &draft(&author).await).await;
        }
        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.tap("look").await;
        desk.is_so(&format!("{AT} 'case'")).await;
        desk.tap("let-go").await;
        desk.is_so(&format!("{AT} 'queue'")).await;
        desk.tap("look").await;
        let _ = desk.see("case").await;
        let _ = desk.run("history.back()").await;
        desk.is_so(&format!("{AT} 'queue'")).await;
        desk.tap("look").await;
        desk.tap("decide-now").await;
        desk.is_so(&format!("{AT} 'queue'")).await;
        desk.is_so("document.querySelectorAll('[data-test=item]').length === 1").await;
        desk.is_so(&format!("{AT} 'queue'")).await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn two_proposals_on_the_same_matter_become_one() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let older = published(&app, &app.resident("王秀兰").await).await;
        let younger = published(&app, &app.resident("李建国").await).await;
        let _ = sign(&verified(&app, "周先生").await, &younger).await.expect(204);
        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.open(&url(&younger, "")).await;
        desk.tap("merge-proposal").await;
        desk.choose("merge-into", &older.summary.id.to_string()).await;
        desk.write("merge-why", "两件说的是同一盏路灯。").await;
        desk.tap("merge-now").await;
        let _ = desk.see("merged").await;
        let followed = "source_id IS NOT NULL";
        assert_eq!(
            app.count("proposal_signatures", followed).await,
            1,
            "the signature went along"
        );
        let reader = driver.browser(&app, Kind::phone("zh-CN")).await;
        reader.open(&url(&younger, "")).await;
        reader
            .find("[data-test=merged] a")
            .await
            .click()
            .await
            .expect("the older one");
        let number = older.summary.number.clone();
        reader
            .is_so(&format!(
                "document.querySelector('[data-test=proposal-page]')?.textContent.includes('{number}')"
            ))
            .await;
        assert!(reader.text("signed").await.contains('1'));
        for browser in [desk, reader] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn a_proposal_with_a_picture_is_looked_at_and_shown_to_everybody() {
    const SHOWN: &str = "document.querySelector('[data-test=photos] img')?.naturalWidth > 0";
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let picture = app.folder().join("lamp.jpg");
        std::fs::write(&picture, pictures::jpeg()).expect("a picture");
        let author = resident(&mut driver, &app, "王秀兰").await;
        write(&author).await;
        let address = here(&author).await;
        author.choose_file("photo-input", &picture).await;
        let _ = author.see("photo-remove-1").await;
        author.tap("send-photos").await;
        author.is_so(SHOWN).await;
        author.tap("submit").await;
        author.no_longer_see("submit").await;
        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.open("/moderation/queue").await;
        desk.tap("look").await;
        desk.is_so("document.querySelector('[data-test=case-photos] img')?.naturalWidth > 0")
            .await;
        desk.tap("let-go").await;
        decide(&desk, "publish", None).await;
        let reader = driver.browser(&app, Kind::phone("zh-CN")).await;
        reader.open(&address).await;
        reader.is_so(SHOWN).await;
        for browser in [author, desk, reader] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn a_published_picture_is_reported_hidden_and_put_back() {
    const SHOWN: &str = "document.querySelector('[data-test=photos] img')?.naturalWidth > 0";
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let author = app.resident("王秀兰").await;
        let drafted = draft(&author).await;
        let photos = json!({"photos": [make::claim(&author, pictures::jpeg()).await]});
        let _ = author.post(&url(&drafted, "/photos"), &photos).await.expect(200);
        let waits = item(&app, &submit(&author, &drafted).await).await;
        let _ = tests::proposals::decide(&app.station_admin().await, waits.id, &publish())
            .await
            .expect(204);
        let reader = resident(&mut driver, &app, "李建国").await;
        reader.open(&url(&drafted, "")).await;
        reader.is_so(SHOWN).await;
        reader.tap("report-photo").await;
        reader.choose("report-reason", "personal_data").await;
        reader.write("report-text", "拍到了我家的窗户。").await;
        reader.tap("report-now").await;
        reader.no_longer_see("report-now").await;
        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.is_so("document.querySelector('[data-test=item]')?.textContent.includes('照片')")
            .await;
        decide(&desk, "hide", Some("拍到了邻居的窗户。")).await;
        reader.open(&url(&drafted, "")).await;
        let _ = reader.see("title").await;
        reader.no_longer_see("photos").await;
        // From the proposal's page it is put back, and hidden again.
        desk.open(&url(&drafted, "")).await;
        desk.is_so("document.querySelector('[data-test=photo-hidden]')?.textContent.includes('拍到了邻居的窗户。')")
            .await;
        desk.tap("restore-photo").await;
        desk.no_longer_see("photo-hidden").await;
        desk.tap("hide-photo").await;
        desk.choose("report-reason", "personal_data").await;
        desk.write("report-text", "拍到了邻居的窗户。").await;
        desk.tap("report-now").await;
        let _ = desk.see("photo-hidden").await;
        // And from what waits of the proposal.
        let second = app.resident("周先生").await;
        let why = json!({"reason": "insult"});
        let _ = second.post(&url(&drafted, "/reports"), &why).await.expect(204);
        desk.open("/moderation/queue").await;
        desk.tap("look").await;
        desk.tap("restore-photo").await;
        desk.tap("hide-photo").await;
        desk.write("photo-said", "拍到了邻居的窗户。").await;
        desk.tap("hide-photo-now").await;
        let _ = desk.see("photo-hidden").await;
        for browser in [reader, desk] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn whoever_scans_the_card_of_their_house_is_verified_by_it() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let officer = app.officer("刘阿姨").await;
        let way = way_of(&app, &issued(&app, &officer, "3号楼2单元").await).await;
        let phone = resident(&mut driver, &app, "周先生").await;
        phone.open(&way).await;
        phone.tap("verify").await;
        // What the card carried stands there already, and in no address that the server sees.
        phone.tap("redeem").await;
        phone
            .is_so("document.querySelector('[data-test=residence]')?.textContent.includes('梧桐社区')")
            .await;
        assert_eq!(app.count("residences", "proof = 'card' AND revoked_at IS NULL").await, 1);
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn what_is_hidden_is_found_and_put_back() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let hiding = json!({"reason": "personal_data", "text": "写出了邻居的姓名。"});
        let second = app.second_admin().await;
        let _ = second.post(&url(&proposal, "/hide"), &hiding).await.expect(204);
        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.tap("to-hidden").await;
        let told = desk.text("hidden-item").await;
        assert!(told.contains("驿站小王") && told.contains("写出了邻居的姓名。"), "{told}");
        desk.tap("put-back").await;
        desk.tap("put-back-sure").await;
        desk.no_longer_see("hidden-item").await;
        let _ = app.nobody().get(&url(&proposal, "")).await.expect(200);
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_hidden_picture_is_seen_in_the_list_and_put_back() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let author = app.resident("王秀兰").await;
        let proposal = published(&app, &author).await;
        let photos = json!({"photos": [make::claim(&author, pictures::jpeg()).await]});
        let added: Proposal = author.post(&url(&proposal, "/photos"), &photos).await.read(200);
        let hide = NewDecision {
            text: Some("拍到了邻居。".to_owned()),
            ..against(Decision::Hide)
        };
        let (second, waits) = (app.second_admin().await, waiting(&app).await.remove(0).id);
        let _ = tests::proposals::decide(&second, waits, &hide).await.expect(204);
        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.tap("to-hidden").await;
        let told = desk.text("hidden-item").await;
        assert!(told.contains("驿站小王") && told.contains("拍到了邻居。"), "{told}");
        desk.is_so("document.querySelector('[data-test=hidden-item] img')?.naturalWidth > 0")
            .await;
        desk.tap("put-back").await;
        desk.tap("put-back-sure").await;
        desk.no_longer_see("hidden-item").await;
        let photo = format!("/photos/{}", added.photos[0].photo.id);
        let _ = app.nobody().get(&photo).await.expect(200);
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_picture_of_a_public_case_is_reported_without_scripts_hidden_and_put_back() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let mut made = make::message(&app).photos(&[pictures::jpeg()]).await.answered().await;
        let _ = tests::publication::published(&app, &mut made).await;
        let page = format!("/plain/published/{}", made.id());
        let reader = resident(&mut driver, &app, "李建国").await;
        reader.open(&page).await;
        reader.run("document.querySelector('details').open = true; document.querySelector('[name=text]').value = '拍到了我家的窗户。'; document.querySelector('form button').click()").await;
        reader
            .is_so("document.querySelector('[role=status]')?.textContent.includes('谢谢')")
            .await;
        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.is_so("document.querySelector('[data-test=watched-photo]')?.textContent.includes('拍到了我家的窗户。')")
            .await;
        desk.is_so("document.querySelector('[data-test=watched-photo] img')?.naturalWidth > 0")
            .await;
        desk.tap("hide-photo").await;
        desk.write("photo-said", "拍到了邻居的窗户。").await;
        desk.tap("hide-photo-now").await;
        desk.is_so("document.querySelector('[data-test=photo-hidden]')?.textContent.includes('拍到了邻居的窗户。')")
            .await;
        reader.open(&page).await;
        reader
            .is_so("document.querySelector('h1') && !document.querySelector('img')")
            .await;
        desk.tap("restore-photo").await;
        desk.no_longer_see("watched-photo").await;
        reader.open(&page).await;
        reader.is_so("document.querySelector('img')?.naturalWidth > 0").await;
        for browser in [reader, desk] {
            browser.close().await;
        }
        app.stop().await;
    });
}
