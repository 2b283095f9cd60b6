//! The audit log, from the command line.

use api::{audit::service, db::Db};
use clap::Subcommand;

use super::say::{self, why};

#[derive(Subcommand)]
pub(super) enum Audit {
    /// Looks through every street's chain of entries; ends with an error that names the first broken link.
    Verify,
}

impl Audit {
    pub(super) async fn run(self, db: &Db) -> Result<(), String> {
        let Self::Verify = self;
        for (street, found) in db.read(service::verify_all).await.map_err(why)? {
            if let Some(position) = found.broken_at {
                return Err(format!(
                    "{street}: the chain is broken at entry {position}; {} before it are whole",
                    found.entries
                ));
            }
            say::line(&format!("{street}: the chain is whole, entries: {}", found.entries));
        }
        Ok(())
    }
}
