//! The cases behind a need: looked for by number or by words, and ticked.

use contract::{
    cases::CaseSummary,
    ids::{CaseId, CommunityId},
    page::Page,
};
use kit::{
    hooks::use_state,
    http::{Call, query},
    i18n::{needs as text, t},
    part,
    remote::use_call,
    ui::{Check, Field, FieldKind},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Characters that are looked for at least.
const LEAST: usize = 2;

/// A case that was ticked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Ticked {
    pub(super) id: CaseId,
    words: String,
}

/// Properties of [`FromCases`].
#[derive(Properties, PartialEq)]
pub(super) struct FromCasesProps {
    /// Whose.
    pub(super) community: CommunityId,
    /// Those that are ticked.
    pub(super) ticked: Vec<Ticked>,
    /// Called with one that is ticked now, or no longer.
    pub(super) toggle: Callback<Ticked>,
}

/// The field, and what it finds.
#[component]
pub(super) fn FromCases(props: &FromCasesProps) -> Html {
    let typed = use_state(String::new);
    let (community, words) = (props.community.to_string(), typed.trim().to_owned());
    let asked = query(&[
        ("scope", "desk"),
        ("community_id", &community),
        ("limit", "10"),
        ("q", &words),
    ]);
    let enough = words.chars().count() >= LEAST;
    let (found, _) = use_call::<_, Page<CaseSummary>>((asked, enough), |(asked, enough)| {
        enough.then(|| Call::get(&format!("/cases{asked}")))
    });
    let found = found
        .ready()
        .filter(|_| enough)
        .map(|page| page.items.clone())
        .unwrap_or_default();
    let found = found.into_iter().map(|case| Ticked {
        id: case.id,
        words: format!("{} {}", case.number, case.title),
    });
    let others: Vec<Ticked> = found.filter(|one| !props.ticked.contains(one)).collect();
    let row = |of: &Ticked, checked: bool| {
        let (toggle, one) = (props.toggle.clone(), of.clone());
        let onchange = Callback::from(move |_: bool| toggle.emit(one.clone()));
        html! {
            <li key={of.id.to_string()}>
                { part!(Check { checked, onchange, data_test: format!("case-{}", of.id), children: html! { { &of.words } } }) }
            </li>
        }
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |words: String| typed.set(words))
    };
    html! {
        <>
            { part!(Field {
                label: t(text::FROM_CASES),
                kind: FieldKind::Search,
                value: (*typed).clone(),
                oninput,
                max_length: 100,
                data_test: "find-case",
            }) }
            <ul>
                { for props.ticked.iter().map(|one| row(one, true)) }
                { for others.iter().map(|one| row(one, false)) }
            </ul>
        </>
    }
}
