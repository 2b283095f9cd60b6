//! Writing a bulletin. What is typed stays on the device until the server has it; the figures are the server's.

use contract::{
    bulletins::{Bulletin, BulletinFigures, NewBulletin, SENTENCES, said},
    ids::CommunityId,
};
use kit::{
    form::{Form, use_form},
    hooks::use_state,
    http::Call,
    i18n::{bulletins as text, fill, language, shared, t},
    part,
    remote::use_call,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Choice, Dialog, Field, FieldKind, Select, TextArea, use_toasts},
};
use yew::prelude::*;

use super::{
    picking::{Cases, Works},
    typed::Typed,
};
use crate::figures::percent;

/// Properties of [`Write`].
#[derive(Properties, PartialEq)]
pub(super) struct WriteProps {
    /// Whose bulletin it is.
    pub(super) community: CommunityId,
    /// The months that it can be about; none for a correction, which is about that of the other.
    #[prop_or_default]
    pub(super) months: Vec<String>,
    /// The one that it puts right.
    #[prop_or_default]
    pub(super) corrects: Option<Bulletin>,
    /// Called once it is published, or when nothing is to be written after all.
    pub(super) done: Callback<()>,
}

/// The form.
#[component]
pub(super) fn Write(props: &WriteProps) -> Html {
    let (corrects, community) = (props.corrects.as_ref(), props.community);
    let name = corrects.map_or_else(|| community.to_string(), |of| of.summary.id.to_string());
    let form = use_form(format!("bulletin.{name}"), Typed::new(corrects));
    let (sending, sure) = (use_sending(), use_state(|| false));
    let new = form.typed.read(&props.months, corrects);
    let onsubmit = {
        let (sending, sure, new) = (sending.clone(), sure.clone(), new.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if sending.accepts_in(&new, SENTENCES) {
                sending.forgive();
                sure.set(true);
            }
        })
    };
    let back = {
        let sure = sure.clone();
        Callback::from(move |()| sure.set(false))
    };
    let of = |month: &str| part!(Figures [month.to_owned()] { community, month: month.to_owned() });
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="bulletin-form">
            { heading(props, &form, &sending) }
            <>{ of(&new.month) }</>
            { words(corrects.is_some(), &form, &sending) }
            { part!(Cases { community, form: form.clone(), sending: sending.clone() }) }
            { part!(Works { community, form: form.clone(), sending: sending.clone() }) }
            { sending.trouble("bulletin-form-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert" data-test="bulletin-refused">{ words }</p> }
            <p class="lx-row">
                { part!(Button { kind: ButtonKind::Primary, submit: true, data_test: "bulletin-publish", children: html! { { t(text::PUBLISH) } } }) }
                { part!(Button { onclick: props.done.reform(|_: MouseEvent| ()), children: html! { { t(shared::BACK) } } }) }
            </p>
            if *sure { { part!(Sure { community, new, form, sending, back, done: props.done.clone() }) } }
        </form>
    }
}

/// The month, which a correction cannot change.
fn heading(of: &WriteProps, form: &Form<Typed>, sending: &Sending) -> Html {
    if let Some(corrects) = &of.corrects {
        let (month, edition) = (
            said(&corrects.summary.month, language()),
            corrects.summary.edition.to_string(),
        );
        return html! { <h2 class="lx-title">{ fill(text::CORRECTING, &[&month, &edition]) }</h2> };
    }
    let options = of
        .months
        .iter()
        .map(|month| Choice::new(month.clone(), said(month, language())));
    part!(Select {
        label: t(text::MONTH),
        options: options.collect::<Vec<_>>(),
        value: form.typed.month(&of.months).to_owned(),
        onchange: form.typing(|typed: &mut Typed, month: String| typed.month = month),
        error: sending.error("/month"),
        data_test: "bulletin-month",
    })
}

