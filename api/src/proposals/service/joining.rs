//! Proposing together: asking, accepting, refusing.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{
    accounts::Role,
    ids::{AccountId, CommunityId, InvitationId, OrganisationId, ProposalId},
    notifications::NotificationKind,
    problem::Kind,
    proposals::{
        Invitation, InvitationAnswer, InvitationState, NewInvitation, Proposal, ProposalAction, ProposalSummary, Standing,
    },
};

use super::super::{
    model::{self, Who},
    store::{
        self,
        events::{self, Event},
        people::{self, InvitationRow},
    },
};
use super::{
    held,
    reading::{self, shown},
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::{handling::organisations, service::Desk},
    db::Conn,
    error::{Error, Result},
    moment::Moment,
    notifications::service::{self as notifications, About, Tell},
};

/// People that can be asked to propose together.
const MOST: usize = 20;

/// Asks somebody. Whether a number belongs to anybody is never looked up: its owner finds the invitation when they sign in.
///
/// # Errors
/// As for every change by the author; a fault at `/phone` for one's own number.
pub(crate) fn invite(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProposalId, new: &NewInvitation) -> Result<Invitation> {
    let row = held(conn, desk, actor, id, None, ProposalAction::Edit)?;
    if people::invitations(conn, row.id())?.len() >= MOST {
        return Err(Error::field("", "invitations_count"));
    }
    if let Some(organisation) = new.organisation_id {
        check_open(conn, organisation, row.community())?;
    }
    let mut invitation = InvitationRow::new(desk.moment.id(), &row, new, desk.moment.time());
    let mut secret = None;
    if let Some(phone) = &new.phone {
        let digest = accounts::phone_digest(&desk.keys, phone);
        if accounts::digest_of(conn, actor.id)? == Some(digest) {
            return Err(Error::field("/phone", "own_invitation"));
        }
        invitation.phone_digest = Some(digest.to_vec());
    } else {
        let text = URL_SAFE_NO_PAD.encode(desk.moment.random::<18>());
        invitation.secret_digest = Some(digest(desk, &text).to_vec());
        secret = Some(text);
    }
    people::invite(conn, &invitation)?;
    let mut told = with_names(conn, vec![invitation])?.into_iter();
    let (invitation, organisation) = told.next().ok_or_else(|| Error::internal("an invitation got lost"))?;
    Ok(invitation.shown(organisation, secret, desk.moment.time()))
}

/// Insists that an organisation helps the community, and that somebody can accept for it.
fn check_open(conn: &mut Conn, id: OrganisationId, community: CommunityId) -> Result<()> {
    let mut all = organisations::open(conn, community)?.into_iter();
    if all.any(|(each, _, spoken_for)| each == id && spoken_for) {
        return Ok(());
    }
    Err(Error::field("/organisation_id", "organisation_unknown"))
}

/// Insists that somebody speaks for the organisation in whose name they propose; `field` says where it was named.
///
/// # Errors
/// Names the field.
pub(super) fn check_speaker(
    conn: &mut Conn,
    field: &str,
    id: OrganisationId,
    community: CommunityId,
    by: AccountId,
) -> Result<()> {
    let spoken = organisations::check_speaker(conn, id, community, by);
    spoken.map_err(|error| match error {
        Error::Invalid(_) => Error::field(field, "not_speaker"),
        other => other,
    })
}

/// Invitations, each with what the organisation is called that is asked.
pub(super) fn with_names(conn: &mut Conn, all: Vec<InvitationRow>) -> Result<Vec<(InvitationRow, Option<String>)>> {
    let ids: Vec<OrganisationId> = all.iter().filter_map(InvitationRow::organisation).collect();
    let called = organisations::names(conn, &ids)?;
    let named = |one: InvitationRow| {
        let name = one.organisation().and_then(|id| called.get(&id).cloned());
        (one, name)
    };
    Ok(all.into_iter().map(named).collect())
}

fn digest(desk: &Desk, secret: &str) -> [u8; 32] {
    desk.keys.digest("proposals.invitation", secret.as_bytes())
}

/// Invitations of which is told in one go.
const TOLD_AT_ONCE: i64 = 100;

/// Whether somebody was asked by number and not told.
///
/// # Errors
/// When the database refuses.
pub(crate) fn is_any_untold(conn: &mut Conn) -> Result<bool> {
    Ok(!people::untold(conn, 1)?.is_empty())
}

