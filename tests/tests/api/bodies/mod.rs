//! Bodies: formed by a station, filled by those who agree, confirmed by the residents, and deciding by vote.

mod confirming;
mod correcting;
mod forming;
mod joining;
mod voting;

use contract::{
    bodies::{BodyRules, DissolveBody, EndSeat, NewSeat, SeatKind},
    problem::Kind,
};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, Reply, TestApp,
    bodies::{filled, formed, invited, new, sheet, url},
    operations::Operation,
    proposals::verified_of,
    seed,
};

/// Whether an address is about bodies.
pub(crate) fn is_about(path: &str) -> bool {
    ["/bodies", "/body-rules", "/seats"].iter().any(|part| path.contains(part))
}

/// Tries an operation on a body where it would be possible; in the first column the caller was invited.
pub(crate) async fn attempt(app: &TestApp, operation: &Operation, column: usize, client: Client) -> Reply {
    let (id, method) = (operation.id.as_str(), operation.method.parse::<Method>().expect("a method"));
    let community = seed::community(0).to_string();
    let send = async |client: &Client, path: &str, body: Value| {
        let request = client.request(method.clone(), path);
        if body.is_null() {
            request.send().await
        } else {
            request.json(&body).send().await
        }
    };
    match id {
        "list_bodies" | "read_body_rules" | "list_own_seats" => {
            send(&client, &operation.path_with(&community), Value::Null).await
        }
        "form_body" => send(&client, &operation.path_with(&community), json!(new())).await,
        "set_body_rules" => {
            let path = operation.path_with(&community);
            let seen = client.get(&path).await;
            let request = client
                .request(method, &path)
                .header("if-match", seen.header("etag").unwrap_or_default());
            request.json(&BodyRules::default()).send().await
        }
        "answer_seat" => {
            let body = formed(app).await;
            let (invited, seat) = invited(app, &body, "王秀英", SeatKind::Resident).await;
            let client = if column == 1 { invited } else { client };
            send(&client, &operation.path_with(&seat.to_string()), json!({"answer": "decline"})).await
        }
        "propose_body" => {
            let (body, _) = filled(app).await;
            let proposal: Value = {
                let now = api::moment::Moment::now().time();
                json!({"opens_at": now, "closes_at": now + chrono::Duration::hours(1)})
            };
            send(&client, &url(&body, "/propose"), proposal).await
        }
        "invite_to_body" => {
            let (body, phone) = (formed(app).await, app.phone());
            let _ = verified_of(app, "赵小梅", &phone).await;
            let kind = SeatKind::Resident;
            send(&client, &url(&body, "/seats"), json!(NewSeat { phone, kind })).await
        }
        "correct_body" => {
            let (body, sheet) = (formed(app).await, sheet(&new()));
            let request = client.request(method, &url(&body, "")).header("if-match", "\"1\"");
            request.json(&sheet).send().await
        }
        "end_seat" => {
            let body = formed(app).await;
            let (_, seat) = invited(app, &body, "王秀英", SeatKind::Resident).await;
            let reason = "已搬离本社区。".to_owned();
            send(&client, &url(&body, &format!("/seats/{seat}/end")), json!(EndSeat { reason })).await
        }
        "dissolve_body" => {
            let reason = "任期已满。".to_owned();
            send(&client, &url(&formed(app).await, "/dissolve"), json!(DissolveBody { reason })).await
        }
        _ => send(&client, &url(&formed(app).await, ""), Value::Null).await,
    }
}

/// Insists that something is not possible as things stand, and that it says why.
fn refused(reply: &Reply, code: &str) -> Value {
    let problem = reply.refused(Kind::Conflict);
    let [fault] = problem.errors.as_slice() else {
        panic!("{}", reply.text())
    };
    assert_eq!((fault.pointer.as_str(), fault.code.as_str()), ("", code), "{}", reply.text());
    assert!(
        contract::bodies::SENTENCES.iter().any(|(known, ..)| *known == code),
        "{code} is put in words"
    );
    problem.now.expect("how it stands")
}
