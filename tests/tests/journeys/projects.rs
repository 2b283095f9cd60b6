//! Projects (居民自治项目), from the contract to what follows from the evaluation, on everybody's own screen.

use contract::{
    page::Page,
    projects::{Project, ProjectSummary},
};
use tests::{
    Backend, TestApp, pictures,
    projects::{self, Carrier, act, carrier_of, day, evaluation, look, until},
    proposals::verified,
};

use crate::{
    driver::Driver,
    phone::Phone,
    proposals::{moderator, neighbour, signed_in},
};

/// Puts a day into a field for days.
async fn on(phone: &Phone, name: &str, days: i64) {
    let script = format!(
        "const e = document.querySelector('[data-test={name}]'); \
         e.value = '{}'; e.dispatchEvent(new Event('input', {{bubbles: true}}))",
        day(days)
    );
    let _ = phone.run(&script).await;
}

/// Draws a project up at the desk, and offers it; what is typed is still there after the page is loaded anew.
async fn draw_up(desk: &Phone, carrier: &Carrier) {
    desk.open("/council/works").await;
    desk.tap("draw-up").await;
    let _ = desk.see("carrier").await;
    desk.tap("save").await;
    desk.is_so("document.querySelectorAll('[data-test=drawing] [aria-invalid=true]').length > 8")
        .await;
    desk.write("title", "银发上门服务").await;
    desk.write("purpose", "让出门不便的独居老人定期有人上门照看。").await;
    desk.choose("carrier", &carrier.id.to_string()).await;
    desk.reload().await;
    desk.tap("draw-up").await;
    desk.is_so("document.querySelector('[data-test=title]')?.value === '银发上门服务'")
        .await;
    on(desk, "starts_on", -5).await;
    on(desk, "ends_on", 60).await;
    for (name, words) in [
        ("because", "经费须在年内使用，来不及征集方案。"),
        ("scope", "80岁以上独居老人"),
        ("content", "每月两次上门理发。"),
        ("service", "两人同行，提前预约。"),
        ("breach", "未执行的退还款项。"),
        ("total_fen", "10000.01"),
        ("output-what-1", "上门理发"),
        ("output-count-1", "120"),
        ("output-unit-1", "人次"),
    ] {
        desk.write(name, words).await;
    }
    desk.tap("add-report").await;
    on(desk, "report-1", 20).await;
    desk.tap("save").await;
    let _ = desk.see("work-page").await;
    desk.tap("offer").await;
    desk.tap("offer-yes").await;
    let _ = desk.see("waits").await;
}

/// Reads the whole contract on the carrier's phone, and signs it.
async fn sign(phone: &Phone) {
    phone.open("/projects/").await;
    let _ = phone.see("ours").await;
    phone.tap("work").await;
    let contract = phone.text("contract").await;
    for words in [
        "80岁以上独居老人",
        "未执行的退还款项",
        "10000.01 元",
        "6000 元",
        "4000.01 元",
        "120 人次",
    ] {
        assert!(contract.contains(words), "{words}: {contract}");
    }
    phone.tap("sign").await;
    let _ = phone.see("read-first").await;
    sign_this(phone).await;
}

/// Signs the contract that is open.
async fn sign_this(phone: &Phone) {
    phone.tap("i-read").await;
    phone.tap("sign").await;
    phone.tap("sign-yes").await;
    let _ = phone.see("to-report").await;
}

/// Writes a report, not sent yet; what is typed is still there after the page is loaded anew.
async fn write_report(phone: &Phone, words: &str, done: &str) {
    phone.tap("to-report").await;
    phone.write("report-text", words).await;
    phone.reload().await;
    phone
        .is_so(&format!(
            "document.querySelector('[data-test=report-text]')?.value === '{words}'"
        ))
        .await;
    phone.write("done-1", done).await;
    phone.write("spent-on-1", "理发工具").await;
    phone.write("spent-1", "350.50").await;
}

/// Writes a report and sends it.
async fn report(phone: &Phone, words: &str, done: &str) {
    write_report(phone, words, done).await;
    phone.tap("send-report").await;
}

