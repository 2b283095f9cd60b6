//! What came of a neighbour's need, and telling them.

use std::rc::Rc;

use contract::{
    Language,
    cases::{Case, Rating, State},
    liaison::{Need, Told},
    page::Page,
    validation::{FieldError, check},
};
use kit::{
    drafts,
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{fill, language, officer as text, resident as rate_text, shared, t, words},
    json, part,
    remote::use_call,
    sending::typing,
    time,
    ui::{
        Button, ButtonKind, Check, Choice, Choices, Empty, Field, FieldKind, Moment, Shape, Stars, TextArea, Timeline,
        action_look, state_chip,
    },
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use yew::prelude::*;

use super::{
    post::{Done, Faults, error, refuse, said, use_posting},
    use_needs,
    visit::person,
};
use crate::{outbox::use_outbox, routes::Route, shell::Screen, today};

/// What a neighbour's being told is called in the outbox.
pub(super) const KIND: &str = "told";
/// Names of drafts of it begin with it.
pub(super) const PREFIX: &str = "told.";

/// Properties of an [`OutcomePage`].
#[derive(Properties, PartialEq)]
pub(crate) struct OutcomePageProps {
    /// The case.
    pub(crate) id: Uuid,
}

#[component]
pub(crate) fn OutcomePage(props: &OutcomePageProps) -> Html {
    let id = props.id.to_string();
    let (needs, reload) = use_needs();
    let matter = needs.show(3, &reload, |page: &Rc<Page<Need>>| {
        match page.items.iter().find(|need| need.case.id.to_string() == id) {
            Some(need) => shown(need),
            None => part!(Empty {
                shape: Shape::Info,
                words: t(text::OUTCOME_GONE)
            }),
        }
    });
    part!(Screen {
        title: t(text::OUTCOME),
        back: Route::Neighbours,
        data_test: "outcome-page",
        children: matter
    })
}

fn shown(need: &Need) -> Html {
    let case = &need.case;
    html! {
        <div class="lx-pad lx-stack">
            <section class="lx-card lx-stack">
                <div class="lx-row lx-row-spread">
                    <span class="lx-muted lx-number">{ &case.number }</span>
                    { state_chip(case.state, t(words::state(case.state))) }
                </div>
                <h2 data-test="need-of">{ &case.title }</h2>
                { need.person.as_ref().map(person).unwrap_or_default() }
                if let Some(heard) = &need.heard { <p class="lx-muted lx-small">{ heard }</p> }
                if let Some(on) = &need.told_on { <p data-test="told-on">{ fill(text::TOLD_ON, &[on]) }</p> }
            </section>
            { part!(Progress { id: case.id.to_string() }) }
            if need.to_tell { { part!(Tell { need: need.clone() }) } }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ProgressProps {
    id: String,
}

/// What happened to the case so far.
#[component]
fn Progress(props: &ProgressProps) -> Html {
    let (case, reload) = use_call::<_, Case>(props.id.clone(), |id| Some(Call::get(&format!("/cases/{id}"))));
    case.show(3, &reload, |case| {
        html! {
            <section class="lx-card">
                { part!(Timeline {
                    label: t(shared::TIMELINE),
                    moments: case.timeline.iter().map(moment).collect::<Vec<_>>(),
                }) }
            </section>
        }
    })
}

/// A line of a timeline.
pub(crate) fn moment(entry: &contract::cases::Entry) -> Moment {
    let (tone, shape) = action_look(entry.action);
    let role = t(words::role(entry.by.role));
    let who = entry.by.work_name.as_ref();
    let erased = entry.erased.then(|| t(shared::ERASED).to_owned());
    Moment {
        id: entry.id.to_string().into(),
        tone,
        shape,
        title: t(words::action(entry.action)).into(),
        when: time::moment(entry.at).into(),
        datetime: time::machine(entry.at).into(),
        who: who.map_or_else(|| role.into(), |name| format!("{role} {name}").into()),
        text: erased.or_else(|| entry.text.clone()).map(AttrValue::from),
        internal: None,
        erased: entry.erased,
        below: Html::default(),
    }
}

/// What is to be noted of the telling, kept on the phone as it is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Draft {
    /// The case.
    id: String,
    label: String,
    on: String,
    said: String,
    rates: bool,
    #[serde(default)]
    contacted: Option<bool>,
    #[serde(default)]
    resolved: Option<bool>,
    stars: u8,
}

impl Draft {
    fn of(need: &Need) -> Self {
        let id = need.case.id.to_string();
        let begun = drafts::recall(&format!("{PREFIX}{id}")).and_then(|text| json::read(&text));
        begun.unwrap_or_else(|| Self {
            id,
            label: need.case.title.clone(),
            on: today().to_string(),
            said: String::new(),
            rates: false,
            contacted: None,
            resolved: None,
            stars: 0,
        })
    }

    fn told(&self) -> Result<Told, FieldError> {
        let rating = match (self.contacted, self.resolved, self.stars) {
            _ if !self.rates => None,
            (Some(contacted), Some(resolved), satisfaction @ 1..) => Some(Rating {
                contacted,
                resolved,
                satisfaction,
                comment: None,
            }),
            _ => {
                let detail = t(text::RATE_FIRST).to_owned();
                let fault = FieldError::new("/rating", "missing_field", language());
                return Err(FieldError { detail, ..fault });
            }
        };
        Ok(Told {
            on: self.on.clone(),
            said: said(&self.said),
            rating,
        })
    }

    /// It as it is sent, or everything that is wrong with it.
    fn done(&self, language: Language) -> Result<Done, Vec<FieldError>> {
        let told = self.told().map_err(|fault| vec![fault])?;
        check(&told, language)?;
        Ok(Done {
            kind: KIND,
            prefix: PREFIX,
            id: self.id.clone(),
            path: format!("/liaison/needs/{}/told", self.id),
            body: json::write(&told),
            pictures: Vec::new(),
            draft: json::write(self),
            label: self.label.clone(),
        })
    }
}

/// A callback that changes the draft, and keeps it at once.
fn set<T: 'static>(draft: &UseStateHandle<Draft>, change: impl Fn(&mut Draft, T) + 'static) -> Callback<T> {
    typing(draft, move |draft: &mut Draft, value| {
        change(draft, value);
        drafts::write(&format!("{PREFIX}{}", draft.id), &json::write(draft));
    })
}

#[derive(Properties, PartialEq)]
struct TellProps {
    need: Need,
}

/// Notes that the neighbour was told; while that waits for the network it is not to be noted again.
#[component]
fn Tell(props: &TellProps) -> Html {
    let draft = use_state(|| Draft::of(&props.need));
    let faults = use_state(Vec::<FieldError>::new);
    let (post, outbox) = (use_posting(), use_outbox());
    let waits = outbox.parcels.iter().any(|parcel| parcel.key == draft.id);
    let onclick = {
        let (draft, faults) = (draft.clone(), faults.clone());
        Callback::from(move |_: MouseEvent| match draft.done(language()) {
            Ok(done) => post.emit(done),
            Err(found) => refuse(&faults, found),
        })
    };
    if waits {
        return Html::default();
    }
    html! {
        <section class="lx-card lx-stack" data-test="tell">
            <h2>{ t(text::TELL) }</h2>
            <p class="lx-muted">{ t(text::TELL_HINT) }</p>
            { part!(Field {
                label: t(text::DAY),
                kind: FieldKind::Date,
                value: draft.on.clone(),
                oninput: set(&draft, |draft, on| draft.on = on),
                error: error(&faults, "/on"),
                data_test: "tell-on",
            }) }
            { part!(TextArea {
                label: t(text::TELL_SAID),
                value: draft.said.clone(),
                oninput: set(&draft, |draft, said| draft.said = said),
                limit: 2_000,
                rows: 3,
                error: error(&faults, "/said"),
                data_test: "tell-said",
            }) }
            if props.need.case.state == State::Answered { { rating(&draft, &faults) } }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                onclick,
                data_test: "tell-done",
                children: html! { { t(text::TELL_DONE) } },
            }) }
        </section>
    }
}

