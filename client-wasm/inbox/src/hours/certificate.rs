//! A certificate as it is printed, for whoever holds it, and the check of it, for everybody.
//!
//! Number and code ride behind `#`, so that no server's log holds them. What is shown is what the server says is true:
//! whoever got the certificate prints the very page by which others check it.

use contract::{
    DateTime, Utc,
    teams::{Certificate, CertificateProof, CertifiedHonour, CertifiedKind, terms},
};
use kit::{
    browser,
    hooks::{UseStateHandle, use_effect_with, use_state},
    http::{Call, Failure},
    i18n::{Text, fill, hours as text, shared, t},
    part,
    sending::{Sending, typing, use_sending},
    time,
    ui::{Banner, Button, ButtonKind, Field, Shape, Tone},
};
use yew::prelude::*;

use super::{qr::qr, said};
use crate::{routes::Route, shell::Screen};

/// The way to the certificate of this number and code.
pub(super) fn way_to(number: &str, code: &str) -> String {
    format!("{}#{number}.{code}", Route::Certificate.href())
}

/// What rides behind `#`.
fn carried() -> CertificateProof {
    let hash = browser::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default();
    let (number, code) = hash.trim_start_matches('#').split_once('.').unwrap_or_default();
    CertificateProof {
        number: number.to_owned(),
        code: code.to_owned(),
    }
}

/// A proof without anything in it.
fn blank() -> CertificateProof {
    CertificateProof {
        number: String::new(),
        code: String::new(),
    }
}

#[component]
pub(crate) fn CertificatePage() -> Html {
    let (proof, shown, sending) = (use_state(carried), use_state(|| None::<Certificate>), use_sending());
    let check = check(&sending, &shown);
    use_effect_with((), {
        let (check, proof) = (check.clone(), (*proof).clone());
        move |()| {
            if !proof.number.is_empty() {
                check.emit(proof);
            }
        }
    });
    let matter = match &*shown {
        Some(certificate) => sheet(
            certificate,
            &Callback::from({
                let (proof, shown) = (proof.clone(), shown.clone());
                move |_: MouseEvent| {
                    proof.set(blank());
                    shown.set(None);
                }
            }),
        ),
        None => form(&proof, &sending, &check),
    };
    part!(Screen {
        title: t(if shown.is_some() { text::CERTIFICATE } else { text::CHECK }),
        tab: Route::Certificate,
        data_test: "certificate-page",
        children: matter
    })
}

/// Asks whether it is a true one, and shows it then.
fn check(sending: &Sending, shown: &UseStateHandle<Option<Certificate>>) -> Callback<CertificateProof> {
    let (sending, shown) = (sending.clone(), shown.setter());
    Callback::from(move |proof: CertificateProof| {
        if sending.accepts(&proof) {
            let shown = shown.clone();
            let call = Call::post("/certificates/verification").json(&proof).anonymous();
            sending.send(call, move |certificate: Certificate| shown.set(Some(certificate)));
        }
    })
}

fn form(proof: &UseStateHandle<CertificateProof>, sending: &Sending, check: &Callback<CertificateProof>) -> Html {
    let onsubmit = {
        let (check, proof) = (check.clone(), proof.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            check.emit((*proof).clone());
        })
    };
    let onnumber = typing(proof, |proof: &mut CertificateProof, typed| proof.number = typed);
    let oncode = typing(proof, |proof: &mut CertificateProof, typed| proof.code = typed);
    html! {
        <form class="lx-pad lx-stack" {onsubmit} data-test="check">
            <p>{ t(text::CHECK_LEAD) }</p>
            { line(text::CERTIFIED_NUMBER, &proof.number, "Z261126-000042", "number", onnumber) }
            { line(text::CERTIFIED_CODE, &proof.code, "7KQ4M-ZP2XT", "code", oncode) }
            { wrong(sending) }
            { sending.submit_wide(t(text::CHECK_NOW), "check-now") }
        </form>
    }
}

fn line(label: Text, value: &str, example: &'static str, data_test: &'static str, oninput: Callback<String>) -> Html {
    part!(Field {
        label: t(label),
        value: value.to_owned(),
        oninput,
        max_length: 20,
        placeholder: example,
        data_test
    })
}

/// Whatever the server has against it, the certificate is not one; unless nobody could be asked.
fn wrong(sending: &Sending) -> Html {
    if sending.failure().is_none_or(Failure::is_passing) {
        return sending.trouble("trouble");
    }
    part!(Banner {
        tone: Tone::Red,
        shape: Shape::Refuse,
        words: t(text::FALSE),
        data_test: "not-right"
    })
}

