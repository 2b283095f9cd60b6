//! How far making a case public has come, what ends it, and what of a case those must know who prepare it.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    cases::Action,
    ids::{CaseId, CommunityId},
    photos::Photo,
    proposals::FindingKind,
    publication::Publicity,
};

use super::{
    access::{Access, Reader},
    deed::Deed,
    handling_store,
    model::Party,
    service::Desk,
    store::{self, Which, Whole},
    timeline::{self, Sight},
};
use crate::{
    db::Conn,
    error::{Error, Result},
    photos,
};

/// Where it has come after a deed. Only what is answered and still its reporter's own is public; what was agreed to stands
/// when a case is opened again, but what was published does not.
pub(super) const fn after(publicity: Publicity, deed: &Deed) -> Publicity {
    match deed {
        Deed::AskConsent(_) => Publicity::Asked,
        Deed::Consent(_) | Deed::Unpublish(_) => Publicity::Agreed,
        Deed::Reopen(_) if matches!(publicity, Publicity::Public) => Publicity::Agreed,
        Deed::Refuse(_) => Publicity::Refused,
        Deed::Publish(_) => Publicity::Public,
        Deed::PartOf(..) | Deed::Withdraw(_) => Publicity::Private,
        _ => publicity,
    }
}

/// Forgets that a case was asked about, agreed to or public: its words are erased.
pub(super) fn forget(conn: &mut Conn, case: CaseId) -> Result<()> {
    let handling = store::find(conn, Which::Id(case))?.and_then(|whole| whole.handling);
    match handling {
        Some(mut handling) if handling.rest.publicity != Publicity::Private => {
            handling.rest.publicity = Publicity::Private;
            handling_store::put(conn, &mut handling)
        }
        _ => Ok(()),
    }
}

/// What of a case those must know who prepare what everybody reads.
pub(crate) struct Matter {
    pub(crate) id: CaseId,
    pub(crate) community: CommunityId,
    pub(crate) number: String,
    pub(crate) publicity: Publicity,
    pub(crate) title: String,
    pub(crate) body: String,
    /// The last answer: what was said, in which role, and when.
    pub(crate) answer: Option<(String, Role, DateTime<Utc>)>,
    pub(crate) photos: Vec<Photo>,
    /// What names its reporter or their home, and may not stand in what everybody reads.
    pub(crate) own: Vec<(FindingKind, String)>,
}

/// A case for the staff who work on it.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers; forbidden for everybody else who is not of its station or street.
pub(crate) fn for_staff(conn: &mut Conn, desk: &Desk, reader: &Reader, id: CaseId) -> Result<Matter> {
    let whole = store::find(conn, Which::Id(id))?.ok_or(Error::NOT_FOUND)?;
    match Access::of(&whole).party(reader, &desk.places) {
        Party::Station | Party::Street => matter(conn, whole),
        Party::Stranger => Err(Error::NOT_FOUND),
        Party::Reporter | Party::Host | Party::Recorder => Err(Error::FORBIDDEN),
    }
}

/// As [`for_staff`], held until the transaction ends, so that nobody changes it meanwhile.
///
/// # Errors
/// The same.
pub(crate) fn held_for_staff(conn: &mut Conn, desk: &Desk, reader: &Reader, id: CaseId) -> Result<Matter> {
    store::hold(conn, id)?;
    for_staff(conn, desk, reader, id)
}

/// What a case that was found is to those who prepare what everybody reads of it.
pub(super) fn matter(conn: &mut Conn, whole: Whole) -> Result<Matter> {
    let id = whole.id();
    let timeline = timeline::read(conn, id, Sight::Others)?;
    let answer = timeline.into_iter().rfind(|entry| entry.action == Action::Answer);
    let name = whole.by.map(|(name, _)| name);
    let text = whole.text;
    let address = text.as_ref().and_then(|text| text.address.clone());
    let own = [
        name.map(|name| (FindingKind::Name, name)),
        address.map(|home| (FindingKind::Home, home)),
    ];
    let own = own.into_iter().flatten();
    let (title, body) = text.map(|text| (text.title, text.body)).unwrap_or_default();
    Ok(Matter {
        id,
        community: whole.row.community_id.into(),
        number: whole.row.number,
        publicity: whole.handling.map(|handling| handling.rest.publicity).unwrap_or_default(),
        title,
        body,
        answer: answer.and_then(|entry| Some((entry.text?, entry.by.role, entry.at))),
        photos: photos::service::of_case(conn, id)?,
        own: own.filter(|(_, words)| !words.is_empty()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use contract::cases::{Because, Rating};

    use super::*;

    #[test]
    fn what_is_public_ends_with_what_it_rests_on() {
        use Publicity::{Agreed, Asked, Private, Public, Refused};
        let because = Because::default;
        for (before, deed, expected) in [
            (Private, Deed::AskConsent(because()), Asked),
            (Asked, Deed::Consent(because()), Agreed),
            (Agreed, Deed::Reopen(because()), Agreed),
            (Public, Deed::Reopen(because()), Agreed),
            (Public, Deed::Unpublish(because()), Agreed),
            (Public, Deed::Refuse(because()), Refused),
            (Public, Deed::Withdraw(because()), Private),
            (Public, Deed::PartOf(uuid::Uuid::nil().into(), String::new()), Private),
            (Public, Deed::Close(because()), Public),
            (
                Public,
                Deed::Rate(Rating {
                    contacted: true,
                    resolved: true,
                    satisfaction: 5,
                    comment: None,
                }),
                Public,
            ),
        ] {
            assert_eq!(after(before, &deed), expected, "{before:?} {deed:?}");
        }
    }
}
