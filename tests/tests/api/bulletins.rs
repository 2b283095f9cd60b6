//! Bulletins: figures that the server counts, words of the station, published once.

use contract::{
    audit::{Act, AuditEntry},
    bulletins::{Bulletin, BulletinFigures, BulletinSummary, NewBulletin, WithdrawBulletin},
    cases::Channel,
    notifications::{Inbox, NotificationKind, NotificationPreferences, NotificationSubject, NotificationTopic},
    page::Page,
    problem::Kind,
};
use serde_json::{Value, json};
use tests::{
    Client, Reply, TestApp,
    bulletins::{came_last_month, list, month, month_of, new, next, published, standing},
    make, on_each_backend,
    operations::Operation,
    projects, publication, seed, votes,
};

use crate::limits_in_schema::assert_same_limits;

/// Whether an address is about bulletins.
pub(crate) fn is_about(path: &str) -> bool {
    path.contains("/bulletin")
}

/// Tries an operation where it would be possible.
pub(crate) async fn attempt(app: &TestApp, operation: &Operation, client: Client) -> Reply {
    let here = seed::community(0).to_string();
    match operation.id.as_str() {
        "read_bulletin" => client.get(&operation.path_with(&standing(app).await.id.to_string())).await,
        "withdraw_bulletin" => {
            let path = operation.path_with(&standing(app).await.id.to_string());
            client.post(&path, &why("正文提到了一位居民的姓名。")).await
        }
        "read_bulletin_figures" => {
            client
                .get(&format!("{}?month={}", operation.path_with(&here), month(1)))
                .await
        }
        "publish_bulletin" => client.post(&operation.path_with(&here), &next(app).await).await,
        _ => client.get(&operation.path_with(&here)).await,
    }
}

/// Why words are withdrawn.
fn why(because: &str) -> WithdrawBulletin {
    WithdrawBulletin {
        because: because.to_owned(),
    }
}

/// What is counted of a month, for who is to write its bulletin.
async fn figures_of(admin: &Client, month: &str) -> BulletinFigures {
    let path = format!("/communities/{}/bulletin-figures?month={month}", seed::community(0));
    admin.get(&path).await.read(200)
}

/// What the database says of a change that it refuses.
async fn refused_by_database(app: &TestApp, change: String) -> String {
    let db = app.db().await;
    let changing = db.write(move |conn| Ok(diesel::RunQueryDsl::execute(diesel::sql_query(change), conn)?));
    changing.await.expect_err("it stays").to_string()
}

