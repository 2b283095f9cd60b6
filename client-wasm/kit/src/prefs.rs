//! How a person wants to read: language, type size, colours. Kept on the device, applied to `<html>`.

use crate::hooks::{share, use_callback, use_shared, use_state};
use contract::Language;
use yew::prelude::*;

use crate::{browser, i18n, part};

/// Under which name they are kept.
const NAME: &str = "prefs";

/// How large the type is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Size {
    /// 标准
    #[default]
    Standard,
    /// 大
    Large,
    /// 长辈版
    Elder,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// Like the device.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Size {
    /// Every size, smallest first.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Large, Self::Elder];

    /// The word for `data-size`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Large => "large",
            Self::Elder => "elder",
        }
    }
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word for `data-theme`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How a person wants to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Prefs {
    /// The language of every text.
    pub language: Language,
    /// How large the type is.
    pub size: Size,
    /// Light or dark.
    pub theme: Theme,
}

impl Prefs {
    /// Reads three words, such as `en elder dark`; what is unknown is as it is by default.
    fn read(text: &str) -> Self {
        let mut words = text.split(' ');
        let mut next = || words.next().unwrap_or_default();
        let (language, size, theme) = (next(), next(), next());
        Self {
            language: [Language::Chinese, Language::English]
                .into_iter()
                .find(|known| known.tag() == language)
                .unwrap_or_default(),
            size: Size::ALL.into_iter().find(|known| known.word() == size).unwrap_or_default(),
            theme: Theme::ALL.into_iter().find(|known| known.word() == theme).unwrap_or_default(),
        }
    }

    fn write(self) -> String {
        format!("{} {} {}", self.language.tag(), self.size.word(), self.theme.word())
    }

    /// What was kept; on a first visit Chinese, unless the device names English and no Chinese at all.
    fn recalled() -> Self {
        browser::recall(NAME).map_or_else(
            || Self {
                language: device_language(),
                ..Self::default()
            },
            |text| Self::read(&text),
        )
    }

    /// Puts them in force for texts and styles.
    fn apply(self) {
        i18n::set_language(self.language);
        let Some(html) = browser::document().and_then(|document| document.document_element()) else {
            return;
        };
        for (name, value) in [
            ("lang", self.language.tag()),
            ("data-size", self.size.word()),
            ("data-theme", self.theme.word()),
        ] {
            // It fails only for a name that is none.
            html.set_attribute(name, value).ok();
        }
    }
}

fn device_language() -> Language {
    let Some(window) = browser::window() else {
        return Language::default();
    };
    let languages = window.navigator().languages();
    let tags: Vec<String> = languages.iter().filter_map(|tag| tag.as_string()).collect();
    let knows = |start: &str| tags.iter().any(|tag| tag.starts_with(start));
    if knows("en") && !knows("zh") {
        Language::English
    } else {
        Language::Chinese
    }
}

/// The preferences and the way to change them.
#[derive(Clone, PartialEq)]
pub struct Preferences {
    /// As they are.
    pub now: Prefs,
    /// Changes, keeps and applies them.
    pub set: Callback<Prefs>,
}

/// The preferences; what is default outside a [`PrefsProvider`].
#[hook]
pub fn use_prefs() -> Preferences {
    use_shared::<Preferences>().unwrap_or(Preferences {
        now: Prefs::default(),
        set: Callback::noop(),
    })
}

/// The reader's language; building anew what depends on it is the provider's job.
#[hook]
pub fn use_language() -> Language {
    use_prefs().now.language
}

/// Properties of a [`PrefsProvider`].
#[derive(Properties, PartialEq)]
pub struct PrefsProviderProps {
    /// The app.
    pub children: Html,
}

/// Stands around the app. When the language changes, everything below is built anew: no page has to listen.
#[component]
pub fn PrefsProvider(props: &PrefsProviderProps) -> Html {
    let now = use_state(|| {
        let prefs = Prefs::recalled();
        prefs.apply();
        prefs
    });
    let set = {
        let setter = now.setter();
        use_callback((), move |prefs: Prefs, ()| {
            browser::keep(NAME, &prefs.write());
            prefs.apply();
            setter.set(prefs);
        })
    };
    let below = part!(Below [now.language.tag()] { children: props.children.clone() });
    share(Preferences { now: *now, set }, below)
}

/// A component of its own, because only a component with another key is built anew.
#[component]
fn Below(props: &PrefsProviderProps) -> Html {
    props.children.clone()
}

#[cfg(test)]
mod tests {
    use super::{Language, Prefs, Size, Theme};

    #[test]
    fn preferences_read_back_what_they_write() {
        let prefs = Prefs {
            language: Language::English,
            size: Size::Elder,
            theme: Theme::Dark,
        };
        assert_eq!(Prefs::read(&prefs.write()), prefs);
        assert_eq!(Prefs::read("nonsense"), Prefs::default());
    }
}
