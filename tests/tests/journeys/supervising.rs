//! A member of the group supervises and evaluates on their own phone, the station commends, and everybody reads what it came to.

use contract::{
    bodies::{NewBody, SeatAnswer, SeatKind},
    proposals::Field,
};
use tests::{
    Backend, Client, TestApp, bodies, needs,
    projects::{self, act, carrier, evaluate, evaluation, look, report, seen, until},
};

use crate::{
    driver::Driver,
    phone::Phone,
    proposals::{moderator, signed_in},
};

/// A group for the field of the projects here, and the phone of somebody of the staff who sits in it.
async fn group(driver: &mut Driver, app: &TestApp) -> (Vec<Client>, Phone) {
    let new = NewBody {
        field: Some(Field::SpecialGroups),
        ..bodies::new()
    };
    let (body, members) = bodies::standing_among_many(app, &new).await;
    let number = app.phone();
    let staff = app.resident_of("周社工", &number).await;
    let _ = bodies::invite(app, &body, &number, SeatKind::Staff).await.expect(201);
    let seat = bodies::seat(&staff).await.id;
    let _ = bodies::says(&staff, seat, SeatAnswer::Accept, "周社工").await.expect(200);
    let members = members.into_iter().map(|(member, _)| member).collect();
    (members, signed_in(driver, app, &number).await)
}

/// Gives five of everything; for the committee not without reasons.
async fn for_the_committee(phone: &Phone) {
    assert!(phone.text("seat").await.contains("代表社区"));
    for criterion in ["effect", "output", "participation", "spending", "satisfaction"] {
        phone.tap(&format!("{criterion}-5")).await;
    }
    phone.tap("send-evaluation").await;
    phone
        .is_so("document.querySelector('[data-test=words]')?.getAttribute('aria-invalid') === 'true'")
        .await;
    phone.write("words", "约定的都做到了，账目清楚。").await;
    phone.tap("send-evaluation").await;
    let _ = phone.see("i-evaluated").await;
}

#[test]
fn who_sits_in_the_group_supervises_and_evaluates_on_their_phone() {
    tests::run(async {
        let Some(mut driver) = Driver::start().await else { return };
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        projects::rules(&app, |rules| rules.least_evaluations = 3).await;
        let (members, phone) = group(&mut driver, &app).await;
        let carrier = carrier(&app).await;
        let project = projects::running(&app, &carrier, |_| {}).await;
        let address = format!("/projects/works/{}", project.summary.id);
        phone.open(&address).await;
        phone.write("remark-text", "抽查了三户，都说按时来过。").await;
        phone.tap("send-remark").await;
        let note = phone.text("a-remark").await;
        assert!(note.contains("共治协商小组") && !note.contains("周社工"), "{note}");

        let _ = act(&carrier.speaker, &project, "reports", &report(true)).await.expect(201);
        phone.reload().await;
        for_the_committee(&phone).await;
        for member in &members {
            let _ = act(member, &project, "evaluations", &evaluation(5)).await.expect(200);
        }
        evaluate(&app, &project, &[5], 5).await;
        let _ = look(&app, until(&seen(&app.nobody(), &project).await)).await;

        let desk = moderator(&mut driver, &app, "station.admin").await;
        desk.open(&format!("/council/works/{}", project.summary.id)).await;
        desk.tap("commend").await;
        desk.write("commend-why", "老人都说好，没有漏过一户。").await;
        desk.tap("commend-yes").await;
        desk.no_longer_see("commend").await;
        phone.open(&address).await;
        assert!(phone.text("commended").await.contains("没有漏过一户"));

        let call = needs::call(&app).await;
        let _ = needs::send(&carrier.speaker, &call, carrier.id, &needs::plan("周末餐桌")).await;
        let _ = needs::look(&app, call.deadline).await;
        phone.open(&format!("/projects/calls/{}", call.id)).await;
        let record = phone.text("record").await;
        assert!(record.contains("同等条件下优先") && record.contains("优秀 1"), "{record}");

        phone.open("/projects/").await;
        phone.tap("yearly").await;
        phone
            .is_so("document.body?.textContent.includes('年度公报') && document.body.textContent.includes('没有漏过一户')")
            .await;
        phone.close().await;
        desk.close().await;
        app.stop().await;
    });
}
