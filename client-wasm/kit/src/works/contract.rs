//! A contract, whole, as it is signed and as it is printed; and the versions before it.

use contract::{
    ids::ProjectId,
    money,
    page::Page,
    projects::{Contract, Project, Terms, instalments},
};
use yew::prelude::*;

use super::{day, span, sum};
use crate::{
    hooks::use_state,
    http::Call,
    i18n::{fill, t, works as text},
    part,
    remote::use_call,
    time,
    ui::{ButtonKind, unfolding},
};

/// A contract, whole.
pub fn contract(of: &Contract) -> Html {
    html! {
        <article class="lx-work-contract" data-test="contract">
            <h3>{ t(text::CONTRACT) }{ " · " }{ fill(text::VERSION, &[&of.version.to_string()]) }</h3>
            if let Some(because) = &of.because { <p>{ fill(text::AMENDED_BECAUSE, &[because]) }</p> }
            { terms(&of.terms, of.first_percent) }
        </article>
    }
}

/// What is agreed, clause by clause.
pub fn terms(of: &Terms, first_percent: u8) -> Html {
    let [first, last] = instalments(of.total_fen, first_percent).map(money::yuan);
    let outputs = of.outputs.iter().map(|output| {
        let count = output.count.to_string();
        html! { <li>{ fill(text::PROMISED, &[&output.what, &count, &output.unit]) }</li> }
    });
    let reports = of.reports_on.iter().map(|on| html! { <li>{ day(*on) }</li> });
    html! {
        <dl class="lx-work-terms">
            <dt>{ t(text::TIME) }</dt><dd>{ span(of) }</dd>
            <dt>{ t(text::SCOPE) }</dt><dd class="lx-text">{ &of.scope }</dd>
            <dt>{ t(text::CONTENT) }</dt><dd class="lx-text">{ &of.content }</dd>
            <dt>{ t(text::SERVICE) }</dt><dd class="lx-text">{ &of.service }</dd>
            <dt>{ t(text::OUTPUTS) }</dt><dd><ul>{ for outputs }</ul></dd>
            <dt>{ t(text::TOTAL) }</dt><dd class="lx-strong">{ sum(of.total_fen) }</dd>
            <dt>{ t(text::PAYMENTS) }</dt>
            <dd><ul>
                <li>{ fill(text::FIRST_IS, &[&first_percent.to_string(), &first]) }</li>
                <li>{ fill(text::LAST_IS, &[&last]) }</li>
            </ul></dd>
            <dt>{ t(text::REPORTS_ON) }</dt>
            <dd><ul>{ for reports }<li>{ fill(text::FINAL_BY, &[&day(of.ends_on)]) }</li></ul></dd>
            <dt>{ t(text::BREACH) }</dt><dd class="lx-text">{ &of.breach }</dd>
        </dl>
    }
}

/// A contract as it is printed: with its parties, and room for their seals. Screens do not show it.
pub fn paper(project: &Project, of: &Contract) -> Html {
    let signed = of.decided_at.map(time::date).unwrap_or_default();
    html! {
        <section class="lx-work-paper" aria-hidden="true">
            <h1>{ &project.summary.title }</h1>
            <p>{ fill(text::PARTIES, &[&project.summary.carrier]) }</p>
            <p class="lx-text">{ &project.purpose }</p>
            { contract(of) }
            <p>{ fill(text::SIGNED_ON, &[&signed]) }</p>
            <p>{ t(text::SEALS) }</p>
        </section>
    }
}

/// Properties of [`Versions`].
#[derive(Properties, PartialEq)]
pub struct VersionsProps {
    /// Whose contract.
    pub project: ProjectId,
    /// The version that is shown already.
    pub but: u32,
}

/// The other versions of a contract, once somebody wants to see them.
#[component]
pub fn Versions(props: &VersionsProps) -> Html {
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <>
            <p>{ unfolding(ButtonKind::Text, t(text::EARLIER), *open, toggle, "versions") }</p>
            if *open { { part!(Unfolded { project: props.project, but: props.but }) } }
        </>
    }
}

#[component]
fn Unfolded(props: &VersionsProps) -> Html {
    let path = format!("/projects/{}/contracts", props.project);
    let (versions, reload) = use_call::<_, Page<Contract>>(path, |path| Some(Call::get(path)));
    versions.show(2, &reload, |page| {
        let others = page.items.iter().filter(|one| one.version != props.but);
        let version = |one: &Contract| {
            html! {
                <>
                    { contract(one) }
                    if let Some(why) = &one.refused_because { <p>{ fill(text::REFUSED_BECAUSE, &[why]) }</p> }
                </>
            }
        };
        html! { <div class="lx-stack">{ for others.map(version) }</div> }
    })
}
