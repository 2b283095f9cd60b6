//! Bringing files in, from the command line.

use std::path::PathBuf;

use api::{db::Db, import, moment::Moment};
use clap::Subcommand;

use super::say::{self, why};

#[derive(Subcommand)]
pub(super) enum Import {
    /// Adds the places of a street: communities, stations, grid cells; `api/src/import/places.rs` shows the form.
    Places {
        /// The file, as TOML.
        file: PathBuf,
    },
    /// Adds the prepared texts of a station, or changes them; `api/src/import/templates.rs` shows the form.
    Templates {
        /// The file, as TOML.
        file: PathBuf,
        /// The community they belong to: its name or its identifier.
        #[arg(long)]
        community: String,
    },
    /// Loads messages of another mailbox as cases, one JSON object a line: id, title, body, time, label.
    Messages {
        /// The file, as JSON lines.
        file: PathBuf,
        /// The community they belong to: its name or its identifier.
        #[arg(long)]
        community: String,
        /// What to call where they come from; with a message's id it makes its identity.
        #[arg(long, default_value = "messages")]
        source: String,
    },
}

impl Import {
    pub(super) async fn run(self, db: &Db) -> Result<(), String> {
        let done = match self {
            Self::Places { file } => import::places(db, &file, Moment::now()).await.map(|added| added.to_string()),
            Self::Templates { file, community } => import::templates(db, &file, &community, Moment::now())
                .await
                .map(|prepared| prepared.to_string()),
            Self::Messages { file, community, source } => import::messages(db, &file, &community, &source)
                .await
                .map(|report| report.to_string()),
        };
        say::line(&done.map_err(why)?);
        Ok(())
    }
}
