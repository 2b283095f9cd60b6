//! The tables of what happened to cases: append-only, with the words apart so that they can be erased.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    cases::{Action, CallStep, CallTurn, DeclineReason, Entry, State, Visibility, Voice},
    ids::{AccountId, CaseId, EntryId},
};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::model::Party;
use crate::{
    db::{
        Conn, Key, Micros, Part, Word, part,
        schema::{accounts, case_entries, entry_texts},
    },
    error::Result,
    moment::Moment,
    photos::{Attached, service as photos},
};

/// Which lines of a timeline somebody reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// Every line: staff.
    Everything,
    /// What its reporter is told.
    Reporter,
    /// What is told to whoever it is handed to: of who may know its reporter, only what is about them.
    Host(Option<Key>),
    /// What concerns everybody who has a part in it: nothing of who may know its reporter.
    Others,
}

impl Sight {
    /// What of a case somebody reads who is `party` to it, while it is handed to `host`.
    pub(super) const fn of(party: Party, host: Option<Key>) -> Self {
        match party {
            Party::Station | Party::Street => Self::Everything,
            Party::Reporter | Party::Recorder => Self::Reporter,
            Party::Host => Self::Host(host),
            Party::Stranger => Self::Others,
        }
    }
}

/// A line of a timeline with the words that were said with it, and the name that whoever did it works under.
type Row = (
    (
        Key,
        Micros,
        Word<Action>,
        Word<State>,
        Word<Role>,
        Word<Visibility>,
        Option<Word<DeclineReason>>,
        Option<Vec<u8>>,
    ),
    Option<String>,
    Option<String>,
);

/// What happened to a case, as far as somebody may know, oldest first, in one statement.
pub(super) fn read(conn: &mut Conn, id: CaseId, sight: Sight) -> Result<Vec<Entry>> {
    let mut query = case_entries::table
        .left_join(entry_texts::table.on(entry_texts::entry_id.eq(case_entries::id)))
        .left_join(accounts::table.on(accounts::id.nullable().eq(case_entries::account_id)))
        .filter(case_entries::case_id.eq(Key::from(id)))
        .order(case_entries::id)
        .select((
            (
                case_entries::id,
                case_entries::at,
                case_entries::action,
                case_entries::state,
                case_entries::role,
                case_entries::visibility,
                case_entries::reason,
                case_entries::text_digest,
            ),
            entry_texts::text.nullable(),
            accounts::work_name.nullable(),
        ))
        .into_boxed();
    if sight != Sight::Everything {
        query = query.filter(case_entries::visibility.eq(Word(Visibility::Public)));
    }
    let others = case_entries::action.ne_all(about_naming());
    query = match sight {
        Sight::Everything | Sight::Reporter => query,
        Sight::Host(Some(host)) => query.filter(others.nullable().or(case_entries::recipient_id.eq(host))),
        Sight::Host(None) | Sight::Others => query.filter(others),
    };
    let rows: Vec<Row> = query.load(conn)?;
    let mut entries = rows.into_iter().map(entry).collect::<Vec<_>>();
    attach(conn, id, &mut entries)?;
    Ok(entries)
}

/// The line as it is read, before anything is attached to it.
fn entry(((id, at, action, state, role, visibility, reason, digest), text, work_name): Row) -> Entry {
    Entry {
        called: text.as_deref().filter(|_| action.0 == Action::CallNext).and_then(step),
        id: id.into(),
        at: at.into(),
        action: action.0,
        state: state.0,
        by: Voice { role: role.0, work_name },
        visibility: visibility.0,
        erased: digest.is_some() && text.is_none(),
        text: text.filter(|_| action.0 != Action::CallNext),
        reason: reason.map(|reason| reason.0),
        part_code: None,
        photos: Vec::new(),
        documents: Vec::new(),
    }
}

fn about_naming() -> impl Iterator<Item = Word<Action>> {
    Action::ALL
        .iter()
        .copied()
        .filter(|action| action.is_about_naming())
        .map(Word)
}

/// Who was called, as it is kept in the place of words: a line holds codes, and whoever shows it finds the words.
pub(super) fn written(step: CallStep) -> String {
    format!("{} {}", step.turn.word(), step.minutes)
}

