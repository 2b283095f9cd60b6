//! What readers are shown of proposals.

use contract::{
    ids::{AccountId, CommunityId, OrganisationId, ProposalId},
    page::{DEFAULT_LIMIT, Page},
    proposals::{
        Became, NearPoint, NearbyProposal, Part, Proposal, ProposalState, ProposalStatistics, ProposalSummary, Proposer,
        Resembling, Standing,
    },
};

use super::{
    super::{
        list::{self, Asked},
        model::{self, Who},
        similar,
        store::{self, Row},
    },
    answering, joining, picturing,
};
use crate::{
    accounts,
    auth::policy::Actor,
    cases::{handling::organisations, service::Desk},
    db::Conn,
    error::{Error, Result},
    moderation::service as moderation,
    needs::service as needs,
    projects::service as projects,
};

/// A proposal as its reader may know it.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none, or they may not see it.
pub(crate) fn read(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: ProposalId) -> Result<Proposal> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    shown(conn, desk, actor, &row)
}

/// As [`read`], of a row that was read.
pub(super) fn shown(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, row: &Row) -> Result<Proposal> {
    let (who, mut standing) = super::who(conn, desk, actor, row)?;
    if let Some(actor) = actor {
        standing.follows = store::followers::is_one(conn, row.id(), actor.id)?;
        standing.signed_with = signed_with(conn, row, actor)?;
    }
    shown_to(conn, desk, row, who, standing)
}

/// The number of the proposal with which somebody's signature came, where it followed it into this one.
fn signed_with(conn: &mut Conn, row: &Row, actor: &Actor) -> Result<Option<String>> {
    let signed = store::signatures::find(conn, row.id(), actor.id)?;
    match signed.and_then(|(.., source)| source) {
        Some(source) => Ok(store::find(conn, source.into())?.map(|row| row.number)),
        None => Ok(None),
    }
}

/// As [`shown`], to whom it was found out already.
pub(super) fn shown_to(conn: &mut Conn, desk: &Desk, row: &Row, who: Who, standing: Standing) -> Result<Proposal> {
    let state = row.state_at(desk.moment.time());
    if !model::sees(state, who) {
        return Err(Error::NOT_FOUND);
    }
    let inside = who.reads_early() || who.station;
    let editions = store::editions::list(conn, row.id(), inside)?;
    let latest = editions.first().cloned().ok_or(Error::NOT_FOUND)?;
    let shown = row.shown_edition.unwrap_or(row.edition);
    let titled = store::editions::find(conn, row.id(), shown)?.unwrap_or(latest).text();
    let marks = if who.proposes() && state == ProposalState::Returned {
        moderation::marks(conn, row.id())?
    } else {
        Vec::new()
    };
    let invitations = if who.author {
        let all = store::people::invitations(conn, row.id())?;
        let all = joining::with_names(conn, all)?.into_iter();
        all.map(|(one, organisation)| one.shown(organisation, None, desk.moment.time()))
            .collect()
    } else {
        Vec::new()
    };
    let summary = ProposalSummary {
        title: titled.title,
        field: titled.field,
        signed: store::signatures::tally(conn, row.id())?.unsigned_abs(),
        ..summary(row, state)
    };
    Ok(Proposal {
        summary,
        point: row.point(),
        version: row.version.unsigned_abs(),
        proposers: proposers(conn, row, who)?,
        editions: editions.into_iter().map(store::editions::EditionRow::shown).collect(),
        timeline: store::events::list(conn, row.id(), inside)?,
        answer: answering::shown(conn, row.id())?,
        became: if state.is_public() {
            became(conn, row)?
        } else {
            Became::default()
        },
        responsible: responsible(conn, row)?,
        photos: picturing::shown(conn, row, who)?,
        marks,
        merged_into: row.merged_into.map(Into::into),
        invitations,
        standing,
    })
}

/// What became of it and of what went into it.
fn became(conn: &mut Conn, row: &Row) -> Result<Became> {
    let mut ids = store::merged(conn, row.id())?;
    ids.push(row.id());
    let became = needs::became(conn, &ids)?;
    Ok(match became.project {
        Some(_) => became,
        None => Became {
            project: projects::of_proposal(conn, row.id())?,
            ..became
        },
    })
}

/// Who sees to the answer, by the name they work under.
fn responsible(conn: &mut Conn, row: &Row) -> Result<Option<String>> {
    let Some(id) = row.responsible_id.map(AccountId::from) else {
        return Ok(None);
    };
    Ok(accounts::service::work_names(conn, &[id])?.remove(&id))
}

