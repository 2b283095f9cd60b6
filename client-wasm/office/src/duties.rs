//! Duties: who does what for which place, and who stands in (A/B岗).

use contract::people::{Duty, DutyKind, DutySheet, Member};
use kit::{
    desk::{Desk, use_desk},
    editing::{Both, use_editing},
    hooks::use_state,
    http::Call,
    i18n::{fill, people as text, shared, t, words},
    part,
    remote::use_remote,
    sending::{typing, use_sending},
    ui::{ButtonKind, Choice, Dialog, Empty, Select, Shape, button},
};
use yew::prelude::*;

use crate::{calls, five::five, newcomer::submit};

/// The duties within reach.
#[component]
pub(crate) fn DutiesPage() -> Html {
    let (duties, reload) = use_remote((), |()| calls::duties());
    let (people, _) = use_remote((), |()| calls::all_members());
    let editing = use_state(|| None::<Option<Duty>>);
    let edit = |duty: Option<Duty>| {
        let editing = editing.clone();
        Callback::from(move |_: MouseEvent| editing.set(Some(duty.clone())))
    };
    let onclose = {
        let (editing, reload) = (editing.clone(), reload.clone());
        Callback::from(move |changed| {
            editing.set(None);
            if changed {
                reload.emit(());
            }
        })
    };
    let desk = use_desk();
    html! {
        <section class="lx-stack" data-test="duties">
            <div class="lx-row lx-row-spread">
                <p class="lx-muted lx-small">{ t(text::DUTIES_LEAD) }</p>
                { button(ButtonKind::Primary, t(text::DUTY_ADD), edit(None), "duty-new") }
            </div>
            if let Some(duties) = duties.ready() { { five(duties, &desk) } }
            { duties.show(3, &reload, |duties| if duties.is_empty() {
                part!(Empty { shape: Shape::Person, words: t(text::DUTIES_NONE) })
            } else {
                html! { <ul class="lx-manage-list">{ for duties.iter().map(|duty| row(duty, &desk, edit(Some(duty.clone())))) }</ul> }
            }) }
            if let (Some(duty), Some(people)) = (&*editing, people.ready()) {
                { part!(Form { duty: fresh(duty.as_ref(), duties.ready().map(Vec::as_slice)), people: people.clone(), onclose, onstale: reload.clone() }) }
            }
        </section>
    }
}

/// A duty as it was read last; one that is gone as it was.
fn fresh(duty: Option<&Duty>, read: Option<&[Duty]>) -> Option<Duty> {
    let duty = duty?;
    let now = read.and_then(|all| all.iter().find(|one| one.id == duty.id));
    Some(now.unwrap_or(duty).clone())
}

/// The places that can have duties: their identifiers and names.
fn places(desk: &Desk) -> Vec<Choice> {
    let mut all = Vec::new();
    if desk.of_street()
        && let Some(first) = desk.communities.first()
    {
        all.push(Choice::new(first.street_id.to_string(), first.street_name.clone()));
    }
    for community in desk.communities.iter() {
        all.push(Choice::new(community.id.to_string(), community.name.clone()));
        let within = |id: String, name: &str| Choice::new(id, format!("{} · {name}", community.name));
        all.extend(community.stations.iter().map(|each| within(each.id.to_string(), &each.name)));
        all.extend(community.cells.iter().map(|each| within(each.id.to_string(), &each.name)));
    }
    all
}

