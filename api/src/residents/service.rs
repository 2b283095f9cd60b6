//! What is decided about residences: who verifies whom, and what a letter's code is worth.

use chrono::TimeDelta;
use contract::{
    audit::{Act, SubjectKind},
    ids::{AccountId, CommunityId},
    proposals::{LetterCode, LetterForHome, NewResident, Residence, ResidenceProof, VerifiedResident},
};

use super::store::{self, CodeRow, Verified};
use crate::{
    accounts::service as accounts,
    audit::service::{self as audit, By, Subject},
    auth::{
        keys::Keys,
        policy::{Actor, Right},
    },
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    liaison,
    moment::Moment,
};

/// For how long a letter's code can be redeemed, in days.
const LETTER_DAYS: i64 = 90;
/// How many of a household can redeem one letter's code.
const USES: i32 = 8;
/// How many can be verified by one liaison card: it hangs in a building or a household.
const CARD_USES: i64 = 40;
/// Letters and digits that nobody takes for one another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Where somebody is verified.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, account: AccountId) -> Result<Vec<Residence>> {
    store::list(conn, account)
}

/// How somebody is verified as a resident of a community, if they are.
///
/// # Errors
/// When the database refuses.
pub(crate) fn proof(conn: &mut Conn, account: AccountId, community: CommunityId) -> Result<Option<ResidenceProof>> {
    Ok(valid(conn, account, community)?.map(|one| one.proof))
}

/// Whether somebody who is verified as a resident of a community is an adult; nothing of who is not verified.
///
/// # Errors
/// When the database refuses.
pub(crate) fn adult(conn: &mut Conn, account: AccountId, community: CommunityId) -> Result<Option<bool>> {
    Ok(valid(conn, account, community)?.map(|one| one.adult))
}

fn valid(conn: &mut Conn, account: AccountId, community: CommunityId) -> Result<Option<Residence>> {
    let known = store::find(conn, account, community)?;
    Ok(known.filter(|one| one.revoked_at.is_none()))
}

/// How many adult residents of a community are verified.
///
/// # Errors
/// When the database refuses.
pub(crate) fn verified_adults(conn: &mut Conn, community: CommunityId) -> Result<u32> {
    Ok(u32::try_from(store::count_adults(conn, community)?).unwrap_or(u32::MAX))
}

/// Everybody who is verified as a resident of a community now.
///
/// # Errors
/// When the database refuses.
pub(crate) fn everybody(conn: &mut Conn, community: CommunityId) -> Result<Vec<AccountId>> {
    store::everybody(conn, community, false)
}

/// The adults among [`everybody`]: whoever is to be on the roll of a vote.
///
/// # Errors
/// When the database refuses.
pub(crate) fn adults(conn: &mut Conn, community: CommunityId) -> Result<Vec<AccountId>> {
    store::everybody(conn, community, true)
}

/// Verifies an adult on behalf of whoever runs the server.
///
/// # Errors
/// When the database refuses.
pub(crate) fn ensure(conn: &mut Conn, account: AccountId, community: CommunityId, moment: Moment) -> Result<()> {
    let new = Verified {
        account,
        community,
        proof: ResidenceProof::Desk,
        by: None,
        card: None,
        adult: true,
    };
    match proof(conn, account, community)? {
        Some(ResidenceProof::Desk) => Ok(()),
        _ => store::put(conn, &new, moment.time()),
    }
}

/// The resident with this number, for a desk that looks at their document.
///
/// # Errors
/// Forbidden where the desk is not theirs; a fault at `/phone` when nobody has signed in with it.
pub(crate) fn at_desk(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId, phone: &str) -> Result<VerifiedResident> {
    by.require(Right::VerifyResidents, desk.places.place(community)?)?;
    let digest = accounts::phone_digest(&desk.keys, phone);
    let holder = accounts::by_phone(conn, &digest)?.ok_or_else(|| Error::field("/phone", "resident_unknown"))?;
    Ok(VerifiedResident {
        account_id: holder.id,
        name: holder.name,
        phone: accounts::masked(phone),
        residence: store::find(conn, holder.id, community)?,
    })
}

/// Verifies a resident whose document was seen, and that tells whether they are an adult. Verifying twice changes nothing, unless
/// they came of age.
///
/// # Errors
/// As [`at_desk`]; forbidden for oneself.
pub(crate) fn verify(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    seen: &NewResident,
) -> Result<VerifiedResident> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::VerifyResidents, place)?;
    let resident = at_desk(conn, desk, by, community, &seen.phone)?;
    if resident.account_id == by.id {
        return Err(Error::FORBIDDEN);
    }
    let (id, now) = (resident.account_id, desk.moment.time());
    let known = valid(conn, id, community)?;
    if known.is_none_or(|one| one.proof != ResidenceProof::Desk || one.adult != seen.adult) {
        let new = Verified {
            account: id,
            community,
            proof: ResidenceProof::Desk,
            by: Some(by.id),
            card: None,
            adult: seen.adult,
        };
        store::put(conn, &new, now)?;
        let subject = Subject::new(SubjectKind::Account, id);
        audit::record(
            conn,
            By::somebody(by.id, role),
            place,
            Act::VerifyResident,
            subject,
            &[],
            desk.moment,
        )?;
    }
    at_desk(conn, desk, by, community, &seen.phone)
}

