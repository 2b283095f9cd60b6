//! One comment with what was answered to it, and what its reader may do with it.

use contract::{
    accounts::Role,
    ids::ProposalId,
    proposals::{Comment, CommentAction as Action, CommentChange, CommentState, CommentThread, CommentWritten},
};
use kit::{
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{Text, fill, proposals as text, shared, t, words},
    part,
    sending::{typing, use_sending},
    time,
    ui::{Button, ButtonKind, Shape, Sure, TextArea, Tone, chip, unfolding},
};
use yew::prelude::*;

use crate::{
    comments::{MOST, Say},
    report::{About, Reason},
};

/// Properties of a thread, and of each comment in it.
#[derive(Properties, PartialEq)]
pub(crate) struct OneProps {
    /// What was said, with its answers.
    pub(crate) thread: CommentThread,
    /// Of which proposal.
    pub(crate) proposal: ProposalId,
    /// Reads everything again.
    pub(crate) again: Callback<()>,
}

/// A comment, and below it what was answered.
#[component]
pub(crate) fn One(props: &OneProps) -> Html {
    let (proposal, again) = (props.proposal, &props.again);
    let said =
        |comment: &Comment| part!(Said [comment.id.to_string()] { comment: comment.clone(), proposal, again: again.clone() });
    html! {
        <li class="lx-comment" data-test="comment">
            { said(&props.thread.comment) }
            if !props.thread.answers.is_empty() {
                <div class="lx-comment-answers">{ for props.thread.answers.iter().map(said) }</div>
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct SaidProps {
    comment: Comment,
    proposal: ProposalId,
    again: Callback<()>,
}

/// The actions that open something below the comment, with their words.
const OPENING: [(Action, Text); 4] = [
    (Action::Answer, text::ANSWER_IT),
    (Action::Change, text::CHANGE_IT),
    (Action::Report, text::REPORT_IT),
    (Action::Hide, text::HIDE_IT),
];

#[component]
fn Said(props: &SaidProps) -> Html {
    let (open, sending) = (use_state(|| None::<Action>), use_sending());
    let (comment, again) = (&props.comment, &props.again);
    let path = format!("/comments/{}", comment.id);
    let done = {
        let (open, again) = (open.clone(), again.clone());
        Callback::from(move |()| {
            open.set(None);
            again.emit(());
        })
    };
    let sent = |call: Call| {
        let (sending, again) = (sending.clone(), again.clone());
        Callback::from(move |()| {
            let again = again.clone();
            sending.send(call.clone(), move |()| again.emit(()));
        })
    };
    let can = |action| comment.actions.contains(&action);
    html! {
        <div class="lx-comment-said">
            { head(comment) }
            { matter(comment) }
            <p class="lx-comment-acts">
                { for OPENING.iter().filter(|(action, _)| comment.actions.contains(action)).map(|one| opening(&open, *one)) }
                if can(Action::Remove) {
                    { part!(Sure {
                        words: t(text::REMOVE_IT),
                        title: t(text::REMOVE_IT),
                        lead: t(shared::GONE),
                        close_label: t(shared::CLOSE),
                        onyes: sent(Call::delete(&path)),
                        loading: sending.is_busy(),
                        data_test: "comment-remove",
                    }) }
                }
                if can(Action::Restore) {
                    { part!(Button {
                        kind: ButtonKind::Text,
                        onclick: sent(Call::post(&format!("{path}/restore"))).reform(|_: MouseEvent| ()),
                        data_test: "comment-restore",
                        children: html! { { t(text::RESTORE_IT) } },
                    }) }
                }
            </p>
            { sending.trouble("comment-trouble") }
            { match *open {
                Some(Action::Answer) => part!(Say { proposal: props.proposal, parent: Some(comment.id), again: done }),
                Some(Action::Change) => part!(Change { comment: comment.clone(), done }),
                Some(Action::Report) => part!(Reason { path: format!("{path}/reports"), about: About::Report, done }),
                Some(Action::Hide) => part!(Reason { path: format!("{path}/hide"), about: About::Hide, done }),
                _ => Html::default(),
            } }
        </div>
    }
}

/// A button that opens a form below, or closes it.
fn opening(open: &UseStateHandle<Option<Action>>, (action, words): (Action, Text)) -> Html {
    let open = open.clone();
    let unfolded = *open == Some(action);
    let onclick = Callback::from(move |_: MouseEvent| open.set((!unfolded).then_some(action)));
    unfolding(
        ButtonKind::Text,
        t(words),
        unfolded,
        onclick,
        format!("comment-{}", action.word()),
    )
}

/// Who said it, as what, and when.
fn head(comment: &Comment) -> Html {
    let changed = comment.changed_at.map(|_| format!(" · {}", t(text::COMMENT_CHANGED)));
    html! {
        <p class="lx-row lx-small lx-muted">
            <span class="lx-grow"><strong>{ &comment.name }</strong>{ " " }{ time::moment(comment.at) }{ changed }</span>
            if comment.role != Role::Resident && !comment.name.is_empty() { { chip(Tone::Blue, Shape::Person, t(text::STATION_SAYS)) } }
            if comment.proposer { { chip(Tone::Violet, Shape::Person, t(text::PROPOSER_SAYS)) } }
            if comment.state == CommentState::Waiting { { chip(Tone::Amber, Shape::Clock, t(text::COMMENT_WAITING)) } }
        </p>
    }
}

fn matter(comment: &Comment) -> Html {
    let reason = comment.reason.map(|reason| t(words::moderation_reason(reason)));
    let trace = match comment.state {
        CommentState::Removed => text::COMMENT_REMOVED,
        _ => text::COMMENT_HIDDEN,
    };
    html! {
        <>
            if let Some(words) = &comment.text { <p class="lx-text" data-test="comment-words">{ words }</p> }
            if comment.text.is_none() { <p class="lx-muted" data-test="comment-trace">{ t(trace) }</p> }
            if let Some(reason) = reason { <p class="lx-small lx-muted">{ fill(text::COMMENT_HIDDEN_WHY, &[reason]) }</p> }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ChangeProps {
    comment: Comment,
    done: Callback<()>,
}

/// Changes what one said.
#[component]
fn Change(props: &ChangeProps) -> Html {
    let first = props.comment.text.clone().unwrap_or_default();
    let (typed, sending) = (use_state(|| first), use_sending());
    let path = format!("/comments/{}", props.comment.id);
    let onsubmit = {
        let (typed, sending, done) = (typed.clone(), sending.clone(), props.done.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let new = CommentChange {
                text: typed.trim().to_owned(),
            };
            let done = done.clone();
            sending.send(Call::patch(&path).json(&new), move |_: CommentWritten| done.emit(()));
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} data-test="change-comment">
            { part!(TextArea {
                label: t(text::COMMENT_NEW),
                value: (*typed).clone(),
                oninput: typing(&typed, |typed: &mut String, words| *typed = words),
                limit: MOST,
                rows: 2,
                hint: t(text::COMMENT_CHANGE_HINT),
                error: sending.error("/text"),
                data_test: "changed-text",
            }) }
            { sending.trouble("change-trouble") }
            { sending.submit(t(shared::SAVE), "change-now") }
        </form>
    }
}
