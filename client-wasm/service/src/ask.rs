//! Asking for somebody to come. What is typed stays on the phone until the server has it.

use std::rc::Rc;

use contract::{
    accounts::Me,
    cases::Urgency,
    liaison::Daypart,
    page::Page,
    places::Community,
    teams::{Service, ServiceKind, terms},
};
use kit::{
    consent::{self, AskConsent},
    form::{Form, use_form},
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, service as text, t},
    part,
    sending::{Sending, use_sending},
    ui::{Check, Choice, Choices, Field, FieldKind, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::{
    faults::FAULTS,
    places::{self, Chosen, Place, use_communities},
    reason::unsent,
    routes::Route,
    shell::{Screen, use_signed_in},
    typed::{DAYS, OTHER, Typed},
    wishes::wishes,
};

/// How pressing it is, in a resident's words.
const URGENCIES: [(Urgency, Text); 4] = [
    (Urgency::Low, text::URGENCY_LOW),
    (Urgency::Normal, text::URGENCY_NORMAL),
    (Urgency::Urgent, text::URGENCY_URGENT),
    (Urgency::Emergency, text::URGENCY_EMERGENCY),
];
#[component]
pub(crate) fn AskPage() -> Html {
    let matter = use_signed_in(|me| part!(Communities { me: me.clone() }));
    part!(Screen {
        title: t(text::ASK),
        data_test: "ask-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct OfMe {
    me: Rc<Me>,
}

#[component]
fn Communities(props: &OfMe) -> Html {
    let (communities, reload) = use_communities();
    communities.show(3, &reload, |communities| {
        part!(Ask {
            me: props.me.clone(),
            communities: communities.clone()
        })
    })
}

#[derive(Properties, PartialEq)]
struct AskProps {
    me: Rc<Me>,
    communities: Rc<Page<Community>>,
}

#[component]
fn Ask(props: &AskProps) -> Html {
    let form = use_form("service.new".to_owned(), Typed::of(&props.me));
    let (sending, toasts) = (use_sending(), use_toasts());
    let agreed = use_state(|| false);
    let onsubmit = {
        let (form, sending, agreed) = (form.clone(), sending.clone(), *agreed);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let toasts = toasts.clone();
            send(&form, &sending, agreed, move || toasts.good(t(text::ASKED_NOW)));
        })
    };
    let (ticked, onconsent) = (*agreed, Callback::from(move |now| agreed.set(now)));
    html! {
        <form class="lx-pad lx-stack lx-wide-stack" {onsubmit} data-test="ask-form">
            { what(&form, &sending) }
            { when(&form, &sending) }
            { place(&form, &sending, &props.communities.items) }
            { wishes(&form, &sending) }
            { part!(AskConsent { ticked, onchange: onconsent }) }
            { unsent(&sending) }
            { sending.submit_wide(t(text::SEND), "send") }
            <p class="lx-muted lx-small">{ t(text::KEPT) }</p>
        </form>
    }
}

/// Asks, after the consent where it was ticked just now, and leads to what was asked for.
fn send(form: &Form<Typed>, sending: &Sending, agreed: bool, done: impl Fn() + 'static) {
    if let Some(left_out) = form.typed.left_out() {
        return sending.refuse(left_out);
    }
    let Some(request) = form.typed.request() else { return };
    if !sending.accepts_in(&request, &FAULTS) {
        return;
    }
    let call = Call::post("/services")
        .json(&request)
        .key(&sending.key("/services", &request));
    let form = form.clone();
    let asked = async move {
        if agreed {
            consent::give().await?;
        }
        call.send::<Service>().await
    };
    sending.start(asked, move |service: Service| {
        form.done();
        done();
        Route::Service { id: service.summary.id }.follow();
    });
}

/// What is to be done.
fn what(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    let kinds: Vec<_> = ServiceKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.word(), t(terms::service_kind(*kind))))
        .collect();
    html! {
        <>
            { part!(Choices {
                label: t(text::KIND),
                options: kinds,
                chosen: typed.kind.iter().map(|kind| AttrValue::from(kind.word())).collect::<Vec<_>>(),
                onchange: form.typing(|typed: &mut Typed, pressed: AttrValue| typed.choose(ServiceKind::from_word(&pressed))),
                error: sending.error("/kind"),
                data_test: "kind",
            }) }
            if typed.kind.is_some() {
                <p class="lx-small" data-test="usual">{ fill(text::USUAL, &[&typed.volunteers.to_string()]) }</p>
            }
            { part!(TextArea {
                label: t(text::NEED),
                value: typed.need.clone(),
                oninput: form.typing(|typed: &mut Typed, need| typed.need = need),
                limit: 500,
                rows: 3,
                hint: t(text::NEED_HINT),
                error: sending.error("/need"),
                data_test: "need",
            }) }
        </>
    }
}

