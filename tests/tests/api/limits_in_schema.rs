//! The document and the validator draw the same borders: browsers, tools and the server refuse the same things.

use contract::{Language, validation};
use serde_json::{Value, json};
use tests::operations::{self, resolve};
use validator::Validate;

/// Compares the limits of a type's schema with those of its validator, at and beyond every border.
pub(crate) fn assert_same_limits<T: Validate + serde::de::DeserializeOwned>(name: &str, sound: &Value) {
    let document = operations::document();
    let schema = resolve(&document, &json!({"$ref": format!("#/components/schemas/{name}")}));
    let fits = |value: &Value| {
        serde_json::from_value::<T>(value.clone()).is_ok_and(|value| validation::check(&value, Language::English).is_ok())
    };
    assert!(fits(sound), "{name}: the sound value is sound");
    for (field, described) in schema["properties"].as_object().expect("properties") {
        let described = resolve(&document, described);
        for (value, expected) in borders(&described) {
            let mut changed = sound.clone();
            changed[field] = value.clone();
            assert_eq!(
                fits(&changed),
                expected,
                "{name}.{field}: {}",
                value.to_string().chars().take(80).collect::<String>()
            );
        }
        if !sound[field].is_null() && schema["required"].as_array().into_iter().flatten().any(|one| one == field) {
            let mut without = sound.clone();
            without.as_object_mut().expect("an object").remove(field);
            assert!(!fits(&without), "{name}.{field} is required");
        }
    }
}

/// Values at the borders that a schema draws, and whether they are inside.
fn borders(schema: &Value) -> Vec<(Value, bool)> {
    let number = |key: &str| schema[key].as_i64();
    let mut borders = Vec::new();
    let kinds: Vec<_> = schema["type"]
        .as_array()
        .cloned()
        .unwrap_or_else(|| vec![schema["type"].clone()]);
    let is = |kind: &str| kinds.iter().any(|one| one == kind);
    if is("string") && schema["pattern"].is_null() && schema["format"].is_null() && schema["enum"].is_null() {
        let text = |length: i64| Value::from("好".repeat(usize::try_from(length).expect("a length")));
        if let Some(most) = number("maxLength") {
            borders.extend([(text(most), true), (text(most + 1), false)]);
        }
        if let Some(least) = number("minLength").filter(|least| *least > 0) {
            borders.extend([(text(least), true), (text(least - 1), false)]);
        }
    }
    if let Some(pattern) = schema["pattern"].as_str() {
        assert!(!pattern.is_empty());
        borders.extend(["", "x", "1", "好好好好好好"].map(|wrong| (wrong.into(), false)));
    }
    if is("integer") || is("number") {
        for (key, step) in [("minimum", -1), ("maximum", 1)] {
            if let Some(border) = number(key) {
                borders.extend([(border.into(), true), ((border + step).into(), false)]);
            }
        }
    }
    borders
}

#[test]
fn schema_and_validator_draw_the_same_borders() {
    use contract::{accounts, cases, contacts, diary, mailbox, notices, photos, places, publication, sessions, surveys};
    let id = "0190a0a0-0000-7000-8000-000000000001";
    let message =
        json!({"community_id": id, "title": "电梯异响", "body": "半夜有很大的响声", "category": "noise", "address": "3号楼"});
    assert_same_limits::<mailbox::NewMessage>("NewMessage", &message);
    assert_same_limits::<mailbox::Anonymous>("Anonymous", &json!({"tracking_digest": "0".repeat(64)}));
    let (person, at) = (json!({"name": "周师傅", "phone": "0512-65551234"}), "2026-11-25T01:00:00Z");
    let matter = json!({"community_id": id, "title": "水管爆了", "body": "都是水", "category": "housing", "urgency": "normal",
        "address": "3号楼", "answer": "已经派人去了。"});
    let talk = json!({"started_at": at, "seconds": 60, "callback": "晚上"});
    assert_same_limits::<contacts::Person>("Person", &person);
    assert_same_limits::<contacts::Matter>("Matter", &matter);
    assert_same_limits::<contacts::Talk>("Talk", &talk);
    assert_same_limits::<contacts::NewCall>("NewCall", &json!({"person": person, "matter": matter, "talk": talk}));
    assert_same_limits::<contacts::FurtherCall>("FurtherCall", &json!({"person": person, "talk": talk, "text": "又来催了"}));
    assert_same_limits::<contacts::NewEntry>(
        "NewEntry",
        &json!({"way": "letter", "received_at": at, "person": person, "matter": matter}),
    );
    assert_same_limits::<contacts::NumberQuestion>("NumberQuestion", &json!({"phone": "13800000001"}));
    assert_same_limits::<contacts::Disclosure>("Disclosure", &json!({"reason": "按要求回电"}));
    assert_same_limits::<contacts::CalledBack>("CalledBack", &json!({"text": "已回电"}));
    assert_same_limits::<places::Point>("Point", &json!({"latitude": 1, "longitude": 1, "datum": "wgs84"}));
    assert_same_limits::<photos::Claim>("Claim", &json!({"id": id, "claim": "x"}));
    assert_same_limits::<notices::NewNotice>("NewNotice", &json!({"title": "停水", "body": "周三上午停水。"}));
    assert_same_limits::<cases::Accept>("Accept", &json!({"text": "已收到"}));
    assert_same_limits::<cases::Note>("Note", &json!({"text": "已联系", "visibility": "public"}));
    assert_same_limits::<cases::Answer>("Answer", &json!({"text": "已经修好了。"}));
    assert_same_limits::<cases::Rating>(
        "Rating",
        &json!({"contacted": true, "resolved": true, "satisfaction": 3, "comment": "好"}),
    );
    assert_same_limits::<publication::Area>("Area", &json!({"x": 1, "y": 1, "width": 1, "height": 1}));
    let wording = json!({"title": "电梯异响", "body": "夜里有异响。", "answer": "导轨已更换。"});
    assert_same_limits::<publication::PublicWording>("PublicWording", &wording);
    assert_same_limits::<publication::Publish>("Publish", &json!({"edition": 1}));
    assert_same_limits::<cases::Because>("Because", &json!({"text": "原因"}));
    assert_same_limits::<cases::Decline>("Decline", &json!({"reason": "unclear", "text": "看不明白啊。"}));
    assert_same_limits::<sessions::CodeRequest>("CodeRequest", &json!({"phone": "13800000001"}));
    assert_same_limits::<sessions::PhoneSignIn>("PhoneSignIn", &json!({"phone": "13800000001", "code": "123456"}));
    assert_same_limits::<sessions::PasswordSignIn>("PasswordSignIn", &json!({"login": "a", "password": "b"}));
    assert_same_limits::<sessions::Refresh>("Refresh", &json!({"refresh_token": "x"}));
    assert_same_limits::<accounts::MeChange>("MeChange", &json!({"name": "王秀兰"}));
    assert_same_limits::<accounts::PasswordChange>("PasswordChange", &json!({"current": "x", "new": "0123456789"}));
    assert_same_limits::<surveys::SurveyContent>("SurveyContent", &json!(tests::surveys::content()));
    assert_same_limits::<diary::DiaryWords>("DiaryWords", &json!(tests::diary::note().words));
    let door = surveys::NewResponse {
        name: Some("王秀兰".to_owned()),
        phone: Some("13800000001".to_owned()),
        remark: Some("备注".to_owned()),
        ..tests::surveys::answered()
    };
    assert_same_limits::<surveys::NewResponse>("NewResponse", &json!(door));
    assert_same_limits::<accounts::TotpCode>("TotpCode", &json!({"code": "123456"}));
}
