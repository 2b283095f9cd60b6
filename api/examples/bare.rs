//! What `cargo xtask bench` measures the server against: the same bytes from a handler that does nothing else, and
//! the same rows by one SQLite transaction after the other.

use std::{
    error::Error,
    io::{Write, stdout},
    time::{Duration, Instant},
};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    http::header,
    web::{self, Bytes, Data},
};
use diesel::{Connection, RunQueryDsl, SqliteConnection, connection::SimpleConnection, sql_query, sql_types};

const TAG: &str = "\"bare\"";

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["http", port, file] => Ok(serve(port.parse()?, std::fs::read(file)?.into())?),
        ["sqlite", file, seconds] => insert(file, Duration::from_secs(seconds.parse()?)),
        ["sql", file, script] => run(file, &std::fs::read_to_string(script)?),
        _ => Err("bare http PORT FILE | bare sqlite FILE SECONDS | bare sql FILE SCRIPT".into()),
    }
}

#[actix_web::main]
async fn serve(port: u16, body: Bytes) -> std::io::Result<()> {
    let body = Data::new(body);
    HttpServer::new(move || App::new().app_data(body.clone()).default_service(web::to(answer)))
        .bind(("127.0.0.1", port))?
        .run()
        .await
}

async fn answer(request: HttpRequest, body: Data<Bytes>) -> HttpResponse {
    if request.headers().get(header::IF_NONE_MATCH).is_some_and(|tag| tag == TAG) {
        return HttpResponse::NotModified().insert_header((header::ETAG, TAG)).finish();
    }
    HttpResponse::Ok()
        .insert_header((header::ETAG, TAG))
        .content_type("application/json")
        .body(body.get_ref().clone())
}

/// Runs a script, as fast as can be: what it makes is thrown away after measuring.
fn run(file: &str, script: &str) -> Result<(), Box<dyn Error>> {
    let mut conn = SqliteConnection::establish(file)?;
    conn.batch_execute("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000; BEGIN")?;
    conn.batch_execute(script)?;
    Ok(conn.batch_execute("COMMIT; ANALYZE")?)
}

/// Inserts a message and a timeline row by each transaction, one after the other, and writes how many a second.
fn insert(file: &str, time: Duration) -> Result<(), Box<dyn Error>> {
    let mut conn = SqliteConnection::establish(file)?;
    conn.batch_execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE messages (id BLOB PRIMARY KEY, community BLOB, title TEXT, body TEXT, at INTEGER);
         CREATE TABLE entries (id BLOB PRIMARY KEY, message BLOB, at INTEGER, action TEXT)",
    )?;
    let body = "字".repeat(200);
    let (start, mut count) = (Instant::now(), 0_u32);
    while start.elapsed() < time {
        let id = uuid::Uuid::now_v7().as_bytes().to_vec();
        conn.immediate_transaction(|conn| {
            sql_query("INSERT INTO messages VALUES (?, ?, 'title', ?, 1)")
                .bind::<sql_types::Binary, _>(&id)
                .bind::<sql_types::Binary, _>(&id)
                .bind::<sql_types::Text, _>(&body)
                .execute(conn)?;
            sql_query("INSERT INTO entries VALUES (?, ?, 1, 'submit')")
                .bind::<sql_types::Binary, _>(&id)
                .bind::<sql_types::Binary, _>(&id)
                .execute(conn)
        })?;
        count += 1;
    }
    writeln!(stdout(), "{:.1}", f64::from(count) / start.elapsed().as_secs_f64())?;
    Ok(())
}
