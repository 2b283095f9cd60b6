//! What is sent with each operation that takes something.

use contract::notifications::NotificationPreferences;
use serde_json::{Value, json};
use tests::{TestApp, calls, diary, make, open311, seed, surveys};

use crate::{handling, publication, templates};

/// A body that would be right, were it allowed.
pub(super) fn body(app: &TestApp, operation: &str) -> Value {
    if let Some(body) = handling::body(operation).or_else(|| publication::body(operation)) {
        return body;
    }
    match operation {
        "publish_notice" => json!({"title": "停水", "body": "周三上午停水。"}),
        "set_limits" => json!(contract::limits::CaseLimits::default()),
        "issue_api_key" => json!(open311::sheet()),
        "send_code" => json!({"phone": app.phone()}),
        "sign_in_by_phone" => json!({"phone": app.phone(), "code": "000000"}),
        "sign_in_by_password" => json!({"login": "nobody.here", "password": "wrong"}),
        "refresh_session" => json!({"refresh_token": "nonsense"}),
        "change_consent" => json!({"kind": "sensitive", "version": contract::privacy::CONSENT_VERSION, "granted": true}),
        "change_password" => json!({"current": "wrong", "new": "another long password"}),
        "set_email" => json!({"email": format!("somebody{}@example.cn", app.phone())}),
        "bind_wechat" => json!({"code": "of-somebody"}),
        "set_notification_preferences" => json!(NotificationPreferences::default()),
        "begin_totp" => json!({"password": seed::PASSWORD}),
        "confirm_email" | "confirm_totp" | "remove_totp" => json!({"code": "000000"}),
        "send_message" => json!(make::plain()),
        "suggest_categories" => json!({"title": "电梯坏了"}),
        "look_up_caller" => json!({"phone": calls::NUMBER}),
        "disclose_number" => json!({"reason": "按要求回电"}),
        "call_back" => json!({"text": "已回电"}),
        "take_call" => json!(calls::call(|_| {})),
        "add_call" => json!({"person": {}, "talk": calls::talk(), "text": "又来催了"}),
        "enter_case" => json!(calls::letter()),
        "annotate_case" => json!({"text": "一条说明", "visibility": "public"}),
        "answer_case" => json!({"text": "已经修好了。"}),
        "decline_case" => json!({"reason": "unclear", "text": "看不明白。"}),
        "rate_case" => json!(make::rating()),
        "change_street" | "change_community" => json!({"name": "清河里"}),
        "add_community" => json!({"name": "新社区"}),
        "add_station" | "change_station" => json!({"name": "新驿站", "phone": "0512-60000199"}),
        "add_subcategory" => json!({"category": "facilities", "name": format!("路灯{}", app.phone())}),
        "change_subcategory" => json!({"category": "facilities", "name": format!("楼道灯{}", app.phone())}),
        "add_cell" | "change_cell" => json!({"name": "新网格", "station_id": seed::station(0)}),
        "create_member" => json!({"work_name": "小新", "login": format!("new.{}", app.phone()),
            "post": {"role": "social_worker", "community_id": seed::community(0)}}),
        "appoint_helper" => json!({"phone": app.phone(), "post": {"role": "volunteer", "community_id": seed::community(0)}}),
        "rename_member" => json!({"work_name": "驿站小王"}),
        "grant_post" | "revoke_post" => json!({"role": "social_worker", "community_id": seed::community(0)}),
        "add_absence" => json!({"from": "2030-01-01", "to": "2030-01-05"}),
        "add_duty" | "change_duty" => json!({"place_id": seed::community(0), "kind": "lead", "a": seed::id(11, 1)}),
        "write_note" => json!(diary::note()),
        "change_note" => json!(diary::note().words),
        "raise_note" => json!({"category": "facilities"}),
        "create_survey" => json!({"community_id": seed::community(0), "content": surveys::content()}),
        "change_survey" => json!({"revision": 1, "content": surveys::content()}),
        "answer_survey" => json!(surveys::answered()),
        "correct_survey" => json!(surveys::corrected()),
        "set_template" => json!(templates::another()),
        _ => json!({}),
    }
}
