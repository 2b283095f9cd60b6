//! The fields of a contract: time, clauses, money, outputs, reports.

use kit::{
    form::Form,
    i18n::{Text, fill, t, works as text},
    part,
    sending::Sending,
    ui::{Button, ButtonKind, Field, FieldKind},
};
use yew::prelude::*;

use super::typed::Typed;

/// What both sides are to agree to.
pub(super) fn terms(form: &Form<Typed>, sending: &Sending) -> Html {
    html! {
        <>
            <div class="lx-work-pair">
                { form.line(sending, (text::STARTS_ON, FieldKind::Date, 10), ("/terms/starts_on", "starts_on"), |typed| &mut typed.starts_on) }
                { form.line(sending, (text::ENDS_ON, FieldKind::Date, 10), ("/terms/ends_on", "ends_on"), |typed| &mut typed.ends_on) }
            </div>
            { form.area(sending, (text::SCOPE, 2_000, 3), ("/terms/scope", "scope"), |typed| &mut typed.scope) }
            { form.area(sending, (text::CONTENT, 2_000, 3), ("/terms/content", "content"), |typed| &mut typed.content) }
            { form.area(sending, (text::SERVICE, 2_000, 3), ("/terms/service", "service"), |typed| &mut typed.service) }
            { form.area(sending, (text::BREACH, 2_000, 3), ("/terms/breach", "breach"), |typed| &mut typed.breach) }
            { form.line(sending, (text::TOTAL_YUAN, FieldKind::Amount, 14), ("/terms/total_fen", "total_fen"), |typed| &mut typed.total) }
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
