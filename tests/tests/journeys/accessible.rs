//! What axe-core finds on each page. It comes from npm, pinned; where npm is missing this is not run.

use std::{fs, path::PathBuf, process::Command};

use contract::liaison::Daypart;
use tests::{Backend, TestApp, bodies, make, not_run, pictures, projects, proposals, publication, teams, votes};

use crate::{
    cards::{issued, way_of},
    driver::{Driver, Kind},
    phone::Phone,
    whole::{sign_in, sit_down, write_letter},
};

/// The version that is used.
const AXE: &str = "axe-core@4.10.3";

/// The script, fetched once.
pub(crate) fn axe() -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/journeys");
    let file = folder.join("package").join("axe.min.js");
    if !file.is_file() {
        fs::create_dir_all(&folder).expect("target/journeys");
        let packed = Command::new("npm")
            .args(["pack", AXE, "--silent"])
            .current_dir(&folder)
            .output();
        let name = packed
            .ok()
            .filter(|output| output.status.success())
            .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
        let unpacked = name.is_some_and(|name| {
            Command::new("tar")
                .args(["-xzf", &name, "package/axe.min.js"])
                .current_dir(&folder)
                .status()
                .is_ok_and(|status| status.success())
        });
        if !unpacked {
            not_run::note(&format!("accessibility checks: {AXE} could not be had from npm"));
            return None;
        }
    }
    Some(fs::read_to_string(file).expect("axe-core"))
}

/// Everything serious that is wrong with the page that is open.
async fn faults(phone: &Phone, axe: &str, page: &str) -> Vec<String> {
    phone.run(axe).await;
    let found = phone
        .run_async("const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then((result) => done(result.violations), (error) => done([{id: String(error), impact: 'critical', nodes: []}]))")
        .await;
    let violations = found.as_array().expect("violations");
    let serious = violations
        .iter()
        .filter(|one| one["impact"] == "serious" || one["impact"] == "critical");
    let wide = phone.run("return document.documentElement.scrollWidth > innerWidth").await;
    // Whoever listens finds their way by headings, each one step below the last at most.
    let skipped = phone
        .run(
            "let last = 0; for (const one of document.querySelectorAll('h1, h2, h3, h4')) { const level = Number(one.tagName[1]); \
             if (level > last + 1) return one.textContent; last = level; } return null;",
        )
        .await;
    serious
        .map(|one| {
            format!(
                "{page}: {} {}: {} {}",
                one["impact"], one["id"], one["help"], one["nodes"][0]["html"]
            )
        })
        .chain((wide == true).then(|| format!("{page}: wider than the screen")))
        .chain(
            skipped
                .as_str()
                .map(|heading| format!("{page}: a level is left out before {heading}")),
        )
        .collect()
}

/// Proposals that wait for a moderator and for an answer; gives the address of the second.
pub(crate) async fn proposed(app: &TestApp) -> String {
    let author = app.resident("王秀兰").await;
    let effective = proposals::effective(app, &author).await;
    proposals::submitted(&author).await;
    proposals::url(&effective, "")
}

/// Opens each page, and collects what is wrong with it.
pub(crate) async fn look_at(phone: &Phone, axe: &str, pages: &[(&str, &str)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, name) in pages {
        phone.open(path).await;
        let _ = phone.see(name).await;
        wrong.extend(faults(phone, axe, path).await);
    }
    wrong
}

/// Looks at what somebody sees who scans a card: the card, its form, and one that is forged.
async fn scan(app: &TestApp, phone: &Phone, axe: &str) -> Vec<String> {
    let card = issued(app, &app.officer("刘阿姨").await, "3号楼2单元").await;
    let way = way_of(app, &card).await;
    let mut wrong = look_at(phone, axe, &[(&way, "ask")]).await;
    phone.tap("ask").await;
    phone.write("name", "张大爷").await;
    let _ = phone.see("consent").await;
    wrong.extend(faults(phone, axe, "/card/ form").await);
    wrong.extend(look_at(phone, axe, &[("/card/", "write-instead")]).await);
    wrong
}

/// Looks at a letter beside the cases that are like it.
async fn write_of_the_same(phone: &Phone, axe: &str) -> Vec<String> {
    phone.open("/").await;
    write_letter(phone, "我们楼电梯夜里也有异响").await;
    let _ = phone.see("nearby").await;
    faults(phone, axe, "/write beside cases like it").await
}

