//! Proposals: what may be done with them, by whom, and what becomes of it.

mod life;
mod moderation;
mod residents;
mod signing;
mod together;

use contract::proposals::{Decision, Invitation, NewAnswer, Outcome, Proposal, ProposalRules};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, Reply, TestApp, make,
    operations::Operation,
    proposals::{self, against, decided, draft, effective, item, published, rules, submitted, text, url},
    seed,
};

/// The community's answer, with a step that it promises.
fn answer() -> Value {
    let answer = NewAnswer {
        outcome: Outcome::PartlyAdopted,
        text: "同意安装一盏路灯，另一盏待电路改造后再装。".to_owned(),
        steps: Vec::new(),
    };
    let mut answer = json!(answer);
    answer["steps"] = json!([{"what": "采购路灯", "on": "2099-12-20", "cost": 2_400}]);
    answer
}

/// Whether an address is about proposals, their moderation or verified residents.
pub(crate) fn is_about(path: &str) -> bool {
    ["/proposal", "/moderation", "/residen", "/letters"]
        .iter()
        .any(|part| path.contains(part))
}

/// Tries an operation, where it would be possible, on a proposal of somebody who is the caller in the first column.
pub(crate) async fn attempt(app: &TestApp, operation: &Operation, column: usize, client: Client) -> Reply {
    let (id, method) = (operation.id.as_str(), operation.method.parse::<Method>().expect("a method"));
    let author = app.resident(&format!("作者{}", &make::key()[..8])).await;
    let client = if column == 1 { author.clone() } else { client };
    if id != "set_proposal_rules" {
        rules(app, |_| {}).await;
    }
    let community = seed::community(0).to_string();
    let of = |proposal: &Proposal| operation.path_with(&proposal.summary.id.to_string());
    let (path, body) = match id {
        "begin_proposal" => (operation.path.clone(), json!(proposals::new())),
        "find_similar_proposals" => (operation.path.clone(), json!({"community_id": community, "title": "路灯"})),
        "edit_proposal" => (of(&draft(&author).await), json!(text())),
        "submit_proposal" => (of(&draft(&author).await), json!({})),
        "amend_proposal" => (of(&published(app, &author).await), json!(text())),
        "withdraw_proposal" => (of(&published(app, &author).await), json!({"reason": "已经装好了"})),
        "appeal_proposal" => (
            of(&decided(app, &author, &against(Decision::Reject)).await),
            json!({"reason": "写得很清楚"}),
        ),
        "invite_to_proposal" => (of(&draft(&author).await), json!({"name": "楼上李叔"})),
        "open_invitation" | "answer_invitation" | "uninvite_from_proposal" => {
            let proposal = draft(&author).await;
            let (path, asked) = (url(&proposal, "/invitations"), json!({"name": "楼上李叔"}));
            let invitation: Invitation = author.post(&path, &asked).await.read(201);
            let path = of(&proposal).replacen(
                &format!("invitations/{}", proposal.summary.id),
                &format!("invitations/{}", invitation.id),
                1,
            );
            let mut body = json!({"secret": invitation.secret.expect("a secret")});
            if id == "answer_invitation" {
                body["accept"] = json!(true);
            }
            (path, body)
        }
        "answer_proposal" => (of(&effective(app, &author).await), answer()),
        "report_step" => {
            let proposal = effective(app, &author).await;
            let admin = app.station_admin().await;
            let _ = admin.post(&url(&proposal, "/answer"), &answer()).await.expect(200);
            (of(&proposal), json!({"step": 0, "note": "路灯已装好。"}))
        }
        "read_proposal" | "sign_proposal" | "unsign_proposal" => (of(&published(app, &author).await), Value::Null),
        "claim_item" | "let_item_go" | "decide_item" => {
            let waiting = item(app, &submitted(&author).await).await;
            (operation.path_with(&waiting.id.to_string()), json!(proposals::publish()))
        }
        "set_proposal_rules" => (operation.path_with(&community), json!(ProposalRules::default())),
        "redeem_letter" => (operation.path.clone(), json!({"code": "00000-00000"})),
        "look_up_resident" | "verify_resident" => {
            let phone = app.phone();
            app.resident_of("新来的", &phone).await;
            (operation.path_with(&community), json!({"phone": phone}))
        }
        "unverify_resident" => {
            let resident = proposals::verified(app, "搬走的").await;
            (format!("/communities/{community}/residents/{}", resident.id()), Value::Null)
        }
        "issue_letters" => (operation.path_with(&community), json!({"homes": ["3号楼501"]})),
        _ => (operation.path_with(&community), Value::Null),
    };
    let request = client.request(method, &path);
    match (id, &body) {
        ("claim_item" | "let_item_go", _) | (_, Value::Null) => request.send().await,
        (_, body) => request.json(body).send().await,
    }
}
