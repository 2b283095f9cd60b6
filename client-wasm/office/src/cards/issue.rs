//! Issues cards: one for each building or household of a grid cell.

use contract::{
    accounts::Role,
    ids::CommunityId,
    liaison::{Cards, NewCards, Officer, SENTENCES},
    validation::{FieldError, check},
};
use kit::{
    desk::use_desk,
    drafts::{Draft, use_draft},
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{cards as text, console, fill, language, shared, t},
    part,
    remote::use_remote,
    sending::{Sending, typing, use_sending},
    ui::{ButtonKind, Dialog, Select, TextArea, Toasts, button, use_toasts},
};
use yew::prelude::*;

use super::{of_cells, of_officers};
use crate::calls;

/// Properties of [`Issue`].
#[derive(Properties, PartialEq)]
pub(super) struct IssueProps {
    /// Where.
    pub(super) community: CommunityId,
    /// Whose they can be.
    pub(super) officers: Vec<Officer>,
    /// Called when it is left.
    pub(super) onclose: Callback<()>,
    /// Called when they are issued.
    pub(super) onissued: Callback<()>,
}

/// For which cell, and whose.
#[derive(Clone, PartialEq)]
struct Typed {
    cell: String,
    officer: String,
}

/// The form; the labels that are typed stay on this device until the cards are there.
#[component]
pub(super) fn Issue(props: &IssueProps) -> Html {
    let (desk, sending, toasts) = (use_desk(), use_sending(), use_toasts());
    let cells = of_cells(desk.cells(Some(props.community)));
    let labels = use_draft(&format!("cards.{}", props.community));
    let typed = use_state(|| Typed {
        cell: cells.first().map(|cell| cell.value.to_string()).unwrap_or_default(),
        officer: first_officer(&props.officers),
    });
    let onsubmit = issuing(props, &typed, &labels, &sending, toasts);
    part!(Dialog {
        title: t(text::ISSUE),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.clone(),
        children: html! { <form class="lx-stack" {onsubmit} novalidate=true>
            { sending.trouble("cards-trouble") }
            if props.officers.is_empty() { <p class="lx-error" role="alert">{ t(text::OFFICER_NONE) }</p> }
            { part!(Select {
                label: t(console::FILTER_CELL),
                options: cells,
                value: typed.cell.clone(),
                onchange: typing(&typed, |typed: &mut Typed, cell| typed.cell = cell),
                error: sending.error("/cell_id"),
                data_test: "issue-cell",
            }) }
            { part!(Select {
                label: t(text::OFFICER),
                options: of_officers(&props.officers),
                value: typed.officer.clone(),
                onchange: typing(&typed, |typed: &mut Typed, officer| typed.officer = officer),
                error: sending.error("/officer_id"),
                data_test: "issue-officer",
            }) }
            { part!(TextArea {
                label: t(text::LABELS),
                hint: t(text::LABELS_HINT),
                value: labels.text.clone(),
                oninput: labels.set.clone(),
                limit: 8_000,
                rows: 6,
                error: sending.error("/labels"),
                data_test: "issue-labels",
            }) }
            { part!(FillIn { cell: typed.cell.clone(), set: labels.set.clone() }) }
            { sending.submit(t(text::ISSUE), "issue-send") }
        </form> },
    })
}

/// Issues a card for each label that was typed.
fn issuing(
    props: &IssueProps,
    typed: &UseStateHandle<Typed>,
    labels: &Draft,
    sending: &Sending,
    toasts: Toasts,
) -> Callback<SubmitEvent> {
    let (typed, labels, sending) = (typed.clone(), labels.clone(), sending.clone());
    let (community, onissued) = (props.community, props.onissued.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let Some(new) = cards(community, &typed, &labels.text) else {
            return;
        };
        if let Err(faults) = check(&new, language()) {
            return sending.refuse(Failure::invalid(explained(faults)));
        }
        let (labels, onissued, toasts) = (labels.clone(), onissued.clone(), toasts.clone());
        let call = Call::post("/liaison/cards").json(&new).key(&sending.key("cards", &new));
        sending.send::<Cards>(call, move |cards| {
            labels.clear.emit(());
            toasts.good(fill(text::DONE, &[&cards.items.len().to_string()]));
            onissued.emit(());
        });
    })
}

/// Who is offered first: those whose office it is.
fn first_officer(officers: &[Officer]) -> String {
    let officer = officers.iter().find(|one| one.role == Role::LiaisonOfficer);
    let officer = officer.or_else(|| officers.first());
    officer.map(|one| one.id.to_string()).unwrap_or_default()
}

fn cards(community_id: CommunityId, typed: &Typed, labels: &str) -> Option<NewCards> {
    let lines = labels.lines().map(str::trim).filter(|line| !line.is_empty());
    Some(NewCards {
        community_id,
        cell_id: typed.cell.parse().ok()?,
        officer_id: typed.officer.parse().ok()?,
        labels: lines.map(str::to_owned).collect(),
    })
}

/// Faults in the words that only liaison has.
fn explained(mut faults: Vec<FieldError>) -> Vec<FieldError> {
    for fault in &mut faults {
        if let Some((_, chinese, english)) = SENTENCES.iter().find(|(code, ..)| *code == fault.code) {
            language().pick(chinese, english).clone_into(&mut fault.detail);
        }
    }
    faults
}

#[derive(Properties, PartialEq)]
struct FillInProps {
    cell: String,
    set: Callback<String>,
}

/// Fills in the buildings that the cell is known to have.
#[component]
fn FillIn(props: &FillInProps) -> Html {
    let (street, _) = use_remote((), |()| calls::places());
    let cells = street
        .ready()
        .map(|street| street.communities.iter().flat_map(|community| &community.cells));
    let cell = cells.and_then(|mut cells| cells.find(|cell| cell.id.to_string() == props.cell));
    let Some(buildings) = cell
        .map(|cell| cell.sheet.buildings.join("\n"))
        .filter(|lines| !lines.is_empty())
    else {
        return Html::default();
    };
    button(
        ButtonKind::Text,
        t(text::FILL_IN),
        props.set.reform(move |_: MouseEvent| buildings.clone()),
        "issue-fill-in",
    )
}
