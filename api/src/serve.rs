//! Putting the parts together and serving them.

use std::{net::SocketAddr, time::Duration};

use actix_web::{
    App, HttpServer,
    body::{BoxBody, MessageBody},
    dev::{ServerHandle, ServiceFactory, ServiceRequest, ServiceResponse},
    http::{
        StatusCode,
        header::{self, HeaderMap, HeaderName, HeaderValue},
    },
    middleware::{Next, from_fn},
    web::{self, Data},
};
use chrono::{Datelike, TimeDelta};
use tokio::task::{JoinHandle, JoinSet};
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::{
    auth::{installation, keys::Keys},
    cache::Cache,
    calendar, calls, cases,
    db::{self, Db},
    error::{Error, Result, explain},
    features, health,
    http::{Addresses, Routes, or_routed},
    limit,
    limit::Limiter,
    live::{self, Live},
    moderation,
    moment::Moment,
    motions, notifications, open311, openapi,
    outside::{Senders, fetch::Fetcher, sms::Sms},
    photos::PhotoStore,
    places::Directory,
    plain, privacy, problems, projects,
    proposals::{self, Company, Counters},
    services,
    settings::Settings,
    telemetry,
    triage::Sorter,
    votes, web as client,
};

/// Everything that requests share; every part is a handle, cheap to clone.
#[derive(Clone)]
pub(crate) struct Parts {
    pub(crate) settings: Data<Settings>,
    pub(crate) db: Data<Db>,
    pub(crate) cache: Data<Cache>,
    pub(crate) limiter: Data<Limiter>,
    pub(crate) keys: Data<Keys>,
    pub(crate) sms: Data<Sms>,
    pub(crate) senders: Data<Senders>,
    pub(crate) fetcher: Data<Fetcher>,
    pub(crate) photos: Data<PhotoStore>,
    pub(crate) directory: Data<Directory>,
    pub(crate) sorter: Data<Sorter>,
    pub(crate) company: Data<Company>,
    pub(crate) counters: Data<Counters>,
    pub(crate) live: Data<Live>,
}

impl Parts {
    async fn open(settings: Settings) -> Result<Self> {
        read_calendar(&settings)?;
        let opening = settings.clone();
        let db = tokio::task::spawn_blocking(move || Db::open(&opening))
            .await
            .map_err(Error::internal)??;
        let senders = Senders::open(&settings)?;
        let keys = installation::keys(&db, &settings.keys_file()).await?;
        Ok(Self {
            cache: Data::new(Cache::open(&settings).await?),
            limiter: Data::new(Limiter::open(&settings, &keys).await?),
            sms: Data::new(senders.sms().clone()),
            senders: Data::new(senders),
            fetcher: Data::new(Fetcher::open(&settings)?),
            photos: Data::new(PhotoStore::open(&settings)?),
            directory: Data::new(Directory::default()),
            sorter: Data::new(Sorter::default()),
            company: Data::new(Company::default()),
            counters: Data::new(Counters::default()),
            live: Data::new(Live::open(&settings)?),
            keys: Data::new(keys),
            db: Data::new(db),
            settings: Data::new(settings),
        })
    }

    fn register(&self, config: &mut web::ServiceConfig) {
        config
            .app_data(self.settings.clone())
            .app_data(self.db.clone())
            .app_data(self.cache.clone())
            .app_data(self.limiter.clone())
            .app_data(self.keys.clone())
            .app_data(self.sms.clone())
            .app_data(self.senders.clone())
            .app_data(self.fetcher.clone())
            .app_data(self.photos.clone())
            .app_data(self.directory.clone())
            .app_data(self.sorter.clone())
            .app_data(self.company.clone())
            .app_data(self.counters.clone())
            .app_data(self.live.clone());
    }
}

/// Reads which days are worked, and says so when those of this year are not laid down yet.
fn read_calendar(settings: &Settings) -> Result<()> {
    if !settings.calendar.file.as_os_str().is_empty() {
        calendar::use_file(&settings.calendar.file)?;
    }
    let year = Moment::now().time().year();
    if calendar::of_the_state().is_provisional(year) {
        tracing::warn!(
            year,
            "the holidays of this year are provisional; name a newer file in calendar.file"
        );
    }
    Ok(())
}

/// A server that is serving.
pub struct Running {
    address: SocketAddr,
    handle: ServerHandle,
    server: JoinHandle<std::io::Result<()>>,
    /// What goes on beside the requests; it ends when this is dropped.
    chores: JoinSet<()>,
    live: Data<Live>,
}

impl Running {
    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Finishes what was accepted, then stops.
    pub async fn stop(mut self) {
        self.chores.abort_all();
        self.live.end();
        self.handle.stop(true).await;
    }

