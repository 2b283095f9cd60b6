//! What a volunteer says of themselves: where they live, when they are free, what they can do.

use std::rc::Rc;

use contract::{
    accounts::Me,
    ids::CommunityId,
    page::Page,
    places::Community,
    problem::Kind,
    teams::{Gender, Reach, Skill, Speech, VolunteerSheet, Volunteering, WeekSlot, terms},
};
use kit::{
    consent::{self, AskConsent},
    form::{Form, use_form},
    hooks::use_state,
    http::{self, Call, Failure},
    i18n::{fill, service as text, t},
    part,
    remote::use_call,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Check, Choice, Choices, Field, TextArea, Week, use_toasts},
    visit::{gender, numbers, parts, skills, speech, toggle, week},
};
use yew::prelude::*;

use crate::{
    faults::FAULTS,
    places::{self, Chosen, Place, use_communities},
    reason::unsent,
    routes::Route,
    shell::{Screen, use_signed_in},
};

/// The version at which it was begun, and what is said.
type Typed = (u32, VolunteerSheet);

#[component]
pub(crate) fn SheetPage() -> Html {
    let matter = use_signed_in(|me| part!(Known { me: me.clone() }));
    part!(Screen {
        title: t(text::VOLUNTEER),
        above: Route::Me,
        data_test: "sheet-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct OfMe {
    me: Rc<Me>,
}

/// What is known already: the places, and what was said before.
#[component]
fn Known(props: &OfMe) -> Html {
    let (communities, reload) = use_communities();
    let (before, again) = use_call::<_, Volunteering>((), |()| Some(Call::get("/me/volunteering")));
    let never = before.failure().is_some_and(|failure| failure.is(Kind::NotFound));
    communities.show(4, &reload, |communities| {
        let sheet = |first: VolunteerSheet, version: u32| {
            part!(Sheet {
                communities: communities.clone(),
                saved: (version, first),
                again: again.clone()
            })
        };
        match communities.items.first() {
            Some(community) if never => sheet(blank(&props.me, community.id), 0),
            _ => before.show(4, &again, |known| sheet(known.sheet.clone(), known.version.unsigned_abs())),
        }
    })
}

/// A sheet on which nothing was said yet.
fn blank(me: &Me, first: CommunityId) -> VolunteerSheet {
    VolunteerSheet {
        community_id: me.community_id.unwrap_or(first),
        cell_id: me.cell_id,
        reach: Reach::Community,
        skills: Vec::new(),
        speech: vec![Speech::Mandarin],
        free: Vec::new(),
        gender: None,
        most: 1,
        adult: true,
        guardian: None,
        about: None,
    }
}

#[derive(Properties, PartialEq)]
struct SheetProps {
    communities: Rc<Page<Community>>,
    /// What is known of them; of version 0, nothing yet.
    saved: Typed,
    /// Reads it again.
    again: Callback<()>,
}

#[component]
fn Sheet(props: &SheetProps) -> Html {
    let form = use_form("volunteer.sheet".to_owned(), props.saved.clone());
    let (sending, toasts, agreed) = (use_sending(), use_toasts(), use_state(|| false));
    let (is_new, behind) = (props.saved.0 == 0, form.is_behind(&props.saved));
    let failed = sending.behind(&props.again);
    let onsubmit = {
        let (form, sending, agreed) = (form.clone(), sending.clone(), *agreed);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let toasts = toasts.clone();
            let words = if is_new { text::APPLIED_NOW } else { kit::i18n::shared::SAVED };
            send(&form, (&sending, &failed), agreed, move || toasts.good(t(words)));
        })
    };
    let (ticked, onconsent) = (*agreed, Callback::from(move |now| agreed.set(now)));
    html! {
        <form class="lx-pad lx-stack lx-wide-stack" {onsubmit} data-test="sheet">
            { where_and_when(&form, &sending, &props.communities.items) }
            { what(&form, &sending) }
            { who(&form, &sending) }
            { part!(AskConsent { ticked, onchange: onconsent }) }
            { form.overtaken(props.saved.clone(), theirs) }
            { unsent(&sending) }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                submit: true,
                loading: sending.is_busy(),
                disabled: behind,
                data_test: "apply",
                children: html! { { t(if is_new { text::APPLY } else { text::CHANGE_SAVE }) } },
            }) }
            <p class="lx-muted lx-small">{ t(text::KEPT) }</p>
        </form>
    }
}

/// What was saved elsewhere meanwhile, in short.
fn theirs(sheet: &VolunteerSheet) -> Html {
    let can: Vec<&str> = sheet.skills.iter().map(|skill| t(terms::skill(*skill))).collect();
    html! {
        <>
            { part!(Week { label: t(text::FREE), days: week(), parts: parts(), chosen: numbers(&sheet.free) }) }
            <p>{ can.join(" · ") }</p>
            if let Some(about) = &sheet.about { <p class="lx-text">{ about }</p> }
        </>
    }
}

