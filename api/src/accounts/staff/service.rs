//! What is decided about those who hold posts.

use std::collections::HashMap;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};
use contract::{
    accounts::{Post, Role},
    audit::{Act, SubjectKind},
    ids::{AbsenceId, AccountId, CommunityId, StreetId},
    page::Page,
    people::{Absence, Member, MemberChange, NewAbsence, NewHelper, NewMember, PostSheet},
    problem::Kind,
};

use super::{
    super::{
        creation::{NewStaff, create_staff, phone_digest},
        model::{masked, normal},
        service::open_phone,
        store::{self as accounts, Row},
    },
    store::{self, Filter, Holder},
};
use crate::{
    audit::service::{self as audit, By, Subject, Whereabouts},
    auth::{
        self,
        keys::Keys,
        policy::{Actor, Place, Right},
    },
    db::{Conn, Key, Micros},
    error::{Error, Result},
    moment::Moment,
    paging::{self, one_more},
    places::Places,
};

/// China's one time zone, in seconds east.
const CHINA: i32 = 8 * 3600;
/// Days that an absence lasts at most.
const LONGEST: i64 = 366;

/// Who manages, where, and when.
#[derive(Clone)]
pub(in crate::accounts) struct Office {
    pub(in crate::accounts) by: Actor,
    pub(in crate::accounts) moment: Moment,
}

impl Office {
    /// The street in which they manage, and the community if it is only one.
    ///
    /// # Errors
    /// [`Error::FORBIDDEN`] for who manages nothing.
    pub(in crate::accounts) fn scope(&self) -> Result<Whereabouts> {
        self.by.require_somewhere(Right::ManageHelpers)?;
        let of_street = self.by.posts.iter().find(|post| post.role == Role::StreetAdmin);
        let of_station = || self.by.posts.iter().find(|post| post.role == Role::StationAdmin);
        let post = of_street.or_else(of_station).ok_or(Error::FORBIDDEN)?;
        Ok(Whereabouts {
            street_id: post.street_id,
            community_id: post.community_id,
        })
    }

    /// The role in which they manage at `place`, by the right that this takes there.
    pub(in crate::accounts) fn may(&self, right: Right, place: Whereabouts) -> Result<By> {
        let role = match place.community_id {
            Some(community_id) => self.by.require(
                right,
                Place {
                    street_id: place.street_id,
                    community_id,
                },
            ),
            None => self.by.require_in_street(right, place.street_id),
        }?;
        Ok(By::somebody(self.by.id, role))
    }

    fn note(&self, conn: &mut Conn, right: Right, place: Whereabouts, act: Act, id: AccountId, role: Option<Role>) -> Result<()> {
        let detail: Vec<_> = role.map(|role| ("role", role.word())).into_iter().collect();
        let subject = Subject::new(SubjectKind::Account, id);
        audit::record(conn, self.may(right, place)?, place, act, subject, &detail, self.moment)
    }

    /// Somebody who holds a post within this one's reach, and where that is. To others they do not exist.
    pub(in crate::accounts) fn holder(&self, conn: &mut Conn, id: AccountId) -> Result<(Row, Whereabouts)> {
        let scope = self.scope()?;
        let row = accounts::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
        let within =
            |post: &&Post| post.street_id == scope.street_id && scope.community_id.is_none_or(|id| post.community_id == Some(id));
        let posts = accounts::posts(conn, id)?;
        let post = posts.iter().find(within).ok_or(Error::NOT_FOUND)?;
        let place = Whereabouts {
            street_id: post.street_id,
            community_id: post.community_id.filter(|_| scope.community_id.is_some()),
        };
        Ok((row, place))
    }
}

/// Which of those who hold posts somebody asks for.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) community: Option<CommunityId>,
    pub(super) role: Option<Role>,
    pub(super) cursor: Option<AccountId>,
    pub(super) limit: Option<u16>,
}

/// Those who hold posts within reach.
///
/// # Errors
/// [`Error::NOT_FOUND`] for a community that is not.
pub(super) fn list(conn: &mut Conn, keys: &Keys, office: &Office, asked: &Asked) -> Result<Page<Member>> {
    let scope = office.scope()?;
    let limit = paging::limit(asked.limit)?;
    let filter = Filter {
        community: of_reach(office, scope.community_id, asked.community)?,
        role: asked.role,
        after: asked.cursor,
        limit: one_more(limit),
    };
    let mut holders = store::holders(conn, scope.street_id, &filter)?;
    let next = paging::end(&mut holders, limit, |last| AccountId::from(last.id).to_string());
    let items = members(conn, keys, scope.street_id, holders, office.moment)?;
    Ok(Page { items, next })
}