/// As [`report`], with a picture, over a network that loses the answer: it is written once, with one picture.
async fn picture(phone: &Phone, app: &TestApp, words: &str, done: &str) {
    let file = app.folder().join("report.jpg");
    std::fs::write(&file, pictures::jpeg()).expect("a picture");
    write_report(phone, words, done).await;
    phone.choose_file("photo-input", &file).await;
    phone
        .is_so("document.querySelector('[data-test=pictures] img')?.naturalWidth > 0")
        .await;
    phone.lose_answer("/reports").await;
    phone.tap("send-report").await;
    let _ = phone.see("report-trouble").await;
    phone.tap("send-report").await;
    phone
        .is_so("document.querySelector('[data-test=report] .lx-pictures img') !== null")
        .await;
    let reports = only(app).await.reports;
    let pictures: Vec<_> = reports.iter().map(|one| one.photos.len()).collect();
    assert_eq!(pictures, [1], "written once");
}

/// Takes the picture of a report from view: not without a reason, which outlives that the page is loaded anew. Then puts it back.
async fn hide(desk: &Phone, resident: &Phone) {
    desk.reload().await;
    desk.tap("hide-picture").await;
    desk.tap("send-hide-picture").await;
    desk.see_attribute("hide-why", "aria-invalid", "true").await;
    desk.write("hide-why", "照片里有邻居的门牌。").await;
    desk.reload().await;
    desk.tap("send-hide-picture").await;
    told_why(desk).await;
    resident.reload().await;
    told_why(resident).await;
    desk.tap("restore-picture").await;
    desk.write("restore-why", "看错了，门牌不是邻居家的。").await;
    desk.tap("send-restore-picture").await;
    desk.no_longer_see("picture-hidden").await;
    resident.reload().await;
    let _ = resident.see("report").await;
    resident.no_longer_see("picture-hidden").await;
}

/// Whoever looks for the picture, in the report that is folded away, is told why there is none.
async fn told_why(phone: &Phone) {
    phone
        .is_so("document.querySelector('[data-test=report] [data-test=picture-hidden]')?.textContent.includes('门牌')")
        .await;
}

/// Gives a project four or five of everything.
async fn evaluate(phone: &Phone, score: u8, words: &str) {
    let _ = phone.see("evaluate").await;
    for criterion in ["effect", "output", "participation", "spending", "satisfaction"] {
        phone.tap(&format!("{criterion}-{score}")).await;
    }
    phone.write("words", words).await;
    phone.tap("send-evaluation").await;
    phone.no_longer_see("evaluate").await;
}

/// Records the payment that is due.
async fn pay(desk: &Phone, reference: &str) {
    desk.reload().await;
    desk.write("reference", reference).await;
    desk.tap("pay-now").await;
}

async fn only(app: &TestApp) -> Project {
    let all: Page<ProjectSummary> = app.nobody().get(&projects::list()).await.read(200);
    app.nobody().get(&format!("/projects/{}", all.items[0].id)).await.read(200)
}