fn send(form: &Form<Typed>, (sending, failed): (&Sending, &Callback<Failure>), agreed: bool, done: impl Fn() + 'static) {
    let filled = |text: &Option<String>| {
        text.as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let (version, mut sheet) = (*form.typed).clone();
    sheet.guardian = filled(&sheet.guardian).filter(|_| !sheet.adult);
    sheet.about = filled(&sheet.about);
    if !sending.accepts_in(&sheet, &FAULTS) {
        return;
    }
    let form = form.clone();
    let sent = async move {
        if agreed {
            consent::give().await?;
        }
        let mut call = http::Call::put("/me/volunteering").json(&sheet);
        if version > 0 {
            call = call.if_match(&format!("\"{version}\""));
        }
        call.send::<Volunteering>().await
    };
    let done = move |_: Volunteering| {
        form.done();
        done();
        Route::Me.follow();
    };
    sending.start_or(sent, done, failed.clone());
}

fn where_and_when(form: &Form<Typed>, sending: &Sending, communities: &[Community]) -> Html {
    let sheet = &form.typed.1;
    let chosen = Place {
        community: Some(sheet.community_id),
        cell: sheet.cell_id,
        error: sending.error("/community_id"),
    };
    let choose = form.typing(|(_, sheet): &mut Typed, (community, cell): Chosen| {
        sheet.community_id = community.unwrap_or(sheet.community_id);
        sheet.cell_id = cell;
    });
    let free = form.typing(|(_, sheet): &mut Typed, number| toggle(&mut sheet.free, Some(WeekSlot::of(number))));
    let reaches = Reach::ALL
        .iter()
        .map(|reach| Choice::new(reach.word(), t(terms::reach(*reach))));
    html! {
        <>
            { part!(Week {
                label: t(text::FREE),
                days: week(),
                parts: parts(),
                chosen: numbers(&sheet.free),
                onchange: free,
                error: sending.error("/free"),
                data_test: "free",
            }) }
            { part!(Choices {
                label: t(text::MOST),
                options: (1..=3_u8).map(|most| Choice::new(most.to_string(), fill(text::TIMES, &[&most.to_string()]))).collect::<Vec<_>>(),
                chosen: vec![AttrValue::from(sheet.most.to_string())],
                onchange: form.typing(|(_, sheet): &mut Typed, pressed: AttrValue| {
                    sheet.most = pressed.parse().unwrap_or(sheet.most);
                }),
                error: sending.error("/most"),
                data_test: "most",
            }) }
            { places::fields(communities, chosen, &choose) }
            { part!(Choices {
                label: t(text::REACH),
                options: reaches.collect::<Vec<_>>(),
                chosen: vec![AttrValue::from(sheet.reach.word())],
                onchange: form.typing(|(_, sheet): &mut Typed, pressed: AttrValue| {
                    sheet.reach = Reach::from_word(&pressed).unwrap_or(sheet.reach);
                }),
                data_test: "reach",
            }) }
        </>
    }
}

fn what(form: &Form<Typed>, sending: &Sending) -> Html {
    let sheet = &form.typed.1;
    let onskill = form.typing(|(_, sheet): &mut Typed, pressed: AttrValue| toggle(&mut sheet.skills, Skill::from_word(&pressed)));
    let onspeech =
        form.typing(|(_, sheet): &mut Typed, pressed: AttrValue| toggle(&mut sheet.speech, Speech::from_word(&pressed)));
    html! {
        <>
            { skills(t(text::CAN), &sheet.skills, sending.error("/skills"), onskill) }
            { speech(t(text::SPEAKS), &sheet.speech, sending.error("/speech"), onspeech) }
        </>
    }
}

fn who(form: &Form<Typed>, sending: &Sending) -> Html {
    let sheet = &form.typed.1;
    let ongender = form.typing(|(_, sheet): &mut Typed, pressed: AttrValue| sheet.gender = Gender::from_word(&pressed));
    let guardian = sending.error("/guardian").or_else(|| sending.whole());
    html! {
        <>
            <div>
                { gender(t(text::OWN_GENDER), t(text::GENDER_UNSAID), sheet.gender.map_or("", Gender::word), ongender) }
                <p class="lx-hint">{ t(text::GENDER_NOTE) }</p>
            </div>
            { part!(Check {
                checked: sheet.adult,
                onchange: form.typing(|(_, sheet): &mut Typed, adult| sheet.adult = adult),
                data_test: "adult",
                children: html! { { t(text::ADULT) } },
            }) }
            if !sheet.adult {
                { part!(Field {
                    label: t(text::GUARDIAN),
                    value: sheet.guardian.clone().unwrap_or_default(),
                    oninput: form.typing(|(_, sheet): &mut Typed, name| sheet.guardian = Some(name)),
                    max_length: 30,
                    error: guardian,
                    data_test: "guardian",
                }) }
            }
            { part!(TextArea {
                label: t(text::ABOUT),
                value: sheet.about.clone().unwrap_or_default(),
                oninput: form.typing(|(_, sheet): &mut Typed, about| sheet.about = Some(about)),
                limit: 200,
                rows: 2,
                placeholder: t(text::ABOUT_EXAMPLE),
                error: sending.error("/about"),
                data_test: "about",
            }) }
        </>
    }
}