fn words(correction: bool, form: &Form<Typed>, sending: &Sending) -> Html {
    html! {
        <>
            { part!(Field {
                label: t(text::TITLE),
                kind: FieldKind::Text,
                value: form.typed.title.clone(),
                oninput: form.typing(|typed: &mut Typed, title| typed.title = title),
                max_length: 60,
                error: sending.error("/title"),
                data_test: "title",
            }) }
            { part!(TextArea {
                label: t(text::TEXT),
                value: form.typed.text.clone(),
                oninput: form.typing(|typed: &mut Typed, text| typed.text = text),
                limit: 5_000,
                rows: 8,
                hint: t(text::TEXT_NOTE),
                error: sending.error("/text"),
                data_test: "text",
            }) }
            if correction {
                { part!(Field {
                    label: t(text::BECAUSE),
                    kind: FieldKind::Text,
                    value: form.typed.because.clone(),
                    oninput: form.typing(|typed: &mut Typed, because| typed.because = because),
                    max_length: 200,
                    error: sending.error("/because"),
                    data_test: "because",
                }) }
            }
        </>
    }
}

/// Properties of [`Figures`].
#[derive(Properties, PartialEq)]
struct FiguresProps {
    community: CommunityId,
    month: String,
}

/// The figures that will stand in it.
#[component]
fn Figures(props: &FiguresProps) -> Html {
    let path = format!("/communities/{}/bulletin-figures?month={}", props.community, props.month);
    let (figures, reload) = use_call::<_, BulletinFigures>(path, |path| Some(Call::get(path)));
    figures.show(2, &reload, |of| {
        let counts = [
            of.projects_signed.to_string(),
            of.projects_evaluated.to_string(),
            of.votes.len().to_string(),
        ];
        let cases = &of.cases;
        let rates = [cases.contacted, cases.resolved, cases.satisfied].map(|part| percent(part, cases.rated));
        html! {
            <section class="lx-stack" data-test="bulletin-figures">
                <h3 class="lx-label">{ fill(text::FIGURES, &[&said(&props.month, language())]) }</h3>
                <ul class="lx-small">
                    <li>{ fill(text::RECEIVED, &[&cases.received.to_string(), &cases.answered.to_string()]) }</li>
                    <li>{ fill(text::RATED, &[&rates[0], &rates[1], &rates[2]]) }</li>
                    <li>{ fill(text::PROJECTS, &[&counts[0], &counts[1], &counts[2]]) }</li>
                </ul>
            </section>
        }
    })
}

/// Properties of [`Sure`].
#[derive(Properties, PartialEq)]
struct SureProps {
    community: CommunityId,
    /// What is to be published.
    new: NewBulletin,
    form: Form<Typed>,
    sending: Sending,
    /// Goes back to the form.
    back: Callback<()>,
    /// Called once it is published.
    done: Callback<()>,
}

/// Asks once more, because nothing of it can be changed afterwards.
#[component]
fn Sure(props: &SureProps) -> Html {
    let (toasts, sending) = (use_toasts(), &props.sending);
    let onsend = {
        let (form, sending, new) = (props.form.clone(), sending.clone(), props.new.clone());
        let (done, back) = (props.done.clone(), props.back.clone());
        let path = format!("/communities/{}/bulletins", props.community);
        Callback::from(move |_: MouseEvent| {
            let call = Call::post(&path).json(&new).key(&sending.key(&path, &new));
            let (form, toasts, done) = (form.clone(), toasts.clone(), done.clone());
            let published = move |_: Bulletin| {
                form.done();
                toasts.good(t(text::PUBLISHED_NOW));
                done.emit(());
            };
            sending.send_or(call, published, back.reform(|_| ()));
        })
    };
    part!(Dialog {
        title: t(text::SURE),
        onclose: props.back.clone(),
        close_label: t(shared::CLOSE),
        data_test: "sure",
        foot: html! {
            <>
                { part!(Button { onclick: props.back.reform(|_: MouseEvent| ()), children: html! { { t(shared::BACK) } } }) }
                { part!(Button { kind: ButtonKind::Primary, loading: sending.is_busy(), onclick: onsend, data_test: "bulletin-publish-now",
                    children: html! { { t(text::PUBLISH) } } }) }
            </>
        },
        children: html! {
            <>
                <p>{ said(&props.new.month, language()) }{ " · " }{ &props.new.title }</p>
                <p class="lx-small">{ t(text::SURE_NOTE) }</p>
            </>
        },
    })
}
