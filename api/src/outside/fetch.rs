//! Fetching a picture from an address that somebody else chose, without being led into our own networks.
//!
//! Names are resolved first, every address that comes of it must be a public one, and the connection goes to those addresses
//! and no others, so that a name cannot point elsewhere a moment later. Every redirect is looked at in the same way.

use std::{net::SocketAddr, time::Duration};

use bytes::{Bytes, BytesMut};
use contract::photos::MAX_BYTES;
use ipnet::IpNet;
use reqwest::{Response, Url, header, redirect};

use super::{public::is_public, tls};
use crate::{
    error::{Error, Result},
    settings::Settings,
};

/// Redirects that are followed.
const REDIRECTS: usize = 3;
/// How long a connection, and how long the whole of it may take.
const CONNECT: Duration = Duration::from_secs(3);
const WHOLE: Duration = Duration::from_secs(10);

/// Whoever fetches; cheap to clone.
#[derive(Debug, Clone)]
pub struct Fetcher {
    own: Vec<IpNet>,
}

/// Why nothing was fetched; for the log, because callers need not learn what our networks answer.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("no address of the web")]
    Address,
    #[error("leads to a network that is not public")]
    Network,
    #[error("more than {REDIRECTS} redirects")]
    Redirects,
    #[error("answered {0}")]
    Status(u16),
    #[error("more than {MAX_BYTES} bytes")]
    Size,
    #[error("took too long")]
    Time,
    #[error("did not answer")]
    Silence,
}

impl Fetcher {
    /// Makes ready what the settings name.
    ///
    /// # Errors
    /// Names the network that cannot be read.
    pub fn open(settings: &Settings) -> Result<Self> {
        let network = |text: &String| {
            let wrong = |_| {
                Error::Internal(format!(
                    "open311.own_networks: {text:?} is not a network such as \"10.0.0.0/8\""
                ))
            };
            text.parse().map_err(wrong)
        };
        Ok(Self {
            own: settings.open311.own_networks.iter().map(network).collect::<Result<_>>()?,
        })
    }

    /// What lies at an address.
    ///
    /// # Errors
    /// A fault at `/media_url`, whatever the reason.
    pub(crate) async fn fetch(&self, address: &str) -> Result<Bytes> {
        let fetched = tokio::time::timeout(WHOLE, self.follow(address)).await;
        fetched.unwrap_or(Err(Refused::Time)).map_err(|reason| {
            tracing::info!(%reason, "a picture was not fetched");
            Error::field("/media_url", "media_unreachable")
        })
    }

    async fn follow(&self, address: &str) -> Result<Bytes, Refused> {
        let mut url = Url::parse(address).map_err(|_| Refused::Address)?;
        for _ in 0..=REDIRECTS {
            let answer = self.ask(&url).await?;
            if answer.status().is_success() {
                return body(answer).await;
            }
            if !answer.status().is_redirection() {
                return Err(Refused::Status(answer.status().as_u16()));
            }
            let next = answer.headers().get(header::LOCATION).and_then(|next| next.to_str().ok());
            url = url.join(next.ok_or(Refused::Address)?).map_err(|_| Refused::Address)?;
        }
        Err(Refused::Redirects)
    }

    async fn ask(&self, url: &Url) -> Result<Response, Refused> {
        let (host, addresses) = self.addresses(url).await?;
        let client = tls::client()
            .no_proxy()
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .resolve_to_addrs(&host, &addresses)
            .build()
            .map_err(|_| Refused::Silence)?;
        let request = client
            .get(url.clone())
            .header(header::ACCEPT, "image/jpeg, image/png, image/webp");
        request.send().await.map_err(|_| Refused::Silence)
    }

    /// The host and where it lives: only if all of it is public, or ours to be fetched from.
    async fn addresses(&self, url: &Url) -> Result<(String, Vec<SocketAddr>), Refused> {
        let plain = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
        let (Some(host), Some(port), true) = (url.host_str(), url.port_or_known_default(), plain) else {
            return Err(Refused::Address);
        };
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let found = tokio::net::lookup_host((bare, port)).await.map_err(|_| Refused::Silence)?;
        let found: Vec<SocketAddr> = found.collect();
        let fits = |address: &SocketAddr| {
            let address = address.ip().to_canonical();
            is_public(address) || self.own.iter().any(|network| network.contains(&address))
        };
        if found.is_empty() || !found.iter().all(fits) {
            return Err(Refused::Network);
        }
        Ok((host.to_owned(), found))
    }
}

async fn body(mut answer: Response) -> Result<Bytes, Refused> {
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    if answer.content_length().is_some_and(|length| length > most) {
        return Err(Refused::Size);
    }
    let mut bytes = BytesMut::new();
    while let Some(chunk) = answer.chunk().await.map_err(|_| Refused::Silence)? {
        if bytes.len() + chunk.len() > MAX_BYTES {
            return Err(Refused::Size);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

#[cfg(test)]
#[path = "fetch_tests.rs"]
mod tests;
