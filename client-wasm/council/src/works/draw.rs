//! Drawing a project up, changing it, and drawing an amendment of its contract up. The browser keeps what is typed.

use std::rc::Rc;

use contract::{
    calls::PlanCall,
    ids::{CommunityId, PlanId, ProjectId},
    page::Page,
    projects::{Project, ProjectCarrier},
    proposals::{Field as ProjectField, ProposalSummary},
};
use kit::{
    form::{Form, use_form},
    http::{Call, Failure},
    i18n::{fill, t, words, works as text},
    part,
    remote::use_call,
    sending::{Sending, use_sending},
    ui::{Choice, FieldKind, Select, use_toasts},
    works,
};
use yew::prelude::*;

use super::{terms::terms, typed::Typed};

/// What is typed for.
#[derive(Clone, PartialEq)]
pub(crate) enum Purpose {
    /// A project that there is not yet.
    New,
    /// A project from the plan that a call chose.
    Plan(Rc<PlanCall>),
    /// Changing one that nobody signed.
    Change(Rc<Project>),
    /// Amending the contract of one.
    Amend(Rc<Project>),
}

impl Purpose {
    /// Under which name the browser keeps what is typed, and what it begins with.
    fn begins(&self, community: CommunityId) -> (String, Typed) {
        match self {
            Self::New => (format!("works.{community}"), Typed::new()),
            Self::Plan(call) => (format!("works.call.{}", call.id), Typed::of_plan(call)),
            Self::Change(project) | Self::Amend(project) => (
                format!("works.{}.{}", project.summary.id, project.edition),
                Typed::of(project),
            ),
        }
    }

    /// The plan that it comes from.
    fn plan(&self) -> Option<PlanId> {
        match self {
            Self::New => None,
            Self::Plan(call) => call.plan_id,
            Self::Change(project) | Self::Amend(project) => project.plan_id,
        }
    }
}

/// Properties of [`Draw`].
#[derive(Properties, PartialEq)]
pub(crate) struct DrawProps {
    /// Whose.
    pub(crate) community: CommunityId,
    /// What it is for.
    pub(crate) purpose: Purpose,
    /// Called with the project once it is saved.
    pub(crate) done: Callback<ProjectId>,
}

/// The form.
#[component]
pub(crate) fn Draw(props: &DrawProps) -> Html {
    let (name, first) = props.purpose.begins(props.community);
    let form = use_form(name, first);
    let (sending, toasts) = (use_sending(), use_toasts());
    let amends = matches!(props.purpose, Purpose::Amend(_));
    let onsubmit = {
        let (form, sending, done) = (form.clone(), sending.clone(), props.done.clone());
        let (purpose, community) = (props.purpose.clone(), props.community);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let call = match call(&form.typed, &purpose, community, &sending) {
                Ok(call) => call,
                Err(faults) => return sending.refuse(Failure::invalid(faults)),
            };
            let (form, toasts, done) = (form.clone(), toasts.clone(), done.clone());
            sending.send(call, move |project: Project| {
                form.done();
                form.typed.set(Typed::new());
                toasts.good(t(text::SAVED));
                done.emit(project.summary.id);
            });
        })
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="drawing">
            if amends { { form.area(&sending, (text::AMEND_WHY, 200, 3), ("/reason", "reason"), |typed| &mut typed.reason) } }
            else { { part!(Sheet { community: props.community, form: form.clone(), sending: sending.clone(), plan: props.purpose.plan().is_some() }) } }
            { terms(&form, &sending) }
            { sending.trouble("drawing-trouble") }
            if let Some(whole) = sending.whole() { <p class="lx-error" role="alert">{ whole }</p> }
            { sending.submit(t(text::SAVE), "save") }
        </form>
    }
}

fn call(
    typed: &Typed,
    purpose: &Purpose,
    community: CommunityId,
    sending: &Sending,
) -> Result<Call, Vec<contract::validation::FieldError>> {
    let tagged = |call: Call, project: &Project| call.if_match(&format!("\"{}\"", project.edition));
    Ok(match purpose {
        Purpose::New | Purpose::Plan(_) => {
            let (path, new) = (format!("/communities/{community}/projects"), typed.project(purpose.plan())?);
            Call::post(&path).json(&new).key(&sending.key(&path, &new))
        }
        Purpose::Change(project) => {
            let path = format!("/projects/{}", project.summary.id);
            tagged(Call::put(&path).json(&typed.project(purpose.plan())?), project)
        }
        Purpose::Amend(project) => {
            let path = format!("/projects/{}/amendment", project.summary.id);
            tagged(Call::put(&path).json(&typed.amendment()?), project)
        }
    })
}

