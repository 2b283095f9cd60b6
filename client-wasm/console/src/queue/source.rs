//! Where the queue's cases come from: page by page, and again every so often.

use std::rc::Rc;

use contract::{
    cases::{Action, CaseSummary},
    ids::CaseId,
    live::LiveCase,
    page::{DEFAULT_LIMIT, MAX_LIMIT, Page},
};
use kit::{
    hooks::{use_effect_with, use_state},
    http::Failure,
    live::{self, Live, use_live},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{calls, nav::encode, place::Filter, pulse::use_pulse};

/// How far the queue has come.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Phase {
    /// The first page is on its way.
    Loading,
    /// There is something to show.
    Ready,
    /// There is nothing to show, and this is why.
    Failed(Failure),
}

/// The queue as a page sees it.
pub(super) struct Queue {
    /// How far it has come.
    pub(super) phase: Phase,
    /// The cases there are so far.
    pub(super) items: Rc<Vec<CaseSummary>>,
    /// Fetches what follows; absent at the end.
    pub(super) more: Option<Callback<()>>,
    /// Looks again now.
    pub(super) refresh: Callback<()>,
    /// Whether something is on its way.
    pub(super) busy: bool,
    /// Whether the last look failed, so that what is shown may be old.
    pub(super) behind: bool,
    /// How many new cases there are that it does not show yet: nothing moves while somebody reads.
    pub(super) new: usize,
}

#[derive(Clone, PartialEq)]
struct Stock {
    filter: Filter,
    phase: Phase,
    items: Rc<Vec<CaseSummary>>,
    next: Option<String>,
    busy: bool,
    behind: bool,
    new: Rc<Vec<CaseId>>,
}

enum Step {
    /// Somebody asks for cases; another filter empties the stock.
    Ask(Filter),
    /// The first pages arrived.
    Fresh(Filter, Page<CaseSummary>),
    /// The next page arrived.
    Next(Filter, Page<CaseSummary>),
    /// It did not work.
    Fail(Filter, Failure),
    /// A case changed elsewhere.
    Told(Filter, LiveCase),
}

impl Stock {
    fn empty(filter: Filter) -> Self {
        Self {
            filter,
            phase: Phase::Loading,
            items: Rc::default(),
            next: None,
            busy: false,
            behind: false,
            new: Rc::default(),
        }
    }

    /// A case as it stands now, where the list shows it; a new one is only counted.
    fn told(&self, told: &LiveCase) -> Self {
        let mut now = self.clone();
        if let Some(place) = self.items.iter().position(|case| case.id == told.id) {
            let case = &mut Rc::make_mut(&mut now.items)[place];
            case.state = told.state;
            case.urgency = told.urgency;
            case.due_at = told.due_at;
            case.pressed = told.pressed;
        } else if told.action == Action::Submit && self.filter.awaits(told.community_id) && !self.new.contains(&told.id) {
            Rc::make_mut(&mut now.new).push(told.id);
        }
        now
    }

    fn settled(&self) -> Self {
        Self {
            phase: Phase::Ready,
            busy: false,
            behind: false,
            ..self.clone()
        }
    }

    /// The fresh first pages, with what was loaded beyond them.
    fn refreshed(&self, found: Page<CaseSummary>) -> Self {
        let mut items = found.items;
        let mut next = found.next;
        if next.is_some() && self.items.len() > items.len() {
            let known: Vec<_> = items.iter().map(|case| case.id).collect();
            items.extend(self.items.iter().filter(|case| !known.contains(&case.id)).cloned());
            next.clone_from(&self.next);
        }
        Self {
            items: Rc::new(items),
            next,
            new: Rc::default(),
            ..self.settled()
        }
    }
}

