//! The options of a vote that is typed: written, or taken from proposals that were answered.

use contract::{
    ids::{CommunityId, ProposalId},
    page::Page,
    proposals::ProposalSummary,
};
use kit::{
    form::Form,
    http::Call,
    i18n::{fill, t, votes as text},
    part,
    remote::use_call,
    sending::Sending,
    ui::{Button, ButtonKind, Choice, Field, FieldKind, Select, Shape, Tone, chip},
};
use yew::prelude::*;

use super::typed::{Typed, TypedOption};

/// How many options a vote has at least, and at most.
const LEAST: usize = 2;
const MOST: usize = 20;

/// Properties of [`Options`].
#[derive(Properties, PartialEq)]
pub(super) struct OptionsProps {
    /// Whose proposals can be taken.
    pub(super) community: CommunityId,
    /// The form they stand in.
    pub(super) form: Form<Typed>,
    /// What was said of them.
    pub(super) sending: Sending,
}

/// The options, and the ways to add one.
#[component]
pub(super) fn Options(props: &OptionsProps) -> Html {
    let (form, sending) = (&props.form, &props.sending);
    let path = format!(
        "/communities/{}/proposals?limit=100&sort=newest&state=answered",
        props.community
    );
    let (proposals, _) = use_call::<_, Page<ProposalSummary>>(path, |path| Some(Call::get(path)));
    let all = &form.typed.options;
    let more = all.len() < MOST;
    let add = form.typing(|typed: &mut Typed, _: MouseEvent| typed.options.push(TypedOption::default()));
    let answered = proposals.ready().map(|page| page.items.clone()).unwrap_or_default();
    let taken = |one: &&ProposalSummary| all.iter().all(|option| option.proposal != Some(one.id));
    let mut choices = vec![Choice::new("", "")];
    choices.extend(
        answered
            .iter()
            .filter(taken)
            .map(|one| Choice::new(one.id.to_string(), one.title.clone())),
    );
    let take = form.typing(move |typed: &mut Typed, id: String| {
        if let Some(one) = answered.iter().find(|one| one.id.to_string() == id) {
            put(&mut typed.options, one.title.clone(), one.id);
        }
    });
    html! {
        <fieldset class="lx-stack" data-test="options">
            <legend class="lx-label">{ t(text::OPTIONS) }</legend>
            { for (0..all.len()).map(|at| option(form, sending, at)) }
            if more {
                <p>{ part!(Button { shape: Shape::Plus, onclick: add, data_test: "add-option", children: html! { { t(text::ADD_OPTION) } } }) }</p>
                if choices.len() > 1 {
                    { part!(Select {
                        label: t(text::FROM_PROPOSAL),
                        options: choices,
                        value: "",
                        onchange: take,
                        data_test: "from-proposal",
                    }) }
                }
            }
        </fieldset>
    }
}

/// A proposal becomes the first option that is still empty, else one more.
fn put(options: &mut Vec<TypedOption>, text: String, proposal: ProposalId) {
    let option = TypedOption {
        text,
        proposal: Some(proposal),
    };
    match options.iter_mut().find(|one| one.text.trim().is_empty()) {
        Some(empty) => *empty = option,
        None => options.push(option),
    }
}

fn option(form: &Form<Typed>, sending: &Sending, at: usize) -> Html {
    let Some(typed) = form.typed.options.get(at) else {
        return Html::default();
    };
    let number = (at + 1).to_string();
    let remove = form.typing(move |typed: &mut Typed, _: MouseEvent| {
        typed.options.remove(at);
    });
    html! {
        <div class="lx-step" key={at}>
            { part!(Field {
                label: fill(text::OPTION, &[&number]),
                kind: FieldKind::Text,
                value: typed.text.clone(),
                oninput: form.typing(move |typed: &mut Typed, text| typed.options[at].text = text),
                max_length: 100,
                error: sending.error(&format!("/options/{at}")),
                data_test: format!("option-{}", at + 1),
            }) }
            <p class="lx-row">
                <span class="lx-grow">if typed.proposal.is_some() { { chip(Tone::Violet, Shape::Hand, t(text::OF_PROPOSAL)) } }</span>
                if form.typed.options.len() > LEAST {
                    { part!(Button {
                        kind: ButtonKind::Text,
                        onclick: remove,
                        data_test: format!("remove-{}", at + 1),
                        children: html! { { fill(text::REMOVE_OPTION, &[&number]) } },
                    }) }
                }
            </p>
        </div>
    }
}
