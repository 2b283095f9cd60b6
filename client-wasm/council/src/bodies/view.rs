//! One body: who sits in it, what it lacks, and what can be done with it.

use contract::{
    bodies::{Body, BodyAction as Action, BodyState},
    ids::BodyId,
};
use kit::{
    body,
    http::{Call, Failure},
    i18n::{bodies as text, fill, t},
    part,
    reasoned::Reasoned,
    remote::use_call,
    ui::{Button, Shape},
};
use yew::prelude::*;

use super::{correct::Correct, dissolve::DISSOLVE, invite::Invite, members::Members, propose::Propose};

/// Properties of a [`View`].
#[derive(Properties, PartialEq)]
pub(super) struct ViewProps {
    pub(super) id: BodyId,
    /// Back to all of them.
    pub(super) onback: Callback<()>,
}

/// Properties of what does something with a body.
#[derive(Properties, PartialEq)]
pub(super) struct OneBody {
    pub(super) body: Body,
    /// Called once it is changed, or was by somebody else.
    pub(super) done: Callback<()>,
}

impl OneBody {
    /// An address of it.
    pub(super) fn path(&self, rest: &str) -> String {
        format!("/bodies/{}/{rest}", self.body.summary.id)
    }

    /// What to do about a failure: where it stands otherwise than it did, it is read again.
    pub(super) fn moved(&self) -> Callback<Failure> {
        let done = self.done.clone();
        Callback::from(move |failure: Failure| {
            if failure.is(contract::problem::Kind::Conflict) {
                done.emit(());
            }
        })
    }
}

#[component]
pub(super) fn View(props: &ViewProps) -> Html {
    let (read, reload) = use_call::<_, Body>(props.id, |id| Some(Call::get(&format!("/bodies/{id}"))));
    let onback = props.onback.reform(|_: MouseEvent| ());
    html! {
        <div class="lx-stack" data-test="body-view">
            <p>{ part!(Button { shape: Shape::Back, onclick: onback, data_test: "back", children: html! { { t(text::BACK_TO_ALL) } } }) }</p>
            { read.show(5, &reload, |read| shown(read, &reload)) }
        </div>
    }
}

fn shown(read: &Body, reload: &Callback<()>) -> Html {
    let may = |action| read.allowed.contains(&action);
    let one = || (read.clone(), reload.clone());
    let (body, done) = one();
    let here = OneBody { body, done };
    html! {
        <>
            <section class="lx-card lx-stack">
                <p class="lx-row"><span class="lx-grow lx-small lx-muted">{ body::facts(&read.summary) }</span>{ body::state(&read.summary) }</p>
                <h2 class="lx-title" data-test="body-name">{ &read.summary.name }</h2>
                <p class="lx-text">{ &read.purpose }</p>
                if let Some(why) = &read.dissolved_because { <p>{ fill(text::WHY_DISSOLVED, &[why]) }</p> }
                if let Some(of) = &read.confirmation { { body::confirmation(of) } }
                { body::lacks(read) }
                if read.summary.state != BodyState::Dissolved { <p class="lx-small lx-muted">{ body::rule(read) }</p> }
            </section>
            if may(Action::Correct) { { { let (body, done) = one(); part!(Correct { body, done }) } } }
            if may(Action::Propose) { { { let (body, done) = one(); part!(Propose { body, done }) } } }
            if read.summary.state == BodyState::Standing && may(Action::Invite) {
                <p class="lx-small lx-muted">
                    { t(text::ANNOUNCE_FOR) }{ " " }
                    <a class="lx-button lx-button-text" href="/moderation/votes" data-test="to-announce">{ t(text::TO_ANNOUNCE) }</a>
                </p>
            }
            if may(Action::Invite) { { { let (body, done) = one(); part!(Invite { body, done }) } } }
            { { let (body, done) = one(); part!(Members { body, done }) } }
            if may(Action::Dissolve) {
                <section class="lx-card lx-stack">
                    { part!(Reasoned { path: here.path("dissolve"), act: &DISSOLVE, failed: here.moved(), done: reload.clone() }) }
                </section>
            }
        </>
    }
}
