//! What the forms of handling send.

use contract::{
    cases::Category,
    handling::{
        Dispatch, DispatchObjection, ExtensionRequest, Flow, HandBack, Merge, NamingRequest, Pause, PauseReason, Ruling,
        SENTENCES, Split, Transfer,
    },
};
use kit::{
    handlers::{chosen, of},
    i18n::{handling as text, t},
    sending::Sending,
};

use crate::case::{act::Act, draft::Draft};

/// What is sent for an act of handling, as JSON; nothing for other acts.
pub(in crate::case) fn body(draft: &Draft, act: Act, sending: &Sending) -> Option<String> {
    let text = draft.said();
    match act {
        Act::Dispatch => sending.written(&dispatch(draft), SENTENCES),
        Act::Object => sending.written(&DispatchObjection { text }, SENTENCES),
        Act::RuleObjection | Act::RuleExtension | Act::RuleDraft => ruling(draft, sending),
        Act::Transfer => sending.written(&transfer(draft, text), SENTENCES),
        Act::AskNaming => sending.written(
            &NamingRequest {
                community_id: of(&draft.to, 'c'),
                organisation_id: of(&draft.to, 'o'),
                text,
            },
            SENTENCES,
        ),
        Act::HandBack => {
            let done = draft.yes.unwrap_or(true);
            sending.written(&HandBack { done, text }, SENTENCES)
        }
        Act::Pause => {
            let reason = draft.pause.unwrap_or(PauseReason::Reporter);
            let until = draft.days.clone();
            sending.written(&Pause { reason, until, text }, SENTENCES)
        }
        Act::AskExtension => {
            // What is no number is refused by its field: nobody needs so little.
            let days = draft.days.trim().parse().unwrap_or_default();
            sending.written(&ExtensionRequest { days, text }, SENTENCES)
        }
        Act::Merge => {
            let Some(into) = draft.into else {
                sending.misses("/into", t(text::MERGE_NEEDED));
                return None;
            };
            sending.written(&Merge { into }, SENTENCES)
        }
        Act::Split => {
            let (title, category) = (draft.title.trim().to_owned(), draft.category.unwrap_or(Category::Other));
            let body = text;
            sending.written(&Split { title, body, category }, SENTENCES)
        }
        _ => None,
    }
}

fn dispatch(draft: &Draft) -> Dispatch {
    let flow = draft.flow.unwrap_or_default();
    let helpers = draft.helpers.iter().filter(|_| flow == Flow::Coordinated);
    Dispatch {
        handler: chosen(&draft.to),
        flow,
        helpers: helpers.map(|word| chosen(word)).collect(),
        text: draft.words(),
    }
}

fn transfer(draft: &Draft, text: String) -> Transfer {
    Transfer {
        community_id: of(&draft.to, 'c'),
        organisation_id: of(&draft.to, 'o'),
        text,
        consent: draft.consent,
    }
}

fn ruling(draft: &Draft, sending: &Sending) -> Option<String> {
    let Some(granted) = draft.yes else {
        sending.misses("/granted", t(text::DECISION_NEEDED));
        return None;
    };
    let text = draft.words();
    sending.written(&Ruling { granted, text }, SENTENCES)
}
