//! What people say of a proposal, and saying something oneself.

use contract::{
    ids::{CommentId, ProposalId},
    proposals::{CommentState, CommentThread, CommentWritten, NewComment, ProposalAction as Action},
};
use kit::{
    consent::{self, AskConsent},
    drafts::use_draft,
    hooks::use_state,
    http::{Call, Failure, query},
    i18n::{proposals as text, t},
    pages::use_pages_by,
    part,
    sending::use_sending,
    session::use_session,
    ui::{Button, ButtonKind, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::{comment::One, page::OfProposal};

/// Characters of a comment.
pub(crate) const MOST: u32 = 1_000;

/// What was said, and the form.
#[component]
pub(crate) fn Comments(props: &OfProposal) -> Html {
    let (id, whose) = (props.proposal.summary.id, use_session().me().map(|me| me.id));
    let comments = use_pages_by::<_, CommentThread>((id, whose), move |cursor| {
        Call::get(&format!("/proposals/{id}/comments{}", query(&[("cursor", cursor)])))
    });
    let again = &comments.reload;
    let thread =
        |one: &CommentThread| part!(One [one.comment.id.to_string()] { thread: one.clone(), proposal: id, again: again.clone() });
    let listed = comments.show_as(2, || {
        html! {
            <>
                if comments.is_empty() { <p class="lx-muted">{ t(text::COMMENTS_NONE) }</p> }
                <ul class="lx-comments">{ for comments.all().map(thread) }</ul>
                { comments.further() }
            </>
        }
    });
    html! {
        <section class="lx-card lx-stack" data-test="comments">
            <h3 class="lx-label">{ t(text::COMMENTS) }</h3>
            if props.proposal.standing.actions.contains(&Action::Comment) {
                { part!(Say { proposal: id, parent: None::<CommentId>, again: again.clone() }) }
            }
            { listed }
        </section>
    }
}

/// Properties of [`Say`].
#[derive(Properties, PartialEq)]
pub(crate) struct SayProps {
    /// Of which proposal.
    pub(crate) proposal: ProposalId,
    /// What it answers, if it does.
    pub(crate) parent: Option<CommentId>,
    /// Reads everything again.
    pub(crate) again: Callback<()>,
}

/// Says something, or answers. What is typed stays on the device until the server has it.
#[component]
pub(crate) fn Say(props: &SayProps) -> Html {
    let answers = props.parent.is_some();
    let name = props.parent.map_or(props.proposal.to_string(), |parent| parent.to_string());
    let (draft, sending, toasts) = (use_draft(&format!("comment.{name}")), use_sending(), use_toasts());
    let (ticked, resident) = (use_state(|| false), use_session().me().is_some_and(|me| me.phone.is_some()));
    let onsubmit = {
        let (draft, sending, again, ticked) = (draft.clone(), sending.clone(), props.again.clone(), *ticked);
        let (proposal, parent_id) = (props.proposal, props.parent);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let new = NewComment {
                text: draft.text.trim().to_owned(),
                parent_id,
            };
            if new.text.is_empty() {
                return;
            }
            let path = format!("/proposals/{proposal}/comments");
            let call = Call::post(&path).json(&new).key(&sending.key(&path, &new));
            let (clear, again, toasts) = (draft.clear.clone(), again.clone(), toasts.clone());
            sending.start(consented(ticked, call), move |written: CommentWritten| {
                clear.emit(());
                toasts.good(t(if written.state == CommentState::Waiting {
                    text::COMMENT_WAITS
                } else {
                    text::COMMENT_SAID
                }));
                again.emit(());
            });
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} data-test="say">
            { part!(TextArea {
                label: t(if answers { text::COMMENT_ANSWER } else { text::COMMENT_NEW }),
                value: draft.text.clone(),
                oninput: draft.set.clone(),
                limit: MOST,
                rows: 2,
                error: sending.error("/text"),
                data_test: if answers { "answer-text" } else { "comment-text" },
            }) }
            if resident {
                { part!(AskConsent { ticked: *ticked, onchange: {
                    let ticked = ticked.clone();
                    Callback::from(move |given| ticked.set(given))
                } }) }
            }
            { sending.trouble("say-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert" data-test="say-fault">{ words }</p> }
            { part!(Button {
                kind: ButtonKind::Primary,
                submit: true,
                disabled: draft.text.trim().is_empty(),
                loading: sending.is_busy(),
                data_test: if answers { "answer-now" } else { "say-now" },
                children: html! { { t(text::COMMENT_SEND) } },
            }) }
        </form>
    }
}

/// Gives the consent first, where it was ticked just now.
async fn consented(ticked: bool, call: Call) -> Result<CommentWritten, Failure> {
    if ticked {
        consent::give().await?;
    }
    call.send().await
}
