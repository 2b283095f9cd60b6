//! Whether what somebody wants to do with a case can be done, beyond where the case stands; and what it comes to.

use contract::{
    accounts::Role,
    cases::{Accept, Answer},
    handling::{Dispatch, Flow, Merge, Question, Ruling, Split},
    ids::{AccountId, CommunityId, OrganisationId},
    problem::Kind,
    publication::Publish,
};

use super::{choice, organisations, sharing, splitting, store as handling};
use crate::{
    auth::policy::Right,
    cases::{
        deed::Deed,
        intake::{self, Arrival},
        publicity,
        service::Desk,
        store::{self, Which, Whole},
        timeline,
    },
    db::{Conn, Key},
    error::{Error, Result},
    publication,
};

/// Checks a deed against what it names, and says what it comes to.
///
/// # Errors
/// Names the field; forbidden for whoever would decide their own question.
pub(in crate::cases) fn prepare(
    conn: &mut Conn,
    desk: &Desk,
    whole: &Whole,
    deed: &Deed,
    by: (Role, Option<AccountId>),
) -> Result<Deed> {
    match deed {
        Deed::Accept(accept) => check_accept(desk, whole, accept)?,
        Deed::Dispatch(dispatch) => check_dispatch(conn, whole, dispatch)?,
        Deed::Transfer(transfer) => {
            check_destination(conn, desk, whole, (transfer.community_id, transfer.organisation_id))?;
            sharing::check_transfer(whole, transfer)?;
        }
        Deed::AskNaming(request) => return sharing::check_request(conn, desk, whole, request),
        Deed::Pause(pause) => choice::check_until(&pause.until, desk.moment.time())?,
        Deed::Rule(question, ruling) => return rule(conn, whole, *question, ruling, by.1),
        Deed::Answer(_) => check_own(whole, by.1)?,
        Deed::Publish(publish) => check_publish(conn, whole, *publish, by.0)?,
        Deed::Merge(merge) => return part_of(conn, whole, merge),
        Deed::Split(split) => return part(conn, desk, whole, split, by),
        _ => {}
    }
    Ok(deed.clone())
}

/// What is distinguished within a category is of that category.
fn check_accept(desk: &Desk, whole: &Whole, accept: &Accept) -> Result<()> {
    let category = accept.category.unwrap_or(whole.row.category.0);
    match accept.subcategory_id {
        Some(id) if !desk.places.distinguishes(whole.community(), category, id) => {
            Err(Error::field("/subcategory_id", "subcategory_unknown"))
        }
        _ => Ok(()),
    }
}

fn check_dispatch(conn: &mut Conn, whole: &Whole, dispatch: &Dispatch) -> Result<()> {
    if dispatch.flow != Flow::Coordinated && !dispatch.helpers.is_empty() {
        return Err(Error::field("/helpers", "helpers_flow"));
    }
    choice::check(conn, whole.community(), dispatch.handler, "/handler")?;
    for (number, helper) in dispatch.helpers.iter().enumerate() {
        choice::check(conn, whole.community(), *helper, &format!("/helpers/{number}"))?;
    }
    Ok(())
}

/// Insists that there is such a community of the street, or an organisation for which somebody speaks.
pub(super) fn check_destination(
    conn: &mut Conn,
    desk: &Desk,
    whole: &Whole,
    (community, organisation): (Option<CommunityId>, Option<OrganisationId>),
) -> Result<()> {
    let here = desk.places.place(whole.community())?;
    if let Some(community) = community {
        let there = desk.places.place(community).ok();
        let fits = there.is_some_and(|there| there.street_id == here.street_id && there.community_id != here.community_id);
        return if fits {
            Ok(())
        } else {
            Err(Error::field("/community_id", "destination_unknown"))
        };
    }
    let id = organisation.ok_or_else(|| Error::field("", "destination_one"))?;
    organisations::check_open(conn, id, whole.community())
}

/// Only administrators publish, and only words that they read.
fn check_publish(conn: &mut Conn, whole: &Whole, publish: Publish, role: Role) -> Result<()> {
    if !Right::PublishCases.holders().contains(&role) {
        return Err(Error::FORBIDDEN);
    }
    let matter = publicity::matter(conn, whole.clone())?;
    publication::service::check(conn, &matter, publish.edition)
}

/// Nobody decides what they asked themselves.
fn check_own(whole: &Whole, by: Option<AccountId>) -> Result<()> {
    let asked = whole.handling.as_ref().and_then(|handling| handling.rest.asked);
    let question = whole.handling.as_ref().and_then(|handling| handling.row.question);
    let own = asked.is_some_and(|asked| Some(asked.by) == by);
    if own && question.is_some_and(|question| question.0 == Question::Draft) {
        Err(Error::FORBIDDEN)
    } else {
        Ok(())
    }
}

fn rule(conn: &mut Conn, whole: &Whole, question: Question, ruling: &Ruling, by: Option<AccountId>) -> Result<Deed> {
    let handling = whole.handling.as_ref();
    let open = handling.and_then(|handling| handling.row.question).map(|open| open.0);
    let asked = handling.and_then(|handling| handling.rest.asked);
    let Some(asked) = asked.filter(|_| open == Some(question)) else {
        return Err(Error::Problem(Kind::Conflict));
    };
    if Some(asked.by) == by {
        return Err(Error::FORBIDDEN);
    }
    if question != Question::Draft || !ruling.granted {
        return Ok(Deed::Rule(question, ruling.clone()));
    }
    let text = timeline::text_of(conn, asked.entry)?.ok_or(Error::Problem(Kind::Conflict))?;
    Ok(Deed::Approve(Answer::saying(text), asked.entry))
}

fn part_of(conn: &mut Conn, whole: &Whole, merge: &Merge) -> Result<Deed> {
    let unfit = || Error::field("/into", "merge_older");
    let leading = store::find(conn, Which::Id(merge.into))?.ok_or_else(unfit)?;
    // Only younger into older: of two that are made part of each other at once, one is refused.
    let older = leading.row.submitted_at.0 <= whole.row.submitted_at.0 && leading.row.id != whole.row.id;
    if !older || leading.row.community_id != whole.row.community_id || leading.row.state.0.is_final() {
        return Err(unfit());
    }
    Ok(Deed::PartOf(merge.into, leading.row.number))
}

/// Makes a part of a case a case of its own, taken on by whoever splits it.
fn part(conn: &mut Conn, desk: &Desk, whole: &Whole, split: &Split, by: (Role, Option<AccountId>)) -> Result<Deed> {
    let row = &whole.row;
    let mut arrival = Arrival::new(whole.community(), row.channel.0, &split.title, &split.body, desk.moment);
    arrival.station(row.station_id.map(Into::into));
    arrival.category(split.category);
    arrival.urgency(row.urgency.0);
    arrival.place(row.cell_id.map(Into::into), None, None);
    if let Some((account, role)) = by.1.map(|account| (account, by.0)) {
        arrival.recorder(account, role);
    }
    let tracking = row.tracking_digest.as_deref();
    let tracking = tracking.map(|digest| splitting::digest(&desk.keys, digest, arrival.id()));
    arrival.split_from(whole, tracking);
    intake::add_with(conn, &mut arrival, &[Deed::Accept(Accept::default())])?;
    let mut child = super::Handling::of(Key::from(arrival.id()), row.community_id);
    child.row.split_from = Some(row.id);
    handling::put(conn, &mut child)?;
    Ok(Deed::Parted(arrival.number().to_owned()))
}