/// The community of which those are listed who hold posts: the one that is asked for, of those in which somebody manages.
fn of_reach(office: &Office, own: Option<CommunityId>, asked: Option<CommunityId>) -> Result<Option<CommunityId>> {
    let (Some(own), Some(asked)) = (own, asked) else {
        return Ok(own.or(asked));
    };
    let manages = |post: &Post| post.role == Role::StationAdmin && post.community_id == Some(asked);
    let within = asked == own || office.by.posts.iter().any(manages);
    within.then_some(Some(asked)).ok_or(Error::NOT_FOUND)
}

fn members(conn: &mut Conn, keys: &Keys, street: StreetId, holders: Vec<Holder>, moment: Moment) -> Result<Vec<Member>> {
    let ids: Vec<Key> = holders.iter().map(|holder| holder.id).collect();
    let mut posts: HashMap<Key, Vec<Post>> = HashMap::new();
    for (id, post) in store::posts_of(conn, street, &ids)? {
        posts.entry(id).or_default().push(post);
    }
    let mut absences: HashMap<Key, Vec<Absence>> = HashMap::new();
    for (id, account, from, to) in store::absences_of(conn, &ids, moment.time())? {
        absences.entry(account).or_default().push(Absence {
            id: id.into(),
            from: day_of(from.into()),
            to: day_of(DateTime::<Utc>::from(to) - chrono::Duration::microseconds(1)),
        });
    }
    let shown = |holder: Holder| {
        let id = AccountId::from(holder.id);
        let phone = open_phone(keys, id, holder.phone_sealed.as_deref())?;
        Ok(Member {
            id,
            name: holder.work_name.unwrap_or(holder.name),
            login: holder.login,
            phone: phone.as_deref().map(masked),
            posts: posts.remove(&holder.id).unwrap_or_default(),
            absences: absences.remove(&holder.id).unwrap_or_default(),
        })
    };
    holders.into_iter().map(shown).collect()
}

/// The day in China.
fn day_of(at: DateTime<Utc>) -> String {
    let there = FixedOffset::east_opt(CHINA).map(|zone| at.with_timezone(&zone).date_naive());
    there.unwrap_or_else(|| at.date_naive()).to_string()
}

/// When a day begins in China.
fn begins(day: NaiveDate) -> Option<DateTime<Utc>> {
    let zone = FixedOffset::east_opt(CHINA)?;
    let start = zone.from_local_datetime(&day.and_time(NaiveTime::MIN)).single()?;
    Some(start.with_timezone(&Utc))
}

/// Whether a role is one of staff, who sign in with a password.
const fn is_staff(role: Role) -> bool {
    matches!(role, Role::StationAdmin | Role::SocialWorker | Role::StreetAdmin)
}

/// The post that a sheet means, if it can be held there and this one may give and take it.
fn post(office: &Office, places: &Places, at: &str, sheet: PostSheet) -> Result<(Post, Right)> {
    let scope = office.scope()?;
    let fault = |field: &str, code: &str| Error::field(&format!("{at}/{field}"), code);
    let right = match sheet.role {
        role if is_staff(role) => Right::ManageStaff,
        Role::LiaisonOfficer | Role::Volunteer => Right::ManageHelpers,
        _ => return Err(fault("role", "role_here")),
    };
    if sheet.community_id.is_some() == (sheet.role == Role::StreetAdmin) {
        return Err(fault("community_id", "role_here"));
    }
    let here = |id: CommunityId| places.place(id).is_ok_and(|place| place.street_id == scope.street_id);
    if sheet.community_id.is_some_and(|id| !here(id)) {
        return Err(fault("community_id", "community_unknown"));
    }
    let post = Post {
        role: sheet.role,
        street_id: scope.street_id,
        community_id: sheet.community_id,
    };
    office.may(right, whereabouts(post))?;
    Ok((post, right))
}

const fn whereabouts(post: Post) -> Whereabouts {
    Whereabouts {
        street_id: post.street_id,
        community_id: post.community_id,
    }
}

/// Makes somebody a member of staff, with a password that only lets them choose their own.
pub(super) fn create(conn: &mut Conn, places: &Places, office: &Office, new: &NewMember, hash: &str) -> Result<AccountId> {
    office.by.require_somewhere(Right::ManageStaff)?;
    let (post, right) = post(office, places, "/post", new.post)?;
    if !is_staff(post.role) {
        return Err(Error::field("/post/role", "role_here"));
    }
    if accounts::find_by_login(conn, &normal(&new.login))?.is_some() {
        return Err(Error::field("/login", "login_taken"));
    }
    let staff = NewStaff {
        id: office.moment.id(),
        login: new.login.clone(),
        work_name: new.work_name.clone(),
        password_hash: hash.to_owned(),
        role: post.role,
        street_id: post.street_id,
        community_id: post.community_id,
    };
    create_staff(conn, &staff, office.moment)?;
    accounts::replace_password(conn, staff.id, hash, true)?;
    office.note(conn, right, whereabouts(post), Act::CreateStaff, staff.id, Some(post.role))?;
    Ok(staff.id)
}

