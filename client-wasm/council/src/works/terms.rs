//! The fields of a contract: time, clauses, money, outputs, reports.

use kit::{
    form::Form,
    i18n::{Text, fill, t, works as text},
    part,
    sending::Sending,
    ui::{Button, ButtonKind, Field, FieldKind, TextArea},
};
use yew::prelude::*;

use super::typed::Typed;

/// What both sides are to agree to.
pub(super) fn terms(form: &Form<Typed>, sending: &Sending) -> Html {
    html! {
        <>
            <div class="lx-work-pair">
                { line(form, sending, (text::STARTS_ON, FieldKind::Date, 10), "/terms/starts_on", |typed| &typed.starts_on, |typed| &mut typed.starts_on) }
                { line(form, sending, (text::ENDS_ON, FieldKind::Date, 10), "/terms/ends_on", |typed| &typed.ends_on, |typed| &mut typed.ends_on) }
            </div>
            { area(form, sending, (text::SCOPE, 2_000), "/terms/scope", |typed| &typed.scope, |typed| &mut typed.scope) }
            { area(form, sending, (text::CONTENT, 2_000), "/terms/content", |typed| &typed.content, |typed| &mut typed.content) }
            { area(form, sending, (text::SERVICE, 2_000), "/terms/service", |typed| &typed.service, |typed| &mut typed.service) }
            { area(form, sending, (text::BREACH, 2_000), "/terms/breach", |typed| &typed.breach, |typed| &mut typed.breach) }
            { line(form, sending, (text::TOTAL_YUAN, FieldKind::Text, 14), "/terms/total_fen", |typed| &typed.total, |typed| &mut typed.total) }
            <h3 class="lx-label">{ t(text::OUTPUTS) }</h3>
            { for (0..form.typed.outputs.len()).map(|at| output(form, sending, at)) }
            if form.typed.outputs.len() < 20 {
                { more(text::ADD_OUTPUT, "add-output", form.typing(|typed: &mut Typed, _: MouseEvent| typed.outputs.push(Default::default()))) }
            }
            <h3 class="lx-label">{ t(text::REPORTS_ON) }</h3>
            { for (0..form.typed.reports.len()).map(|at| report(form, sending, at)) }
            if form.typed.reports.len() < 24 {
                { more(text::ADD_REPORT, "add-report", form.typing(|typed: &mut Typed, _: MouseEvent| typed.reports.push(String::new()))) }
            }
        </>
    }
}

fn output(form: &Form<Typed>, sending: &Sending, at: usize) -> Html {
    let (number, typed) = ((at + 1).to_string(), form.typed.outputs.get(at).cloned().unwrap_or_default());
    let parts = [
        (text::OUTPUT_WHAT, FieldKind::Text, "what", 60),
        (text::OUTPUT_COUNT, FieldKind::Code, "count", 7),
        (text::OUTPUT_UNIT, FieldKind::Text, "unit", 10),
    ];
    let part = |(place, (label, kind, name, most)): (usize, (Text, FieldKind, &'static str, u32))| {
        part!(Field [name] {
            label: fill(label, &[&number]),
            kind,
            value: typed[place].clone(),
            oninput: form.typing(move |typed: &mut Typed, value| typed.outputs[at][place] = value),
            max_length: most,
            error: sending.error(&format!("/terms/outputs/{at}/{name}")),
            data_test: format!("output-{name}-{number}"),
        })
    };
    let remove = form.typing(move |typed: &mut Typed, _: MouseEvent| {
        typed.outputs.remove(at);
    });
    html! {
        <div key={at}>
            <div class="lx-work-pair">{ for parts.into_iter().enumerate().map(part) }</div>
            if form.typed.outputs.len() > 1 { { less(text::REMOVE_OUTPUT, &number, remove) } }
        </div>
    }
}

fn report(form: &Form<Typed>, sending: &Sending, at: usize) -> Html {
    let (number, typed) = ((at + 1).to_string(), form.typed.reports.get(at).cloned().unwrap_or_default());
    let remove = form.typing(move |typed: &mut Typed, _: MouseEvent| {
        typed.reports.remove(at);
    });
    html! {
        <div key={at}>
            { part!(Field {
                label: fill(text::REPORT_DAY, &[&number]),
                kind: FieldKind::Date,
                value: typed,
                oninput: form.typing(move |typed: &mut Typed, value| typed.reports[at] = value),
                error: sending.error(&format!("/terms/reports_on/{at}")),
                data_test: format!("report-{number}"),
            }) }
            { less(text::REMOVE_REPORT, &number, remove) }
        </div>
    }
}

fn more(words: Text, data_test: &'static str, onclick: Callback<MouseEvent>) -> Html {
    part!(Button {
        kind: ButtonKind::Text,
        onclick,
        data_test,
        children: html! { { t(words) } }
    })
}

fn less(words: Text, number: &str, onclick: Callback<MouseEvent>) -> Html {
    part!(Button {
        kind: ButtonKind::Text,
        onclick,
        children: html! { { fill(words, &[number]) } }
    })
}

/// One of the texts that are typed, read.
type Read = fn(&Typed) -> &String;
/// One of the texts that are typed, to be changed.
type Write = fn(&mut Typed) -> &mut String;

/// A field of one line.
pub(super) fn line(
    form: &Form<Typed>,
    sending: &Sending,
    (label, kind, most): (Text, FieldKind, u32),
    pointer: &'static str,
    read: Read,
    write: Write,
) -> Html {
    part!(Field {
        label: t(label),
        kind,
        value: read(&form.typed).clone(),
        oninput: form.typing(move |typed: &mut Typed, value| *write(typed) = value),
        max_length: most,
        error: sending.error(pointer),
        data_test: name(pointer),
    })
}

/// A field of several lines.
pub(super) fn area(
    form: &Form<Typed>,
    sending: &Sending,
    (label, limit): (Text, u32),
    pointer: &'static str,
    read: Read,
    write: Write,
) -> Html {
    part!(TextArea {
        label: t(label),
        value: read(&form.typed).clone(),
        oninput: form.typing(move |typed: &mut Typed, value| *write(typed) = value),
        limit,
        rows: 3,
        error: sending.error(pointer),
        data_test: name(pointer),
    })
}

/// What browser tests find a field by: the last word of its pointer.
fn name(pointer: &'static str) -> &'static str {
    pointer.rsplit('/').next().unwrap_or_default()
}
