//! Projects: drawn up, agreed on, paid, reported on, questioned, evaluated by both sides, and what follows.

mod agreeing;
mod because;
mod coming;
mod commending;
mod doing;
mod evaluating;
mod money;
mod naming;
mod pictures;
mod remarking;
mod settled;
mod supervising;
mod yearly;

use contract::{
    problem::Kind,
    projects::{AnswerRemark, NewRemark, Project, ProjectReason, ProjectRules, Remark, SignContract},
};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, Reply, TestApp, make,
    operations::Operation,
    projects::{self, Carrier, act, carrier, evaluation, new, payment, report},
    proposals::verified,
    seed,
};

/// Whether an address is about projects.
pub(crate) fn is_about(path: &str) -> bool {
    ["/projects", "/project-rules", "/carriers"]
        .iter()
        .any(|part| path.contains(part))
}

fn because() -> ProjectReason {
    ProjectReason {
        reason: "报告的日期请改到月底。".to_owned(),
    }
}

fn question() -> NewRemark {
    NewRemark {
        text: "7号楼这个月没有人来过。".to_owned(),
    }
}

fn reply() -> AnswerRemark {
    AnswerRemark {
        text: "7号楼安排在25日，已电话告知。".to_owned(),
    }
}

/// A remark of a resident.
async fn remarked(app: &TestApp, project: &Project) -> (Client, Remark) {
    let resident = verified(app, "周先生").await;
    let remark = act(&resident, project, "remarks", &question()).await.read(201);
    (resident, remark)
}

/// A project where an operation on it would be possible.
async fn stage(app: &TestApp, operation: &str, carrier: &Carrier) -> Project {
    match operation {
        "change_project" | "offer_contract" => projects::drafted(app, carrier, |_| {}).await,
        "recall_contract" | "sign_contract" | "refuse_contract" => projects::offered(app, carrier, |_| {}).await,
        "commend_project" => projects::evaluated(app, carrier, &[5, 5, 5], 5).await,
        "evaluate_project" => projects::reported(app, carrier, |_| {}).await,
        _ => projects::running(app, carrier, |_| {}).await,
    }
}

/// Tries an operation on a project where it would be possible; in the first column the caller is verified as a resident, in
/// the second they speak for the carrier.
pub(crate) async fn attempt(app: &TestApp, operation: &Operation, column: usize, client: Client) -> Reply {
    let (id, method) = (operation.id.as_str(), operation.method.parse::<Method>().expect("a method"));
    let carrier = carrier(app).await;
    let client = match column {
        1 if id == "supervise_project" => supervising::group(app).await.1.remove(0).0,
        1 => verified(app, &format!("居民{}", &make::key()[..8])).await,
        2 => carrier.speaker.clone(),
        _ => client,
    };
    let community = seed::community(0).to_string();
    let plain = match id {
        "list_own_projects" | "list_projects" | "list_carriers" | "read_project_rules" => Some(Value::Null),
        "draw_up_project" => Some(json!(new(carrier.id))),
        "set_project_rules" => Some(json!(ProjectRules::default())),
        _ => None,
    };
    let (path, body) = if let Some(body) = plain {
        (operation.path_with(&community), body)
    } else {
        let project = stage(app, id, &carrier).await;
        let path = operation.path.replace("{id}", &project.summary.id.to_string());
        let body = match id {
            "change_project" => json!(new(carrier.id)),
            "amend_project" => json!({"reason": "参加的老人比预计多。", "terms": projects::terms()}),
            "sign_contract" => json!(SignContract { version: 1 }),
            "refuse_contract"
            | "end_project"
            | "hide_project_remark"
            | "hide_project_photo"
            | "restore_project_photo"
            | "commend_project" => json!(because()),
            "record_payment" => json!(payment(1)),
            "write_project_report" => json!(report(false)),
            "remark_on_project" | "supervise_project" => json!(question()),
            "answer_project_remark" => json!(reply()),
            "evaluate_project" => json!(evaluation(4)),
            _ => Value::Null,
        };
        if path.contains("{photo_id}") {
            let photo = pictures::reported(&carrier.speaker, &project).await;
            if id == "restore_project_photo" {
                let admin = app.station_admin().await;
                let _ = act(&admin, &project, &format!("photos/{photo}/hide"), &because())
                    .await
                    .expect(200);
            }
            (path.replace("{photo_id}", &photo.to_string()), body)
        } else if path.contains("{remark_id}") {
            let (_, remark) = remarked(app, &project).await;
            (path.replace("{remark_id}", &remark.id.to_string()), body)
        } else {
            (path, body)
        }
    };
    let request = client.request(method, &path);
    if body.is_null() {
        request.send().await
    } else {
        request.json(&body).send().await
    }
}

/// Insists that something is not possible as the project stands, that it says why, and how it stands.
fn refused(reply: &Reply, code: &str) -> Project {
    let problem = reply.refused(Kind::Conflict);
    let [fault] = problem.errors.as_slice() else {
        panic!("{}", reply.text())
    };
    assert_eq!((fault.pointer.as_str(), fault.code.as_str()), ("", code), "{}", reply.text());
    assert!(
        contract::projects::SENTENCES.iter().any(|(known, ..)| *known == code),
        "{code} is put in words"
    );
    serde_json::from_value(problem.now.expect("how it stands")).expect("a project")
}
