//! A case to read: its words, its pictures, and what has happened to it.

use std::rc::Rc;

use contract::{
    cases::{Action, CallStep, CallTurn, Case, Entry, Rating, Visibility},
    handling::{MatterText, SimilarCase},
};
use kit::{
    files,
    i18n::{console as text, fill, handling, shared, t, teams, words},
    part, time,
    ui::{Moment, Timeline, action_look, state_chip},
};
use yew::prelude::*;

use super::{
    act::Act,
    draft::Draft,
    facts::{self, Facts},
    handling::HandlingBox,
};
use crate::{
    bars::TEAMS,
    hotline::ContactsOfCase,
    queue::{due_mark, title},
    similar::{Similar, matter as compared},
};

/// Properties of a [`View`].
#[derive(Properties, PartialEq)]
pub(super) struct ViewProps {
    /// The case.
    pub(super) case: Rc<Case>,
    /// Opens the form of an act.
    pub(super) onopen: Callback<Act>,
}

/// The case.
#[component]
pub(super) fn View(props: &ViewProps) -> Html {
    let case = &props.case;
    html! {
        <div class="lx-case-view">
            <header class="lx-case-head">
                <div class="lx-row">
                    <span data-test="case-state" data-state={case.summary.state.word()}>
                        { state_chip(case.summary.state, t(words::state(case.summary.state))) }
                    </span>
                    { due_mark(&case.summary, time::now()) }
                    <span class="lx-muted lx-small lx-number" data-test="case-number">{ &case.summary.number }</span>
                </div>
                <h2 class="lx-title" data-test="case-title">{ title(&case.summary.title) }</h2>
            </header>
            { matter(case) }
            { part!(Facts { case: case.clone() }) }
            { part!(HandlingBox { case: case.clone(), onopen: props.onopen.clone() }) }
            { similar(case, &props.onopen) }
            <p>
                <a class="lx-button lx-button-plain" href={format!("{TEAMS}new#case={}", case.summary.id)} data-test="arrange">
                    { t(teams::ARRANGE) }
                </a>
            </p>
            { part!(ContactsOfCase { id: case.summary.id, version: case.version }) }
            if let Some(rating) = &case.rating { { rated(rating) } }
            <section class="lx-case-part">
                <h3>{ t(text::TIMELINE) }</h3>
                { part!(Timeline {
                    label: t(text::TIMELINE),
                    moments: case.timeline.iter().map(moment).collect::<Vec<_>>(),
                }) }
            </section>
        </div>
    }
}

fn matter(case: &Case) -> Html {
    html! {
        <section class="lx-case-matter">
            if case.body.is_empty() {
                <p class="lx-muted">{ t(text::BODY_ERASED) }</p>
            } else {
                <p class="lx-text" data-test="case-body">{ &case.body }</p>
            }
            { files::pictures(&case.photos) }
        </section>
    }
}

/// Other cases on the same matter; this one can be merged into one of them, in a form that asks again.
fn similar(case: &Rc<Case>, onopen: &Callback<Act>) -> Html {
    let summary = &case.summary;
    if summary.state.is_final() || case.body.is_empty() {
        return Html::default();
    }
    let onpick = {
        let (id, onopen) = (summary.id, onopen.clone());
        Callback::from(move |picked: SimilarCase| {
            let draft = Draft {
                title: picked.number.unwrap_or_default(),
                into: Some(picked.id),
                ..Draft::default()
            };
            draft.keep(id, Act::Merge);
            onopen.emit(Act::Merge);
        })
    };
    part!(Similar {
        community: summary.community_id,
        matter: MatterText {
            cell_id: summary.cell_id,
            point: case.point,
            except: Some(summary.id),
            ..compared(&summary.title, &case.body)
        },
        pick: handling::MERGE_HERE,
        onpick,
        picks_until: case.actions.contains(&Action::Merge).then_some(summary.submitted_at),
    })
}

fn rated(rating: &Rating) -> Html {
    let yes_no = |yes: bool| if yes { t(shared::YES) } else { t(shared::NO) };
    let lines = [
        (t(text::RATING_CONTACTED), yes_no(rating.contacted).to_owned()),
        (t(text::RATING_RESOLVED), yes_no(rating.resolved).to_owned()),
        (
            t(text::RATING_SATISFACTION),
            fill(text::OF_FIVE, &[&rating.satisfaction.to_string()]),
        ),
    ];
    html! {
        <section class="lx-case-part" data-test="case-rating">
            <h3>{ t(text::RATING) }</h3>
            <dl class="lx-facts">
                { for lines.into_iter().map(|(name, value)| html! {
                    <div class="lx-fact"><dt>{ name }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
            if let Some(comment) = &rating.comment { <p class="lx-text">{ comment }</p> }
        </section>
    }
}

fn moment(entry: &Entry) -> Moment {
    let (tone, shape) = action_look(entry.action);
    let words_said = match (entry.reason, &entry.text) {
        _ if entry.erased => Some(t(shared::ERASED).to_owned()),
        (Some(reason), Some(said)) => Some(fill(text::LABELLED, &[t(words::decline_reason(reason)), said])),
        (Some(reason), None) => Some(t(words::decline_reason(reason)).to_owned()),
        (None, said) => said.clone().or_else(|| entry.called.map(called)),
    };
    Moment {
        id: entry.id.to_string().into(),
        tone,
        shape,
        title: t(words::action(entry.action)).into(),
        when: time::moment(entry.at).into(),
        datetime: time::machine(entry.at).into(),
        who: facts::voice(&entry.by).into(),
        text: words_said.map(AttrValue::from),
        internal: (entry.visibility == Visibility::Internal).then(|| t(text::INTERNAL).into()),
        erased: entry.erased,
        below: files::below(&entry.photos, &entry.documents),
    }
}

/// Who was called in an emergency because nobody answered.
fn called(step: CallStep) -> String {
    let who = match step.turn {
        CallTurn::Given => handling::CALLED_GIVEN,
        CallTurn::Deputy => handling::CALLED_DEPUTY,
        CallTurn::Station => handling::CALLED_STATION,
        CallTurn::Street => handling::CALLED_STREET,
    };
    fill(handling::CALLED_NEXT, &[&step.minutes.to_string(), t(who)])
}