on_each_backend! {
    async fn figures_of_a_month_are_counted_as_everywhere(app: TestApp) {
        let admin = app.station_admin().await;
        for _ in 0..3 {
            let _ = make::message(&app).answered().await;
        }
        let path = format!("/communities/{}/bulletin-figures?month={}", seed::community(0), month(1));
        let none: BulletinFigures = admin.get(&path).await.read(200);
        assert_eq!((none.cases.received, none.by_channel.len()), (0, 0), "they came this month");
        came_last_month(&app).await;
        let figures: BulletinFigures = admin.get(&path).await.read(200);
        assert_eq!((figures.cases.received, figures.cases.answered), (3, 3));
        assert_eq!(figures.by_channel.iter().map(|one| (one.channel, one.received)).collect::<Vec<_>>(), [(Channel::Mailbox, 3)]);
        admin.get(&path.replace(&month(1), "2026-13")).await.refused_field("/month", "month_form");
    }

    async fn projects_and_votes_stand_in_the_month_in_which_they_were_settled(app: TestApp) {
        let admin = app.station_admin().await;
        let carrier = projects::carrier(&app).await;
        let work = projects::evaluated(&app, &carrier, &[5, 5, 5], 5).await;
        let vote = votes::open(&app, |_| {}).await;
        let vote = votes::closed(&app, &vote).await;
        let signed = figures_of(&admin, &month(0)).await;
        assert_eq!(signed.projects_signed, 1);
        assert_eq!(figures_of(&admin, &month(1)).await.projects_signed, 0);
        assert_eq!(figures_of(&admin, &month_of(projects::until(&work))).await.projects_evaluated, 1);
        let counted = figures_of(&admin, &month_of(vote.closes_at)).await.votes;
        let result = vote.result.expect("a result");
        let told = (counted[0].id, counted[0].ballots, Some(counted[0].roll), counted[0].quorum_met);
        assert_eq!((counted.len(), told), (1, (vote.id, result.ballots, vote.roll, result.quorum_met)));
    }

    async fn what_is_wrong_with_a_bulletin_is_said_of_its_field(app: TestApp) {
        let admin = app.station_admin().await;
        let hidden = make::message(&app).answered().await.id();
        let faults: [(fn(&mut NewBulletin), &str, &str); 6] = [
            (|one| "2026-1".clone_into(&mut one.month), "/month", "month_form"),
            (|one| one.month = month(0), "/month", "month_not_over"),
            (|one| "？".clone_into(&mut one.title), "/title", "title_length"),
            (|one| "好".clone_into(&mut one.text), "/text", "notice_length"),
            (|one| one.projects = vec![seed::nothing()], "/projects/0", "bulletin_project"),
            (|one| one.corrects = Some(seed::nothing()), "/corrects", "bulletin_exists"),
        ];
        for (change, pointer, code) in faults {
            let mut bulletin = new();
            change(&mut bulletin);
            admin.post(&list(), &bulletin).await.refused_field(pointer, code);
        }
        let bulletin = NewBulletin { cases: vec![hidden], ..new() };
        admin.post(&list(), &bulletin).await.refused_field("/cases/0", "bulletin_case");
        app.foreign_admin().await.post(&list(), &new()).await.refused(Kind::Forbidden);
        assert_same_limits::<NewBulletin>("NewBulletin", &json!(new()));
        assert_eq!(app.count("bulletins", "true").await, 0);
    }

    async fn what_is_published_stays_and_another_edition_puts_it_right(app: TestApp) {
        let (admin, key) = (app.station_admin().await, make::key());
        let first: Bulletin = admin.post_once(&key, &list(), &new()).await.read(201);
        let again: Bulletin = admin.post_once(&key, &list(), &new()).await.read(201);
        assert_eq!((first.summary.id, first.summary.edition, app.count("bulletins", "true").await), (again.summary.id, 1, 1));
        let problem = admin.post(&list(), &new()).await.refused(Kind::Conflict);
        assert_eq!((problem.errors[0].code.as_str(), &problem.now.expect("it")["id"]), ("bulletin_exists", &json!(first.summary.id)));
        let mut correction = NewBulletin { corrects: Some(first.summary.id), ..new() };
        admin.post(&list(), &correction).await.refused_field("/because", "bulletin_because");
        correction.because = Some("路灯是两盏。".to_owned());
        let second: Bulletin = admin.post(&list(), &correction).await.read(201);
        assert_eq!((second.summary.edition, second.because.as_deref(), second.latest), (2, Some("路灯是两盏。"), None));
        let old: Bulletin = app.nobody().get(&format!("/bulletins/{}", first.summary.id)).await.read(200);
        assert_eq!((old.latest, &old.text), (Some(second.summary.id), &first.text));
        assert_eq!(admin.post(&list(), &correction).await.status, 409, "it corrects what is corrected");
        for change in ["UPDATE bulletins SET title = 'x'", "DELETE FROM bulletins"] {
            assert!(refused_by_database(&app, change.to_owned()).await.contains("never changed"));
        }
        let all: Page<BulletinSummary> = app.nobody().get(&format!("{}?limit=1", list())).await.read(200);
        assert_eq!(all.items[0].id, second.summary.id);
        let rest = format!("{}?cursor={}", list(), all.next.expect("more"));
        assert_eq!(app.nobody().get(&rest).await.read::<Page<BulletinSummary>>(200).items[0].id, first.summary.id);
        let log: Page<AuditEntry> = admin.get(&format!("/audit?community_id={}", seed::community(0))).await.read(200);
        assert_eq!(log.items[0].act, Act::PublishBulletin);
    }

    async fn what_it_points_to_goes_with_what_that_says(app: TestApp) {
        let admin = app.station_admin().await;
        let mut made = make::message(&app).title("路灯不亮").answered().await;
        let _ = publication::published(&app, &mut made).await;
        let twice = NewBulletin { cases: vec![made.id(), made.id()], ..new() };
        admin.post(&list(), &twice).await.refused_field("/cases/1", "bulletin_case");
        let carrier = projects::carrier(&app).await;
        let work = projects::sign(&carrier, &projects::offered(&app, &carrier, |_| {}).await).await;
        let bulletin = published(&app, |one| {
            one.cases = vec![made.id()];
            one.projects = vec![work.summary.id];
        })
        .await;
        assert_eq!((bulletin.cases.len(), bulletin.projects[0].id), (1, work.summary.id));
        let address = format!("/plain/bulletins/{}", bulletin.summary.id);
        let page = app.nobody().get(&address).await.text();
        assert!(page.contains(&bulletin.cases[0].title) && page.contains("上月社区简报"), "{page}");
        app.run_sql("DELETE FROM publications").await;
        let left: Bulletin = app.nobody().get(&format!("/bulletins/{}", bulletin.summary.id)).await.read(200);
        assert_eq!((left.cases.len(), left.projects.len()), (0, 1));
    }

    async fn words_that_must_not_stand_are_withdrawn_and_the_figures_stay(app: TestApp) {
        let admin = app.station_admin().await;
        let first = published(&app, |one| "感谢3号楼的钱桂芳。".clone_into(&mut one.text)).await;
        let path = format!("/bulletins/{}", first.summary.id);
        let withdraw = format!("{path}/withdraw");
        admin.post(&withdraw, &why("？")).await.refused_field("/because", "reason_length");
        app.foreign_admin().await.post(&withdraw, &why("写了姓名。")).await.refused(Kind::Forbidden);
        let nowhere = format!("/bulletins/{}/withdraw", seed::nothing::<contract::ids::kind::Bulletin>());
        admin.post(&nowhere, &why("写了姓名。")).await.refused(Kind::NotFound);
        let gone: Bulletin = admin.post(&withdraw, &why(" 写了一位居民的姓名。 ")).await.read(200);
        let withdrawn = gone.summary.withdrawn.as_ref().expect("it");
        assert_eq!((withdrawn.because.as_str(), gone.text.as_str(), gone.summary.title.as_str()), ("写了一位居民的姓名。", "", ""));
        assert_eq!((&gone.figures, app.nobody().get(&path).await.read::<Bulletin>(200)), (&first.figures, gone.clone()));
        assert_eq!(app.count("bulletins", "text LIKE '%钱桂芳%' OR title <> ''").await, 0, "nothing is left of it");
        let problem = admin.post(&withdraw, &why("再撤一次。")).await.refused(Kind::Conflict);
        assert_eq!(problem.errors[0].code, "bulletin_withdrawn");
        for change in ["withdrawn_because = 'x'", "withdrawn_at = NULL, withdrawn_because = NULL", "month = '2020-01'"] {
            let change = format!("UPDATE bulletins SET {change}");
            assert!(refused_by_database(&app, change).await.contains("never changed"));
        }
        for page in [format!("/plain{path}?lang=zh-CN"), format!("/plain/bulletins?community={}&lang=zh-CN", seed::community(0))] {
            let page = app.nobody().get(&page).await.text();
            assert!(page.contains("撤下") && !page.contains("钱桂芳") && !page.contains("上月社区简报"), "{page}");
        }
        let after: Bulletin = admin.post(&list(), &next(&app).await).await.read(201);
        assert_eq!((after.summary.edition, after.summary.withdrawn), (2, None));
        let log: Page<AuditEntry> = admin.get(&format!("/audit?community_id={}", seed::community(0))).await.read(200);
        assert_eq!(log.items[1].act, Act::WithdrawBulletin);
    }

    async fn who_wants_to_hear_announcements_is_told_of_bulletins(app: TestApp) {
        let (wants, other) = (app.resident("王秀兰").await, app.resident("李建国").await);
        let mut wishes = NotificationPreferences::default();
        wishes.topics.push(NotificationTopic::Announcements);
        let _ = wants.put("/me/notification-preferences", &wishes).await.expect(200);
        let first = published(&app, |_| {}).await;
        let second: Bulletin = app.station_admin().await.post(&list(), &next(&app).await).await.read(201);
        let told: Inbox = wants.get("/me/notifications").await.read(200);
        let told = told.items.iter().filter(|one| one.kind == NotificationKind::BulletinPublished);
        let told: Vec<_> = told.map(|one| (one.about, one.about_id.uuid(), one.word.as_deref())).collect();
        let (first, second) = (first.summary.id.uuid(), second.summary.id.uuid());
        assert_eq!(told, [(NotificationSubject::Bulletin, second, Some("correct")), (NotificationSubject::Bulletin, first, None)]);
        assert_eq!(other.get("/me/notifications").await.read::<Inbox>(200).unread, 0);
        let leaves = format!("notification_id IN (SELECT id FROM notifications WHERE kind = '{}')", NotificationKind::BulletinPublished.word());
        assert_eq!(app.count("outbox", &leaves).await, 1, "what is put right is read in the app");
    }

    async fn everybody_reads_them_without_scripts(app: TestApp) {
        let hostile = "<script>alert(1)</script>";
        let bulletin = published(&app, |one| one.text = format!("{hostile} 路灯")).await;
        let nobody = app.nobody();
        let page = nobody.get(&format!("/plain/bulletins?community={}&lang=en", seed::community(0))).await.text();
        assert!(page.contains("Bulletins") && page.contains(&bulletin.summary.id.to_string()), "{page}");
        let one = nobody.get(&format!("/plain/bulletins/{}?lang=zh-CN", bulletin.summary.id)).await.text();
        assert!(one.contains("&lt;script&gt;") && !one.contains(hostile), "{one}");
        assert!(nobody.get("/plain").await.text().contains("/plain/bulletins"));
        assert_eq!(nobody.get("/plain/bulletins/nowhere").await.status, 404);
        let none: Value = nobody.get(&format!("/communities/{}/bulletins", seed::community(1))).await.read(200);
        assert_eq!(none["items"], json!([]));
    }
}
