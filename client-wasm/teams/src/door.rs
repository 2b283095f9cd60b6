//! The fields of a request that say at whose door it is, and what is wished for there.

use contract::teams::{Skill, Speech, Training};
use kit::{
    desk::Desk,
    form::Form,
    i18n::{fill, service, shared, t, teams as text},
    part,
    sending::Sending,
    ui::{Check, Choice, Select},
    visit::{gender, skills, speech, toggle, trainings},
};
use yew::prelude::*;

use crate::typed::Typed;

/// In which community and cell.
pub(crate) fn place(form: &Form<Typed>, sending: &Sending, desk: &Desk) -> Html {
    let typed = &form.typed;
    let communities = desk.communities.iter();
    let communities = communities.map(|each| Choice::new(each.id.to_string(), each.name.clone()));
    let mut cells = vec![Choice::new("", t(shared::CHOOSE))];
    cells.extend(
        desk.cells(Some(typed.community))
            .map(|cell| Choice::new(cell.id.to_string(), cell.name.clone())),
    );
    html! {
        <div class="lx-pair">
            if desk.communities.len() > 1 {
                { part!(Select {
                    label: t(service::COMMUNITY),
                    options: communities.collect::<Vec<_>>(),
                    value: typed.community.to_string(),
                    onchange: form.typing(|typed: &mut Typed, id: String| {
                        typed.community = id.parse().unwrap_or(typed.community);
                        typed.cell = None;
                    }),
                    error: sending.error("/community_id"),
                    data_test: "form-community",
                }) }
            }
            { part!(Select {
                label: t(service::CELL),
                options: cells,
                value: typed.cell.map(|cell| cell.to_string()).unwrap_or_default(),
                onchange: form.typing(|typed: &mut Typed, id: String| typed.cell = id.parse().ok()),
                error: sending.error("/cell_id"),
                data_test: "cell",
            }) }
        </div>
    }
}

/// Whether there is somebody at the door who needs to be protected.
pub(crate) fn safeguard(form: &Form<Typed>) -> Html {
    part!(Check {
        checked: form.typed.safeguard,
        onchange: form.typing(|typed: &mut Typed, on| typed.safeguard = on),
        data_test: "safeguard",
        children: html! { { t(text::SAFEGUARD) } },
    })
}

/// What is wished for; folded away, since what is usual is filled in.
pub(crate) fn wishes(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    let count = |count: u8| Choice::new(count.to_string(), count.to_string());
    let level = |level: u8| Choice::new(level.to_string(), fill(text::LEVEL_OF, &[&level.to_string()]));
    let onskill = form.typing(|typed: &mut Typed, pressed: AttrValue| toggle(&mut typed.skills, Skill::from_word(&pressed)));
    let ontraining =
        form.typing(|typed: &mut Typed, pressed: AttrValue| toggle(&mut typed.trainings, Training::from_word(&pressed)));
    let onspeech = form.typing(|typed: &mut Typed, pressed: AttrValue| toggle(&mut typed.speech, Speech::from_word(&pressed)));
    let ongender = form.typing(|typed: &mut Typed, pressed: AttrValue| typed.gender = pressed.to_string());
    // What is wrong in here must not stay folded away.
    let names = ["/volunteers", "/skills", "/trainings", "/speech"];
    let wrong = names.into_iter().any(|name| sending.error(name).is_some());
    html! {
        <details open={wrong}>
            <summary data-test="more">{ t(service::MORE) }</summary>
            <div class="lx-stack">
                { part!(Select {
                    label: t(service::VOLUNTEERS),
                    options: (0..=6).map(count).collect::<Vec<_>>(),
                    value: typed.volunteers.to_string(),
                    onchange: form.typing(|typed: &mut Typed, count: String| typed.volunteers = count.parse().unwrap_or(typed.volunteers)),
                    error: sending.error("/volunteers"),
                    data_test: "volunteers",
                }) }
                { part!(Select {
                    label: t(text::LEAST_LEVEL),
                    options: (1..=4).map(level).collect::<Vec<_>>(),
                    value: typed.least_level.to_string(),
                    onchange: form.typing(|typed: &mut Typed, level: String| typed.least_level = level.parse().unwrap_or(1)),
                    data_test: "least-level",
                }) }
                { part!(Check {
                    checked: typed.by_person,
                    onchange: form.typing(|typed: &mut Typed, on| typed.by_person = on),
                    data_test: "by-person",
                    children: html! { { t(service::BY_PERSON) } },
                }) }
                { skills(t(text::SKILLS), &typed.skills, sending.error("/skills"), onskill) }
                { trainings(t(text::TRAININGS), &typed.trainings, sending.error("/trainings"), ontraining) }
                { speech(t(text::SPEECH), &typed.speech, sending.error("/speech"), onspeech) }
                { gender(t(service::GENDER), t(service::GENDER_ANY), &typed.gender, ongender) }
            </div>
        </details>
    }
}
