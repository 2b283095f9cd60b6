//! How the made-up street's volunteers prove what they can do: one certificate that was checked, and one that waits to be.

use chrono::TimeDelta;
use contract::teams::{NewSkillProof, ProofDecision, Skill};

use super::{people, places};
use crate::{cases::service::Desk, db::Conn, error::Result, volunteers::proofs};

/// Seeds the certificates.
pub(super) fn seed(conn: &mut Conn, desk: &Desk) -> Result<()> {
    let until = Some((desk.moment.time() + TimeDelta::days(700)).date_naive().to_string());
    let certificate = |kind: &str, number: &str| NewSkillProof {
        kind: kind.to_owned(),
        number: number.to_owned(),
        until: until.clone(),
    };
    let (student, driver) = (people::resident(2), people::resident(7));
    let first_aid = certificate("红十字救护员证", "JH32050026001234");
    proofs::send(conn, desk, &student, Skill::FirstAid, &first_aid)?;
    let seen = ProofDecision {
        seen: None,
        edition: 1,
        until: until.clone(),
        reason: None,
    };
    let (community, admin) = (places::community(0), people::station_admin(0));
    proofs::decide(conn, desk, &admin, (community, student.id, Skill::FirstAid), &seen)?;
    let licence = certificate("机动车驾驶证 C1", "JZ32050500017");
    proofs::send(conn, desk, &driver, Skill::Driving, &licence).map(drop)
}
