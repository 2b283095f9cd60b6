//! The clients' files: in the encoding that is wanted, kept for as long as they are good.

use std::collections::BTreeMap;

use reqwest::header::HeaderMap;
use tests::{Backend, TestApp, not_run};

struct Browser {
    http: reqwest::Client,
    base: String,
}

impl Browser {
    async fn get(&self, path: &str, headers: &[(&str, &str)]) -> (u16, HeaderMap, Vec<u8>) {
        let mut request = self.http.get(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let reply = request.send().await.expect("an answer");
        let (status, headers) = (reply.status().as_u16(), reply.headers().clone());
        (status, headers, reply.bytes().await.expect("bytes").to_vec())
    }
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map_or("", |value| value.to_str().expect("text"))
}

/// The first file with a digest in its name that a page names.
fn asset(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    let (_, rest) = page.split_once("/assets/").expect("an asset");
    format!("/assets/{}", rest.split('"').next().expect("an end"))
}

#[test]
fn the_clients_files_are_served_as_they_should_be_kept() {
    tests::run(async {
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let http = tests::http().build().expect("a client");
        let browser = Browser {
            http,
            base: app.base().to_owned(),
        };
        let (status, page, body) = browser.get("/", &[]).await;
        if status == 404 {
            not_run::note("the client's files: target/client was not built (cargo xtask client)");
            return app.stop().await;
        }
        assert_eq!(
            (header(&page, "cache-control"), header(&page, "vary")),
            ("no-cache", "accept-encoding")
        );
        let file = asset(&body);
        let mut tags = BTreeMap::new();
        for (accepted, encoding) in [
            ("gzip, br", "br"),
            ("gzip", "gzip"),
            ("identity", ""),
            ("br;q=0, gzip;q=0", ""),
        ] {
            for path in ["/", file.as_str()] {
                let (status, headers, _) = browser.get(path, &[("accept-encoding", accepted)]).await;
                assert_eq!(
                    (status, header(&headers, "content-encoding")),
                    (200, encoding),
                    "{path} {accepted}"
                );
                let tag = header(&headers, "etag").to_owned();
                let (status, again, body) = browser
                    .get(path, &[("accept-encoding", accepted), ("if-none-match", &tag)])
                    .await;
                assert!(status == 304 && body.is_empty(), "{path} {accepted}: {status}");
                for name in ["cache-control", "vary", "etag"] {
                    assert_eq!(header(&again, name), header(&headers, name), "{path} {accepted}: {name}");
                }
                let other = tags.insert((path.to_owned(), encoding), tag.clone());
                assert!(other.is_none_or(|other| other == tag), "each encoding has its own tag");
            }
        }
        let (_, headers, _) = browser.get(&file, &[]).await;
        assert_eq!(header(&headers, "cache-control"), "public, max-age=31536000, immutable");
        let (status, ..) = browser.get("/assets/nothing-00000000.js", &[]).await;
        assert_eq!(status, 404, "a missing file is not a page");
        for (path, app) in [
            ("/cases/of/mine", "resident"),
            ("/fields", "resident"),
            ("/console", "console"),
            ("/console/cases/1", "console"),
            ("/card/", "card"),
            ("/field/today", "field"),
        ] {
            let (status, page, body) = browser.get(path, &[]).await;
            assert!(
                status == 200 && header(&page, "content-type").starts_with("text/html"),
                "{path}"
            );
            assert!(
                asset(&body).starts_with(&format!("/assets/{app}-")),
                "{path} belongs to {app}"
            );
        }
        app.stop().await;
    });
}

#[test]
fn a_page_that_moved_is_found_at_its_old_address() {
    tests::run(async {
        let app = TestApp::start(Backend::Sqlite).await.expect("an app");
        let http = tests::http().redirect(reqwest::redirect::Policy::none());
        let browser = Browser {
            http: http.build().expect("a client"),
            base: app.base().to_owned(),
        };
        for path in ["/office/limits", "/office/limits/"] {
            let (status, headers, _) = browser.get(path, &[]).await;
            assert_eq!((status, header(&headers, "location")), (308, "/rules/limits"), "{path}");
        }
        app.stop().await;
    });
}