/// When it is to be, and how pressing it is.
fn when(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    let mut days: Vec<_> = DAYS
        .iter()
        .map(|(days, name)| Choice::new(days.to_string(), t(*name)))
        .collect();
    days.push(Choice::new(OTHER, t(text::DAY_OTHER)));
    let chosen = typed.chosen_day();
    let parts = [Daypart::Morning, Daypart::Afternoon, Daypart::Evening];
    let urgencies = URGENCIES.iter().map(|(urgency, name)| {
        let choice = Choice::new(urgency.word(), t(*name));
        let pressing = *urgency == Urgency::Emergency;
        if pressing {
            choice.noted(t(text::URGENCY_EMERGENCY_NOTE))
        } else {
            choice
        }
    });
    html! {
        <>
            { part!(Choices {
                label: t(text::DAY),
                options: days,
                chosen: vec![AttrValue::from(chosen.clone())],
                onchange: form.typing(|typed: &mut Typed, pressed: AttrValue| typed.choose_day(&pressed)),
                error: sending.error("/day").filter(|_| chosen != OTHER),
                data_test: "day",
            }) }
            if chosen == OTHER {
                { part!(Field {
                    label: t(text::DAY_PICK),
                    kind: FieldKind::Date,
                    value: typed.day.clone(),
                    oninput: form.typing(|typed: &mut Typed, day| typed.day = day),
                    error: sending.error("/day"),
                    data_test: "day-pick",
                }) }
            }
            { part!(Choices {
                label: t(text::PART),
                options: parts.map(|part| Choice::new(part.word(), t(terms::daypart(part)))).to_vec(),
                chosen: vec![AttrValue::from(typed.part.word())],
                onchange: form.typing(|typed: &mut Typed, pressed: AttrValue| {
                    typed.part = Daypart::from_word(&pressed).unwrap_or(typed.part);
                }),
                data_test: "part",
            }) }
            { part!(Choices {
                label: t(text::URGENCY),
                options: urgencies.collect::<Vec<_>>(),
                chosen: vec![AttrValue::from(typed.urgency.word())],
                onchange: form.typing(|typed: &mut Typed, pressed: AttrValue| {
                    typed.urgency = Urgency::from_word(&pressed).unwrap_or(typed.urgency);
                }),
                data_test: "urgency",
            }) }
        </>
    }
}

/// At whose door it is, and who is at home.
fn place(form: &Form<Typed>, sending: &Sending, communities: &[Community]) -> Html {
    let typed = &form.typed;
    let chosen = Place {
        community: typed.community,
        cell: typed.cell,
        error: sending.error("/community_id"),
    };
    let choose = form.typing(|typed: &mut Typed, (community, cell): Chosen| {
        typed.community = community;
        typed.cell = cell;
    });
    html! {
        <>
            { places::fields(communities, chosen, &choose) }
            { part!(Field {
                label: t(text::HOME),
                value: typed.home.clone(),
                oninput: form.typing(|typed: &mut Typed, home| typed.home = home),
                max_length: 100,
                hint: t(text::HOME_HINT),
                error: sending.error("/person/home"),
                data_test: "home",
            }) }
            { part!(Field {
                label: t(text::NAME),
                value: typed.name.clone(),
                oninput: form.typing(|typed: &mut Typed, name| typed.name = name),
                max_length: 30,
                hint: t(text::PHONE_OWN),
                error: sending.error("/person/name").or_else(|| sending.error("/person/phone")),
                data_test: "name",
            }) }
            { part!(Check {
                checked: typed.safeguard,
                onchange: form.typing(|typed: &mut Typed, on| typed.safeguard = on),
                data_test: "safeguard",
                children: html! { <>{ t(text::SAFEGUARD) }<br /><span class="lx-small lx-muted">{ t(text::SAFEGUARD_NOTE) }</span></> },
            }) }
            { part!(Check {
                checked: typed.by_person,
                onchange: form.typing(|typed: &mut Typed, on| typed.by_person = on),
                data_test: "by-person",
                children: html! { <>{ t(text::BY_PERSON) }<br /><span class="lx-small lx-muted">{ t(text::BY_PERSON_NOTE) }</span></> },
            }) }
        </>
    }
}
