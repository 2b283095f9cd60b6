//! What became of the projects that an organisation carried out, told wherever something is decided about its next.

use contract::{
    ids::{CommunityId, OrganisationId},
    projects::{CarriedWork, CarrierRecord, ProjectOutcome, ProjectState, WORKS_NAMED},
};

use super::super::store::record as store;
use crate::{
    agenda::service as agenda,
    db::{Conn, Key},
    error::{Error, Result},
    moment::Moment,
};

/// The record of an organisation, with what follows from it now by the rules of a community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn record(
    conn: &mut Conn,
    organisation: OrganisationId,
    community: CommunityId,
    moment: Moment,
) -> Result<CarrierRecord> {
    let works = store::works(conn, organisation)?;
    if works.is_empty() {
        return Ok(CarrierRecord::default());
    }
    let ids: Vec<Key> = works.iter().map(|work| work.id).collect();
    let mut verdicts = Vec::new();
    for (id, at) in store::evaluated(conn, &ids)? {
        let work = works.iter().find(|work| work.id == id);
        if let Some(outcome) = work.and_then(|work| work.outcome.as_ref()) {
            verdicts.push((outcome.0, at.into()));
        }
    }
    let (late, missing) = store::late(conn, &ids)?;
    let known = counted(&works, (late, missing))?;
    Ok(known.judged(&verdicts, &agenda::rules(conn, community)?, moment.time()))
}

fn counted(works: &[store::Row], (late, missing): (usize, usize)) -> Result<CarrierRecord> {
    let number = |many: usize| u32::try_from(many).map_err(Error::internal);
    let outcome = |work: &store::Row| work.outcome.as_ref().map(|outcome| outcome.0);
    let of = |wanted| number(works.iter().filter(|work| outcome(work) == Some(wanted)).count());
    let named = works.iter().take(WORKS_NAMED).map(|work| CarriedWork {
        id: work.id.into(),
        title: work.title.clone(),
        state: work.state.0,
        outcome: outcome(work),
    });
    Ok(CarrierRecord {
        signed: number(works.len())?,
        excellent: of(ProjectOutcome::Excellent)?,
        passed: of(ProjectOutcome::Passed)?,
        failed: of(ProjectOutcome::Failed)?,
        ended: number(works.iter().filter(|work| work.state.0 == ProjectState::Ended).count())?,
        late: number(late)?,
        missing: number(missing)?,
        works: named.collect(),
        ..CarrierRecord::default()
    })
}
