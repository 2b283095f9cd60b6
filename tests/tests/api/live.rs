//! What open pages learn by themselves: desks of their cases, people of their messages, nobody of anything else.

use contract::{
    cases::Action,
    live::{Beside, CASE, LiveCase, LivePresence, NOTIFICATION, OpenCase, PRESENCE, RESET},
    notifications::{Notification, NotificationKind},
    problem::Kind,
};
use tests::{
    Backend, Client, TestApp, make, on_each_backend, seed,
    teams::{asked, choose, volunteer},
};
use uuid::Uuid;

/// Says which case one has open; who else has it.
async fn open(by: &Client, made: Option<&make::Made>) -> Vec<String> {
    let open = OpenCase {
        case_id: made.map(make::Made::id),
    };
    let beside: Beside = by.post("/live/presence", &open).await.read(200);
    beside.names
}

on_each_backend! {
    async fn a_desk_is_told_of_what_happens_to_its_cases_and_of_no_words(app: TestApp) {
        let mut desk = app.station_admin().await.listen("").await;
        let made = make::message(&app).accepted().await;
        let first = desk.of(CASE).await;
        let told: LiveCase = first.read();
        assert_eq!((told.id, told.action), (made.id(), Action::Submit));
        assert!(first.id.is_some() && !first.data.contains("电梯"), "{}", first.data);
        let told: LiveCase = desk.of(CASE).await.read();
        assert_eq!((told.id, told.action, told.state), (made.id(), Action::Accept, made.case.summary.state));
    }

    async fn another_desk_and_residents_are_not_told(app: TestApp) {
        let mut foreign = app.foreign_admin().await.listen("").await;
        let mut resident = app.resident("李建国").await.listen("").await;
        let _ = make::message(&app).answered().await;
        let there = make::message(&app).community(seed::community(1)).await;
        let told: LiveCase = foreign.of(CASE).await.read();
        assert_eq!(told.id, there.id(), "the first that they are told of");
        let mine = make::message(&app).by(&app.resident("李建国").await).answered().await;
        let told: Notification = resident.next().await.expect("a message").read();
        assert_eq!(told.about_id.uuid(), mine.id().uuid(), "the first that they are told at all");
    }

    async fn who_comes_back_is_told_what_they_missed(app: TestApp) {
        let admin = app.station_admin().await;
        let mut desk = admin.listen("").await;
        let mut made = make::message(&app).await;
        let last = desk.of(CASE).await.id.expect("from where to go on");
        drop(desk);
        made.accepted(&admin).await;
        let other = make::message(&app).answered().await;
        let missed = admin.listen(&format!("?wait=false&after={last}")).await.all().await;
        let told: Vec<LiveCase> = missed.iter().map(tests::events::Event::read).collect();
        let of = |id| told.iter().filter(|case| case.id == id).count();
        assert_eq!((of(made.id()), of(other.id())), (1, 3), "{told:?}");
    }

    async fn who_was_away_too_long_looks_at_everything_again(app: TestApp) {
        let admin = app.station_admin().await;
        let ages_ago = Uuid::from_u128(1);
        let said = admin.listen(&format!("?wait=false&after={ages_ago}")).await.all().await;
        assert_eq!(said.iter().map(|event| event.name.as_str()).collect::<Vec<_>>(), [RESET]);
    }

    async fn two_at_one_case_learn_of_each_other(app: TestApp) {
        let made = make::message(&app).await;
        let (one, other) = (app.station_admin().await, app.second_admin().await);
        let mut desk = one.listen("").await;
        assert_eq!(open(&one, Some(&made)).await, Vec::<String>::new());
        let beside = open(&other, Some(&made)).await;
        assert_eq!(beside.len(), 1, "{beside:?}");
        let told: LivePresence = desk.of(PRESENCE).await.read();
        assert_eq!((told.case_id, told.here), (made.id(), true));
        assert_eq!(open(&one, Some(&made)).await, [told.name]);
        assert_eq!(open(&other, None).await, Vec::<String>::new());
        let told: LivePresence = desk.of(PRESENCE).await.read();
        assert!(!told.here, "they went on to something else");
    }

    async fn only_who_sits_at_its_desk_can_have_a_case_open(app: TestApp) {
        let made = make::message(&app).await;
        let body = OpenCase { case_id: Some(made.id()) };
        made.by.post("/live/presence", &body).await.refused(Kind::Forbidden);
        app.foreign_admin().await.post("/live/presence", &body).await.refused(Kind::NotFound);
    }

    async fn a_volunteer_who_looks_is_told_of_an_offer(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let mut phone = helper.listen("").await;
        let service = asked(&app.resident("王秀兰").await, |_| {}).await;
        let _ = choose(&app, &service, &[&helper]).await.expect(200);
        let told: Notification = phone.of(NOTIFICATION).await.read();
        assert_eq!(told.kind, NotificationKind::ServiceOffered);
    }

    async fn what_is_written_at_one_instance_is_told_at_another(app: TestApp) {
        let other = app.another_instance().await;
        let mut desk = app.station_admin().await.at(&other).listen("").await;
        let made = make::message(&app).await;
        let told: LiveCase = desk.of(CASE).await.read();
        assert_eq!(told.id, made.id());
    }

    async fn nobody_listens_after_they_signed_out(app: TestApp) {
        let admin = app.sign_in_by_password("station.second", seed::PASSWORD).await;
        let mut desk = admin.listen("").await;
        let _ = admin.delete("/sessions/current").await.expect(204);
        assert_eq!(desk.next().await, None);
    }

    async fn with_too_many_streams_the_oldest_ends(app: TestApp) {
        let admin = app.station_admin().await;
        let mut oldest = admin.listen("").await;
        let mut others = Vec::new();
        for _ in 0..10 {
            others.push(admin.listen("").await);
        }
        assert_eq!(oldest.next().await, None);
        let _ = make::message(&app).await;
        for mut other in others {
            let _ = other.of(CASE).await;
        }
    }
}

#[test]
fn another_installation_in_the_same_redis_says_nothing_here() {
    tests::run(async {
        let apps = (
            TestApp::start(Backend::Postgres).await,
            TestApp::start(Backend::Postgres).await,
        );
        let (Some(app), Some(foreign)) = apps else { return };
        let mut desk = app.station_admin().await.listen("").await;
        let theirs = make::message(&foreign).await;
        let _ = open(&foreign.station_admin().await, Some(&theirs)).await;
        // It is told after what the others said, and the same way.
        let (made, other) = (make::message(&app).await, app.another_instance().await);
        let _ = open(&app.second_admin().await.at(&other), Some(&made)).await;
        let told: LivePresence = desk.of(PRESENCE).await.read();
        assert_eq!(told.case_id, made.id());
        foreign.stop().await;
        app.stop().await;
    });
}
