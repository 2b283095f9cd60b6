//! What the queue is narrowed by.

use contract::{
    cases::{Category, Channel, State},
    handling::{Work, terms},
};
use gloo_timers::callback::Timeout;
use kit::{
    desk::{Desk, use_desk},
    hooks::{use_effect_with, use_state},
    i18n::{console as text, fill, handling, shared, t, words},
    part,
    ui::{Button, ButtonKind, Check, Choice, Field, FieldKind, IconButton, Select, Shape, icon},
};
use yew::prelude::*;

use crate::{
    nav::{Nav, use_nav},
    place::{Filter, States},
    subcategory::SubcategoryPicker,
};

/// How long typing must rest before the queue is asked.
const REST_MILLISECONDS: u32 = 350;

/// Properties of [`Filters`].
#[derive(Properties, PartialEq)]
pub(super) struct FiltersProps {
    /// Looks again now.
    pub(super) onrefresh: Callback<()>,
    /// Whether something is on its way.
    pub(super) busy: bool,
}

/// Search, and behind a button everything else.
#[component]
pub(super) fn Filters(props: &FiltersProps) -> Html {
    let (nav, desk) = (use_nav(), use_desk());
    let open = use_state(|| false);
    let narrowed = nav.place.filter.narrowed();
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let label = if narrowed > 0 {
        fill(text::FILTERS_SET, &[&narrowed.to_string()])
    } else {
        t(text::FILTERS).to_owned()
    };
    html! {
        <div role="search" class="lx-queue-filters">
            <div class="lx-queue-bar">
                { part!(SearchField) }
                { part!(IconButton {
                    shape: Shape::Refresh,
                    label: t(shared::REFRESH),
                    onclick: props.onrefresh.reform(|_: MouseEvent| ()),
                    data_test: "refresh",
                }) }
            </div>
            <div class="lx-queue-bar">
                { work_select(&nav) }
                { state_select(&nav) }
                <button
                    type="button"
                    class={classes!("lx-button", "lx-button-plain", (narrowed > 0).then_some("lx-button-on"))}
                    onclick={toggle}
                    aria-expanded={if *open { "true" } else { "false" }}
                    data-test="filters"
                >
                    { icon(Shape::Settings) }<span>{ label }</span>
                </button>
            </div>
            if *open { { rest(&nav, &desk) } }
        </div>
    }
}

/// Sends the filter as `change` leaves it.
fn narrowing<T: 'static>(nav: &Nav, change: impl Fn(&mut Filter, T) + 'static) -> Callback<T> {
    let nav = nav.clone();
    Callback::from(move |value: T| {
        let mut filter = nav.place.filter.clone();
        change(&mut filter, value);
        nav.narrow(filter, false);
    })
}

/// Whose work it is: what somebody looks for first.
fn work_select(nav: &Nav) -> Html {
    let mut options = vec![Choice::new("", t(handling::WORK_ALL))];
    options.extend(Work::ALL.iter().map(|work| Choice::new(work.word(), t(terms::work(*work)))));
    part!(Select {
        label: t(handling::WORK),
        label_hidden: true,
        options,
        value: nav.place.filter.work.map_or("", Work::word),
        onchange: narrowing(nav, |filter, word: String| filter.work = Work::from_word(&word)),
        data_test: "filter-work",
    })
}

fn state_select(nav: &Nav) -> Html {
    let mut options = vec![
        Choice::new(States::Open.word(), t(text::STATE_OPEN)),
        Choice::new(States::All.word(), t(text::STATE_ALL)),
    ];
    options.extend(
        State::ALL
            .iter()
            .map(|state| Choice::new(state.word(), t(words::state(*state)))),
    );
    part!(Select {
        label: t(text::FILTER_STATE),
        label_hidden: true,
        options,
        value: nav.place.filter.states.word(),
        onchange: narrowing(nav, |filter, word: String| filter.states = States::from_word(&word)),
        data_test: "filter-state",
    })
}

/// Any, or one of these.
fn any(some: impl Iterator<Item = Choice>) -> Vec<Choice> {
    [Choice::new("", t(text::ANY))].into_iter().chain(some).collect()
}