/// Tells some of those who were asked by number; who has no account finds it when they sign in. Gives at how many invitations
/// was looked.
///
/// # Errors
/// When the database refuses.
pub(crate) fn tell_invited(conn: &mut Conn, moment: Moment) -> Result<usize> {
    let some = people::untold(conn, TOLD_AT_ONCE)?;
    for one in &some {
        // Another server may have been quicker.
        if people::told(conn, one.id, moment.time())? {
            tell(conn, one, moment)?;
        }
    }
    Ok(some.len())
}

fn tell(conn: &mut Conn, one: &InvitationRow, moment: Moment) -> Result<()> {
    let digest = one.phone_digest.as_deref().and_then(|digest| digest.try_into().ok());
    let holder = match digest {
        Some(digest) => accounts::by_phone(conn, digest)?,
        None => None,
    };
    let (Some(holder), Some(row)) = (holder, store::find(conn, one.proposal_id.into())?) else {
        return Ok(());
    };
    let told = Tell::new(
        holder.id,
        row.community(),
        NotificationKind::ProposalInvited,
        About::Proposal(row.id()),
    );
    notifications::tell(conn, &[told.number(&row.number)], moment)
}

/// Takes an invitation back.
///
/// # Errors
/// As [`invite`]; not found for an invitation that there is not.
pub(crate) fn uninvite(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ProposalId,
    invitation: InvitationId,
) -> Result<Proposal> {
    let row = held(conn, desk, actor, id, None, ProposalAction::Edit)?;
    if !people::uninvite(conn, &row, invitation)? {
        return Err(Error::NOT_FOUND);
    }
    shown(conn, desk, Some(actor), &row)
}

/// The proposal that a link invites to, for whoever holds the link.
///
/// # Errors
/// Not found for a link that leads nowhere, or no more.
pub(crate) fn invitation(conn: &mut Conn, desk: &Desk, actor: &Actor, secret: &str) -> Result<Proposal> {
    actor.require_somewhere(Right::WriteProposals)?;
    let invitation = people::by_secret(conn, &digest(desk, secret))?.ok_or(Error::NOT_FOUND)?;
    if invitation.state_at(desk.moment.time()) != InvitationState::Open {
        return Err(Error::NOT_FOUND);
    }
    let row = store::find(conn, invitation.proposal_id.into())?.ok_or(Error::NOT_FOUND)?;
    let invited = Who {
        invited: true,
        ..Who::default()
    };
    let mut proposal = reading::shown_to(conn, desk, &row, invited, Standing::default())?;
    proposal.timeline.clear();
    proposal.summary.invited_for = called(conn, &invitation)?;
    proposal.summary.invited_until = Some(invitation.answer_by());
    Ok(proposal)
}

/// What the organisation is called that an invitation asks.
fn called(conn: &mut Conn, invitation: &InvitationRow) -> Result<Option<String>> {
    let Some(id) = invitation.organisation() else {
        return Ok(None);
    };
    Ok(organisations::names(conn, &[id])?.remove(&id))
}

/// Puts into what the owner of a number is asked to propose together in whose name they are asked, and until when.
pub(super) fn note_asked(conn: &mut Conn, one: &mut ProposalSummary, digest: &[u8; 32], moment: Moment) -> Result<()> {
    if let Some(invitation) = people::by_phone(conn, one.id, digest, moment.time())? {
        one.invited_for = called(conn, &invitation)?;
        one.invited_until = Some(invitation.answer_by());
    }
    Ok(())
}

/// Writes down which invitations lapsed.
///
/// # Errors
/// When the database refuses.
pub(crate) fn lapse(conn: &mut Conn, moment: Moment) -> Result<()> {
    people::lapse(conn, moment.time())
}

