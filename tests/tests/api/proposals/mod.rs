//! Proposals: what may be done with them, by whom, and what becomes of it.

mod attached;
mod checking;
mod comments;
mod drafting;
mod following;
mod hostile;
mod levels;
mod life;
mod marking;
mod merging;
mod moderation;
mod near;
mod photos;
mod reports;
mod residents;
mod shared;
mod signing;
mod together;

use contract::proposals::{Decision, Invitation, NewAnswer, Outcome, Proposal, ProposalRules, WordList};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, Reply, TestApp, make,
    operations::Operation,
    proposals::{self, against, decided, draft, effective, item, open_comments, published, rules, says, submitted, text, url},
    seed,
};

/// The community's answer, with a step that it promises.
fn answer() -> Value {
    let answer = NewAnswer {
        outcome: Outcome::PartlyAdopted,
        text: "同意安装一盏路灯，另一盏待电路改造后再装。".to_owned(),
        steps: Vec::new(),
        files: Vec::new(),
    };
    let mut answer = json!(answer);
    answer["steps"] = json!([{"what": "采购路灯", "on": "2099-12-20", "cost": 2_400}]);
    answer
}

/// Why something is reported, or hidden.
fn hiding() -> Value {
    json!({"reason": "personal_data", "text": "写出了邻居的姓名"})
}

/// A list of words.
fn word_list() -> Value {
    json!({"name": "广告", "severity": "warning", "words": ["加微信"]})
}

/// Lets what is overdue go up; gives how much did.
pub(crate) async fn overdue(app: &TestApp) -> usize {
    let db = app.db().await;
    let directory = api::places::Directory::default();
    let swept = api::moderation::overdue::sweep(&db, &directory, api::moment::Moment::now());
    swept.await.expect("a sweep")
}

/// Whether an address is about proposals, their moderation or verified residents.
pub(crate) fn is_about(path: &str) -> bool {
    ["/proposal", "/comments", "/moderation", "/word-lists", "/residen", "/letters"]
        .iter()
        .any(|part| path.contains(part))
}

