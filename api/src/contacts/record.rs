//! Writing down that somebody turned to the station: the case that it became, and who it was.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    cases::{Accept, Answer, Because, CaseSummary, Channel, NameShown, Note, Visibility, Voice},
    contacts::{Advice, Contact, ContactCase, Matter, Person, Recorded, plain_number},
    ids::{AccountId, CommunityId},
    photos::Claim,
};

use super::{
    numbers,
    store::{self, Row, Whole},
};
use crate::{
    accounts::{self, service::masked},
    auth::{
        keys::Keys,
        policy::{Actor, Right},
    },
    cases::{
        intake::{self, Arrival},
        service::{Access, Deed, Desk},
    },
    db::{Conn, Key, Word},
    error::{Error, Result},
    photos,
    places::Places,
};

/// How somebody turned to the station.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    pub(crate) channel: Channel,
    pub(crate) at: DateTime<Utc>,
    pub(crate) seconds: Option<u32>,
    pub(crate) callback: Option<String>,
    pub(crate) advice: Option<Advice>,
}

/// What they said, with pictures of what they wrote.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) matter: Matter,
    pub(crate) photos: Vec<Claim>,
}

/// What callers in danger were told, for the colleagues.
const TOLD: &str = "来电人已被告知立即拨打 119/120/110。";

/// Writes down a new case, which whoever wrote it takes on at once (首问负责) and, if it was answered, settles.
///
/// # Errors
/// Names the field that names no place, the picture that is gone, or the number that is one's own.
pub(crate) fn record(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    right: Right,
    (person, said, heard): (&Person, Said, Heard),
) -> Result<(Access, Recorded)> {
    let matter = &said.matter;
    let role = standing(&desk.places, by, right, matter)?;
    let account = holder(conn, &desk.keys, by, person)?;
    let mut arrival = arrival(desk, matter, heard.channel);
    arrival.reporter(account, None, matter.name_shown);
    arrival.recorder(by.id, role);
    if !intake::add_with(conn, &mut arrival, &deeds(matter, heard.advice))? {
        return Err(Error::internal("a case that was just heard is there already"));
    }
    let owner = photos::Owner::Case(arrival.id());
    photos::service::claim(conn, &said.photos, owner, arrival.community(), desk.moment)?;
    let case = intake::summary(&arrival);
    let contact = keep(conn, desk, (by.id, role), (person, matter.name_shown, heard), &case)?;
    Ok((arrival.access(), Recorded { case, contact }))
}

/// The role in which they may write it down, in a community and a cell that there are.
fn standing(places: &Places, by: &Actor, right: Right, matter: &Matter) -> Result<Role> {
    let community = places
        .community(matter.community_id)
        .ok_or_else(|| Error::field("/matter/community_id", "community_unknown"))?;
    let role = by.require(right, places.place(community.id)?)?;
    let known = |cell| community.cells.iter().any(|each| each.id == cell);
    if matter.cell_id.is_some_and(|cell| !known(cell)) {
        return Err(Error::field("/matter/cell_id", "cell_unknown"));
    }
    let distinguished = |id| places.distinguishes(community.id, matter.category, id);
    if matter.subcategory_id.is_some_and(|id| !distinguished(id)) {
        return Err(Error::field("/matter/subcategory_id", "subcategory_unknown"));
    }
    Ok(role)
}

/// The account that the number belongs to. Nobody writes down what they say themselves.
fn holder(conn: &mut Conn, keys: &Keys, by: &Actor, person: &Person) -> Result<Option<AccountId>> {
    let Some(phone) = &person.phone else { return Ok(None) };
    let digest = accounts::service::phone_digest(keys, &plain_number(phone));
    let account = accounts::service::by_phone(conn, &digest)?.map(|known| known.id);
    if account == Some(by.id) {
        return Err(Error::field("/person/phone", "own_number"));
    }
    Ok(account)
}