/// What is less often narrowed by.
fn rest(nav: &Nav, desk: &Desk) -> Html {
    let filter = &nav.place.filter;
    html! {
        <div class="lx-queue-more" data-test="filters-more">
            { of_what(nav, desk) }
            { from_where(nav, desk) }
            { part!(Select {
                label: t(text::SORT),
                options: vec![Choice::new("newest", t(text::SORT_NEWEST)), Choice::new("due", t(text::SORT_DUE))],
                value: if filter.by_due { "due" } else { "newest" },
                onchange: narrowing(nav, |filter, word: String| filter.by_due = word == "due"),
                data_test: "sort",
            }) }
            { part!(Check {
                checked: filter.overdue,
                onchange: narrowing(nav, |filter, on| filter.overdue = on),
                data_test: "filter-overdue",
                children: html! { <>{ t(text::ONLY_OVERDUE) }</> },
            }) }
            { part!(Button { kind: ButtonKind::Text, onclick: narrowing(nav, |filter, _: MouseEvent| {
                *filter = Filter { community: filter.community, ..Filter::default() };
            }), data_test: "filters-clear", children: html! { <>{ t(text::CLEAR) }</> } }) }
        </div>
    }
}

/// The category, and what the street distinguishes within it.
fn of_what(nav: &Nav, desk: &Desk) -> Html {
    let filter = &nav.place.filter;
    let categories = Category::ALL.iter();
    let community = filter.community.or_else(|| desk.communities.first().map(|each| each.id));
    html! {
        <>
            { part!(Select {
                label: t(text::FILTER_CATEGORY),
                options: any(categories.map(|each| Choice::new(each.word(), t(words::category(*each))))),
                value: filter.category.map_or("", Category::word),
                onchange: narrowing(nav, |filter, word: String| {
                    filter.category = Category::from_word(&word);
                    filter.subcategory = None;
                }),
                data_test: "filter-category",
            }) }
            if let Some(community) = community {
                { part!(SubcategoryPicker {
                    community,
                    category: filter.category,
                    value: filter.subcategory.map(|id| id.to_string()).unwrap_or_default(),
                    none: t(text::ANY),
                    onchange: narrowing(nav, |filter, id: String| filter.subcategory = id.parse().ok()),
                    data_test: "filter-subcategory",
                }) }
            }
        </>
    }
}

/// The grid cell, and the channel.
fn from_where(nav: &Nav, desk: &Desk) -> Html {
    let filter = &nav.place.filter;
    let (cells, channels) = (desk.cells(filter.community), Channel::ALL.iter());
    html! {
        <>
            { part!(Select {
                label: t(text::FILTER_CELL),
                options: any(cells.map(|cell| Choice::new(cell.id.to_string(), cell.name.clone()))),
                value: filter.cell.map(|id| id.to_string()).unwrap_or_default(),
                onchange: narrowing(nav, |filter, word: String| filter.cell = word.parse().ok()),
                data_test: "filter-cell",
            }) }
            { part!(Select {
                label: t(text::FILTER_CHANNEL),
                options: any(channels.map(|each| Choice::new(each.word(), t(words::channel(*each))))),
                value: filter.channel.map_or("", Channel::word),
                onchange: narrowing(nav, |filter, word: String| filter.channel = Channel::from_word(&word)),
                data_test: "filter-channel",
            }) }
        </>
    }
}

/// The text to look for; the queue is asked when typing rests.
#[component]
fn SearchField() -> Html {
    let nav = use_nav();
    let typed = use_state(|| nav.place.filter.text.clone());
    {
        // Back and forward change the text from outside.
        let typed = typed.clone();
        use_effect_with(nav.place.filter.text.clone(), move |text| {
            if typed.trim() != text.trim() {
                typed.set(text.clone());
            }
        });
    }
    // When typing has rested, one may be elsewhere than where it began.
    let latest = use_mut_ref(|| nav.clone());
    latest.replace(nav.clone());
    {
        let nav = nav.clone();
        use_effect_with((*typed).clone(), move |typed| {
            let text = typed.trim().to_owned();
            let wait = (text != nav.place.filter.text).then(|| {
                Timeout::new(REST_MILLISECONDS, move || {
                    let nav = latest.borrow().clone();
                    let filter = Filter {
                        text,
                        ..nav.place.filter.clone()
                    };
                    nav.narrow(filter, true);
                })
            });
            move || drop(wait)
        });
    }
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    part!(Field {
        label: t(text::SEARCH),
        label_hidden: true,
        kind: FieldKind::Search,
        placeholder: t(text::SEARCH_HINT),
        autocomplete: "off",
        value: (*typed).clone(),
        oninput,
        data_test: "search",
    })
}
