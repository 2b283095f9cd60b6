//! Projects (居民自治项目) in words, as residents, their carriers and the station read them.

mod contract;
mod evaluating;
mod record;
mod remarks;
mod timeline;

pub use contract::{Versions, VersionsProps, contract, paper, terms};
pub use evaluating::{Evaluate, EvaluateProps, result};
pub use record::record;
pub use remarks::{ON_PLAN, ON_PROJECT, RemarkWords, Remarks, RemarksProps};
pub use timeline::{Happened, HappenedProps};

use ::contract::{
    money,
    projects::{
        Day, Payment, PaymentState, Project, ProjectOutcome as Outcome, ProjectReport, ProjectState as State, ProjectSummary,
        Terms,
    },
};
use serde::de::DeserializeOwned;
use yew::prelude::*;

use crate::{
    consent, files,
    hide_picture::{Named, by_reason, hidden, numbered},
    http::{Call, Failure},
    i18n::{Text, fill, t, works as text},
    session::use_session,
    time,
    ui::{Shape, Tone, chip},
    way,
};

/// Whether the reader is asked for the consent that residents' words need.
#[hook]
fn use_asked() -> bool {
    use_session().me().is_some_and(|me| me.phone.is_some())
}

/// Gives the consent first, where it was ticked just now.
async fn consented<T: DeserializeOwned>(ticked: bool, call: Call) -> Result<T, Failure> {
    if ticked {
        consent::give().await?;
    }
    call.send().await
}

/// A project in a list, which leads to its page.
pub fn row(of: &ProjectSummary, href: String) -> Html {
    let inside = html! {
        <>
            { chips(of) }
            <h2 class="lx-title">{ &of.title }</h2>
            <p class="lx-small lx-muted">{ fill(text::CARRIED_BY, &[&of.carrier]) }</p>
        </>
    };
    way::card(href, "lx-work", "work", inside)
}

/// The chips of a project: where it stands, and what the evaluation came to.
pub fn chips(of: &ProjectSummary) -> Html {
    standing(of.state, of.outcome)
}

fn standing(state: State, outcome: Option<Outcome>) -> Html {
    let (tone, shape, words) = match state {
        State::Drafted => (Tone::Grey, Shape::Write, text::DRAFTED),
        State::Offered => (Tone::Amber, Shape::Hand, text::OFFERED),
        State::Signed => (Tone::Blue, Shape::Clock, text::SIGNED),
        State::Running => (Tone::Green, Shape::Work, text::RUNNING),
        State::Reported => (Tone::Amber, Shape::Star, text::REPORTED),
        State::Evaluated => (Tone::Blue, Shape::Check, text::EVALUATED),
        State::Closed => (Tone::Grey, Shape::Check, text::CLOSED),
        State::Ended => (Tone::Red, Shape::Refuse, text::ENDED),
    };
    let outcome = outcome.map(|outcome| match outcome {
        Outcome::Excellent => (Tone::Green, Shape::Star, text::EXCELLENT),
        Outcome::Passed => (Tone::Green, Shape::Check, text::PASSED),
        Outcome::Failed => (Tone::Red, Shape::Alert, text::FAILED),
    });
    html! {
        <p class="lx-row">
            { chip(tone, shape, t(words)) }
            if let Some((tone, shape, words)) = outcome { { chip(tone, shape, t(words)) } }
        </p>
    }
}

/// A day in words.
pub fn day(of: Day) -> String {
    time::said(&of.to_string())
}

/// A sum in yuan, with its unit.
pub fn sum(fen: u64) -> String {
    fill(text::YUAN, &[&money::yuan(fen)])
}

/// A bar that is so full, with what it says below it; eyes alone see the bar.
pub fn bar(done: u64, of: u64, words: &str) -> Html {
    html! {
        <>
            <progress class="lx-progress" max={of.max(1).to_string()} value={done.min(of).to_string()} aria-hidden="true"></progress>
            <p class="lx-small">{ words }</p>
        </>
    }
}

/// How far the time has gone of a project that is signed.
pub fn gone(state: State, terms: &Terms) -> Html {
    let today = Day::of(time::now());
    let days = |from: Day, to: Day| u64::try_from((to.0 - from.0).num_days() + 1).unwrap_or_default();
    let (all, past) = (
        days(terms.starts_on, terms.ends_on),
        days(terms.starts_on, today.min(terms.ends_on)),
    );
    let words = match state {
        State::Signed => fill(text::NOT_BEGUN, &[&day(terms.starts_on)]),
        State::Running => fill(text::DAYS_GONE, &[&past.to_string(), &all.to_string()]),
        _ => return html! { <p class="lx-small lx-muted">{ span(terms) }</p> },
    };
    let past = if state == State::Signed { 0 } else { past };
    html! { <>{ bar(past, all, &words) }<p class="lx-small lx-muted">{ span(terms) }</p></> }
}

/// From when to when.
pub fn span(terms: &Terms) -> String {
    fill(text::FROM_TO, &[&day(terms.starts_on), &day(terms.ends_on)])
}

