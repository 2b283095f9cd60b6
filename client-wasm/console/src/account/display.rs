//! Language, colours and type size; also on the page one signs in on.

use contract::Language;
use kit::part;
use kit::{
    i18n::{Text, shared, t},
    prefs::{Prefs, Size, Theme, use_prefs},
    ui::{Choice, Choices},
};
use yew::prelude::*;

/// How somebody wants to read.
#[component]
pub(crate) fn Display() -> Html {
    let prefs = use_prefs();
    let now = prefs.now;
    let languages = vec![
        Choice::new(Language::Chinese.tag(), t(shared::CHINESE)),
        Choice::new(Language::English.tag(), t(shared::ENGLISH)),
    ];
    let themes = Theme::ALL
        .map(|theme| Choice::new(theme.word(), t(theme_words(theme))))
        .to_vec();
    let sizes = Size::ALL.map(|size| Choice::new(size.word(), t(size_words(size)))).to_vec();
    let onlanguage = {
        let set = prefs.set.clone();
        Callback::from(move |tag: AttrValue| {
            let language = if tag == Language::English.tag() {
                Language::English
            } else {
                Language::Chinese
            };
            set.emit(Prefs { language, ..now });
        })
    };
    let ontheme = {
        let set = prefs.set.clone();
        Callback::from(move |word: AttrValue| {
            if let Some(theme) = Theme::ALL.into_iter().find(|theme| word == theme.word()) {
                set.emit(Prefs { theme, ..now });
            }
        })
    };
    let onsize = {
        let set = prefs.set.clone();
        Callback::from(move |word: AttrValue| {
            if let Some(size) = Size::ALL.into_iter().find(|size| word == size.word()) {
                set.emit(Prefs { size, ..now });
            }
        })
    };
    html! {
        <div class="lx-stack">
            { part!(Choices { label: t(shared::LANGUAGE), options: languages, chosen: vec![AttrValue::from(now.language.tag())], onchange: onlanguage, data_test: "language" }) }
            { part!(Choices { label: t(shared::THEME), options: themes, chosen: vec![AttrValue::from(now.theme.word())], onchange: ontheme, data_test: "theme" }) }
            { part!(Choices { label: t(shared::TYPE_SIZE), options: sizes, chosen: vec![AttrValue::from(now.size.word())], onchange: onsize, data_test: "size" }) }
        </div>
    }
}

const fn theme_words(theme: Theme) -> Text {
    match theme {
        Theme::System => shared::THEME_SYSTEM,
        Theme::Light => shared::THEME_LIGHT,
        Theme::Dark => shared::THEME_DARK,
    }
}

const fn size_words(size: Size) -> Text {
    match size {
        Size::Standard => shared::SIZE_STANDARD,
        Size::Large => shared::SIZE_LARGE,
        Size::Elder => shared::SIZE_ELDER,
    }
}
