//! What the station keeps of a volunteer beside their hours: trainings, honours, the insurance; and writing them down.

use contract::{
    ids::{AccountId, CommunityId},
    teams::{NewInsurance, NewVolunteerRecord, RecordKind, ServiceReason, VolunteerRecord, VolunteerRecords, terms},
};
use kit::{
    desk::use_desk,
    form::{Form, use_begun, use_form},
    hooks::use_state,
    http::Call,
    i18n::{fill, service as shown, shared, t, teams as text},
    part,
    remote::use_call,
    sending::{Sending, typing, use_sending},
    ui::{Button, ButtonKind, Choice, Choices, Field, FieldKind, Select, TextArea, use_toasts},
    visit::{day_in, insured, kept},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Properties of [`Records`].
#[derive(Properties, PartialEq)]
pub(crate) struct RecordsProps {
    /// The community in whose pool they are.
    pub(crate) community: CommunityId,
    pub(crate) id: AccountId,
    /// Reads them again: a training may have raised their level.
    pub(crate) again: Callback<()>,
}

/// Where it is sent, and what follows once it is.
#[derive(Properties, PartialEq)]
struct WriteProps {
    path: AttrValue,
    done: Callback<VolunteerRecords>,
    /// Reads what is kept again: somebody else wrote meanwhile.
    again: Callback<()>,
    /// The version of the insurance that is shown; 0 where there is none.
    #[prop_or_default]
    version: i32,
}

/// All of it, and the forms for who is in charge.
#[component]
pub(crate) fn Records(props: &RecordsProps) -> Html {
    let path = format!("/communities/{}/volunteers/{}", props.community, props.id);
    let (known, reload) = use_call::<_, VolunteerRecords>(path.clone(), |path| Some(Call::get(&format!("{path}/records"))));
    let (writes, toasts) = (use_desk().in_charge(), use_toasts());
    let done = {
        let (reload, again) = (reload.clone(), props.again.clone());
        Callback::from(move |_: VolunteerRecords| {
            toasts.good(t(shared::SAVED));
            reload.emit(());
            again.emit(());
        })
    };
    let row = |of: &VolunteerRecord| {
        let path = format!("{path}/records/{}/withdrawal", of.id);
        html! {
            <li key={of.id.to_string()} class="lx-seat lx-stack" data-test="record" data-kind={of.kind.word()}>
                { kept(of) }
                if writes && of.withdrawn.is_none() { { part!(Withdraw { path, done: done.clone(), again: reload.clone() }) } }
            </li>
        }
    };
    let insured_now = known.ready().and_then(|known| known.insurance.as_ref());
    let version = insured_now.map_or(0, |one| one.version);
    html! {
        <section class="lx-card lx-stack" data-test="records">
            <h2 class="lx-title">{ t(shown::RECORDS) }</h2>
            { known.show(2, &reload, |known| html! {
                <>
                    { for known.insurance.iter().map(insured) }
                    if known.items.is_empty() && known.insurance.is_none() {
                        <p class="lx-muted">{ t(text::RECORDS_NONE) }</p>
                    } else {
                        <ul class="lx-manage-list">{ for known.items.iter().map(row) }</ul>
                    }
                </>
            }) }
            if writes {
                { part!(Write { path: path.clone(), done: done.clone(), again: reload.clone() }) }
                { part!(Insure { path, done, again: reload.clone(), version }) }
            }
        </section>
    }
}

/// What is wrong as a whole, and the button that sends.
fn foot(sending: &Sending, kind: ButtonKind, data_test: &'static str, words: &'static str) -> Html {
    html! {
        <>
            { sending.trouble("record-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            { part!(Button { kind, submit: true, loading: sending.is_busy(), data_test, children: html! { { words } } }) }
        </>
    }
}

/// Withdraws one, folded away.
#[component]
fn Withdraw(props: &WriteProps) -> Html {
    let (reason, sending) = (use_state(String::new), use_sending());
    let onsubmit = {
        let (reason, sending, done, path) = (reason.clone(), sending.clone(), props.done.clone(), props.path.clone());
        let again = props.again.reform(|_| ());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let body = ServiceReason {
                reason: reason.trim().to_owned(),
            };
            if sending.accepts_known(&body) {
                let done = done.clone();
                sending.send_or(Call::post(&path).json(&body), move |now| done.emit(now), again.clone());
            }
        })
    };
    html! {
        <details>
            <summary data-test="withdraw-record">{ t(text::RECORD_WITHDRAW) }</summary>
            <form class="lx-stack" {onsubmit}>
                { part!(TextArea {
                    label: t(text::WHY),
                    value: (*reason).clone(),
                    oninput: typing(&reason, |reason: &mut String, typed| *reason = typed),
                    limit: 200,
                    rows: 2,
                    error: sending.error("/reason"),
                    data_test: "withdraw-why",
                }) }
                { foot(&sending, ButtonKind::Warn, "send-withdraw", t(text::RECORD_WITHDRAW)) }
            </form>
        </details>
    }
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    kind: RecordKind,
    title: String,
    reason: String,
    day: String,
    hours: String,
    level: String,
}

impl Typed {
    /// A training, today.
    fn new() -> Self {
        Self {
            kind: RecordKind::Training,
            title: String::new(),
            reason: String::new(),
            day: day_in(0),
            hours: String::new(),
            level: String::new(),
        }
    }

    /// It as it is sent. What is no number is refused by its field.
    fn record(&self) -> NewVolunteerRecord {
        let trains = self.kind == RecordKind::Training;
        let reason = Some(self.reason.trim().to_owned()).filter(|reason| !reason.is_empty());
        NewVolunteerRecord {
            kind: self.kind,
            title: self.title.trim().to_owned(),
            reason,
            day: self.day.clone(),
            hours: trains.then(|| self.hours.trim().parse().unwrap_or(0)),
            level: self.level.parse().ok().filter(|_| trains),
        }
    }
}

/// Writes down a training or an honour, folded away.
#[component]
fn Write(props: &WriteProps) -> Html {
    let nothing = Typed::new();
    let (form, sending) = (use_form(format!("{}/records", props.path), nothing.clone()), use_sending());
    let onsubmit = writing(props, &form, nothing, &sending);
    let begun = use_begun(!form.typed.title.is_empty());
    let typed = &form.typed;
    let trains = typed.kind == RecordKind::Training;
    let why = if trains { text::RECORD_NOTE } else { text::RECORD_WHY };
    html! {
        <details open={begun}>
            <summary data-test="write-record">{ t(text::RECORD_WRITE) }</summary>
            <form class="lx-stack" {onsubmit}>
                { part!(Choices {
                    label: t(text::RECORD_KIND),
                    options: RecordKind::ALL.iter().map(|kind| Choice::new(kind.word(), t(terms::record_kind(*kind)))).collect::<Vec<_>>(),
                    chosen: vec![AttrValue::from(typed.kind.word())],
                    onchange: form.typing(|typed: &mut Typed, word: AttrValue| {
                        typed.kind = RecordKind::from_word(&word).unwrap_or(typed.kind);
                    }),
                    data_test: "record-kind",
                }) }
                { form.line(&sending, (text::RECORD_TITLE, FieldKind::Text, 40), ("/title", "record-title"), |typed| &mut typed.title) }
                { form.line(&sending, (text::RECORD_DAY, FieldKind::Date, 10), ("/day", "record-day"), |typed| &mut typed.day) }
                if trains { { trained(&form, &sending) } }
                { form.area(&sending, (why, 200, 2), ("/reason", "record-why"), |typed| &mut typed.reason) }
                { foot(&sending, ButtonKind::Primary, "send-record", t(text::RECORD_SEND)) }
            </form>
        </details>
    }
}

/// Writes it down; then the form is as it was at first.
fn writing(props: &WriteProps, form: &Form<Typed>, nothing: Typed, sending: &Sending) -> Callback<SubmitEvent> {
    let (form, sending, done) = (form.clone(), sending.clone(), props.done.clone());
    let path = format!("{}/records", props.path);
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let body = form.typed.record();
        if sending.accepts_known(&body) {
            let (form, done, nothing) = (form.clone(), done.clone(), nothing.clone());
            let call = Call::post(&path).json(&body).key(&sending.key(&path, &body));
            sending.send(call, move |now| {
                form.done();
                form.typed.set(nothing);
                done.emit(now);
            });
        }
    })
}

