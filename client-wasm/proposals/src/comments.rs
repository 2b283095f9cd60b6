//! What people say of a proposal, and saying something oneself.

use contract::{
    ids::{CommentId, ProposalId},
    page::Page,
    proposals::{CommentState, CommentThread, CommentWritten, NewComment, ProposalAction as Action},
};
use kit::{
    consent::{self, AskConsent},
    drafts::use_draft,
    hooks::use_state,
    http::{Call, Failure},
    i18n::{proposals as text, shared, t},
    part,
    remote::use_call,
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
    let (page, reload) = use_call::<_, Page<CommentThread>>((id, whose), |(id, _)| Some(Call::get(&address(*id, ""))));
    let (more, last) = (use_state(Vec::<CommentThread>::new), use_state(|| None::<Option<String>>));
    let again = {
        let (reload, more, last) = (reload.clone(), more.clone(), last.clone());
        Callback::from(move |()| {
            more.set(Vec::new());
            last.set(None);
            reload.emit(());
        })
    };
    let sending = use_sending();
    let listed = page.show(2, &reload, |page| {
        let next = (*last).clone().unwrap_or_else(|| page.next.clone());
        let thread = |one: &CommentThread| {
            part!(One [one.comment.id.to_string()] { thread: one.clone(), proposal: id, again: again.clone() })
        };
        html! {
            <>
                if page.items.is_empty() { <p class="lx-muted">{ t(text::COMMENTS_NONE) }</p> }
                <ul class="lx-comments">{ for page.items.iter().chain(more.iter()).map(thread) }</ul>
                { sending.trouble("more-trouble") }
                if let Some(cursor) = next {
                    { part!(Button {
                        block: true,
                        loading: sending.is_busy(),
                        onclick: {
                            let (sending, more, last) = (sending.clone(), more.clone(), last.clone());
                            Callback::from(move |_: MouseEvent| {
                                let (more, last) = (more.clone(), last.clone());
                                sending.send(Call::get(&address(id, &cursor)), move |page: Page<CommentThread>| {
                                    let mut all = (*more).clone();
                                    all.extend(page.items);
                                    more.set(all);
                                    last.set(Some(page.next));
                                });
                            })
                        },
                        data_test: "more-comments",
                        children: html! { { t(shared::LOAD_MORE) } },
                    }) }
                }
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

fn address(id: ProposalId, cursor: &str) -> String {
    let asked = (!cursor.is_empty()).then(|| format!("?cursor={cursor}"));
    format!("/proposals/{id}/comments{}", asked.unwrap_or_default())
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