/// Takes a verification back: who moved away signs no more, and is told. What they signed stays signed.
///
/// # Errors
/// Forbidden where the desk is not theirs; [`Error::NOT_FOUND`] for who is not verified.
pub(crate) fn revoke(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId, account: AccountId) -> Result<()> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::VerifyResidents, place)?;
    if !store::revoke(conn, account, community, desk.moment.time())? {
        return Err(Error::NOT_FOUND);
    }
    let subject = Subject::new(SubjectKind::Account, account);
    audit::record(
        conn,
        By::somebody(by.id, role),
        place,
        Act::UnverifyResident,
        subject,
        &[],
        desk.moment,
    )
}

/// Makes a code for each letter.
///
/// # Errors
/// Forbidden where the desk is not theirs.
pub(crate) fn letters(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    homes: &[String],
) -> Result<Vec<LetterForHome>> {
    let place = desk.places.place(community)?;
    let role = by.require(Right::VerifyResidents, place)?;
    let letters = homes
        .iter()
        .map(|home| letter(conn, desk, by.id, community, home))
        .collect::<Result<_>>()?;
    let subject = Subject::new(SubjectKind::Community, community);
    let count = homes.len().to_string();
    audit::record(
        conn,
        By::somebody(by.id, role),
        place,
        Act::IssueLetters,
        subject,
        &[("count", &count)],
        desk.moment,
    )?;
    Ok(letters)
}

/// A new code to be copied from paper: fifty bits.
pub(crate) fn code(moment: Moment) -> String {
    let letter = |byte: &u8| char::from(ALPHABET[usize::from(byte % 32)]);
    moment.random::<10>().iter().map(letter).collect()
}

fn letter(conn: &mut Conn, desk: &Desk, by: AccountId, community: CommunityId, home: &str) -> Result<LetterForHome> {
    let now = desk.moment.time();
    let code = code(desk.moment);
    store::add_code(
        conn,
        &CodeRow {
            digest: digest(&desk.keys, &code).to_vec(),
            community_id: community.into(),
            uses_left: USES,
            issued_by: by.into(),
            issued_at: now.into(),
            expires_at: (now + TimeDelta::days(LETTER_DAYS)).into(),
        },
    )?;
    Ok(LetterForHome {
        home: home.trim().to_owned(),
        code: format!("{}-{}", &code[..5], &code[5..]),
    })
}

fn digest(keys: &Keys, code: &str) -> [u8; 32] {
    keys.digest("residents.letter", code.as_bytes())
}

/// What a person typed, as codes are written: case, blanks and hyphens do not matter, O is 0, I and L are 1.
pub(crate) fn normal(code: &str) -> String {
    let letters = code.chars().filter(|letter| !matches!(letter, ' ' | '-'));
    letters
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

/// Redeems a letter's code, or a card's: whoever holds it lives where the letter went, or the card hangs. Whether they are an
/// adult they say themselves, and again when they redeem it once more.
///
/// # Errors
/// A fault at `/code` when it is not right, or used up.
pub(crate) fn redeem(conn: &mut Conn, desk: &Desk, by: &Actor, said: &LetterCode) -> Result<Residence> {
    by.require_somewhere(Right::SignProposals)?;
    accounts::hold(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let wrong = || Error::field("/code", "letter_code");
    let (now, text) = (desk.moment.time(), normal(&said.code));
    let digest = digest(&desk.keys, &text);
    let card = liaison::service::live_card(conn, &desk.keys, &text)?;
    let community = match card {
        Some((_, community)) => community,
        None => store::community_of(conn, &digest, now)?.ok_or_else(wrong)?,
    };
    let new = Verified {
        account: by.id,
        community,
        proof: card.map_or(ResidenceProof::Letter, |_| ResidenceProof::Card),
        by: None,
        card: card.map(|(card, _)| card),
        adult: said.adult,
    };
    match store::find(conn, by.id, community)? {
        Some(known) if known.revoked_at.is_some() => return Err(Error::field("/code", "residence_revoked")),
        Some(known) if known.proof == new.proof && known.adult != new.adult => {
            store::set_adult(conn, by.id, community, new.adult)?;
            return Ok(Residence {
                adult: new.adult,
                ..known
            });
        }
        // Sent again after an answer was lost, it takes nothing from the others of the household.
        Some(known) if known.proof.reaches(new.proof) => return Ok(known),
        _ => {}
    }
    let left = match card {
        Some((card, _)) => store::count_by_card(conn, card)? < CARD_USES,
        None => store::use_code(conn, &digest)?,
    };
    if !left {
        return Err(wrong());
    }
    store::put(conn, &new, now)?;
    store::find(conn, by.id, community)?.ok_or_else(|| Error::internal("a residence was not kept"))
}

/// Forgets where somebody lives.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    store::remove_all(conn, account)
}

/// Removes codes whose time is over; gives how many.
///
/// # Errors
/// When the database refuses.
pub(crate) fn sweep(conn: &mut Conn, moment: Moment) -> Result<usize> {
    store::sweep(conn, moment.time())
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn a_code_is_read_as_people_copy_it_from_paper() {
        assert_eq!(normal(" 7kq4m-zp2xt "), "7KQ4MZP2XT");
        assert_eq!(normal("oil"), "011");
    }
}
