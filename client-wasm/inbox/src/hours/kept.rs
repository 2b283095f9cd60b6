//! Trainings, honours and the insurance, as their volunteer sees them; which honours stand on certificates.

use contract::teams::{HonourShown, RecordKind, VolunteerRecord, VolunteerRecords};
use kit::{
    http::Call,
    i18n::{hours as text, service, t},
    part,
    remote::use_call,
    sending::use_sending,
    ui::Check,
    visit::{insured, kept},
};
use yew::prelude::*;

/// All of it; nothing of who is no volunteer, and where there is nothing.
#[component]
pub(super) fn Kept() -> Html {
    let (known, reload) = use_call::<_, VolunteerRecords>((), |()| Some(Call::get("/me/volunteering/records")));
    let Some(known) = known.ready() else {
        return Html::default();
    };
    let one = |of: &VolunteerRecord| part!(One [of.id.to_string()] { of: of.clone(), reload: reload.clone() });
    html! {
        if !known.items.is_empty() || known.insurance.is_some() {
            <section class="lx-card lx-stack" data-test="records">
                <h2 class="lx-label">{ t(service::RECORDS) }</h2>
                { for known.insurance.iter().map(insured) }
                { for known.items.iter().map(one) }
            </section>
        }
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    of: VolunteerRecord,
    reload: Callback<()>,
}

/// One of them; an honour with whether it is printed.
#[component]
fn One(props: &OneProps) -> Html {
    let (of, sending) = (&props.of, use_sending());
    let onchange = {
        let (sending, reload) = (sending.clone(), props.reload.clone());
        let path = format!("/me/volunteering/records/{}", of.id);
        Callback::from(move |shown: bool| {
            let reload = reload.clone();
            let call = Call::put(&path).json(&HonourShown { shown });
            sending.send(call, move |_: VolunteerRecords| reload.emit(()));
        })
    };
    html! {
        <div data-test="record" data-kind={of.kind.word()}>
            { kept(of) }
            if of.kind == RecordKind::Honour && of.withdrawn.is_none() {
                { part!(Check {
                    checked: of.shown,
                    onchange,
                    data_test: "honour-shown",
                    children: html! { { t(text::HONOUR_SHOWN) } },
                }) }
            }
            { sending.trouble("record-trouble") }
        </div>
    }
}
