//! A handler that gives one answer, byte for byte, to whatever it is asked.

use std::error::Error;

use actix_web::{
    App, HttpResponse, HttpServer,
    http::{
        StatusCode,
        header::{HeaderName, HeaderValue},
    },
    web::{self, Bytes, Data},
};

/// An answer as it was read from a connection.
struct Answer {
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

/// Gives the answer in `bytes` on this port, but for `/`, which tells that it listens.
#[actix_web::main]
pub(crate) async fn serve(port: u16, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    let answer = Data::new(read(bytes)?);
    let app = move || {
        App::new()
            .app_data(answer.clone())
            .route("/", web::get().to(HttpResponse::Ok))
            .default_service(web::to(give))
    };
    Ok(HttpServer::new(app).bind(("127.0.0.1", port))?.run().await?)
}

async fn give(answer: Data<Answer>) -> HttpResponse {
    let mut response = HttpResponse::build(answer.status);
    for (name, value) in &answer.headers {
        response.insert_header((name.clone(), value.clone()));
    }
    if answer.body.is_empty() {
        response.finish()
    } else {
        response.body(answer.body.clone())
    }
}

fn read(bytes: &[u8]) -> Result<Answer, Box<dyn Error>> {
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .ok_or("no end of the head")?;
    let mut lines = std::str::from_utf8(&bytes[..end])?.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).ok_or("no status")?;
    let mut headers = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(": ").ok_or("a header without a value")?;
        // These the server writes by itself.
        if !matches!(name, "content-length" | "date") {
            headers.push((name.parse()?, value.parse()?));
        }
    }
    Ok(Answer {
        status: status.parse()?,
        headers,
        body: Bytes::copy_from_slice(&bytes[end + 4..]),
    })
}
