//! How a case begins, whichever door it came in by.

use contract::{
    accounts::Role,
    cases::{Action, Case, CaseSummary, Category, Channel, NameShown, State, Urgency, Visibility},
    ids::{AccountId, CaseId, CellId, CommunityId, StationId},
    photos::Photo,
    places::{Datum, Point},
    problem::Kind,
};

pub(crate) use super::naming::headline;
use super::{
    access::Host,
    at_once::AtOnce,
    deed::Deed,
    index,
    model::{self, Party},
    naming::number,
    service::{self, Access},
    store::{self, CaseRow, TextRow, Whole},
    timeline::{self, NewEntry},
    view,
};
use crate::{
    db::{Conn, Key, Word},
    error::{Error, Result},
    idempotency::{self, Kept, Ticket},
    moment::Moment,
    places::Places,
};

/// A voice that has just been heard.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    row: CaseRow,
    text: TextRow,
    entry: NewEntry,
    words: String,
    moment: Moment,
}

impl Arrival {
    /// What was said, to whom, by which door. Its clock runs from now.
    pub(crate) fn new(community: CommunityId, channel: Channel, title: &str, body: &str, moment: Moment) -> Self {
        let id = Key::from(moment.id::<contract::ids::kind::Case>());
        let at = moment.time();
        let row = CaseRow {
            id,
            community_id: community.into(),
            station_id: None,
            cell_id: None,
            number: number(moment),
            channel: Word(channel),
            state: Word(State::Submitted),
            category: Word(Category::Other),
            urgency: Word(Urgency::Normal),
            version: 1,
            reporter_id: None,
            name_shown: Word(NameShown::default()),
            tracking_digest: None,
            first_responder_id: None,
            latitude: None,
            longitude: None,
            datum: None,
            submitted_at: at.into(),
            updated_at: at.into(),
            due_at: Some(model::accept_due(at).into()),
            closed_at: None,
            reopened_times: 0,
            reopened_by_reporter: false,
            source: None,
            source_id: None,
            recorder_id: None,
        };
        let text = TextRow {
            case_id: id,
            community_id: community.into(),
            title: title.trim().to_owned(),
            body: body.trim().to_owned(),
            address: None,
        };
        let entry = NewEntry {
            id: moment.id(),
            case_id: id,
            community_id: community.into(),
            action: Action::Submit,
            state: State::Submitted,
            role: Role::Resident,
            account_id: None,
            visibility: Visibility::Public,
            reason: None,
            text: None,
            at,
        };
        let words = index::words(title, body, community);
        Self {
            row,
            text,
            entry,
            words,
            moment,
        }
    }

    /// The station that answers for it.
    pub(crate) fn station(&mut self, station: Option<StationId>) {
        self.row.station_id = station.map(Into::into);
    }

    /// Where it is.
    pub(crate) fn place(&mut self, cell: Option<CellId>, address: Option<String>, point: Option<Point>) {
        self.row.cell_id = cell.map(Into::into);
        self.text.address = address
            .map(|address| address.trim().to_owned())
            .filter(|address| !address.is_empty());
        self.row.latitude = point.map(|point| point.latitude);
        self.row.longitude = point.map(|point| point.longitude);
        self.row.datum = point.map(|point| match point.datum {
            Datum::Wgs84 => "wgs84".to_owned(),
            Datum::Gcj02 => "gcj02".to_owned(),
        });
    }

    /// Who brought it, and who may know.
    pub(crate) fn reporter(&mut self, account: Option<AccountId>, tracking: Option<[u8; 32]>, name_shown: NameShown) {
        self.row.reporter_id = account.map(Into::into);
        self.row.tracking_digest = tracking.map(|digest| digest.to_vec());
        self.row.name_shown = Word(name_shown);
        self.entry.account_id = account;
    }

    /// Who wrote it down for whoever brought it, and as what.
    pub(crate) fn recorder(&mut self, account: AccountId, role: Role) {
        self.row.recorder_id = Some(account.into());
        self.entry.account_id = Some(account);
        self.entry.role = role;
    }

    /// Who goes to see about it, and may therefore read it, without having written it down.
    pub(crate) fn entrusted(&mut self, account: AccountId) {
        self.row.recorder_id = Some(account.into());
    }

    /// It is a part of another case, and its reporter's as that one is.
    pub(super) fn split_from(&mut self, whole: &Whole) {
        self.row.reporter_id = whole.row.reporter_id;
        self.row.name_shown = whole.row.name_shown;
    }

    /// How pressing it is.
    pub(crate) fn urgency(&mut self, urgency: Urgency) {
        self.row.urgency = Word(urgency);
    }

    /// What kind of matter it is.
    pub(crate) fn category(&mut self, category: Category) {
        self.row.category = Word(category);
    }

    /// What it was called where it came from: the same voice is not taken in twice.
    pub(crate) fn identity(&mut self, source: &str, source_id: &str) {
        self.row.source = Some(source.to_owned());
        self.row.source_id = Some(source_id.to_owned());
    }

    /// History from elsewhere: it keeps its identity there, starts no clock and was entered by the system.
    pub(crate) fn history(&mut self, source: &str, source_id: &str) {
        self.identity(source, source_id);
        self.row.due_at = None;
        self.entry.role = Role::System;
    }

