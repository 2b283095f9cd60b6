//! How accounts come to be: a resident's by a first sign-in, a member of staff's by whoever runs the server.

use contract::{
    Language,
    accounts::{Post, Role},
    ids::{AccountId, CellId, CommunityId, StreetId},
};

use super::{
    model::{normal, phone_context, tidy},
    store::{self, Row},
};
use crate::{
    auth::{self, keys::Keys},
    db::{Conn, Key},
    error::{Error, Result},
    moment::Moment,
    privacy,
};

/// Somebody who works at a station or in the street's office.
#[derive(Clone)]
pub struct NewStaff {
    /// Their account.
    pub id: AccountId,
    /// What they sign in with.
    pub login: String,
    /// The name residents see them work under (工作名).
    pub work_name: String,
    /// Their password, as [`hash_password`] makes it.
    pub password_hash: String,
    /// The role they hold.
    pub role: Role,
    /// The street they hold it in.
    pub street_id: StreetId,
    /// The community they hold it in, unless it is the whole street.
    pub community_id: Option<CommunityId>,
}

/// A resident who is known before they first sign in.
#[derive(Clone)]
pub struct NewResident {
    /// Their account.
    pub id: AccountId,
    /// Their mobile number.
    pub phone: String,
    /// Their name.
    pub name: String,
    /// The community they live in.
    pub community_id: CommunityId,
    /// The grid cell they live in.
    pub cell_id: Option<CellId>,
    /// The street of the community.
    pub street_id: StreetId,
    /// Whether they volunteer there.
    pub volunteer: bool,
    /// Whether they are a liaison officer (民情联络员) there.
    pub officer: bool,
}

/// The hash of a password, as [`NewStaff`] wants it.
///
/// # Errors
/// When there is no memory for it.
pub async fn hash_password(password: &str) -> Result<String> {
    auth::hash_password(password).await
}

/// Whether a role of staff is held where it belongs: a station's in one community, the street's in none.
///
/// # Errors
/// Says what is missing or too much.
pub fn check_post(role: Role, community: Option<CommunityId>) -> Result<()> {
    match (role, community) {
        (Role::StationAdmin | Role::SocialWorker, Some(_)) | (Role::StreetAdmin, None) => Ok(()),
        (Role::StationAdmin | Role::SocialWorker, None) => {
            Err(Error::Internal(format!("a {} works in one community; name it", role.word())))
        }
        (Role::StreetAdmin, Some(_)) => Err(Error::Internal(
            "a street_admin works in the whole street; name no community".to_owned(),
        )),
        _ => Err(Error::Internal(format!("{} is no role of staff", role.word()))),
    }
}

/// Creates a member of staff.
///
/// # Errors
/// When the role does not fit the place or the login is taken; when the database refuses.
pub fn create_staff(conn: &mut Conn, staff: &NewStaff, moment: Moment) -> Result<()> {
    check_post(staff.role, staff.community_id)?;
    let login = normal(&staff.login);
    if !(1..=64).contains(&login.chars().count()) {
        return Err(Error::field("/login", "login_length"));
    }
    let mut row = Row::new(staff.id, moment);
    row.login = Some(login);
    row.work_name = Some(tidy(&staff.work_name));
    row.password_hash = Some(staff.password_hash.clone());
    if !store::add(conn, &row)? {
        return Err(Error::Internal(format!("the login {} is taken", staff.login)));
    }
    let post = Post {
        role: staff.role,
        street_id: staff.street_id,
        community_id: staff.community_id,
    };
    store::add_post(conn, staff.id, post, moment)
}

/// Creates a member of staff, unless the account or the login is there already.
///
/// # Errors
/// When the database refuses.
pub fn ensure_staff(conn: &mut Conn, staff: &NewStaff, moment: Moment) -> Result<()> {
    if store::epoch(conn, staff.id)?.is_some() || store::find_by_login(conn, &normal(&staff.login))?.is_some() {
        return Ok(());
    }
    create_staff(conn, staff, moment)
}

/// Creates a resident who consented to the handling of their data, unless the account or the number is there
/// already. An account that was erased stays erased.
///
/// # Errors
/// When the database refuses.
pub fn ensure_resident(conn: &mut Conn, keys: &Keys, resident: &NewResident, moment: Moment) -> Result<()> {
    let mut row = by_phone(keys, resident.id, &resident.phone, moment)?;
    row.name = tidy(&resident.name);
    row.community_id = Some(resident.community_id.into());
    row.cell_id = resident.cell_id.map(Key::from);
    if !store::add(conn, &row)? {
        return Ok(());
    }
    privacy::service::consent_to_handling(conn, resident.id, moment)?;
    let held = [
        (resident.volunteer, Role::Volunteer),
        (resident.officer, Role::LiaisonOfficer),
    ];
    for (_, role) in held.into_iter().filter(|(holds, _)| *holds) {
        let post = Post {
            role,
            street_id: resident.street_id,
            community_id: Some(resident.community_id),
        };
        store::add_post(conn, resident.id, post, moment)?;
    }
    Ok(())
}

/// The account of whoever holds this telephone, made if there is none; with its epoch.
///
/// # Errors
/// When the database refuses.
pub(crate) fn holder_of(
    conn: &mut Conn,
    keys: &Keys,
    phone: &str,
    language: Language,
    moment: Moment,
) -> Result<(AccountId, i32)> {
    let digest = phone_digest(keys, phone);
    if let Some(row) = store::find_by_phone(conn, &digest)? {
        return Ok((row.id(), row.epoch));
    }
    let mut row = by_phone(keys, moment.id(), phone, moment)?;
    language.tag().clone_into(&mut row.language);
    if store::add(conn, &row)? {
        Ok((row.id(), row.epoch))
    } else {
        Err(Error::Unavailable(
            "an account for the same telephone was made at the same time".to_owned(),
        ))
    }
}

/// What finds the account of a telephone number.
pub(crate) fn phone_digest(keys: &Keys, phone: &str) -> [u8; 32] {
    keys.digest("accounts.phone", phone.as_bytes())
}

fn by_phone(keys: &Keys, id: AccountId, phone: &str, moment: Moment) -> Result<Row> {
    let mut row = Row::new(id, moment);
    row.phone_sealed = Some(keys.seal(&phone_context(id), phone.as_bytes())?);
    row.phone_digest = Some(phone_digest(keys, phone).to_vec());
    Ok(row)
}
