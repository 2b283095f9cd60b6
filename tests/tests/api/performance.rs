//! How cases are answered, for everybody to see.

use api::{cache::Cache, cases::alarm, moment::Moment, places::Directory};
use contract::{
    cases::Category,
    ids::CommunityId,
    performance::{Performance, StaffPerformance, StreetPerformance},
};
use serde_json::json;
use tests::{Client, make, on_each_backend, seed};

fn path(community: CommunityId) -> String {
    format!("/communities/{community}/performance")
}

async fn figures(by: &Client) -> Performance {
    by.get(&path(seed::community(0))).await.read(200)
}

on_each_backend! {
    async fn everybody_sees_how_many_were_answered_and_what_residents_say(app: TestApp) {
        let (first, second) = (make::message(&app).answered().await, make::message(&app).answered().await);
        let _ = make::message(&app).accepted().await;
        let _ = first.act(&first.by, "rating", &make::rating()).await.expect(200);
        let unhappy = json!({"contacted": true, "resolved": false, "satisfaction": 2});
        let _ = second.act(&second.by, "rating", &unhappy).await.expect(200);
        for _ in 0..3 {
            let _ = make::message(&app).rated().await;
        }
        let counted = figures(&app.nobody()).await;
        assert_eq!((counted.all.received, counted.all.answered, counted.all.in_time), (6, 5, 5));
        assert_eq!((counted.overdue, counted.overdue_days), (0, None));
        assert_eq!((counted.all.rated, counted.all.contacted, counted.all.resolved, counted.all.satisfied), (5, 5, 4, 4));
        assert_eq!((counted.all.hours_half, counted.by_week[0].figures), (Some(0), counted.all));
        assert_eq!(counted.by_category.iter().map(|each| each.figures.received).collect::<Vec<_>>(), [6]);
        assert!(Category::ALL.contains(&counted.by_category[0].category));
    }

    async fn what_fewer_than_five_say_is_nobodys_business_but_the_stations(app: TestApp) {
        let in_cell = |message: &mut contract::mailbox::NewMessage| message.cell_id = Some(seed::cell(0, 0));
        for _ in 0..4 {
            let _ = make::message(&app).with(in_cell).rated().await;
        }
        let counted = figures(&app.nobody()).await;
        let [cell] = counted.by_cell.as_slice() else { panic!("one cell: {counted:?}") };
        assert_eq!((cell.cell_id, cell.figures.answered), (seed::cell(0, 0), 4));
        for figures in [counted.all, counted.by_category[0].figures, counted.by_week[0].figures, cell.figures] {
            assert_eq!((figures.rated, figures.contacted, figures.satisfied, figures.few_rated), (0, 0, 0, true));
        }
        let page = app.nobody().get(&format!("/plain/performance?community={}&lang=zh-CN", seed::community(0))).await.text();
        assert!(page.contains("不足 5 人") && page.contains("按网格") && page.contains(&cell.name), "{page}");
        let path = format!("{}/staff", path(seed::community(0)));
        let staff: StaffPerformance = app.station_admin().await.get(&path).await.read(200);
        let [who] = staff.items.as_slice() else { panic!("one of them: {staff:?}") };
        assert_eq!((who.figures.answered, who.figures.rated, who.figures.resolved), (4, 4, 4));
        assert!(!who.name.is_empty());
        app.street_admin().await.get(&path).await.refused(contract::problem::Kind::Forbidden);
    }

    async fn the_communities_of_a_street_stand_beside_each_other(app: TestApp) {
        let late = make::message(&app).accepted().await;
        app.run_sql(&format!("UPDATE cases SET due_at = submitted_at - {} WHERE number = '{}'", 73_i64 * 3_600_000_000, late.case.summary.number)).await;
        for _ in 0..5 {
            let _ = make::message(&app).rated().await;
        }
        let path = format!("/streets/{}/performance", seed::street(0));
        let street: StreetPerformance = app.nobody().get(&path).await.read(200);
        let (here, beside): (Vec<_>, Vec<_>) = street.items.iter().partition(|each| each.community_id == seed::community(0));
        let [here] = here.as_slice() else { panic!("one of them: {street:?}") };
        assert_eq!((here.open, here.overdue, here.overdue_days), (1, 1, Some(3)));
        assert_eq!(here.figures, figures(&app.nobody()).await.all);
        assert_eq!((here.figures.received, here.figures.rated), (6, 5));
        assert!(!beside.is_empty() && beside.iter().all(|each| each.open == 0 && each.figures.received == 0), "{street:?}");
        assert!(street.items.iter().all(|each| !each.name.is_empty()));
        assert_eq!(app.nobody().get(&format!("/streets/{}/performance", seed::nothing::<()>())).await.status, 404);
    }

    async fn what_went_over_its_time_is_no_longer_in_time(app: TestApp) {
        let made = make::message(&app).accepted().await;
        app.run_sql("UPDATE cases SET due_at = due_at - 8640000000000").await;
        let cache = Cache::open(app.settings()).await.expect("a cache");
        let (db, directory) = (app.db().await, Directory::default());
        alarm::sweep(&db, &cache, &directory, Moment::now()).await.expect("alarms");
        let answer = json!({"text": "已经修好了，抱歉久等。"});
        let _ = made.act(&app.station_admin().await, "answer", &answer).await.expect(200);
        let late = make::message(&app).accepted().await;
        let three_days = 73_i64 * 3_600_000_000;
        app.run_sql(&format!("UPDATE cases SET due_at = submitted_at - {three_days} WHERE number = '{}'", late.case.summary.number)).await;
        let counted = figures(&app.nobody()).await;
        assert_eq!(counted.overdue_days, Some(3));
        let page = app.nobody().get(&format!("/plain/performance?community={}&lang=zh-CN", seed::community(0))).await.expect(200).text();
        assert!(page.contains("最久超期（天） <strong>3</strong>"), "{page}");
        assert_eq!((counted.all.answered, counted.all.in_time), (1, 0));
        assert!(counted.open >= 1 && counted.overdue == 1, "{counted:?}");
    }

    async fn the_page_needs_no_script_and_names_nobody(app: TestApp) {
        let made = make::message(&app).answered().await;
        let page = app.nobody().get(&format!("/plain/performance?community={}&lang=zh-CN", seed::community(0))).await.expect(200);
        let text = page.text();
        assert!(text.contains("办理情况公开") && text.contains("<table>") && !text.contains("<script"), "{text}");
        assert!(!text.contains(&made.case.summary.title) && !text.contains("王秀兰"));
        let english = app.nobody().get("/plain/performance?lang=en").await.expect(200).text();
        assert!(english.contains("How cases are answered"));
        assert_eq!(app.nobody().get(&format!("/plain/performance?community={}", seed::nothing::<()>())).await.status, 404);
        assert_eq!(app.nobody().get(&path(seed::nothing())).await.status, 404);
    }
}