/// Tries an operation, where it would be possible, on a proposal of somebody who is the caller in the first column.
#[expect(clippy::too_many_lines, reason = "one arm for each operation")]
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
        "save_proposal_draft" => (operation.path.clone(), json!(contract::proposals::DraftWords::default())),
        "read_proposal_draft" | "drop_proposal_draft" => (operation.path.clone(), Value::Null),
        "list_proposals_near" => {
            let point = json!({"latitude": 31.3, "longitude": 120.6, "datum": "wgs84"});
            (operation.path_with(&community), json!({"point": point}))
        }
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
        "assign_proposal" => {
            let proposal = effective(app, &author).await;
            (of(&proposal), json!({"account_id": app.social_worker().await.id()}))
        }
        "answer_proposal" => (of(&effective(app, &author).await), answer()),
        "report_step" => {
            let proposal = effective(app, &author).await;
            let admin = app.station_admin().await;
            let _ = admin.post(&url(&proposal, "/answer"), &answer()).await.expect(200);
            (of(&proposal), json!({"step": 0, "note": "路灯已装好。"}))
        }
        "read_proposal" | "sign_proposal" | "unsign_proposal" | "follow_proposal" | "unfollow_proposal" => {
            (of(&published(app, &author).await), Value::Null)
        }
        "claim_item" | "let_item_go" | "decide_item" => {
            let waiting = item(app, &submitted(&author).await).await;
            (operation.path_with(&waiting.id.to_string()), json!(proposals::publish()))
        }
        "list_comments" => (of(&published(app, &author).await), Value::Null),
        "write_comment" => (of(&published(app, &author).await), json!({"text": "我家也住3号楼。"})),
        "change_comment" | "remove_comment" | "report_comment" | "hide_comment" | "restore_comment" => {
            open_comments(app).await;
            let comment = says(&author, &published(app, &author).await, "我家也住3号楼。").await;
            let path = |operation: &str| format!("/comments/{}{operation}", comment.id);
            if id == "restore_comment" {
                let admin = app.station_admin().await;
                let _ = admin.post(&path("/hide"), &hiding()).await.expect(204);
            }
            let body = match id {
                "change_comment" => json!({"text": "我家也住3号楼，晚上很黑。"}),
                "remove_comment" | "restore_comment" => Value::Null,
                _ => hiding(),
            };
            (operation.path_with(&comment.id.to_string()), body)
        }
        "report_proposal" | "hide_proposal" => (of(&published(app, &author).await), hiding()),
        "restore_proposal" => {
            let proposal = published(app, &author).await;
            let admin = app.station_admin().await;
            let _ = admin.post(&url(&proposal, "/hide"), &hiding()).await.expect(204);
            (of(&proposal), Value::Null)
        }
        "hide_proposal_photo" | "report_proposal_photo" => {
            let (proposal, photo) = photos::shown(app, &author).await;
            let does = if id == "hide_proposal_photo" { "hide" } else { "reports" };
            (url(&proposal, &format!("/photos/{photo}/{does}")), hiding())
        }
        "restore_proposal_photo" => {
            let (proposal, photo) = photos::hidden(app, &author).await;
            (url(&proposal, &format!("/photos/{photo}/restore")), Value::Null)
        }
        "add_proposal_photos" => (of(&draft(&author).await), photos::one(&author).await),
        "remove_proposal_photo" => {
            let proposal = draft(&author).await;
            let added = author.post(&url(&proposal, "/photos"), &photos::one(&author).await).await;
            let photo = added.read::<Proposal>(200).photos[0].photo.id;
            (url(&proposal, &format!("/photos/{photo}")), Value::Null)
        }
        "merge_proposal" => {
            let older = published(app, &author).await;
            (of(&published(app, &author).await), merging::into(&older))
        }
        "list_word_lists" | "read_moderation_figures" => (operation.path_with(&seed::street(0).to_string()), Value::Null),
        "add_word_list" => (operation.path_with(&seed::street(0).to_string()), word_list()),
        "change_word_list" | "remove_word_list" => {
            let street = app.street_admin().await;
            let lists = format!("/streets/{}/word-lists", seed::street(0));
            let list: WordList = street.post(&lists, &word_list()).await.read(201);
            let body = if id == "change_word_list" { word_list() } else { Value::Null };
            (operation.path_with(&list.id.to_string()), body)
        }
        "decide_items" => {
            let waiting = item(app, &submitted(&author).await).await;
            let items = json!([{"id": waiting.id, "edition": waiting.edition}]);
            (operation.path.clone(), json!({"items": items, "decision": "publish"}))
        }
        "set_proposal_rules" => (operation.path_with(&community), json!(ProposalRules::default())),
        "redeem_letter" => (operation.path.clone(), json!({"code": "00000-00000"})),
        "look_up_resident" | "verify_resident" => {
            let phone = app.phone();
            app.resident_of("新来的", &phone).await;
            let mut body = json!({"phone": phone});
            if id == "verify_resident" {
                body["adult"] = json!(true);
            }
            (operation.path_with(&community), body)
        }
        "unverify_resident" => {
            let resident = proposals::verified(app, "搬走的").await;
            (format!("/communities/{community}/residents/{}", resident.id()), Value::Null)
        }
        "issue_letters" => (operation.path_with(&community), json!({"homes": ["3号楼501"]})),
        _ => (operation.path_with(&community), Value::Null),
    };
    let seen = match id {
        "change_word_list" => "\"1\"".to_owned(),
        "set_proposal_rules" => app.nobody().get(&path).await.header("etag").unwrap_or_default().to_owned(),
        _ => "*".to_owned(),
    };
    let request = client.request(method, &path).header("if-match", &seen);
    match (id, &body) {
        ("claim_item" | "let_item_go", _) | (_, Value::Null) => request.send().await,
        (_, body) => request.json(body).send().await,
    }
}
