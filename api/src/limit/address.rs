//! Where a request comes from, as far as that can be believed, and never in the clear.

use std::{
    future::{Ready, ready},
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header::HeaderMap, web::Data};
use ipnet::IpNet;

use super::Limiter;
use crate::{
    auth::keys::Keys,
    error::{Error, Result},
};

/// The networks of our own proxies.
pub(super) struct Proxies {
    networks: Vec<IpNet>,
}

impl Proxies {
    /// # Errors
    /// Names the setting and the network that cannot be read.
    pub(super) fn parse(networks: &[String]) -> Result<Self> {
        let network = |text: &String| {
            text.parse()
                .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
                .map_err(|_| {
                    Error::Internal(format!(
                        "server.trusted_proxies: {text:?} is not a network such as \"10.0.0.0/8\""
                    ))
                })
        };
        Ok(Self {
            networks: networks.iter().map(network).collect::<Result<_>>()?,
        })
    }

    pub(super) fn trust(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.networks.iter().any(|network| network.contains(&address))
    }

    /// The address nearest to us that is none of our proxies'. What stands left of it anybody can have written.
    fn caller(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut nearest = peer.to_canonical();
        if !self.trust(nearest) {
            return nearest;
        }
        let lines: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .filter_map(|line| line.to_str().ok())
            .collect();
        for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            let Some(hop) = parse(hop.trim()) else { break };
            nearest = hop;
            if !self.trust(hop) {
                break;
            }
        }
        nearest
    }
}

/// An address, with or without a port.
fn parse(hop: &str) -> Option<IpAddr> {
    hop.parse::<IpAddr>()
        .or_else(|_| hop.parse::<SocketAddr>().map(|address| address.ip()))
        .ok()
        .map(|address| address.to_canonical())
}

/// The caller's address. It is told only as a keyed digest.
#[derive(Clone)]
pub struct Address {
    caller: IpAddr,
    keys: Keys,
}

impl Address {
    pub(super) fn of(request: &HttpRequest, limiter: &Limiter) -> Self {
        let peer = request
            .peer_addr()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
        let caller = limiter.inner.proxies.caller(peer, request.headers());
        Self {
            caller,
            keys: limiter.inner.keys.clone(),
        }
    }

    /// The address as bits: of IPv6 the first 64, which is what one household has.
    pub(super) fn bits(&self) -> u128 {
        masked(self.caller, 32, 64)
    }

    /// A keyed digest of the address.
    pub fn digest(&self) -> String {
        self.told("address", self.bits())
    }

    /// A keyed digest of the network around it, in which many live: `/24`, or `/48` of IPv6.
    pub fn network(&self) -> String {
        self.told("network", masked(self.caller, 24, 48))
    }

    fn told(&self, purpose: &str, bits: u128) -> String {
        self.keys.pseudonym(purpose, &bits.to_be_bytes())
    }
}

/// An address as bits, without those behind so many of IPv4 or of IPv6.
fn masked(address: IpAddr, of_four: u32, of_six: u32) -> u128 {
    match address {
        IpAddr::V4(address) => {
            let bits = address.to_bits() & u32::MAX.checked_shl(32 - of_four).unwrap_or(0);
            Ipv4Addr::from_bits(bits).to_ipv6_mapped().to_bits()
        }
        IpAddr::V6(address) => address.to_bits() & u128::MAX.checked_shl(128 - of_six).unwrap_or(0),
    }
}

impl FromRequest for Address {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            request
                .app_data::<Data<Limiter>>()
                .map(|limiter| Self::of(request, limiter))
                .ok_or_else(|| Error::internal("the application lacks its limits")),
        )
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn proxies() -> Proxies {
        Proxies::parse(&["10.0.0.0/8".to_owned(), "fd00::/8".to_owned(), "192.0.2.7".to_owned()]).expect("networks")
    }

    fn caller(peer: &str, forwarded: &[&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(HeaderName::from_static("x-forwarded-for"), HeaderValue::from_static(line));
        }
        proxies().caller(peer.parse().expect("an address"), &headers).to_string()
    }

    #[test]
    fn what_is_forwarded_counts_only_behind_our_own_proxies() {
        for (peer, forwarded, expected) in [
            ("203.0.113.5", &["198.51.100.1"][..], "203.0.113.5"),
            ("10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["1.2.3.4, 198.51.100.1, 10.0.0.2"], "198.51.100.1"),
            ("10.0.0.1", &["1.2.3.4", "198.51.100.1:4711, fd00::1"], "198.51.100.1"),
            ("10.0.0.1", &["198.51.100.1, nonsense"], "10.0.0.1"),
            ("10.0.0.1", &["nonsense, 10.0.0.9"], "10.0.0.9"),
            ("10.0.0.1", &["[2001:db8::1]:443"], "2001:db8::1"),
            ("::ffff:10.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1"),
            ("192.0.2.7", &[], "192.0.2.7"),
        ] {
            assert_eq!(caller(peer, forwarded), expected, "{peer} {forwarded:?}");
        }
    }

    #[test]
    fn neighbours_share_a_network_and_a_household_an_address() {
        let household = |text: &str| masked(text.parse().expect("an address"), 32, 64);
        let network = |text: &str| masked(text.parse().expect("an address"), 24, 48);
        assert_ne!(household("198.51.100.1"), household("198.51.100.2"));
        assert_eq!(network("198.51.100.1"), network("198.51.100.2"));
        assert_ne!(network("198.51.100.1"), network("198.51.101.1"));
        assert_eq!(household("2001:db8:1:2::1"), household("2001:db8:1:2:ffff::9"));
        assert_ne!(household("2001:db8:1:2::1"), household("2001:db8:1:3::1"));
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
    }
}