/// The certificate.
fn sheet(certificate: &Certificate, another: &Callback<MouseEvent>) -> Html {
    let origin = browser::window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default();
    let (page, way) = (Route::Certificate.href(), way_to(&certificate.number, &certificate.code));
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = browser::window() {
            // It fails only where nothing can be printed.
            window.print().ok();
        }
    });
    html! {
        <div class="lx-pad lx-stack">
            <div class="lx-stack lx-unprinted">
                { part!(Banner { tone: Tone::Green, shape: Shape::Check, words: t(text::TRUE), data_test: "genuine" }) }
            </div>
            <article class="lx-certificate" data-test="certificate">
                <h2>{ t(text::CERTIFICATE) }</h2>
                <p>{ fill(text::CERTIFIES, &[&certificate.name, &certificate.community]) }</p>
                <dl class="lx-facts">{ facts(certificate) }</dl>
                { sign() }
                <div class="lx-certificate-foot">
                    { qr(&format!("{origin}{way}"), t(text::CHECK)) }
                    <p class="lx-small">{ fill(text::VERIFY_AT, &[&format!("{origin}{page}")]) }</p>
                </div>
            </article>
            <div class="lx-stack lx-unprinted">
                { part!(Button { kind: ButtonKind::Primary, block: true, onclick: print, data_test: "print", children: html! { { t(text::PRINT) } } }) }
                { part!(Button { kind: ButtonKind::Text, block: true, onclick: another.clone(), data_test: "another", children: html! { { t(text::CHECK_ANOTHER) } } }) }
            </div>
        </div>
    }
}

/// Where whoever is in charge and whoever handled it sign, and room for the seal: the system does neither.
fn sign() -> Html {
    html! {
        <div class="lx-certificate-sign" data-test="certificate-sign">
            { for [text::IN_CHARGE, text::HANDLED, text::SEAL].into_iter().map(|words| html! { <p>{ t(words) }</p> }) }
        </div>
    }
}

/// A kind of service, in how many services, and the time.
fn kind(of: &CertifiedKind) -> Html {
    let words = of.kind.map_or(text::SET_RIGHT, terms::service_kind);
    let (minus, minutes) = if of.minutes < 0 {
        ("−", -of.minutes)
    } else {
        ("", of.minutes)
    };
    let services = fill(text::SERVICES, &[&of.services.to_string()]);
    html! {
        <li>{ t(words) }{ " " }if of.kind.is_some() { { services }{ " " } }{ minus }{ said(minutes) }</li>
    }
}

/// An honour, when and why it was given.
fn honour(of: &CertifiedHonour) -> Html {
    html! { <li>{ with_year(&of.day) }{ " " }{ &of.title }if let Some(reason) = &of.reason { { " · " }{ reason } }</li> }
}

/// A moment's day with its year, whichever year it is read in.
fn whole_day(at: DateTime<Utc>) -> String {
    with_year(&time::day(at))
}

fn with_year(day: &str) -> String {
    let parts: Vec<&str> = day.split('-').map(|part| part.trim_start_matches('0')).collect();
    fill(shared::DAY_WITH_YEAR, &parts)
}

fn facts(certificate: &Certificate) -> Html {
    let fact = |label: Text, value: String, data_test: &'static str| {
        html! { <><dt>{ t(label) }</dt><dd class="lx-number" data-test={data_test}>{ value }</dd></> }
    };
    let services = fill(text::SERVICES, &[&certificate.services.to_string()]);
    html! {
        <>
            { fact(text::CERTIFIED_TIME, said(certificate.minutes), "certified-time") }
            { fact(text::CERTIFIED_SERVICES, services, "certified-services") }
            if let (Some(from), Some(to)) = (&certificate.from, &certificate.to) {
                { fact(text::CERTIFIED_DAYS, format!("{} – {}", with_year(from), with_year(to)), "certified-days") }
            }
            if !certificate.content.is_empty() {
                <dt>{ t(text::CERTIFIED_CONTENT) }</dt>
                <dd data-test="certified-content"><ul>{ for certificate.content.iter().map(kind) }</ul></dd>
            }
            if !certificate.honours.is_empty() {
                <dt>{ t(text::CERTIFIED_HONOURS) }</dt>
                <dd data-test="certified-honours"><ul>{ for certificate.honours.iter().map(honour) }</ul></dd>
            }
            if let Some(number) = &certificate.volunteer_number {
                { fact(text::CERTIFIED_VOLUNTEER, number.clone(), "certified-volunteer") }
            }
            { fact(text::ISSUED_BY, certificate.community.clone(), "issued-by") }
            if let Some(phone) = &certificate.phone { { fact(text::CERTIFIED_PHONE, phone.clone(), "certified-phone") } }
            { fact(text::ISSUED_AT, whole_day(certificate.issued_at), "issued-at") }
            { fact(text::CERTIFIED_NUMBER, certificate.number.clone(), "certified-number") }
            { fact(text::CERTIFIED_CODE, certificate.code.clone(), "certified-code") }
        </>
    }
}
