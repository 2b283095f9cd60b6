//! The OpenAPI document: complete, and telling the same limits that the server keeps.

use std::collections::BTreeSet;

use contract::Language;
use serde_json::{Value, json};
use tests::operations::{self, resolve};

#[test]
fn every_operation_is_described_whole() {
    let mut ids = BTreeSet::new();
    for operation in operations::all() {
        let (raw, name) = (&operation.raw, format!("{} {}", operation.method, operation.path));
        assert!(
            !operation.id.is_empty() && ids.insert(operation.id.clone()),
            "{name}: a name of its own"
        );
        assert!(
            raw["summary"].as_str().is_some_and(|summary| summary.len() > 5),
            "{name}: a summary"
        );
        assert!(raw["tags"][0].is_string(), "{name}: a tag");
        assert!(raw["security"].is_array(), "{name}: who may come in");
        let responses = raw["responses"].as_object().expect("responses");
        assert!(responses.keys().any(|status| status.starts_with('2')), "{name}: a success");
        for status in ["400", "429", "500", "503"] {
            assert!(responses.contains_key(status), "{name}: {status}");
        }
        for (status, response) in responses {
            assert!(
                response["description"].as_str().is_some_and(|text| !text.is_empty()),
                "{name} {status}: a description"
            );
            if status.starts_with('4') || status.starts_with('5') {
                let content = &response["content"]["application/problem+json"];
                assert!(
                    content["schema"]["$ref"].as_str().is_some_and(|to| to.ends_with("/Problem")),
                    "{name} {status}: a problem"
                );
                assert!(content["example"].is_object(), "{name} {status}: an example");
            }
        }
        for parameter in raw["parameters"].as_array().into_iter().flatten() {
            assert!(parameter["schema"].is_object(), "{name}: {} has a schema", parameter["name"]);
        }
        for placeholder in operation.path.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
            let described = raw["parameters"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|one| one["name"] == placeholder && one["in"] == "path");
            assert!(described, "{name}: {{{placeholder}}} is described");
        }
    }
    assert!(ids.len() > 25, "{ids:?}");
}

#[test]
fn an_idempotency_key_is_promised_only_where_it_is_honoured() {
    let promised: BTreeSet<_> = operations::all()
        .into_iter()
        .filter(|operation| {
            let parameters = operation.raw["parameters"].as_array().into_iter().flatten();
            parameters.into_iter().any(|one| one["name"] == contract::IDEMPOTENCY_KEY)
        })
        .map(|operation| operation.id)
        .collect();
    let honoured = [
        "accept_case",
        "acknowledge_case",
        "add_organisation",
        "add_service_photos",
        "add_volunteer_record",
        "ask_for_extension",
        "dispatch_case",
        "dispute_hours",
        "draft_answer",
        "hand_back_case",
        "keep_apart",
        "merge_case",
        "object_to_dispatch",
        "pause_case",
        "recall_case",
        "resume_case",
        "rule_on_draft",
        "rule_on_extension",
        "rule_on_objection",
        "split_case",
        "start_case",
        "transfer_case",
        "add_cell",
        "add_community",
        "add_station",
        "add_subcategory",
        "add_word_list",
        "add_call",
        "annotate_case",
        "ask_consent_to_naming",
        "consent_to_naming",
        "refuse_naming",
        "ask_consent_to_publication",
        "consent_to_publication",
        "publish_case",
        "refuse_publication",
        "unpublish_case",
        "answer_case",
        "answer_survey",
        "ask_for_service",
        "begin_proposal",
        "call_back",
        "certify_hours",
        "close_case",
        "correct_hours",
        "correct_survey",
        "create_survey",
        "decline_case",
        "finish_visit",
        "invite_to_proposal",
        "issue_cards",
        "plan_visit",
        "enter_case",
        "publish_bulletin",
        "publish_notice",
        "raise_note",
        "rate_case",
        "record_need",
        "record_visit",
        "reopen_case",
        "replace_card",
        "supervise_case",
        "urge_case",
        "send_by_card",
        "send_message",
        "tell_need",
        "take_call",
        "upload_document",
        "upload_photo",
        "withdraw_case",
        "announce_vote",
        "announce_motion",
        "write_motion",
        "add_community_need",
        "put_needs_to_vote",
        "write_need_session",
        "object_to_need",
        "publish_plan_call",
        "object_to_plan",
        "ask_about_plan",
        "form_body",
        "invite_to_body",
        "draw_up_project",
        "remark_on_project",
        "supervise_project",
        "write_project_report",
        "write_comment",
        "write_note",
    ];
    assert_eq!(promised, honoured.map(str::to_owned).into());
}

