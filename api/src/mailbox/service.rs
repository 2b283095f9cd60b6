//! What becomes of a message.

use contract::{
    cases::{Case, Channel},
    ids::{AccountId, CaseId},
    mailbox::{Anonymous, NewMessage},
    photos::Claim,
};

use crate::{
    cases::{
        intake::{self, Arrival},
        service::Access,
    },
    db::Conn,
    error::{Error, Result},
    idempotency::Kept,
    moment::Moment,
    photos,
    places::Places,
};

/// Who sends.
#[derive(Debug, Clone, Copy)]
pub enum Sender {
    /// A resident, under their own name.
    Resident(AccountId),
    /// Nobody knows; this is the digest of the secret by which they follow it.
    Anonymous([u8; 32]),
}

impl Sender {
    /// Reads the digest that an anonymous sender gives.
    ///
    /// # Errors
    /// Names the field when it is not hexadecimal.
    pub(crate) fn anonymous(anonymous: &Anonymous) -> Result<Self> {
        let text = anonymous.tracking_digest.as_bytes();
        let mut digest = [0; 32];
        for (byte, pair) in digest.iter_mut().zip(text.chunks(2)) {
            let pair = std::str::from_utf8(pair)
                .ok()
                .and_then(|pair| u8::from_str_radix(pair, 16).ok());
            *byte = pair.ok_or_else(|| Error::field("/anonymous/tracking_digest", "digest_form"))?;
        }
        Ok(Self::Anonymous(digest))
    }

    /// Their account, if they have one.
    pub(crate) const fn account(self) -> Option<AccountId> {
        match self {
            Self::Resident(account) => Some(account),
            Self::Anonymous(_) => None,
        }
    }
}

/// A message that is ready to be written down.
pub struct Message {
    arrival: Arrival,
    photos: Vec<Claim>,
    joins: Option<CaseId>,
}

impl Message {
    /// The case it will be.
    pub(crate) fn id(&self) -> CaseId {
        self.arrival.id()
    }

    /// Whether it is more than a text: pictures belong to it, or it joins an older case.
    pub(crate) fn is_more(&self) -> bool {
        !self.photos.is_empty() || self.joins.is_some()
    }

    /// The case that its sender joins.
    pub(crate) const fn joins(&self) -> Option<CaseId> {
        self.joins
    }

    /// It comes in as a case by itself, if it is no more than a text.
    pub(crate) fn arrival(self) -> Arrival {
        self.arrival
    }

    /// Who will be able to read it.
    pub(crate) fn access(&self) -> Access {
        self.arrival.access()
    }
}

/// Checks a message against the places it names.
///
/// # Errors
/// Names the field that names no place.
pub fn prepare(places: &Places, sender: Sender, message: NewMessage, moment: Moment) -> Result<Message> {
    places.check(message.community_id, message.cell_id)?;
    let (reporter, tracking) = match sender {
        Sender::Resident(account) => (Some(account), None),
        Sender::Anonymous(digest) => (None, Some(digest)),
    };
    let mut arrival = Arrival::new(message.community_id, Channel::Mailbox, &message.title, &message.body, moment);
    arrival.station(
        places
            .station(message.community_id, message.cell_id)
            .map(|station| station.id),
    );
    arrival.place(message.cell_id, message.address, message.point);
    arrival.reporter(reporter, tracking, message.name_shown);
    arrival.category(message.category);
    Ok(Message {
        arrival,
        photos: message.photos,
        joins: message.joins,
    })
}

/// What its sender is answered about a message without pictures.
///
/// # Errors
/// When it cannot be written as JSON, which it always can.
pub(crate) fn answer(arrival: &Arrival, places: &Places) -> Result<Kept> {
    Kept::new(201, &intake::shown(arrival, Vec::new(), places))
}

/// Writes the message down as a case.
///
/// # Errors
/// Names the picture that is gone; what the database refuses.
pub fn deliver(conn: &mut Conn, places: &Places, message: Message) -> Result<Case> {
    let Message { mut arrival, photos, .. } = message;
    if !intake::add(conn, &mut arrival)? {
        return Err(intake::tracking_used());
    }
    let photos = photos::service::claim(
        conn,
        &photos,
        photos::Owner::Case(arrival.id()),
        arrival.community(),
        arrival.moment(),
    )?;
    Ok(intake::shown(&arrival, photos, places))
}
