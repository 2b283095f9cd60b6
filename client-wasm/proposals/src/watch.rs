//! Watching over what stands there: anybody reports a proposal, moderators hide it and put it back.

use contract::proposals::ProposalAction as Action;
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{Text, proposals as text, t},
    part,
    sending::use_sending,
    session::use_session,
    ui::{Button, ButtonKind, unfolding},
};
use yew::prelude::*;

use crate::{
    merge::Merge,
    page::OfProposal,
    report::{About, Reason},
};

/// The buttons, and the form that is open.
#[component]
pub(crate) fn Watch(props: &OfProposal) -> Html {
    let (open, merging, sending) = (use_state(|| None::<About>), use_state(|| false), use_sending());
    let resident = use_session().me().is_some_and(|me| me.phone.is_some());
    let proposal = &props.proposal;
    let can = |action| proposal.standing.actions.contains(&action);
    let path = format!("/proposals/{}", proposal.summary.id);
    let reports = resident && proposal.summary.state.is_public() && !proposal.standing.part.is_some_and(is_own);
    let done = {
        let (open, reload) = (open.clone(), props.reload.clone());
        let merging = merging.clone();
        Callback::from(move |()| {
            merging.set(false);
            open.set(None);
            reload.emit(());
        })
    };
    let toggle = |about: About, words: Text, data_test: &'static str| {
        let now = open.clone();
        let onclick = Callback::from(move |_: MouseEvent| now.set(if *now == Some(about) { None } else { Some(about) }));
        unfolding(ButtonKind::Text, t(words), *open == Some(about), onclick, data_test)
    };
    let restore = {
        let (sending, done, call) = (sending.clone(), done.clone(), Call::post(&format!("{path}/restore")));
        Callback::from(move |_: MouseEvent| {
            let done = done.clone();
            sending.send(call.clone(), move |()| done.emit(()));
        })
    };
    html! {
        <div class="lx-stack">
            <p class="lx-row">
                if reports { { toggle(About::Report, text::REPORT_PROPOSAL, "report-proposal") } }
                if can(Action::Hide) { { toggle(About::Hide, text::HIDE_PROPOSAL, "hide-proposal") } }
                if can(Action::Merge) { { button(text::MERGE, "merge-proposal", {
                    let merging = merging.clone();
                    Callback::from(move |_: MouseEvent| merging.set(!*merging))
                }) } }
                if can(Action::Restore) { { button(text::RESTORE_PROPOSAL, "restore-proposal", restore) } }
            </p>
            { sending.trouble("watch-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            if *merging { { part!(Merge { proposal: proposal.clone(), done: done.clone() }) } }
            { match *open {
                Some(about @ About::Report) => part!(Reason { path: format!("{path}/reports"), about, done }),
                Some(about @ About::Hide) => part!(Reason { path: format!("{path}/hide"), about, done }),
                None => Html::default(),
            } }
        </div>
    }
}

/// Whether one's own words would be reported.
fn is_own(part: contract::proposals::Part) -> bool {
    part == contract::proposals::Part::Author
}

fn button(words: Text, data_test: &'static str, onclick: Callback<MouseEvent>) -> Html {
    part!(Button {
        kind: ButtonKind::Text,
        onclick,
        data_test,
        children: html! { { t(words) } }
    })
}
