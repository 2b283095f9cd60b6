//! The time of a request is changed: who said yes and no longer fits is told why, and the desk sees it and finds somebody else.

use contract::{
    liaison::Daypart,
    notifications::{Notification, NotificationKind},
    page::Page,
    teams::{
        DaysOff, DaysOffSheet, Misfit, NewSkillProof, OfferState, ProofDecision, Replacement, Service, ServiceAction as Action,
        ServiceState as State, ServiceSummary, ServiceTime, Skill, SkillRules, TeamSuggestions, WeekSlot,
    },
};
use tests::{
    Client, TestApp,
    inbox::told,
    on_each_backend, seed,
    teams::{always, answer, asked, choose, coming, day, lead, seen, url, volunteer, volunteer_url},
};

async fn moved(by: &Client, of: &Service, ahead: i64, part: Daypart) -> Service {
    let to = ServiceTime {
        day: day(ahead),
        part,
        reason: None,
    };
    by.put(&url(of, "/time"), &to).await.read(200)
}

/// Why somebody no longer fits, as a reader sees it.
async fn unfit(by: &Client, of: &Service, whom: &Client) -> Vec<Misfit> {
    let team = seen(by, of).await.team.into_iter();
    let own = team.filter(|one| one.account_id == whom.id()).map(|one| one.unfit).next();
    own.unwrap_or_default()
}

async fn last(of: &Client, kind: NotificationKind) -> Option<String> {
    let first: Option<Notification> = told(of, kind).await.into_iter().next();
    first.and_then(|one| one.word)
}

/// A request so many days ahead whose team stands.
async fn ready_on(app: &TestApp, ahead: i64, helper: &Client, skill: Skill) -> (Client, Service) {
    let resident = app.resident("王秀兰").await;
    let service = asked(&resident, |new| {
        new.day = day(ahead);
        new.skills = vec![skill];
    })
    .await;
    let _ = choose(app, &service, &[helper]).await.expect(200);
    let _ = answer(&lead(app).await, &service, true).await.expect(200);
    let _ = answer(helper, &service, true).await.expect(200);
    (resident, service)
}

async fn off(who: &Client, ahead: i64) {
    let days = vec![DaysOff {
        from: day(ahead),
        to: day(ahead),
    }];
    let _ = who.put("/me/volunteering/days-off", &DaysOffSheet { days }).await.expect(200);
}

async fn marked(by: &Client) -> bool {
    let path = format!("/communities/{}/services?over=false", seed::community(0));
    let page: Page<ServiceSummary> = by.get(&path).await.read(200);
    page.items.iter().any(|one| one.unfit)
}

async fn instead(by: &Client, of: &Service, whom: &Client) -> TeamSuggestions {
    by.get(&url(of, &format!("/teams?instead_of={}", whom.id()))).await.read(200)
}

