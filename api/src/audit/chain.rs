//! The chain, as pure functions: what a digest covers, and where a chain is broken.

use sha2::{Digest, Sha256};

use super::store::Row;

/// What the first entry of a chain follows.
pub(super) const BEGINNING: [u8; 32] = [0; 32];

/// The last entry that was looked at: its position and its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) position: i64,
    pub(super) digest: Vec<u8>,
}

impl Link {
    /// Before the first entry.
    pub(super) fn beginning() -> Self {
        Self {
            position: 0,
            digest: BEGINNING.to_vec(),
        }
    }

    /// The next link, if `row` follows this one and is as it was written.
    pub(super) fn next(&self, row: &Row) -> Option<Self> {
        let follows = row.position == self.position + 1 && row.previous == self.digest;
        (follows && row.digest == digest(row)).then(|| Self {
            position: row.position,
            digest: row.digest.clone(),
        })
    }
}

/// The digest of an entry: over the one before it and every column, each with its length before it.
pub(super) fn digest(row: &Row) -> [u8; 32] {
    let community = row.community_id.map(|id| *id.0.as_bytes());
    let account = row.account_id.map(|id| *id.0.as_bytes());
    let (position, at) = (row.position.to_be_bytes(), row.at.0.to_be_bytes());
    let parts: [&[u8]; 12] = [
        &row.previous,
        row.id.0.as_bytes(),
        row.street_id.0.as_bytes(),
        community.as_ref().map_or(&[], |id| id.as_slice()),
        &position,
        &at,
        row.act.0.word().as_bytes(),
        account.as_ref().map_or(&[], |id| id.as_slice()),
        row.role.0.word().as_bytes(),
        row.subject_kind.0.word().as_bytes(),
        row.subject_id.0.as_bytes(),
        row.detail.as_bytes(),
    ];
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use contract::{
        accounts::Role,
        audit::{Act, SubjectKind},
    };
    use uuid::Uuid;

    use super::{Link, Row, digest};
    use crate::db::{Key, Micros, Word};

    fn row(after: &Link) -> Row {
        let key = |number| Key(Uuid::from_u128(number));
        let mut row = Row {
            id: key(1),
            street_id: key(2),
            community_id: None,
            position: after.position + 1,
            at: Micros(5),
            act: Word(Act::GrantPost),
            account_id: Some(key(3)),
            role: Word(Role::StreetAdmin),
            subject_kind: Word(SubjectKind::Account),
            subject_id: key(4),
            detail: "[]".to_owned(),
            previous: after.digest.clone(),
            digest: Vec::new(),
        };
        row.digest = digest(&row).to_vec();
        row
    }

    #[test]
    fn a_chain_holds_until_something_in_it_is_touched() {
        let first = row(&Link::beginning());
        let second = row(&Link::beginning().next(&first).expect("the first"));
        let link = Link::beginning().next(&first).expect("the first");
        assert!(link.next(&second).is_some());
        assert_eq!(link.next(&first), None, "an entry does not follow itself");
        assert_eq!(Link::beginning().next(&second), None, "none is left out");
        let touches: [fn(&mut Row); 5] = [
            |row| row.detail = "[[\"role\",\"resident\"]]".to_owned(),
            |row| row.community_id = Some(row.street_id),
            |row| row.account_id = None,
            |row| row.act = Word(Act::RevokePost),
            |row| row.at = Micros(6),
        ];
        for touch in touches {
            let mut changed = second.clone();
            touch(&mut changed);
            assert_eq!(link.next(&changed), None);
        }
    }
}