fn rating(draft: &UseStateHandle<Draft>, faults: &Faults) -> Html {
    let stars = [
        rate_text::STARS_1,
        rate_text::STARS_2,
        rate_text::STARS_3,
        rate_text::STARS_4,
        rate_text::STARS_5,
    ];
    html! {
        <>
            { part!(Check {
                checked: draft.rates,
                onchange: set(draft, |draft, rates| draft.rates = rates),
                data_test: "tell-rates",
                children: html! { { t(text::TELL_RATE) } },
            }) }
            if draft.rates {
                { yes_or_no(rate_text::RATE_CONTACTED, draft.contacted, &set(draft, |draft, yes| draft.contacted = Some(yes)), "tell-contacted") }
                { yes_or_no(rate_text::RATE_RESOLVED, draft.resolved, &set(draft, |draft, yes| draft.resolved = Some(yes)), "tell-resolved") }
                { part!(Stars {
                    label: t(rate_text::RATE_SATISFIED),
                    names: stars.map(|name| AttrValue::from(t(name))),
                    value: draft.stars,
                    onchange: set(draft, |draft, stars| draft.stars = stars),
                    error: error(faults, "/rating"),
                    data_test: "tell-stars",
                }) }
            }
        </>
    }
}

fn yes_or_no(label: kit::i18n::Text, answer: Option<bool>, onchange: &Callback<bool>, data_test: &'static str) -> Html {
    let word = |yes: bool| if yes { "yes" } else { "no" };
    let options = vec![
        Choice::new(word(true), t(shared::YES)),
        Choice::new(word(false), t(shared::NO)),
    ];
    part!(Choices {
        label: t(label),
        options,
        chosen: answer.map(|yes| AttrValue::from(word(yes))).into_iter().collect::<Vec<_>>(),
        onchange: onchange.reform(|word: AttrValue| &*word == "yes"),
        data_test
    })
}
