//! Votes: announced at the desk, cast on phones, found again, and counted by whoever wants to.

use api::moment::Moment;
use contract::{
    page::Page,
    votes::{Criterion, Scoring, Vote},
};
use tests::{
    Backend, TestApp,
    proposals::{verified, verified_of},
    seed, votes,
};

use crate::{
    driver::{Driver, Kind},
    phone::Phone,
    proposals::{moderator, neighbour, resident, signed_in},
};

/// Announces a vote that opens at once; what is typed is still there after the page is loaded anew.
async fn announce(desk: &Phone) {
    desk.open("/moderation/votes").await;
    desk.tap("announce").await;
    desk.tap("announce-next").await;
    desk.is_so("document.querySelectorAll('[data-test=announcing] [aria-invalid=true]').length === 5")
        .await;
    desk.write("title", "今年先做哪一项").await;
    desk.write("question", "公共收益还够做下面的一项，您希望先做哪一项？").await;
    desk.write("option-1", "装路灯").await;
    desk.reload().await;
    desk.write("option-2", "装长椅").await;
    desk.is_so("document.querySelector('[data-test=option-1]')?.value === '装路灯'")
        .await;
    desk.run(
        "const e = document.querySelector('[data-test=closes-on]'); \
         e.value = new Date(Date.now() + 2 * 864e5).toISOString().slice(0, 10); e.dispatchEvent(new Event('input', {bubbles: true}))",
    )
    .await;
    desk.tap("announce-next").await;
    desk.tap("announce-now").await;
    let _ = desk.see("vote").await;
}

/// Marks an option, and reads it once more before it is cast.
async fn cast(phone: &Phone, option: &str, words: &str) {
    phone.tap(option).await;
    phone.tap("to-confirm").await;
    let chosen = phone.text("chosen").await;
    assert!(chosen.contains(words), "{chosen}");
    phone.tap("cast").await;
}

/// Counts a closed vote on somebody's phone.
async fn recount(phone: &Phone, address: &str) {
    phone.open(address).await;
    phone.tap("recount-now").await;
    let agrees = phone.text("agrees").await;
    assert!(agrees.contains("2 张选票"), "{agrees}");
}

