//! Service at the door: who is asked to come, what follows, and what it counts for.

mod blocks;
mod days_off;
mod disputes;
mod fitting;
mod grid;
mod hours;
mod kept;
mod life;
mod many;
mod moving;
mod news;
mod offers;
mod pictures;
mod proofs;
mod referrals;
mod station;
mod turns;
mod volunteers;
mod week;

use contract::{
    page::Page,
    teams::{Hours, Service, ServiceBlock},
};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, Reply, TestApp, make,
    operations::Operation,
    seed,
    teams::{applicant, asked, choose, day, done, lead, new, ready, record, sheet, taken_on, volunteer, volunteer_url},
};

/// Whether an address is about volunteers, services or hours.
pub(crate) fn is_about(path: &str) -> bool {
    [
        "/volunteer",
        "/services",
        "/referred-services",
        "/service-blocks",
        "/service-grid",
        "/skill-rules",
        "/station-code",
        "/week-plan",
        "/hours",
        "/certificates",
        "/me/leading",
    ]
    .iter()
    .any(|part| path.contains(part))
}

/// Tries an operation, where it would be possible, at the door of somebody who is the caller in the first column.
pub(crate) async fn attempt(app: &TestApp, operation: &Operation, column: usize, client: Client) -> Reply {
    let (id, method) = (operation.id.as_str(), operation.method.parse::<Method>().expect("a method"));
    let unique = make::key()[..8].to_owned();
    let resident = app.resident(&format!("居民{unique}")).await;
    let client = if column == 1 { resident.clone() } else { client };
    let name = format!("义工{unique}");
    // Nobody is kept busy by what others tried before.
    app.run_sql("UPDATE service_offers SET state = 'withdrawn'").await;
    let of = |service: &Service| operation.path_with(&service.summary.id.to_string());
    let (path, body) = match id {
        "rest_from_volunteering" | "certify_hours" | "keep_days_off" => {
            if column == 1 {
                let _ = client.put("/me/volunteering", &sheet()).await.expect(200);
                let admin = app.station_admin().await;
                let _ = admin.post(&volunteer_url(&client, ""), &taken_on()).await.expect(200);
            }
            let body = match id {
                "keep_days_off" => json!({"days": [{"from": day(3), "to": day(4)}]}),
                _ => json!({"resting": true}),
            };
            (operation.path.clone(), body)
        }
        "volunteer" => {
            // Who volunteers here is none where others are tried.
            let path = operation.path.clone();
            let by = if matches!(column, 2 | 3) {
                app.resident(&name).await
            } else {
                client
            };
            return by.put(&path, &sheet()).await;
        }
        "prove_skill" | "decide_proof" | "disclose_proof" | "set_skill_rules" => {
            return proofs::attempt(app, operation, column, client, &name).await;
        }
        id if kept::WRITTEN.contains(&id) => return kept::attempt(app, operation, column, client, &name).await,
        "lead" => (operation.path.clone(), json!(contract::teams::LeadSheet::default())),
        "decide_volunteer" => (volunteer_url(&applicant(app, &name, |_| {}).await, ""), json!(taken_on())),
        "read_volunteer" => (volunteer_url(&applicant(app, &name, |_| {}).await, ""), Value::Null),
        "read_volunteer_hours" => (volunteer_url(&volunteer(app, &name, |_| {}).await, "/hours"), Value::Null),
        "correct_hours" => (
            volunteer_url(&volunteer(app, &name, |_| {}).await, "/hours"),
            json!({"minutes": 30, "reason": "漏记了"}),
        ),
        "verify_certificate" => (operation.path.clone(), json!({"number": "Z000000-000000", "code": "0"})),
        "ask_for_service" => (operation.path.clone(), json!(new())),
        "read_service" | "suggest_teams" | "read_service_contact" => (of(&asked(&resident, |_| {}).await), Value::Null),
        "cancel_service" | "refuse_service" => (of(&asked(&resident, |_| {}).await), json!({"reason": "家人回来了"})),
        "move_service" => (of(&asked(&resident, |_| {}).await), json!({"day": day(2), "part": "evening"})),
        "choose_team" | "choose_teams" => {
            let helper = volunteer(app, &name, |_| {}).await;
            let team = json!({"lead": lead(app).await.id(), "volunteers": [helper.id()]});
            let service = asked(&resident, |_| {}).await;
            if id == "choose_team" {
                (of(&service), team)
            } else {
                let teams = json!({"teams": [{"service_id": service.summary.id, "team": team}]});
                (operation.path_with(&seed::community(0).to_string()), teams)
            }
        }
        "export_hours" => (
            format!("/communities/{}/hours.xlsx?from=2026-01-01&to=2026-12-31", seed::community(0)),
            Value::Null,
        ),
        "plan_week" => (
            format!("/communities/{}/week-plan?day={}", seed::community(0), day(0)),
            Value::Null,
        ),
        "answer_offer" | "replace_member" | "need_fewer" => {
            let (helper, service) = (volunteer(app, &name, |_| {}).await, asked(&resident, |_| {}).await);
            let _ = choose(app, &service, &[&helper]).await.expect(200);
            let body = match id {
                "answer_offer" => json!({"accept": true}),
                "replace_member" => json!({"account_id": helper.id()}),
                _ => json!({"volunteers": 0}),
            };
            (of(&service), body)
        }
        "rate_service" => {
            let helper = volunteer(app, &name, |_| {}).await;
            let service = done(app, &resident, &helper, 60).await;
            (of(&service), json!({"people": [{"account_id": helper.id(), "stars": 5}]}))
        }
        "dispute_hours" => {
            let helper = volunteer(app, &name, |_| {}).await;
            let (url, body) = disputable(app, &resident, &helper).await;
            let by = if column == 1 { helper } else { client };
            return by.post(&url, &body).await;
        }
        "refer_service" | "take_over_service" | "hand_back_service" | "recall_service" => {
            let (service, speaker, body) = referrals::stage(app, id, &resident).await;
            let by = if column == 2 { speaker } else { client };
            return by.post(&of(&service), &body).await;
        }
        _ => after(app, operation, &resident, &name).await,
    };
    let request = client.request(method, &path);
    match (id, &body) {
        ("certify_hours", _) | (_, Value::Null) => request.send().await,
        (_, body) => request.json(body).send().await,
    }
}