    /// Draws another number, after the one it had turned out to be another's.
    pub(crate) fn renumber(&mut self) {
        self.row.number = number(self.moment);
    }

    /// The case it becomes.
    pub(crate) fn id(&self) -> CaseId {
        self.row.id.into()
    }

    /// The number people read out; another one after [`add`] found it taken.
    pub(crate) fn number(&self) -> &str {
        &self.row.number
    }

    /// Its community.
    pub(crate) fn community(&self) -> CommunityId {
        self.row.community_id.into()
    }

    /// When it was heard.
    pub(crate) const fn moment(&self) -> Moment {
        self.moment
    }

    /// Who can read it.
    pub(crate) fn access(&self) -> Access {
        Access {
            community: self.community(),
            reporter: self.row.reporter_id.map(Into::into),
            tracking: self.row.tracking_digest.as_deref().and_then(|digest| digest.try_into().ok()),
            recorder: self.row.recorder_id.map(Into::into),
            host: Host::Nobody,
        }
    }
}

/// How often a number is drawn: with a hundred million a day, the second draw is rare already.
pub(crate) const DRAWS: usize = 10;

/// Writes it down, under another number if its own is taken; false when it is history that was imported before.
pub(crate) fn add(conn: &mut Conn, arrival: &mut Arrival) -> Result<bool> {
    for _ in 0..DRAWS {
        if store::add(conn, &arrival.row)? {
            store::add_text(conn, &arrival.text, &arrival.words)?;
            timeline::add(conn, &arrival.entry, arrival.moment)?;
            return Ok(true);
        }
        if !store::has_number(conn, &arrival.row.number)? {
            return Ok(false);
        }
        arrival.renumber();
    }
    Err(out_of_numbers())
}

/// No number was left, however often one was drawn.
pub(crate) fn out_of_numbers() -> Error {
    Error::Unavailable("every number that was drawn is taken".to_owned())
}

/// Whether it was not written down because its number is taken.
pub(crate) fn number_taken(error: &Error) -> bool {
    store::is_taken(error, "number")
}

/// Writes it down together with the answer to its ticket; false when the ticket was used before.
///
/// On PostgreSQL this is one statement, so it may run outside a transaction.
///
/// # Errors
/// One that [`number_taken`] knows: the answer names the number, so the caller makes both anew.
pub(crate) fn add_once(conn: &mut Conn, arrival: &Arrival, ticket: &Ticket, kept: &Kept) -> Result<bool> {
    let added = match conn {
        Conn::Postgres(conn) => {
            let Arrival {
                row, text, entry, words, ..
            } = arrival;
            let written = AtOnce::new(row, text, entry, words, ticket, kept).write(conn);
            written.map_err(Error::from)
        }
        Conn::Sqlite(_) => add_in_turn(conn, arrival, ticket, kept),
    };
    added.map_err(|error| {
        if store::is_taken(&error, "track") {
            tracking_used()
        } else {
            error
        }
    })
}

fn add_in_turn(conn: &mut Conn, arrival: &Arrival, ticket: &Ticket, kept: &Kept) -> Result<bool> {
    if !idempotency::claim(conn, ticket, kept, arrival.id(), arrival.moment)? {
        return Ok(false);
    }
    store::insert(conn, &arrival.row)?;
    store::add_text(conn, &arrival.text, &arrival.words)?;
    timeline::add(conn, &arrival.entry, arrival.moment)?;
    Ok(true)
}

/// Two voices cannot be followed by one secret.
pub(crate) fn tracking_used() -> Error {
    Error::field("/anonymous/tracking_digest", "tracking_used")
}

/// Writes it down with what its recorder does with it at once (首问负责: whoever enters it may take it on, answer it,
/// close it); nothing when it is history that was imported before.
///
/// # Errors
/// Conflict when a deed cannot follow the one before it.
pub(crate) fn add_with(conn: &mut Conn, arrival: &mut Arrival, deeds: &[Deed]) -> Result<bool> {
    if !add(conn, arrival)? {
        return Ok(false);
    }
    let by = (arrival.entry.role, arrival.entry.account_id);
    let mut whole = Whole {
        row: arrival.row.clone(),
        text: Some(arrival.text.clone()),
        rating: None,
        by: None,
        handling: None,
        host: Host::Nobody,
        leading: None,
    };
    for deed in deeds {
        let state = model::next(whole.standing(), deed.action(), Party::Station, arrival.moment.time())
            .map_err(|_| Error::Problem(Kind::Conflict))?;
        service::carry_out(conn, &mut whole, deed, state, by, arrival.moment)?;
    }
    arrival.row = whole.row;
    Ok(true)
}

/// The case in a line, as it stands after [`add_with`].
pub(crate) fn summary(arrival: &Arrival) -> CaseSummary {
    view::summary(&arrival.row, Some(&arrival.text))
}

/// The new case as its reporter sees it, without asking the database again.
pub(crate) fn shown(arrival: &Arrival, photos: Vec<Photo>, places: &Places) -> Case {
    let whole = Whole {
        row: arrival.row.clone(),
        text: Some(arrival.text.clone()),
        rating: None,
        by: None,
        handling: None,
        host: Host::Nobody,
        leading: None,
    };
    let belongings = view::Belongings {
        timeline: vec![arrival.entry.shown()],
        photos,
        reporter: None,
    };
    view::of(&whole, belongings, Party::Reporter, places, arrival.moment.time())
}
