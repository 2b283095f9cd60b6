//! Liaison cards (民情连心卡): issued for a grid cell, found, replaced, revoked and printed.

mod change;
mod issue;
mod list;
mod record;
mod sheet;

use contract::{
    ids::{CardId, CommunityId},
    liaison::Officer,
    page::Page,
    places::Cell,
};
use kit::{
    desk::use_desk,
    hooks::{UseStateHandle, use_state},
    http::{self, Call},
    i18n::{cards as text, console, t},
    part,
    remote::use_call,
    sending::typing,
    ui::{ButtonKind, Choice, Select, button},
};
use yew::prelude::*;

use issue::Issue;
use list::List;
use sheet::SheetPage;

/// Which cards.
#[derive(Clone, PartialEq)]
struct Filter {
    community: String,
    cell: String,
    officer: String,
    live: String,
}

impl Filter {
    fn query(&self) -> String {
        http::query(&[
            ("community_id", &self.community),
            ("cell_id", &self.cell),
            ("officer_id", &self.officer),
            ("live", &self.live),
        ])
    }
}

/// Cells to choose from.
fn of_cells<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<Choice> {
    cells
        .map(|cell| Choice::new(cell.id.to_string(), cell.name.clone()))
        .collect()
}

/// Officers to choose from.
fn of_officers(officers: &[Officer]) -> Vec<Choice> {
    officers
        .iter()
        .map(|officer| Choice::new(officer.id.to_string(), officer.name.clone()))
        .collect()
}

/// The officers of a community.
#[hook]
fn use_officers(community: &str) -> Vec<Officer> {
    let (officers, _) = use_call::<_, Page<Officer>>(community.to_owned(), |id| {
        (!id.is_empty()).then(|| Call::get(&format!("/communities/{id}/officers")))
    });
    officers.ready().map(|page| page.items.clone()).unwrap_or_default()
}

/// The page: the cards of a community, or those that are being printed.
#[component]
pub(crate) fn CardsPage() -> Html {
    let desk = use_desk();
    let first = desk.communities.first().map(|community| community.id.to_string());
    let filter = use_state(|| Filter {
        community: first.unwrap_or_default(),
        cell: String::new(),
        officer: String::new(),
        live: "true".to_owned(),
    });
    let (changes, printing, issuing) = (use_state(|| 0_u32), use_state(Vec::<CardId>::new), use_state(|| false));
    let officers = use_officers(&filter.community);
    let onchanged = {
        let (changes, issuing) = (changes.clone(), issuing.clone());
        Callback::from(move |()| {
            issuing.set(false);
            changes.set(*changes + 1);
        })
    };
    if !printing.is_empty() {
        let (printing, onchanged) = (printing.clone(), onchanged.clone());
        let cards = (*printing).clone();
        let onback = Callback::from(move |()| {
            printing.set(Vec::new());
            onchanged.emit(());
        });
        return part!(SheetPage { cards, onback });
    }
    let show = |shown: bool| {
        let issuing = issuing.clone();
        Callback::from(move |()| issuing.set(shown))
    };
    let onprint = {
        let printing = printing.clone();
        Callback::from(move |cards: Vec<CardId>| printing.set(cards))
    };
    let community: Option<CommunityId> = filter.community.parse().ok();
    html! {
        <section class="lx-stack" data-test="cards">
            <div class="lx-row lx-row-spread">
                <p class="lx-muted lx-small lx-grow">{ t(text::LEAD) }</p>
                { button(ButtonKind::Primary, t(text::ISSUE), show(true).reform(|_: MouseEvent| ()), "cards-issue") }
            </div>
            { part!(Filters { filter: filter.clone(), officers: officers.clone() }) }
            { part!(List [format!("{} {}", filter.query(), *changes)] {
                query: filter.query(),
                officers: officers.clone(),
                onchanged: onchanged.clone(),
                onprint,
            }) }
            if let Some(community) = community.filter(|_| *issuing) {
                { part!(Issue { community, officers, onclose: show(false), onissued: onchanged }) }
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FiltersProps {
    filter: UseStateHandle<Filter>,
    officers: Vec<Officer>,
}

#[component]
fn Filters(props: &FiltersProps) -> Html {
    let (desk, filter) = (use_desk(), &props.filter);
    let with_all = |all, mut rest: Vec<Choice>| {
        rest.insert(0, Choice::new("", t(all)));
        rest
    };
    let communities = desk.communities.iter();
    let communities = communities.map(|each| Choice::new(each.id.to_string(), each.name.clone()));
    let states = vec![
        Choice::new("true", t(text::LIVE)),
        Choice::new("false", t(text::REVOKED)),
        Choice::new("", t(text::ANY_STATE)),
    ];
    html! {
        <div class="lx-manage-filters">
            if desk.communities.len() > 1 {
                { part!(Select {
                    label: t(console::COMMUNITY),
                    options: communities.collect::<Vec<_>>(),
                    value: filter.community.clone(),
                    onchange: typing(filter, |filter: &mut Filter, community| {
                        filter.community = community;
                        filter.cell.clear();
                        filter.officer.clear();
                    }),
                    data_test: "cards-community",
                }) }
            }
            { part!(Select {
                label: t(console::FILTER_CELL),
                options: with_all(text::ANY_CELL, of_cells(desk.cells(filter.community.parse().ok()))),
                value: filter.cell.clone(),
                onchange: typing(filter, |filter: &mut Filter, cell| filter.cell = cell),
                data_test: "cards-cell",
            }) }
            { part!(Select {
                label: t(text::OFFICER),
                options: with_all(text::ANY_OFFICER, of_officers(&props.officers)),
                value: filter.officer.clone(),
                onchange: typing(filter, |filter: &mut Filter, officer| filter.officer = officer),
                data_test: "cards-officer",
            }) }
            { part!(Select {
                label: t(text::STATE),
                options: states,
                value: filter.live.clone(),
                onchange: typing(filter, |filter: &mut Filter, live| filter.live = live),
                data_test: "cards-state",
            }) }
        </div>
    }
}