fn row(duty: &Duty, desk: &Desk, onclick: Callback<MouseEvent>) -> Html {
    let id = duty.sheet.place_id.to_string();
    let place = places(desk)
        .into_iter()
        .find(|choice| *choice.value == *id)
        .map(|choice| choice.label);
    let today = match duty.today {
        None => t(text::TODAY_NONE).to_owned(),
        Some(who) if who == duty.sheet.a => fill(text::TODAY_IS, &[&duty.a_name]),
        Some(_) => fill(text::TODAY_IS, &[duty.b_name.as_deref().unwrap_or_default()]),
    };
    html! {
        <li key={duty.id.to_string()} class="lx-card lx-manage-row" data-test="duty">
            <div class="lx-row lx-row-spread">
                <strong>{ place.unwrap_or_default() }{ " · " }{ t(words::duty(duty.sheet.kind)) }</strong>
                <span class="lx-muted">{ today }</span>
            </div>
            <p>
                { fill(text::LABELLED, &[t(text::PERSON_A), &duty.a_name]) }
                if let Some(name) = &duty.b_name { { " · " }{ fill(text::LABELLED, &[t(text::PERSON_B), name]) } }
            </p>
            { button(ButtonKind::Plain, t(shared::EDIT), onclick, "duty-edit") }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    duty: Option<Duty>,
    people: Vec<Member>,
    /// Called with whether anything changed.
    onclose: Callback<bool>,
    /// Reads the duties again: somebody else changed this one.
    onstale: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    place: String,
    kind: String,
    a: String,
    b: String,
}

impl Typed {
    fn sheet(&self) -> Option<DutySheet> {
        Some(DutySheet {
            place_id: self.place.parse().ok()?,
            kind: DutyKind::from_word(&self.kind)?,
            a: self.a.parse().ok()?,
            b: self.b.parse().ok(),
        })
    }
}

/// Settles a duty, changes who does it, or takes it off its place.
#[component]
fn Form(props: &FormProps) -> Html {
    let (desk, sending) = (use_desk(), use_sending());
    let version = props.duty.as_ref().map_or(0, |duty| duty.version);
    let form = use_editing((version, typed_of(props.duty.as_ref(), &desk, &props.people)));
    let (typed, version, behind) = (&form.typed, form.version(), form.is_behind());
    let close = props.onclose.reform(|()| false);
    let failed = sending.behind(&props.onstale);
    let onsubmit = {
        let failed = failed.clone();
        let (typed, sending, duty, onclose) = (typed.clone(), sending.clone(), props.duty.clone(), props.onclose.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(sheet) = typed.sheet() else { return };
            let call = match &duty {
                Some(duty) => calls::change(&format!("/duties/{}", duty.id), version, &sheet),
                None => Call::post("/duties").json(&sheet),
            };
            let onclose = onclose.clone();
            sending.send_or(call, move |_: Duty| onclose.emit(true), failed.clone());
        })
    };
    let remove = props.duty.as_ref().map(|duty| {
        let call = Call::delete(&format!("/duties/{}", duty.id)).if_match(&format!("\"{version}\""));
        let (sending, onclose) = (sending.clone(), props.onclose.clone());
        Callback::from(move |_: MouseEvent| {
            let onclose = onclose.clone();
            sending.send_or(call.clone(), move |()| onclose.emit(true), failed.clone());
        })
    });
    let kinds: Vec<Choice> = DutyKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.word(), t(words::duty(*kind))))
        .collect();
    let people: Vec<Choice> = props
        .people
        .iter()
        .map(|one| Choice::new(one.id.to_string(), one.name.clone()))
        .collect();
    let mut standing_in = vec![Choice::new("", t(text::NOBODY))];
    standing_in.extend(people.iter().cloned());
    let fixed = props.duty.is_some();
    part!(Dialog {
        title: t(text::DUTY_ADD),
        close_label: t(shared::CLOSE),
        onclose: close,
        children: html! { <><form class="lx-stack" {onsubmit} novalidate=true>
            { sending.trouble("duty-failed") }
            { part!(Select { label: t(text::PLACE), options: places(&desk), value: typed.place.clone(), disabled: fixed, onchange: typing(typed, |typed, value| typed.place = value), error: sending.error("/place_id"), data_test: "duty-place" }) }
            { part!(Select { label: t(text::DUTY), options: kinds, value: typed.kind.clone(), disabled: fixed, onchange: typing(typed, |typed, value| typed.kind = value), error: sending.error("/kind"), data_test: "duty-kind" }) }
            { part!(Select { label: t(text::PERSON_A), options: people, value: typed.a.clone(), onchange: typing(typed, |typed, value| typed.a = value), error: sending.error("/a"), data_test: "duty-a" }) }
            { part!(Select { label: t(text::PERSON_B), options: standing_in, value: typed.b.clone(), onchange: typing(typed, |typed, value| typed.b = value), error: sending.error("/b"), data_test: "duty-b" }) }
            { form.overtaken(|mine, theirs| both(mine, theirs, &props.people)) }
            <div class="lx-row">
                if let Some(onclick) = remove.filter(|_| !behind) {
                    { button(ButtonKind::Text, t(shared::DELETE), onclick, "duty-remove") }
                }
                if !behind { { submit(&sending) } }
            </div>
        </form></> },
    })
}

/// Who does it, as it is typed and as somebody else settled it.
fn both(mine: &Typed, theirs: &Typed, people: &[Member]) -> Vec<Both> {
    let name = |id: &str| {
        let who = people.iter().find(|one| one.id.to_string() == id);
        who.map_or_else(|| t(text::NOBODY).to_owned(), |one| one.name.clone())
    };
    vec![
        (text::PERSON_A, name(&mine.a), name(&theirs.a)),
        (text::PERSON_B, name(&mine.b), name(&theirs.b)),
    ]
}

fn typed_of(duty: Option<&Duty>, desk: &Desk, people: &[Member]) -> Typed {
    duty.map_or_else(
        || Typed {
            place: places(desk)
                .first()
                .map(|choice| choice.value.to_string())
                .unwrap_or_default(),
            kind: DutyKind::Lead.word().to_owned(),
            a: people.first().map(|one| one.id.to_string()).unwrap_or_default(),
            b: String::new(),
        },
        |duty| Typed {
            place: duty.sheet.place_id.to_string(),
            kind: duty.sheet.kind.word().to_owned(),
            a: duty.sheet.a.to_string(),
            b: duty.sheet.b.map(|id| id.to_string()).unwrap_or_default(),
        },
    )
}
