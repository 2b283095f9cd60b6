//! Who may do what: every operation of the contract × everybody who could call it.
//!
//! A new operation without a row here fails, and so does a row without an operation.

mod agenda;
mod doors;
mod parts;
mod sent;
mod table;

use std::collections::BTreeSet;

use self::{agenda::AGENDA, doors::DOORS, parts::Part, sent::body, table::TABLE};
use crate::{
    bodies, bulletins, contract_document::assert_fits, handling, liaison, needs, projects, proposals, publication, subcategories,
    teams, templates, votes,
};
use contract::{
    cases::{Answer, Case},
    photos::Upload,
};
use tests::{
    Client, Reply, TestApp, calls, diary, make, on_each_backend, open311,
    operations::{self, Operation},
    pictures, seed, surveys,
};

/// Every row of the table.
fn rows() -> impl Iterator<Item = &'static (&'static str, [u16; 10])> {
    TABLE.iter().chain(AGENDA).chain(DOORS)
}

/// Everybody, in the order of the table's columns.
const PEOPLE: [&str; 10] = [
    "nobody",
    "the reporter",
    "another resident",
    "a volunteer there",
    "a social worker there",
    "the station's admin",
    "another station's admin",
    "the street's admin",
    "another street's admin",
    "the holder of the tracking secret",
];

async fn person(app: &TestApp, column: usize) -> Client {
    match column {
        0 | 9 => app.nobody(),
        1 => app.resident("王秀兰").await,
        2 => app.resident("李建国").await,
        3 => app.volunteer().await,
        4 => app.social_worker().await,
        5 => app.station_admin().await,
        6 => app.foreign_admin().await,
        7 => app.street_admin().await,
        _ => app.foreign_street_admin().await,
    }
}

/// The case that the operation is tried on, at the point of its life where it would be possible, and who tries.
async fn scene(app: &TestApp, operation: &str, column: usize) -> (make::Made, Client) {
    let message = make::message(app).photos(&[pictures::jpeg()]).await;
    let message = if column == 9 { message.anonymous() } else { message };
    let made = match operation {
        "answer_case" => message.accepted().await,
        "close_case" | "reopen_case" | "rate_case" => message.answered().await,
        _ => message.await,
    };
    let mut made = made;
    handling::stage(app, operation, &mut made).await;
    publication::stage(app, operation, &mut made).await;
    let client = if column == 9 {
        made.by.clone()
    } else {
        person(app, column).await
    };
    (made, client)
}

/// What a path is about: something of the station's community.
fn target(path: &str) -> String {
    let about = |part: &str| path.contains(part);
    if about("/streets/{id}") {
        seed::street(0).to_string()
    } else if about("/stations/{id}") {
        seed::station(0).to_string()
    } else if about("/cells/{id}") {
        seed::cell(0, 0).to_string()
    } else if about("/members/{id}") {
        // The station's second admin, who is nobody in the table.
        seed::id(11, 1).to_string()
    } else {
        seed::community(0).to_string()
    }
}

async fn attempt(app: &TestApp, operation: &operations::Operation, column: usize) -> Reply {
    if operation.path.contains("/liaison/") || operation.path.ends_with("/officers") {
        return liaison::attempt(app, operation, &person(app, column).await).await;
    }
    match Part::of(operation) {
        Part::Needs | Part::Calls => return needs::attempt(app, operation, column, person(app, column).await).await,
        Part::Proposals | Part::Moderation => return proposals::attempt(app, operation, column, person(app, column).await).await,
        Part::Doors => return teams::attempt(app, operation, column, person(app, column).await).await,
        Part::Projects => return projects::attempt(app, operation, column, person(app, column).await).await,
        Part::Votes | Part::Motions => return votes::attempt(app, operation, column, person(app, column).await).await,
        Part::Bodies => return bodies::attempt(app, operation, column, person(app, column).await).await,
        Part::Cases | Part::Station => {}
    }
    if bulletins::is_about(&operation.path) {
        return bulletins::attempt(app, operation, person(app, column).await).await;
    }
    if operation.path.contains("/public-photos/{id}") {
        return publication::watching::attempt(app, operation, person(app, column).await).await;
    }
    let (client, path) = aim(app, operation, column).await;
    let (id, method) = (operation.id.as_str(), operation.method.parse().expect("a method"));
    let request = match id {
        "list_templates" => client.request(method, &format!("{path}?community_id={}", seed::community(0))),
        "export_ledger" => {
            let range = "from=2026-01-01&to=2026-12-31&format=csv";
            client.request(method, &format!("{path}?{range}&community_id={}", seed::community(0)))
        }
        // It would not end by itself.
        "listen" => client.request(method, &format!("{path}?wait=false")),
        "apply_workbook" => client.request(method, &format!("{path}?digest=0")),
        // Nobody changes it without saying what they saw.
        _ if operation.raw["responses"]["428"].is_object() => client.request(method, &path).header("if-match", "*"),
        _ => client.request(method, &path),
    };
    match id {
        "upload_document" => request.body("application/pdf", pictures::pdf()).send().await,
        "upload_photo" => request.body("image/jpeg", pictures::jpeg()).send().await,
        _ if operation.method == "GET" => request.send().await,
        _ => request.json(&body(app, id)).send().await,
    }
}