#[test]
fn every_json_body_has_an_example_that_its_schema_admits() {
    let document = operations::document();
    for operation in operations::all() {
        let responses = operation.raw["responses"].as_object().expect("responses");
        for body in responses.values().chain([&operation.raw["requestBody"]]) {
            let content = &body["content"]["application/json"];
            if content.is_object() {
                assert_fits(&document, &content["schema"], &content["example"], &operation.id);
            }
        }
    }
    let example = |id: &str, pointer: &str| {
        let operation = operations::all()
            .into_iter()
            .find(|operation| operation.id == id)
            .expect("an operation");
        operation.raw.pointer(pointer).expect("an example").clone()
    };
    let letter = "/requestBody/content/application~1json/example";
    let case = "/responses/200/content/application~1json/example";
    serde_json::from_value::<contract::mailbox::NewMessage>(example("send_message", letter)).expect("a message");
    serde_json::from_value::<contract::cases::Case>(example("read_case", case)).expect("a case");
}

#[test]
fn a_word_is_documented_as_it_is_sent() {
    let document = operations::document();
    let words = |name: &str| document["components"]["schemas"][name]["enum"].clone();
    assert_eq!(words("Category"), json!(contract::cases::Category::ALL));
    assert_eq!(words("State"), json!(contract::cases::State::ALL));
    assert_eq!(words("Role"), json!(contract::accounts::Role::ALL));
    assert_eq!(words("Sort"), json!(contract::cases::Sort::ALL));
    assert_eq!(words("ConsentKind"), json!(contract::privacy::ConsentKind::ALL));
}

/// A schema as one, when it is put together of several.
fn whole(document: &Value, schema: &Value) -> Value {
    let mut whole = resolve(document, schema);
    let parts = whole["allOf"].take();
    for part in parts.as_array().into_iter().flatten().map(|part| self::whole(document, part)) {
        whole["type"] = part["type"].clone();
        for (name, field) in part["properties"].as_object().into_iter().flatten() {
            whole["properties"][name] = field.clone();
        }
        let known = [&whole["required"], &part["required"]].map(|names| names.as_array().cloned().unwrap_or_default());
        whole["required"] = known.concat().into();
    }
    whole
}

/// Insists that a value is as its schema says, however deep.
pub(crate) fn assert_fits(document: &Value, schema: &Value, value: &Value, name: &str) {
    let schema = whole(document, schema);
    let word = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let kinds = schema["type"]
        .as_array()
        .map_or_else(|| vec![&schema["type"]], |kinds| kinds.iter().collect());
    let admitted = kinds
        .iter()
        .any(|kind| *kind == word || word == "integer" && *kind == "number");
    assert!(admitted, "{name}: {value} is no {kinds:?}");
    if let Some(words) = schema["enum"].as_array() {
        assert!(words.contains(value), "{name}: {value} is none of {words:?}");
    }
    for required in schema["required"].as_array().into_iter().flatten() {
        let field = required.as_str().expect("a name");
        assert!(value.get(field).is_some(), "{name}: {field} is missing in {value}");
    }
    for (field, value) in value.as_object().into_iter().flatten() {
        let described = &schema["properties"][field];
        assert!(described.is_object(), "{name}: {field} is not described");
        assert_fits(document, described, value, &format!("{name}/{field}"));
    }
    for value in value.as_array().into_iter().flatten() {
        assert_fits(document, &schema["items"], value, name);
    }
}

#[test]
fn every_success_with_a_body_says_which() {
    for operation in operations::all() {
        for (status, response) in operation.raw["responses"].as_object().expect("responses") {
            if ["200", "201", "202"].contains(&status.as_str()) {
                assert!(response["content"].is_object(), "{} {status} has no content", operation.id);
            }
        }
    }
}

#[test]
fn the_document_is_openapi_3_1_and_every_reference_leads_somewhere() {
    let document = operations::document();
    assert!(
        document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")),
        "{}",
        document["openapi"]
    );
    assert_references(&document, &document);
}

fn assert_references(document: &Value, value: &Value) {
    match value {
        Value::Object(fields) => {
            if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                assert!(
                    document.pointer(reference.trim_start_matches('#')).is_some(),
                    "{reference} leads nowhere"
                );
            }
            fields.values().for_each(|field| assert_references(document, field));
        }
        Value::Array(items) => items.iter().for_each(|item| assert_references(document, item)),
        _ => {}
    }
}

#[test]
fn the_document_is_served_and_is_the_one_that_is_checked_in() {
    tests::run(async {
        let app = tests::TestApp::start(tests::Backend::Sqlite).await.expect("an app");
        let served = app.nobody().get("/openapi.json").await.expect(200).value();
        assert_eq!(served, operations::document());
        let docs = app.nobody().get("/docs/").await.expect(200).text();
        assert!(
            !docs.contains("https://") && !docs.contains("//cdn"),
            "nothing is fetched from elsewhere"
        );
        app.stop().await;
    });
}

#[test]
fn every_kind_of_problem_has_a_page_that_explains_it() {
    tests::run(async {
        let app = tests::TestApp::start(tests::Backend::Sqlite).await.expect("an app");
        for kind in contract::problem::Kind::ALL {
            let url = format!("{}{}", app.base(), kind.path());
            let page = tests::http()
                .build()
                .expect("a client")
                .get(&url)
                .send()
                .await
                .expect("a page");
            assert_eq!(page.status().as_u16(), 200, "{url}");
            assert!(
                page.text().await.expect("text").contains(kind.title(Language::Chinese)),
                "{url}"
            );
        }
        app.stop().await;
    });
}
