//! The queue: what waits at the desk, narrowed by filters, kept fresh by itself.

mod filters;
mod row;
mod source;

pub(crate) use self::row::{due_mark, title, urgency_mark};

use contract::{DateTime, Utc, ids::CaseId};
use kit::{
    desk::use_desk,
    i18n::{console as text, fill, shared, t},
    part, time,
    trouble::Trouble,
    ui::{Banner, Button, Empty, Shape, Skeleton},
};
use yew::prelude::*;

use self::{
    filters::Filters,
    row::Row,
    source::{Phase, Queue, use_queue},
};
use crate::{nav::use_nav, place::Filter};

/// Properties of a [`QueuePane`].
#[derive(Properties, PartialEq)]
pub(crate) struct QueueProps {
    /// The case that is open beside it.
    pub(crate) chosen: Option<CaseId>,
}

/// Filters, the list, and what follows it.
#[component]
pub(crate) fn QueuePane(props: &QueueProps) -> Html {
    let (nav, desk) = (use_nav(), use_desk());
    let queue = use_queue(&nav.place.filter, desk.tick);
    let onrefresh = queue.refresh.clone();
    html! {
        <section class="lx-queue" aria-label={t(text::QUEUE)} data-test="queue">
            { part!(Filters { onrefresh, busy: queue.busy }) }
            if queue.behind { { part!(Banner { words: t(text::QUEUE_STALE), shape: Shape::Offline, data_test: "queue-behind" }) } }
            if queue.new > 0 {
                <div class="lx-queue-new">
                    { part!(Button {
                        shape: Shape::Down,
                        block: true,
                        onclick: queue.refresh.reform(|_: MouseEvent| ()),
                        data_test: "queue-new",
                        children: html! { { fill(text::QUEUE_NEW, &[&queue.new.to_string()]) } },
                    }) }
                </div>
            }
            { matter(&queue, props.chosen, time::now(), &nav.place.filter) }
        </section>
    }
}

fn matter(queue: &Queue, chosen: Option<CaseId>, now: DateTime<Utc>, filter: &Filter) -> Html {
    match &queue.phase {
        Phase::Loading => part!(Skeleton {
            label: t(shared::LOADING),
            rows: 6
        }),
        Phase::Failed(failure) => part!(Trouble {
            failure: failure.clone(),
            onretry: queue.refresh.clone()
        }),
        Phase::Ready if queue.items.is_empty() => {
            let narrowed = filter.narrowed() > 0 || !filter.text.is_empty();
            part!(Empty {
                words: t(if narrowed {
                    text::QUEUE_EMPTY_FILTERED
                } else {
                    text::QUEUE_EMPTY
                })
            })
        }
        Phase::Ready => html! {
            <>
                <ul class="lx-queue-list" data-test="queue-list">
                    { for queue.items.iter().map(|case| part!(Row [case.id.to_string()] { case: case.clone(), chosen: chosen == Some(case.id), now })) }
                </ul>
                { after(queue) }
            </>
        },
    }
}

fn after(queue: &Queue) -> Html {
    let count = queue.items.len().to_string();
    let words_shown = if queue.more.is_some() { text::SHOWN } else { text::SHOWN_ALL };
    html! {
        <div class="lx-queue-foot">
            if let Some(more) = &queue.more {
                { part!(Button {
                    onclick: more.reform(|_: MouseEvent| ()),
                    loading: queue.busy,
                    data_test: "more",
                    children: html! { <>{ t(text::MORE) }</> },
                }) }
            }
            <p class="lx-muted lx-small" data-test="queue-count">{ fill(words_shown, &[&count]) }</p>
        </div>
    }
}
