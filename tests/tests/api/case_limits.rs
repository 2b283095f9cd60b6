//! Within which time cases are answered: limits are data, and every change of them is a version.

use contract::{
    audit::AuditEntry,
    cases::{Accept, Case, Category, Urgency},
    limits::{CaseLimits, CategoryLimit, LimitUnit, TimeLimit},
    page::Page,
    problem::Kind,
};
use reqwest::Method;
use serde_json::json;
use tests::{Client, Reply, TestApp, make, on_each_backend, seed};

fn path() -> String {
    format!("/communities/{}/limits", seed::community(0))
}

async fn set(by: &Client, limits: &CaseLimits) -> Reply {
    by.request(Method::PUT, &path()).json(limits).send().await
}

/// Limits under which an urgent matter of public facilities has an hour.
fn strict() -> CaseLimits {
    CaseLimits {
        categories: vec![CategoryLimit {
            category: Category::Facilities,
            urgency: Urgency::Urgent,
            limit: TimeLimit::new(1, LimitUnit::Hours),
        }],
        ..CaseLimits::default()
    }
}

/// The hours that a case has which is accepted now as this urgent.
async fn hours(app: &TestApp, urgency: Urgency) -> i64 {
    let made = make::message(app)
        .with(|message| message.category = Category::Facilities)
        .await;
    let accept = Accept {
        urgency: Some(urgency),
        ..Accept::default()
    };
    let case: Case = made.act(&app.station_admin().await, "accept", &accept).await.read(200);
    let due = case.summary.due_at.expect("a time");
    (due - case.summary.updated_at).num_hours()
}

on_each_backend! {
    async fn a_case_has_the_time_that_its_community_gives_such_cases(app: TestApp) {
        assert_eq!(hours(&app, Urgency::Urgent).await, 24);
        let _ = set(&app.street_admin().await, &strict()).await.expect(200);
        assert_eq!(hours(&app, Urgency::Urgent).await, 1);
        assert_eq!(hours(&app, Urgency::Emergency).await, 2);
        let read: CaseLimits = app.nobody().get(&path()).await.read(200);
        assert_eq!(read, strict());
    }

    async fn who_sets_them_later_is_shown_what_the_other_set(app: TestApp) {
        let (street, defaults) = (app.street_admin().await, CaseLimits::default());
        assert_eq!(street.get(&path()).await.expect(200).header("etag"), Some("\"0\""));
        let set = street.put_over(0, &path(), &strict()).await.expect(200);
        assert_eq!(set.header("etag"), Some("\"1\""));
        let late = street.put_over(0, &path(), &defaults).await.refused(Kind::Stale);
        let now: CaseLimits = serde_json::from_value(late.now.expect("how they stand")).expect("limits");
        assert_eq!(now, strict());
        street.put(&path(), &defaults).await.refused(Kind::Stale);
        let _ = street.put_over(1, &path(), &defaults).await.expect(200);
    }

    async fn a_change_is_another_version_and_stands_in_the_audit_log(app: TestApp) {
        let street = app.street_admin().await;
        for _ in 0..2 {
            let _ = set(&street, &strict()).await.expect(200);
        }
        let _ = street.put_over(1, &path(), &CaseLimits::default()).await.expect(200);
        assert_eq!(app.count("case_limits", "1 = 1").await, 2, "the same limits are no new version");
        let audit: Page<AuditEntry> = street.get("/audit?act=set_limit").await.read(200);
        let versions: Vec<_> = audit.items.iter().map(|entry| entry.detail[0].value.as_str()).collect();
        assert_eq!(versions, ["2", "1"]);
    }

    async fn what_makes_no_sense_is_refused(app: TestApp) {
        let street = app.street_admin().await;
        let mut twice = strict();
        twice.categories.extend(strict().categories);
        assert_eq!(set(&street, &twice).await.refused(Kind::Invalid).errors[0].code, "limit_twice");
        let mut none = json!(strict());
        none["normal"]["amount"] = json!(0);
        let refused = street.request(Method::PUT, &path()).json(&none).send().await;
        refused.refused_field("/normal/amount", "limit_amount");
    }
}
