//! Characters that nobody sees are no words: asked of every text that the contract wants, by the contract itself.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    on_each_backend,
    operations::{self, Operation, resolve},
    seed,
};

use crate::bad_input::sound;

/// Blanks of no width, joiners, fillers and marks of direction.
const UNSEEN: [char; 6] = ['\u{200b}', '\u{2060}', '\u{feff}', '\u{3164}', '\u{200f}', '\u{ad}'];
/// What is typed, but read by nobody.
const SECRETS: [&str; 5] = ["login", "password", "new_password", "new", "code"];

/// The way to a text, from the body on.
type Way = Vec<String>;

/// The texts of a body that must say something, each with how much.
fn texts(document: &Value, schema: &Value, at: &Way, found: &mut Vec<(Way, usize)>) {
    let schema = resolve(document, schema);
    let on = |step: &str| at.iter().cloned().chain([step.to_owned()]).collect::<Way>();
    if schema["items"].is_object() {
        return texts(document, &schema["items"], &on("0"), found);
    }
    for (field, described) in schema["properties"].as_object().into_iter().flatten() {
        let described = resolve(document, described);
        let free =
            ["pattern", "format", "enum"].iter().all(|one| described[*one].is_null()) && !SECRETS.contains(&field.as_str());
        let (least, most) = (described["minLength"].as_u64(), described["maxLength"].as_u64());
        match least.and_then(|least| usize::try_from(least).ok()) {
            // A day is as long as every other.
            Some(least) if free && least > 0 && described["minLength"] != described["maxLength"] => {
                found.push((on(field), least));
            }
            _ if most.is_none() => texts(document, &described, &on(field), found),
            _ => {}
        }
    }
}

/// Puts a text where the way leads, making on the way what is not there.
fn put(document: &Value, schema: &Value, value: &mut Value, way: &[String], text: &str) {
    let Some((step, rest)) = way.split_first() else {
        *value = text.into();
        return;
    };
    let schema = resolve(document, schema);
    if schema["items"].is_object() {
        if value.get(0).is_none() {
            let least = usize::try_from(schema["minItems"].as_u64().unwrap_or(1).max(1)).unwrap_or(1);
            *value = json!(vec![sound(document, &schema["items"]); least]);
        }
        return put(document, &schema["items"], &mut value[0], rest, text);
    }
    let described = &schema["properties"][step];
    if value[step].is_null() {
        value[step] = sound(document, described);
    }
    put(document, described, &mut value[step], rest, text);
}

/// Every text of every body: what is asked, the body, and where the fault is.
fn asked() -> Vec<(Operation, Value, String)> {
    let document = operations::document();
    let mut all = Vec::new();
    for mut operation in operations::all() {
        // One of few words, where others have an id.
        operation.path = operation.path.replace("{skill}", "first_aid");
        let Some(schema) = operation.body(&document) else { continue };
        let mut ways = Vec::new();
        texts(&document, &schema, &Way::new(), &mut ways);
        // What a survey asks is checked once somebody may write one.
        for (way, least) in ways.into_iter().filter(|(way, _)| !way.contains(&"questions".to_owned())) {
            let mut body = sound(&document, &schema);
            let unseen: String = UNSEEN.iter().cycle().take(least).collect();
            put(&document, &schema, &mut body, &way, &unseen);
            all.push((operation.clone(), body, format!("/{}", way.join("/"))));
        }
    }
    all
}

on_each_backend! {
    async fn a_text_of_which_nobody_sees_anything_is_refused_wherever_one_is_wanted(app: TestApp) {
        let (admin, mut wrong) = (app.station_admin().await, Vec::new());
        let all = asked();
        assert!(all.len() >= 80, "only {}", all.len());
        for (operation, body, pointer) in &all {
            let method: Method = operation.method.parse().expect("a method");
            let path = operation.path_with(&seed::community(0).to_string());
            let reply = admin.request(method, &path).json(body).send().await;
            let problem: Value = serde_json::from_str(&reply.text()).unwrap_or_default();
            let faults = problem["errors"].as_array().cloned().unwrap_or_default();
            let named = |fault: &Value| fault["pointer"] == pointer.as_str() && ["invisible", "question_length"].iter().any(|code| fault["code"] == *code);
            if reply.status != 422 || !faults.iter().any(named) {
                wrong.push(format!("{} {pointer}: {} {problem}", operation.id, reply.status));
            }
        }
        assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
    }
}
