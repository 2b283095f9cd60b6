//! How I read: language, type size, colours. Every app asks it, each in a place of its own.

use contract::Language;
use yew::prelude::*;

use crate::{
    i18n::{Text, shared, t},
    part,
    prefs::{Prefs, Size, Theme, use_prefs},
    ui::{Choice, Choices},
};

const LANGUAGES: [(Language, Text); 2] = [(Language::Chinese, shared::CHINESE), (Language::English, shared::ENGLISH)];
const SIZES: [(Size, Text); 3] = [
    (Size::Standard, shared::SIZE_STANDARD),
    (Size::Large, shared::SIZE_LARGE),
    (Size::Elder, shared::SIZE_ELDER),
];
const THEMES: [(Theme, Text); 3] = [
    (Theme::System, shared::THEME_SYSTEM),
    (Theme::Light, shared::THEME_LIGHT),
    (Theme::Dark, shared::THEME_DARK),
];

/// The choices.
#[component]
pub fn Reading() -> Html {
    let prefs = use_prefs();
    let now = prefs.now;
    html! {
        <>
            { choice(shared::LANGUAGE, &LANGUAGES, now.language, Language::tag, prefs.set.reform(move |language| Prefs { language, ..now }), "language") }
            { choice(shared::TYPE_SIZE, &SIZES, now.size, Size::word, prefs.set.reform(move |size| Prefs { size, ..now }), "size") }
            { choice(shared::THEME, &THEMES, now.theme, Theme::word, prefs.set.reform(move |theme| Prefs { theme, ..now }), "theme") }
        </>
    }
}

fn choice<T: Copy + PartialEq + 'static, const N: usize>(
    label: Text,
    values: &'static [(T, Text); N],
    chosen: T,
    word: impl Fn(T) -> &'static str + Copy + 'static,
    set: Callback<T>,
    data_test: &'static str,
) -> Html {
    let options = values
        .iter()
        .map(|(value, text)| Choice::new(word(*value), t(*text)))
        .collect::<Vec<_>>();
    let onchange = Callback::from(move |pressed: AttrValue| {
        if let Some((value, _)) = values.iter().find(|(value, _)| word(*value) == &*pressed) {
            set.emit(*value);
        }
    });
    part!(Choices {
        label: t(label),
        options,
        chosen: vec![AttrValue::from(word(chosen))],
        onchange,
        data_test
    })
}
