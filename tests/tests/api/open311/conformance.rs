//! What the public validator for Open311 servers (`open311-validator`, by `SeeClickFix`) insists on, rule by rule.
//!
//! The validator itself needs Ruby 1.8 and gems that are gone; its rules are these.

use api::moment::Moment;
use chrono::{DateTime, Utc};
use serde_json::Value;
use tests::{
    on_each_backend,
    open311::{self, V2, read},
};

/// What stands between the first opening and closing of an element.
fn within<'a>(xml: &'a str, name: &str) -> &'a str {
    let (_, rest) = xml
        .split_once(&format!("<{name}>"))
        .unwrap_or_else(|| panic!("no {name} in {xml}"));
    rest.split_once(&format!("</{name}>")).expect("a closing tag").0
}

/// Every element of this name.
fn each<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!("<{name}>");
    xml.match_indices(&opening).map(|(at, _)| within(&xml[at..], name)).collect()
}

fn in_the_past(time: &str) {
    let time: DateTime<Utc> = time.parse().unwrap_or_else(|error| panic!("{time}: {error}"));
    assert!(time < Moment::now().time(), "{time}");
}

on_each_backend! {
    async fn discovery_answers_in_both_formats_alike(app: TestApp) {
        let xml = app.nobody().get(&format!("{V2}/discovery.xml")).await.expect(200).text();
        let json = read(&app, "/discovery.json").await;
        for name in ["contact", "key_service", "changeset"] {
            let said = within(&xml, name);
            assert!(!said.trim().is_empty());
            assert_eq!(json[name], said.replace("&apos;", "'"), "both say the same");
        }
        in_the_past(json["changeset"].as_str().expect("a time"));
    }

    async fn discovery_names_endpoints_whole(app: TestApp) {
        let xml = app.nobody().get(&format!("{V2}/discovery.xml")).await.expect(200).text();
        let endpoints = each(&xml, "endpoint");
        assert_eq!(endpoints.len(), 2, "with fewer than two the validator sees no list");
        for endpoint in &endpoints {
            assert_eq!(each(endpoint, "format"), ["text/xml", "application/json"]);
            assert!(within(endpoint, "specification").ends_with("_v2") && within(endpoint, "url").starts_with("http"));
            in_the_past(within(endpoint, "changeset"));
        }
        let json = read(&app, "/discovery.json").await;
        let listed = json["endpoints"].as_array().expect("a list");
        let kinds: Vec<_> = listed.iter().map(|endpoint| endpoint["type"].as_str().expect("a type")).collect();
        assert_eq!(kinds, ["production", "test"]);
        for endpoint in listed {
            assert!(endpoint["formats"].as_array().expect("a list").contains(&Value::from("text/xml")));
            in_the_past(endpoint["changeset"].as_str().expect("a time"));
        }
    }

    async fn every_service_has_its_code_and_definition(app: TestApp) {
        let services = read(&app, "/services.json").await;
        let services = services.as_array().expect("a list");
        assert_eq!(services.len(), contract::cases::Category::ALL.len());
        for service in services {
            let code = service["service_code"].as_str().expect("a code");
            for field in ["service_name", "description", "keywords", "group"] {
                assert!(!service[field].as_str().expect(field).is_empty(), "{service}");
            }
            assert_eq!((&service["metadata"], &service["type"]), (&Value::from(true), &Value::from("realtime")));
            let definition = read(&app, &format!("/services/{code}.json")).await;
            assert_eq!(definition["service_code"], code);
            let attributes = definition["attributes"].as_array().expect("a list");
            let kinds: Vec<_> = attributes.iter().map(|each| each["datatype"].as_str().expect("a kind")).collect();
            assert_eq!(kinds, ["singlevaluelist", "string", "datetime", "multivaluelist"]);
            let first = &attributes[0]["values"][0];
            assert!(first["key"].is_string() && first["name"].is_string(), "{first}");
        }
    }

    async fn what_is_created_is_answered_in_both_formats(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        for (format, opening) in [("xml", "<service_requests><request><service_request_id>"), ("json", "[{")] {
            let path = format!("{V2}/requests.{format}");
            let made = open311::post(&app, &path, &open311::report(&key)).await.expect(200);
            assert!(made.text().contains(opening), "{}", made.text());
        }
    }

    async fn every_request_has_what_the_specification_names(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let _ = open311::reported(&app, &open311::report(&key)).await;
        let xml = app.nobody().get(&format!("{V2}/requests.xml")).await.expect(200).text();
        let json = read(&app, "/requests.json").await;
        for field in [
            "service_request_id", "status", "status_notes", "service_name", "service_code", "description",
            "agency_responsible", "service_notice", "requested_datetime", "updated_datetime", "expected_datetime", "address",
            "address_id", "zipcode", "lat", "long", "media_url",
        ] {
            let _ = within(&xml, field);
            assert!(json[0].get(field).is_some(), "{field}");
        }
        in_the_past(within(&xml, "requested_datetime"));
    }
}
