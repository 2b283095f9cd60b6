//! Where pictures may be fetched from, and where not.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use super::*;

fn fetcher(own: &[&str]) -> Fetcher {
    let mut settings = Settings::read(None, Vec::new()).expect("settings");
    settings.open311.own_networks = own.iter().map(|network| (*network).to_owned()).collect();
    Fetcher::open(&settings).expect("networks")
}

/// A server on this machine that gives every caller the same answer; its address.
async fn server(answer: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut bytes = [0; 2048];
            assert!(stream.read(&mut bytes).await.expect("a request") > 0);
            // Whoever has had enough hangs up.
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    address
}

fn ok(body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

fn moved(to: &str) -> String {
    format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
}

#[tokio::test]
async fn what_lies_in_a_network_of_our_own_is_fetched_only_where_the_settings_say_so() {
    let address = server(ok("a picture")).await;
    let bytes = fetcher(&["127.0.0.1/32"]).fetch(&address).await.expect("fetched");
    assert_eq!(&bytes[..], b"a picture");
    fetcher(&[]).fetch(&address).await.expect_err("not public");
}

#[tokio::test]
async fn a_redirect_is_followed_but_not_out_of_what_may_be_fetched() {
    let picture = server(ok("a picture")).await;
    let near = server(moved(&picture)).await;
    let mine = fetcher(&["127.0.0.1/32"]);
    assert_eq!(&mine.fetch(&near).await.expect("fetched")[..], b"a picture");
    for elsewhere in [
        "http://127.0.0.2/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
    ] {
        let astray = server(moved(elsewhere)).await;
        mine.fetch(&astray).await.expect_err(elsewhere);
    }
}

#[tokio::test]
async fn nobody_is_sent_in_circles() {
    let around = server(moved("/again")).await;
    let refused = fetcher(&["127.0.0.1/32"]).follow(&around).await.expect_err("in circles");
    assert!(matches!(refused, Refused::Redirects), "{refused}");
}

#[tokio::test]
async fn more_than_a_picture_may_have_is_not_read() {
    let most = MAX_BYTES + 1;
    let announced = server(format!("HTTP/1.1 200 OK\r\ncontent-length: {most}\r\n\r\n")).await;
    let silent = server(format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{}", "x".repeat(most))).await;
    for address in [announced, silent] {
        let refused = fetcher(&["127.0.0.1/32"]).follow(&address).await.expect_err("too large");
        assert!(matches!(refused, Refused::Size), "{refused}");
    }
}

#[tokio::test]
async fn an_address_in_disguise_is_seen_through() {
    let nobody = fetcher(&[]);
    for address in [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a00:1]/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://user:password@1.1.1.1/",
        "ftp://1.1.1.1/",
        "data:image/png;base64,AAAA",
        "nonsense",
        "",
    ] {
        nobody.fetch(address).await.expect_err(address);
    }
}
