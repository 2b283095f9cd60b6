//! Writing down that somebody turned to the station: the case that it became, and who it was.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    cases::{Accept, Answer, Because, CaseSummary, Channel, NameShown, Note, Visibility, Voice},
    contacts::{Advice, Contact, ContactCase, Matter, Person, Recorded, plain_number},
    ids::{AccountId, CaseId, CommunityId},
    photos::Claim,
};

use super::{
    numbers,
    store::{Row, Whole},
};
use crate::{
    accounts::{
        self,
        service::{Unheld, masked},
    },
    auth::{
        keys::Keys,
        policy::{Actor, Right},
    },
    cases::{
        intake::{self, Arrival},
        office::Office,
        service::{Access, Deed, Desk},
    },
    db::{Conn, Key, Part, Word},
    error::{Error, Result},
    idempotency::{Kept, Ticket},
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

/// Somebody who was heard, ready to be written down: the case it becomes, and the contact.
struct Noted {
    arrival: Arrival,
    row: Row,
}

impl Noted {
    /// By whom, in which role, for whom if they have an account.
    fn new(
        desk: &Desk,
        (by, role): (AccountId, Role),
        (person, matter, heard): (&Person, &Matter, &Heard),
        account: Option<AccountId>,
    ) -> Result<Self> {
        let mut arrival = arrival(desk, matter, heard.channel);
        arrival.reporter(account, None, matter.name_shown);
        arrival.recorder(by, role);
        let case = (arrival.id(), arrival.community());
        let row = row(desk, (by, role), (person, matter.name_shown, heard), case)?;
        arrival.keep(row.clone());
        Ok(Self { arrival, row })
    }
}

/// What whoever wrote it down is answered.
fn recorded(keys: &Keys, row: &Row, arrival: &Arrival, matter: &Matter) -> Result<Recorded> {
    let case = intake::summary(arrival);
    let contact = contact(keys, row.clone(), (&case, matter.name_shown))?;
    Ok(Recorded { case, contact })
}

/// What comes in most, a matter that is taken on and no more, of somebody without an account: in one statement where statements
/// are round trips. Nothing when it is more, or they have one; then it is recorded in turn.
pub(super) async fn at_once(
    office: &Office,
    ticket: Ticket,
    by: (AccountId, Role),
    (person, said, heard): (&Person, &Said, &Heard),
) -> Result<Option<Kept>> {
    if heard.advice == Some(Advice::Told) || said.matter.answer.is_some() || !said.photos.is_empty() {
        return Ok(None);
    }
    let Noted { mut arrival, row } = Noted::new(&office.desk(), by, (person, &said.matter, heard), None)?;
    if let Some(phone) = &person.phone {
        let digest = accounts::service::phone_digest(&office.keys, &plain_number(phone));
        arrival.only_while(Unheld(digest));
    }
    let limits = intake::limits_of(office, arrival.community()).await?;
    arrival.accept(&Deed::Accept(Accept::default()), &limits)?;
    let answer = |arrival: &Arrival| Kept::new(201, &recorded(&office.keys, &row, arrival, &said.matter)?);
    Ok(intake::bring(office, ticket, arrival, answer).await?.kept())
}

/// Writes down a new case, which whoever wrote it takes on at once (首问负责) and, if it was answered, settles.
///
/// # Errors
/// Names the picture that is gone, or the number that is one's own.
pub(super) fn in_turn(
    conn: &mut Conn,
    desk: &Desk,
    by: (AccountId, Role),
    (person, said, heard): (&Person, &Said, &Heard),
) -> Result<(Access, Recorded)> {
    let matter = &said.matter;
    let account = holder(conn, &desk.keys, by.0, person)?;
    let Noted { mut arrival, row } = Noted::new(desk, by, (person, matter, heard), account)?;
    if !intake::add_with(conn, &mut arrival, &deeds(matter, heard.advice))? {
        return Err(Error::internal("a case that was just heard is there already"));
    }
    let owner = photos::Owner::Case(arrival.id());
    photos::service::claim(conn, &said.photos, owner, arrival.community(), desk.moment)?;
    Ok((arrival.access(), recorded(&desk.keys, &row, &arrival, matter)?))
}

/// The role in which they may write it down, in a community and a cell that there are.
pub(super) fn standing(places: &Places, by: &Actor, right: Right, matter: &Matter) -> Result<Role> {
    let community = places
        .community(matter.community_id)
        .ok_or_else(|| Error::field("/matter/community_id", "community_unknown"))?;
    let role = by.require(right, places.place(community.id)?)?;
    if !places.holds(community.id, matter.cell_id) {
        return Err(Error::field("/matter/cell_id", "cell_unknown"));
    }
    let distinguished = |id| places.distinguishes(community.id, matter.category, id);
    if matter.subcategory_id.is_some_and(|id| !distinguished(id)) {
        return Err(Error::field("/matter/subcategory_id", "subcategory_unknown"));
    }
    Ok(role)
}

/// The account that the number belongs to. Nobody writes down what they say themselves.
fn holder(conn: &mut Conn, keys: &Keys, by: AccountId, person: &Person) -> Result<Option<AccountId>> {
    let Some(phone) = &person.phone else { return Ok(None) };
    let digest = accounts::service::phone_digest(keys, &plain_number(phone));
    let account = accounts::service::by_phone(conn, &digest)?.map(|known| known.id);
    if account == Some(by) {
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

/// Keeps who it was, and that they were heard.
///
/// # Errors
/// When the database refuses.
pub(crate) fn keep(
    conn: &mut Conn,
    desk: &Desk,
    by: (AccountId, Role),
    (person, name_shown, heard): (&Person, NameShown, &Heard),
    case: &CaseSummary,
) -> Result<Contact> {
    let row = row(desk, by, (person, name_shown, heard), (case.id, case.community_id))?;
    row.add(conn)?;
    contact(&desk.keys, row, (case, name_shown))
}

/// What is kept of whoever was heard. Who wants to be known to nobody leaves no name, and a number only for as long as they wait
/// to be called back on it.
fn row(
    desk: &Desk,
    (by, role): (AccountId, Role),
    (person, name_shown, heard): (&Person, NameShown, &Heard),
    (case, community): (CaseId, CommunityId),
) -> Result<Row> {
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
    Ok(Row {
        id,
        community_id: community.into(),
        case_id: case.into(),
        channel: Word(heard.channel),
        account_id: by.into(),
        role: Word(role),
        phone_sealed: reachable.map(seal).transpose()?,
        phone_digest: phone.as_ref().filter(|_| !nameless).map(digest),
        name: name.map(str::to_owned),
        at: heard.at.into(),
        seconds: heard.seconds.and_then(|seconds| i32::try_from(seconds).ok()),
        callback: heard.callback.as_deref().map(|when| when.trim().to_owned()),
        called_back_at: None,
        called_back_by: None,
        advice: heard.advice.map(Word),
    })
}

/// The contact of a case that is known already.
fn contact(keys: &Keys, row: Row, (case, name_shown): (&CaseSummary, NameShown)) -> Result<Contact> {
    shown(
        keys,
        &Whole {
            row,
            number: case.number.clone(),
            state: case.state,
            name_shown,
            title: Some(case.title.clone()),
            work_name: None,
        },
    )
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