/// How long a training took, and to which level it leads.
fn trained(form: &Form<Typed>, sending: &Sending) -> Html {
    let mut levels = vec![Choice::new("", t(text::RECORD_NO_LEVEL))];
    levels.extend((1..=4).map(|level: u8| Choice::new(level.to_string(), fill(text::LEVEL_OF, &[&level.to_string()]))));
    html! {
        <div class="lx-pair">
            { part!(Field {
                kind: FieldKind::Code,
                label: t(text::RECORD_HOURS),
                value: form.typed.hours.clone(),
                oninput: form.typing(|typed: &mut Typed, hours| typed.hours = hours),
                max_length: 3,
                error: sending.error("/hours"),
                data_test: "record-hours",
            }) }
            { part!(Select {
                label: t(text::RECORD_LEVEL),
                options: levels,
                value: form.typed.level.clone(),
                onchange: form.typing(|typed: &mut Typed, level| typed.level = level),
                data_test: "record-level",
            }) }
        </div>
    }
}

/// Names the insurance, folded away.
#[component]
fn Insure(props: &WriteProps) -> Html {
    let nothing = NewInsurance {
        insurer: String::new(),
        number: String::new(),
        until: String::new(),
    };
    let path = format!("{}/insurance", props.path);
    let (form, sending) = (use_form(path.clone(), nothing.clone()), use_sending());
    let begun = use_begun(!form.typed.insurer.is_empty());
    let onsubmit = {
        let (form, sending, done) = (form.clone(), sending.clone(), props.done.clone());
        // What somebody else named meanwhile is shown above, and what was typed stays.
        let (version, again) = (props.version, props.again.reform(|_| ()));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if sending.accepts_known(&*form.typed) {
                let call = Call::put(&path).json(&*form.typed).if_match(&format!("\"{version}\""));
                let (form, done, nothing) = (form.clone(), done.clone(), nothing.clone());
                let kept = move |now| {
                    form.done();
                    form.typed.set(nothing);
                    done.emit(now);
                };
                sending.send_or(call, kept, again.clone());
            }
        })
    };
    html! {
        <details open={begun}>
            <summary data-test="insure">{ t(text::INSURE) }</summary>
            <form class="lx-stack" {onsubmit}>
                { policy(&form, &sending) }
                { foot(&sending, ButtonKind::Primary, "send-insurance", t(shared::SAVE)) }
            </form>
        </details>
    }
}

/// With whom, under which number, until when.
fn policy(form: &Form<NewInsurance>, sending: &Sending) -> Html {
    let typed = &form.typed;
    html! {
        <>
            { part!(Field {
                label: t(text::INSURER),
                value: typed.insurer.clone(),
                oninput: form.typing(|typed: &mut NewInsurance, insurer| typed.insurer = insurer),
                max_length: 40,
                error: sending.error("/insurer"),
                data_test: "insurer",
            }) }
            { part!(Field {
                label: t(text::POLICY),
                value: typed.number.clone(),
                oninput: form.typing(|typed: &mut NewInsurance, number| typed.number = number),
                max_length: 40,
                hint: t(text::POLICY_HINT),
                error: sending.error("/number"),
                data_test: "policy",
            }) }
            { part!(Field {
                kind: FieldKind::Date,
                label: t(text::INSURED_TO),
                value: typed.until.clone(),
                oninput: form.typing(|typed: &mut NewInsurance, day| typed.until = day),
                error: sending.error("/until"),
                data_test: "insured-to",
            }) }
        </>
    }
}
