//! Rules that send cases on when they are accepted.

use contract::{
    accounts::Role,
    cases::{Action, Category, State},
    handling::{Flow, RoutingOutcome, RoutingRule, RoutingRules, RoutingState, RoutingTarget, RuleCondition},
    notifications::NotificationKind,
    people::{DutyKind, DutySheet},
    problem::Kind,
};
use reqwest::Method;
use serde_json::json;
use tests::{Client, Reply, inbox, make, on_each_backend, seed};

use super::{handling, id_of, organisation};

fn path() -> String {
    format!("/communities/{}/routing", seed::community(0))
}

/// Sets the rules instead of those that are there.
async fn set(by: &Client, rules: &[RoutingRule]) -> Reply {
    let known: RoutingState = by.get(&path()).await.read(200);
    set_over(by, known.version, rules).await
}

/// Sets the rules, believing those of this version to be there.
async fn set_over(by: &Client, version: u32, rules: &[RoutingRule]) -> Reply {
    let rules = RoutingRules { rules: rules.to_vec() };
    let request = by.request(Method::PUT, &path()).header("if-match", &format!("\"{version}\""));
    request.json(&rules).send().await
}

fn rule(name: &str, to: RoutingTarget) -> RoutingRule {
    RoutingRule {
        name: name.to_owned(),
        categories: Vec::new(),
        cells: Vec::new(),
        channels: Vec::new(),
        urgencies: Vec::new(),
        words: Vec::new(),
        office_hours: None,
        to,
        flow: Flow::Ordinary,
    }
}

const NOBODY: RoutingTarget = RoutingTarget {
    duty_id: None,
    account_id: None,
    station_id: None,
    organisation_id: None,
};

async fn person(client: &Client) -> RoutingTarget {
    RoutingTarget {
        account_id: Some(id_of(client).await),
        ..NOBODY
    }
}