/// Tries what comes during a visit and after it: where, and with which body.
async fn after(app: &TestApp, operation: &Operation, resident: &Client, name: &str) -> (String, Value) {
    let id = operation.id.as_str();
    let here = format!("/communities/{}", seed::community(0));
    if matches!(id, "tell_presence" | "write_up_service") {
        let service = ready(app, resident, &volunteer(app, name, |_| {}).await).await;
        let body = match id {
            "tell_presence" => json!(tests::teams::presence(60)),
            _ => json!(record(&service, 60)),
        };
        return (
            tests::teams::url(&service, operation.path.rsplit_once("{id}").map_or("", |(_, rest)| rest)),
            body,
        );
    }
    if id == "add_service_photos" {
        let service = done(app, resident, &volunteer(app, name, |_| {}).await, 60).await;
        let upload: contract::photos::Upload = app.nobody().upload("image/jpeg", tests::pictures::jpeg()).await.read(201);
        let photos = json!([{"id": upload.id, "claim": upload.claim}]);
        return (tests::teams::url(&service, "/photos"), json!({"photos": photos}));
    }
    if matches!(id, "hide_service_photo" | "restore_service_photo") {
        let (service, photo) = pictures::pictured(app, resident).await;
        let path = |does: &str| tests::teams::url(&service, &format!("/photos/{photo}/{does}"));
        let because = json!({"reason": "照片里有病历"});
        if id == "hide_service_photo" {
            return (path("hide"), because);
        }
        let _ = app.station_admin().await.post(&path("hide"), &because).await.expect(200);
        return (path("restore"), because);
    }
    if !matches!(
        id,
        "keep_away" | "keep_apart" | "let_back" | "lift_service_block" | "decide_hours_dispute"
    ) {
        return (operation.path_with(&seed::community(0).to_string()), Value::Null);
    }
    let helper = volunteer(app, name, |_| {}).await;
    if id == "decide_hours_dispute" {
        let (url, body) = disputable(app, resident, &helper).await;
        let now: Hours = helper.post(&url, &body).await.read(201);
        let dispute = now.entries[0].dispute.as_ref().expect("a dispute").id;
        return (
            format!("{here}/hours-disputes/{dispute}"),
            json!({"reason": "签到记录是一个小时"}),
        );
    }
    if id == "keep_apart" {
        let body = json!({"account_id": helper.id(), "phone": app.phone(), "reason": "双方有过纠纷"});
        return (format!("{here}/service-blocks"), body);
    }
    let service = done(app, resident, &helper, 60).await;
    let path = tests::teams::url(&service, &format!("/blocks/{}", helper.id()));
    match id {
        "keep_away" => (path, json!({"reason": "双方有纠纷"})),
        "let_back" => (path, Value::Null),
        _ => {
            let _ = resident.put(&path, &json!({})).await.expect(200);
            let all = format!("{here}/service-blocks");
            let all: Page<ServiceBlock> = app.station_admin().await.get(&all).await.read(200);
            (
                format!("{here}/service-blocks/{}/lift", all.items[0].id),
                json!({"reason": "双方已经说开"}),
            )
        }
    }
}

/// Where a volunteer disputes an hour that was counted, and what they say of it.
async fn disputable(app: &TestApp, resident: &Client, helper: &Client) -> (String, Value) {
    let _ = done(app, resident, helper, 60).await;
    let line = hours(helper).await.entries[0].id;
    (
        format!("/me/hours/{line}/dispute"),
        json!({"minutes": 90, "reason": "多待了半小时"}),
    )
}

/// What somebody gave, as they see it.
async fn hours(of: &Client) -> Hours {
    of.get("/me/hours").await.read(200)
}

/// Lets the account go, for good.
async fn erase(of: &Client) {
    let _ = of.delete("/me").await.expect(204);
}
