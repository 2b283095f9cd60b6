//! A voice on its way to becoming a case.

use std::{iter, sync::Arc};

use contract::{
    accounts::Role,
    cases::{Action, Category, Channel, NameShown, State, Urgency, Visibility},
    ids::{AccountId, CaseId, CellId, CommunityId, StationId, SubcategoryId},
    limits::CaseLimits,
    places::{Datum, Point},
};

use super::{
    super::{
        access::Host,
        deed::Deed,
        index, model,
        naming::number,
        service::Access,
        store::{CaseRow, TextRow, Whole},
        timeline::{EntryRow, NewEntry},
    },
    begun,
};
use crate::{
    calendar,
    db::{Conn, Key, Part, Proviso, Word},
    error::Result,
    moment::Moment,
};

/// A voice that has just been heard.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    pub(super) row: CaseRow,
    pub(super) text: TextRow,
    pub(super) entry: NewEntry,
    /// That it was taken on as soon as it was brought.
    pub(super) accepted: Option<NewEntry>,
    pub(super) words: String,
    /// What its door keeps of it in tables of its own.
    beside: Vec<Arc<dyn Part>>,
    /// What must hold for it to be written.
    pub(super) provisos: Vec<Arc<dyn Proviso>>,
    pub(super) moment: Moment,
}

impl Arrival {
    /// What was said, to whom, by which door. Its clock runs from now.
    pub(crate) fn new(community: CommunityId, channel: Channel, title: &str, body: &str, moment: Moment) -> Self {
        let id = Key::from(moment.id::<contract::ids::kind::Case>());
        let text = TextRow {
            case_id: id,
            community_id: community.into(),
            title: title.trim().to_owned(),
            body: body.trim().to_owned(),
            address: None,
        };
        let words = index::words(title, body, community);
        Self {
            row: row(id, community, channel, moment),
            text,
            entry: submission(id, community, moment),
            accepted: None,
            words,
            beside: Vec::new(),
            provisos: Vec::new(),
            moment,
        }
    }

    /// A row that its door keeps of it: written with the case, or not at all.
    pub(crate) fn keep(&mut self, row: impl Part + 'static) {
        self.beside.push(Arc::new(row));
    }

    /// It is written only while this holds, which is asked in the statement that writes it.
    pub(crate) fn only_while(&mut self, proviso: impl Proviso + 'static) {
        self.provisos.push(Arc::new(proviso));
    }

    /// Whether everything holds that must hold.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) fn holds(&self, conn: &mut Conn) -> Result<bool> {
        for proviso in &self.provisos {
            if !proviso.holds(conn)? {
                return Ok(false);
            }
        }
        Ok(true)
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
    pub(in crate::cases) fn split_from(&mut self, whole: &Whole, tracking: Option<[u8; 32]>) {
        self.row.reporter_id = whole.row.reporter_id;
        self.row.tracking_digest = tracking.map(Vec::from);
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

    /// What the street distinguishes within it.
    pub(crate) fn subcategory(&mut self, subcategory: Option<SubcategoryId>) {
        self.row.subcategory_id = subcategory.map(Into::into);
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

    /// Whoever wrote it down takes it on at once (首问负责), within the time that its community sets.
    ///
    /// # Errors
    /// Conflict when it was taken on before.
    pub(crate) fn accept(&mut self, accept: &Deed, limits: &CaseLimits) -> Result<()> {
        let now = self.moment.time();
        let state = begun(&self.whole(), accept, now)?;
        let (role, by) = (self.entry.role, self.entry.account_id);
        accept.change(&mut self.row, state, role, by, now);
        let limit = limits.of(self.row.category.0, self.row.urgency.0);
        self.row.due_at = Some(calendar::of_the_state().due(now, limit).into());
        self.accepted = Some(NewEntry {
            id: self.moment.id(),
            action: accept.action(),
            state,
            ..self.entry.clone()
        });
        Ok(())
    }

    /// What stands on its timeline.
    pub(super) fn entries(&self) -> impl Iterator<Item = &NewEntry> {
        iter::once(&self.entry).chain(&self.accepted)
    }

    /// The rows of its timeline, which say nothing in words: the text of a new case is the case's own.
    pub(super) fn rows(&self) -> Vec<EntryRow> {
        self.entries().map(|entry| entry.row(None)).collect()
    }

    /// The rows that are written with its own, but for those of its timeline.
    pub(super) fn parts(&self) -> impl Iterator<Item = &dyn Part> {
        let beside = self.beside.iter().map(|row| &**row as &dyn Part);
        iter::once(&self.text as &dyn Part).chain(beside)
    }

    pub(super) fn whole(&self) -> Whole {
        Whole {
            row: self.row.clone(),
            text: Some(self.text.clone()),
            rating: None,
            by: None,
            handling: None,
            host: Host::Nobody,
            leading: None,
        }
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

/// The row of a case that was sent just now.
fn row(id: Key, community: CommunityId, channel: Channel, moment: Moment) -> CaseRow {
    let at = moment.time();
    CaseRow {
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
        subcategory_id: None,
        pressed: None,
    }
}

/// The first line of its timeline: that a resident sent it.
fn submission(id: Key, community: CommunityId, moment: Moment) -> NewEntry {
    NewEntry {
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
        recipient: None,
        at: moment.time(),
    }
}
