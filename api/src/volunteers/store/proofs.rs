//! The tables of skills that have to be proved, and of what proves them.

use std::collections::HashMap;

use contract::{
    ids::{AccountId, CommunityId, StreetId},
    teams::{NewSkillProof, ProofState, Skill, SkillProof, SkillRules},
};
use diesel::prelude::*;

use super::end_of;
use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{skill_proofs, skill_rules, volunteers},
    },
    error::Result,
    moment::Moment,
    volunteers::bits::{bits, chosen},
};

/// Which skills have to be proved in a community, with the version of that; 0 stands for the defaults.
pub(in crate::volunteers) fn rules(conn: &mut Conn, community: CommunityId) -> Result<(i32, SkillRules)> {
    let row: Option<(i32, i32)> = skill_rules::table
        .filter(skill_rules::community_id.eq(Key::from(community)))
        .order(skill_rules::version.desc())
        .select((skill_rules::version, skill_rules::proved))
        .first(conn)
        .optional()?;
    let shown = |(version, proved)| (version, SkillRules { proved: chosen(proved) });
    Ok(row.map_or_else(|| (0, SkillRules::default()), shown))
}

/// Adds another version; false where somebody was quicker.
pub(in crate::volunteers) fn add_rules(
    conn: &mut Conn,
    (community, version): (CommunityId, i32),
    rules: &SkillRules,
    by: AccountId,
    moment: Moment,
) -> Result<bool> {
    let row = (
        skill_rules::community_id.eq(Key::from(community)),
        skill_rules::version.eq(version),
        skill_rules::proved.eq(bits(&rules.proved)),
        skill_rules::changed_by.eq(Key::from(by)),
        skill_rules::changed_at.eq(Micros::from(moment.time())),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(skill_rules::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}

/// A row of `skill_proofs`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = skill_proofs, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(in crate::volunteers) struct Proof {
    pub(in crate::volunteers) account_id: Key,
    pub(in crate::volunteers) skill: Word<Skill>,
    pub(in crate::volunteers) kind: String,
    pub(in crate::volunteers) number_sealed: Vec<u8>,
    pub(in crate::volunteers) number_end: String,
    pub(in crate::volunteers) valid_until: Option<String>,
    pub(in crate::volunteers) state: Word<ProofState>,
    pub(in crate::volunteers) reason: Option<String>,
    pub(in crate::volunteers) counts_until: Option<String>,
    pub(in crate::volunteers) edition: i32,
    pub(in crate::volunteers) sent_at: Micros,
    pub(in crate::volunteers) decided_by: Option<Key>,
    pub(in crate::volunteers) decided_at: Option<Micros>,
}

impl Proof {
    /// What somebody says of a skill; what was confirmed before goes on counting.
    pub(in crate::volunteers) fn new(
        (account, skill): (AccountId, Skill),
        new: &NewSkillProof,
        number_sealed: Vec<u8>,
        before: Option<Self>,
        moment: Moment,
    ) -> Self {
        let edition = before.as_ref().map_or(0, |before| before.edition);
        Self {
            account_id: account.into(),
            skill: Word(skill),
            kind: new.kind.trim().to_owned(),
            number_sealed,
            number_end: end_of(&new.number),
            valid_until: new.until.clone(),
            state: Word(ProofState::Waiting),
            reason: None,
            counts_until: before.and_then(|before| before.counts_until),
            edition: edition + 1,
            sent_at: moment.time().into(),
            decided_by: None,
            decided_at: None,
        }
    }

    /// Whether the skill counts on a day.
    pub(in crate::volunteers) fn counts_on(&self, day: &str) -> bool {
        // Days that are written alike lie in order as text too.
        self.counts_until.as_deref().is_some_and(|last| day <= last)
    }

    /// It as its volunteer and the station see it: of the number the end.
    pub(in crate::volunteers) fn shown(self) -> SkillProof {
        SkillProof {
            skill: self.skill.0,
            kind: self.kind,
            number: format!("****{}", self.number_end),
            until: self.valid_until,
            state: self.state.0,
            counts_until: self.counts_until,
            reason: self.reason,
            edition: self.edition,
            sent_at: self.sent_at.into(),
        }
    }
}

/// The proofs of these people, of those who sent any.
pub(in crate::volunteers) fn of_all(conn: &mut Conn, accounts: &[Key]) -> Result<HashMap<Key, Vec<Proof>>> {
    let rows: Vec<Proof> = skill_proofs::table
        .filter(skill_proofs::account_id.eq_any(accounts.to_vec()))
        .order((skill_proofs::account_id, skill_proofs::skill))
        .select(Proof::as_select())
        .load(conn)?;
    let mut all: HashMap<Key, Vec<Proof>> = HashMap::new();
    for row in rows {
        all.entry(row.account_id).or_default().push(row);
    }
    Ok(all)
}

/// What proves a skill of somebody.
pub(in crate::volunteers) fn find(conn: &mut Conn, account: AccountId, skill: Skill) -> Result<Option<Proof>> {
    Ok(skill_proofs::table
        .filter(skill_proofs::account_id.eq(Key::from(account)))
        .filter(skill_proofs::skill.eq(Word(skill)))
        .select(Proof::as_select())
        .first(conn)
        .optional()?)
}

/// Keeps a proof in the place of the one before.
pub(in crate::volunteers) fn put(conn: &mut Conn, row: &Proof) -> Result<()> {
    each_backend!(conn, |conn| diesel::insert_into(skill_proofs::table)
        .values(row)
        .on_conflict((skill_proofs::account_id, skill_proofs::skill))
        .do_update()
        .set(row)
        .execute(conn))?;
    Ok(())
}

/// Forgets what proves other skills of somebody than these.
pub(in crate::volunteers) fn keep_only(conn: &mut Conn, account: AccountId, skills: &[Skill]) -> Result<()> {
    let kept: Vec<&'static str> = skills.iter().map(|skill| skill.word()).collect();
    let others = skill_proofs::table
        .filter(skill_proofs::account_id.eq(Key::from(account)))
        .filter(skill_proofs::skill.ne_all(kept));
    diesel::delete(others).execute(conn)?;
    Ok(())
}

/// Which of some skills a street's volunteers have proved for a day, as bits; of those who have.
pub(in crate::volunteers) fn counting(conn: &mut Conn, street: StreetId, skills: i32, day: &str) -> Result<HashMap<Key, i32>> {
    let words: Vec<&'static str> = chosen::<Skill>(skills).into_iter().map(Skill::word).collect();
    let rows: Vec<(Key, Word<Skill>)> = skill_proofs::table
        .inner_join(volunteers::table.on(volunteers::account_id.eq(skill_proofs::account_id)))
        .filter(skill_proofs::skill.eq_any(words))
        .filter(skill_proofs::counts_until.ge(day))
        .filter(volunteers::street_id.eq(Key::from(street)))
        .select((skill_proofs::account_id, skill_proofs::skill))
        .load(conn)?;
    let mut all: HashMap<Key, i32> = HashMap::new();
    for (account, skill) in rows {
        *all.entry(account).or_default() |= bits(&[skill.0]);
    }
    Ok(all)
}
