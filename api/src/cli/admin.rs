//! Members of staff, from the command line: how the first one comes to be, and how posts end.

use api::{
    accounts::service::{self, NewStaff},
    db::Db,
    moment::Moment,
    settings::Settings,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use clap::{Args, Subcommand, ValueEnum};
use contract::accounts::{Post, Role};

use super::say::{self, why};

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
        #[command(flatten)]
        post: Named,
    },
    /// Lets somebody in again: a new password, no second factor, every session ended.
    Reset {
        /// What they sign in with.
        #[arg(long)]
        login: String,
        /// Makes a password and prints it, instead of asking for one.
        #[arg(long)]
        generate: bool,
    },
    /// Takes a post from somebody.
    Revoke {
        /// What they sign in with.
        #[arg(long)]
        login: String,
        #[command(flatten)]
        post: Named,
    },
}

/// A post as an operator names it.
#[derive(Args)]
pub(super) struct Named {
    /// The role.
    #[arg(long, value_enum, default_value = "station-admin")]
    role: StaffRole,
    /// The community they hold it in, by name or identifier; leave out for a street admin.
    #[arg(long)]
    community: Option<String>,
    /// The street they hold it in, by name or identifier; needed where there are several.
    #[arg(long)]
    street: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum StaffRole {
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

impl Named {
    async fn post(&self, db: &Db) -> Result<Post, String> {
        let (street_id, community_id) = api::places::find(db, self.community.as_deref(), self.street.as_deref())
            .await
            .map_err(why)?;
        let role = self.role.into();
        Ok(Post {
            role,
            street_id,
            community_id,
        })
    }
}

impl Admin {
    pub(super) async fn run(self, settings: &Settings) -> Result<(), String> {
        let db = super::open(settings)?;
        match self {
            Self::Create { login, work_name, post } => {
                super::keys(&db, settings).await?;
                create(&db, login, work_name, &post).await
            }
            Self::Reset { login, generate } => reset(&db, login, generate).await,
            Self::Revoke { login, post } => {
                let (post, name) = (post.post(&db).await?, login.clone());
                db.write(move |conn| service::revoke(conn, &name, post, Moment::now()))
                    .await
                    .map_err(why)?;
                say::line(&format!(
                    "{login} no longer holds that post, within ten seconds on every instance."
                ));
                Ok(())
            }
        }
    }
}

async fn create(db: &Db, login: String, work_name: String, post: &Named) -> Result<(), String> {
    let role = post.role.into();
    if post.community.is_some() == (role == Role::StreetAdmin) {
        return Err(match role {
            Role::StreetAdmin => "--community: a street admin works in the whole street; leave it out".to_owned(),
            _ => "--community: needed for this role, which is held in one community".to_owned(),
        });
    }
    let post = post.post(db).await?;
    let password = password()?;
    let moment = Moment::now();
    let staff = NewStaff {
        id: moment.id(),
        login: login.clone(),
        work_name,
        password_hash: service::hash_password(&password).await.map_err(why)?,
        role,
        street_id: post.street_id,
        community_id: post.community_id,
    };
    db.write(move |conn| service::engage(conn, &staff, moment))
        .await
        .map_err(why)?;
    say::line(&format!("{login} can now sign in at /console/."));
    Ok(())
}

async fn reset(db: &Db, login: String, generate: bool) -> Result<(), String> {
    let new = if generate {
        URL_SAFE_NO_PAD.encode(Moment::now().random::<15>())
    } else {
        password()?
    };
    let (hash, name) = (service::hash_password(&new).await.map_err(why)?, login.clone());
    db.write(move |conn| service::reset(conn, &name, &hash, Moment::now()))
        .await
        .map_err(why)?;
    say::line(&format!(
        "{login} signs in with the new password; their old sessions and one-time codes are gone."
    ));
    if generate {
        say::line(&format!("password: {new}"));
    }
    Ok(())
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