/// What the row alone tells.
fn summary(row: &Row, state: ProposalState) -> ProposalSummary {
    ProposalSummary {
        id: row.id(),
        number: row.number.clone(),
        community_id: row.community(),
        cell_id: row.cell_id.map(Into::into),
        state,
        field: contract::proposals::Field::Other,
        title: String::new(),
        signed: 0,
        threshold: row.threshold.unsigned_abs(),
        published_at: row.published_at.map(Into::into),
        closes_at: row.closes_at.map(Into::into),
        answer_due_at: row.answer_due_at.map(Into::into),
        updated_at: row.updated_at.into(),
        part: None,
        invited_for: None,
        invited_until: None,
    }
}

/// Those who propose it, by the names they want to be published; among themselves they know each other. Who speaks for an
/// organisation proposes under its name, as it is called now.
fn proposers(conn: &mut Conn, row: &Row, reader: Who) -> Result<Vec<Proposer>> {
    let among = reader.reads_early();
    let together = store::people::together(conn, row.id())?;
    let ids = together.iter().map(|person| person.organisation).chain([row.organisation()]);
    let ids: Vec<OrganisationId> = ids.flatten().collect();
    let mut called = organisations::names(conn, &ids)?;
    let mut of = |id: Option<OrganisationId>| id.and_then(|id| called.remove(&id)).map(|name| by_organisation(name, false));
    let author = match of(row.organisation()) {
        Some(organisation) => organisation,
        None => by_person(&accounts::service::name_of(conn, row.author())?, row.named || among),
    };
    let mut all = vec![author];
    // Two who speak for one organisation are one proposer.
    for person in together {
        match (of(person.organisation), person.said) {
            (Some(organisation), _) => all.push(organisation),
            (None, Some(said)) => all.push(by_organisation(said, true)),
            (None, None) if person.organisation.is_some() => {}
            (None, None) => all.push(by_person(&person.name, person.named || among)),
        }
    }
    Ok(all)
}

fn by_person(name: &str, whole: bool) -> Proposer {
    Proposer {
        name: model::published_name(name, whole),
        organisation: false,
        unconfirmed: false,
    }
}

const fn by_organisation(name: String, unconfirmed: bool) -> Proposer {
    Proposer {
        name,
        organisation: true,
        unconfirmed,
    }
}

/// A page of what a community's residents proposed.
///
/// # Errors
/// [`Error::NOT_FOUND`] for a community that there is not; a cursor that is none.
pub(crate) fn page(conn: &mut Conn, desk: &Desk, community: CommunityId, asked: &Asked) -> Result<Page<ProposalSummary>> {
    desk.places.place(community)?;
    list::page(conn, community, asked, desk.moment.time())
}

/// What a community's residents proposed near a point, the nearest first.
///
/// # Errors
/// As [`page`]; a fault at `/state` for what not everybody may read.
pub(crate) fn near(conn: &mut Conn, desk: &Desk, community: CommunityId, asked: &NearPoint) -> Result<Page<NearbyProposal>> {
    desk.places.place(community)?;
    if asked.state.is_some_and(|state| !state.is_public()) {
        return Err(Error::field("/state", "range"));
    }
    list::near(conn, community, asked, desk.moment.time())
}

/// How a community deals with what its residents propose.
///
/// # Errors
/// [`Error::NOT_FOUND`] for a community that there is not.
pub(crate) fn statistics(conn: &mut Conn, desk: &Desk, community: CommunityId) -> Result<ProposalStatistics> {
    desk.places.place(community)?;
    store::statistics::of(conn, community, desk.moment.time())
}

/// What somebody has to do with: what they wrote, propose together, are asked to propose, and signed; the latest first.
///
/// # Errors
/// When the database refuses.
pub(crate) fn mine(conn: &mut Conn, desk: &Desk, actor: &Actor) -> Result<Vec<ProposalSummary>> {
    let digest = accounts::service::digest_of(conn, actor.id)?;
    let mut all = Vec::new();
    for part in Part::ALL.iter().copied() {
        for mut one in list::of_part(conn, actor.id, digest.as_ref(), part, desk.moment.time())? {
            one.part = Some(part);
            if let (Part::Invited, Some(digest)) = (part, &digest) {
                joining::note_asked(conn, &mut one, digest, desk.moment)?;
            }
            if all.iter().all(|known: &ProposalSummary| known.id != one.id) {
                all.push(one);
            }
        }
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.updated_at));
    Ok(all)
}

/// Published proposals that resemble a text, the nearest first.
///
/// # Errors
/// A fault at `/community_id` for a community that there is not.
pub(crate) fn resembling(conn: &mut Conn, desk: &Desk, asked: &Resembling) -> Result<Vec<ProposalSummary>> {
    let unknown = |_| Error::field("/community_id", "community_unknown");
    desk.places.place(asked.community_id).map_err(unknown)?;
    let ids = similar::find(conn, asked.community_id, &asked.title)?;
    let found = list::of_ids(conn, &ids, desk.moment.time())?;
    // In the order of their likeness.
    Ok(ids
        .iter()
        .filter_map(|id| found.iter().find(|one| one.id == *id))
        .take(DEFAULT_LIMIT.into())
        .cloned()
        .collect())
}
