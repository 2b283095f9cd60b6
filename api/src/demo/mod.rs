//! A made-up street to try things on: three communities with stations, grids, people and cases.
//!
//! All names and texts are invented. Everything has a fixed identity, so seeding again changes nothing.

mod bodies;
mod bulletins;
mod calls;
mod cases;
mod certificates;
mod diary;
mod handling;
mod kept;
mod liaison;
mod needs;
mod open311;
mod people;
mod places;
mod projects;
mod proposals;
mod published;
mod referrals;
mod surveys;
mod teams;
mod votes;

use std::fmt;

use uuid::Uuid;

use crate::{auth::keys::Keys, db::Db, error::Result, moment::Moment, photos::PhotoStore};

/// The password of every made-up member of staff. Only a demonstration has it.
pub const PASSWORD: &str = "lianxin-demo-2026";

/// What was seeded.
#[derive(Debug)]
pub struct Seeded {
    new: bool,
}

impl fmt::Display for Seeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.new {
            "The made-up street is there.\n"
        } else {
            "The made-up street was there already.\n"
        })?;
        f.write_str(&self.how_to_sign_in())
    }
}

impl Seeded {
    /// Who can sign in, and how.
    pub fn how_to_sign_in(&self) -> String {
        let residents = people::RESIDENTS.iter().map(|each| each.phone).collect::<Vec<_>>().join(", ");
        let staff = people::STAFF.iter().map(|each| each.login).collect::<Vec<_>>().join(", ");
        format!("  居民 resident phones: {residents}\n  驿站 staff: {staff}\n  staff password: {PASSWORD}")
    }
}

/// Identities of made-up things: a kind and a number.
fn id<T>(kind: u16, number: u16) -> contract::ids::Id<T> {
    Uuid::from_fields(0xde30_0000 | u32::from(kind), number, 0x7000, &[0x80, 0, 0, 0, 0, 0, 0, 1]).into()
}

/// Seeds the street; what is there already stays as it is.
///
/// # Errors
/// When the database refuses.
pub async fn seed(db: &Db, keys: &Keys, pictures: &PhotoStore) -> Result<Seeded> {
    let moment = Moment::now();
    db.write(move |conn| places::seed(conn, moment)).await?;
    people::seed(db, keys, moment).await?;
    let new = cases::seed(db, keys, moment).await?;
    if let Some(case) = new.pictured {
        published::seed(db, keys, pictures, case, moment).await?;
    }
    surveys::seed(db, keys, moment).await?;
    diary::seed(db, keys, moment).await?;
    liaison::seed(db, keys, moment).await?;
    proposals::seed(db, keys, moment).await?;
    votes::seed(db, keys, moment).await?;
    bodies::seed(db, keys, moment).await?;
    teams::seed(db, keys, moment).await?;
    open311::seed(db, keys, moment).await?;
    handling::seed(db, keys, moment).await?;
    referrals::seed(db, keys, moment).await?;
    needs::seed(db, keys, moment).await?;
    projects::seed(db, keys, moment).await?;
    bulletins::seed(db, keys, moment).await?;
    Ok(Seeded { new: new.any })
}
