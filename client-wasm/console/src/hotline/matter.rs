//! What the caller says: the fields of a call, each with its key.

use contract::cases::{Category, Urgency};
use kit::{
    desk::use_desk,
    i18n::{console, desk as text, fill, t, words},
    part,
    sending::Sending,
    ui::{Check, Choice, Choices, Field, Select, TextArea},
};
use yew::prelude::*;

use super::{category::CategoryPicker, form::Change, keys::with_key};
use crate::subcategory::SubcategoryPicker;

/// The fields of the matter, the callback and the answer.
pub(super) fn fields(change: &Change, sending: &Sending) -> Html {
    let draft = &change.draft;
    if draft.case.is_some() {
        return html! { <>{ said(change, sending, "/text") }{ callback(change, sending) }</> };
    }
    html! {
        <>
            { said(change, sending, "/matter/title") }
            { part!(CategoryPicker {
                chosen: draft.said.category,
                title: draft.said.title.clone(),
                body: draft.said.body.clone(),
                typed: draft.said.looked_for.clone(),
                error: sending.error("/matter/category"),
                onchange: change.of(|draft, (category, typed): (Option<Category>, String)| {
                        draft.said.category = category;
                        draft.said.looked_for = typed;
                        draft.said.subcategory.clear();
                    }),
            }) }
            { part!(SubcategoryPicker {
                community: draft.community,
                category: draft.said.category,
                value: draft.said.subcategory.clone(),
                none: t(console::SUBCATEGORY_NONE),
                onchange: change.of(|draft, id| draft.said.subcategory = id),
                error: sending.error("/matter/subcategory_id"),
                data_test: "call-subcategory",
                shortcut: "Alt+K",
            }) }
            { urgency(draft.said.urgency, &change.of(|draft, urgency| draft.said.urgency = urgency)) }
            { place(change, sending) }
            { callback(change, sending) }
            { part!(TextArea {
                label: with_key(text::ANSWER, "F8"),
                value: draft.said.answer.clone(),
                oninput: change.of(|draft, answer| draft.said.answer = answer),
                limit: 5_000,
                rows: 2,
                hint: t(text::ANSWER_HINT),
                error: sending.error("/matter/answer"),
                data_test: "call-answer",
            }) }
            { part!(Check {
                checked: draft.nameless,
                onchange: change.of(|draft, on| draft.nameless = on),
                data_test: "call-nameless",
                children: html! { <>{ with_key(text::NAMELESS, "Alt+L") }</> },
            }) }
        </>
    }
}

/// Where it is.
fn place(change: &Change, sending: &Sending) -> Html {
    let draft = &change.draft;
    html! {
        <>
            { part!(Where {
                community: draft.community.to_string(),
                cell: draft.said.cell.map(|id| id.to_string()).unwrap_or_default(),
                cell_label: with_key(text::CELL, "Alt+G"),
                oncommunity: change.of(|draft, id: String| {
                        if let Ok(id) = id.parse() {
                            draft.community = id;
                            draft.said.cell = None;
                        }
                    }),
                oncell: change.of(|draft, id: String| draft.said.cell = id.parse().ok()),
            }) }
            { part!(Field {
                label: with_key(text::ADDRESS, "Alt+P"),
                value: draft.said.address.clone(),
                autocomplete: "off",
                oninput: change.of(|draft, address| draft.said.address = address),
                error: sending.error("/matter/address"),
                data_test: "call-address",
            }) }
        </>
    }
}

fn said(change: &Change, sending: &Sending, title: &str) -> Html {
    let draft = &change.draft;
    html! {
        <>
            { part!(Field {
                label: with_key(text::TITLE, "Alt+S"),
                value: draft.said.title.clone(),
                autocomplete: "off",
                oninput: change.of(|draft, title| draft.said.title = title),
                error: sending.error(title),
                data_test: "call-title",
            }) }
            { part!(TextArea {
                label: with_key(text::BODY, "Alt+B"),
                value: draft.said.body.clone(),
                oninput: change.of(|draft, body| draft.said.body = body),
                limit: 10_000,
                rows: 3,
                hint: t(text::BODY_HINT),
                error: sending.error("/matter/body"),
                data_test: "call-body",
            }) }
        </>
    }
}

fn callback(change: &Change, sending: &Sending) -> Html {
    let draft = &change.draft;
    html! {
        <>
            { part!(Check {
                checked: draft.callback,
                onchange: change.of(|draft, on| draft.callback = on),
                data_test: "call-callback",
                children: html! { <>{ with_key(text::CALLBACK, "F9") }</> },
            }) }
            if draft.callback {
                { part!(Field {
                    label: t(text::CALLBACK_WHEN),
                    value: draft.when.clone(),
                    autocomplete: "off",
                    oninput: change.of(|draft, when| draft.when = when),
                    error: sending.error("/talk/callback"),
                    data_test: "call-when",
                }) }
            }
        </>
    }
}

/// How pressing it is, each with its key.
pub(super) fn urgency(chosen: Urgency, onchange: &Callback<Urgency>) -> Html {
    let options: Vec<Choice> = Urgency::ALL
        .iter()
        .enumerate()
        .map(|(index, urgency)| {
            let key = format!("Alt+{}", index + 1);
            Choice::new(urgency.word(), fill(text::WITH_KEY, &[t(words::urgency(*urgency)), &key]))
        })
        .collect();
    let onchange = onchange.clone();
    let onchange = Callback::from(move |word: AttrValue| {
        if let Some(urgency) = Urgency::from_word(&word) {
            onchange.emit(urgency);
        }
    });
    part!(Choices {
        label: t(text::URGENCY),
        options,
        chosen: vec![AttrValue::from(chosen.word())],
        onchange,
        data_test: "call-urgency",
    })
}

/// Properties of [`Where`].
#[derive(Properties, PartialEq)]
pub(super) struct WhereProps {
    pub(super) community: String,
    pub(super) cell: String,
    /// What the choice of the cell is called.
    pub(super) cell_label: String,
    pub(super) oncommunity: Callback<String>,
    pub(super) oncell: Callback<String>,
}

/// Community, for those who answer for several, and grid cell.
#[component]
pub(super) fn Where(props: &WhereProps) -> Html {
    let desk = use_desk();
    let communities: Vec<Choice> = desk
        .communities
        .iter()
        .map(|community| Choice::new(community.id.to_string(), community.name.clone()))
        .collect();
    let mut cells = vec![Choice::new("", "—")];
    cells.extend(
        desk.cells(props.community.parse().ok())
            .map(|cell| Choice::new(cell.id.to_string(), cell.name.clone())),
    );
    html! {
        <>
            if communities.len() > 1 {
                { part!(Select {
                    label: t(console::COMMUNITY),
                    options: communities,
                    value: props.community.clone(),
                    onchange: props.oncommunity.clone(),
                    data_test: "call-community",
                }) }
            }
            { part!(Select {
                label: props.cell_label.clone(),
                options: cells,
                value: props.cell.clone(),
                onchange: props.oncell.clone(),
                data_test: "call-cell",
            }) }
        </>
    }
}