/// Answers an invitation: by the link's secret, or because it names one's own number.
///
/// # Errors
/// Not found where nobody asked, or too long ago; conflict once the proposal was sent; a fault for who does not speak for the organisation that
/// is asked.
pub(crate) fn join(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ProposalId,
    answer: &InvitationAnswer,
) -> Result<Option<Proposal>> {
    actor.require_somewhere(Right::WriteProposals)?;
    let now = desk.moment.time();
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let invitation = match &answer.secret {
        Some(secret) => people::by_secret(conn, &digest(desk, secret))?,
        None => match accounts::digest_of(conn, actor.id)? {
            Some(digest) => people::by_phone(conn, id, &digest, now)?,
            None => None,
        },
    };
    let open = |one: &InvitationRow| one.state_at(now) == InvitationState::Open && one.proposal_id == row.id;
    let invitation = invitation.filter(open).ok_or(Error::NOT_FOUND)?;
    if row.author_id == actor.id.into() {
        return Err(Error::field("", "own_invitation"));
    }
    let invited = Who {
        invited: true,
        ..Who::default()
    };
    model::may(row.standing(), invited, ProposalAction::Join, now).map_err(|_| Error::Problem(Kind::Conflict))?;
    if !answer.accept {
        people::answered(conn, invitation.id, InvitationState::Refused, actor.id)?;
        return Ok(None);
    }
    let organisation = invitation.organisation();
    if let Some(organisation) = organisation {
        check_speaker(conn, "", organisation, row.community(), actor.id)?;
    }
    people::answered(conn, invitation.id, InvitationState::Accepted, actor.id)?;
    people::join(conn, &row, actor.id, organisation, answer.named, now)?;
    store::update(conn, &mut row, now)?;
    events::add(
        conn,
        &row,
        &Event::inner(ProposalAction::Join, Role::Resident, Some(actor.id)),
        desk.moment,
    )?;
    shown(conn, desk, Some(actor), &row).map(Some)
}

#[cfg(test)]
mod tests {
    use contract::proposals::NewProposal;
    use serde_json::{Value, json};

    use super::{super::writing::begin, *};
    use crate::{
        auth::keys::Keys,
        db::{Db, counting},
        demo,
        photos::PhotoStore,
        places::Directory,
        settings::Settings,
    };

    /// A made-up street, and one of its residents.
    async fn street(folder: &std::path::Path) -> (Db, Desk, Actor) {
        let mut settings = Settings::read(None, Vec::new()).expect("settings");
        folder.clone_into(&mut settings.data.directory);
        let pictures = PhotoStore::open(&settings).expect("a folder for pictures");
        let url = format!("sqlite:{}", folder.join("test.sqlite").display());
        let db = Db::open_url(&url, &settings.database).expect("a database");
        let keys = Keys::open(&folder.join("keys.toml")).expect("keys");
        let _ = demo::seed(&db, &keys, &pictures).await.expect("a street");
        let desk = Desk {
            places: Directory::default().places(&db).await.expect("places"),
            moment: Moment::now(),
            keys,
        };
        let digest = accounts::phone_digest(&desk.keys, "13800000001");
        let author = db.read(move |conn| accounts::by_phone(conn, &digest)).await.expect("a look");
        let actor = Actor {
            id: author.expect("a resident").id,
            community_id: None,
            posts: Vec::new(),
            resident: true,
            consented: true,
        };
        (db, desk, actor)
    }

    /// What asking does: how many statements, and what its answer looks like.
    async fn asking(db: &Db, desk: Desk, actor: Actor, id: ProposalId, phone: &str) -> (usize, Value) {
        let new: NewInvitation = serde_json::from_value(json!({"name": "楼上李叔", "phone": phone})).expect("an invitation");
        let invited = db.write(move |conn| {
            let (invited, statements) = counting(conn, |conn| invite(conn, &desk, &actor, id, &new));
            // What stands there does not change what is counted for the next.
            conn.batch("DELETE FROM proposal_invitations")?;
            Ok((invited?, statements))
        });
        let (invited, statements) = invited.await.expect("an invitation");
        let mut answer = serde_json::to_value(invited).expect("JSON");
        answer["id"] = Value::Null;
        (statements, answer)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn asking_a_number_that_nobody_has_does_the_same_as_asking_a_neighbour() {
        let folder = tempfile::tempdir().expect("a folder");
        let (db, desk, actor) = street(folder.path()).await;
        let new: NewProposal = serde_json::from_value(json!({
            "community_id": desk.places.communities[0].id, "named": false,
            "text": {"title": "装一盏路灯", "problem": "晚上很黑，看不见。", "suggestion": "在花坛边装灯。", "field": "facilities"},
        }))
        .expect("a proposal");
        let (writes, author) = (desk.clone(), actor.clone());
        let begun = db.write(move |conn| begin(conn, &writes, &author, &new)).await;
        let id = begun.expect("a draft").summary.id;
        let (statements, answer) = asking(&db, desk.clone(), actor.clone(), id, "13800000002").await;
        assert!(statements > 3, "{statements}");
        for nobody in ["19900000001", "15512345678"] {
            let other = asking(&db, desk.clone(), actor.clone(), id, nobody).await;
            assert_eq!(other, (statements, answer.clone()), "{nobody}");
        }
    }
}