#[test]
fn two_vote_on_their_phones_and_whoever_counts_comes_to_the_same() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let desk = moderator(&mut driver, &app, "station.admin").await;
        let first = neighbour(&mut driver, &app, "王秀兰").await;
        let second = neighbour(&mut driver, &app, "周先生").await;
        let third = resident(&mut driver, &app, "李建国").await;
        announce(&desk).await;
        let _ = votes::look(&app, Moment::now()).await;
        let all: Page<Vote> = app.nobody().get(&votes::list()).await.read(200);
        let vote = &all.items[0];
        let address = format!("/votes/{}", vote.id);

        third.open(&address).await;
        let why = third.text("standing").await;
        assert!(why.contains("核验") && why.contains("驿站"), "{why}");

        // The paper was signed and its answer lost: the same ballot is taken up again, not another.
        first.open(&address).await;
        first.tap("to-confirm").await;
        let _ = first.see("mark-error").await;
        first.lose_answer("/papers").await;
        cast(&first, "option-1", "装路灯").await;
        let _ = first.see("waits").await;
        first.is_so("!!navigator.serviceWorker.controller").await;
        first.set_offline(true).await;
        first.reload().await;
        let _ = first.see("under-way").await;
        first.set_offline(false).await;
        let _ = first.see("my-ballot").await;
        assert_eq!(app.count("vote_roll", "taken").await, 1);
        first.tap("find").await;
        let found = first.text("found").await;
        assert!(found.contains("和您投的一样"), "{found}");

        // It was cast and nobody said so: it is cast once.
        second.open("/inbox/").await;
        second.tap("message-new").await;
        let _ = second.see("mark").await;
        second.lose_answer("/ballots").await;
        cast(&second, "option-2", "装长椅").await;
        let _ = second.see("waits").await;
        second.tap("try-now").await;
        let _ = second.see("my-ballot").await;
        assert_eq!(app.count("vote_ballots", "TRUE").await, 2);

        desk.reload().await;
        let taken = desk.text("taken").await;
        assert!(taken.contains("2 人可以投票，2 人已领选票"), "{taken}");
        let _ = votes::closed(&app, vote).await;
        for phone in [&first, &second, &third] {
            recount(phone, &address).await;
        }
        let result = third.text("result").await;
        assert!(result.contains("表决有效") && result.contains("1 票，50.0%"), "{result}");
        for phone in [&first, &second] {
            let _ = phone.see("mine-is").await;
        }
        desk.reload().await;
        assert!(desk.text("quorum").await.contains("表决有效"));
        for browser in [first, second, third, desk] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn a_ballot_taken_elsewhere_and_a_vote_that_is_called_off_are_told() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        let voter = verified_of(&app, "王秀兰", &number).await;
        let vote = votes::open(&app, |_| {}).await;
        let address = format!("/votes/{}", vote.id);
        let _ = votes::ballot(&voter, &vote, &[1]).await;
        let phone = signed_in(&mut driver, &app, &number).await;
        phone.open(&address).await;
        let told = phone.text("standing").await;
        assert!(told.contains("不在这台手机上"), "{told}");
        // Whoever is verified now is not on the roll of what has begun.
        let late = app.phone();
        let _ = verified_of(&app, "周先生", &late).await;
        let other = signed_in(&mut driver, &app, &late).await;
        other.open(&address).await;
        let told = other.text("standing").await;
        assert!(told.contains("之后才核验"), "{told}");

        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.open("/moderation/votes").await;
        desk.tap("cancel").await;
        desk.tap("cancel-now").await;
        let _ = desk.find("[data-test=cancelling] [aria-invalid=true]").await;
        desk.write("reason", "选项三的费用有误，将重新公布。").await;
        desk.reload().await;
        desk.tap("cancel-now").await;
        desk.no_longer_see("cancelling").await;
        phone.reload().await;
        let why = phone.text("why-cancelled").await;
        assert!(why.contains("选项三的费用有误"), "{why}");
        for browser in [phone, other, desk] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn whoever_opens_a_vote_before_signing_in_comes_back_to_it_and_may_choose_several() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        let _ = verified_of(&app, "王秀兰", &number).await;
        let _ = verified(&app, "周先生").await;
        let vote = votes::open(&app, |_| {}).await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        phone.open("/votes/").await;
        phone.choose("community", &seed::community(0).to_string()).await;
        phone.tap("vote").await;
        phone.tap("sign-in").await;
        crate::whole::sign_in_here(&phone, &app, &number).await;
        for option in ["option-1", "option-2", "option-3"] {
            phone.tap(option).await;
        }
        phone.tap("to-confirm").await;
        let error = phone.text("mark-error").await;
        assert!(error.contains("最多选 2 项"), "{error}");
        // What was marked is still marked.
        phone.reload().await;
        phone
            .is_so("document.querySelectorAll('[data-test=mark] :checked').length === 3")
            .await;
        phone.tap("option-2").await;
        phone.tap("to-confirm").await;
        phone.tap("cast").await;
        let _ = phone.see("my-ballot").await;
        let vote = votes::closed(&app, &vote).await;
        let result = vote.result.expect("a result");
        assert_eq!((result.counts, result.quorum_met), (vec![1, 0, 1], false));
        phone.reload().await;
        let said = phone.text("result").await;
        assert!(said.contains("表决无效") && said.contains("1 票，100.0%"), "{said}");
        phone.close().await;
        app.stop().await;
    });
}

#[test]
fn every_option_is_scored_with_large_buttons_and_the_points_are_counted_again() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let phone = neighbour(&mut driver, &app, "王秀兰").await;
        let vote = votes::open(&app, |vote| {
            vote.scores = Some(Scoring {
                criteria: Criterion::ALL.to_vec(),
            });
            vote.options.truncate(2);
            vote.choose = 1;
        })
        .await;
        let address = format!("/votes/{}", vote.id);
        phone.open(&address).await;
        for option in 1..=2 {
            for criterion in 1..=3 {
                phone.tap(&format!("score-{option}-{criterion}-{}", option + criterion)).await;
            }
        }
        phone.tap("to-confirm").await;
        let error = phone.text("mark-error").await;
        assert!(error.contains("还有没打分的"), "{error}");
        // What was scored is still scored.
        phone.reload().await;
        let left = phone.text("left").await;
        assert!(left.contains("还有 2 处"), "{left}");
        phone.tap("score-1-4-1").await;
        phone.tap("score-2-4-5").await;
        phone.tap("to-confirm").await;
        let chosen = phone.text("chosen").await;
        assert!(chosen.contains("迫切性 2 · 公益性 3 · 共同性 4 · 可行性 1"), "{chosen}");
        phone.tap("cast").await;
        let _ = phone.see("my-ballot").await;
        phone.tap("find").await;
        let found = phone.text("found").await;
        assert!(found.contains("和您投的一样"), "{found}");
        let result = votes::closed(&app, &vote).await.result.expect("a result");
        assert_eq!(result.sums, [[2, 3, 4, 1], [3, 4, 5, 5]]);
        phone.open(&address).await;
        let said = phone.text("result").await;
        assert!(said.contains("10 分") && said.contains("17 分"), "{said}");
        phone.tap("recount-now").await;
        let agrees = phone.text("agrees").await;
        assert!(agrees.contains("1 张选票"), "{agrees}");
        phone.close().await;
        app.stop().await;
    });
}
