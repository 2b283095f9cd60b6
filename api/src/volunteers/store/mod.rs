//! The tables of volunteers and of those who lead them.

pub(super) mod agreement;
pub(super) mod days_off;
pub(super) mod insurance;
pub(super) mod proofs;
pub(super) mod records;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    ids::{AccountId, CommunityId, StreetId},
    teams::{DaysOff, Gender, LeadSheet, ProofState, Reach, Skill, VolunteerSheet, VolunteerState, Volunteering},
};
use diesel::{prelude::*, sql_types::Bool};

use super::bits::{bits, chosen, slots, week};
use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{accounts, posts, skill_proofs, team_leads, volunteer_pools, volunteers},
        spelled_out,
    },
    error::{Error, Result},
};
use proofs::Proof;

/// A row of `volunteers`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = volunteers, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct Row {
    pub(super) account_id: Key,
    pub(super) community_id: Key,
    pub(super) street_id: Key,
    pub(super) cell_id: Option<Key>,
    pub(super) reach: Word<Reach>,
    pub(super) skills: i32,
    pub(super) speech: i32,
    pub(super) free: i32,
    pub(super) gender: Option<Word<Gender>>,
    pub(super) most: i32,
    pub(super) adult: bool,
    pub(super) guardian: Option<String>,
    pub(super) about: Option<String>,
    pub(super) state: Word<VolunteerState>,
    pub(super) level: i32,
    pub(super) checked: bool,
    pub(super) number: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) applied_at: Micros,
    pub(super) decided_at: Option<Micros>,
    pub(super) decided_by: Option<Key>,
    pub(super) version: i32,
    pub(super) days_off_version: i32,
}

impl Row {
    /// Somebody who asks to be a volunteer.
    pub(super) fn new(by: AccountId, street: StreetId, sheet: &VolunteerSheet, now: DateTime<Utc>) -> Self {
        let mut row = Self {
            account_id: by.into(),
            community_id: sheet.community_id.into(),
            street_id: street.into(),
            cell_id: None,
            reach: Word(sheet.reach),
            skills: 0,
            speech: 0,
            free: 0,
            gender: None,
            most: 1,
            adult: sheet.adult,
            guardian: None,
            about: None,
            state: Word(VolunteerState::Applied),
            level: 1,
            checked: false,
            number: None,
            reason: None,
            applied_at: now.into(),
            decided_at: None,
            decided_by: None,
            version: 0,
            days_off_version: 0,
        };
        row.take(street, sheet);
        row
    }

