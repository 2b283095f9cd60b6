//! What else its reporter can do: add a note, open it again, take it back.

use contract::cases::{Action, Because, Note, Visibility};
use kit::{
    drafts::use_draft,
    hooks::use_state,
    i18n::{Text, resident, shared, t},
    part,
    ui::{Button, ButtonKind, Dialog, Shape, TextArea, calling},
};
use yew::prelude::*;

use super::{act::use_act, view::CaseViewProps};

/// What a dialog is about.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Topic {
    action: Action,
    button: Text,
    label: Text,
    kind: ButtonKind,
    shape: Shape,
}

/// What a reporter can do besides rating.
const TOPICS: [Topic; 8] = [
    Topic {
        action: Action::Consent,
        button: resident::CONSENT_BUTTON,
        label: resident::RATE_COMMENT,
        kind: ButtonKind::Plain,
        shape: Shape::Check,
    },
    Topic {
        action: Action::Refuse,
        button: resident::REFUSE_BUTTON,
        label: resident::RATE_COMMENT,
        kind: ButtonKind::Plain,
        shape: Shape::Lock,
    },
    Topic {
        action: Action::Allow,
        button: resident::ALLOW_BUTTON,
        label: resident::RATE_COMMENT,
        kind: ButtonKind::Plain,
        shape: Shape::Check,
    },
    Topic {
        action: Action::Forbid,
        button: resident::FORBID_BUTTON,
        label: resident::RATE_COMMENT,
        kind: ButtonKind::Plain,
        shape: Shape::Lock,
    },
    Topic {
        action: Action::Note,
        button: resident::NOTE_BUTTON,
        label: resident::NOTE_LABEL,
        kind: ButtonKind::Plain,
        shape: Shape::Note,
    },
    Topic {
        action: Action::Urge,
        button: resident::URGE_BUTTON,
        label: resident::URGE_LABEL,
        kind: ButtonKind::Plain,
        shape: Shape::Horn,
    },
    Topic {
        action: Action::Reopen,
        button: resident::REOPEN_BUTTON,
        label: resident::REOPEN_LABEL,
        kind: ButtonKind::Plain,
        shape: Shape::Undo,
    },
    Topic {
        action: Action::Withdraw,
        button: resident::WITHDRAW_BUTTON,
        label: resident::WITHDRAW_LABEL,
        kind: ButtonKind::Warn,
        shape: Shape::Leave,
    },
];

/// The buttons, and the dialog that one of them opened.
#[component]
pub(super) fn More(props: &CaseViewProps) -> Html {
    let open = use_state(|| None::<Topic>);
    let allowed = |topic: &&Topic| props.case.actions.contains(&topic.action);
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let buttons = TOPICS.iter().filter(allowed).map(|topic| {
        let (open, topic) = (open.clone(), *topic);
        let onclick = Callback::from(move |_: MouseEvent| open.set(Some(topic)));
        part!(Button [topic.action.word()] {
            shape: topic.shape,
            onclick,
            data_test: topic.action.word(),
            children: html! { { t(topic.button) } },
        })
    });
    html! {
        <>
            <div class="lx-actions">{ for buttons }</div>
            // An act that is not possible any more closes its dialog; what was typed is kept.
            if let Some(topic) = (*open).filter(|topic| allowed(&topic)) {
                { part!(Say [topic.action.word()] { topic, view: props.clone(), onclose: close }) }
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct SayProps {
    topic: Topic,
    view: CaseViewProps,
    onclose: Callback<()>,
}

/// A dialog with room for some words.
#[component]
fn Say(props: &SayProps) -> Html {
    let topic = props.topic;
    let act = use_act(&props.view);
    let draft = use_draft(&format!("{}.{}", topic.action.word(), props.view.case.summary.id));
    let send = {
        let (act, draft, onclose) = (act.clone(), draft.clone(), props.onclose.clone());
        Callback::from(move |_: MouseEvent| {
            let (clear, onclose) = (draft.clear.clone(), onclose.clone());
            let ondone = Callback::from(move |()| {
                clear.emit(());
                onclose.emit(());
            });
            let text = draft.text.trim().to_owned();
            let because = Because {
                text: (!text.is_empty()).then(|| text.clone()),
            };
            match topic.action {
                Action::Note => {
                    let visibility = Visibility::Public;
                    act.run("notes", &Note { text, visibility }, ondone);
                }
                // The others are named in their addresses as they are named on the wire.
                action => act.run(action.word(), &because, ondone),
            }
        })
    };
    let kind = if topic.kind == ButtonKind::Warn {
        ButtonKind::Warn
    } else {
        ButtonKind::Primary
    };
    let foot = html! {
        <>
            { calling(t(shared::CANCEL), &props.onclose, "say-cancel") }
            { part!(Button {
                kind,
                onclick: send,
                loading: act.sending.is_busy(),
                data_test: "say-submit",
                children: html! { { t(topic.button) } },
            }) }
        </>
    };
    part!(Dialog {
        title: t(topic.button),
        onclose: props.onclose.clone(),
        close_label: t(shared::CLOSE),
        foot,
        data_test: "say",
        children: html! { <div class="lx-stack">
            { part!(TextArea {
                label: t(topic.label),
                value: draft.text.clone(),
                oninput: draft.set.clone(),
                limit: 2_000,
                rows: 4,
                error: act.sending.error("/text"),
                data_test: "say-text"
            }) }
            { act.sending.trouble("say-failed") }
        </div> }
    })
}