impl Reducible for Stock {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let filter = match &step {
            Step::Ask(filter)
            | Step::Fresh(filter, _)
            | Step::Next(filter, _)
            | Step::Fail(filter, _)
            | Step::Told(filter, _) => filter,
        };
        if let Step::Ask(filter) = step {
            let base = if filter == self.filter {
                (*self).clone()
            } else {
                Self::empty(filter)
            };
            return Rc::new(Self { busy: true, ..base });
        }
        if *filter != self.filter {
            // An answer to a question that nobody asks any more.
            return self;
        }
        Rc::new(match step {
            Step::Ask(_) => return self,
            Step::Fresh(_, found) => self.refreshed(found),
            Step::Told(_, told) => self.told(&told),
            Step::Next(_, page) => {
                let known: Vec<_> = self.items.iter().map(|case| case.id).collect();
                let new = page.items.into_iter().filter(|case| !known.contains(&case.id));
                Self {
                    items: Rc::new(self.items.iter().cloned().chain(new).collect()),
                    next: page.next,
                    ..self.settled()
                }
            }
            Step::Fail(_, failure) => match &self.phase {
                Phase::Ready => Self {
                    behind: true,
                    busy: false,
                    ..(*self).clone()
                },
                Phase::Loading | Phase::Failed(_) => Self {
                    phase: Phase::Failed(failure),
                    ..Self::empty(self.filter.clone())
                },
            },
        })
    }
}

/// Asks for the queue, again whenever `tick` moves, and every so often while the page is seen.
#[hook]
pub(super) fn use_queue(filter: &Filter, tick: u32) -> Queue {
    let stock = {
        let filter = filter.clone();
        use_reducer(move || Stock::empty(filter))
    };
    let again = use_state(|| 0_u32);
    let refresh = {
        let setter = again.clone();
        Callback::from(move |()| setter.set(*setter + 1))
    };
    use_told(&stock, filter, &refresh);
    {
        let stock = stock.clone();
        use_effect_with((filter.clone(), tick, *again), move |(filter, ..)| {
            look(&stock, filter.clone());
        });
    }
    let more = stock.next.clone().filter(|_| stock.filter == *filter).map(|cursor| {
        let stock = stock.clone();
        Callback::from(move |()| follow(&stock, cursor.clone()))
    });
    let current = stock.filter == *filter;
    Queue {
        phase: if current { stock.phase.clone() } else { Phase::Loading },
        items: stock.items.clone(),
        more,
        refresh,
        busy: stock.busy,
        behind: stock.behind,
        new: stock.new.len(),
    }
}

/// Keeps what is shown as it stands: by what is told, and by looking again while nothing can be.
#[hook]
fn use_told(stock: &UseReducerHandle<Stock>, filter: &Filter, refresh: &Callback<()>) {
    {
        let refresh = refresh.clone();
        use_pulse(Callback::from(move |()| {
            if !live::is_open() {
                refresh.emit(());
            }
        }));
    }
    let (dispatcher, filter, refresh) = (stock.dispatcher(), filter.clone(), refresh.clone());
    use_live(Callback::from(move |heard| match heard {
        Live::Fresh => refresh.emit(()),
        Live::Case(told) => {
            if let Some(told) = live::case(&told) {
                dispatcher.dispatch(Step::Told(filter.clone(), told));
            }
        }
        _ => {}
    }));
}

/// Fetches the first pages, as many as are shown.
fn look(stock: &UseReducerHandle<Stock>, filter: Filter) {
    let same = stock.filter == filter;
    let shown = if same { stock.items.len() } else { 0 };
    let limit = shown.clamp(DEFAULT_LIMIT.into(), MAX_LIMIT.into());
    let dispatcher = stock.dispatcher();
    dispatcher.dispatch(Step::Ask(filter.clone()));
    spawn_local(async move {
        let step = match calls::queue(&filter.request(limit, None, encode)).await {
            Ok(found) => Step::Fresh(filter, found),
            Err(failure) => Step::Fail(filter, failure),
        };
        dispatcher.dispatch(step);
    });
}

/// Fetches the page that follows.
fn follow(stock: &UseReducerHandle<Stock>, cursor: String) {
    let filter = stock.filter.clone();
    let dispatcher = stock.dispatcher();
    dispatcher.dispatch(Step::Ask(filter.clone()));
    spawn_local(async move {
        let step = match calls::queue(&filter.request(DEFAULT_LIMIT.into(), Some(&cursor), encode)).await {
            Ok(found) => Step::Next(filter, found),
            Err(failure) => Step::Fail(filter, failure),
        };
        dispatcher.dispatch(step);
    });
}
