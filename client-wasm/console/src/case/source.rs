//! Where the case comes from, and how the page learns that others changed it.

use std::rc::Rc;

use contract::{
    cases::{Case, Entry, State},
    ids::CaseId,
};
use kit::{
    hooks::use_effect_with,
    http::Failure,
    live::{self, Live, use_live},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    calls::{self, Held},
    pulse::use_pulse,
};

/// How far the case has come.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Phase {
    Loading,
    Ready(Held),
    Failed(Failure),
}

/// What others did since this reader looked.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Change {
    pub(super) before: State,
    pub(super) after: State,
    pub(super) entries: Vec<Entry>,
}

impl Change {
    fn between(old: &Case, new: &Case, since: Option<&Self>) -> Self {
        let known = |entry: &&Entry| !old.timeline.iter().any(|other| other.id == entry.id);
        let mut entries = since.map(|change| change.entries.clone()).unwrap_or_default();
        entries.extend(new.timeline.iter().filter(known).cloned());
        Self {
            before: since.map_or(old.summary.state, |change| change.before),
            after: new.summary.state,
            entries,
        }
    }
}

/// A case as its page sees it.
#[derive(Clone, PartialEq)]
pub(super) struct File {
    pub(super) phase: Phase,
    /// What others did, until the reader says they saw it.
    pub(super) change: Option<Change>,
    /// Looks again now.
    pub(super) refresh: Callback<()>,
    /// Takes over what the reader's own action made of it.
    pub(super) take: Callback<Held>,
    /// Takes over the case as somebody else left it; `None` asks the server for it.
    pub(super) latest: Callback<Option<Box<Case>>>,
    /// The reader saw what others did.
    pub(super) seen: Callback<()>,
}

impl File {
    /// The case, once it is there.
    pub(super) const fn held(&self) -> Option<&Held> {
        match &self.phase {
            Phase::Ready(held) => Some(held),
            Phase::Loading | Phase::Failed(_) => None,
        }
    }
}

#[derive(Clone, PartialEq)]
struct Desk {
    phase: Phase,
    change: Option<Change>,
}

impl Desk {
    /// The version that is shown.
    fn version(&self) -> Option<u32> {
        match &self.phase {
            Phase::Ready(held) => Some(held.case.version),
            Phase::Loading | Phase::Failed(_) => None,
        }
    }
}

enum Step {
    Own(Held),
    Others(Held),
    Fail(Failure),
    Seen,
}

impl Reducible for Desk {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let old = match &self.phase {
            Phase::Ready(held) => Some(held.case.clone()),
            Phase::Loading | Phase::Failed(_) => None,
        };
        Rc::new(match step {
            Step::Own(held) => Self {
                phase: Phase::Ready(held),
                change: None,
            },
            Step::Others(held) => match old {
                // A slow answer must not bring an older version back.
                Some(old) if held.case.version < old.version => return self,
                Some(old) if held.case.version > old.version => Self {
                    change: Some(Change::between(&old, &held.case, self.change.as_ref())),
                    phase: Phase::Ready(held),
                },
                _ => Self {
                    phase: Phase::Ready(held),
                    change: self.change.clone(),
                },
            },
            // What is on the page stays there; the network may come back.
            Step::Fail(_) if old.is_some() => return self,
            Step::Fail(failure) => Self {
                phase: Phase::Failed(failure),
                change: None,
            },
            Step::Seen => Self {
                phase: self.phase.clone(),
                change: None,
            },
        })
    }
}

/// Fetches a case, and again every so often.
#[hook]
pub(super) fn use_file(id: CaseId) -> File {
    let desk = use_reducer(|| Desk {
        phase: Phase::Loading,
        change: None,
    });
    let refresh = {
        let desk = desk.clone();
        Callback::from(move |()| look(&desk, id))
    };
    use_pulse(refresh.clone());
    {
        let (refresh, version) = (refresh.clone(), desk.version());
        use_live(Callback::from(move |heard| match heard {
            Live::Fresh => refresh.emit(()),
            Live::Case(told) => {
                let newer = |version| live::case(&told).is_some_and(|told| told.id == id && told.version > version);
                if version.is_some_and(newer) {
                    refresh.emit(());
                }
            }
            _ => {}
        }));
    }
    {
        let refresh = refresh.clone();
        use_effect_with(id, move |_| refresh.emit(()));
    }
    let dispatcher = desk.dispatcher();
    let take = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |held| dispatcher.dispatch(Step::Own(held)))
    };
    let latest = {
        let (dispatcher, refresh) = (dispatcher.clone(), refresh.clone());
        Callback::from(move |current: Option<Box<Case>>| {
            if let Some(case) = current {
                let case = Rc::new(*case);
                dispatcher.dispatch(Step::Others(Held { case, etag: None }));
            }
            // Even then: the answer to a refused action carries no version to compare with.
            refresh.emit(());
        })
    };
    File {
        phase: desk.phase.clone(),
        change: desk.change.clone(),
        refresh,
        take,
        latest,
        seen: Callback::from(move |()| dispatcher.dispatch(Step::Seen)),
    }
}

fn look(desk: &UseReducerHandle<Desk>, id: CaseId) {
    let dispatcher = desk.dispatcher();
    spawn_local(async move {
        match calls::case(id).await {
            Ok(held) => dispatcher.dispatch(Step::Others(held)),
            Err(failure) => dispatcher.dispatch(Step::Fail(failure)),
        }
    });
}