    /// Waits until it is told to stop, by a signal.
    ///
    /// # Errors
    /// When serving failed.
    pub async fn wait(self) -> Result<()> {
        self.server.await.map_err(Error::internal)?.map_err(Error::internal)
    }
}

/// Opens everything that the settings name and begins to serve.
///
/// # Errors
/// Names the setting that cannot be used.
pub async fn serve(settings: Settings) -> Result<Running> {
    std::fs::create_dir_all(&settings.data.directory).map_err(|error| Error::Internal(format!("data.directory: {error}")))?;
    let parts = Parts::open(settings).await?;
    let settings = parts.settings.clone();
    let chores = chores(&parts);
    let live = parts.live.clone();
    end_streams_with(live.clone())?;
    let workers = match settings.server.workers {
        0 => std::thread::available_parallelism().map_or(2, std::num::NonZero::get),
        workers => workers,
    };
    let addresses = Data::new(Routes::addresses(features));
    let listen = settings.server.listen;
    let server = HttpServer::new(move || app(parts.clone(), addresses.clone()))
        .workers(workers)
        .shutdown_timeout(settings.server.shutdown_seconds)
        .keep_alive(Duration::from_secs(75))
        .client_request_timeout(Duration::from_secs(15))
        .bind(listen)
        .map_err(|error| Error::Internal(format!("server.listen: cannot listen on {listen}: {error}")))?;
    let address = server.addrs().first().copied().unwrap_or(listen);
    let server = server.run();
    Ok(Running {
        address,
        handle: server.handle(),
        server: tokio::spawn(server),
        chores,
        live,
    })
}

/// Begins what goes on beside the requests: what falls due, what goes out, what is to be forgotten.
fn chores(parts: &Parts) -> JoinSet<()> {
    let Parts {
        settings,
        db,
        cache,
        keys,
        senders,
        photos,
        directory,
        live,
        ..
    } = parts.clone();
    let mut chores = JoinSet::new();
    chores.spawn(db::run(db.clone()));
    chores.spawn(privacy::retention::run(db.clone(), photos, settings.clone()));
    chores.spawn(cases::alarm::run(db.clone(), cache, directory.clone()));
    chores.spawn(moderation::overdue::run(db.clone(), directory.clone()));
    chores.spawn(proposals::inviting::run(db.clone()));
    chores.spawn(moderation::checking::run(db.clone(), senders.clone()));
    chores.spawn(services::lapse::run(db.clone(), keys.clone(), directory.clone()));
    chores.spawn(votes::run(db.clone(), keys.clone(), directory.clone()));
    chores.spawn(motions::run(db.clone()));
    chores.spawn(calls::run(db.clone(), keys.clone(), directory.clone()));
    chores.spawn(projects::run(db.clone(), keys.clone(), directory));
    let group = TimeDelta::seconds(settings.notifications.group_seconds.into());
    chores.spawn(notifications::outbox::run(db.clone(), keys, senders, group));
    chores.spawn(live::run(db, live));
    chores
}

/// Ends the streams when a signal tells the server to stop: it would wait for them as for any request.
fn end_streams_with(live: Data<Live>) -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).map_err(Error::internal)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Error::internal)?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        live.end();
    });
    Ok(())
}

/// The application, for one worker.
fn app(
    parts: Parts,
    addresses: Data<Addresses>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    let api = web::scope(contract::V1).wrap(from_fn(limit::guard));
    let api = api.configure(|config| Routes::serve(config, features));
    App::new()
        .service(api)
        .configure(move |config| parts.register(config))
        .configure(health::routes)
        .configure(plain::routes)
        .configure(open311::routes)
        .configure(problems::routes)
        .configure(telemetry::routes)
        .service(SwaggerUi::new("/docs/{_:.*}").config(Config::from("/openapi.json")))
        .configure(openapi::routes)
        .app_data(addresses)
        .configure(client::files)
        .wrap(from_fn(surround))
}

/// Middleware: what surrounds every request. One for all, because each costs its own way in and out.
async fn surround(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    telemetry::observe(request, async |request| {
        let live = live::written_by(&request);
        let mut response = or_routed(request, async |request| explain(request, next).await).await?;
        if let Some(live) = live.filter(|_| response.status().is_success()) {
            live.wake();
        }
        // What is not changed has its headers already (RFC 9110, section 15.4.5).
        if response.status() != StatusCode::NOT_MODIFIED {
            complete(response.headers_mut());
        }
        Ok(response)
    })
    .await
}

/// What holds for every answer that does not say otherwise. It is for nobody to keep.
static USUAL: [(HeaderName, HeaderValue); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
];

fn complete(headers: &mut HeaderMap) {
    for (name, value) in &USUAL {
        if !headers.contains_key(name) {
            headers.insert(name.clone(), value.clone());
        }
    }
}