fn step(kept: &str) -> Option<CallStep> {
    let (turn, minutes) = kept.split_once(' ')?;
    Some(CallStep {
        turn: CallTurn::from_word(turn)?,
        minutes: minutes.parse().ok()?,
    })
}

/// Puts on each line what is attached to it. Only answers have anything.
fn attach(conn: &mut Conn, id: CaseId, entries: &mut [Entry]) -> Result<()> {
    if !entries
        .iter()
        .any(|entry| matches!(entry.action, Action::Answer | Action::Draft))
    {
        return Ok(());
    }
    for (line, attached) in photos::of_entries(conn, id)? {
        let Some(entry) = entries.iter_mut().find(|entry| entry.id == line) else {
            continue;
        };
        match attached {
            Attached::Photo(photo) => entry.photos.push(photo),
            Attached::Document(document) => entry.documents.push(document),
        }
    }
    Ok(())
}

/// What was said on a line, unless it was erased.
pub(super) fn text_of(conn: &mut Conn, entry: EntryId) -> Result<Option<String>> {
    Ok(entry_texts::table
        .find(Key::from(entry))
        .select(entry_texts::text)
        .first(conn)
        .optional()?)
}

/// One more line for a timeline.
#[derive(Debug, Clone)]
pub(crate) struct NewEntry {
    pub(crate) id: EntryId,
    pub(crate) case_id: Key,
    pub(crate) community_id: Key,
    pub(crate) action: Action,
    pub(crate) state: State,
    pub(crate) role: Role,
    pub(crate) account_id: Option<AccountId>,
    pub(crate) visibility: Visibility,
    pub(crate) reason: Option<DeclineReason>,
    pub(crate) text: Option<String>,
    /// About whom it is, where it says who may know the reporter.
    pub(crate) recipient: Option<Key>,
    pub(crate) at: DateTime<Utc>,
}

/// Adds a line to a timeline.
pub(super) fn add(conn: &mut Conn, entry: &NewEntry, moment: Moment) -> Result<()> {
    let salt: [u8; 16] = moment.random();
    let digest = entry
        .text
        .as_ref()
        .map(|text| Sha256::new().chain_update(salt).chain_update(text).finalize().to_vec());
    entry.row(digest).add(conn)?;
    if let Some(text) = &entry.text {
        diesel::insert_into(entry_texts::table)
            .values((
                entry_texts::entry_id.eq(Key::from(entry.id)),
                entry_texts::case_id.eq(entry.case_id),
                entry_texts::community_id.eq(entry.community_id),
                entry_texts::salt.eq(salt.to_vec()),
                entry_texts::text.eq(text),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// A row of `case_entries`.
#[derive(Debug, Insertable)]
#[diesel(table_name = case_entries, treat_none_as_default_value = false)]
pub(super) struct EntryRow {
    id: Key,
    case_id: Key,
    community_id: Key,
    at: Micros,
    action: Word<Action>,
    state: Word<State>,
    role: Word<Role>,
    account_id: Option<Key>,
    visibility: Word<Visibility>,
    reason: Option<Word<DeclineReason>>,
    text_digest: Option<Vec<u8>>,
    recipient_id: Option<Key>,
}

part!(EntryRow, case_entries: id, case_id, community_id, at, action, state, role, account_id, visibility, reason, text_digest, recipient_id);

impl NewEntry {
    /// Its row, with the digest of what it says in words.
    pub(super) fn row(&self, text_digest: Option<Vec<u8>>) -> EntryRow {
        EntryRow {
            id: self.id.into(),
            case_id: self.case_id,
            community_id: self.community_id,
            at: self.at.into(),
            action: Word(self.action),
            state: Word(self.state),
            role: Word(self.role),
            account_id: self.account_id.map(Key::from),
            visibility: Word(self.visibility),
            reason: self.reason.map(Word),
            text_digest,
            recipient_id: self.recipient,
        }
    }

    /// The line as readers see it, for who acts under no work name.
    pub(super) fn shown(&self) -> Entry {
        Entry {
            id: self.id,
            at: self.at,
            action: self.action,
            state: self.state,
            by: Voice {
                role: self.role,
                work_name: None,
            },
            visibility: self.visibility,
            text: self.text.clone(),
            erased: false,
            reason: self.reason,
            part_code: None,
            called: None,
            photos: Vec::new(),
            documents: Vec::new(),
        }
    }
}
