//! The cryptography of connections to others is ring's: a tenth of the C that rustls would take by itself, and sooner compiled.

use reqwest::{Client, ClientBuilder};
use rustls::crypto::ring;

/// Makes it the one of this process, which every library that speaks TLS asks for; whoever comes later finds it chosen.
pub fn choose() {
    let _ = ring::default_provider().install_default();
}

/// What every client of HTTP begins with.
pub fn client() -> ClientBuilder {
    choose();
    Client::builder()
}