#[test]
fn a_project_goes_from_its_contract_to_its_last_payment() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        projects::rules(&app, |rules| rules.least_evaluations = 3).await;
        let number = app.phone();
        let carrier = carrier_of(&app, "孙丽", &number).await;
        let desk = moderator(&mut driver, &app, "station.admin").await;
        let speaker = signed_in(&mut driver, &app, &number).await;
        let resident = neighbour(&mut driver, &app, "周先生").await;

        draw_up(&desk, &carrier).await;
        sign(&speaker).await;
        pay(&desk, "记字第 1 号").await;
        desk.is_so("document.querySelector('[data-test=payment-1]')?.textContent.includes('已支付')")
            .await;
        picture(&speaker, &app, "第一个月上门三十人次。", "30").await;

        let project = only(&app).await;
        desk.reload().await;
        desk.is_so("document.querySelector('[data-test=report] .lx-pictures img') !== null")
            .await;
        let address = format!("/projects/works/{}", project.summary.id);
        resident.open(&address).await;
        let outputs = resident.text("outputs").await;
        assert!(outputs.contains("已完成 30") && outputs.contains("承诺 120"), "{outputs}");
        resident.write("remark-text", "7号楼这个月没有人来过。").await;
        resident.tap("send-remark").await;
        let _ = resident.see("a-remark").await;
        speaker.reload().await;
        speaker.tap("to-answer").await;
        speaker.write("answer-text", "安排在25日，已电话告知。").await;
        speaker.tap("send-answer").await;
        resident.reload().await;
        let answer = resident.text("remark-answer").await;
        assert!(answer.contains("25日"), "{answer}");
        hide(&desk, &resident).await;

        report(&speaker, "全部做完了，一百二十人次。", "120").await;
        speaker.no_longer_see("to-report").await;
        resident.reload().await;
        evaluate(&resident, 4, "理发的小伙子很耐心。").await;
        let _ = resident.see("i-evaluated").await;
        for name in ["邻居一", "邻居二"] {
            let other = verified(&app, name).await;
            let _ = act(&other, &project, "evaluations", &evaluation(4)).await.expect(200);
        }
        desk.reload().await;
        evaluate(&desk, 4, "做到了约定的，账目清楚。").await;
        let _ = look(&app, until(&only(&app).await)).await;
        pay(&desk, "记字第 2 号").await;
        desk.is_so("document.querySelector('[data-test=payment-2]')?.textContent.includes('已支付')")
            .await;
        resident.reload().await;
        let came = resident.text("evaluation").await;
        assert!(came.contains("4.00") && came.contains("很耐心"), "{came}");
        for browser in [desk, speaker, resident] {
            browser.close().await;
        }
        app.stop().await;
    });
}

#[test]
fn a_contract_goes_back_with_a_reason_and_comes_again() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let number = app.phone();
        let carrier = carrier_of(&app, "孙丽", &number).await;
        let project = projects::offered(&app, &carrier, |_| {}).await;
        let speaker = signed_in(&mut driver, &app, &number).await;
        speaker.open(&format!("/projects/works/{}", project.summary.id)).await;
        speaker.tap("refuse").await;
        speaker.write("refuse-why", "报告的日期请改到月底。").await;
        speaker.tap("refuse-yes").await;
        speaker.no_longer_see("sign-contract").await;
        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.open(&format!("/council/works/{}", project.summary.id)).await;
        let why = desk.text("refused-because").await;
        assert!(why.contains("月底"), "{why}");
        desk.tap("change").await;
        on(&desk, "report-1", 25).await;
        desk.tap("save").await;
        desk.tap("offer").await;
        desk.tap("offer-yes").await;
        let _ = desk.see("waits").await;
        speaker.reload().await;
        speaker.tap("i-read").await;
        speaker.tap("sign").await;
        speaker.tap("sign-yes").await;
        let _ = speaker.see("to-report").await;
        desk.reload().await;
        desk.tap("end").await;
        desk.write("end-why", "承接方停业了。").await;
        desk.tap("end-yes").await;
        speaker.reload().await;
        let why = speaker.text("why-ended").await;
        assert!(why.contains("停业"), "{why}");
        speaker.close().await;
        desk.close().await;
        app.stop().await;
    });
}

#[test]
fn a_carrier_for_whom_nobody_speaks_is_given_somebody_at_the_desk() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let carrier = projects::carrier(&app).await;
        let project = projects::offered(&app, &carrier, |_| {}).await;
        let admin = app.station_admin().await;
        let path = format!("/organisations/{}/representatives/{}", carrier.id, carrier.speaker.id());
        let _ = admin.delete(&path).await.expect(204);
        let number = app.phone();
        let _ = app.resident_of("钱会计", &number).await;
        let successor = signed_in(&mut driver, &app, &number).await;

        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.open(&format!("/council/works/{}", project.summary.id)).await;
        let _ = desk.see("silent").await;
        desk.write("speaker-phone", "138").await;
        desk.tap("name-speaker").await;
        desk.is_so("document.querySelector('[data-test=speaker-phone]')?.getAttribute('aria-invalid') === 'true'")
            .await;
        desk.write("speaker-phone", &number).await;
        desk.tap("name-speaker").await;
        desk.no_longer_see("silent").await;

        successor.open("/inbox/").await;
        successor.tap("message-new").await;
        sign_this(&successor).await;
        for browser in [desk, successor] {
            browser.close().await;
        }
        app.stop().await;
    });
}
