//! The list of a year's projects, from the need to how content residents are, on a page for everybody.

use chrono::Datelike;
use contract::projects::ProjectReason;
use tests::{
    Reply, TestApp, needs, on_each_backend,
    projects::{act, carrier, day, drafted, evaluate, look, payment, report, rules, running, seen, until},
    seed,
};

use super::because;

async fn page(app: &TestApp, rest: &str) -> Reply {
    let path = format!("/plain/projects?community={}{rest}", seed::community(0));
    app.nobody().get(&path).await
}

on_each_backend! {
    async fn everybody_reads_what_became_of_a_years_projects(app: TestApp) {
        let (need, call, carrier) = needs::won(&app).await;
        let admin = app.station_admin().await;
        rules(&app, |rules| rules.least_evaluations = 3).await;
        let project = running(&app, &carrier, |new| new.plan_id = call.plan_id).await;
        let _ = act(&admin, &project, "payments", &payment(1)).await.expect(200);
        let open = page(&app, "&lang=zh").await.expect(200).text();
        assert!(open.contains("进行中") && open.contains("10000.01 元，已支付 6000 元"), "{open}");
        let project = act(&carrier.speaker, &project, "reports", &report(true)).await.read(201);
        evaluate(&app, &project, &[5, 5, 4], 5).await;
        let _ = look(&app, until(&project)).await;
        let why = ProjectReason { reason: "周末老人都吃上了热饭。".to_owned() };
        let _ = act(&admin, &project, "commendation", &why).await.expect(200);
        let told = page(&app, "&lang=zh").await.expect(200);
        let (policy, text) = (told.header("content-security-policy").expect("a policy"), told.text());
        assert!(policy.contains("default-src 'none'") && !text.contains("<script"), "{text}");
        for words in [need.title.as_str(), "周末餐桌", "优秀", "4.66", "周末老人都吃上了热饭。", "表扬"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        for link in [format!("/projects/needs/{}", need.id), format!("/projects/calls/{}", call.id), format!("/projects/works/{}", project.summary.id)] {
            assert!(text.contains(&link), "{link}: {text}");
        }
        let english = page(&app, "&lang=en").await.expect(200).text();
        assert!(english.contains("Projects of the year") && english.contains("excellent"), "{english}");
        let all = app.nobody().get("/plain/projects").await.expect(200).text();
        assert!(all.contains(&format!("community={}", seed::community(0))) && !all.contains(&need.title), "{all}");
    }

    async fn what_nobody_signed_is_not_told_and_what_was_contracted_directly_says_why(app: TestApp) {
        let (carrier, admin) = (carrier(&app).await, app.station_admin().await);
        let direct = running(&app, &carrier, |new| "围墙抢修<b>".clone_into(&mut new.title)).await;
        let _ = drafted(&app, &carrier, |new| "还没有签的".clone_into(&mut new.title)).await;
        let _ = act(&admin, &direct, "end", &because()).await.expect(200);
        let text = page(&app, "").await.expect(200).text();
        assert!(text.contains("围墙抢修&lt;b&gt;") && !text.contains("还没有签的"), "{text}");
        let reason = seen(&app.nobody(), &direct).await.because.expect("a reason");
        assert!(text.contains(&reason) && text.contains(&because().reason), "{text}");
    }

    async fn a_year_tells_of_what_was_at_work_in_it(app: TestApp) {
        let carrier = carrier(&app).await;
        let _ = running(&app, &carrier, |_| {}).await;
        let this = day(0).0.year();
        assert!(page(&app, &format!("&year={this}")).await.expect(200).text().contains("银发上门服务"));
        assert!(page(&app, &format!("&year={}", this + 1)).await.expect(200).text().contains("银发上门服务"), "a year to come is this one");
        let before = page(&app, &format!("&year={}", this - 1)).await.expect(200).text();
        assert!(before.contains("没有项目") && !before.contains("银发上门服务"), "{before}");
        assert_eq!(page(&app, "&year=x").await.status / 100, 4);
        let nowhere = format!("/plain/projects?community={}", seed::nothing::<contract::ids::kind::Community>());
        assert_eq!(app.nobody().get(&nowhere).await.status, 404);
    }
}
