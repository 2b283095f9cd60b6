//! The two languages that people read Lianxin in.

use serde::{Deserialize, Serialize};

/// A language of the interface and of problem texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Language {
    /// 简体中文, the default.
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The first language of an `Accept-Language` header that is spoken here, else Chinese.
    ///
    /// Weights are not read: browsers list languages in order of preference.
    pub fn preferred(accept_language: &str) -> Self {
        accept_language
            .split(',')
            .find_map(|range| {
                let tag = range.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
                match tag.split('-').next() {
                    Some("zh") => Some(Self::Chinese),
                    Some("en") => Some(Self::English),
                    _ => None,
                }
            })
            .unwrap_or_default()
    }

    /// Whichever of two texts is in this language.
    pub const fn pick<'a>(self, chinese: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}

/// One text in both languages: one string, because hundreds of second pointers would have to be downloaded too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text(&'static str);

impl Text {
    /// A text, Chinese before and English behind a unit separator; only the tables make them.
    pub const fn new(both: &'static str) -> Self {
        Self(both)
    }

    /// The text in this language.
    pub fn to(self, language: Language) -> &'static str {
        let (chinese, english) = self.0.split_once('\u{1f}').unwrap_or((self.0, self.0));
        language.pick(chinese, english)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_first_known_language_wins_and_chinese_is_the_default() {
        assert_eq!(Language::preferred("fr, en-GB;q=0.8, zh"), Language::English);
        assert_eq!(Language::preferred("zh-CN,en"), Language::Chinese);
        assert_eq!(Language::preferred(""), Language::Chinese);
    }
}
