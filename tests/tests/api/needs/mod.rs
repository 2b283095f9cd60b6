//! From a need to a plan: who may do what, what is public, and what happens by itself once.

mod calls;
mod deciding;
mod deliberating;
mod life;
mod noticing;
mod personal;
mod questions;
mod records;
mod scoring;
mod sealed;
mod sources;
mod told;

use api::moment::Moment;
use contract::{
    agenda::AgendaRules,
    bodies::{BodyKind, BodySummary, NewBody},
    calls::{CallState, PlanCall},
    ids::BodyId,
    needs::{CommunityNeed, NewNeedSession, SessionQuestion},
    page::Page,
    problem::Kind,
    projects::Day,
};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, Reply, TestApp, bodies,
    needs::{
        admitted, answer, answered, ballot, call, call_seen, checked, chosen, decided, listed, look, new, new_call, objection,
        on_notice, organisation, plan, review, screened, send,
    },
    operations::Operation,
    proposals::verified,
    seed,
};

/// Whether an address is about needs and calls.
pub(crate) fn is_about(path: &str) -> bool {
    ["/needs", "/need-ballots", "/agenda-rules", "/plan-calls", "/plans/"]
        .iter()
        .any(|part| path.contains(part))
}

/// Tries an operation where it would be possible; in the first column the caller is verified, and speaks for an organisation.
pub(crate) async fn attempt(app: &TestApp, operation: &Operation, column: usize, client: Client) -> Reply {
    let id = operation.id.as_str();
    let (path, body) = match id {
        "add_community_need" => (of_community(operation), json!(new())),
        "put_needs_to_vote" => {
            let needs = [screened(app, "扶手").await, screened(app, "食堂").await];
            (of_community(operation), json!(ballot(&needs)))
        }
        "publish_plan_call" => (of_community(operation), json!(new_call())),
        "set_agenda_rules" => {
            let path = of_community(operation);
            let known: AgendaRules = app.nobody().get(&path).await.read(200);
            (path, json!(known))
        }
        _ if operation.path.contains("/communities/{id}") => (of_community(operation), Value::Null),
        _ if operation.path.contains("/needs/") => about_need(app, operation).await,
        _ => return about_call(app, operation, column, client).await,
    };
    let client = if id == "object_to_need" && column == 1 {
        verified(app, "反对的人").await
    } else {
        client
    };
    tried(&client, operation, &path, &body).await
}

fn of_community(operation: &Operation) -> String {
    operation.path_with(&seed::community(0).to_string())
}

async fn tried(client: &Client, operation: &Operation, path: &str, body: &Value) -> Reply {
    let request = client.request(operation.method.parse::<Method>().expect("a method"), path);
    if body.is_null() {
        request.send().await
    } else {
        request.json(body).send().await
    }
}

async fn about_need(app: &TestApp, operation: &Operation) -> (String, Value) {
    let (need, body) = match operation.id.as_str() {
        "read_community_need" => (listed(app, |_| {}).await, Value::Null),
        "screen_need" => (listed(app, |_| {}).await, json!(decided(true))),
        "write_need_session" => (listed(app, |_| {}).await, json!(session(council(app).await))),
        "object_to_need" => (on_notice(app).await, json!(objection())),
        _ => {
            let need = on_notice(app).await;
            let (_, path) = objected(app, "needs", &need.id.to_string()).await;
            return (path, json!(answer(false)));
        }
    };
    (operation.path_with(&need.id.to_string()), body)
}

/// A council that stands: the one that there is, or a new one.
async fn council(app: &TestApp) -> BodyId {
    let page: Page<BodySummary> = app.nobody().get(&bodies::list()).await.read(200);
    let known = page.items.iter().find(|one| one.kind == BodyKind::Council);
    if let Some(known) = known {
        return known.id;
    }
    let new = NewBody {
        kind: BodyKind::Council,
        field: None,
        ..bodies::new()
    };
    bodies::standing_among_many(app, &new).await.0.summary.id
}

/// That three of a body deliberated today.
fn session(body_id: BodyId) -> NewNeedSession {
    NewNeedSession {
        body_id,
        held_on: Day::of(Moment::now().time()),
        present: 3,
        minutes: "多数意见是先开放周六。".to_owned(),
        questions: vec![SessionQuestion {
            asked: "厨师从哪里来？".to_owned(),
            answer: "由食堂现有两位师傅轮班。".to_owned(),
        }],
    }
}

