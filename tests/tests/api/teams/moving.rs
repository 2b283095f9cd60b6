//! The time of a request is changed: what was said stands, and may be taken back.

use contract::{
    liaison::Daypart,
    notifications::NotificationKind,
    problem::Kind,
    teams::{LeadSheet, OfferState, Service, ServiceAction as Action, ServiceState as State, ServiceTime},
};
use tests::{
    Client, Reply,
    inbox::told,
    on_each_backend,
    teams::{
        always, answer, asked, choose, coming, day, lapse, lead, presence, ready, seen, state_of, suggestions, url, volunteer,
    },
};

fn time(ahead: i64, part: Daypart) -> ServiceTime {
    ServiceTime {
        day: day(ahead),
        part,
        reason: None,
    }
}

/// Moves a request that was seen as it is.
async fn moved(by: &Client, of: &Service, to: &ServiceTime) -> Reply {
    by.put_over(of.version.unsigned_abs(), &url(of, "/time"), to).await
}

/// The words with which somebody was told of requests that changed.
async fn changes(of: &Client) -> Vec<String> {
    let told = told(of, NotificationKind::ServiceChanged).await;
    told.into_iter().filter_map(|one| one.word).collect()
}

on_each_backend! {
    async fn what_was_said_stands_at_the_new_time_and_may_be_taken_back(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let (helper, next) = (volunteer(&app, "张志强", |_| {}).await, volunteer(&app, "刘洋", |_| {}).await);
        let service = asked(&resident, |_| {}).await;
        let early: Service = moved(&resident, &service, &time(2, Daypart::Morning)).await.read(200);
        assert_eq!((early.summary.state, early.summary.day, early.team.len()), (State::Asked, day(2), 0), "nobody's before and after");
        let _ = choose(&app, &service, &[&helper]).await.expect(200);
        let _ = answer(&lead(&app).await, &service, true).await.expect(200);
        let _ = answer(&helper, &service, true).await.expect(200);
        let service = seen(&resident, &service).await;
        let to = ServiceTime { reason: Some("医院改了日子".to_owned()), ..time(3, Daypart::Afternoon) };
        let now: Service = moved(&resident, &service, &to).await.read(200);
        assert_eq!((now.summary.state, &now.summary.day, now.summary.part), (State::Ready, &day(3), Daypart::Afternoon));
        let line = now.timeline.last().expect("what happened");
        assert_eq!((line.action, line.day.as_deref(), line.part), (Action::Move, Some(day(3).as_str()), Some(Daypart::Afternoon)));
        assert_eq!(line.text.as_deref(), Some("医院改了日子"));
        for each in [&helper, &lead(&app).await] {
            assert_eq!(changes(each).await, ["move"], "they are told");
        }
        assert_eq!(changes(&resident).await.len(), 0, "who did it knows");
        let theirs = seen(&helper, &service).await;
        assert!(theirs.own().is_some_and(|own| own.moved) && theirs.actions.contains(&Action::Decline));
        assert!(seen(&resident, &service).await.team.iter().all(|one| !one.moved), "it is theirs and the station's to know");
        let _ = answer(&helper, &service, false).await.expect(200);
        let desk = seen(&app.station_admin().await, &service).await;
        let out = desk.team.iter().find(|one| one.account_id == helper.id()).expect("they were asked");
        assert!(out.state == OfferState::Declined && out.moved, "the desk sees why");
        assert_eq!(coming(&desk), [next.id()], "somebody else is asked for the new time");
    }

    async fn nobody_is_promised_to_two_doors_by_a_change_of_time(app: TestApp) {
        let (one, other) = (app.resident("王秀兰").await, app.resident("李建国").await);
        let (helper, next) = (volunteer(&app, "张志强", |_| {}).await, volunteer(&app, "刘洋", |_| {}).await);
        let first = asked(&one, |new| (new.day, new.part) = (day(2), Daypart::Morning)).await;
        let second = asked(&other, |new| (new.day, new.part) = (day(3), Daypart::Morning)).await;
        for service in [&first, &second] {
            let _ = choose(&app, service, &[&helper]).await.expect(200);
            let _ = answer(&helper, service, true).await.expect(200);
        }
        let before = seen(&one, &first).await;
        let now: Service = moved(&one, &before, &time(3, Daypart::Morning)).await.read(200);
        assert_eq!(now.summary.state, State::Short, "the lead is at the other door then, and there is no second one");
        let desk = seen(&app.station_admin().await, &first).await;
        assert_eq!((coming(&desk), state_of(&desk, helper.id())), (vec![next.id()], Some(OfferState::Withdrawn)));
        assert_eq!(changes(&helper).await, ["replace"], "told once, that they need not come");
        let kept = seen(&app.station_admin().await, &second).await;
        assert_eq!(coming(&kept), [helper.id()]);
    }

    async fn who_said_no_to_one_time_may_be_asked_for_another(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let (helper, late) = (volunteer(&app, "张志强", |_| {}).await, volunteer(&app, "刘洋", |_| {}).await);
        let service = asked(&resident, |new| new.day = day(5)).await;
        let _ = choose(&app, &service, &[&helper]).await.expect(200);
        let _ = answer(&lead(&app).await, &service, true).await.expect(200);
        let _ = answer(&helper, &service, false).await.expect(200);
        assert_eq!(lapse(&app, 30).await, 1, "the other says nothing");
        let short = seen(&resident, &service).await;
        assert_eq!(short.summary.state, State::Short);
        let now: Service = moved(&resident, &short, &time(6, Daypart::Evening)).await.read(200);
        assert_eq!(now.summary.state, State::Offered);
        let admin = app.station_admin().await;
        let again = coming(&seen(&admin, &service).await);
        assert!(again == [helper.id()] || again == [late.id()], "{again:?}");
        let who = if again == [helper.id()] { &helper } else { &late };
        let said: Service = answer(who, &service, true).await.read(200);
        assert_eq!((said.summary.state, said.own().map(|own| own.moved)), (State::Ready, Some(false)));
        assert!(suggestions(&app, &service).await.others.iter().all(|one| one.account_id != who.id()));
    }

    async fn a_time_is_changed_by_who_asked_and_only_until_somebody_is_there(app: TestApp) {
        let (resident, helper) = (app.resident("王秀兰").await, volunteer(&app, "张志强", |_| {}).await);
        let service = ready(&app, &resident, &helper).await;
        let to = time(4, Daypart::Morning);
        let path = url(&service, "/time");
        helper.put(&path, &to).await.refused(Kind::Forbidden);
        app.resident("李建国").await.put(&path, &to).await.refused(Kind::NotFound);
        app.foreign_admin().await.put(&path, &to).await.refused(Kind::NotFound);
        resident.put(&path, &time(-1, Daypart::Morning)).await.refused_field("/day", "service_day");
        resident.put(&path, &time(61, Daypart::Morning)).await.refused_field("/day", "service_day");
        let wrong = ServiceTime { day: "明天".to_owned(), ..to.clone() };
        resident.put(&path, &wrong).await.refused_field("/day", "day_form");
        let brief = ServiceTime { reason: Some("病".to_owned()), ..to.clone() };
        assert_eq!(resident.put(&path, &brief).await.refused(Kind::Invalid).errors[0].pointer, "/reason");
        // Somebody said something meanwhile: it is looked at first.
        let stale = Service { version: service.version - 1, ..service.clone() };
        moved(&resident, &stale, &to).await.refused(Kind::Stale);
        assert_eq!(seen(&resident, &service).await.summary.day, day(0));
        let now: Service = moved(&app.station_admin().await, &service, &to).await.read(200);
        let again: Service = moved(&resident, &service, &to).await.read(200);
        assert_eq!(again.version, now.version, "the same, sent once more, changes nothing");
        assert_eq!(changes(&resident).await, ["move"], "told by the station, once");
        let today: Service = moved(&resident, &now, &time(0, Daypart::Evening)).await.read(200);
        assert!(today.actions.contains(&Action::Move));
        let _ = helper.post(&url(&service, "/presence"), &presence(1)).await.expect(200);
        assert!(!seen(&resident, &service).await.actions.contains(&Action::Move));
        resident.put(&path, &to).await.refused(Kind::Conflict);
    }

    async fn what_a_lead_says_of_themselves_elsewhere_is_not_written_over(app: TestApp) {
        let lead = app.social_worker().await;
        let most = |most: u8| LeadSheet { free: always(), most, ..LeadSheet::default() };
        let first = lead.put_over(0, "/me/leading", &most(5)).await;
        assert_eq!(first.header("etag"), Some("\"1\""));
        assert_eq!(first.read::<LeadSheet>(200).most, 5);
        lead.put_over(0, "/me/leading", &most(6)).await.refused(Kind::Stale);
        let again: LeadSheet = lead.put_over(0, "/me/leading", &most(5)).await.read(200);
        assert_eq!(again.most, 5, "what is kept already is no other");
        let now: LeadSheet = lead.put_over(1, "/me/leading", &most(7)).await.read(200);
        assert_eq!(now.most, 7);
    }
}