/// Looks at help at the door: as the resident who rates it, and as the volunteer who goes there and has hours.
async fn at_the_door(driver: &mut Driver, app: &TestApp, axe: &str, reads: &str) -> Vec<String> {
    let numbers = [app.phone(), app.phone()];
    let resident = app.resident_of("王秀兰", &numbers[0]).await;
    let volunteer = app.resident_of("周先生", &numbers[1]).await;
    let _ = volunteer.put("/me/volunteering", &teams::sheet()).await.expect(200);
    let station = app.station_admin().await;
    let url = teams::volunteer_url(&volunteer, "");
    let _ = station.post(&url, &teams::taken_on()).await.expect(200);
    let done = teams::done(app, &resident, &volunteer, 90).await;
    let ahead = teams::asked(&resident, |new| new.part = Daypart::Evening).await;
    let _ = teams::choose(app, &ahead, &[&volunteer]).await.expect(200);
    let _ = teams::answer(&teams::lead(app).await, &ahead, true).await.expect(200);
    let _ = teams::answer(&volunteer, &ahead, true).await.expect(200);
    let [done, ahead] = [done, ahead].map(|one| format!("/service/{}", one.summary.id));
    let pages: [&[(&str, &str)]; 2] = [
        &[(&done, "rate"), (&ahead, "cancel")],
        &[
            (&ahead, "arrive"),
            (&done, "record"),
            ("/service/tasks", "week"),
            ("/service/me", "to-hours"),
            ("/inbox/hours", "certify"),
        ],
    ];
    let mut wrong = Vec::new();
    for (number, pages) in numbers.iter().zip(pages) {
        let phone = driver.browser(app, Kind::phone("zh-CN")).await;
        read_as(&phone, reads).await;
        sign_in(&phone, app, number).await;
        let _ = phone.see("home-page").await;
        wrong.extend(look_at(&phone, axe, pages).await);
        phone.close().await;
    }
    wrong
}

/// A request for which a team waits to be chosen; gives its address at the station.
async fn choosing(app: &TestApp) -> String {
    let _ = teams::lead(app).await;
    let _ = teams::volunteer(app, "吴阿姨", |_| {}).await;
    let asked = teams::asked(&app.resident("李建国").await, |request| request.day = teams::day(1)).await;
    format!("/teams/{}", asked.summary.id)
}

/// Looks at where a case is made ready to be public, with a picture on which something is hidden; and at what is public.
async fn preparing(app: &TestApp, desk: &Phone, axe: &str) -> Vec<String> {
    let message = make::message(app).body("请打13800000001找王阿姨。");
    let mut made = message.photos(&[pictures::jpeg()]).await.answered().await;
    publication::agreed(app, &mut made).await;
    desk.open(&format!("/console/publications/{}", made.id())).await;
    desk.tap("show-photo-1").await;
    desk.tap("add-area-1").await;
    let _ = desk.see("area-1-1-width").await;
    let prepared = faults(desk, axe, "/console/publications").await;
    let mut public = make::message(app).answered().await;
    let _ = publication::published(app, &mut public).await;
    let pages = [("/console/published", "public-list"), ("/rules/bulletins", "bulletin-write")];
    [prepared, look_at(desk, axe, &pages).await].concat()
}

/// The pages of those who work at the station, and what each of them shows.
const OFFICE: [(&str, &str); 37] = [
    ("/console/hotline", "call-new"),
    ("/console/entry", "entry-form"),
    ("/console/account", "account"),
    ("/office/people", "people"),
    ("/office/duties", "duties"),
    ("/office/places", "places"),
    ("/office/surveys", "surveys-page"),
    ("/office/cards", "cards"),
    ("/office/ledger", "ledger"),
    ("/office/import", "manage"),
    ("/office/audit", "audit"),
    ("/moderation/queue", "item"),
    ("/moderation/owed", "owed"),
    ("/moderation/votes", "announce"),
    ("/council/bodies", "form"),
    ("/council/works", "draw-up"),
    ("/moderation/residents", "letters"),
    ("/moderation/rules", "proposal-rules"),
    ("/moderation/hidden", "to-hidden"),
    ("/moderation/record", "record"),
    ("/rules/routing", "trial"),
    ("/rules/organisations", "organisation-add"),
    ("/rules/templates", "template-add"),
    ("/rules/limits", "limits"),
    ("/rules/needs", "agenda-rules"),
    ("/rules/projects", "project-rules"),
    ("/rules/figures", "figures-row"),
    ("/teams/requests", "request"),
    ("/teams/week", "plan"),
    ("/teams/plan", "plan-week"),
    ("/teams/volunteers", "volunteer"),
    ("/teams/new", "new-form"),
    ("/field/", "surveys-page"),
    ("/field/diary", "diary-page"),
    ("/field/me", "me-page"),
    ("/field/cards", "cards-page"),
    ("/field/neighbours", "neighbours-page"),
];

