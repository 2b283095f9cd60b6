//! Choosing what a bulletin points to: answers and projects that everybody reads.

use contract::{
    ids::CommunityId,
    projects::{ProjectState, ProjectSummary},
    publication::PublicCaseSummary,
};
use kit::{
    form::Form,
    i18n::{Text, bulletins as text, t},
    pages::use_pages,
    part,
    sending::Sending,
    ui::{Choice, Choices},
};
use yew::prelude::*;

use super::typed::{Picked, Typed};

/// Properties of a list of things to choose from.
#[derive(Properties, PartialEq)]
pub(super) struct Picking {
    /// Whose they are.
    pub(super) community: CommunityId,
    /// What is typed and chosen.
    pub(super) form: Form<Typed>,
    /// What was refused.
    pub(super) sending: Sending,
}

/// Answers that everybody reads.
#[component]
pub(super) fn Cases(props: &Picking) -> Html {
    let cases = use_pages::<PublicCaseSummary>(format!("/communities/{}/published", props.community));
    let list = List {
        title: text::CASES,
        pointer: "/cases",
        data_test: "bulletin-cases",
        chosen: |typed| &mut typed.cases,
    };
    cases.show_as(2, || {
        let offered = cases.all().map(|one| Picked::new(&one.id, &one.title));
        html! { <>{ list.show(props, offered.collect()) }{ cases.further() }</> }
    })
}

/// Projects whose contract is signed: others nobody reads but the station and the carrier.
#[component]
pub(super) fn Works(props: &Picking) -> Html {
    let works = use_pages::<ProjectSummary>(format!("/communities/{}/projects", props.community));
    let list = List {
        title: text::WORKS,
        pointer: "/projects",
        data_test: "bulletin-works",
        chosen: |typed| &mut typed.projects,
    };
    works.show_as(2, || {
        let public = |one: &&ProjectSummary| !matches!(one.state, ProjectState::Drafted | ProjectState::Offered);
        let offered = works.all().filter(public).map(|one| Picked::new(&one.id, &one.title));
        html! { <>{ list.show(props, offered.collect()) }{ works.further() }</> }
    })
}

/// One of the two lists.
struct List {
    title: Text,
    /// Where the server says what is wrong with it.
    pointer: &'static str,
    data_test: &'static str,
    /// The part of the form that it is about.
    chosen: fn(&mut Typed) -> &mut Vec<Picked>,
}

impl List {
    /// What is chosen, then what else is offered.
    fn show(&self, of: &Picking, offered: Vec<Picked>) -> Html {
        let (pick, sending) = (self.chosen, &of.sending);
        let mut typed = (*of.form.typed).clone();
        let mut all = pick(&mut typed).clone();
        let chosen: Vec<AttrValue> = all.iter().map(|one| AttrValue::from(one.id.clone())).collect();
        all.extend(offered.into_iter().filter(|one| !chosen.iter().any(|id| *id == one.id)));
        if all.is_empty() {
            return html! {
                <div data-test={self.data_test}>
                    <p class="lx-label">{ t(self.title) }</p>
                    <p class="lx-small lx-muted">{ t(text::NOTHING) }</p>
                </div>
            };
        }
        let option = |(at, one): (usize, &Picked)| {
            let choice = Choice::new(one.id.clone(), one.title.clone());
            match sending.error(&format!("{}/{at}", self.pointer)) {
                Some(fault) => choice.noted(fault),
                None => choice,
            }
        };
        let options: Vec<Choice> = all.iter().enumerate().map(option).collect();
        let onchange = of
            .form
            .typing(move |typed: &mut Typed, id: AttrValue| turn(pick(typed), &all, &id));
        part!(Choices {
            label: t(self.title),
            options,
            chosen,
            several: true,
            column: true,
            onchange,
            error: sending.error(self.pointer),
            data_test: self.data_test,
        })
    }
}

/// Takes one of these out of what is chosen, or in.
fn turn(chosen: &mut Vec<Picked>, all: &[Picked], id: &str) {
    let before = chosen.len();
    chosen.retain(|one| one.id != id);
    if chosen.len() == before {
        chosen.extend(all.iter().find(|one| one.id == id).cloned());
    }
}

#[cfg(test)]
mod tests {
    use super::{Picked, turn};

    #[test]
    fn what_is_pressed_twice_is_not_chosen() {
        let all = [Picked::new(&1, "路灯"), Picked::new(&2, "电梯")];
        let mut chosen = Vec::new();
        turn(&mut chosen, &all, "2");
        turn(&mut chosen, &all, "1");
        assert_eq!(
            chosen.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(),
            ["电梯", "路灯"]
        );
        turn(&mut chosen, &all, "2");
        assert_eq!(chosen, [Picked::new(&1, "路灯")]);
    }
}
