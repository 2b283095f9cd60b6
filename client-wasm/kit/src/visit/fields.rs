//! Choices of what people can do, speak and are.

use contract::{
    Text,
    teams::{Gender, Skill, Speech, Training, terms},
};
use yew::prelude::*;

use crate::{
    i18n::t,
    part,
    ui::{Choice, Choices},
};

/// Puts a value in where it is not, and takes it out where it is.
pub fn toggle<T: PartialEq>(all: &mut Vec<T>, one: Option<T>) {
    let Some(one) = one else { return };
    match all.iter().position(|other| *other == one) {
        Some(place) => drop(all.remove(place)),
        None => all.push(one),
    }
}

fn choice(word: &'static str, name: Text) -> Choice {
    Choice::new(word, t(name))
}

fn several(
    label: &'static str,
    options: Vec<Choice>,
    chosen: Vec<AttrValue>,
    error: Option<AttrValue>,
    onchange: Callback<AttrValue>,
    data_test: &'static str,
) -> Html {
    part!(Choices {
        label,
        options,
        chosen,
        several: true,
        onchange,
        error,
        data_test
    })
}

/// What can be done, to choose several of.
pub fn skills(label: &'static str, chosen: &[Skill], error: Option<AttrValue>, onchange: Callback<AttrValue>) -> Html {
    let options = Skill::ALL.iter().map(|one| choice(one.word(), terms::skill(*one))).collect();
    let chosen = chosen.iter().map(|one| AttrValue::from(one.word())).collect();
    several(label, options, chosen, error, onchange, "skill")
}

/// What social workers are trained in, to choose several of.
pub fn trainings(label: &'static str, chosen: &[Training], error: Option<AttrValue>, onchange: Callback<AttrValue>) -> Html {
    let options = Training::ALL
        .iter()
        .map(|one| choice(one.word(), terms::training(*one)))
        .collect();
    let chosen = chosen.iter().map(|one| AttrValue::from(one.word())).collect();
    several(label, options, chosen, error, onchange, "training")
}

/// What is spoken, to choose several of.
pub fn speech(label: &'static str, chosen: &[Speech], error: Option<AttrValue>, onchange: Callback<AttrValue>) -> Html {
    let options = Speech::ALL
        .iter()
        .map(|one| choice(one.word(), terms::speech(*one)))
        .collect();
    let chosen = chosen.iter().map(|one| AttrValue::from(one.word())).collect();
    several(label, options, chosen, error, onchange, "speech")
}

/// A gender, or nothing, to choose one of.
pub fn gender(label: &'static str, nothing: &'static str, chosen: &str, onchange: Callback<AttrValue>) -> Html {
    let mut options = vec![Choice::new("", nothing)];
    options.extend(Gender::ALL.iter().map(|one| choice(one.word(), terms::gender(*one))));
    part!(Choices {
        label,
        options,
        chosen: vec![AttrValue::from(chosen.to_owned())],
        onchange,
        data_test: "gender",
    })
}
