//! Writing a need down: from a public proposal in one tap, or in one's own words.

use contract::{
    agenda,
    ids::{CommunityId, ProposalId},
    needs::{CommunityNeed, NewCommunityNeed, SENTENCES},
    page::Page,
    proposals::{Field as Matter, Proposal, ProposalSummary},
};
use kit::{
    form::{Form, use_form},
    hooks::{use_effect_with, use_state},
    http::Call,
    i18n::{needs as text, shared, t, words},
    need, part,
    remote::use_call,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Choice, FieldKind, Select, button, use_toasts},
    way,
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::from_cases::{FromCases, Ticked};
use crate::routes::Route;

/// Properties of [`Listing`].
#[derive(Properties, PartialEq)]
pub(super) struct ListingProps {
    /// Whose.
    pub(super) community: CommunityId,
    /// The proposal that it begins with.
    pub(super) from: Option<ProposalId>,
    /// Called once it is written down.
    pub(super) done: Callback<()>,
}

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    title: String,
    about: String,
    field: String,
    proposal: Option<ProposalId>,
    cases: Vec<Ticked>,
}

impl Typed {
    fn read(&self) -> NewCommunityNeed {
        NewCommunityNeed {
            title: self.title.trim().to_owned(),
            about: self.about.trim().to_owned(),
            field: Matter::from_word(&self.field).unwrap_or(Matter::Other),
            proposals: self.proposal.into_iter().collect(),
            cases: self.cases.iter().map(|one| one.id).collect(),
        }
    }

    /// Adds a case, or leaves it out again.
    fn tick(&mut self, one: Ticked) {
        match self.cases.iter().position(|each| each.id == one.id) {
            Some(at) => {
                self.cases.remove(at);
            }
            None => self.cases.push(one),
        }
    }
}

/// The button, and once it is pressed the form.
#[component]
pub(super) fn Listing(props: &ListingProps) -> Html {
    let form = use_form(format!("need.{}", props.community), Typed::default());
    let begun = *form.typed != Typed::default();
    let open = use_state(|| begun || props.from.is_some());
    let (sending, toasts) = (use_sending(), use_toasts());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    if !*open {
        return html! {
            <p>{ button(ButtonKind::Primary, t(text::NEW_NEED), toggle, "new-need") }</p>
        };
    }
    let onsubmit = {
        let (form, sending, open, done) = (form.clone(), sending.clone(), open.clone(), props.done.clone());
        let path = format!("/communities/{}/needs", props.community);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let new = form.typed.read();
            let sentences: Vec<_> = SENTENCES.iter().chain(agenda::SENTENCES).copied().collect();
            if !sending.accepts_in(&new, &sentences) {
                return;
            }
            let call = Call::post(&path).json(&new).key(&sending.key(&path, &new));
            let (form, open, toasts, done) = (form.clone(), open.clone(), toasts.clone(), done.clone());
            sending.send(call, move |_: CommunityNeed| {
                form.done();
                form.typed.set(Typed::default());
                open.set(false);
                toasts.good(t(text::LISTED_NOW));
                way::instead(&Route::Needs.href());
                done.emit(());
            });
        })
    };
    let typed = &form.typed;
    let take = form.typing(|typed: &mut Typed, taken: Typed| {
        *typed = Typed {
            cases: std::mem::take(&mut typed.cases),
            ..taken
        };
    });
    let tick = form.typing(Typed::tick);
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="listing">
            <h2 class="lx-title">{ t(text::NEW_NEED) }</h2>
            { part!(FromProposal { community: props.community, take, chosen: typed.proposal, first: props.from.filter(|_| !begun) }) }
            { form.line(&sending, (text::N_TITLE, FieldKind::Text, 60), ("/title", "need-title"), |typed| &mut typed.title) }
            { form.area(&sending, (text::N_ABOUT, 2_000, 3), ("/about", "need-about"), |typed| &mut typed.about) }
            { field(&form) }
            { part!(FromCases { community: props.community, ticked: typed.cases.clone(), toggle: tick }) }
            { need::trouble(&sending, &["/proposals/", "/cases/"], "listing-trouble") }
            <p class="lx-row">
                { sending.submit(t(text::NEW_NEED), "list-now") }
                { part!(Button { onclick: toggle, children: html! { { t(shared::BACK) } } }) }
            </p>
        </form>
    }
}

/// In which field it is.
fn field(form: &Form<Typed>) -> Html {
    let fields = Matter::ALL.iter();
    let chosen = &form.typed.field;
    part!(Select {
        label: t(text::N_FIELD),
        options: fields
            .map(|one| Choice::new(one.word(), t(words::proposal_field(*one))))
            .collect::<Vec<_>>(),
        value: if chosen.is_empty() {
            Matter::Other.word().to_owned()
        } else {
            chosen.clone()
        },
        onchange: form.typing(|typed: &mut Typed, field| typed.field = field),
        data_test: "need-field",
    })
}

#[derive(Properties, PartialEq)]
struct FromProposalProps {
    community: CommunityId,
    take: Callback<Typed>,
    chosen: Option<ProposalId>,
    /// The one that is chosen to begin with.
    first: Option<ProposalId>,
}

/// The proposals that oblige the community: choosing one fills the form with its words.
#[component]
fn FromProposal(props: &FromProposalProps) -> Html {
    let of = |state: &str| {
        format!(
            "/communities/{}/proposals?limit=100&sort=newest&state={state}",
            props.community
        )
    };
    let (answered, _) = use_call::<_, Page<ProposalSummary>>(of("answered"), |path| Some(Call::get(path)));
    let (effective, _) = use_call::<_, Page<ProposalSummary>>(of("effective"), |path| Some(Call::get(path)));
    let reading = use_sending();
    let onchange = {
        let (take, reading) = (props.take.clone(), reading.clone());
        Callback::from(move |id: String| {
            if !id.is_empty() {
                read(&reading, &id, take.clone());
            }
        })
    };
    {
        let onchange = onchange.clone();
        use_effect_with(props.first, move |first| {
            if let Some(id) = first {
                onchange.emit(id.to_string());
            }
        });
    }
    let all = [&effective, &answered]
        .into_iter()
        .filter_map(|page| page.ready())
        .flat_map(|page| &page.items);
    let mut choices = vec![Choice::new("", "")];
    choices.extend(all.map(|one| Choice::new(one.id.to_string(), one.title.clone())));
    if choices.len() < 2 {
        return Html::default();
    }
    html! {
        <>
            { part!(Select {
                label: t(text::FROM_PROPOSAL),
                options: choices,
                value: props.chosen.map(|id| id.to_string()).unwrap_or_default(),
                onchange,
                data_test: "from-proposal",
            }) }
            { reading.trouble("from-trouble") }
        </>
    }
}

/// Reads a proposal, and hands over what everybody reads of it.
fn read(reading: &Sending, id: &str, take: Callback<Typed>) {
    reading.send(Call::get(&format!("/proposals/{id}")), move |of: Proposal| {
        let published = of.editions.into_iter().filter(|one| one.published_at.is_some());
        let Some(shown) = published.max_by_key(|one| one.edition) else {
            return;
        };
        let text = shown.text;
        take.emit(Typed {
            title: text.title,
            about: text.problem.chars().take(2_000).collect(),
            field: text.field.word().to_owned(),
            proposal: Some(of.summary.id),
            cases: Vec::new(),
        });
    });
}
