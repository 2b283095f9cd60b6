//! The audit log: who did what, narrowed down, and whether the chain of entries is whole.

use contract::audit::{Act, AuditEntry};
use kit::{
    desk::{Desk, use_desk},
    hooks::{UseStateHandle, use_state},
    http,
    i18n::{fill, people as text, t, words},
    pages::use_pages,
    part,
    remote::use_remote,
    sending::typing,
    time,
    ui::{Button, Choice, Empty, Field, FieldKind, Select, Shape, Tone, chip},
};
use yew::prelude::*;

use crate::{calls, facts::fact, people::communities};

/// What the list shows.
#[derive(Clone, Default, PartialEq)]
struct Filter {
    community: String,
    act: String,
    from: String,
    to: String,
    /// Somebody's identifier and name.
    actor: Option<(String, String)>,
}

impl Filter {
    fn query(&self) -> String {
        let actor = self.actor.as_ref().map_or("", |(id, _)| id);
        http::query(&[
            ("community_id", &self.community),
            ("act", &self.act),
            ("actor", actor),
            ("from", &self.from),
            ("to", &self.to),
        ])
    }
}

/// The audit log.
#[component]
pub(crate) fn AuditPage() -> Html {
    let filter = use_state(Filter::default);
    let onactor = typing(&filter, |filter, actor| filter.actor = Some(actor));
    html! {
        <section class="lx-stack" data-test="audit">
            <div class="lx-row lx-row-spread"><p class="lx-muted lx-small">{ t(text::AUDIT_LEAD) }</p>{ part!(Chain) }</div>
            { part!(Filters { filter: filter.clone() }) }
            { part!(List [filter.query()] { query: filter.query(), onactor }) }
        </section>
    }
}

/// Whether the chain is whole; it is looked through when the page opens.
#[component]
fn Chain() -> Html {
    let (found, _) = use_remote((), |()| calls::verify_audit());
    let Some(found) = found.ready() else {
        return Html::default();
    };
    let (tone, shape, words, state) = match found.broken_at {
        None => (
            Tone::Green,
            Shape::Check,
            fill(text::CHAIN_WHOLE, &[&found.entries.to_string()]),
            "whole",
        ),
        Some(position) => (
            Tone::Red,
            Shape::Alert,
            fill(text::CHAIN_BROKEN, &[&position.to_string()]),
            "broken",
        ),
    };
    html! { <span data-test="audit-chain" data-state={state}>{ chip(tone, shape, &words) }</span> }
}

#[derive(Properties, PartialEq)]
struct FiltersProps {
    filter: UseStateHandle<Filter>,
}

#[component]
fn Filters(props: &FiltersProps) -> Html {
    let desk = use_desk();
    let filter = &props.filter;
    let mut acts = vec![Choice::new("", t(text::ANY_ACT))];
    acts.extend(Act::ALL.iter().map(|act| Choice::new(act.word(), t(words::act(*act)))));
    let anybody = typing(filter, |filter, _: MouseEvent| filter.actor = None);
    html! {
        <div class="lx-manage-filters">
            { part!(Select {
                label: t(text::ACT),
                options: acts,
                value: filter.act.clone(),
                onchange: typing(filter, |filter, value| filter.act = value),
                data_test: "audit-act",
            }) }
            if desk.communities.len() > 1 {
                { part!(Select {
                    label: t(text::PLACE),
                    options: communities(&desk, Some(t(text::ANY_PLACE))),
                    value: filter.community.clone(),
                    onchange: typing(filter, |filter, value| filter.community = value),
                    data_test: "audit-community",
                }) }
            }
            { part!(Field {
                kind: FieldKind::Date,
                label: t(text::FROM),
                value: filter.from.clone(),
                oninput: typing(filter, |filter, value| filter.from = value),
                data_test: "audit-from",
            }) }
            { part!(Field {
                kind: FieldKind::Date,
                label: t(text::TO),
                value: filter.to.clone(),
                oninput: typing(filter, |filter, value| filter.to = value),
                data_test: "audit-to",
            }) }
            if let Some((_, name)) = &filter.actor {
                { part!(Button {
                    shape: Shape::Close,
                    onclick: anybody,
                    data_test: "audit-anybody",
                    children: html! { <>{ fill(text::ONLY_BY, &[name]) }</> },
                }) }
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    /// Which entries, as the address says it.
    query: String,
    onactor: Callback<(String, String)>,
}

#[component]
fn List(props: &ListProps) -> Html {
    let desk = use_desk();
    let entries = use_pages::<AuditEntry>(format!("/audit{}", props.query));
    entries.show_as(4, || {
        if entries.is_empty() {
            return part!(Empty {
                shape: Shape::List,
                words: t(text::AUDIT_NONE)
            });
        }
        html! {
            <>
                <ol class="lx-manage-list">{ for entries.all().map(|entry| row(entry, &desk, &props.onactor)) }</ol>
                { entries.further() }
            </>
        }
    })
}

fn row(entry: &AuditEntry, desk: &Desk, onactor: &Callback<(String, String)>) -> Html {
    let place = entry
        .community_id
        .and_then(|id| desk.community(id))
        .map(|community| community.name.clone());
    let role = t(words::role(entry.role));
    let name = entry.by_name.clone().unwrap_or_else(|| role.to_owned());
    let onclick = entry.by.map(|id| {
        let name = name.clone();
        onactor.reform(move |_: MouseEvent| (id.to_string(), name.clone()))
    });
    html! {
        <li key={entry.id.to_string()} class="lx-card lx-manage-row" data-test={format!("audit-{}", entry.position)}>
            <div class="lx-row lx-row-spread">
                <strong>{ t(words::act(entry.act)) }</strong>
                <time class="lx-muted lx-small" datetime={time::machine(entry.at)}>{ time::moment(entry.at) }</time>
            </div>
            <p>{ subject(entry) }{ for place.into_iter().map(|place| format!(" · {place}")) }</p>
            if !entry.detail.is_empty() {
                <p class="lx-small">{ entry.detail.iter().map(fact).collect::<Vec<_>>().join(" · ") }</p>
            }
            <p class="lx-small lx-muted">
                if let Some(onclick) = onclick {
                    <button type="button" class="lx-link" {onclick} data-test="audit-by">{ fill(text::BY, &[&name]) }</button>
                } else {
                    { fill(text::BY, &[&name]) }
                }
                { format!(" · {role} · #{}", entry.position) }
            </p>
        </li>
    }
}

/// What it was done to: its kind, and what it is called.
fn subject(entry: &AuditEntry) -> String {
    let kind = t(words::subject(entry.subject));
    entry
        .subject_name
        .as_ref()
        .map_or_else(|| kind.to_owned(), |name| fill(text::NAMED, &[kind, name]))
}
