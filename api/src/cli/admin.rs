//! Members of staff, from the command line: how the first one comes to be.

use api::{
    accounts::service::{self, NewStaff},
    db::Db,
    moment::Moment,
    settings::Settings,
};
use clap::{Subcommand, ValueEnum};
use contract::accounts::Role;

use super::say;

#[derive(Subcommand)]
pub(super) enum Admin {
    /// Creates a member of staff; asks for the password, or reads it from standard input.
    Create {
        /// What they sign in with.
        #[arg(long)]
        login: String,
        /// The name residents see them work under (工作名).
        #[arg(long)]
        work_name: String,
        /// The role they hold.
        #[arg(long, value_enum, default_value = "station-admin")]
        role: StaffRole,
        /// The community they hold it in, by name or identifier; leave out for a street admin.
        #[arg(long)]
        community: Option<String>,
        /// The street a street admin holds their role in, by name or identifier.
        #[arg(long)]
        street: Option<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum StaffRole {
    StationAdmin,
    SocialWorker,
    StreetAdmin,
}

impl From<StaffRole> for Role {
    fn from(role: StaffRole) -> Self {
        match role {
            StaffRole::StationAdmin => Self::StationAdmin,
            StaffRole::SocialWorker => Self::SocialWorker,
            StaffRole::StreetAdmin => Self::StreetAdmin,
        }
    }
}

impl Admin {
    pub(super) async fn run(self, settings: &Settings) -> Result<(), String> {
        let Self::Create {
            login,
            work_name,
            role,
            community,
            street,
        } = self;
        let db = Db::open(settings).map_err(|error| format!("database.url: {error}"))?;
        super::keys(&db, settings).await?;
        let place = api::places::find(&db, community.as_deref(), street.as_deref())
            .await
            .map_err(|error| error.to_string())?;
        let password = password()?;
        let moment = Moment::now();
        let password_hash = service::hash_password(&password).await.map_err(|error| error.to_string())?;
        let staff = NewStaff {
            id: moment.id(),
            login: login.clone(),
            work_name,
            password_hash,
            role: role.into(),
            street_id: place.0,
            community_id: place.1,
        };
        db.write(move |conn| service::create_staff(conn, &staff, moment))
            .await
            .map_err(|error| error.to_string())?;
        say::line(&format!("{login} can now sign in at /console/."));
        Ok(())
    }
}

fn password() -> Result<String, String> {
    use std::io::{BufRead, IsTerminal, stdin};
    let password = if stdin().is_terminal() {
        rpassword::prompt_password("Password (10 characters or more): ").map_err(|error| error.to_string())?
    } else {
        let mut line = String::new();
        stdin().lock().read_line(&mut line).map_err(|error| error.to_string())?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    if password.chars().count() < 10 {
        Err("the password must have 10 characters or more".to_owned())
    } else {
        Ok(password)
    }
}
