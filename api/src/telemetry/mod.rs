//! What the server tells about itself: log lines for people or machines, and figures for Prometheus.
//!
//! Nothing personal: a line names a request, the pattern of its address, its status, how long it took and the
//! account that asked; never the address itself, its query, a network address, a name or a number.

mod figures;
mod line;
mod observe;
mod outlet;

use std::sync::OnceLock;

use actix_web::{
    HttpRequest, HttpResponse,
    web::{self, Data, ServiceConfig},
};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::{EnvFilter, layer::SubscriberExt, util::SubscriberInitExt};

pub(crate) use figures::Route;
pub use observe::observe;

use crate::{
    error::{Error, Result},
    limit::Limiter,
    settings::{LogFormat, Settings},
};

/// Seconds, from a cached answer to one that nobody waits for.
const DURATIONS: &[f64] = &[
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];
/// Requests that share a commit.
const COMMITS: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();

/// Begins to log and to count. Once for a process: whoever comes later finds it begun.
///
/// # Errors
/// Names `log.filter` when it cannot be read.
pub fn start(settings: &Settings) -> Result<()> {
    let filter = EnvFilter::try_new(&settings.log.filter).map_err(|error| Error::Internal(format!("log.filter: {error}")))?;
    let registry = tracing_subscriber::registry().with(filter);
    let lines = tracing_subscriber::fmt::layer().with_writer(outlet::Outlet);
    let begun = match settings.log.format {
        LogFormat::Pretty => registry.with(lines.event_format(line::Pretty::default())).try_init(),
        LogFormat::Json => registry.with(lines.event_format(line::Json)).try_init(),
    };
    if begun.is_ok() {
        outlet::start().map_err(Error::internal)?;
    }
    count()
}

/// Writes the lines that wait to be written: the last thing a program does.
pub fn finish() {
    outlet::flush();
}

fn count() -> Result<()> {
    if RECORDER.get().is_some() {
        return Ok(());
    }
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), DURATIONS)
        .and_then(|builder| builder.set_buckets_for_metric(Matcher::Full("lianxin_db_commit_size".to_owned()), COMMITS))
        .map_err(Error::internal)?
        .build_recorder();
    let handle = recorder.handle();
    if metrics::set_global_recorder(recorder).is_ok() {
        figures::describe();
        let upkeep = handle.clone();
        // Samples wait until somebody folds them into their buckets; nobody may ever ask for the figures.
        std::thread::Builder::new()
            .name("metrics-upkeep".to_owned())
            .spawn(move || {
                loop {
                    std::thread::sleep(std::time::Duration::from_secs(5));
                    upkeep.run_upkeep();
                }
            })
            .map_err(Error::internal)?;
        // Another thread can only have failed to install its own.
        let _ = RECORDER.set(handle);
    }
    Ok(())
}

/// Registers the address of the figures.
pub(crate) fn routes(config: &mut ServiceConfig) {
    config.route("/metrics", web::get().to(show));
}

/// The figures, for a neighbour only: this machine or a network of `server.trusted_proxies`, speaking for itself.
/// What a proxy passes on from outside carries `X-Forwarded-For`, and finds nothing here.
async fn show(request: HttpRequest, limiter: Data<Limiter>) -> Result<HttpResponse> {
    let near = |peer: std::net::SocketAddr| peer.ip().to_canonical().is_loopback() || limiter.trusts(peer.ip());
    let passed_on = ["x-forwarded-for", "forwarded"]
        .iter()
        .any(|name| request.headers().contains_key(*name));
    let figures = RECORDER
        .get()
        .filter(|_| !passed_on && request.peer_addr().is_some_and(near))
        .ok_or(Error::NOT_FOUND)?;
    Ok(HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(figures.render()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_filter_is_refused_by_its_key() {
        let mut settings = Settings::read(None, Vec::new()).expect("settings");
        settings.log.filter = "api=loud".to_owned();
        let error = start(&settings).expect_err("refused").to_string();
        assert!(error.contains("log.filter"), "{error}");
    }

    #[test]
    fn beginning_twice_is_no_fault() {
        let mut settings = Settings::read(None, Vec::new()).expect("settings");
        settings.log.filter = "off".to_owned();
        start(&settings).expect("begun");
        start(&settings).expect("begun before");
    }
}