/// Who tries it, and on what: something that is there where the rights to it depend on what it is.
async fn aim(app: &TestApp, operation: &operations::Operation, column: usize) -> (Client, String) {
    let id = operation.id.as_str();
    if operation.path.contains("/cases/{id}") || operation.path.contains("/published/{id}") {
        let (made, client) = scene(app, id, column).await;
        (client, operation.path_with(&made.id().to_string()))
    } else if operation.path.contains("/organisations/{id}") {
        let path = handling::organisation_path(app, operation).await;
        (person(app, column).await, path)
    } else if operation.path.contains("/templates/{id}") {
        let id = templates::written(app).await.id;
        (person(app, column).await, operation.path_with(&id.to_string()))
    } else if operation.path.contains("/subcategories/{id}") {
        let added = subcategories::added(app, "facilities", &format!("路灯{}", app.phone())).await;
        (person(app, column).await, operation.path_with(&added.to_string()))
    } else if operation.path.contains("/photos/{id}") {
        let (made, client) = scene(app, id, column).await;
        (client, operation.path_with(&made.case.photos[0].id.to_string()))
    } else if operation.path.contains("/documents/{id}") {
        let (client, document) = document(app, column).await;
        (client, operation.path_with(&document))
    } else if operation.path.contains("/diary/{id}") {
        let note = diary::written(app).await;
        (person(app, column).await, operation.path_with(&note.id.to_string()))
    } else if operation.path.contains("/contacts/{id}") {
        let waiting = calls::taken(app, |call| call.talk.callback = Some(String::new())).await;
        (
            person(app, column).await,
            operation.path_with(&waiting.contact.id.to_string()),
        )
    } else if operation.path.contains("/api-clients/{id}") {
        let issued = open311::key(app, &open311::sheet()).await;
        (person(app, column).await, operation.path_with(&issued.client.id.to_string()))
    } else if operation.path.contains("/surveys/{id}") {
        let survey = match id {
            "change_survey" | "open_survey" => surveys::draft(app).await,
            _ => surveys::open(app).await,
        };
        (person(app, column).await, operation.path_with(&survey.id.to_string()))
    } else if operation.path.contains("/survey-responses/{id}") {
        let sent = surveys::sent(app).await;
        (person(app, column).await, operation.path_with(&sent.to_string()))
    } else if id == "remove_address" {
        (person(app, column).await, operation.path_with("email"))
    } else if id == "read_tracked_case" && column == 9 {
        (scene(app, id, column).await.1, operation.path.clone())
    } else {
        (person(app, column).await, operation.path_with(&target(&operation.path)))
    }
}

/// Who opens a document of an answer: whoever sent the letter where they are only known by its code.
async fn document(app: &TestApp, column: usize) -> (Client, String) {
    let message = make::message(app);
    let message = if column == 9 { message.anonymous() } else { message };
    let (made, staff) = (message.accepted().await, app.station_admin().await);
    let files = vec![make::document(&staff).await];
    let answer = Answer {
        files,
        ..Answer::saying("处理结果见附件。".to_owned())
    };
    let file = made.act(&staff, "answer", &answer).await.read::<Case>(200).timeline.pop();
    let client = if column == 9 { made.by } else { person(app, column).await };
    let document = file.expect("a line").documents[0].id;
    (client, document.to_string())
}

#[test]
fn every_operation_has_its_row_and_every_row_its_operation() {
    let known: BTreeSet<String> = operations::all().into_iter().map(|operation| operation.id).collect();
    let listed: BTreeSet<String> = rows().map(|(id, _)| (*id).to_owned()).collect();
    let missing: Vec<_> = known.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&known).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "without a row: {missing:?}; without an operation: {gone:?}"
    );
}

#[test]
fn every_part_of_the_table_is_tried() {
    // What tests there are nobody but the source knows.
    let source = include_str!("rights.rs");
    for operation in operations::all() {
        let tried = format!("table_holds(&app, Part::{:?})", Part::of(&operation));
        assert!(source.contains(&tried), "{}: {tried}", operation.id);
    }
}

/// Operations that end the session or the account they are tried with: those get somebody new each time.
const ENDING: [&str; 3] = ["end_session", "end_all_sessions", "erase_me"];