/// What is promised, and how much of it there is by the last report.
pub fn outputs(of: &Project) -> Html {
    let Some(contract) = &of.contract else {
        return Html::default();
    };
    let last = of.reports.last();
    let lines = contract.terms.outputs.iter().map(|promised| {
        let reported = last.and_then(|last| last.outputs.iter().find(|one| one.promised.what == promised.what));
        let (count, done) = (promised.count.to_string(), reported.map_or(0, |one| one.done));
        let words = fill(text::DONE_OF, &[&promised.what, &done.to_string(), &count, &promised.unit]);
        html! { <li key={promised.what.clone()}>{ bar(done.into(), promised.count.into(), &words) }</li> }
    });
    html! { <ul class="lx-work-list" data-test="outputs">{ for lines }</ul> }
}

/// The payments, each with where it stands in words.
pub fn payments(of: &[Payment]) -> Html {
    let line = |payment: &Payment| {
        let name = if payment.part == 1 { text::FIRST } else { text::LAST };
        let (tone, shape, words) = match payment.state {
            PaymentState::Due => (Tone::Amber, Shape::Clock, t(text::DUE).to_owned()),
            PaymentState::Paid => {
                let on = payment.paid_on.map(day);
                let words = on.map_or_else(|| t(text::PAID).to_owned(), |on| fill(text::PAID_ON, &[&on]));
                (Tone::Green, Shape::Check, words)
            }
            PaymentState::Cancelled => (Tone::Grey, Shape::Refuse, t(text::CANCELLED).to_owned()),
        };
        html! {
            <li key={payment.part} data-test={format!("payment-{}", payment.part)}>
                <p>{ t(name) }{ " · " }<strong class="lx-number">{ sum(payment.fen) }</strong></p>
                <p class="lx-row">{ chip(tone, shape, &words) }
                    if let Some(reference) = &payment.reference { <span class="lx-small lx-muted">{ fill(text::REFERENCE, &[reference]) }</span> }
                </p>
            </li>
        }
    };
    html! { <ul class="lx-work-list" data-test="payments">{ for of.iter().map(line) }</ul> }
}

/// The reports, the latest first, and those that are due.
pub fn reports(of: &Project) -> Html {
    let due = of.due.iter().take(1).map(|due| {
        let (tone, shape, words): (_, _, Text) = match (due.late, due.last) {
            (true, _) => (Tone::Red, Shape::Alert, text::REPORT_LATE),
            (false, true) => (Tone::Blue, Shape::Clock, text::FINAL_DUE),
            (false, false) => (Tone::Blue, Shape::Clock, text::REPORT_DUE),
        };
        html! { <p data-test="report-due">{ chip(tone, shape, &fill(words, &[&day(due.on)])) }</p> }
    });
    html! {
        <section class="lx-card lx-stack" data-test="reports">
            <h2>{ t(text::REPORTS) }</h2>
            { for due }
            if of.reports.is_empty() { <p class="lx-muted">{ t(text::NO_REPORTS) }</p> }
            { for of.reports.iter().rev().map(report) }
        </section>
    }
}

/// The pictures of all reports, each called by its report and its number.
pub fn reported(of: &Project) -> Named {
    let of_report = |one: &ProjectReport| numbered(&format!("{} · ", day(one.due_on)), &one.photos);
    of.reports.iter().flat_map(of_report).collect()
}

/// Those of them that were taken from view, each called by its report and the reason.
pub fn taken_from_view(of: &Project) -> Named {
    let of_report = |one: &ProjectReport| by_reason(&format!("{} · ", day(one.due_on)), &one.hidden_photos);
    of.reports.iter().flat_map(of_report).collect()
}

fn report(of: &ProjectReport) -> Html {
    let title = if of.last {
        t(text::FINAL_REPORT).to_owned()
    } else {
        fill(text::REPORT_OF, &[&day(of.due_on)])
    };
    let spent: u64 = of.spent.iter().map(|line| line.fen).sum();
    let line = |line: &::contract::projects::Spending| {
        html! { <li>{ fill(text::SPENT_LINE, &[&line.what, &money::yuan(line.fen)]) }</li> }
    };
    html! {
        <details key={of.due_on.to_string()} class="lx-work-report" data-test="report">
            <summary>
                <strong>{ title }</strong>{ " " }
                <span class="lx-small lx-muted">{ fill(text::WRITTEN, &[&time::date(of.at)]) }</span>
                if of.late { { " " }{ chip(Tone::Red, Shape::Clock, t(text::LATE)) } }
            </summary>
            <p class="lx-text">{ &of.text }</p>
            { files::pictures(&of.photos) }
            { hidden(&of.hidden_photos) }
            if !of.spent.is_empty() {
                <p class="lx-strong">{ fill(text::SPENT, &[&money::yuan(spent)]) }</p>
                <ul class="lx-small">{ for of.spent.iter().map(line) }</ul>
            }
        </details>
    }
}