on_each_backend! {
    async fn a_day_off_is_told_seen_at_the_desk_and_settled_by_another_yes(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let (resident, service) = ready_on(&app, 2, &helper, Skill::Escort).await;
        off(&helper, 4).await;
        let admin = app.station_admin().await;
        assert!(unfit(&admin, &service, &helper).await.is_empty(), "it is not that day");
        let now = moved(&resident, &service, 4, Daypart::Morning).await;
        assert_eq!(now.summary.state, State::Ready, "what was said stands");
        assert!(now.team.iter().all(|one| one.unfit.is_empty()), "the resident is not told of anybody's days");
        assert_eq!(last(&helper, NotificationKind::ServiceChanged).await.as_deref(), Some("day_off"));
        assert_eq!(last(&lead(&app).await, NotificationKind::ServiceChanged).await.as_deref(), Some("move"), "who still fits");
        assert_eq!(last(&admin, NotificationKind::ServiceWaiting).await.as_deref(), Some("move"));
        assert_eq!(unfit(&admin, &service, &helper).await, [Misfit::DayOff]);
        assert_eq!(unfit(&helper, &service, &helper).await, [Misfit::DayOff]);
        assert_eq!(unfit(&lead(&app).await, &service, &helper).await, [Misfit::DayOff], "who leads works at the station");
        assert!(marked(&admin).await);
        assert!(seen(&helper, &service).await.actions.contains(&Action::Accept));
        let said: Service = answer(&helper, &service, true).await.read(200);
        assert_eq!(said.timeline.last().map(|line| line.action), Some(Action::Accept));
        assert!(!said.actions.contains(&Action::Accept));
        assert!(unfit(&admin, &service, &helper).await.is_empty() && !marked(&admin).await, "they come all the same");
        let again: Service = answer(&helper, &service, true).await.read(200);
        assert_eq!(again.version, said.version, "the same answer twice changes nothing");
    }

    async fn who_is_not_free_in_a_usual_week_is_replaced_by_somebody_the_desk_is_shown(app: TestApp) {
        let mornings = |slot: &WeekSlot| slot.part == Daypart::Morning;
        let free: Vec<WeekSlot> = always().into_iter().filter(mornings).collect();
        let helper = volunteer(&app, "张志强", |sheet| sheet.free = free).await;
        let (other, cook) = (
            volunteer(&app, "刘洋", |_| {}).await,
            volunteer(&app, "马丽", |sheet| sheet.skills = vec![Skill::Cooking]).await,
        );
        let (resident, service) = ready_on(&app, 3, &helper, Skill::Escort).await;
        let _ = moved(&resident, &service, 3, Daypart::Evening).await;
        let admin = app.station_admin().await;
        assert_eq!(unfit(&admin, &service, &helper).await, [Misfit::NotFree]);
        assert_eq!(last(&helper, NotificationKind::ServiceChanged).await.as_deref(), Some("not_free"));
        let found = instead(&admin, &service, &helper).await;
        assert!(found.teams.is_empty() && found.shortage.is_none());
        let brings = |who: &Client| found.others.iter().find(|one| one.account_id == who.id()).map(|one| one.brings.clone());
        assert_eq!(brings(&other), Some(vec![Skill::Escort]), "what only who goes brought is missing");
        assert_eq!((brings(&helper), brings(&cook)), (None, None), "who was asked, and who is no use alone");
        let by = Replacement { account_id: helper.id(), by: Some(other.id()) };
        let now: Service = admin.post(&url(&service, "/replacement"), &by).await.read(200);
        assert_eq!((now.summary.state, coming(&now)), (State::Offered, vec![other.id()]));
        assert!(!marked(&admin).await);
        admin.get(&url(&service, &format!("/teams?instead_of={}", cook.id()))).await.refused_field("/instead_of", "never_asked");
        let _ = helper.get(&url(&service, &format!("/teams?instead_of={}", other.id()))).await.expect(404);
    }

    async fn a_certificate_that_has_run_out_by_then_counts_for_nobody(app: TestApp) {
        let skills = || vec![Skill::Escort, Skill::FirstAid];
        let helper = volunteer(&app, "张志强", |sheet| sheet.skills = skills()).await;
        let admin = app.station_admin().await;
        let proof = NewSkillProof { kind: "红十字救护员证".to_owned(), number: "JH32050026001234".to_owned(), until: Some(day(5)) };
        let _ = helper.put("/me/volunteering/proofs/first_aid", &proof).await.expect(200);
        let confirmed = ProofDecision { edition: 1, seen: None, until: Some(day(5)), reason: None };
        let _ = admin.post(&volunteer_url(&helper, "/proofs/first_aid"), &confirmed).await.expect(200);
        let (resident, service) = ready_on(&app, 4, &helper, Skill::FirstAid).await;
        let _ = moved(&resident, &service, 5, Daypart::Morning).await;
        assert!(unfit(&admin, &service, &helper).await.is_empty(), "its last day");
        let _ = moved(&resident, &service, 6, Daypart::Morning).await;
        assert_eq!(last(&helper, NotificationKind::ServiceChanged).await.as_deref(), Some("unproved"));
        assert_eq!(unfit(&admin, &service, &helper).await, [Misfit::Unproved]);
        let _ = answer(&helper, &service, true).await.expect(200);
        assert_eq!(unfit(&admin, &service, &helper).await, [Misfit::Unproved], "nobody can say it away");
        let path = format!("/communities/{}/skill-rules", seed::community(0));
        let rules: SkillRules = admin.get(&path).await.read(200);
        let proved = rules.proved.into_iter().filter(|skill| *skill != Skill::FirstAid).collect();
        let _ = admin.put(&path, &SkillRules { proved }).await.expect(200);
        assert!(unfit(&admin, &service, &helper).await.is_empty(), "they are believed");
    }

    async fn who_has_not_answered_yet_is_told_too_and_one_yes_is_enough(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let resident = app.resident("王秀兰").await;
        let service = asked(&resident, |new| new.day = day(2)).await;
        let _ = choose(&app, &service, &[&helper]).await.expect(200);
        off(&helper, 4).await;
        let _ = moved(&resident, &service, 4, Daypart::Morning).await;
        let admin = app.station_admin().await;
        assert_eq!(unfit(&admin, &service, &helper).await, [Misfit::DayOff]);
        let now: Service = answer(&helper, &service, true).await.read(200);
        assert_eq!(now.own().map(|own| own.state), Some(OfferState::Accepted));
        assert!(!now.actions.contains(&Action::Accept));
        assert!(unfit(&admin, &service, &helper).await.is_empty());
    }
}
