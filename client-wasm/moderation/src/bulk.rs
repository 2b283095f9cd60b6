//! Deciding several things at once: comments of one person, reports that are plainly nothing.

use contract::proposals::{Decided, DecidedItem, Decision, ItemKind, ModerationItem, NewDecisions, Reason};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{fill, moderation as text, shared, t},
    part,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Select, use_toasts},
};
use yew::prelude::*;

use crate::decide::{called, reasons};

/// Whether things like it can be decided together.
pub(crate) const fn can_be_chosen(item: &ModerationItem) -> bool {
    matches!(item.kind, ItemKind::Comment | ItemKind::Report) && item.may_decide
}

/// Properties of a [`Bulk`].
#[derive(Properties, PartialEq)]
pub(crate) struct BulkProps {
    /// What was chosen, all of one kind.
    pub(crate) chosen: Vec<ModerationItem>,
    /// Called once it is decided.
    pub(crate) done: Callback<()>,
}

/// The bar that decides what was chosen; nothing while nothing is.
#[component]
pub(crate) fn Bulk(props: &BulkProps) -> Html {
    let (reason, sending, toasts) = (use_state(|| None::<Reason>), use_sending(), use_toasts());
    let Some(first) = props.chosen.first() else {
        return Html::default();
    };
    let act = |decision: Decision| {
        let (sending, toasts, done) = (sending.clone(), toasts.clone(), props.done.clone());
        let new = NewDecisions {
            items: props.chosen.iter().map(chosen).collect(),
            decision,
            reason: (*reason).filter(|_| decision.needs_reason()),
            text: None,
        };
        Callback::from(move |_: MouseEvent| {
            if decision.needs_reason() && new.reason.is_none() {
                return sending.misses("/reason", t(shared::CHOOSE));
            }
            let (toasts, done) = (toasts.clone(), done.clone());
            sending.send(Call::post("/moderation/decisions").json(&new), move |decided: Decided| {
                toasts.good(fill(
                    text::DECIDED_ALL,
                    &[&decided.decided.to_string(), &decided.left.len().to_string()],
                ));
                done.emit(());
            });
        })
    };
    let button = |decision: Decision| {
        let kind = if decision == Decision::Hide {
            ButtonKind::Warn
        } else {
            ButtonKind::Primary
        };
        part!(Button {
            kind,
            loading: sending.is_busy(),
            onclick: act(decision),
            data_test: format!("all-{}", decision.word()),
            children: html! { { t(called(decision)) } }
        })
    };
    let fitting = Decision::ALL.iter().copied().filter(|decision| decision.fits(first.kind));
    html! {
        <section class="lx-card lx-stack lx-bulk" data-test="bulk">
            <p role="status">{ fill(text::CHOSEN, &[&props.chosen.len().to_string()]) }</p>
            { part!(Select {
                label: t(text::REASON_TO_HIDE),
                options: reasons(),
                value: reason.map_or("", Reason::word),
                onchange: typing(&reason, |reason: &mut Option<Reason>, word: String| *reason = Reason::from_word(&word)),
                error: sending.error("/reason"),
                data_test: "bulk-reason",
            }) }
            { sending.trouble("bulk-trouble") }
            <p class="lx-row">{ for fitting.map(button) }</p>
        </section>
    }
}

fn chosen(item: &ModerationItem) -> DecidedItem {
    DecidedItem {
        id: item.id,
        edition: item.edition,
    }
}