/// Makes a resident a helper: who signed in with this number before.
pub(super) fn appoint(conn: &mut Conn, keys: &Keys, places: &Places, office: &Office, new: &NewHelper) -> Result<AccountId> {
    let (post, right) = post(office, places, "/post", new.post)?;
    if is_staff(post.role) {
        return Err(Error::field("/post/role", "role_here"));
    }
    let found = accounts::find_by_phone(conn, &phone_digest(keys, &new.phone))?;
    let id = found.ok_or_else(|| Error::field("/phone", "phone_unknown"))?.id();
    accounts::add_post(conn, id, post, office.moment)?;
    office.note(conn, right, whereabouts(post), Act::GrantPost, id, Some(post.role))?;
    Ok(id)
}

/// Gives a member of staff another post.
pub(super) fn grant(conn: &mut Conn, places: &Places, office: &Office, id: AccountId, sheet: PostSheet) -> Result<()> {
    let (row, _) = office.holder(conn, id)?;
    let (post, right) = post(office, places, "", sheet)?;
    if is_staff(post.role) == row.login.is_none() {
        return Err(Error::field("/role", "role_here"));
    }
    accounts::add_post(conn, id, post, office.moment)?;
    office.note(conn, right, whereabouts(post), Act::GrantPost, id, Some(post.role))
}

/// Takes a post from somebody, and ends the sessions of staff.
pub(super) fn revoke(conn: &mut Conn, places: &Places, office: &Office, id: AccountId, sheet: PostSheet) -> Result<()> {
    office.holder(conn, id)?;
    let (post, right) = post(office, places, "", sheet)?;
    if id == office.by.id && post.role == Role::StreetAdmin {
        return Err(Error::field("/role", "own_post"));
    }
    if !accounts::remove_post(conn, id, post)? {
        return Err(Error::Problem(Kind::NotFound));
    }
    if is_staff(post.role) {
        auth::end_all(conn, id)?;
    }
    office.note(conn, right, whereabouts(post), Act::RevokePost, id, Some(post.role))
}

/// Gives a member of staff another work name.
pub(super) fn rename(conn: &mut Conn, office: &Office, id: AccountId, change: &MemberChange) -> Result<()> {
    let place = staff(conn, office, id)?;
    store::rename(conn, id, change.work_name.trim())?;
    office.note(conn, Right::ManageStaff, place, Act::RenameStaff, id, None)
}

/// Lets a member of staff in again, with a password that only lets them choose their own.
pub(super) fn reset(conn: &mut Conn, office: &Office, id: AccountId, hash: &str) -> Result<()> {
    let place = staff(conn, office, id)?;
    auth::end_all(conn, id)?;
    accounts::replace_password(conn, id, hash, true)?;
    accounts::remove_totp(conn, id)?;
    office.note(conn, Right::ManageStaff, place, Act::ResetPassword, id, None)
}

/// Where a member of staff works whom this one manages.
fn staff(conn: &mut Conn, office: &Office, id: AccountId) -> Result<Whereabouts> {
    office.by.require_somewhere(Right::ManageStaff)?;
    let (row, place) = office.holder(conn, id)?;
    row.login.map(|_| place).ok_or(Error::NOT_FOUND)
}

/// Notes that somebody is away.
pub(super) fn add_absence(conn: &mut Conn, office: &Office, id: AccountId, new: &NewAbsence) -> Result<Absence> {
    let (_, place) = office.holder(conn, id)?;
    let days = (new.to - new.from).num_days();
    let (from, to) = (begins(new.from), new.to.checked_add_days(Days::new(1)).and_then(begins));
    let (Some(from), Some(to), 0..=LONGEST) = (from, to, days) else {
        return Err(Error::field("/to", "days"));
    };
    let absence: AbsenceId = office.moment.id();
    store::add_absence(conn, absence, id, from, to)?;
    office.note(conn, Right::ManageHelpers, place, Act::AddAbsence, id, None)?;
    Ok(Absence {
        id: absence,
        from: new.from.to_string(),
        to: new.to.to_string(),
    })
}

/// Takes an absence back.
pub(super) fn remove_absence(conn: &mut Conn, office: &Office, id: AbsenceId) -> Result<()> {
    office.by.require_somewhere(Right::ManageHelpers)?;
    let account = store::absent(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let (_, place) = office.holder(conn, account)?;
    store::remove_absence(conn, id)?;
    office.note(conn, Right::ManageHelpers, place, Act::RemoveAbsence, account, None)
}

/// Which of these are away at a moment.
pub(in crate::accounts) fn away(conn: &mut Conn, ids: &[AccountId], at: DateTime<Utc>) -> Result<Vec<AccountId>> {
    let keys: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    let rows = store::absences_of(conn, &keys, at)?;
    let now = rows.into_iter().filter(|(_, _, from, _)| *from <= Micros::from(at));
    Ok(now.map(|(_, account, ..)| account.into()).collect())
}
