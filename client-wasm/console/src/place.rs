//! Where in the console somebody is: the page, and what the queue beside it shows. Both live in the address, so
//! that back, reload and a second window work.
//!
//! The text that is searched for may be a person's name: it stands behind `#`, which no server ever sees in its log.

use contract::{
    cases::{Category, Channel, Sort, State},
    handling::Work,
    ids::{CaseId, CellId, CommunityId, SubcategoryId},
};

/// Where the console begins.
const BASE: &str = "/console/";

/// The states of a case that still wants something from the station.
const OPEN: &[State] = &[
    State::Submitted,
    State::Accepted,
    State::Dispatched,
    State::InProgress,
    State::Transferred,
    State::Reopened,
];

/// A page of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Page {
    /// The queue alone.
    #[default]
    Queue,
    /// One case, beside the queue where there is room.
    Case(CaseId),
    /// What everybody is to read of one case.
    Publication(CaseId),
    /// The cases of a community that everybody may read.
    Published,
    /// The desk of whoever holds the telephone.
    Hotline,
    /// The window: a letter or a visit to enter.
    Entry,
    /// The announcements of a community.
    Notices,
    /// The staff member's own account.
    Account,
}

/// Which states the queue shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum States {
    /// Those that still want something.
    #[default]
    Open,
    /// Every one.
    All,
    /// One.
    Only(State),
}

impl States {
    /// The word for it in the address.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::All => "all",
            Self::Only(state) => state.word(),
        }
    }

    /// Reads the word.
    pub(crate) fn from_word(word: &str) -> Self {
        match word {
            "all" => Self::All,
            _ => State::from_word(word).map_or(Self::Open, Self::Only),
        }
    }
}

/// What the queue shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Filter {
    pub(crate) community: Option<CommunityId>,
    pub(crate) states: States,
    pub(crate) category: Option<Category>,
    pub(crate) subcategory: Option<SubcategoryId>,
    pub(crate) cell: Option<CellId>,
    pub(crate) channel: Option<Channel>,
    pub(crate) work: Option<Work>,
    pub(crate) overdue: bool,
    pub(crate) by_due: bool,
    pub(crate) text: String,
}

impl Filter {
    /// How many of its parts are set, besides the text and the community.
    pub(crate) fn narrowed(&self) -> usize {
        usize::from(self.states != States::Open)
            + usize::from(self.category.is_some())
            + usize::from(self.subcategory.is_some())
            + usize::from(self.cell.is_some())
            + usize::from(self.channel.is_some())
            + usize::from(self.work.is_some())
            + usize::from(self.overdue)
    }

    /// Whether a new case of this community may belong into it.
    pub(crate) fn awaits(&self, community: CommunityId) -> bool {
        self.community.is_none_or(|own| own == community)
            && matches!(self.states, States::Open | States::All | States::Only(State::Submitted))
            && self.category.is_none()
            && self.cell.is_none()
            && self.channel.is_none()
            && !self.overdue
            && self.text.is_empty()
    }

    /// The query of the console's own address.
    fn own_query(&self) -> String {
        let mut query = Query::default();
        query.add("community", self.community.map(|id| id.to_string()));
        query.add("state", (self.states != States::Open).then(|| self.states.word().to_owned()));
        query.add("category", self.category.map(|category| category.word().to_owned()));
        query.add("subcategory", self.subcategory.map(|id| id.to_string()));
        query.add("cell", self.cell.map(|id| id.to_string()));
        query.add("channel", self.channel.map(|channel| channel.word().to_owned()));
        query.add("work", self.work.map(|work| work.word().to_owned()));
        query.add("overdue", self.overdue.then(|| "true".to_owned()));
        query.add("sort", self.by_due.then(|| Sort::Due.word().to_owned()));
        query.0
    }

    /// The query with which the server is asked for `limit` cases, from `cursor` on.
    pub(crate) fn request(&self, limit: usize, cursor: Option<&str>, encode: impl Fn(&str) -> String) -> String {
        let mut query = Query::default();
        query.add("scope", Some("desk".to_owned()));
        query.add("community_id", self.community.map(|id| id.to_string()));
        query.add(
            "state",
            match self.states {
                States::All => None,
                States::Only(state) => Some(state.word().to_owned()),
                States::Open => Some(OPEN.iter().map(|state| state.word()).collect::<Vec<_>>().join(",")),
            },
        );
        query.add("category", self.category.map(|category| category.word().to_owned()));
        query.add("subcategory_id", self.subcategory.map(|id| id.to_string()));
        query.add("cell_id", self.cell.map(|id| id.to_string()));
        query.add("channel", self.channel.map(|channel| channel.word().to_owned()));
        query.add("work", self.work.map(|work| work.word().to_owned()));
        query.add("overdue", self.overdue.then(|| "true".to_owned()));
        query.add("sort", self.by_due.then(|| Sort::Due.word().to_owned()));
        let text = self.text.trim();
        query.add("q", (!text.is_empty()).then(|| encode(text)));
        query.add("limit", Some(limit.to_string()));
        query.add("cursor", cursor.map(encode));
        query.0
    }