on_each_backend! {
    async fn the_first_rule_that_fits_sends_a_case_on_when_it_is_accepted(app: TestApp) {
        let (worker, second) = (person(&app.social_worker().await).await, person(&app.second_admin().await).await);
        let rules = [
            RoutingRule { categories: vec![Category::Traffic], ..rule("停车", second) },
            RoutingRule { words: vec!["电梯".to_owned()], flow: Flow::Approval, ..rule("电梯", worker) },
            rule("其余", second),
        ];
        let _ = set(&app.street_admin().await, &rules).await.expect(200);
        let made = make::message(&app).accepted().await;
        assert_eq!(made.case.summary.state, State::Dispatched);
        let last = made.case.timeline.last().expect("an entry");
        assert_eq!((last.action, last.by.role), (Action::Dispatch, Role::System));
        let shown = handling(&made, &app.station_admin().await).await;
        assert_eq!(shown.handler.and_then(|handler| handler.account_id), worker.account_id);
        assert_eq!(shown.flow, Flow::Approval);
    }

    async fn a_rule_hands_cases_to_an_organisation_without_naming_anybody(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let to = RoutingTarget { organisation_id: Some(id), ..NOBODY };
        let _ = set(&app.station_admin().await, &[rule("养老服务转暖阳", to)]).await.expect(200);
        let made = make::message(&app).accepted().await;
        assert_eq!(made.case.summary.state, State::Transferred);
        assert_eq!(made.seen_by(&speaker).await.reporter, None);
        assert_eq!(inbox::told(&speaker, NotificationKind::CaseReceived).await.len(), 1, "also where nobody of the station did it");
    }

    async fn a_rule_leads_to_a_station_whoever_is_there(app: TestApp) {
        let (admin, street) = (app.station_admin().await, app.street_admin().await);
        let at = |station| RoutingTarget { station_id: Some(station), ..NOBODY };
        set(&street, &[rule("别处的驿站", at(seed::station(1)))]).await.refused_field("/rules/0/to", "target_unknown");
        let _ = set(&street, &[rule("梧桐驿站", at(seed::station(0)))]).await.expect(200);
        let given = async || {
            let made = make::message(&app).accepted().await;
            assert_eq!(made.case.summary.state, State::Dispatched);
            handling(&made, &admin).await.handler.expect("somebody")
        };
        let staff = given().await;
        assert_eq!((staff.account_id, staff.duty), (Some(id_of(&admin).await), None), "whoever accepted it, where nobody has a duty");
        let (worker, second) = (id_of(&app.social_worker().await).await, id_of(&app.second_admin().await).await);
        for (kind, a) in [(DutyKind::Lead, second), (DutyKind::Resolve, worker)] {
            let sheet = DutySheet { place_id: seed::station(0).uuid(), kind, a, b: None };
            let _ = street.post("/duties", &sheet).await.expect(201);
        }
        assert_eq!(given().await.account_id, Some(worker), "who resolves before others");
        let away = json!({"from": super::day(0), "to": super::day(1)});
        let _ = street.post(&format!("/members/{worker}/absences"), &away).await.expect(201);
        let lead = given().await;
        assert_eq!((lead.account_id, lead.duty.map(|duty| duty.kind)), (Some(second), Some(DutyKind::Lead)));
    }

    async fn rules_are_tried_on_a_text_before_they_are_set(app: TestApp) {
        let worker = person(&app.social_worker().await).await;
        let rules = RoutingRules { rules: vec![
            RoutingRule { cells: vec![seed::cell(0, 0)], words: vec!["水管".to_owned()], ..rule("一网格水管", worker) },
            RoutingRule { office_hours: Some(false), ..rule("夜间", worker) },
        ] };
        let trial = |at: &str| json!({"text": "夜里电梯有异响", "category": "facilities", "urgency": "normal", "channel": "hotline",
            "at": at, "rules": rules});
        let try_on = async |at: &str| -> RoutingOutcome {
            app.station_admin().await.post(&format!("{}/try", path()), &trial(at)).await.read(200)
        };
        let night = try_on("2026-11-25T15:00:00Z").await;
        assert_eq!((night.followed, &night.misfits[0]), (Some(1), &vec![RuleCondition::Cell, RuleCondition::Words]));
        let noon = try_on("2026-11-25T04:00:00Z").await;
        assert_eq!((noon.followed, &noon.misfits[1]), (None, &vec![RuleCondition::OfficeHours]));
        assert_eq!(app.count("routing_rules", "1 = 1").await, 0, "nothing was set");
    }

    async fn a_rule_leads_to_people_of_the_community_only_and_a_change_stands_in_the_audit_log(app: TestApp) {
        let street = app.street_admin().await;
        let foreign = person(&app.foreign_admin().await).await;
        set(&street, &[rule("外人", foreign)]).await.refused_field("/rules/0/to", "target_unknown");
        set(&street, &[rule("没有人", NOBODY)]).await.refused_field("/rules/0/to", "target_one");
        let worker = person(&app.social_worker().await).await;
        let _ = set(&street, &[rule("社工", worker)]).await.expect(200);
        let _ = set(&street, &[rule("社工", worker)]).await.expect(200);
        assert_eq!(app.count("audit_entries", "act = 'set_rule'").await, 1);
        app.social_worker().await.request(Method::PUT, &path()).json(&json!({"rules": []})).send().await.refused(Kind::Forbidden);
        app.resident("王秀兰").await.get(&path()).await.refused(Kind::NotFound);
    }

    async fn who_saves_later_is_shown_what_the_other_saved(app: TestApp) {
        let (admin, street) = (app.station_admin().await, app.street_admin().await);
        let worker = person(&app.social_worker().await).await;
        let first: RoutingState = set_over(&admin, 0, &[rule("甲", worker)]).await.read(200);
        assert_eq!(first.version, 1);
        let seen = street.get(&path()).await.expect(200);
        assert_eq!(seen.header("etag"), Some("\"1\""));
        let _ = set_over(&admin, 1, &[rule("乙", worker)]).await.expect(200);
        let late = set_over(&street, 1, &[rule("丙", worker)]).await.refused(Kind::Stale);
        let now: RoutingState = serde_json::from_value(late.now.expect("how it stands")).expect("the rules");
        assert_eq!((now.version, now.rules[0].name.as_str()), (2, "乙"));
        // Whoever names nothing has seen nothing.
        street.request(Method::PUT, &path()).json(&json!({"rules": []})).send().await.refused(Kind::Stale);
        let kept: RoutingState = set_over(&street, now.version, &[rule("丙", worker)]).await.read(200);
        assert_eq!((kept.version, kept.rules[0].name.as_str()), (3, "丙"));
    }

    async fn of_two_who_save_at_once_one_is_told(app: TestApp) {
        let (admin, street) = (app.station_admin().await, app.street_admin().await);
        let worker = person(&app.social_worker().await).await;
        let (one, other) = ([rule("甲", worker)], [rule("乙", worker)]);
        let (first, second) = tokio::join!(set_over(&admin, 0, &one), set_over(&street, 0, &other));
        let mut told = [first.status, second.status];
        told.sort_unstable();
        assert_eq!(told, [200, 412]);
        assert_eq!(app.count("routing_rules", "1 = 1").await, 1);
    }

    async fn whom_a_rule_names_may_be_gone_and_the_case_waits_for_a_person(app: TestApp) {
        let worker = app.social_worker().await;
        let _ = set(&app.street_admin().await, &[rule("社工", person(&worker).await)]).await.expect(200);
        let post = json!({"role": "social_worker", "community_id": seed::community(0)});
        let path = format!("/members/{}/posts/revoke", id_of(&worker).await);
        let _ = app.street_admin().await.post(&path, &post).await.expect(204);
        let made = make::message(&app).accepted().await;
        assert_eq!(made.case.summary.state, State::Accepted);
    }
}
