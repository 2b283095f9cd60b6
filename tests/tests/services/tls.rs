//! `sslmode=require` means what it says: nothing goes to PostgreSQL in the clear.

use std::{
    io::{Read, Write},
    net::TcpListener,
    thread,
};

use api::db::Db;
use tests::{Backend, Settings, Sql, TestApp, make, not_run};

/// The address with encryption required.
fn required(url: &str) -> String {
    let bare = url.split('?').next().unwrap_or(url);
    format!("{bare}?sslmode=require")
}

#[test]
fn everything_goes_encrypted_where_that_is_required() {
    tests::run(async {
        let Some(server) = not_run::variable("LIANXIN_TEST_POSTGRES_URL") else {
            return not_run::note("tests on PostgreSQL: LIANXIN_TEST_POSTGRES_URL names no server");
        };
        let settings = "SELECT setting AS words FROM pg_settings WHERE name = 'ssl'";
        let offered = tokio::task::spawn_blocking(move || Sql::connect(&server).words(settings)).await;
        if offered.expect("a setting") != ["on"] {
            return not_run::note("sslmode=require: the PostgreSQL server of the tests offers no TLS");
        }
        let change = |settings: &mut Settings| {
            settings.database.url = required(&settings.database_url()).into();
        };
        let app = TestApp::start_with(Backend::Postgres, change).await.expect("an app");
        let _ = make::message(&app).rated().await;
        let connections = "SELECT count(*) AS number FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) \
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND ssl";
        let (clear, encrypted) = (connections.replace("AND ssl", "AND NOT ssl"), connections.to_owned());
        let counted = app.sql(move |sql| (sql.number(&encrypted), sql.number(&clear))).await;
        assert!(counted.0 > 0 && counted.1 == 0, "encrypted and in the clear: {counted:?}");
        app.stop().await;
    });
}

#[test]
fn a_server_that_offers_no_encryption_is_refused_where_it_is_required() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("its address");
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a caller");
        // Asked for TLS, a server without it says N.
        let (mut asked, mut rest) = ([0; 8], Vec::new());
        stream.read_exact(&mut asked).expect("a question");
        stream.write_all(b"N").expect("an answer");
        stream.read_to_end(&mut rest).expect("an end");
        rest
    });
    let sizes = Settings::read(None, Vec::new()).expect("settings").database;
    let refused = Db::open_url(
        &format!("postgres://lianxin:secret@{address}/lianxin?sslmode=require"),
        &sizes,
    );
    let error = refused.err().expect("no connection").to_string();
    assert!(error.contains("SSL"), "{error}");
    assert_eq!(server.join().expect("a server"), b"", "nothing is said in the clear");
}