    /// Takes over what they say of themselves.
    pub(super) fn take(&mut self, street: StreetId, sheet: &VolunteerSheet) {
        let told = |text: &Option<String>| {
            text.as_deref()
                .map(str::trim)
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        self.community_id = sheet.community_id.into();
        self.street_id = street.into();
        self.cell_id = sheet.cell_id.map(Into::into);
        self.reach = Word(sheet.reach);
        self.skills = bits(&sheet.skills);
        self.speech = bits(&sheet.speech);
        self.free = week(&sheet.free);
        self.gender = sheet.gender.map(Word);
        self.most = sheet.most.into();
        self.adult = sheet.adult;
        self.guardian = told(&sheet.guardian).filter(|_| !sheet.adult);
        self.about = told(&sheet.about);
    }

    /// They as they see themselves on a day, with the days on which they do not come, and what proves what has to be proved of
    /// their skills.
    pub(super) fn shown(&self, days_off: Vec<DaysOff>, proofs: Vec<Proof>, (strict, today): (i32, &str)) -> Volunteering {
        let counting = proofs.iter().filter(|proof| proof.counts_on(today));
        let proved: Vec<Skill> = counting.map(|proof| proof.skill.0).collect();
        let small = |number: i32| u8::try_from(number).unwrap_or_default();
        Volunteering {
            sheet: VolunteerSheet {
                community_id: self.community_id.into(),
                cell_id: self.cell_id.map(Into::into),
                reach: self.reach.0,
                skills: chosen(self.skills),
                speech: chosen(self.speech),
                free: slots(self.free),
                gender: self.gender.map(|gender| gender.0),
                most: small(self.most),
                adult: self.adult,
                guardian: self.guardian.clone(),
                about: self.about.clone(),
            },
            state: self.state.0,
            level: small(self.level),
            checked: self.checked,
            number: self.number.clone(),
            reason: self.reason.clone(),
            days_off,
            days_off_version: self.days_off_version,
            unproved: chosen(self.skills & strict & !bits(&proved)),
            proofs: proofs.into_iter().map(Proof::shown).collect(),
            applied_at: self.applied_at.into(),
            version: self.version,
        }
    }
}

/// Somebody as a volunteer.
pub(super) fn find(conn: &mut Conn, account: AccountId) -> Result<Option<Row>> {
    Ok(volunteers::table
        .filter(volunteers::account_id.eq(Key::from(account)))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Writes what is known of somebody, and counts the change.
pub(super) fn put(conn: &mut Conn, row: &mut Row) -> Result<()> {
    row.version += 1;
    let row = &*row;
    each_backend!(conn, |conn| diesel::insert_into(volunteers::table)
        .values(row)
        .on_conflict(volunteers::account_id)
        .do_update()
        .set(row)
        .execute(conn))?;
    Ok(())
}

/// Forgets somebody.
pub(super) fn remove(conn: &mut Conn, account: AccountId) -> Result<()> {
    days_off::remove(conn, account)?;
    proofs::keep_only(conn, account, &[])?;
    records::remove(conn, account)?;
    insurance::remove(conn, account)?;
    agreement::remove(conn, account)?;
    diesel::delete(volunteers::table.filter(volunteers::account_id.eq(Key::from(account)))).execute(conn)?;
    Ok(())
}

/// The end of a number, to be shown while the whole is sealed: of a short one less is shown than is hidden.
fn end_of(number: &str) -> String {
    let number: Vec<char> = number.trim().chars().collect();
    let shown = (number.len() / 3).min(4);
    number.iter().skip(number.len() - shown).collect()
}

/// A page of the volunteers of a community who stand like this, with their names and sealed numbers.
pub(super) fn list(
    conn: &mut Conn,
    community: CommunityId,
    (state, skills, proof): (VolunteerState, i32, Option<ProofState>),
    (after, limit): (Option<(Micros, Key)>, i64),
) -> Result<Vec<(Row, String, Option<Vec<u8>>)>> {
    let mut query = volunteers::table
        .inner_join(accounts::table.on(accounts::id.eq(volunteers::account_id)))
        .filter(volunteers::community_id.eq(Key::from(community)))
        .filter(volunteers::state.eq(Word(state)))
        .filter(has_all("skills", skills))
        .select((Row::as_select(), accounts::name, accounts::phone_sealed))
        .into_boxed();
    if let Some(proof) = proof {
        let of = skill_proofs::table.filter(skill_proofs::state.eq(Word(proof)));
        query = query.filter(volunteers::account_id.eq_any(of.select(skill_proofs::account_id)));
    }
    if let Some((at, id)) = after {
        query = query.filter(
            volunteers::applied_at
                .gt(at)
                .or(volunteers::applied_at.eq(at).and(volunteers::account_id.gt(id))),
        );
    }
    Ok(query
        .order((volunteers::applied_at, volunteers::account_id))
        .limit(limit)
        .load(conn)?)
}

/// The numbers of volunteers in the national system, of those whose number is known.
pub(super) fn numbers(conn: &mut Conn, accounts: &[AccountId]) -> Result<HashMap<AccountId, String>> {
    let keys: Vec<Key> = accounts.iter().copied().map(Key::from).collect();
    let rows: Vec<(Key, Option<String>)> = volunteers::table
        .filter(volunteers::account_id.eq_any(keys))
        .select((volunteers::account_id, volunteers::number))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, number)| Some((id.into(), number?)))
        .collect())
}

/// Whether a column of bits holds all of some: the same words in both databases.
fn has_all(column: &str, wanted: i32) -> diesel::expression::SqlLiteral<Bool> {
    diesel::dsl::sql::<Bool>(&format!("({column} & {wanted}) = {wanted}"))
}

