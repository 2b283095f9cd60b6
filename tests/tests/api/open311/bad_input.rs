//! Hundreds of malformed requests to Open311. None may be taken, none may be our fault, and each is told as that
//! specification tells errors.

use reqwest::Method;
use tests::{
    Reply, on_each_backend,
    open311::{self, V2, encoded},
    pictures,
};

/// Values that no argument has.
const BAD: [&str; 12] = [
    "%00",
    "%ff",
    "%c3%28",
    "'%20OR%201=1--",
    "-1",
    "99999999999999999999",
    "[]",
    "1e999",
    "NaN",
    "%F0%9F%92%A9",
    "..%2f..%2fetc%2fpasswd",
    "2026-13-45T99:99:99Z",
];

/// The arguments that a list is narrowed by.
const ARGUMENTS: [&str; 11] = [
    "jurisdiction_id",
    "service_request_id",
    "service_code",
    "start_date",
    "end_date",
    "updated_after",
    "updated_before",
    "status",
    "bbox",
    "page",
    "page_size",
];

/// The arguments of a report that are not free text.
const REPORTED: [&str; 14] = [
    "api_key",
    "jurisdiction_id",
    "service_code",
    "lat",
    "long",
    "datum",
    "address_id",
    "email",
    "phone",
    "media_url",
    "attribute[urgency]",
    "attribute[since]",
    "attribute[affected][]",
    "attribute[",
];

/// Insists that it was refused, by a fault of the caller's, in the form that was asked for.
fn refused(reply: &Reply, what: &str) {
    assert!(
        (400..500).contains(&reply.status),
        "{what}: {} {}",
        reply.status,
        reply.text()
    );
    let told = reply.text();
    let form = if reply.header("content-type") == Some("application/json") {
        "[{\"code\":"
    } else {
        "<errors><error><code>"
    };
    assert!(told.contains(form), "{what}: {told}");
}

on_each_backend! {
    async fn no_question_is_our_fault(app: TestApp) {
        let nobody = app.nobody();
        for format in ["xml", "json"] {
            for argument in ARGUMENTS {
                for bad in BAD {
                    let path = format!("{V2}/requests.{format}?{argument}={bad}");
                    let reply = nobody.get(&path).await;
                    // There is no case of such a number, which is no fault.
                    if argument == "service_request_id" && reply.status == 200 {
                        continue;
                    }
                    refused(&reply, &path);
                }
                let twice = format!("{V2}/requests.{format}?{argument}=&{argument}=");
                refused(&nobody.get(&twice).await, &twice);
            }
            for bad in BAD {
                for resource in ["requests", "services", "tokens"] {
                    let path = format!("{V2}/{resource}/{bad}.{format}");
                    refused(&nobody.get(&path).await, &path);
                }
            }
            for method in [Method::PUT, Method::DELETE, Method::PATCH] {
                let path = format!("{V2}/requests.{format}");
                refused(&nobody.request(method.clone(), &path).send().await, method.as_str());
            }
        }
    }

    async fn no_report_is_our_fault(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let path = format!("{V2}/requests.json");
        let sound = open311::report(&key);
        for argument in REPORTED {
            for bad in BAD.iter().filter(|bad| argument != "lat" && argument != "long" || **bad != "-1") {
                let rest = sound.iter().filter(|(name, _)| *name != argument).cloned().collect::<Vec<_>>();
                let form = format!("{}&{argument}={bad}", encoded(&rest));
                let request = app.nobody().request(Method::POST, &path);
                refused(&request.body("application/x-www-form-urlencoded", form).send().await, &format!("{argument}={bad}"));
            }
            let twice = [&sound[..], &[(argument, "a".to_owned()), (argument, "a".to_owned())]].concat();
            refused(&open311::post(&app, &path, &twice).await, argument);
        }
        let words = [&sound[..5], &[("description", "\u{0}".to_owned())]].concat();
        refused(&open311::post(&app, &path, &words).await, "U+0000");
        assert_eq!(app.count("cases", "true").await, 0);
    }

    async fn no_body_is_our_fault(app: TestApp) {
        let key = open311::key(&app, &open311::sheet()).await.key;
        let (kind, parts) = open311::parts(&open311::report(&key), &pictures::jpeg());
        let half = parts[..parts.len() / 2].to_vec();
        let many = "a=1&".repeat(200);
        for (what, kind, body) in [
            ("nothing", "application/x-www-form-urlencoded", Vec::new()),
            ("JSON", "application/json", b"{}".to_vec()),
            ("XML", "text/xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>".to_vec()),
            ("half a form", kind, half),
            ("no parts", "multipart/form-data; boundary=part", b"nonsense".to_vec()),
            ("no boundary", "multipart/form-data", parts.clone()),
            ("another boundary", "multipart/form-data; boundary=other", parts),
            ("many arguments", "application/x-www-form-urlencoded", many.into_bytes()),
            ("huge", "application/x-www-form-urlencoded", vec![b'x'; 300_000]),
            ("bytes", "application/x-www-form-urlencoded", vec![0xff; 100]),
        ] {
            for base in [V2, "/open311/test/v2"] {
                let request = app.nobody().request(Method::POST, &format!("{base}/requests.xml"));
                refused(&request.body(kind, body.clone()).send().await, what);
            }
        }
        assert_eq!(app.count("cases", "true").await, 0);
    }
}