/// An objection of somebody who is verified, and where it is answered.
async fn objected(app: &TestApp, what: &str, id: &str) -> (Client, String) {
    let objector = verified(app, "反对的人").await;
    let made: contract::agenda::Objection = objector
        .post(&format!("/{what}/{id}/objections"), &objection())
        .await
        .read(201);
    (objector, format!("/{what}/{id}/objections/{}/answer", made.id))
}

async fn about_call(app: &TestApp, operation: &Operation, column: usize, client: Client) -> Reply {
    let plain = |call: &PlanCall| operation.path_with(&call.id.to_string());
    let (path, body, special) = match operation.id.as_str() {
        "send_plan" | "withdraw_plan" => {
            let (call, (id, speaker)) = (call(app).await, organisation(app, "暖阳社工中心").await);
            let path = tests::needs::plan_url(&call, id);
            let body = if operation.id == "withdraw_plan" {
                let _ = send(&speaker, &call, id, &plan("周末餐桌")).await;
                Value::Null
            } else {
                json!(plan("周末餐桌"))
            };
            (path, body, Some(speaker))
        }
        "check_plan" => {
            let (call, _) = answered(app, 1).await;
            (operation.path_with(&call.plans[0].id.to_string()), json!(checked(true)), None)
        }
        "list_plan_questions" | "ask_about_plan" | "answer_plan_question" | "hide_plan_question" => {
            return about_question(app, operation, column, client).await;
        }
        "review_plans" => (plain(&admitted(app, 1).await.0), json!(review()), None),
        "end_plan_call" => (plain(&call(app).await), json!({"reason": "没有合适的方案。"}), None),
        "reopen_plan_call" => {
            let again = json!({"reason": "再征集两周。", "deadline": new_call().deadline});
            (plain(&answered(app, 0).await.0), again, None)
        }
        "object_to_plan" => (
            plain(&chosen(app).await),
            json!(objection()),
            Some(verified(app, "反对的人").await),
        ),
        "answer_plan_objection" => {
            let call = chosen(app).await;
            (
                objected(app, "plan-calls", &call.id.to_string()).await.1,
                json!(answer(false)),
                None,
            )
        }
        _ => (plain(&call(app).await), Value::Null, None),
    };
    let client = special.filter(|_| column == 1).unwrap_or(client);
    tried(&client, operation, &path, &body).await
}

async fn about_question(app: &TestApp, operation: &Operation, column: usize, client: Client) -> Reply {
    let (call, speakers) = answered(app, 1).await;
    let (_, speaker) = speakers.into_iter().next().expect("a speaker");
    let asker = verified(app, "提问的人").await;
    let path = format!("/plans/{}/questions", call.plans[0].id);
    let said = json!({"text": "下雨天送不送餐？"});
    let (path, body, special) = match operation.id.as_str() {
        "list_plan_questions" => (path, Value::Null, None),
        "ask_about_plan" => (path, said, Some(asker)),
        id => {
            let made: contract::projects::Remark = asker.post(&path, &said).await.read(201);
            if id == "answer_plan_question" {
                (format!("{path}/{}/answer", made.id), said, Some(speaker))
            } else {
                let why = json!({"reason": "写了别人的电话。"});
                (format!("{path}/{}/hide", made.id), why, None)
            }
        }
    };
    let client = special.filter(|_| column == 1).unwrap_or(client);
    tried(&client, operation, &path, &body).await
}

/// Insists that something is not possible as it stands, that it says why, and how it stands.
fn refused<T: serde::de::DeserializeOwned>(reply: &Reply, code: &str) -> T {
    let problem = reply.refused(Kind::Conflict);
    let [fault] = problem.errors.as_slice() else {
        panic!("{}", reply.text())
    };
    assert_eq!((fault.pointer.as_str(), fault.code.as_str()), ("", code), "{}", reply.text());
    serde_json::from_value(problem.now.expect("how it stands")).expect("what it is about")
}

/// What happened to a need, in words.
fn said(need: &CommunityNeed) -> Vec<&'static str> {
    need.timeline.iter().map(|entry| entry.action.word()).collect()
}

/// What happened to a call, in words.
fn told_of(call: &PlanCall) -> Vec<&'static str> {
    call.timeline.iter().map(|entry| entry.action.word()).collect()
}

/// Lets the notice of a call be over.
async fn confirmed(app: &TestApp) -> PlanCall {
    let call = chosen(app).await;
    let _ = look(app, call.notice_until.expect("a notice")).await;
    let call = call_seen(&app.nobody(), &call).await;
    assert_eq!(call.state, CallState::Chosen);
    call
}
