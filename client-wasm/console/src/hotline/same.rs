//! Cases on the same matter, while the caller speaks: the call's own case can become part of one.

use contract::{
    contacts::Recorded,
    handling::{MatterText, SimilarCase},
    ids::CaseId,
};
use kit::{
    i18n::{fill, handling as text},
    part,
    ui::{Banner, Button, ButtonKind, Shape, Toasts, Tone},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{draft::Draft, form::Change, keys::with_key};
use crate::{
    calls,
    similar::{Similar, matter},
};

/// The cases that may be on the same matter, until the call belongs to one.
pub(super) fn list(change: &Change) -> Html {
    let draft = &change.draft;
    if draft.case.is_some() || draft.merge.is_some() {
        return Html::default();
    }
    part!(Similar {
        community: draft.community,
        matter: MatterText {
            cell_id: draft.said.cell,
            ..matter(&draft.said.title, &draft.said.body)
        },
        pick: text::MERGE_ON_SAVE,
        shortcut: "Alt+M",
        onpick: change.of(|draft, picked: SimilarCase| draft.merge = Some((picked.id, picked.number.unwrap_or_default()))),
        picks_until: kit::time::now(),
    })
}

/// What will be merged, and the way not to.
pub(super) fn chosen(change: &Change) -> Html {
    let Some((_, number)) = change.draft.merge.as_ref().filter(|_| change.draft.case.is_none()) else {
        return Html::default();
    };
    part!(Banner {
        tone: Tone::Blue,
        shape: Shape::Merge,
        words: fill(text::WILL_MERGE, &[number]),
        data_test: "call-merges",
        children: part!(Button {
            kind: ButtonKind::Text,
            onclick: change.of(|draft, _: MouseEvent| draft.merge = None),
            data_test: "call-merges-not",
            children: html! { <>{ with_key(text::WILL_NOT_MERGE, "Alt+M") }</> },
        }),
    })
}

/// Merges what was saved, if that was chosen; then calls `done`.
pub(super) fn merge(draft: &Draft, recorded: &Recorded, toasts: Toasts, done: Callback<()>) {
    let into: Option<CaseId> = draft.merge.as_ref().filter(|_| draft.case.is_none()).map(|(id, _)| *id);
    let Some(into) = into else {
        return done.emit(());
    };
    let (case, key) = (recorded.case.id, format!("{}-merge", draft.key));
    spawn_local(async move {
        // The call is saved in any case; its case can still be merged from its own page.
        if let Err(failure) = calls::merge(case, into, &key).await {
            toasts.bad(fill(text::NOT_MERGED, &[&failure.line()]));
        }
        done.emit(());
    });
}
