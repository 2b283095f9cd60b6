//! What happens to a case between the door and the answer.

mod clock;
mod dispatch;
mod emergency;
mod handing_over;
mod levels;
mod merging;
mod naming;
mod routing;
mod similar;
mod taking;
mod told;

use contract::{
    accounts::Me,
    cases::Case,
    handling::{
        Dispatch, DispatchObjection, ExtensionRequest, Flow, HandBack, HandlerRef, Handling, Merge, Pause, PauseReason, Split,
        Transfer,
    },
    ids::OrganisationId,
};
use serde_json::{Value, json};
use tests::{Client, TestApp, make, operations, projects, seed};

const WHY: &str = "这件事需要更多说明。";

/// A day so many days from now, in China.
fn day(from_now: i64) -> String {
    let day = api::moment::Moment::now().time() + chrono::Duration::hours(8) + chrono::Duration::days(from_now);
    day.format("%Y-%m-%d").to_string()
}

/// Given to somebody by name.
fn to(account: contract::ids::AccountId) -> Dispatch {
    Dispatch {
        handler: HandlerRef {
            duty_id: None,
            account_id: Some(account),
        },
        flow: Flow::Ordinary,
        helpers: Vec::new(),
        text: None,
    }
}

async fn id_of(client: &Client) -> contract::ids::AccountId {
    client.get("/me").await.read::<Me>(200).id
}

async fn handling(made: &make::Made, by: &Client) -> Handling {
    by.get(&format!("{}/handling", made.url())).await.read(200)
}

/// An organisation of community 0 for which somebody speaks.
pub(crate) async fn organisation(app: &TestApp) -> (OrganisationId, Client) {
    let carrier = projects::carrier(app).await;
    (carrier.id, carrier.speaker)
}

/// Handed to an organisation.
fn handed_to(organisation: OrganisationId) -> Transfer {
    Transfer {
        community_id: None,
        organisation_id: Some(organisation),
        text: "请上门评估老人居家改造需求。".to_owned(),
        consent: false,
    }
}

fn pause(reason: PauseReason) -> Pause {
    Pause {
        reason,
        until: day(10),
        text: "请补充漏水部位的照片。".to_owned(),
    }
}

fn more(days: u8) -> ExtensionRequest {
    ExtensionRequest {
        days,
        text: "配件需从厂家调货。".to_owned(),
    }
}

/// Brings a case to where an operation would be possible; for the table of rights.
pub(crate) async fn stage(app: &TestApp, operation: &str, made: &mut make::Made) {
    const IN_WORK: [&str; 15] = [
        "ask_consent_to_naming",
        "consent_to_naming",
        "refuse_naming",
        "dispatch_case",
        "start_case",
        "object_to_dispatch",
        "transfer_case",
        "pause_case",
        "resume_case",
        "ask_for_extension",
        "split_case",
        "rule_on_objection",
        "rule_on_extension",
        "rule_on_draft",
        "draft_answer",
    ];
    // Not the station's second admin, whom other rows of the table sign out.
    let asking = app.street_admin().await;
    if IN_WORK.contains(&operation) || HANDED.contains(&operation) {
        made.accepted(&asking).await;
    }
    let own = to(id_of(&app.social_worker().await).await);
    let approval = Dispatch {
        flow: Flow::Approval,
        ..own.clone()
    };
    let steps: Vec<(&str, Value)> = match operation {
        "object_to_dispatch" => vec![("dispatch", json!(own))],
        "rule_on_objection" => vec![
            ("dispatch", json!(own)),
            ("objection", json!(DispatchObjection { text: WHY.to_owned() })),
        ],
        "rule_on_extension" => vec![("extension", json!(more(3)))],
        "draft_answer" => vec![("dispatch", json!(approval))],
        "rule_on_draft" => vec![("dispatch", json!(approval)), ("draft", json!({"text": "已经修好了。"}))],
        // Who is anonymous has no name to share.
        "consent_to_naming" | "refuse_naming" if !made.case.anonymous => {
            vec![("ask-naming", json!({"community_id": seed::community(1), "text": WHY}))]
        }
        "resume_case" => vec![("pause", json!(pause(PauseReason::Others)))],
        _ if HANDED.contains(&operation) => {
            let there = Transfer {
                community_id: Some(seed::community(1)),
                organisation_id: None,
                ..handed_to(seed::nothing())
            };
            vec![("transfer", json!(there))]
        }
        _ => Vec::new(),
    };
    for (action, body) in steps {
        made.case = made.act(&asking, action, &body).await.read::<Case>(200);
    }
}

/// What is done with a case that was handed to the station of community 1.
const HANDED: [&str; 3] = ["acknowledge_case", "hand_back_case", "recall_case"];

/// A body that would be right, were it allowed; for the table of rights.
pub(crate) fn body(operation: &str) -> Option<Value> {
    Some(match operation {
        "dispatch_case" => json!(to(seed::id(11, 1).into())),
        "object_to_dispatch" => json!(DispatchObjection { text: WHY.to_owned() }),
        "transfer_case" | "ask_consent_to_naming" => json!({"community_id": seed::community(1), "text": WHY}),
        "hand_back_case" => json!(HandBack {
            done: true,
            text: WHY.to_owned()
        }),
        "pause_case" => json!(pause(PauseReason::Others)),
        "ask_for_extension" => json!(more(3)),
        "draft_answer" => json!({"text": "已经修好了。"}),
        "merge_case" => json!(Merge { into: seed::nothing() }),
        "split_case" => json!(Split {
            title: "楼道灯不亮".to_owned(),
            body: "二单元楼道灯不亮。".to_owned(),
            category: contract::cases::Category::Facilities,
        }),
        "rule_on_objection" | "rule_on_extension" | "rule_on_draft" => json!({"granted": true}),
        "set_routing" => json!({"rules": []}),
        "try_routing" => json!({"text": "电梯坏了", "category": "facilities", "urgency": "normal", "channel": "mailbox"}),
        "find_similar_cases" => json!({"text": "电梯夜里有异响"}),
        "add_organisation" => json!({"name": "暖阳社工中心", "phone": "0512-66667777"}),
        "change_organisation" => json!({"sheet": {"name": "暖阳社工中心", "phone": "0512-66667777"}}),
        "name_representative" => json!({"phone": "18800000000"}),
        _ => return None,
    })
}

/// The path of an operation on an organisation, with one that there is; for the table of rights.
pub(crate) async fn organisation_path(app: &TestApp, operation: &operations::Operation) -> String {
    let (id, person) = organisation(app).await;
    match operation.id.as_str() {
        "dismiss_representative" => format!("/organisations/{id}/representatives/{}", id_of(&person).await),
        _ => operation.path_with(&id.to_string()),
    }
}