/// Whether somebody has nothing to do with what an operation is tried on and, by the table, changes nothing of it: then what
/// somebody else did not change either serves for them as well, and is not brought about anew.
fn is_stranger(operation: &Operation, column: usize, expected: u16) -> bool {
    let changes_nothing = operation.method == "GET" || matches!(expected, 401 | 403 | 404);
    (3..=8).contains(&column) && changes_nothing && !ENDING.contains(&operation.id.as_str())
}

/// Everybody whom a row names, nobody first and strangers next, with what it says of them.
fn in_turn<'a>(operation: &Operation, row: &'a [u16; 10]) -> Vec<(usize, &'a u16)> {
    let mut all: Vec<_> = row.iter().enumerate().filter(|(_, expected)| **expected != 0).collect();
    all.sort_by_key(|(column, expected)| (*column != 0, !is_stranger(operation, *column, **expected)));
    all
}

/// Tries the operations of a part as everybody the table names.
async fn table_holds(app: &TestApp, part: Part) {
    let mut wrong = Vec::new();
    let document = operations::document();
    let mut operations = operations::all();
    operations.retain(|operation| Part::of(operation) == part);
    let is_last = |operation: &Operation| ENDING.contains(&operation.id.as_str());
    operations.sort_by_key(is_last);
    for operation in &operations {
        let Some((_, row)) = rows().find(|(id, _)| *id == operation.id) else {
            continue;
        };
        let mut nobody: Option<Reply> = None;
        for (column, expected) in in_turn(operation, row) {
            // What nobody was refused stands as it was: strangers ask for the very same.
            let refused = nobody.as_ref().filter(|_| is_stranger(operation, column, *expected));
            let reply = match refused {
                Some(refused) => person(app, column).await.repeat(refused).await,
                None => Box::pin(attempt(app, operation, column)).await,
            };
            if column == 0 && matches!(reply.status, 401 | 403 | 404) {
                nobody = Some(reply.clone());
            }
            if reply.status >= 400 {
                reply.problem();
            }
            let documented = &operation.raw["responses"][reply.status.to_string()];
            assert!(
                documented.is_object(),
                "{} answers {}, which is not documented",
                operation.id,
                reply.status
            );
            let schema = &documented["content"]["application/json"]["schema"];
            if schema.is_object() {
                assert_fits(&document, schema, &reply.value(), &operation.id);
            }
            if reply.status != *expected {
                wrong.push(format!(
                    "{} by {}: {} instead of {expected}: {}",
                    operation.id,
                    PEOPLE[column],
                    reply.status,
                    reply.text()
                ));
            }
            if is_last(operation) {
                app.forget_people().await;
            }
        }
    }
    assert!(!operations.is_empty() && wrong.is_empty(), "{}", wrong.join("\n"));
}

on_each_backend! {
    async fn everybody_does_with_needs_what_the_table_says(app: TestApp) {
        table_holds(&app, Part::Needs).await;
    }

    async fn everybody_does_with_proposals_what_the_table_says(app: TestApp) {
        table_holds(&app, Part::Proposals).await;
    }

    async fn everybody_does_with_what_is_moderated_what_the_table_says(app: TestApp) {
        table_holds(&app, Part::Moderation).await;
    }

    async fn everybody_does_with_help_at_the_door_what_the_table_says(app: TestApp) {
        table_holds(&app, Part::Doors).await;
    }

    async fn everybody_does_with_calls_what_the_table_says(app: TestApp) {
        table_holds(&app, Part::Calls).await;
    }

    async fn everybody_does_with_projects_what_the_table_says(app: TestApp) {
        table_holds(&app, Part::Projects).await;
    }

    async fn everybody_does_with_votes_what_the_table_says(app: TestApp) {
        table_holds(&app, Part::Votes).await;
    }

    async fn everybody_does_with_motions_what_the_table_says(app: TestApp) {
        table_holds(&app, Part::Motions).await;
    }

    async fn everybody_does_with_bodies_what_the_table_says(app: TestApp) {
        table_holds(&app, Part::Bodies).await;
    }

    async fn everybody_does_with_a_case_what_the_table_says(app: TestApp) {
        table_holds(&app, Part::Cases).await;
    }

    async fn everybody_does_with_the_station_what_the_table_says(app: TestApp) {
        table_holds(&app, Part::Station).await;
    }

    async fn an_uploaded_picture_alone_gives_no_right(app: TestApp) {
        let upload: Upload = app.nobody().upload("image/jpeg", pictures::jpeg()).await.read(201);
        assert_eq!(app.nobody().get(&format!("/photos/{}", upload.id)).await.status, 401);
    }
}
