//! What else a resident wishes for; folded away, since what is usual is filled in.

use contract::teams::{Gender, Skill, Speech, terms};
use kit::{
    form::Form,
    i18n::{service as text, t},
    part,
    sending::Sending,
    ui::{Choice, Choices, Select},
};
use yew::prelude::*;

use crate::typed::Typed;

/// Puts a value in where it is not, and takes it out where it is.
pub(crate) fn toggle<T: PartialEq>(all: &mut Vec<T>, one: Option<T>) {
    let Some(one) = one else { return };
    match all.iter().position(|other| *other == one) {
        Some(place) => drop(all.remove(place)),
        None => all.push(one),
    }
}

/// What can be done, to choose several of.
pub(crate) fn skills(label: &'static str, chosen: &[Skill], error: Option<AttrValue>, onchange: Callback<AttrValue>) -> Html {
    let option = |skill: &Skill| Choice::new(skill.word(), t(terms::skill(*skill)));
    part!(Choices {
        label,
        options: Skill::ALL.iter().map(option).collect::<Vec<_>>(),
        chosen: chosen.iter().map(|skill| AttrValue::from(skill.word())).collect::<Vec<_>>(),
        several: true,
        onchange,
        error,
        data_test: "skill",
    })
}

/// What is spoken, to choose several of.
pub(crate) fn speech(label: &'static str, chosen: &[Speech], error: Option<AttrValue>, onchange: Callback<AttrValue>) -> Html {
    let option = |speech: &Speech| Choice::new(speech.word(), t(terms::speech(*speech)));
    part!(Choices {
        label,
        options: Speech::ALL.iter().map(option).collect::<Vec<_>>(),
        chosen: chosen.iter().map(|speech| AttrValue::from(speech.word())).collect::<Vec<_>>(),
        several: true,
        onchange,
        error,
        data_test: "speech",
    })
}

/// A gender, or nothing, to choose one of.
pub(crate) fn gender(label: &'static str, nothing: &'static str, chosen: &str, onchange: Callback<AttrValue>) -> Html {
    let option = |gender: &Gender| Choice::new(gender.word(), t(terms::gender(*gender)));
    let mut options = vec![Choice::new("", nothing)];
    options.extend(Gender::ALL.iter().map(option));
    part!(Choices {
        label,
        options,
        chosen: vec![AttrValue::from(chosen.to_owned())],
        onchange,
        data_test: "gender",
    })
}

/// The fields.
pub(crate) fn wishes(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    let counts: Vec<_> = (0..=6_u8)
        .map(|count| Choice::new(count.to_string(), count.to_string()))
        .collect();
    let onskill = form.typing(|typed: &mut Typed, pressed: AttrValue| toggle(&mut typed.skills, Skill::from_word(&pressed)));
    let onspeech = form.typing(|typed: &mut Typed, pressed: AttrValue| toggle(&mut typed.speech, Speech::from_word(&pressed)));
    let ongender = form.typing(|typed: &mut Typed, pressed: AttrValue| typed.gender = pressed.to_string());
    // What is wrong in here must not stay folded away.
    let wrong = ["/volunteers", "/skills", "/speech"]
        .into_iter()
        .any(|name| sending.error(name).is_some());
    html! {
        <details open={wrong}>
            <summary data-test="more">{ t(text::MORE) }</summary>
            <div class="lx-stack lx-wide-stack">
                { part!(Select {
                    label: t(text::VOLUNTEERS),
                    options: counts,
                    value: typed.volunteers.to_string(),
                    onchange: form.typing(|typed: &mut Typed, count: String| typed.volunteers = count.parse().unwrap_or(typed.volunteers)),
                    error: sending.error("/volunteers"),
                    data_test: "volunteers",
                }) }
                { skills(t(text::SKILLS), &typed.skills, sending.error("/skills"), onskill) }
                { speech(t(text::SPEECH), &typed.speech, sending.error("/speech"), onspeech) }
                { gender(t(text::GENDER), t(text::GENDER_ANY), &typed.gender, ongender) }
            </div>
        </details>
    }
}