    fn read(query: &str, text: String) -> Self {
        let mut filter = Self { text, ..Self::default() };
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "community" => filter.community = value.parse().ok(),
                "state" => filter.states = States::from_word(value),
                "category" => filter.category = Category::from_word(value),
                "subcategory" => filter.subcategory = value.parse().ok(),
                "cell" => filter.cell = value.parse().ok(),
                "channel" => filter.channel = Channel::from_word(value),
                "work" => filter.work = Work::from_word(value),
                "overdue" => filter.overdue = value == "true",
                "sort" => filter.by_due = value == Sort::Due.word(),
                _ => {}
            }
        }
        filter
    }
}

/// A page and the queue beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Place {
    pub(crate) page: Page,
    pub(crate) filter: Filter,
}

impl Place {
    /// The same queue beside another page.
    pub(crate) fn with_page(&self, page: Page) -> Self {
        Self {
            page,
            filter: self.filter.clone(),
        }
    }

    /// The same page beside another queue.
    pub(crate) const fn with_filter(&self, filter: Filter) -> Self {
        Self { page: self.page, filter }
    }

    /// Its address.
    pub(crate) fn url(&self, encode: impl Fn(&str) -> String) -> String {
        let page = match self.page {
            Page::Queue => String::new(),
            Page::Case(id) => format!("cases/{id}"),
            Page::Publication(id) => format!("publications/{id}"),
            Page::Published => "published".to_owned(),
            Page::Hotline => "hotline".to_owned(),
            Page::Entry => "entry".to_owned(),
            Page::Notices => "notices".to_owned(),
            Page::Account => "account".to_owned(),
        };
        let query = self.filter.own_query();
        let mark = if query.is_empty() { "" } else { "?" };
        let hash = if self.filter.text.is_empty() {
            String::new()
        } else {
            format!("#q={}", encode(&self.filter.text))
        };
        format!("{BASE}{page}{mark}{query}{hash}")
    }

    /// Reads the parts of an address; what is not understood leads to the queue.
    pub(crate) fn read(path: &str, query: &str, hash: &str, decode: impl Fn(&str) -> String) -> Self {
        let rest = path
            .strip_prefix(BASE.trim_end_matches('/'))
            .unwrap_or(path)
            .trim_matches('/');
        let page = match rest.split_once('/') {
            Some(("cases", id)) => id.parse().map_or(Page::Queue, Page::Case),
            Some(("publications", id)) => id.parse().map_or(Page::Queue, Page::Publication),
            None if rest == "published" => Page::Published,
            None if rest == "hotline" => Page::Hotline,
            None if rest == "entry" => Page::Entry,
            None if rest == "notices" => Page::Notices,
            None if rest == "account" => Page::Account,
            _ => Page::Queue,
        };
        let text = hash
            .trim_start_matches('#')
            .strip_prefix("q=")
            .map(decode)
            .unwrap_or_default();
        Self {
            page,
            filter: Filter::read(query.trim_start_matches('?'), text),
        }
    }
}

#[derive(Default)]
struct Query(String);

impl Query {
    fn add(&mut self, name: &str, value: Option<String>) {
        if let Some(value) = value {
            if !self.0.is_empty() {
                self.0.push('&');
            }
            self.0.push_str(name);
            self.0.push('=');
            self.0.push_str(&value);
        }
    }
}

#[cfg(test)]
mod tests {
    use contract::{
        cases::{Category, State},
        handling::Work,
    };

    use super::{Filter, Page, Place, States};

    fn same(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn an_address_reads_back_what_it_says() {
        let place = Place {
            page: Page::Case(contract::ids::CaseId::from(uuid::Uuid::from_u128(7))),
            filter: Filter {
                states: States::Only(State::Answered),
                category: Some(Category::Noise),
                work: Some(Work::Mine),
                overdue: true,
                by_due: true,
                text: "电梯".to_owned(),
                ..Filter::default()
            },
        };
        let url = place.url(same);
        let (path, rest) = url.split_once('?').expect("a query");
        let (query, hash) = rest.split_once('#').expect("a text");
        assert_eq!(Place::read(path, query, hash, same), place);
    }

    #[test]
    fn the_text_looked_for_never_stands_where_a_server_logs_it() {
        let filter = Filter {
            text: "王阿姨".to_owned(),
            ..Filter::default()
        };
        let url = Place {
            page: Page::Queue,
            filter,
        }
        .url(same);
        assert_eq!(url, "/console/#q=王阿姨");
    }

    #[test]
    fn an_address_not_understood_leads_to_the_queue() {
        assert_eq!(Place::read("/console", "", "", same), Place::default());
        assert_eq!(
            Place::read("/console/cases/seven", "?state=odd", "#x", same),
            Place::default()
        );
    }

    #[test]
    fn the_queue_asks_for_what_is_open() {
        assert_eq!(
            Filter::default().request(20, None, same),
            "scope=desk&state=submitted,accepted,dispatched,in_progress,transferred,reopened&limit=20"
        );
    }
}
