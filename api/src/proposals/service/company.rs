//! Signing in company, on PostgreSQL: who comes while others are being written down is written down with all who come
//! meanwhile, by one statement, in one transaction. So a crowd at one proposal costs hardly more than one of them.

use std::{
    collections::HashMap,
    mem,
    sync::{Arc, Mutex},
};

use contract::ids::{AccountId, ProposalId};
use tokio::sync::oneshot;

use super::super::store::at_once::{self, Deed};
use crate::{
    db::{Backend, Db},
    moment::Moment,
};

/// People that are written down by one statement at most.
const MOST: usize = 500;

/// What they wait for.
type What = (ProposalId, Deed);

/// Somebody who waits, and whether it was done is told to whom.
struct Waiting {
    account: AccountId,
    told: oneshot::Sender<bool>,
}

/// Who waits on this server to sign what, or to take it back; cheap to clone. While somebody is written down there is an
/// entry, be it empty.
#[derive(Clone, Default)]
pub(crate) struct Company(Arc<Mutex<HashMap<What, Vec<Waiting>>>>);

impl Company {
    /// Whether it was done together with others. If not there may be any reason, and they are to be asked.
    pub(super) async fn does(&self, db: &Db, deed: Deed, proposal: ProposalId, account: AccountId) -> bool {
        if db.backend() != Backend::Postgres {
            return false;
        }
        let (told, outcome) = oneshot::channel();
        if self.join((proposal, deed), Waiting { account, told }) {
            // Apart from the request: whoever came first may be gone while others wait.
            tokio::spawn(self.clone().lead(db.clone(), (proposal, deed)));
        }
        outcome.await.unwrap_or_default()
    }

    /// Joins those who wait; whether nobody is seeing to them.
    fn join(&self, what: What, one: Waiting) -> bool {
        let Ok(mut all) = self.0.lock() else { return false };
        if let Some(waiting) = all.get_mut(&what) {
            waiting.push(one);
            return false;
        }
        all.insert(what, vec![one]);
        true
    }

    /// Those who wait now; when there are none, nobody sees to them any longer.
    fn take(&self, what: What) -> Vec<Waiting> {
        let Ok(mut all) = self.0.lock() else { return Vec::new() };
        match all.get_mut(&what) {
            Some(waiting) if !waiting.is_empty() => {
                let rest = waiting.split_off(waiting.len().min(MOST));
                mem::replace(waiting, rest)
            }
            _ => {
                all.remove(&what);
                Vec::new()
            }
        }
    }

    /// Sees to those who wait, until nobody does.
    async fn lead(self, db: Db, what: What) {
        loop {
            let these = self.take(what);
            if these.is_empty() {
                return;
            }
            let (proposal, deed) = what;
            let accounts: Vec<AccountId> = these.iter().map(|one| one.account).collect();
            let now = Moment::now().time();
            let done = db
                .write_single(move |conn| at_once::carry_out(conn, deed, proposal, &accounts, now))
                .await
                .unwrap_or_else(|error| {
                    tracing::warn!(%error, "those who signed together are written down one by one");
                    Vec::new()
                });
            for one in these {
                let is_done = done.contains(&one.account);
                // Whoever went away does not want to know.
                let _ = one.told.send(is_done);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn one(number: u128) -> Waiting {
        Waiting {
            account: Uuid::from_u128(number).into(),
            told: oneshot::channel().0,
        }
    }

    #[test]
    fn who_comes_first_sees_to_all_who_come_meanwhile() {
        let (company, what) = (Company::default(), (Uuid::from_u128(1).into(), Deed::Sign));
        assert!(company.join(what, one(1)));
        assert!(!company.join(what, one(2)));
        assert!(
            company.join((what.0, Deed::Unsign), one(3)),
            "what others do is another matter"
        );
        assert_eq!(company.take(what).len(), 2);
        assert!(!company.join(what, one(4)), "they are seen to until nobody waits");
        assert_eq!(company.take(what).len(), 1);
        assert!(company.take(what).is_empty());
        assert!(company.join(what, one(5)));
    }

    #[test]
    fn a_crowd_is_written_down_in_parts() {
        let (company, what) = (Company::default(), (Uuid::from_u128(1).into(), Deed::Sign));
        for number in 0..=u128::try_from(MOST).expect("a number") {
            company.join(what, one(number));
        }
        let sizes: Vec<usize> = (0..3).map(|_| company.take(what).len()).collect();
        assert_eq!(sizes, [MOST, 1, 0]);
    }
}