/// The pages that are there for everybody.
async fn as_a_stranger(app: &TestApp, phone: &Phone, axe: &str) -> Vec<String> {
    let proposal = proposed(app).await;
    let body = format!("/projects/bodies/{}", bodies::standing(app).await.0.summary.id);
    let vote = votes::open(app, |_| {}).await;
    let work = projects::shown(app).await;
    let counted = format!("/votes/{}", votes::closed(app, &vote).await.id);
    let strangers = [
        ("/", "home-page"),
        ("/write", "write-page"),
        ("/track", "track-page"),
        ("/sign-in", "sign-in-page"),
        ("/field/", "gate"),
        ("/office/", "gate"),
        ("/moderation/", "gate"),
        ("/teams/", "gate"),
        ("/rules/", "gate"),
        ("/proposals/", "community"),
        ("/service/", "sign-in"),
        ("/inbox/certificate", "check"),
        (&proposal, "says"),
        ("/votes/", "votes-page"),
        ("/votes/secret", "secret-page"),
        ("/votes/motions", "motions-page"),
        ("/projects/bodies", "community"),
        (&body, "members"),
        (&counted, "recount-now"),
        ("/projects/", "works-page"),
        (&work, "outputs"),
    ];
    let mut wrong = look_at(phone, axe, &strangers).await;
    wrong.extend(write_of_the_same(phone, axe).await);
    wrong.extend(scan(app, phone, axe).await);
    wrong
}

/// A resident's own pages.
async fn as_oneself(app: &TestApp, phone: &Phone, axe: &str) -> Vec<String> {
    sign_in(phone, app, &app.phone()).await;
    phone.tap("welcome-skip").await;
    let own = [
        ("/cases", "cases-page"),
        ("/me", "me-page"),
        ("/inbox/", "inbox-page"),
        ("/inbox/settings", "topic-cases"),
        ("/inbox/data", "data-page"),
        ("/proposals/mine", "mine-page"),
        ("/proposals/new", "write-page"),
        ("/service/", "ask"),
        ("/service/new", "ask-form"),
        ("/service/tasks", "tasks-page"),
        ("/service/me", "become"),
        ("/service/volunteer", "sheet"),
    ];
    look_at(phone, axe, &own).await
}

/// The pages of those who work there.
async fn as_staff(app: &TestApp, desk: &Phone, axe: &str, made: &make::Made) -> Vec<String> {
    let mut wrong = look_at(desk, axe, &[("/console/", "login")]).await;
    sit_down(desk).await;
    desk.tap(&format!("queue-row-{}", made.id())).await;
    let _ = desk.see("case-state").await;
    wrong.extend(faults(desk, axe, "/console/ case").await);
    wrong.extend(look_at(desk, axe, &OFFICE).await);
    desk.open("/teams/volunteers").await;
    desk.tap("volunteer").await;
    let _ = desk.see("hours").await;
    wrong.extend(faults(desk, axe, "/teams/ volunteer").await);
    desk.open(&choosing(app).await).await;
    let _ = desk.see("team-0").await;
    wrong.extend(faults(desk, axe, "/teams/ choose").await);
    desk.open("/field/neighbours").await;
    desk.tap("need-new").await;
    let _ = desk.see("need-page").await;
    wrong.extend(faults(desk, axe, "/field/ need").await);
    wrong.extend(preparing(app, desk, axe).await);
    wrong
}

/// Goes through every page as somebody who reads like this: language, type size, colours.
fn no_page_shuts_out(reads: &str) {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let Some(axe) = axe() else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let made = make::message(&app).accepted().await;
        let phone = driver.browser(&app, Kind::phone("zh-CN")).await;
        read_as(&phone, reads).await;
        let mut wrong = as_a_stranger(&app, &phone, &axe).await;
        wrong.extend(at_the_door(&mut driver, &app, &axe, reads).await);
        wrong.extend(as_oneself(&app, &phone, &axe).await);
        let desk = driver.browser(&app, Kind::desk()).await;
        read_as(&desk, reads).await;
        wrong.extend(as_staff(&app, &desk, &axe, &made).await);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}

/// Chooses how somebody reads, as the page about oneself would.
pub(crate) async fn read_as(phone: &Phone, reads: &str) {
    phone.open("/plain").await;
    let _ = phone.run(&format!("localStorage.setItem('lianxin.prefs', '{reads}')")).await;
}

#[test]
fn no_page_shuts_out_those_who_read_large_type_in_the_dark() {
    no_page_shuts_out("zh-CN elder dark");
}

#[test]
fn no_page_shuts_out_those_who_read_english_by_daylight() {
    no_page_shuts_out("en standard light");
}