/// A volunteer, as far as it matters whether they can come.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = volunteers)]
pub(super) struct Able {
    pub(super) account_id: Key,
    pub(super) community_id: Key,
    pub(super) cell_id: Option<Key>,
    pub(super) reach: Word<Reach>,
    pub(super) skills: i32,
    pub(super) speech: i32,
    pub(super) free: i32,
    pub(super) gender: Option<Word<Gender>>,
    pub(super) most: i32,
    pub(super) level: i32,
    pub(super) checked: bool,
}

/// The volunteers of a street, by their accounts.
pub(super) fn able(conn: &mut Conn, street: StreetId) -> Result<Vec<Able>> {
    Ok(volunteers::table
        .filter(volunteers::street_id.eq(Key::from(street)))
        .filter(volunteers::state.eq(spelled_out(VolunteerState::Active)))
        .select(Able::as_select())
        .order(volunteers::account_id)
        .load(conn)?)
}

/// The volunteers of a community, whether they take a rest or not.
pub(super) fn of_community(conn: &mut Conn, community: CommunityId) -> Result<Vec<AccountId>> {
    let states = vec![Word(VolunteerState::Active), Word(VolunteerState::Resting)];
    let keys: Vec<Key> = volunteers::table
        .filter(volunteers::community_id.eq(Key::from(community)))
        .filter(volunteers::state.eq_any(states))
        .order(volunteers::account_id)
        .select(volunteers::account_id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// The edition of a street's volunteers; nothing where there never were any.
pub(super) fn edition(conn: &mut Conn, street: StreetId) -> Result<Option<Vec<u8>>> {
    Ok(volunteer_pools::table
        .find(Key::from(street))
        .select(volunteer_pools::edition)
        .first(conn)
        .optional()?)
}

/// What a social worker said of themselves, with the version of that.
pub(super) fn lead(conn: &mut Conn, account: AccountId) -> Result<Option<(i32, LeadSheet)>> {
    let row: Option<LeadRow> = team_leads::table.find(Key::from(account)).first(conn).optional()?;
    row.map(|row| Ok((row.version, row.shown()?))).transpose()
}

#[derive(Debug, Clone, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = team_leads, treat_none_as_default_value = false, treat_none_as_null = true)]
struct LeadRow {
    account_id: Key,
    trainings: i32,
    speech: i32,
    free: i32,
    gender: Option<Word<Gender>>,
    most: i32,
    version: i32,
}

impl LeadRow {
    fn shown(self) -> Result<LeadSheet> {
        Ok(LeadSheet {
            trainings: chosen(self.trainings),
            speech: chosen(self.speech),
            free: slots(self.free),
            gender: self.gender.map(|gender| gender.0),
            most: self.most.try_into().map_err(Error::internal)?,
        })
    }
}

/// Keeps what a social worker says of themselves, as this version.
pub(super) fn put_lead(conn: &mut Conn, account: AccountId, (version, sheet): (i32, &LeadSheet)) -> Result<()> {
    let row = LeadRow {
        account_id: account.into(),
        trainings: bits(&sheet.trainings),
        speech: bits(&sheet.speech),
        free: week(&sheet.free),
        gender: sheet.gender.map(Word),
        most: sheet.most.into(),
        version,
    };
    each_backend!(conn, |conn| diesel::insert_into(team_leads::table)
        .values(&row)
        .on_conflict(team_leads::account_id)
        .do_update()
        .set(&row)
        .execute(conn))?;
    Ok(())
}

/// The social workers of a community, with what they said of themselves, in a steady order.
pub(super) fn leads(conn: &mut Conn, community: CommunityId) -> Result<Vec<(AccountId, LeadSheet)>> {
    let rows: Vec<(Key, Option<LeadRow>)> = posts::table
        .left_join(team_leads::table.on(team_leads::account_id.eq(posts::account_id)))
        .filter(posts::role.eq(Word(Role::SocialWorker)))
        .filter(posts::community_id.eq(Key::from(community)))
        .order(posts::account_id)
        .select((posts::account_id, team_leads::all_columns.nullable()))
        .load(conn)?;
    rows.into_iter()
        .map(|(account, row)| Ok((account.into(), row.map(LeadRow::shown).transpose()?.unwrap_or_default())))
        .collect()
}
