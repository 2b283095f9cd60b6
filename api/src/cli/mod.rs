//! The command line: what an operator can ask of the binary.

mod admin;
mod audit;
mod import;
mod say;

use std::{path::PathBuf, process::ExitCode};

use api::{
    db::Db,
    settings::{Flags, Settings, SmsSender},
};
use clap::{Args, Parser, Subcommand};
use say::why;

/// 连心 Lianxin: residents' voices, seen through to the end.
#[derive(Parser)]
#[command(name = "lianxin", version, max_term_width = 110)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

#[derive(Args)]
struct Common {
    /// A file of settings; `api/config.default.toml` in the source shows them all.
    #[arg(long, global = true, env = "LIANXIN_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where the embedded database, the pictures and the keys live.
    #[arg(long, global = true, value_name = "DIRECTORY")]
    data: Option<PathBuf>,
    /// The database: postgres://… or sqlite:path.
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the API and the clients until it is told to stop.
    Serve {
        /// Where to listen.
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<String>,
        /// Seeds a made-up street first, and says so on every page.
        #[arg(long)]
        demo: bool,
    },
    /// Brings the database up to date and ends.
    Migrate,
    /// Loads places, prepared texts and history from files.
    #[command(subcommand)]
    Import(import::Import),
    /// Seeds a made-up street with three communities, people and cases; does nothing the second time.
    Demo,
    /// Manages members of staff.
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Looks into the audit log.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Manages the keys.
    #[command(subcommand)]
    Keys(Keys),
    /// Prints the OpenAPI document.
    Openapi,
    /// Writes database and pictures, never keys, into one archive.
    Backup {
        /// The archive to write.
        file: PathBuf,
    },
    /// Loads an archive into an empty database, of either kind.
    Restore {
        /// The archive to read.
        file: PathBuf,
    },
    /// Asks a running server whether it is ready; ends with 0 if it is. For containers.
    Healthcheck {
        /// The server's address.
        #[arg(long, default_value = "http://127.0.0.1:8080")]
        url: String,
    },
}

#[derive(Subcommand)]
enum Keys {
    /// Adds a new signing key and a new sealing key; the old ones go on opening what they closed.
    Rotate,
}

/// Runs what the arguments ask for.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return say::failure(&error.to_string()),
    };
    let outcome = runtime.block_on(execute(cli));
    drop(runtime);
    api::telemetry::finish();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => say::failure(&error),
    }
}

fn settings(common: &Common, mut flags: Flags) -> Result<Settings, String> {
    if let Some(directory) = &common.data {
        flags.push(("data.directory", directory.display().to_string().into()));
    }
    if let Some(url) = &common.database {
        flags.push(("database.url", url.clone().into()));
    }
    let settings = Settings::read(common.config.as_deref(), flags).map_err(|error| error.to_string())?;
    std::fs::create_dir_all(&settings.data.directory)
        .map_err(|error| format!("data.directory: cannot make {}: {error}", settings.data.directory.display()))?;
    Ok(settings)
}

async fn execute(cli: Cli) -> Result<(), String> {
    let common = &cli.common;
    match cli.command {
        Command::Serve { listen, demo } => serve(common, listen, demo).await,
        Command::Migrate => {
            open(&settings(common, Vec::new())?)?;
            say::line("The database is up to date.");
            Ok(())
        }
        Command::Import(command) => command.run(&open(&settings(common, Vec::new())?)?).await,
        Command::Demo => {
            let settings = settings(common, Vec::new())?;
            let db = open(&settings)?;
            say::line(&seeded(&db, &settings).await?.to_string());
            Ok(())
        }
        Command::Admin(command) => command.run(&settings(common, Vec::new())?).await,
        Command::Audit(command) => command.run(&open(&settings(common, Vec::new())?)?).await,
        Command::Keys(Keys::Rotate) => {
            let id = api::auth::keys::Keys::rotate(&settings(common, Vec::new())?.keys_file()).map_err(why)?;
            say::line(&format!("New keys: {id}. Restart every instance to use them."));
            Ok(())
        }
        Command::Openapi => {
            say::raw(&api::openapi::text().map_err(|error| error.to_string())?);
            Ok(())
        }
        Command::Backup { file } => {
            let settings = settings(common, Vec::new())?;
            say::line(&api::backup::backup(&settings, &file).await.map_err(why)?.to_string());
            Ok(())
        }
        Command::Restore { file } => {
            let settings = settings(common, Vec::new())?;
            say::line(&api::backup::restore(&settings, &file).await.map_err(why)?.to_string());
            Ok(())
        }
        Command::Healthcheck { url } => healthy(&url).await,
    }
}

fn open(settings: &Settings) -> Result<Db, String> {
    Db::open(settings).map_err(|error| format!("database.url: {error}"))
}

async fn keys(db: &Db, settings: &Settings) -> Result<api::auth::keys::Keys, String> {
    api::auth::installation::keys(db, &settings.keys_file())
        .await
        .map_err(|error| error.to_string())
}

async fn seeded(db: &Db, settings: &Settings) -> Result<api::demo::Seeded, String> {
    let pictures = api::photos::PhotoStore::open(settings).map_err(why)?;
    api::demo::seed(db, &keys(db, settings).await?, &pictures).await.map_err(why)
}

async fn serve(common: &Common, listen: Option<String>, demo: bool) -> Result<(), String> {
    let mut flags: Flags = Vec::new();
    if let Some(listen) = listen {
        flags.push(("server.listen", listen.into()));
    }
    if demo {
        flags.push(("site.demo", true.into()));
    }
    let settings = settings(common, flags)?;
    api::telemetry::start(&settings).map_err(why)?;
    let seeded = if demo {
        let db = open(&settings)?;
        Some(seeded(&db, &settings).await?)
    } else {
        None
    };
    let codes_in_log = settings.sms.sender == SmsSender::Log;
    let running = api::serve(settings).await.map_err(why)?;
    say::welcome(running.address(), seeded.as_ref(), codes_in_log);
    running.wait().await.map_err(why)
}

async fn healthy(url: &str) -> Result<(), String> {
    let url = format!("{}/readyz", url.trim_end_matches('/'));
    let why = |error: reqwest::Error| format!("{url}: {error}");
    let client = api::outside::tls::client().build().map_err(why)?;
    let answer = client.get(&url).send().await.map_err(why)?;
    if answer.status().is_success() {
        Ok(())
    } else {
        Err(format!("{url}: {}", answer.status()))
    }
}
