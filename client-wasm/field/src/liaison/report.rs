//! What is to be said of a visit, as it is written: every change is on the phone at once.

use contract::{
    Language,
    cases::Category,
    ids::{CardId, VisitId},
    liaison::{Card, NewVisit, Visit, VisitReport},
    validation::{FieldError, check},
};
use kit::{
    browser, drafts,
    hooks::{UseStateHandle, use_state},
    i18n::{field as shared_text, language, officer as text, t},
    json, part,
    sending::typing,
    ui::{Button, ButtonKind, Check, Field, FieldKind, TextArea},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::post::{Done, error, refuse, said, use_posting};
use crate::{raise::Raise, today};

/// What visits are called in the outbox.
pub(super) const KIND: &str = "visit";
/// Names of drafts of reports begin with it.
pub(super) const PREFIX: &str = "visit.";

/// A report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Report {
    /// The visit that was asked for; what names it on this phone if it was not.
    pub(super) id: VisitId,
    /// The card of the door, when nobody asked.
    #[serde(default)]
    pub(super) card: Option<CardId>,
    /// The building or household.
    pub(super) label: String,
    on: String,
    met: String,
    found: String,
    settled: bool,
    #[serde(default)]
    raise: Option<Category>,
}

impl Report {
    fn new(id: VisitId, label: &str) -> Self {
        Self {
            id,
            card: None,
            label: label.to_owned(),
            on: today().to_string(),
            met: String::new(),
            found: String::new(),
            settled: false,
            raise: None,
        }
    }

    /// That of a visit that was asked for.
    pub(super) fn of(visit: &Visit) -> Self {
        Self::new(visit.id, &visit.label)
    }

    /// That of a visit for which nobody asked, at the door of this card.
    pub(super) fn at(card: &Card) -> Option<Self> {
        Some(Self {
            card: Some(card.id),
            ..Self::new(browser::new_key().parse().ok()?, &card.label)
        })
    }

    /// The one of this name, if it was begun.
    pub(super) fn recall(id: &str) -> Option<Self> {
        json::read(&drafts::recall(&format!("{PREFIX}{id}"))?)
    }

    /// Keeps it on the phone.
    pub(super) fn keep(&self) {
        drafts::write(&format!("{PREFIX}{}", self.id), &json::write(self));
    }

    fn said(&self) -> VisitReport {
        VisitReport {
            on: self.on.clone(),
            met: said(&self.met),
            found: self.found.trim().to_owned(),
            settled: self.settled,
        }
    }

    /// It as it is sent, or everything that is wrong with it.
    fn done(&self, language: Language) -> Result<Done, Vec<FieldError>> {
        let report = self.said();
        check(&report, language)?;
        let (path, body) = match self.card {
            None => (format!("/liaison/visits/{}/finish", self.id), json::write(&report)),
            Some(card_id) => {
                let case_category = self.raise;
                let new = NewVisit {
                    card_id,
                    report,
                    case_category,
                };
                ("/liaison/visits".to_owned(), json::write(&new))
            }
        };
        Ok(Done {
            kind: KIND,
            prefix: PREFIX,
            id: self.id.to_string(),
            path,
            body,
            pictures: Vec::new(),
            draft: json::write(self),
            label: self.label.clone(),
        })
    }
}

/// Properties of a [`Write`].
#[derive(Properties, PartialEq)]
pub(super) struct WriteProps {
    /// The report, as it was begun.
    pub(super) report: Report,
}

/// The form.
#[component]
pub(super) fn Write(props: &WriteProps) -> Html {
    let report = use_state(|| props.report.clone());
    let faults = use_state(Vec::<FieldError>::new);
    let post = use_posting();
    let onclick = {
        let (report, faults) = (report.clone(), faults.clone());
        Callback::from(move |_: MouseEvent| match report.done(language()) {
            Ok(done) => post.emit(done),
            Err(found) => refuse(&faults, found),
        })
    };
    html! {
        <section class="lx-card lx-stack" data-test="report">
            <h2>{ t(text::REPORT) }</h2>
            { part!(Field {
                label: t(text::DAY),
                kind: FieldKind::Date,
                value: report.on.clone(),
                oninput: keeping(&report, |report, on| report.on = on),
                error: error(&faults, "/on"),
                data_test: "report-on",
            }) }
            { part!(Field {
                label: t(text::MET_WHOM),
                value: report.met.clone(),
                oninput: keeping(&report, |report, met| report.met = met),
                hint: t(text::MET_WHOM_HINT),
                error: error(&faults, "/met"),
                data_test: "report-met",
            }) }
            { part!(TextArea {
                label: t(text::FOUND),
                value: report.found.clone(),
                oninput: keeping(&report, |report, found| report.found = found),
                limit: 2_000,
                rows: 4,
                hint: report.card.is_none().then(|| AttrValue::from(t(text::FOUND_HINT))),
                error: error(&faults, "/found"),
                data_test: "report-found",
            }) }
            { what_follows(&report) }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                onclick,
                data_test: "report-done",
                children: html! { { t(shared_text::FINISH) } },
            }) }
        </section>
    }
}

/// After a visit by card, whether it becomes a case; after one that was wished for, whether that is settled.
fn what_follows(report: &UseStateHandle<Report>) -> Html {
    if report.card.is_some() {
        return part!(Raise {
            raised: report.raise,
            onchange: keeping(report, |report, raise| report.raise = raise),
            data_test: "report-raise",
        });
    }
    part!(Check {
        checked: report.settled,
        onchange: keeping(report, |report, settled| report.settled = settled),
        data_test: "report-settled",
        children: html! { { t(text::SETTLED) } },
    })
}

/// Gives a callback that changes one part, and keeps the whole on the phone.
fn keeping<V: 'static>(report: &UseStateHandle<Report>, change: impl Fn(&mut Report, V) + 'static) -> Callback<V> {
    typing(report, move |report: &mut Report, value| {
        change(report, value);
        report.keep();
    })
}