fn arrival(desk: &Desk, matter: &Matter, channel: Channel) -> Arrival {
    let (community, cell) = (matter.community_id, matter.cell_id);
    let more = matter.body.as_deref().filter(|body| !body.trim().is_empty());
    let body = more.unwrap_or(&matter.title);
    let mut arrival = Arrival::new(community, channel, &matter.title, body, desk.moment);
    arrival.station(desk.places.station(community, cell).map(|station| station.id));
    arrival.place(cell, matter.address.clone(), None);
    arrival.category(matter.category);
    arrival.subcategory(matter.subcategory_id);
    arrival.urgency(matter.urgency);
    arrival
}

fn deeds(matter: &Matter, advice: Option<Advice>) -> Vec<Deed> {
    let told = (advice == Some(Advice::Told)).then(told);
    let mut deeds: Vec<Deed> = told.into_iter().chain([Deed::Accept(Accept::default())]).collect();
    if let Some(answer) = &matter.answer {
        deeds.push(Deed::Answer(Answer::saying(answer.clone())));
        deeds.push(Deed::Close(Because::default()));
    }
    deeds
}

/// The note that a caller in danger was told whom to call.
pub(crate) fn told() -> Deed {
    internal(TOLD)
}

/// A note for the colleagues.
pub(crate) fn internal(text: &str) -> Deed {
    Deed::Note(Note {
        text: text.to_owned(),
        visibility: Visibility::Internal,
    })
}

/// Keeps who it was, and that they were heard. Who wants to be known to nobody leaves no name, and a number only for
/// as long as they wait to be called back on it.
///
/// # Errors
/// When the database refuses.
pub(crate) fn keep(
    conn: &mut Conn,
    desk: &Desk,
    (by, role): (AccountId, Role),
    (person, name_shown, heard): (&Person, NameShown, Heard),
    case: &CaseSummary,
) -> Result<Contact> {
    let id = Key::from(desk.moment.id::<contract::ids::kind::Contact>());
    let nameless = name_shown == NameShown::Nobody;
    let phone = person.phone.as_deref().map(plain_number);
    let digest = |phone: &String| accounts::service::phone_digest(&desk.keys, phone).to_vec();
    let seal = |phone: &String| desk.keys.seal(&numbers::context(id), phone.as_bytes());
    let reachable = phone.as_ref().filter(|_| !nameless || heard.callback.is_some());
    let name = person
        .name
        .as_deref()
        .map(str::trim)
        .filter(|name| !nameless && !name.is_empty());
    let row = Row {
        id,
        community_id: case.community_id.into(),
        case_id: case.id.into(),
        channel: Word(heard.channel),
        account_id: by.into(),
        role: Word(role),
        phone_sealed: reachable.map(seal).transpose()?,
        phone_digest: phone.as_ref().filter(|_| !nameless).map(digest),
        name: name.map(str::to_owned),
        at: heard.at.into(),
        seconds: heard.seconds.and_then(|seconds| i32::try_from(seconds).ok()),
        callback: heard.callback.map(|when| when.trim().to_owned()),
        called_back_at: None,
        called_back_by: None,
        advice: heard.advice.map(Word),
    };
    store::add(conn, &row)?;
    let whole = Whole {
        row,
        number: case.number.clone(),
        state: case.state,
        name_shown,
        title: Some(case.title.clone()),
        work_name: None,
    };
    shown(&desk.keys, &whole)
}

/// A contact as a station may know it.
pub(super) fn shown(keys: &Keys, whole: &Whole) -> Result<Contact> {
    let row = &whole.row;
    let nameless = whole.name_shown == NameShown::Nobody;
    let phone = numbers::open(keys, row.id, row.phone_sealed.as_deref().filter(|_| !nameless))?;
    Ok(Contact {
        id: row.id.into(),
        community_id: CommunityId::from(row.community_id),
        channel: row.channel.0,
        case: ContactCase {
            id: row.case_id.into(),
            number: whole.number.clone(),
            title: whole.title.clone().unwrap_or_default(),
            state: whole.state,
        },
        at: row.at.into(),
        seconds: row.seconds.and_then(|seconds| u32::try_from(seconds).ok()),
        name: row.name.clone().filter(|_| !nameless),
        phone: phone.as_deref().map(masked),
        callback: row.callback.clone(),
        called_back_at: row.called_back_at.map(Into::into),
        advice: row.advice.map(|advice| advice.0),
        by: Voice {
            role: row.role.0,
            work_name: whole.work_name.clone(),
        },
    })
}