#[derive(Properties, PartialEq)]
struct SheetProps {
    community: CommunityId,
    form: Form<Typed>,
    sending: Sending,
    /// Whether it comes from a plan that was chosen.
    plan: bool,
}

/// What it is called, what it is for, who carries it out, and where it comes from.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    let (form, sending, community) = (&props.form, &props.sending, props.community);
    let (carriers, reload) =
        use_call::<_, Page<ProjectCarrier>>(community, |id| Some(Call::get(&format!("/communities/{id}/carriers"))));
    let (proposals, _) = use_call::<_, Page<ProposalSummary>>(community, |id| {
        Some(Call::get(&format!(
            "/communities/{id}/proposals?limit=100&sort=newest&state=answered"
        )))
    });
    let fields = ProjectField::ALL
        .iter()
        .map(|field| Choice::new(field.word(), t(words::proposal_field(*field))));
    let answered = proposals.ready().into_iter().flat_map(|page| &page.items);
    let answered = answered.map(|one| Choice::new(one.id.to_string(), one.title.clone()));
    let proposals = [Choice::new("", t(text::NO_PROPOSAL))].into_iter().chain(answered);
    let proposal = part!(Select {
        label: t(text::PROPOSAL),
        options: proposals.collect::<Vec<_>>(),
        value: form.typed.proposal.clone(),
        onchange: form.typing(|typed: &mut Typed, proposal| typed.proposal = proposal),
        error: sending.error("/proposal_id"),
        data_test: "proposal",
    });
    html! {
        <>
            { form.line(sending, (text::TITLE, FieldKind::Text, 60), ("/title", "title"), |typed| &mut typed.title) }
            { form.area(sending, (text::PURPOSE, 500, 3), ("/purpose", "purpose"), |typed| &mut typed.purpose) }
            { part!(Select {
                label: t(text::FIELD),
                options: fields.collect::<Vec<_>>(),
                value: form.typed.field.clone(),
                onchange: form.typing(|typed: &mut Typed, field| typed.field = field),
                data_test: "field",
            }) }
            { proposal }
            { carriers.show(1, &reload, |page| carrier((form, sending), page, props.plan)) }
        </>
    }
}

/// Who carries it out, what became of the projects that they carried out before, and why there is a contract where nothing else
/// says so.
fn carrier((form, sending): (&Form<Typed>, &Sending), page: &Page<ProjectCarrier>, plan: bool) -> Html {
    if page.items.is_empty() {
        return html! { <p data-test="no-carriers">{ t(text::NO_CARRIERS) }</p> };
    }
    let name = |one: &ProjectCarrier| {
        if one.spoken_for {
            one.name.clone()
        } else {
            fill(text::SILENT, &[&one.name])
        }
    };
    let all = page
        .items
        .iter()
        .map(|one| Choice::new(one.organisation_id.to_string(), name(one)));
    let options = [Choice::new("", t(text::CHOOSE_CARRIER))].into_iter().chain(all);
    let chosen = page
        .items
        .iter()
        .find(|one| one.organisation_id.to_string() == form.typed.carrier);
    let record = chosen.map(|one| works::record(&one.record));
    // A proposal carries the contract, unless a project of whoever carries it out failed.
    let strict = chosen.is_some_and(|one| one.record.strict_until.is_some());
    let asked = !plan && (strict || form.typed.proposal.is_empty());
    html! {
        <>
            { part!(Select {
                label: t(text::CARRIER),
                options: options.collect::<Vec<_>>(),
                value: form.typed.carrier.clone(),
                onchange: form.typing(|typed: &mut Typed, carrier| typed.carrier = carrier),
                error: sending.error("/organisation_id"),
                data_test: "carrier",
            }) }
            { record }
            if asked { { form.area(sending, (text::WRITE_BECAUSE, 200, 3), ("/because", "because"), |typed| &mut typed.because) } }
        </>
    }
}
